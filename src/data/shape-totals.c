// SPDX-License-Identifier: MIT
/* Rows that are totals of others: "All" among the segments, an empty cell among the dates. Added to
 * their parts they would count everybody twice. */
#include "data/import-limits.h"
#include "data/row-places.h"
#include "data/row-running.h"
#include "data/row-subtotals.h"
#include "data/row-sums.h"
#include "data/row-totals.h"

#define MAX_LOOKS 10000000

typedef struct
{
  const ExosShapeInput *input;
  ExosPlaces places;
  guint *weights; /* of the rows, see exos_places_weight() */
  ExosRowFate *fates;
  gsize *columns; /* of rows whose fate was found before their weights */
  gboolean *totals;
  guint64 n_looks; /* at cells, and at places of rows */
} Totals;

static void
totals_clear (Totals *self)
{
  exos_places_clear (&self->places);
  g_clear_pointer (&self->weights, g_free);
  g_clear_pointer (&self->fates, g_free);
  g_clear_pointer (&self->columns, g_free);
  g_clear_pointer (&self->totals, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Totals, totals_clear)

static gboolean
is_key (ExosRole role)
{
  return role == EXOS_ROLE_GROUP || role == EXOS_ROLE_METRIC;
}

static guint64
get_line (const Totals *self, gsize row)
{
  return exos_table_row (self->input->table, self->input->first + row)->line;
}

/* rows: of gsize, in file order. */
static void
report (const Totals *self, const GArray *rows, ExosIssueCode code)
{
  const gsize row = g_array_index (rows, gsize, 0);
  const gsize column = self->fates[row] != EXOS_ROW_KEPT
                           ? self->columns[row]
                           : exos_places_whole_column (&self->places, row);
  g_autofree char *text =
      exos_table_dup_text (self->input->table, self->input->first + row, column);
  ExosIssue *issue = exos_issue_new (code, get_line (self, row),
                                     self->input->columns->columns[column].name, text, text);

  issue->number = rows->len;
  for (guint i = 0; i < MIN (rows->len, EXOS_ISSUE_MAX_LINES); i++)
    issue->lines[i] = get_line (self, g_array_index (rows, gsize, i));
  exos_shape_add_issue (self->input, issue);
}

static void
report_row (const Totals *self, gsize row, ExosIssueCode code)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gsize));

  g_array_append_val (rows, row);
  report (self, rows, code);
}

#define ANYWHERE (-1) /* in place of a dimension: all rows */

static void
free_rows (gpointer rows)
{
  g_array_unref (rows);
}

/* The rows that will be added up, by where they stand in each dimension, so that a row is compared
 * only with those that it could have to do with. */
static GArray *
get_kept (GHashTable *kept, int dimension, int place)
{
  const gint64 key = (gint64) dimension * G_MAXUINT32 + MAX (place, -1);
  GArray *rows = g_hash_table_lookup (kept, &key);

  if (rows == NULL)
    {
      rows = g_array_new (FALSE, FALSE, sizeof (gsize));
      g_hash_table_insert (kept, g_memdup2 (&key, sizeof key), rows);
    }

  return rows;
}

static void
keep (const Totals *self, GHashTable *kept, gsize row)
{
  g_array_append_val (get_kept (kept, ANYWHERE, 0), row);
  for (guint i = 0; i < self->places.dimensions->len; i++)
    g_array_append_val (get_kept (kept, (int) i, exos_places_get (&self->places, row, i)), row);
}

/* The rows that a row is the whole of; overlaps when it shares users with others. */
typedef struct
{
  GArray *rows;
  gboolean overlaps;
} Parts;

static void
add_parts (Totals *self, gsize row, const GArray *candidates, gboolean by_wholes, Parts *parts)
{
  for (guint i = 0; i < candidates->len && self->n_looks < MAX_LOOKS; i++)
    {
      const gsize other = g_array_index (candidates, gsize, i);
      const ExosRelation relation = exos_places_relate (&self->places, row, other, by_wholes);

      self->n_looks++;
      parts->overlaps |= relation == EXOS_ROWS_OVERLAP;
      if (relation == EXOS_ROWS_CONTAIN && self->weights[other] < self->weights[row])
        g_array_append_val (parts->rows, other);
    }
}

