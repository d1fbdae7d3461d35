// SPDX-License-Identifier: MIT
#pragma once

#include <gio/gio.h>

#include "ui/memo-order.h"

G_BEGIN_DECLS

/* One kind of file that a memo is saved as. */
typedef struct
{
  const char *id; /* "pdf": the preference last-export-format; the action is "save-" and it */
  const char *extension; /* without the dot */
  const char *title;     /* of the dialog, untranslated */
  gboolean is_memo;      /* saving it saves what was written into the memo */
  gboolean has_numbers;  /* nothing of it is left while numbers are hidden */
  GBytes *(*render) (const ExosMemoOrder *order, const ExosDoc *doc, GError **error);
} ExosExportFormat;

/* In the order of the menu; the last has an id of NULL. */
const ExosExportFormat *exos_export_formats (void);

/* The format with that id, else the first. */
const ExosExportFormat *exos_export_format (const char *id);

/* Renders and saves on a worker thread. */
void exos_export_async (const ExosExportFormat *format,
                        ExosSession *session,
                        GFile *file,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
gboolean exos_export_finish (GAsyncResult *result, GError **error);

G_END_DECLS
