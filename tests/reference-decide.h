// SPDX-License-Identifier: MIT
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The verdicts of an aggregate case in the cases' words, from its CSV text through the whole
 * engine: by the standard policy and by the literal one. NULL when the text is no table. */
typedef struct
{
  const char *standard;
  const char *literal;
} ReferenceDecision;

ReferenceDecision reference_decide (JsonObject *line);

G_END_DECLS
