// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

#include "memo/doc.h"

G_BEGIN_DECLS

/* What few ask for, folded: what would change the verdict, the Bayesian view, the days, method and
 * limits. */
#define EXOS_TYPE_DETAILS (exos_details_get_type ())
G_DECLARE_FINAL_TYPE (ExosDetails, exos_details, EXOS, DETAILS, GtkWidget)

void exos_details_show (ExosDetails *self, const ExosDoc *doc);

G_END_DECLS
