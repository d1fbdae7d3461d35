// SPDX-License-Identifier: MIT
/* The head of the table that a window shows: columns, what they are used for, and the first rows.
 */
#include "data/import.h"

#include <string.h>

#include "data/language.h"

#define HEAD "variant,users,conversions"

/* Told as "header=role" with ! when the user said so, ? when it was guessed, # when numbers stand
 * there, + when it was made of events, the metric that it is a part of in brackets; behind the bar
 * the lines of the rows. */
typedef struct
{
  const char *name;
  const char *csv;
  ExosRole role; /* with column: what the user says */
  const char *column;
  const char *told;
} Case;

/* clang-format off */
static const Case cases[] = {
  { "plain-names", HEAD ",guardrail_cancel\ncontrol,100,10,1\ntreatment,100,12,2\n", 0, NULL, "variant=group users=users# conversions=conversions# guardrail_cancel=guardrail# | 2 3" },
  { "guessed", "group,방문자,전환수,refund,memo\na,100,10,1,x\nb,100,12,2,y\n", 0, NULL, "group=group? 방문자=users?# 전환수=conversions?# refund=guardrail?# memo=ignore | 2 3" },
  { "given", HEAD ",clicks,refund\ncontrol,100,10,20,1\ntreatment,100,12,30,1\n", EXOS_ROLE_CONVERSIONS, "clicks", "variant=group users=users# conversions=guardrail?# clicks=conversions!# refund=guardrail?# | 2 3" },
  { "ignored", HEAD ",refund\ncontrol,100,10,20\ntreatment,100,12,30\n", EXOS_ROLE_IGNORE, "refund", "variant=group users=users# conversions=conversions# refund=ignore!# | 2 3" },
  { "rates", HEAD ",conversion_rate,bounce rate,p_value,variation_id\ncontrol,100,10,0.1,0.25,0.04,1\ntreatment,100,12,0.12,0.5,,2\n", 0, NULL, "variant=group users=users# conversions=conversions# conversion_rate=rate# bounce rate=rate?# p_value=statistic# variation_id=ignore# | 2 3" },
  { "totals-are-no-guardrails", HEAD ",revenue,x_sum,x_sum_sq\ncontrol,100,10,1.25,1,2\ntreatment,100,12,2.5,3,4\n", 0, NULL, "variant=group users=users# conversions=conversions# revenue=value?# x_sum=value#(x) x_sum_sq=value#(x) | 2 3" },
  { "a-mean-decides", HEAD ",x_sum,x_sum_sq,x_pre_sum,x_pre_sum_sq,x_pre_prod\ncontrol,100,10,1,2,1,1,1\ntreatment,100,12,3,4,1,1,1\n", EXOS_ROLE_PRIMARY, "x_sum", "variant=group users=users# conversions=guardrail?# x_sum=primary!#(x) x_sum_sq=value#(x) x_pre_sum=value#(x) x_pre_sum_sq=value#(x) x_pre_prod=value#(x) | 2 3" },
  { "a-mean-decides-by-its-squares", HEAD ",x_sum,x_sum_sq\ncontrol,100,10,1,2\ntreatment,100,12,3,4\n", EXOS_ROLE_PRIMARY, "x_sum_sq", "variant=group users=users# conversions=guardrail?# x_sum=primary?#(x) x_sum_sq=value!#(x) | 2 3" },
  { "the-only-mean-decides", "variant,users,x_sum,x_sum_sq\ncontrol,100,1,2\ntreatment,100,3,4\n", 0, NULL, "variant=group users=users# x_sum=primary?#(x) x_sum_sq=value#(x) | 2 3" },
  { "two-means-could-decide", "variant,users,x_sum,x_sum_sq,y_sum,y_sum_sq\ncontrol,100,1,2,1,2\ntreatment,100,3,4,3,4\n", 0, NULL, "variant=group users=users# x_sum=value?# x_sum_sq=value?# y_sum=value?# y_sum_sq=value?# | 2 3" },
  { "a-ratio-decides", "variant,users,y_sum,y_sum_sq,x_sum,x_sum_sq,y_x_sum_prod\ncontrol,100,30,100,60,200,120\ntreatment,100,30,100,60,200,120\n", EXOS_ROLE_PRIMARY, "y_x_sum_prod", "variant=group users=users# y_sum=value#(y) y_sum_sq=value#(y) x_sum=value#(x) x_sum_sq=value#(x) y_x_sum_prod=primary!#(y/x) | 2 3" },
  { "another-count-decides", HEAD ",clicks\ncontrol,100,10,20\ntreatment,100,12,30\n", EXOS_ROLE_PRIMARY, "clicks", "variant=group users=users# conversions=guardrail?# clicks=primary!# | 2 3" },
  { "a-total-that-the-user-named", HEAD ",revenue\ncontrol,100,10,1.25\ntreatment,100,12,2.5\n", EXOS_ROLE_GUARDRAIL, "revenue", "variant=group users=users# conversions=conversions# revenue=guardrail!# | 2 3" },
  { "a-mean-that-the-user-named", HEAD ",x_sum,x_sum_sq\ncontrol,100,10,5,30\ntreatment,100,12,6,40\n", EXOS_ROLE_GUARDRAIL, "x_sum", "variant=group users=users# conversions=conversions# x_sum=value!#(x) x_sum_sq=value#(x) | 2 3" },
  { "counts-above-users", HEAD ",events\ncontrol,100,10,250\ntreatment,100,12,300\n", 0, NULL, "variant=group users=users# conversions=conversions# events=value?# | 2 3" },
  { "unreadable", HEAD ",crash\ncontrol,100,10,x\ntreatment,100,12,3\n", 0, NULL, "variant=group users=users# conversions=conversions# crash=guardrail? | 2 3" },
  { "missing-column", "variant,visits,conversions,crash,date\ncontrol,100,10,1,1\ntreatment,100,12,2,1\n", 0, NULL, "variant=group visits=guardrail?# conversions=conversions# crash=guardrail?# date=date# | 2 3" },
  { "ambiguous", "variant,visitors,participants,conversions\ncontrol,100,100,10\ntreatment,100,100,12\n", 0, NULL, "variant=group visitors=users?# participants=users?# conversions=conversions# | 2 3" },
  { "blocked-by-repeated-groups", HEAD ",date\ncontrol,100,10,1\ntreatment,100,12,1\ncontrol,100,10,2\ntreatment,100,12,2\n", 0, NULL, "variant=group users=users# conversions=conversions# date=date# | 2 3 4 5" },
  { "bad-cells", HEAD "\ncontrol,1O0,10\ntreatment,100,-4\n", 0, NULL, "variant=group users=users conversions=conversions# | 2 3" },
  { "header-only", HEAD "\n", 0, NULL, "variant=group users=users conversions=conversions |" },
  { "no-header", "control,100,10\ntreatment,100,12\n", 0, NULL, "|" },
  { "lines-above-the-header", "Report\n\n" HEAD "\ncontrol,100,10\n\ntreatment,100,12\n", 0, NULL, "variant=group users=users# conversions=conversions# | 4 6" },
  { "no-more-than-five-rows", HEAD "\ncontrol,1,0\nb,2,0\nc,3,0\nd,4,0\ne,5,0\nf,x,0\n", 0, NULL, "variant=group users=users# conversions=conversions# | 2 3 4 5 6" },
  { "what-is-a-number", HEAD ",a,b,c,d\ncontrol,\"1,000\",10,8.2%,,1.5,-\ntreatment,1e3,12,-4,,,1\n", 0, NULL, "variant=group users=users# conversions=conversions# a=guardrail?# b=ignore c=guardrail?# d=guardrail? | 2 3" },
  { "wide", "date,control_users,control_conversions,control_crash,control_cvr,b_users,b_conversions,b_crash,b_cvr\n1,100,10,1,0.1,100,12,2,0.12\n", 0, NULL, "date=date# control_users=users?# control_conversions=conversions?# control_crash=guardrail?# control_cvr=rate?# b_users=users?# b_conversions=conversions?# b_crash=guardrail?# b_cvr=rate?# | 2" },
  { "wide-with-other-columns", "value,users,control_users,control_conversions,b_users,b_conversions\n9,200,100,10,100,12\n", 0, NULL, "value=ignore# users=ignore# control_users=users?# control_conversions=conversions?# b_users=users?# b_conversions=conversions?# | 2" },
  { "wide-with-several-rows", "date,control_users,control_conversions,b_users,b_conversions\n1,100,10,100,12\n2,100,10,100,12\n", 0, NULL, "date=date# control_users=users?# control_conversions=conversions?# b_users=users?# b_conversions=conversions?# | 2 3" },
  { "wide-where-another-count-decides", "control_cvr,control_buys,control_users,b_users,b_buys,control_conversions,b_conversions\n0.1,20,100,101,22,10,12\n", EXOS_ROLE_PRIMARY, "buys", "control_cvr=rate?# control_buys=conversions?# control_users=users?# b_users=users?# b_buys=conversions?# control_conversions=guardrail?# b_conversions=guardrail?# | 2" },
  { "metric-rows", "metric,control,treatment,p_value\nusers,100,100,\nconversions,10,12,0.5\ncrash,1,2,\n", 0, NULL, "metric=metric control=value?# treatment=value?# p_value=statistic# | 2 3 4" },
  { "pulse", "metric_name,units_c,units_t,mean_c,mean_t,stderr_c,stderr_t,users,conversions,value,guardrail_x,date\nbuy,100,101,0.1,0.12,0.0302,0.0325,1,1,1,1,1\n", 0, NULL, "metric_name=metric units_c=users?# units_t=users?# mean_c=rate?# mean_t=rate?# stderr_c=statistic?# stderr_t=statistic?# users=ignore# conversions=ignore# value=ignore# guardrail_x=ignore# date=date# | 2" },
  { "long-with-other-columns", "metric,variation,users,totalValue,conversions,value,visitors,guardrail_x,mean,percentchange,is control\nbuy,control,100,10,1,1,1,1,0.1,,yes\nbuy,b,101,12,1,1,1,1,0.12,0.2,no\nlag,control,100,1,1,1,1,1,0.1,,yes\n", 0, NULL, "metric=metric variation=group? users=users# totalValue=value# conversions=ignore# value=ignore# visitors=ignore# guardrail_x=ignore# mean=rate# percentchange=statistic?# is control=ignore | 2 3 4" },
  { "tidy-with-other-columns", "variant,metric,value,crash,guardrail_x,country\ncontrol,users,100,1,1,kr\ncontrol,conversions,10,1,1,kr\nb,users,101,1,1,kr\nb,conversions,12,1,1,kr\n", 0, NULL, "variant=group metric=metric value=value?# crash=ignore# guardrail_x=ignore# country=segment | 2 3 4 5" },
  { "metric-rows-with-other-columns", "metric,control,b,users,date\nusers,100,101,1,1\nconversions,10,12,1,1\n", 0, NULL, "metric=metric control=value?# b=value?# users=ignore# date=date# | 2 3" },
  { "long", "variation,metric,users,total value,mean,stddev,date\ncontrol,buy,100,10,0.1,0.3015,1\ntreatment,buy,100,12,0.12,0.3266,1\n", 0, NULL, "variation=group? metric=metric users=users# total value=value# mean=rate# stddev=statistic?# date=date# | 2 3" },
  { "tidy", "variant,metric,value,users\ncontrol,users,100,x\ncontrol,conversions,10,x\ntreatment,users,100,x\ntreatment,conversions,12,x\n", 0, NULL, "variant=group metric=metric value=value?# users=users | 2 3 4 5" },
  { "units", "user_id,variant,converted\n1,control,0\n2,treatment,1\n3,control,1\n4,treatment,0\n", 0, NULL, "user_id=unit# variant=group converted=conversions?# | 2 3 4 5" },
  { "a-mean-of-users-decides", "user_id,variant,spent\n1,control,1.5\n2,b,2.5\n3,control,3\n4,b,4.25\n", 0, NULL, "user_id=unit# variant=group spent=primary?# | 2 3 4 5" },
  { "the-second-mean-of-users-decides", "user_id,variant,views,spent\n1,control,7,1.5\n2,b,8,2.5\n3,control,9,3\n4,b,7,4.25\n", EXOS_ROLE_PRIMARY, "spent", "user_id=unit# variant=group views=value?# spent=primary!# | 2 3 4 5" },
  { "the-first-mean-of-users-decides", "user_id,variant,views,spent\n1,control,7,1.5\n2,b,8,2.5\n3,control,9,3\n4,b,7,4.25\n", EXOS_ROLE_PRIMARY, "views", "user_id=unit# variant=group views=primary!# spent=value?# | 2 3 4 5" },
  { "a-covariate-of-users", "user_id,variant,converted,spent,pre_spent\n1,control,1,1.5,2\n2,b,0,2.5,3\n3,control,0,3,4\n4,b,1,4.25,5.5\n", 0, NULL, "user_id=unit# variant=group converted=conversions?# spent=value?# pre_spent=value#(spent) | 2 3 4 5" },
  { "a-covariate-of-what-decides", "user_id,variant,spent,pre_spent,views\n1,control,1.5,2,3\n2,b,2.5,3,5\n3,control,3,4,6\n4,b,4.25,5.5,7\n", EXOS_ROLE_PRIMARY, "spent", "user_id=unit# variant=group spent=primary!# pre_spent=value#(spent) views=value?# | 2 3 4 5" },
  { "a-number-of-users-that-was-given", "user_id,variant,converted,spent\n1,control,1,1.5\n2,b,0,2.5\n3,control,0,3\n4,b,1,4.25\n", EXOS_ROLE_VALUE, "spent", "user_id=unit# variant=group converted=conversions?# spent=value!# | 2 3 4 5" },
  { "a-guardrail-of-users-that-was-given", "user_id,variant,converted,spent,closed\n1,control,1,1.5,0\n2,b,0,2.5,1\n3,control,0,3,0\n4,b,1,4.25,0\n", EXOS_ROLE_GUARDRAIL, "closed", "user_id=unit# variant=group converted=conversions?# spent=value?# closed=guardrail!# | 2 3 4 5" },
  { "another-outcome-of-users-decides", "user_id,variant,converted,closed\n1,control,1,0\n2,b,0,1\n3,control,0,0\n4,b,1,0\n", EXOS_ROLE_PRIMARY, "closed", "user_id=unit# variant=group converted=guardrail?# closed=primary!# | 2 3 4 5" },
  { "events-with-times", "user_id,variant,event,time\nu1,control,purchase,2026-01-01 10:00\nu2,b,visit,2026-01-01 11:00\nu3,b,visit,2026-01-02 11:00\n", 0, NULL, "user_id=unit variant=group event=event time=time? purchase=conversions?+ visit=guardrail?+ | 2 3 4" },
  { "events-of-days-with-times", "user_id,variant,event,date\nu1,control,purchase,2026-01-01 10:00\nu2,b,visit,2026-01-01 11:00\nu3,b,visit,2026-01-02 11:00\n", 0, NULL, "user_id=unit variant=group event=event date=time? purchase=conversions?+ visit=guardrail?+ | 2 3 4" },
  { "events-of-days", "user_id,variant,event,date\nu1,control,purchase,2026-01-01\nu2,b,visit,2026-01-01\nu3,b,visit,2026-01-02\n", 0, NULL, "user_id=unit variant=group event=event date=date purchase=conversions?+ visit=guardrail?+ | 2 3 4" },
  { "events-of-days-that-were-given", "user_id,variant,event,date\nu1,control,purchase,2026-01-01 10:00\nu2,b,visit,2026-01-01 11:00\nu3,b,visit,2026-01-02 11:00\n", EXOS_ROLE_DATE, "date", "user_id=unit variant=group event=event date=date! purchase=conversions?+ visit=guardrail?+ | 2 3 4" },
  { "events-with-times-and-days", "user_id,variant,event,time,date\nu1,control,purchase,2026-01-01 10:00,2026-01-01 0:00\nu2,b,visit,2026-01-01 11:00,2026-01-01 0:00\nu3,b,visit,2026-01-02 11:00,2026-01-02 0:00\n", 0, NULL, "user_id=unit variant=group event=event time=time? date=date purchase=conversions?+ visit=guardrail?+ | 2 3 4" },
  { "users-with-times", "user_id,variant,converted,date\nu1,control,1,2026-01-01 10:00\nu2,b,0,2026-01-01 11:00\nu3,b,1,2026-01-02 11:00\n", 0, NULL, "user_id=unit variant=group converted=conversions?# date=date | 2 3 4" },
  { "a-column-that-is-part-of-nothing", HEAD ",x_pre_sum,y_x_sum_prod\ncontrol,100,10,1,2\nb,100,12,3,4\n", 0, NULL, "variant=group users=users# conversions=conversions# x_pre_sum=value?# y_x_sum_prod=value?# | 2 3" },
  { "a-ratio-beside-a-mean", HEAD ",y_sum,y_sum_sq,x_sum,x_sum_sq,y_x_sum_prod\ncontrol,100,1,30,100,60,200,120\nb,100,2,30,100,60,200,120\n", 0, NULL, "variant=group users=users# conversions=conversions# y_sum=value#(y) y_sum_sq=value#(y) x_sum=value#(x) x_sum_sq=value#(x) y_x_sum_prod=value#(y/x) | 2 3" },
  { "empty-cells-are-no-numbers", HEAD ",a,b,c\ncontrol,100,10,,5,\nb,100,12,,,few\n", 0, NULL, "variant=group users=users# conversions=conversions# a=ignore b=guardrail?# c=ignore | 2 3" },
  { "commas-for-decimals", "variant;users;conversions;a\ncontrol;100;10;1,5\nb;100;12;2,5\n", 0, NULL, "variant=group users=users# conversions=conversions# a=value?# | 2 3" },
  { "experiments", "experiment," HEAD "\na,control,100,10\na,treatment,100,12\nb,control,100,10\n", 0, NULL, "experiment=experiment variant=group users=users# conversions=conversions# | 2 3 4" },
  { "a-column-without-a-name", ",variant,users,conversions\n1,control,100,10\n2,treatment,100,12\n", 0, NULL, "=ignore# variant=group users=users# conversions=conversions# | 2 3" },
};
/* clang-format on */

