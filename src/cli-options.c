// SPDX-License-Identifier: MIT
#include "cli.h"

#include <string.h>

#include "analysis/plan-options.h"
#include "data/language.h"
#include "data/number.h"
#include "memo/date-range.h"

static const char *const format_ids[] = { "markdown", "html", "pdf", "json", "summary" };

/* Endings of --output, beside the words of --format themselves. */
static const struct
{
  const char *ending;
  ExosFormat format;
} endings[] = {
  { ".md", EXOS_FORMAT_MARKDOWN }, { ".markdown", EXOS_FORMAT_MARKDOWN },
  { ".html", EXOS_FORMAT_HTML },   { ".htm", EXOS_FORMAT_HTML },
  { ".pdf", EXOS_FORMAT_PDF },     { ".json", EXOS_FORMAT_JSON },
  { ".txt", EXOS_FORMAT_SUMMARY },
};

static ExosFormat
format_from_output (const char *output)
{
  g_autofree char *lower = g_ascii_strdown (output, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i].ending))
      return endings[i].format;
  return EXOS_FORMAT_MARKDOWN;
}

/* A summary of many files is a table where its name says so. */
static ExosReviewFormat
review_from_output (const char *output)
{
  g_autofree char *lower = g_ascii_strdown (output, -1);

  if (g_str_has_suffix (lower, ".csv"))
    return EXOS_REVIEW_CSV;
  return format_from_output (output) == EXOS_FORMAT_HTML ? EXOS_REVIEW_HTML : EXOS_REVIEW_NONE;
}

static gboolean
set_format (ExosCommand *self, const char *id, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (format_ids); i++)
    if (g_str_equal (id, format_ids[i]))
      {
        self->format = (ExosFormat) i;
        if (self->format == EXOS_FORMAT_SUMMARY && self->output != NULL)
          self->review = review_from_output (self->output);
        return TRUE;
      }

  return exos_refuse_value ("--format", id, "markdown, html, pdf, json, summary", error);
}

static gboolean
set_date (ExosCommand *self, const char *text, GError **error)
{
  return exos_parse_iso_date (text, &self->date) ||
         exos_refuse_value ("--date", text, "YYYY-MM-DD", error);
}

static void
set_today (ExosCommand *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  g_date_set_dmy (&self->date, (GDateDay) g_date_time_get_day_of_month (now),
                  (GDateMonth) g_date_time_get_month (now), (GDateYear) g_date_time_get_year (now));
}

static gboolean
set_paper (ExosCommand *self, const char *text, GError **error)
{
  if (!g_str_equal (text, "a4") && !g_str_equal (text, "letter"))
    return exos_refuse_value ("--paper", text, "a4, letter", error);

  self->paper = g_str_equal (text, "letter") ? EXOS_PAPER_LETTER : EXOS_PAPER_A4;
  return TRUE;
}

static gboolean
set_language (ExosCommand *self, const char *text, GError **error)
{
  if (!exos_language_is_known (text))
    return exos_refuse_value ("--lang", text, "en, ko", error);

  self->language = g_str_equal (text, "ko") ? "ko" : "en";
  return TRUE;
}

static gboolean
set_plan_rate (ExosCommand *self, const char *text, GError **error)
{
  const gboolean is_ratio = exos_parse_ratio (text, 100, &self->plan_rate);

  self->is_plan = is_ratio && self->plan_rate.numerator > 0 &&
                  self->plan_rate.numerator < self->plan_rate.denominator;
  if (!self->is_plan)
    return exos_refuse_value ("--plan", text, _ ("a rate in percent, like 12"), error);
  return TRUE;
}

static gboolean
set_plan_users (ExosCommand *self, const char *text, GError **error)
{
  if (g_ascii_string_to_unsigned (text, 10, 1, G_GUINT64_CONSTANT (1) << 53, &self->plan_users,
                                  NULL))
    return TRUE;

  return exos_refuse_value ("--users", text, _ ("a number of users, like 1000"), error);
}

/* What GOption collects before it is understood. */
typedef struct
{
  char *format, *output, *language, *date, *paper, *plan, *users;
} RawOptions;

