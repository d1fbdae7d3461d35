// SPDX-License-Identifier: MIT
/* What the policy would do, instead of the memo. */
#include "cli.h"

#include <string.h>

#include "analysis/simulate.h"
#include "data/language.h"
#include "data/number.h"
#include "data/text.h"
#include "memo/simulation.h"
#include "stats/exact.h"

/* Percentage points with or without a sign, as a fraction. */
static gboolean
parse_points (const char *text, double *fraction)
{
  const gboolean is_negative = text[0] == '-';
  ExosRatio ratio;

  if (!exos_parse_ratio (text + (is_negative || text[0] == '+' ? 1 : 0), 100, &ratio))
    return FALSE;

  *fraction = exos_ratio_value (ratio) * (is_negative ? -1.0 : 1.0);
  return TRUE;
}

static gboolean
refuse (const char *option, const char *value, const char *allowed, GError **error)
{
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("%s=%s: use %s."), option, value,
               allowed);
  return FALSE;
}

static gboolean
read_effects (GArray *effects, char *const *texts, GError **error)
{
  for (guint i = 0; texts[i] != NULL; i++)
    {
      double effect;

      if (!parse_points (texts[i], &effect))
        return refuse ("--true-effect", texts[i], _ ("percentage points, like 0.5"), error);
      g_array_append_val (effects, effect);
    }

  return TRUE;
}

/* Of the report's guardrails, or n_guardrails. */
static gsize
find_guardrail (const ExosReport *report, const char *name)
{
  gsize i = 0;

  while (i < report->n_guardrails &&
         !exos_names_match (
             name, report->experiment->metrics[report->treatments[0].guardrails[i].metric].name))
    i++;
  return i;
}

/* COL:POINTS; a name may hold colons. */
static gboolean
read_harm (const ExosReport *report, const char *text, double *harms, GError **error)
{
  const char *colon = strrchr (text, ':');
  g_autofree char *name = colon != NULL ? g_strndup (text, (gsize) (colon - text)) : NULL;
  const gsize guardrail = name != NULL ? find_guardrail (report, name) : report->n_guardrails;

  return (guardrail < report->n_guardrails && parse_points (colon + 1, &harms[guardrail])) ||
         refuse ("--true-harm", text, _ ("a guardrail and percentage points, like cancel:0.5"),
                 error);
}

static gboolean
read_harms (const ExosReport *report, char *const *texts, double *harms, GError **error)
{
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    if (!read_harm (report, texts[i], harms, error))
      return FALSE;
  return TRUE;
}

GBytes *
exos_command_simulate (const ExosCommand *self, const ExosReport *report, GError **error)
{
  g_autofree double *harms = g_new0 (double, report->n_guardrails);
  g_autoptr (GArray) effects = self->true_effects != NULL
                                   ? g_array_new (FALSE, FALSE, sizeof (double))
                                   : exos_simulation_dup_effects (report);

  if (self->true_effects != NULL && !read_effects (effects, self->true_effects, error))
    return NULL;
  if (report->has_results && !read_harms (report, self->true_harms, harms, error))
    return NULL;

  const ExosAssumptions assumptions = {
    .seed = EXOS_SIMULATION_SEED,
    .n_replicates = EXOS_SIMULATION_REPLICATES,
    .effects = &g_array_index (effects, double, 0),
    .n_effects = effects->len,
    .harms = harms,
  };
  g_autoptr (ExosSimulation) simulation =
      exos_simulate (report, &assumptions, NULL, NULL, NULL, error);

  if (simulation == NULL)
    return NULL;

  char *text = self->format == EXOS_FORMAT_JSON
                   ? exos_render_simulation_json (simulation)
                   : exos_render_simulation_markdown (simulation, report->plan->policy);

  return g_bytes_new_take (text, strlen (text));
}
