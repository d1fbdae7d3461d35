// SPDX-License-Identifier: MIT
#include "ui/results/results-page.h"

#include "analysis/peeking.h"
#include "data/format.h"
#include "data/language.h"
#include "memo/doc.h"
#include "ui/experiment/changes.h"
#include "ui/results/cards.h"
#include "ui/results/details.h"
#include "ui/results/peeking-notice.h"
#include "ui/results/problem-card.h"
#include "ui/results/verdict-banner.h"
#include "ui/widgets/clamp-layout.h"
#include "ui/widgets/dispose-template.h"
#include "ui/widgets/empty-state.h"

struct _ExosResultsPage
{
  GtkWidget parent;
  GtkScrolledWindow *scroller;
  GtkStack *stack;
  GtkWidget *report_box;
  ExosVerdictBanner *banner;
  ExosPeekingNotice *peeking_notice;
  ExosProblemCard *problem_card;
  ExosCard *primary_card;
  ExosCard *looks_card;
  ExosCard *guardrail_card;
  ExosCard *segments_card;
  ExosCard *health_card;
  ExosDetails *details;
  ExosSession *session;
  ExosReport *shown;
};

G_DEFINE_FINAL_TYPE (ExosResultsPage, exos_results_page, GTK_TYPE_WIDGET)

static void
show_cards (ExosResultsPage *self, const ExosReport *report)
{
  g_autoptr (ExosDoc) doc = exos_doc_new (report, NULL);

  exos_verdict_banner_show (self->banner, report);
  exos_peeking_notice_show (self->peeking_notice, report);
  exos_problem_card_show (self->problem_card, report);
  exos_primary_card_show (self->primary_card, doc);
  exos_looks_card_show (self->looks_card, doc);
  exos_guardrail_card_show (self->guardrail_card, doc);
  exos_segments_card_show (self->segments_card, doc);
  exos_health_card_show (self->health_card, doc);
  exos_details_show (self->details, doc);
}

static void
set_stale (ExosResultsPage *self)
{
  if (exos_session_is_stale (self->session))
    gtk_widget_add_css_class (self->report_box, "exos-stale");
  else
    gtk_widget_remove_css_class (self->report_box, "exos-stale");
}

/* The cards are made anew for another report only: what is written into the memo moves no focus. */
static void
update (ExosResultsPage *self)
{
  const ExosReport *report = exos_session_get_report (self->session);

  const char *without = exos_session_get_experiment (self->session) != NULL ? "reading" : "empty";

  gtk_stack_set_visible_child_name (self->stack, report != NULL ? "report" : without);
  if (report == NULL || report == self->shown)
    return;

  g_clear_pointer (&self->shown, exos_report_unref);
  self->shown = exos_report_ref (report);
  show_cards (self, report);
}

void
exos_results_page_focus_verdict (ExosResultsPage *self)
{
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0.0);
  exos_verdict_banner_focus (self->banner);
}

/* The button is about to go: the focus goes to the verdict, which is another one perhaps. */
static void
allow_looks (ExosResultsPage *self)
{
  g_autoptr (ExosPlan) plan = exos_plan_new_for_any_look (exos_session_get_plan (self->session));

  exos_verdict_banner_focus (self->banner);
  exos_session_set_plan (self->session, plan, NULL);
}

static void
exos_results_page_dispose (GObject *object)
{
  ExosResultsPage *self = EXOS_RESULTS_PAGE (object);

  exos_dispose_template (self, EXOS_TYPE_RESULTS_PAGE);
  g_clear_object (&self->session);
  g_clear_pointer (&self->shown, exos_report_unref);
  G_OBJECT_CLASS (exos_results_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, EXOS_RESOURCE_PATH "/results-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosResultsPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, ExosResultsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ExosResultsPage, report_box);
  gtk_widget_class_bind_template_child (widget_class, ExosResultsPage, banner);
  gtk_widget_class_bind_template_child (widget_class, ExosResultsPage, peeking_notice);
  gtk_widget_class_bind_template_child (widget_class, ExosResultsPage, problem_card);
  gtk_widget_class_bind_template_child (widget_class, ExosResultsPage, primary_card);
  gtk_widget_class_bind_template_child (widget_class, ExosResultsPage, looks_card);
  gtk_widget_class_bind_template_child (widget_class, ExosResultsPage, guardrail_card);
  gtk_widget_class_bind_template_child (widget_class, ExosResultsPage, segments_card);
  gtk_widget_class_bind_template_child (widget_class, ExosResultsPage, health_card);
  gtk_widget_class_bind_template_child (widget_class, ExosResultsPage, details);
  gtk_widget_class_bind_template_callback (widget_class, allow_looks);
}

static void
exos_results_page_class_init (ExosResultsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_results_page_dispose;
  g_type_ensure (EXOS_TYPE_CLAMP_LAYOUT);
  g_type_ensure (EXOS_TYPE_EMPTY_STATE);
  g_type_ensure (EXOS_TYPE_VERDICT_BANNER);
  g_type_ensure (EXOS_TYPE_PEEKING_NOTICE);
  g_type_ensure (EXOS_TYPE_PROBLEM_CARD);
  g_type_ensure (EXOS_TYPE_CARD);
  g_type_ensure (EXOS_TYPE_DETAILS);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
}

static void
exos_results_page_init (ExosResultsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
exos_results_page_new (ExosSession *session)
{
  ExosResultsPage *self = g_object_new (EXOS_TYPE_RESULTS_PAGE, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (self->banner, "verified", G_CALLBACK (exos_verify_effect), session,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "stale", G_CALLBACK (set_stale), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
