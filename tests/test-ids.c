// SPDX-License-Identifier: MIT
#include "data/rows/ids.h"

#include <glib.h>
#include <string.h>

#define BATCH 512

/* Ids added to one writer after the other, or by threads at once. */
typedef struct
{
  char **texts;
  gsize n;
} Ids;

static void
ids_clear (Ids *self)
{
  for (gsize i = 0; i < self->n; i++)
    g_free (self->texts[i]);
  g_free (self->texts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Ids, ids_clear)

/* n users; every step-th has a second row behind all others. */
static Ids
make_ids (gsize n, gsize step)
{
  const gsize n_again = step > 0 ? (n + step - 1) / step : 0;
  Ids ids = { g_new (char *, n + n_again), n + n_again };

  for (gsize i = 0; i < n; i++)
    ids.texts[i] = g_strdup_printf ("u%08" G_GSIZE_FORMAT, i);
  for (gsize i = 0; i < n_again; i++)
    ids.texts[n + i] = g_strdup (ids.texts[i * step]);
  return ids;
}

typedef struct
{
  ExosIdsWriter *writer;
  const Ids *ids;
  gsize first;
  gsize step;
} Part;

static gpointer
add_part (gpointer data)
{
  const Part *self = data;
  ExosIdCell cells[BATCH];
  gsize n = 0;

  for (gsize i = self->first; i < self->ids->n; i += self->step)
    {
      const char *text = self->ids->texts[i];

      cells[n++] = (ExosIdCell) { text, strlen (text) };
      if (n == BATCH)
        {
          exos_ids_add_cells (self->writer, cells, n);
          n = 0;
        }
    }
  exos_ids_add_cells (self->writer, cells, n);
  return NULL;
}

static void
add_on_threads (ExosIds *self, const Ids *ids, guint n_threads)
{
  GThread *threads[8];
  Part parts[8];

  for (guint i = 0; i < n_threads; i++)
    {
      parts[i] = (Part) { exos_ids_writer (self, i), ids, i, n_threads };
      threads[i] = g_thread_new ("ids", add_part, &parts[i]);
    }
  for (guint i = 0; i < n_threads; i++)
    g_thread_join (threads[i]);
}

static ExosIdsAnswer
find (const Ids *ids, guint n_threads, const ExosIdsLimits *limits, ExosIds **found)
{
  ExosIds *self = exos_ids_new (n_threads, limits);

  g_assert_nonnull (self);
  add_on_threads (self, ids, n_threads);

  const ExosIdsAnswer answer = exos_ids_find_repeated (self, n_threads);

  if (found != NULL)
    *found = self;
  else
    exos_ids_free (self);
  return answer;
}

static void
assert_same (const ExosIdsAnswer *a, const ExosIdsAnswer *b)
{
  g_assert_cmpuint (a->n_ids, ==, b->n_ids);
  g_assert_cmpfloat (a->share, ==, b->share);
  g_assert_cmpuint (a->n_repeated, ==, b->n_repeated);
  g_assert_cmpuint (a->n_again, ==, b->n_again);
  g_assert_cmpint (a->is_too_many, ==, b->is_too_many);
}

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

/* Nothing but the ids decides who is in the sample: no order, threads, or seed. */
static void
test_a_sample_is_the_same_every_time (void)
{
  const ExosIdsLimits limits = { .max_kept = 20000 };
  g_auto (Ids) ids = make_ids (600000, 3);
  const ExosIdsAnswer first = find (&ids, 1, &limits, NULL);

  g_assert_cmpfloat (first.share, ==, 1.0 / 64);
  g_assert_cmpuint (first.n_ids, ==, 800000);
  g_assert_cmpuint (first.n_repeated, ==, first.n_again);
  g_assert_cmpuint (first.n_repeated, >, 200000 / 64 * 9 / 10);
  g_assert_cmpuint (first.n_repeated, <, 200000 / 64 * 11 / 10);

  for (guint n_threads = 1; n_threads <= 4; n_threads++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (n_threads);

      for (gsize i = ids.n; i-- > 1;)
        {
          const gsize other = (gsize) g_rand_int_range (random, 0, (gint32) i + 1);
          char *text = ids.texts[i];

          ids.texts[i] = ids.texts[other];
          ids.texts[other] = text;
        }

      const ExosIdsAnswer again = find (&ids, n_threads, &limits, NULL);

      assert_same (&again, &first);
    }
}

/* Users in the sample have all their rows in it. */
static void
test_a_sample_is_of_users (void)
{
  const ExosIdsLimits limits = { .max_kept = 5000 };
  g_auto (Ids) ids = make_ids (40000, 1);
  ExosIds *found;
  const ExosIdsAnswer answer = find (&ids, 2, &limits, &found);
  guint64 n = 0;

  for (gsize i = 0; i < 40000; i++)
    n += exos_ids_is_repeated (found, ids.texts[i], 9);
  g_assert_cmpuint (n, ==, answer.n_repeated);
  g_assert_cmpfloat (answer.share, <, 1);
  g_assert_cmpuint (2 * n, <=, limits.max_kept);
  g_assert_cmpuint (4 * n, >, limits.max_kept * 8 / 10);
  exos_ids_free (found);
}

static void
test_one_id_in_every_row (void)
{
  const ExosIdsLimits limits[] = { { 0 }, { .max_kept = 1000 } };

  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      ExosIds *ids = exos_ids_new (1, &limits[i]);

      for (gsize row = 0; row < 1000000; row++)
        exos_ids_add_text (exos_ids_writer (ids, 0), "summer sale", 11);

      const ExosIdsAnswer answer = exos_ids_find_repeated (ids, 2);

      g_assert_cmpuint (answer.n_ids, ==, 1000000);
      g_assert_cmpuint (answer.n_again, ==, i == 0 ? 999999 : 0);
      exos_ids_free (ids);
    }
}

