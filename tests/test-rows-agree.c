// SPDX-License-Identifier: MIT
/* The fast reader of rows gives what the careful one gives, whatever it reads and however. */
#include <string.h>

#include "effort.h"
#include "row-sums-compare.h"
#include "rows-carefully.h"
#include "rows-cases.h"
#include "rows-quickly.h"

static void
test_case (gconstpointer data)
{
  const RowsCase *it = data;
  const gsize length = it->length > 0 ? it->length : strlen (it->text);
  g_autofree char *text = rows_find_disagreement (it->plan, it->text, length, it->first_line, NULL);

  g_assert_cmpstr (text, ==, NULL);
}

/* What is drawn: shares are of 1000. */
typedef struct
{
  const char *name;
  guint n_rows;
  guint n_groups, n_segments, n_days;
  gint32 odd;    /* values that are no plain decimals */
  gint32 quoted; /* cells */
  gint32 ragged; /* rows with a cell more or less, blank ones, empty labels */
  gint32 long_;  /* values of some thousand bytes */
  gint32 stray;  /* quotes where none may be */
  const char *newline;
  gboolean is_quick;   /* the fast reader must not give up */
  const char *segment; /* what its names start with */
} Profile;

#define LONG "a long name of a segment: "

static const Profile profiles[] = {
  { "plain", 700, 2, 4, 14, 0, 0, 0, 0, 0, "\n", TRUE, LONG },
  { "three-groups", 700, 3, 1, 1, 0, 0, 0, 0, 0, "\r\n", TRUE, LONG },
  { "odd-values", 700, 2, 4, 14, 300, 0, 0, 0, 0, "\n", TRUE, LONG },
  { "quotes", 700, 2, 4, 14, 100, 300, 0, 0, 0, "\n", TRUE, LONG },
  { "quotes-and-returns", 700, 2, 4, 14, 100, 300, 50, 0, 0, "\r\n", TRUE, LONG },
  { "all-quoted", 700, 5, 4, 14, 100, 1000, 50, 0, 0, "\n", TRUE, LONG },
  { "ragged", 700, 2, 4, 14, 100, 0, 300, 0, 0, "\n", TRUE, LONG },
  { "long-cells", 700, 2, 4, 14, 100, 100, 50, 20, 0, "\n", TRUE, LONG },
  { "many-groups", 700, 130, 2, 2, 20, 20, 20, 0, 0, "\n", TRUE, LONG },
  { "many-labels", 4000, 2, 1400, 5, 20, 20, 20, 0, 0, "\n", TRUE, LONG },
  { "many-labels-of-one-start", 4000, 2, 900, 1, 0, 0, 0, 0, 0, "\n", TRUE, "segment " },
  { "many-days", 4000, 2, 5, 1400, 20, 20, 20, 0, 0, "\n", TRUE, LONG },
  { "stray-quotes", 300, 2, 4, 14, 100, 300, 50, 0, 3, "\n", FALSE, LONG },
};

static gboolean
happens (GRand *random, gint32 of_1000)
{
  return g_rand_int_range (random, 0, 1000) < of_1000;
}

static const char *
pick (GRand *random, const char *const *texts, gsize n)
{
  return texts[g_rand_int_range (random, 0, (gint32) n)];
}

static void
append_cell (GString *file, GRand *random, const Profile *profile, const char *text)
{
  const gboolean is_quoted = happens (random, profile->quoted);

  if (is_quoted)
    g_string_append_c (file, '"');
  g_string_append (file, text);
  if (is_quoted && happens (random, 200))
    g_string_append (file, pick (random, (const char *[]) { "\"\"", ",", "\n", "\r\n", " " }, 5));
  if (is_quoted)
    g_string_append_c (file, '"');
  if (happens (random, profile->stray))
    g_string_append_c (file, '"');
}

