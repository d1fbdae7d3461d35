// SPDX-License-Identifier: MIT
#include "reference-case.h"

#include "reference-answers.h"
#include "reference-decide.h"
#include "reference-json.h"
#include "reference-means.h"
#include "stats/bayes.h"
#include "stats/exact.h"
#include "stats/intervals.h"
#include "stats/multiplicity.h"
#include "stats/proportions.h"
#include "stats/srm.h"

#include <math.h>

/* A line of the kind "aggregate", read. Group 0 is control; strings belong to the line. */
typedef struct
{
  gsize n;
  const char **names;
  ExosCount *counts;
  guint64 *users;
  guint64 *weights;
  double alpha;
  JsonArray *variants;
  JsonObject *guardrails; /* or NULL */
} Aggregate;

static void
aggregate_clear (Aggregate *self)
{
  g_free (self->names);
  g_free (self->counts);
  g_free (self->users);
  g_free (self->weights);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Aggregate, aggregate_clear)

static void
aggregate_read (Aggregate *self, JsonObject *input)
{
  JsonArray *split = json_object_has_member (input, "expected_split")
                         ? json_object_get_array_member (input, "expected_split")
                         : NULL;

  self->variants = json_object_get_array_member (input, "variants");
  self->n = json_array_get_length (self->variants);
  self->names = g_new0 (const char *, self->n);
  self->counts = g_new0 (ExosCount, self->n);
  self->users = g_new0 (guint64, self->n);
  self->weights = reference_dup_weights (split, self->n);
  self->alpha = reference_get_decimal (json_object_get_member (input, "alpha"));
  if (json_object_has_member (input, "guardrails"))
    self->guardrails = json_object_get_object_member (input, "guardrails");
  for (gsize i = 0; i < self->n; i++)
    {
      JsonObject *variant = json_array_get_object_element (self->variants, (guint) i);

      self->names[i] = json_object_get_string_member (variant, "name");
      self->users[i] = (guint64) json_object_get_int_member (variant, "users");
      self->counts[i].users = self->users[i];
      self->counts[i].events = (guint64) json_object_get_int_member (variant, "conversions");
    }
}

static ExosCount
guardrail_count (const Aggregate *self, gsize i, const char *metric)
{
  JsonObject *variant = json_array_get_object_element (self->variants, (guint) i);

  return (ExosCount) {
    .users = self->users[i],
    .events = (guint64) json_object_get_int_member (variant, metric),
  };
}

static JsonObject *
answer_guardrails (const Aggregate *self, gsize i)
{
  JsonObject *object = json_object_new ();
  JsonObjectIter iter;
  const char *metric;
  JsonNode *plan;

  json_object_iter_init (&iter, self->guardrails);
  while (json_object_iter_next (&iter, &metric, &plan))
    {
      const char *direction =
          json_object_get_string_member (json_node_get_object (plan), "direction");
      JsonObject *answer = reference_answer_guardrail (
          guardrail_count (self, 0, metric), guardrail_count (self, i, metric),
          g_str_equal (direction, "increase_bad"), self->alpha);

      json_object_set_object_member (object, metric, answer);
    }
  return object;
}

static void
set_group_intervals (JsonObject *result, const char *key, const Aggregate *self, double z)
{
  JsonObject *object = json_object_new ();

  for (gsize i = 1; i < self->n; i++)
    reference_set_interval (
        object, self->names[i],
        exos_difference_interval (self->counts[0], self->counts[i], EXOS_CI_SCORE, z));
  json_object_set_object_member (result, key, object);
}

static void
set_p_best (JsonObject *result, const Aggregate *self)
{
  g_autofree double *p_best = g_new (double, self->n);
  JsonObject *object = json_object_new ();

  exos_best_probabilities (self->counts, self->n, p_best);
  for (gsize i = 0; i < self->n; i++)
    reference_set_double (object, self->names[i], p_best[i]);
  json_object_set_object_member (result, "bayes_p_best", object);
}

static void
set_overall (JsonObject *result, const Aggregate *self)
{
  const ExosOmnibus overall = exos_test_omnibus (self->counts, self->n);
  JsonObject *object = json_object_new ();

  reference_set_double (object, "chi2", overall.chi2);
  json_object_set_int_member (object, "df", overall.df);
  reference_set_double (object, "p", overall.p);
  reference_set_double (object, "log10_p", overall.log10_p);
  json_object_set_object_member (result, "overall", object);
}

static JsonObject *
answer_adjusted (const double *p, gsize n)
{
  static const struct
  {
    const char *key;
    ExosCorrection correction;
  } corrections[] = {
    { "bonferroni", EXOS_CORRECTION_BONFERRONI },
    { "holm", EXOS_CORRECTION_HOLM },
    { "hochberg", EXOS_CORRECTION_HOCHBERG },
    { "bh", EXOS_CORRECTION_BH },
    { "by", EXOS_CORRECTION_BY },
  };
  g_autofree double *adjusted = g_new (double, n);
  JsonObject *object = json_object_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (corrections); i++)
    {
      exos_adjust_p_values (corrections[i].correction, p, n, adjusted);
      reference_set_doubles (object, corrections[i].key, adjusted, n);
    }
  return object;
}

/* The significantly different treatment with the largest lift, the first of equals. null without
 * one, and when traffic did not split as planned. */
