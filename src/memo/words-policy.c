// SPDX-License-Identifier: MIT
#include <string.h>

#include "analysis/policy-file.h"
#include "data/format.h"
#include "data/language.h"
#include "memo/parts.h"
#include "memo/words.h"

#define MAX_SHOWN 60

char *
exos_memo_short_digest (const char *sha256)
{
  const gsize length = sha256 != NULL ? strlen (sha256) : 0;
  g_autofree char *first = g_strndup (sha256 != NULL ? sha256 : "", 4);

  return length < 8 ? NULL : g_strdup_printf ("%s…%s", first, sha256 + length - 4);
}

char *
exos_words_policy (const ExosReport *report, const char *code)
{
  const ExosPlan *plan = report->plan;
  g_autofree char *name = exos_visible_text (plan->policy_name, MAX_SHOWN);
  g_autofree char *digest = exos_memo_short_digest (plan->policy_digest);
  /* Translators: code of a rule, id of a policy, name of a policy file, digest of that file. */
  g_autofree char *rule = g_strdup_printf (_ ("Rule %s, policy “%s” as in “%s” (SHA-256 %s)."),
                                           code, exos_policy_id (plan->policy), name, digest);

  if (!exos_policy_departs (plan))
    return g_steal_pointer (&rule);
  return g_strconcat (rule, " ", _ ("Settings of that policy were changed."), NULL);
}

static const char *
name_policy (ExosPolicy policy)
{
  const char *const names[] = {
    [EXOS_POLICY_STANDARD] = C_ ("policy", "Standard"),
    [EXOS_POLICY_EVIDENCE] = C_ ("policy", "Evidence"),
    [EXOS_POLICY_STRICT] = C_ ("policy", "Strict"),
    [EXOS_POLICY_LITERAL] = C_ ("policy", "Literal"),
  };

  return names[policy];
}

/* Without a file: against what the program itself says. */
static gboolean
is_changed (const ExosPlan *plan)
{
  g_autoptr (ExosPlan) usual = exos_plan_new ();
  g_autofree char *present = exos_policy_print_settings (plan, FALSE);
  g_autofree char *built_in = NULL;

  usual->policy = plan->policy;
  built_in = exos_policy_print_settings (usual, FALSE);
  return plan->policy_name != NULL ? exos_policy_departs (plan) : !g_str_equal (present, built_in);
}

char *
exos_words_policy_in_force (const ExosPlan *plan)
{
  const char *rules = name_policy (plan->policy);

  if (plan->policy_name == NULL)
    /* Translators: name of rules that come with the program. */
    return g_strdup_printf (is_changed (plan) ? _ ("%s (built in), with changed settings")
                                              : _ ("%s (built in)"),
                            rules);

  g_autofree char *name = exos_visible_text (plan->policy_name, MAX_SHOWN);

  /* Translators: name of a policy file, the rules that it goes by. */
  return g_strdup_printf (
      is_changed (plan) ? _ ("“%s” (%s), with changed settings") : _ ("“%s” (%s)"), name, rules);
}
