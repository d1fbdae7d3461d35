// SPDX-License-Identifier: MIT
/* exos verify: a memo holds with its data, and no number in it can be changed unseen. */
#include <glib/gstdio.h>
#include <string.h>

#include "cli-fixture.h"
#include "doc-fixture.h"
#include "memo/render.h"

enum
{
  HOLDS = 0,
  DIFFERS = 1,
  UNREADABLE = 2,
};

static char *
sample (const char *name)
{
  return g_build_filename (g_getenv ("EXOS_SAMPLES"), name, NULL);
}

static char *
path_of (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static void
put (const char *name, const char *text)
{
  g_autofree char *path = path_of (name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static char *
get (const char *name)
{
  g_autofree char *path = path_of (name);
  char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* Makes memo of words (options and files, divided by blanks), then verifies it with the files. */
static void
make_memo (const char *memo, const char *words)
{
  g_autofree char *line = g_strdup_printf ("-o %s %s", memo, words);
  g_auto (GStrv) arguments = g_strsplit (line, " ", -1);
  g_auto (Run) run = run_exos ((const char *const *) arguments);

  g_assert_cmpint (run.status, ==, 0);
}

static Run
verify (const char *words)
{
  g_autofree char *line = g_strconcat ("verify ", words, NULL);
  g_auto (GStrv) arguments = g_strsplit (line, " ", -1);

  return run_exos ((const char *const *) arguments);
}

static void
assert_verdict (const char *words, int status)
{
  g_auto (Run) run = verify (words);

  if (run.status != status)
    g_test_message ("%s: %s%s", words, run.output, run.errors);
  g_assert_cmpint (run.status, ==, status);
}

static const char *const memos[] = { "memo.html", "memo.json" };

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

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (memos) * G_N_ELEMENTS (options); j++)
      {
        g_autofree char *path = sample (samples[i]);
        g_autofree char *made = g_strdup_printf ("%s %s", options[j / 2], path);
        g_autofree char *words = g_strdup_printf ("%s %s", memos[j % 2], path);

        if (j % 2 == 0 && i % 2 != j / 2)
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
  { "data.csv", "variant,users,conversions,crash\ncontrol,10000,1200,120\n"
                "treatment,10050,1320,125\n" },
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

static void
test_other_data_differs (void)
{
  put ("other.csv", "variant,users,conversions,crash\ncontrol,10000,1201,120\n"
                    "treatment,10050,1320,125\n");
  for (gsize i = 0; i < G_N_ELEMENTS (memos); i++)
    {
      g_autofree char *words = g_strdup_printf ("%s other.csv", memos[i]);

      make_memo (memos[i], "data.csv");

      g_auto (Run) run = verify (words);

      g_assert_cmpint (run.status, ==, DIFFERS);
      g_assert_nonnull (strstr (run.output, i == 0 ? "SHA-256" : "source.sha256"));
      g_assert_nonnull (strstr (run.output, i == 0 ? "12.01%" : "variants[0].conversions"));
    }
}

/* Every line of a memo in which a digit is changed is one that is named. */
static const struct
{
  const char *memo;
  const char *old;
  const char *new;
  const char *named;
} changes[] = {
  { "memo.json", "\"verdict\" : \"launch\"", "\"verdict\" : \"rollback\"", "verdict" },
  { "memo.json", "\"code\" : \"L1\"", "\"code\" : \"L2\"", "code" },
  { "memo.json", "\"conversions\" : 1320", "\"conversions\" : 1321", "variants[1].conversions" },
  { "memo.json", "\"p_value\" : 0.0", "\"p_value\" : 0.00", "p_value" },
  { "memo.json", "\"significant\" : true", "\"significant\" : false", "significant" },
  { "memo.json", "rose by 1.13 pp", "rose by 1.14 pp", "sentence" },
  { "memo.json", "\"literal\" : \"launch\",", "", "literal" },
  { "memo.json", "\"literal\" :", "\"more\" : 1, \"literal\" :", "decision.more" },
  { "memo.json", "\"override\" : null", "\"override\" : {}", "override" },
  { "memo.json", "\"alpha\" : 0.05", "\"alpha\" : 0.04", "plan.alpha" },
  { "memo.html", "<h2>Launch</h2>", "<h2>Rollback</h2>", "Rollback" },
  { "memo.html", ">1,320<", ">1,230<", "1,230" },
  { "memo.html", "95% interval 0.22", "95% interval 0.32", "0.32" },
  { "memo.html", "<footer>", "<p>All is well.</p><footer>", "All is well" },
  { "memo.html", "<li>", "<li><b>Not</b> ", "Not" },
  { "memo.html", "1,320", "<!-- x -->1,3<b>4</b>0", "1,340" },
};

static void
test_change_is_named (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *words = g_strdup_printf ("%s data.csv", changes[i].memo);

      make_memo (changes[i].memo, "--date=2026-03-14 data.csv");

      g_autofree char *text = get (changes[i].memo);
      g_autoptr (GString) changed = g_string_new (text);

      g_assert_cmpuint (g_string_replace (changed, changes[i].old, changes[i].new, 1), ==, 1);
      put (changes[i].memo, changed->str);

      g_auto (Run) run = verify (words);

      g_test_message ("%s → %s", changes[i].old, changes[i].new);
      g_assert_cmpint (run.status, ==, DIFFERS);
      g_assert_nonnull (strstr (run.output, changes[i].named));
    }
}

/* Any digit of the text, wherever it stands. */
static void
test_any_digit_of_the_page (void)
{
  make_memo ("memo.html", "--date=2026-03-14 data.csv");

  g_autofree char *text = get ("memo.html");
  const char *body = strstr (text, "<main>");
  guint n = 0;

  g_assert_nonnull (body);
  for (gsize i = (gsize) (body - text), depth = 0; text[i] != '\0'; i++)
    {
      const char digit = text[i];

      depth = digit == '<' ? 1 : digit == '>' ? 0 : depth;
      if (depth > 0 || !g_ascii_isdigit (digit) || n++ % 7 != 0)
        continue;
      text[i] = digit == '9' ? '8' : (char) (digit + 1);
      put ("memo.html", text);
      text[i] = digit;
      assert_verdict ("memo.html data.csv", DIFFERS);
    }
  g_assert_cmpuint (n, >, 100);
}

/* A memo of another version of the application: its words may be others, not its numbers. */
static void
test_other_version (void)
{
  static const struct
  {
    const char *memo;
    const char *old;
    const char *new;
    int status;
  } cases[] = {
    { "memo.json", "Ship the treatment.", "Roll the treatment out.", HOLDS },
    { "memo.json", "\"by_policy\"", "\"no_policy\"", HOLDS },
    { "memo.json", "rose by 1.13 pp", "rose by 1.14 pp", DIFFERS },
    { "memo.json", "\"verdict\" : \"launch\"", "\"verdict\" : \"hold\"", DIFFERS },
    { "memo.json", "\"conversions\" : 1320", "\"conversions\" : 1321", DIFFERS },
    { "memo.html", "Ship the treatment.", "Roll the treatment out.", HOLDS },
    { "memo.html", "+1.13 pp", "+1.31 pp", DIFFERS },
    { "memo.html", "1,320", "1,330", DIFFERS },
    { "memo.html", "−", "", DIFFERS },
    { "memo.html", "<h2>Launch</h2>", "<h2>Hold</h2>", DIFFERS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = g_strdup_printf ("%s data.csv", cases[i].memo);

      make_memo (cases[i].memo, "--date=2026-03-14 data.csv");

      g_autofree char *text = get (cases[i].memo);
      g_autoptr (GString) changed = g_string_new (text);

      g_string_replace (changed, "\"version\" : \"" EXOS_VERSION "\"", "\"version\" : \"0.9.0\"",
                        1);
      g_string_replace (changed, "&quot;version&quot;:&quot;" EXOS_VERSION "&quot;",
                        "&quot;version&quot;:&quot;0.9.0&quot;", 1);
      g_assert_nonnull (strstr (changed->str, "0.9.0"));
      g_assert_cmpuint (g_string_replace (changed, cases[i].old, cases[i].new, 1), ==, 1);
      put (cases[i].memo, changed->str);
      g_test_message ("%s → %s", cases[i].old, cases[i].new);
      assert_verdict (words, cases[i].status);
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
  for (gsize length = strlen (text); length > 4000; length -= MIN (length, 4001))
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
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  folder = g_dir_make_tmp ("exos-verify-XXXXXX", &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (settings_files); i++)
    put (settings_files[i][0], settings_files[i][1]);
  g_test_add_func ("/verify/samples-hold", test_samples_hold);
  g_test_add_func ("/verify/settings-hold", test_settings_hold);
  g_test_add_func ("/verify/another-name-holds", test_another_name_holds);
  g_test_add_func ("/verify/other-data-differs", test_other_data_differs);
  g_test_add_func ("/verify/change-is-named", test_change_is_named);
  g_test_add_func ("/verify/any-digit-of-the-page", test_any_digit_of_the_page);
  g_test_add_func ("/verify/other-version", test_other_version);
  g_test_add_func ("/verify/edits-hold", test_edits_hold);
  g_test_add_func ("/verify/unreadable", test_unreadable);
  g_test_add_func ("/verify/hostile-memo", test_hostile_memo);
  status = g_test_run ();

  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", folder);

  g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL);
  return status;
}
