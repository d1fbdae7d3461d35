// SPDX-License-Identifier: MIT
#include "data/row-running.h"

#include <math.h>
#include <string.h>

#include "data/natural-order.h"
#include "data/row-numbers.h"
#include "data/row-subtotals.h"
#include "data/rows/time-formats.h"
#include "data/rows/time.h"

#define MIN_ROWS 4
#define MANY_ROWS 8      /* so many grow by chance in no experiment */
#define MIN_USERS 10.0   /* of fewer some days bring none */
#define MIN_OF_TOTAL 0.4 /* of what a total of equal days came to */
#define MAX_GROWTH 3.0   /* of the users of the second half over the first */

/* The column of the only date, EXOS_NO_COLUMN: there is none, or several. */
static gsize
find_date_column (const ExosPlaces *self)
{
  gsize column = EXOS_NO_COLUMN;

  for (guint i = 0; i < self->dimensions->len; i++)
    {
      const gsize it = g_array_index (self->dimensions, ExosDimension, i).column;

      if (self->input->roles[it] != EXOS_ROLE_DATE)
        continue;
      if (column != EXOS_NO_COLUMN)
        return EXOS_NO_COLUMN;
      column = it;
    }

  return column;
}

static gboolean
is_earlier (const char *one, const char *other)
{
  gint64 left;
  gint64 right;

  if (exos_time_parse_any (one, strlen (one), EXOS_DATE_MONTH_FIRST, &left) &&
      exos_time_parse_any (other, strlen (other), EXOS_DATE_MONTH_FIRST, &right))
    return left < right;
  return exos_compare_naturally (one, other) < 0;
}

static void
reverse (GArray *rows)
{
  for (guint i = 0; i < rows->len / 2; i++)
    {
      guint *one = &g_array_index (rows, guint, i);
      guint *other = &g_array_index (rows, guint, rows->len - 1 - i);
      const guint kept = *one;

      *one = *other;
      *other = kept;
    }
}

/* The newest row may come first. */
static void
put_in_order (const ExosPlaces *self, const ExosRowNumbers *numbers, gsize column, GArray *series)
{
  const guint ends[] = { g_array_index (series, guint, 0),
                         g_array_index (series, guint, series->len - 1) };
  char *names[2];

  for (gsize i = 0; i < 2; i++)
    names[i] = exos_table_dup_text (
        self->input->table, self->input->first + g_array_index (numbers->rows, gsize, ends[i]),
        column);
  if (is_earlier (names[1], names[0]))
    reverse (series);
  g_free (names[0]);
  g_free (names[1]);
}

/* n_strict: of the first columns, that must grow. */
static gboolean
grows (const ExosRowNumbers *numbers, guint row, guint next, guint n_strict)
{
  for (guint i = 0; i < numbers->n_columns; i++)
    {
      const guint from = row * numbers->n_columns + i;
      const guint to = next * numbers->n_columns + i;

      if (!numbers->are_counts[from] || !numbers->are_counts[to])
        continue;
      if (numbers->values[to] < numbers->values[from] ||
          (i < n_strict && numbers->values[to] == numbers->values[from]))
        return FALSE;
    }

  return TRUE;
}

static double
get_users (const ExosRowNumbers *numbers, const GArray *series, guint i)
{
  return exos_row_numbers_users (numbers, g_array_index (series, guint, i));
}

static gboolean
grows_faster_and_faster (const ExosRowNumbers *numbers, const GArray *series)
{
  const double middle = get_users (numbers, series, series->len / 2 - 1);
  const double last = get_users (numbers, series, series->len - 1);

  return series->len < MANY_ROWS && last - middle > MAX_GROWTH * middle;
}

/* The total of days with as many users each is as many times the first as there are days. */
static gboolean
grows_like_a_total (const ExosRowNumbers *numbers, const GArray *series)
{
  const double first = get_users (numbers, series, 0);
  const double last = get_users (numbers, series, series->len - 1);

  return last >= first * MIN_OF_TOTAL * (double) series->len;
}

