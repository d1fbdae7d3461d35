// SPDX-License-Identifier: MIT
#include "data/sheet.h"

#include <string.h>

#include "data/text.h"

static void
clear_cell (gpointer data)
{
  ExosSheetCell *cell = data;

  g_free (cell->text);
}

static void
clear_column (gpointer data)
{
  ExosSheetColumn *column = data;

  g_free (column->name);
}

static void
free_arm (gpointer data)
{
  ExosSheetArm *arm = data;

  g_free (arm->label);
  for (gsize i = 0; i < EXOS_N_STRATA; i++)
    g_free (arm->strata[i]);
  g_clear_pointer (&arm->lines, g_array_unref);
  g_array_unref (arm->cells);
  g_free (arm);
}

ExosSheet *
exos_sheet_new (const char *group_column)
{
  ExosSheet *self = g_new0 (ExosSheet, 1);

  self->group_column = g_strdup (group_column);
  self->columns = g_array_new (FALSE, TRUE, sizeof (ExosSheetColumn));
  g_array_set_clear_func (self->columns, clear_column);
  self->arms = g_ptr_array_new_with_free_func (free_arm);
  return self;
}

void
exos_sheet_free (ExosSheet *self)
{
  g_array_unref (self->columns);
  g_ptr_array_unref (self->arms);
  g_free (self->group_column);
  g_free (self->split_column);
  for (gsize i = 0; i < EXOS_N_STRATA; i++)
    g_free (self->strata_columns[i]);
  g_clear_pointer (&self->days, exos_sheet_free);
  g_free (self->control);
  g_free (self->likely_control);
  g_clear_pointer (&self->arm_of, g_hash_table_unref);
  g_free (self);
}

guint
exos_sheet_add_column (ExosSheet *self, ExosSheetKind kind, const char *name)
{
  const ExosSheetColumn column = { .kind = kind, .name = g_strdup (name) };

  g_array_append_val (self->columns, column);
  return self->columns->len - 1;
}

static void
remember_arm (ExosSheet *self, guint arm)
{
  char *name = exos_normalize_name (exos_sheet_arm (self, arm)->label, -1);

  if (g_hash_table_contains (self->arm_of, name))
    g_free (name);
  else
    g_hash_table_insert (self->arm_of, name, GUINT_TO_POINTER (arm));
}

guint
exos_sheet_add_arm (ExosSheet *self, const char *label, guint64 line)
{
  ExosSheetArm *arm = g_new0 (ExosSheetArm, 1);
  gsize length = strlen (label);
  const gsize all = length;

  exos_trim (&label, &length);
  arm->label = g_strndup (label, length);
  arm->was_trimmed = length != all;
  arm->line = line;
  arm->cells = g_array_new (FALSE, TRUE, sizeof (ExosSheetCell));
  g_array_set_clear_func (arm->cells, clear_cell);
  g_array_set_size (arm->cells, self->columns->len);
  for (guint i = 0; i < self->columns->len; i++)
    g_array_index (arm->cells, ExosSheetCell, i).line = line;
  g_ptr_array_add (self->arms, arm);
  if (self->arm_of != NULL)
    remember_arm (self, self->arms->len - 1);
  return self->arms->len - 1;
}

int
exos_sheet_find_arm (ExosSheet *self, const char *label)
{
  g_autofree char *name = exos_normalize_name (label, -1);
  gpointer arm;

  if (self->arm_of == NULL)
    {
      self->arm_of = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint i = 0; i < self->arms->len; i++)
        remember_arm (self, i);
    }

  return g_hash_table_lookup_extended (self->arm_of, name, NULL, &arm) ? GPOINTER_TO_INT (arm) : -1;
}

static ExosSheetCell *
get_cell (const ExosSheet *self, guint arm, guint column)
{
  return &g_array_index (exos_sheet_arm (self, arm)->cells, ExosSheetCell, column);
}

guint
exos_sheet_n_labels (const ExosSheet *self)
{
  return g_hash_table_size (self->arm_of);
}

guint
exos_sheet_free_arm (ExosSheet *self, guint arm, guint column, guint64 line)
{
  while (get_cell (self, arm, column)->text != NULL || get_cell (self, arm, column)->is_said)
    {
      ExosSheetArm *it = exos_sheet_arm (self, arm);

      if (it->again == 0 && (gsize) self->arms->len * self->columns->len >= EXOS_MAX_SHEET_CELLS)
        return G_MAXUINT;
      if (it->again == 0)
        it->again = exos_sheet_add_arm (self, it->label, line);
      arm = it->again;
    }

  return arm;
}

void
exos_sheet_set_field (
    ExosSheet *self, guint arm, guint column, const ExosField *field, guint64 line)
{
  ExosSheetCell *cell = get_cell (self, arm, column);

  clear_cell (cell);
  *cell = (ExosSheetCell) { .line = line, .is_said = field == NULL || field->has_nul };
  if (field == NULL)
    return;

  const char *text = field->text;
  gsize length = field->length;

  exos_trim (&text, &length);
  cell->text = g_malloc (length + 1);
  memcpy (cell->text, text, length);
  cell->text[length] = '\0';
  cell->length = length;
}

void
exos_sheet_set_text (ExosSheet *self, guint arm, guint column, const char *text, guint64 line)
{
  const ExosField field = { .text = text, .length = strlen (text) };

  exos_sheet_set_field (self, arm, column, &field, line);
}

const ExosSheetCell *
exos_sheet_cell (const ExosSheet *self, guint arm, guint column)
{
  return get_cell (self, arm, column);
}

void
exos_sheet_swap_cells (ExosSheet *self, guint arm, guint other, guint column)
{
  const ExosSheetCell cell = *get_cell (self, arm, column);

  *get_cell (self, arm, column) = *get_cell (self, other, column);
  *get_cell (self, other, column) = cell;
}

void
exos_sheet_set_sum (
    ExosSheet *self, guint arm, guint column, ExosDoubleDouble sum, gboolean is_mixed)
{
  ExosSheetCell *cell = get_cell (self, arm, column);

  cell->is_sum = TRUE;
  cell->is_mixed = is_mixed;
  cell->sum = sum;
}

ExosSheetColumn *
exos_sheet_column (const ExosSheet *self, guint column)
{
  return &g_array_index (self->columns, ExosSheetColumn, column);
}

ExosSheetArm *
exos_sheet_arm (const ExosSheet *self, guint arm)
{
  return g_ptr_array_index (self->arms, arm);
}

void
exos_sheet_remove_arm (ExosSheet *self, guint arm)
{
  g_ptr_array_remove_index (self->arms, arm);
  g_clear_pointer (&self->arm_of, g_hash_table_unref);
}
