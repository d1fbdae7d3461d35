// SPDX-License-Identifier: MIT
/* exos verify: a memo holds with its data, and what is no memo is refused. */
#include <glib/gstdio.h>

#include "data/import.h"
#include "doc-fixture.h"
#include "effort.h"
#include "memo/render.h"
#include "verify-fixture.h"

static char *
sample (const char *name)
{
  return g_build_filename (g_getenv ("EXOS_SAMPLES"), name, NULL);
}

static const char *const samples[] = {
  "sample_blocked.csv",      "sample_events.csv",      "sample_guardrail_worsened.csv",
  "sample_korean_cp949.csv", "sample_launch.csv",      "sample_revenue_cuped.csv",
  "sample_rollback.csv",     "sample_srm_warning.csv", "sample_several_treatments.csv",
  "sample_tradeoff.csv",     "sample_unit_rows.csv",
};

static void
test_samples_hold (void)
{
  static const char *const options[] = { "--lang=en",
                                         "--lang=ko --policy=evidence --date=2026-03-14" };

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i += EXOS_TEST_STRIDE)
    for (gsize j = 0; j < G_N_ELEMENTS (memos) * G_N_ELEMENTS (options); j++)
      {
        g_autofree char *path = sample (samples[i]);
        g_autofree char *made = g_strdup_printf ("%s %s", options[j / 2], path);
        g_autofree char *words = g_strdup_printf ("%s %s", memos[j % 2], path);

        if ((j % 2 == 0 || EXOS_TEST_IS_SLOW) && i % 2 != j / 2)
          continue; /* pictures take their time: one language each */
        make_memo (memos[j % 2], made);
        assert_verdict (words, HOLDS);
      }
}

/* Settings without which the numbers are others. */
static const char *const settings[] = {
  "--alpha=0.0123 --ci=wald --correction=holm --exact=never data.csv",
  "--name=Tür --control=red --primary=b:lower named.csv",
  "--split=33.3:66.7 --min-users=7 --smallest-effect=0.7 --power=0.93 --daily-users=321 data.csv",
  "--guardrail=crash:higher:0.2:0.4:ni=0.3 --worse=0.31 --severe=0.77 data.csv",
  "--guardrail=crash:lower:5%:10% --relative-worse=7% --relative-severe=21% data.csv",
  "--policy=team.ini data.csv",
  "--policy=team.ini --alpha=0.03 --guardrail=crash:lower:1:2 data.csv",
  "--looks=obf --planned-users=40000 --planned-looks=4 --look=10000 data.csv",
  "--looks=any --look=10000 --look=15000 data.csv",
  "--sum-rows --column=segment=place days.csv",
  "--column=users=visitors --column=group=arm --column=conversions=buys odd.csv",
  "--no-guardrails --verified data.csv",
  "--together part-1.csv part-2.csv",
};

static const char *const settings_files[][2] = {
  { "named.csv", "variant,users,a,b\nblue,10000,1200,500\nred,10050,1320,518\n" },
  { "days.csv", "variant,users,conversions,place\ncontrol,5000,500,x\ncontrol,5000,600,y\n"
                "treatment,5000,560,x\ntreatment,5010,650,y\n" },
  { "odd.csv", "arm,visitors,buys\ncontrol,10000,1200\ntreatment,10050,1320\n" },
  { "part-1.csv", "variant,users,conversions\ncontrol,10000,1200\n" },
  { "part-2.csv", "treatment,10050,1320\n" },
  { "team.ini", "[policy]\nname = Team\nbased-on = strict\nalpha = 0.01\nworse = 0.2\n"
                "severe = 0.5\n[guardrail \"*crash*\"]\ndirection = lower\nworse = 5%\n" },
};

static char *
only_files (const char *words)
{
  g_auto (GStrv) all = g_strsplit (words, " ", -1);
  GString *files = g_string_new (NULL);

  for (gsize i = 0; all[i] != NULL; i++)
    if (all[i][0] != '-')
      g_string_append_printf (files, " %s", all[i]);
  return g_string_free (files, FALSE);
}

/* What the policy file said is in the memo: it may be gone. */
static void
test_settings_hold (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (settings); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (memos); j++)
      {
        g_autofree char *files = only_files (settings[i]);
        g_autofree char *words = g_strconcat (memos[j], files, NULL);
        g_autofree char *policy = path_of ("team.ini");

        if (EXOS_TEST_IS_SLOW && j != i % G_N_ELEMENTS (memos))
          continue;
        put ("team.ini", settings_files[G_N_ELEMENTS (settings_files) - 1][1]);
        make_memo (memos[j], settings[i]);
        g_unlink (policy);
        assert_verdict (words, HOLDS);
      }
}

static void
test_another_name_holds (void)
{
  g_autofree char *text = get ("data.csv");

  for (gsize i = 0; i < G_N_ELEMENTS (memos); i++)
    {
      g_autofree char *words = g_strdup_printf ("%s moved.csv", memos[i]);

      make_memo (memos[i], "data.csv");
      put ("moved.csv", text);
      assert_verdict (words, HOLDS);
    }
}

