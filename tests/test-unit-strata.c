// SPDX-License-Identifier: MIT
/* Files with one row a user: their segments and days. */
#include "data/data-file.h"

#include <string.h>

#include "unit-rows-fixture.h"

static void
assert_same_total (ExosDoubleDouble a, ExosDoubleDouble b)
{
  g_assert_cmpfloat (a.hi, ==, b.hi);
  g_assert_cmpfloat_with_epsilon (a.lo, b.lo, 1e-9);
}

static void
assert_same_sums (const ExosPairSums *a, const ExosPairSums *b)
{
  g_assert_cmpuint (a->n, ==, b->n);
  assert_same_total (a->y, b->y);
  assert_same_total (a->yy, b->yy);
  assert_same_total (a->x, b->x);
  assert_same_total (a->xx, b->xx);
  assert_same_total (a->xy, b->xy);
}

static void
add_sums (ExosPairSums *sum, const ExosPairSums *part)
{
  sum->n += part->n;
  sum->y = exos_double_double_add (sum->y, part->y);
  sum->yy = exos_double_double_add (sum->yy, part->yy);
  sum->x = exos_double_double_add (sum->x, part->x);
  sum->xx = exos_double_double_add (sum->xx, part->xx);
  sum->xy = exos_double_double_add (sum->xy, part->xy);
}

/* Every user of a group is in one stratum. */
static void
assert_adds_up (const ExosExperiment *experiment, const ExosStrata *strata)
{
  for (gsize arm = 0; arm < experiment->n_arms; arm++)
    {
      const ExosArm *it = &experiment->arms[arm];
      ExosPairSums sums = { 0 };
      ExosCount count = { 0, 0 };
      guint64 assigned = 0;

      for (gsize i = 0; i < strata->n; i++)
        {
          const gsize place = i * experiment->n_arms + arm;

          count.users += strata->counts[place].users;
          count.events += strata->counts[place].events;
          assigned += strata->assigned[place];
          if (strata->sums != NULL)
            add_sums (&sums, &strata->sums[place]);
        }
      g_assert_cmpuint (count.users, ==, it->users);
      g_assert_cmpuint (count.events, ==, it->conversions);
      g_assert_cmpuint (assigned, ==, exos_arm_assigned (it));
      g_assert_cmpint (strata->sums != NULL, ==, experiment->primary_metric >= 0);
      if (strata->sums != NULL)
        assert_same_sums (
            &sums, exos_experiment_sums (experiment, arm, (gsize) experiment->primary_metric));
    }
}

/* Both for themselves. */
static void
test_segments_and_days_are_kept (void)
{
  g_autofree char *csv = make_rows (3000, FALSE, "");
  g_autoptr (ExosExperiment) experiment = understand_rows (csv, 0);
  const ExosStrata *segments = &experiment->strata[EXOS_STRATA_SEGMENTS];
  const ExosStrata *days = &experiment->strata[EXOS_STRATA_DAYS];

  g_assert_cmpstr (segments->column, ==, "segment");
  g_assert_cmpuint (segments->n, ==, 2);
  g_assert_cmpuint (segments->counts[0].users, ==, 500); /* app */
  g_assert_cmpuint (days->n, ==, 5);
  assert_adds_up (experiment, segments);
  assert_adds_up (experiment, days);
}

/* With its covariate, which some lack and are given. */
static void
test_strata_of_a_mean (void)
{
  g_autoptr (GString) csv = g_string_new ("user_id,variant,spent,pre_spent,country,date\n");
  const ExosMapping mapping = { .primary = "spent" };

  for (guint i = 0; i < 3000; i++)
    {
      g_string_append_printf (csv, "%u,%s,%u.%u,", i, i % 2 ? "treatment" : "control", i % 41,
                              i % 10);
      if (i % 50 != 7)
        g_string_append_printf (csv, "%u", (i * 7) % 31);
      g_string_append_printf (csv, ",%s,2026-01-%02u\n", i % 3 ? "kr" : "us", 1 + i % 6);
    }

  g_autoptr (ExosDataFile) file = read_chunks (csv->str, csv->len, 0, &mapping);
  g_autoptr (ExosExperiment) experiment = exos_data_file_understand (file, &mapping);

  g_assert_true (experiment->has_counts);
  g_assert_true (experiment->metrics[experiment->primary_metric].has_covariate);
  g_assert_cmpuint (experiment->strata[EXOS_STRATA_SEGMENTS].n, ==, 2);
  g_assert_cmpuint (experiment->strata[EXOS_STRATA_DAYS].n, ==, 6);
  assert_adds_up (experiment, &experiment->strata[EXOS_STRATA_SEGMENTS]);
  assert_adds_up (experiment, &experiment->strata[EXOS_STRATA_DAYS]);
}

/* Who has none was assigned as well. */
static void
test_strata_of_users_with_a_value (void)
{
  g_autoptr (GString) csv = g_string_new ("user_id,variant,converted,country,date\n");

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (csv, "%u,%s,%s,%s,2026-01-%02u\n", i, i % 2 ? "treatment" : "control",
                            i % 20 == 3  ? ""
                            : i % 7 == 0 ? "1"
                                         : "0",
                            i % 3 ? "kr" : "us", 1 + i % 6);

  g_autoptr (ExosExperiment) experiment = understand_rows (csv->str, 0);

  g_assert_cmpuint (experiment->arms[1].users, <, experiment->arms[1].assigned);
  assert_adds_up (experiment, &experiment->strata[EXOS_STRATA_SEGMENTS]);
  assert_adds_up (experiment, &experiment->strata[EXOS_STRATA_DAYS]);
}

static void
test_days_without_segments (void)
{
  static ExosColumnRole ignore = { EXOS_ROLE_IGNORE, (char *) "segment" };
  static ExosColumnRole *const columns[] = { &ignore };
  const ExosMapping mapping = { .columns = columns, .n_columns = 1 };
  g_autofree char *csv = make_rows (3000, FALSE, "");
  g_autoptr (ExosDataFile) file = read_chunks (csv, strlen (csv), 0, &mapping);
  g_autoptr (ExosExperiment) experiment = exos_data_file_understand (file, &mapping);

  g_assert_cmpuint (experiment->strata[EXOS_STRATA_SEGMENTS].n, ==, 0);
  g_assert_cmpuint (experiment->strata[EXOS_STRATA_DAYS].n, ==, 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/unit-strata/segments-and-days-are-kept", test_segments_and_days_are_kept);
  g_test_add_func ("/unit-strata/strata-of-a-mean", test_strata_of_a_mean);
  g_test_add_func ("/unit-strata/strata-of-users-with-a-value", test_strata_of_users_with_a_value);
  g_test_add_func ("/unit-strata/days-without-segments", test_days_without_segments);
  return g_test_run ();
}