static gboolean
is_running (const ExosRowNumbers *numbers, const GArray *series, guint n_users)
{
  const gboolean is_small = get_users (numbers, series, series->len - 1) < MIN_USERS;

  for (guint i = 1; i < series->len; i++)
    if (!grows (numbers, g_array_index (series, guint, i - 1), g_array_index (series, guint, i),
                is_small ? 0 : n_users))
      return FALSE;
  return n_users == 0 ||
         (grows_like_a_total (numbers, series) && !grows_faster_and_faster (numbers, series));
}

/* How many columns of the group count users: one, of a group and metric, may be all. */
static guint
count_users_columns (const ExosPlaces *self, const GArray *rows)
{
  guint n = 0;

  for (gsize i = 0; i < self->input->columns->n_columns; i++)
    {
      g_autofree char *name = exos_places_dup_name (self, g_array_index (rows, gsize, 0), i);

      n += self->input->roles[i] == EXOS_ROLE_USERS ||
           (self->input->roles[i] == EXOS_ROLE_METRIC &&
            exos_shape_names_role (name, EXOS_ROLE_USERS));
    }

  return n;
}

static void
free_rows (gpointer rows)
{
  g_array_unref (rows);
}

/* The rows of a group (of guint, in it) by everything but the date. */
static GHashTable *
list_series (const ExosPlaces *self, gsize date, const GArray *rows)
{
  GHashTable *series = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_rows);

  for (guint i = 0; i < rows->len; i++)
    {
      GString *key = g_string_new (NULL);
      GArray *own;

      for (guint j = 0; j < self->dimensions->len; j++)
        if (g_array_index (self->dimensions, ExosDimension, j).column != date)
          g_string_append_printf (key, "%d ",
                                  exos_places_get (self, g_array_index (rows, gsize, i), j));
      own = g_hash_table_lookup (series, key->str);
      if (own == NULL)
        {
          own = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (series, g_strdup (key->str), own);
        }
      g_array_append_val (own, i);
      g_string_free (key, TRUE);
    }

  return series;
}

static gboolean
is_group_running (const ExosPlaces *self, gsize date, const GArray *rows)
{
  g_autoptr (GHashTable) all = list_series (self, date, rows);
  const guint n_users = count_users_columns (self, rows);
  GHashTableIter iter;
  ExosRowNumbers numbers;
  gboolean is_it = TRUE;
  gpointer series;

  exos_row_numbers_init (&numbers, self->input, rows);
  g_hash_table_iter_init (&iter, all);
  while (is_it && g_hash_table_iter_next (&iter, NULL, &series))
    {
      put_in_order (self, &numbers, date, series);
      is_it = ((GArray *) series)->len >= MIN_ROWS && is_running (&numbers, series, n_users);
    }

  exos_row_numbers_clear (&numbers);
  return is_it;
}

static gboolean
are_running (const ExosPlaces *self, gsize date, const GPtrArray *groups)
{
  guint n = 0;

  for (guint i = 0; i < groups->len; i++)
    {
      const GArray *rows = g_ptr_array_index (groups, i);

      if (rows->len == 0 || exos_places_is_apart (self, rows))
        continue;
      if (!is_group_running (self, date, rows))
        return FALSE;
      n += count_users_columns (self, rows);
    }

  return n > 0;
}

void
exos_places_refuse_running_totals (const ExosPlaces *self, const GPtrArray *groups)
{
  const ExosShapeInput *input = self->input;
  const gsize date = find_date_column (self);
  ExosIssue *issue;

  if (date == EXOS_NO_COLUMN || !are_running (self, date, groups))
    return;

  issue =
      exos_issue_new (EXOS_ISSUE_RUNNING_TOTALS, exos_table_row (input->table, input->first)->line,
                      input->columns->columns[date].name, NULL, NULL);
  issue->number = self->n_rows;
  for (gsize row = 0; row < MIN (self->n_rows, EXOS_ISSUE_MAX_LINES); row++)
    issue->lines[row] = exos_table_row (input->table, input->first + row)->line;
  exos_shape_add_issue (input, issue);
}
