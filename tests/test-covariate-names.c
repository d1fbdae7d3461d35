// SPDX-License-Identifier: MIT
/* Which column is the covariate of which, by their names alone. */
#include "data/covariate-names.h"

#include "data/text.h"

/* Headers of a file, and for each the one whose covariate it is: "" none. */
static const struct
{
  const char *name;
  const char *headers;
  const char *metrics;
} cases[] = {
  { "before", "revenue,pre_revenue", ",revenue" },
  { "after", "revenue,revenue_pre", ",revenue" },
  { "the-metric-may-come-last", "pre_revenue,revenue", "revenue," },
  { "another-word", "revenue,revenue_before", ",revenue" },
  { "two-words", "revenue,revenue_pre_experiment", ",revenue" },
  { "as-people-write", "Revenue,Pre-period Revenue", ",revenue" },
  { "of-several", "clicks,revenue,pre_clicks,prior_revenue", ",,clicks,revenue" },
  { "a-longer-name", "revenue,page views,pre_page_views", ",,page views" },
  { "korean", "매출,사전_매출", ",매출" },
  { "korean-without-a-blank", "매출,사전매출", ",매출" },
  { "korean-two-words", "매출,실험 전 매출", ",매출" },
  { "korean-after", "매출,매출_이전", ",매출" },
  { "without-its-metric", "clicks,pre_revenue", "," },
  { "a-word-that-only-begins-so", "view,preview", "," },
  { "a-word-that-only-ends-so", "x,xpre", "," },
  { "nothing-but-the-word", "pre,revenue,before", ",," },
  { "one-covariate-a-metric", "revenue,revenue_before,pre_revenue", ",revenue," },
  { "the-first-covariate-comes-first", "pre_revenue,revenue,revenue_before", "revenue,," },
  { "no-covariate-of-a-covariate", "revenue,pre_revenue,pre_pre_revenue", ",revenue," },
  { "names-that-may-not-be-found", "revenue,,pre_", ",," },
  { "a-word-beside-an-empty-name", ",사전,before", ",," },
  { "the-first-of-equal-names", "revenue,revenue,pre_revenue", ",,revenue" },
};

static void
test_case (gconstpointer data)
{
  const guint at = GPOINTER_TO_UINT (data);
  g_auto (GStrv) names = g_strsplit (cases[at].headers, ",", -1);
  const guint n = g_strv_length (names);
  g_autofree guint *metrics = g_new (guint, n);
  g_autoptr (GString) told = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      char *normalized = exos_normalize_name (names[i], -1);

      g_free (names[i]);
      names[i] = normalized;
    }

  exos_covariate_names_match ((const char *const *) names, n, metrics);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (told, "%s%s", i > 0 ? "," : "",
                            metrics[i] != EXOS_NO_METRIC ? names[metrics[i]] : "");
  g_assert_cmpstr (told->str, ==, cases[at].metrics);
}

static void
test_first_of_equals (void)
{
  const char *const names[] = { "revenue", "revenue", "pre revenue" };
  guint metrics[3];

  exos_covariate_names_match (names, 3, metrics);
  g_assert_cmpuint (metrics[2], ==, 0);
}

/* Which metric a name is the covariate of, beside "revenue": TRUE where it is that one. */
static gboolean
is_of_revenue (char *name)
{
  const char *const names[] = { "revenue", name };
  guint metrics[2];

  exos_covariate_names_match (names, 2, metrics);
  g_test_message ("%s", name);
  g_assert_true (metrics[1] != 0 || exos_name_is_covariate (name));
  g_free (name);
  return metrics[1] == 0;
}

/* In front of the metric and behind it; the Korean ones need no blank between. */
static void
test_every_word (void)
{
  static const struct
  {
    const char *words;
    gboolean needs_blank;
  } lists[] = {
    { "pre experiment period,before experiment,before the experiment,pre experiment,pre exposure,"
      "pre period,preperiod,preexperiment,covariate,previous,before,prior,pre",
      TRUE },
    { "실험 시작 전,실험 전,실험전,실험 이전,사전,이전", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_auto (GStrv) words = g_strsplit (lists[i].words, ",", -1);

      for (char **word = words; *word != NULL; word++)
        {
          g_assert_true (is_of_revenue (g_strconcat (*word, " revenue", NULL)));
          g_assert_true (is_of_revenue (g_strconcat ("revenue ", *word, NULL)));
          g_assert_cmpint (is_of_revenue (g_strconcat (*word, "revenue", NULL)), ==,
                           !lists[i].needs_blank);
          g_assert_cmpint (is_of_revenue (g_strconcat ("revenue", *word, NULL)), ==,
                           !lists[i].needs_blank);
        }
    }
}

static void
test_names_of_no_covariate (void)
{
  static const char *const names[] = { "",    "revenue", "prerevenue", "revenuepre",
                                       "pre", "사전",    "preview",    "beforehand revenue" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_test_message ("%s", names[i]);
      g_assert_false (exos_name_is_covariate (names[i]));
    }
}

static void
test_nothing (void)
{
  exos_covariate_names_match (NULL, 0, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/covariate-names/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/covariate-names/the-first-of-two", test_first_of_equals);
  g_test_add_func ("/covariate-names/every-word", test_every_word);
  g_test_add_func ("/covariate-names/names-of-no-covariate", test_names_of_no_covariate);
  g_test_add_func ("/covariate-names/nothing", test_nothing);
  return g_test_run ();
}
