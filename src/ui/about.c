// SPDX-License-Identifier: MIT
#include "ui/about.h"

#include <gsl/gsl_version.h>

#include "data/language.h"

/* What a report of a fault should say. */
static char *
dup_system_information (void)
{
  return g_strdup_printf (
      "ExperimentOS %s\nGTK %u.%u.%u\nGLib %u.%u.%u\nGSL %s\ncairo %s\nPango %s", EXOS_VERSION,
      gtk_get_major_version (), gtk_get_minor_version (), gtk_get_micro_version (),
      glib_major_version, glib_minor_version, glib_micro_version, gsl_version,
      cairo_version_string (), pango_version_string ());
}

void
exos_about_present (GtkWindow *parent)
{
  const char *const authors[] = { "The ExperimentOS authors", NULL };
  g_autofree char *system = dup_system_information ();

  gtk_show_about_dialog (
      parent, "program-name", "ExperimentOS", "logo-icon-name", EXOS_APP_ID, "version",
      EXOS_VERSION, "comments",
      _ ("Turns A/B test results into one decision.\nNothing leaves this computer."), "authors",
      authors, "copyright", "© 2026 The ExperimentOS authors", "license-type", GTK_LICENSE_MIT_X11,
      /* Translators: your name here. */
      "translator-credits", _ ("translator-credits"), "system-information", system, NULL);
}
