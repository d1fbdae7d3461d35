// SPDX-License-Identifier: MIT
#include "reference-answers.h"

#include "reference-json.h"
#include "stats/heterogeneity.h"
#include "stats/mantel-haenszel.h"
#include "stats/proportions.h"
#include "stats/trend.h"

#include <math.h>

/* The rows of a line, with the effect in each. */
typedef struct
{
  gsize n;
  ExosStratum *strata;
  ExosEffect *effects;
} Rows;

static void
rows_clear (Rows *self)
{
  g_free (self->strata);
  g_free (self->effects);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rows, rows_clear)

static ExosCount
read_count (JsonObject *row, const char *users, const char *events)
{
  return (ExosCount) {
    .users = (guint64) json_object_get_int_member (row, users),
    .events = (guint64) json_object_get_int_member (row, events),
  };
}

static void
rows_read (Rows *self, JsonObject *line)
{
  JsonObject *input = json_object_get_object_member (line, "input");
  JsonArray *rows = json_object_get_array_member (input, "rows");

  self->n = json_array_get_length (rows);
  self->strata = g_new (ExosStratum, self->n);
  self->effects = g_new (ExosEffect, self->n);
  for (gsize i = 0; i < self->n; i++)
    {
      JsonObject *row = json_array_get_object_element (rows, (guint) i);

      self->strata[i].control = read_count (row, "nc", "xc");
      self->strata[i].treatment = read_count (row, "nt", "xt");
      self->effects[i] = exos_stratum_effect (self->strata[i]);
    }
}

static JsonObject *
add_member (JsonObject *object, const char *key)
{
  JsonObject *member = json_object_new ();

  json_object_set_object_member (object, key, member);
  return member;
}

/* Adds the member key. The caller may add to it; object owns it. */
static JsonObject *
set_chi_square (JsonObject *object, const char *key, const char *statistic, ExosChiSquare it)
{
  JsonObject *member = add_member (object, key);

  reference_set_double (member, statistic, it.chi2);
  json_object_set_int_member (member, "df", it.df);
  reference_set_double (member, "p", it.p);
  return member;
}

static void
set_effects (JsonObject *result, const Rows *rows)
{
  JsonArray *differences = json_array_new ();
  JsonArray *variances = json_array_new ();

  for (gsize i = 0; i < rows->n; i++)
    {
      reference_add_double (differences, rows->effects[i].difference);
      reference_add_double (variances, rows->effects[i].variance);
    }
  reference_set_double (result, "crude_diff", exos_crude_difference (rows->strata, rows->n));
  json_object_set_array_member (result, "stratum_diff", differences);
  json_object_set_array_member (result, "stratum_var", variances);
}

static void
set_post_stratified (JsonObject *result, const Rows *rows, double quantile)
{
  const ExosPostStratified it = exos_post_stratify (rows->strata, rows->n);
  JsonObject *member = add_member (result, "poststrat");

  reference_set_double (member, "diff", it.difference);
  reference_set_double (member, "se", it.se);
  reference_set_double (member, "z", it.z);
  reference_set_double (member, "p", it.p);
  reference_set_interval (member, "ci", exos_normal_interval (it.difference, it.se, quantile));
}

static void
set_mantel_haenszel (JsonObject *result, const Rows *rows, double quantile)
{
  const ExosEffect it = exos_mh_rate_difference (rows->strata, rows->n);
  const ExosOddsHomogeneity odds = exos_test_odds_homogeneity (rows->strata, rows->n);
  const double se = sqrt (it.variance);
  JsonObject *member = add_member (result, "mh_rd");

  reference_set_double (member, "diff", it.difference);
  reference_set_double (member, "se_sato", se);
  reference_set_interval (member, "ci", exos_normal_interval (it.difference, se, quantile));
  reference_set_double (result, "mh_or", exos_mh_odds_ratio (rows->strata, rows->n));
  set_chi_square (result, "cmh", "chi2", exos_test_mantel_haenszel (rows->strata, rows->n));
  set_chi_square (result, "breslow_day", "chi2", odds.breslow_day);
  set_chi_square (result, "tarone", "chi2", odds.tarone);
}

static void
set_heterogeneity (JsonObject *result, const Rows *rows)
{
  const ExosHeterogeneity it = exos_test_heterogeneity (rows->effects, rows->n);
  const ExosSignInteraction sign = exos_test_sign_interaction (rows->effects, rows->n);
  JsonObject *member = set_chi_square (result, "cochran_q", "q", it.q);

  reference_set_double (member, "i2", it.i2);
  reference_set_double (member, "fixed_diff", it.fixed.difference);
  reference_set_double (member, "fixed_se", sqrt (it.fixed.variance));
  member = add_member (result, "gail_simon");
  reference_set_double (member, "q_plus", sign.q_plus);
  reference_set_double (member, "q_minus", sign.q_minus);
  reference_set_double (member, "stat", sign.statistic);
  reference_set_double (member, "p", sign.p);
}

static void
set_mix (JsonObject *result, const Rows *rows)
{
  const ExosSimpson simpson = exos_detect_simpson (rows->strata, rows->n);
  const ExosOmnibus it = exos_test_allocation (rows->strata, rows->n);
  JsonObject *member = add_member (result, "allocation");

  json_object_set_boolean_member (result, "simpson", simpson.is_reversed);
  json_object_set_boolean_member (result, "poststrat_sign_flip", simpson.is_sign_other);
  reference_set_double (member, "chi2", it.chi2);
  json_object_set_int_member (member, "df", it.df);
  reference_set_double (member, "p", it.p);
}

JsonObject *
reference_answer_strata (JsonObject *line)
{
  JsonObject *input = json_object_get_object_member (line, "input");
  const double alpha = reference_get_decimal (json_object_get_member (input, "alpha"));
  const double quantile = exos_two_sided_quantile (alpha);
  g_auto (Rows) rows = { 0 };
  JsonObject *result = json_object_new ();

  rows_read (&rows, line);
  set_effects (result, &rows);
  set_post_stratified (result, &rows, quantile);
  set_mantel_haenszel (result, &rows, quantile);
  set_heterogeneity (result, &rows);
  set_mix (result, &rows);
  return result;
}

/* Rows are days, one after the other. */
JsonObject *
reference_answer_trend (JsonObject *line)
{
  g_auto (Rows) rows = { 0 };
  JsonObject *result = json_object_new ();

  rows_read (&rows, line);

  g_autofree double *days = g_new (double, rows.n);

  for (gsize i = 0; i < rows.n; i++)
    days[i] = (double) i;

  const ExosTrend it = exos_fit_trend (days, rows.effects, rows.n);

  reference_set_double (result, "slope", it.slope);
  reference_set_double (result, "se", it.se);
  reference_set_double (result, "z", it.z);
  reference_set_double (result, "p", it.p);
  reference_set_double (result, "mean_diff", it.mean_difference);
  return result;
}
