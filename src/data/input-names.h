// SPDX-License-Identifier: MIT
#pragma once

#include "data/part-file.h"

G_BEGIN_DECLS

/* One ExosPartFile a file, in the natural order of their names; those of the same name in several
 * folders are called by their folder too ("day=1/part-0.csv"). The caller owns the array. */
GPtrArray *exos_input_list_parts (GFile *const *files, gsize n_files);

/* Whether its ending says that the file is packed (gzip). */
gboolean exos_input_name_is_packed (const char *name);

/* Rows that are read twice count twice, and nothing else would tell. What has another size is no
 * copy, unless one is packed and the other is not. */
gboolean exos_input_may_be_copy (const GPtrArray *parts, const ExosPartFile *part);

/* Whether all are files that can be read again. */
gboolean exos_input_are_regular (const GPtrArray *parts);

G_END_DECLS
