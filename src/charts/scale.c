// SPDX-License-Identifier: MIT
#include "charts/scale.h"

#include "data/format.h"

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
    .decimals = MAX (0, -exponent - 2),
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
  return tick == 0 ? g_strdup ("0") : exos_format_points_bare (tick * self->step, self->decimals);
}
