// SPDX-License-Identifier: MIT
/* Users of events whose label is no group: how few they must be, and what they do not touch. */
#include <string.h>

#include "capping-fixture.h"
#include "data/data-file.h"

/* Users of two groups, 500 each, who spend as much as their number, and so many of "none", who
 * spend more than anybody; each has so many events. */
static char *
make_events (guint n_none, guint n_events)
{
  GString *text = g_string_new ("user_id,variant,event,timestamp,spent\n");

  for (guint event = 0; event < n_events; event++)
    {
      for (guint i = 1; i <= 1000; i++)
        g_string_append_printf (text, "u%u,%s,visit,2024-03-05,%u\n", i,
                                i % 2 ? "treatment" : "control", event == 0 ? i : 0);
      for (guint i = 0; i < n_none; i++)
        g_string_append_printf (text, "n%u,none,visit,2024-03-05,9000\n", i);
    }

  return g_string_free (text, FALSE);
}

/* Of all users, however many events each has: one of twenty is still few. */
static void
test_few_are_no_group (void)
{
  static const struct
  {
    guint n_none;
    guint n_events;
    guint n_arms;
  } cases[] = { { 0, 1, 2 },  { 1, 1, 2 },  { 52, 1, 2 },  { 53, 1, 3 },
                { 52, 9, 2 }, { 53, 9, 3 }, { 500, 15, 3 } };
  static const char *const none[] = { NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *csv = make_events (cases[i].n_none, cases[i].n_events);
      g_autoptr (ExosReport) report = report_rows (csv, none);
      const ExosIssue *issue = fixture_find_issue (report, EXOS_ISSUE_ROWS_OF_NO_GROUP);

      g_assert_cmpuint (report->experiment->n_arms, ==, cases[i].n_arms);
      g_assert_cmpint (issue != NULL, ==, cases[i].n_arms == 2 && cases[i].n_none > 0);
    }
}

static void
test_users_are_told_as_users (void)
{
  static const struct
  {
    guint n_none;
    const char *message;
  } cases[] = {
    { 1, "1 user has “none” as the “variant”, which is no group, and was left out (line 1002)." },
    { 3, "3 users have “none” as their “variant”, which is no group, and were left out (first line "
         "1002)." },
  };
  static const char *const none[] = { NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *csv = make_events (cases[i].n_none, 4);
      g_autoptr (ExosReport) report = report_rows (csv, none);
      const ExosIssue *issue = fixture_find_issue (report, EXOS_ISSUE_ROWS_OF_NO_GROUP);

      g_assert_nonnull (issue);

      g_autofree char *message = exos_issue_dup_message (issue);

      g_assert_cmpstr (message, ==, cases[i].message);
    }
}

/* 1 + (1000 − 1) 0.9 = 900.1 whatever those spent who are in no group; those of a third group
 * count: the 1053 sorted, 1 + 1052 × 0.9 = 947.8. */
static void
test_they_make_no_caps (void)
{
  static const struct
  {
    guint n_none;
    double cap;
  } cases[] = { { 0, 900.1 }, { 1, 900.1 }, { 52, 900.1 }, { 53, 947.8 } };
  static const char *const cappings[] = { "spent:0.9", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *csv = make_events (cases[i].n_none, 3);
      g_autoptr (ExosReport) report = report_rows (csv, cappings);
      gsize place;

      g_assert_cmpfloat (find_metric (report->experiment, "spent", &place)->cap.upper, ==,
                         cases[i].cap);
    }
}

/* Purchases that name no group belong to users who do: of every so manieth in a group, none: of
 * nobody. */
static char *
make_purchases (guint control, guint treatment)
{
  GString *text = g_string_new ("user_id,variant,event\n");

  for (guint i = 0; i < 4000; i++)
    {
      const gboolean is_treatment = i % 2;
      const guint every = is_treatment ? treatment : control;
      const char *group = is_treatment ? "treatment" : "control";
      const gboolean lacks_group = every > 0 && i / 2 % every == 0;

      g_string_append_printf (text, "u%u,%s,visit\n", i, group);
      if (i / 2 % 5 == 0)
        g_string_append_printf (text, "u%u,%s,purchase\n", i, lacks_group ? "" : group);
    }
  for (guint i = 0; i < 500; i++)
    g_string_append_printf (text, "guest%u,(not set),visit\n", i);

  return g_string_free (text, FALSE);
}

