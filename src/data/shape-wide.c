// SPDX-License-Identifier: MIT
/* A column a group and quantity: control_users, users_control, testUnits, count_c. One row, or, in
 * the pulse exports of Statsig, a row a metric with units, mean and standard error. */
#include "data/shape-entries.h"

#include <string.h>

#include "data/language.h"
#include "data/text.h"
#include "data/wide-names.h"

/* A header taken apart; label NULL: not of this kind. */
typedef struct
{
  char *label;
  char *quantity;
} WideName;

static void
clear_name (gpointer data)
{
  WideName *name = data;

  g_free (name->label);
  g_free (name->quantity);
}

static GPtrArray *
list_labels (const ExosShapeInput *input)
{
  const gsize n = input->columns->n_columns;
  g_autofree const char **headers = g_new (const char *, n);

  for (gsize i = 0; i < n; i++)
    headers[i] = input->columns->columns[i].name;
  return exos_list_wide_labels (headers, n);
}

static GArray *
split_headers (const ExosShapeInput *input)
{
  GArray *names = g_array_new (FALSE, TRUE, sizeof (WideName));
  g_autoptr (GPtrArray) labels = list_labels (input);

  g_array_set_clear_func (names, clear_name);
  for (gsize i = 0; i < input->columns->n_columns; i++)
    {
      WideName name = { NULL, NULL };

      exos_split_wide_name (input->columns->columns[i].name, labels, &name.label, &name.quantity);
      g_array_append_val (names, name);
    }

  return names;
}

gboolean
exos_is_wide (const ExosShapeInput *input)
{
  g_autoptr (GPtrArray) labels = list_labels (input);

  return exos_columns_find (input->columns, EXOS_ROLE_GROUP) == EXOS_NO_COLUMN && labels->len >= 2;
}

gboolean
exos_is_pulse (const ExosShapeInput *input)
{
  return exos_columns_find (input->columns, EXOS_ROLE_METRIC) != EXOS_NO_COLUMN &&
         exos_is_wide (input);
}

static gboolean
is_used (const WideName *name)
{
  return name->label != NULL && !exos_shape_names_role (name->quantity, EXOS_ROLE_RATE) &&
         !exos_shape_names_role (name->quantity, EXOS_ROLE_STATISTIC);
}

static int
find_quantity (const GPtrArray *quantities, const char *name)
{
  for (guint i = 0; i < quantities->len; i++)
    if (exos_names_match (g_ptr_array_index (quantities, i), name))
      return (int) i;
  return -1;
}

/* Every quantity once: "control_crash" and "Crash_b" hold the same. */
static GPtrArray *
list_quantities (const ExosShapeInput *input, const GArray *names)
{
  GPtrArray *quantities = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < names->len; i++)
    {
      const WideName *name = &g_array_index (names, WideName, i);

      if (!is_used (name))
        exos_shape_ignored (input, i);
      else if (find_quantity (quantities, name->quantity) < 0)
        g_ptr_array_add (quantities, g_strdup (name->quantity));
    }

  return quantities;
}

/* A row a date or the like. */
static ExosSheet *
refuse_several_rows (const ExosShapeInput *input, const GArray *names)
{
  const char *breakdown = NULL;

  for (guint i = 0; i < names->len && breakdown == NULL; i++)
    if (g_array_index (names, WideName, i).label == NULL &&
        input->columns->columns[i].name[0] != '\0')
      breakdown = input->columns->columns[i].name;

  exos_shape_add_issue (input, exos_issue_new (breakdown != NULL ? EXOS_ISSUE_DIMENSION_ROWS
                                                                 : EXOS_ISSUE_SHAPE_UNKNOWN,
                                               exos_shape_header_line (input), breakdown, NULL,
                                               _ ("the wide form with several rows")));
  return NULL;
}

