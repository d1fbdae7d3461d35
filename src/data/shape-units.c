// SPDX-License-Identifier: MIT
/* Tables with a row a user, event or exposure. Exposures alone are refused. */
#include "data/shape.h"

#include <string.h>

#include "data/aliases.h"
#include "data/metric-names.h"
#include "data/number.h"
#include "data/rows/value.h"
#include "data/text.h"

#define MIN_UNIT_ROWS 20
#define MAX_UNIT_GROUPS 10
#define MAX_ANSWERS 3 /* yes, no and none */
#define MAX_LISTED 8

/* Different texts of a column, as far as max of them; one that was met before costs little. */
static guint
count_values (const ExosShapeInput *input, gsize column, guint max)
{
  g_autoptr (GHashTable) texts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize row = input->first; row < input->end && g_hash_table_size (values) < max; row++)
    {
      const ExosField *field = exos_table_cell (input->table, row, column);
      const char *text = field != NULL ? field->text : "";

      if (g_hash_table_add (texts, (gpointer) text))
        g_hash_table_add (values, exos_normalize_name (text, -1));
    }

  return g_hash_table_size (values);
}

static gboolean
is_outcome (const char *text)
{
  const ExosInt128 one = (ExosInt128) 1000000000 * 1000000000;
  ExosInt128 value;

  return exos_rows_value (text, strlen (text), '.', TRUE, &value) == EXOS_ROWS_VALUE_OK &&
         (value == 0 || value == one);
}

/* 0 or 1, yes or no, in every row. */
static gboolean
is_binary (const ExosShapeInput *input, gsize column)
{
  for (gsize row = input->first; row < input->end; row++)
    {
      g_autofree char *text = exos_table_dup_text (input->table, row, column);

      if (!is_outcome (text))
        return FALSE;
    }

  return TRUE;
}

static gboolean
has_binary_column (const ExosShapeInput *input)
{
  for (gsize i = 0; i < input->columns->n_columns; i++)
    {
      const ExosColumn *column = &input->columns->columns[i];

      if ((!column->has_role || column->role == EXOS_ROLE_CONVERSIONS) && is_binary (input, i))
        return TRUE;
    }

  return FALSE;
}