/* No effect that is only one of what was left out is launched. */
static void
test_purchases_lost_in_one_group_hold (void)
{
  static const struct
  {
    guint control;
    guint treatment;
    gboolean holds;
  } cases[] = { { 2, 0, TRUE }, { 0, 2, TRUE }, { 2, 2, FALSE }, { 0, 0, FALSE } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *csv = make_purchases (cases[i].control, cases[i].treatment);
      g_autoptr (ExosPlan) plan = exos_plan_new ();

      g_assert_true (exos_plan_set_option (plan, "primary", "purchase", NULL));

      g_autoptr (ExosReport) report = fixture_report (csv, plan);
      const ExosIssue *issue = fixture_find_issue (report, EXOS_ISSUE_EVENTS_DIFFER);

      g_assert_cmpint (issue != NULL, ==, cases[i].holds);
      g_assert_cmpuint (report->experiment->arms[0].users, ==, 2000);
      g_assert_cmpuint (report->experiment->arms[1].users, ==, 2000);
      g_assert_nonnull (fixture_find_issue (report, EXOS_ISSUE_EVENTS_WITHOUT_GROUP));
      g_assert_null (fixture_find_issue (report, EXOS_ISSUE_ROWS_WITHOUT_GROUP));
      if (issue == NULL)
        continue;
      g_assert_cmpint (report->decision.verdict, ==, EXOS_VERDICT_HOLD);

      g_autofree char *message = exos_issue_dup_message (issue);

      g_assert_true (g_str_has_prefix (message, "Events without a “variant” were left out of"));
    }
}

/* A start that names no zone has that of the file: 9 in the morning in Seoul is midnight in UTC. */
static void
test_start_is_on_the_clock_of_the_file (void)
{
  static const struct
  {
    const char *start;
    const char *zone;
    guint n_after; /* of the events at 6, 9 and 12 o'clock, and midnight before */
  } cases[] = {
    { "2024-03-05", "+09:00", 4 },
    { "2024-03-05", "+0900", 4 },
    { "2024-03-05 07:00", "+09:00", 2 },
    { "2024-03-05T00:00Z", "+09:00", 2 },
    { "2024-03-05T06:00:00+09:00", "+09:00", 3 },
    { "2024-03-05T00:00:00+09:00", "Z", 4 },
    { "2024-03-05", "Z", 4 },
    { "2024-03-05T09:00", "Z", 2 },
    { "2024-03-05T09:00", "", 2 },
    { "2024-03-05T09:00", " UTC", 2 },
    { "20240305", "-05:00", 4 },
    { "1709600400", "+09:00", 1 }, /* 10 in Seoul */
  };
  static const char *const clocks[] = { "00:00:00", "06:00:00", "09:00:00", "12:00:00" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) csv = g_string_new ("user_id,variant,event,timestamp\n");
      g_autoptr (ExosPlan) plan = exos_plan_new ();

      for (guint user = 0; user < 8; user++)
        g_string_append_printf (csv, "u%u,%s,buy,2024-03-05T%s%s\n", user,
                                user < 4 ? "control" : "treatment", clocks[user % 4],
                                cases[i].zone);
      g_assert_true (exos_plan_set_option (plan, "start", cases[i].start, NULL));
      g_assert_true (exos_plan_set_option (plan, "primary", "buy", NULL));

      g_autoptr (ExosReport) report = fixture_report (csv->str, plan);

      g_test_message ("%s%s", cases[i].start, cases[i].zone);
      g_assert_cmpuint (report->experiment->arms[0].conversions, ==, cases[i].n_after);
      g_assert_cmpuint (report->experiment->arms[1].conversions, ==, cases[i].n_after);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
#define ADD(name, func) g_test_add_func ("/events-left-out/" name, func)
  ADD ("few-are-no-group", test_few_are_no_group);
  ADD ("users-are-told-as-users", test_users_are_told_as_users);
  ADD ("they-make-no-caps", test_they_make_no_caps);
  ADD ("purchases-lost-in-one-group-hold", test_purchases_lost_in_one_group_hold);
  ADD ("start-is-on-the-clock-of-the-file", test_start_is_on_the_clock_of_the_file);
  return g_test_run ();
}
