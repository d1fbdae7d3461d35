// SPDX-License-Identifier: MIT
/* Reading the JSON of a report back. */
#pragma once

#include "fixture.h"

#include <json-glib/json-glib.h>

#include "memo/render.h"

static inline char *
render (const ExosReport *report)
{
  g_autoptr (ExosDoc) doc = exos_doc_new (report, NULL);

  return exos_render_json (report, doc);
}

static inline JsonObject *
parse (const char *text, JsonParser *parser)
{
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

/* What a strict reader would refuse, and json-glib's own does not. */
static inline void
assert_strict (const char *text)
{
  static const char *const forbidden[] = {
    "[0-9]e[-+]?[0-9]+\\.", "\\bnan\\b", "\\binf", "[+]\\d\\.", "\\bNaN\\b", "Infinity"
  };
  g_autoptr (GRegex) strings = g_regex_new ("\"(\\\\.|[^\"\\\\])*\"", 0, 0, NULL);
  g_autofree char *bare = g_regex_replace_literal (strings, text, -1, 0, "\"\"", 0, NULL);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_true (g_str_has_suffix (text, "}\n"));
  for (gsize i = 0; i < G_N_ELEMENTS (forbidden); i++)
    g_assert_false (g_regex_match_simple (forbidden[i], bare, 0, 0));
  for (const char *at = bare; *at != '\0'; at++)
    g_assert_true (g_ascii_isprint (*at) || *at == '\n');
}
