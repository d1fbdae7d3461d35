// SPDX-License-Identifier: MIT
/* Roles that a person gives to columns of rows, and to events, are never forgotten. */
#include "data/data-file.h"

#include <string.h>

#include "data/language.h"
#include "experiment-text.h"
#include "unit-rows-fixture.h"

#define USERS \
  "user_id,variant,converted,page_views,closed\n1,A,1,2,0\n2,B,0,3,0\n3,A,0,1,0\n4,B,1,4,1\n"
#define EVENTS                                                                        \
  "user_id,time,variant,event,value\n"                                                \
  "1,2026-04-20,A,page_view,\n1,2026-04-20,A,purchase,3\n2,2026-04-20,B,page_view,\n" \
  "2,2026-04-20,B,Purchase,2\n3,2026-04-20,A,page_view,\n4,2026-04-20,B,page_view,\n" \
  "4,2026-04-20,B,closed,\n"

#define GA4                                                                                  \
  "user_pseudo_id,event_date,event_timestamp,event_name,experiment_variant,revenue\n"        \
  "0.1,20240301,1709251200000000,page_view,0,\n0.1,20240301,1709251260000000,purchase,0,3\n" \
  "0.2,20240302,1709337600000000,page_view,1,\n0.3,20240302,1709337660000000,page_view,0,\n" \
  "0.4,20240303,1709424000000000,page_view,1,\n0.4,20240303,1709424060000000,purchase,1,2\n"
#define DATES                                                                     \
  "user_id,variant,signup_date,가입일자,converted\n1,A,20240301,20240301,1\n" \
  "2,B,20240302,20240301,0\n3,A,20240303,20240301,0\n4,B,20240304,20240301,1\n"

#define LARGE(a, b)                                                                                \
  "user_id,variant,converted,spent,segment\n1,A,1," a ",x\n2,A,0," a ",y\n3,B,1," b ",x\n4,B,0," b \
  ",y\n"

/* Told as in import-cases.h. judged: metrics that the user made guardrails. */
static const struct
{
  const char *name;
  const char *csv;
  const char *setting;
  const char *told;
  const char *judged;
} cases[] = {
  { "nothing-said", USERS, "", "*A 2/1 page_views=3s closed=0; B 2/1 page_views=7s closed=1 |",
    "" },
  { "a-mean-is-a-guardrail", USERS, "guardrail=page_views",
    "*A 2/1 page_views=3s closed=0; B 2/1 page_views=7s closed=1 |", "page_views" },
  { "an-outcome-is-a-guardrail", USERS, "guardrail=closed",
    "*A 2/1 page_views=3s closed=0; B 2/1 page_views=7s closed=1 |", "closed" },
  { "time-of-nothing", USERS, "time=page_views", "blocked | E34@1:page_views", "" },
  { "events", EVENTS, "",
    "*A 2/1 page_view=2 closed=0 value=3s; B 2/1 page_view=2 closed=1 value=2s |", "" },
  { "an-event-is-a-guardrail", EVENTS, "guardrail=page_view",
    "*A 2/1 page_view=2 closed=0 value=3s; B 2/1 page_view=2 closed=1 value=2s |", "page_view" },
  { "a-value-is-a-guardrail", EVENTS, "guardrail=value",
    "*A 2/1 page_view=2 closed=0 value=3s; B 2/1 page_view=2 closed=1 value=2s |", "value" },
  { "an-event-is-ignored", EVENTS, "ignore=page_view",
    "*A 2/1 closed=0 value=3s; B 2/1 closed=1 value=2s |", "" },
  { "an-event-decides", EVENTS, "conversions=page_view",
    "*A 2/2 purchase=1 closed=0 value=3s; B 2/2 purchase=1 closed=1 value=2s |", "" },
  { "events-of-ga4", GA4, "", "*0 2/1 page_view=2 revenue=3s; 1 2/1 page_view=2 revenue=2s |", "" },
  { "a-number-of-sessions",
    "user_id,variant,converted,sessions\n1,A,1,3\n2,B,0,4\n3,A,0,5\n4,B,1,6\n", "",
    "*A 2/1 sessions=8s; B 2/1 sessions=10s |", "" },
  { "squares-past-the-largest-count", LARGE ("3000000000", "3000000001"), "",
    "*A 2/1 spent=6000000000s; B 2/1 spent=6000000002s |", "" },
  { "dates-are-no-numbers", DATES, "", "*A 2/1; B 2/1 |", "" },
};

static void
test_case (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_auto (GStrv) settings = g_strsplit (cases[i].setting, ",", -1);
  ExosColumnRole roles[MAX_ROLES];
  ExosColumnRole *pointers[MAX_ROLES];
  const ExosMapping mapping = read_settings (settings, roles, pointers);
  g_autoptr (ExosDataFile) file = read_chunks (cases[i].csv, strlen (cases[i].csv), 0, &mapping);
  g_autoptr (ExosExperiment) experiment = exos_data_file_understand (file, &mapping);
  g_autofree char *told = experiment_to_line (experiment);
  const char *judged = "";

  for (gsize metric = 0; metric < experiment->n_metrics; metric++)
    if (experiment->metrics[metric].is_chosen)
      judged = experiment->metrics[metric].name;
  g_assert_cmpstr (told, ==, cases[i].told);
  g_assert_cmpstr (judged, ==, cases[i].judged);
}

/* Of more events than are told apart, what somebody speaks of is; however it is written. */
static void
test_an_event_among_many (void)
{
  static const struct
  {
    const char *primary;
    const char *setting;
  } said[] = {
    { "Purchase", "" },
    { "purchase", "" },
    { "e30", "guardrail=purchase" },
    { NULL, "conversions=PURCHASE" },
    { NULL, "primary=purchase" },
  };
  GString *text = g_string_new ("user_id,time,variant,event\n");

  for (guint user = 0; user < 40; user++)
    for (guint event = 0; event < 31; event++)
      if (user % 2 == 0 || event % 3 == 0)
        g_string_append_printf (text, "%u,2026-04-20,%s,e%u\n", user, user % 4 < 2 ? "A" : "B",
                                event);
  for (guint user = 0; user < 12; user++)
    g_string_append_printf (text, "%u,2026-04-21,%s,Purchase\n", user, user % 4 < 2 ? "A" : "B");

  g_autofree char *csv = g_string_free (text, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_auto (GStrv) settings = g_strsplit (said[i].setting, ",", -1);
      ExosColumnRole roles[MAX_ROLES];
      ExosColumnRole *pointers[MAX_ROLES];
      ExosMapping mapping = read_settings (settings, roles, pointers);

      mapping.primary = said[i].primary;

      g_autoptr (ExosDataFile) file = read_chunks (csv, strlen (csv), 0, &mapping);
      g_autoptr (ExosExperiment) experiment = exos_data_file_understand (file, &mapping);
      g_autofree char *told = experiment_to_line (experiment);

      g_assert_true (experiment->has_counts);
      if (g_strcmp0 (said[i].primary, "e30") == 0)
        g_assert_nonnull (strstr (told, " Purchase=6"));
      else
        g_assert_cmpuint (experiment->arms[0].conversions, ==, 6);
      g_assert_nonnull (strstr (told, " W35@"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/row-roles/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/row-roles/an-event-among-many", test_an_event_among_many);
  return g_test_run ();
}
