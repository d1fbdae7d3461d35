// SPDX-License-Identifier: MIT
/* Memory that several threads fill from the start, in large pages where the system has them: to get
 * a small one takes longer than to read a file into it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct ExosPages ExosPages;

/* For about so many bytes, of exos_pages_size() each; more can be taken. */
ExosPages *exos_pages_new (gsize bytes);

/* What they take of it. */
gsize exos_pages_size (gsize bytes);

/* All zeros, on a line of the cache; as long as the pages live. One thread at a time. */
gpointer exos_pages_take (ExosPages *self, gsize bytes);

void exos_pages_free (ExosPages *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosPages, exos_pages_free)

G_END_DECLS
