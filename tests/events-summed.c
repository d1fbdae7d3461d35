// SPDX-License-Identifier: MIT
#include "events-summed.h"

#include <gio/gio.h>

#include "data/rows/time.h"
#include "row-sums-compare.h"

const ExosRowsPlan events_plan = {
  .delimiter = ',',
  .point = '.',
  .n_columns = 5,
  .by = { 2, -1, -1 },
  .unit = 0,
  .event = 3,
  .time = 1,
  .n_numbers = 1,
  .numbers = { { .column = 4, .decimals = 2 } },
};

const ExosEventsNames events_names = { "value", "pre_value", NULL };

ExosRowsPlan
events_with_start (ExosRowsPlan plan)
{
  plan.has_start = true;
  g_assert_true (exos_time_parse ("2024-03-01", 10, &plan.start));
  return plan;
}

ExosRowSums *
events_sum_carefully (const ExosRowsPlan *plan, const ExosEventsNames *called, GBytes *bytes)
{
  g_autoptr (ExosEvents) events = exos_events_new (plan, called);
  g_autoptr (ExosEventsPart) part = exos_events_part_new (events);
  ExosCarefulEvents careful = { part, 2 };
  g_autoptr (ExosCsv) csv = exos_csv_new (plan->delimiter, exos_careful_events_add, &careful);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  g_assert_true (exos_csv_push (csv, text, length, NULL));
  exos_csv_finish (csv);
  g_assert_true (exos_events_part_finish (part));
  return exos_events_sums (events, NULL);
}

ExosRowSums *
events_sum_fast (const ExosRowsPlan *plan,
                 const ExosEventsNames *called,
                 GBytes *bytes,
                 guint n_threads,
                 gsize block_bytes)
{
  const ExosRowsRun run = { .plan = plan,
                            .events = called,
                            .first_line = 2,
                            .n_threads = n_threads,
                            .block_bytes = block_bytes };
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GError) error = NULL;
  ExosRowSums *sums = exos_rows_run (&run, stream, NULL, &error);

  g_assert_no_error (error);
  return sums;
}

void
events_assert_same (const ExosRowSums *a, const ExosRowSums *b)
{
  g_autofree char *difference = row_sums_difference (a, b);

  g_assert_cmpstr (difference, ==, NULL);
  g_assert_true (
      g_strv_equal ((const char *const *) a->number_names, (const char *const *) b->number_names));
}

ExosRowSums *
events_sum_both (const ExosRowsPlan *plan, const ExosEventsNames *called, const GString *text)
{
  static const gsize blocks[] = { 0, 5000, 300 };
  g_autoptr (GBytes) bytes = g_bytes_new_static (text->str, text->len);
  ExosRowSums *careful = events_sum_carefully (plan, called, bytes);

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    for (guint n_threads = 1; n_threads <= 2; n_threads++)
      {
        g_autoptr (ExosRowSums) fast = events_sum_fast (plan, called, bytes, n_threads, blocks[i]);

        events_assert_same (fast, careful);
      }
  return careful;
}
