// SPDX-License-Identifier: MIT
/* Rows of events become one row a user: small files, told; by the fast reader and by the careful
 * one. */
#include "events-told.h"

static void
test_start_divides_events_and_values (void)
{
  static const char text[] = "u,t,g,e,v\n"
                             "1,2024-02-29T23:59:59Z,A,purchase,5\n"
                             "1,2024-03-01T00:00:00Z,A,view,\n"
                             "2,2024-03-01T08:59:59+09:00,A,purchase,7.25\n"
                             "3,1709251200,B,purchase,2\n"
                             "3,1709251199999,B,refund,-0.5\n"
                             "3,2024-03-05,B,refund,-1.123456789\n";
  const ExosRowsPlan divided = events_with_start (events_plan);

  assert_told (&events_plan, &events_names, text,
               "6 rows\n"
               "A 2 purchase 2 view 1 refund 0 value 12.25\n"
               "B 1 purchase 1 view 0 refund 1 value 0.376543211\n");
  assert_told (&divided, &events_names, text,
               "6 rows\n"
               "A 2 purchase 0 view 1 refund 0 value 0 pre_value 12.25\n"
               "B 1 purchase 1 view 0 refund 1 value 0.876543211 pre_value -0.5\n");
}

static void
test_users_in_two_groups_are_left_out (void)
{
  assert_told (&events_plan, &events_names,
               "u,t,g,e,v\n"
               "1,2024-03-01,A,view,1\n"
               "2,2024-03-01,A,view,1\n"
               "2,2024-03-01,A,view,1\n"
               "1,2024-03-01,B,view,1\n"
               "1,2024-03-01,A,view,1\n"
               "3,2024-03-01,B,view,1\n"
               "4,2024-03-01,B,view,1\n"
               "4,2024-03-01,C,view,1\n",
               "8 rows\n"
               "A 1 view 1 value 2\n"
               "B 1 view 1 value 1\n"
               "in-several-groups 5 of 2 users:5,9 (1)\n");
}

static void
test_rows_that_say_nothing_are_left_out (void)
{
  static const char text[] = "u,t,g,e,v\n"
                             ",2024-03-02,A,view,1\n"
                             "1,2024-03-02,,view,1\n"
                             ",2024-03-02,\" \",view,1\n"
                             "1,2024-03-02,A,view\n"
                             "1,2024-03-02,A,view,1,1\n"
                             ",,,,\n"
                             "\n"
                             " , ,\" \",,\n"
                             "1,never,A,buy,1\n"
                             "2,,A,view,2\n"
                             " 1 ,2024-03-02,\"A\" ,\"view\",many\n"
                             "\"1\",2024-03-02,A,,N/A\n";
  const ExosRowsPlan divided = events_with_start (events_plan);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (ExosRowSums) kept = events_sum_carefully (&events_plan, &events_names, bytes);
  g_autoptr (ExosRowSums) left_out = events_sum_carefully (&divided, &events_names, bytes);
  g_autofree char *told = tell (kept);
  g_autofree char *told_divided = tell (left_out);

  g_assert_cmpstr (told, ==,
                   "9 rows\n"
                   "A 2 buy 1 view 2 value 3\n"
                   "short 1:5\n"
                   "long 1:6\n"
                   "no-group 2:3,4\n"
                   "no-unit 1:2\n"
                   "no-time 2:10,11 (never)\n"
                   "nameless 1:13\n"
                   "unreadable 1:12 (many)\n");
  g_assert_cmpstr (told_divided, ==,
                   "9 rows\n"
                   "A 1 view 1 value 0 pre_value 0\n"
                   "short 1:5\n"
                   "long 1:6\n"
                   "no-group 2:3,4\n"
                   "no-unit 1:2\n"
                   "no-time 2:10,11 (never)\n"
                   "nameless 1:13\n"
                   "unreadable 1:12 (many)\n");
}

/* One name in two spellings is one event, called as it is first. */
static void
test_names_that_differ_in_capitals (void)
{
  assert_told (&events_plan, &events_names,
               "u,t,g,e,v\n"
               "1,2024-03-01,A,Sign up,1\n"
               "2,2024-03-01,A,sign_up,1\n"
               "2,2024-03-01,A,Sign up,1\n"
               "3,2024-03-01,B,SIGN UP,1\n"
               "4,2024-03-01,B,view,1\n"
               "4,2024-03-01,B,,1\n"
               "4,2024-03-01,B,,0\n",
               "7 rows\n"
               "A 2 Sign up 2 view 0 value 3\n"
               "B 2 Sign up 1 view 1 value 3\n"
               "nameless 2:7\n"
               "joined 2:3,5 (sign_up)\n");
}

/* One group in several spellings, capitals and wide letters, is one, called as it is first; bytes
 * that are no UTF-8 are nothing but themselves. */