/* User 6382 happens to stay in the smallest sample there is (one of 65536). */
static void
test_more_than_fits_any_sample_is_too_many (void)
{
  const ExosIdsLimits limits = { .max_kept = 1000 };
  ExosIds *ids = exos_ids_new (1, &limits);

  for (gsize row = 0; row < 100000; row++)
    exos_ids_add_text (exos_ids_writer (ids, 0), "6382", 4);
  g_assert_true (exos_ids_find_repeated (ids, 1).is_too_many);
  g_assert_false (exos_ids_is_repeated (ids, "6382", 4));
  exos_ids_free (ids);
}

static void
test_too_many_repeated (void)
{
  g_auto (Ids) ids = make_ids (1000, 10);
  const ExosIdsLimits enough = { .max_repeated = 100 };
  const ExosIdsLimits fewer = { .max_repeated = 99 };
  ExosIds *found;

  g_assert_false (find (&ids, 2, &enough, NULL).is_too_many);

  const ExosIdsAnswer answer = find (&ids, 2, &fewer, &found);

  g_assert_true (answer.is_too_many);
  g_assert_cmpuint (answer.n_repeated, ==, 100);
  g_assert_false (exos_ids_is_repeated (found, ids.texts[0], 9));
  exos_ids_free (found);
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
  g_test_add_func ("/ids/a-sample-is-the-same-every-time", test_a_sample_is_the_same_every_time);
  g_test_add_func ("/ids/a-sample-is-of-users", test_a_sample_is_of_users);
  g_test_add_func ("/ids/one-id-in-every-row", test_one_id_in_every_row);
  g_test_add_func ("/ids/too-many-repeated", test_too_many_repeated);
  g_test_add_func ("/ids/a-hash-of-few-bits-suspects-all", test_a_hash_of_few_bits_suspects_all);
  g_test_add_func ("/ids/more-than-fits-any-sample-is-too-many",
                   test_more_than_fits_any_sample_is_too_many);
  return g_test_run ();
}
