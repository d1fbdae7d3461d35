// SPDX-License-Identifier: MIT
/* Which days the data is of, as far as its rows say them. */
#include "data/data-days.h"
#include "data/data-file.h"
#include "data/language.h"

static const struct
{
  const char *name;
  const char *days[5]; /* to the first NULL */
  const char *span;    /* "" when one is no day */
} cases[] = {
  { "one-day", { "2026-05-01" }, "2026-05-01 2026-05-01 1" },
  { "any-order", { "2026-05-07", "2026-05-01", "2026-05-03" }, "2026-05-01 2026-05-07 7" },
  { "times-of-a-day", { "2026-05-01T23:59:00Z", "2026-05-02 00:01" }, "2026-05-01 2026-05-02 2" },
  { "other-forms", { "20260228", "2026/3/1" }, "2026-02-28 2026-03-01 2" },
  { "empty-is-passed-over", { "", "2026-05-02", "" }, "2026-05-02 2026-05-02 1" },
  { "nothing-at-all", { "" }, "" },
  { "one-that-is-none", { "2026-05-02", "soon" }, "" },
  { "no-such-day", { "2026-02-30" }, "" },
  { "over-the-year", { "2025-12-31", "2026-01-01" }, "2025-12-31 2026-01-01 2" },
};

static char *
print_span (const ExosExperiment *experiment)
{
  char first[16], last[16];

  if (exos_experiment_days (experiment) == 0)
    return g_strdup ("");
  g_date_strftime (first, sizeof first, "%Y-%m-%d", &experiment->first_day);
  g_date_strftime (last, sizeof last, "%Y-%m-%d", &experiment->last_day);
  return g_strdup_printf ("%s %s %u", first, last, exos_experiment_days (experiment));
}

static void
test_span (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  ExosExperiment experiment = { 0 };
  gboolean is_known = TRUE;

  for (gsize day = 0; cases[i].days[day] != NULL; day++)
    is_known = is_known &&
               exos_days_include (&experiment.first_day, &experiment.last_day, cases[i].days[day]);

  const ExosExperiment unknown = { 0 };
  g_autofree char *span = print_span (is_known ? &experiment : &unknown);

  g_assert_cmpstr (span, ==, cases[i].span);
}

static ExosExperiment *
read_rows (const char *rows, const char *start, gboolean sums_rows)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (rows, -1, NULL);
  const ExosMapping mapping = { .start = start, .sums_rows = sums_rows };
  g_autoptr (GError) error = NULL;
  g_autoptr (ExosDataFile) file =
      exos_data_file_read_stream (stream, "x.csv", 0, &mapping, NULL, NULL, &error);

  g_assert_no_error (error);
  return exos_data_file_understand (file, &mapping);
}

#define EVENTS                             \
  "user_id,timestamp,variant,event\n"      \
  "a,2026-05-01T10:00:00Z,control,view\n"  \
  "b,2026-05-03T10:00:00Z,test,view\n"     \
  "b,2026-05-09T10:00:00Z,test,purchase\n" \
  "c,2026-05-06T10:00:00Z,control,view\n"

static void
assert_days (const char *rows, const char *start, gboolean sums_rows, const char *expected)
{
  g_autoptr (ExosExperiment) experiment = read_rows (rows, start, sums_rows);
  g_autofree char *span = print_span (experiment);

  g_assert_cmpstr (span, ==, expected);
}

/* Users count by their first event, and none before the start. */
static void
test_days_of_events (void)
{
  assert_days (EVENTS, NULL, FALSE, "2026-05-01 2026-05-06 6");
  assert_days (EVENTS, "2026-05-02", FALSE, "2026-05-03 2026-05-06 4");
}

static void
test_days_of_users (void)
{
  assert_days ("user_id,variant,converted,date\n"
               "1,control,1,2026-05-04\n2,test,0,2026-05-02\n3,control,0,\n4,test,1,2026-05-03\n",
               NULL, FALSE, "2026-05-02 2026-05-04 3");
  assert_days ("user_id,variant,converted,date\n"
               "1,control,1,13/05/2026\n2,test,0,02/05/2026\n3,control,0,\n4,test,1,03/05/2026\n",
               NULL, FALSE, "2026-05-02 2026-05-13 12");
  assert_days ("user_id,variant,converted,date\n"
               "1,control,1,13/05/2026\n2,test,0,02/05/2026\n3,control,0,09/05/2026\n",
               "2026-05-02", FALSE, "2026-05-02 2026-05-13 12");
  assert_days ("user_id,variant,converted,date\n"
               "1,control,1,2026-05-01\n1,test,1,2026-05-01\n2,test,0,2026-05-02\n"
               "3,control,0,2026-05-03\n4,test,1,2026-05-03\n5,test,1,2026-05-09\n"
               "5,control,1,2026-05-09\n",
               NULL, FALSE, "2026-05-02 2026-05-03 2");
  assert_days ("user_id,variant,converted,date\n"
               "1,control,1,week one\n2,test,0,2026-05-02\n3,control,0,2026-05-02\n",
               NULL, FALSE, "");
}

static void
test_days_of_rows_that_were_added_up (void)
{
  assert_days ("date,variant,users,conversions\n"
               "2026-05-01,control,100,10\n2026-05-01,test,100,12\n"
               "2026-05-03,control,100,10\n2026-05-03,test,100,12\n",
               NULL, TRUE, "2026-05-01 2026-05-03 3");
}

