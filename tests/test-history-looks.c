// SPDX-License-Identifier: MIT
/* Which decisions of the history were looks at the experiment that is looked at now. */
#include "fixture.h"
#include "history-fixture.h"

#include "memo/doc.h"
#include "store/history-looks.h"
#include "store/memory.h"

#define CONTROL "control"
#define TREATMENT "treatment"
#define PLACE "file:///data/checkout.csv"

/* One decision, or the experiment as it is now. */
typedef struct
{
  const char *name; /* that a person gave, or NULL */
  const char *place;
  guint64 users; /* a group */
  guint content; /* which data it is */
  ExosMonitoring monitoring;
  guint64 planned;
  const char *arm;  /* of the treatment; NULL: "treatment" */
  guint64 users_of; /* the treatment, when it is another number */
  const char *primary;
} Moment;

static void
put (char **text, char *value)
{
  g_free (*text);
  *text = value;
}

static ExosReport *
judge (const Moment *it)
{
  const FixtureArm arms[] = {
    { CONTROL, it->users, it->users / 10, { 10 } },
    { it->arm != NULL ? it->arm : TREATMENT,
      it->users_of > 0 ? it->users_of : it->users,
      it->users / 9,
      { 10 } },
  };
  g_autoptr (ExosExperiment) experiment = fixture_experiment (arms, 2, 1);
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  put (&experiment->source.sha256, g_strdup_printf ("%064u", it->content));
  put (&experiment->source.file, g_strdup ("checkout.csv"));
  put (&experiment->primary, g_strdup (it->primary));
  plan->monitoring = it->monitoring;
  plan->planned_users = it->planned;
  exos_plan_set_name (plan, it->name);
  return exos_report_new (plan, experiment);
}

static void
decide (ExosHistory *history, const Moment *it)
{
  g_autoptr (ExosReport) report = judge (it);
  g_autoptr (ExosDoc) doc = exos_doc_new (report, NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (ExosRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (files, g_file_new_for_uri (it->place));
  record = exos_record_new (report, doc, files);
  exos_history_add (history, record, &error);
  g_assert_no_error (error);
}

/* "8000, 4000": the users of the looks, the latest first. */
static char *
list (ExosHistory *history, const Moment *now)
{
  g_autoptr (ExosReport) report = judge (now);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) looks = exos_history_list_looks (history, report, now->place, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < looks->len; i++)
    g_string_append_printf (text, "%s%" G_GUINT64_FORMAT, i > 0 ? ", " : "",
                            g_array_index (looks, guint64, i));
  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *path;
  Moment before[3];
  Moment now;
  const char *looks;
} Case;

#define ANY EXOS_MONITORING_ANY

/* clang-format off */
static const Case cases[] = {
  { "same-place-with-more-data",
    { { .place = PLACE, .users = 2000, .content = 1 }, { .place = PLACE, .users = 4000, .content = 2 } },
    { .place = PLACE, .users = 6000, .content = 3 },
    "8000, 4000" },
  { "same-name-elsewhere",
    { { .name = "Checkout", .place = "file:///mon.csv", .users = 2000, .content = 1 } },
    { .name = "Checkout", .place = "file:///tue.csv", .users = 6000, .content = 2 },
    "4000" },
  { "files-of-one-name-are-not-one-experiment",
    { { .place = "file:///a/checkout.csv", .users = 2000, .content = 1 } },
    { .place = "file:///b/checkout.csv", .users = 6000, .content = 2 },
    "" },
  { "place-within-another-is-another",
    { { .place = "file:///data/checkout.csv.old", .users = 2000, .content = 1 } },
    { .place = "file:///data/checkout.csv", .users = 6000, .content = 2 },
    "" },
  { "same-data-is-no-other-look",
    { { .place = PLACE, .users = 2000, .content = 1 } },
    { .place = PLACE, .users = 6000, .content = 1 },
    "" },
  { "decided-twice-is-one-look",
    { { .place = PLACE, .users = 2000, .content = 1 }, { .place = PLACE, .users = 2000, .content = 1 } },
    { .place = PLACE, .users = 6000, .content = 2 },
    "4000" },
  { "more-users-is-no-earlier-look",
    { { .place = PLACE, .users = 9000, .content = 1 } },
    { .place = PLACE, .users = 6000, .content = 2 },
    "" },
  { "other-groups-are-another-experiment",
    { { .place = PLACE, .users = 2000, .content = 1, .arm = "blue" } },
    { .place = PLACE, .users = 6000, .content = 2, .arm = "green" },
    "" },
  { "other-metric-is-another-test",
    { { .place = PLACE, .users = 2000, .content = 1, .primary = "signups" } },
    { .place = PLACE, .users = 6000, .content = 2, .primary = "orders" },
    "" },
  { "broken-split-decides-nothing",
    { { .place = PLACE, .users = 2000, .content = 1, .users_of = 3000 } },
    { .place = PLACE, .users = 6000, .content = 2 },
    "" },
  { "too-early-for-one-planned-look",
    { { .place = PLACE, .users = 2000, .content = 1, .planned = 12000 } },
    { .place = PLACE, .users = 6000, .content = 2, .planned = 12000 },
    "" },
  { "look-that-could-have-stopped",
    { { .place = PLACE, .users = 2000, .content = 1, .monitoring = ANY, .planned = 12000 } },
    { .place = PLACE, .users = 6000, .content = 2 },
    "4000" },
};
/* clang-format on */

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *folder = fixture_folder ();
  g_autoptr (ExosHistory) history = exos_history_open (folder, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (c->before) && c->before[i].users > 0; i++)
    decide (history, &c->before[i]);

  g_autofree char *looks = list (history, &c->now);

  g_assert_cmpstr (looks, ==, c->looks);
  g_clear_pointer (&history, exos_history_close);
  fixture_remove (folder);
}

