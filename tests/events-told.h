// SPDX-License-Identifier: MIT
/* What events come to, in words. */
#pragma once

#include <string.h>

#include "events-summed.h"

static inline void
tell_finding (GString *told, const char *name, const ExosRowsFinding *finding)
{
  if (finding->count == 0)
    return;
  g_string_append_printf (told, "%s %" G_GUINT64_FORMAT, name, finding->count);
  if (finding->users > 0)
    g_string_append_printf (told, " of %" G_GUINT64_FORMAT " users", finding->users);
  for (guint i = 0; i < EXOS_ROWS_MAX_LINES && finding->lines[i] != 0; i++)
    g_string_append_printf (told, "%s%" G_GUINT64_FORMAT, i == 0 ? ":" : ",", finding->lines[i]);
  if (finding->length > 0)
    g_string_append_printf (told, " (%.*s)", (int) finding->length, finding->value);
  g_string_append_c (told, '\n');
}

static inline void
tell_cell (GString *told, const ExosRowSums *sums, const ExosRowsCell *cell)
{
  for (guint by = 0; by < EXOS_ROWS_N_BY; by++)
    if (sums->plan.by[by] >= 0)
      {
        const ExosRowsLabel *label = &sums->labels[by][cell->labels[by]];

        g_string_append_printf (told, "%.*s ", (int) label->length, label->text);
      }
  g_string_append_printf (told, "%" G_GUINT64_FORMAT, cell->n_rows);
  for (guint i = 0; i < sums->plan.n_numbers; i++)
    {
      char text[100];

      exos_wide_sum_print (&cell->sums[exos_row_sums_number (i) + EXOS_CELL_SUM],
                           EXOS_WIDE_DECIMALS, text);
      g_string_append_printf (told, " %s %s", sums->number_names[i], text);
    }
  g_string_append_c (told, '\n');
}

static inline char *
tell (const ExosRowSums *sums)
{
  static const char *const findings[] = {
    "short",        "long",     "no-group", "repeated", "in-several-groups", "no-unit", "no-time",
    "other-events", "nameless", "joined",   "quotes"
  };
  GString *told = g_string_new (NULL);

  g_string_append_printf (told, "%" G_GUINT64_FORMAT " rows\n", sums->n_rows);
  for (guint i = 0; i < sums->n_cells; i++)
    tell_cell (told, sums, &sums->cells[i]);
  for (guint i = 0; i < EXOS_ROWS_N_FINDINGS; i++)
    tell_finding (told, findings[i], &sums->findings[i]);
  for (guint i = 0; i < sums->plan.n_numbers; i++)
    tell_finding (told, "unreadable", &sums->unreadable[i]);
  return g_string_free (told, FALSE);
}

/* Whatever the reader and its threads; fast: NULL where it asks for the careful one. */
static inline void
assert_told (const ExosRowsPlan *plan,
             const ExosEventsNames *called,
             const char *text,
             const char *expected)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (ExosRowSums) careful = events_sum_carefully (plan, called, bytes);
  g_autofree char *told = tell (careful);

  g_assert_cmpstr (told, ==, expected);
  for (guint n_threads = 1; n_threads <= 3; n_threads++)
    for (gsize block = 1; block < 200; block += 33)
      {
        g_autoptr (ExosRowSums) fast = events_sum_fast (plan, called, bytes, n_threads, block);

        events_assert_same (fast, careful);
      }
}
