// SPDX-License-Identifier: MIT
#include "data/shape-entries.h"

#include <string.h>

#include "data/number.h"
#include "data/text.h"

/* All entries of one metric. */
typedef struct
{
  const char *name;
  guint column; /* of the sheet */
  gboolean is_primary;
  gboolean has_counts; /* in the file, else they are made from means */
  gboolean is_count;
} Metric;

typedef struct
{
  const ExosShapeInput *input;
  const GPtrArray *entries;
  ExosSheet *sheet;
  GArray *arms;        /* guint: the arm of each entry */
  GArray *metrics;     /* of Metric */
  GHashTable *by_name; /* name → index + 1 */
} Pivot;

static void
pivot_clear (Pivot *self)
{
  g_clear_pointer (&self->sheet, exos_sheet_free);
  g_clear_pointer (&self->arms, g_array_unref);
  g_clear_pointer (&self->metrics, g_array_unref);
  g_clear_pointer (&self->by_name, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pivot, pivot_clear)

static const ExosEntry *
get_entry (const Pivot *self, guint i)
{
  return g_ptr_array_index (self->entries, i);
}

static guint
get_arm (const Pivot *self, guint i)
{
  return g_array_index (self->arms, guint, i);
}

static Metric *
find_metric (const Pivot *self, const char *name)
{
  const guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_name, name));

  return index > 0 ? &g_array_index (self->metrics, Metric, index - 1) : NULL;
}

static void
list_metrics (Pivot *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const ExosEntry *entry = get_entry (self, i);
      const gboolean has_counts = entry->parts[EXOS_PART_COUNTS][0] != '\0';
      const gboolean is_count =
          has_counts ? exos_entry_counts_users (entry) : exos_entry_is_zero_or_one (entry);
      Metric *found = find_metric (self, entry->metric);

      if (found != NULL)
        {
          found->is_count &= is_count;
          continue;
        }

      const Metric metric = { entry->metric, self->metrics->len + 1, FALSE, has_counts, is_count };

      g_array_append_val (self->metrics, metric);
      g_hash_table_insert (self->by_name, entry->metric, GUINT_TO_POINTER (self->metrics->len));
    }
}

/* The one that the user names, else the first; NULL when there is none of that name. */
static Metric *
choose_primary (Pivot *self)
{
  const char *chosen = exos_shape_chosen_metric (self->input);

  for (guint i = 0; i < self->metrics->len; i++)
    {
      Metric *metric = &g_array_index (self->metrics, Metric, i);

      if (chosen == NULL || exos_names_match (metric->name, chosen))
        {
          if (chosen == NULL)
            exos_shape_add_issue (self->input, exos_issue_new (EXOS_ISSUE_PRIMARY_GUESSED, 0, NULL,
                                                               NULL, metric->name));
          return metric;
        }
    }

  exos_shape_unknown_metric (self->input, chosen != NULL ? chosen : "");
  return NULL;
}

static void
note_metric (const Pivot *self, const Metric *metric)
{
  ExosSheetColumn *column = exos_sheet_column (self->sheet, metric->column);

  if (!metric->is_count)
    column->hint = metric->has_counts ? EXOS_SHEET_HINT_TOTAL : EXOS_SHEET_HINT_MEAN;
  else if (!metric->has_counts)
    exos_shape_add_issue (
        self->input, exos_issue_new (EXOS_ISSUE_COUNTS_FROM_MEANS, 0, metric->name, NULL, NULL));
}

static gboolean
add_columns (Pivot *self)
{
  Metric *primary = choose_primary (self);

  if (primary == NULL)
    return FALSE;
  if (!primary->is_count)
    {
      exos_shape_add_issue (self->input, exos_issue_new (EXOS_ISSUE_NOT_A_COUNT, 0, primary->name,
                                                         NULL, primary->name));
      return FALSE;
    }

  primary->is_primary = TRUE;
  self->input->experiment->primary = g_strdup (primary->name);
  exos_sheet_add_column (self->sheet, EXOS_SHEET_USERS, exos_role_id (EXOS_ROLE_USERS));
  for (guint i = 0; i < self->metrics->len; i++)
    {
      const Metric *metric = &g_array_index (self->metrics, Metric, i);

      exos_sheet_add_column (self->sheet,
                             metric->is_primary ? EXOS_SHEET_CONVERSIONS : EXOS_SHEET_METRIC,
                             metric->name);
      note_metric (self, metric);
    }

  return TRUE;
}

static gboolean
add_arms (Pivot *self)
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
report_repeated (const Pivot *self, const ExosEntry *first, const ExosEntry *again)
{
  const char *column = find_breakdown (self->input, first->row, again->row);
  g_autofree char *lines =
      g_strdup_printf ("%" G_GUINT64_FORMAT ", %" G_GUINT64_FORMAT, first->line, again->line);

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
check_users (const Pivot *self, const ExosEntry *entry, guint arm, const Metric *metric)
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

static void
set_direction (const Pivot *self, const ExosEntry *entry, guint column)
{
  const char *direction = entry->parts[EXOS_PART_DIRECTION];
  ExosSheetColumn *it = exos_sheet_column (self->sheet, column);

  if (direction[0] == '\0')
    return;
  it->has_direction = TRUE;
  it->direction = g_ascii_strncasecmp (direction, "incr", 4) == 0 ? EXOS_DIRECTION_HIGHER
                                                                  : EXOS_DIRECTION_LOWER;
}

static void
set_counts (const Pivot *self, const ExosEntry *entry, guint arm, const Metric *metric)
{
  g_autofree char *made = entry->parts[EXOS_PART_COUNTS][0] == '\0'
                              ? exos_entry_dup_product (entry, metric->is_count)
                              : NULL;

  exos_sheet_set_text (self->sheet, arm, metric->column,
                       made != NULL ? made : entry->parts[EXOS_PART_COUNTS], entry->line);
  set_direction (self, entry, metric->column);
}

/* An entry of a group that has the metric already goes to another arm when both will be added up;
 * FALSE when it may not. */
static gboolean
move_repeated (Pivot *self, guint i, const Metric *metric)
{
  guint *arm = &g_array_index (self->arms, guint, i);

  if (self->input->mapping->sums_rows)
    *arm = exos_sheet_free_arm (self->sheet, *arm, metric->column, get_entry (self, i)->line);
  return self->input->mapping->sums_rows && *arm != G_MAXUINT;
}

static gboolean
fill_cells (Pivot *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const ExosEntry *entry = get_entry (self, i);
      const Metric *metric = find_metric (self, entry->metric);
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
                 find_metric (self, get_entry (self, i)->metric));

  return TRUE;
}

/* The only label whose entries all have a property, NULL for none or more. */
static const char *
find_only_label (const Pivot *self, gboolean (*has_it) (const ExosEntry *entry))
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
  g_auto (Pivot) self = {
    .input = input,
    .entries = entries,
    .sheet = exos_sheet_new (group),
    .arms = g_array_new (FALSE, FALSE, sizeof (guint)),
    .metrics = g_array_new (FALSE, FALSE, sizeof (Metric)),
    .by_name = g_hash_table_new (g_str_hash, g_str_equal),
  };

  list_metrics (&self);
  if (exos_shape_has_too_many_metrics (input, self.metrics->len) || !add_columns (&self) ||
      !add_arms (&self))
    return NULL;

  self.sheet->control = g_strdup (find_only_label (&self, exos_entry_is_marked_control));
  self.sheet->likely_control = g_strdup (find_only_label (&self, exos_entry_has_no_change));
  if (!fill_cells (&self))
    return NULL;
  return g_steal_pointer (&self.sheet);
}
