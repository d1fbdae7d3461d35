// SPDX-License-Identifier: MIT
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "28 Feb – 13 Mar 2026 (14 days)", "2026-02-28 ~ 2026-03-13 (14일)"; with one valid date "from 28
 * February 2026" or "until 13 March 2026", with none NULL. In exos_language(); the caller frees. */
char *exos_format_date_range (const GDate *start, const GDate *end);

/* Days from start to end, both counted; 0 unless both are valid and in order. */
guint exos_count_days (const GDate *start, const GDate *end);

/* "2026-03-14", and nothing else; FALSE, and date unchanged, for any other text. */
gboolean exos_parse_iso_date (const char *text, GDate *date);

G_END_DECLS
