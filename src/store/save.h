// SPDX-License-Identifier: MIT
#pragma once

#include <gio/gio.h>
#include <stdio.h>

G_BEGIN_DECLS

/* Writes bytes to file, whole or not at all: what stood there before stays until everything is on
 * the disk. A symbolic link keeps its place; what it points to is replaced. Devices and pipes,
 * which cannot be replaced, are written to. May block. */
gboolean exos_save_bytes (GFile *file, GBytes *bytes, GCancellable *cancellable, GError **error);

/* The same to an open stream, which is flushed and stays open. */
gboolean exos_save_to_stream (FILE *stream, GBytes *bytes, GError **error);

G_END_DECLS
