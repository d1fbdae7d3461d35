// SPDX-License-Identifier: MIT
#pragma once

#include "store/history.h"

G_BEGIN_DECLS

/* With how many users the experiment of a report was decided about before, with other data and
 * fewer users: an array of guint64, each once, the latest decisions first; the caller unrefs. It is
 * the same experiment when its name is (one that a person or the file gave it: files of many
 * experiments are called results.csv) or the place of its first file, uri (may be NULL), with the
 * same groups and primary metric. What no decision could come of is no look: blocked or doubtful
 * data, and what a plan of one look was too early for. NULL with a message for people. */
GArray *exos_history_list_looks (ExosHistory *self,
                                 const ExosReport *report,
                                 const char *uri,
                                 GError **error);

G_END_DECLS
