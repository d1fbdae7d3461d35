// SPDX-License-Identifier: MIT
/* experimentos: the window. Everything it knows of files, statistics and memos is in the rooms
 * before ui/. */
#include <gsl/gsl_errno.h>
#include <gtk/gtk.h>

#include "store/save.h"
#include "ui/application.h"
#include "ui/defaults.h"
#include "ui/localization.h"

/* Pages of text and a few charts gain nothing from OpenGL, whose start costs more time and memory
 * than all of ours. What the user or the desktop says goes first. */
static void
prefer_plain_rendering (void)
{
  if (g_getenv ("GSK_RENDERER") == NULL && g_getenv ("GDK_DEBUG") == NULL)
    {
      g_setenv ("GSK_RENDERER", "cairo", FALSE);
      g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *preference = g_settings_get_string (exos_settings (), "app-language");

  prefer_plain_rendering ();
  /* Which font has an arrow is a matter of the memo's language, not of the locale. */
  g_setenv ("FC_LANG", "en", TRUE);
  gsl_set_error_handler_off ();
  exos_save_without_signals ();
  exos_locale_use (exos_locale_choose (preference));
  gtk_disable_setlocale ();

  g_autoptr (ExosApplication) application = exos_application_new (G_APPLICATION_DEFAULT_FLAGS);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
