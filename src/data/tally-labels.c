// SPDX-License-Identifier: MIT
/* Labels: total rows, repeated rows, and which group is the control. */
#include "data/tally-parts.h"

#include "data/aliases.h"
#include "data/import-limits.h"
#include "data/number.h"
#include "data/text.h"

#define MAX_LISTED_LINES 5

void
exos_tally_add_issue (const ExosTally *self, ExosIssue *issue)
{
  g_ptr_array_add (self->experiment->issues, issue);
}

static gboolean
has_counts (const ExosTally *self, guint column)
{
  for (guint arm = 0; arm < self->sheet->arms->len; arm++)
    {
      const ExosSheetCell *cell = exos_sheet_cell (self->sheet, arm, column);
      guint64 count;

      if (cell->text == NULL || exos_parse_count (cell->text, cell->length, self->decimal_comma,
                                                  &count) > EXOS_NUMBER_THOUSANDS)
        return FALSE;
    }

  return TRUE;
}

/* Whether a row is the sum of all others in a column of counts. */
static gboolean
is_sum_of_others (const ExosTally *self, guint total, guint column)
{
  guint64 expected = 0;
  guint64 sum = 0;

  if (!has_counts (self, column))
    return FALSE;
  for (guint arm = 0; arm < self->sheet->arms->len; arm++)
    {
      const ExosSheetCell *cell = exos_sheet_cell (self->sheet, arm, column);
      guint64 count;

      exos_parse_count (cell->text, cell->length, self->decimal_comma, &count);
      if (arm == total)
        expected = count;
      else if (!g_uint64_checked_add (&sum, sum, count))
        return FALSE;
    }

  return sum == expected;
}

/* In every quantity that all rows count. */
static gboolean
is_total_of_others (const ExosTally *self, guint total, guint users_column, int conversions_column)
{
  for (guint column = 0; column < self->sheet->columns->len; column++)
    {
      const gboolean is_required = column == users_column || (int) column == conversions_column;

      if ((is_required || has_counts (self, column)) && !is_sum_of_others (self, total, column))
        return FALSE;
    }

  return TRUE;
}

/* "2, 4", of several files "2 (a.csv), 3 (b.csv)"; cut after a few. lines: of guint64. */
static char *
list_lines (const ExosTally *self, const GArray *lines)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (lines->len, MAX_LISTED_LINES); i++)
    {
      g_autofree char *line = exos_source_files_say_line (self->experiment->source.files,
                                                          g_array_index (lines, guint64, i));

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", line);
    }
  if (lines->len > MAX_LISTED_LINES)
    g_string_append (text, ", …");
  return g_string_free (text, FALSE);
}

/* other: how many rows were added up to it, extra: their lines. */
static void
report_total (ExosTally *self, const ExosSheetArm *arm, gboolean is_sum)
{
  ExosIssue *issue = exos_issue_new (is_sum ? EXOS_ISSUE_TOTAL_ROW_LEFT_OUT : EXOS_ISSUE_TOTAL_ROW,
                                     arm->line, self->sheet->group_column, arm->label, arm->label);

  if (is_sum && arm->lines != NULL && arm->lines->len > 1)
    {
      issue->other = arm->lines->len;
      issue->extra = list_lines (self, arm->lines);
    }
  exos_tally_add_issue (self, issue);
}

/* A total row that is one is left out with a word; one that is not is a problem. Past the number of
 * groups that can be compared there is no need to look. */
void
exos_tally_leave_out_totals (ExosTally *self, guint users_column, int conversions_column)
{
  if (self->sheet->arms->len > EXOS_MAX_ARMS + 1)
    return;

  for (guint arm = 0; self->sheet->arms->len >= 2 && arm < self->sheet->arms->len; arm++)
    {
      const ExosSheetArm *it = exos_sheet_arm (self->sheet, arm);
      g_autofree char *name = exos_normalize_name (it->label, -1);

      if (!exos_label_is_total (name))
        continue;

      const gboolean is_sum = is_total_of_others (self, arm, users_column, conversions_column);

      if (!is_sum && name[0] == '\0')
        continue; /* a label that is missing is said as such */
      report_total (self, it, is_sum);
      self->is_complete &= is_sum;
      exos_sheet_remove_arm (self->sheet, arm--);
    }
}

static void
report_duplicate (ExosTally *self, const GArray *arms)
{
  const ExosSheetArm *second = exos_sheet_arm (self->sheet, g_array_index (arms, guint, 1));
  const char *split = self->sheet->split_column;
  g_autoptr (GArray) of_arms = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (guint i = 0; i < arms->len; i++)
    g_array_append_val (of_arms,
                        exos_sheet_arm (self->sheet, g_array_index (arms, guint, i))->line);

  g_autofree char *lines = list_lines (self, of_arms);
  ExosIssue *issue =
      exos_issue_new (EXOS_ISSUE_DUPLICATE_GROUP, second->line,
                      split != NULL ? split : self->sheet->group_column, second->label, lines);

  issue->number = split != NULL;
  exos_tally_add_issue (self, issue);
  self->is_complete = FALSE;
}

static void
free_arms (gpointer arms)
{
  if (arms != NULL)
    g_array_unref (arms);
}

