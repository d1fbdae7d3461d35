// SPDX-License-Identifier: MIT
#include "analysis/simulate-looks.h"

#include "analysis/parts.h"

static void
add_look (GArray *looks, guint64 users, guint64 planned)
{
  const guint64 before = looks->len > 0 ? g_array_index (looks, guint64, looks->len - 1) : 0;

  if (users > before && (double) (users - before) >= EXOS_CLOSE_LOOKS * (double) planned)
    g_array_append_val (looks, users);
}

/* What is still to come after the present look, which is the last in looks. */
static void
add_steps (GArray *looks, const ExosReport *report)
{
  const guint64 planned = report->plan->planned_users;
  const double step = (double) planned / (double) MAX (report->plan->planned_looks, 1);

  for (guint i = 1; i < report->plan->planned_looks; i++)
    if (planned - (guint64) (i * step) >= EXOS_CLOSE_LOOKS * (double) planned)
      add_look (looks, (guint64) (i * step), planned);
  if (planned > report->n_users)
    g_array_append_val (looks, planned);
}

GArray *
exos_simulation_list_looks (const ExosReport *report)
{
  const ExosSequential *sequential = &exos_report_headline (report)->sequential;
  const gboolean is_sequence = sequential->monitoring != EXOS_MONITORING_FIXED;
  const guint64 planned = report->plan->planned_users;
  GArray *looks = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (gsize i = 0; is_sequence && sequential->looks != NULL && i < sequential->now; i++)
    add_look (looks, sequential->looks[i].users, planned);
  g_array_append_val (looks, report->n_users);
  if (is_sequence)
    add_steps (looks, report);
  else if (planned > report->n_users)
    g_array_append_val (looks, planned);
  return looks;
}

/* As it was then: with the looks before alone. */
static ExosPlan *
plan_of_look (const ExosReport *report, const ExosSimulatedLook *looks, gsize n_before)
{
  ExosPlan *plan = exos_plan_copy (report->plan);

  g_array_set_size (plan->looks, 0);
  for (gsize i = 0; i < n_before; i++)
    exos_plan_add_look (plan, looks[i].users);
  return plan;
}

ExosSimulatedLook *
exos_simulation_prepare_looks (const ExosReport *report, ExosSimulated *simulated, gsize n_looks)
{
  ExosSimulatedLook *looks = g_new0 (ExosSimulatedLook, n_looks);

  for (gsize i = 0; i < n_looks; i++)
    {
      looks[i].plan = plan_of_look (report, looks, i);
      looks[i].alike =
          exos_report_new_rules_only (looks[i].plan, exos_simulated_expect (simulated, i), NULL);
      looks[i].users = exos_simulated_users (simulated, i);
    }
  return looks;
}

void
exos_simulation_free_looks (ExosSimulatedLook *looks, gsize n_looks)
{
  for (gsize i = 0; i < n_looks; i++)
    {
      exos_plan_unref (looks[i].plan);
      exos_report_unref (looks[i].alike);
    }
  g_free (looks);
}

gboolean
exos_simulation_goes_on (const ExosRule *rule)
{
  return g_str_equal (rule->code, "EARLY") || g_str_equal (rule->code, "H5") ||
         g_str_equal (rule->id, "R10");
}
