// SPDX-License-Identifier: MIT
/* The size of an experiment that has run, seen as a plan. */
#include "analysis/design.h"
#include "stats/exact.h"

#include <math.h>

/* With the looks that were taken: those to come find nothing yet. */
static double
find_detectable (const ExosReport *report, const ExosTreatment *treatment, ExosDesign design)
{
  exos_design_set_past_looks (&design, treatment);
  return exos_design_detectable (&design, exos_report_control (report)->users,
                                 exos_report_arm (report, treatment)->users);
}

static guint64
find_users_a_day (const ExosReport *report, guint days)
{
  const ExosExperiment *experiment = report->experiment;
  const guint64 n_days = exos_has_days (experiment) ? exos_n_days (experiment) : days;

  if (report->plan->daily_users > 0)
    return report->plan->daily_users;
  return n_days > 0 ? report->n_users / n_days : 0;
}

/* Of a rate in points, of a mean as part of the control's; 0, as if not said, when it has none. */
static double
smallest_effect (const ExosReport *report, const ExosTreatment *treatment)
{
  const double fraction = exos_ratio_value (report->plan->smallest_effect);

  if (report->measure == EXOS_MEASURE_RATE)
    return fraction;
  return treatment->estimate.value_c > 0.0 ? fraction * treatment->estimate.value_c : 0.0;
}

/* The deviation that gives the standard error of the estimate among these users. */
static double
deviation_of (const ExosTreatment *treatment, guint64 control, guint64 treated)
{
  return treatment->estimate.se / sqrt (1.0 / (double) control + 1.0 / (double) treated);
}

/* Of the plain test, or what the looks at this treatment may spend. */
static double
level_of (const ExosReport *report, const ExosTreatment *treatment)
{
  if (treatment->sequential.monitoring != EXOS_MONITORING_FIXED)
    return treatment->sequential.alpha;
  return exos_comparison_level (report->plan->correction, report->plan->alpha, report->n_treatments,
                                report->dunnett_critical);
}

static ExosDesign
design_of (const ExosReport *report, const ExosTreatment *treatment, guint days)
{
  const guint64 control = exos_report_control (report)->users;
  const guint64 treated = exos_report_arm (report, treatment)->users;

  return (ExosDesign) {
    .measure = report->measure,
    .baseline = treatment->estimate.value_c,
    .sd = deviation_of (treatment, control, treated),
    .effect = smallest_effect (report, treatment),
    .side = report->primary_direction == EXOS_DIRECTION_HIGHER ? EXOS_RATE_ABOVE : EXOS_RATE_BELOW,
    .ratio = (double) treated / (double) control,
    .all = (double) report->n_users / (double) control,
    .n_treatments = report->n_treatments,
    .level = level_of (report, treatment),
    .power = report->plan->power,
    .users_a_day = find_users_a_day (report, days),
  };
}

ExosReportPower
exos_report_power (const ExosReport *self, guint days)
{
  const ExosTreatment *treatment = exos_report_headline (self);
  ExosReportPower power = { .detectable = NAN };

  if (treatment == NULL || self->hides_numbers)
    return power;

  const guint64 control = exos_report_control (self)->users;

  power.is_known = TRUE;
  power.design = design_of (self, treatment, days);
  exos_design_set_running_looks (&power.design, self, treatment);
  power.needed = exos_design_users (&power.design);
  power.detectable = find_detectable (self, treatment, power.design);
  if (power.needed.control > control)
    power.missing = MAX (power.needed.all, self->n_users) - self->n_users;
  power.has_time_left =
      exos_duration_of (power.missing, power.design.users_a_day, &power.time_left);
  return power;
}
