// SPDX-License-Identifier: MIT
#include "ui/rules/terms.h"

#include "data/format.h"
#include "data/language.h"
#include "memo/words.h"
#include "stats/srm.h"

static char *
say_limits (const ExosPlan *plan)
{
  g_autofree char *worse = exos_format_limit (plan->worse);
  g_autofree char *alpha = exos_format_alpha (plan->alpha);

  return g_strdup_printf (_ ("A limit is passed only beyond it: a guardrail that got worse by "
                             "exactly %s pp is OK, and p = %s exactly is not significant. Counts "
                             "are compared, not rounded rates."),
                          worse, alpha);
}

static char *
say_observed (const ExosPlan *plan)
{
  if (plan->policy == EXOS_POLICY_EVIDENCE || plan->policy == EXOS_POLICY_STRICT)
    {
      g_autofree char *share = exos_format_limit (plan->relative_severe);

      return g_strdup_printf (
          _ ("What is shown: harm counts as severe when it is not chance (one-sided p < "
             "0.05, adjusted for the number of guardrails), past the limit or by more "
             "than %s%% of control. A guardrail is safe when harm past the limit is "
             "ruled out, unproven when neither is."),
          share);
    }

  return g_strdup (_ ("The observed difference from control in the share of users, even where it "
                      "could be chance. The memo says which harm is not ruled out."));
}

static char *
say_direction (const ExosPlan *plan)
{
  return g_strdup (_ ("Where lower is better a rise is harm, where higher is better a fall. A "
                      "change for the better never counts against a treatment."));
}

static void
add_own_limits (GString *text, const ExosPlan *plan, const ExosGuardrailPlan *guardrail)
{
  g_autofree char *name = exos_visible_text (guardrail->column, 0);
  const ExosGuardrailPlan resolved = exos_guardrail_resolve (plan, guardrail);
  g_autofree char *limits = exos_words_limits (&resolved);

  if (guardrail->is_off || !(guardrail->has_limits || guardrail->has_margin))
    return;

  g_string_append (text, text->len > 0 ? "\n" : "");
  /* Translators: a guardrail, and from where on it is worse and severe. */
  g_string_append_printf (text, _ ("‘%s’: %s"), name, limits);
}

static char *
say_own_limits (const ExosPlan *plan)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < plan->guardrails->len; i++)
    add_own_limits (text, plan, g_ptr_array_index (plan->guardrails, i));
  return g_string_free (text, text->len == 0);
}

static char *
say_several (const ExosPlan *plan)
{
  const char *p_values = plan->correction == EXOS_CORRECTION_NONE
                             ? _ ("P-values are not adjusted for their number.")
                             : _ ("P-values are adjusted for their number.");

  return g_strconcat (
      _ ("Each treatment is judged by itself."), " ", p_values, " ",
      _ ("One that can be launched speaks for the experiment: if there are several, "
         "the one whose interval starts highest. Without one, a rollback goes "
         "before a hold."),
      NULL);
}

static char *
say_conversion_rate (const ExosPlan *plan)
{
  return g_strdup (_ ("Conversions divided by users: at 12%, 12 of 100 users converted."));
}

static char *
say_lift (const ExosPlan *plan)
{
  return g_strdup (_ ("The conversion rate of the treatment minus that of control, in percentage "
                      "points (pp). From 10% to 12% is +2 pp, or +20% relative to control."));
}

static char *
say_interval (const ExosPlan *plan)
{
  g_autofree char *level = exos_format_level (plan->alpha);

  return g_strdup_printf (_ ("The range of true differences that fit the data. Intervals made this "
                             "way hold the true difference in %s of experiments."),
                          level);
}

static char *
say_p (const ExosPlan *plan)
{
  return g_strdup (_ ("How often chance alone would show a difference at least this large if there "
                      "were none. It is not the probability that the treatment works."));
}

static char *
say_alpha (const ExosPlan *plan)
{
  g_autofree char *alpha = exos_format_alpha (plan->alpha);
  g_autofree char *share = exos_format_level (1.0 - plan->alpha);

  /* Translators: 0.05, and the same as 5%. */
  return g_strdup_printf (_ ("The p-value below which a result counts as significant: %s here. Of "
                             "experiments without any effect, about %s look significant all the "
                             "same, up or down."),
                          alpha, share);
}

static char *
say_power (const ExosPlan *plan)
{
  return g_strdup (
      _ ("How likely an experiment is to notice an effect that is there. With few users "
         "it is low: “not significant” does not mean “no effect”."));
}

static char *
say_srm (const ExosPlan *plan)
{
  g_autofree char *warning = exos_format_srm_p (EXOS_SRM_WARN);
  g_autofree char *block = exos_format_srm_p (EXOS_SRM_BLOCK);

  return g_strdup_printf (
      _ ("Sample ratio mismatch: the groups have other shares of the users than "
         "planned, so that something is wrong before any effect is looked at. "
         "The check warns at p < %s and blocks at p < %s."),
      warning, block);
}

static char *
say_guardrail (const ExosPlan *plan)
{
  g_autofree char *worse = exos_format_limit (plan->worse);
  g_autofree char *severe = exos_format_limit (plan->severe);

  return g_strdup_printf (_ ("A metric that must not get worse while conversion rises, such as "
                             "cancellations or errors. Above %s pp it is worse, above %s pp "
                             "severe."),
                          worse, severe);
}

const ExosTerm *
exos_rule_details (void)
{
  static const ExosTerm details[] = {
    { N_ ("Exactly at a limit"), say_limits },
    { N_ ("What a guardrail is judged by"), say_observed },
    { N_ ("Direction of a guardrail"), say_direction },
    { N_ ("Guardrails with limits of their own"), say_own_limits },
    { N_ ("Several treatments"), say_several },
    { NULL, NULL },
  };

  return details;
}

const ExosTerm *
exos_glossary (void)
{
  static const ExosTerm glossary[] = {
    { N_ ("Conversion rate"), say_conversion_rate },
    { N_ ("Lift"), say_lift },
    { N_ ("Confidence interval"), say_interval },
    { N_ ("p-value"), say_p },
    { N_ ("Significance level"), say_alpha },
    { N_ ("Power"), say_power },
    { N_ ("SRM"), say_srm },
    { N_ ("Guardrail"), say_guardrail },
    { NULL, NULL },
  };

  return glossary;
}
