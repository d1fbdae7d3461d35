// SPDX-License-Identifier: MIT
#pragma once

#include "data/part-file.h"

G_BEGIN_DECLS

/* One ExosPartFile a file, in the natural order of their names; those of the same name in several
 * folders are called by their folder too ("day=1/part-0.csv"). The caller owns the array. */
GPtrArray *exos_input_list_parts (GFile *const *files, gsize n_files);

/* Whether its ending says that the file is packed (gzip). */
gboolean exos_input_name_is_packed (const char *name);

G_END_DECLS
