// SPDX-License-Identifier: MIT
#include "data/shape-pivot.h"

#include <string.h>

#include "data/number.h"
#include "data/text.h"

static void
pivot_clear (ExosPivot *self)
{
  g_clear_pointer (&self->sheet, exos_sheet_free);
  g_clear_pointer (&self->arms, g_array_unref);
  g_clear_pointer (&self->metrics, g_array_unref);
  g_clear_pointer (&self->by_name, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ExosPivot, pivot_clear)

static const ExosEntry *
get_entry (const ExosPivot *self, guint i)
{
  return g_ptr_array_index (self->entries, i);
}

static guint
get_arm (const ExosPivot *self, guint i)
{
  return g_array_index (self->arms, guint, i);
}

static gboolean
add_arms (ExosPivot *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const ExosEntry *entry = get_entry (self, i);

      const int found = exos_sheet_find_arm (self->sheet, entry->label);
      const guint arm =
          found >= 0 ? (guint) found : exos_sheet_add_arm (self->sheet, entry->label, entry->line);

      g_array_append_val (self->arms, arm);
      if (exos_shape_has_too_many_groups (self->input, self->sheet->arms->len))
        return FALSE;
    }

  return TRUE;
}

/* A column that tells two rows of one metric and group apart, NULL when they are repeated. */
static const char *
find_breakdown (const ExosShapeInput *input, gsize left, gsize right)
{
  gsize parts[EXOS_N_PARTS];

  exos_find_parts (input->columns, parts);
  for (gsize i = 0; i < input->columns->n_columns; i++)
    {
      const ExosColumn *column = &input->columns->columns[i];
      gboolean is_part = column->has_role &&
                         (column->role == EXOS_ROLE_RATE || column->role == EXOS_ROLE_STATISTIC);
      g_autofree char *one = exos_table_dup_text (input->table, left, i);
      g_autofree char *other = exos_table_dup_text (input->table, right, i);

      for (int part = 0; part < EXOS_N_PARTS; part++)
        is_part |= parts[part] == i;
      if (!is_part && column->name[0] != '\0' && !g_str_equal (one, other))
        return column->name;
    }

  return NULL;
}

static gboolean
report_repeated (const ExosPivot *self, const ExosEntry *first, const ExosEntry *again)
{
  const char *column = find_breakdown (self->input, first->row, again->row);
  const GPtrArray *files = self->input->experiment->source.files;
  g_autofree char *one = exos_source_files_say_line (files, first->line);
  g_autofree char *other = exos_source_files_say_line (files, again->line);
  g_autofree char *lines = g_strdup_printf ("%s, %s", one, other);

  if (column != NULL)
    exos_shape_add_issue (self->input, exos_issue_new (EXOS_ISSUE_DIMENSION_ROWS,
                                                       exos_shape_header_line (self->input), column,
                                                       NULL, lines));
  else
    exos_shape_add_issue (self->input,
                          exos_issue_new (EXOS_ISSUE_DUPLICATE_GROUP, again->line,
                                          self->sheet->group_column, again->label, lines));
  return FALSE;
}

static gboolean
read_users (const char *text, guint64 *users)
{
  return exos_parse_count (text, strlen (text), FALSE, users) <= EXOS_NUMBER_THOUSANDS;
}

/* A rate needs the users that its counts were counted among. */
static void
check_users (const ExosPivot *self,
             const ExosEntry *entry,
             guint arm,
             const ExosPivotMetric *metric)
{
  const char *arm_users = exos_sheet_cell (self->sheet, arm, 0)->text;
  const char *text = entry->parts[EXOS_PART_USERS];
  ExosSheetColumn *column = exos_sheet_column (self->sheet, metric->column);
  guint64 users;
  guint64 others;

  if (metric->is_primary || column->hint == EXOS_SHEET_HINT_OTHER_USERS || arm_users == NULL ||
      !read_users (text, &users) || !read_users (arm_users, &others) || users == others)
    return;

  ExosIssue *issue = exos_issue_new (EXOS_ISSUE_GUARDRAIL_UNREADABLE, entry->line, metric->name,
                                     entry->label, text);

  issue->number = users;
  issue->other = others;
  exos_shape_add_issue (self->input, issue);
  column->hint = EXOS_SHEET_HINT_OTHER_USERS;
}

/* Where the file says something else, it says nothing. */
static gboolean
starts_with_one_of (const char *text, const char *one, const char *other)
{
  return g_ascii_strncasecmp (text, one, strlen (one)) == 0 ||
         g_ascii_strncasecmp (text, other, strlen (other)) == 0;
}

/* "increase" in exports of experiment tools; "higher" as in our own options. */
static void
set_direction (const ExosPivot *self, const ExosEntry *entry, guint column)
{
  const char *direction = entry->parts[EXOS_PART_DIRECTION];
  ExosSheetColumn *it = exos_sheet_column (self->sheet, column);

  const gboolean is_higher = starts_with_one_of (direction, "incr", "high");

  it->has_direction = is_higher || starts_with_one_of (direction, "decr", "low");
  it->direction = is_higher ? EXOS_DIRECTION_HIGHER : EXOS_DIRECTION_LOWER;
}