static void
test_groups_that_differ_in_capitals (void)
{
  assert_told (&events_plan, &events_names,
               "u,t,g,e,v\n"
               "1,2024-03-01,Group A,view,1\n"
               "1,2024-03-01,group_a,buy,1\n"
               "2,2024-03-01,B,view,1\n"
               "3,2024-03-01,GROUP A,view,1\n"
               "4,2024-03-01,b,view,1\n"
               "4,2024-03-01,\xef\xbc\xa2,view,1\n"
               "5,2024-03-01,b,view,1\n"
               "5,2024-03-01,Group A,view,1\n"
               "6,2024-03-01,\xb4\xeb,view,1\n"
               "6,2024-03-01,\xbd\xc7,view,1\n",
               "10 rows\n"
               "Group A 2 view 2 buy 1 value 3\n"
               "B 2 view 2 buy 0 value 3\n"
               "in-several-groups 4 of 2 users:9,11 (5)\n");
}

/* Of a user with nothing but events that were left out only the group is known, whatever comes in
 * which order. */
static void
test_users_who_lack_events (void)
{
  const ExosRowsPlan divided = events_with_start (events_plan);
  static const char text[] = "u,t,g,e,v\n"
                             "1,,b,view,1\n"
                             "2,,A,view,1\n"
                             "2,,B,view,1\n"
                             "3,2024-03-02,A,view,2\n"
                             "3,never,A,buy,1\n"
                             "4,,A,view,1\n"
                             "4,2024-03-02,B,view,3\n"
                             "5,2024-03-02,A,view,1\n"
                             "6,,C,view,1\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (ExosRowSums) sums = events_sum_carefully (&divided, &events_names, bytes);

  assert_told (&divided, &events_names, text,
               "9 rows\n"
               "A 2 view 2 value 3 pre_value 0\n"
               "B 1 view 1 value 3 pre_value 0\n"
               "no-time 6:2,3,4,6,7\n");
  g_assert_cmpuint (sums->n_labels[EXOS_ROWS_BY_GROUP], ==, 2);
  g_assert_cmpuint (sums->labels[EXOS_ROWS_BY_GROUP][0].n_lacking, ==, 2);
  g_assert_cmpuint (sums->labels[EXOS_ROWS_BY_GROUP][0].n_lost, ==, 1);
  g_assert_cmpuint (sums->labels[EXOS_ROWS_BY_GROUP][1].n_lacking, ==, 2);
  g_assert_cmpuint (sums->labels[EXOS_ROWS_BY_GROUP][1].n_lost, ==, 1);
}

/* Events that name no group are left out, but their user has one by others. */
static void
test_users_who_lack_groups (void)
{
  const ExosRowsPlan divided = events_with_start (events_plan);
  static const char text[] = "u,t,g,e,v\n"
                             "1,2024-03-02,A,view,1\n"
                             "1,2024-03-02,,buy,1\n"
                             "2,2024-03-02,(not set),buy,1\n"
                             "2,2024-03-02,B,view,1\n"
                             "3,2024-03-02,,view,1\n"
                             "4,2024-03-02,B,view,1\n"
                             "5,2024-03-02,,view,1\n"
                             "5,,B,view,1\n"
                             "5,2024-03-02,null,view,1\n"
                             ",2024-03-02,,view,1\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (ExosRowSums) sums = events_sum_carefully (&divided, &events_names, bytes);

  assert_told (&divided, &events_names, text,
               "10 rows\n"
               "A 1 view 1 value 1 pre_value 0\n"
               "B 2 view 2 value 2 pre_value 0\n"
               "no-group 6:3,4,6,8,10\n"
               "no-time 1:9\n");
  g_assert_cmpuint (sums->n_labels[EXOS_ROWS_BY_GROUP], ==, 2);
  g_assert_cmpuint (sums->labels[EXOS_ROWS_BY_GROUP][0].n_lacking, ==, 1);
  g_assert_cmpuint (sums->labels[EXOS_ROWS_BY_GROUP][0].n_lost, ==, 0);
  g_assert_cmpuint (sums->labels[EXOS_ROWS_BY_GROUP][1].n_lacking, ==, 2);
  g_assert_cmpuint (sums->labels[EXOS_ROWS_BY_GROUP][1].n_lost, ==, 1);
}

/* What programs write where there is no group is none, whatever else a user has. */
static void
test_labels_that_say_no_group (void)
{
  assert_told (&events_plan, &events_names,
               "u,t,g,e,v\n"
               "1,2024-03-01,(not set),view,1\n"
               "1,2024-03-02,A,view,1\n"
               "2,2024-03-02,\"NULL\",view,1\n"
               "2,2024-03-02,B,view,1\n",
               "4 rows\n"
               "A 1 view 1 value 1\n"
               "B 1 view 1 value 1\n"
               "no-group 2:2,4\n");
}