static char *
draw_number (GRand *random, const Profile *profile)
{
  static const char *const odd[] = {
    "",
    "NA",
    "null",
    " 5 ",
    "\t7.25",
    "1,5",
    "1e3",
    "2.5E-3",
    "+4",
    "-0",
    "-.5",
    "5.",
    "007",
    "x",
    "12%",
    "1 2",
    "1e15",
    "1e14",
    "-1e-18",
    "1e-19",
    "0.1234567",
    "0.12345678",
    "123456789012345",
    "70368744177664",
    "70368744177663.99",
    "-99999999999999.999999999999999999",
    "yes",
    "N",
    "예",
    "미구매",
    "Not converted",
    "1.2.3",
    "--1",
    "(5)",
    "7.25-",
    "(1,250.5)",
    "(-5)",
    "-",
    "–",
    ".",
    "00000000000000000000001.5",
    "0x10",
    "inf",
    "NaN",
  };
  const gint64 cents = g_rand_int_range (random, -100000, 1000000);

  if (happens (random, profile->long_))
    return g_strnfill ((gsize) g_rand_int_range (random, 1, 9000), '3');
  if (happens (random, profile->odd))
    return g_strdup (pick (random, odd, G_N_ELEMENTS (odd)));
  return g_strdup_printf ("%s%" G_GINT64_FORMAT ".%02d", cents < 0 ? "-" : "", ABS (cents) / 100,
                          (int) (ABS (cents) % 100));
}

static char *
draw_label (GRand *random, const Profile *profile, guint n, const char *format)
{
  g_autofree char *number =
      g_strdup_printf ("%u", (guint) g_rand_int_range (random, 0, (gint32) n));

  if (happens (random, profile->ragged / 5))
    return g_strdup ("");
  return g_strdup_printf ("%s%s%s", format, number, happens (random, profile->odd / 4) ? " " : "");
}

/* A day, or a time of it, in many ways of writing. */
static char *
draw_day (GRand *random, const Profile *profile)
{
  static const char *const odd[] = {
    "2024-03-01T10:00:00Z", "2024-03-01 11:30", " 2024-03-01T10:00", "2024/03/01 10:00",
    "20240301T1000",        "03/01/2024 9 PM",  "1 Mar 2024 10:00",  "September 1, 2024",
    "Wednesday, T",         "2024-03-0x T",     "2024. 3. 1. T",     "2024-03-01T",
  };

  if (happens (random, profile->odd))
    return g_strdup (pick (random, odd, G_N_ELEMENTS (odd)));
  /* Few are days, and more something else. */
  return draw_label (random, profile, profile->n_days,
                     profile->n_days <= 10 ? "2024-03-1" : "2024-03-01-");
}

static void
append_row (GString *file, GRand *random, const Profile *profile)
{
  g_autofree char *unit = draw_label (random, profile, 1000000, "u");
  g_autofree char *group = draw_label (random, profile, profile->n_groups, "");
  g_autofree char *segment = draw_label (random, profile, profile->n_segments, profile->segment);
  g_autofree char *day = draw_day (random, profile);
  g_autofree char *won = happens (random, profile->odd)
                             ? draw_number (random, profile)
                             : g_strdup (happens (random, 300) ? "1" : "0");
  g_autofree char *paid = draw_number (random, profile);
  g_autofree char *before = draw_number (random, profile);
  const char *const cells[] = { unit, group, segment, day, won, paid, before };
  gsize n_cells = G_N_ELEMENTS (cells);

  if (happens (random, profile->ragged))
    n_cells = (gsize) g_rand_int_range (random, 0, (gint32) n_cells + 1);
  for (gsize i = 0; i < n_cells; i++)
    {
      if (i > 0)
        g_string_append_c (file, ',');
      append_cell (file, random, profile, cells[i]);
    }
  if (happens (random, profile->ragged))
    g_string_append (file, pick (random, (const char *[]) { ",", ",9", ",," }, 3));
  g_string_append (file, profile->newline);
}

static const ExosRowsPlan plan = {
  .delimiter = ',',
  .point = '.',
  .n_columns = 7,
  .by = { 1, 2, 3 },
  .unit = 0,
  .event = -1,
  .time = -1,
  .n_numbers = 4,
  .numbers = { { .column = 4, .is_outcome = true },
               { .column = 5, .decimals = 2 },
               { .column = 6, .decimals = 7 },
               { .column = 4, .decimals = 0 } },
  .n_pairs = 3,
  .pairs = { { 1, 2 }, { 0, 1 }, { 2, 2 } },
};

