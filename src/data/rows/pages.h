// SPDX-License-Identifier: MIT
/* Memory that several threads fill from the start, in large pages where the system has them: to get
 * a small one takes longer than to read a file into it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct ExosPages ExosPages;

/* For about so many bytes, of exos_pages_size() each; more can be taken. Large pages take whole
 * ones of 2 MiB, small ones what is used. */
ExosPages *exos_pages_new (gsize bytes, gboolean are_large);

/* What they take of it. */
gsize exos_pages_size (gsize bytes);

/* All zeros, on a line of the cache; as long as the pages live. One thread at a time. */
gpointer exos_pages_take (ExosPages *self, gsize bytes);

void exos_pages_free (ExosPages *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosPages, exos_pages_free)

G_END_DECLS
