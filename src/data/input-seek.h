// SPDX-License-Identifier: MIT
#pragma once

#include "data/input.h"

G_BEGIN_DECLS

/* Going back in an ExosInput: to its start alone, and forward from there by reading. */
void exos_input_seek_init (GSeekableIface *iface);

/* What that needs of it. */
goffset exos_input_tell (const ExosInput *self);
gboolean exos_input_can_rewind (const ExosInput *self);
gboolean exos_input_rewind (ExosInput *self, GCancellable *cancellable, GError **error);

G_END_DECLS