/* Where a row is a part, it has to do with the rows of that part and with those of the whole. */
static void
find_parts (Totals *self, gsize row, GHashTable *kept, Parts *parts)
{
  for (guint i = 0; i < self->places.dimensions->len; i++)
    {
      const int place = exos_places_get (&self->places, row, i);

      if (place < 0)
        continue;
      add_parts (self, row, get_kept (kept, (int) i, place), FALSE, parts);
      add_parts (self, row, get_kept (kept, (int) i, -1), FALSE, parts);
      return;
    }

  add_parts (self, row, get_kept (kept, ANYWHERE, 0), FALSE, parts);
}

/* What is not the sum of its parts could still be a total, of users who are in several of them; but
 * a row without a name that is less than one of them is a part itself. */
static ExosRowFate
judge_by_parts (Totals *self, gsize row, const Parts *parts)
{
  if (parts->rows->len == 0)
    return parts->overlaps ? EXOS_ROW_REFUSED : EXOS_ROW_KEPT;

  const ExosPartsVerdict verdict = exos_compare_with_parts (self->input, row, parts->rows);

  self->n_looks += parts->rows->len * self->input->columns->n_columns;
  if (verdict.is_sum)
    return EXOS_ROW_LEFT_OUT;
  return verdict.is_below && !exos_places_is_named (&self->places, row) ? EXOS_ROW_KEPT
                                                                        : EXOS_ROW_REFUSED;
}

/* A total may have a text of its own where its parts have others, "1-14 March" among the dates:
 * what is the sum of rows that it only seems to be apart from is a total as well. */
static ExosRowFate
judge_row (Totals *self, gsize row, GHashTable *kept)
{
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (gsize));
  Parts parts = { near, FALSE };
  Parts any = { all, FALSE };

  if (self->weights[row] == 0)
    return EXOS_ROW_KEPT;

  find_parts (self, row, kept, &parts);

  const ExosRowFate fate = judge_by_parts (self, row, &parts);

  if (fate == EXOS_ROW_LEFT_OUT)
    return fate;
  add_parts (self, row, get_kept (kept, ANYWHERE, 0), TRUE, &any);
  return judge_by_parts (self, row, &any) == EXOS_ROW_LEFT_OUT ? EXOS_ROW_LEFT_OUT : fate;
}

static int
compare_weights (gconstpointer a, gconstpointer b, gpointer totals)
{
  const Totals *self = totals;
  const gsize left = *(const gsize *) a;
  const gsize right = *(const gsize *) b;
  const guint one = self->weights[left];
  const guint two = self->weights[right];

  return one != two ? (one > two) - (one < two) : (left > right) - (left < right);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const gsize left = *(const gsize *) a;
  const gsize right = *(const gsize *) b;

  return (left > right) - (left < right);
}

/* The rows of one group (and metric), parts before wholes. */
static void
judge_rows (Totals *self, GArray *rows)
{
  g_autoptr (GHashTable) kept =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_rows);
  g_autoptr (GArray) left_out = g_array_new (FALSE, FALSE, sizeof (gsize));

  g_array_sort_with_data (rows, compare_weights, self);
  for (guint i = 0; i < rows->len && self->n_looks < MAX_LOOKS; i++)
    {
      const gsize row = g_array_index (rows, gsize, i);
      const ExosRowFate fate =
          self->fates[row] != EXOS_ROW_KEPT ? self->fates[row] : judge_row (self, row, kept);

      self->totals[row] = fate != EXOS_ROW_KEPT;
      if (fate == EXOS_ROW_KEPT)
        keep (self, kept, row);
      else if (fate == EXOS_ROW_REFUSED && self->input->experiment->issues->len < EXOS_MAX_ISSUES)
        report_row (self, row, EXOS_ISSUE_TOTAL_ROW);
      else if (fate == EXOS_ROW_LEFT_OUT)
        g_array_append_val (left_out, row);
    }

  g_array_sort (left_out, compare_rows);
  if (left_out->len > 0)
    report (self, left_out, EXOS_ISSUE_TOTAL_ROW_LEFT_OUT);
}

