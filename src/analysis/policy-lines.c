// SPDX-License-Identifier: MIT
#include "analysis/policy-lines.h"

#include <string.h>

/* Of section and key; a line break is in neither. */
static char *
join (const char *group, const char *key)
{
  return g_strconcat (group, "\n", key, NULL);
}

/* FALSE when it is there already. */
static gboolean
note (ExosPolicyLines *self, const char *group, const char *key, guint line)
{
  return g_hash_table_insert (self, join (group, key), GUINT_TO_POINTER (line));
}

/* The text of one line without blanks at its ends; NULL: blank or a comment. */
static char *
dup_content (const char *line)
{
  char *content = g_strstrip (g_strdup (line));

  if (content[0] != '\0' && content[0] != '#')
    return content;
  g_free (content);
  return NULL;
}

/* What a line says: its section, or the key before "=". Moves group on. */
static char *
take_word (char **group, const char *content)
{
  const char *end = content[0] == '[' ? strrchr (content, ']') : strchr (content, '=');
  char *word = g_strndup (content, end != NULL ? (gsize) (end - content) : strlen (content));

  g_strchomp (word);
  if (content[0] != '[')
    return word;

  g_free (*group);
  *group = g_strdup (word + 1);
  g_free (word);
  return NULL;
}

ExosPolicyLines *
exos_policy_lines_new (const char *text, gsize length, guint *twice, char **word)
{
  ExosPolicyLines *self = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *copy = g_strndup (text, length);
  g_auto (GStrv) lines = g_strsplit (copy, "\n", -1);
  g_autofree char *group = g_strdup ("");

  *twice = 0;
  for (guint i = 0; lines[i] != NULL && *twice == 0; i++)
    {
      g_autofree char *content = dup_content (lines[i]);
      g_autofree char *key = content != NULL ? take_word (&group, content) : NULL;

      if (content == NULL || note (self, group, key, i + 1))
        continue;
      *twice = i + 1;
      *word = g_strdup (key != NULL ? key : group);
    }

  return self;
}

guint
exos_policy_lines_find (ExosPolicyLines *self, const char *group, const char *key)
{
  g_autofree char *joined = join (group, key);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self, joined));
}
