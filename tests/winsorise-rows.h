// SPDX-License-Identifier: MIT
/* Rows with the mistakes of real files, as they are and as somebody would have capped them. */
#pragma once

#include <stdlib.h>
#include <string.h>

#include "data/rows/sums.h"
#include "data/rows/value.h"

#define HEADER "user,group,segment,converted,revenue,pre_revenue\n"

typedef struct
{
  char *before; /* revenue, before it */
  char *text;   /* of revenue */
  char *other;  /* text of revenue before */
  guint user;
  gboolean is_quoted;
} Row;

static inline void
row_clear (gpointer data)
{
  Row *row = data;

  g_free (row->before);
  g_free (row->text);
  g_free (row->other);
}

static inline char *
draw_money (GRand *random, gboolean has_debts)
{
  static const char *const odd[] = { "",
                                     "NA",
                                     "x",
                                     "1e5",
                                     "0.125",
                                     " 7.5 ",
                                     "1,234.5",
                                     "99999999999.125",
                                     "70368744177665",
                                     "3.14159265358979" };
  const gint32 kind = g_rand_int_range (random, 0, 100);
  const gint32 cents = g_rand_int_range (random, has_debts ? -30000 : 0, 90000);

  if (kind < 8)
    return g_strdup (odd[g_rand_int_range (random, 0, G_N_ELEMENTS (odd))]);
  if (kind < 30)
    return g_strdup ("0");
  return g_strdup_printf ("%s%d.%02d", cents < 0 ? "-" : "", abs (cents) / 100, abs (cents) % 100);
}

/* Some users have several rows, in one group or two. */
static inline GArray *
draw_rows (guint n, gboolean has_debts, gboolean has_quotes)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (n + has_debts * 2 + has_quotes);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Row));

  g_array_set_clear_func (rows, row_clear);
  for (guint i = 0; i < n; i++)
    {
      const gint32 again = g_rand_int_range (random, 0, 20);
      const guint user = again == 0 && i > 0 ? (guint) g_rand_int_range (random, 0, (gint32) i) : i;
      const Row row = {
        .before = g_strdup_printf ("u%u,%s,s%d,%d,", user,
                                   again == 1   ? ""
                                   : i % 3 == 0 ? "b"
                                                : "a",
                                   g_rand_int_range (random, 0, 4), g_rand_boolean (random)),
        .text = draw_money (random, has_debts),
        .other = draw_money (random, has_debts),
        .is_quoted = has_quotes && again == 7,
      };

      g_array_append_val (rows, row);
    }

  return rows;
}

static inline void
append_number (GString *file, const char *text, const ExosRowsCap *cap, gboolean is_quoted)
{
  const gboolean has_quotes = is_quoted || strchr (text, ',') != NULL;
  ExosInt128 value;
  char digits[100];

  if (exos_rows_value (text, strlen (text), '.', FALSE, &value) == EXOS_ROWS_VALUE_OK &&
      exos_rows_cap_value (cap, &value))
    {
      ExosWideSum sum = { { 0 } };

      exos_wide_sum_add (&sum, value);
      exos_wide_sum_print (&sum, EXOS_WIDE_DECIMALS, digits);
      text = digits;
    }
  g_string_append_printf (file, has_quotes ? "\"%s\"" : "%s", text);
}

/* caps: of all numbers. */
static inline GString *
write_file (const GArray *rows, const ExosRowsCap *caps)
{
  GString *file = g_string_new (HEADER);

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);

      g_string_append (file, row->before);
      append_number (file, row->text, &caps[1], row->is_quoted);
      g_string_append_c (file, ',');
      append_number (file, row->other, &caps[2], FALSE);
      g_string_append_c (file, '\n');
    }

  return file;
}

static inline int
compare_values (const void *a, const void *b)
{
  const ExosInt128 left = *(const ExosInt128 *) a;
  const ExosInt128 right = *(const ExosInt128 *) b;

  return (left > right) - (left < right);
}

/* Values of the rows that count: of users with rows in one group the first row. */
static inline GArray *
list_values (const GArray *rows, gboolean is_covariate)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (ExosInt128));

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);
      g_auto (GStrv) cells = g_strsplit (row->before, ",", -1);
      const char *text = is_covariate ? row->other : row->text;
      gboolean counts = cells[1][0] != '\0';
      ExosInt128 value;

      for (guint j = 0; j < rows->len && counts; j++)
        {
          g_auto (GStrv) others = g_strsplit (g_array_index (rows, Row, j).before, ",", -1);
          const gboolean is_same_user = g_str_equal (cells[0], others[0]) && others[1][0] != '\0';

          if (is_same_user && (j < i || !g_str_equal (cells[1], others[1])))
            counts = FALSE;
        }
      if (counts && exos_rows_value (text, strlen (text), '.', FALSE, &value) == EXOS_ROWS_VALUE_OK)
        g_array_append_val (values, value);
    }

  g_array_sort (values, compare_values);
  return values;
}

static inline ExosInt128
quantile (const GArray *values, guint parts)
{
  const guint64 place = (guint64) (values->len - 1) * parts;
  const ExosInt128 share = place % EXOS_ROWS_QUANTILE_PARTS;
  const guint before = (guint) (place / EXOS_ROWS_QUANTILE_PARTS);
  const ExosInt128 low = g_array_index (values, ExosInt128, before);
  const ExosInt128 high = g_array_index (values, ExosInt128, MIN (before + 1, values->len - 1));
  const ExosInt128 width = high - low;

  return low + width / EXOS_ROWS_QUANTILE_PARTS * share +
         (width % EXOS_ROWS_QUANTILE_PARTS * share + EXOS_ROWS_QUANTILE_PARTS / 2) /
             EXOS_ROWS_QUANTILE_PARTS;
}

/* What the caps must be. */
static inline void
find_caps (const GArray *rows, const ExosRowsPlan *plan, ExosRowsCap *caps)
{
  for (guint i = 1; i < plan->n_numbers; i++)
    {
      const guint parts = plan->numbers[i].quantile;
      g_autoptr (GArray) values = list_values (rows, i == 2);

      caps[i] = (ExosRowsCap) { .is_capped = FALSE };
      if (parts == 0)
        continue;
      caps[i].is_capped = TRUE;
      caps[i].upper = quantile (values, parts);
      caps[i].has_lower = g_array_index (values, ExosInt128, 0) < 0;
      if (caps[i].has_lower)
        caps[i].lower = quantile (values, EXOS_ROWS_QUANTILE_PARTS - parts);
    }
}
