// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a screen reader says of a drop-down list, to be called again for another choice. Mends what
 * GTK 4.8 leaves: parts that take the focus without a name, and a choice that is never cut. */
/* Whether two lists of strings hold the same; b may be NULL. */
gboolean exos_drop_down_lists_same (GListModel *a, GListModel *b);

void exos_drop_down_set_name (GtkDropDown *drop_down, const char *name);

G_END_DECLS
