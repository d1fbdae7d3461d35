// SPDX-License-Identifier: MIT
/* Replays the files of folders through a fuzz target, so that what the fuzzers found stays found.
 */
#include <glib.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
main (int argc, char **argv)
{
  guint n_files = 0;

  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GDir) folder = g_dir_open (argv[i], 0, NULL);
      const char *name;

      while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
        {
          g_autofree char *path = g_build_filename (argv[i], name, NULL);
          g_autofree char *bytes = NULL;
          gsize size;

          if (g_file_get_contents (path, &bytes, &size, NULL))
            {
              LLVMFuzzerTestOneInput ((const uint8_t *) bytes, size);
              n_files++;
            }
        }
    }

  g_print ("%u files replayed\n", n_files);
  return n_files > 0 ? 0 : 1;
}
