// SPDX-License-Identifier: MIT
/* Files with one row a user as they are published: each is judged by what users did, or asks. */
#include "data/data-file.h"

#include <string.h>

#include "data/language.h"
#include "unit-rows-fixture.h"

#define N_ROWS 400

/* row: "{a|b}" is one of these by chance, "{#9}" a whole number below 9, "{?7}" a 7 in one row
 * of forty and 0.0 in others, "{n}" the number of the row. */
static const struct
{
  const char *name;
  const char *header;
  const char *row;
  const char *setting; /* "ROLE=HEADER", or NULL */
  const char *primary; /* what decides, NULL where a person is asked */
  const char *asks;    /* what the question lists, NULL where there is none */
} files[] = {
  { "cookie-cats", "userid,version,sum_gamerounds,retention_1,retention_7",
    "{n},{gate_30|gate_40},{#400},{True|False},{True|False|False}", NULL, NULL,
    "“sum_gamerounds”, “retention_1”, “retention_7”" },
  { "landing-page", "user_id,timestamp,group,landing_page,converted",
    "{n},2017-01-2{#5} 22:11:48.556739,{control|treatment},{old_page|new_page},{0|0|1}", NULL,
    "converted", NULL },
  { "revenue-of-few", "USER_ID,VARIANT_NAME,REVENUE", "{n},{control|variant},{?7.25}", NULL,
    "REVENUE", NULL },
  { "points-of-few", "USER_ID,VARIANT_NAME,POINTS", "{n},{control|variant},{?7.25}", NULL, "POINTS",
    NULL },
  { "advertisements", ",user id,test group,converted,total ads,most ads day,most ads hour",
    "{n},1{n},{ad|psa},{False|False|True},{#99},{Monday|Friday},{#24}", NULL, "converted", NULL },
  { "e-mails", "recency,history,mens,newbie,channel,segment,visit,conversion,spend",
    "{#12},{#500}.5,{0|1},{0|1},{Web|Phone},{Mens E-Mail|No E-Mail},{0|1},{0|0|1},{#40}", NULL,
    NULL, "“mens”, “segment”" },
  { "e-mails-with-groups", "recency,history,mens,newbie,channel,segment,visit,conversion,spend",
    "{#12},{#500}.5,{0|1},{0|1},{Web|Phone},{Mens E-Mail|No E-Mail},{0|1},{0|0|1},{#40}",
    "group=segment", "conversion", NULL },
  { "uplift", "f0,f1,treatment,conversion,visit,exposure",
    "{#9}.25,-1.{#99},{0|1},{0|1},{0|1},{0|1}", NULL, "conversion", NULL },
  { "training", "treat,age,married,nodegree,re74,re78", "{0|1},{#60},{0|1},{0|1},{#900}.5,{#900}.5",
    NULL, NULL, "“nodegree”, “re74”, “re78”" },
  { "pricing", "user_id,timestamp,source,device,test,price,converted",
    "{n},2015-05-08 03:38:34,{ads|seo},{web|mobile},{0|1},{39|59},{0|0|1}", NULL, "converted",
    NULL },
  { "who-they-are", "user_id,group,gender_male", "{n},{A|B},{0|1}", NULL, NULL, "“gender_male”" },
  { "how-old-they-are", "user_id,group,days_since_signup", "{n},{A|B},{#900}", NULL, NULL,
    "“days_since_signup”" },
  { "who-they-are-and-what-they-did", "user_id,group,is_premium,age,revenue",
    "{n},{A|B},{0|1},{#60},{#90}.5", NULL, "revenue", NULL },
  { "said-all-the-same", "user_id,group,is_premium,age", "{n},{A|B},{0|1},{#60}",
    "primary=is_premium", "is_premium", NULL },
  { "the-only-doing", "userID,group,age,clicked,time_on_page", "{n},{A|B},{#70},{0|0|1},{#90}",
    NULL, "clicked", NULL },
  { "two-doings", "user_id,group,clicked,bought", "{n},{A|B},{0|1},{0|0|1}", NULL, NULL,
    "“clicked”, “bought”" },
  { "doing-and-undoing", "user_id,group,bought,refunded", "{n},{A|B},{0|1},{0|0|1}", NULL, "bought",
    NULL },
  { "groups-by-another-name", "visitor,page,bought", "{n},{A|B},{0|1}", NULL, NULL, "“page”" },
  { "one-known-header", "customer,group,bought", "c{n},{A|B},{yes|no}", NULL, "bought", NULL },
  { "one-known-header-below-a-title", "Experiment report\ncustomer,group,bought",
    "c{n},{A|B},{yes|no}", NULL, "bought", NULL },
};

static guint
random_below (guint row, gsize place, guint n)
{
  const guint32 mixed = (row + 1) * 2654435761u ^ (guint32) (place + 1) * 2246822519u;

  return ((mixed ^ mixed >> 15) * 3266489917u >> 16) % n;
}