/* Quotes where RFC 4180 has them, in every column, and rows over several lines. */
static void
test_quotes_and_lines (void)
{
  assert_told (&events_plan, &events_names,
               "u,t,g,e,v\r\n"
               "\"a \"\"b\"\" c\",\"2024-03-01\",\"A, first\",\"big\nview\",\"1.5\"\r\n"
               "\"a \"\"b\"\" c\",2024-03-01,\"A, first\",\" big\nview\",2.5\r\n"
               "\" d\",2024-03-01,B,x,1\r\n"
               "d,2024-03-01,A,x,1\r\n",
               "4 rows\n"
               "A, first 1 big\nview 1 x 0 value 4\n"
               "in-several-groups 2 of 1 users:7 (d)\n");
}

static void
test_first_exposure_gives_day_and_segment (void)
{
  ExosRowsPlan plan = events_plan;
  const char *text = "u,t,g,s,v\n"
                     "1,2024-03-04T10:00:00Z,A,ios,1\n"
                     "1,2024-03-02 09:00,A,web,1\n"
                     "1,2024-03-02 09:00,A,android,1\n"
                     "1,2024-02-28,A,tv,1\n"
                     "2,1709251200,A,web,1\n"
                     "3,2024-02-03,A,tv,1\n"
                     "3,2024-02-02,A,ios,1\n";

  plan.by[EXOS_ROWS_BY_SEGMENT] = 3;
  plan.by[EXOS_ROWS_BY_DAY] = 1;
  plan.event = -1;
  assert_told (&plan, &events_names, text,
               "7 rows\n"
               "A ios 2024-02-02 1 value 2\n"
               "A web 2024-03-01 1 value 1\n"
               "A tv 2024-02-28 1 value 4\n");
  plan = events_with_start (plan);
  assert_told (&plan, &events_names, text,
               "7 rows\n"
               "A ios  1 value 0 pre_value 2\n" /* never came after the start: of no day */
               "A web 2024-03-02 1 value 3 pre_value 1\n"
               "A web 2024-03-01 1 value 1 pre_value 0\n");
}

/* Too many names: those that are known beforehand are told apart, of the others only how many rows
 * they have. */
static void
test_too_many_names (void)
{
  static const char *const known[] = { "e7", "e40", "never", NULL };
  const ExosEventsNames called = { "value", "pre_value", known };
  ExosRowsPlan plan = events_plan;
  g_autoptr (GString) text = g_string_new ("u,t,g,e,v\n");

  plan.n_numbers = 0;
  for (guint i = 0; i < 50; i++)
    g_string_append_printf (text, "u%u,2024-03-01,A,e%u,1\nu%u,2024-03-01,A,e7,1\n", i, i, i % 3);
  assert_told (&plan, &called, text->str,
               "100 rows\n"
               "A 50 e7 4 e40 1\n"
               "other-events 48:2\n");
  g_string_truncate (text, strlen ("u,t,g,e,v\n"));
  for (guint i = 0; i < 3; i++)
    g_string_append_printf (text, "u%u,2024-03-01,A,e%u,1\n", i, i);
  assert_told (&plan, &called, text->str,
               "3 rows\n"
               "A 3 e0 1 e1 1 e2 1\n");
}

/* Sums of one user that no value may have are none. */
static void
test_enormous_sums (void)
{
  assert_told (&events_plan, &events_names,
               "u,t,g,e,v\n"
               "1,2024-03-01,A,x,900000000000000\n"
               "1,2024-03-02,A,x,900000000000000\n"
               "2,2024-03-01,A,x,900000000000000\n"
               "2,2024-03-02,A,x,-899999999999999.99\n"
               "3,2024-03-02,A,x,0.000000000000000001\n",
               "5 rows\n"
               "A 3 x 3 value 0.010000000000000001\n"
               "unreadable 1:2\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/events/start-divides-events-and-values", test_start_divides_events_and_values);
  g_test_add_func ("/events/users-in-two-groups-are-left-out",
                   test_users_in_two_groups_are_left_out);
  g_test_add_func ("/events/rows-that-say-nothing-are-left-out",
                   test_rows_that_say_nothing_are_left_out);
  g_test_add_func ("/events/names-that-differ-in-capitals", test_names_that_differ_in_capitals);
  g_test_add_func ("/events/groups-that-differ-in-capitals", test_groups_that_differ_in_capitals);
  g_test_add_func ("/events/users-who-lack-events", test_users_who_lack_events);
  g_test_add_func ("/events/users-who-lack-groups", test_users_who_lack_groups);
  g_test_add_func ("/events/labels-that-say-no-group", test_labels_that_say_no_group);
  g_test_add_func ("/events/quotes-and-lines", test_quotes_and_lines);
  g_test_add_func ("/events/first-exposure-gives-day-and-segment",
                   test_first_exposure_gives_day_and_segment);
  g_test_add_func ("/events/too-many-names", test_too_many_names);
  g_test_add_func ("/events/enormous-sums", test_enormous_sums);
  return g_test_run ();
}
