// SPDX-License-Identifier: MIT
/* The Bayesian view in words: it decides nothing. */
#include "data/format.h"
#include "data/language.h"
#include "memo/parts.h"
#include "memo/primary.h"
#include "memo/words.h"

#include <math.h>

#define LOSS_DECIMALS 3
#define NAME_CHARS 40

/* What the last digit stands for: 0.001 pp. */
static double
last_digit (ExosFigures figures)
{
  const int exponent = figures.unit == EXOS_UNIT_AMOUNT ? figures.exponent : -2;

  return pow (10.0, exponent - figures.decimals);
}

/* Losses are small: a digit more than the effect has, and never a bare zero. */
static char *
format_loss (const ExosReport *report, const ExosTreatment *treatment)
{
  const double loss = treatment->posterior.loss_t;
  ExosFigures figures = exos_memo_figures (report, treatment);

  figures.decimals = figures.unit == EXOS_UNIT_POINTS ? LOSS_DECIMALS : figures.decimals + 1;

  const double digit = last_digit (figures);
  g_autofree char *size = exos_figures_size (figures, MAX (loss, digit));

  /* Translators: less than the smallest loss that can be written. */
  return loss < 0.5 * digit ? g_strdup_printf (_ ("< %s"), size)
                            : exos_figures_size (figures, loss);
}

/* "control 0.4%" */
static void
add_chance (GPtrArray *chances, const ExosArm *arm, double p)
{
  g_autofree char *name = exos_visible_text (arm->name, NAME_CHARS);
  g_autofree char *chance = exos_format_probability (p);

  g_ptr_array_add (chances, g_strdup_printf ("%s %s", name, chance));
}

/* Of every group, in file order but for the control, which comes first. */
static char *
say_best (const ExosReport *report)
{
  g_autoptr (GPtrArray) chances = g_ptr_array_new_with_free_func (g_free);

  add_chance (chances, exos_report_control (report), report->control_p_best);
  for (gsize i = 0; i < report->n_treatments; i++)
    add_chance (chances, exos_report_arm (report, &report->treatments[i]),
                report->treatments[i].p_best);
  g_ptr_array_add (chances, NULL);

  g_autofree char *list = g_strjoinv (" · ", (char **) chances->pdata);

  /* Translators: groups with their probabilities. */
  return g_strdup_printf (report->is_direction_assumed ? _ ("Chance to be the highest: %s")
                                                       : _ ("Chance to be the best: %s"),
                          list);
}

/* Where nobody said which way is better, nothing is a loss. */
static char *
say_higher (const ExosReport *report, const char *probability)
{
  if (!exos_memo_has_several (report))
    return g_strdup_printf (_ ("%s chance the treatment is higher"), probability);

  g_autofree char *arm = exos_memo_arm (report, exos_report_headline (report));
  g_autofree char *best = say_best (report);
  g_autofree char *higher =
      g_strdup_printf (_ ("%1$s chance “%2$s” is higher than control"), probability, arm);

  return g_strconcat (higher, "\n", best, NULL);
}

char *
exos_words_bayes (const ExosReport *report)
{
  const ExosTreatment *treatment = exos_report_headline (report);

  if (treatment == NULL || report->hides_numbers || isnan (treatment->posterior.p_t_gt_c))
    return NULL;

  g_autofree char *probability = exos_format_probability (treatment->posterior.p_t_gt_c);
  g_autofree char *loss = format_loss (report, treatment);

  if (report->is_direction_assumed)
    return say_higher (report, probability);
  if (!exos_memo_has_several (report))
    return g_strdup_printf (_ ("%s chance the treatment is better · expected loss %s"), probability,
                            loss);

  g_autofree char *arm = exos_memo_arm (report, treatment);
  g_autofree char *best = say_best (report);
  g_autofree char *better = g_strdup_printf (
      _ ("%1$s chance “%2$s” is better than control · expected loss %3$s"), probability, arm, loss);

  return g_strconcat (better, "\n", best, NULL);
}
