// SPDX-License-Identifier: MIT
/* Which metric decides: what the user says, conversions, or the only mean or ratio of the file. */
#include "data/aliases.h"
#include "data/columns.h"
#include "data/directions.h"
#include "data/metric-names.h"
#include "data/metric-sources.h"
#include "data/sum-names.h"
#include "data/text.h"

static gboolean
can_decide (const ExosMetricSource *source)
{
  return source->kind == EXOS_METRIC_MEAN || source->kind == EXOS_METRIC_RATIO;
}

/* The means and ratios (of ExosMetricSource) of the sheet. */
static GArray *
list_means (const ExosMetricSource *common)
{
  GArray *sources = exos_metric_sources (common);

  for (guint i = sources->len; i-- > 0;)
    if (!can_decide (&g_array_index (sources, ExosMetricSource, i)))
      g_array_remove_index (sources, i);
  return sources;
}

static const ExosMetricSource *
find_named (const GArray *means, const char *name)
{
  for (guint i = 0; i < means->len; i++)
    if (exos_metric_is_named (&g_array_index (means, ExosMetricSource, i), name))
      return &g_array_index (means, ExosMetricSource, i);
  return NULL;
}

/* Of users every outcome could decide, conversions by their name. */
static gboolean
is_outcome (const ExosSheet *sheet, guint column)
{
  const ExosSheetColumn *it = exos_sheet_column (sheet, column);

  return sheet->are_units &&
         (it->kind == EXOS_SHEET_CONVERSIONS ||
          (it->kind == EXOS_SHEET_METRIC && it->squares == 0 && !it->is_chosen));
}

/* What could decide, for a person to choose from. */
static char **
name_all (const ExosSheet *sheet, const GArray *means)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint column = 0;

  for (guint i = 0; i <= means->len; i++)
    {
      const ExosMetricSource *mean =
          i < means->len ? &g_array_index (means, ExosMetricSource, i) : NULL;
      const guint end = mean != NULL ? mean->column : sheet->columns->len;

      for (; column < end; column++)
        if (is_outcome (sheet, column))
          g_ptr_array_add (names, g_strdup (exos_sheet_column (sheet, column)->name));
      if (mean != NULL)
        g_ptr_array_add (names, exos_metric_dup_name (mean));
    }

  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

static gboolean
is_beside (const char *name)
{
  g_autofree char *normalized = exos_normalize_name (name, -1);

  return exos_name_is_guardrail (normalized) ||
         exos_metric_name_kind (name) == EXOS_METRIC_NAME_ATTRIBUTE;
}

/* Those that are neither guardrails nor who users are, or all. */
static char *
list_names (char **candidates, gboolean lists_all)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (char **name = candidates; *name != NULL; name++)
    if (lists_all || !is_beside (*name))
      g_string_append_printf (names, "%s“%s”", names->len > 0 ? ", " : "", *name);
  return g_strdup (names->str);
}

static gboolean
are_beside (char **names)
{
  for (; *names != NULL; names++)
    if (!is_beside (*names))
      return FALSE;
  return TRUE;
}

static gboolean
are_attributes (char **names)
{
  for (; *names != NULL; names++)
    if (exos_metric_name_kind (*names) != EXOS_METRIC_NAME_ATTRIBUTE)
      return FALSE;
  return TRUE;
}

/* number 1: they could, but look like nothing that was to be changed; 2: some are guardrails. */
static void
report_missing (const ExosTally *self)
{
  char **candidates = self->experiment->candidates;
  const ExosRole role = candidates[0] != NULL ? EXOS_ROLE_PRIMARY : EXOS_ROLE_CONVERSIONS;
  ExosIssue *issue = exos_issue_new (EXOS_ISSUE_MISSING_COLUMN, self->line, exos_role_id (role),
                                     NULL, exos_role_id (role));

  if (role == EXOS_ROLE_PRIMARY)
    {
      issue->extra = g_steal_pointer (&issue->value);
      issue->value = list_names (candidates, are_beside (candidates));
      issue->number = are_attributes (candidates) ? 1 : are_beside (candidates) ? 2 : 0;
    }
  exos_tally_add_issue (self, issue);
}

