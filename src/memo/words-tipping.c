// SPDX-License-Identifier: MIT
/* What would change the verdict, one line each. */
#include "data/format.h"
#include "data/language.h"
#include "memo/parts.h"
#include "memo/primary.h"
#include "memo/words.h"

#include <string.h>

/* The changed number, and where. */
typedef struct
{
  const ExosTipping *tipping;
  char *arm;
  gboolean is_several;
} Words;

static void
clear_words (Words *self)
{
  g_free (self->arm);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, clear_words)

static Words
begin (const ExosTipping *tipping)
{
  return (Words) {
    .tipping = tipping,
    .arm = exos_memo_arm (tipping->report, tipping->treatment),
    .is_several = exos_memo_has_several (tipping->report),
  };
}

static char *
say_conversions (const Words *self, guint64 events, gboolean is_more)
{
  g_autofree char *count = exos_format_count (events);
  const gulong n = (gulong) events;

  /* Translators: a number, the name of a group. Goes into “… and this would be Hold.” */
  return g_strdup_printf (
      is_more ? NG_ ("%s more conversion in “%s”", "%s more conversions in “%s”", n)
              : NG_ ("%s fewer conversion in “%s”", "%s fewer conversions in “%s”", n),
      count, self->arm);
}

static char *
say_named (const Words *self, const char *name, guint64 events, gboolean is_more)
{
  g_autofree char *count = exos_format_count (events);

  /* Translators: a number, the name of what is counted, the name of a group. */
  return g_strdup_printf (is_more ? _ ("%1$s more ‘%2$s’ in “%3$s”")
                                  : _ ("%1$s fewer ‘%2$s’ in “%3$s”"),
                          count, name, self->arm);
}

/* metric: below 0 what decides, which may have a name of its own. */
static char *
say_events (const Words *self, int metric, guint64 events, gboolean is_more)
{
  const ExosReport *report = self->tipping->report;
  g_autofree char *name =
      metric >= 0 ? exos_memo_metric (report, (gsize) metric) : exos_memo_primary (report);

  return name != NULL ? say_named (self, name, events, is_more)
                      : say_conversions (self, events, is_more);
}

/* Steps are round: 0.029 is exact, and 0.02900 would only say so. */
static char *
format_amount (double amount)
{
  char *text = exos_format_mean (amount);
  gsize length = strlen (text);

  if (strchr (text, '.') != NULL)
    {
      while (text[length - 1] == '0')
        length--;
      text[text[length - 1] == '.' ? length - 1 : length] = '\0';
    }
  return text;
}

static char *
say_shift (const Words *self, int metric, double amount, gboolean is_more)
{
  g_autofree char *name = exos_memo_metric (self->tipping->report, (gsize) metric);
  g_autofree char *value = format_amount (amount);

  /* Translators: the name of a metric, by how much, the name of a group. */
  return g_strdup_printf (is_more ? _ ("‘%s’ higher by %s in “%s”")
                                  : _ ("‘%s’ lower by %s in “%s”"),
                          name, value, self->arm);
}

/* Takes change. With several treatments another may speak for the experiment then. */
static char *
say_verdict (const Words *self, char *change, const ExosRule *rule)
{
  g_autofree char *what = change;
  const char *verdict = exos_words_verdict_short (rule->verdict);

  if (self->is_several)
    /* Translators: “12 more conversions in “b””, a verdict. */
    return g_strdup_printf (_ ("%s and this group by itself would be %s."), what, verdict);

  /* Translators: “12 more conversions in “b””, a verdict. */
  return g_strdup_printf (_ ("%s and this would be %s."), what, verdict);
}

static char *
say_point (const Words *self, const ExosTippingMetric *it, gboolean is_more)
{
  const ExosTippingPoint *point = is_more ? &it->more : &it->fewer;
  char *change;

  if (point->rule == NULL)
    return NULL;

  if (it->measure != EXOS_MEASURE_RATE)
    change = say_shift (self, it->metric, point->amount, is_more);
  else
    change = say_events (self, it->metric, point->events, is_more);
  return say_verdict (self, change, point->rule);
}

static char *
say_never (const Words *self)
{
  const ExosTippingMetric *primary = &self->tipping->primary;

  g_autofree char *name = exos_memo_primary (self->tipping->report);

  if (name == NULL)
    return g_strdup_printf (_ ("No other number of conversions in “%s” would change this."),
                            self->arm);
  if (primary->measure == EXOS_MEASURE_RATE)
    /* Translators: the name of what is counted, the name of a group. */
    return g_strdup_printf (_ ("No other number of ‘%1$s’ in “%2$s” would change this."), name,
                            self->arm);

  /* Translators: the name of a metric, the name of a group. */
  return g_strdup_printf (_ ("No other value of ‘%s’ in “%s” would change this."), name, self->arm);
}

