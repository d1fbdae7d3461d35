// SPDX-License-Identifier: MIT
#include "ids-fixture.h"

static void
assert_same (const ExosIdsAnswer *a, const ExosIdsAnswer *b)
{
  g_assert_cmpuint (a->n_ids, ==, b->n_ids);
  g_assert_cmpfloat (a->share, ==, b->share);
  g_assert_cmpuint (a->n_repeated, ==, b->n_repeated);
  g_assert_cmpuint (a->n_again, ==, b->n_again);
  g_assert_cmpint (a->is_too_many, ==, b->is_too_many);
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ids-limits/a-sample-is-the-same-every-time",
                   test_a_sample_is_the_same_every_time);
  g_test_add_func ("/ids-limits/a-sample-is-of-users", test_a_sample_is_of_users);
  g_test_add_func ("/ids-limits/one-id-in-every-row", test_one_id_in_every_row);
  g_test_add_func ("/ids-limits/more-than-fits-any-sample-is-too-many",
                   test_more_than_fits_any_sample_is_too_many);
  g_test_add_func ("/ids-limits/too-many-repeated", test_too_many_repeated);
  return g_test_run ();
}
