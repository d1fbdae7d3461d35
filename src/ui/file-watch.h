// SPDX-License-Identifier: MIT
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Notices that a file is no longer the one that it was when the watch began. Emits "changed" once
 * for each new version on disk. Where files cannot be watched it stays silent. */
#define EXOS_TYPE_FILE_WATCH (exos_file_watch_get_type ())
G_DECLARE_FINAL_TYPE (ExosFileWatch, exos_file_watch, EXOS, FILE_WATCH, GObject)

ExosFileWatch *exos_file_watch_new (GFile *file);

G_END_DECLS
