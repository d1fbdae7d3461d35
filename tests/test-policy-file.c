// SPDX-License-Identifier: MIT
/* Policy files: what they say is done, what they do not understand is refused, and what is printed
 * reads back. */
#include "analysis/policy-file.h"

#include <string.h>

#define P "[policy]\n"

static ExosPlan *
apply (const char *text, gssize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  return exos_policy_apply (plan, bytes, "team.ini", error);
}

static const char all[] = "\xEF\xBB\xBF# Checkout\r\n"
                          "[policy]\r\n"
                          "name = Checkout team\r\n"
                          "based-on=evidence\r\n"
                          "alpha = 0.01\r\n"
                          "correction = holm\r\n"
                          "ci = newcombe\r\n"
                          "exact = never\r\n"
                          "smallest-effect = 0.5\r\n"
                          "min-users = 500\r\n"
                          "severe = 0.4\r\n"
                          "worse = 0.35\r\n"
                          "relative-worse = 12\r\n"
                          "relative-severe = 25%\r\n"
                          "[guardrail \"*crash*\"]\r\n"
                          "direction = lower\r\n"
                          "worse = 5%\r\n"
                          "severe = 10%\r\n"
                          "margin = 2.5%\r\n"
                          "[guardrail \"환불\"]\r\n";

static void
assert_ratio (ExosRatio ratio, double expected)
{
  g_assert_cmpfloat_with_epsilon ((double) ratio.numerator / (double) ratio.denominator, expected,
                                  1e-15);
}

static void
test_every_key (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ExosPlan) plan = apply (all, -1, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (plan->policy_name, ==, "Checkout team");
  g_assert_cmpuint (strlen (plan->policy_digest), ==, 64);
  g_assert_cmpint (plan->policy, ==, EXOS_POLICY_EVIDENCE);
  g_assert_cmpfloat (plan->alpha, ==, 0.01);
  g_assert_cmpint (plan->correction, ==, EXOS_CORRECTION_HOLM);
  g_assert_cmpint (plan->ci, ==, EXOS_CI_NEWCOMBE);
  g_assert_cmpint (plan->exact, ==, EXOS_EXACT_NEVER);
  g_assert_cmpuint (plan->min_users, ==, 500);
  assert_ratio (plan->smallest_effect, 0.005);
  assert_ratio (plan->worse, 0.0035);
  assert_ratio (plan->severe, 0.004);
  assert_ratio (plan->relative_worse, 0.12);
  assert_ratio (plan->relative_severe, 0.25);
  g_assert_false (exos_policy_departs (plan));
}

static void
test_sections (void)
{
  g_autoptr (ExosPlan) plan = apply (all, -1, NULL);
  const ExosGuardrailPlan *crash = exos_plan_find_guardrail (plan, "App Crashes");
  const ExosGuardrailPlan *refund = exos_plan_find_guardrail (plan, "환불");

  g_assert_true (crash->is_relative && crash->has_margin && crash->has_direction);
  assert_ratio (crash->worse, 0.05);
  assert_ratio (crash->severe, 0.1);
  assert_ratio (crash->margin, 0.025);
  g_assert_false (refund->is_relative || refund->has_margin || refund->has_direction);
  assert_ratio (refund->worse, 0.0035);
  assert_ratio (refund->severe, 0.004);
  g_assert_null (exos_plan_find_guardrail (plan, "cancel"));
}

/* Of a long name a person sees the beginning. */
static void
test_long_names (void)
{
  g_autofree char *letters = g_strnfill (300, 'x');
  g_autofree char *named = g_strconcat (P "name = ", letters, "\n", NULL);
  g_autofree char *unknown = g_strconcat (P, letters, " = 1\n", NULL);
  g_autofree char *name = g_strdup_printf ("%.199s…", letters);
  g_autofree char *word = g_strdup_printf ("“%.59s…”", letters);
  g_autoptr (GError) error = NULL;
  g_autoptr (ExosPlan) plan = apply (named, -1, NULL);

  g_assert_cmpstr (plan->policy_name, ==, name);
  g_assert_null (apply (unknown, -1, &error));
  g_assert_nonnull (strstr (error->message, word));
}

