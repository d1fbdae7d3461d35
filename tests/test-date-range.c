// SPDX-License-Identifier: MIT
/* When an experiment ran, in words. */
#include <glib.h>

#include "data/language.h"
#include "memo/date-range.h"

/* Of 20260228; not valid of 0. */
static GDate
date_of (guint number)
{
  GDate date;

  g_date_clear (&date, 1);
  if (number > 0)
    g_date_set_dmy (&date, (GDateDay) (number % 100), (GDateMonth) (number / 100 % 100),
                    (GDateYear) (number / 10000));
  return date;
}

/* clang-format off */
static const struct
{
  guint start, end, n_days;
  const char *text[2];
} ranges[] = {
  { 20260228, 20260313, 14, { "28 Feb – 13 Mar 2026 (14 days)", "2026-02-28 ~ 2026-03-13 (14일)" } },
  { 20251220, 20260103, 15, { "20 Dec 2025 – 3 Jan 2026 (15 days)", "2025-12-20 ~ 2026-01-03 (15일)" } },
  { 20240228, 20240301, 3, { "28 Feb – 1 Mar 2024 (3 days)", "2024-02-28 ~ 2024-03-01 (3일)" } },
  { 20260501, 20260502, 2, { "1 May – 2 May 2026 (2 days)", "2026-05-01 ~ 2026-05-02 (2일)" } },
  { 20260501, 20260501, 1, { "1 May 2026 (1 day)", "2026-05-01 (1일)" } },
  { 20200101, 20260101, 2193, { "1 Jan 2020 – 1 Jan 2026 (2,193 days)", "2020-01-01 ~ 2026-01-01 (2,193일)" } },
  { 20260313, 20260228, 0, { "13 Mar – 28 Feb 2026", "2026-03-13 ~ 2026-02-28" } },
  { 20260228, 0, 0, { "from 28 February 2026", "2026년 2월 28일부터" } },
  { 0, 20260313, 0, { "until 13 March 2026", "2026년 3월 13일까지" } },
  { 0, 0, 0, { NULL, NULL } },
};
/* clang-format on */

static void
test_ranges (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      const GDate start = date_of (ranges[i].start), end = date_of (ranges[i].end);
      g_autofree char *english = exos_format_date_range (&start, &end);

      exos_language_use ("ko");

      g_autofree char *korean = exos_format_date_range (&start, &end);

      exos_language_use ("en");
      g_assert_cmpstr (english, ==, ranges[i].text[0]);
      g_assert_cmpstr (korean, ==, ranges[i].text[1]);
      g_assert_cmpuint (exos_count_days (&start, &end), ==, ranges[i].n_days);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date-range/both-languages", test_ranges);
  return g_test_run ();
}