static char *
dup_key (const Totals *self, gsize row)
{
  GString *key = g_string_new (NULL);

  for (gsize i = 0; i < self->input->columns->n_columns; i++)
    if (is_key (self->input->roles[i]))
      {
        g_autofree char *name = exos_places_dup_name (&self->places, row, i);

        g_string_append_printf (key, "%s\n", name);
      }

  return g_string_free (key, FALSE);
}

/* The rows (of gsize) of every group and metric, in file order. */
static GPtrArray *
group_rows (const Totals *self)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (free_rows);
  g_autoptr (GHashTable) of_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize row = 0; row < self->places.n_rows; row++)
    {
      g_autofree char *key = dup_key (self, row);
      GArray *rows = g_hash_table_lookup (of_key, key);

      if (rows == NULL)
        {
          rows = g_array_new (FALSE, FALSE, sizeof (gsize));
          g_ptr_array_add (groups, rows);
          g_hash_table_insert (of_key, g_steal_pointer (&key), rows);
        }
      g_array_append_val (rows, row);
    }

  return groups;
}

/* Rows that cannot all be compared are not added up. */
static void
refuse_comparison (const Totals *self)
{
  const gsize column = g_array_index (self->places.dimensions, ExosDimension, 0).column;

  exos_shape_add_issue (
      self->input, exos_issue_new (EXOS_ISSUE_DIMENSION_ROWS, exos_shape_header_line (self->input),
                                   self->input->columns->columns[column].name, NULL, NULL));
}

/* The rows that are no totals, as far as is known. */
static GPtrArray *
list_others (const Totals *self, const GPtrArray *groups)
{
  GPtrArray *others = g_ptr_array_new_with_free_func (free_rows);

  for (guint i = 0; i < groups->len; i++)
    {
      const GArray *all = g_ptr_array_index (groups, i);
      GArray *rows = g_array_new (FALSE, FALSE, sizeof (gsize));

      for (guint j = 0; j < all->len; j++)
        {
          const gsize row = g_array_index (all, gsize, j);

          if (self->fates[row] == EXOS_ROW_KEPT && !self->totals[row])
            g_array_append_val (rows, row);
        }
      g_ptr_array_add (others, rows);
    }

  return others;
}

static void
judge_groups (Totals *self)
{
  g_autoptr (GPtrArray) groups = group_rows (self);
  g_autoptr (GPtrArray) in_order = NULL;
  g_autoptr (GPtrArray) added_up = NULL;

  self->fates = g_new0 (ExosRowFate, self->places.n_rows);
  self->columns = g_new (gsize, self->places.n_rows);
  exos_places_find_subtotals (&self->places, groups, self->fates, self->columns);
  in_order = list_others (self, groups);
  exos_places_find_total (&self->places, in_order);
  self->weights = g_new (guint, self->places.n_rows);
  for (gsize row = 0; row < self->places.n_rows; row++)
    self->weights[row] = exos_places_weight (&self->places, row);
  for (guint i = 0; i < groups->len; i++)
    judge_rows (self, g_ptr_array_index (groups, i));
  added_up = list_others (self, in_order);
  exos_places_refuse_running_totals (&self->places, added_up);
}

gboolean *
exos_shape_find_totals (const ExosShapeInput *input)
{
  g_auto (Totals) self = { .input = input, .totals = g_new0 (gboolean, input->end - input->first) };

  if (!input->mapping->sums_rows || input->are_parts)
    return g_steal_pointer (&self.totals);

  exos_places_init (&self.places, input);
  judge_groups (&self);
  if (self.n_looks < MAX_LOOKS)
    return g_steal_pointer (&self.totals);

  refuse_comparison (&self);
  return NULL;
}
