// SPDX-License-Identifier: MIT
#include "ui/home/kept-data.h"

#include "data/language.h"
#include "ui/recent.h"

#define KEY "exos-kept-sha256"
#define ALTERED_KEY "exos-kept-altered"

/* What is to be said of a decision whose data was opened; NULL: nothing. */
static const char *
find_message (gboolean is_altered, const char *expected, const ExosReport *report)
{
  if (is_altered)
    return _ ("This decision is not what was saved: somebody has changed it since.");
  if (g_strcmp0 (expected, report->experiment->source.sha256) != 0)
    return _ ("This is not the data that was decided on: the content of the file is "
              "another one. The settings are those of the decision.");
  return NULL;
}

static void
opened (ExosWindow *window, ExosSession *session)
{
  g_autofree char *expected = g_object_steal_data (G_OBJECT (window), KEY);
  const gboolean is_altered = g_object_steal_data (G_OBJECT (window), ALTERED_KEY) != NULL;
  const ExosReport *report = exos_session_get_report (session);

  g_signal_handlers_disconnect_by_func (session, opened, window);
  if (expected == NULL || !exos_session_is_given (session))
    return;

  const char *message = find_message (is_altered, expected, report);

  if (message != NULL)
    exos_window_notice (window, is_altered, message, NULL, NULL);
}

void
exos_kept_data_expect (ExosWindow *window, const ExosRecord *record)
{
  ExosSession *session = exos_window_get_session (window);

  g_signal_handlers_disconnect_by_func (session, opened, window);
  g_object_set_data_full (G_OBJECT (window), KEY, g_strdup (record->sha256), g_free);
  g_object_set_data (G_OBJECT (window), ALTERED_KEY, GINT_TO_POINTER (record->is_altered));
  /* After what the window does itself, which takes a notice away. */
  g_signal_connect_object (session, "opened", G_CALLBACK (opened), window,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

gboolean
exos_kept_data_is_there (const ExosRecord *record)
{
  return record->uris[0] != NULL && !exos_recent_is_missing (record->uris);
}
