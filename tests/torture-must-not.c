// SPDX-License-Identifier: MIT
/* What makes a result a failure whatever the outcome. */
#include "torture.h"

#include <string.h>

/* Whether it happened. */
typedef gboolean (*Fault) (const Torture *self, const char *words);

static gboolean
output_has_word (const Torture *self, const char *words)
{
  g_autofree char *escaped = g_regex_escape_string (words, -1);
  g_autofree char *pattern = g_strdup_printf ("\\b%s\\b", escaped);

  return g_regex_match_simple (pattern, self->output, G_REGEX_CASELESS, 0) ||
         g_regex_match_simple (pattern, self->errors, G_REGEX_CASELESS, 0);
}

static gboolean
is_launched (const Torture *self, const char *words)
{
  JsonObject *decision = torture_object (self->answer, "decision");

  return decision != NULL && g_strcmp0 (torture_text (decision, "verdict"), "launch") == 0;
}

static gboolean
is_silent (const Torture *self, const char *words)
{
  return g_str_equal (self->outcome, "ok");
}

static gboolean
any_variant (const Torture *self, const char *member, gboolean (*is_wrong) (JsonNode *node))
{
  JsonArray *variants = torture_array (self->answer, "variants");

  for (guint i = 0; variants != NULL && i < json_array_get_length (variants); i++)
    {
      JsonObject *variant = json_array_get_object_element (variants, i);
      JsonNode *node = json_object_get_member (variant, member);

      if (node != NULL && JSON_NODE_HOLDS_VALUE (node) && is_wrong (node))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_negative (JsonNode *node)
{
  return json_node_get_int (node) < 0;
}

static gboolean
is_int64_max (JsonNode *node)
{
  return json_node_get_int (node) == G_MAXINT64;
}

static gboolean
is_fifty (JsonNode *node)
{
  return json_node_get_int (node) == 50;
}

static gboolean
is_control (JsonNode *node)
{
  return g_str_equal (json_node_get_string (node), "control");
}

static gboolean
is_total (JsonNode *node)
{
  return g_ascii_strcasecmp (json_node_get_string (node), "total") == 0;
}

static gboolean
has_negative_users (const Torture *self, const char *words)
{
  return any_variant (self, "users", is_negative);
}

static gboolean
has_clamped_users (const Torture *self, const char *words)
{
  return any_variant (self, "users", is_int64_max);
}

static gboolean
stopped_at_nul (const Torture *self, const char *words)
{
  return any_variant (self, "users", is_fifty);
}

static gboolean
picked_control_silently (const Torture *self, const char *words)
{
  return any_variant (self, "role", is_control) && is_silent (self, words);
}

static gboolean
counted_total_silently (const Torture *self, const char *words)
{
  return any_variant (self, "name", is_total) && is_silent (self, words);
}

/* Empty guardrails are compared with null where the variants are checked. */
static gboolean
empty_is_silent (const Torture *self, const char *words)
{
  return is_silent (self, words);
}

static char *
render (const Torture *self, const char *format)
{
  g_autoptr (Torture) again = torture_new (self->entry, self->path);

  torture_run (again, NULL, format);
  if (again->status != 0)
    torture_unmet (again, "%s ends with %d", format, again->status);
  return g_steal_pointer (&again->output);
}

static gboolean
has_raw_script (const Torture *self, const char *words)
{
  g_autofree char *html = render (self, "html");

  return html[0] == '\0' || strstr (html, "<script") != NULL;
}

static guint
count_bars (const char *line)
{
  guint n_bars = 0;

  for (gsize i = 0; line[i] != '\0'; i++)
    n_bars += line[i] == '|' && (i == 0 || line[i - 1] != '\\');

  return n_bars;
}

static gboolean
has_broken_table (const Torture *self, const char *words)
{
  g_autofree char *markdown = render (self, "markdown");
  g_auto (GStrv) lines = g_strsplit (markdown, "\n", -1);

  for (gsize i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    if (lines[i][0] == '|' && lines[i - 1][0] == '|' &&
        count_bars (lines[i]) != count_bars (lines[i - 1]))
      return TRUE;

  return FALSE;
}

static gboolean
has_live_link (const Torture *self, const char *words)
{
  g_autofree char *html = render (self, "html");
  g_autofree char *markdown = render (self, "markdown");

  return g_regex_match_simple ("href\\s*=\\s*[\"']?\\s*javascript:", html, G_REGEX_CASELESS, 0) ||
         g_regex_match_simple ("(?<!\\\\)\\]\\(javascript:", markdown, G_REGEX_CASELESS, 0);
}

/* exos writes no tables of cells and opens no window: nothing to see here. */
static gboolean
cannot_happen (const Torture *self, const char *words)
{
  return FALSE;
}

/* clang-format off */
static const struct
{
  const char *words;
  Fault fault;
} faults[] = {
  { "NaN", output_has_word },
  { "nan", output_has_word },
  { "inf", output_has_word },
  { "division by zero", output_has_word },
  { "Launch", is_launched },
  { "pick a control silently", picked_control_silently },
  { "a negative number", has_negative_users },
  { "9223372036854775807", has_clamped_users },
  { "silently sum", is_silent },
  { "silently keep the last", is_silent },
  { "silently dropping 77", is_silent },
  { "reading users as 50", stopped_at_nul },
  { "treating it as 0", empty_is_silent },
  { "raw leading = in any exported CSV/XLSX cell", cannot_happen },
  { "raw leading = in exported CSV", cannot_happen },
  { "an unescaped <script> in the HTML memo or in Pango markup", has_raw_script },
  { "a broken table row in the Markdown memo", has_broken_table },
  { "a live javascript: link", has_live_link },
  { "a window as wide as the name", cannot_happen },
  { "Total counted as a third variant without a word", counted_total_silently },
};
/* clang-format on */

static void
check_fault (const Torture *self, const char *words)
{
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    if (g_str_equal (faults[i].words, words))
      {
        if (faults[i].fault (self, words))
          torture_unmet (self, "must not: %s", words);
        return;
      }

  torture_unmet (self, "no test knows how to look for \"%s\"", words);
}

void
torture_check_must_not (const Torture *self)
{
  JsonArray *words = torture_array (self->entry, "must_not");

  for (guint i = 0; words != NULL && i < json_array_get_length (words); i++)
    check_fault (self, json_array_get_string_element (words, i));
}