/* The texts stay those of the file. */
static void
set_sums (const ExosPivot *self, const ExosEntry *entry, guint arm, const ExosPivotMetric *metric)
{
  const char *error = entry->parts[EXOS_PART_ERROR];
  ExosDoubleDouble sum = { 0.0, 0.0 };
  ExosDoubleDouble squares = { 0.0, 0.0 };

  exos_entry_find_sums (entry, &sum, &squares);
  exos_sheet_set_sum (self->sheet, arm, metric->column, sum, FALSE);
  exos_sheet_set_text (self->sheet, arm, metric->squares,
                       error[0] != '\0' ? error : entry->parts[EXOS_PART_DEVIATION], entry->line);
  exos_sheet_set_sum (self->sheet, arm, metric->squares, squares, FALSE);
}

static void
set_counts (const ExosPivot *self, const ExosEntry *entry, guint arm, const ExosPivotMetric *metric)
{
  g_autofree char *made = entry->parts[EXOS_PART_COUNTS][0] == '\0'
                              ? exos_entry_dup_product (entry, metric->is_count)
                              : NULL;

  exos_sheet_set_text (self->sheet, arm, metric->column,
                       made != NULL ? made : entry->parts[EXOS_PART_COUNTS], entry->line);
  set_direction (self, entry, metric->column);
  if (metric->squares > 0)
    set_sums (self, entry, arm, metric);
}

/* An entry of a group that has the metric already goes to another arm when both will be added up;
 * FALSE when it may not. */
static gboolean
move_repeated (ExosPivot *self, guint i, const ExosPivotMetric *metric)
{
  guint *arm = &g_array_index (self->arms, guint, i);

  if (self->input->mapping->sums_rows)
    *arm = exos_sheet_free_arm (self->sheet, *arm, metric->column, get_entry (self, i)->line);
  return self->input->mapping->sums_rows && *arm != G_MAXUINT;
}

static gboolean
fill_cells (ExosPivot *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const ExosEntry *entry = get_entry (self, i);
      const ExosPivotMetric *metric = exos_pivot_find_metric (self, entry->metric);
      g_autofree char *key = g_strdup_printf ("%u %u", get_arm (self, i), metric->column);
      const ExosEntry *first = g_hash_table_lookup (seen, key);

      if (first == NULL)
        g_hash_table_insert (seen, g_steal_pointer (&key), (gpointer) entry);
      else if (!move_repeated (self, i, metric))
        return report_repeated (self, first, entry);

      const guint arm = get_arm (self, i);

      set_counts (self, entry, arm, metric);
      if (metric->is_primary)
        exos_sheet_set_text (self->sheet, arm, 0, entry->parts[EXOS_PART_USERS], entry->line);
    }

  for (guint i = 0; i < self->entries->len; i++)
    check_users (self, get_entry (self, i), get_arm (self, i),
                 exos_pivot_find_metric (self, get_entry (self, i)->metric));

  return TRUE;
}

/* The only label whose entries all have a property, NULL for none or more. */
static const char *
find_only_label (const ExosPivot *self, gboolean (*has_it) (const ExosEntry *entry))
{
  const char *only = NULL;

  for (guint arm = 0; arm < self->sheet->arms->len; arm++)
    {
      gboolean all = TRUE;

      for (guint i = 0; i < self->entries->len; i++)
        all = all && (get_arm (self, i) != arm || has_it (get_entry (self, i)));
      if (all && only != NULL)
        return NULL;
      if (all)
        only = exos_sheet_arm (self->sheet, arm)->label;
    }

  return only;
}

ExosSheet *
exos_entries_to_sheet (const ExosShapeInput *input, const GPtrArray *entries, const char *group)
{
  g_auto (ExosPivot) self = {
    .input = input,
    .entries = entries,
    .sheet = exos_sheet_new (group),
    .arms = g_array_new (FALSE, FALSE, sizeof (guint)),
    .metrics = g_array_new (FALSE, FALSE, sizeof (ExosPivotMetric)),
    .by_name = g_hash_table_new (g_str_hash, g_str_equal),
  };

  exos_pivot_list_metrics (&self);
  if (exos_shape_has_too_many_metrics (input, self.metrics->len) ||
      !exos_pivot_add_columns (&self) || !add_arms (&self))
    return NULL;

  self.sheet->control = g_strdup (find_only_label (&self, exos_entry_is_marked_control));
  self.sheet->likely_control = g_strdup (find_only_label (&self, exos_entry_has_no_change));
  if (!fill_cells (&self))
    return NULL;
  return g_steal_pointer (&self.sheet);
}
