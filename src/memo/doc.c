// SPDX-License-Identifier: MIT
#include "memo/doc.h"

#include "data/format.h"
#include "data/language.h"
#include "data/source-text.h"
#include "memo/parts.h"
#include "memo/words.h"

#define TITLE_CHARS 80
#define FILE_CHARS 60
#define MAX_PROBLEMS 50

static void
set_today (GDate *date)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  g_date_set_dmy (date, (GDateDay) g_date_time_get_day_of_month (now),
                  (GDateMonth) g_date_time_get_month (now), (GDateYear) g_date_time_get_year (now));
}

static void
fill_date (ExosDoc *self, const ExosMemoOptions *options)
{
  GDate date;
  char iso[16];

  g_date_clear (&date, 1);
  if (options->date != NULL && g_date_valid (options->date))
    date = *options->date;
  else
    set_today (&date);

  g_date_strftime (iso, sizeof iso, "%Y-%m-%d", &date);
  self->date = exos_format_date (&date);
  self->iso_date = g_strdup (iso);
}

/* What is in the file; NULL where the table of groups says it. */
static char *
say_content (const ExosExperiment *experiment)
{
  g_autofree char *rows = exos_source_say_rows (&experiment->source);
  g_autofree char *users = exos_experiment_say_users (experiment);

  if (!exos_shape_has_users (experiment->source.shape))
    return NULL;
  return users != NULL ? g_strjoin ("; ", rows, users, NULL) : g_steal_pointer (&rows);
}

static char *
say_file (const ExosReport *report)
{
  const ExosSource *source = &report->experiment->source;
  const guint n_files = source->files != NULL ? source->files->len : 1;

  if (source->file == NULL)
    return NULL;

  /* How many there are is never cut off. */
  const char *name = n_files > 1
                         ? ((const ExosSourceFile *) g_ptr_array_index (source->files, 0))->name
                         : source->file;
  g_autofree char *first = exos_visible_text (name, FILE_CHARS);
  g_autofree char *file = exos_source_files_say_name (first, n_files);
  g_autofree char *content = say_content (report->experiment);

  if (content == NULL)
    return g_strdup_printf (_ ("Data: %s"), file);
  /* Translators: a file, and what is in it: Data: users.csv (701 rows, one per user). */
  return g_strdup_printf (_ ("Data: %s (%s)"), file, content);
}

static void
fill_head (ExosDoc *self, const ExosReport *report, const ExosMemoOptions *options)
{
  GPtrArray *meta = g_ptr_array_new ();

  self->eyebrow = g_strdup (_ ("DECISION MEMO"));
  self->title =
      exos_visible_text (options->name != NULL ? options->name : report->name, TITLE_CHARS);
  fill_date (self, options);
  exos_memo_add_line (meta, g_strdup (self->date));
  exos_memo_add_line (meta, exos_memo_owner (self->edits));
  exos_memo_add_line (meta, exos_memo_run (report, self->edits));
  exos_memo_add_line (meta, say_file (report));
  if (self->edits != NULL && self->edits->is_altered)
    exos_memo_add_line (meta,
                        g_strdup (_ ("Made from a saved decision that somebody changed since")));
  self->meta = exos_memo_end_lines (meta);
}

static void
fill_verdict (ExosDoc *self, const ExosReport *report)
{
  self->verdict = report->decision.verdict;
  self->word = exos_words_verdict (report);
  self->sentence = exos_words_sentence (report);
  exos_memo_fill_override (self);
  exos_memo_fill_facts (self->facts, report);
}

/* Warnings that stand elsewhere in a memo with numbers: in the sentence, or among the risks. */
static gboolean
is_said_elsewhere (const ExosDoc *self, const ExosIssue *issue, const char *message)
{
  const char *const *risks = (const char *const *) self->risks;
  g_autofree char *small = exos_memo_small_sample (self->report);

  if (self->report->hides_numbers)
    return FALSE;
  if (issue->code == EXOS_ISSUE_SMALL_SAMPLE)
    return g_strv_contains (risks, small);

  return issue->code == EXOS_ISSUE_SRM_WARNING || g_strv_contains (risks, message);
}

static void
add_problems (GPtrArray *lines, const ExosDoc *self, ExosLevel level)
{
  for (guint i = 0; i < self->report->issues->len; i++)
    {
      const ExosIssue *issue = g_ptr_array_index (self->report->issues, i);
      g_autofree char *message = exos_issue_dup_message (issue);

      if (exos_issue_level (issue->code) == level && !is_said_elsewhere (self, issue, message))
        exos_memo_add_line (lines, g_steal_pointer (&message));
    }
}

