// SPDX-License-Identifier: MIT
#include "analysis/tipping.h"

#include "memo/json-write.h"

static void
write_rule (JsonBuilder *builder, const ExosRule *rule)
{
  exos_json_text (builder, "verdict", exos_verdict_id (rule->verdict));
  exos_json_text (builder, "code", rule->code);
}

static void
write_next (JsonBuilder *builder, const ExosRule *next)
{
  if (next == NULL)
    {
      exos_json_null (builder, "next_rule");
      return;
    }

  exos_json_open (builder, "next_rule");
  exos_json_text (builder, "rule", next->id);
  write_rule (builder, next);
  json_builder_end_object (builder);
}

/* Of a rate events, of a mean or ratio how far it is moved. */
static void
write_point (JsonBuilder *builder,
             const char *key,
             const ExosTippingPoint *point,
             ExosMeasure measure)
{
  if (point->rule == NULL)
    {
      exos_json_null (builder, key);
      return;
    }

  exos_json_open (builder, key);
  if (measure == EXOS_MEASURE_RATE)
    exos_json_count (builder, "events", point->events);
  exos_json_number (builder, "amount", point->amount);
  write_rule (builder, point->rule);
  json_builder_end_object (builder);
}

/* null for what could not be changed, or was not looked at. */
static void
write_metric (JsonBuilder *builder, const char *key, const ExosTippingMetric *it)
{
  if (!it->is_judged)
    {
      exos_json_null (builder, key);
      return;
    }

  exos_json_open (builder, key);
  write_point (builder, "more", &it->more, it->measure);
  write_point (builder, "fewer", &it->fewer, it->measure);
  json_builder_end_object (builder);
}

static void
write_guardrails (JsonBuilder *builder, const ExosTipping *tipping)
{
  const ExosReport *report = tipping->report;

  exos_json_open (builder, "guardrails");
  for (gsize i = 0; i < report->n_guardrails; i++)
    write_metric (builder, report->experiment->metrics[tipping->guardrails[i].metric].name,
                  &tipping->guardrails[i]);
  json_builder_end_object (builder);
}

static void
write_users (JsonBuilder *builder, const ExosTipping *tipping)
{
  if (tipping->users.rule == NULL)
    {
      exos_json_null (builder, "users");
      return;
    }

  exos_json_open (builder, "users");
  exos_json_number (builder, "factor", (double) tipping->users_tenths / EXOS_TIPPING_TENTHS);
  write_rule (builder, tipping->users.rule);
  json_builder_end_object (builder);
}

void
exos_json_tipping (JsonBuilder *builder, const ExosReport *report)
{
  g_autoptr (ExosTipping) tipping = exos_tipping_new (report, EXOS_TIPPING_ALL);

  if (tipping->treatment == NULL)
    {
      exos_json_null (builder, "tipping");
      return;
    }

  exos_json_open (builder, "tipping");
  exos_json_text (builder, "treatment", exos_report_arm (report, tipping->treatment)->name);
  write_next (builder, tipping->next);
  write_metric (builder, "primary", &tipping->primary);
  write_guardrails (builder, tipping);
  write_users (builder, tipping);
  json_builder_end_object (builder);
}
