// SPDX-License-Identifier: MIT
#include "data/sum-names.h"

#include <string.h>

/* The first is how we write it ourselves. */
static const char *const suffixes[][6] = {
  [EXOS_SUM_NAME_COVARIATE] = { " pre sum" },
  [EXOS_SUM_NAME_COVARIATE_SQUARES] = { " pre sum sq", " pre sumsq", " pre sum squares",
                                        " pre sum of squares" },
  [EXOS_SUM_NAME_COVARIATE_PRODUCT] = { " pre prod", " pre sum prod" },
  [EXOS_SUM_NAME_PRODUCT] = { " sum prod" },
  [EXOS_SUM_NAME_SQUARES] = { " sum sq", " sumsq", " sum squares", " sum of squares" },
  [EXOS_SUM_NAME_SUM] = { " sum" },
};

ExosSumName
exos_sum_name_parse (const char *normalized, char **base)
{
  for (int what = 0; what < EXOS_SUM_NAME_NONE; what++)
    for (const char *const *suffix = suffixes[what]; *suffix != NULL; suffix++)
      if (g_str_has_suffix (normalized, *suffix) && strlen (normalized) > strlen (*suffix))
        {
          *base = g_strndup (normalized, strlen (normalized) - strlen (*suffix));
          return (ExosSumName) what;
        }

  *base = NULL;
  return EXOS_SUM_NAME_NONE;
}

char *
exos_sum_name_dup_base_of_users (const char *normalized)
{
  return g_str_has_suffix (normalized, " n") && strlen (normalized) > strlen (" n")
             ? g_strndup (normalized, strlen (normalized) - strlen (" n"))
             : NULL;
}

void
exos_sum_names_init (ExosSumNames *self, char *const *names, guint n)
{
  *self = (ExosSumNames) {
    .n = n,
    .what = g_new (ExosSumName, n),
    .bases = g_new0 (char *, n + 1),
    .column_of = g_hash_table_new (g_str_hash, g_str_equal),
  };
  for (guint i = n; i-- > 0;)
    {
      self->what[i] = exos_sum_name_parse (names[i], &self->bases[i]);
      g_hash_table_insert (self->column_of, names[i], GUINT_TO_POINTER (i + 1));
    }
}

void
exos_sum_names_clear (ExosSumNames *self)
{
  for (guint i = 0; i < self->n; i++)
    g_free (self->bases[i]);
  g_clear_pointer (&self->bases, g_free);
  g_clear_pointer (&self->what, g_free);
  g_clear_pointer (&self->column_of, g_hash_table_unref);
}

guint
exos_sum_names_find (const ExosSumNames *self, const char *base, ExosSumName what)
{
  for (const char *const *suffix = suffixes[what]; *suffix != NULL; suffix++)
    {
      g_autofree char *name = g_strconcat (base, *suffix, NULL);
      const guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->column_of, name));

      if (found > 0)
        return found - 1;
    }

  return G_MAXUINT;
}

char *
exos_sum_name_dup_header (const char *base, ExosSumName what)
{
  char *header = g_strconcat (base, suffixes[what][0], NULL);

  return g_strdelimit (header, " ", '_');
}

gboolean
exos_sum_names_hold_mean (const ExosSumNames *self)
{
  for (guint i = 0; i < self->n; i++)
    if (self->what[i] == EXOS_SUM_NAME_SUM &&
        exos_sum_names_find (self, self->bases[i], EXOS_SUM_NAME_SQUARES) != G_MAXUINT)
      return TRUE;
  return FALSE;
}
