// SPDX-License-Identifier: MIT
/* Plans of experiments in words. */
#include "words-fixture.h"

#include <gsl/gsl_errno.h>
#include <math.h>

#include "data/language.h"
#include "memo/words-design.h"

/* 12%, 1 point up, power 80%: 17,169 users in each of two groups (R: 17168.25). */
static ExosDesign
design_of (const guint64 *weights, gsize n)
{
  ExosDesign design = {
    .measure = EXOS_MEASURE_RATE, .baseline = 0.12, .effect = 0.01, .power = 0.8
  };

  g_assert_true (exos_design_set_split (&design, weights, n, 0.05, EXOS_CORRECTION_NONE));
  return design;
}

static char *
say_needed (const ExosDesign *design)
{
  const ExosUsersNeeded needed = exos_design_users (design);

  return exos_words_users_needed (design, &needed);
}

typedef struct
{
  guint64 weights[3];
  gsize n;
  guint64 users_a_day;
  const char *english;
} SplitCase;

static const SplitCase splits[] = {
  { { 1, 1 }, 2, 0, "You need 17,169 users in each group: 34,338 in all." },
  { { 1, 1 },
    2,
    1000,
    "You need 17,169 users in each group: 34,338 in all, 5 weeks at 1,000 per day." },
  /* 34,338 users: 7 days exactly are one week, a user less a day makes it 8 days. */
  { { 1, 1 },
    2,
    4906,
    "You need 17,169 users in each group: 34,338 in all, 1 week at 4,906 per day." },
  { { 1, 1 },
    2,
    4905,
    "You need 17,169 users in each group: 34,338 in all, 2 weeks at 4,905 per day." },
  { { 4, 1 },
    2,
    0,
    "You need 42,562 users in control and 10,641 in the treatment: 53,203 in all." },
  { { 1, 1, 1 }, 3, 0, "You need 17,169 users in each group: 51,507 in all." },
  { { 4, 1, 2 },
    3,
    0,
    "You need 42,562 users in control and 10,641 in the smallest treatment: 74,484 in all." },
};

static void
test_users_needed (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (splits); i++)
    {
      ExosDesign design = design_of (splits[i].weights, splits[i].n);

      design.users_a_day = splits[i].users_a_day;
      assert_text (say_needed (&design), splits[i].english);
    }
}

static void
test_reasons (void)
{
  static const guint64 weights[] = { 1, 1 };
  ExosDesign design = design_of (weights, 2);

  design.effect = 0.0;
  assert_text (say_needed (&design), "Say the smallest effect worth shipping.");
  design.effect = 0.9;
  assert_text (say_needed (&design),
               "The rate must be above 0% and below 100%, before the effect and after it.");
  design.effect = 1e-9;
  assert_text (say_needed (&design), "An effect this small needs more users than can be counted.");
  design.measure = EXOS_MEASURE_MEAN;
  assert_text (say_needed (&design), "The standard deviation must be above 0.");
}

static void
test_looks (void)
{
  static const guint64 weights[] = { 1, 1 };
  g_autoptr (ExosPlan) plan = exos_plan_new ();
  ExosDesign design = design_of (weights, 2);

  g_assert_null (exos_words_design_looks (&design));
  plan->planned_looks = 3;
  plan->monitoring = EXOS_MONITORING_OBF;
  g_assert_true (exos_design_set_looks (&design, plan));
  assert_text (
      exos_words_design_looks (&design),
      "Includes 3 planned looks (O’Brien–Fleming-like): 1.013 times the users of one look.");
  plan->monitoring = EXOS_MONITORING_POCOCK;
  g_assert_true (exos_design_set_looks (&design, plan));
  assert_text (exos_words_design_looks (&design),
               "Includes 3 planned looks (Pocock-like): 1.170 times the users of one look.");
  plan->monitoring = EXOS_MONITORING_ANY;
  g_assert_true (exos_design_set_looks (&design, plan));
  assert_text (exos_words_design_looks (&design),
               "Includes looks at any time: 2.182 times the users of one look.");
  plan->monitoring = EXOS_MONITORING_OBF;
  plan->planned_looks = 1;
  g_assert_true (exos_design_set_looks (&design, plan));
  g_assert_null (exos_words_design_looks (&design));
  design.looks.z[0] = NAN;
  assert_text (say_needed (&design), "With these looks no number of users has that power.");
}

static void
test_detectable_by_looks (void)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  plan->monitoring = EXOS_MONITORING_OBF;
  plan->planned_users = 20000;

  g_autoptr (ExosReport) report =
      fixture_report ("variant,users,conversions\ncontrol,5000,600\ntreatment,5000,640\n", plan);

  assert_text (exos_words_detectable_now (report),
               "Detectable by the looks so far: 2.58 pp (21.5% relative), with 80% power.");
}

static void
test_detectable (void)
{
  static const guint64 weights[] = { 1, 1 };
  static const guint64 fewer[] = { 4, 1 };
  static const guint64 several[] = { 1, 1, 2 };
  const ExosDesign of_fewer = design_of (fewer, 2);
  const ExosDesign of_several = design_of (several, 3);
  ExosDesign design = design_of (weights, 2);

  assert_text (exos_words_detectable (&design, 5000),
               "With 5,000 users in each group you can detect 1.88 pp (15.7% relative).");
  assert_text (exos_words_detectable (&of_fewer, 4000),
               "With 4,000 users in control and 1,000 in the treatment you can detect 3.36 pp "
               "(28.0% relative).");
  /* Not in each: the third group has twice as many. */
  g_assert_true (exos_design_groups (&of_several, 4000).all == 16000);
  assert_text (exos_words_detectable (&of_several, 4000),
               "With 4,000 users in control and 4,000 in the smallest treatment you can detect "
               "2.11 pp (17.6% "
               "relative).");
  assert_text (exos_words_detectable (&design, 3),
               "With 3 users in each group no effect can be detected.");
  /* Small effects keep two digits. */
  assert_text (exos_words_detectable (&design, 500000000),
               "With 500,000,000 users in each group you can detect 0.0058 pp (0.05% relative).");
}

