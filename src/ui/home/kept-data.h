// SPDX-License-Identifier: MIT
#pragma once

#include "store/record.h"
#include "ui/window.h"

G_BEGIN_DECLS

/* Lets window say, when the files of a decision that it opens are read, that their data is not what
 * was decided on, when it is not. */
void exos_kept_data_expect (ExosWindow *window, const ExosRecord *record);

/* Whether the files of a decision are where they stood, as far as that is known without asking a
 * network. */
gboolean exos_kept_data_is_there (const ExosRecord *record);

G_END_DECLS
