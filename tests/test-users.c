// SPDX-License-Identifier: MIT
/* The table of users: what comes out is what a plain reckoning says, in any order, from any number
 * of threads. */
#include <string.h>

#include "users-search.h"

typedef struct
{
  guint user;
  ExosUserEvent event;
  ExosInt128 wide; /* not 0: instead of the value */
} Event;

/* As the table says it, but with sums of 10^-18 in both. */
typedef struct
{
  guint group, segment, day;
  guint32 events;
  guint64 n_rows, line, other_line;
  gint64 time; /* not in the table's answer */
  gboolean is_before;
  ExosWideSum sums[2];
} Answer;

static char *
user_id (guint user)
{
  switch (user % 5)
    {
    case 0:
      return g_strdup_printf ("u%u", user);
    case 1:
      return g_strdup_printf ("user-%09u", user);
    case 2:
      return g_strdup_printf ("long.user.%09u@example.com", user);
    case 3:
      return g_strdup_printf ("%08x-0000-4000-8000-000000000000", user);
    default:
      return g_strdup_printf ("%08X-0000-4000-8000-00000000000A", user);
    }
}

/* Some users are in two groups, some have sums that overflow, some values of many digits. */
static GArray *
make_events (guint n_events, guint n_users)
{
  GArray *events = g_array_new (FALSE, FALSE, sizeof (Event));
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint i = 0; i < n_events; i++)
    {
      const guint user = (guint) g_rand_int_range (random, 0, (gint32) n_users);
      const gboolean is_huge = user % 11 == 0;
      const gboolean is_mixed = user % 7 == 0 && g_rand_int_range (random, 0, 4) == 0;
      Event event = {
        .user = user,
        .event = { .time = g_rand_int_range (random, 0, 50),
                   .line = i + 2,
                   .value = g_rand_int_range (random, -1000, 1000),
                   .segment = (guint16) g_rand_int_range (random, 0, 1001),
                   .day = (guint16) g_rand_int_range (random, 0, 1001),
                   .group = (guint8) (user % 3 + (is_mixed ? 1 : 0)),
                   .event = (guint8) g_rand_int_range (random, 0, EXOS_USERS_MAX_EVENTS),
                   .is_before = g_rand_int_range (random, 0, 3) == 0 },
      };

      if (is_huge)
        event.event.value = user % 2 == 0 ? G_MAXINT64 / 2 : G_MININT64 / 2;
      if (user % 13 == 0)
        event.wide = g_rand_int_range (random, -1000, 1000) * (ExosInt128) 1234567890123456789;
      g_array_append_val (events, event);
    }

  return events;
}

static gboolean
is_exposed_earlier (const ExosUserEvent *event, const Answer *answer, guint64 line)
{
  if (event->is_before != answer->is_before)
    return !event->is_before;
  return event->time < answer->time || (event->time == answer->time && event->line < line);
}

/* One user, the plain way: in two passes over all events. */
static Answer
reckon (const GArray *events, guint user)
{
  Answer answer = { .line = G_MAXUINT64 };
  guint64 exposure = 0;

  for (guint i = 0; i < events->len; i++)
    {
      const Event *it = &g_array_index (events, Event, i);

      if (it->user != user)
        continue;
      if (answer.n_rows++ == 0 || is_exposed_earlier (&it->event, &answer, exposure))
        {
          answer.time = it->event.time;
          answer.is_before = it->event.is_before;
          answer.segment = it->event.segment;
          answer.day = it->event.day;
          exposure = it->event.line;
        }
      if (it->event.line < answer.line)
        {
          answer.line = it->event.line;
          answer.group = it->event.group;
        }
      if (!it->event.is_before)
        answer.events |= 1u << it->event.event;
      exos_wide_sum_add (&answer.sums[it->event.is_before],
                         it->wide != 0 ? it->wide : (ExosInt128) it->event.value * USERS_WIDE_UNIT);
    }

  for (guint i = 0; i < events->len; i++)
    {
      const Event *it = &g_array_index (events, Event, i);

      if (it->user == user && it->event.group != answer.group &&
          (answer.other_line == 0 || it->event.line < answer.other_line))
        answer.other_line = it->event.line;
    }

  return answer;
}

typedef struct
{
  ExosUsers *users;
  const Event *events;
  guint n_events;
} Share;

static gpointer
add_share (gpointer data)
{
  const Share *share = data;
  ExosUsersWriter *writer = exos_users_writer_new (share->users);

  for (guint i = 0; i < share->n_events; i++)
    {
      const Event *it = &share->events[i];
      g_autofree char *id = user_id (it->user);
      const ExosUserKey key = users_key (share->users, id);

      g_assert_true (it->wide != 0 ? exos_users_add_wide (writer, &key, &it->event, it->wide)
                                   : exos_users_add (writer, &key, &it->event, 1));
    }
  g_assert_true (exos_users_flush (writer));
  exos_users_writer_free (writer);
  return NULL;
}

