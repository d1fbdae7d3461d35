// SPDX-License-Identifier: MIT
#include "charts/chart.h"

#include "analysis/figures.h"
#include "data/arm-order.h"
#include "data/format.h"
#include "data/language.h"

#include <math.h>
#include <string.h>

#define DECIMALS 2
#define NAME_CHARS 60
#define MOST_ARMS 10
#define PLAN_CHARS 80

static char *
not_shown (void)
{
  return g_strdup (_ ("Not shown: the data check failed."));
}

static char *
dup_name (const ExosReport *report, const ExosTreatment *treatment)
{
  return exos_visible_text (exos_report_arm (report, treatment)->name, NAME_CHARS);
}

/* Read aloud, a plus is noise: only a minus stays. */
static char *
dup_number (double difference, ExosFigures figures)
{
  const gboolean is_bare = figures.unit == EXOS_UNIT_POINTS;
  g_autofree char *number =
      is_bare ? exos_figures_bare (figures, difference) : exos_figures_change (figures, difference);

  return g_strdup (number[0] == '+' ? number + 1 : number);
}

static char *
dup_change_of_amount (double difference, const char *size)
{
  if (difference > 0.0)
    return g_strdup_printf (C_ ("difference", "Up %s"), size);
  if (difference < 0.0)
    return g_strdup_printf (C_ ("difference", "Down %s"), size);

  return g_strdup_printf (_ ("Difference %s"), size);
}

static char *
dup_change (double difference, ExosFigures figures)
{
  g_autofree char *size = dup_number (fabs (difference), figures);
  const gboolean is_zero = strspn (size, "0.") == strlen (size);

  if (figures.unit != EXOS_UNIT_POINTS)
    return dup_change_of_amount (is_zero ? 0.0 : difference, size);
  if (difference > 0.0 && !is_zero)
    return g_strdup_printf (_ ("Up %s points"), size);
  if (difference < 0.0 && !is_zero)
    return g_strdup_printf (_ ("Down %s points"), size);

  return g_strdup_printf (_ ("Difference %s points"), size);
}

static char *
dup_interval (const ExosReport *report, ExosInterval interval, ExosFigures figures)
{
  g_autofree char *level = exos_format_level (report->plan->alpha);
  g_autofree char *low = dup_number (interval.low, figures);
  g_autofree char *high = dup_number (interval.high, figures);

  if (isnan (interval.low) || isnan (interval.high))
    return g_strdup (_ ("no interval"));
  if (isinf (interval.low) && isinf (interval.high))
    return g_strdup_printf (_ ("%s interval unbounded"), level);
  if (isinf (interval.high))
    return g_strdup_printf (_ ("%s interval from %s upwards"), level, low);
  if (isinf (interval.low))
    return g_strdup_printf (_ ("%s interval up to %s"), level, high);

  /* Translators: level, bounds in percentage points: "95% interval 0.22 to 2.05". */
  return g_strdup_printf (_ ("%s interval %s to %s"), level, low, high);
}

static const char *
position_words (ExosInterval interval)
{
  if (interval.low > 0.0)
    return _ ("entirely above zero");
  if (interval.high < 0.0)
    return _ ("entirely below zero");

  return _ ("includes zero");
}

static char *
describe_effect (const ExosReport *report, const ExosTreatment *treatment)
{
  const ExosFigures figures = exos_effect_figures (treatment, DECIMALS);
  g_autofree char *change = dup_change (treatment->estimate.difference, figures);
  g_autofree char *interval = dup_interval (report, treatment->ci, figures);

  if (isnan (treatment->ci.low) || isnan (treatment->ci.high))
    return g_strdup_printf (_ ("%s; %s."), change, interval);

  /* Translators: "Up 1.13 points; 95% interval 0.22 to 2.05; entirely above zero." */
  return g_strdup_printf (_ ("%s; %s; %s."), change, interval, position_words (treatment->ci));
}

