// SPDX-License-Identifier: MIT
/* Which section of a policy file a column belongs to. */
#include "analysis/plan.h"

#include <string.h>

#include "data/text.h"

static const char *
skip_character (const char *text)
{
  return g_utf8_next_char (text);
}

/* "*" and "?" in pattern. Back to the last star only, so that no pattern costs more than the
 * product of the lengths. */
static gboolean
fits (const char *pattern, const char *text)
{
  const char *star = NULL;
  const char *retry = NULL;

  while (*text != '\0')
    if (*pattern == '*')
      {
        star = ++pattern;
        retry = text;
      }
    else if (*pattern == '?' || (*pattern != '\0' && *pattern == *text))
      {
        text = *pattern == '?' ? skip_character (text) : text + 1;
        pattern++;
      }
    else if (star != NULL)
      {
        retry = skip_character (retry);
        text = retry;
        pattern = star;
      }
    else
      return FALSE;

  return pattern[strspn (pattern, "*")] == '\0';
}

static gboolean
fits_name (const char *pattern, const char *column)
{
  g_autofree char *left = exos_normalize_name (pattern, -1);
  g_autofree char *right = exos_normalize_name (column, -1);

  return fits (left, right);
}

const ExosGuardrailPlan *
exos_plan_find_policy_guardrail (const ExosPlan *self, const char *column)
{
  const GPtrArray *sections = self->policy_guardrails;

  for (guint i = 0; i < sections->len; i++)
    if (exos_names_match (((const ExosGuardrailPlan *) sections->pdata[i])->column, column))
      return sections->pdata[i];
  for (guint i = 0; i < sections->len; i++)
    if (fits_name (((const ExosGuardrailPlan *) sections->pdata[i])->column, column))
      return sections->pdata[i];

  return NULL;
}
