// SPDX-License-Identifier: MIT
#include "memo/outline.h"

#include "data/language.h"
#include "memo/parts.h"

/* A memo on its way into a format. */
typedef struct
{
  const ExosDoc *doc;
  const ExosOutline *outline;
  GString *out;
} Writer;

static void
append (const Writer *self, const char *markup)
{
  g_string_append (self->out, markup);
}

static void
append_text (const Writer *self, const char *text)
{
  self->outline->text (self->out, text);
}

static void
append_tagged (const Writer *self, const ExosTag *tag, const char *text)
{
  append (self, tag->open);
  append_text (self, text);
  append (self, tag->close);
}

static void
append_title (const Writer *self)
{
  g_autoptr (GString) title = g_string_new (NULL);

  self->outline->text (title, self->doc->title);
  append (self, self->outline->title.open);
  /* Translators: %s is the name of the experiment. */
  g_string_append_printf (self->out, _ ("Decision memo: %s"), title->str);
  append (self, self->outline->title.close);
}

static void
append_word (const Writer *self)
{
  append (self, self->outline->strong.open);
  if (self->outline->has_glyph)
    g_string_append_printf (self->out, "%s ", exos_memo_glyph (self->doc->verdict));
  append_text (self, self->doc->word);
  append (self, self->outline->strong.close);
}

/* A decision against the recommendation comes first, with its reason. */
static void
append_verdict (const Writer *self)
{
  const ExosOutline *outline = self->outline;
  const ExosDoc *doc = self->doc;

  append (self, outline->quote.open);
  append (self, outline->quote_line.open);
  append_word (self);
  append (self, " — ");
  append_text (self, doc->override != NULL ? doc->override : doc->sentence);
  append (self, outline->quote_line.close);
  if (doc->override != NULL)
    {
      append (self, outline->quote_gap);
      append_tagged (self, &outline->quote_line, doc->sentence);
    }
  append (self, outline->quote.close);
}

static void
append_joined (const Writer *self, char *const *lines, const char *separator)
{
  for (gsize i = 0; lines != NULL && lines[i] != NULL; i++)
    {
      append (self, i > 0 ? separator : "");
      append_text (self, lines[i]);
    }
}

/* "+1.13 pp (+9.5% relative), 95% CI ..., p = 0.015": the effect is the number of the memo. */
static void
append_effect (const Writer *self, const ExosFact *fact)
{
  append_tagged (self, &self->outline->strong, fact->value);
  if (fact->note != NULL)
    {
      append (self, " ");
      append_text (self, fact->note);
    }
  if (fact->lines[0] != NULL)
    append (self, fact->note != NULL ? ", " : " — ");
  append_joined (self, fact->lines, ", ");
}

/* "Healthy (SRM p = 0.724, 6 checks passed)" */
static void
append_state (const Writer *self, const ExosFact *fact)
{
  append_text (self, fact->value);
  if (fact->lines[0] == NULL)
    return;

  append (self, " (");
  append_joined (self, fact->lines, ", ");
  append (self, ")");
}

static void
begin_fact (const Writer *self, const char *label)
{
  append (self, self->outline->fact.open);
  append_text (self, label);
  append (self, self->outline->fact_gap);
}

static void
append_facts (const Writer *self)
{
  append (self, self->outline->facts.open);
  for (gsize i = 0; i < G_N_ELEMENTS (self->doc->facts); i++)
    {
      begin_fact (self, self->doc->facts[i].label);
      if (i == 0)
        append_effect (self, &self->doc->facts[i]);
      else
        append_state (self, &self->doc->facts[i]);
      append (self, self->outline->fact.close);
    }

  begin_fact (self, _ ("Date"));
  append_joined (self, self->doc->meta, " · ");
  append (self, self->outline->fact.close);
  append (self, self->outline->facts.close);
}

static void
append_marker (const Writer *self, gsize i, gboolean is_numbered)
{
  if (!self->outline->has_markers)
    return;

  if (is_numbered)
    g_string_append_printf (self->out, "%" G_GSIZE_FORMAT ". ", i + 1);
  else
    append (self, "- ");
}

static void
append_list (const Writer *self, const char *title, char *const *lines, gboolean is_numbered)
{
  const ExosTag *list = is_numbered ? &self->outline->numbers : &self->outline->bullets;

  if (lines == NULL || lines[0] == NULL)
    return;

  append_tagged (self, &self->outline->heading, title);
  append (self, list->open);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      append (self, self->outline->item.open);
      append_marker (self, i, is_numbered);
      append_text (self, lines[i]);
      append (self, self->outline->item.close);
    }
  append (self, list->close);
}