/* A page holds no thousand lines: what is left over is counted. */
static void
cut_problems (GPtrArray *lines)
{
  if (lines->len <= MAX_PROBLEMS)
    return;

  const guint n_more = lines->len - MAX_PROBLEMS;
  g_autofree char *count = exos_format_count (n_more);

  g_ptr_array_set_size (lines, MAX_PROBLEMS);
  exos_memo_add_line (
      lines, g_strdup_printf (NG_ ("and %s more problem", "and %s more problems", n_more), count));
}

static void
fill_problems (ExosDoc *self, const ExosReport *report)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  add_problems (lines, self, EXOS_LEVEL_BLOCKED);
  add_problems (lines, self, EXOS_LEVEL_WARNING);
  if (lines->len == 0)
    return;

  cut_problems (lines);
  g_ptr_array_add (lines, NULL);
  self->problems = (char **) g_ptr_array_steal (lines, NULL);
  self->problems_title =
      report->hides_numbers ? g_strdup (_ ("What to fix")) : g_strdup (_ ("What to check"));
}

static void
fill_proof (ExosDoc *self, const ExosReport *report)
{
  self->evidence = exos_memo_evidence_table (report);
  self->guardrails = exos_memo_guardrail_sections (report);
  if (self->evidence != NULL)
    self->evidence_title = g_strdup (_ ("Evidence"));
  if (self->guardrails->len > 0)
    self->guardrails_title = g_strdup (_ ("Guardrails"));
}

static void
fill_segments (ExosDoc *self, const ExosReport *report)
{
  self->segments = exos_memo_segment_sections (report);
  if (self->segments->len == 0)
    return;
  self->segments_title = g_strdup (_ ("Segments (exploratory)"));
  self->prints_segments = exos_memo_segments_matter (report);
}

/* How near the verdict is to another one stands behind the risks. */
static char **
list_risks (const ExosDoc *self, const ExosReport *report)
{
  GPtrArray *lines = g_ptr_array_new ();
  g_autofree char **risks = exos_words_risks (report, exos_memo_run_days (report, self->edits));

  for (gsize i = 0; risks[i] != NULL; i++)
    exos_memo_add_line (lines, risks[i]);
  exos_memo_add_line (lines, exos_words_nearest_tipping (report));
  return exos_memo_end_lines (lines);
}

static void
fill_lists (ExosDoc *self, const ExosReport *report)
{
  self->risks_title = g_strdup (_ ("Risks"));
  self->risks = list_risks (self, report);
  self->actions_title = g_strdup (_ ("Next actions"));
  self->actions = exos_memo_actions (report, self->edits);
}

static void
fill_foot (ExosDoc *self, const ExosReport *report, gboolean shows_bayes)
{
  self->bayes = shows_bayes ? exos_words_bayes (report) : NULL;
  self->method_label = g_strdup (_ ("Method"));
  self->method = exos_words_method (report);
}

ExosDoc *
exos_doc_new (const ExosReport *report, const ExosMemoOptions *options)
{
  static const ExosMemoOptions no_options;
  const ExosMemoOptions *used = options != NULL ? options : &no_options;
  ExosDoc *self = g_new0 (ExosDoc, 1);

  self->report = exos_report_ref (report);
  self->edits = used->edits != NULL ? exos_memo_edits_ref (used->edits) : NULL;
  self->language = exos_language ();
  fill_head (self, report, used);
  fill_verdict (self, report);
  fill_proof (self, report);
  fill_segments (self, report);
  fill_lists (self, report);
  fill_problems (self, report);
  exos_memo_fill_texts (self);
  fill_foot (self, report, used->shows_bayes);
  return self;
}

static void
free_texts (ExosDoc *self)
{
  char *texts[] = {
    self->eyebrow,      self->title,          self->date,
    self->iso_date,     self->word,           self->sentence,
    self->override,     self->evidence_title, self->guardrails_title,
    self->risks_title,  self->problems_title, self->hypothesis_title,
    self->note_title,   self->actions_title,  self->bayes,
    self->method_label, self->method,         self->segments_title,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
}

static void
free_lists (ExosDoc *self)
{
  char **lists[] = { self->meta,    self->problems,   self->risks,
                     self->actions, self->hypothesis, self->note };

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    g_strfreev (lists[i]);
}

void
exos_doc_free (ExosDoc *self)
{
  free_texts (self);
  free_lists (self);
  exos_memo_clear_facts (self->facts);
  exos_memo_free_table (self->evidence);
  g_ptr_array_unref (self->guardrails);
  g_ptr_array_unref (self->segments);
  g_clear_pointer ((ExosMemoEdits **) &self->edits, exos_memo_edits_unref);
  exos_report_unref ((ExosReport *) self->report);
  g_free (self);
}
