// SPDX-License-Identifier: MIT
/* exos verify: no number in a memo can be changed unseen. */
#include "verify-fixture.h"

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

int
main (int argc, char **argv)
{
  verify_init (&argc, &argv);
  g_test_add_func ("/verify/other-data-differs", test_other_data_differs);
  g_test_add_func ("/verify/change-is-named", test_change_is_named);
  g_test_add_func ("/verify/any-digit-of-the-page", test_any_digit_of_the_page);
  g_test_add_func ("/verify/other-version", test_other_version);
  return verify_run ();
}
