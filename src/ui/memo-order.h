// SPDX-License-Identifier: MIT
#pragma once

#include "memo/doc.h"
#include "ui/session.h"

G_BEGIN_DECLS

/* Everything that a memo is made from, as immutable values: what a session holds at one moment, for
 * whoever makes the memo later or on another thread. */
typedef struct
{
  ExosReport *report;
  ExosMemoEdits *edits;
  char *name;
  const char *language;
  ExosPaper paper;
  gboolean shows_bayes;
} ExosMemoOrder;

/* The memo of a session, which has a report. */
ExosMemoOrder *exos_memo_order_new (ExosSession *session);
void exos_memo_order_free (ExosMemoOrder *self);

/* The document, in the language of the order; any thread. */
ExosDoc *exos_memo_order_new_doc (const ExosMemoOrder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosMemoOrder, exos_memo_order_free)

G_END_DECLS
