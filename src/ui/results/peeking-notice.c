// SPDX-License-Identifier: MIT
#include "ui/results/peeking-notice.h"

#include "analysis/peeking.h"
#include "memo/words-peeking.h"
#include "ui/results/peeking-answer.h"
#include "ui/verdict-icon.h"
#include "ui/widgets/adaptive-layout.h"
#include "ui/widgets/dispose-template.h"
#include "ui/widgets/text.h"

struct _ExosPeekingNotice
{
  GtkWidget parent;
  GtkLabel *title;
  GtkLabel *risk;
  GtkBox *answers;
  ExosReport *report;      /* what is shown, or will be */
  GCancellable *answering; /* NULL: nothing is computed */
};

static guint allowed_signal;

G_DEFINE_FINAL_TYPE (ExosPeekingNotice, exos_peeking_notice, GTK_TYPE_WIDGET)

static void
stop (ExosPeekingNotice *self)
{
  if (self->answering != NULL)
    g_cancellable_cancel (self->answering);
  g_clear_object (&self->answering);
  g_clear_pointer (&self->report, exos_report_unref);
}

static void
append_answer (ExosPeekingNotice *self, const ExosReport *report)
{
  const ExosVerdict verdict = report->decision.verdict;
  GtkWidget *icon = gtk_image_new_from_icon_name (exos_verdict_icon (verdict));
  g_autofree char *text = exos_words_answer (report);

  gtk_widget_add_css_class (icon, exos_verdict_class (verdict));
  gtk_box_append (self->answers, exos_text_new_beside (icon, text));
}

static void
show_answers (ExosPeekingNotice *self, const ExosReport *every_look)
{
  GtkWidget *child;
  g_autofree char *title = exos_words_peeked (self->report);
  g_autofree char *risk = exos_words_peeked_risk (self->report);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->answers))) != NULL)
    gtk_box_remove (self->answers, child);
  append_answer (self, self->report);
  append_answer (self, every_look);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->risk, risk);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, risk, -1);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static void
answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ExosPeekingNotice) self = user_data;
  g_autoptr (ExosReport) every_look = exos_peeking_answer_finish (result, NULL);

  if (every_look == NULL) /* cancelled: another report took its place, or the page is gone */
    return;

  g_clear_object (&self->answering);
  show_answers (self, every_look);
}

void
exos_peeking_notice_show (ExosPeekingNotice *self, const ExosReport *report)
{
  stop (self);
  if (!exos_report_is_peeked (report))
    {
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return;
    }

  self->report = exos_report_ref (report);
  self->answering = g_cancellable_new ();
  exos_peeking_answer_async (report, self->answering, answered, g_object_ref (self));
}

static void
allow_clicked (ExosPeekingNotice *self)
{
  g_signal_emit (self, allowed_signal, 0);
}

static void
exos_peeking_notice_dispose (GObject *object)
{
  stop (EXOS_PEEKING_NOTICE (object));
  exos_dispose_template (object, EXOS_TYPE_PEEKING_NOTICE);
  G_OBJECT_CLASS (exos_peeking_notice_parent_class)->dispose (object);
}

static void
exos_peeking_notice_class_init (ExosPeekingNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_peeking_notice_dispose;
  g_type_ensure (EXOS_TYPE_ADAPTIVE_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               EXOS_RESOURCE_PATH "/peeking-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosPeekingNotice, title);
  gtk_widget_class_bind_template_child (widget_class, ExosPeekingNotice, risk);
  gtk_widget_class_bind_template_child (widget_class, ExosPeekingNotice, answers);
  gtk_widget_class_bind_template_callback (widget_class, allow_clicked);
  allowed_signal = g_signal_new ("allowed", EXOS_TYPE_PEEKING_NOTICE, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
exos_peeking_notice_init (ExosPeekingNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  exos_text_keep_words (self->title);
  exos_text_keep_words (self->risk);
}
