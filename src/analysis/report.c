// SPDX-License-Identifier: MIT
#include "analysis/report.h"

#include "analysis/strata.h"

#include <math.h>
#include <string.h>

static void
clear_report (gpointer data)
{
  ExosReport *self = data;

  for (gsize i = 0; i < self->n_treatments; i++)
    {
      g_free (self->treatments[i].guardrails);
      g_free (self->treatments[i].sequential.looks);
      g_clear_pointer (&self->treatments[i].segments, exos_segments_free);
      g_clear_pointer (&self->treatments[i].days, exos_days_free);
    }
  g_free (self->segment_splits);
  g_free (self->day_splits);
  g_free (self->worst_split);
  g_free (self->name);
  g_free (self->treatments);
  g_free (self->weights);
  g_free (self->srm_expected);
  g_ptr_array_unref (self->issues);
  exos_plan_unref ((ExosPlan *) self->plan);
  exos_experiment_unref ((ExosExperiment *) self->experiment);
}

ExosReport *
exos_report_ref (const ExosReport *self)
{
  return g_atomic_rc_box_acquire ((gpointer) self);
}

void
exos_report_unref (ExosReport *self)
{
  g_atomic_rc_box_release_full (self, clear_report);
}

static gpointer
copy_issue (gconstpointer issue, gpointer unused)
{
  return exos_issue_copy (issue);
}

static void
free_issue (gpointer issue)
{
  exos_issue_free (issue);
}

/* "sample_launch" of "sample_launch.csv" and "sample_launch.csv.gz"; the name of a hidden file
 * stays whole. */
static char *
name_from_file (const char *file)
{
  const char *packed = g_str_has_suffix (file, ".gz") ? strrchr (file, '.') : NULL;
  g_autofree char *name = packed != NULL && packed != file
                              ? g_strndup (file, (gsize) (packed - file))
                              : g_strdup (file);
  const char *dot = strrchr (name, '.');

  return dot != NULL && dot != name ? g_strndup (name, (gsize) (dot - name))
                                    : g_steal_pointer (&name);
}

/* Of several files the first speaks for all. */
static char *
name_from_source (const ExosSource *source)
{
  if (source->files == NULL || source->files->len < 2)
    return name_from_file (source->file);
  return name_from_file (((const ExosSourceFile *) g_ptr_array_index (source->files, 0))->name);
}

static char *
choose_name (const ExosPlan *plan, const ExosExperiment *experiment)
{
  if (plan->name != NULL)
    return g_strdup (plan->name);
  if (experiment->name != NULL)
    return g_strdup (experiment->name);
  return name_from_source (&experiment->source);
}

static void
collect_import_issues (ExosReport *report)
{
  report->issues = g_ptr_array_new_with_free_func (free_issue);
  g_ptr_array_extend (report->issues, report->experiment->issues, copy_issue, NULL);
}

/* One treatment for every group that is not the control, in file order. */
static void
list_treatments (ExosReport *report)
{
  const ExosExperiment *experiment = report->experiment;

  report->treatments = g_new0 (ExosTreatment, experiment->n_arms - 1);
  for (gsize arm = 0; arm < experiment->n_arms; arm++)
    if ((int) arm != experiment->control)
      report->treatments[report->n_treatments++].arm = arm;
}

/* Where looks stand, and what decides there, depends on users alone. */
static void
take_looks (ExosReport *report, const ExosReport *alike)
{
  for (gsize i = 0; i < MIN (report->n_treatments, alike->n_treatments); i++)
    {
      const ExosSequential *from = &alike->treatments[i].sequential;
      ExosSequential *to = &report->treatments[i].sequential;

      to->looks = g_memdup2 (from->looks, from->n_looks * sizeof *from->looks);
      to->n_looks = from->n_looks;
      to->now = from->now;
    }
}

static void
judge_guardrails (ExosReport *report, const GArray *selected)
{
  report->n_guardrails = selected->len;
  for (gsize i = 0; i < report->n_treatments; i++)
    {
      ExosTreatment *treatment = &report->treatments[i];

      treatment->guardrails =
          g_memdup2 (selected->data, selected->len * sizeof (ExosGuardrailResult));
      exos_judge_guardrails (report, treatment);
    }
}

