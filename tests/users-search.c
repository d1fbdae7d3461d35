// SPDX-License-Identifier: MIT
#include "users-search.h"

#include <string.h>

ExosUserKey
users_key (const ExosUsers *users, const char *id)
{
  char text[64] = "";

  g_strlcpy (text, id, sizeof text);
  return exos_user_key (exos_users_seed (users), text, strlen (id));
}

static void
compare_key (const ExosUser *user, void *data)
{
  UsersSearch *search = data;

  if (memcmp (user->key.words, search->key.words, sizeof user->key.words) != 0 ||
      user->key.kind != search->key.kind)
    return;
  search->found = *user;
  search->n_found++;
  for (guint i = 0; i < 2; i++)
    {
      search->sums[i] = (ExosWideSum) { { 0 } };
      if (user->wide != NULL)
        search->sums[i] = user->wide[i];
      else
        exos_wide_sum_add (&search->sums[i],
                           (ExosInt128) (i == 0 ? user->after : user->before) * USERS_WIDE_UNIT);
    }
}

UsersSearch
users_find (const ExosUsers *users, const char *id)
{
  UsersSearch search = { .key = users_key (users, id) };

  for (guint i = 0; i < EXOS_USERS_N_PARTITIONS; i++)
    exos_users_visit (users, i, compare_key, &search);
  return search;
}