/* Said once a label, at the line of its second row. Returns the number of different labels. */
guint
exos_tally_check_duplicates (ExosTally *self)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (free_arms);

  for (guint arm = 0; arm < self->sheet->arms->len; arm++)
    {
      const guint first =
          (guint) exos_sheet_find_arm (self->sheet, exos_sheet_arm (self->sheet, arm)->label);

      g_ptr_array_add (groups, first == arm ? g_array_new (FALSE, FALSE, sizeof (guint)) : NULL);
      g_array_append_val ((GArray *) g_ptr_array_index (groups, first), arm);
    }

  guint n_labels = 0;

  for (guint arm = 0; arm < groups->len; arm++)
    {
      const GArray *arms = g_ptr_array_index (groups, arm);

      n_labels += arms != NULL;
      if (arms != NULL && arms->len > 1)
        report_duplicate (self, arms);
    }

  return n_labels;
}

/* Of rows with one label the first stays, so that every group is there once. */
void
exos_tally_drop_repeated_arms (ExosTally *self)
{
  ExosExperiment *experiment = self->experiment;
  g_autofree gboolean *is_first = g_new (gboolean, experiment->n_arms);
  guint n_kept = 0;

  for (guint arm = 0; arm < experiment->n_arms; arm++)
    is_first[arm] = exos_sheet_find_arm (self->sheet, experiment->arms[arm].name) == (int) arm;

  for (guint arm = 0; arm < experiment->n_arms; arm++)
    if (is_first[arm])
      experiment->arms[n_kept++] = experiment->arms[arm];
    else
      {
        exos_sheet_remove_arm (self->sheet, n_kept);
        g_free (experiment->arms[arm].name);
      }

  experiment->n_arms = n_kept;
}

void
exos_tally_check_labels (ExosTally *self)
{
  gboolean was_cleaned = FALSE;

  for (guint arm = 0; arm < self->sheet->arms->len; arm++)
    {
      const ExosSheetArm *it = exos_sheet_arm (self->sheet, arm);

      was_cleaned |= it->was_trimmed;
      if (it->label[0] != '\0')
        continue;
      exos_tally_add_issue (self, exos_issue_new (EXOS_ISSUE_MISSING_VALUE, it->line,
                                                  self->sheet->group_column, NULL, ""));
      self->is_complete = FALSE;
    }

  if (was_cleaned)
    exos_tally_add_issue (self, exos_issue_new (EXOS_ISSUE_LABELS_CLEANED, 0, NULL, NULL, NULL));
}

static char *
list_labels (const ExosSheet *sheet)
{
  GString *labels = g_string_new (NULL);

  for (guint arm = 0; arm < MIN (sheet->arms->len, 10); arm++)
    g_string_append_printf (labels, "%s“%s”", arm > 0 ? ", " : "",
                            exos_sheet_arm (sheet, arm)->label);
  if (sheet->arms->len > 10)
    g_string_append (labels, ", …");
  return g_string_free (labels, FALSE);
}

/* The only label that looks like a control, -1 when there is none or more. */
static int
guess_control (const ExosSheet *sheet)
{
  int control = -1;

  for (guint arm = 0; arm < sheet->arms->len; arm++)
    {
      g_autofree char *name = exos_normalize_name (exos_sheet_arm (sheet, arm)->label, -1);

      if (exos_label_kind (name) != EXOS_LABEL_CONTROL)
        continue;
      if (control >= 0)
        return -1;
      control = (int) arm;
    }

  return control;
}

/* Never a guess by order or alphabet: what the user says, what the file says, or one known name. */
void
exos_tally_choose_control (ExosTally *self)
{
  const char *named =
      self->mapping->control != NULL ? self->mapping->control : self->sheet->control;
  int control =
      named != NULL ? exos_sheet_find_arm (self->sheet, named) : guess_control (self->sheet);
  g_autofree char *labels = list_labels (self->sheet);

  if (named == NULL && control < 0 && self->sheet->likely_control != NULL)
    control = exos_sheet_find_arm (self->sheet, self->sheet->likely_control);

  self->experiment->control = control;
  if (control < 0)
    {
      exos_tally_add_issue (
          self, exos_issue_new (named != NULL ? EXOS_ISSUE_UNKNOWN_GROUP : EXOS_ISSUE_NO_CONTROL, 0,
                                self->sheet->group_column, named, labels));
      return;
    }

  const char *label = exos_sheet_arm (self->sheet, (guint) control)->label;

  if (named == NULL && !g_str_equal (label, "control"))
    exos_tally_add_issue (self, exos_issue_new (EXOS_ISSUE_CONTROL_GUESSED, 0,
                                                self->sheet->group_column, label, NULL));
}

gboolean
exos_tally_check_number_of_groups (ExosTally *self, guint n_arms)
{
  if (n_arms == 1)
    exos_tally_add_issue (self, exos_issue_new (EXOS_ISSUE_ONE_GROUP,
                                                exos_sheet_arm (self->sheet, 0)->line,
                                                self->sheet->group_column,
                                                exos_sheet_arm (self->sheet, 0)->label, NULL));
  if (n_arms > EXOS_MAX_ARMS)
    {
      ExosIssue *issue =
          exos_issue_new (EXOS_ISSUE_TOO_MANY_GROUPS, 0, self->sheet->group_column, NULL, NULL);

      issue->number = n_arms;
      issue->other = EXOS_MAX_ARMS;
      exos_tally_add_issue (self, issue);
    }

  return n_arms >= 1 && n_arms <= EXOS_MAX_ARMS;
}
