// SPDX-License-Identifier: MIT
/* What compares more than two groups. */
#include "memo/json-write.h"

#include <math.h>

static void
write_overall (JsonBuilder *builder, const ExosOmnibus *omnibus)
{
  exos_json_open (builder, "overall");
  exos_json_number (builder, "chi2", omnibus->chi2);
  exos_json_count (builder, "df", omnibus->df);
  exos_json_number (builder, "p", omnibus->p);
  exos_json_number (builder, "log10_p", omnibus->log10_p);
  json_builder_end_object (builder);
}

/* What the others are corrected by, also where it is not told: all values of a mean are equal. */
static double
find_p (const ExosTreatment *treatment)
{
  return isnan (treatment->estimate.p) ? treatment->means.p : treatment->estimate.p;
}

/* Beside the one in force, whatever that is. */
static const struct
{
  const char *key;
  ExosCorrection method;
} methods[] = {
  { "bonferroni", EXOS_CORRECTION_BONFERRONI },
  { "holm", EXOS_CORRECTION_HOLM },
  { "hochberg", EXOS_CORRECTION_HOCHBERG },
  { "bh", EXOS_CORRECTION_BH },
  { "by", EXOS_CORRECTION_BY },
  { "dunnett", EXOS_CORRECTION_DUNNETT },
};

/* The p-values under a correction, to be compared; treatment->p_adjusted is the one in force. */
static void
adjust (const ExosReport *report, ExosCorrection method, double *p)
{
  const gsize n = report->n_treatments;
  g_autofree guint64 *users = g_new (guint64, n);

  for (gsize i = 0; i < n; i++)
    {
      p[i] = find_p (&report->treatments[i]);
      users[i] = exos_report_arm (report, &report->treatments[i])->users;
    }

  if (method == EXOS_CORRECTION_DUNNETT)
    exos_dunnett_adjust (p, exos_report_control (report)->users, users, n, p);
  else
    exos_adjust_p_values (method, p, n, p);

  for (gsize i = 0; i < n; i++)
    if (isnan (report->treatments[i].p_adjusted))
      p[i] = NAN;
}

static void
write_adjusted (JsonBuilder *builder, const ExosReport *report)
{
  g_autofree double *p = g_new (double, report->n_treatments);

  exos_json_open (builder, "adjusted");
  for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      adjust (report, methods[i].method, p);
      exos_json_numbers (builder, methods[i].key, p, report->n_treatments);
    }
  json_builder_end_object (builder);
}

static void
write_simultaneous (JsonBuilder *builder, const char *key, const ExosReport *report, double z)
{
  const ExosCount control = exos_arm_conversions (exos_report_control (report));

  exos_json_open (builder, key);
  for (gsize i = 0; i < report->n_treatments; i++)
    {
      const ExosCount treated =
          exos_arm_conversions (exos_report_arm (report, &report->treatments[i]));

      exos_json_interval (builder, exos_json_treatment_key (report, i),
                          exos_difference_interval (control, treated, EXOS_CI_SCORE, z));
    }
  json_builder_end_object (builder);
}

static void
write_p_best (JsonBuilder *builder, const ExosReport *report)
{
  exos_json_open (builder, "bayes_p_best");
  exos_json_number (builder, exos_report_control (report)->name, report->control_p_best);
  for (gsize i = 0; i < report->n_treatments; i++)
    exos_json_number (builder, exos_json_treatment_key (report, i), report->treatments[i].p_best);
  json_builder_end_object (builder);
}

void
exos_json_several (JsonBuilder *builder, const ExosReport *report)
{
  const gboolean has_best = report->decision.verdict == EXOS_VERDICT_LAUNCH;
  const double alpha = report->plan->alpha / (double) report->n_treatments;

  if (report->measure == EXOS_MEASURE_RATE)
    write_overall (builder, &report->omnibus);
  write_adjusted (builder, report);
  exos_json_number (builder, "dunnett_crit", report->dunnett_critical);
  exos_json_number (builder, "alpha_star", report->alpha_star);
  if (report->measure == EXOS_MEASURE_RATE)
    {
      write_simultaneous (builder, "sim_ci_bonferroni", report, exos_two_sided_quantile (alpha));
      write_simultaneous (builder, "sim_ci_dunnett", report, report->dunnett_critical);
    }
  write_p_best (builder, report);
  exos_json_text (builder, "best_variant",
                  has_best ? exos_json_treatment_key (report, (gsize) report->decision.treatment)
                           : NULL);
}