static void
add_value (GString *text, const char *inside, guint row, gsize place)
{
  g_auto (GStrv) choices = g_strsplit (inside, "|", -1);

  if (g_str_equal (inside, "n"))
    g_string_append_printf (text, "%u", 1000 + row);
  else if (inside[0] == '#')
    g_string_append_printf (text, "%u", random_below (row, place, (guint) atoi (inside + 1)));
  else if (inside[0] == '?')
    g_string_append (text, random_below (row, place, 40) == 0 ? inside + 1 : "0.0");
  else
    g_string_append (text, choices[random_below (row, place, g_strv_length (choices))]);
}

static char *
make_file (const char *header, const char *row)
{
  g_autoptr (GString) text = g_string_new (header);
  g_auto (GStrv) parts = g_strsplit_set (row, "{}", -1);

  for (guint i = 0; i < N_ROWS; i++)
    {
      g_string_append_c (text, '\n');
      for (gsize part = 0; parts[part] != NULL; part++)
        if (part % 2 == 0)
          g_string_append (text, parts[part]);
        else
          add_value (text, parts[part], i, part);
    }

  g_string_append_c (text, '\n');
  return g_strdup (text->str);
}

/* The question that is asked of roles, NULL without one. */
static const ExosIssue *
find_question (const ExosExperiment *experiment)
{
  for (guint i = 0; i < experiment->issues->len; i++)
    {
      const ExosIssue *issue = g_ptr_array_index (experiment->issues, i);

      if (issue->code == EXOS_ISSUE_MISSING_COLUMN)
        return issue;
    }

  return NULL;
}

static void
test_file (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  g_auto (GStrv) settings = g_strsplit (files[i].setting != NULL ? files[i].setting : "", ",", -1);
  ExosColumnRole roles[MAX_ROLES];
  ExosColumnRole *pointers[MAX_ROLES];
  const ExosMapping mapping = read_settings (settings, roles, pointers);
  g_autofree char *csv = make_file (files[i].header, files[i].row);
  g_autoptr (ExosDataFile) file = read_chunks (csv, strlen (csv), 0, &mapping);
  g_autoptr (ExosExperiment) experiment = exos_data_file_understand (file, &mapping);
  const ExosIssue *question = find_question (experiment);

  g_assert_cmpint (experiment->source.shape, ==, EXOS_SHAPE_UNITS);
  g_assert_cmpstr (experiment->primary, ==, files[i].primary);
  g_assert_cmpstr (question != NULL ? question->value : NULL, ==, files[i].asks);
  if (files[i].asks != NULL)
    g_assert_false (experiment->has_counts);
  if (files[i].primary == NULL)
    return;
  g_assert_cmpuint (experiment->n_arms, ==, 2);
  g_assert_false (has_issue (experiment, EXOS_ISSUE_VALUES_NOT_OUTCOME));
}

/* Behind the head of the file. */
static void
test_amounts_that_come_late (void)
{
  g_autoptr (GString) csv = g_string_new ("user_id,variant,revenue\n");

  for (guint i = 0; i < 9000; i++)
    g_string_append_printf (csv, "%u,%s,%s\n", i, i % 2 ? "control" : "treatment",
                            i < 8900 ? "0" : "12.5");

  g_autoptr (ExosExperiment) experiment = understand_rows (csv->str, 0);

  g_assert_cmpint (experiment->primary_metric, ==, 0);
  g_assert_true (experiment->has_counts);
}

/* Behind the head, where no cell is shown: in a column that is used for nothing, too. */
static void
test_quotes_that_come_late (void)
{
  g_autoptr (GString) csv = g_string_new ("user_id,variant,converted,note\n");
  guint n = 0;

  for (guint i = 0; i < 9000; i++)
    g_string_append_printf (csv, "%u,%s,%u,%s\n", i, i % 2 ? "control" : "treatment", i % 3 == 0,
                            i == 8000 || i == 8500 ? "a 5\" tv" : "none");

  g_autoptr (GInputStream) stream =
      g_memory_input_stream_new_from_data (csv->str, (gssize) csv->len, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ExosDataFile) file =
      exos_data_file_read_stream (stream, "rows.csv", csv->len, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  g_autoptr (ExosExperiment) experiment = exos_data_file_understand (file, NULL);

  for (guint i = 0; i < experiment->issues->len; i++)
    {
      const ExosIssue *issue = g_ptr_array_index (experiment->issues, i);

      if (issue->code != EXOS_ISSUE_LONE_QUOTE)
        continue;

      g_autofree char *message = exos_issue_dup_message (issue);

      g_assert_cmpstr (
          message, ==,
          "Quotes stand inside the text in 2 rows (lines 8002, 8502; first “a 5\" tv”). "
          "They were read as they are.");
      n++;
    }
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (experiment->has_counts);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat ("/public-rows/", files[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_file);
    }
  g_test_add_func ("/public-rows/quotes-that-come-late", test_quotes_that_come_late);
  g_test_add_func ("/public-rows/amounts-that-come-late", test_amounts_that_come_late);
  return g_test_run ();
}
