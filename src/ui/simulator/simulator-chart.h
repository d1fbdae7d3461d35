// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

#include "analysis/simulate.h"

G_BEGIN_DECLS

/* The chart of a simulation for a screen reader, too. Floating. */
GtkWidget *exos_simulator_chart_new (const ExosSimulation *simulation, ExosPolicy policy);

G_END_DECLS