/* What a header counts, by its own words. */
static ExosRole
role_of_name (const WideName *name)
{
  static const ExosRole known[] = { EXOS_ROLE_USERS, EXOS_ROLE_CONVERSIONS, EXOS_ROLE_RATE,
                                    EXOS_ROLE_STATISTIC };

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (exos_shape_names_role (name->quantity, known[i]))
      return known[i];
  return EXOS_ROLE_GUARDRAIL;
}

static void
use_columns (const ExosShapeInput *input, const GArray *names)
{
  exos_shape_forget_counts (input);
  for (guint i = 0; i < names->len; i++)
    {
      const WideName *name = &g_array_index (names, WideName, i);

      if (name->label != NULL)
        exos_shape_use (input, i, role_of_name (name));
    }
}

/* Where a column of the file goes: arm is that of its label in the first row. */
typedef struct
{
  gsize from;
  guint arm;
  guint column;
} Target;

/* One arm a label, in order; NULL when there are too many. */
static GArray *
list_targets (const ExosShapeInput *input, ExosSheet *sheet, const GArray *names)
{
  g_autoptr (GArray) targets = g_array_new (FALSE, FALSE, sizeof (Target));
  g_autoptr (GPtrArray) quantities = list_quantities (input, names);
  const guint64 line = exos_table_row (input->table, input->first)->line;

  exos_shape_add_columns (input, sheet, quantities);
  for (guint i = 0; i < names->len; i++)
    {
      const WideName *name = &g_array_index (names, WideName, i);

      if (!is_used (name))
        continue;

      const int found = exos_sheet_find_arm (sheet, name->label);
      const Target target = {
        .from = i,
        .arm = found >= 0 ? (guint) found : exos_sheet_add_arm (sheet, name->label, line),
        .column = (guint) find_quantity (quantities, name->quantity),
      };

      if (exos_shape_has_too_many_groups (input, sheet->arms->len))
        return NULL;
      exos_shape_use (input, i,
                      exos_shape_role_of_kind (exos_sheet_column (sheet, target.column)->kind));
      g_array_append_val (targets, target);
    }

  return g_steal_pointer (&targets);
}

static void
fill_row (const ExosShapeInput *input,
          ExosSheet *sheet,
          const GArray *targets,
          gsize row,
          guint first_arm)
{
  const guint64 line = exos_table_row (input->table, row)->line;

  for (guint i = 0; i < targets->len; i++)
    {
      const Target *target = &g_array_index (targets, Target, i);

      exos_sheet_set_field (sheet, first_arm + target->arm, target->column,
                            exos_table_cell (input->table, row, target->from), line);
    }
}

/* Every row but the first has arms of its own, that will be added up; totals are left out. */
static gboolean
fill_rows (const ExosShapeInput *input, ExosSheet *sheet, const GArray *targets)
{
  const guint n_labels = sheet->arms->len;
  g_autofree gboolean *totals = exos_shape_find_totals (input);
  guint first_arm = 0;

  exos_shape_choose_strata (input, sheet);
  for (gsize row = input->first; totals != NULL && row < input->end; row++)
    {
      if (totals[row - input->first])
        continue;
      for (guint i = 0; sheet->arms->len < first_arm + n_labels; i++)
        exos_sheet_add_arm (sheet, exos_sheet_arm (sheet, i)->label,
                            exos_table_row (input->table, row)->line);
      for (guint i = 0; i < n_labels; i++)
        exos_shape_set_strata (input, sheet, first_arm + i, row);
      fill_row (input, sheet, targets, row, first_arm);
      first_arm += n_labels;
    }

  return totals != NULL;
}

