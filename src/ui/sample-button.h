// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A menu of the samples that come with the program. */
#define EXOS_TYPE_SAMPLE_BUTTON (exos_sample_button_get_type ())
G_DECLARE_FINAL_TYPE (ExosSampleButton, exos_sample_button, EXOS, SAMPLE_BUTTON, GtkWidget)

G_END_DECLS
