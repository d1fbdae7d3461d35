// SPDX-License-Identifier: MIT
#include "data/sql-columns.h"

#include <stdarg.h>
#include <string.h>

#include "data/columns.h"
#include "data/covariate-names.h"
#include "data/format.h"
#include "data/language.h"
#include "data/rows/time.h"
#include "data/sql-dialect.h"
#include "data/sum-names.h"
#include "data/text.h"

/* What becomes of a role; of those that stand nowhere a row of a user has no use. */
typedef enum
{
  PLACE_NONE,
  PLACE_GROUP,
  PLACE_UNIT,
  PLACE_DATE,
  PLACE_EVENT,
  PLACE_SEGMENT,
  PLACE_OUTCOME,
  PLACE_VALUE,
  PLACE_PRIMARY, /* an outcome or a value */
  PLACE_LEFT_OUT,
} Place;

static const Place places[EXOS_N_ROLES] = {
  [EXOS_ROLE_GROUP] = PLACE_GROUP,         [EXOS_ROLE_UNIT] = PLACE_UNIT,
  [EXOS_ROLE_DATE] = PLACE_DATE,           [EXOS_ROLE_SEGMENT] = PLACE_SEGMENT,
  [EXOS_ROLE_CONVERSIONS] = PLACE_OUTCOME, [EXOS_ROLE_GUARDRAIL] = PLACE_OUTCOME,
  [EXOS_ROLE_VALUE] = PLACE_VALUE,         [EXOS_ROLE_PRIMARY] = PLACE_PRIMARY,
  [EXOS_ROLE_IGNORE] = PLACE_LEFT_OUT,     [EXOS_ROLE_EVENT] = PLACE_EVENT,
};

static gboolean refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Names are the user's own bytes. */
static gboolean
refuse (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);

  g_autofree char *message = g_strdup_vprintf (format, arguments);
  g_autofree char *shown = exos_visible_text (message, 0);

  va_end (arguments);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, shown);
  return FALSE;
}

/* Of these a table has one. */
static gboolean
set_single (const char **place, const ExosColumnRole *given, GError **error)
{
  if (*place != NULL && !g_str_equal (*place, given->column))
    return refuse (error, _ ("--sql takes one column as %s."), exos_role_id (given->role));
  *place = given->column;
  return TRUE;
}

static gboolean
find (const GPtrArray *names, const char *name, guint *found)
{
  for (*found = 0; *found < names->len; (*found)++)
    if (exos_names_match (g_ptr_array_index (names, *found), name))
      return TRUE;
  return FALSE;
}

static void
add_once (GPtrArray *names, int index, const char *name)
{
  if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    g_ptr_array_insert (names, index, (gpointer) name);
}

static gboolean
add_conversions (ExosSqlColumns *self, const ExosColumnRole *given, GError **error)
{
  const char *first = self->has_conversions ? g_ptr_array_index (self->outcomes, 0) : NULL;

  if (!set_single (&first, given, error))
    return FALSE;
  add_once (self->outcomes, 0, first);
  self->has_conversions = TRUE;
  return TRUE;
}

static gboolean
place_column (ExosSqlColumns *self, const ExosColumnRole *given, GError **error)
{
  if (!exos_sql_is_name (given->column))
    return refuse (error, _ ("--column: “%s” is no name of a column."), given->column);

  switch (places[given->role])
    {
    case PLACE_GROUP:
      return set_single (&self->group, given, error);
    case PLACE_UNIT:
      return set_single (&self->unit, given, error);
    case PLACE_DATE:
      return set_single (&self->date, given, error);
    case PLACE_EVENT:
      return set_single (&self->event, given, error);
    case PLACE_OUTCOME:
      if (given->role == EXOS_ROLE_CONVERSIONS)
        return add_conversions (self, given, error);
      add_once (self->outcomes, -1, given->column);
      return TRUE;
    case PLACE_SEGMENT:
      add_once (self->segments, -1, given->column);
      return TRUE;
    case PLACE_VALUE:
      add_once (self->values, -1, given->column);
      return TRUE;
    case PLACE_PRIMARY:
    case PLACE_LEFT_OUT:
      return TRUE;
    case PLACE_NONE:
      return refuse (error, _ ("--sql has no use for a column as %s."), exos_role_id (given->role));
    }

  g_assert_not_reached ();
}

/* An outcome under a name that says it is a sum, or a mean whose sum would be taken for another's,
 * would be misread afterwards. */
static gboolean
check_name (const char *header, gboolean is_value, GError **error)
{
  g_autofree char *name = exos_normalize_name (header, -1);
  g_autofree char *sum = g_strconcat (name, " sum", NULL);
  g_autofree char *base = NULL;
  const ExosSumName what = exos_sum_name_parse (is_value ? sum : name, &base);

  if (is_value ? what == EXOS_SUM_NAME_SUM && g_str_equal (base, name) : what == EXOS_SUM_NAME_NONE)
    return TRUE;
  return refuse (error,
                 _ ("--column: “%s” would be taken for a sum; give it another name in a view."),
                 header);
}

