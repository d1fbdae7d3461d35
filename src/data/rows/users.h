// SPDX-License-Identifier: MIT
#pragma once

#include "data/rows/user-key.h"
#include "data/rows/wide-sum.h"

/* Names of events that are told apart, and what an event has that is none of them. */
#define EXOS_USERS_MAX_EVENTS 30
#define EXOS_USERS_NO_EVENT 255

/* Of a user all whose events name no group. */
#define EXOS_USERS_NO_GROUP 255

/* Of an event without a time: it sorts behind all others. */
#define EXOS_USERS_NO_TIME INT64_MAX

#define EXOS_USERS_N_PARTITIONS 64
#define EXOS_USERS_LINE_BITS 43

/* One event of a user; labels are numbers below 1024 (groups below 256) as the caller gave them. */
typedef struct
{
  int64_t time;  /* any number that sorts */
  uint64_t line; /* of EXOS_USERS_LINE_BITS */
  int64_t value; /* units of 10^-decimals of the table; 0: none */
  uint16_t segment;
  uint16_t day;
  uint8_t group;
  uint8_t event;  /* EXOS_USERS_MAX_EVENTS and more: none that is told apart */
  bool is_before; /* the start: its value is of the time before, and it did not happen */
} ExosUserEvent;

/* What the events of a user come to. segment and day are those of the first exposure: the earliest
 * event at or after the start, else the earliest before it; of equal times the first line. */
typedef struct
{
  ExosUserKey key;
  unsigned group;
  unsigned segment;
  unsigned day;
  bool is_before;      /* that exposure was before the start: the user never came after it */
  uint32_t events;     /* a bit each that happened at or after the start */
  bool lacks_events;   /* some were left out */
  uint64_t n_rows;     /* 2^32 - 1: or more. 0: all were left out, and what else is said here is the
                          group and the line of the first of them that names one, if any does */
  uint64_t line;       /* the first */
  uint64_t other_line; /* the first with another group than the line above; 0: always the same.
                          A user in several groups has no sums */
  int64_t after;       /* sum of values at or after the start, units of 10^-decimals */
  int64_t before;
  const ExosWideSum *wide; /* not NULL: both sums in units of 10^-EXOS_WIDE_DECIMALS instead */
} ExosUser;

/* All users of a file of events, in at most 80 bytes each (those with values of many digits or of
 * enormous size take 72 more). Several threads add at once, each through a writer of its own; what
 * comes out depends on neither the order of events nor the threads. */
typedef struct ExosUsers ExosUsers;
typedef struct ExosUsersWriter ExosUsersWriter;

/* decimals of values, at most EXOS_WIDE_DECIMALS. NULL without memory. */
ExosUsers *exos_users_new (unsigned decimals);
void exos_users_free (ExosUsers *self);

/* What ids become keys with. */
const ExosUserSeed *exos_users_seed (const ExosUsers *self);

/* Counts once all writers are flushed, those whose events were all left out, too. */
uint64_t exos_users_count (const ExosUsers *self);

/* Bytes that the table has, its writers included. */
uint64_t exos_users_memory (const ExosUsers *self);

/* NULL without memory. Flush before free: what is still buffered is lost. */
ExosUsersWriter *exos_users_writer_new (ExosUsers *self);
void exos_users_writer_free (ExosUsersWriter *writer);

/* Adds n events, each to the user of its key. FALSE without memory, or with more than 2^30 users:
 * the table is of no use then. */
bool exos_users_add (ExosUsersWriter *writer,
                     const ExosUserKey *keys,
                     const ExosUserEvent *events,
                     size_t n);

/* The same of one event, with a value in units of 10^-EXOS_WIDE_DECIMALS, below 10^15, instead of
 * its own. */
bool exos_users_add_wide (ExosUsersWriter *writer,
                          const ExosUserKey *key,
                          const ExosUserEvent *event,
                          ExosInt128 value);

/* Only notes that an event of the user was left out: of the event the group, which may be
 * EXOS_USERS_NO_GROUP, and the line matter. */
bool exos_users_leave_out (ExosUsersWriter *writer,
                           const ExosUserKey *key,
                           const ExosUserEvent *event);
bool exos_users_flush (ExosUsersWriter *writer);

/* Calls func for each user of a partition, in no order that means anything; writers are flushed.
 * The user is lent. */
typedef void (*ExosUserFunc) (const ExosUser *user, void *data);
void exos_users_visit (const ExosUsers *self, unsigned partition, ExosUserFunc func, void *data);