/* Strata in the order of the file, by the name that their days have got. */
static char *
list_days (const char *rows, gboolean sums_rows)
{
  g_autoptr (ExosExperiment) experiment = read_rows (rows, NULL, sums_rows);
  const ExosStrata *days = &experiment->strata[EXOS_STRATA_DAYS];
  g_autoptr (GString) list = g_string_new (NULL);

  for (gsize i = 0; i < days->n; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? "|" : "", days->names[i]);
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static const struct
{
  const char *days[3];
  const char *named;
} written[] = {
  { { "2026-05-03", "2026-05-02", "2026-05-13" }, "2026-05-03|2026-05-02|2026-05-13" },
  { { "2026/5/3", "20260502", "2026.05.13" }, "2026/5/3|20260502|2026.05.13" },
  { { "03/05/2026", "02/05/2026", "13/05/2026" }, "2026-05-03|2026-05-02|2026-05-13" },
  { { "05/03/2026", "05/02/2026", "05/13/2026" }, "2026-05-03|2026-05-02|2026-05-13" },
  { { "2026. 5. 3.", "2026. 5. 2.", "2026. 5. 13." }, "2026-05-03|2026-05-02|2026-05-13" },
  { { "2026년 5월 3일", "2026년 5월 2일", "2026년 5월 13일" }, "2026-05-03|2026-05-02|2026-05-13" },
  { { "3.5.2026", "03.05.2026", "13.5.2026" }, "2026-05-03|2026-05-13" },
  { { "03/05/2026", "02/05/2026", "12/05/2026" }, "03/05/2026|02/05/2026|12/05/2026" },
  { { "13/05/2026", "02/05/2026", "05/14/2026" }, "13/05/2026|02/05/2026|05/14/2026" },
  { { "13/05/2026", "02/05/2026", "soon" }, "13/05/2026|02/05/2026|soon" },
  { { "week 1", "week 3", "week 2" }, "week 1|week 3|week 2" },
};

static void
test_days_are_named_as_dates (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (written); i++)
    {
      g_autoptr (GString) users = g_string_new ("user_id,variant,converted,date\n");

      for (guint user = 0; user < 12; user++)
        g_string_append_printf (users, "%u,%s,%u,%s\n", user, user % 2 ? "A" : "B", user % 5 == 0,
                                written[i].days[user / 2 % 3]);

      g_autofree char *named = list_days (users->str, FALSE);

      g_assert_cmpstr (named, ==, written[i].named);
    }
}

/* Sums by the hour stay sums by the hour. */
static void
test_days_of_sums_are_named_as_dates (void)
{
  g_autofree char *days = list_days ("date,variant,users,conversions\n"
                                     "13/05/2026,control,100,10\n13/05/2026,test,100,12\n"
                                     "03/05/2026,control,100,10\n03/05/2026,test,100,12\n",
                                     TRUE);
  g_autofree char *hours = list_days ("date,variant,users,conversions\n"
                                      "13/05/2026 9:00 pm,control,100,10\n"
                                      "13/05/2026 9:00 pm,test,100,12\n"
                                      "13/05/2026 9:00 am,control,100,10\n"
                                      "13/05/2026 9:00 am,test,100,12\n",
                                      TRUE);

  g_autofree char *seconds = list_days ("date,variant,users,conversions\n"
                                        "13/05/1969 21:34:56,control,100,10\n"
                                        "13/05/1969 21:34:56,test,100,12\n"
                                        "01/01/1970 00:00:01,control,100,10\n"
                                        "01/01/1970 00:00:01,test,100,12\n",
                                        TRUE);

  g_assert_cmpstr (days, ==, "2026-05-13|2026-05-03");
  g_assert_cmpstr (seconds, ==, "1969-05-13 21:34:56|1970-01-01 00:00:01");
  g_assert_cmpstr (hours, ==, "2026-05-13 21:00:00|2026-05-13 09:00:00");
}

/* There is a year before the first in the calendar of times, and none in that of dates. */
static void
test_years_without_dates (void)
{
  const gint64 year_one = -G_GINT64_CONSTANT (62135596800) * G_USEC_PER_SEC;
  const GDate before = exos_day_of_time (year_one - 1);
  const GDate first = exos_day_of_time (year_one);
  const gint64 year_10000 = G_GINT64_CONSTANT (253402300800) * G_USEC_PER_SEC;
  const GDate last = exos_day_of_time (year_10000 - 1);
  const GDate behind = exos_day_of_time (year_10000);
  const GDate last_before_1970 = exos_day_of_time (-1);
  const GDate first_of_1970 = exos_day_of_time (0);

  g_assert_cmpuint (g_date_get_year (&last), ==, 9999);
  g_assert_cmpuint (g_date_get_day (&last), ==, 31);
  g_assert_false (g_date_valid (&behind));
  g_assert_cmpuint (g_date_get_year (&last_before_1970), ==, 1969);
  g_assert_cmpuint (g_date_get_day (&first_of_1970), ==, 1);
  g_assert_cmpuint (g_date_get_year (&first_of_1970), ==, 1970);
  g_assert_false (g_date_valid (&before));
  g_assert_true (g_date_valid (&first));
  g_assert_cmpuint (g_date_get_julian (&first), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/data-days/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_span);
    }
  g_test_add_func ("/data-days/of-events", test_days_of_events);
  g_test_add_func ("/data-days/of-users", test_days_of_users);
  g_test_add_func ("/data-days/of-rows-that-were-added-up", test_days_of_rows_that_were_added_up);
  g_test_add_func ("/data-days/are-named-as-dates", test_days_are_named_as_dates);
  g_test_add_func ("/data-days/of-sums-are-named-as-dates", test_days_of_sums_are_named_as_dates);
  g_test_add_func ("/data-days/years-without-dates", test_years_without_dates);
  return g_test_run ();
}