static ExosExperiment *
import (const char *csv, gsize length, const ExosMapping *mapping)
{
  g_autoptr (GInputStream) stream =
      g_memory_input_stream_new_from_data (csv, (gssize) length, NULL);
  g_autoptr (GError) error = NULL;
  ExosExperiment *experiment =
      exos_import_stream (stream, "head.csv", length, mapping, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return experiment;
}

static char *
tell (const ExosExperiment *experiment)
{
  GString *told = g_string_new (NULL);

  for (gsize i = 0; i < experiment->n_columns; i++)
    {
      const ExosPreviewColumn *column = &experiment->columns[i];

      g_string_append_printf (told, "%s=%s%s%s%s%s", column->name, exos_role_id (column->role),
                              column->is_given ? "!" : "", column->is_guessed ? "?" : "",
                              column->is_number ? "#" : "", column->is_made ? "+" : "");
      if (column->part_of != NULL)
        g_string_append_printf (told, "(%s)", column->part_of);
      g_string_append_c (told, ' ');
    }

  g_string_append_c (told, '|');
  for (gsize row = 0; row < experiment->n_preview_rows; row++)
    g_string_append_printf (told, " %" G_GUINT64_FORMAT, experiment->preview_lines[row]);
  return g_string_free (told, FALSE);
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  ExosColumnRole given = { c->role, (char *) c->column };
  ExosColumnRole *const columns[] = { &given };
  const ExosMapping mapping = { .columns = columns, .n_columns = c->column != NULL };
  g_autoptr (ExosExperiment) experiment = import (c->csv, strlen (c->csv), &mapping);
  g_autofree char *told = tell (experiment);

  g_assert_cmpstr (told, ==, c->told);
}

/* Cells as they stand in the file, but safe to show and short; the header whole, since it names the
 * column in the settings. */
static void
test_cells_are_safe_to_show (void)
{
  static const char bytes[] = " Variant ,users,conversions,note\n"
                              "control,100,10,\"two\nlines\"\n"
                              "treatment,100,12,\xe2\x80\xaex\0y\n"
                              "short,1\n";
  g_autoptr (ExosExperiment) experiment = import (bytes, sizeof bytes - 1, NULL);

  g_assert_cmpstr (experiment->columns[0].name, ==, "Variant");
  g_assert_cmpstr (exos_experiment_preview (experiment, 0, 1), ==, "100");
  g_assert_cmpstr (exos_experiment_preview (experiment, 0, 3), ==, "two lines");
  g_assert_cmpstr (exos_experiment_preview (experiment, 1, 3), ==, "U+202Ex␀y");
  g_assert_cmpstr (exos_experiment_preview (experiment, 2, 3), ==, "");
  g_assert_cmpuint (experiment->preview_lines[1], ==, 4);
}

/* Up to 200 characters. */
static void
test_long_cells_are_cut (void)
{
  g_autofree char *most = g_strnfill (200, 'x');
  g_autofree char *more = g_strnfill (201, 'x');
  g_autofree char *csv =
      g_strdup_printf (HEAD ",note\ncontrol,100,10,%s\nb,100,12,%s\n", most, more);
  g_autoptr (ExosExperiment) experiment = import (csv, strlen (csv), NULL);

  g_assert_cmpstr (exos_experiment_preview (experiment, 0, 3), ==, most);
  g_assert_cmpstr (exos_experiment_preview (experiment, 1, 3), !=, more);
}

static void
test_head_is_bounded (void)
{
  g_autofree char *long_text = g_strnfill (100000, 'x');
  g_autofree char *commas = g_strnfill (2 * EXOS_MAX_COLUMNS, ',');
  g_autofree char *csv =
      g_strdup_printf (HEAD ",%s%s\ncontrol,100,10,%s%s\n", long_text, commas, long_text, commas);
  g_autoptr (ExosExperiment) experiment = import (csv, strlen (csv), NULL);

  g_assert_cmpuint (experiment->n_columns, ==, EXOS_MAX_COLUMNS);
  g_assert_cmpuint (experiment->n_preview_rows, ==, 1);
  g_assert_cmpint (g_utf8_strlen (exos_experiment_preview (experiment, 0, 3), -1), <=, 200);
  g_assert_cmpstr (exos_experiment_preview (experiment, 0, EXOS_MAX_COLUMNS - 1), ==, "");
}

/* Also where nothing decides yet. */
typedef struct
{
  const char *csv;
  const char *primary;
  const char *candidates; /* (null): nobody looked for them */
} ChoiceCase;

#define X ",x_sum,x_sum_sq"
#define Y ",y_sum,y_sum_sq"

/* clang-format off */
static const ChoiceCase choices[] = {
  { "variant,users" X Y "\ncontrol,9,5,30,5,30\nb,9,6,40,6,40\n", NULL, "x y" },
  { HEAD X ",y_sum\ncontrol,9,1,5,30,5\nb,9,2,6,40,6\n", "nothing", "x" },
  { "variant,users" Y X ",y_x_sum_prod\ncontrol,9,5,30,5,30,9\nb,9,6,40,6,40,9\n", NULL, "y x y/x" },
  { HEAD "\ncontrol,9,1\nb,9,2\n", NULL, "" },
  { "variant\ncontrol\nb\n", NULL, "(null)" },
};
/* clang-format on */

static void
test_candidates (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      const ExosMapping mapping = { .primary = choices[i].primary };
      g_autoptr (ExosExperiment) experiment =
          import (choices[i].csv, strlen (choices[i].csv), &mapping);
      g_autofree char *told = experiment->candidates != NULL
                                  ? g_strjoinv (" ", experiment->candidates)
                                  : g_strdup ("(null)");

      g_assert_cmpstr (told, ==, choices[i].candidates);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/preview/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/preview/cells-are-safe-to-show", test_cells_are_safe_to_show);
  g_test_add_func ("/preview/long-cells-are-cut", test_long_cells_are_cut);
  g_test_add_func ("/preview/head-is-bounded", test_head_is_bounded);
  g_test_add_func ("/preview/candidates", test_candidates);
  return g_test_run ();
}
