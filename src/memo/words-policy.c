// SPDX-License-Identifier: MIT
#include <string.h>

#include "analysis/policy-file.h"
#include "data/format.h"
#include "data/language.h"
#include "memo/parts.h"

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
