// SPDX-License-Identifier: MIT
#include "ui/results/cards.h"

#include "analysis/peeking.h"
#include "charts/chart.h"
#include "data/language.h"
#include "ui/results/charts.h"
#include "ui/results/excerpt-card.h"
#include "ui/results/excerpts.h"
#include "ui/widgets/adaptive-layout.h"
#include "ui/widgets/table-list.h"
#include "ui/widgets/text.h"

#define CI_COLUMN 4 /* of the table of guardrails: the picture shows it */
#define SIDE_BY_SIDE 640

static GtkWidget *
create_pair (GtkWidget *table, GtkWidget *chart)
{
  GtkWidget *pair = exos_adaptive_box_new (SIDE_BY_SIDE, 20, 16);

  gtk_widget_set_valign (table, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (chart, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (pair), table);
  gtk_box_append (GTK_BOX (pair), chart);
  return pair;
}

void
exos_primary_card_show (ExosCard *card, const ExosDoc *doc)
{
  exos_excerpt_free (exos_excerpt_card_begin (card, exos_excerpt_new_primary, doc));
  gtk_widget_set_visible (GTK_WIDGET (card), doc->evidence != NULL);
  if (doc->evidence == NULL)
    return;

  exos_card_append (card,
                    create_pair (exos_table_list_new (doc->evidence, _ ("Groups"), -1, NULL, NULL),
                                 exos_effect_view_new (doc->report)));
}

void
exos_looks_card_show (ExosCard *card, const ExosDoc *doc)
{
  g_autoptr (ExosExcerpt) excerpt = exos_excerpt_card_begin (card, exos_excerpt_new_looks, doc);

  /* Looks at a test of one are what the notice under the verdict is about. */
  const gboolean is_shown = excerpt->text != NULL && !exos_report_is_peeked (doc->report);

  gtk_widget_set_visible (GTK_WIDGET (card), is_shown);
  if (!is_shown)
    return;

  if (exos_has_boundary_chart (doc->report))
    exos_card_append (card, exos_boundary_view_new (doc->report));
  exos_card_append (card, exos_text_new (excerpt->text, "exos-body"));
}

/* Where a picture of a guardrail comes from. */
typedef struct
{
  const ExosReport *report;
  gsize treatment;
} Source;

static GtkWidget *
create_guardrail_chart (gsize index, gpointer source)
{
  const Source *it = source;

  return exos_guardrail_view_new (it->report, it->treatment, index);
}

static void
append_section (ExosCard *card, const ExosDoc *doc, const ExosGuardrailSection *section)
{
  Source source = { doc->report, section->treatment };

  if (section->title != NULL)
    exos_card_append (card, exos_text_new (section->title, "exos-state"));
  exos_card_append (card, exos_table_list_new (section->table, _ ("Guardrails"), CI_COLUMN,
                                               create_guardrail_chart, &source));
  if (section->more != NULL)
    exos_card_append (card, exos_text_new (section->more, "exos-caption"));
}

static void
invite_guardrails (ExosCard *card, const char *invitation)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Choose Guardrails"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.page");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "experiment");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  exos_card_append (card, exos_text_new (invitation, "exos-body"));
  exos_card_append (card, button);
}

void
exos_guardrail_card_show (ExosCard *card, const ExosDoc *doc)
{
  const gboolean has_guardrails = doc->guardrails->len > 0;
  g_autoptr (ExosExcerpt) excerpt =
      exos_excerpt_card_begin (card, exos_excerpt_new_guardrails, doc);

  gtk_widget_set_visible (GTK_WIDGET (card), doc->evidence != NULL);
  if (has_guardrails)
    exos_card_set_titles (card, excerpt->title, _ ("bars point right when it gets worse"));
  for (guint i = 0; i < doc->guardrails->len; i++)
    append_section (card, doc, g_ptr_array_index (doc->guardrails, i));
  if (!has_guardrails)
    invite_guardrails (card, excerpt->text);
}

static void
append_segments (ExosCard *card, const ExosDoc *doc, const ExosGuardrailSection *section)
{
  if (section->title != NULL)
    exos_card_append (card, exos_text_new (section->title, "exos-state"));
  exos_card_append (card, exos_segments_view_new (doc->report, section->treatment));
  exos_card_append (card, exos_table_list_new (section->table, _ ("Segments"), -1, NULL, NULL));
  if (section->more != NULL)
    exos_card_append (card, exos_text_new (section->more, "exos-caption"));
}

void
exos_segments_card_show (ExosCard *card, const ExosDoc *doc)
{
  g_autoptr (ExosExcerpt) excerpt = exos_excerpt_card_begin (card, exos_excerpt_new_segments, doc);
  g_auto (GStrv) lines = excerpt->text != NULL ? g_strsplit (excerpt->text, "\n", -1) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (card), lines != NULL);
  for (guint i = 0; i < doc->segments->len; i++)
    append_segments (card, doc, g_ptr_array_index (doc->segments, i));
  for (gsize i = 0; lines != NULL && lines[i] != NULL; i++)
    exos_card_append (card, exos_text_new (lines[i], "exos-body"));
}

void
exos_health_card_show (ExosCard *card, const ExosDoc *doc)
{
  exos_excerpt_free (exos_excerpt_card_begin (card, exos_excerpt_new_health, doc));
  gtk_widget_set_visible (GTK_WIDGET (card), doc->report->has_srm);
  if (doc->report->has_srm)
    exos_card_append (card, exos_split_view_new (doc->report));
}
