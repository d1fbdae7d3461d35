// SPDX-License-Identifier: MIT
/* Ids of users become keys: no two the same, and known again where they fit. */
#include <string.h>

#include "users-search.h"

/* Ids that one could mistake for each other. The sixth packs into the bytes of "1" and its length.
 */
static void
test_ids_are_told_apart (void)
{
  static const struct
  {
    const char *id;
    gboolean is_known; /* as it stood in the file */
  } ids[] = {
    { "1", TRUE },
    { "01", TRUE },
    { "123456789012345", TRUE },
    { "1234567890123456", FALSE },
    { "12345678901234567", FALSE },
    { "00000031-0000-0000-0000-000000000001", TRUE },
    { "31000000-0000-0000-0000-000000000001", TRUE },
    { "31000000-0000-0000-0100-000000000000", TRUE },
    { "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9", TRUE },
    { "0A1B2C3D-4E5F-6071-8293-A4B5C6D7E8F9", TRUE },
    { "0a1b2c3d-4e5f-6071-8293-A4B5C6D7E8F9", FALSE },
    { "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8fg", FALSE },
    { "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f", FALSE },
    { "0a1b2c3d4e5f60718293a4b5c6d7e8f9", FALSE },
    { "0a1b2c3d-4e5f-6071-8293\xa4"
      "a4b5c6d7e8f9",
      FALSE },
    { "김철수", TRUE },
    { "user.with.a.long.name@example.com", FALSE },
    { "user.with.a.long.name@example.org", FALSE },
  };
  ExosUsers *users = exos_users_new (0);
  ExosUsersWriter *writer = exos_users_writer_new (users);

  for (guint i = 0; i < 2 * G_N_ELEMENTS (ids); i++)
    {
      const ExosUserKey key = users_key (users, ids[i / 2].id);

      g_assert_true (
          exos_users_add (writer, &key, &(ExosUserEvent) { .line = i + 1, .value = 1 }, 1));
    }
  g_assert_true (exos_users_flush (writer));
  exos_users_writer_free (writer);

  g_assert_cmpuint (exos_users_count (users), ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      const UsersSearch search = users_find (users, ids[i].id);
      char id[EXOS_USER_KEY_TEXT_SIZE];
      const gsize length = exos_user_key_print (&search.found.key, id);

      g_assert_cmpuint (search.n_found, ==, 1);
      g_assert_cmpuint (search.found.n_rows, ==, 2);
      g_assert_cmpuint (search.found.line, ==, 2 * i + 1);
      if (ids[i].is_known)
        g_assert_cmpmem (id, length, ids[i].id, strlen (ids[i].id));
      else
        g_assert_cmpuint (length, ==, 0);
    }
  exos_users_free (users);
}

/* An id may hold anything but is compared whole. */
static void
test_zeros_in_ids_count (void)
{
  const ExosUserSeed seed = exos_user_seed_new ();
  char text[32] = "ab\0cd";
  const ExosUserKey keys[] = { exos_user_key (&seed, text, 2), exos_user_key (&seed, text, 3),
                               exos_user_key (&seed, text, 5), exos_user_key (&seed, text, 20),
                               exos_user_key (&seed, text, 21) };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    for (guint j = 0; j < i; j++)
      g_assert_cmpint (memcmp (keys[i].words, keys[j].words, sizeof keys[i].words), !=, 0);
}

/* openssl mac -macopt size:16 -macopt hexkey:000102030405060708090a0b0c0d0e0f SIPHASH, of the bytes
 * 00 to 0f; the last byte says that it is a hash. */
static void
test_long_ids_are_hashed_as_published (void)
{
  static const guint8 expected[] = { 0x6e, 0xe2, 0xa4, 0xca, 0x67, 0xb0, 0x54, 0xbb,
                                     0xfd, 0x33, 0x15, 0xbf, 0x85, 0x23, 0x05, 0xff };
  char text[sizeof (ExosUserSeed)];
  ExosUserSeed seed;
  ExosUserKey key;

  for (guint i = 0; i < sizeof text; i++)
    text[i] = (char) i;
  memcpy (&seed, text, sizeof seed);
  key = exos_user_key (&seed, text, 16);
  g_assert_cmpmem (key.words, sizeof key.words, expected, sizeof expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/user-keys/ids-are-told-apart", test_ids_are_told_apart);
  g_test_add_func ("/user-keys/zeros-in-ids-count", test_zeros_in_ids_count);
  g_test_add_func ("/user-keys/long-ids-are-hashed-as-published",
                   test_long_ids_are_hashed_as_published);
  return g_test_run ();
}