/* What cannot be read is no look, and no reason to fail. */
static void
test_unreadable_reports_are_left_out (void)
{
  const Moment before = { .place = PLACE, .users = 2000, .content = 1 };
  const Moment now = { .place = PLACE, .users = 6000, .content = 2 };
  g_autofree char *folder = fixture_folder ();
  g_autoptr (ExosHistory) history = exos_history_open (folder, NULL);
  g_autoptr (ExosRecord) record = fixture_record ("checkout", EXOS_VERDICT_LAUNCH);

  g_strfreev (record->uris);
  record->uris = g_strsplit (PLACE, "|", -1);
  g_assert_cmpint (exos_history_add (history, record, NULL), >, 0);
  g_clear_pointer (&record->report, g_free);
  g_assert_cmpint (exos_history_add (history, record, NULL), >, 0);
  decide (history, &before);

  g_autofree char *looks = list (history, &now);

  g_assert_cmpstr (looks, ==, "4000");
  g_clear_pointer (&history, exos_history_close);
  fixture_remove (folder);
}

static void
take_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GArray *
ask (ExosMemory *memory, const ExosReport *report)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  exos_memory_list_looks_async (memory, report, PLACE, NULL, take_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  GArray *looks = exos_memory_list_looks_finish (memory, result, &error);

  g_assert_no_error (error);
  return looks;
}

/* A main loop asks; while nothing is remembered nothing is looked for. */
static void
test_memory_tells_while_it_remembers (void)
{
  const Moment before = { .place = PLACE, .users = 2000, .content = 1 };
  const Moment now = { .place = PLACE, .users = 6000, .content = 2 };
  g_autofree char *folder = fixture_folder ();
  g_autoptr (ExosHistory) history = exos_history_open (folder, NULL);
  g_autoptr (ExosReport) report = judge (&now);
  g_autoptr (ExosMemory) memory = exos_memory_new (folder);
  g_autoptr (GArray) looks = NULL;

  decide (history, &before);
  looks = ask (memory, report);
  g_assert_cmpuint (looks->len, ==, 1);
  exos_memory_set_remembers (memory, FALSE);
  g_assert_null (ask (memory, report));
  g_clear_pointer (&memory, exos_memory_free);
  g_clear_pointer (&history, exos_history_close);
  fixture_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/history-looks/", cases[i].path, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/history-looks/unreadable-reports-are-left-out",
                   test_unreadable_reports_are_left_out);
  g_test_add_func ("/history-looks/memory-tells-while-it-remembers",
                   test_memory_tells_while_it_remembers);
  return g_test_run ();
}
