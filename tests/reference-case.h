// SPDX-License-Identifier: MIT
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What the statistics give for one line of cases, keyed like its "expected". NULL: the kind is not
 * known. The caller owns the result. */
JsonObject *reference_answer (JsonObject *line);

G_END_DECLS
