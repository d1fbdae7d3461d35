// SPDX-License-Identifier: MIT
/* Users of rows who come again, as far as they were looked at: what is said of them. */
#include "data/csv.h"
#include "data/language.h"
#include "data/rows-parts.h"
#include "issues-told.h"

#include <string.h>

/* What was found in a file of 1000 users in A and 1000 in B. */
typedef struct
{
  const char *name;
  int unit; /* its column, -1: none */
  double share;
  ExosRowsRepeats repeats;
  guint64 suspects;
  guint64 repeated[2]; /* of each group */
  guint64 mixed[2];    /* in both, by the first */
  const char *told;
} Case;

#define LEFT_OUT EXOS_ROWS_REPEATS_LEFT_OUT
#define SUMMED EXOS_ROWS_REPEATS_SUMMED
#define TOO_MANY EXOS_ROWS_REPEATS_TOO_MANY

/* clang-format off */
static const Case cases[] = {
  { "nobody", 0, 1.0, LEFT_OUT, 0, { 0, 0 }, { 0, 0 }, "" },
  { "nobody-of-a-sample", 0, 0.25, LEFT_OUT, 0, { 0, 0 }, { 0, 0 }, "I14@0:user_id 0/0 p=0.25" },
  { "nobody-of-a-large-sample", 0, 0.999, LEFT_OUT, 0, { 0, 0 }, { 0, 0 }, "I14@0:user_id 0/0 p=0.999" },
  { "nobody-of-a-sample-of-another-column", 1, 0.25, LEFT_OUT, 0, { 0, 0 }, { 0, 0 }, "I14@0:variant 0/0 p=0.25" },
  { "no-ids", -1, 0.25, LEFT_OUT, 0, { 0, 0 }, { 0, 0 }, "" },
  { "suspects-that-were-summed", 0, 1.0, SUMMED, 7, { 0, 0 }, { 0, 0 }, "W33@0:user_id 7/0" },
  { "suspects-that-are-too-many", 0, 1.0, TOO_MANY, 700, { 0, 0 }, { 0, 0 }, "E43@0:user_id 700/0" },
  { "suspects-of-a-sample", 0, 0.5, SUMMED, 7, { 0, 0 }, { 0, 0 }, "W33@0:user_id 7/0; I14@0:user_id 0/0 p=0.5" },
  { "alike", 0, 1.0, LEFT_OUT, 0, { 50, 50 }, { 0, 0 }, "W29@0:user_id 100/3 p=0.04762" },
  { "of-one-group", 0, 1.0, LEFT_OUT, 0, { 100, 0 }, { 0, 0 }, "W29@0:user_id 100/3 p=0.04762; W50@0:user_id 0/0 “A 10.0%, B 0.0%”" },
  { "of-the-other-group", 0, 1.0, LEFT_OUT, 0, { 0, 100 }, { 0, 0 }, "W29@0:user_id 100/3 p=0.04762; W50@0:user_id 0/0 “A 0.0%, B 10.0%”" },
  { "of-one-group-in-a-sample", 0, 0.5, LEFT_OUT, 0, { 100, 0 }, { 0, 0 }, "W29@0:user_id 100/3 p=0.04762; W50@0:user_id 0/0 “A 20.0%, B 0.0%”; I14@0:user_id 0/0 p=0.5" },
  { "more-than-a-sample-can-have", 0, 0.05, LEFT_OUT, 0, { 100, 0 }, { 0, 0 }, "W29@0:user_id 100/3 p=0.04762; W50@0:user_id 0/0 “A 100.0%, B 0.0%”; I14@0:user_id 0/0 p=0.05" },
  { "a-fifth", 0, 1.0, LEFT_OUT, 0, { 250, 250 }, { 0, 0 }, "W29@0:user_id 500/3 p=0.2" },
  { "more-than-a-fifth", 0, 1.0, LEFT_OUT, 0, { 251, 251 }, { 0, 0 }, "E43@0:user_id 502/3 p=0.2006" },
  { "in-both-groups", 0, 1.0, LEFT_OUT, 0, { 0, 0 }, { 20, 20 }, "W30@0:variant 40/2 p=0.01961" },
  { "in-both-groups-and-mostly-in-one-first", 0, 1.0, LEFT_OUT, 0, { 0, 0 }, { 32, 8 }, "W30@0:variant 40/2 and “A” p=0.01961" },
  { "in-both-groups-and-mostly-in-the-other-first", 0, 1.0, LEFT_OUT, 0, { 0, 0 }, { 8, 32 }, "W30@0:variant 40/2 and “B” p=0.01961" },
  { "in-both-groups-and-nearly-mostly-in-one-first", 0, 1.0, LEFT_OUT, 0, { 0, 0 }, { 31, 9 }, "W30@0:variant 40/2 p=0.01961" },
  { "ten-in-both-groups", 0, 1.0, LEFT_OUT, 0, { 0, 0 }, { 10, 0 }, "W30@0:variant 10/2 and “A” p=0.004975" },
  { "nine-in-both-groups", 0, 1.0, LEFT_OUT, 0, { 0, 0 }, { 9, 0 }, "W30@0:variant 9/2 p=0.00448" },
};
/* clang-format on */