char *
exos_effect_chart_dup_title (const ExosReport *report)
{
  const char *primary = exos_experiment_primary_name (report->experiment);
  g_autofree char *name = primary != NULL ? exos_visible_text (primary, NAME_CHARS) : NULL;

  if (name != NULL)
    return g_strdup_printf (_ ("Confidence interval chart of the difference in ‘%s’"), name);
  if (report->n_treatments > 1)
    return g_strdup (_ ("Confidence interval chart of the conversion differences"));

  return g_strdup (_ ("Confidence interval chart of the conversion difference"));
}

char *
exos_effect_chart_dup_description (const ExosReport *report)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < report->n_treatments && !report->hides_numbers; i++)
    {
      g_autofree char *name = dup_name (report, &report->treatments[i]);
      g_autofree char *effect = describe_effect (report, &report->treatments[i]);

      if (report->n_treatments > 1)
        g_string_append_printf (text, "%s%s: ", i > 0 ? " " : "", name);
      g_string_append (text, effect);
    }

  if (text->len > 0)
    return g_string_free (text, FALSE);

  g_string_free (text, TRUE);
  return not_shown ();
}

static char *
dup_not_judged (const ExosGuardrailResult *result, const char *name)
{
  if (result->measure == EXOS_MEASURE_RATE)
    return g_strdup_printf (_ ("%s: not judged, its counts are missing or unreadable."), name);
  return g_strdup_printf (_ ("%s: not judged, it has no limits, or its sums are not enough."),
                          name);
}

/* A mean or ratio, whose limits are parts of control. */
static char *
describe_relative (const ExosReport *report, const ExosGuardrailResult *result, const char *name)
{
  const ExosGuardrailTest *test = &result->test;
  const ExosFigures figures = exos_guardrail_figures (result, DECIMALS);
  g_autofree char *control = exos_figures_value (figures, test->rate_c);
  g_autofree char *treated = exos_figures_value (figures, test->rate_t);
  g_autofree char *change = exos_figures_change (exos_relative_figures (result), test->relative);
  g_autofree char *interval = dup_interval (report, test->ci_score, figures);
  g_autofree char *worse = exos_format_limit (result->worse);
  g_autofree char *severe = exos_format_limit (result->severe);
  const char *state = exos_guardrail_state_label (result->state);

  /* Translators: name, two values, their relative change, "95% interval 0.22 to 2.05" of the
   * difference, two limits in per cent of control, state. */
  if (result->direction == EXOS_DIRECTION_LOWER)
    return g_strdup_printf (_ ("%s, lower is better: control %s, treatment %s, change %s, "
                               "difference %s; worse above %s%%, severe above %s%%: %s."),
                            name, control, treated, change, interval, worse, severe, state);

  return g_strdup_printf (_ ("%s, higher is better: control %s, treatment %s, change %s, "
                             "difference %s; worse above %s%%, severe above %s%%: %s."),
                          name, control, treated, change, interval, worse, severe, state);
}

/* "0.1" points, "5%" of control. */
static char *
dup_limit (const ExosGuardrailResult *result, ExosRatio limit)
{
  g_autofree char *number = exos_format_limit (limit);

  return g_strconcat (number, result->has_relative_limits ? "%" : NULL, NULL);
}

char *
exos_guardrail_row_dup_description (const ExosReport *report,
                                    const ExosTreatment *treatment,
                                    gsize row)
{
  const ExosGuardrailResult *result = &treatment->guardrails[row];
  const ExosGuardrailTest *test = &result->test;
  g_autofree char *name =
      exos_visible_text (report->experiment->metrics[result->metric].name, NAME_CHARS);

  if (report->hides_numbers)
    return not_shown ();
  if (result->state == EXOS_GUARDRAIL_NOT_COMPUTABLE)
    return dup_not_judged (result, name);
  if (result->measure != EXOS_MEASURE_RATE)
    return describe_relative (report, result, name);

  const int decimals = exos_guardrail_decimals (result);
  g_autofree char *rate_c = exos_format_rate (test->rate_c, decimals);
  g_autofree char *rate_t = exos_format_rate (test->rate_t, decimals);
  g_autofree char *change = exos_format_points_bare (test->delta, decimals);
  g_autofree char *interval =
      dup_interval (report, test->ci_score, exos_guardrail_figures (result, decimals));
  g_autofree char *worse = dup_limit (result, result->worse);
  g_autofree char *severe = dup_limit (result, result->severe);

  const char *state = exos_guardrail_state_label (result->state);

  /* Translators: name, two rates, their difference, "95% interval 0.22 to 2.05", two limits in
   * percentage points or like "5%", state. */
  if (result->direction == EXOS_DIRECTION_LOWER)
    return g_strdup_printf (
        _ ("%s, lower is better: control %s, treatment %s, change %s percentage points, %s; "
           "worse above %s, severe above %s: %s."),
        name, rate_c, rate_t, change, interval, worse, severe, state);

  return g_strdup_printf (
      _ ("%s, higher is better: control %s, treatment %s, change %s percentage points, %s; "
         "worse above %s, severe above %s: %s."),
      name, rate_c, rate_t, change, interval, worse, severe, state);
}

