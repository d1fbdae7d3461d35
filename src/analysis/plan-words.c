// SPDX-License-Identifier: MIT
#include "analysis/plan-words.h"

gboolean
exos_take_direction (char **words, guint *n_words, ExosDirection *direction)
{
  if (*n_words < 2)
    return FALSE;
  if (g_str_equal (words[*n_words - 1], "lower"))
    *direction = EXOS_DIRECTION_LOWER;
  else if (g_str_equal (words[*n_words - 1], "higher"))
    *direction = EXOS_DIRECTION_HIGHER;
  else
    return FALSE;
  *n_words -= 1;
  return TRUE;
}

char *
exos_join_words (char **words, guint n_words)
{
  GString *name = g_string_new (words[0]);

  for (guint i = 1; i < n_words; i++)
    g_string_append_printf (name, ":%s", words[i]);
  return g_strstrip (g_string_free (name, FALSE));
}
