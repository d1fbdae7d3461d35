// SPDX-License-Identifier: MIT
/* What the memo says of segments and days, and when it says nothing. */
#include "fixture.h"

#include <gsl/gsl_errno.h>
#include <string.h>

#include "data/language.h"
#include "memo/doc.h"
#include "memo/words-segments.h"
#include "memo/words.h"

#define HEAD "variant,country,users,conversions\n"
#define BOTH_WAYS \
  HEAD "control,kr,9000,900\ntreatment,kr,9000,1200\ncontrol,us,9000,900\ntreatment,us,9000,600\n"
#define MORE_IN_ONE                                                                           \
  HEAD "control,kr,9000,900\ntreatment,kr,9000,1500\ncontrol,us,9000,900\ntreatment,us,9000," \
       "1000\n"
#define ALIKE                                                                                 \
  HEAD "control,kr,9000,900\ntreatment,kr,9000,1000\ncontrol,us,9000,900\ntreatment,us,9000," \
       "1010\n"
#define REVERSED                                                                                  \
  HEAD "control,small,87,81\ntreatment,small,270,234\ncontrol,large,263,192\ntreatment,large,80," \
       "55\n"
#define BROKEN \
  HEAD "control,kr,6000,600\ntreatment,kr,4000,420\ncontrol,us,4000,400\ntreatment,us,6000,630\n"

typedef struct
{
  const char *path;
  const char *csv;
  const char *risk;    /* a line of the risks, NULL: nothing of segments */
  const char *said;    /* a line of the card */
  gboolean is_printed; /* the table of segments is in documents */
} Case;

/* clang-format off */
static const Case cases[] = {
  { "/words-segments/both-ways", BOTH_WAYS, "The effect goes both ways by “country” (p < 0.001, exploratory): −3.33 pp in “us”, +3.33 pp in “kr”.", "The effect goes both ways by “country” (p < 0.001, exploratory): −3.33 pp in “us”, +3.33 pp in “kr”.", TRUE },
  { "/words-segments/more-in-one", MORE_IN_ONE, "The effect differs by “country” (p < 0.001, exploratory): +1.11 pp in “us”, +6.67 pp in “kr”.", "The effect differs by “country” (p < 0.001, exploratory): +1.11 pp in “us”, +6.67 pp in “kr”.", TRUE },
  { "/words-segments/alike", ALIKE, NULL, "The effect does not differ between segments by more than chance (Cochran’s Q, p = 0.864).", FALSE },
  { "/words-segments/reversed", REVERSED, "In every part of “country” the effect has the opposite sign of the whole (Simpson’s paradox): believe the parts.", "In every part of “country” the effect has the opposite sign of the whole (Simpson’s paradox): believe the parts.", TRUE },
  { "/words-segments/broken", BROKEN, NULL, "In “kr” of “country”, and in 1 other, traffic split 60% / 40%, planned 50% / 50% (p < 0.00001). Unlikely by chance.", TRUE },
};
/* clang-format on */

static ExosReport *
report_of (const char *csv)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  plan->sums_rows = TRUE;
  return fixture_report (csv, plan);
}

static gboolean
has_line (char *const *lines, const char *line)
{
  return g_strv_contains ((const char *const *) lines, line);
}

static gboolean
tells_of (char *const *lines, const char *word)
{
  for (gsize i = 0; lines[i] != NULL; i++)
    if (strstr (lines[i], word) != NULL)
      return TRUE;
  return FALSE;
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (ExosReport) report = report_of (c->csv);
  g_autoptr (ExosDoc) doc = exos_doc_new (report, NULL);
  g_auto (GStrv) risks = exos_words_risks (report, 0);
  g_auto (GStrv) said = exos_words_segments (report);

  if (c->risk != NULL)
    g_assert_true (has_line (risks, c->risk));
  else
    g_assert_false (tells_of (risks, "country"));
  g_assert_true (has_line (said, c->said));
  g_assert_cmpint (doc->prints_segments, ==, c->is_printed);
  g_assert_cmpuint (doc->segments->len, ==, 1);
  g_assert_false (tells_of (said, "nan"));
}