/* What decides, and which way it is better. */
static void
choose_primary (ExosReport *report)
{
  const ExosExperiment *experiment = report->experiment;
  const ExosMetric *metric =
      experiment->primary_metric >= 0 ? &experiment->metrics[experiment->primary_metric] : NULL;

  report->measure = metric != NULL ? exos_metric_measure (metric) : EXOS_MEASURE_RATE;
  report->primary_direction = metric != NULL              ? metric->direction
                              : experiment->is_rate_lower ? EXOS_DIRECTION_LOWER
                                                          : EXOS_DIRECTION_HIGHER;
  report->is_direction_assumed = metric != NULL && metric->is_direction_assumed;
  if (!report->plan->has_primary_direction)
    return;
  report->primary_direction = report->plan->primary_direction;
  report->is_direction_assumed = FALSE;
}

/* Knows nothing yet. */
static ExosReport *
new_report (const ExosPlan *plan, const ExosExperiment *experiment)
{
  ExosReport *report = g_atomic_rc_box_new0 (ExosReport);

  report->plan = exos_plan_ref (plan);
  report->experiment = exos_experiment_ref (experiment);
  report->name = choose_name (plan, experiment);
  report->dunnett_critical = NAN;
  report->alpha_star = NAN;
  report->control_p_best = NAN;
  report->peeking_error = NAN;
  report->srm_running_p = NAN;
  choose_primary (report);
  collect_import_issues (report);
  return report;
}

/* alike: a report of as many users whose looks hold here, too; NULL without. */
static void
judge (ExosReport *report, const ExosReport *alike)
{
  g_autoptr (GArray) selected = exos_select_guardrails (report);

  exos_check_health (report);
  exos_conclude_health (report);

  /* Blocked data has no numbers to leak: nothing is estimated. */
  if (report->health != EXOS_HEALTH_BLOCKED)
    {
      report->has_results = TRUE;
      list_treatments (report);
      if (alike != NULL)
        take_looks (report, alike);
      exos_compare_treatments (report, NULL);
      judge_guardrails (report, selected);
      exos_check_estimates (report);
      exos_check_trust (report);
      exos_conclude_health (report);
    }

  exos_conclude (report);
}

ExosReport *
exos_report_new_rules_only (const ExosPlan *plan,
                            const ExosExperiment *experiment,
                            const ExosReport *alike)
{
  ExosReport *report = new_report (plan, experiment);

  report->rules_only = TRUE;
  if (alike != NULL)
    report->dunnett_critical = alike->dunnett_critical;
  judge (report, alike);
  return report;
}

/* What no rule asks for. */
static void
look_closer (ExosReport *report)
{
  exos_compute_posteriors (report);
  for (gsize i = 0; i < report->n_treatments; i++)
    {
      ExosTreatment *treatment = &report->treatments[i];

      treatment->segments = exos_compare_segments (report, treatment);
      treatment->days = exos_follow_days (report, treatment);
    }
}

ExosReport *
exos_report_new (const ExosPlan *plan, const ExosExperiment *experiment)
{
  ExosReport *report = new_report (plan, experiment);

  judge (report, NULL);
  for (guint i = 0; i < report->issues->len; i++)
    exos_issue_place (g_ptr_array_index (report->issues, i), experiment->source.files);
  if (report->has_results)
    look_closer (report);
  return report;
}

gboolean
exos_has_days (const ExosExperiment *experiment)
{
  return exos_n_days (experiment) > 1;
}

const ExosStrata *
exos_comparable_strata (const ExosExperiment *experiment)
{
  const ExosStrata *segments = &experiment->strata[EXOS_STRATA_SEGMENTS];
  const ExosStrata *days = &experiment->strata[EXOS_STRATA_DAYS];

  if (segments->n > 0)
    return segments;
  return days->n > 0 && experiment->source.shape != EXOS_SHAPE_EVENTS ? days : NULL;
}

const ExosArm *
exos_report_control (const ExosReport *self)
{
  return &self->experiment->arms[self->experiment->control];
}

const ExosArm *
exos_report_arm (const ExosReport *self, const ExosTreatment *treatment)
{
  return &self->experiment->arms[treatment->arm];
}

const ExosTreatment *
exos_report_headline (const ExosReport *self)
{
  if (self->n_treatments == 0)
    return NULL;
  return &self->treatments[MAX (self->decision.treatment, 0)];
}

guint
exos_report_count_issues (const ExosReport *self, ExosLevel level)
{
  guint n = 0;

  for (guint i = 0; i < self->issues->len; i++)
    {
      const ExosIssue *issue = g_ptr_array_index (self->issues, i);

      n += exos_issue_level (issue->code) == level;
    }

  return n;
}
