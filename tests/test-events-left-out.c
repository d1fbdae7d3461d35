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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
#define ADD(name, func) g_test_add_func ("/events-left-out/" name, func)
  ADD ("few-are-no-group", test_few_are_no_group);
  ADD ("users-are-told-as-users", test_users_are_told_as_users);
  ADD ("they-make-no-caps", test_they_make_no_caps);
  return g_test_run ();
}