static gboolean
check_names (const ExosSqlColumns *self, GError **error)
{
  guint found;

  for (guint i = 0; i < self->outcomes->len; i++)
    if (!check_name (g_ptr_array_index (self->outcomes, i), FALSE, error))
      return FALSE;
  for (guint i = 0; i < self->values->len; i++)
    {
      const char *value = g_ptr_array_index (self->values, i);

      if (self->metrics[i] == EXOS_NO_METRIC && !check_name (value, TRUE, error))
        return FALSE;
      if (find (self->outcomes, value, &found))
        return refuse (error, _ ("--column: “%s” cannot be both an outcome and a value."), value);
    }

  return TRUE;
}

static void
find_covariates (ExosSqlColumns *self)
{
  const guint n = self->values->len;
  g_auto (GStrv) names = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    names[i] = exos_normalize_name (g_ptr_array_index (self->values, i), -1);
  self->metrics = g_new (guint, n);
  exos_covariate_names_match ((const char *const *) names, n, self->metrics);
}

/* The first outcome decides. */
static void
move_to_front (GPtrArray *names, guint from)
{
  gpointer name = g_ptr_array_steal_index (names, from);

  g_ptr_array_insert (names, 0, name);
}

/* As in a file: what the user says; conversions; the only mean. */
static gboolean
choose_primary (ExosSqlColumns *self, const ExosMapping *mapping, GError **error)
{
  const char *said = exos_mapping_primary (mapping);
  guint n_metrics = 0;
  guint found = 0;

  for (guint i = 0; i < self->values->len; i++)
    if (self->metrics[i] == EXOS_NO_METRIC)
      {
        self->primary = n_metrics == 0 ? i : self->primary;
        n_metrics++;
      }

  if (said == NULL)
    {
      self->has_primary = !self->has_conversions && n_metrics == 1;
      return self->has_conversions || self->has_primary ||
             refuse (error, "%s",
                     _ ("--sql needs the column that decides: --column=conversions=HEADER, "
                        "or --primary=HEADER."));
    }
  if (find (self->values, said, &found) && self->metrics[found] == EXOS_NO_METRIC)
    {
      self->has_primary = TRUE;
      self->primary = found;
      return TRUE;
    }
  if (!find (self->outcomes, said, &found))
    return refuse (
        error, _ ("--primary: say what “%s” is, with --column=conversions=… or =value=…."), said);
  move_to_front (self->outcomes, found);
  return TRUE;
}

/* A column that decides and has no other role is an outcome. */
static void
place_primary (ExosSqlColumns *self, const ExosMapping *mapping)
{
  guint found;

  for (gsize i = 0; i < mapping->n_columns; i++)
    if (mapping->columns[i]->role == EXOS_ROLE_PRIMARY &&
        !find (self->values, mapping->columns[i]->column, &found) &&
        !find (self->outcomes, mapping->columns[i]->column, &found))
      g_ptr_array_insert (self->outcomes, 0, mapping->columns[i]->column);
}

/* Events are of users, whose values are one sum, or two with a start. */
static gboolean
place_events (ExosSqlColumns *self, const ExosMapping *mapping, GError **error)
{
  gint64 time;

  if (self->event == NULL)
    return mapping->start == NULL ||
           refuse (error, "%s", _ ("--start needs the column of events: --column=event=HEADER."));
  if (self->unit == NULL)
    return refuse (error, "%s", _ ("Events need the column of users: --column=unit=HEADER."));
  if (self->values->len > 1)
    return refuse (error, _ ("--sql takes one column as %s."), exos_role_id (EXOS_ROLE_VALUE));
  if (mapping->start == NULL)
    return TRUE;
  if (self->date == NULL || !exos_time_parse (mapping->start, strlen (mapping->start), &time))
    return refuse (error, "%s", _ ("--start needs the column of times: --column=date=HEADER."));

  self->start = mapping->start;
  if (self->values->len > 0)
    {
      self->value_before = g_strconcat ("pre_", g_ptr_array_index (self->values, 0), NULL);
      g_ptr_array_add (self->values, self->value_before);
    }
  return TRUE;
}

gboolean
exos_sql_columns_init (ExosSqlColumns *self, const ExosMapping *mapping, GError **error)
{
  *self = (ExosSqlColumns) {
    .segments = g_ptr_array_new (),
    .outcomes = g_ptr_array_new (),
    .values = g_ptr_array_new (),
  };
  for (gsize i = 0; i < mapping->n_columns; i++)
    if (!place_column (self, mapping->columns[i], error))
      return FALSE;
  if (self->group == NULL)
    return refuse (error, _ ("--sql needs the column of groups: --column=group=HEADER."));

  place_primary (self, mapping);
  if (!place_events (self, mapping, error))
    return FALSE;
  find_covariates (self);
  return check_names (self, error) && choose_primary (self, mapping, error);
}

void
exos_sql_columns_clear (ExosSqlColumns *self)
{
  g_clear_pointer (&self->segments, g_ptr_array_unref);
  g_clear_pointer (&self->outcomes, g_ptr_array_unref);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_clear_pointer (&self->metrics, g_free);
  g_clear_pointer (&self->value_before, g_free);
}