static void
set_best_variant (JsonObject *result, const Aggregate *self, const double *adjusted)
{
  const ExosSrm srm = exos_test_srm (self->users, self->weights, self->n, NULL);
  double best_lift = -INFINITY;

  json_object_set_null_member (result, "best_variant");
  for (gsize i = 1; i < self->n && srm.status == EXOS_SRM_OK; i++)
    {
      const double lift = exos_rate_difference (self->counts[0], self->counts[i]);

      if (adjusted[i - 1] >= self->alpha || lift <= best_lift)
        continue;
      best_lift = lift;
      json_object_set_string_member (result, "best_variant", self->names[i]);
    }
}

static void
set_simultaneous (JsonObject *result, const Aggregate *self, JsonObject *primary)
{
  const gsize n = self->n - 1;
  g_autofree double *p = g_new (double, n);
  g_autofree double *adjusted = g_new (double, n);
  const double critical = exos_dunnett_critical (self->alpha, self->users[0], self->users + 1, n);
  const double bonferroni = exos_two_sided_quantile (self->alpha / (double) n);
  JsonObject *object;

  for (gsize i = 0; i < n; i++)
    p[i] = exos_compare_proportions (self->counts[0], self->counts[i + 1], EXOS_EXACT_AUTO).p_value;
  object = answer_adjusted (p, n);
  exos_dunnett_adjust (p, self->users[0], self->users + 1, n, adjusted);
  reference_set_doubles (object, "dunnett", adjusted, n);
  json_object_set_object_member (result, "adjusted", object);
  for (gsize i = 0; i < n; i++)
    json_object_set_boolean_member (json_object_get_object_member (primary, self->names[i + 1]),
                                    "significant_adj", adjusted[i] < self->alpha);
  reference_set_double (result, "dunnett_crit", critical);
  reference_set_double (result, "alpha_star", erfc (critical / G_SQRT2));
  set_group_intervals (result, "sim_ci_dunnett", self, critical);
  set_group_intervals (result, "sim_ci_bonferroni", self, bonferroni);
  set_best_variant (result, self, adjusted);
}

static void
set_treatments (JsonObject *result, const Aggregate *self)
{
  JsonArray *treatments = json_array_new ();
  JsonObject *primary = json_object_new ();
  JsonObject *guardrails = json_object_new ();
  JsonObject *bayes = json_object_new ();

  for (gsize i = 1; i < self->n; i++)
    {
      const ExosCount c = self->counts[0];
      const ExosCount t = self->counts[i];
      const char *name = self->names[i];

      json_array_add_string_element (treatments, name);
      json_object_set_object_member (primary, name, reference_answer_primary (c, t, self->alpha));
      json_object_set_object_member (bayes, name, reference_answer_bayes (c, t));
      if (self->guardrails != NULL)
        json_object_set_object_member (guardrails, name, answer_guardrails (self, i));
    }
  json_object_set_array_member (result, "treatments", treatments);
  json_object_set_object_member (result, "primary", primary);
  json_object_set_object_member (result, "guardrails", guardrails);
  json_object_set_object_member (result, "bayes", bayes);
  if (self->n > 2)
    set_simultaneous (result, self, primary);
}

static JsonObject *
answer_aggregate (JsonObject *line)
{
  g_auto (Aggregate) self = { 0 };
  JsonObject *result = json_object_new ();

  aggregate_read (&self, json_object_get_object_member (line, "input"));
  json_object_set_object_member (result, "srm",
                                 reference_answer_srm (self.users, self.weights, self.n));
  set_treatments (result, &self);
  if (self.n > 2)
    {
      set_p_best (result, &self);
      set_overall (result, &self);
    }

  const ReferenceDecision decision = reference_decide (line);

  json_object_set_string_member (result, "decision", decision.standard);
  json_object_set_string_member (result, "decision_seed_literal", decision.literal);
  return result;
}

static JsonObject *
answer_padjust (JsonObject *line)
{
  JsonObject *input = json_object_get_object_member (line, "input");
  JsonArray *values = json_object_get_array_member (input, "p");
  const guint n = json_array_get_length (values);
  g_autofree double *p = g_new (double, n);

  for (guint i = 0; i < n; i++)
    p[i] = reference_get_decimal (json_array_get_element (values, i));
  return answer_adjusted (p, n);
}

JsonObject *
reference_answer (JsonObject *line)
{
  /* clang-format off */
  static const struct
  {
    const char *kind;
    JsonObject *(*answer) (JsonObject *line);
  } kinds[] = {
    { "aggregate", answer_aggregate },
    { "asymp_cs", reference_answer_confidence_sequence },
    { "classic", reference_answer_classic },
    { "gsd", reference_answer_group_sequential },
    { "msprt", reference_answer_msprt },
    { "padjust", answer_padjust },
    { "srm_seq", reference_answer_srm_days },
    { "cuped", reference_answer_cuped },
    { "strata", reference_answer_strata },
    { "trend", reference_answer_trend },
    { "power", reference_answer_power },
    { "means", reference_answer_means },
    { "raw_means", reference_answer_raw_means },
    { "ratio", reference_answer_ratio },
    { "univariate", reference_answer_univariate },
  };
  /* clang-format on */
  const char *kind = json_object_get_string_member (line, "kind");

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kind, kinds[i].kind))
      return kinds[i].answer (line);
  return NULL;
}
