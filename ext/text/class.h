/* SPDX-License-Identifier: MIT */
#ifndef SOC_TEXT_CLASS_H
#define SOC_TEXT_CLASS_H

#include <stdbool.h>
#include <stdint.h>

/* Classes of code points, by Unicode 15's property of the same name unless said otherwise. */

/* White_Space. */
bool soc_point_is_space(int32_t point);
/* Shows no mark: White_Space, Default_Ignorable_Code_Point, and the blank Braille cell. */
bool soc_point_is_blank(int32_t point);
/* C0 but line feed and tab, DEL, C1, and the two U+FFFE/U+FFFF that XML cannot carry. */
bool soc_point_is_control(int32_t point);

#endif