static ExosTable *
make_table (void)
{
  static const char csv[] = "user_id,variant,converted\n1,A,1\n2,B,0\n";
  ExosTable *table = exos_table_new ();
  g_autoptr (ExosCsv) parser = exos_csv_new (',', exos_table_add, table);

  g_assert_true (exos_csv_push (parser, csv, strlen (csv), NULL));
  exos_csv_finish (parser);
  exos_table_decode (table);
  return table;
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  static const ExosMapping mapping;
  g_autoptr (ExosTable) table = make_table ();
  g_autoptr (ExosExperiment) experiment = exos_experiment_new ();
  g_autoptr (ExosColumns) columns = exos_columns_new (table, &mapping, experiment->issues);
  g_autofree ExosRole *roles = exos_columns_dup_roles (columns);
  const ExosShapeInput input = { table, columns, &mapping, experiment, roles, 1, 3, 3, FALSE };
  ExosRowsLabel labels[] = { { .text = (char *) "A" }, { .text = (char *) "B" } };
  ExosRowsCell cells[] = { { { 0 }, 1000, NULL }, { { 1 }, 1000, NULL } };
  ExosRowSums rows = {
    .plan = { .by = { 1, -1, -1 }, .unit = c->unit, .event = -1, .time = -1 },
    .n_rows = 2000,
    .n_labels = { 2, 0, 0 },
    .labels = { labels },
    .n_cells = 2,
    .cells = cells,
    .share_checked = c->share,
    .suspects = c->suspects,
    .repeats = c->repeats,
    .n_unlike = 3,
  };
  const ExosRowsPivot pivot = { .input = &input, .rows = &rows, .n_used = 2000 };

  for (guint group = 0; group < 2; group++)
    {
      labels[group].n_repeated = c->repeated[group];
      labels[group].n_mixed = c->mixed[group];
      rows.findings[EXOS_ROWS_REPEATED].users += c->repeated[group];
      rows.findings[EXOS_ROWS_IN_SEVERAL_GROUPS].users += c->mixed[group];
    }
  exos_rows_report_users (&pivot);

  /* How unlikely a difference is by chance is told elsewhere. */
  g_autofree char *told = issues_told (experiment, FALSE);
  g_autoptr (GRegex) chance = g_regex_new ("” p=[^;]*", 0, 0, NULL);
  g_autofree char *rest = c->repeated[0] != c->repeated[1]
                              ? g_regex_replace_literal (chance, told, -1, 0, "”", 0, NULL)
                              : g_strdup (told);

  g_assert_cmpstr (rest, ==, c->told);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/rows-users/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  return g_test_run ();
}
