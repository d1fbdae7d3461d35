// SPDX-License-Identifier: MIT
/* Rows of one group made into one, when the user says that they add up: by day, by segment. */
#include "data/tally-parts.h"

#include <math.h>
#include <string.h>

#include "data/number.h"
#include "data/sum-names.h"
#include "data/text.h"

/* 10000 counts below 2^63 fit; a sum past 2^63 - 1 is no count any more. */
typedef unsigned __int128 Sum;

#define MAX_SUM ((Sum) G_MAXINT64)
#define TEN_TO_18 G_GUINT64_CONSTANT (1000000000000000000)

/* The rows of one label, in one quantity. */
typedef struct
{
  guint arm;         /* the first of them, that will hold the sum */
  guint n_rows;      /* 1: nothing to add */
  guint bad;         /* the first row without a number, G_MAXUINT without */
  guint decimal;     /* the first row with a decimal, G_MAXUINT without */
  gboolean is_plain; /* some row is whole, and written so */
  Sum count;
  ExosDoubleDouble total;
} Group;

static char *
sum_to_text (Sum sum)
{
  const guint64 high = (guint64) (sum / TEN_TO_18);
  const guint64 low = (guint64) (sum % TEN_TO_18);

  if (high == 0)
    return g_strdup_printf ("%" G_GUINT64_FORMAT, low);
  return g_strdup_printf ("%" G_GUINT64_FORMAT "%018" G_GUINT64_FORMAT, high, low);
}

/* Leaves a cell that has been spoken of: it is no number, and needs no further word. */
static void
spoil (ExosTally *self, const Group *group, guint column)
{
  exos_sheet_set_field (self->sheet, group->arm, column, NULL,
                        exos_sheet_arm (self->sheet, group->arm)->line);
}

static void
refuse_sum (ExosTally *self, const Group *group, guint column, const char *sum)
{
  exos_tally_add_issue (self,
                        exos_issue_new (EXOS_ISSUE_TOO_LARGE,
                                        exos_sheet_cell (self->sheet, group->arm, column)->line,
                                        exos_sheet_column (self->sheet, column)->name,
                                        exos_sheet_arm (self->sheet, group->arm)->label, sum));
  spoil (self, group, column);
}

/* Written like 12.0 when all of them were: totals that happen to be whole. */
static void
write_count (ExosTally *self, const Group *group, guint column)
{
  g_autofree char *sum = sum_to_text (group->count);
  g_autofree char *text = g_strconcat (sum, group->is_plain ? "" : ".0", NULL);

  if (group->count > MAX_SUM)
    refuse_sum (self, group, column, sum);
  else
    exos_sheet_set_text (self->sheet, group->arm, column, text,
                         exos_sheet_cell (self->sheet, group->arm, column)->line);
}

/* Users and conversions: every cell that is no count is said, on its line. */
static void
add_required (ExosTally *self, Group *group, guint arm, guint column)
{
  guint64 count = 0;

  group->is_plain = TRUE;
  if (exos_tally_read_count (self, arm, column, &count))
    group->count += count;
  else
    group->bad = arm;
}

/* A metric may hold totals, that are decimals; whole ones among them can be written like 12.0. */
static void
add_metric (ExosTally *self, Group *group, guint arm, guint column)
{
  const ExosSheetCell *cell = exos_sheet_cell (self->sheet, arm, column);
  guint64 count = 0;
  ExosDoubleDouble total = { 0.0, 0.0 };

  if (cell->text == NULL || cell->is_said)
    group->bad = MIN (group->bad, arm);
  else if (cell->is_sum)
    {
      group->decimal = MIN (group->decimal, arm);
      group->total = exos_double_double_add (group->total, cell->sum);
    }
  else if (exos_parse_count (cell->text, cell->length, self->decimal_comma, &count) <=
           EXOS_NUMBER_THOUSANDS)
    {
      group->is_plain |= strchr (cell->text, '.') == NULL;
      group->count += count;
      total = exos_double_double_from_decimal ((ExosInt128) count, 0);
      group->total = exos_double_double_add (group->total, total);
    }
  else if (exos_parse_exact (cell->text, cell->length, self->decimal_comma, &total))
    {
      group->decimal = MIN (group->decimal, arm);
      group->total = exos_double_double_add (group->total, total);
    }
  else
    group->bad = MIN (group->bad, arm);
}

