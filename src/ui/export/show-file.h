// SPDX-License-Identifier: MIT
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Shows a file in the file manager of the desktop, selected where it can do that; else its folder.
 */
void exos_show_file (GFile *file);

G_END_DECLS
