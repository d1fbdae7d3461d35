// SPDX-License-Identifier: MIT
#include "memo/markdown-text.h"
#include "memo/render.h"

#include "data/language.h"
#include "memo/parts.h"

static char *
escape (const char *text)
{
  GString *escaped = g_string_new (NULL);

  exos_markdown_text (escaped, text);
  return g_string_free (escaped, FALSE);
}

static void
append_title (GString *text, const ExosDoc *doc)
{
  g_autofree char *title = escape (doc->title);

  g_string_append (text, "# ");
  /* Translators: %s is the name of the experiment. */
  g_string_append_printf (text, _ ("Decision memo: %s"), title);
  g_string_append (text, "\n\n");
}

static void
append_verdict (GString *text, const ExosDoc *doc)
{
  g_string_append_printf (text, "> **%s ", exos_memo_glyph (doc->verdict));
  exos_markdown_text (text, doc->word);
  g_string_append (text, "** — ");
  exos_markdown_text (text, doc->sentence);
  g_string_append (text, "\n");
  if (doc->override != NULL)
    {
      g_string_append (text, ">\n> ");
      exos_markdown_text (text, doc->override);
      g_string_append (text, "\n");
    }
  g_string_append (text, "\n");
}

static void
append_joined (GString *text, char **lines, const char *separator)
{
  for (gsize i = 0; lines != NULL && lines[i] != NULL; i++)
    {
      g_string_append (text, i > 0 ? separator : "");
      exos_markdown_text (text, lines[i]);
    }
}

/* "**+1.13 pp** (+9.5% relative), 95% CI ..., p = 0.015": the effect is the number of the memo. */
static void
append_effect (GString *text, const ExosFact *fact)
{
  g_string_append (text, "**");
  exos_markdown_text (text, fact->value);
  g_string_append (text, "**");
  if (fact->note != NULL)
    {
      g_string_append_c (text, ' ');
      exos_markdown_text (text, fact->note);
    }
  if (fact->lines[0] != NULL)
    g_string_append (text, fact->note != NULL ? ", " : " — ");
  append_joined (text, fact->lines, ", ");
}

/* "Healthy (SRM p = 0.724, 6 checks passed)" */
static void
append_state (GString *text, const ExosFact *fact)
{
  exos_markdown_text (text, fact->value);
  if (fact->lines[0] == NULL)
    return;

  g_string_append (text, " (");
  append_joined (text, fact->lines, ", ");
  g_string_append_c (text, ')');
}

static void
append_facts (GString *text, const ExosDoc *doc)
{
  g_string_append (text, "| | |\n|---|---|\n");
  for (gsize i = 0; i < G_N_ELEMENTS (doc->facts); i++)
    {
      g_string_append (text, "| ");
      exos_markdown_text (text, doc->facts[i].label);
      g_string_append (text, " | ");
      if (i == 0)
        append_effect (text, &doc->facts[i]);
      else
        append_state (text, &doc->facts[i]);
      g_string_append (text, " |\n");
    }

  g_string_append (text, "| ");
  exos_markdown_text (text, _ ("Date"));
  g_string_append (text, " | ");
  append_joined (text, doc->meta, " · ");
  g_string_append (text, " |\n");
}

static void
append_heading (GString *text, const char *heading)
{
  g_string_append (text, "\n## ");
  exos_markdown_text (text, heading);
  g_string_append (text, "\n\n");
}

static void
append_row (GString *text, const ExosTable *table, char **cells)
{
  for (gsize i = 0; i < table->n_columns; i++)
    {
      g_string_append (text, "| ");
      exos_markdown_text (text, cells[i]);
      g_string_append_c (text, ' ');
    }
  g_string_append (text, "|\n");
}

static void
append_table (GString *text, const ExosTable *table)
{
  append_row (text, table, table->headers);
  for (gsize i = 0; i < table->n_columns; i++)
    g_string_append (text, table->is_text[i] ? "|---" : "|--:");
  g_string_append (text, "|\n");
  for (guint row = 0; row < table->rows->len; row++)
    append_row (text, table, g_ptr_array_index (table->rows, row));
}

static void
append_section (GString *text, const ExosGuardrailSection *section, gboolean is_first)
{
  g_string_append (text, is_first ? "" : "\n");
  if (section->title != NULL)
    {
      g_string_append (text, "**");
      exos_markdown_text (text, section->title);
      g_string_append (text, "**\n\n");
    }

  append_table (text, section->table);
  if (section->more != NULL)
    {
      g_string_append_c (text, '\n');
      exos_markdown_text (text, section->more);
      g_string_append_c (text, '\n');
    }
}

static void
append_proof (GString *text, const ExosDoc *doc)
{
  if (doc->evidence != NULL)
    {
      append_heading (text, doc->evidence_title);
      append_table (text, doc->evidence);
    }

  if (doc->guardrails->len > 0)
    append_heading (text, doc->guardrails_title);
  for (guint i = 0; i < doc->guardrails->len; i++)
    append_section (text, g_ptr_array_index (doc->guardrails, i), i == 0);
}

static void
append_list (GString *text, const char *heading, char **lines, gboolean is_numbered)
{
  if (lines == NULL || lines[0] == NULL)
    return;

  append_heading (text, heading);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      if (is_numbered)
        g_string_append_printf (text, "%" G_GSIZE_FORMAT ". ", i + 1);
      else
        g_string_append (text, "- ");
      exos_markdown_text (text, lines[i]);
      g_string_append_c (text, '\n');
    }
}

static void
append_foot (GString *text, const ExosDoc *doc)
{
  if (doc->bayes != NULL)
    {
      g_string_append_c (text, '\n');
      exos_markdown_text (text, doc->bayes);
      g_string_append_c (text, '\n');
    }

  g_string_append (text, "\n---\n\n");
  exos_markdown_text (text, doc->method_label);
  g_string_append (text, ": ");
  exos_markdown_text (text, doc->method);
  g_string_append_c (text, '\n');
}

char *
exos_render_markdown (const ExosDoc *doc)
{
  const char *before = exos_language_use (doc->language);
  GString *text = g_string_new (NULL);

  append_title (text, doc);
  append_verdict (text, doc);
  append_facts (text, doc);
  append_list (text, doc->problems_title, doc->problems, FALSE);
  append_proof (text, doc);
  append_list (text, doc->risks_title, doc->risks, FALSE);
  append_list (text, doc->actions_title, doc->actions, TRUE);
  append_foot (text, doc);
  exos_language_use (before);
  return g_string_free (text, FALSE);
}