static void
test_table (void)
{
  g_autoptr (ExosReport) report = report_of (BOTH_WAYS "control,jp,400,0\ntreatment,jp,0,0\n");
  g_autoptr (ExosDoc) doc = exos_doc_new (report, NULL);
  const ExosGuardrailSection *section = g_ptr_array_index (doc->segments, 0);
  char *const *first = g_ptr_array_index (section->table->rows, 0);
  char *const *last = g_ptr_array_index (section->table->rows, 2);
  g_autofree char *headers = g_strjoinv ("|", section->table->headers);
  g_autofree char *kr = g_strjoinv ("|", (char **) first);
  g_autofree char *jp = g_strjoinv ("|", (char **) last);

  g_assert_cmpstr (headers, ==, "country|Users|control|treatment|Change|95% CI|p (corrected)");
  g_assert_cmpstr (kr, ==, "kr|9,000 / 9,000|10.00%|13.33%|+3.33 pp|+2.40 to +4.27 pp|< 0.001");
  g_assert_cmpstr (jp, ==, "jp|400 / 0|–|–|–|–|–");
}

/* Eight rows are enough for anybody. */
static void
test_many (void)
{
  g_autoptr (GString) csv = g_string_new (HEAD);

  for (guint i = 0; i < 11; i++)
    g_string_append_printf (csv, "control,s%u,1000,100\ntreatment,s%u,1000,110\n", i, i);

  g_autoptr (ExosReport) report = report_of (csv->str);
  g_autoptr (ExosDoc) doc = exos_doc_new (report, NULL);
  const ExosGuardrailSection *section = g_ptr_array_index (doc->segments, 0);

  g_assert_cmpuint (section->table->rows->len, ==, 8);
  g_assert_cmpstr (section->more, ==, "and 3 smaller segments");
}

static ExosReport *
report_days (guint n, int step)
{
  g_autoptr (GString) csv = g_string_new ("variant,date,users,conversions\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (csv, "control,2026-03-%02u,5000,500\ntreatment,2026-03-%02u,5000,%d\n",
                            i + 2, i + 2, (step < 0 ? 800 : 500) + (int) i * step);
  return report_of (csv->str);
}

static void
test_days (void)
{
  g_autoptr (ExosReport) off = report_days (10, -25);
  g_autoptr (ExosReport) on = report_days (10, 25);
  g_autoptr (ExosReport) few = report_days (5, 0);
  g_auto (GStrv) wears_off = exos_words_risks (off, 0);
  g_auto (GStrv) grows = exos_words_risks (on, 0);
  g_auto (GStrv) weekdays = exos_words_risks (few, 0);
  g_auto (GStrv) said = exos_words_days (few);

  g_assert_true (
      has_line (wears_off, "The effect shrank from day to day (p < 0.001): it may be a novelty."));
  g_assert_true (has_line (grows, "The effect grew from day to day (p < 0.001): the run may be too "
                                  "short to see all of it."));
  g_assert_false (tells_of (grows, "weekday"));
  g_assert_true (has_line (weekdays, "The days leave out 2 weekdays: how users behave then is not "
                                     "in the data."));
  g_assert_true (has_line (weekdays, "Fixed-horizon test: valid only if the run of 5 days was set "
                                     "in advance."));
  g_assert_true (tells_of (said, "No drift"));
  g_assert_true (tells_of (said, "Over 5 days together: p > 0.99 (confidence sequence)."));
}

static void
test_why_there_is_no_chart_is_said (void)
{
  g_autoptr (ExosReport) enough = report_days (2, 0);
  g_autoptr (ExosReport) tiny = report_of ("variant,date,users,conversions\n"
                                           "control,2026-03-01,9,1\ntreatment,2026-03-01,9,2\n"
                                           "control,2026-03-02,9,1\ntreatment,2026-03-02,9,2\n"
                                           "control,2026-03-03,900,90\n"
                                           "treatment,2026-03-03,900,99\n");
  g_autofree char *none = exos_words_no_trend (enough, &enough->treatments[0]);
  g_autofree char *said = exos_words_no_trend (tiny, &tiny->treatments[0]);

  g_assert_null (none);
  g_assert_cmpstr (
      said, ==,
      "No chart: it takes 2 days by whose end there were enough users, and of 3 days 1 "
      "had that many.");
}