static void
append_paragraphs (const Writer *self, const char *title, char *const *paragraphs)
{
  if (paragraphs == NULL)
    return;

  append_tagged (self, &self->outline->heading, title);
  for (gsize i = 0; paragraphs[i] != NULL; i++)
    {
      append (self, i > 0 ? self->outline->gap : "");
      append_tagged (self, &self->outline->paragraph, paragraphs[i]);
    }
}

static void
append_further (const Writer *self, const char *paragraph)
{
  if (paragraph == NULL)
    return;

  append (self, self->outline->gap);
  append_tagged (self, &self->outline->paragraph, paragraph);
}

static void
append_section (const Writer *self, const ExosGuardrailSection *section, gboolean is_first)
{
  append (self, is_first ? "" : self->outline->gap);
  if (section->title != NULL)
    append_tagged (self, &self->outline->subheading, section->title);
  self->outline->table (self->out, section->table);
  append_further (self, section->more);
}

static void
append_sections (const Writer *self, const GPtrArray *sections)
{
  for (guint i = 0; i < sections->len; i++)
    append_section (self, g_ptr_array_index (sections, i), i == 0);
}

static void
append_proof (const Writer *self)
{
  const ExosDoc *doc = self->doc;

  if (doc->evidence != NULL)
    {
      append_tagged (self, &self->outline->heading, doc->evidence_title);
      self->outline->table (self->out, doc->evidence);
    }

  if (doc->guardrails->len > 0)
    append_tagged (self, &self->outline->heading, doc->guardrails_title);
  append_sections (self, doc->guardrails);
  if (!doc->prints_segments)
    return;
  append_tagged (self, &self->outline->heading, doc->segments_title);
  append_sections (self, doc->segments);
}

static void
append_foot (const Writer *self)
{
  append_further (self, self->doc->bayes);
  append (self, self->outline->rule);
  append (self, self->outline->paragraph.open);
  append_text (self, self->doc->method_label);
  append (self, ": ");
  append_text (self, self->doc->method);
  append (self, self->outline->paragraph.close);
}

char *
exos_outline_render (const ExosDoc *doc, const ExosOutline *outline)
{
  const char *before = exos_language_use (doc->language);
  const Writer self = { doc, outline, g_string_new (NULL) };

  append_title (&self);
  append_verdict (&self);
  append_facts (&self);
  append_list (&self, doc->problems_title, doc->problems, FALSE);
  append_paragraphs (&self, doc->hypothesis_title, doc->hypothesis);
  append_proof (&self);
  append_list (&self, doc->risks_title, doc->risks, FALSE);
  append_list (&self, doc->actions_title, doc->actions, TRUE);
  append_paragraphs (&self, doc->note_title, doc->note);
  append_foot (&self);
  exos_language_use (before);
  return g_string_free (self.out, FALSE);
}

static void
append_tables (const Writer *self, const ExosExcerpt *excerpt)
{
  if (excerpt->table != NULL)
    self->outline->table (self->out, excerpt->table);
  if (excerpt->sections != NULL)
    append_sections (self, excerpt->sections);
}

static void
append_fact (const Writer *self, const ExosFact *fact)
{
  append (self, self->outline->gap);
  append (self, self->outline->paragraph.open);
  append_effect (self, fact);
  append (self, self->outline->paragraph.close);
}

/* A heading keeps its distance itself. */
static void
append_remark (const Writer *self, const ExosExcerpt *excerpt)
{
  if (excerpt->text == NULL)
    return;

  append (self, exos_excerpt_has_table (excerpt) ? self->outline->gap : "");
  append_tagged (self, &self->outline->paragraph, excerpt->text);
}

char *
exos_outline_render_excerpt (const ExosExcerpt *excerpt, const ExosOutline *outline)
{
  const Writer self = { NULL, outline, g_string_new (NULL) };

  append_tagged (&self, &outline->heading, excerpt->title);
  append_tables (&self, excerpt);
  if (excerpt->fact != NULL)
    append_fact (&self, excerpt->fact);
  append_remark (&self, excerpt);
  append_further (&self, excerpt->caption);
  return g_string_free (self.out, FALSE);
}