static const struct
{
  const char *text;
  const char *place; /* what the message names; NULL: none */
} refused[] = {
  { P "alpa = 0.01\n", "Line 2, “alpa”" },
  { P "\n# x\nalpha = 0.01\nALPHA = 0.4\n", "Line 5, “ALPHA”" },
  { P "alpha[ko] = 0.01\n", "“alpha[ko]”" },
  { P "alpha = 0.01\nalpha = 0.4\n", "Line 3, “alpha”" },
  { P "alpha = 0.01\n[policy]\nci = wald\n", "Line 3, “policy”" },
  { P "alpha = 0.9\n", "Line 2, “alpha”" },
  { P "alpha = nan\n", "Line 2, “alpha”" },
  { P "alpha =\n", "Line 2, “alpha”" },
  { P "based-on = literal\n", "Line 2, “based-on”" },
  { P "based-on = lenient\n", "Line 2, “based-on”" },
  { P "policy = strict\n", "Line 2, “policy”" },
  { P "min-users = 0\n", "Line 2, “min-users”" },
  { P "min-users = -5\n", "Line 2, “min-users”" },
  { P "worse = 0.5\n", "Line 2, “worse”" },
  { P "worse = 5%\nsevere = 10%\n", "Line 2, “worse”" },
  { P "worse = 0.5\nsevere = 0.3\n", "Line 3, “severe”" },
  { P "severe = 0.05\n", "Line 2, “severe”" },
  { P "relative-worse = 40%\n", "Line 2, “relative-worse”" },
  { P "srm-warning = 0.1\n", "Line 2, “srm-warning”" },
  { P "srm = never\n", "Line 2, “srm”" },
  { P "control = a\n", "Line 2, “control”" },
  { P "guardrail = crash\n", "Line 2, “guardrail”" },
  { P "split = 1:1\n", "Line 2, “split”" },
  { P "verified = true\n", "Line 2, “verified”" },
  { P "[Guardrail \"crash\"]\n", "Line 2, “Guardrail \"crash\"”" },
  { P "[guardrail crash]\n", "Line 2" },
  { P "[guardrail \"\"]\n", "Line 2" },
  { P "[guardrail \"]\n", "Line 2" },
  { P "[guardrail \"a\"]\n[guardrail \"a\"]\n", "Line 3" },
  { P "[guardrail \"a\"]\ndirection = down\n", "Line 3, “direction”" },
  { P "[guardrail \"a\"]\nmarge = 5\n", "Line 3, “marge”" },
  { P "[guardrail \"a\"]\nworse = 5%\nsevere = 30\n", "Line 2" },
  { P "[guardrail \"a\"]\nworse = much\n", "Line 2" },
  { P "[guardrail \"a\"]\nmargin = 5%\n", "Line 2" },
  { "[other]\n" P, "Line 1, “other”" },
  { "[guardrail \"a\"]\n", NULL },
  { "alpha = 0.05\n", NULL },
  { "[policy\n", NULL },
  { P "no key\n", NULL },
  { "variant,users\na,1\n", NULL },
  { "", NULL },
  { "\xEF\xBB\xBF", NULL },
  { P "name = \xFF\xFE\n", NULL },
};

