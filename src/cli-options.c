// SPDX-License-Identifier: MIT
#include "cli.h"

#include <stdio.h>

#include "data/language.h"
#include "data/number.h"

static void
set_usage_error (GError **error, const char *option, const char *value, const char *allowed)
{
  /* Translators: the name of an option, its value, what may stand there. */
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("--%s=%s: use one of %s."),
               option, value, allowed);
}

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

static gboolean
set_format (ExosCommand *self, const char *id, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (format_ids); i++)
    if (g_str_equal (id, format_ids[i]))
      {
        self->format = (ExosFormat) i;
        return TRUE;
      }

  set_usage_error (error, "format", id, "markdown, html, pdf, json, summary");
  return FALSE;
}

static gboolean
set_date (ExosCommand *self, const char *text, GError **error)
{
  int year;
  int month;
  int day;
  int end = 0;

  if (sscanf (text, "%4d-%2d-%2d%n", &year, &month, &day, &end) == 3 && text[end] == '\0' &&
      end == 10 && g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    {
      g_date_set_dmy (&self->date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
      return TRUE;
    }

  set_usage_error (error, "date", text, "YYYY-MM-DD");
  return FALSE;
}

static void
set_today (ExosCommand *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  g_date_set_dmy (&self->date, (GDateDay) g_date_time_get_day_of_month (now),
                  (GDateMonth) g_date_time_get_month (now), (GDateYear) g_date_time_get_year (now));
}

static gboolean
set_alpha (ExosCommand *self, const char *text, GError **error)
{
  char *end = NULL;
  const double alpha = g_ascii_strtod (text, &end);

  if (end == text || *end != '\0' || !(alpha >= 0.0001 && alpha <= 0.5))
    {
      set_usage_error (error, "alpha", text, "0.0001 … 0.5");
      return FALSE;
    }

  self->plan->alpha = alpha;
  return TRUE;
}

static gboolean
set_paper (ExosCommand *self, const char *text, GError **error)
{
  if (!g_str_equal (text, "a4") && !g_str_equal (text, "letter"))
    {
      set_usage_error (error, "paper", text, "a4, letter");
      return FALSE;
    }

  self->paper = g_str_equal (text, "letter") ? EXOS_PAPER_LETTER : EXOS_PAPER_A4;
  return TRUE;
}

static gboolean
set_smallest_effect (ExosCommand *self, const char *text, GError **error)
{
  ExosRatio effect;

  if (!exos_parse_ratio (text, 100, &effect) || effect.numerator >= effect.denominator)
    {
      set_usage_error (error, "smallest-effect", text, _ ("percentage points, like 0.5"));
      return FALSE;
    }

  self->plan->smallest_effect = effect;
  return TRUE;
}

static gboolean
set_language (ExosCommand *self, const char *text, GError **error)
{
  if (!exos_language_is_known (text))
    {
      set_usage_error (error, "lang", text, "en, ko");
      return FALSE;
    }

  self->language = g_str_equal (text, "ko") ? "ko" : "en";
  return TRUE;
}

/* What GOption collects before it is understood. */
typedef struct
{
  char *format, *output, *name, *language, *date, *split, *control, *alpha, *ci, *exact, *policy,
      *correction, *paper, *smallest_effect;
  char **columns, **guardrails;
} RawOptions;

static void
raw_options_clear (RawOptions *raw)
{
  char **const words[] = { &raw->format, &raw->output,         &raw->name,    &raw->language,
                           &raw->date,   &raw->split,          &raw->control, &raw->alpha,
                           &raw->ci,     &raw->exact,          &raw->policy,  &raw->correction,
                           &raw->paper,  &raw->smallest_effect };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    g_clear_pointer (words[i], g_free);
  g_clear_pointer (&raw->columns, g_strfreev);
  g_clear_pointer (&raw->guardrails, g_strfreev);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RawOptions, raw_options_clear)

#define SET_ENUM(name, option, allowed)                                           \
  if (raw->name != NULL && !exos_##name##_from_id (raw->name, &self->plan->name)) \
    {                                                                             \
      set_usage_error (error, option, raw->name, allowed);                        \
      return FALSE;                                                               \
    }

static gboolean
apply_analysis (ExosCommand *self, RawOptions *raw, GError **error)
{
  SET_ENUM (ci, "ci", "score, mn, agresti-caffo, newcombe, wald")
  SET_ENUM (exact, "exact", "auto, never, always")
  SET_ENUM (policy, "policy", "standard, evidence, strict, literal")
  SET_ENUM (correction, "correction", "dunnett, holm, bonferroni, hochberg, bh, none")

  if (raw->alpha != NULL && !set_alpha (self, raw->alpha, error))
    return FALSE;
  if (raw->smallest_effect != NULL && !set_smallest_effect (self, raw->smallest_effect, error))
    return FALSE;
  if (raw->split != NULL && !exos_plan_set_split (self->plan, raw->split, error))
    return FALSE;
  for (guint i = 0; raw->columns != NULL && raw->columns[i] != NULL; i++)
    if (!exos_plan_add_column (self->plan, raw->columns[i], error))
      return FALSE;
  for (guint i = 0; raw->guardrails != NULL && raw->guardrails[i] != NULL; i++)
    if (!exos_plan_add_guardrail (self->plan, raw->guardrails[i], error))
      return FALSE;

  self->plan->name = g_steal_pointer (&raw->name);
  self->plan->control = g_steal_pointer (&raw->control);
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
         (raw->language == NULL || set_language (self, raw->language, error));
}

static gboolean
check_files (const ExosCommand *self, GError **error)
{
  const guint n_files = self->files != NULL ? g_strv_length (self->files) : 0;

  if (n_files == 1 || (n_files > 1 && self->format == EXOS_FORMAT_SUMMARY) || self->shows_version)
    return TRUE;

  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                       n_files == 0 ? _ ("Which file? Give the name of a CSV file.")
                                    : _ ("Several files need --format=summary."));
  return FALSE;
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
  /* clang-format off */
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &raw->format, N_ ("markdown, html, pdf, json or summary"), N_ ("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &raw->output, N_ ("Write to PATH (- is standard output)"), N_ ("PATH") },
    { "name", 0, 0, G_OPTION_ARG_STRING, &raw->name, N_ ("Name of the experiment"), N_ ("TEXT") },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &raw->language, N_ ("Language of the memo: en or ko"), N_ ("LANG") },
    { "date", 0, 0, G_OPTION_ARG_STRING, &raw->date, N_ ("Date on the memo"), N_ ("YYYY-MM-DD") },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &raw->paper, N_ ("a4 or letter"), N_ ("PAPER") },
    { "sum-rows", 0, 0, G_OPTION_ARG_NONE, sums_rows, N_ ("Add up the rows of each group"), NULL },
    { "split", 0, 0, G_OPTION_ARG_STRING, &raw->split, N_ ("Expected split, in the file's order or by name"), N_ ("50:50") },
    { "control", 0, 0, G_OPTION_ARG_STRING, &raw->control, N_ ("Name of the control group"), N_ ("NAME") },
    { "column", 0, 0, G_OPTION_ARG_STRING_ARRAY, &raw->columns, N_ ("Use the column HEADER as ROLE; repeatable"), N_ ("ROLE=HEADER") },
    { "guardrail", 0, 0, G_OPTION_ARG_STRING_ARRAY, &raw->guardrails, N_ ("Judge COL: which direction is better, limits in percentage points; repeatable"), N_ ("COL[:lower|higher][:WORSE[:SEVERE]]") },
    { "no-guardrails", 0, 0, G_OPTION_ARG_NONE, no_guardrails, N_ ("Judge no column but those of --guardrail"), NULL },
    { "alpha", 0, 0, G_OPTION_ARG_STRING, &raw->alpha, N_ ("Significance level (0.05)"), N_ ("ALPHA") },
    { "ci", 0, 0, G_OPTION_ARG_STRING, &raw->ci, N_ ("score, mn, agresti-caffo, newcombe or wald"), N_ ("METHOD") },
    { "exact", 0, 0, G_OPTION_ARG_STRING, &raw->exact, N_ ("Fisher's exact test: auto, never or always"), N_ ("WHEN") },
    { "policy", 0, 0, G_OPTION_ARG_STRING, &raw->policy, N_ ("standard, evidence, strict or literal"), N_ ("POLICY") },
    { "smallest-effect", 0, 0, G_OPTION_ARG_STRING, &raw->smallest_effect, N_ ("Smallest effect worth shipping, in percentage points"), N_ ("POINTS") },
    { "correction", 0, 0, G_OPTION_ARG_STRING, &raw->correction, N_ ("dunnett, holm, bonferroni, hochberg, bh or none"), N_ ("METHOD") },
    { "exit-code", 0, 0, G_OPTION_ARG_NONE, &self->uses_exit_code, N_ ("Exit with 0 Launch, 10 Hold, 11 Rollback, 12 Blocked"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &self->shows_version, N_ ("Print the version"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->files, NULL, N_ ("FILE…") },
    { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL },
  };
  /* clang-format on */
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_summary (context, N_ ("Reads an A/B test CSV and prints a decision memo."));
  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_set_translate_func (context, translate_option, NULL, NULL);
  return g_option_context_parse (context, &argc, &argv, error);
}

gboolean
exos_command_parse (ExosCommand *self, int argc, char **argv, GError **error)
{
  g_auto (RawOptions) raw = { 0 };

  self->plan = exos_plan_new ();
  self->language = exos_language_from_environment ();
  set_today (self);

  return parse_arguments (self, &raw, argc, argv, error) && apply_analysis (self, &raw, error) &&
         apply_output (self, &raw, error) && check_files (self, error);
}

void
exos_command_clear (ExosCommand *self)
{
  g_clear_pointer (&self->plan, exos_plan_unref);
  g_clear_pointer (&self->files, g_strfreev);
  g_clear_pointer (&self->output, g_free);
}
