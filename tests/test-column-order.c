// SPDX-License-Identifier: MIT
/* Any column of a file may be the first, or the last. */
#include "data/data-days.h"
#include "data/data-file.h"

#include "data/language.h"
#include "experiment-text.h"
#include "issues-told.h"
#include "unit-rows-fixture.h"

/* With every kind of mistake. */
/* clang-format off */
static const struct
{
  const char *name;
  const char *csv;
  const char *start;
  gboolean sums_rows;
  const char *told;
} files[] = {
  { "users", "user_id,variant,converted,spent,pre_spent,segment,date\n1,A,1,2.5,1,kr,2026-01-01\n2,B,0,0,3,kr,2026-01-02\n3,A,0,5,,us,2026-01-02\n4,B,1,9.5,4,us,2026-01-03\n5,A,,1,1,kr,2026-01-02\n6,B,1,,2,us,2026-01-04\n7,,1,3,2,us,2026-01-04\n,B,1,3,2,us,2026-01-04\n4,B,1,9.5,4,us,2026-01-03\n8,A,1,1,1,us,2026-01-03\n8,B,1,1,1,us,2026-01-03\n9,A,0,7,2,kr,2026-01-03\n10,B,0,6,2,kr,2026-01-04\n", "2026-01-02", FALSE, "*A 2/0 spent=13s; B 4/2 spent=15.5s ; I16@0:pre_spent 1/6; W25@8:variant 1/13 [8]; W26@9:user_id 1/13 [9]; W27@6:converted 1/13 [6]; W27@7:spent 1/13 [7]; W29@10:user_id 1/0 [10] “4” p=0.125; W30@12:variant 1/2 [12] “8” p=0.125; W39@2:date 1/13 [2] “2026-01-02”; 3 days; segment kr 1/0 of 2 2/0, us 1/0 2/2; date 2026-01-02 1/0 of 2 1/0, 2026-01-03 1/0 1/1, 2026-01-04 0/0 2/1" },
  { "users-with-times", "user_id,variant,converted,timestamp\n1,A,1,2026-01-01 10:00:00\n2,B,0,2026-01-02 10:00:00\n3,A,0,2026-01-02 10:00:00\n4,B,1,2026-01-03 10:00:00\n", "2026-01-02", FALSE, "*A 1/0; B 2/1 ; W39@2:timestamp 1/4 [2] “2026-01-02”; 2 days; timestamp 2026-01-02 1/0 1/0, 2026-01-03 0/0 1/1" },
  { "users-of-one-experiment", "experiment,user_id,variant,converted\nx,1,A,1\nx,2,B,0\nx,3,A,0\nx,4,B,1\n", NULL, FALSE, "*A 2/1; B 2/1 ; 0 days" },
  { "users-of-two-experiments", "experiment,user_id,variant,converted\nx,1,A,1\nx,2,B,0\ny,3,A,0\nx,4,B,1\n", NULL, FALSE, "blocked ; E27@1:experiment 0/0 “x, y”; 0 days" },
  { "sessions", "session_id,variant,converted\n1,A,1\n2,B,0\n3,A,0\n4,B,1\n", NULL, FALSE, "*A 2/1; B 2/1 ; I03@1:session_id; W51@1:session_id 0/0; 0 days" },
  { "events", "user_id,time,variant,event,value,country\n1,2026-04-20,A,view,,kr\n1,2026-04-22,A,purchase,3,kr\n2,2026-04-21,B,view,,us\n2,2026-04-22,B,purchase,2,us\n3,,A,view,,kr\n3,2026-04-22,A,view,,us\n4,2026-04-23,,view,,us\n4,2026-04-23,B,,,us\n,2026-04-23,B,view,,us\n5,2026-04-23,B,purchase,7,kr\n6,2026-04-23,A,purchase,1,kr\n", "2026-04-21", FALSE, "*A 3/2 view=1 value=4s; B 3/2 view=1 value=9s ; W26@10:user_id 1/11 [10]; W34@6:time 1/1 [6]; W40@9:event 1/11 [9]; W43@8:variant 1/11 [8]; 3 days; country kr 2/2 1/1, us 1/0 2/1; time 2026-04-22 2/1 0/0, 2026-04-23 1/1 2/1, 2026-04-21 0/0 1/1" },
  { "events-at-any-time", "user_id,time,variant,event,value\n1,2026-04-20,A,view,\n1,2026-04-22,A,purchase,3\n2,2026-04-21,B,view,\n2,2026-04-22,B,purchase,2\n3,2026-04-22,A,view,\n5,2026-04-23,B,purchase,7\n", NULL, FALSE, "*A 2/1 view=2 value=3s; B 2/2 view=1 value=9s ; 4 days; time 2026-04-20 1/1 0/0, 2026-04-22 1/0 0/0, 2026-04-21 0/0 1/1, 2026-04-23 0/0 1/1" },
  { "events-without-times", "user_id,variant,event\n1,A,view\n1,A,purchase\n2,B,view\n2,B,purchase\n3,A,view\n5,B,purchase\n", NULL, FALSE, "*A 2/1 view=2; B 2/2 view=1 ; 0 days" },
  { "sums-of-a-query", "exos_shape,variant,users,conversions,conversions_n,segment,date,exos_rows_without_group,exos_rows_without_user,exos_users_in_several_groups,exos_repeated_users\nunit_sums,A,10,1,9,kr,2026-01-01,1,2,3,4\nunit_sums,A,20,3,19,us,2026-01-02,1,2,3,4\nunit_sums,B,12,2,12,kr,2026-01-01,1,2,3,4\nunit_sums,B,22,5,21,us,2026-01-02,1,2,3,4\n", NULL, FALSE, "*A 28/4; B 33/7 ; W25@0:variant 1/64 p=0.01538; W26@0:variant 2/64 p=0.0303; W27@0:conversions 3/64; W29@0:variant 4/64 p=0.05882; W30@0:variant 3/64 p=0.04478; 2 days; segment kr 9/1 of 10 12/2, us 19/3 of 20 21/5 of 22; date 2026-01-01 9/1 of 10 12/2, 2026-01-02 19/3 of 20 21/5 of 22" },
  { "rows-that-are-added-up", "date,variant,users,conversions,crash\n2024-03-01,A,502,50,1\n2024-03-01,B,500,55,2\n2024-03-02,A,515,51,1\n2024-03-02,B,481,56,3\nWeek 1,A,1017,101,2\nWeek 1,B,981,111,5\n2024-03-03,A,487,52,1\n2024-03-03,B,513,72,1\nTotal,A,1504,153,3\nTotal,B,1494,183,6\n", NULL, TRUE, "*A 1504/153 crash=3; B 1494/183 crash=6 ; I11@2:variant 3/0 of “A”; I11@3:variant 3/0 of “B”; W13@6:date 2/0 [6,10] “Week 1” of “Week 1”; W13@7:date 2/0 [7,11] “Week 1” of “Week 1”; 3 days; date 2024-03-01 502/50 500/55, 2024-03-02 515/51 481/56, 2024-03-03 487/52 513/72" },
  { "rows-of-segments", "segment,variant,users,conversions,crash\nkr,A,502,50,1\nus,A,515,51,1\nBoth,A,1017,101,2\nkr,B,500,55,2\nus,B,481,56,3\nBoth,B,981,111,5\n", NULL, TRUE, "*A 1017/101 crash=2; B 981/111 crash=5 ; I11@2:variant 2/0 of “A”; I11@5:variant 2/0 of “B”; W13@4:segment 1/0 [4] “Both” of “Both”; W13@7:segment 1/0 [7] “Both” of “Both”; 0 days; segment kr 502/50 500/55, us 515/51 481/56" },
  { "rows-of-an-unknown-column", "browser,variant,users,conversions\nchrome,A,502,50\nsafari,A,515,51\nAll,A,1017,101\nchrome,B,500,55\nsafari,B,481,56\nAll,B,981,111\n", NULL, TRUE, "*A 1017/101; B 981/111 ; I03@1:browser; I11@2:variant 2/0 of “A”; I11@5:variant 2/0 of “B”; W13@4:browser 1/0 [4] “All” of “All”; W13@7:browser 1/0 [7] “All” of “All”; 0 days" },
  { "sums-that-are-none", "segment,date,variant,users,conversions\nkr,1,A,502,50\nus,1,A,515,51\nAll,1,A,1018,101\nkr,1,B,500,55\nus,1,B,481,56\nAll,1,B,981,112\n", NULL, TRUE, "blocked ; E32@4:segment 1/0 [4] “All” of “All”; E32@7:segment 1/0 [7] “All” of “All”; I03@1:date; I11@2:variant 2/0 of “A”; I11@5:variant 2/0 of “B”; 0 days; segment kr 502/50 500/55, us 515/51 481/56" },
  { "running-totals", "date,variant,users,conversions\n1,A,502,50\n1,B,500,55\n2,A,981,101\n2,B,990,103\n3,A,1490,155\n3,B,1493,192\n4,A,1976,155\n4,B,1989,258\n", NULL, TRUE, "blocked ; E46@2:date 8/0 [2,3,4,5,6]; I11@2:variant 4/0 of “A”; I11@3:variant 4/0 of “B”; 0 days; date 1 502/50 500/55, 2 981/101 990/103, 3 1490/155 1493/192, 4 1976/155 1989/258" },
};
/* clang-format on */

