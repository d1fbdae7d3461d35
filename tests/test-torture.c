// SPDX-License-Identifier: MIT
/* Every file of torture/manifest.json through the command line; torture/README.md has its terms. */
#include "torture.h"

static char *folder;

static void
check_file (Torture *self)
{
  torture_run (self, NULL, "json");
  torture_check_outcome (self);
  torture_check_messages (self);
  torture_check_places (self);
  torture_check_variants (self);
  torture_check_statistics (self);
  torture_check_decision (self);
  torture_check_must_not (self);
}

static void
test_entry (gconstpointer data)
{
  JsonObject *entry = (JsonObject *) data;
  const char *name = torture_text (entry, "file");

  if (name == NULL)
    {
      torture_run_scenario (entry, folder);
      return;
    }

  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "torture", name, NULL);
  g_autoptr (Torture) self = torture_new (entry, path);

  check_file (self);
}

static void
add_entry (JsonArray *entries, guint index, JsonNode *node, gpointer user_data)
{
  JsonObject *entry = json_node_get_object (node);
  const char *file = torture_text (entry, "file");
  const char *name = file != NULL ? file : torture_text (entry, "scenario");
  g_autofree char *path = g_strconcat ("/torture/", name, NULL);

  g_test_add_data_func (path, entry, test_entry);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions (); /* every unmet entry is told, not only the first */

  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "torture", "manifest.json", NULL);
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  folder = g_dir_make_tmp ("exos-torture-XXXXXX", NULL);

  JsonArray *entries =
      torture_array (json_node_get_object (json_parser_get_root (parser)), "entries");

  json_array_foreach_element (entries, add_entry, NULL);

  const int status = g_test_run ();
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", folder);

  g_print ("# %u entries, %u unmet\n", json_array_get_length (entries), torture_n_unmet ());
  g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL);
  g_free (folder);
  return status;
}
