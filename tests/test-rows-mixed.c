// SPDX-License-Identifier: MIT
/* Rows of users that are as usual, and those that are not, in any mixture: the fast reader and the
 * careful one agree on every field. */
#include <string.h>

#include "row-sums-compare.h"
#include "rows-carefully.h"
#include "rows-quickly.h"

#define N_ROWS 700
#define N_COLUMNS 8

/* Texts of a column: the usual ones, then the others. */
typedef struct
{
  const char *const *texts;
  gint n_usual;
  gint n;
} Choice;

static const char *const ids[] = {
  "u1",   "12345", "x",          "~",   "#7",       "$",        "",    " ",        "\x1a",   "!",
  "\"\"", "\" \"", "\"u\"\"1\"", " u1", "\xc2\xa0", "\"\"\"\"", "\t1", "\xc3\xa9", "\" u\"", "\x7f",
};
static const char *const groups[] = {
  "a",    "b",         "",        " ",    " a",        "a ",        "\"a\"", "\"a \"", "A",
  "null", "(not set)", "\"NaN\"", "\"\"", "a\xc2\xa0", "\"b\"\"\"", "nul",   "nulls",
};
static const char *const segments[] = {
  "ios",
  "web",
  "exactly 14 char",
  "exactly 15 chars",
  "exactly 16 chars.",
  "a longer name of a segment",
  "",
  "\"\"",
  "\"ios\"",
  " ios",
  "\"i,o\ns\"",
  "\"exactly 15 chars\"",
  "\"exactly 14 char\"",
  "ios\x01",
};
static const char *const days[] = {
  "2024-03-01",
  "2024-03-02",
  "2024-03-01T10:00:00",
  "2024-03-01T10:00:01",
  "2024-03-02 09:30",
  "2024-03-01T",
  "2024-03-01x",
  "2024-03-01x1",
  "2024-03-01xT1",
  "2024-03-01x 1",
  "2024-03-011T1",
  "2024-03-1T1",
  "2024-03-0:T10",
  "2024-03-0/T10",
  "2024/03/01 10:00",
  "20240301T1000",
  "",
  " 2024-03-01",
  "\"2024-03-01T10:00\"",
  "\"2024-03-01\"",
  "2024. 3. 1. 10:00",
  "1 Mar 2024 10:00",
  "2024-03-01-T",
  "+024-03-01T10",
  "9999999999T9",
};
static const char *const outcomes[] = {
  "0",   "1",  "yes", "no",  "2",     "",  "NA", "\"1\"", "\"0\"", "1 ", "true",
  "0.5", "-1", "00",  "1.0", "maybe", ":", "/",  "\"\"",  "01",    "3",  "10",
};
static const char *const numbers[] = {
  "1.25",
  "12.50",
  "0.75",
  "100.00",
  "-3.5",
  "7",
  "",
  "NA",
  "x",
  "\"2.5\"",
  " 4 ",
  "1e3",
  "1.005",
  "0.1234567",
  "0.12345678",
  "70368744177664",
  "70368744177665",
  "-70368744177664",
  "9999999999999",
  "99999999999999",
  "999999999999999",
  "1000000000000000",
  "12345.678901",
  "-",
  ".",
  "1.",
  ".5",
  "$5",
  "5%",
  "\"1,234.5\"",
  "123456789012.34",
  "1/2",
  "1:2",
};

static const Choice choices[N_COLUMNS] = {
  { ids, 6, G_N_ELEMENTS (ids) },           { groups, 2, G_N_ELEMENTS (groups) },
  { segments, 6, G_N_ELEMENTS (segments) }, { days, 5, G_N_ELEMENTS (days) },
  { outcomes, 2, G_N_ELEMENTS (outcomes) }, { numbers, 4, G_N_ELEMENTS (numbers) },
  { numbers, 6, G_N_ELEMENTS (numbers) },   { outcomes, 4, G_N_ELEMENTS (outcomes) },
};

static const ExosRowsPlan plan = {
  .delimiter = ',',
  .point = '.',
  .n_columns = N_COLUMNS,
  .by = { 1, 2, 3 },
  .unit = 0,
  .event = -1,
  .time = -1,
  .n_numbers = 5,
  .numbers = { { .column = 4, .is_outcome = true },
               { .column = 5, .decimals = 2 },
               { .column = 6, .decimals = 7 },
               { .column = 7, .is_outcome = true },
               { .column = 5, .decimals = 0 } },
  .n_pairs = 4,
  .pairs = { { 1, 2 }, { 0, 1 }, { 2, 2 }, { 3, 0 } },
};

/* How rows are drawn: shares are of 1000. */
typedef struct
{
  const char *name;
  gint32 odd;    /* texts */
  gint32 ragged; /* rows with other numbers of cells, and blank ones */
  gboolean has_quotes;
  const char *newline;
} Mixture;

