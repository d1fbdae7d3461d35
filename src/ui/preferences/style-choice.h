// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Light, dark or what the desktop prefers: a button each, of the setting "style". */
#define EXOS_TYPE_STYLE_CHOICE (exos_style_choice_get_type ())
G_DECLARE_FINAL_TYPE (ExosStyleChoice, exos_style_choice, EXOS, STYLE_CHOICE, GtkBox)

G_END_DECLS
