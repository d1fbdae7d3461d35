// SPDX-License-Identifier: MIT
#include "ui/settings-schema.h"

#include <glib/gstdio.h>

#define EMBEDDED EXOS_RESOURCE_PATH "/gschemas.compiled"

/* A new folder wherever one may be made. The caller frees. */
static char *
make_folder (void)
{
  const char *const places[] = { g_get_tmp_dir (), g_get_user_runtime_dir (), "/tmp", "/dev/shm",
                                 g_get_user_cache_dir () };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *folder = g_build_filename (places[i], "experimentos-XXXXXX", NULL);

      if (g_mkdtemp (folder) != NULL)
        return g_steal_pointer (&folder);
    }

  return NULL;
}

/* GIO loads schemas from folders only: the embedded one passes through a folder that lives as long
 * as the loading. */
static GSettingsSchemaSource *
load_embedded (void)
{
  g_autofree char *folder = make_folder ();
  g_autoptr (GBytes) bytes = g_resources_lookup_data (EMBEDDED, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  GSettingsSchemaSource *source = NULL;
  gsize size;

  if (folder == NULL || bytes == NULL)
    return NULL;

  g_autofree char *path = g_build_filename (folder, "gschemas.compiled", NULL);
  const char *data = g_bytes_get_data (bytes, &size);

  if (g_file_set_contents (path, data, (gssize) size, NULL))
    source = g_settings_schema_source_new_from_directory (
        folder, g_settings_schema_source_get_default (), FALSE, NULL);
  g_unlink (path);
  g_rmdir (folder);
  return source;
}

static GSettingsSchema *
find_schema (void)
{
  GSettingsSchemaSource *system = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) installed =
      system != NULL ? g_settings_schema_source_lookup (system, EXOS_APP_ID, TRUE) : NULL;

  if (installed != NULL)
    return g_steal_pointer (&installed);

  GSettingsSchemaSource *source = load_embedded ();
  GSettingsSchema *schema =
      source != NULL ? g_settings_schema_source_lookup (source, EXOS_APP_ID, FALSE) : NULL;

  g_clear_pointer (&source, g_settings_schema_source_unref);
  return schema;
}

GSettings *
exos_settings_open (void)
{
  g_autoptr (GSettingsSchema) schema = find_schema ();

  g_return_val_if_fail (schema != NULL, NULL);
  return g_settings_new_full (schema, NULL, NULL);
}
