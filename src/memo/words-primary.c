// SPDX-License-Identifier: MIT
#include "memo/primary.h"

#include "data/language.h"
#include "memo/parts.h"

/* In Korean the subject of "but" is the topic of the sentence. */
static char *
name_conversion (const char *arm, ExosClause clause)
{
  if (arm != NULL)
    return g_strdup_printf (clause == EXOS_CLAUSE_BUT ? C_ ("but", "With “%s” conversion")
                                                      : C_ ("end", "With “%s” conversion"),
                            arm);

  switch (clause)
    {
    case EXOS_CLAUSE_BUT:
      return g_strdup (C_ ("but", "Conversion"));
    case EXOS_CLAUSE_INSIDE:
      return g_strdup (C_ ("inside", "conversion"));
    case EXOS_CLAUSE_END:
    case EXOS_CLAUSE_AND:
      return g_strdup (C_ ("end", "Conversion"));
    }

  g_assert_not_reached ();
}

static char *
name_metric (const char *metric, const char *arm, ExosClause clause)
{
  const gboolean is_topic = clause == EXOS_CLAUSE_BUT;

  if (arm == NULL)
    return g_strdup_printf (is_topic ? C_ ("but", "‘%s’") : C_ ("end", "‘%s’"), metric);

  /* Translators: a group, a metric. */
  return g_strdup_printf (
      is_topic ? C_ ("but", "With “%1$s” ‘%2$s’") : C_ ("end", "With “%1$s” ‘%2$s’"), arm, metric);
}

/* Translators: what rose, by how much. The contexts say how the sentence goes on. */
static char *
say_change (const char *subject, const char *effect, ExosClause clause, gboolean is_rise)
{
  switch (clause)
    {
    case EXOS_CLAUSE_END:
    case EXOS_CLAUSE_INSIDE:
      return g_strdup_printf (is_rise ? C_ ("end", "%1$s rose by %2$s")
                                      : C_ ("end", "%1$s fell by %2$s"),
                              subject, effect);
    case EXOS_CLAUSE_AND:
      return g_strdup_printf (is_rise ? C_ ("and", "%1$s rose by %2$s")
                                      : C_ ("and", "%1$s fell by %2$s"),
                              subject, effect);
    case EXOS_CLAUSE_BUT:
      return g_strdup_printf (is_rise ? C_ ("but", "%1$s rose by %2$s")
                                      : C_ ("but", "%1$s fell by %2$s"),
                              subject, effect);
    }

  g_assert_not_reached ();
}

char *
exos_say_change (const ExosBlanks *b, const char *arm, ExosClause clause)
{
  g_autofree char *metric = exos_memo_primary (b->report);
  g_autofree char *subject =
      metric != NULL ? name_metric (metric, arm, clause) : name_conversion (arm, clause);

  return say_change (subject, b->effect, clause, b->treatment->estimate.difference > 0.0);
}

char *
exos_say_change_alone (const ExosBlanks *b, const char *arm)
{
  g_autofree char *change = exos_say_change (b, arm, EXOS_CLAUSE_END);

  return g_strconcat (change, ".", NULL);
}

char *
exos_say_could_be_zero (const ExosBlanks *b, const char *effect)
{
  g_autofree char *metric = exos_memo_primary (b->report);

  if (metric != NULL && b->arm != NULL)
    /* Translators: a group, a metric, a difference. */
    return g_strdup_printf (_ ("The effect of “%s” on ‘%s’ (%s) could still be zero."), b->arm,
                            metric, effect);
  if (metric != NULL)
    return g_strdup_printf (_ ("The effect on ‘%s’ (%s) could still be zero."), metric, effect);
  if (b->arm != NULL)
    return g_strdup_printf (_ ("The effect of “%s” (%s) could still be zero."), b->arm, effect);
  return g_strdup_printf (_ ("The effect (%s) could still be zero."), effect);
}