static void
test_drawn (gconstpointer data)
{
  const Profile *profile = data;
  g_autoptr (GRand) random = g_rand_new_with_seed (profile->n_rows + profile->n_segments);

  for (guint i = EXOS_TEST_IS_SLOW; i < 2; i++)
    {
      g_autoptr (GString) file = g_string_new ("u,g,s,d,w,p,b\n");
      g_autofree char *text = NULL;
      guint n_left = 0;

      for (guint row = 0; row < EXOS_TEST_DRAWS (profile->n_rows); row++)
        append_row (file, random, profile);
      if (i == 1 && file->str[file->len - 1] == '\n')
        g_string_truncate (file, file->len - 1);
      text = rows_find_disagreement (&plan, file->str, file->len, 2, &n_left);
      g_assert_cmpstr (text, ==, NULL);
      g_assert_true (!profile->is_quick || n_left == 0);
    }
}

/* More cells than one thread keeps, in every order of threads. */
static void
test_many_cells (void)
{
  static const ExosRowsPlan small = {
    .delimiter = ',',
    .point = '.',
    .n_columns = 3,
    .by = { 0, 1, 2 },
    .unit = -1,
    .event = -1,
    .time = -1,
  };
  static const gint32 n_segments[] = { 30, 400, 900 };

  for (gsize i = 2 * EXOS_TEST_IS_SLOW; i < G_N_ELEMENTS (n_segments); i++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (3);
      g_autoptr (GString) file = g_string_new ("g,s,d\n");
      g_autoptr (ExosRowSums) careful = NULL;

      for (guint j = 0; j < 200000; j++)
        g_string_append_printf (file, "%d,%d,%d\n", g_rand_int_range (random, 0, 100),
                                g_rand_int_range (random, 0, n_segments[i]),
                                g_rand_int_range (random, 0, 20));
      careful = rows_sum_carefully (&small, file->str, file->len, 0, 2);
      g_assert_cmpint (careful->is_cut[EXOS_ROWS_BY_DAY], ==, i > 0);
      g_assert_cmpint (careful->is_cut[EXOS_ROWS_BY_SEGMENT], ==, i > 1);
      for (guint n_threads = 1; n_threads <= 3; n_threads++)
        {
          const RowsManner manner = { n_threads, 10000, exos_scanner (0), 0, 0, 0 };
          g_autoptr (ExosRowSums) quick =
              rows_sum_quickly (&small, file->str, file->len, 2, &manner);
          g_autofree char *text = row_sums_difference (careful, quick);

          g_assert_cmpstr (text, ==, NULL);
        }
    }
}

/* Labels that start alike and are of all lengths around those that are looked at together, or whose
 * length looks like theirs in a byte; now and then in quotes. */
static void
test_labels_of_all_lengths (void)
{
  ExosRowsPlan small = {
    .delimiter = ',',
    .point = '.',
    .n_columns = 3,
    .by = { 0, 1, 2 },
    .unit = -1,
    .event = -1,
    .time = -1,
  };
  static const guint lengths[] = { 1, 2, 14, 15, 16, 17, 18, 31, 32, 33, 254, 255, 256, 257, 511 };
  g_autofree char *long_text = g_strnfill (600, 'a');
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GString) file = g_string_new ("g,s,d\n");

  for (guint i = 0; i < EXOS_TEST_DRAWS (6000); i++)
    for (guint column = 0; column < 3; column++)
      {
        const guint length = lengths[g_rand_int_range (random, 0, G_N_ELEMENTS (lengths))];
        const char *quote = i / 60 % 2 > 0 && g_rand_int_range (random, 0, 4) == 0 ? "\"" : "";

        g_string_append_printf (file, "%s%.*s%s%s", quote, (int) length, long_text, quote,
                                column < 2 ? "," : "\n");
      }
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *text = rows_find_disagreement (&small, file->str, file->len, 2, NULL);

      g_assert_cmpstr (text, ==, NULL);
      small.by[EXOS_ROWS_BY_DAY] = -1;
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/rows-agree/case/%s", rows_cases[i].name);

      g_test_add_data_func (path, &rows_cases[i], test_case);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (profiles); i++)
    {
      g_autofree char *path = g_strdup_printf ("/rows-agree/drawn/%s", profiles[i].name);

      g_test_add_data_func (path, &profiles[i], test_drawn);
    }
  g_test_add_func ("/rows-agree/many-cells", test_many_cells);
  g_test_add_func ("/rows-agree/labels-of-all-lengths", test_labels_of_all_lengths);

  return g_test_run ();
}