static void
raw_options_clear (RawOptions *raw)
{
  char **const words[] = { &raw->format, &raw->output, &raw->language, &raw->date,
                           &raw->paper,  &raw->plan,   &raw->users };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    g_clear_pointer (words[i], g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RawOptions, raw_options_clear)

/* Settings of the plan have their own names. */
static gboolean
set_plan_option (const char *option, const char *text, gpointer data, GError **error)
{
  exos_command_keep (data, option + strlen ("--"), text);
  return TRUE;
}

static gboolean
apply_output (ExosCommand *self, RawOptions *raw, GError **error)
{
  if (raw->output != NULL && !g_str_equal (raw->output, "-"))
    {
      self->output = g_steal_pointer (&raw->output);
      self->format = format_from_output (self->output);
    }

  return (raw->format == NULL || set_format (self, raw->format, error)) &&
         (raw->date == NULL || set_date (self, raw->date, error)) &&
         (raw->paper == NULL || set_paper (self, raw->paper, error)) &&
         (raw->language == NULL || set_language (self, raw->language, error)) &&
         (raw->plan == NULL || set_plan_rate (self, raw->plan, error)) &&
         (raw->users == NULL || set_plan_users (self, raw->users, error));
}

/* A plan has its answers in place of files and memos. */
static gboolean
check_plan (const ExosCommand *self, GError **error)
{
  const gboolean asks = self->plan->smallest_effect.numerator > 0 || self->plan_users > 0;
  const gboolean is_text = self->format == EXOS_FORMAT_MARKDOWN;

  if (asks && is_text && self->files == NULL)
    return TRUE;

  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                       !asks ? _ ("--plan needs --smallest-effect or --users.")
                             : _ ("--plan reads no file and prints text only."));
  return FALSE;
}

static gboolean
check_files (const ExosCommand *self, GError **error)
{
  const guint n_files = self->files != NULL ? g_strv_length (self->files) : 0;

  const gboolean may_be_several = self->reads_together || self->format == EXOS_FORMAT_SUMMARY;

  if (n_files == 1 || (n_files > 1 && may_be_several) || self->shows_version || self->prints_policy)
    return TRUE;

  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                       n_files == 0 ? _ ("Which file? Give the name of a CSV file.")
                                    : _ ("Several files need --format=summary, or --together when "
                                         "they are parts of one export."));
  return FALSE;
}

/* A table, and no page. */
static gboolean
check_simulation (const ExosCommand *self, GError **error)
{
  const gboolean is_text = self->format == EXOS_FORMAT_MARKDOWN || self->format == EXOS_FORMAT_JSON;
  const gboolean has_truth = self->true_effects != NULL || self->true_harms != NULL;

  if (self->simulates ? is_text : !has_truth)
    return TRUE;

  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                       self->simulates ? _ ("--simulate prints --format=markdown or json.")
                                       : _ ("--true-effect and --true-harm need --simulate."));
  return FALSE;
}

/* A query is text for a warehouse. */
static gboolean
check_sql (const ExosCommand *self, GError **error)
{
  const gboolean is_text = self->format == EXOS_FORMAT_MARKDOWN;
  const gboolean has_both = self->sql != NULL && self->table != NULL;
  const gboolean caps = self->plan->cappings->len > 0;

  if (has_both && !caps && is_text && self->files == NULL && !self->is_plan && !self->simulates)
    return TRUE;

  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                       has_both && caps    ? _ ("--sql does not cap values: leave --winsorise out.")
                       : has_both          ? _ ("--sql reads no file and prints a query only.")
                       : self->sql != NULL ? _ ("--sql needs --table.")
                                           : _ ("--table needs --sql."));
  return FALSE;
}

static gboolean
asks_for_sql (const ExosCommand *self)
{
  return self->sql != NULL || self->table != NULL;
}

static const char *
translate_option (const char *text, gpointer unused)
{
  return text[0] != '\0' ? exos_gettext (text) : text;
}