/* A column that could be what a user did: of conversions, or of any number or answer. */
static gboolean
has_outcome (const ExosShapeInput *input)
{
  for (gsize i = 0; i < input->columns->n_columns; i++)
    {
      const ExosColumn *column = &input->columns->columns[i];
      g_autofree char *text = exos_table_dup_text (input->table, input->first, i);
      double value;

      if (column->has_role)
        {
          if (column->role == EXOS_ROLE_CONVERSIONS || column->role == EXOS_ROLE_VALUE)
            return TRUE;
        }
      else if (column->name[0] != '\0' &&
               (is_outcome (text) || exos_parse_decimal (text, strlen (text), FALSE, &value)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_events (const ExosShapeInput *input)
{
  return exos_columns_find (input->columns, EXOS_ROLE_EVENT) != EXOS_NO_COLUMN ||
         exos_columns_find_name (input->columns, "event time") != EXOS_NO_COLUMN;
}

/* Whether a column counts users. Beside ids, one that only may do so counts what each of them did:
 * sessions, impressions. */
static gboolean
has_users (const ExosShapeInput *input, gboolean has_unit)
{
  const gsize users = exos_columns_find (input->columns, EXOS_ROLE_USERS);

  if (users == EXOS_NO_COLUMN)
    return FALSE;
  return !has_unit || input->columns->columns[users].is_exact ||
         input->columns->columns[users].is_given;
}

/* Many rows of few groups without a column of users, or an id in every row. */
static gboolean
has_unit_rows (const ExosShapeInput *input)
{
  const gsize n_rows = input->end - input->first;
  const gsize group = exos_columns_find (input->columns, EXOS_ROLE_GROUP);
  const gboolean has_unit = exos_columns_find (input->columns, EXOS_ROLE_UNIT) != EXOS_NO_COLUMN;

  if (has_users (input, has_unit))
    return FALSE;
  if (group == EXOS_NO_COLUMN)
    return has_unit && n_rows >= 2;

  const guint n_groups = count_values (input, group, MAX_UNIT_GROUPS + 1);

  return n_groups <= MAX_UNIT_GROUPS && n_groups < n_rows &&
         (has_unit || n_rows >= MIN_UNIT_ROWS || has_binary_column (input));
}

gboolean
exos_has_unit_rows (const ExosShapeInput *input)
{
  return !has_events (input) && has_unit_rows (input);
}

gboolean
exos_has_event_rows (const ExosShapeInput *input)
{
  return has_events (input) &&
         exos_columns_find (input->columns, EXOS_ROLE_UNIT) != EXOS_NO_COLUMN &&
         exos_columns_find (input->columns, EXOS_ROLE_GROUP) != EXOS_NO_COLUMN &&
         has_unit_rows (input);
}

/* Whether the labels of a column could be groups: few, and of nothing that is measured. */
static gboolean
could_be_group (const ExosShapeInput *input, gsize i)
{
  const ExosColumn *column = &input->columns->columns[i];
  const ExosMetricNameKind kind = exos_metric_name_kind (column->name);

  if (column->name[0] == '\0' || exos_name_is_rate (column->normalized) ||
      exos_name_is_guardrail (column->normalized) || kind == EXOS_METRIC_NAME_GAIN ||
      kind == EXOS_METRIC_NAME_HARM)
    return FALSE;
  if (column->has_role && column->role != EXOS_ROLE_SEGMENT)
    return FALSE;

  const guint n = count_values (input, i, MAX_UNIT_GROUPS + 1);

  return n >= 2 && n <= MAX_UNIT_GROUPS;
}

/* "“test”, “device”": what people are, as far as names tell, only where nothing else could be. */
static char *
list_groups (const ExosShapeInput *input, gboolean with_attributes)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;

  for (gsize i = 0; i < input->columns->n_columns; i++)
    {
      const ExosColumn *column = &input->columns->columns[i];
      const gboolean is_attribute =
          exos_metric_name_kind (column->name) == EXOS_METRIC_NAME_ATTRIBUTE && !column->has_role;

      if ((is_attribute && !with_attributes) || !could_be_group (input, i))
        continue;
      if (n++ < MAX_LISTED)
        g_string_append_printf (names, "%s“%s”", n > 1 ? ", " : "", column->name);
    }

  return n > 0 ? g_strdup (names->str) : NULL;
}

/* Rows of users, of which only a person can say what the groups are. */
static gboolean
ask_for_group (const ExosShapeInput *input)
{
  const gsize n_rows = input->end - input->first;
  g_autofree char *names = NULL;
  ExosIssue *issue;

  if (exos_columns_find (input->columns, EXOS_ROLE_GROUP) != EXOS_NO_COLUMN ||
      n_rows < MIN_UNIT_ROWS || has_users (input, FALSE) || has_events (input))
    return FALSE;
  names = list_groups (input, FALSE);
  if (names == NULL)
    names = list_groups (input, TRUE);
  if (names == NULL)
    return FALSE;

  issue = exos_issue_new (EXOS_ISSUE_MISSING_COLUMN, exos_shape_header_line (input), "variant",
                          NULL, names);
  issue->extra = g_strdup (exos_role_id (EXOS_ROLE_GROUP));
  exos_shape_add_issue (input, issue);
  input->experiment->source.shape = EXOS_SHAPE_UNITS;
  return TRUE;
}

/* The first text of a column that is no answer; NULL: there is none. */
static const char *
find_word (const ExosShapeInput *input, gsize column)
{
  ExosInt128 value;

  for (gsize row = input->first; row < input->end; row++)
    {
      const ExosField *field = exos_table_cell (input->table, row, column);

      if (field != NULL && exos_rows_value (field->text, field->length, '.', TRUE, &value) ==
                               EXOS_ROWS_VALUE_UNREADABLE)
        return field->text;
    }

  return NULL;
}

/* Says which column seems to hold what users did, in words that nobody knows. */
static void
name_word (const ExosShapeInput *input, ExosIssue *issue)
{
  for (gsize i = 0; i < input->columns->n_columns; i++)
    {
      const ExosColumn *column = &input->columns->columns[i];
      const guint n = count_values (input, i, MAX_ANSWERS + 1);
      const char *word = n >= 2 && n <= MAX_ANSWERS ? find_word (input, i) : NULL;

      if (word == NULL || column->has_role || column->name[0] == '\0' ||
          exos_name_is_id_or_day (column->normalized) ||
          exos_metric_name_kind (column->name) == EXOS_METRIC_NAME_ATTRIBUTE)
        continue;
      issue->column = g_strdup (column->name);
      issue->extra = g_strdup (word);
      return;
    }
}

gboolean
exos_refuse_units (const ExosShapeInput *input)
{
  if (ask_for_group (input))
    return TRUE;
  if (!has_unit_rows (input))
    return FALSE;

  const gboolean are_events = has_events (input);
  const gboolean are_units = are_events || has_outcome (input);
  ExosIssue *issue =
      exos_issue_new (are_units ? EXOS_ISSUE_SHAPE_UNITS : EXOS_ISSUE_SHAPE_NO_OUTCOME, 0, NULL,
                      NULL, exos_shape_id (are_events ? EXOS_SHAPE_EVENTS : EXOS_SHAPE_UNITS));

  issue->number = exos_table_n_seen (input->table) - input->first;
  if (!are_units)
    name_word (input, issue);
  exos_shape_add_issue (input, issue);
  input->experiment->source.shape = are_events ? EXOS_SHAPE_EVENTS : EXOS_SHAPE_UNITS;
  return TRUE;
}