static void
add_primary (GPtrArray *lines, const Words *self)
{
  const ExosTippingMetric *primary = &self->tipping->primary;

  exos_memo_add_line (lines, say_point (self, primary, TRUE));
  exos_memo_add_line (lines, say_point (self, primary, FALSE));
  if (primary->is_judged && primary->more.rule == NULL && primary->fewer.rule == NULL)
    exos_memo_add_line (lines, say_never (self));
}

/* In the order of their table. */
static void
add_guardrails (GPtrArray *lines, const Words *self)
{
  const ExosReport *report = self->tipping->report;
  g_autofree gsize *order = exos_memo_sort_guardrails (report, self->tipping->treatment);

  for (gsize i = 0; i < report->n_guardrails; i++)
    {
      const ExosTippingMetric *it = &self->tipping->guardrails[order[i]];

      exos_memo_add_line (lines, say_point (self, it, TRUE));
      exos_memo_add_line (lines, say_point (self, it, FALSE));
    }
}

/* "1.4"; of ten times and more the tenths are noise. */
static char *
format_times (guint tenths)
{
  if (tenths >= 10 * EXOS_TIPPING_TENTHS)
    return exos_format_count ((tenths + EXOS_TIPPING_TENTHS - 1) / EXOS_TIPPING_TENTHS);
  return g_strdup_printf ("%u.%u", tenths / EXOS_TIPPING_TENTHS, tenths % EXOS_TIPPING_TENTHS);
}

static void
add_users (GPtrArray *lines, const Words *self)
{
  const ExosTipping *tipping = self->tipping;
  g_autofree char *times = format_times (tipping->users_tenths);
  g_autofree char *most = exos_format_count (EXOS_TIPPING_MAX_USERS);

  if (tipping->users.rule != NULL)
    /* Translators: a factor, a verdict. */
    exos_memo_add_line (
        lines,
        g_strdup_printf (_ ("With about %s times the users, at these rates, this would be %s."),
                         times, exos_words_verdict_short (tipping->users.rule->verdict)));
  else
    exos_memo_add_line (
        lines,
        g_strdup_printf (
            _ ("More users at these rates, up to %s times as many, would not change this."), most));
}

/* That a launch has more than one rule tells nobody anything. */
static void
add_next (GPtrArray *lines, const Words *self)
{
  const ExosRule *next = self->tipping->next;

  if (next != NULL && self->tipping->treatment->verdict != EXOS_VERDICT_LAUNCH)
    /* Translators: the rule that decided, the next one, its verdict. */
    exos_memo_add_line (lines, g_strdup_printf (_ ("If rule %s did not apply, rule %s would: %s."),
                                                self->tipping->treatment->rule->code, next->code,
                                                exos_words_verdict_short (next->verdict)));
}

char **
exos_words_tipping (const ExosTipping *tipping)
{
  GPtrArray *lines = g_ptr_array_new ();

  if (tipping->treatment == NULL)
    {
      exos_memo_add_line (lines, g_strdup (_ ("No other number of events or users would change "
                                              "this: the data check comes first.")));
      return exos_memo_end_lines (lines);
    }

  g_auto (Words) words = begin (tipping);

  add_primary (lines, &words);
  add_guardrails (lines, &words);
  add_users (lines, &words);
  add_next (lines, &words);
  return exos_memo_end_lines (lines);
}

typedef struct
{
  const ExosTippingMetric *metric;
  gboolean is_more;
  double amount;
} Nearest;

static void
take_nearer (Nearest *nearest, const ExosTippingMetric *it)
{
  for (int is_more = 1; is_more >= 0; is_more--)
    {
      const ExosTippingPoint *point = is_more ? &it->more : &it->fewer;

      if (point->rule != NULL && (nearest->metric == NULL || point->amount < nearest->amount))
        *nearest = (Nearest) { it, is_more, point->amount };
    }
}

/* NULL when there is none. */
static char *
say_nearest (const ExosReport *report, ExosTippingParts part)
{
  g_autoptr (ExosTipping) tipping = exos_tipping_new (report, part);
  Nearest nearest = { NULL, FALSE, 0.0 };

  if (tipping->treatment == NULL)
    return NULL;

  take_nearer (&nearest, &tipping->primary);
  for (gsize i = 0; i < report->n_guardrails; i++)
    take_nearer (&nearest, &tipping->guardrails[i]);
  if (nearest.metric == NULL)
    return NULL;

  g_auto (Words) words = begin (tipping);

  return say_point (&words, nearest.metric, nearest.is_more);
}

/* What a guardrail decided a guardrail may change. */
char *
exos_words_nearest_tipping (const ExosReport *report)
{
  g_autofree char *line = NULL;

  if (exos_memo_names_guardrail (exos_memo_code (report)))
    line = say_nearest (report, EXOS_TIPPING_GUARDRAILS);
  if (line == NULL)
    line = say_nearest (report, EXOS_TIPPING_PRIMARY);

  /* Translators: “12 more conversions in “b” and this would be Hold.” */
  return line != NULL ? g_strdup_printf (_ ("Tipping point: %s"), line) : NULL;
}
