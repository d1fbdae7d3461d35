// SPDX-License-Identifier: MIT
#pragma once

#include <gio/gio.h>

#include "analysis/report.h"

G_BEGIN_DECLS

/* What the data of a report says where every look counts: judged anew, on a worker thread, under
 * exos_plan_new_for_any_look(). The caller owns the result; NULL when it was cancelled. */
void exos_peeking_answer_async (const ExosReport *report,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
ExosReport *exos_peeking_answer_finish (GAsyncResult *result, GError **error);

G_END_DECLS
