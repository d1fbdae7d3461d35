// SPDX-License-Identifier: MIT
#pragma once

#include "memo/review.h"
#include "store/history.h"

G_BEGIN_DECLS

/* Reads every decision of a query with its report, the latest first, one after the other on the
 * thread of the history; the main loop goes on meanwhile. Page and limit of query are not used. One
 * that cannot be read, or was changed since it was saved, is in the review as a failure. */
void exos_decisions_read_async (const ExosHistoryQuery *query,
                                GAsyncReadyCallback callback,
                                gpointer user_data);

/* The caller frees; NULL with a message for people when there is no list of them. n_found: how many
 * there are. */
ExosReview *exos_decisions_read_finish (GAsyncResult *result, guint *n_found, GError **error);

G_END_DECLS
