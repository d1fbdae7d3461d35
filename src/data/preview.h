// SPDX-License-Identifier: MIT
#pragma once

#include "data/shape.h"

G_BEGIN_DECLS

/* Keeps the columns, what they are used for, and the first rows, for a person to look at. Comes
 * last: the roles are those that the shape and the counts ended with. */
void exos_show_head (const ExosShapeInput *input);

G_END_DECLS
