// SPDX-License-Identifier: MIT
/* A plan as an object: for the settings files alone. */
#pragma once

#include "analysis/plan.h"
#include "memo/json-read.h"

G_BEGIN_DECLS

/* The member "plan" of the object that is open: every setting, exactly. */
void exos_settings_write_plan (JsonBuilder *builder, const ExosPlan *plan);

/* NULL with a message for people when it has what no person could set. */
ExosPlan *exos_settings_read_plan (JsonObject *object, GError **error);

/* Refuses every member that is neither a field nor one of the others (NULL-terminated, may be
 * NULL): a later version may mean something by it. */
gboolean exos_settings_know_all (JsonObject *object,
                                 const ExosJsonField *fields,
                                 gsize n_fields,
                                 const char *const *others,
                                 GError **error);

/* Whether numbers and lists are such as the setters of a plan allow; names the first that is not.
 */
gboolean exos_settings_check_plan (const ExosPlan *plan, GError **error);

G_END_DECLS
