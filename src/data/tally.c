// SPDX-License-Identifier: MIT
#include "data/tally-parts.h"

#include <string.h>

#include "data/aliases.h"
#include "data/number.h"
#include "data/text.h"

static int
find_kind (const ExosSheet *sheet, ExosSheetKind kind)
{
  for (guint i = 0; i < sheet->columns->len; i++)
    if (exos_sheet_column (sheet, i)->kind == kind)
      return (int) i;
  return -1;
}

/* What a cell that is no count is called. */
static ExosIssueCode
code_of (ExosNumberState state)
{
  switch (state)
    {
    case EXOS_NUMBER_EMPTY:
      return EXOS_ISSUE_MISSING_VALUE;
    case EXOS_NUMBER_FRACTION:
      return EXOS_ISSUE_NOT_WHOLE;
    case EXOS_NUMBER_NEGATIVE:
      return EXOS_ISSUE_NEGATIVE;
    case EXOS_NUMBER_TOO_LARGE:
      return EXOS_ISSUE_TOO_LARGE;
    case EXOS_NUMBER_PERCENT:
      return EXOS_ISSUE_RATE_NOT_COUNT;
    case EXOS_NUMBER_AMBIGUOUS:
      return EXOS_ISSUE_AMBIGUOUS_NUMBER;
    case EXOS_NUMBER_OK:
    case EXOS_NUMBER_THOUSANDS:
    case EXOS_NUMBER_NOT_A_NUMBER:
      return EXOS_ISSUE_NOT_A_NUMBER;
    }

  g_assert_not_reached ();
}

gboolean
exos_tally_read_count (const ExosTally *self, guint arm, guint column, guint64 *count)
{
  const ExosSheetCell *cell = exos_sheet_cell (self->sheet, arm, column);
  const char *label = exos_sheet_arm (self->sheet, arm)->label;
  const char *name = exos_sheet_column (self->sheet, column)->name;
  const ExosNumberState state =
      cell->text != NULL ? exos_parse_count (cell->text, cell->length, self->decimal_comma, count)
                         : EXOS_NUMBER_EMPTY;
  ExosIssue *issue;

  if (state == EXOS_NUMBER_OK)
    return TRUE;
  if (cell->is_said)
    return FALSE;

  issue =
      exos_issue_new (state == EXOS_NUMBER_THOUSANDS ? EXOS_ISSUE_THOUSANDS_READ : code_of (state),
                      cell->line, name, label, cell->text != NULL ? cell->text : "");
  issue->number = *count;
  exos_tally_add_issue (self, issue);
  return state == EXOS_NUMBER_THOUSANDS;
}

static void
report_above_users (ExosTally *self, guint arm, guint users_column, guint conversions_column)
{
  const ExosArm *it = &self->experiment->arms[arm];
  const ExosSheetCell *conversions = exos_sheet_cell (self->sheet, arm, conversions_column);
  ExosIssue *issue = exos_issue_new (EXOS_ISSUE_CONVERSIONS_GT_USERS, conversions->line,
                                     exos_sheet_column (self->sheet, conversions_column)->name,
                                     it->name, conversions->text);

  issue->extra = g_strdup (exos_sheet_cell (self->sheet, arm, users_column)->text);
  issue->number = it->conversions;
  issue->other = it->users;
  exos_tally_add_issue (self, issue);
  self->is_complete = FALSE;
}

static void
check_arm (ExosTally *self, guint arm, guint users_column, int conversions_column)
{
  const ExosArm *it = &self->experiment->arms[arm];
  const ExosSheetCell *users = exos_sheet_cell (self->sheet, arm, users_column);

  if (it->users == 0)
    {
      exos_tally_add_issue (self,
                            exos_issue_new (EXOS_ISSUE_ZERO_USERS, users->line,
                                            exos_sheet_column (self->sheet, users_column)->name,
                                            it->name, users->text));
      self->is_complete = FALSE;
    }
  if (it->conversions > it->users)
    report_above_users (self, arm, users_column, (guint) conversions_column);
}

