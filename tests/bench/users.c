// SPDX-License-Identifier: MIT
/* How fast events find their users: users [ROWS [USERS [THREADS]]] prints nanoseconds a row and
 * bytes a user. */
#include <glib.h>

#include "data/rows/users.h"

typedef struct
{
  ExosUsers *users;
  guint64 first;
  guint64 end;
  guint64 n_users;
} Share;

static guint64
mix (guint64 z)
{
  z ^= z >> 30;
  z *= 0xbf58476d1ce4e5b9ULL;
  z ^= z >> 27;
  z *= 0x94d049bb133111ebULL;
  return z ^ z >> 31;
}

static gpointer
add_share (gpointer data)
{
  const Share *share = data;
  ExosUsersWriter *writer = exos_users_writer_new (share->users);

  for (guint64 row = share->first; row < share->end; row++)
    {
      const guint64 user = mix (row * 0x9e3779b97f4a7c15ULL) % share->n_users;
      const ExosUserKey key = { { user * 736878703, (guint64) 11 << 56 }, 0 };
      const ExosUserEvent event = { .time = (gint64) row,
                                    .line = row,
                                    .value = (gint64) (row & 1023),
                                    .day = (guint16) (row >> 20),
                                    .group = (guint8) (user & 1),
                                    .event = (guint8) (row & 3) };

      g_assert_true (exos_users_add (writer, &key, &event, 1));
    }
  g_assert_true (exos_users_flush (writer));
  exos_users_writer_free (writer);
  return NULL;
}

int
main (int argc, char **argv)
{
  const guint64 n_rows = argc > 1 ? g_ascii_strtoull (argv[1], NULL, 10) : 10000000;
  const guint64 n_users = argc > 2 ? g_ascii_strtoull (argv[2], NULL, 10) : 1000000;
  const guint n_threads = argc > 3 ? (guint) g_ascii_strtoull (argv[3], NULL, 10) : 2;
  ExosUsers *users = exos_users_new (2);
  g_autofree Share *shares = g_new (Share, n_threads);
  g_autofree GThread **threads = g_new (GThread *, n_threads);
  const gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < n_threads; i++)
    {
      shares[i] = (Share) { users, n_rows * i / n_threads, n_rows * (i + 1) / n_threads, n_users };
      threads[i] = g_thread_new (NULL, add_share, &shares[i]);
    }
  for (guint i = 0; i < n_threads; i++)
    g_thread_join (threads[i]);

  const gint64 elapsed = g_get_monotonic_time () - start;

  g_print ("%.1f ns/row, %.1f Mrow/s, %" G_GUINT64_FORMAT " users, %.1f bytes/user\n",
           1e3 * (gdouble) elapsed / (gdouble) n_rows, (gdouble) n_rows / (gdouble) elapsed,
           exos_users_count (users),
           (gdouble) exos_users_memory (users) / (gdouble) exos_users_count (users));
  exos_users_free (users);
  return 0;
}
