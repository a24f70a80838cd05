/* SPDX-License-Identifier: MIT */
#ifndef SOC_BASE_VERSION_H
#define SOC_BASE_VERSION_H

/* The one place of the version; extension.json and CHANGELOG.md follow it. */
#define SOC_VERSION "0.1.0"

#endif
