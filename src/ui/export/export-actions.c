// SPDX-License-Identifier: MIT
#include "ui/export/export-actions.h"

void
exos_export_add_actions (ExosWindow *window)
{
}

void
exos_export_update_actions (ExosWindow *window)
{
}
