// SPDX-License-Identifier: MIT
#pragma once

#include "memo/review.h"
#include "store/history.h"

G_BEGIN_DECLS

/* Reads every decision of a query with its report, the latest first, out of the history in folder,
 * in exos_language(); may take seconds: for a worker thread. Page and limit of query are not used.
 * One that cannot be read, or was changed since it was saved, is in the review as a failure. The
 * caller frees; NULL with a message for people when there is no list of them. n_found: how many
 * there are. */
ExosReview *exos_decisions_read (const char *folder,
                                 const ExosHistoryQuery *query,
                                 guint *n_found,
                                 GError **error);

G_END_DECLS
