// SPDX-License-Identifier: MIT
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The rules of TOLERANCES.json: the first whose pattern matches a flat key such as a.b[0].c. */
typedef struct _Tolerances Tolerances;

/* NULL and an error when the file cannot be read or a rule is not understood. */
Tolerances *tolerances_load (const char *path, GError **error);
void tolerances_free (Tolerances *self);

/* Whether the leaf got is as good as the leaf expected. parent is the array or object of expected
 * that holds it: some rules are relative to an interval there. */
gboolean tolerances_accept (
    const Tolerances *self, const char *key, JsonNode *expected, JsonNode *got, JsonNode *parent);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Tolerances, tolerances_free)

G_END_DECLS