/* Sums of squares may be larger than any count. */
static gboolean
is_sum_column (const ExosTally *self, guint column)
{
  g_autofree char *name = exos_normalize_name (exos_sheet_column (self->sheet, column)->name, -1);
  g_autofree char *base = NULL;

  return exos_sheet_column (self->sheet, column)->kind == EXOS_SHEET_PART ||
         exos_sheet_column (self->sheet, column)->squares > 0 ||
         exos_sum_name_parse (name, &base) != EXOS_SUM_NAME_NONE;
}

/* The first cell without a number stands for all: the metric cannot be judged. */
static void
write_metric (ExosTally *self, const Group *group, guint column)
{
  if (group->bad != G_MAXUINT)
    exos_sheet_swap_cells (self->sheet, group->arm, group->bad, column);
  else if (group->decimal == G_MAXUINT && group->count > MAX_SUM && is_sum_column (self, column))
    exos_sheet_set_sum (self->sheet, group->arm, column, group->total, group->is_plain);
  else if (group->decimal == G_MAXUINT)
    write_count (self, group, column);
  else if (!isfinite (group->total.hi))
    refuse_sum (self, group, column, exos_sheet_cell (self->sheet, group->decimal, column)->text);
  else
    {
      exos_sheet_swap_cells (self->sheet, group->arm, group->decimal, column);
      exos_sheet_set_sum (self->sheet, group->arm, column, group->total, group->is_plain);
    }
}

static void
write_required (ExosTally *self, const Group *group, guint column)
{
  if (group->bad != G_MAXUINT)
    spoil (self, group, column);
  else
    write_count (self, group, column);
}

static void
sum_column (ExosTally *self, Group *groups, const guint *first_of, guint column)
{
  const guint n_arms = self->sheet->arms->len;
  const gboolean is_metric = exos_sheet_column (self->sheet, column)->kind >= EXOS_SHEET_METRIC;

  for (guint arm = 0; arm < n_arms; arm++)
    groups[arm] = (Group) { arm, groups[arm].n_rows, .bad = G_MAXUINT, .decimal = G_MAXUINT };
  for (guint arm = 0; arm < n_arms; arm++)
    if (groups[first_of[arm]].n_rows > 1)
      (is_metric ? add_metric : add_required) (self, &groups[first_of[arm]], arm, column);

  for (guint arm = 0; arm < n_arms; arm++)
    if (groups[arm].n_rows > 1)
      (is_metric ? write_metric : write_required) (self, &groups[arm], column);
}

static void
report_sum (ExosTally *self, guint arm, guint n_rows)
{
  const ExosSheetArm *it = exos_sheet_arm (self->sheet, arm);
  ExosIssue *issue =
      exos_issue_new (EXOS_ISSUE_ROWS_SUMMED, it->line, self->sheet->group_column, it->label, NULL);

  issue->number = n_rows;
  exos_tally_add_issue (self, issue);
}

static void
note_line (ExosSheetArm *arm, guint64 line)
{
  if (arm->lines == NULL)
    arm->lines = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_array_append_val (arm->lines, line);
}

void
exos_tally_sum_rows (ExosTally *self)
{
  const guint n_arms = self->sheet->arms->len;
  g_autofree guint *first_of = g_new0 (guint, n_arms);
  g_autofree Group *groups = g_new0 (Group, n_arms);

  for (guint arm = 0; arm < n_arms; arm++)
    {
      const ExosSheetArm *it = exos_sheet_arm (self->sheet, arm);

      first_of[arm] = (guint) exos_sheet_find_arm (self->sheet, it->label);
      groups[first_of[arm]].n_rows++;
      note_line (exos_sheet_arm (self->sheet, first_of[arm]), it->line);
      exos_sheet_arm (self->sheet, first_of[arm])->was_trimmed |= it->was_trimmed;
    }
  for (guint column = 0; column < self->sheet->columns->len; column++)
    sum_column (self, groups, first_of, column);

  for (guint arm = 0; arm < n_arms; arm++)
    if (groups[arm].n_rows > 1 && !self->sheet->are_parts)
      report_sum (self, arm, groups[arm].n_rows);
  for (guint arm = n_arms; arm-- > 0;)
    if (first_of[arm] != arm)
      exos_sheet_remove_arm (self->sheet, arm);
}
