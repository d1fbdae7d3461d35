// SPDX-License-Identifier: MIT
#pragma once

#include <gio/gio.h>
#include <stdio.h>

G_BEGIN_DECLS

/* Writes bytes to file, whole or not at all: what stood there before stays until everything is on
 * the disk. A symbolic link keeps its place; what it points to is replaced. Devices and pipes,
 * which cannot be replaced, are written to. May block. The message of error is a reason in words,
 * to be set after the name of the file and a colon. */
gboolean exos_save_bytes (GFile *file, GBytes *bytes, GCancellable *cancellable, GError **error);

/* The same to an open stream, which is flushed and stays open. */
gboolean exos_save_to_stream (FILE *stream, GBytes *bytes, GError **error);

/* From now on a file that grows too large and a pipe that nobody reads are errors of writing.
 * Before, the system ends the program, in the middle of a file. Once, at the start of a program. */
void exos_save_without_signals (void);

G_END_DECLS