/* What its owner wrote is in the memo, and is compared. */
static ExosDoc *
create_edited_doc (void)
{
  g_autofree char *path = path_of ("data.csv");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (ExosPlan) plan = exos_plan_new ();
  const ExosMapping mapping = exos_plan_mapping (plan);
  g_autoptr (ExosExperiment) experiment = exos_import_files (&file, 1, &mapping, NULL, NULL);
  g_autoptr (ExosReport) report = exos_report_new (plan, experiment);
  g_autoptr (ExosMemoEdits) edits = exos_memo_edits_new ();
  static const char *const actions[] = { "Ask <b>them</b>", "Wait", NULL };
  const ExosMemoOptions options = { .edits = edits, .shows_bayes = TRUE };

  edits->owner = g_strdup ("민지 & Jo");
  edits->hypothesis = g_strdup ("One\nTwo \"three\"");
  edits->note = g_strdup ("</p>Note");
  edits->actions = g_strdupv ((char **) actions);
  edits->is_overridden = TRUE;
  edits->decision = EXOS_VERDICT_HOLD;
  edits->reason = g_strdup ("The holiday season is no time for this");
  g_date_set_dmy (&edits->start, 1, G_DATE_MARCH, 2026);
  g_date_set_dmy (&edits->end, 14, G_DATE_MARCH, 2026);
  return exos_doc_new (report, &options);
}

static void
test_edits_hold (void)
{
  g_autoptr (ExosDoc) doc = create_edited_doc ();
  g_autofree char *json = exos_render_json (doc->report, doc);
  g_autoptr (GBytes) bytes = exos_draw_html (doc, EXOS_PAPER_LETTER, NULL);
  g_autofree char *html = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (GString) changed = g_string_new (html);

  put ("memo.json", json);
  put ("memo.html", html);
  assert_verdict ("memo.json data.csv", HOLDS);
  assert_verdict ("memo.html data.csv", HOLDS);
  g_string_replace (changed, "no time for this", "a time for this", 1);
  put ("memo.html", changed->str);
  assert_verdict ("memo.html data.csv", DIFFERS);
}

static const struct
{
  const char *name;
  const char *text;
} no_memos[] = {
  { "memo.md", "# Launch\n" },
  { "empty", "" },
  { "page.html", "<!DOCTYPE html>\n<html><head><title>a</title></head><body>b</body></html>" },
  { "array.json", "[]" },
  { "other.json", "{\"a\": 1}" },
  { "null.json", "{\"settings\": null}" },
  { "later.json", "{\"settings\": {\"schema\": 2}}" },
  { "draft.json", "{\"settings\": {\"schema\": 1, \"plan\": {}, \"edits\": null}}" },
  { "open.html", "<meta name=\"experimentos-settings\" content=\"{" },
  { "bad.html", "<meta name=\"experimentos-settings\" content=\"{}\"/>" },
  { "bytes", "\377\376\1\2" },
};

static void
test_unreadable (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (no_memos); i++)
    {
      g_autofree char *words = g_strdup_printf ("%s data.csv", no_memos[i].name);

      put (no_memos[i].name, no_memos[i].text);

      g_auto (Run) run = verify (words);

      g_assert_cmpint (run.status, ==, UNREADABLE);
      g_assert_true (g_str_has_prefix (run.errors, "exos: "));
      g_assert_cmpstr (run.output, ==, "");
    }

  make_memo ("memo.json", "data.csv");
  assert_verdict ("memo.json", UNREADABLE);
  assert_verdict ("nothing.json data.csv", UNREADABLE);
  assert_verdict ("memo.json nothing.csv", UNREADABLE);
  assert_verdict ("memo.json empty", UNREADABLE);
  assert_verdict (". data.csv", UNREADABLE);
  assert_verdict ("--help", UNREADABLE);
}

/* A million brackets, and a memo cut off anywhere. */
static void
test_hostile_memo (void)
{
  g_autofree char *deep = g_strnfill (1000000, '[');
  g_autofree char *text = NULL;

  put ("deep.json", deep);
  assert_verdict ("deep.json data.csv", UNREADABLE);
  make_memo ("memo.html", "data.csv");
  text = get ("memo.html");
  for (gsize length = strlen (text); length > 4000;
       length -= MIN (length, 4001 * (1 + 3 * EXOS_TEST_IS_SLOW)))
    {
      text[length - 2] = '\0';
      put ("cut.html", text);

      g_auto (Run) run = verify ("cut.html data.csv");

      g_assert_cmpint (run.status, !=, HOLDS);
    }
}

int
main (int argc, char **argv)
{
  verify_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (settings_files); i++)
    put (settings_files[i][0], settings_files[i][1]);
  g_test_add_func ("/verify/samples-hold", test_samples_hold);
  g_test_add_func ("/verify/settings-hold", test_settings_hold);
  g_test_add_func ("/verify/another-name-holds", test_another_name_holds);
  g_test_add_func ("/verify/edits-hold", test_edits_hold);
  g_test_add_func ("/verify/unreadable", test_unreadable);
  g_test_add_func ("/verify/hostile-memo", test_hostile_memo);
  return verify_run ();
}
