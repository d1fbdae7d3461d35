// SPDX-License-Identifier: MIT
#include "memo/words-design.h"

#include <math.h>

#include "data/format.h"
#include "data/language.h"

#define MAX_DECIMALS 6

static char *
say_fault (ExosDesignFault fault)
{
  static const char *const reasons[] = {
    [EXOS_DESIGN_NO_RATE] =
        N_ ("The rate must be above 0% and below 100%, before the effect and after it."),
    [EXOS_DESIGN_NO_SPREAD] = N_ ("The standard deviation must be above 0."),
    [EXOS_DESIGN_NO_DIFFERENCE] = N_ ("Say the smallest effect worth shipping."),
    [EXOS_DESIGN_NO_RATIO] = N_ ("Every group needs a share of the traffic."),
    [EXOS_DESIGN_NO_ALPHA] = N_ ("The significance level must be above 0 and below 1."),
    [EXOS_DESIGN_NO_POWER] = N_ ("The power must be above the significance level and below 1."),
    [EXOS_DESIGN_TOO_MANY] = N_ ("An effect this small needs more users than can be counted."),
    [EXOS_DESIGN_NO_LOOKS] = N_ ("With these looks no number of users has that power."),
  };

  return g_strdup (exos_gettext (reasons[fault]));
}

static gboolean
is_equal_split (const ExosDesign *design, const ExosUsersNeeded *needed)
{
  return needed->control == needed->treatment &&
         needed->all == needed->control * (design->n_treatments + 1);
}

char *
exos_words_weeks (ExosDuration duration)
{
  g_autofree char *weeks = exos_format_count (duration.weeks);

  /* Translators: how long something takes: "5 weeks". */
  return g_strdup_printf (NG_ ("%s week", "%s weeks", (gulong) duration.weeks), weeks);
}

/* Users of the groups, by the split. */
static char *
say_groups (const ExosDesign *design, const ExosUsersNeeded *needed)
{
  g_autofree char *control = exos_format_count (needed->control);
  g_autofree char *treatment = exos_format_count (needed->treatment);

  if (is_equal_split (design, needed))
    /* Translators: a number of users; goes into “You need %s: …” and “With %s you can detect …”. */
    return g_strdup_printf (_ ("%s users in each group"), control);
  if (design->n_treatments < 2)
    /* Translators: as above, two numbers of users. */
    return g_strdup_printf (_ ("%s users in control and %s in the treatment"), control, treatment);
  /* Translators: as above. */
  return g_strdup_printf (_ ("%s users in control and %s in the smallest treatment"), control,
                          treatment);
}

char *
exos_words_users_needed (const ExosDesign *design, const ExosUsersNeeded *needed)
{
  ExosDuration duration;

  if (needed->fault != EXOS_DESIGN_OK)
    return say_fault (needed->fault);

  g_autofree char *groups = say_groups (design, needed);
  g_autofree char *all = exos_format_count (needed->all);

  if (!exos_duration_of (needed->all, design->users_a_day, &duration))
    /* Translators: “17,169 users in each group”, and how many that are together. */
    return g_strdup_printf (_ ("You need %1$s: %2$s in all."), groups, all);

  g_autofree char *weeks = exos_words_weeks (duration);
  g_autofree char *a_day = exos_format_count (design->users_a_day);

  /* Translators: the same; “5 weeks”, and how many users come a day. */
  return g_strdup_printf (_ ("You need %1$s: %2$s in all, %3$s at %4$s per day."), groups, all,
                          weeks, a_day);
}

char *
exos_words_design_looks (const ExosDesign *design)
{
  const ExosDesignLooks *looks = &design->looks;
  const double factor = exos_design_inflation (design);
  const gboolean is_any = looks->monitoring == EXOS_MONITORING_ANY;

  if ((looks->n < 2 && !is_any) || isnan (factor))
    return NULL;

  g_autofree char *times = exos_format_mean (factor);
  g_autofree char *count = exos_format_count (looks->n);

  if (is_any)
    /* Translators: a factor: 2.1. */
    return g_strdup_printf (_ ("Includes looks at any time: %s times the users of one look."),
                            times);
  if (looks->monitoring == EXOS_MONITORING_POCOCK)
    /* Translators: a number of looks (2 or more), and a factor: 1.17. */
    return g_strdup_printf (
        _ ("Includes %1$s planned looks (Pocock-like): %2$s times the users of one look."), count,
        times);
  /* Translators: as above. */
  return g_strdup_printf (
      _ ("Includes %1$s planned looks (O’Brien–Fleming-like): %2$s times the users of one look."),
      count, times);
}

