// SPDX-License-Identifier: MIT
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Settings under the installed schema, else under the embedded copy of it (a build that is not
 * installed, a broken installation): the application starts in any case. The caller owns them. */
GSettings *exos_settings_open (void);

G_END_DECLS