static void
test_refused (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *shown = g_strescape (refused[i].text, NULL);

      g_test_message ("%s", shown);
      g_assert_null (apply (refused[i].text, -1, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_false (g_str_has_suffix (error->message, "…"));
      if (refused[i].place != NULL)
        g_assert_nonnull (strstr (error->message, refused[i].place));
    }
}

/* Any bytes: a plan or a message, nothing else. Whole files with bytes changed, cut and repeated.
 */
static void
test_any_bytes (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20260314);

  for (int i = 0; i < 4000; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GByteArray) text = g_byte_array_new ();
      const gint32 n_changes = g_rand_int_range (random, 1, 8);

      g_byte_array_append (text, (const guint8 *) all, sizeof all - 1);
      for (gint32 j = 0; j < n_changes; j++)
        text->data[g_rand_int_range (random, 0, (gint32) text->len)] =
            (guint8) g_rand_int_range (random, 0, 256);
      if (i % 3 == 0)
        g_byte_array_set_size (text, (guint) g_rand_int_range (random, 0, (gint32) text->len));

      g_autoptr (ExosPlan) plan = apply ((const char *) text->data, (gssize) text->len, &error);

      g_assert_true ((plan != NULL) != (error != NULL));
      if (plan != NULL)
        {
          g_assert_cmpint (plan->policy, !=, EXOS_POLICY_LITERAL);
          g_assert_true (plan->alpha >= 0.0001 && plan->alpha <= 0.5);
        }
    }
}

static void
test_size_is_bounded (void)
{
  g_autoptr (GString) text = g_string_new (P);
  g_autoptr (GError) error = NULL;

  while (text->len < EXOS_POLICY_FILE_MAX)
    g_string_append (text, "# a comment\n");
  g_string_truncate (text, EXOS_POLICY_FILE_MAX);

  g_autoptr (ExosPlan) plan = apply (text->str, -1, NULL);

  g_assert_nonnull (plan);
  g_string_append_c (text, '\n');
  g_assert_null (apply (text->str, -1, &error));
  g_assert_nonnull (error);
}

/* Of any policy: the same settings, the same guardrails, the same text again. */
static void
test_prints_what_it_reads (void)
{
  const char *const texts[] = {
    P,
    all,
    P "based-on = strict\nalpha = 0.033333333333333333\nworse = 0.0000001\nsevere = 7\n",
    P "name =\n[guardrail \"a*b?\"]\nworse = 150%\nmargin = 0%\n[guardrail \"*\"]\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (ExosPlan) first = apply (texts[i], -1, NULL);
      g_autofree char *printed = exos_policy_print (first);
      g_autoptr (GError) error = NULL;
      g_autoptr (ExosPlan) second = apply (printed, -1, &error);

      g_test_message ("%s", printed);
      g_assert_no_error (error);

      g_autofree char *again = exos_policy_print (second);
      ExosPlan *same = (ExosPlan *) second;

      g_assert_cmpstr (again, ==, printed);
      g_free (same->policy_digest);
      g_free (same->policy_settings);
      same->policy_digest = g_strdup (first->policy_digest);
      same->policy_settings = g_strdup (first->policy_settings);
      g_assert_true (exos_plan_equal (first, second));
    }
}

static void
test_prints_own_guardrails (void)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  g_assert_true (exos_plan_add_guardrail (plan, "cr[a]sh:lower:5%:10%:ni=1%", NULL));
  g_assert_true (exos_plan_add_guardrail (plan, "retained:higher", NULL));

  g_autofree char *printed = exos_policy_print (plan);
  g_autoptr (ExosPlan) read = apply (printed, -1, NULL);

  g_assert_nonnull (read);
  for (guint i = 0; i < plan->guardrails->len; i++)
    {
      const ExosGuardrailPlan *own = g_ptr_array_index (plan->guardrails, i);
      const ExosGuardrailPlan *told = exos_plan_find_guardrail (read, own->column);

      g_assert_nonnull (told);
      g_assert_true (exos_guardrail_is_held_alike (own, told));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/policy-file/every-key-is-set", test_every_key);
  g_test_add_func ("/policy-file/sections-are-guardrails", test_sections);
  g_test_add_func ("/policy-file/long-names-are-cut", test_long_names);
  g_test_add_func ("/policy-file/what-is-not-understood-is-refused", test_refused);
  g_test_add_func ("/policy-file/any-bytes", test_any_bytes);
  g_test_add_func ("/policy-file/size-is-bounded", test_size_is_bounded);
  g_test_add_func ("/policy-file/prints-what-it-reads", test_prints_what_it_reads);
  g_test_add_func ("/policy-file/prints-own-guardrails", test_prints_own_guardrails);
  return g_test_run ();
}
