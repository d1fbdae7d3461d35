// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Settings that belong together: a heading, the property "title", a line below it, "caption", and
 * rows, which are its children in a template. */
#define EXOS_TYPE_PREFERENCE_GROUP (exos_preference_group_get_type ())
G_DECLARE_FINAL_TYPE (ExosPreferenceGroup, exos_preference_group, EXOS, PREFERENCE_GROUP, GtkBox)

G_END_DECLS
