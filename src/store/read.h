// SPDX-License-Identifier: MIT
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* All of a small file. NULL with a message for people when it cannot be read, is no file (a folder,
 * a device), or has more than limit bytes; no more than that is ever read. May block. */
GBytes *exos_read_small (GFile *file, gsize limit, GCancellable *cancellable, GError **error);

G_END_DECLS