static void
test_means_have_their_unit (void)
{
  static const guint64 weights[] = { 1, 1 };
  ExosDesign design = design_of (weights, 2);

  design.measure = EXOS_MEASURE_MEAN;
  design.sd = 15.0;
  design.baseline = NAN;
  assert_text (exos_words_detectable (&design, 10000),
               "With 10,000 users in each group you can detect 0.5943.");
  design.baseline = 10.0;
  assert_text (exos_words_detectable (&design, 10000),
               "With 10,000 users in each group you can detect 0.5943 (5.9% relative).");
}

static void
test_now (void)
{
  g_autoptr (ExosReport) report =
      fixture_report ("variant,users,conversions\ncontrol,5000,600\ntreatment,5000,640\n", NULL);
  g_autoptr (ExosReport) blocked = report_of_situation ("a-broken-split");
  g_autoptr (ExosReport) nobody = report_of_situation ("nobody-converted");

  assert_text (exos_words_detectable_now (report),
               "Detectable now: 1.88 pp (15.7% relative), with 80% power.");
  g_assert_null (exos_words_detectable_now (blocked));
  assert_text (exos_words_detectable_now (nobody), "Detectable now: no effect.");
}

static void
test_korean (void)
{
  static const guint64 weights[] = { 1, 1 };
  ExosDesign design = design_of (weights, 2);

  exos_language_use ("ko");
  design.users_a_day = 1000;
  assert_text (
      say_needed (&design),
      "그룹당 사용자 17,169명, 모두 34,338명이 필요합니다. 하루 1,000명이면 5주 걸립니다.");
  assert_text (exos_words_detectable (&design, 5000),
               "그룹당 사용자 5,000명이면 1.88%p(상대 15.7%) 효과를 탐지할 수 있습니다.");
  exos_language_use ("en");
}

typedef struct
{
  guint64 weights[4];
  gsize n;
  guint64 users_a_day;
  const char *english;
  const char *korean;
} NotesCase;

/* 34,338 users, or at α / 3 of Bonferroni more. */
static const NotesCase notes[] = {
  { { 1, 1 }, 2, 0, NULL, NULL },
  { { 1, 1 },
    2,
    34338,
    "1 day, rounded up to whole weeks so that every weekday counts alike.",
    "1일이며, 모든 요일이 똑같이 들어가도록 주 단위로 올렸습니다." },
  { { 1, 1 },
    2,
    4906,
    "7 days, rounded up to whole weeks so that every weekday counts alike.",
    "7일이며, 모든 요일이 똑같이 들어가도록 주 단위로 올렸습니다." },
  { { 1, 1, 1, 1 },
    4,
    0,
    "Each of the 3 treatments is tested at α = 0.017.",
    "실험군 3개를 각각 α = 0.017 수준에서 검정합니다." },
  { { 1, 1, 1, 1 },
    4,
    1000000,
    "1 day, rounded up to whole weeks so that every weekday counts alike. Each of the 3 treatments "
    "is tested at α = 0.017.",
    "1일이며, 모든 요일이 똑같이 들어가도록 주 단위로 올렸습니다. 실험군 3개를 각각 α = 0.017 "
    "수준에서 "
    "검정합니다." },
};

static void
check_notes (const NotesCase *c, double effect, const char *language, const char *expected)
{
  ExosDesign design = {
    .measure = EXOS_MEASURE_RATE, .baseline = 0.12, .effect = effect, .power = 0.8
  };

  g_assert_true (
      exos_design_set_split (&design, c->weights, c->n, 0.05, EXOS_CORRECTION_BONFERRONI));
  design.users_a_day = c->users_a_day;

  const ExosUsersNeeded needed = exos_design_users (&design);
  g_autofree char *said = NULL;

  exos_language_use (language);
  said = exos_words_design_notes (&design, &needed);
  exos_language_use ("en");
  g_assert_cmpstr (said, ==, expected);
}

/* A plan with a fault has no weeks and no level to speak of. */
static void
test_notes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      check_notes (&notes[i], 0.01, "en", notes[i].english);
      check_notes (&notes[i], 0.01, "ko", notes[i].korean);
      check_notes (&notes[i], 0.0, "en", NULL);
    }
}

static void
test_method (void)
{
  const ExosDesign rate = { .measure = EXOS_MEASURE_RATE };
  const ExosDesign mean = { .measure = EXOS_MEASURE_MEAN };
  g_autofree char *of_rate = exos_words_design_method (&rate);
  g_autofree char *of_mean = exos_words_design_method (&mean);

  g_assert_true (g_str_has_prefix (of_rate, "For the pooled z-test that decides here."));
  g_assert_cmpstr (of_mean, ==,
                   "By the normal approximation, with the same standard deviation in "
                   "every group.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  g_test_add_func ("/words-design/users-needed", test_users_needed);
  g_test_add_func ("/words-design/reasons", test_reasons);
  g_test_add_func ("/words-design/looks", test_looks);
  g_test_add_func ("/words-design/detectable-by-looks", test_detectable_by_looks);
  g_test_add_func ("/words-design/detectable", test_detectable);
  g_test_add_func ("/words-design/means-have-their-unit", test_means_have_their_unit);
  g_test_add_func ("/words-design/now", test_now);
  g_test_add_func ("/words-design/notes", test_notes);
  g_test_add_func ("/words-design/method", test_method);
  g_test_add_func ("/words-design/korean", test_korean);
  return g_test_run ();
}
