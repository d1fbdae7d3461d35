// SPDX-License-Identifier: MIT
#include "ui/memo-order.h"

#include "data/language.h"
#include "ui/defaults.h"

ExosMemoOrder *
exos_memo_order_new (ExosSession *session)
{
  ExosMemoOrder *self = g_new0 (ExosMemoOrder, 1);

  self->report = exos_report_ref (exos_session_get_report (session));
  self->edits = exos_memo_edits_ref (exos_session_get_edits (session));
  self->name = exos_session_dup_title (session);
  self->language = exos_session_get_memo_language (session);
  self->paper = exos_session_get_paper (session);
  self->shows_bayes = g_settings_get_boolean (exos_settings (), "memo-bayesian");
  return self;
}

void
exos_memo_order_free (ExosMemoOrder *self)
{
  exos_report_unref (self->report);
  exos_memo_edits_unref (self->edits);
  g_free (self->name);
  g_free (self);
}

ExosDoc *
exos_memo_order_new_doc (const ExosMemoOrder *self)
{
  const ExosMemoOptions options = {
    .name = self->name,
    .edits = self->edits,
    .shows_bayes = self->shows_bayes,
  };
  const char *before = exos_language_use (self->language);
  ExosDoc *doc = exos_doc_new (self->report, &options);

  exos_language_use (before);
  return doc;
}
