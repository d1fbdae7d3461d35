// SPDX-License-Identifier: MIT
#pragma once

#include "data/rows/sums.h"

G_BEGIN_DECLS

/* Decodes the labels, and the values of findings, as exos_table_decode() does the cells of a table.
 * encoding is that of the head; lends the name of what was needed for all. */
const char *exos_rows_decode (ExosRowSums *sums, const char *encoding);

/* SHA-256, in hex, of what was summed and of the sums: the same for every order of the rows. names
 * are the headers, one a column of the plan. The caller frees. */
char *exos_rows_digest (const ExosRowSums *sums, char *const *names);

G_END_DECLS
