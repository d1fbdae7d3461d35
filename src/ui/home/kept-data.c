// SPDX-License-Identifier: MIT
#include "ui/home/kept-data.h"

#include "data/language.h"
#include "ui/recent.h"

#define KEY "exos-kept-sha256"

static void
opened (ExosWindow *window, ExosSession *session)
{
  g_autofree char *expected = g_object_steal_data (G_OBJECT (window), KEY);
  const ExosReport *report = exos_session_get_report (session);

  g_signal_handlers_disconnect_by_func (session, opened, window);
  if (expected == NULL || !exos_session_is_given (session) ||
      g_strcmp0 (expected, report->experiment->source.sha256) == 0)
    return;

  exos_window_notice (window, FALSE,
                      _ ("This is not the data that was decided on: the content of the file is "
                         "another one. The settings are those of the decision."),
                      NULL, NULL);
}

void
exos_kept_data_expect (ExosWindow *window, const ExosRecord *record)
{
  ExosSession *session = exos_window_get_session (window);

  g_signal_handlers_disconnect_by_func (session, opened, window);
  g_object_set_data_full (G_OBJECT (window), KEY, g_strdup (record->sha256), g_free);
  /* After what the window does itself, which takes a notice away. */
  g_signal_connect_object (session, "opened", G_CALLBACK (opened), window,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

gboolean
exos_kept_data_is_there (const ExosRecord *record)
{
  return record->uris[0] != NULL && !exos_recent_is_missing (record->uris);
}
