// SPDX-License-Identifier: MIT
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The pattern, in exos_language(), with its {day}, {month}, {year} and {iso} (2026-02-28) replaced
 * by those of a valid date: "{day} {month}" becomes "28 Feb". The caller frees. */
char *exos_fill_date (const char *pattern, const GDate *date);

/* "28 Feb", "2월 28일": a day on an axis. The caller frees. */
char *exos_format_day (const GDate *date);

G_END_DECLS