/* How the weeks were counted. */
static char *
say_days (const ExosDesign *design, const ExosUsersNeeded *needed)
{
  ExosDuration duration;

  if (!exos_duration_of (needed->all, design->users_a_day, &duration))
    return NULL;

  g_autofree char *days = exos_format_count (duration.days);

  return g_strdup_printf (
      NG_ ("%s day, rounded up to whole weeks so that every weekday counts alike.",
           "%s days, rounded up to whole weeks so that every weekday counts "
           "alike.",
           (gulong) duration.days),
      days);
}

static char *
say_level (const ExosDesign *design)
{
  if (design->n_treatments < 2)
    return NULL;

  g_autofree char *treatments = exos_format_count (design->n_treatments);
  g_autofree char *level = exos_format_p_bare (design->level, 0.0);

  /* Translators: a number of treatments (2 or more), a significance level. */
  return g_strdup_printf (_ ("Each of the %s treatments is tested at α = %s."), treatments, level);
}

char *
exos_words_design_notes (const ExosDesign *design, const ExosUsersNeeded *needed)
{
  if (needed->fault != EXOS_DESIGN_OK)
    return NULL;

  g_autofree char *days = say_days (design, needed);
  g_autofree char *level = say_level (design);

  if (days == NULL || level == NULL)
    return g_strdup (days != NULL ? days : level);
  return g_strconcat (days, " ", level, NULL);
}

char *
exos_words_design_method (const ExosDesign *design)
{
  if (design->measure == EXOS_MEASURE_RATE)
    return g_strdup (
        _ ("For the pooled z-test that decides here. Other calculators, such as Evan Miller’s, "
           "often ask for fewer users: without an effect they take the variance of the "
           "control’s rate alone."));
  return g_strdup (
      _ ("By the normal approximation, with the same standard deviation in every group."));
}

/* At least so many, and as many as show digits of it. */
static int
count_decimals (double percent, int least, int digits)
{
  int decimals = least;

  while (decimals < MAX_DECIMALS && percent < pow (10.0, digits - 1 - decimals))
    decimals++;
  return decimals;
}

char *
exos_words_effect_size (const ExosDesign *design, double size)
{
  const double share = size / fabs (design->baseline);
  g_autofree char *absolute =
      design->measure == EXOS_MEASURE_RATE
          ? exos_format_points_unsigned (size, count_decimals (100.0 * size, 2, 2))
          : exos_format_mean (size);

  if (!isfinite (share))
    return g_steal_pointer (&absolute);

  g_autofree char *relative = exos_format_rate (share, count_decimals (100.0 * share, 1, 1));

  /* Translators: an effect, and the same as a part of the control's value: 1.31 pp (10.9%
   * relative). */
  return g_strdup_printf (_ ("%s (%s relative)"), absolute, relative);
}

char *
exos_words_detectable (const ExosDesign *design, guint64 control)
{
  const ExosUsersNeeded users = exos_design_groups (design, control);
  const double size = exos_design_detectable (design, control, users.treatment);
  g_autofree char *groups = say_groups (design, &users);

  if (isnan (size))
    /* Translators: “100 users in each group”. */
    return g_strdup_printf (_ ("With %s no effect can be detected."), groups);

  g_autofree char *effect = exos_words_effect_size (design, size);

  /* Translators: “10,000 users in each group”, “1.31 pp (10.9% relative)”. */
  return g_strdup_printf (_ ("With %1$s you can detect %2$s."), groups, effect);
}

char *
exos_words_detectable_now (const ExosReport *report)
{
  const ExosReportPower power = exos_report_power (report, 0);

  if (!power.is_known)
    return NULL;
  if (isnan (power.detectable))
    return g_strdup (_ ("Detectable now: no effect."));

  g_autofree char *effect = exos_words_effect_size (&power.design, power.detectable);
  g_autofree char *percent = exos_format_rate (power.design.power, 0);

  /* Translators: “1.31 pp (10.9% relative)”; the power, as a percentage. */
  return g_strdup_printf (power.design.looks.n > 0
                              ? _ ("Detectable by the looks so far: %1$s, with %2$s power.")
                              : _ ("Detectable now: %1$s, with %2$s power."),
                          effect, percent);
}