static char *
describe_arm (const ExosArm *arm, double total)
{
  g_autofree char *name = exos_visible_text (arm->name, NAME_CHARS);
  g_autofree char *share = exos_format_rate ((double) exos_arm_assigned (arm) / total, 1);
  g_autofree char *users = exos_format_count (exos_arm_assigned (arm));

  /* Translators: group, share of the traffic, users. */
  return g_strdup_printf (_ ("%s %s (%s users)"), name, share, users);
}

static char *
describe_arms (const ExosExperiment *experiment)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  double total = 0.0;

  for (gsize i = 0; i < experiment->n_arms; i++)
    total += (double) exos_arm_assigned (&experiment->arms[i]);
  for (gsize i = 0; i < MIN (experiment->n_arms, MOST_ARMS); i++)
    g_ptr_array_add (texts, describe_arm (&experiment->arms[exos_arm_at (experiment, i)], total));

  if (experiment->n_arms > MOST_ARMS)
    {
      const guint n_more = (guint) experiment->n_arms - MOST_ARMS;

      g_ptr_array_add (
          texts, g_strdup_printf (NG_ ("and %u more group", "and %u more groups", n_more), n_more));
    }

  g_ptr_array_add (texts, NULL);
  return g_strjoinv (", ", (char **) texts->pdata);
}

static const char *
split_words (ExosSrmStatus status)
{
  switch (status)
    {
    case EXOS_SRM_OK:
      return _ ("as planned");
    case EXOS_SRM_WARNING:
      return _ ("unlikely by chance");
    case EXOS_SRM_BLOCKED:
      return _ ("the traffic split is broken");
    }

  g_return_val_if_reached ("");
}

char *
exos_split_chart_dup_description (const ExosReport *report)
{
  if (!report->has_srm || report->weights == NULL)
    return not_shown ();

  g_autofree char *arms = describe_arms (report->experiment);
  g_autofree char *all = exos_format_arms_split (report->experiment, report->weights);
  g_autofree char *plan = exos_visible_text (all, PLAN_CHARS);
  g_autofree char *p = exos_format_srm_p (report->srm.p_used);

  /* Translators: groups, planned split, p-value such as 0.724 or "< 0.00001", what it means. */
  return g_strdup_printf (_ ("%s; planned %s; SRM p %s: %s."), arms, plan, p,
                          split_words (report->srm.status));
}

char *
exos_posterior_chart_dup_description (const ExosReport *report)
{
  const ExosTreatment *treatment = exos_report_headline (report);

  if (!report->has_results || report->hides_numbers || treatment == NULL ||
      isnan (treatment->posterior.p_t_gt_c))
    return not_shown ();

  g_autofree char *chance = exos_format_probability (treatment->posterior.p_t_gt_c);
  g_autofree char *name = dup_name (report, treatment);
  g_autofree char *control = exos_visible_text (exos_report_control (report)->name, NAME_CHARS);

  if (report->is_direction_assumed)
    return g_strdup_printf (_ ("%1$s chance that ‘%2$s’ is higher than ‘%3$s’."), chance, name,
                            control);

  /* Translators: probability, treatment, control. */
  return g_strdup_printf (_ ("%1$s chance that ‘%2$s’ is better than ‘%3$s’."), chance, name,
                          control);
}
