// SPDX-License-Identifier: MIT
/* Everything an import found, as text, so that two imports can be compared. */
#pragma once

#include "data/import.h"

char *experiment_to_text (const ExosExperiment *experiment);

/* "E07@3:users E05@3:conversions": the issues that are more than a note. */
char *experiment_issues_to_text (const ExosExperiment *experiment);

/* "*control 10/1 crash=2; treatment 12/3 crash=? | W08@3:crash I11@2:control=4": * is the control,
 * - an empty value, ? an unreadable one, a t follows a total, an s
 * the sum of a mean or ratio; behind the bar the issues that are
 * more than a note, and how many rows were added up to a group. */
char *experiment_to_line (const ExosExperiment *experiment);

/* Imports bytes that come in blocks; chunk 0: all at once. Text of the experiment or of the error.
 */
char *experiment_text_of_bytes (const void *bytes, gsize length, gsize chunk);
