// SPDX-License-Identifier: MIT
/* Whether the first row of a file is like the rows of a table that another file began. */
#include "data/part-row.h"

#include <string.h>

static ExosTable *
read_table (const char *csv)
{
  ExosTable *table = exos_table_new ();
  g_autoptr (ExosCsv) parser = exos_csv_new (',', exos_table_add, table);

  g_assert_true (exos_csv_push (parser, csv, strlen (csv), NULL));
  exos_csv_finish (parser);
  exos_table_decode (table);
  return table;
}

/* clang-format off */
static const struct
{
  const char *row;
  const char *peers;
  gboolean is_like;
} cases[] = {
  { "u797\n", "u7\n", TRUE },
  { "u7\n", "u797\n", TRUE },
  { "1\n", "22\n", TRUE },
  { "control\n", "control\n", TRUE },
  { "CONTROL\n", "control\n", TRUE },
  { "2026-04-01 10:00\n", "2026-4-1 9:00\n", TRUE },
  { "3f2a-9b\n", "e0b4-1c\n", TRUE },
  { "u7\n", "v9\n", TRUE },
  { "7u\n", "u7\n", TRUE },

  { "control\n", "controls\n", FALSE },
  { "controls\n", "control\n", FALSE },
  { "abc\n", "abd\n", FALSE },
  { "u77\n", "v7\n", FALSE },
  { "v7\n", "u77\n", FALSE },
  { "a1\n", "ab\n", FALSE },
  { "ab\n", "a1\n", FALSE },
  { "a-1\n", "ab1\n", FALSE },
  { "ab1\n", "a-1\n", FALSE },
  { "2026-04-01\n", "2026/04/01\n", FALSE },
  { "12a\n", "1\n", FALSE },
  { "1\n", "12a\n", FALSE },
  { "a1b\n", "a1\n", FALSE },
  { "a1\n", "a1b\n", FALSE },
  { "view\n", "x\n\ny\n", FALSE },
  { "view\n", "x\nVIEW\ny\n", TRUE },
  { "view\n", "x\ny\nview", TRUE },

  { "u1,a\n", "u2,b\n", FALSE },
  { "u1,b\n", "u2,b\n", TRUE },
  { "u1,\n", "u2,b\n", TRUE },
  { ",b\n", "u2,b\n", TRUE },
  { ",a\n", "u2,b\n", FALSE },
  { "u1,a,7\n", "u2,b,9\n", TRUE },
  { "u1,a,few\n", "u2,b,9\n", FALSE },
  { "b,u2\n", "u1,b\n", FALSE },
  { "u1,b,x\n", "u2,b\n", TRUE },
};

static const struct
{
  const char *row;
  guint n_known;
} known[] = {
  { "foo,bar\n", 0 }, { "users\n", 1 }, { "variant,foo,users\n", 2 }, { " Users ,CONVERSIONS,variant\n", 3 },
};
/* clang-format on */

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ExosTable) table = read_table (cases[i].row);
      g_autoptr (ExosTable) peers = read_table (cases[i].peers);

      g_test_message ("%s%s", cases[i].row, cases[i].peers);
      g_assert_cmpint (exos_part_row_is_like (table, 0, peers, 0), ==, cases[i].is_like);
    }
}

/* Of 500 rows from the first on. */
static void
test_peers (void)
{
  static const struct
  {
    guint at;
    gboolean is_like;
  } places[] = { { 0, FALSE }, { 1, FALSE }, { 2, TRUE }, { 501, TRUE }, { 502, FALSE } };
  g_autoptr (ExosTable) table = read_table ("x\nview\n");

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GString) csv = g_string_new (NULL);
      g_autoptr (ExosTable) peers = NULL;

      for (guint row = 0; row < 600; row++)
        g_string_append (csv, row == places[i].at ? "view\n" : "buy\n");
      peers = read_table (csv->str);
      g_assert_cmpint (exos_part_row_is_like (table, 1, peers, 2), ==, places[i].is_like);
    }
}

static void
test_known_names (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autoptr (ExosTable) table = read_table (known[i].row);

      g_assert_cmpuint (exos_part_row_n_known (table, 0), ==, known[i].n_known);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/part-row/cases", test_cases);
  g_test_add_func ("/part-row/peers", test_peers);
  g_test_add_func ("/part-row/known-names", test_known_names);
  return g_test_run ();
}
