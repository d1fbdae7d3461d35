// SPDX-License-Identifier: MIT
#include "ui/rules/rules-window.h"

void
exos_rules_window_present (GtkWindow *parent)
{
}
