// SPDX-License-Identifier: MIT
#include "stats/spending.h"

#include "stats/proportions.h"
#include "stats/tails.h"

#include <math.h>

/* alpha ln (1 + (e - 1) t) */
static double
spend_like_pocock (double t, double alpha, double gamma)
{
  return alpha * log1p ((M_E - 1.0) * t);
}

/* 4 P(Z > z / sqrt (t)), where P(Z > z) = alpha / 4 */
static double
spend_like_obrien_fleming (double t, double alpha, double gamma)
{
  return 4.0 * exos_normal_sf (exos_two_sided_quantile (0.5 * alpha) / sqrt (t));
}

/* alpha (1 - exp (-gamma t)) / (1 - exp (-gamma)); below 0 both are divided by exp (-gamma), which
 * may overflow. */
static double
spend_hwang_shih_decani (double t, double alpha, double gamma)
{
  const double rate = fabs (gamma);
  const double late = gamma < 0.0 ? exp (-rate * (1.0 - t)) : 1.0;

  return rate > 0.0 ? alpha * late * expm1 (-rate * t) / expm1 (-rate) : alpha * t;
}

/* alpha t^gamma */
static double
spend_power (double t, double alpha, double gamma)
{
  return alpha * pow (t, gamma);
}

static const struct
{
  double (*spent) (double t, double alpha, double gamma);
  bool has_gamma;
  double gamma_above;
} functions[] = {
  [EXOS_SPENDING_OBRIEN_FLEMING] = { spend_like_obrien_fleming, false, 0.0 },
  [EXOS_SPENDING_POCOCK] = { spend_like_pocock, false, 0.0 },
  [EXOS_SPENDING_HWANG_SHIH_DECANI] = { spend_hwang_shih_decani, true, -INFINITY },
  [EXOS_SPENDING_POWER] = { spend_power, true, 0.0 },
};

bool
exos_spending_is_valid (ExosSpending spending)
{
  return !functions[spending.function].has_gamma ||
         (isfinite (spending.gamma) && spending.gamma > functions[spending.function].gamma_above);
}

double
exos_alpha_spent (ExosSpending spending, double t, double alpha)
{
  if (!(t >= 0.0) || !(alpha > 0.0 && alpha < 1.0) || !exos_spending_is_valid (spending))
    return NAN;
  if (t == 0.0)
    return 0.0;
  return t < 1.0 ? functions[spending.function].spent (t, alpha, spending.gamma) : alpha;
}
