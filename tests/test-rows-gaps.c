// SPDX-License-Identifier: MIT
/* Values that are missing in one group more than in another, and of what that is said. */
#include "data/data-file.h"

#include "data/language.h"
#include "issues-told.h"
#include "unit-rows-fixture.h"

typedef struct
{
  guint n_users;
  guint n_missing;
} Group;

/* Groups A, B, … of users with "converted", and one column that some lack. */
static const struct
{
  const char *name;
  const char *column;
  const char *setting;
  const char *cell; /* in place of a value */
  Group groups[10];
  const char *shares; /* NULL: nothing is said of groups */
} cases[] = {
  { "alike", "refunded", "", "", { { 200, 20 }, { 200, 20 } }, NULL },
  { "none-at-all", "refunded", "", "", { { 200, 0 }, { 200, 0 } }, NULL },
  { "a-little-more", "refunded", "", "", { { 200, 20 }, { 200, 30 } }, NULL },
  { "more-in-one", "refunded", "", "", { { 200, 0 }, { 200, 30 } }, "A 0.0%, B 15.0%" },
  { "more-in-the-other", "refunded", "", "", { { 200, 30 }, { 200, 0 } }, "A 15.0%, B 0.0%" },
  { "of-groups-of-different-size",
    "refunded",
    "",
    "",
    { { 400, 8 }, { 100, 20 } },
    "A 2.0%, B 20.0%" },
  { "of-three",
    "refunded",
    "",
    "",
    { { 200, 2 }, { 200, 2 }, { 200, 40 } },
    "A 1.0%, B 1.0%, C 20.0%" },
  { "all-of-one", "refunded", "", "", { { 200, 200 }, { 200, 0 } }, "A 100.0%, B 0.0%" },
  { "of-nine",
    "refunded",
    "",
    "",
    { { 200, 2 },
      { 200, 2 },
      { 200, 2 },
      { 200, 2 },
      { 200, 2 },
      { 200, 2 },
      { 200, 2 },
      { 200, 2 },
      { 200, 80 } },
    "A 1.0%, B 1.0%, C 1.0%, D 1.0%, E 1.0%, F 1.0%, G 1.0%, H 1.0%" },
  { "not-read",
    "refunded",
    "guardrail=refunded",
    "?",
    { { 200, 0 }, { 200, 30 } },
    "A 0.0%, B 15.0%" },
  { "of-what-is-neither-good-nor-bad", "mobile", "", "", { { 200, 0 }, { 200, 30 } }, NULL },
  { "of-what-is-said-to-be-judged",
    "guardrail_mobile",
    "",
    "",
    { { 200, 0 }, { 200, 30 } },
    "A 0.0%, B 15.0%" },
  { "of-what-decides",
    "mobile",
    "primary=mobile",
    "",
    { { 200, 0 }, { 200, 30 } },
    "A 0.0%, B 15.0%" },
};

static char *
make_csv (const char *column, const char *cell, const Group *groups)
{
  GString *csv = g_string_new ("user_id,variant,converted,segment,");
  guint user = 0;

  g_string_append_printf (csv, "%s\n", column);
  for (guint group = 0; groups[group].n_users > 0; group++)
    for (guint i = 0; i < groups[group].n_users; i++, user++)
      g_string_append_printf (csv, "u%u,%c,%u,%s,%s\n", user, 'A' + group, user % 3 == 0,
                              i % 2 == 0 ? "kr" : "us",
                              i < groups[group].n_missing ? cell
                              : i % 7 == 0                ? "1"
                                                          : "0");
  return g_string_free (csv, FALSE);
}

static void
test_case (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_auto (GStrv) settings = g_strsplit (cases[i].setting, ",", -1);
  ExosColumnRole roles[MAX_ROLES];
  ExosColumnRole *pointers[MAX_ROLES];
  const ExosMapping mapping = read_settings (settings, roles, pointers);
  g_autofree char *csv = make_csv (cases[i].column, cases[i].cell, cases[i].groups);
  g_autoptr (ExosDataFile) file = read_chunks (csv, strlen (csv), 0, &mapping);
  g_autoptr (ExosExperiment) experiment = exos_data_file_understand (file, &mapping);
  const ExosIssue *issue = NULL;

  for (guint j = 0; j < experiment->issues->len; j++)
    if (((ExosIssue *) g_ptr_array_index (experiment->issues, j))->code ==
        EXOS_ISSUE_MISSING_DIFFERS)
      issue = g_ptr_array_index (experiment->issues, j);

  g_assert_cmpint (issue != NULL, ==, cases[i].shares != NULL);
  if (issue == NULL)
    return;
  g_assert_cmpstr (issue->value, ==, cases[i].shares);
  g_assert_cmpstr (issue->column, ==, cases[i].column);
  g_assert_cmpuint (issue->line, ==, 0);
  g_assert_cmpfloat (issue->p, <, 0.001);
}

/* The same of sums that a query made: of what decides alone. */
static void
test_sums_of_a_query (void)
{
  static const struct
  {
    const char *rows;
    const char *told;
  } sums[] = {
    { "unit_sums,A,200,20,200,5,170\nunit_sums,B,200,30,200,6,200\n", "W27@0:refunded 30/400" },
    { "unit_sums,A,200,20,200,5,200\nunit_sums,B,200,30,170,6,200\n",
      "W27@0:conversions 30/400; W31@0:conversions 0/0 “A 0.0%, B 15.0%”" },
    { "unit_sums,A,100,10,100,5,200\nunit_sums,B,200,30,170,6,200\nunit_sums,A,100,10,100,5,200\n",
      "W27@0:conversions 30/400; W31@0:conversions 0/0 “A 0.0%, B 15.0%”" },
    { "unit_sums,A,200,20,180,5,200\nunit_sums,B,200,30,170,6,200\n", "W27@0:conversions 50/400" },
    { "unit_sums,A,200,20,201,5,200\nunit_sums,B,200,30,200,6,200\n", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      g_autofree char *csv =
          g_strconcat ("exos_shape,variant,users,conversions,conversions_n,refunded,refunded_n\n",
                       sums[i].rows, NULL);
      g_autoptr (ExosExperiment) experiment = understand_rows (csv, 0);
      g_autofree char *told = issues_told (experiment, FALSE);
      char *p = strstr (told, " p=");

      if (p != NULL)
        *p = '\0';
      g_assert_cmpstr (told, ==, sums[i].told);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/rows-gaps/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/rows-gaps/sums-of-a-query", test_sums_of_a_query);
  return g_test_run ();
}
