// SPDX-License-Identifier: MIT
/* Users on their way into cells: what makes their sums adds them, one after the other. */
#pragma once

#include "data/rows/events-private.h"

G_BEGIN_DECLS

/* Sums of users of one group, segment and day; values in units of 10^-decimals. */
typedef struct
{
  guint labels[EXOS_ROWS_N_BY]; /* places among those of the events */
  guint64 n_users;
  guint64 n_values; /* of users whose values are here */
  guint64 events[EXOS_USERS_MAX_EVENTS];
  ExosInt128 sums[2]; /* after and before */
  ExosInt128 squares[2];
  ExosInt128 products;
} ExosUsersCell;

typedef struct
{
  const ExosEvents *events;
  ExosRowSums *sums;
  guint names[EXOS_USERS_MAX_EVENTS]; /* which event each number of the sums' plan is */
  guint n_names;
  guint32 joined[EXOS_USERS_MAX_EVENTS]; /* bits of other events that count as one; 0: none */
  gboolean has_joined;
  guint n_values;    /* numbers behind them. 0; 1: of all time; 2: after and before the start */
  gboolean has_caps; /* the sums do */
  guint n_cells;
  ExosUsersCell *cells;
  guint16 *slots;                          /* 1 + cell, 0: free */
  guint64 n_lacking[EXOS_ROWS_MAX_GROUPS]; /* users of each group with events left out */
  guint64 n_lost[EXOS_ROWS_MAX_GROUPS];    /* and those of them without any other */
  guint64 n_mixed[EXOS_ROWS_MAX_GROUPS];   /* users of several groups, by their first */
  guint64 no_day_line; /* the first line of a user who never came after the start */
} ExosEventsSumming;

void exos_events_summing_init (ExosEventsSumming *self);
void exos_events_summing_clear (ExosEventsSumming *self);

/* A user of one group. */
void exos_events_summing_add (ExosEventsSumming *self, const ExosUser *user);

/* A sum of values in units of 10^-EXOS_WIDE_DECIMALS; FALSE when it is not below 10^15, as any
 * value has to be. */
gboolean exos_events_summing_value (const ExosEventsSumming *self,
                                    const ExosUser *user,
                                    guint i,
                                    ExosInt128 *value);

/* Gives the sums the caps that their plan asks for: before users are added. */
void exos_events_summing_find_caps (ExosEventsSumming *self);

/* Whether they change a value of the user. */
gboolean exos_events_summing_caps (const ExosEventsSumming *self, const ExosUser *user);

/* What was summed fast goes where it belongs: call it at the end. */
void exos_events_summing_settle (ExosEventsSumming *self);

/* The place that a label of the events has among those of the sums, which it joins. */
guint exos_events_summing_label (const ExosEventsSumming *self, ExosRowsBy by, guint place);

/* Whether a row that counts names it. */
gboolean exos_events_summing_has_group (const ExosEventsSumming *self, guint place);

G_END_DECLS
