// SPDX-License-Identifier: MIT
#include "ui/defaults.h"

#include <gtk/gtk.h>

#include "analysis/plan.h"
#include "analysis/policy-file.h"
#include "data/language.h"
#include "ui/policy-source.h"
#include "ui/settings-schema.h"

GSettings *
exos_settings (void)
{
  static GSettings *settings;

  if (settings == NULL)
    settings = exos_settings_open ();
  return settings;
}

/* Preferences that a plan begins with. */
static const char *const analysis_keys[] = {
  "policy",      "alpha",           "correction",       "small-sample-test",
  "min-users",   "guardrail-worse", "guardrail-severe", "auto-guardrails",
  "policy-file",
};

gboolean
exos_defaults_is_analysis_key (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (analysis_keys); i++)
    if (g_str_equal (analysis_keys[i], key))
      return TRUE;

  return FALSE;
}

static void
set_enums (ExosPlan *plan, GSettings *settings)
{
  g_autofree char *correction = g_settings_get_string (settings, "correction");
  g_autofree char *exact = g_settings_get_string (settings, "small-sample-test");
  g_autofree char *policy = g_settings_get_string (settings, "policy");

  exos_policy_from_id (policy, &plan->policy);
  exos_correction_from_id (correction, &plan->correction);
  exos_exact_from_id (exact, &plan->exact);
}

static void
set_analysis (ExosPlan *plan)
{
  GSettings *settings = exos_settings ();

  exos_policy_forget (plan);
  set_enums (plan, settings);
  plan->alpha = g_settings_get_double (settings, "alpha");
  plan->min_users = (guint64) g_settings_get_int (settings, "min-users");
  plan->worse = exos_ratio_from_points (g_settings_get_double (settings, "guardrail-worse"));
  plan->severe = exos_ratio_from_points (g_settings_get_double (settings, "guardrail-severe"));
  plan->no_guardrails = !g_settings_get_boolean (settings, "auto-guardrails");
}

ExosPlan *
exos_defaults_new_plan (void)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  set_analysis (plan);
  return exos_policy_source_apply (plan);
}

ExosPlan *
exos_defaults_apply (const ExosPlan *plan)
{
  g_autoptr (ExosPlan) applied = exos_plan_copy (plan);

  set_analysis (applied);
  return exos_policy_source_apply (applied);
}

ExosMemoEdits *
exos_defaults_new_edits (void)
{
  ExosMemoEdits *edits = exos_memo_edits_new ();

  edits->owner = g_settings_get_string (exos_settings (), "memo-owner");
  return edits;
}

const char *
exos_defaults_memo_language (void)
{
  g_autofree char *language = g_settings_get_string (exos_settings (), "memo-language");

  return language[0] == '\0' ? exos_language () : g_str_equal (language, "ko") ? "ko" : "en";
}

ExosPaper
exos_defaults_memo_paper (void)
{
  g_autofree char *paper = g_settings_get_string (exos_settings (), "memo-paper");

  if (paper[0] == '\0')
    return g_str_equal (gtk_paper_size_get_default (), GTK_PAPER_NAME_LETTER) ? EXOS_PAPER_LETTER
                                                                              : EXOS_PAPER_A4;
  return g_str_equal (paper, "letter") ? EXOS_PAPER_LETTER : EXOS_PAPER_A4;
}
