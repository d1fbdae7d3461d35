// SPDX-License-Identifier: MIT
#include "ui/home/open-decision.h"

#include "data/language.h"
#include "ui/application.h"
#include "ui/home/kept-data.h"
#include "ui/home/kept-decision.h"
#include "ui/remember.h"

static void
open_record (ExosWindow *window, const ExosRecord *record, gboolean is_intact)
{
  ExosApplication *application = EXOS_APPLICATION (g_application_get_default ());
  g_autoptr (GError) error = NULL;

  if (!exos_kept_data_is_there (record))
    exos_kept_decision_present (window, record, is_intact);
  else if (!exos_application_open_decision (application, record, window, &error))
    exos_window_notice (window, TRUE, error->message, NULL, NULL);
}

/* The window may have been closed meanwhile. */
static void
loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ExosWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_intact = FALSE;
  g_autoptr (ExosRecord) record =
      exos_memory_load_finish (exos_remember_memory (), result, &is_intact, &error);

  if (gtk_window_get_application (GTK_WINDOW (window)) == NULL)
    return;
  if (record != NULL)
    open_record (window, record, is_intact);
  else
    exos_window_notice (window, TRUE, error->message, NULL, NULL);
}

void
exos_open_decision (ExosWindow *window, gint64 id)
{
  exos_memory_load_async (exos_remember_memory (), id, NULL, loaded, g_object_ref (window));
}
