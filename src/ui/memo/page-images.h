// SPDX-License-Identifier: MIT
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "ui/memo-order.h"

G_BEGIN_DECLS

/* The pages of a memo as pictures, and the memo as text. */
typedef struct
{
  GPtrArray *pages; /* of cairo_surface_t */
  char *text;
} ExosPageImages;

void exos_page_images_free (ExosPageImages *self);

/* Draws all pages on a worker thread, width pixels wide each. Takes over order. */
void exos_page_images_async (ExosMemoOrder *order,
                             int width,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/* The caller owns the result; NULL when it was cancelled. */
ExosPageImages *exos_page_images_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosPageImages, exos_page_images_free)

G_END_DECLS