static ExosUsers *
add_all (const GArray *events, guint n_threads)
{
  ExosUsers *users = exos_users_new (USERS_DECIMALS);
  GThread *threads[4];
  Share shares[4];

  for (guint i = 0; i < n_threads; i++)
    {
      const guint first = events->len * i / n_threads;
      const guint end = events->len * (i + 1) / n_threads;

      shares[i] = (Share) { users, &g_array_index (events, Event, first), end - first };
      threads[i] = g_thread_new (NULL, add_share, &shares[i]);
    }
  for (guint i = 0; i < n_threads; i++)
    g_thread_join (threads[i]);
  return users;
}

static void
shuffle (GArray *events, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  for (guint i = events->len; i > 1; i--)
    {
      Event *one = &g_array_index (events, Event, i - 1);
      Event *other = &g_array_index (events, Event, g_rand_int_range (random, 0, (gint32) i));
      const Event kept = *one;

      *one = *other;
      *other = kept;
    }
}

static void
compare_user (const UsersSearch *search, const Answer *answer)
{
  g_assert_cmpuint (search->n_found, ==, answer->n_rows > 0);
  if (answer->n_rows == 0)
    return;
  g_assert_cmpuint (search->found.n_rows, ==, answer->n_rows);
  g_assert_cmpuint (search->found.group, ==, answer->group);
  g_assert_cmpuint (search->found.line, ==, answer->line);
  g_assert_cmpuint (search->found.other_line, ==, answer->other_line);
  g_assert_cmpuint (search->found.segment, ==, answer->segment);
  g_assert_cmpuint (search->found.day, ==, answer->day);
  if (answer->other_line > 0)
    return;
  g_assert_cmphex (search->found.events, ==, answer->events);
  g_assert_cmpmem (search->sums, sizeof search->sums, answer->sums, sizeof answer->sums);
}

static void
test_any_order_and_threads (void)
{
  const guint n_users = 300;
  g_autoptr (GArray) events = make_events (9000, n_users);
  g_autofree Answer *answers = g_new (Answer, n_users);
  guint n_mixed = 0;

  for (guint user = 0; user < n_users; user++)
    {
      answers[user] = reckon (events, user);
      n_mixed += answers[user].other_line > 0;
    }
  g_assert_cmpuint (n_mixed, >, 20);
  g_assert_cmpuint (n_mixed, <, 60);

  for (guint n_threads = 1; n_threads <= 4; n_threads++)
    {
      ExosUsers *users;

      shuffle (events, n_threads);
      users = add_all (events, n_threads);
      g_assert_cmpuint (exos_users_count (users), ==, n_users);
      for (guint user = 0; user < n_users; user++)
        {
          g_autofree char *id = user_id (user);
          const UsersSearch search = users_find (users, id);

          compare_user (&search, &answers[user]);
        }
      exos_users_free (users);
    }
}

static ExosUsers *
make_users (guint n_users, guint n_writers)
{
  ExosUsers *users = exos_users_new (0);
  ExosUsersWriter *writers[4];

  for (guint i = 0; i < n_writers; i++)
    writers[i] = exos_users_writer_new (users);
  for (guint i = 0; i < n_users; i++)
    {
      char id[32] = "";
      ExosUserKey key;

      g_snprintf (id, sizeof id, "u%u", i);
      key = exos_user_key (exos_users_seed (users), id, strlen (id));
      g_assert_true (exos_users_add (writers[i % n_writers], &key,
                                     &(ExosUserEvent) { .line = i + 1, .value = i }, 1));
    }
  for (guint i = 0; i < n_writers; i++)
    g_assert_true (exos_users_flush (writers[i]));
  g_assert_cmpuint (exos_users_memory (users), <=, G_GUINT64_CONSTANT (80) * n_users + (1 << 20));
  for (guint i = 0; i < n_writers; i++)
    exos_users_writer_free (writers[i]);
  return users;
}

static void
add_up (const ExosUser *user, void *data)
{
  guint64 *sums = data;

  sums[0] += (guint64) user->after;
  sums[1] += user->n_rows;
}

static void
test_grows_within_80_bytes_a_user (void)
{
  static const guint sizes[] = { 1, 63, 64, 65, 5000, 100000, 700000, 2000000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      ExosUsers *users = make_users (sizes[i], 2);
      guint64 sums[2] = { 0 };

      g_assert_cmpuint (exos_users_count (users), ==, sizes[i]);
      if (sizes[i] >= 700000)
        g_assert_cmpuint (exos_users_memory (users) / sizes[i], <, 75);
      for (guint part = 0; part < EXOS_USERS_N_PARTITIONS; part++)
        exos_users_visit (users, part, add_up, sums);
      g_assert_cmpuint (sums[0], ==, (guint64) sizes[i] * (sizes[i] - 1) / 2);
      g_assert_cmpuint (sums[1], ==, sizes[i]);
      exos_users_free (users);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/users/any-order-and-threads", test_any_order_and_threads);
  g_test_add_func ("/users/grows-within-80-bytes-a-user", test_grows_within_80_bytes_a_user);
  return g_test_run ();
}
