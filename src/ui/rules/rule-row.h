// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

#include "analysis/decision.h"

G_BEGIN_DECLS

/* A row of the rule table, in words: when it applies, and what follows. */
#define EXOS_TYPE_RULE_ROW (exos_rule_row_get_type ())
G_DECLARE_FINAL_TYPE (ExosRuleRow, exos_rule_row, EXOS, RULE_ROW, GtkListBoxRow)

GtkWidget *exos_rule_row_new (const ExosRule *rule);

/* Lends. */
const ExosRule *exos_rule_row_get_rule (ExosRuleRow *self);

/* number is its place among the rules in force; mark is what it did in the experiment, or NULL. The
 * rule that decided is made to stand out. */
void exos_rule_row_show (
    ExosRuleRow *self, guint number, const ExosPlan *plan, const char *mark, gboolean has_decided);

G_END_DECLS
