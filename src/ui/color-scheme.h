// SPDX-License-Identifier: MIT
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Whether the desktop prefers dark: asked of the settings portal without waiting for it, with the
 * desktop's own setting and GTK's as what is believed until it answers. Emits "changed". */
#define EXOS_TYPE_COLOR_SCHEME (exos_color_scheme_get_type ())
G_DECLARE_FINAL_TYPE (ExosColorScheme, exos_color_scheme, EXOS, COLOR_SCHEME, GObject)

/* What the person prefers: the nicks of the preference "style", in its order. */
typedef enum
{
  EXOS_COLOR_FOLLOW,
  EXOS_COLOR_LIGHT,
  EXOS_COLOR_DARK,
} ExosColorWish;

ExosColorScheme *exos_color_scheme_new (void);

/* Whether to be dark under that wish. A theme that the environment forces goes before everything.
 */
gboolean exos_color_scheme_is_dark (ExosColorScheme *self, ExosColorWish wish);

G_END_DECLS
