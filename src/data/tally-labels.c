// SPDX-License-Identifier: MIT
/* The groups of a sheet: total rows, repeated rows, labels, and which one is the control. */
#include "data/tally-parts.h"

#include "data/aliases.h"
#include "data/number.h"
#include "data/text.h"

/* Whether a row is the sum of all others in a column; cells that are no counts do not decide. */
static gboolean
is_sum_of_others (const ExosTally *self, guint total, guint column)
{
  guint64 expected = 0;
  guint64 sum = 0;

  for (guint arm = 0; arm < self->sheet->arms->len; arm++)
    {
      const ExosSheetCell *cell = exos_sheet_cell (self->sheet, arm, column);
      guint64 count;

      if (cell->text == NULL || exos_parse_count (cell->text, cell->length, self->decimal_comma,
                                                  &count) > EXOS_NUMBER_THOUSANDS)
        return FALSE;
      if (arm == total)
        expected = count;
      else if (!g_uint64_checked_add (&sum, sum, count))
        return FALSE;
    }

  return sum == expected;
}

/* A total row that is one is left out with a word; one that is not is a problem. */
void
exos_tally_total_row (ExosTally *self, guint users_column, guint conversions_column)
{
  for (guint arm = 0; self->sheet->arms->len > 2 && arm < self->sheet->arms->len; arm++)
    {
      const ExosSheetArm *it = exos_sheet_arm (self->sheet, arm);
      g_autofree char *name = exos_normalize_name (it->label, -1);

      if (!exos_label_is_total (name))
        continue;

      const gboolean is_sum = is_sum_of_others (self, arm, users_column) &&
                              is_sum_of_others (self, arm, conversions_column);

      if (!is_sum && name[0] == '\0')
        continue; /* a label that is missing is said as such */
      exos_tally_add_issue (
          self, exos_issue_new (is_sum ? EXOS_ISSUE_TOTAL_ROW_LEFT_OUT : EXOS_ISSUE_TOTAL_ROW,
                                it->line, self->sheet->group_column, it->label, it->label));
      self->is_complete &= is_sum;
      exos_sheet_remove_arm (self->sheet, arm--);
    }
}

/* "2 and 4" as "2, 4"; cut after a few. */
static char *
list_lines (const ExosTally *self, guint first)
{
  const char *label = exos_sheet_arm (self->sheet, first)->label;
  GString *lines = g_string_new (NULL);
  guint n_lines = 0;

  for (guint arm = first; arm < self->sheet->arms->len; arm++)
    if (exos_names_match (exos_sheet_arm (self->sheet, arm)->label, label) && n_lines++ < 5)
      g_string_append_printf (lines, "%s%" G_GUINT64_FORMAT, n_lines > 1 ? ", " : "",
                              exos_sheet_arm (self->sheet, arm)->line);
  if (n_lines > 5)
    g_string_append (lines, ", …");
  return g_string_free (lines, FALSE);
}

/* Said once a label, at the line of its second row. */
void
exos_tally_duplicates (ExosTally *self)
{
  g_autoptr (GHashTable) first_of = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) said = g_hash_table_new (NULL, NULL);

  for (guint arm = 0; arm < self->sheet->arms->len; arm++)
    {
      const ExosSheetArm *it = exos_sheet_arm (self->sheet, arm);
      char *name = exos_normalize_name (it->label, -1);
      gpointer found;

      if (!g_hash_table_lookup_extended (first_of, name, NULL, &found))
        {
          g_hash_table_insert (first_of, name, GUINT_TO_POINTER (arm));
          continue;
        }
      g_free (name);
      self->is_complete = FALSE;
      if (!g_hash_table_add (said, found))
        continue;

      g_autofree char *lines = list_lines (self, GPOINTER_TO_UINT (found));
      ExosIssue *issue = exos_issue_new (
          EXOS_ISSUE_DUPLICATE_GROUP, it->line,
          self->sheet->split_column != NULL ? self->sheet->split_column : self->sheet->group_column,
          it->label, lines);

      issue->number = self->sheet->split_column != NULL;
      exos_tally_add_issue (self, issue);
    }
}

void
exos_tally_labels (ExosTally *self)
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

/* The only label that looks like a control, -1 when there is none or more. Rows that repeat a label
 * are one group, and said elsewhere. */
static int
guess_control (const ExosSheet *sheet)
{
  int control = -1;

  for (guint arm = 0; arm < sheet->arms->len; arm++)
    {
      g_autofree char *name = exos_normalize_name (exos_sheet_arm (sheet, arm)->label, -1);

      if (exos_label_kind (name) != EXOS_LABEL_CONTROL)
        continue;
      if (control >= 0 && !exos_names_match (exos_sheet_arm (sheet, (guint) control)->label, name))
        return -1;
      if (control < 0)
        control = (int) arm;
    }

  return control;
}

/* Never a guess by order or alphabet: what the user says, what the file says, or one known name. */
void
exos_tally_control (ExosTally *self)
{
  const char *named =
      self->mapping->control != NULL ? self->mapping->control : self->sheet->control;
  g_autofree char *labels = list_labels (self->sheet);

  if (named != NULL)
    {
      self->experiment->control = exos_sheet_find_arm (self->sheet, named);
      if (self->experiment->control < 0)
        exos_tally_add_issue (self, exos_issue_new (EXOS_ISSUE_UNKNOWN_GROUP, 0,
                                                    self->sheet->group_column, named, labels));
      return;
    }

  self->experiment->control = guess_control (self->sheet);
  if (self->experiment->control < 0)
    {
      exos_tally_add_issue (
          self, exos_issue_new (EXOS_ISSUE_NO_CONTROL, 0, self->sheet->group_column, NULL, labels));
      return;
    }

  const char *label = exos_sheet_arm (self->sheet, (guint) self->experiment->control)->label;

  if (!g_str_equal (label, "control"))
    exos_tally_add_issue (self, exos_issue_new (EXOS_ISSUE_CONTROL_GUESSED, 0,
                                                self->sheet->group_column, label, NULL));
}

gboolean
exos_tally_groups (ExosTally *self)
{
  const guint n_arms = self->sheet->arms->len;

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

  return n_arms >= 2 && n_arms <= EXOS_MAX_ARMS;
}
