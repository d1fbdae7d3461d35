// SPDX-License-Identifier: MIT
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Compares names as people count: "part-2" comes before "part-10". Runs of the digits 0 to 9 count
 * as numbers of any length, everything else by its bytes, so that the order is the same in every
 * locale. Names that differ in leading zeros only are told apart by their bytes. Below, at or above
 * 0, like strcmp(). */
int exos_compare_naturally (const char *a, const char *b);

G_END_DECLS
