// SPDX-License-Identifier: MIT
#include "tolerance.h"

#include <gio/gio.h>
#include <math.h>
#include <stdio.h>

typedef enum
{
  RULE_EQUAL,
  RULE_RELATIVE,    /* relative |e| + absolute */
  RULE_MAGNITUDE,   /* absolute max (1, |e|) */
  RULE_LOSS,        /* absolute, and another in the scale of the loss for keys that say loss */
  RULE_WIDTH,       /* relative width of the interval + absolute */
  RULE_SCORE_WIDTH, /* relative width of ci_score beside it + absolute */
  RULE_ABSOLUTE,
} RuleKind;

typedef struct
{
  GRegex *pattern;
  RuleKind kind;
  double first;
  double second;
} Rule;

struct _Tolerances
{
  GArray *rules;
};

static void
rule_clear (gpointer data)
{
  Rule *rule = data;

  g_clear_pointer (&rule->pattern, g_regex_unref);
}

/* Reads a rule's words. The longer forms stand before those they begin with. */
static gboolean
rule_parse (Rule *rule, const char *text)
{
  double *a = &rule->first;
  double *b = &rule->second;
  int end = 0;

  if (g_str_equal (text, "equal"))
    rule->kind = RULE_EQUAL;
  else if (sscanf (text, "rel %lf + abs %lf%n", a, b, &end) == 2 && end > 0)
    rule->kind = RULE_RELATIVE;
  else if (sscanf (text, "abs %lf*max(1,|e|)%n", a, &end) == 1 && end > 0)
    rule->kind = RULE_MAGNITUDE;
  else if (sscanf (text, "abs %lf (loss: abs %lf*scale%n", a, b, &end) == 2 && end > 0)
    rule->kind = RULE_LOSS;
  else if (sscanf (text, "abs %lf*(hi-lo) + %lf%n", a, b, &end) == 2 && end > 0)
    rule->kind = RULE_WIDTH;
  else if (sscanf (text, "abs %lf*width(ci_score) + %lf%n", a, b, &end) == 2 && end > 0)
    rule->kind = RULE_SCORE_WIDTH;
  else if (sscanf (text, "abs %lf%n", a, &end) == 1 && (text[end] == '\0' || text[end] == ' '))
    rule->kind = RULE_ABSOLUTE;
  else
    return FALSE;
  return TRUE;
}

static gboolean
add_rule (Tolerances *self, JsonObject *object, GError **error)
{
  const char *text = json_object_get_string_member (object, "rule");
  Rule rule = { 0 };

  if (!rule_parse (&rule, text))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "rule not understood: %s", text);
      return FALSE;
    }
  rule.pattern = g_regex_new (json_object_get_string_member (object, "match"), 0, 0, error);
  if (rule.pattern == NULL)
    return FALSE;
  g_array_append_val (self->rules, rule);
  return TRUE;
}

Tolerances *
tolerances_load (const char *path, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (Tolerances) self = g_new0 (Tolerances, 1);
  JsonArray *rules;

  self->rules = g_array_new (FALSE, FALSE, sizeof (Rule));
  g_array_set_clear_func (self->rules, rule_clear);
  if (!json_parser_load_from_file (parser, path, error))
    return NULL;
  rules =
      json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "rules");
  for (guint i = 0; i < json_array_get_length (rules); i++)
    if (!add_rule (self, json_array_get_object_element (rules, i), error))
      return NULL;
  return g_steal_pointer (&self);
}

void
tolerances_free (Tolerances *self)
{
  g_array_unref (self->rules);
  g_free (self);
}

static gboolean
is_number (JsonNode *node)
{
  const GType type = json_node_get_value_type (node);

  return type == G_TYPE_DOUBLE || type == G_TYPE_INT64;
}

/* Of an interval with an end that is unbounded, the size of the end that is not. */
static double
width_of (JsonArray *interval, double end)
{
  JsonNode *low = json_array_get_element (interval, 0);
  JsonNode *high = json_array_get_element (interval, 1);

  if (!is_number (low) || !is_number (high))
    return fabs (end);
  return json_node_get_double (high) - json_node_get_double (low);
}

/* Rates are their own scale; of means it is the standard error beside them. */
static double
loss_scale (JsonNode *parent)
{
  JsonNode *se = json_object_get_member (json_node_get_object (parent), "se");

  return se != NULL ? json_node_get_double (se) : 1.0;
}

static double
allowance (const Rule *rule, const char *key, double expected, JsonNode *parent)
{
  JsonArray *interval;

  switch (rule->kind)
    {
    case RULE_EQUAL:
      return 0.0;
    case RULE_RELATIVE:
      return rule->first * fabs (expected) + rule->second;
    case RULE_MAGNITUDE:
      return rule->first * fmax (1.0, fabs (expected));
    case RULE_LOSS:
      return strstr (key, "loss") != NULL ? rule->second * loss_scale (parent) : rule->first;
    case RULE_WIDTH:
      return rule->first * width_of (json_node_get_array (parent), expected) + rule->second;
    case RULE_SCORE_WIDTH:
      interval = json_object_get_array_member (json_node_get_object (parent), "ci_score");
      return rule->first * width_of (interval, expected) + rule->second;
    case RULE_ABSOLUTE:
      return rule->first;
    }
  g_assert_not_reached ();
}

gboolean
tolerances_accept (
    const Tolerances *self, const char *key, JsonNode *expected, JsonNode *got, JsonNode *parent)
{
  if (got == NULL)
    return FALSE;
  if (!is_number (expected) || !is_number (got))
    return json_node_equal (expected, got);
  for (guint i = 0; i < self->rules->len; i++)
    {
      const Rule *rule = &g_array_index (self->rules, Rule, i);
      const double e = json_node_get_double (expected);

      if (g_regex_match (rule->pattern, key, 0, NULL))
        return fabs (json_node_get_double (got) - e) <= allowance (rule, key, e, parent);
    }
  return FALSE;
}
