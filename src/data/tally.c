// SPDX-License-Identifier: MIT
#include "data/tally.h"

#include <string.h>

#include "data/aliases.h"
#include "data/number.h"
#include "data/text.h"

typedef struct
{
  ExosSheet *sheet;
  const ExosMapping *mapping;
  gboolean decimal_comma;
  ExosExperiment *experiment;
  gboolean is_complete; /* every count of users and conversions was read */
} Tally;

static void
add_issue (const Tally *self, ExosIssue *issue)
{
  g_ptr_array_add (self->experiment->issues, issue);
}

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

/* A cell that a short line lacks was complained about with the line. */
static gboolean
is_short_line (const Tally *self, guint64 line)
{
  for (guint i = 0; i < self->experiment->issues->len; i++)
    {
      const ExosIssue *issue = g_ptr_array_index (self->experiment->issues, i);

      if (issue->code == EXOS_ISSUE_RAGGED_LINE && issue->line == line)
        return TRUE;
    }

  return FALSE;
}

/* A count of the group, or an issue. */
static gboolean
read_count (Tally *self, guint arm, guint column, guint64 *count)
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
  if (cell->text == NULL && is_short_line (self, cell->line))
    return FALSE;

  const gboolean has_nul = cell->text != NULL && memchr (cell->text, '\0', cell->length) != NULL;

  issue = exos_issue_new (state == EXOS_NUMBER_THOUSANDS ? EXOS_ISSUE_THOUSANDS_READ
                          : has_nul                      ? EXOS_ISSUE_NUL_BYTE
                                                         : code_of (state),
                          cell->line, name, label, cell->text != NULL ? cell->text : "");
  issue->number = *count;
  add_issue (self, issue);
  return state == EXOS_NUMBER_THOUSANDS;
}

static void
check_arm (Tally *self, guint arm, guint users_column, guint conversions_column)
{
  const ExosArm *it = &self->experiment->arms[arm];
  const ExosSheetCell *users = exos_sheet_cell (self->sheet, arm, users_column);
  const ExosSheetCell *conversions = exos_sheet_cell (self->sheet, arm, conversions_column);
  ExosIssue *issue;

  if (it->users == 0)
    {
      add_issue (self, exos_issue_new (EXOS_ISSUE_ZERO_USERS, users->line,
                                       exos_sheet_column (self->sheet, users_column)->name,
                                       it->name, users->text));
      self->is_complete = FALSE;
    }
  if (it->conversions > it->users)
    {
      issue = exos_issue_new (EXOS_ISSUE_CONVERSIONS_GT_USERS, conversions->line,
                              exos_sheet_column (self->sheet, conversions_column)->name, it->name,
                              conversions->text);
      issue->extra = g_strdup (users->text);
      issue->number = it->conversions;
      issue->other = it->users;
      add_issue (self, issue);
      self->is_complete = FALSE;
    }
}

static void
read_arms (Tally *self, guint users_column, guint conversions_column)
{
  ExosExperiment *experiment = self->experiment;

  experiment->n_arms = self->sheet->arms->len;
  experiment->arms = g_new0 (ExosArm, experiment->n_arms);
  for (guint arm = 0; arm < experiment->n_arms; arm++)
    {
      const ExosSheetArm *from = exos_sheet_arm (self->sheet, arm);
      ExosArm *to = &experiment->arms[arm];

      to->name = g_strdup (from->label);
      to->line = from->line;

      const gboolean has_users = read_count (self, arm, users_column, &to->users);
      const gboolean has_conversions = read_count (self, arm, conversions_column, &to->conversions);

      if (has_users && has_conversions)
        check_arm (self, arm, users_column, conversions_column);
      else
        self->is_complete = FALSE;
    }
}

/* Whether a row is the sum of all others in a column; cells that are no counts do not decide. */
static gboolean
is_sum_of_others (const Tally *self, guint total, guint column)
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
static void
handle_total_row (Tally *self, guint users_column, guint conversions_column)
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
      add_issue (self,
                 exos_issue_new (is_sum ? EXOS_ISSUE_TOTAL_ROW_LEFT_OUT : EXOS_ISSUE_TOTAL_ROW,
                                 it->line, self->sheet->group_column, it->label, it->label));
      self->is_complete &= is_sum;
      exos_sheet_remove_arm (self->sheet, arm--);
    }
}

