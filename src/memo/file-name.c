// SPDX-License-Identifier: MIT
#include "memo/file-name.h"

#include <string.h>

#define MAX_BYTES 120
#define FORBIDDEN "/\\:*?\"<>|"

/* Separators, what other systems refuse, and what cannot be seen or reorders the line. */
static gboolean
is_allowed (gunichar c)
{
  const GUnicodeType type = g_unichar_type (c);

  return type != G_UNICODE_CONTROL && type != G_UNICODE_FORMAT && type != G_UNICODE_SURROGATE &&
         type != G_UNICODE_LINE_SEPARATOR && type != G_UNICODE_PARAGRAPH_SEPARATOR &&
         type != G_UNICODE_UNASSIGNED && (c >= 0x80 || strchr (FORBIDDEN, (int) c) == NULL);
}

/* The name with what is not allowed as "_"; a leading dot would hide the file. */
static char *
clean (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name != NULL ? name : "", -1);
  GString *text = g_string_new (NULL);

  g_strstrip (valid);
  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    if (is_allowed (g_utf8_get_char (at)))
      g_string_append_unichar (text, g_utf8_get_char (at));
    else
      g_string_append_c (text, '_');

  for (gsize i = 0; text->str[i] == '.'; i++)
    text->str[i] = '_';
  return g_string_free (text, FALSE);
}

/* Cuts text to n bytes, never within a character. */
static void
cut (char *text, gsize n)
{
  if (strlen (text) <= n)
    return;

  while (n > 0 && ((guchar) text[n] & 0xc0) == 0x80)
    n--;
  text[n] = '\0';
  g_strchomp (text);
}

char *
exos_export_file_name (const char *experiment_name, const GDate *date, const char *extension)
{
  g_autofree char *name = clean (experiment_name);
  char iso[16];

  g_date_strftime (iso, sizeof iso, "%Y-%m-%d", date);

  g_autofree char *rest = g_strdup_printf ("_decision_memo_%s.%s", iso, extension);

  g_return_val_if_fail (strlen (rest) < MAX_BYTES, NULL);
  cut (name, MAX_BYTES - strlen (rest));
  return g_strconcat (name[0] != '\0' ? name : "experiment", rest, NULL);
}
