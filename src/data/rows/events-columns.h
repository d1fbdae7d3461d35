// SPDX-License-Identifier: MIT
/* Rows of events a column at a time. */
#pragma once

#include "data/rows/days.h"
#include "data/rows/users.h"

/* Rows that are looked at together: what is known of them stays close. */
#define EXOS_EVENTS_AT_ONCE 256

typedef struct
{
  ExosUserKey keys[EXOS_EVENTS_AT_ONCE];
  ExosUserEvent events[EXOS_EVENTS_AT_ONCE];
  uint8_t is_odd[EXOS_EVENTS_AT_ONCE];
  uint16_t rows[EXOS_EVENTS_AT_ONCE]; /* of some of them */
  ExosDays days;                      /* values: labels */
} ExosEventsColumns;