static gboolean
parse_arguments (ExosCommand *self, RawOptions *raw, int argc, char **argv, GError **error)
{
  gboolean *no_guardrails = &self->plan->no_guardrails;
  gboolean *sums_rows = &self->plan->sums_rows;
  gboolean *skips_unit_check = &self->plan->skips_unit_check;
  gboolean *is_verified = &self->plan->is_verified;
  /* clang-format off */
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &raw->format, N_ ("markdown, html, pdf, json or summary"), N_ ("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &raw->output, N_ ("Write to PATH (- is standard output)"), N_ ("PATH") },
    { "name", 0, 0, G_OPTION_ARG_CALLBACK, set_plan_option, N_ ("Name of the experiment"), N_ ("TEXT") },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &raw->language, N_ ("Language of the memo: en or ko"), N_ ("LANG") },
    { "date", 0, 0, G_OPTION_ARG_STRING, &raw->date, N_ ("Date on the memo"), N_ ("YYYY-MM-DD") },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &raw->paper, N_ ("a4 or letter"), N_ ("PAPER") },
    { "together", 0, 0, G_OPTION_ARG_NONE, &self->reads_together, N_ ("The files are parts of one export: read them as one"), NULL },
    { "sum-rows", 0, 0, G_OPTION_ARG_NONE, sums_rows, N_ ("Add up the rows of each group"), NULL },
    { "no-unit-check", 0, 0, G_OPTION_ARG_NONE, skips_unit_check, N_ ("Do not look for users with several rows"), NULL },
    { "primary", 0, 0, G_OPTION_ARG_CALLBACK, set_plan_option, N_ ("The metric that decides, and which direction is better"), N_ ("METRIC[:lower|higher]") },
    { "start", 0, 0, G_OPTION_ARG_CALLBACK, set_plan_option, N_ ("When the experiment started: events and users before it are of the time before"), N_ ("TIME") },
    { "split", 0, 0, G_OPTION_ARG_CALLBACK, set_plan_option, N_ ("Expected split, in the file's order or by name"), N_ ("50:50") },
    { "control", 0, 0, G_OPTION_ARG_CALLBACK, set_plan_option, N_ ("Name of the control group"), N_ ("NAME") },
    { "column", 0, 0, G_OPTION_ARG_CALLBACK, set_plan_option, N_ ("Use the column HEADER as ROLE; repeatable"), N_ ("ROLE=HEADER") },
    { "winsorise", 0, 0, G_OPTION_ARG_CALLBACK, set_plan_option, N_ ("Rows of users or events: values of METRIC (or of all metrics) above this quantile of all values count as it; repeatable"), N_ ("[METRIC:]SHARE") },
    { "guardrail", 0, 0, G_OPTION_ARG_CALLBACK, set_plan_option, N_ ("Judge COL: which direction is better, limits in percentage points or per cent of control; repeatable"), N_ ("COL[:lower|higher][:WORSE[:SEVERE]][:ni=MARGIN]") },
    { "no-guardrails", 0, 0, G_OPTION_ARG_NONE, no_guardrails, N_ ("Judge no column but those of --guardrail"), NULL },
    { "alpha", 0, 0, G_OPTION_ARG_CALLBACK, set_plan_option, N_ ("Significance level (0.05)"), N_ ("ALPHA") },
    { "ci", 0, 0, G_OPTION_ARG_CALLBACK, set_plan_option, N_ ("score, mn, agresti-caffo, newcombe or wald"), N_ ("METHOD") },
    { "exact", 0, 0, G_OPTION_ARG_CALLBACK, set_plan_option, N_ ("Fisher's exact test: auto, never or always"), N_ ("WHEN") },
    { "policy", 0, 0, G_OPTION_ARG_CALLBACK, set_plan_option, N_ ("standard, evidence, strict, literal, or a policy file"), N_ ("POLICY") },
    { "smallest-effect", 0, 0, G_OPTION_ARG_CALLBACK, set_plan_option, N_ ("Smallest effect worth shipping, in percentage points"), N_ ("POINTS") },
    { "power", 0, 0, G_OPTION_ARG_CALLBACK, set_plan_option, N_ ("Power to find that effect with (0.8)"), N_ ("POWER") },
    { "daily-users", 0, 0, G_OPTION_ARG_CALLBACK, set_plan_option, N_ ("Users per day of all groups, to say how long it takes"), N_ ("N") },
    { "correction", 0, 0, G_OPTION_ARG_CALLBACK, set_plan_option, N_ ("dunnett, holm, bonferroni, hochberg, bh or none"), N_ ("METHOD") },
    { "worse", 0, 0, G_OPTION_ARG_CALLBACK, set_plan_option, N_ ("A guardrail is worse above this, in percentage points (0.1)"), N_ ("POINTS") },
    { "severe", 0, 0, G_OPTION_ARG_CALLBACK, set_plan_option, N_ ("A guardrail is severe above this, in percentage points (0.3)"), N_ ("POINTS") },
    { "relative-worse", 0, 0, G_OPTION_ARG_CALLBACK, set_plan_option, N_ ("evidence, strict: worse above this share of control, if not chance (10%)"), N_ ("SHARE") },
    { "relative-severe", 0, 0, G_OPTION_ARG_CALLBACK, set_plan_option, N_ ("evidence, strict: severe above this share of control, if not chance (30%)"), N_ ("SHARE") },
    { "min-users", 0, 0, G_OPTION_ARG_CALLBACK, set_plan_option, N_ ("Warn of groups with fewer users (100)"), N_ ("USERS") },
    { "verified", 0, 0, G_OPTION_ARG_NONE, is_verified, N_ ("An unusually large effect was verified"), NULL },
    { "looks", 0, 0, G_OPTION_ARG_CALLBACK, set_plan_option, N_ ("When you look: fixed, obf, pocock or any"), N_ ("WHEN") },
    { "planned-users", 0, 0, G_OPTION_ARG_CALLBACK, set_plan_option, N_ ("Users of all groups at the planned end"), N_ ("USERS") },
    { "planned-looks", 0, 0, G_OPTION_ARG_CALLBACK, set_plan_option, N_ ("Looks in equal steps, the last at the planned end"), N_ ("NUMBER") },
    { "look", 0, 0, G_OPTION_ARG_CALLBACK, set_plan_option, N_ ("You looked before, at so many users of all groups; repeatable"), N_ ("USERS") },
    { "plan", 0, 0, G_OPTION_ARG_STRING, &raw->plan, N_ ("Plan an experiment instead, from the control's conversion rate in percent"), N_ ("RATE") },
    { "users", 0, 0, G_OPTION_ARG_STRING, &raw->users, N_ ("With --plan: users in the control group, to say what they find"), N_ ("N") },
    { "simulate", 0, 0, G_OPTION_ARG_NONE, &self->simulates, N_ ("Print how often each verdict comes if the true effect is given"), NULL },
    { "true-effect", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->true_effects, N_ ("A true effect to simulate, in percentage points; repeatable"), N_ ("POINTS") },
    { "true-harm", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->true_harms, N_ ("How much worse COL truly is when simulating; repeatable"), N_ ("COL:POINTS") },
    { "sql", 0, 0, G_OPTION_ARG_STRING, &self->sql, N_ ("Print the query that sums a table of users in a warehouse: duckdb, postgres, bigquery, snowflake, spark or trino"), N_ ("DIALECT") },
    { "table", 0, 0, G_OPTION_ARG_STRING, &self->table, N_ ("With --sql: the table, one row a user; name its columns with --column"), N_ ("NAME") },
    { "exit-code", 0, 0, G_OPTION_ARG_NONE, &self->uses_exit_code, N_ ("Exit with 0 Launch, 10 Hold, 11 Rollback, 12 Blocked"), NULL },
    { "print-policy", 0, 0, G_OPTION_ARG_NONE, &self->prints_policy, N_ ("Print the policy in force as a policy file"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &self->shows_version, N_ ("Print the version"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->files, NULL, N_ ("FILE…") },
    { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL },
  };
  /* clang-format on */
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  GOptionGroup *group = g_option_group_new (NULL, NULL, NULL, self, NULL);

  g_option_context_set_summary (context, N_ ("Reads an A/B test CSV and prints a decision memo."));
  g_option_context_set_translate_func (context, translate_option, NULL, NULL);
  g_option_group_add_entries (group, entries);
  g_option_group_set_translate_func (group, translate_option, NULL, NULL);
  g_option_context_set_main_group (context, group);
  return g_option_context_parse (context, &argc, &argv, error);
}

gboolean
exos_command_parse (ExosCommand *self, int argc, char **argv, GError **error)
{
  g_auto (RawOptions) raw = { 0 };

  self->plan = exos_plan_new ();
  self->language = exos_language_from_environment ();
  set_today (self);

  return parse_arguments (self, &raw, argc, argv, error) &&
         exos_command_apply_settings (self, error) && apply_output (self, &raw, error) &&
         (asks_for_sql (self) ? check_sql (self, error)
          : self->is_plan     ? check_plan (self, error)
                              : check_files (self, error)) &&
         check_simulation (self, error);
}

void
exos_command_clear (ExosCommand *self)
{
  g_clear_pointer (&self->plan, exos_plan_unref);
  g_clear_pointer (&self->settings, g_ptr_array_unref);
  g_clear_pointer (&self->files, g_strfreev);
  g_clear_pointer (&self->output, g_free);
  g_clear_pointer (&self->sql, g_free);
  g_clear_pointer (&self->table, g_free);
  g_clear_pointer (&self->true_effects, g_strfreev);
  g_clear_pointer (&self->true_harms, g_strfreev);
}
