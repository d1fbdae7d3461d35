// SPDX-License-Identifier: MIT
/* Which columns hold the sums of a mean or ratio, by their names. */
#include "data/sum-names.h"

typedef struct
{
  const char *name;
  ExosSumName what;
  const char *base;
} Case;

/* clang-format off */
static const Case cases[] = {
  { "revenue sum", EXOS_SUM_NAME_SUM, "revenue" },
  { "a sum", EXOS_SUM_NAME_SUM, "a" },
  { "revenue sum sq", EXOS_SUM_NAME_SQUARES, "revenue" },
  { "revenue sumsq", EXOS_SUM_NAME_SQUARES, "revenue" },
  { "revenue sum squares", EXOS_SUM_NAME_SQUARES, "revenue" },
  { "revenue sum of squares", EXOS_SUM_NAME_SQUARES, "revenue" },
  { "clicks views sum prod", EXOS_SUM_NAME_PRODUCT, "clicks views" },
  { "revenue pre sum", EXOS_SUM_NAME_COVARIATE, "revenue" },
  { "revenue pre sum sq", EXOS_SUM_NAME_COVARIATE_SQUARES, "revenue" },
  { "revenue pre sumsq", EXOS_SUM_NAME_COVARIATE_SQUARES, "revenue" },
  { "revenue pre sum squares", EXOS_SUM_NAME_COVARIATE_SQUARES, "revenue" },
  { "revenue pre sum of squares", EXOS_SUM_NAME_COVARIATE_SQUARES, "revenue" },
  { "revenue pre prod", EXOS_SUM_NAME_COVARIATE_PRODUCT, "revenue" },
  { "revenue pre sum prod", EXOS_SUM_NAME_COVARIATE_PRODUCT, "revenue" },
  { "revenue", EXOS_SUM_NAME_NONE, NULL },
  { "sum", EXOS_SUM_NAME_NONE, NULL },
  { " sum", EXOS_SUM_NAME_NONE, NULL },
  { "revenuesum", EXOS_SUM_NAME_NONE, NULL },
  { "sum of revenue", EXOS_SUM_NAME_NONE, NULL },
  { "", EXOS_SUM_NAME_NONE, NULL },
};

static const struct
{
  const char *name;
  const char *base;
} of_users[] = {
  { "revenue n", "revenue" }, { "a n", "a" }, { "n", NULL }, { " n", NULL }, { "revenue", NULL }, { "revenuen", NULL },
};
/* clang-format on */

static void
test_parsed (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *base = NULL;

      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (exos_sum_name_parse (cases[i].name, &base), ==, cases[i].what);
      g_assert_cmpstr (base, ==, cases[i].base);
    }
}

static void
test_bases_of_users (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (of_users); i++)
    {
      g_autofree char *base = exos_sum_name_dup_base_of_users (of_users[i].name);

      g_assert_cmpstr (base, ==, of_users[i].base);
    }
}

static void
test_headers (void)
{
  static const Case headers[] = {
    { "revenue_sum", EXOS_SUM_NAME_SUM, "revenue" },
    { "revenue_sum_sq", EXOS_SUM_NAME_SQUARES, "revenue" },
    { "clicks_views_sum_prod", EXOS_SUM_NAME_PRODUCT, "clicks views" },
    { "revenue_pre_sum", EXOS_SUM_NAME_COVARIATE, "revenue" },
    { "revenue_pre_sum_sq", EXOS_SUM_NAME_COVARIATE_SQUARES, "revenue" },
    { "revenue_pre_prod", EXOS_SUM_NAME_COVARIATE_PRODUCT, "revenue" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_autofree char *header = exos_sum_name_dup_header (headers[i].base, headers[i].what);

      g_assert_cmpstr (header, ==, headers[i].name);
    }
}

/* The first of two columns of one name, the first spelling of two. */
static void
test_found (void)
{
  static char *names[] = { "a sum", "a sum sq", "a sumsq", "b sumsq", "a sum", "c sum", "" };
  g_auto (ExosSumNames) self = { 0 };

  exos_sum_names_init (&self, names, G_N_ELEMENTS (names));
  g_assert_cmpuint (exos_sum_names_find (&self, "a", EXOS_SUM_NAME_SUM), ==, 0);
  g_assert_cmpuint (exos_sum_names_find (&self, "a", EXOS_SUM_NAME_SQUARES), ==, 1);
  g_assert_cmpuint (exos_sum_names_find (&self, "b", EXOS_SUM_NAME_SQUARES), ==, 3);
  g_assert_cmpuint (exos_sum_names_find (&self, "b", EXOS_SUM_NAME_SUM), ==, G_MAXUINT);
  g_assert_cmpuint (exos_sum_names_find (&self, "c", EXOS_SUM_NAME_SUM), ==, 5);
  g_assert_cmpint (self.what[3], ==, EXOS_SUM_NAME_SQUARES);
  g_assert_cmpint (self.what[6], ==, EXOS_SUM_NAME_NONE);
  g_assert_cmpstr (self.bases[3], ==, "b");
  g_assert_null (self.bases[6]);
}

static void
test_means (void)
{
  static const struct
  {
    char *names[3];
    gboolean holds_mean;
  } sheets[] = {
    { { "users", "a sum", "a sum sq" }, TRUE },     { { "a sum sq", "a sum", "users" }, TRUE },
    { { "a sum", "a sum of squares", "" }, TRUE },  { { "users", "a sum", "b sum sq" }, FALSE },
    { { "a pre sum", "a pre sum sq", "" }, FALSE }, { { "users", "a sum sq", "b" }, FALSE },
    { { "b sum", "a sum", "a sum sq" }, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_auto (ExosSumNames) self = { 0 };

      g_test_message ("%" G_GSIZE_FORMAT, i);
      exos_sum_names_init (&self, sheets[i].names, G_N_ELEMENTS (sheets[i].names));
      g_assert_cmpint (exos_sum_names_hold_mean (&self), ==, sheets[i].holds_mean);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sum-names/parsed", test_parsed);
  g_test_add_func ("/sum-names/bases-of-users", test_bases_of_users);
  g_test_add_func ("/sum-names/headers", test_headers);
  g_test_add_func ("/sum-names/found", test_found);
  g_test_add_func ("/sum-names/means", test_means);
  return g_test_run ();
}