static const Mixture mixtures[] = {
  { "usual", 0, 0, FALSE, "\n" },         { "usual-with-returns", 0, 0, TRUE, "\r\n" },
  { "few-odd", 10, 0, FALSE, "\n" },      { "many-odd", 300, 0, FALSE, "\n" },
  { "ragged", 10, 100, FALSE, "\n" },     { "few-quotes", 10, 0, TRUE, "\n" },
  { "many-quotes", 300, 50, TRUE, "\n" }, { "all-with-returns", 300, 100, TRUE, "\r\n" },
};

static gboolean
happens (GRand *random, gint32 of_1000)
{
  return g_rand_int_range (random, 0, 1000) < of_1000;
}

/* Columns stand so many places further to the left; the first ones go to the end. */
static void
append_row (GString *file, GRand *random, const Mixture *it, guint shift)
{
  static const char *const ragged[] = { "",         ",",   ",,,,,,,", "a,b", "1,2,3,4,5,6,7,8,9",
                                        ",,,,,,,,", " ,\t" };

  if (happens (random, it->ragged))
    g_string_append (file, ragged[g_rand_int_range (random, 0, G_N_ELEMENTS (ragged))]);
  else
    for (guint column = 0; column < N_COLUMNS; column++)
      {
        const Choice *choice = &choices[(column + shift) % N_COLUMNS];
        const char *text;

        do
          text = choice->texts[happens (random, it->odd)
                                   ? g_rand_int_range (random, 0, choice->n)
                                   : g_rand_int_range (random, 0, choice->n_usual)];
        while (!it->has_quotes && strchr (text, '"') != NULL);
        g_string_append_printf (file, "%s%s", column > 0 ? "," : "", text);
      }
  g_string_append (file, it->newline);
}

static void
check (const ExosRowsPlan *of, const GString *file)
{
  static const RowsManner manners[] = { { .n_threads = 1 }, { .n_threads = 2, .block = 3000 } };
  g_autoptr (ExosRowSums) careful = rows_sum_carefully (of, file->str, file->len, 0, 2);

  for (gsize scanner = 0; exos_scanner (scanner) != NULL; scanner++)
    for (gsize i = 0; i < G_N_ELEMENTS (manners); i++)
      {
        RowsManner manner = manners[i];
        g_autoptr (ExosRowSums) quick = NULL;
        g_autofree char *difference = NULL;

        manner.scanner = exos_scanner (scanner);
        quick = rows_sum_quickly (of, file->str, file->len, 2, &manner);
        g_assert_nonnull (quick);
        difference = row_sums_difference (careful, quick);
        g_test_message ("%s, %u threads", manner.scanner->name, manner.n_threads);
        g_assert_cmpstr (difference, ==, NULL);
      }
}

/* With all columns, and where some are no labels. */
static void
test_mixture (gconstpointer data)
{
  static const int by[][EXOS_ROWS_N_BY] = {
    { 1, 2, 3 }, { 1, -1, 3 }, { 1, 2, -1 }, { 1, -1, -1 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (by); i++)
    for (guint has_unit = 0; has_unit < 2; has_unit++)
      {
        g_autoptr (GRand) random = g_rand_new_with_seed (41 + i);
        g_autoptr (GString) file = g_string_new ("u,g,s,d,w,p,b,o\n");
        ExosRowsPlan some = plan;

        memcpy (some.by, by[i], sizeof some.by);
        some.unit = has_unit > 0 ? 0 : -1;
        for (guint row = 0; row < N_ROWS; row++)
          append_row (file, random, data, 0);
        check (&some, file);
      }
}

/* Any use can have any column. */
static void
test_places_of_columns (void)
{
  for (guint shift = 1; shift < N_COLUMNS; shift++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (61);
      g_autoptr (GString) file = g_string_new ("1,2,3,4,5,6,7,8\n");
      ExosRowsPlan moved = plan;

      for (guint by = 0; by < EXOS_ROWS_N_BY; by++)
        moved.by[by] = (plan.by[by] + N_COLUMNS - (int) shift) % N_COLUMNS;
      moved.unit = (plan.unit + N_COLUMNS - (int) shift) % N_COLUMNS;
      for (guint i = 0; i < plan.n_numbers; i++)
        moved.numbers[i].column = (plan.numbers[i].column + N_COLUMNS - shift) % N_COLUMNS;
      for (guint row = 0; row < N_ROWS; row++)
        append_row (file, random, &mixtures[shift], shift);
      check (&moved, file);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (mixtures); i++)
    {
      g_autofree char *path = g_strconcat ("/rows-mixed/", mixtures[i].name, NULL);

      g_test_add_data_func (path, &mixtures[i], test_mixture);
    }
  g_test_add_func ("/rows-mixed/places-of-columns", test_places_of_columns);
  return g_test_run ();
}
