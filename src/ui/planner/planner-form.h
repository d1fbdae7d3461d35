// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

#include "analysis/design.h"

G_BEGIN_DECLS

/* The fields of a plan. "changed" is emitted with every key that changes what they say. */
#define EXOS_TYPE_PLANNER_FORM (exos_planner_form_get_type ())
G_DECLARE_FINAL_TYPE (ExosPlannerForm, exos_planner_form, EXOS, PLANNER_FORM, GtkWidget)

/* What is typed: what cannot be read is NaN, or a split without users, and so a fault of the
 * design. users: at hand in the control, 0: not said. */
ExosDesign exos_planner_form_get_design (ExosPlannerForm *self, guint64 *users);

/* Level, power and correction of a plan, for an experiment that nothing is known of. */
void exos_planner_form_show_plan (ExosPlannerForm *self, const ExosPlan *plan);

/* What the data of a report says, and its plan; days as in exos_report_power(). FALSE, and nothing
 * shown, when there are no numbers to plan with. */
gboolean exos_planner_form_show_report (ExosPlannerForm *self,
                                        const ExosReport *report,
                                        guint days);

/* As at first, but for what exos_planner_form_show_plan() shows. */
void exos_planner_form_clear (ExosPlannerForm *self);

/* The first field that a person has to fill in takes the focus. */
void exos_planner_form_focus (ExosPlannerForm *self);

G_END_DECLS
