// SPDX-License-Identifier: MIT
#pragma once

#include "ui/window.h"

G_BEGIN_DECLS

/* Asks for a printer and prints the memo: the pages that the preview shows. */
void exos_print (ExosWindow *window);

G_END_DECLS
