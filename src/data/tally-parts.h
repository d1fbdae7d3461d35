// SPDX-License-Identifier: MIT
/* What tally.c and tally-labels.c share. */
#pragma once

#include "data/tally.h"

G_BEGIN_DECLS

typedef struct
{
  ExosSheet *sheet;
  const ExosMapping *mapping;
  gboolean decimal_comma;
  ExosExperiment *experiment;
  gboolean is_complete; /* every count of users and conversions was read */
} ExosTally;

void exos_tally_add_issue (const ExosTally *self, ExosIssue *issue);

/* A total row that is one is left out with a word; one that is not is a problem. */
void exos_tally_total_row (ExosTally *self, guint users_column, guint conversions_column);

/* One row a group: said once a label, at the line of its second row. */
void exos_tally_duplicates (ExosTally *self);

void exos_tally_labels (ExosTally *self);

/* FALSE when there are fewer than two groups, or too many. */
gboolean exos_tally_groups (ExosTally *self);

/* Never a guess by order or alphabet: what the user says, what the file says, or one known name. */
void exos_tally_control (ExosTally *self);

G_END_DECLS
