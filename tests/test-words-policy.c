// SPDX-License-Identifier: MIT
/* By which rules an experiment is judged, in words. */
#include "fixture.h"

#include <string.h>

#include "analysis/policy-file.h"
#include "data/language.h"
#include "memo/words.h"

#define FILE_OF(name) "[policy]\n" name "based-on = evidence\nalpha = 0.01\n"

typedef struct
{
  const char *name;
  const char *file; /* or NULL */
  ExosPolicy policy;
  double alpha; /* changed to this after the file, or 0 */
  const char *english;
  const char *korean;
} Case;

static const Case cases[] = {
  { "standard", NULL, EXOS_POLICY_STANDARD, 0.0, "Standard (built in)", "표준(기본 제공)" },
  { "strict", NULL, EXOS_POLICY_STRICT, 0.0, "Strict (built in)", "엄격(기본 제공)" },
  { "literal", NULL, EXOS_POLICY_LITERAL, 0.0, "Literal (built in)", "문자 그대로(기본 제공)" },
  { "changed", NULL, EXOS_POLICY_EVIDENCE, 0.1, "Evidence (built in), with changed settings",
    "근거(기본 제공), 설정 변경됨" },
  { "file", FILE_OF ("name = Team\n"), EXOS_POLICY_EVIDENCE, 0.0, "“Team” (Evidence)",
    "‘Team’ (근거)" },
  { "file-without-a-name", FILE_OF (""), EXOS_POLICY_EVIDENCE, 0.0, "“team.ini” (Evidence)",
    "‘team.ini’ (근거)" },
  { "changed-file", FILE_OF ("name = Team\n"), EXOS_POLICY_EVIDENCE, 0.05,
    "“Team” (Evidence), with changed settings", "‘Team’ (근거), 설정 변경됨" },
  { "safe-to-show", FILE_OF ("name = T\xe2\x80\xaem\n"), EXOS_POLICY_EVIDENCE, 0.0,
    "“TU+202Em” (Evidence)", "‘TU+202Em’ (근거)" },
};

static ExosPlan *
plan_of (const Case *c)
{
  g_autoptr (ExosPlan) usual = exos_plan_new ();
  ExosPlan *plan;

  usual->policy = c->policy;
  if (c->file != NULL)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (c->file, strlen (c->file));
      g_autoptr (GError) error = NULL;
      g_autoptr (ExosPlan) filed = exos_policy_apply (usual, bytes, "team.ini", &error);

      g_assert_no_error (error);
      plan = exos_plan_copy (filed);
    }
  else
    plan = exos_plan_copy (usual);

  if (c->alpha > 0.0)
    plan->alpha = c->alpha;
  return plan;
}

static void
check (const Case *c, const char *language, const char *expected)
{
  g_autoptr (ExosPlan) plan = plan_of (c);
  g_autofree char *words = NULL;

  exos_language_use (language);
  words = exos_words_policy_in_force (plan);
  exos_language_use ("en");
  g_assert_cmpstr (words, ==, expected);
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;

  check (c, "en", c->english);
  check (c, "ko", c->korean);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/words-policy/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  return g_test_run ();
}
