// SPDX-License-Identifier: MIT
/* What the memo says of looks: too early ones, planned ones, and those that were only taken. */
#include "analysis/peeking.h"
#include "data/format.h"
#include "data/language.h"
#include "memo/parts.h"
#include "memo/risks.h"
#include "memo/sentence.h"
#include "memo/words-peeking.h"
#include "memo/words.h"
#include "stats/sample-size.h"

#include <math.h>

/* One look where there is no treatment. */
static const ExosSequential *
sequential (const ExosReport *report)
{
  static const ExosSequential none = { .monitoring = EXOS_MONITORING_FIXED };
  const ExosTreatment *treatment = exos_report_headline (report);

  return treatment != NULL ? &treatment->sequential : &none;
}

static gboolean
is_monitored (const ExosReport *report)
{
  return sequential (report)->monitoring != EXOS_MONITORING_FIXED;
}

static gboolean
has_planned_looks (const ExosReport *report)
{
  return is_monitored (report) && sequential (report)->monitoring != EXOS_MONITORING_ANY;
}

/* Looks at any time whose approximation does not hold yet. */
static gboolean
has_not_begun (const ExosReport *report)
{
  return exos_memo_has_sequence (report) && !sequential (report)->has_begun;
}

gboolean
exos_memo_plans_looks (const ExosReport *report)
{
  return report->plan->planned_users > 0 || is_monitored (report);
}

const char *
exos_memo_until_then (const ExosReport *report)
{
  return exos_memo_has_sequence (report) ? _ ("Look again at any time")
                                         : _ ("Do not re-decide before that");
}

static char *
say_not_begun (const ExosReport *report)
{
  if (report->measure != EXOS_MEASURE_RATE)
    return g_strdup (_ ("A look needs 100 users in each group."));

  return g_strdup (_ ("A look needs 100 users in each group, 10 of them with a conversion and 10 "
                      "without."));
}

static char *
say_why_early (const ExosReport *report)
{
  g_autofree char *users = exos_format_count (report->n_users);
  g_autofree char *planned = exos_format_count (report->plan->planned_users);

  if (has_not_begun (report))
    return say_not_begun (report);
  if (is_monitored (report))
    /* Translators: how many users there are, and how many were planned. */
    return g_strdup_printf (
        _ ("%1$s of %2$s planned users are in, and this look does not decide yet."), users,
        planned);

  return g_strdup_printf (_ ("Only %1$s of %2$s planned users are in."), users, planned);
}

char *
exos_say_early (const ExosBlanks *b)
{
  return exos_join_sentences (exos_say_wait (b->voice), say_why_early (b->report));
}

char *
exos_say_rerun (const ExosBlanks *b)
{
  g_autofree char *effect = exos_memo_effect (b->report, b->treatment);

  if (b->arm == NULL)
    return exos_join_sentences (
        exos_say_wait (b->voice),
        g_strdup_printf (_ ("The planned users are in, and the effect (%s) could still be zero."),
                         effect));

  return exos_join_sentences (
      exos_say_wait (b->voice),
      g_strdup_printf (
          _ ("The planned users are in, and the effect of “%s” (%s) could still be zero."), b->arm,
          effect));
}

char *
exos_say_early_harm (const ExosBlanks *b)
{
  return exos_join_sentences (
      exos_say_turn_off (b->voice, b->arm),
      g_strdup_printf (
          _ ("%s got worse by %s, past the %s severe limit, before the planned users are in."),
          b->guardrail, b->harm, b->limit));
}

/* The days that the missing users take, where rows are days; 0: not known. */
static guint64
days_for (const ExosReport *report, guint64 users)
{
  const ExosExperiment *experiment = report->experiment;
  ExosDuration duration;

  if (!exos_has_days (experiment) ||
      !exos_duration_of (users, report->n_users / exos_n_days (experiment), &duration))
    return 0;

  return duration.days;
}

static char *
say_missing (const ExosReport *report)
{
  const guint64 missing = report->plan->planned_users - report->n_users;
  const guint64 days = days_for (report, missing);
  g_autofree char *count = exos_format_count (missing);
  g_autofree char *n_days = exos_format_count (days);

  if (days == 0)
    return g_strdup_printf (NG_ ("Collect %s more user", "Collect %s more users", missing), count);

  /* Translators: users, and the days that they take at the pace so far. */
  return g_strdup_printf (_ ("Collect %s more users, about %s more days"), count, n_days);
}

void
exos_memo_add_early (GPtrArray *lines, const ExosReport *report)
{
  if (has_not_begun (report))
    exos_memo_add_line (lines, g_strdup (_ ("Collect users until a look is possible")));
  else
    exos_memo_add_line (lines, say_missing (report));

  if (!is_monitored (report))
    {
      exos_memo_add_line (lines, g_strdup (_ ("Do not re-decide before that")));
      exos_memo_add_line (lines, g_strdup (_ ("Plan looks, next time, to be able to stop early")));
      return;
    }

  if (has_planned_looks (report) && !exos_plan_has_look (report->plan, report->n_users))
    exos_memo_add_line (lines, g_strdup (_ ("Record this look, so that the next one counts it")));
  exos_memo_add_line (lines, g_strdup (_ ("Look again later, or at the planned end")));
}

void
exos_memo_add_rerun (GPtrArray *lines)
{
  exos_memo_add_line (lines, g_strdup (_ ("Do not add users to this test: it ends as planned")));
  exos_memo_add_line (lines, g_strdup (_ ("Plan a new run with more users, or stop")));
  exos_memo_add_line (lines, g_strdup (_ ("Record the learning")));
}

