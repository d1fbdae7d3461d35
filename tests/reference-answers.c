// SPDX-License-Identifier: MIT
#include "reference-answers.h"

#include "reference-json.h"
#include "stats/bayes.h"
#include "stats/guardrail.h"
#include "stats/intervals.h"
#include "stats/proportions.h"
#include "stats/srm.h"

static const char *const srm_methods[] = { "chi2", "exact", "chi2_small" };
static const char *const srm_statuses[] = { "ok", "warn", "block" };
static const char *const evidence_words[] = {
  "safe",
  "inconclusive",
  "harm_suspected",
  "harm_confirmed",
};

const char *
reference_srm_status (ExosSrmStatus status)
{
  return srm_statuses[status];
}

JsonObject *
reference_answer_srm (const guint64 *users, const guint64 *weights, gsize n)
{
  g_autofree double *expected = g_new (double, n);
  const ExosSrm srm = exos_test_srm (users, weights, n, expected);
  JsonObject *object = json_object_new ();

  reference_set_doubles (object, "expected", expected, n);
  json_object_set_int_member (object, "df", srm.df);
  json_object_set_int_member (object, "n", (gint64) srm.n);
  reference_set_double (object, "chi2", srm.chi2);
  reference_set_double (object, "p", srm.p);
  reference_set_double (object, "log10_p", srm.log10_p);
  reference_set_double (object, "min_expected", srm.min_expected);
  json_object_set_string_member (object, "method", srm_methods[srm.method]);
  if (srm.method != EXOS_SRM_CHI2)
    reference_set_double (object, "p_exact", srm.p_exact);
  reference_set_double (object, "p_used", srm.p_used);
  json_object_set_string_member (object, "status", srm_statuses[srm.status]);
  reference_set_double (object, "ln_bf10", srm.ln_bf10);
  reference_set_double (object, "p_seq", srm.p_seq);
  return object;
}

static void
set_fisher (JsonObject *object, const ExosFisher *fisher)
{
  JsonObject *member = json_object_new ();

  reference_set_double (member, "p", fisher->p);
  reference_set_double (member, "midp", fisher->midp);
  reference_set_double (member, "p_greater", fisher->p_greater);
  reference_set_double (member, "p_less", fisher->p_less);
  json_object_set_object_member (object, "fisher", member);
}

static void
set_intervals (JsonObject *object, ExosCount c, ExosCount t, double alpha)
{
  static const struct
  {
    const char *key;
    ExosCiMethod method;
  } methods[] = {
    { "ci_score", EXOS_CI_SCORE },       { "ci_mn", EXOS_CI_MN },
    { "ci_newcombe", EXOS_CI_NEWCOMBE }, { "ci_agresti_caffo", EXOS_CI_AGRESTI_CAFFO },
    { "ci_wald", EXOS_CI_WALD },
  };
  const double z = exos_two_sided_quantile (alpha);
  const ExosInterval score = exos_difference_interval (c, t, EXOS_CI_SCORE, z);
  const ExosInterval ratio = exos_ratio_interval_koopman (c, t, z);

  for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
    reference_set_interval (object, methods[i].key,
                            exos_difference_interval (c, t, methods[i].method, z));
  reference_set_interval (object, "rr_ci_katz", exos_ratio_interval_katz (c, t, z));
  reference_set_interval (object, "rr_ci_score", ratio);
  reference_set_interval (object, "rel_ci_score",
                          (ExosInterval) { ratio.low - 1.0, ratio.high - 1.0 });
  json_object_set_boolean_member (object, "ci_excludes_0", score.low > 0.0 || score.high < 0.0);
}

JsonObject *
reference_answer_primary (ExosCount c, ExosCount t, double alpha)
{
  const ExosComparison it = exos_compare_proportions (c, t, EXOS_EXACT_AUTO);
  JsonObject *object = json_object_new ();

  reference_set_double (object, "rate_c", it.rate_c);
  reference_set_double (object, "rate_t", it.rate_t);
  reference_set_double (object, "abs_lift", it.abs_lift);
  reference_set_double (object, "rel_lift", it.rel_lift);
  reference_set_double (object, "z", it.z);
  reference_set_double (object, "p_z", it.p_z);
  reference_set_double (object, "log10_p_z", it.log10_p_z);
  reference_set_double (object, "min_expected", it.min_expected);
  reference_set_double (object, "p_value", it.p_value);
  reference_set_double (object, "log10_p_value", it.log10_p_value);
  json_object_set_string_member (object, "test_used", it.is_exact ? "fisher" : "z");
  json_object_set_boolean_member (object, "significant", it.p_value < alpha);
  if (it.is_exact)
    set_fisher (object, &it.fisher);
  set_intervals (object, c, t, alpha);
  return object;
}

JsonObject *
reference_answer_guardrail (ExosCount c, ExosCount t, gboolean lower_is_better, double alpha)
{
  const ExosGuardrailLimits limits = { { 1, 1000 }, { 3, 1000 }, { 1, 1000 }, false };
  const ExosGuardrailTest it = exos_test_guardrail (c, t, lower_is_better, limits, alpha);
  JsonObject *object = json_object_new ();

  reference_set_double (object, "rate_c", it.rate_c);
  reference_set_double (object, "rate_t", it.rate_t);
  reference_set_double (object, "delta", it.delta);
  reference_set_double (object, "harm", it.harm);
  reference_set_double (object, "relative", it.relative);
  json_object_set_boolean_member (object, "worsened", it.worsened);
  json_object_set_boolean_member (object, "severe", it.severe);
  reference_set_double (object, "z", it.z);
  reference_set_double (object, "p_two_sided", it.p_two_sided);
  reference_set_double (object, "p_harm", it.p_harm);
  reference_set_interval (object, "ci_score", it.ci_score);
  reference_set_double (object, "harm_upper_1s", it.harm_upper_1s);
  reference_set_double (object, "harm_lower_1s", it.harm_lower_1s);
  reference_set_double (object, "z_ni", it.z_ni);
  reference_set_double (object, "p_ni", it.p_ni);
  json_object_set_boolean_member (object, "ni_pass", it.ni_pass);
  json_object_set_boolean_member (object, "harm_significant", it.harm_significant);
  json_object_set_string_member (object, "evidence", evidence_words[it.evidence]);
  return object;
}

JsonObject *
reference_answer_bayes (ExosCount c, ExosCount t)
{
  const ExosPosterior posterior = exos_compare_posteriors (c, t);
  JsonObject *object = json_object_new ();

  reference_set_double (object, "p_t_gt_c", posterior.p_t_gt_c);
  reference_set_double (object, "loss_t", posterior.loss_t);
  reference_set_double (object, "loss_c", posterior.loss_c);
  return object;
}
