// SPDX-License-Identifier: MIT
/* One user, looked for in a whole table of users. */
#pragma once

#include <glib.h>

#include "data/rows/users.h"

/* Decimals of the table's values, and 10^-2 in units of 10^-18. */
#define USERS_DECIMALS 2
#define USERS_WIDE_UNIT G_GINT64_CONSTANT (10000000000000000)

typedef struct
{
  ExosUserKey key;
  ExosUser found;
  guint n_found;
  ExosWideSum sums[2]; /* after and before the start, in units of 10^-18 */
} UsersSearch;

/* The key of an id of at most 63 bytes. */
ExosUserKey users_key (const ExosUsers *users, const char *id);

/* How often a user is found, and what of it was found last. */
UsersSearch users_find (const ExosUsers *users, const char *id);
