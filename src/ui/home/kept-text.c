// SPDX-License-Identifier: MIT
#include "ui/home/kept-text.h"

#include <string.h>

#include "data/format.h"
#include "data/language.h"
#include "memo/kept.h"
#include "memo/settings.h"
#include "memo/words.h"

/* What the sections are taken from. report and settings are NULL when they cannot be read. */
typedef struct
{
  const ExosRecord *record;
  JsonObject *report;
  ExosSettings *settings;
} Kept;

void
exos_kept_section_free (ExosKeptSection *self)
{
  g_free (self->title);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

/* Takes line, which may be NULL. */
static void
add (GPtrArray *lines, char *line)
{
  if (line != NULL && line[0] != '\0')
    g_ptr_array_add (lines, line);
  else
    g_free (line);
}

/* A name beside a value; value may be NULL or empty: then there is no line. */
static void
add_named (GPtrArray *lines, const char *name, const char *value)
{
  g_autofree char *shown = value != NULL ? exos_visible_text (value, 0) : NULL;

  if (shown != NULL && shown[0] != '\0')
    /* Translators: what is kept of a decision: a name and its value. */
    add (lines, g_strdup_printf (_ ("%s: %s"), name, shown));
}

static void
add_texts (GPtrArray *lines, JsonArray *texts)
{
  const guint n = texts != NULL ? json_array_get_length (texts) : 0;

  for (guint i = 0; i < n; i++)
    {
      JsonNode *node = json_array_get_element (texts, i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
        add (lines, exos_visible_text (json_node_get_string (node), 0));
    }
}

char *
exos_kept_say_date (const char *saved)
{
  g_autoptr (GDateTime) time = saved != NULL ? g_date_time_new_from_iso8601 (saved, NULL) : NULL;
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;
  GDate date;

  if (local == NULL)
    return NULL;
  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (local),
                  (GDateMonth) g_date_time_get_month (local),
                  (GDateYear) g_date_time_get_year (local));

  g_autofree char *day = exos_format_date (&date);
  g_autofree char *hour = g_date_time_format (local, "%H:%M");

  /* Translators: a day and a time of it. */
  return g_strdup_printf (_ ("%1$s, %2$s"), day, hour);
}

static void
list_decision (const Kept *kept, GPtrArray *lines)
{
  const ExosRecord *record = kept->record;
  JsonObject *decision = exos_json_find_object (kept->report, "decision");
  const char *sentence = exos_json_find_text (decision, "sentence");
  g_autofree char *when = exos_kept_say_date (record->saved);

  if (record->is_overridden)
    {
      g_autofree char *reason = exos_visible_text (record->reason != NULL ? record->reason : "", 0);

      add (lines, g_strdup_printf (_ ("Recommended: %1$s. Reason: %2$s"),
                                   exos_words_verdict_short (record->recommended), reason));
    }
  if (sentence != NULL)
    add (lines, exos_visible_text (sentence, 0));
  add_named (lines, _ ("Owner"), record->owner);
  add_named (lines, C_ ("decision", "Saved"), when);
}

static void
list_evidence (const Kept *kept, GPtrArray *lines)
{
  JsonObject *decision = exos_json_find_object (kept->report, "decision");

  add_texts (lines, exos_json_find_array (decision, "evidence"));
}

static void
list_guardrails_of (const Kept *kept, JsonObject *guardrails, const char *arm, GPtrArray *lines)
{
  g_autoptr (GList) names = json_object_get_members (guardrails);

  for (GList *l = names; l != NULL; l = l->next)
    {
      g_autofree char *value =
          exos_kept_say_guardrail (exos_json_find_object (kept->report, "plan"),
                                   exos_json_find_object (guardrails, l->data));
      g_autofree char *shown = exos_visible_text (l->data, 0);
      g_autofree char *name =
          arm != NULL ? g_strconcat (arm, " · ", shown, NULL) : g_strdup (shown);

      add_named (lines, name, value);
    }
}

static void
list_guardrails (const Kept *kept, GPtrArray *lines)
{
  JsonObject *result = exos_json_find_object (kept->report, "result");
  JsonObject *treatments = exos_json_find_object (result, "guardrails");
  g_autoptr (GList) arms = treatments != NULL ? json_object_get_members (treatments) : NULL;

  for (GList *l = arms; l != NULL; l = l->next)
    {
      JsonObject *guardrails = exos_json_find_object (treatments, l->data);
      g_autofree char *arm = exos_visible_text (l->data, 0);

      if (guardrails != NULL)
        list_guardrails_of (kept, guardrails, arms->next != NULL ? arm : NULL, lines);
    }
}

static void
list_risks (const Kept *kept, GPtrArray *lines)
{
  JsonObject *decision = exos_json_find_object (kept->report, "decision");

  add_texts (lines, exos_json_find_array (decision, "risks"));
}

/* Those that the owner wrote, where there are some. */
static void
list_actions (const Kept *kept, GPtrArray *lines)
{
  JsonObject *decision = exos_json_find_object (kept->report, "decision");
  JsonArray *own =
      exos_json_find_array (exos_json_find_object (kept->report, "memo"), "next_actions");

  add_texts (lines, own != NULL ? own : exos_json_find_array (decision, "next_actions"));
}

static void
list_notes (const Kept *kept, GPtrArray *lines)
{
  JsonObject *memo = exos_json_find_object (kept->report, "memo");

  add_named (lines, _ ("Hypothesis"), exos_json_find_text (memo, "hypothesis"));
  add_named (lines, _ ("Note"), exos_json_find_text (memo, "note"));
}

/* As JSON names the control that was in force; the plan may have left it to the file. */
static void
list_settings (const Kept *kept, GPtrArray *lines)
{
  const ExosPlan *plan = kept->settings != NULL ? kept->settings->plan : NULL;
  JsonObject *shown = exos_json_find_object (kept->report, "plan");

  if (plan == NULL)
    return;

  g_autofree char *alpha = exos_format_alpha (plan->alpha);
  g_autofree char *split = exos_plan_dup_split (plan);
  g_autofree char *policy = exos_words_policy_in_force (plan);

  add_named (lines, _ ("Primary metric"), exos_json_find_text (shown, "primary"));
  add_named (lines, C_ ("decision", "Control group"), exos_json_find_text (shown, "control"));
  add_named (lines, _ ("Expected split"), split);
  add_named (lines, _ ("Significance level"), alpha);
  add_named (lines, _ ("Policy"), policy);
}

static void
list_file (const Kept *kept, GPtrArray *lines)
{
  const ExosRecord *record = kept->record;

  for (gsize i = 0; record->files[i] != NULL; i++)
    add (lines, exos_visible_text (record->files[i], 0));
  for (gsize i = 0; record->uris[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_uri (record->uris[i]);
      g_autofree char *place = g_file_get_parse_name (file);

      add_named (lines, _ ("Stood at"), place);
    }
  add_named (lines,
             kept->settings != NULL && kept->settings->hashes_sums ? _ ("SHA-256 of the sums")
                                                                   : "SHA-256",
             record->sha256);
  add_named (lines, "ExperimentOS", record->version);
}

static const struct
{
  const char *title;
  void (*list) (const Kept *kept, GPtrArray *lines);
} sections[] = {
  { N_ ("Decision"), list_decision },      { N_ ("Evidence"), list_evidence },
  { N_ ("Guardrails"), list_guardrails },  { N_ ("Risks"), list_risks },
  { N_ ("Next actions"), list_actions },   { N_ ("Notes"), list_notes },
  { N_ ("Settings then"), list_settings }, { N_ ("File"), list_file },
};

static Kept
read_kept (const ExosRecord *record)
{
  return (Kept) {
    .record = record,
    .report = record->report != NULL
                  ? exos_json_parse (record->report, strlen (record->report), NULL)
                  : NULL,
    .settings = record->settings != NULL
                    ? exos_settings_read (record->settings, strlen (record->settings), NULL)
                    : NULL,
  };
}

GPtrArray *
exos_kept_sections (const ExosRecord *record)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) exos_kept_section_free);
  Kept kept = read_kept (record);

  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      g_autoptr (ExosKeptSection) section = g_new0 (ExosKeptSection, 1);

      section->title = g_strdup (exos_gettext (sections[i].title));
      section->lines = g_ptr_array_new_with_free_func (g_free);
      sections[i].list (&kept, section->lines);
      if (section->lines->len > 0)
        g_ptr_array_add (all, g_steal_pointer (&section));
    }

  g_clear_pointer (&kept.report, json_object_unref);
  g_clear_pointer (&kept.settings, exos_settings_free);
  return all;
}

char *
exos_kept_text (const ExosRecord *record)
{
  g_autoptr (GPtrArray) all = exos_kept_sections (record);
  g_autofree char *title = exos_visible_text (record->experiment, 0);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s: %s\n", title, exos_words_verdict_short (record->verdict));
  if (record->is_altered)
    g_string_append_printf (
        text, "%s\n", _ ("This decision is not what was saved: somebody has changed it since."));
  for (guint i = 0; i < all->len; i++)
    {
      const ExosKeptSection *section = g_ptr_array_index (all, i);

      g_string_append_printf (text, "\n%s\n", section->title);
      for (guint j = 0; j < section->lines->len; j++)
        g_string_append_printf (text, "- %s\n", (char *) g_ptr_array_index (section->lines, j));
    }

  return g_string_free (text, FALSE);
}