static const char *
name_spending (ExosMonitoring monitoring)
{
  return monitoring == EXOS_MONITORING_POCOCK ? _ ("Pocock-like") : _ ("O’Brien–Fleming-like");
}

/* Enough decimals to tell the statistic from its boundary. */
static char *
format_z (double z, int decimals)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strconcat (
      z < 0.0 ? "−" : "",
      g_ascii_formatd (buffer, sizeof buffer, decimals > 2 ? "%.4f" : "%.2f", fabs (z)), NULL);
}

static char *
say_planned_looks (const ExosReport *report)
{
  const ExosSequential *it = sequential (report);

  if (it->n_looks == 0)
    return g_strdup (_ ("Planned looks: no boundary could be computed for these looks."));

  const ExosLook *look = &it->looks[it->now];
  g_autofree char *number = exos_format_count (it->now + 1);
  g_autofree char *share = exos_format_rate (look->information, 0);
  g_autofree char *planned = exos_format_count (report->plan->planned_users);
  const int decimals = fabs (look->critical - fabs (it->z)) < 0.01 ? 4 : 2;
  g_autofree char *critical = format_z (look->critical, decimals);
  g_autofree char *seen = format_z (it->z, decimals);

  /* Translators: a spending function, number of the look, share and number of the planned users,
   * boundary of z, z. */
  return g_strdup_printf (
      _ ("Planned looks, %1$s spending (Lan–DeMets): look %2$s, at %3$s of %4$s users, decides "
         "beyond z = ±%5$s, seen %6$s; p-value and interval hold over all looks."),
      name_spending (it->monitoring), number, share, planned, critical, seen);
}

/* The chance is that of either decision. */
static char *
say_conditional_power (const ExosReport *report)
{
  const double power = sequential (report)->conditional_power;
  g_autofree char *chance = exos_format_probability (power);

  if (!isfinite (power) || exos_report_headline (report)->is_significant)
    return NULL;

  return g_strdup_printf (_ ("If the effect goes on as seen, the end decides with a chance of %s."),
                          chance);
}

/* Takes the place of the test and its interval. */
static char *
say_any_time (const ExosReport *report)
{
  const gboolean lacks_users = report->plan->monitoring != EXOS_MONITORING_ANY;
  g_autofree char *alpha = exos_format_alpha (report->plan->alpha);
  g_autofree char *level = exos_format_level (report->plan->alpha);

  /* Translators: a significance level, and the level of the interval that belongs to it. */
  return g_strdup_printf (
      lacks_users ? _ ("Planned looks need the planned users, which are not given: they count as "
                       "looks at any time, α = %s; p-value and %s interval are an asymptotic "
                       "confidence sequence.")
                  : _ ("Looks at any time, α = %s: p-value and %s interval are an asymptotic "
                       "confidence sequence and hold at every look."),
      alpha, level);
}

gboolean
exos_memo_has_sequence (const ExosReport *report)
{
  return is_monitored (report) && !has_planned_looks (report);
}

static char *
say_one_look (const ExosReport *report)
{
  g_autofree char *planned = exos_format_count (report->plan->planned_users);

  return report->plan->planned_users > 0
             ? g_strdup_printf (_ ("One look, planned at %s users."), planned)
             : NULL;
}

void
exos_memo_add_looks_method (GPtrArray *lines, const ExosReport *report)
{
  if (exos_report_headline (report) == NULL || report->hides_numbers)
    return;

  if (!is_monitored (report))
    exos_memo_add_line (lines, say_one_look (report));
  else if (has_planned_looks (report))
    {
      exos_memo_add_line (lines, say_planned_looks (report));
      exos_memo_add_line (lines, say_conditional_power (report));
    }
  else
    exos_memo_add_line (lines, say_any_time (report));
}

char *
exos_words_peeking (const ExosReport *report)
{
  g_autofree char *count = exos_format_count (exos_report_count_looks (report));
  g_autofree char *error = exos_format_rate (report->peeking_error, 1);
  g_autofree char *alpha = exos_words_alpha_share (report->plan->alpha);

  if (!isfinite (report->peeking_error) || report->hides_numbers)
    return NULL;

  /* Translators: a number of looks, and two shares of experiments. */
  return g_strdup_printf (_ ("Who looks at these %1$s moments with the plain test sees a false "
                             "alarm in %2$s of experiments without an effect, not in %3$s."),
                          count, error, alpha);
}

void
exos_risk_add_peeking (GPtrArray *lines, const ExosReport *report, ExosRiskForm form)
{
  g_autofree char *error = exos_format_rate (report->peeking_error, 1);

  if (!isfinite (report->peeking_error) || is_monitored (report))
    return;

  exos_memo_add_line (lines, form == EXOS_FORM_SENTENCE
                                 ? exos_words_peeking (report)
                                 /* Translators: a share of experiments without an effect. */
                                 : g_strdup_printf (_ ("Looked early: %s false alarms"), error));
}

char *
exos_memo_srm_method (const ExosReport *report)
{
  g_autofree char *days = exos_memo_srm_days (report);

  return days != NULL ? g_strdup_printf (_ ("SRM day by day: sequential multinomial test (Lindon–"
                                            "Malek), %s; the worse of both counts."),
                                         days)
                      : NULL;
}
