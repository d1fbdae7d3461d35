// SPDX-License-Identifier: MIT
/* compare-reference TOLERANCES.json CASES.jsonl…: computes every line anew and compares each value
 * of its "expected" under the rules. Fails on any difference, and when nothing was compared. */
#include "reference-case.h"
#include "tolerance.h"

#include <gsl/gsl_errno.h>
#include <stdio.h>

typedef struct
{
  Tolerances *tolerances;
  const char *id;
  guint n_lines;
  guint n_values;
  guint n_failures;
} Comparison;

static void
compare_leaf (
    Comparison *self, const char *key, JsonNode *expected, JsonNode *got, JsonNode *parent)
{
  self->n_values++;
  if (tolerances_accept (self->tolerances, key, expected, got, parent))
    return;

  g_autofree char *want_text = json_to_string (expected, FALSE);
  g_autofree char *got_text = got != NULL ? json_to_string (got, FALSE) : g_strdup ("nothing");

  self->n_failures++;
  printf ("%s %s: got %s, want %s\n", self->id, key, got_text, want_text);
}

static void compare_node (
    Comparison *self, const char *key, JsonNode *expected, JsonNode *got, JsonNode *parent);

static void
compare_object (Comparison *self, const char *key, JsonNode *expected, JsonNode *got)
{
  JsonObject *object =
      got != NULL && JSON_NODE_HOLDS_OBJECT (got) ? json_node_get_object (got) : NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init (&iter, json_node_get_object (expected));
  while (json_object_iter_next (&iter, &name, &member))
    {
      g_autofree char *path = *key != '\0' ? g_strconcat (key, ".", name, NULL) : g_strdup (name);
      JsonNode *other = object != NULL ? json_object_get_member (object, name) : NULL;

      compare_node (self, path, member, other, expected);
    }
}

static void
compare_array (Comparison *self, const char *key, JsonNode *expected, JsonNode *got)
{
  JsonArray *array = got != NULL && JSON_NODE_HOLDS_ARRAY (got) ? json_node_get_array (got) : NULL;
  JsonArray *wanted = json_node_get_array (expected);
  const guint n = array != NULL ? json_array_get_length (array) : 0;

  if (n > json_array_get_length (wanted))
    compare_leaf (self, key, expected, got, expected);
  for (guint i = 0; i < json_array_get_length (wanted); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s[%u]", key, i);

      compare_node (self, path, json_array_get_element (wanted, i),
                    i < n ? json_array_get_element (array, i) : NULL, expected);
    }
}

static void
compare_node (
    Comparison *self, const char *key, JsonNode *expected, JsonNode *got, JsonNode *parent)
{
  if (JSON_NODE_HOLDS_OBJECT (expected))
    compare_object (self, key, expected, got);
  else if (JSON_NODE_HOLDS_ARRAY (expected))
    compare_array (self, key, expected, got);
  else
    compare_leaf (self, key, expected, got, parent);
}

static gboolean
compare_line (Comparison *self, const char *text, GError **error)
{
  g_autoptr (JsonNode) root = json_from_string (text, error);
  g_autoptr (JsonNode) answer = NULL;
  JsonObject *result;

  if (root == NULL)
    return FALSE;
  self->id = json_object_get_string_member (json_node_get_object (root), "id");
  self->n_lines++;
  result = reference_answer (json_node_get_object (root));
  if (result != NULL)
    answer = json_node_init_object (json_node_alloc (), result);
  g_clear_pointer (&result, json_object_unref);
  compare_node (self, "", json_object_get_member (json_node_get_object (root), "expected"), answer,
                NULL);
  return TRUE;
}

static gboolean
compare_file (Comparison *self, const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, error))
    return FALSE;
  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && !compare_line (self, lines[i], error))
      return FALSE;
  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (Tolerances) tolerances = NULL;
  Comparison self = { 0 };

  gsl_set_error_handler_off ();
  if (argc < 3)
    {
      g_printerr ("Usage: compare-reference TOLERANCES.json CASES.jsonl…\n");
      return 2;
    }
  tolerances = tolerances_load (argv[1], &error);
  self.tolerances = tolerances;
  for (int i = 2; i < argc && error == NULL; i++)
    compare_file (&self, argv[i], &error);
  if (error != NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  printf ("%u lines, %u values compared, %u failures\n", self.n_lines, self.n_values,
          self.n_failures);
  return self.n_failures > 0 || self.n_values == 0;
}
