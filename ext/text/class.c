/* SPDX-License-Identifier: MIT */
#include "text/class.h"

#include <stddef.h>

#include "base/ban.h"

typedef struct range {
	int32_t first, last;
} range;

static const range SPACE[] = {
	{ 0x0009, 0x000D }, { 0x0020, 0x0020 }, { 0x0085, 0x0085 }, { 0x00A0, 0x00A0 },
	{ 0x1680, 0x1680 }, { 0x2000, 0x200A }, { 0x2028, 0x2029 }, { 0x202F, 0x202F },
	{ 0x205F, 0x205F }, { 0x3000, 0x3000 },
};

static const range IGNORABLE[] = {
	{ 0x00AD, 0x00AD }, { 0x034F, 0x034F }, { 0x061C, 0x061C }, { 0x115F, 0x1160 },
	{ 0x17B4, 0x17B5 }, { 0x180B, 0x180F }, { 0x200B, 0x200F }, { 0x202A, 0x202E },
	{ 0x2060, 0x206F }, { 0x2800, 0x2800 }, { 0x3164, 0x3164 }, { 0xFE00, 0xFE0F },
	{ 0xFEFF, 0xFEFF }, { 0xFFA0, 0xFFA0 }, { 0xFFF0, 0xFFF8 }, { 0x1BCA0, 0x1BCA3 },
	{ 0x1D173, 0x1D17A }, { 0xE0000, 0xE0FFF },
};

static bool range_has(const range *table, size_t count, int32_t point)
{
	for (size_t i = 0; i < count && point >= table[i].first; i++) {
		if (point <= table[i].last) {
			return true;
		}
	}
	return false;
}

bool soc_point_is_space(int32_t point)
{
	return range_has(SPACE, sizeof(SPACE) / sizeof(SPACE[0]), point);
}

bool soc_point_is_blank(int32_t point)
{
	return soc_point_is_space(point)
		|| range_has(IGNORABLE, sizeof(IGNORABLE) / sizeof(IGNORABLE[0]), point);
}

bool soc_point_is_control(int32_t point)
{
	if (point == '\n' || point == '\t') {
		return false;
	}
	return point < 0x20 || (point >= 0x7F && point <= 0x9F) || point == 0xFFFE || point == 0xFFFF;
}