/* A sum without its squares is there, but cannot decide. */
static void
report_unknown (const ExosTally *self, const char *name)
{
  g_autofree char *normalized = exos_normalize_name (name, -1);
  g_autofree char *base = NULL;
  const gboolean is_sum = exos_sum_name_parse (normalized, &base) == EXOS_SUM_NAME_SUM;
  gboolean is_there = FALSE;

  for (guint i = 0; i < self->sheet->columns->len; i++)
    is_there |= exos_names_match (exos_sheet_column (self->sheet, i)->name, name);

  g_autofree char *squares = is_sum ? exos_sum_name_dup_header (base, EXOS_SUM_NAME_SQUARES) : NULL;

  exos_tally_add_issue (
      self, is_sum && is_there
                ? exos_issue_new (EXOS_ISSUE_SUM_WITHOUT_SQUARES, self->line, name, NULL, squares)
                : exos_issue_new (EXOS_ISSUE_UNKNOWN_COLUMN, self->line, name, NULL,
                                  exos_role_id (EXOS_ROLE_PRIMARY)));
}

static gboolean
is_named (const ExosTally *self, int conversions, const char *name)
{
  return conversions >= 0 &&
         exos_names_match (exos_sheet_column (self->sheet, (guint) conversions)->name, name);
}

/* Conversions become a metric like others. */
static void
use_mean (ExosTally *self, const ExosMetricSource *mean, int *conversions)
{
  self->primary = exos_metric_dup_name (mean);
  self->primary_users = exos_sheet_column (self->sheet, mean->column)->users;
  if (*conversions >= 0)
    exos_sheet_column (self->sheet, (guint) *conversions)->kind = EXOS_SHEET_METRIC;
  *conversions = -1;
}

static gboolean
use_named (ExosTally *self, const GArray *means, int *conversions, const char *name)
{
  const ExosMetricSource *mean = find_named (means, name);

  if (mean != NULL)
    use_mean (self, mean, conversions);
  else if (!is_named (self, *conversions, name))
    report_unknown (self, name);
  return mean != NULL || is_named (self, *conversions, name);
}

/* The only candidate that is neither a guardrail nor who users are, if it is a mean; NULL when
 * there is none, or more. */
static const ExosMetricSource *
find_only (const ExosTally *self, const GArray *means)
{
  const char *only = NULL;

  for (char **name = self->experiment->candidates; *name != NULL; name++)
    {
      if (is_beside (*name))
        continue;
      if (only != NULL)
        return NULL;
      only = *name;
    }

  return only != NULL ? find_named (means, only) : NULL;
}

/* Nobody says what decides, and there are no conversions. */
static gboolean
use_only_mean (ExosTally *self, const GArray *means, int *conversions)
{
  const ExosMetricSource *only = find_only (self, means);

  if (only == NULL)
    {
      report_missing (self);
      return FALSE;
    }

  use_mean (self, only, conversions);
  exos_tally_add_issue (self,
                        exos_issue_new (EXOS_ISSUE_PRIMARY_GUESSED, 0, NULL, NULL, self->primary));
  return TRUE;
}

gboolean
exos_tally_choose_primary (ExosTally *self, int *conversions)
{
  const char *said = exos_mapping_primary (self->mapping);
  const char *name = said != NULL ? said : self->experiment->primary;
  g_auto (GStrv) names = exos_metric_names (self->sheet);
  const ExosMetricSource common = { .sheet = self->sheet, .names = names };
  g_autoptr (GArray) means = list_means (&common);

  self->experiment->candidates = name_all (self->sheet, means);
  if (name != NULL)
    return use_named (self, means, conversions, name);
  return *conversions >= 0 || use_only_mean (self, means, conversions);
}

void
exos_tally_find_rate_direction (const ExosTally *self, guint conversions)
{
  const ExosSheetColumn *column = exos_sheet_column (self->sheet, conversions);
  ExosDirection direction = EXOS_DIRECTION_HIGHER;
  ExosIssue *issue;

  if (column->has_direction)
    direction = column->direction;
  else
    exos_find_primary_direction (column->name, &direction);
  self->experiment->is_rate_lower = direction == EXOS_DIRECTION_LOWER;
  if (direction == EXOS_DIRECTION_HIGHER || column->has_direction)
    return;
  issue = exos_issue_new (EXOS_ISSUE_DIRECTION_GUESSED, self->line, column->name, NULL, NULL);
  issue->number = 1;
  exos_tally_add_issue (self, issue);
}
