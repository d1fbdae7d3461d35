// SPDX-License-Identifier: MIT
#include "ui/results/details.h"

#include "charts/trend-chart.h"
#include "data/format.h"
#include "data/language.h"
#include "memo/words-design.h"
#include "memo/words-segments.h"
#include "ui/defaults.h"
#include "ui/results/charts.h"
#include "ui/results/excerpt-card.h"
#include "ui/results/excerpts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/dispose-template.h"
#include "ui/widgets/text.h"

#define NAME_CHARS 60

struct _ExosDetails
{
  GtkWidget parent;
  GtkExpander *tipping_expander;
  ExosCard *tipping_card;
  ExosReport *untold; /* whose tipping points are not in their card yet, or NULL */
  GtkExpander *bayes_expander;
  ExosCard *bayes_card;
  GtkExpander *days_expander;
  ExosCard *days_card;
  GtkExpander *method_expander;
  ExosCard *method_card;
};

G_DEFINE_FINAL_TYPE (ExosDetails, exos_details, GTK_TYPE_WIDGET)

/* It takes some hundred runs of the rules: only when somebody looks. */
static void
fill_tipping (ExosDetails *self)
{
  if (self->untold == NULL || !gtk_expander_get_expanded (self->tipping_expander))
    return;

  g_autoptr (ExosReport) report = g_steal_pointer (&self->untold);
  g_autoptr (ExosDoc) doc = exos_doc_new (report, NULL);
  g_autoptr (ExosExcerpt) excerpt =
      exos_excerpt_card_begin (self->tipping_card, exos_excerpt_new_tipping, doc);
  g_auto (GStrv) lines = g_strsplit (excerpt->text, "\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++)
    exos_card_append (self->tipping_card, exos_text_new (lines[i], "exos-body"));
}

static void
show_tipping (ExosDetails *self, const ExosDoc *doc)
{
  g_clear_pointer (&self->untold, exos_report_unref);
  self->untold = exos_report_ref (doc->report);
  fill_tipping (self);
}

static void
show_bayes (ExosDetails *self, const ExosDoc *doc)
{
  g_autoptr (ExosExcerpt) excerpt =
      exos_excerpt_card_begin (self->bayes_card, exos_excerpt_new_bayes, doc);

  gtk_widget_set_visible (GTK_WIDGET (self->bayes_expander), excerpt->text != NULL);
  if (excerpt->text == NULL)
    return;

  exos_card_append (self->bayes_card, exos_text_new (excerpt->text, "exos-body"));
  exos_card_append (self->bayes_card, exos_posterior_view_new (doc->report));
}

static void
append_trends (ExosDetails *self, const ExosReport *report)
{
  for (gsize i = 0; i < report->n_treatments; i++)
    {
      const ExosTreatment *treatment = &report->treatments[i];
      g_autofree char *arm =
          exos_visible_text (exos_report_arm (report, treatment)->name, NAME_CHARS);

      g_autofree char *reason = exos_words_no_trend (report, treatment);

      if (report->n_treatments > 1)
        exos_card_append (self->days_card, exos_text_new (arm, "exos-state"));
      exos_card_append (self->days_card, reason != NULL ? exos_text_new (reason, "exos-body")
                                                        : exos_trend_view_new (report, i));
    }
}

static void
show_days (ExosDetails *self, const ExosDoc *doc)
{
  g_autoptr (ExosExcerpt) excerpt =
      exos_excerpt_card_begin (self->days_card, exos_excerpt_new_days, doc);
  g_auto (GStrv) lines = excerpt->text != NULL ? g_strsplit (excerpt->text, "\n", -1) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->days_expander), lines != NULL);
  if (lines == NULL)
    return;

  append_trends (self, doc->report);
  exos_card_append (self->days_card,
                    exos_text_new (_ ("Looking daily and stopping at the first good day causes "
                                      "false wins."),
                                   "exos-caption"));
  for (gsize i = 0; lines[i] != NULL; i++)
    exos_card_append (self->days_card, exos_text_new (lines[i], "exos-body"));
}

static GtkWidget *
create_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  return button;
}

static void
show_method (ExosDetails *self, const ExosDoc *doc)
{
  g_autoptr (ExosExcerpt) excerpt =
      exos_excerpt_card_begin (self->method_card, exos_excerpt_new_method, doc);

  g_autofree char *detectable = exos_words_detectable_now (doc->report);

  exos_card_append (self->method_card, exos_text_new (excerpt->text, "exos-body"));
  if (detectable != NULL)
    exos_card_append (self->method_card, exos_text_new (detectable, "exos-body"));
  exos_card_append (self->method_card, create_button (_ ("Copy as JSON"), "win.copy-json"));
  exos_card_append (self->method_card, create_button (_ ("Try These Rules"), "win.simulator"));
}

void
exos_details_show (ExosDetails *self, const ExosDoc *doc)
{
  show_tipping (self, doc);
  show_bayes (self, doc);
  show_days (self, doc);
  show_method (self, doc);
}

static void
exos_details_dispose (GObject *object)
{
  exos_dispose_template (object, EXOS_TYPE_DETAILS);
  g_clear_pointer (&EXOS_DETAILS (object)->untold, exos_report_unref);
  G_OBJECT_CLASS (exos_details_parent_class)->dispose (object);
}

static void
exos_details_class_init (ExosDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_details_dispose;
  g_type_ensure (EXOS_TYPE_CARD);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, EXOS_RESOURCE_PATH "/details.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosDetails, tipping_expander);
  gtk_widget_class_bind_template_child (widget_class, ExosDetails, tipping_card);
  gtk_widget_class_bind_template_child (widget_class, ExosDetails, bayes_expander);
  gtk_widget_class_bind_template_child (widget_class, ExosDetails, bayes_card);
  gtk_widget_class_bind_template_child (widget_class, ExosDetails, days_expander);
  gtk_widget_class_bind_template_child (widget_class, ExosDetails, days_card);
  gtk_widget_class_bind_template_child (widget_class, ExosDetails, method_expander);
  gtk_widget_class_bind_template_child (widget_class, ExosDetails, method_card);
  gtk_widget_class_bind_template_callback (widget_class, fill_tipping);
}

static void
exos_details_init (ExosDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_settings_bind (exos_settings (), "tipping-expanded", self->tipping_expander, "expanded",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (exos_settings (), "bayesian-expanded", self->bayes_expander, "expanded",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (exos_settings (), "days-expanded", self->days_expander, "expanded",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (exos_settings (), "method-expanded", self->method_expander, "expanded",
                   G_SETTINGS_BIND_DEFAULT);
}
