// SPDX-License-Identifier: MIT
/* Whose rows these are: of users who come again or are in several groups, or of no users at all. */
#include "data/aliases.h"
#include "data/rows-parts.h"

/* With more users who have several rows it is no table with a row a user: a row a day, an order. */
#define MAX_REPEATED 0.2

/* So much of the users of several groups, and at least so many, are most of them. */
#define MOST 0.8
#define MIN_FOR_MOST 10

static const char *
get_name (const ExosRowsPivot *self, int column)
{
  return column >= 0 ? self->input->columns->columns[column].name : NULL;
}

/* The group that most users of several were in first, as one is before an exposure; NULL: none. */
static char *
dup_first_of_most (const ExosRowsPivot *self)
{
  const guint64 n_users = self->rows->findings[EXOS_ROWS_IN_SEVERAL_GROUPS].users;

  for (guint i = 0; i < self->rows->n_labels[EXOS_ROWS_BY_GROUP]; i++)
    {
      const ExosRowsLabel *label = &self->rows->labels[EXOS_ROWS_BY_GROUP][i];

      if ((double) label->n_mixed >= MOST * (double) n_users && n_users >= MIN_FOR_MOST)
        return g_strdup (label->text);
    }

  return NULL;
}

/* The column is that of what a person would look for: the id, or the group. */
static void
report_users (const ExosRowsPivot *self, ExosRowsFindingKind kind, ExosIssueCode code, int column)
{
  const ExosRowsFinding *finding = &self->rows->findings[kind];
  ExosIssue *issue;

  if (finding->count == 0 && finding->users == 0)
    return;
  issue = exos_rows_issue_new (self, code, finding, get_name (self, column));
  issue->number = finding->users;
  issue->other =
      kind == EXOS_ROWS_REPEATED ? self->rows->n_unlike : self->rows->n_labels[EXOS_ROWS_BY_GROUP];
  issue->p = (double) finding->users / (double) (self->n_used + finding->users);
  if (kind == EXOS_ROWS_REPEATED && issue->p > MAX_REPEATED)
    issue->code = EXOS_ISSUE_NOT_A_ROW_A_USER;
  if (kind == EXOS_ROWS_IN_SEVERAL_GROUPS)
    issue->extra = dup_first_of_most (self);
  exos_shape_add_issue (self->input, issue);
}

/* Users who seem to have several rows, which were summed all the same. */
static void
report_suspects (const ExosRowsPivot *self)
{
  static const ExosIssueCode codes[] = {
    [EXOS_ROWS_REPEATS_SUMMED] = EXOS_ISSUE_USERS_SUSPECTED,
    [EXOS_ROWS_REPEATS_TOO_MANY] = EXOS_ISSUE_NOT_A_ROW_A_USER,
  };
  ExosIssue *issue;

  if (self->rows->repeats == EXOS_ROWS_REPEATS_LEFT_OUT)
    return;
  issue = exos_issue_new (codes[self->rows->repeats], 0, get_name (self, self->rows->plan.unit),
                          NULL, NULL);
  issue->number = self->rows->suspects;
  exos_shape_add_issue (self->input, issue);
}

/* A share of users was looked at; the rest may hold more of the same. */
static void
report_sample (const ExosRowsPivot *self)
{
  const double share = self->rows->share_checked;
  ExosIssue *issue;

  if (self->rows->plan.unit < 0 || share >= 1.0)
    return;
  issue = exos_issue_new (EXOS_ISSUE_USERS_SAMPLED, 0, get_name (self, self->rows->plan.unit), NULL,
                          NULL);
  issue->p = share;
  exos_shape_add_issue (self->input, issue);
}

static gboolean
is_filled (const ExosShapeInput *input, gsize column)
{
  for (gsize row = input->first; row < input->end; row++)
    {
      const ExosField *field = exos_table_cell (input->table, row, column);

      if (field == NULL || field->length == 0)
        return FALSE;
    }

  return TRUE;
}

/* The column whose name says that each row is of something that a user may have several of. */
static const ExosColumn *
find_other_unit (const ExosShapeInput *input)
{
  for (gsize i = 0; i < input->columns->n_columns; i++)
    {
      const ExosColumn *column = &input->columns->columns[i];

      if (!column->is_given && exos_name_is_other_unit (column->normalized) && is_filled (input, i))
        return column;
    }

  return NULL;
}

static void
report_unit (const ExosRowsPivot *self)
{
  const ExosShapeInput *input = self->input;
  const ExosColumn *column = self->rows->plan.unit < 0 ? find_other_unit (input) : NULL;

  if (column == NULL)
    return;
  input->experiment->source.has_other_unit = TRUE;
  exos_shape_add_issue (input,
                        exos_issue_new (EXOS_ISSUE_ROWS_NOT_USERS, exos_shape_header_line (input),
                                        column->name, NULL, NULL));
}

void
exos_rows_report_users (const ExosRowsPivot *self)
{
  const ExosRowsPlan *plan = &self->rows->plan;

  report_users (self, EXOS_ROWS_REPEATED, EXOS_ISSUE_USERS_REPEATED, plan->unit);
  exos_rows_report_repeats (self);
  report_users (self, EXOS_ROWS_IN_SEVERAL_GROUPS, EXOS_ISSUE_USERS_IN_SEVERAL_GROUPS,
                plan->by[EXOS_ROWS_BY_GROUP]);
  report_unit (self);
  report_suspects (self);
  report_sample (self);
}