/* The same file, its columns moved so far to the left. */
static char *
rotate (const char *csv, guint n)
{
  g_auto (GStrv) lines = g_strsplit (csv, "\n", -1);
  GString *text = g_string_new (NULL);

  for (gsize i = 0; lines[i + 1] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ",", -1);
      const guint n_cells = g_strv_length (cells);

      for (guint j = 0; j < n_cells; j++)
        g_string_append_printf (text, "%s%s", j > 0 ? "," : "", cells[(j + n) % n_cells]);
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Users and conversions of each group, of so many who were assigned. */
static void
append_strata (GString *text, const ExosExperiment *experiment, const ExosStrata *strata)
{
  if (strata->n > 0)
    g_string_append_printf (text, "; %s", strata->column);
  for (gsize i = 0; i < strata->n; i++)
    {
      g_string_append_printf (text, "%s %s", i > 0 ? "," : "", strata->names[i]);
      for (gsize arm = 0; arm < experiment->n_arms; arm++)
        {
          const gsize place = i * experiment->n_arms + arm;
          const ExosCount *count = &strata->counts[place];

          g_string_append_printf (text, " " U64 "/" U64, count->users, count->events);
          if (strata->assigned[place] != count->users)
            g_string_append_printf (text, " of " U64, strata->assigned[place]);
        }
    }
}

/* Issues of columns stand in the order of those, and of those that are left out the place is told.
 */
static char *
tell_any_order (const ExosExperiment *experiment)
{
  g_autofree char *line = experiment_to_line (experiment);
  g_autofree char *told = issues_told (experiment, FALSE);
  g_auto (GStrv) issues = g_strsplit (told, "; ", -1);
  GString *text = g_string_new (NULL);

  *strchr (line, '|') = '\0';
  g_string_append (text, line);
  qsort (issues, g_strv_length (issues), sizeof *issues, compare_texts);
  for (gsize i = 0; issues[i] != NULL; i++)
    {
      if (g_str_has_prefix (issues[i], "I03"))
        *strrchr (issues[i], ' ') = '\0';
      g_string_append_printf (text, "; %s", issues[i]);
    }
  g_string_append_printf (text, "; %u days", exos_experiment_days (experiment));
  for (gsize kind = 0; kind < EXOS_N_STRATA; kind++)
    append_strata (text, experiment, &experiment->strata[kind]);
  return g_string_free (text, FALSE);
}

static char *
tell_rotated (gsize file, guint n)
{
  const ExosMapping mapping = { .start = files[file].start, .sums_rows = files[file].sums_rows };
  g_autofree char *csv = rotate (files[file].csv, n);
  g_autoptr (ExosDataFile) data = read_chunks (csv, strlen (csv), 0, &mapping);
  g_autoptr (ExosExperiment) experiment = exos_data_file_understand (data, &mapping);

  return tell_any_order (experiment);
}

static void
test_file (gconstpointer data)
{
  const gsize file = GPOINTER_TO_SIZE (data);
  g_autofree char *plain = tell_rotated (file, 0);
  const char *end = strchr (files[file].csv, '\n');
  guint n = 0;

  g_assert_cmpstr (plain, ==, files[file].told);
  for (const char *p = files[file].csv; p < end; p++)
    if (*p == ',')
      {
        g_autofree char *other = tell_rotated (file, ++n);

        g_assert_cmpstr (other, ==, plain);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat ("/column-order/", files[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_file);
    }
  return g_test_run ();
}
