// SPDX-License-Identifier: MIT
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Headers made of a group and a quantity: control_users, users_control, testUnits, count_c. */

/* Whether a header could be one, from its own words. */
gboolean exos_is_wide_name (const char *header);

/* The labels (of char *, normalised) that have a header of users, in order; none when there are
 * less than two, or when none of them is a usual label: "new_users" and "old_users" are two
 * columns. */
GPtrArray *exos_list_wide_labels (const char *const *headers, gsize n);

/* The label of the list that starts or ends a header, and the rest as in the file; both NULL when
 * there is none. The caller frees. */
void exos_split_wide_name (const char *header, const GPtrArray *labels, char **label, char **rest);

G_END_DECLS
