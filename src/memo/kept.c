// SPDX-License-Identifier: MIT
#include "memo/kept.h"

#include <math.h>
#include <string.h>

#include "data/issue.h"

/* A text of an array, NULL when there is none. */
static const char *
find_element (JsonArray *array, guint index)
{
  JsonNode *node = array != NULL && index < json_array_get_length (array)
                       ? json_array_get_element (array, index)
                       : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
                 json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static JsonObject *
find_member (JsonArray *array, guint index)
{
  JsonNode *node = json_array_get_element (array, index);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static ExosInterval
find_interval (JsonObject *object, const char *key)
{
  JsonArray *ends = exos_json_find_array (object, key);
  ExosInterval interval = { NAN, NAN };

  if (ends == NULL || json_array_get_length (ends) != 2)
    return interval;

  JsonNode *const nodes[] = { json_array_get_element (ends, 0), json_array_get_element (ends, 1) };

  if (JSON_NODE_HOLDS_VALUE (nodes[0]) && JSON_NODE_HOLDS_VALUE (nodes[1]))
    interval = (ExosInterval) { json_node_get_double (nodes[0]), json_node_get_double (nodes[1]) };
  return interval;
}

/* The users of all groups, and the name of the first that is treated. */
static void
read_groups (ExosKept *self)
{
  JsonArray *groups = exos_json_find_array (self->root, "variants");

  for (guint i = 0; groups != NULL && i < json_array_get_length (groups); i++)
    {
      JsonObject *group = find_member (groups, i);
      const gint64 users = exos_json_find_whole (group, "users");

      self->users += (guint64) MAX (users, 0);
      if (self->treatment == NULL &&
          g_strcmp0 (exos_json_find_text (group, "role"), "treatment") == 0)
        self->treatment = exos_json_find_text (group, "name");
    }
}

/* Whether groups that were not alike, or not split as planned, make numbers worth nothing. */
static gboolean
has_doubts (const ExosKept *self)
{
  static const ExosIssueCode doubts[] = { EXOS_ISSUE_COVARIATE_UNBALANCED,
                                          EXOS_ISSUE_SEGMENTS_UNBALANCED,
                                          EXOS_ISSUE_SEGMENT_SPLIT };
  JsonObject *health = exos_json_find_object (self->root, "health");
  JsonArray *issues = exos_json_find_array (health, "issues");
  JsonObject *srm = exos_json_find_object (exos_json_find_object (self->root, "result"), "srm");
  const char *split = exos_json_find_text (srm, "status");
  gboolean is_doubtful = g_strcmp0 (self->health, "blocked") == 0 ||
                         (split != NULL && !g_str_equal (split, "ok")) ||
                         g_strcmp0 (exos_json_find_text (self->decision, "code"), "TRUST") == 0;

  for (guint i = 0; issues != NULL && i < json_array_get_length (issues); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (doubts); k++)
      is_doubtful |= g_strcmp0 (exos_json_find_text (find_member (issues, i), "code"),
                                exos_issue_id (doubts[k])) == 0;
  return is_doubtful;
}

/* Looks replace p, and so does the correction for several treatments. */
static double
find_p (JsonObject *result, JsonObject *primary, const char *treatment, gboolean is_rate)
{
  JsonObject *looks = exos_json_find_object (exos_json_find_object (result, "looks"), "treatments");
  JsonObject *look = exos_json_find_object (looks, treatment);
  const double adjusted = exos_json_find_number (primary, "p_adjusted");

  if (look != NULL)
    return exos_json_find_number (look, "p");
  return !isnan (adjusted) ? adjusted : exos_json_find_number (primary, is_rate ? "p_value" : "p");
}

/* Rates and means have names of their own. */
static void
read_numbers (ExosKept *self, JsonObject *result)
{
  static const char *const keys[2][4] = { { "rate_c", "rate_t", "abs_lift", "rel_lift" },
                                          { "mean_c", "mean_t", "abs_diff", "rel_diff" } };
  JsonObject *primary =
      exos_json_find_object (exos_json_find_object (result, "primary"), self->treatment);
  const gboolean is_rate = self->measure == EXOS_MEASURE_RATE;
  double *const numbers[] = { &self->estimate.value_c, &self->estimate.value_t,
                              &self->estimate.difference, &self->estimate.relative };

  self->has_numbers = primary != NULL && !has_doubts (self);
  self->ci = find_interval (self->has_numbers ? primary : NULL, "ci");
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    *numbers[i] = self->has_numbers ? exos_json_find_number (primary, keys[!is_rate][i]) : NAN;
  self->p = self->has_numbers ? find_p (result, primary, self->treatment, is_rate) : NAN;
}

static ExosMeasure
find_measure (JsonObject *plan)
{
  const char *id = exos_json_find_text (plan, "measure");

  if (g_strcmp0 (id, "mean") == 0)
    return EXOS_MEASURE_MEAN;
  return g_strcmp0 (id, "ratio") == 0 ? EXOS_MEASURE_RATIO : EXOS_MEASURE_RATE;
}

void
exos_kept_read (ExosKept *self, const char *report)
{
  *self = (ExosKept) { .root = report != NULL ? exos_json_parse (report, strlen (report), NULL)
                                              : NULL };
  JsonObject *result = exos_json_find_object (self->root, "result");

  self->plan = exos_json_find_object (self->root, "plan");
  self->decision = exos_json_find_object (self->root, "decision");
  self->health = exos_json_find_text (exos_json_find_object (self->root, "health"), "status");
  self->metric = exos_json_find_text (self->plan, "primary");
  self->measure = find_measure (self->plan);
  self->is_lower_better =
      g_strcmp0 (exos_json_find_text (self->plan, "primary_direction"), "lower") == 0;
  self->treatment = exos_json_find_text (self->decision, "treatment");
  read_groups (self);
  if (self->treatment != NULL)
    self->guardrails =
        exos_json_find_object (exos_json_find_object (result, "guardrails"), self->treatment);
  if (self->treatment != NULL)
    read_numbers (self, result);
}

void
exos_kept_clear (ExosKept *self)
{
  g_clear_pointer (&self->root, json_object_unref);
  *self = (ExosKept) { 0 };
}

char *
exos_kept_dup_evidence (const ExosKept *self, guint index)
{
  JsonArray *lines = exos_json_find_array (self->decision, "evidence");

  return self->has_numbers ? g_strdup (find_element (lines, index)) : NULL;
}
