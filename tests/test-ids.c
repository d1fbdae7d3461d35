// SPDX-License-Identifier: MIT
#include "ids-fixture.h"

static void
test_nothing_repeats_in_nothing (void)
{
  const Ids none = { 0 };
  const ExosIdsAnswer answer = find (&none, 2, NULL, NULL);

  g_assert_cmpuint (answer.n_ids, ==, 0);
  g_assert_cmpuint (answer.n_repeated, ==, 0);
  g_assert_false (answer.is_too_many);
}

static void
test_kinds (void)
{
  char *with_nul = (char[]) { 'a', '\0', 'b' };
  const struct
  {
    const char *first;
    const char *second;
    gboolean is_same;
  } cases[] = {
    { "a", "a", TRUE },
    { "a", "\"a\"", TRUE },
    { "a", " a\t", TRUE },
    { "a", "\" a \"", TRUE },
    { "a", "a\r", TRUE },
    { "\"a\"\"b\"", "\"a\"\"b\" ", TRUE },
    { "\"a\"\"b\"", "\"a\"\"\"\"b\"", FALSE },
    { "\"a,b\"", "\"a,b\"", TRUE },
    { "\"a\nb\"", "\"a\nb\"", TRUE },
    { "\"\"\"a\"", "a", FALSE },
    { "a", "A", FALSE },
    { "a", "aa", FALSE },
    { "aa", "aaa", FALSE },
    { "aaaa", "aaaaa", FALSE },
    { "aaaaaaa", "aaaaaaaa", FALSE },
    { "aaaaaaaa", "aaaaaaaaaaaaaaaa", FALSE },
    { "aaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaa", FALSE },
    { "abcd", "abce", FALSE },
    { "abc", "bbc", FALSE },
    { "007", "7", FALSE },
    { "6fa459ea-ee8a-3ca4-894e-db77e160355e", "6fa459ea-ee8a-3ca4-894e-db77e160355e", TRUE },
    { "6fa459ea-ee8a-3ca4-894e-db77e160355e", "7fa459ea-ee8a-3ca4-894e-db77e160355e", FALSE },
    { "6fa459ea-ee8a-3ca4-894e-db77e160355e", "6fa459ea-ee8a-3ca4-894e-db77e160355f", FALSE },
    { "6fa459ea-ee8a-3ca4-894e-db77e160355e", "6fa459ea-ee8a-3cb4-894e-db77e160355e", FALSE },
    { "사용자", "사용자", TRUE },
    { "a",
      "\xc2\xa0"
      "a\xe2\x80\x8b",
      TRUE },
    { "", "", FALSE },
    { "\"\"", "  ", FALSE },
    { "\"", "\"", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ExosIds *ids = exos_ids_new (1, NULL);
      const ExosIdCell cells[] = {
        { cases[i].first, strlen (cases[i].first) },
        { "other", 5 },
        { cases[i].second, strlen (cases[i].second) },
        { with_nul, 3 },
      };
      uint16_t places[4];

      exos_ids_add_cells (exos_ids_writer (ids, 0), cells, 4);
      g_test_message ("%s, %s", cases[i].first, cases[i].second);
      g_assert_cmpuint (exos_ids_find_repeated (ids, 1).n_repeated, ==, cases[i].is_same);

      const gsize n = exos_ids_list_repeated (exos_ids_writer (ids, 0), cells, 4, places);

      g_assert_cmpuint (n, ==, cases[i].is_same ? 2 : 0);
      if (n == 2)
        {
          g_assert_cmpuint (places[0], ==, 0);
          g_assert_cmpuint (places[1], ==, 2);
        }
      exos_ids_free (ids);
    }
}

/* Every length has its own way through the hash; every byte counts. */
static void
test_every_byte_counts (void)
{
  char text[100];
  ExosIds *ids = exos_ids_new (1, NULL);
  guint64 n = 0;

  for (gsize length = 1; length <= sizeof text; length++)
    for (gsize i = 0; i <= length; i++, n++)
      {
        memset (text, 'x', sizeof text);
        if (i < length)
          text[i] = 'y';
        exos_ids_add_text (exos_ids_writer (ids, 0), text, length);
      }

  const ExosIdsAnswer answer = exos_ids_find_repeated (ids, 1);

  g_assert_cmpuint (answer.n_ids, ==, n);
  g_assert_cmpuint (answer.n_repeated, ==, 0);
  exos_ids_free (ids);
}

static void
test_a_text_has_no_quotes_to_undo (void)
{
  ExosIds *ids = exos_ids_new (1, NULL);
  ExosIdsWriter *writer = exos_ids_writer (ids, 0);
  const ExosIdCell quoted = { "\"\"\"a\"\"\"", 7 };
  const ExosIdCell plain = { "a", 1 };

  exos_ids_add_text (writer, " \"a\" ", 5);
  exos_ids_add_cells (writer, &plain, 1);
  exos_ids_add_cells (writer, &quoted, 1);
  exos_ids_add_text (writer, "  ", 2);
  g_assert_cmpuint (exos_ids_find_repeated (ids, 1).n_repeated, ==, 1);
  g_assert_true (exos_ids_is_repeated (ids, "\"a\"", 3));
  g_assert_false (exos_ids_is_repeated (ids, "a", 1));
  exos_ids_free (ids);
}

static void
test_all_are_found_on_any_number_of_threads (void)
{
  g_auto (Ids) ids = make_ids (300000, 7);

  for (guint n_threads = 1; n_threads <= 4; n_threads++)
    {
      ExosIds *found;
      const ExosIdsAnswer answer = find (&ids, n_threads, NULL, &found);

      g_assert_cmpuint (answer.n_ids, ==, ids.n);
      g_assert_cmpuint (answer.n_repeated, ==, ids.n - 300000);
      g_assert_cmpuint (answer.n_again, ==, ids.n - 300000);
      g_assert_cmpfloat (answer.share, ==, 1);
      for (gsize i = 0; i < 300000; i++)
        g_assert_cmpint (exos_ids_is_repeated (found, ids.texts[i], 9), ==, i % 7 == 0);
      exos_ids_free (found);
    }
}

/* Ids of one hash are suspects, however different: the second look is for that. */
static void
test_a_hash_of_few_bits_suspects_all (void)
{
  const ExosIdsLimits limits = { .hash_bits = 4 };
  g_auto (Ids) ids = make_ids (1000, 0);
  ExosIds *found;
  const ExosIdsAnswer answer = find (&ids, 2, &limits, &found);

  g_assert_cmpuint (answer.n_repeated, ==, 16);
  g_assert_cmpuint (answer.n_again, ==, 984);
  for (gsize i = 0; i < ids.n; i++)
    g_assert_true (exos_ids_is_repeated (found, ids.texts[i], 9));
  exos_ids_free (found);
}

/* As many as a chunk takes, one less, one more. */
static void
test_one_id_in_many_rows (void)
{
  static const gsize sizes[] = { 1,    2,    511,  512,  513,  1024, 2045,
                                 2046, 2047, 4091, 4092, 4093, 6139, 10000 };
  g_autofree ExosIdCell *cells = g_new (ExosIdCell, 10000);

  for (gsize i = 0; i < 10000; i++)
    cells[i] = (ExosIdCell) { "summer sale", 11 };
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (gsize step = 1; step <= sizes[i]; step = step == sizes[i] ? step + 1 : sizes[i])
      {
        ExosIds *ids = exos_ids_new (2, NULL);

        for (gsize at = 0; at < sizes[i]; at += step)
          exos_ids_add_cells (exos_ids_writer (ids, at / step % 2), cells, step);

        const ExosIdsAnswer answer = exos_ids_find_repeated (ids, 0);

        g_assert_cmpuint (answer.n_ids, ==, sizes[i]);
        g_assert_cmpuint (answer.n_again, ==, sizes[i] - 1);
        g_assert_cmpuint (answer.n_repeated, ==, sizes[i] > 1);
        g_assert_cmpfloat (answer.share, ==, 1);
        g_assert_false (answer.is_too_many);
        exos_ids_free (ids);
      }
}

/* So many that some parts of them have more than was expected, and the first ones come again when
 * there is more room: by chance, as where an id goes is drawn each time. */
static void
test_more_than_expected (void)
{
  g_auto (Ids) ids = { g_new (char *, 7360), 7360 };

  for (gsize i = 0; i < ids.n; i++)
    ids.texts[i] = g_strdup_printf ("u%" G_GSIZE_FORMAT, i % 6400);
  for (guint round = 0; round < 30; round++)
    {
      const ExosIdsAnswer answer = find (&ids, 1, NULL, NULL);

      g_assert_cmpuint (answer.n_ids, ==, 7360);
      g_assert_cmpuint (answer.n_repeated, ==, 960);
      g_assert_cmpuint (answer.n_again, ==, 960);
    }
}

/* As many hashes as may be kept are kept, one more is a half of them; limits of one are limits. */
static void
test_limits (void)
{
  static const struct
  {
    ExosIdsLimits limits;
    double share; /* 0: less than a hundredth */
    guint64 n_repeated;
    gboolean is_too_many;
  } cases[] = {
    { { .max_kept = 1000 }, 1, 0, FALSE },
    { { .max_kept = 999 }, 0.5, 0, FALSE },
    { { .max_kept = 1 }, 0, 0, FALSE },
    { { .hash_bits = 1 }, 1, 2, FALSE },
    { { .hash_bits = 64 }, 1, 0, FALSE },
    { { .hash_bits = 1, .max_repeated = 2 }, 1, 2, FALSE },
    { { .hash_bits = 1, .max_repeated = 1 }, 1, 2, TRUE },
  };
  g_auto (Ids) ids = make_ids (1000, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const ExosIdsAnswer answer = find (&ids, 1, &cases[i].limits, NULL);

      g_assert_cmpuint (answer.n_ids, ==, 1000);
      if (cases[i].share > 0)
        g_assert_cmpfloat (answer.share, ==, cases[i].share);
      else
        g_assert_cmpfloat (answer.share, <, 0.01);
      g_assert_cmpuint (answer.n_repeated, ==, cases[i].n_repeated);
      g_assert_cmpint (answer.is_too_many, ==, cases[i].is_too_many);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ids/nothing-repeats-in-nothing", test_nothing_repeats_in_nothing);
  g_test_add_func ("/ids/kinds", test_kinds);
  g_test_add_func ("/ids/every-byte-counts", test_every_byte_counts);
  g_test_add_func ("/ids/a-text-has-no-quotes-to-undo", test_a_text_has_no_quotes_to_undo);
  g_test_add_func ("/ids/all-are-found-on-any-number-of-threads",
                   test_all_are_found_on_any_number_of_threads);
  g_test_add_func ("/ids/a-hash-of-few-bits-suspects-all", test_a_hash_of_few_bits_suspects_all);
  g_test_add_func ("/ids/one-id-in-many-rows", test_one_id_in_many_rows);
  g_test_add_func ("/ids/more-than-expected", test_more_than_expected);
  g_test_add_func ("/ids/limits", test_limits);
  return g_test_run ();
}