/* The verdict is about all who were assigned, days about who came on them. */
static void
test_who_came_before_the_start_alone_is_said (void)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();
  g_autoptr (GString) csv = g_string_new ("user_id,timestamp,variant,event,value\n");

  plan->start = g_strdup ("2026-03-02");
  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (csv, "u%u,2026-03-0%uT10:00:00Z,%s,%s,\n", i, 1 + i / 2 % 4,
                            i % 2 == 0 ? "control" : "treatment",
                            i % 5 == 0 ? "purchase" : "page_view");

  g_autoptr (ExosReport) started = fixture_report (csv->str, plan);
  g_clear_pointer (&plan->start, g_free);
  g_autoptr (ExosReport) whole = fixture_report (csv->str, plan);
  g_auto (GStrv) said = exos_words_days (started);
  g_auto (GStrv) all = exos_words_days (whole);

  g_assert_true (has_line (said, "The trend leaves out 500 users who did not come after the start, "
                                 "and so on no day; the verdict counts them."));
  g_assert_false (tells_of (all, "leaves out"));
}

/* Of users' rows a day has nobody but those who came on it first. */
static void
test_users_who_came_later (void)
{
  g_autoptr (GString) csv = g_string_new ("user_id,variant,converted,date\n");

  for (guint i = 0; i < 40000; i++)
    {
      const guint day = i / 2 % 10;
      const guint rate = i % 2 == 0 ? 10 : 40 - 3 * day;

      g_string_append_printf (csv, "u%u,%s,%d,2026-03-%02u\n", i,
                              i % 2 == 0 ? "control" : "treatment", i * 7919 / 20 % 100 < rate,
                              day + 1);
    }

  g_autoptr (ExosReport) report = report_of (csv->str);
  g_auto (GStrv) risks = exos_words_risks (report, 0);

  g_assert_true (report->treatments[0].days->are_new_users);
  g_assert_true (has_line (
      risks, "Users who came later show less of the effect (p < 0.001): it may wear off."));
}

/* In the total it is even. */
static void
test_split_of_days (void)
{
  g_autoptr (ExosReport) report =
      report_of ("date,variant,users,conversions\n2026-03-01,control,6000,600\n"
                 "2026-03-01,treatment,4000,400\n2026-03-02,control,4000,400\n"
                 "2026-03-02,treatment,6000,600\n");
  g_autofree char *sentence = exos_words_sentence (report);

  g_assert_cmpstr (sentence, ==,
                   "Don’t use these results. Up to 2026-03-01 traffic split 60% / 40%, planned 50% "
                   "/ 50%.");
}

static void
test_korean (void)
{
  const char *before = exos_language_use ("ko");
  g_autoptr (ExosReport) segments = report_of (BOTH_WAYS);
  g_autoptr (ExosReport) days = report_days (10, -25);
  g_auto (GStrv) of_segments = exos_words_risks (segments, 0);
  g_auto (GStrv) of_days = exos_words_risks (days, 0);

  g_assert_true (has_line (of_segments,
                           "“country”에 따라 효과의 방향이 다릅니다(p값 < 0.001, 탐색적): "
                           "“us” −3.33%p, “kr” +3.33%p."));
  g_assert_true (
      has_line (of_days, "날이 갈수록 효과가 줄었습니다(p값 < 0.001). 신규 효과일 수 있습니다."));
  exos_language_use (before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, &cases[i], test_case);
  g_test_add_func ("/words-segments/table", test_table);
  g_test_add_func ("/words-segments/many", test_many);
  g_test_add_func ("/words-segments/days", test_days);
  g_test_add_func ("/words-segments/why-there-is-no-chart-is-said",
                   test_why_there_is_no_chart_is_said);
  g_test_add_func ("/words-segments/who-came-before-the-start-alone-is-said",
                   test_who_came_before_the_start_alone_is_said);
  g_test_add_func ("/words-segments/users-who-came-later", test_users_who_came_later);
  g_test_add_func ("/words-segments/split-of-days", test_split_of_days);
  g_test_add_func ("/words-segments/korean", test_korean);
  return g_test_run ();
}
