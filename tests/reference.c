// SPDX-License-Identifier: MIT
/* Reads lines of tests/cases on standard input and writes {"id": …, "result": {…}} for each. */
#include "reference-case.h"
#include "reference-json.h"

#include <gsl/gsl_errno.h>
#include <stdio.h>

static gboolean
answer_line (const char *text, GError **error)
{
  g_autoptr (JsonNode) root = json_from_string (text, error);
  g_autoptr (JsonNode) answer = NULL;
  g_autoptr (GString) line = g_string_new (NULL);
  JsonObject *object;
  JsonObject *result;

  if (root == NULL)
    return FALSE;
  result = reference_answer (json_node_get_object (root));
  if (result == NULL)
    return TRUE;
  object = json_object_new ();
  json_object_set_string_member (object, "id",
                                 json_object_get_string_member (json_node_get_object (root), "id"));
  json_object_set_object_member (object, "result", result);
  answer = json_node_init_object (json_node_alloc (), object);
  json_object_unref (object);
  reference_append_json (line, answer);
  puts (line->str);
  return TRUE;
}

int
main (void)
{
  g_autoptr (GIOChannel) input = g_io_channel_unix_new (0);
  g_autoptr (GError) error = NULL;
  char *text;

  gsl_set_error_handler_off ();
  while (g_io_channel_read_line (input, &text, NULL, NULL, &error) == G_IO_STATUS_NORMAL)
    {
      const gboolean is_answered = *g_strstrip (text) == '\0' || answer_line (text, &error);

      g_free (text);
      if (!is_answered)
        break;
    }
  if (error == NULL)
    return 0;
  g_printerr ("%s\n", error->message);
  return 1;
}
