// SPDX-License-Identifier: MIT
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The days of a column, n places of texts, as exos_time_parse() reads them: those that are only of
 * data/rows/time-formats.h ("2026. 4. 3.", "03/04/2026") become "2026-04-03", with what they say of
 * the clock behind it. All stay as they are when one of them is no day, or when nothing tells, or
 * not the same everywhere, whether the day or the month comes first. Empty and NULL ones are passed
 * over. The caller owns the texts, which g_free() frees. */
void exos_days_to_iso (char **const *days, gsize n);

G_END_DECLS
