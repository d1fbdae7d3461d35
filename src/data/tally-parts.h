// SPDX-License-Identifier: MIT
#pragma once

#include "data/tally.h"

G_BEGIN_DECLS

/* What the parts of the tally share. */
typedef struct
{
  ExosSheet *sheet;
  const ExosMapping *mapping;
  guint64 line; /* of the header */
  gboolean decimal_comma;
  ExosExperiment *experiment;
  gboolean is_complete; /* every count of users and conversions was read */
  char *primary;        /* name of the mean or ratio that decides, NULL: conversions do */
  guint primary_users;  /* 1 + column of the users that have a value of it, 0: all of the group */
  guint users;          /* column of all users */
} ExosTally;

void exos_tally_add_issue (const ExosTally *self, ExosIssue *issue);

/* Finds out what decides: what the user says, conversions, or the only mean or ratio there is.
 * conversions is the column of the sheet, -1 without one or when a mean decides: then it is a
 * metric among others. FALSE, with an issue, when that cannot be said. */
gboolean exos_tally_choose_primary (ExosTally *self, int *conversions);

/* "revenue_n" becomes a part of "revenue": the users that have a value of it. */
void exos_tally_find_users (ExosTally *self);

/* Reads the metrics: every column but users and conversions. */
void exos_tally_metrics (const ExosTally *self);

/* Which way the conversions that decide are better, in this column of the sheet: more of them are,
 * unless the file or their name says otherwise, which is said. */
void exos_tally_find_rate_direction (const ExosTally *self, guint conversions);

/* The count in a cell; FALSE, with an issue unless the cell has been spoken of, when it is none. */
gboolean exos_tally_read_count (const ExosTally *self, guint arm, guint column, guint64 *count);

/* What each segment and each day holds of every group, before rows are added up; conversions is -1
 * where a mean or ratio decides. Neither where rows are not one a group, segment and day; not the
 * kind of which there are less than two or more than 1000, or some without numbers. */
typedef struct _ExosTallyStrata ExosTallyStrata;

ExosTallyStrata *exos_tally_collect_strata (const ExosTally *self, guint users, int conversions);
void exos_tally_strata_free (ExosTallyStrata *self);

/* Gives them to the experiment, once its groups are there. */
void exos_tally_keep_strata (const ExosTally *self, ExosTallyStrata *strata);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosTallyStrata, exos_tally_strata_free)

/* Adds up the rows of every label, quantity by quantity, and says so. What cannot be added is an
 * issue, or a cell that will be one. */
void exos_tally_sum_rows (ExosTally *self);

/* A row that is the sum of all others is left out with a word; one that is called total and is not
 * the sum is a problem. */
void exos_tally_leave_out_totals (ExosTally *self, guint users_column, int conversions_column);

/* "(not set)", "none", an empty label: no group where two others are, if it has few of the users.
 * It is left out with a word. */
void exos_tally_leave_out_no_groups (ExosTally *self, guint users_column);

/* Said once a label, at the line of its second row. Returns the number of different labels. */
guint exos_tally_check_duplicates (ExosTally *self);

/* Of rows with one label the first stays, so that every group is there once. */
void exos_tally_drop_repeated_arms (ExosTally *self);

void exos_tally_check_labels (ExosTally *self);

/* FALSE when there are none, or more than are read. */
gboolean exos_tally_check_number_of_groups (ExosTally *self, guint n_arms);

/* Never a guess by order or alphabet: what the user says, what the file says, or one known name. */
void exos_tally_choose_control (ExosTally *self);

G_END_DECLS
