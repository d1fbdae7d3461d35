// SPDX-License-Identifier: MIT
/* What the rows of the rule table say, told by what they ask for: a row that asks for something
 * else gets another sentence, or none, never one that is no longer true. */
#include "data/format.h"
#include "data/language.h"
#include "memo/words.h"

#define GAIN EXOS_PRIMARY_GAIN
#define BY_LIMITS (1u << EXOS_POLICY_STANDARD | 1u << EXOS_POLICY_LITERAL)
#define ANY (~0u)
#define UNDECIDED (EXOS_PRIMARY_FLAT | EXOS_PRIMARY_INCONCLUSIVE)
#define UNCLEAR (UNDECIDED | EXOS_PRIMARY_NOT_COMPUTABLE)

/* The limits in force, as texts. */
typedef struct
{
  char *alpha;
  char *worse;
  char *severe;
  char *far; /* relative to control */
  char *very_far;
} Limits;

static void
clear_limits (Limits *self)
{
  g_free (self->alpha);
  g_free (self->worse);
  g_free (self->severe);
  g_free (self->far);
  g_free (self->very_far);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Limits, clear_limits)

static Limits
format_limits (const ExosPlan *plan)
{
  return (Limits) {
    .alpha = exos_format_alpha (plan->alpha),
    .worse = exos_format_limit (plan->worse),
    .severe = exos_format_limit (plan->severe),
    .far = exos_format_limit (plan->relative_worse),
    .very_far = exos_format_limit (plan->relative_severe),
  };
}

/* What is asked of before and after the planned end. */
static char *
say_looks (const ExosRule *rule, const Limits *limits)
{
  if (rule->data == EXOS_DATA_EARLY && rule->guardrails == 0)
    return g_strdup (_ ("The planned users are not in yet, and no look has decided"));
  if (rule->data == EXOS_DATA_EARLY && rule->guardrails == EXOS_GUARDRAIL_SEVERE)
    return g_strdup_printf (
        _ ("The planned users are not in yet, and a guardrail got worse by more than %s pp"),
        limits->severe);
  if (rule->data == EXOS_DATA_ENDED && rule->primary == EXOS_PRIMARY_INCONCLUSIVE)
    return g_strdup_printf (_ ("The planned users are in, and the primary metric did not change "
                               "significantly (p ≥ %s)"),
                            limits->alpha);

  return NULL;
}

static char *
say_data (guint data)
{
  g_autofree char *warning = exos_format_srm_p (EXOS_SRM_WARN);
  g_autofree char *block = exos_format_srm_p (EXOS_SRM_BLOCK);

  switch (data)
    {
    case EXOS_DATA_BLOCKED:
      return g_strdup (_ ("The data failed the check: the file has a problem to fix first"));
    case EXOS_DATA_SRM_BLOCKED:
      return g_strdup_printf (
          _ ("Traffic did not split as planned, and not by chance (SRM p < %s)"), block);
    case EXOS_DATA_SRM_WARNING:
      return g_strdup_printf (
          _ ("Traffic did not split as planned, and unlikely by chance (SRM p < %s)"), warning);
    case EXOS_DATA_UNTRUSTED:
      return g_strdup (
          _ ("The groups were not alike before the experiment, and unlikely by chance"));
    default:
      return NULL;
    }
}

static char *
say_gain (guint guardrails, const Limits *limits)
{
  switch (guardrails)
    {
    case EXOS_GUARDRAIL_SEVERE:
      return g_strdup_printf (_ ("The primary metric improved significantly (p < %s), but a "
                                 "guardrail got worse by more than %s pp"),
                              limits->alpha, limits->severe);
    case EXOS_GUARDRAIL_WORSENED:
      return g_strdup_printf (_ ("The primary metric improved significantly (p < %s), but a "
                                 "guardrail got worse by more than %s pp"),
                              limits->alpha, limits->worse);
    case EXOS_GUARDRAIL_NOT_COMPUTABLE:
      return g_strdup_printf (_ ("The primary metric improved significantly (p < %s), but a "
                                 "guardrail could not be judged"),
                              limits->alpha);
    case EXOS_GUARDRAIL_NONE:
      return g_strdup_printf (
          _ ("The primary metric improved significantly (p < %s), and no guardrail was chosen"),
          limits->alpha);
    case 0: /* those above it did not apply */
      return g_strdup_printf (_ ("The primary metric improved significantly (p < %s), and no "
                                 "guardrail got worse by more than %s pp"),
                              limits->alpha, limits->worse);
    default:
      return NULL;
    }
}

static char *
say_loss (guint guardrails, const Limits *limits)
{
  switch (guardrails)
    {
    case EXOS_GUARDRAIL_SEVERE:
      return g_strdup_printf (_ ("The primary metric worsened significantly (p < %s), and a "
                                 "guardrail got worse by more than %s pp"),
                              limits->alpha, limits->severe);
    case EXOS_GUARDRAIL_WORSENED:
      return g_strdup_printf (_ ("The primary metric worsened significantly (p < %s), and a "
                                 "guardrail got worse by more than %s pp"),
                              limits->alpha, limits->worse);
    case EXOS_GUARDRAIL_NOT_COMPUTABLE:
      return g_strdup_printf (_ ("The primary metric worsened significantly (p < %s), and a "
                                 "guardrail could not be judged"),
                              limits->alpha);
    case 0:
      return g_strdup_printf (_ ("The primary metric worsened significantly (p < %s)"),
                              limits->alpha);
    default:
      return NULL;
    }
}