ExosSheet *
exos_pivot_wide (const ExosShapeInput *input)
{
  g_autoptr (GArray) names = split_headers (input);

  exos_shape_guessed (input, EXOS_SHAPE_WIDE,
                      _ ("the wide form, one column per group and quantity"));
  use_columns (input, names);
  if (input->end - input->first > 1 && !exos_shape_can_sum (input))
    return refuse_several_rows (input, names);

  g_autoptr (ExosSheet) sheet = exos_sheet_new (exos_role_id (EXOS_ROLE_GROUP));
  g_autoptr (GArray) targets = list_targets (input, sheet, names);

  return targets != NULL && fill_rows (input, sheet, targets) ? g_steal_pointer (&sheet) : NULL;
}

static ExosPart
find_part (const WideName *name)
{
  g_autofree char *normalized =
      name->label != NULL ? exos_normalize_name (name->quantity, -1) : NULL;

  return normalized != NULL ? exos_part_of_name (normalized) : EXOS_N_PARTS;
}

/* Whose entry a header belongs to: one for each label in a row. */
static ExosEntry *
get_entry (GPtrArray *entries, guint from, const char *label)
{
  for (guint i = from; i < entries->len; i++)
    if (g_str_equal (((ExosEntry *) g_ptr_array_index (entries, i))->label, label))
      return g_ptr_array_index (entries, i);

  ExosEntry *entry = g_new0 (ExosEntry, 1);

  entry->label = g_strdup (label);
  g_ptr_array_add (entries, entry);
  return entry;
}

static void
fill_entry (ExosEntry *entry, const ExosShapeInput *input, gsize row)
{
  const gsize metric = exos_columns_find (input->columns, EXOS_ROLE_METRIC);

  entry->row = row;
  entry->line = exos_table_row (input->table, row)->line;
  entry->metric = exos_table_dup_text (input->table, row, metric);
  for (int part = 0; part < EXOS_N_PARTS; part++)
    if (entry->parts[part] == NULL)
      entry->parts[part] = g_strdup ("");
}

static void
add_entries (GPtrArray *entries, const ExosShapeInput *input, const GArray *names, gsize row)
{
  const guint from = entries->len;

  for (guint i = 0; i < names->len; i++)
    {
      const WideName *name = &g_array_index (names, WideName, i);
      const ExosPart part = find_part (name);

      if (part == EXOS_N_PARTS)
        continue;

      ExosEntry *entry = get_entry (entries, from, name->label);

      if (entry->parts[part] == NULL)
        entry->parts[part] = exos_table_dup_text (input->table, row, i);
    }
  for (guint i = from; i < entries->len; i++)
    fill_entry (g_ptr_array_index (entries, i), input, row);
}

static void
note_columns (const ExosShapeInput *input, const GArray *names)
{
  exos_shape_forget_counts (input);
  for (guint i = 0; i < names->len; i++)
    {
      const WideName *name = &g_array_index (names, WideName, i);
      const ExosColumn *column = &input->columns->columns[i];
      const gboolean is_named =
          column->is_given || (column->has_role && (column->role == EXOS_ROLE_METRIC ||
                                                    column->role == EXOS_ROLE_EXPERIMENT));

      if (!is_named && find_part (name) == EXOS_N_PARTS)
        exos_shape_ignored (input, i);
      exos_shape_use_part (input, i, find_part (name));
    }
}

ExosSheet *
exos_pivot_pulse (const ExosShapeInput *input)
{
  const gsize metric = exos_columns_find (input->columns, EXOS_ROLE_METRIC);
  const ExosTopline topline = exos_topline_new (input);
  g_autoptr (GArray) names = split_headers (input);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (exos_entry_free);

  exos_shape_guessed (input, EXOS_SHAPE_WIDE, _ ("one row per metric, with units and means"));
  note_columns (input, names);
  exos_topline_report (&topline);

  g_autofree gboolean *totals = exos_shape_find_totals (input);

  for (gsize row = input->first; totals != NULL && row < input->end; row++)
    if (exos_topline_has (&topline, row) && !totals[row - input->first])
      add_entries (entries, input, names, row);

  if (totals == NULL)
    return NULL;
  return exos_entries_to_sheet (input, entries, input->columns->columns[metric].name);
}
