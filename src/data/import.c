// SPDX-License-Identifier: MIT
#include "data/import.h"

#include "data/data-file.h"

GQuark
exos_import_error_quark (void)
{
  return g_quark_from_static_string ("exos-import-error-quark");
}

ExosExperiment *
exos_import_stream (GInputStream *stream,
                    const char *display_name,
                    guint64 size,
                    const ExosMapping *mapping,
                    ExosImportProgress progress,
                    gpointer user_data,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (ExosDataFile) data = exos_data_file_read_stream (
      stream, display_name, size, mapping, progress, user_data, cancellable, error);

  return data != NULL ? exos_data_file_understand (data, mapping) : NULL;
}

ExosExperiment *
exos_import_files (GFile *const *files,
                   gsize n_files,
                   const ExosMapping *mapping,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (ExosDataFile) data =
      exos_data_file_read_files (files, n_files, mapping, NULL, NULL, cancellable, error);

  return data != NULL ? exos_data_file_understand (data, mapping) : NULL;
}

ExosExperiment *
exos_import_file (GFile *file,
                  const ExosMapping *mapping,
                  ExosImportProgress progress,
                  gpointer user_data,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (ExosDataFile) data =
      exos_data_file_read (file, mapping, progress, user_data, cancellable, error);

  return data != NULL ? exos_data_file_understand (data, mapping) : NULL;
}
