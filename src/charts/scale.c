// SPDX-License-Identifier: MIT
#include "charts/scale.h"

#include <math.h>

#define FINEST -9 /* 10^-9: 0.0000001 points, finer than any real difference */
#define COARSEST 3
#define DEFAULT_REACH 0.005

static const int multiples[] = { 1, 2, 5 };

static ExosTicks
make_ticks (double low, double high, int multiple, int exponent)
{
  const double power = pow (10.0, abs (exponent));
  /* Divided, not multiplied by a tenth: 0.3 points is then the double nearest to 0.003. */
  const double step = exponent < 0 ? multiple / power : multiple * power;
  const double slack = 1e-9; /* a bound that is a tick up to rounding */

  return (ExosTicks) {
    .first = (int) floor (low / step + slack),
    .last = (int) ceil (high / step - slack),
    .step = step,
    .figures = { .unit = EXOS_UNIT_POINTS, .decimals = MAX (0, -exponent - 2) },
  };
}

ExosTicks
exos_ticks_cover (double low, double high, int max_ticks)
{
  const double reach = 100.0; /* sane whatever comes in; a difference of rates is within 1 */
  double from = isfinite (low) ? CLAMP (low, -reach, 0.0) : 0.0;
  double to = isfinite (high) ? CLAMP (high, 0.0, reach) : 0.0;

  if (to - from < 1e-8)
    {
      from = -DEFAULT_REACH;
      to = DEFAULT_REACH;
    }

  const int start = MAX (FINEST, (int) floor (log10 (to - from)) - 2);

  for (int exponent = start; exponent < COARSEST; exponent++)
    for (gsize i = 0; i < G_N_ELEMENTS (multiples); i++)
      {
        const ExosTicks ticks = make_ticks (from, to, multiples[i], exponent);

        if (ticks.last - ticks.first + 1 <= max_ticks)
          return ticks;
      }

  return make_ticks (from, to, 1, COARSEST);
}

/* The digit of the step: 2 of 0.02. */
static int
find_exponent (double step)
{
  return (int) floor (log10 (step) + 1e-9);
}

/* Amounts have any size: they are covered in a unit in which they are between 1 and 10. */
static ExosTicks
cover_amounts (ExosFigures figures, double low, double high, int max_ticks)
{
  const double reach = fmax (-low, high);
  const int exponent =
      isfinite (reach) && reach > 0.0 ? (int) floor (log10 (reach)) : figures.exponent;
  const double power = pow (10.0, abs (exponent));
  ExosTicks ticks = exponent < 0 ? exos_ticks_cover (low * power, high * power, max_ticks)
                                 : exos_ticks_cover (low / power, high / power, max_ticks);

  ticks.step = exponent < 0 ? ticks.step / power : ticks.step * power;
  ticks.figures = figures;
  ticks.figures.decimals = MAX (0, figures.exponent - find_exponent (ticks.step));
  return ticks;
}

ExosTicks
exos_ticks_cover_in (ExosFigures figures, double low, double high, int max_ticks)
{
  if (figures.unit == EXOS_UNIT_AMOUNT)
    return cover_amounts (figures, low, high, max_ticks);

  ExosTicks ticks = exos_ticks_cover (low, high, max_ticks);

  ticks.figures.unit = figures.unit;
  return ticks;
}

double
exos_ticks_low (const ExosTicks *self)
{
  return self->first * self->step;
}

double
exos_ticks_high (const ExosTicks *self)
{
  return self->last * self->step;
}

char *
exos_ticks_dup_label (const ExosTicks *self, int tick)
{
  return tick == 0 ? g_strdup ("0") : exos_figures_bare (self->figures, tick * self->step);
}
