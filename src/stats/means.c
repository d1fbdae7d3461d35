// SPDX-License-Identifier: MIT
#include "stats/means.h"

#include "stats/student.h"

#include <math.h>

static const ExosInterval undefined = { NAN, NAN };

/* Each mean's standard error. */
typedef struct
{
  double c;
  double t;
} Errors;

static double
standard_error (const ExosMoments *moments)
{
  return sqrt (moments->variance / (double) moments->n);
}

/* Satterthwaite (1946), Biometrics Bulletin 2:110, equation 17, with each group's share of the
 * variance: no fourth power to overflow. */
static double
degrees_of_freedom (Errors errors, uint64_t n_c, uint64_t n_t)
{
  const double se = hypot (errors.c, errors.t);
  const double c = (errors.c / se) * (errors.c / se);
  const double t = (errors.t / se) * (errors.t / se);

  return 1.0 / (c * c / ((double) n_c - 1.0) + t * t / ((double) n_t - 1.0));
}

/* How far an interval reaches to either side; without error it does not, whatever the df. */
static double
half_width (double critical, double se)
{
  return se == 0.0 ? 0.0 : critical * se;
}

static ExosInterval
interval_around (double middle, double half)
{
  return (ExosInterval) { middle - half, middle + half };
}

/* The relative changes r with (d - r m)^2 <= h_t^2 + (1 + r)^2 h_c^2 lie between the roots of
 * a r^2 - 2 b r + c, or not between them when a < 0; h are the half-widths of the means. c is the
 * product of the ends of the difference's interval, so both hold 0 or neither does. */
typedef struct
{
  double a;
  double b;
  double c;
  double discriminant;
} Quadratic;

/* In units of the largest quantity: no square overflows. */
static Quadratic
fieller_quadratic (const ExosMeanComparison *it, Errors half)
{
  const double unit = fmax (fmax (fabs (it->mean_c), fabs (it->mean_t)), fmax (half.c, half.t));
  const double m_c = it->mean_c / unit;
  const double m_t = it->mean_t / unit;
  const double h_c = half.c / unit;
  const double h_t = half.t / unit;
  const double a = (m_c - h_c) * (m_c + h_c);

  return (Quadratic) {
    .a = a,
    .b = it->abs_diff / unit * m_c + h_c * h_c,
    .c = it->ci.low / unit * (it->ci.high / unit),
    .discriminant = h_t * h_t * a + m_t * m_t * h_c * h_c,
  };
}

/* No root is formed by subtraction: the smaller one from the product of both. At a = 0 the other
 * one has left for infinity as it does below 0. */
static ExosInterval
roots_between (const Quadratic *q)
{
  const double sum = q->b + copysign (sqrt (q->discriminant), q->b);
  const double first = (q->a > 0.0 ? sum : -sum) / fabs (q->a);
  const double second = sum == 0.0 ? 0.0 : q->c / sum;

  return (ExosInterval) { fmin (first, second), fmax (first, second) };
}

static ExosFieller
find_fieller (const ExosMeanComparison *it, Errors half)
{
  const Quadratic q = fieller_quadratic (it, half);
  const double relative = half.c / it->mean_c;
  ExosFieller fieller = { .g = relative * relative, .interval = undefined };

  if (q.a > 0.0)
    fieller.type = EXOS_FIELLER_BOUNDED;
  else if (isnan (q.discriminant) || half.c == 0.0)
    fieller.type = EXOS_FIELLER_UNDEFINED;
  else
    fieller.type = q.discriminant > 0.0 ? EXOS_FIELLER_EXCLUSIVE : EXOS_FIELLER_UNBOUNDED;
  if (fieller.type == EXOS_FIELLER_BOUNDED || fieller.type == EXOS_FIELLER_EXCLUSIVE)
    fieller.interval = roots_between (&q);
  return fieller;
}

/* Plain delta method: Casella and Berger (2002), Statistical Inference, example 5.5.27. */
static void
set_relative (ExosMeanComparison *it, Errors errors, Errors half)
{
  it->rel_diff = it->mean_c != 0.0 ? it->abs_diff / it->mean_c : NAN;
  it->rel_se_delta = hypot (errors.t, (1.0 + it->rel_diff) * errors.c) / fabs (it->mean_c);
  it->rel_ci_delta = interval_around (it->rel_diff, half_width (it->critical, it->rel_se_delta));
  it->fieller = find_fieller (it, half);
}

static void
set_test (ExosMeanComparison *it, Errors errors, uint64_t n_c, uint64_t n_t)
{
  it->is_degenerate = it->se == 0.0;
  if (it->is_degenerate)
    {
      it->t = it->df = NAN;
      it->p = it->abs_diff == 0.0 ? 1.0 : 0.0;
      it->log10_p = log10 (it->p);
      return;
    }
  it->t = it->abs_diff / it->se;
  it->df = degrees_of_freedom (errors, n_c, n_t);
  it->p = 2.0 * exos_student_sf (fabs (it->t), it->df);
  it->log10_p = (M_LN2 + exos_ln_student_sf (fabs (it->t), it->df)) / M_LN10;
}

ExosMeanComparison
exos_compare_means (const ExosMoments *control, const ExosMoments *treatment, double alpha)
{
  const Errors errors = { standard_error (control), standard_error (treatment) };
  ExosMeanComparison it = {
    .mean_c = control->mean.hi,
    .mean_t = treatment->mean.hi,
    .abs_diff = exos_double_double_difference (treatment->mean, control->mean),
    .se_c = errors.c,
    .se_t = errors.t,
    .se = hypot (errors.c, errors.t),
  };

  set_test (&it, errors, control->n, treatment->n);
  it.critical = exos_student_quantile (0.5 * alpha, it.df);
  it.ci = interval_around (it.abs_diff, half_width (it.critical, it.se));

  const Errors half = { half_width (it.critical, errors.c), half_width (it.critical, errors.t) };

  set_relative (&it, errors, half);
  return it;
}
