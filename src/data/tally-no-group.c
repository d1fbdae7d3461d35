// SPDX-License-Identifier: MIT
/* "(not set)" among the groups of a table: users of whom nobody knows the group. */
#include "data/tally-parts.h"

#include <string.h>

#include "data/number.h"
#include "data/rows/label-text.h"
#include "data/rows/left-out.h"
#include "data/text.h"

static gboolean
is_no_group (const ExosTally *self, const char *label)
{
  return (exos_rows_names_no_group (label, strlen (label)) || exos_rows_means_no_group (label)) &&
         (self->mapping->control == NULL || !exos_names_match (label, self->mapping->control));
}

/* By arm; FALSE where one cannot be read. */
static gboolean
read_users (const ExosTally *self, guint column, guint64 *users, double *all)
{
  *all = 0.0;
  for (guint arm = 0; arm < self->sheet->arms->len; arm++)
    {
      const ExosSheetCell *cell = exos_sheet_cell (self->sheet, arm, column);

      if (cell->text == NULL || exos_parse_count (cell->text, cell->length, self->decimal_comma,
                                                  &users[arm]) > EXOS_NUMBER_THOUSANDS)
        return FALSE;
      *all += (double) users[arm];
    }

  return TRUE;
}

static void
report (const ExosTally *self, const ExosSheetArm *arm, guint64 users)
{
  const gboolean is_blank = arm->label[0] == '\0';
  const guint n_rows = arm->lines != NULL ? arm->lines->len : 1;
  ExosIssue *issue =
      exos_issue_new (is_blank ? EXOS_ISSUE_ROWS_WITHOUT_GROUP : EXOS_ISSUE_ROWS_OF_NO_GROUP,
                      arm->line, self->sheet->group_column, is_blank ? NULL : arm->label, NULL);

  issue->number = is_blank ? n_rows : users;
  issue->other = 1;
  issue->lines[0] = arm->line;
  for (guint i = 1; is_blank && i < MIN (n_rows, EXOS_ISSUE_MAX_LINES); i++)
    issue->lines[i] = g_array_index (arm->lines, guint64, i);
  exos_tally_add_issue (self, issue);
}

/* How many different groups there are beside those. */
static guint
count_groups (const ExosTally *self, const gboolean *is_none)
{
  guint n = 0;

  for (guint arm = 0; arm < self->sheet->arms->len; arm++)
    n += !is_none[arm] &&
         exos_sheet_find_arm (self->sheet, exos_sheet_arm (self->sheet, arm)->label) == (int) arm;
  return n;
}

void
exos_tally_leave_out_no_groups (ExosTally *self, guint users_column)
{
  const guint n = self->sheet->arms->len;
  g_autofree guint64 *users = g_new0 (guint64, n);
  g_autofree gboolean *is_none = g_new0 (gboolean, n);
  double all;

  if (self->sheet->are_units || !read_users (self, users_column, users, &all))
    return;
  for (guint arm = 0; arm < n; arm++)
    is_none[arm] = (double) users[arm] <= EXOS_MAX_NO_GROUP * all &&
                   is_no_group (self, exos_sheet_arm (self->sheet, arm)->label);
  if (count_groups (self, is_none) < 2)
    return;

  for (guint arm = 0; arm < n; arm++)
    if (is_none[arm])
      report (self, exos_sheet_arm (self->sheet, arm), users[arm]);
  for (guint arm = n; arm-- > 0;)
    if (is_none[arm])
      exos_sheet_remove_arm (self->sheet, arm);
}
