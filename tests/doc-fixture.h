// SPDX-License-Identifier: MIT
/* Memos for the tests of what is drawn from them. */
#pragma once

#include "fixture.h"

#include "data/language.h"
#include "memo/draw.h"

static const char launch_csv[] G_GNUC_UNUSED =
    "variant,users,conversions,guardrail_cancel,guardrail_error\n"
    "control,10000,1200,120,35\ntreatment,10050,1320,118,33\n";
static const char blocked_csv[] G_GNUC_UNUSED =
    "variant,users,conversions\ncontrol,5000,500\ntreatment,10000,1200\n";

/* clang-format off */
/* Launch, Hold, Rollback, twice Blocked, a suspicious split, two treatments. */
static const char *const verdict_csvs[] G_GNUC_UNUSED = {
  "variant,users,conversions,guardrail_cancel\ncontrol,10000,1200,120\ntreatment,10050,1320,118\n",
  "variant,users,conversions,guardrail_cancel\ncontrol,10000,1200,120\ntreatment,10050,1210,118\n",
  "variant,users,conversions,guardrail_cancel\ncontrol,10000,1200,120\ntreatment,10050,1320,180\n",
  "variant,users,conversions\ncontrol,10000,1000\ntreatment,10000,12000\n",
  "variant,users,conversions\ncontrol,5000,500\ntreatment,10000,1200\n",
  "variant,users,conversions\ncontrol,10000,1000\ntreatment,10500,1210\n",
  "variant,users,conversions\ncontrol,10000,1000\nb,10000,1200\nc,10000,1250\n",
};

/* Names that want to be something else, or longer than their place. */
static const char hard_csv[] G_GNUC_UNUSED =
  "variant,users,conversions,<script>alert(1)</script>,\"\xe2\x80\xae" "abc \"\"quoted\"\"\","
  "guardrail_with_a_name_of_exactly_sixty_characters_in_this_file\n"
  "\xea\xb8\xb0\xec\xa1\xb4 \xed\x99\x94\xeb\xa9\xb4,10000,1200,120,35,80\n"
  "\xec\x83\x88\xeb\xa1\x9c\xec\x9a\xb4 \xed\x99\x94\xeb\xa9\xb4\xec\x9d\x98 \xec\x95\x84\xec\xa3\xbc "
  "\xea\xb8\xb4 \xec\x9d\xb4\xeb\xa6\x84 abcdefghijklmnopqrstuvwxyz0123456789,10050,1320,118,33,81\n"
  "c,10050,1320,118,33,81\n";
/* clang-format on */

/* The memo of 14 March 2026 of a CSV text. */
static inline ExosDoc *
fixture_doc (const char *csv, const char *language)
{
  GDate date;
  ExosMemoOptions options = { .date = &date, .shows_bayes = TRUE };
  g_autoptr (ExosReport) report = fixture_report (csv, NULL);

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 14, 3, 2026);
  exos_language_use (language);
  return exos_doc_new (report, &options);
}

/* So many healthy groups, each better than the last, and guardrails. */
static inline char *
fixture_csv (gsize n_groups, gsize n_guardrails)
{
  GString *csv = g_string_new ("variant,users,conversions");

  for (gsize i = 0; i < n_guardrails; i++)
    g_string_append_printf (csv, ",guardrail_%c", 'a' + (int) i);
  for (gsize group = 0; group < n_groups; group++)
    {
      g_string_append_printf (csv, "\n%s%.0u,10000,%u", group == 0 ? "control" : "treatment_",
                              (guint) group, 1200 + (guint) group * 120);
      for (gsize i = 0; i < n_guardrails; i++)
        g_string_append_printf (csv, ",%u", 120 + (guint) (i * 9));
    }
  g_string_append_c (csv, '\n');
  return g_string_free (csv, FALSE);
}

static inline void
fixture_replace (char **text, const char *with)
{
  g_free (*text);
  *text = g_strdup (with);
}

static inline void
fixture_replace_all (char **texts, const char *with)
{
  for (gsize i = 0; texts != NULL && texts[i] != NULL; i++)
    fixture_replace (&texts[i], with);
}

static inline void
fixture_replace_table (ExosTable *table, const char *with)
{
  fixture_replace_all (table->headers, with);
  for (gsize i = 0; i < table->rows->len; i++)
    fixture_replace_all (g_ptr_array_index (table->rows, i), with);
}

/* Every text of the document becomes with. */
static inline void
fixture_poison (ExosDoc *doc, const char *with)
{
  char **texts[] = { &doc->eyebrow,      &doc->title,
                     &doc->date,         &doc->iso_date,
                     &doc->word,         &doc->sentence,
                     &doc->bayes,        &doc->evidence_title,
                     &doc->method,       &doc->guardrails_title,
                     &doc->method_label, &doc->risks_title,
                     &doc->actions_title };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    fixture_replace (texts[i], with);
  for (gsize i = 0; i < G_N_ELEMENTS (doc->facts); i++)
    {
      fixture_replace (&doc->facts[i].label, with);
      fixture_replace (&doc->facts[i].value, with);
      fixture_replace_all (doc->facts[i].lines, with);
    }
  fixture_replace_all (doc->meta, with);
  fixture_replace_all (doc->risks, with);
  fixture_replace_all (doc->actions, with);
  fixture_replace_table (doc->evidence, with);
  for (gsize i = 0; i < doc->guardrails->len; i++)
    fixture_replace_table (((ExosGuardrailSection *) g_ptr_array_index (doc->guardrails, i))->table,
                           with);
}

/* Long beyond one page in every part that can be: lists, problems, title. */
static inline ExosDoc *
fixture_long_doc (const char *language)
{
  ExosDoc *doc = fixture_doc (verdict_csvs[2], language);
  GPtrArray *problems = g_ptr_array_new ();
  GString *word = g_string_new (NULL);

  for (guint i = 0; i < 70; i++)
    {
      g_ptr_array_add (problems,
                       g_strdup_printf ("Problem number %u. \xeb\xac\xb8\xec\xa0\x9c", i));
      g_string_append_printf (word, "long%u ", i);
    }
  g_ptr_array_add (problems, NULL);
  g_strfreev (doc->problems);
  doc->problems = (char **) g_ptr_array_free (problems, FALSE);
  fixture_replace (&doc->problems_title, "Problems");
  fixture_replace (&doc->facts[0].note, "(a note that is too long to stand beside its value)");
  fixture_replace (&doc->title, word->str);
  for (guint i = 0; i < 3; i++)
    g_string_append (word, word->str);
  fixture_replace (&doc->risks[0], word->str);
  fixture_replace (&doc->actions[1], word->str);
  g_string_free (word, TRUE);
  return doc;
}
