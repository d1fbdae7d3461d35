// SPDX-License-Identifier: MIT
#pragma once

#include "data/rows/run.h"

G_BEGIN_DECLS

/* exos_rows_run() with the check for users who have several rows, if the plan knows users: when
 * some seem to, the stream is read once more from where it stood, and their rows are taken out. A
 * stream that cannot go back is not: then they are only counted. Where the plan has quantiles the
 * stream is read again for them and for the sums of capped values, or that is an error. Progress is
 * that of each reading. */
ExosRowSums *exos_rows_run_checked (const ExosRowsRun *run,
                                    GInputStream *stream,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
