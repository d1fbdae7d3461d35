// SPDX-License-Identifier: MIT
#pragma once

#include "ui/export/formats.h"
#include "ui/window.h"

G_BEGIN_DECLS

/* Asks where to save in that format, then saves, and says in window how it went. */
void exos_save_ask (ExosWindow *window, const ExosExportFormat *format);

/* Saves to file, and says in window how it went; the file's ending is added when it is missing. */
void exos_save_to (ExosWindow *window, const ExosExportFormat *format, GFile *file);

G_END_DECLS
