// SPDX-License-Identifier: MIT
#include "data/covariate-names.h"

#include <string.h>

/* Words before or after the name of a metric, longer ones first. Korean ones need no blank between;
 * "preview" is no "view" before the experiment. */
static const struct
{
  const char *word;
  gboolean needs_blank;
} words[] = {
  { "pre experiment period", TRUE },
  { "before experiment", TRUE },
  { "before the experiment", TRUE },
  { "pre experiment", TRUE },
  { "pre exposure", TRUE },
  { "pre period", TRUE },
  { "preperiod", TRUE },
  { "preexperiment", TRUE },
  { "covariate", TRUE },
  { "previous", TRUE },
  { "before", TRUE },
  { "prior", TRUE },
  { "pre", TRUE },
  { "실험 시작 전", FALSE },
  { "실험 전", FALSE },
  { "실험전", FALSE },
  { "실험 이전", FALSE },
  { "사전", FALSE },
  { "이전", FALSE },
};

/* What is left of a name without the word at its start, else at its end; NULL: it is not there, or
 * is all of it. */
static char *
dup_base (const char *name, const char *word, gboolean needs_blank)
{
  const gsize length = strlen (word);
  const gsize n = strlen (name);
  const gsize blank = needs_blank ? 1 : 0;
  char *base = NULL;

  if (n <= length + blank)
    return NULL;
  if (g_str_has_prefix (name, word) && (!needs_blank || name[length] == ' '))
    base = g_strdup (name + length);
  else if (g_str_has_suffix (name, word) && (!needs_blank || name[n - length - 1] == ' '))
    base = g_strndup (name, n - length);

  return base != NULL ? g_strstrip (base) : NULL;
}

gboolean
exos_name_is_covariate (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *base = dup_base (name, words[i].word, words[i].needs_blank);

      if (base != NULL)
        return TRUE;
    }

  return FALSE;
}

static guint
find_metric (GHashTable *place_of, const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *base = dup_base (name, words[i].word, words[i].needs_blank);
      const guint found =
          base != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (place_of, base)) : 0;

      if (found > 0)
        return found - 1;
    }

  return EXOS_NO_METRIC;
}

/* Forgets covariates of covariates, and every covariate of a metric but the first. */
static void
keep_first (guint n, guint *metrics)
{
  g_autofree gboolean *has_covariate = g_new0 (gboolean, n);
  g_autofree guint *found = g_memdup2 (metrics, n * sizeof *metrics);

  for (guint i = 0; i < n; i++)
    {
      const guint metric = found[i];

      if (metric == EXOS_NO_METRIC)
        continue;
      if (found[metric] != EXOS_NO_METRIC || has_covariate[metric])
        metrics[i] = EXOS_NO_METRIC;
      else
        has_covariate[metric] = TRUE;
    }
}

void
exos_covariate_names_match (const char *const *names, guint n, guint *metrics)
{
  g_autoptr (GHashTable) place_of = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = n; i-- > 0;)
    g_hash_table_insert (place_of, (gpointer) names[i], GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < n; i++)
    metrics[i] = find_metric (place_of, names[i]);
  keep_first (n, metrics);
}