static char *
say_unclear (guint primary, const Limits *limits)
{
  switch (primary)
    {
    case EXOS_PRIMARY_FLAT:
      return g_strdup_printf (_ ("The primary metric did not change significantly (p ≥ %s), and an "
                                 "effect worth shipping is ruled out"),
                              limits->alpha);
    case EXOS_PRIMARY_INCONCLUSIVE:
      return g_strdup_printf (_ ("The primary metric did not change significantly (p ≥ %s)"),
                              limits->alpha);
    case EXOS_PRIMARY_NOT_COMPUTABLE:
      return g_strdup (_ ("The groups could not be compared on the primary metric: nobody "
                          "converted, or everybody, or all values are alike"));
    default:
      return NULL;
    }
}

/* A gain, in the policies evidence and strict. */
static char *
say_gain_by_proof (guint guardrails, const Limits *limits)
{
  switch (guardrails)
    {
    case EXOS_GUARDRAIL_SEVERE:
      return g_strdup_printf (
          _ ("The primary metric improved significantly (p < %s), but a guardrail got worse by "
             "more than %s pp or %s%%, and not by chance"),
          limits->alpha, limits->severe, limits->very_far);
    case EXOS_GUARDRAIL_SEVERE_UNCONFIRMED:
      return g_strdup_printf (_ ("The primary metric improved significantly (p < %s), but a "
                                 "guardrail got worse by more than %s pp, which can be chance"),
                              limits->alpha, limits->severe);
    case EXOS_GUARDRAIL_WORSENED | EXOS_GUARDRAIL_SUSPECT:
      return g_strdup_printf (
          _ ("The primary metric improved significantly (p < %s), but a guardrail got worse by "
             "more than %s pp or %s%%, or by less and not by chance"),
          limits->alpha, limits->worse, limits->far);
    case EXOS_GUARDRAIL_UNPROVEN:
      return g_strdup_printf (_ ("The primary metric improved significantly (p < %s), and harm "
                                 "of more than %s pp to a guardrail is not ruled out"),
                              limits->alpha, limits->worse);
    default:
      return NULL;
    }
}

/* What only the policies evidence and strict ask for. */
static char *
say_by_proof (const ExosRule *rule, const Limits *limits)
{
  if (rule->primary == GAIN)
    return say_gain_by_proof (rule->guardrails, limits);
  if (rule->primary == EXOS_PRIMARY_WIN_TRIVIAL)
    return g_strdup_printf (_ ("The primary metric improved significantly (p < %s), but an "
                               "effect worth shipping is ruled out"),
                            limits->alpha);
  if (rule->primary == EXOS_PRIMARY_WIN_HUGE)
    return g_strdup_printf (_ ("The primary metric improved significantly (p < %s), by half or "
                               "more, and nobody has verified that"),
                            limits->alpha);
  if (rule->primary == ANY && rule->guardrails == EXOS_GUARDRAIL_SEVERE)
    return g_strdup_printf (
        _ ("A guardrail got worse by more than %s pp or %s%%, and not by chance"), limits->severe,
        limits->very_far);
  if (rule->primary == UNDECIDED && rule->guardrails == EXOS_GUARDRAIL_BAD)
    return g_strdup_printf (
        _ ("The primary metric did not change significantly (p ≥ %s), and a guardrail got worse"),
        limits->alpha);

  return NULL;
}

static char *
say_unsigned (guint guardrails, const Limits *limits)
{
  switch (guardrails)
    {
    case EXOS_GUARDRAIL_SEVERE:
      return g_strdup_printf (_ ("A mean changed significantly (p < %s), it is not set whether "
                                 "higher is better, and a guardrail got worse by more than %s pp"),
                              limits->alpha, limits->severe);
    case 0:
      return g_strdup_printf (
          _ ("A mean changed significantly (p < %s), but it is not set whether higher is better"),
          limits->alpha);
    default:
      return NULL;
    }
}

static char *
say_primary (const ExosRule *rule, const Limits *limits)
{
  if (rule->policies != 0 && (rule->policies & BY_LIMITS) == 0)
    return say_by_proof (rule, limits);
  if (rule->primary == GAIN)
    return say_gain (rule->guardrails, limits);
  if (rule->primary == EXOS_PRIMARY_LOSS)
    return say_loss (rule->guardrails, limits);
  if (rule->primary == EXOS_PRIMARY_UNSIGNED)
    return say_unsigned (rule->guardrails, limits);
  if (rule->guardrails == 0)
    return say_unclear (rule->primary, limits);
  if (rule->primary != UNCLEAR || rule->guardrails != EXOS_GUARDRAIL_SEVERE)
    return NULL;

  return g_strdup_printf (_ ("The primary metric did not change significantly (p ≥ %s), but a "
                             "guardrail got worse by more than %s pp"),
                          limits->alpha, limits->severe);
}

char *
exos_words_rule (const ExosRule *rule, const ExosPlan *plan)
{
  g_auto (Limits) limits = format_limits (plan);

  if (rule->data == EXOS_DATA_EARLY || rule->data == EXOS_DATA_ENDED)
    return say_looks (rule, &limits);
  if ((rule->data & ~(guint) EXOS_DATA_SOUND) == 0)
    return say_primary (rule, &limits);

  return say_data (rule->data);
}
