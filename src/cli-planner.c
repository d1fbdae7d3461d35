// SPDX-License-Identifier: MIT
/* Plans of experiments to come, in place of memos of those that ran. */
#include "cli.h"

#include "data/language.h"
#include "memo/words-design.h"
#include "stats/exact.h"

/* The groups of the split, two equal ones when nobody said; FALSE when one has no traffic. */
static gboolean
set_split (ExosDesign *design, const ExosPlan *plan)
{
  const guint n = plan->split->len > 0 ? plan->split->len : 2;
  g_autofree guint64 *weights = g_new (guint64, n);

  for (guint i = 0; i < n; i++)
    weights[i] = plan->split->len > 0 ? g_array_index (plan->split, ExosSplitPart, i).weight : 1;
  return exos_design_set_split (design, weights, n, plan->alpha, plan->correction);
}

/* FALSE with the reason when there is no number of users. */
static gboolean
add_needed (GString *text, const ExosDesign *design, ExosUsersNeeded needed, GError **error)
{
  g_autofree char *line = exos_words_users_needed (design, &needed);

  if (needed.fault != EXOS_DESIGN_OK)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, line);
      return FALSE;
    }

  g_string_append_printf (text, "%s\n", line);
  return TRUE;
}

static void
add_detectable (GString *text, const ExosDesign *design, guint64 control)
{
  g_autofree char *line = exos_words_detectable (design, control);

  g_string_append_printf (text, "%s\n", line);
}

static void
add_looks (GString *text, const ExosDesign *design)
{
  g_autofree char *line = exos_words_design_looks (design);

  if (line != NULL)
    g_string_append_printf (text, "%s\n", line);
}

GBytes *
exos_command_plan (const ExosCommand *self, GError **error)
{
  const ExosPlan *plan = self->plan;
  const gboolean has_effect = plan->smallest_effect.numerator > 0;
  g_autoptr (GString) text = g_string_new (NULL);
  ExosDesign design = {
    .measure = EXOS_MEASURE_RATE,
    .baseline = exos_ratio_value (self->plan_rate),
    .effect = exos_ratio_value (plan->smallest_effect),
    .side = EXOS_RATE_ABOVE,
    .power = plan->power,
    .users_a_day = plan->daily_users,
  };
  const gboolean has_split = set_split (&design, plan);
  const gboolean has_looks = exos_design_set_looks (&design, plan);
  const ExosUsersNeeded needed =
      has_split ? exos_design_users (&design) : (ExosUsersNeeded) { .fault = EXOS_DESIGN_NO_RATIO };

  if (!has_looks)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("Say how many looks are planned, like --planned-looks=5."));
      return NULL;
    }
  if ((!has_split || has_effect) && !add_needed (text, &design, needed, error))
    return NULL;
  if (self->plan_users > 0)
    add_detectable (text, &design, self->plan_users);
  add_looks (text, &design);
  return g_string_free_to_bytes (g_steal_pointer (&text));
}
