// SPDX-License-Identifier: MIT
#include "data/unit-sums-report.h"

#include <string.h>

#include "data/missing-values.h"
#include "data/number.h"
#include "data/text.h"
#include "data/unit-sums.h"

static const struct
{
  ExosUnitSums what;
  ExosIssueCode code;
} issues[] = {
  { EXOS_UNIT_SUMS_NO_GROUP, EXOS_ISSUE_ROWS_WITHOUT_GROUP },
  { EXOS_UNIT_SUMS_NO_UNIT, EXOS_ISSUE_ROWS_WITHOUT_ID },
  { EXOS_UNIT_SUMS_SEVERAL_GROUPS, EXOS_ISSUE_USERS_IN_SEVERAL_GROUPS },
  { EXOS_UNIT_SUMS_REPEATED, EXOS_ISSUE_USERS_REPEATED },
};

/* The first row stands for all. */
static guint64
read_left_out (const ExosShapeInput *input, ExosUnitSums what)
{
  const gboolean decimal_comma = input->experiment->source.delimiter == ';';
  ExosUnitSums found;
  guint64 count = 0;

  for (gsize i = 0; i < input->columns->n_columns; i++)
    {
      const ExosField *field = exos_table_cell (input->table, input->first, i);

      if (field != NULL && exos_unit_sums_parse (input->columns->columns[i].normalized, &found) &&
          found == what &&
          exos_parse_count (field->text, field->length, decimal_comma, &count) <=
              EXOS_NUMBER_THOUSANDS)
        return count;
    }

  return 0;
}

static void
report_left_out (const ExosShapeInput *input, guint64 n_users)
{
  const gsize group = exos_columns_find (input->columns, EXOS_ROLE_GROUP);

  for (gsize i = 0; i < G_N_ELEMENTS (issues); i++)
    {
      const guint64 n = read_left_out (input, issues[i].what);
      ExosIssue *issue;

      if (n == 0)
        continue;
      issue = exos_issue_new (issues[i].code, 0, input->columns->columns[group].name, NULL, NULL);
      issue->number = n;
      issue->other = n_users;
      issue->p = (double) n / ((double) n_users + (double) n);
      exos_shape_add_issue (input, issue);
    }
}

/* A count of users; 0 where the cell is none, of which the tally has spoken. */
static guint64
read_users (const ExosShapeInput *input, const ExosSheet *sheet, guint arm, guint column)
{
  const ExosSheetCell *cell = exos_sheet_cell (sheet, arm, column);
  guint64 count = 0;

  if (cell->text == NULL ||
      exos_parse_count (cell->text, cell->length, input->experiment->source.delimiter == ';',
                        &count) > EXOS_NUMBER_THOUSANDS)
    return 0;
  return count;
}

/* Users of every group, and those of them without a value. */
static ExosCount *
count_without (const ExosShapeInput *input, const ExosSheet *sheet, guint all, guint with)
{
  ExosCount *counts = g_new0 (ExosCount, sheet->arms->len);

  for (guint arm = 0; arm < sheet->arms->len; arm++)
    {
      const guint64 n = read_users (input, sheet, arm, with);

      counts[arm].users = read_users (input, sheet, arm, all);
      counts[arm].events = counts[arm].users > n ? counts[arm].users - n : 0;
    }

  return counts;
}

static void
report_difference (const ExosShapeInput *input,
                   const ExosSheet *sheet,
                   const char *metric,
                   const ExosCount *counts)
{
  const char *primary = input->experiment->primary;
  g_autofree const char **labels = g_new (const char *, sheet->arms->len);

  for (guint arm = 0; arm < sheet->arms->len; arm++)
    labels[arm] = exos_sheet_arm (sheet, arm)->label;
  if (primary != NULL && exos_names_match (primary, metric))
    exos_report_missing_values (input, EXOS_ISSUE_MISSING_DIFFERS, metric, counts, labels,
                                sheet->arms->len);
}

static void
report_missing (const ExosShapeInput *input, const ExosSheet *sheet, guint all, guint with)
{
  const char *header = exos_sheet_column (sheet, with)->name;
  g_autofree char *metric = g_strndup (header, strlen (header) - strlen ("_n"));
  g_autofree ExosCount *counts = count_without (input, sheet, all, with);
  ExosIssue *issue = exos_issue_new (EXOS_ISSUE_VALUES_MISSING, 0, metric, NULL, NULL);

  for (guint arm = 0; arm < sheet->arms->len; arm++)
    {
      issue->number += counts[arm].events;
      issue->other += counts[arm].users;
    }
  if (issue->number == 0)
    {
      exos_issue_free (issue);
      return;
    }

  exos_shape_add_issue (input, issue);
  report_difference (input, sheet, metric, counts);
}

void
exos_unit_sums_report (const ExosShapeInput *input, const ExosSheet *sheet)
{
  guint64 n_users = 0;
  guint all = G_MAXUINT;

  for (guint i = 0; i < sheet->columns->len && all == G_MAXUINT; i++)
    if (exos_sheet_column (sheet, i)->kind == EXOS_SHEET_USERS)
      all = i;
  for (guint arm = 0; all != G_MAXUINT && arm < sheet->arms->len; arm++)
    n_users += read_users (input, sheet, arm, all);

  report_left_out (input, n_users);
  for (guint i = 0; all != G_MAXUINT && i < sheet->columns->len; i++)
    if (exos_sheet_column (sheet, i)->users > 0)
      report_missing (input, sheet, all, exos_sheet_column (sheet, i)->users - 1);
}
