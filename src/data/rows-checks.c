// SPDX-License-Identifier: MIT
/* Files of rows that are no experiment at all. */
#include "data/rows-parts.h"

#define MAX_LISTED 8

static const char *
get_name (const ExosRowsPivot *self, int column)
{
  return self->input->columns->columns[column].name;
}

static gboolean
refuse (const ExosRowsPivot *self, ExosIssue *issue)
{
  exos_shape_add_issue (self->input, issue);
  return FALSE;
}

/* The names of the experiments, as far as they were told apart. */
static gboolean
check_experiments (const ExosRowsPivot *self)
{
  const gsize column = exos_shape_find_experiment (self->input);
  const ExosRowsBy by = EXOS_ROWS_BY_SEGMENT;
  const guint n = self->rows->n_labels[by];
  GString *names;

  if (column == EXOS_NO_COLUMN || self->rows->plan.by[by] != (int) column)
    return TRUE;
  if (n == 1 && !self->rows->is_cut[by])
    {
      self->input->experiment->name = g_strdup (self->rows->labels[by][0].text);
      return TRUE;
    }

  names = g_string_new (NULL);
  for (guint i = 0; i < n && i <= MAX_LISTED; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            i < MAX_LISTED ? self->rows->labels[by][i].text : "…");

  ExosIssue *issue =
      exos_issue_new (EXOS_ISSUE_SEVERAL_EXPERIMENTS, exos_shape_header_line (self->input),
                      get_name (self, (int) column), NULL, names->str);

  g_string_free (names, TRUE);
  return refuse (self, issue);
}

/* The header once more, as where two files were put together. */
static gboolean
check_second_table (const ExosRowsPivot *self)
{
  const int column = self->rows->plan.by[EXOS_ROWS_BY_GROUP];

  for (guint i = 0; i < self->rows->n_labels[EXOS_ROWS_BY_GROUP]; i++)
    {
      const ExosRowsLabel *label = &self->rows->labels[EXOS_ROWS_BY_GROUP][i];

      if (g_str_equal (label->text, get_name (self, column)))
        return refuse (self,
                       exos_issue_new (EXOS_ISSUE_SECOND_TABLE, label->line, NULL, NULL, NULL));
    }

  return TRUE;
}

/* Users of events who never came after the start have no day. */
static gboolean
check_start (const ExosRowsPivot *self)
{
  const ExosRowSums *rows = self->rows;
  const ExosRowsBy by = EXOS_ROWS_BY_DAY;

  if (!rows->plan.has_start || rows->plan.by[by] < 0 || rows->is_cut[by])
    return TRUE;
  for (guint i = 0; i < rows->n_cells; i++)
    if (rows->cells[i].n_rows > 0 && rows->labels[by][rows->cells[i].labels[by]].text[0] != '\0')
      return TRUE;

  return refuse (self, exos_issue_new (EXOS_ISSUE_NOTHING_SINCE_START, 0,
                                       get_name (self, rows->plan.time), NULL,
                                       self->input->mapping->start));
}

gboolean
exos_rows_check_file (const ExosRowsPivot *self)
{
  ExosIssue *issue;

  if (self->rows->is_cut[EXOS_ROWS_BY_GROUP])
    {
      issue = exos_issue_new (EXOS_ISSUE_TOO_MANY_GROUPS, 0, NULL, NULL, NULL);
      issue->other = EXOS_ROWS_MAX_GROUPS;
      return refuse (self, issue);
    }
  if (self->n_used == 0)
    {
      exos_rows_report (self);
      issue = exos_issue_new (EXOS_ISSUE_ROWS_UNUSABLE, 0, NULL, NULL, NULL);
      issue->number = self->rows->n_rows;
      return refuse (self, issue);
    }
  return check_experiments (self) && check_second_table (self) && check_start (self);
}
