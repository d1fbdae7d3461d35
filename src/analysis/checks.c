// SPDX-License-Identifier: MIT
/* What a reader is told was checked: which issues fail a check, and when it was made at all. */
#include "analysis/parts.h"

#include <math.h>

#include "data/format.h"
#include "data/language.h"

#define FAILS(check) (1u << EXOS_CHECK_##check)

/* The check that an issue fails, as a bit; other issues fail none. */
static const guint checks[EXOS_N_ISSUES] = {
  [EXOS_ISSUE_MISSING_COLUMN] = FAILS (COLUMNS),
  [EXOS_ISSUE_NO_HEADER] = FAILS (COLUMNS),
  [EXOS_ISSUE_DUPLICATE_HEADER] = FAILS (COLUMNS),
  [EXOS_ISSUE_AMBIGUOUS_COLUMNS] = FAILS (COLUMNS),
  [EXOS_ISSUE_HEADER_ONLY] = FAILS (COLUMNS),
  [EXOS_ISSUE_UNKNOWN_COLUMN] = FAILS (COLUMNS),
  [EXOS_ISSUE_TOO_MANY_COLUMNS] = FAILS (COLUMNS),

  [EXOS_ISSUE_NO_CONTROL] = FAILS (GROUPS),
  [EXOS_ISSUE_ONE_GROUP] = FAILS (GROUPS),
  [EXOS_ISSUE_DUPLICATE_GROUP] = FAILS (GROUPS),
  [EXOS_ISSUE_UNKNOWN_GROUP] = FAILS (GROUPS),
  [EXOS_ISSUE_TOTAL_ROW] = FAILS (GROUPS),
  [EXOS_ISSUE_DIMENSION_ROWS] = FAILS (GROUPS),
  [EXOS_ISSUE_SEVERAL_EXPERIMENTS] = FAILS (GROUPS),

  [EXOS_ISSUE_NOT_A_NUMBER] = FAILS (NUMBERS),
  [EXOS_ISSUE_NOT_WHOLE] = FAILS (NUMBERS),
  [EXOS_ISSUE_NEGATIVE] = FAILS (NUMBERS),
  [EXOS_ISSUE_MISSING_VALUE] = FAILS (NUMBERS),
  [EXOS_ISSUE_TOO_LARGE] = FAILS (NUMBERS),
  [EXOS_ISSUE_AMBIGUOUS_NUMBER] = FAILS (NUMBERS),
  [EXOS_ISSUE_RATE_NOT_COUNT] = FAILS (NUMBERS),
  [EXOS_ISSUE_NUL_BYTE] = FAILS (NUMBERS),
  [EXOS_ISSUE_GUARDRAIL_UNREADABLE] = FAILS (NUMBERS),
  [EXOS_ISSUE_GUARDRAIL_MISSING] = FAILS (NUMBERS),
  [EXOS_ISSUE_RAGGED_LINE] = FAILS (NUMBERS),

  [EXOS_ISSUE_CONVERSIONS_GT_USERS] = FAILS (CONVERSIONS),
  [EXOS_ISSUE_GUARDRAIL_GT_USERS] = FAILS (CONVERSIONS),

  [EXOS_ISSUE_SMALL_SAMPLE] = FAILS (SAMPLE),
  [EXOS_ISSUE_ZERO_USERS] = FAILS (SAMPLE),

  [EXOS_ISSUE_ROWS_SHORT] = FAILS (NUMBERS),
  [EXOS_ISSUE_ROWS_LONG] = FAILS (NUMBERS),
  [EXOS_ISSUE_VALUES_MISSING] = FAILS (NUMBERS),
  [EXOS_ISSUE_VALUES_UNREADABLE] = FAILS (NUMBERS),
  [EXOS_ISSUE_VALUES_NOT_READ] = FAILS (NUMBERS),
  [EXOS_ISSUE_VALUES_NOT_OUTCOME] = FAILS (NUMBERS),
  [EXOS_ISSUE_VALUES_ONE_SIDED] = FAILS (NUMBERS),
  [EXOS_ISSUE_OUTCOME_UNKNOWN] = FAILS (NUMBERS),
  [EXOS_ISSUE_ROWS_UNUSABLE] = FAILS (NUMBERS),
  [EXOS_ISSUE_EVENTS_WITHOUT_NAME] = FAILS (NUMBERS),
  [EXOS_ISSUE_ROWS_WITHOUT_GROUP] = FAILS (GROUPS),
  [EXOS_ISSUE_EVENTS_WITHOUT_GROUP] = FAILS (GROUPS),
  [EXOS_ISSUE_ROWS_OF_NO_GROUP] = FAILS (GROUPS),
  [EXOS_ISSUE_ROWS_WITHOUT_ID] = FAILS (UNITS),
  [EXOS_ISSUE_USERS_REPEATED] = FAILS (UNITS),
  [EXOS_ISSUE_REPEATS_DIFFER] = FAILS (UNITS),
  [EXOS_ISSUE_USERS_IN_SEVERAL_GROUPS] = FAILS (UNITS),
  [EXOS_ISSUE_USERS_SUSPECTED] = FAILS (UNITS),
  [EXOS_ISSUE_NOT_A_ROW_A_USER] = FAILS (UNITS),

  [EXOS_ISSUE_SRM_WARNING] = FAILS (SPLIT),
  [EXOS_ISSUE_SRM_BLOCKED] = FAILS (SPLIT),
  [EXOS_ISSUE_BAD_SPLIT] = FAILS (SPLIT),
  [EXOS_ISSUE_ZERO_WEIGHT_TRAFFIC] = FAILS (SPLIT),
};

