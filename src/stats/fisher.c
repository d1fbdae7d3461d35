// SPDX-License-Identifier: MIT
#include "stats/fisher.h"

#include <math.h>

/* Tables whose probability agrees to this are equally likely: R's fisher.test(). */
#define TIE 1e-7
/* What is left of a tail beyond this, relative to the table seen, is below rounding. */
#define NEGLIGIBLE 1e-20
/* Terms are counted in units of 10^(UNIT_DECADES shift), so none overflows. */
#define UNIT 1e250
#define UNIT_DECADES 250
/* A falling term goes back to the smaller unit only where the larger one no longer feels it. */
#define UNFELT 1e-100
#define MAX_STEPS 2e7

/* The margins of the table and the treatment's events seen. */
typedef struct
{
  uint64_t n_c;
  uint64_t n_t;
  uint64_t events;
  uint64_t seen;
} Table;

/* Tables on one side of the one seen, in units of its probability. */
typedef struct
{
  double all; /* in units of UNIT^shift */
  int shift;
  double rarer; /* no more likely than the one seen, ties included */
  double tied;
} Side;

/* P(x + 1) / P(x) of the hypergeometric distribution. */
static double
ratio_up (const Table *table, uint64_t x)
{
  const double failures = (double) (table->n_c - (table->events - x) + 1);

  return (double) (table->n_t - x) * (double) (table->events - x) / ((double) (x + 1) * failures);
}

static void
count_term (Side *side, double term, int shift)
{
  if (shift > side->shift)
    {
      side->all /= UNIT;
      side->shift = shift;
    }
  if (shift == side->shift)
    side->all += term;
  if (shift == 0 && term <= 1.0 + TIE)
    {
      side->rarer += term;
      if (term >= 1.0 - TIE)
        side->tied += term;
    }
}

static Side
walk (const Table *table, bool upward)
{
  const uint64_t least = table->events > table->n_c ? table->events - table->n_c : 0;
  const uint64_t most = table->events < table->n_t ? table->events : table->n_t;
  Side side = { 0 };
  double term = 1.0;
  int shift = 0;

  for (uint64_t x = table->seen; upward ? x < most : x > least; upward ? x++ : x--)
    {
      const double ratio = upward ? ratio_up (table, x) : 1.0 / ratio_up (table, x - 1);

      term *= ratio;
      if (term > UNIT)
        {
          term /= UNIT;
          shift++;
        }
      else if (shift > 0 && ratio < 1.0 && term < UNFELT)
        {
          term *= UNIT;
          shift--;
        }
      count_term (&side, term, shift);
      if (shift == 0 && ratio < 1.0 && term < NEGLIGIBLE)
        break;
    }
  return side;
}

/* Whether the tables can be walked in a fraction of a second. Those that cannot are far too large
 * for an exact test to differ from the normal approximation. */
static bool
can_walk (const Table *table)
{
  const double n_t = (double) table->n_t;
  const double n_c = (double) table->n_c;
  const double n = n_t + n_c;
  const double rate = (double) table->events / n;
  const double sd = sqrt (n_t * rate * (n_c / n) * (1.0 - rate));
  const double distance = fabs ((double) table->seen - n_t * rate);

  return 2.0 * distance + 12.0 * sd < MAX_STEPS;
}

/* Probabilities by ratio recursion from the table seen, Fisher (1935): no logarithm of a factorial
 * is taken, so nothing cancels. */
ExosFisherResult
exos_fisher_walk (ExosCount control, ExosCount treatment)
{
  const Table table = {
    .n_c = control.users,
    .n_t = treatment.users,
    .events = control.events + treatment.events,
    .seen = treatment.events,
  };

  if (!can_walk (&table))
    return (ExosFisherResult) { { NAN, NAN, NAN, NAN }, NAN };

  const Side below = walk (&table, false);
  const Side above = walk (&table, true);
  const int shift = below.shift > above.shift ? below.shift : above.shift;
  const double unit = pow (UNIT, -shift);
  const double seen = unit;
  const double less = below.all * (below.shift == shift ? 1.0 : unit);
  const double greater = above.all * (above.shift == shift ? 1.0 : unit);
  const double all = seen + less + greater;
  const double rarer = 1.0 + below.rarer + above.rarer;
  const double tied = 1.0 + below.tied + above.tied;

  return (ExosFisherResult) {
    .fisher = {
      .p = fmin (1.0, rarer * unit / all),
      .midp = (rarer - 0.5 * tied) * unit / all,
      .p_greater = fmin (1.0, (seen + greater) / all),
      .p_less = fmin (1.0, (seen + less) / all),
    },
    .log10_p = fmin (0.0, log10 (rarer) - log10 (all) - (double) UNIT_DECADES * shift),
  };
}

ExosFisher
exos_fisher_test (ExosCount control, ExosCount treatment)
{
  return exos_fisher_walk (control, treatment).fisher;
}