static void
read_arms (ExosTally *self, guint users_column, int conversions_column)
{
  ExosExperiment *experiment = self->experiment;
  gboolean has_all = TRUE;

  experiment->n_arms = self->sheet->arms->len;
  experiment->arms = g_new0 (ExosArm, experiment->n_arms);
  for (guint arm = 0; arm < experiment->n_arms; arm++)
    {
      const ExosSheetArm *from = exos_sheet_arm (self->sheet, arm);
      ExosArm *to = &experiment->arms[arm];

      to->name = g_strdup (from->label);
      to->line = from->line;

      const gboolean has_users = exos_tally_read_count (self, arm, users_column, &to->users);
      const gboolean has_conversions =
          conversions_column < 0 ||
          exos_tally_read_count (self, arm, (guint) conversions_column, &to->conversions);

      if (has_users && has_conversions)
        check_arm (self, arm, users_column, conversions_column);
      else
        has_all = FALSE;
    }

  self->is_complete &= has_all;
  experiment->stage = has_all ? EXOS_STAGE_COUNTS : EXOS_STAGE_GROUPS;
}

static gboolean
check_users (ExosTally *self, int users)
{
  if (users < 0)
    exos_tally_add_issue (self, exos_issue_new (EXOS_ISSUE_MISSING_COLUMN, self->line, "users",
                                                NULL, exos_role_id (EXOS_ROLE_USERS)));
  return users >= 0;
}

static void
name_primary (ExosTally *self, int conversions)
{
  char **primary = &self->experiment->primary;

  if (self->primary != NULL)
    {
      g_free (*primary);
      *primary = g_strdup (self->primary);
    }
  else if (*primary == NULL)
    *primary = g_strdup (exos_sheet_column (self->sheet, (guint) conversions)->name);
}

/* All users of a group, where those with a value of what decides are the ones that count. */
static void
read_assigned (ExosTally *self, guint column)
{
  for (guint arm = 0; arm < self->experiment->n_arms; arm++)
    self->is_complete &=
        exos_tally_read_count (self, arm, column, &self->experiment->arms[arm].assigned);
}

/* Rows to groups, once users and what decides are known. */
static void
tally_groups (ExosTally *self, guint all_users, int conversions)
{
  const guint own = conversions >= 0 ? exos_sheet_column (self->sheet, (guint) conversions)->users
                                     : self->primary_users;
  const guint users = own > 0 ? own - 1 : all_users;
  const gboolean sums_rows = self->mapping->sums_rows || self->sheet->are_parts;
  ExosExperiment *experiment = self->experiment;
  g_autoptr (ExosTallyStrata) strata = NULL;

  self->users = all_users;
  if (sums_rows)
    strata = exos_tally_collect_strata (self, users, conversions);
  experiment->stage = EXOS_STAGE_COLUMNS;
  if (sums_rows)
    exos_tally_sum_rows (self);
  if (!self->sheet->are_parts)
    {
      exos_tally_leave_out_totals (self, users, conversions);
      exos_tally_leave_out_no_groups (self, all_users);
    }

  const guint n_labels = exos_tally_check_duplicates (self);

  exos_tally_check_labels (self);
  if (!exos_tally_check_number_of_groups (self, n_labels))
    return;

  read_arms (self, users, conversions);
  if (users != all_users)
    read_assigned (self, all_users);
  exos_tally_drop_repeated_arms (self);
  if (n_labels > 1)
    exos_tally_choose_control (self);
  if (strata != NULL)
    exos_tally_keep_strata (self, strata);
  name_primary (self, conversions);
  if (conversions >= 0)
    exos_tally_find_rate_direction (self, (guint) conversions);
  exos_tally_metrics (self);
  experiment->has_counts = self->is_complete && experiment->control >= 0;
}

void
exos_tally (ExosSheet *sheet,
            const ExosMapping *mapping,
            guint64 line,
            gboolean decimal_comma,
            ExosExperiment *experiment)
{
  ExosTally self = { sheet, mapping, line, decimal_comma, experiment, TRUE, NULL, 0, 0 };
  const int users = find_kind (sheet, EXOS_SHEET_USERS);
  int conversions = find_kind (sheet, EXOS_SHEET_CONVERSIONS);
  const gboolean has_users = check_users (&self, users);

  exos_tally_find_users (&self);
  if (exos_tally_choose_primary (&self, &conversions) && has_users)
    tally_groups (&self, (guint) users, conversions);
  g_free (self.primary);
}