static gboolean
has_metric (const ExosReport *report, gboolean is_count)
{
  const ExosExperiment *experiment = report->experiment;

  for (gsize i = 0; i < experiment->n_metrics; i++)
    if ((experiment->metrics[i].kind == EXOS_METRIC_COUNT) == is_count)
      return TRUE;
  return FALSE;
}

/* Beside a mean there may be counts, or none. */
static gboolean
has_counts (const ExosReport *report)
{
  return report->measure == EXOS_MEASURE_RATE || has_metric (report, TRUE);
}

/* Whether the data got as far as the check: what was never looked at cannot have passed. */
static gboolean
was_made (const ExosReport *report, ExosCheck check)
{
  static const ExosStage needs[] = {
    [EXOS_CHECK_COLUMNS] = EXOS_STAGE_COLUMNS, [EXOS_CHECK_GROUPS] = EXOS_STAGE_GROUPS,
    [EXOS_CHECK_NUMBERS] = EXOS_STAGE_GROUPS,  [EXOS_CHECK_CONVERSIONS] = EXOS_STAGE_COUNTS,
    [EXOS_CHECK_SAMPLE] = EXOS_STAGE_COUNTS,   [EXOS_CHECK_SPLIT] = EXOS_STAGE_COUNTS,
    [EXOS_CHECK_UNITS] = EXOS_STAGE_NONE,
  };
  const ExosExperiment *experiment = report->experiment;

  if (check == EXOS_CHECK_SPLIT)
    return report->has_srm;
  if (check == EXOS_CHECK_UNITS)
    return experiment->units > 0;
  if (check == EXOS_CHECK_CONVERSIONS && !has_counts (report))
    return FALSE;
  if (experiment->has_counts)
    return TRUE;
  return check != EXOS_CHECK_SAMPLE && experiment->stage >= needs[check];
}

void
exos_conclude_checks (ExosReport *report)
{
  guint failed = 0;

  for (guint i = 0; i < report->issues->len; i++)
    failed |= checks[((const ExosIssue *) g_ptr_array_index (report->issues, i))->code];

  report->checks_passed = 0;
  report->n_checks_passed = 0;
  for (guint check = 0; check < EXOS_N_CHECKS; check++)
    if ((failed & (1u << check)) == 0 && was_made (report, (ExosCheck) check))
      {
        report->checks_passed |= 1u << check;
        report->n_checks_passed++;
      }
}

guint
exos_report_n_checks (void)
{
  return EXOS_N_CHECKS;
}

gboolean
exos_report_passes_check (const ExosReport *self, guint check)
{
  return (self->checks_passed & (1u << check)) != 0;
}

static gboolean
is_of_rows (const ExosReport *report)
{
  return exos_shape_has_users (report->experiment->source.shape);
}

static char *
dup_sample_label (guint64 min_users)
{
  g_autofree char *count = exos_format_count (min_users);

  return g_strdup_printf (NG_ ("≥ %s user per group", "≥ %s users per group", min_users), count);
}

static char *
dup_split_label (const ExosReport *report)
{
  g_autofree char *p = report->has_srm ? exos_format_srm_p (report->srm.p_used) : NULL;

  if (p == NULL)
    return g_strdup (_ ("Traffic split as planned"));
  if (g_ascii_isdigit (p[0]))
    return g_strdup_printf (_ ("Traffic split as planned (SRM p = %s)"), p);

  /* Translators: %s is "< 0.00001" or the like. */
  return g_strdup_printf (_ ("Traffic split as planned (SRM p %s)"), p);
}

/* Of a sample: how many of the users are in it. */
static char *
dup_units_label (const ExosExperiment *experiment)
{
  const gboolean is_sample = experiment->unit_share > 0 && experiment->unit_share < 1;
  g_autofree char *rows = exos_format_count (experiment->units);

  if (!is_sample)
    return g_strdup_printf (_ ("No user appears twice (%s checked)"), rows);

  g_autofree char *one_in = exos_format_count ((guint64) round (1 / experiment->unit_share));

  /* Translators: the first number is rows, the second 2, 4, 8 and so on. */
  return g_strdup_printf (_ ("No user appears twice (of %s, 1 in %s checked)"), rows, one_in);
}

char *
exos_check_dup_label (const ExosReport *self, guint check)
{
  static const char *const labels[] = {
    [EXOS_CHECK_COLUMNS] = N_ ("Required columns found"),
    [EXOS_CHECK_GROUPS] = N_ ("Each group appears once"),
    [EXOS_CHECK_NUMBERS] = N_ ("Numbers are whole, not negative"),
    [EXOS_CHECK_CONVERSIONS] = N_ ("Conversions ≤ users"),
  };

  if (check == EXOS_CHECK_SAMPLE)
    return dup_sample_label (self->plan->min_users);
  if (check == EXOS_CHECK_SPLIT)
    return dup_split_label (self);
  if (check == EXOS_CHECK_UNITS)
    return dup_units_label (self->experiment);
  if (check == EXOS_CHECK_GROUPS && is_of_rows (self))
    return g_strdup (_ ("Every row names its group"));
  if (check == EXOS_CHECK_NUMBERS && is_of_rows (self))
    return g_strdup (_ ("Every row has its values"));
  if (check == EXOS_CHECK_NUMBERS && has_metric (self, FALSE))
    return g_strdup (_ ("Counts are whole, sums are numbers"));
  if (check == EXOS_CHECK_CONVERSIONS && self->measure != EXOS_MEASURE_RATE)
    return g_strdup (_ ("Counts ≤ users"));
  return g_strdup (exos_gettext (labels[check]));
}
