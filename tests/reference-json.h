// SPDX-License-Identifier: MIT
#pragma once

#include "stats/count.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A number of the cases: undefined is null, unbounded the string "Infinity". */
void reference_set_double (JsonObject *object, const char *key, double value);
void reference_add_double (JsonArray *array, double value);

/* [low, high], or null when neither is defined. */
void reference_set_interval (JsonObject *object, const char *key, ExosInterval interval);

/* An array of n doubles. */
void reference_set_doubles (JsonObject *object, const char *key, const double *values, gsize n);

/* A decimal given as a number or as text ("0.05"). */
double reference_get_decimal (JsonNode *node);

/* Decimal weights on a common whole scale: 33.3, 33.3, 33.4 become 333, 333, 334. Without a split,
 * all 1. The caller frees. */
guint64 *reference_dup_weights (JsonArray *split, gsize n);

/* Appends the node as JSON text. json-glib 1.6 writes 3e-09 as 3e-09.0, which is not JSON. */
void reference_append_json (GString *text, JsonNode *node);

G_END_DECLS
