// SPDX-License-Identifier: MIT
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "{experiment}_decision_memo_{YYYY-MM-DD}.{extension}": a name that every file system takes. What
 * none of them should see becomes "_"; at most 120 bytes, cut in the experiment's name. extension
 * has no dot: "pdf". The caller frees. */
char *exos_export_file_name (const char *experiment_name, const GDate *date, const char *extension);

G_END_DECLS
