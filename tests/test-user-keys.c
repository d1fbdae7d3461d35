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
    { "Wa1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9", FALSE },
    { "_a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9", FALSE },
    { "8a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9", TRUE },
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

/* openssl mac -macopt size:16 -macopt hexkey:000102030405060708090a0b0c0d0e0f SIPHASH, of so many
 * bytes 00, 01, 02 and so on; instead of the last byte stands that it is a hash. */
static void
test_long_ids_are_hashed_as_published (void)
{
  static const struct
  {
    gsize length;
    const char *hash;
  } cases[] = {
    { 16, "6ee2a4ca67b054bbfd3315bf852305" }, { 17, "473d06e8738db89854c066c47ae477" },
    { 20, "9e25fc833f2290733e9344a5e83839" }, { 23, "c9d184ddd5a9f5e0cf8ce29a9abf69" },
    { 24, "2db479ae78bd50d8882a8a178a6132" }, { 31, "2939b0183223fafc1723de4f52c43d" },
    { 32, "7c3956ca5eeafc3e363e9d556546eb" }, { 63, "5150d1772f50834a503e069a973fbd" },
    { 64, "1eaf077dc0d4cd3f8cad4d383658a7" }, { 300, "ce005a406d14b36d5386b5f7a7e1b3" },
  };
  char text[300];
  ExosUserSeed seed;

  for (guint i = 0; i < sizeof text; i++)
    text[i] = (char) i;
  memcpy (&seed, text, sizeof seed);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const ExosUserKey key = exos_user_key (&seed, text, cases[i].length);
      guint8 bytes[16];
      char hash[33];

      memcpy (bytes, key.words, sizeof bytes);
      for (guint j = 0; j < sizeof bytes; j++)
        g_snprintf (hash + 2 * j, 3, "%02x", bytes[j]);
      g_assert_cmpint (strncmp (hash, cases[i].hash, 30), ==, 0);
      g_assert_cmpstr (hash + 30, ==, "ff");
      g_assert_cmpint (key.kind, ==, EXOS_USER_KEY_TEXT);
    }
}

static gboolean
is_digit_of (char byte, gboolean is_upper)
{
  return g_ascii_isdigit (byte) ||
         (is_upper ? byte >= 'A' && byte <= 'F' : byte >= 'a' && byte <= 'f');
}

/* A UUID with any byte in any place is one still, or none. */
static void
test_uuids_byte_by_byte (void)
{
  static const char *const ids[] = {
    "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9",
    "fedcba98-7654-3210-0f1e-2d3c4b5a6978",
    "99999999-0000-9090-aaaa-ffffffffffff",
  };
  const ExosUserSeed seed = exos_user_seed_new ();

  for (guint i = 0; i < 2 * G_N_ELEMENTS (ids); i++)
    for (guint at = 0; at < 36; at++)
      for (guint byte = 0; byte < 256; byte++)
        {
          const gboolean is_upper = i % 2 == 1;
          g_autofree char *id = is_upper ? g_ascii_strup (ids[i / 2], -1) : g_strdup (ids[i / 2]);
          const gboolean has_dash = at == 8 || at == 13 || at == 18 || at == 23;
          char printed[EXOS_USER_KEY_TEXT_SIZE];

          id[at] = (char) byte;

          const gboolean is_uuid = has_dash ? byte == '-' : is_digit_of ((char) byte, is_upper);
          const ExosUserKey key = exos_user_key (&seed, id, 36);
          const gsize length = exos_user_key_print (&key, printed);

          if (is_uuid)
            g_assert_cmpmem (printed, length, id, 36);
          else
            g_assert_cmpuint (length, ==, 0);
          g_assert_cmpint (key.kind, ==,
                           !is_uuid   ? EXOS_USER_KEY_TEXT
                           : is_upper ? EXOS_USER_KEY_UPPER_UUID
                                      : EXOS_USER_KEY_LOWER_UUID);
        }
}

/* Short ones are themselves, of any bytes. */
static void
test_short_ids_are_themselves (void)
{
  const ExosUserSeed seed = exos_user_seed_new ();

  for (gsize length = 0; length < 40; length++)
    {
      char id[40];
      char printed[EXOS_USER_KEY_TEXT_SIZE];

      for (gsize i = 0; i < sizeof id; i++)
        id[i] = (char) (200 + 5 * i);

      const ExosUserKey key = exos_user_key (&seed, id, length);

      g_assert_cmpmem (printed, exos_user_key_print (&key, printed), id, length < 16 ? length : 0);
    }
}

/* Two seeds put ids into different places, so that nobody knows where they go. */
static void
test_seeds_differ (void)
{
  const ExosUserSeed first = exos_user_seed_new ();
  const ExosUserSeed second = exos_user_seed_new ();

  for (guint i = 0; i < G_N_ELEMENTS (first.words); i++)
    g_assert_cmpuint (first.words[i], !=, second.words[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/user-keys/ids-are-told-apart", test_ids_are_told_apart);
  g_test_add_func ("/user-keys/zeros-in-ids-count", test_zeros_in_ids_count);
  g_test_add_func ("/user-keys/long-ids-are-hashed-as-published",
                   test_long_ids_are_hashed_as_published);
  g_test_add_func ("/user-keys/uuids-byte-by-byte", test_uuids_byte_by_byte);
  g_test_add_func ("/user-keys/short-ids-are-themselves", test_short_ids_are_themselves);
  g_test_add_func ("/user-keys/seeds-differ", test_seeds_differ);
  return g_test_run ();
}