/* "2 and 4" as "2, 4"; cut after a few. */
static char *
list_lines (const Tally *self, guint first)
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
static void
check_duplicates (Tally *self)
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
      add_issue (self, issue);
    }
}

static void
check_labels (Tally *self)
{
  gboolean was_cleaned = FALSE;

  for (guint arm = 0; arm < self->sheet->arms->len; arm++)
    {
      const ExosSheetArm *it = exos_sheet_arm (self->sheet, arm);

      was_cleaned |= it->was_trimmed;
      if (it->label[0] != '\0')
        continue;
      add_issue (self, exos_issue_new (EXOS_ISSUE_MISSING_VALUE, it->line,
                                       self->sheet->group_column, NULL, ""));
      self->is_complete = FALSE;
    }

  if (was_cleaned)
    add_issue (self, exos_issue_new (EXOS_ISSUE_LABELS_CLEANED, 0, NULL, NULL, NULL));
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
static void
choose_control (Tally *self)
{
  const char *named =
      self->mapping->control != NULL ? self->mapping->control : self->sheet->control;
  g_autofree char *labels = list_labels (self->sheet);

  if (named != NULL)
    {
      self->experiment->control = exos_sheet_find_arm (self->sheet, named);
      if (self->experiment->control < 0)
        add_issue (self, exos_issue_new (EXOS_ISSUE_UNKNOWN_GROUP, 0, self->sheet->group_column,
                                         named, labels));
      return;
    }

  self->experiment->control = guess_control (self->sheet);
  if (self->experiment->control < 0)
    {
      add_issue (
          self, exos_issue_new (EXOS_ISSUE_NO_CONTROL, 0, self->sheet->group_column, NULL, labels));
      return;
    }

  const char *label = exos_sheet_arm (self->sheet, (guint) self->experiment->control)->label;

  if (!g_str_equal (label, "control"))
    add_issue (self, exos_issue_new (EXOS_ISSUE_CONTROL_GUESSED, 0, self->sheet->group_column,
                                     label, NULL));
}

static gboolean
check_number_of_groups (Tally *self)
{
  const guint n_arms = self->sheet->arms->len;

  if (n_arms == 1)
    add_issue (self, exos_issue_new (EXOS_ISSUE_ONE_GROUP, exos_sheet_arm (self->sheet, 0)->line,
                                     self->sheet->group_column,
                                     exos_sheet_arm (self->sheet, 0)->label, NULL));
  if (n_arms > EXOS_MAX_ARMS)
    {
      ExosIssue *issue =
          exos_issue_new (EXOS_ISSUE_TOO_MANY_GROUPS, 0, self->sheet->group_column, NULL, NULL);

      issue->number = n_arms;
      issue->other = EXOS_MAX_ARMS;
      add_issue (self, issue);
    }

  return n_arms >= 2 && n_arms <= EXOS_MAX_ARMS;
}

static gboolean
check_quantities (Tally *self, int users, int conversions)
{
  if (users < 0)
    add_issue (self, exos_issue_new (EXOS_ISSUE_MISSING_COLUMN, 0, "users", NULL,
                                     exos_role_label (EXOS_ROLE_USERS)));
  if (conversions < 0)
    add_issue (self, exos_issue_new (EXOS_ISSUE_MISSING_COLUMN, 0, "conversions", NULL,
                                     exos_role_label (EXOS_ROLE_CONVERSIONS)));
  return users >= 0 && conversions >= 0;
}

void
exos_tally (ExosSheet *sheet,
            const ExosMapping *mapping,
            gboolean decimal_comma,
            ExosExperiment *experiment)
{
  Tally self = { sheet, mapping, decimal_comma, experiment, TRUE };
  const int users = find_kind (sheet, EXOS_SHEET_USERS);
  const int conversions = find_kind (sheet, EXOS_SHEET_CONVERSIONS);

  if (!check_quantities (&self, users, conversions))
    return;

  handle_total_row (&self, (guint) users, (guint) conversions);
  check_duplicates (&self);
  check_labels (&self);
  if (!check_number_of_groups (&self))
    return;

  read_arms (&self, (guint) users, (guint) conversions);
  if (self.is_complete || guess_control (sheet) < 0)
    choose_control (&self);
  if (experiment->primary == NULL)
    experiment->primary = g_strdup (exos_sheet_column (sheet, (guint) conversions)->name);
  exos_tally_metrics (sheet, decimal_comma, experiment);
  experiment->has_counts = self.is_complete && experiment->control >= 0;
}
