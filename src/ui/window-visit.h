// SPDX-License-Identifier: MIT
#pragma once

#include "ui/window.h"

G_BEGIN_DECLS

/* A page that a window shows of itself for a while. It remembers the page before, to which it
 * returns unless the person went elsewhere. */

void exos_visit_begin (ExosWindow *window, ExosPageId page);

/* Whether the page is still the one that was shown. */
gboolean exos_visit_is_on (ExosWindow *window);

/* Back to the page before; or the visit ends where it led. Nothing without a visit. */
void exos_visit_return (ExosWindow *window);
void exos_visit_end (ExosWindow *window);

G_END_DECLS
