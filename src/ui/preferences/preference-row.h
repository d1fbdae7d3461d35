// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One setting: what it is called and the control that shows it. Properties, to be written:
 *  "title"    its name, with a mnemonic that leads to the control
 *  "caption"  a line below it
 *  "unit"     what follows the control
 *  "spoken"   its name for a screen reader, when the title alone would not do
 *  "control"  the widget; a label when there is nothing to choose
 * The control is named for assistive technology after the setting and, where the control does not
 * say it by itself, its value. */
#define EXOS_TYPE_PREFERENCE_ROW (exos_preference_row_get_type ())
G_DECLARE_FINAL_TYPE (ExosPreferenceRow, exos_preference_row, EXOS, PREFERENCE_ROW, GtkListBoxRow)

G_END_DECLS
