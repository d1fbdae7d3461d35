// SPDX-License-Identifier: MIT
#include "ui/experiment/guardrail-list.h"

#include "data/format.h"
#include "data/language.h"
#include "ui/experiment/changes.h"
#include "ui/experiment/guardrail-row.h"
#include "ui/widgets/dispose-template.h"

#define STEP 20 /* rows at a time: a file may have a thousand, and each costs milliseconds */

struct _ExosGuardrailList
{
  GtkWidget parent;
  GtkLabel *none;
  GtkBox *rows;
  GtkButton *more;
  ExosSession *session;
  guint limit;
};

G_DEFINE_FINAL_TYPE (ExosGuardrailList, exos_guardrail_list, GTK_TYPE_WIDGET)

static gboolean
is_guessed (const ExosReport *report, const ExosMetric *metric)
{
  for (guint i = 0; i < report->issues->len; i++)
    {
      const ExosIssue *issue = g_ptr_array_index (report->issues, i);

      if (issue->code == EXOS_ISSUE_DIRECTION_GUESSED &&
          g_strcmp0 (issue->column, metric->name) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Shows metric in the row, or in a new one after the last. Returns the row after it. */
static GtkWidget *
show_metric (ExosGuardrailList *self, GtkWidget *row, const ExosMetric *metric)
{
  if (row == NULL)
    {
      row = exos_guardrail_row_new (self->session);
      gtk_box_append (self->rows, row);
    }

  exos_guardrail_row_show (EXOS_GUARDRAIL_ROW (row), metric,
                           is_guessed (exos_session_get_report (self->session), metric));
  return gtk_widget_get_next_sibling (row);
}

static void
remove_from (ExosGuardrailList *self, GtkWidget *row)
{
  while (row != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (row);

      gtk_box_remove (self->rows, row);
      row = next;
    }
}

static void
show_more (ExosGuardrailList *self, guint n_more)
{
  g_autofree char *count = exos_format_count (n_more);
  g_autofree char *label =
      g_strdup_printf (NG_ ("Show %s more guardrail", "Show %s more guardrails", n_more), count);

  gtk_button_set_label (self->more, label);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n_more > 0);
}

/* Until it is known which metric decides none of them can watch over it. */
static const char *
explain_none (const ExosReport *report)
{
  for (guint i = 0; i < report->issues->len; i++)
    if (exos_issue_fix (g_ptr_array_index (report->issues, i)) == EXOS_FIX_CHOOSE_METRIC)
      return _ ("Choose the primary metric first.");

  return _ ("No column of this file can be a guardrail.");
}

/* Rows are used again, so that the focus stays where it is. */
static void
update (ExosGuardrailList *self)
{
  const ExosReport *report = exos_session_get_report (self->session);
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));
  guint n = 0;

  gtk_widget_set_visible (GTK_WIDGET (self), report != NULL);
  if (report == NULL)
    return;

  for (gsize i = 0; i < report->experiment->n_metrics; i++)
    if (exos_guardrail_is_offered (self->session, &report->experiment->metrics[i]) &&
        n++ < self->limit)
      row = show_metric (self, row, &report->experiment->metrics[i]);

  remove_from (self, row);
  show_more (self, n - MIN (n, self->limit));
  gtk_widget_set_visible (GTK_WIDGET (self->rows), n > 0);
  gtk_label_set_label (self->none, explain_none (report));
  gtk_widget_set_visible (GTK_WIDGET (self->none), n == 0);
}

static void
more_clicked (ExosGuardrailList *self)
{
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (self->rows));

  self->limit += STEP;
  update (self);
  gtk_widget_child_focus (gtk_widget_get_next_sibling (last), GTK_DIR_TAB_FORWARD);
}

static void
reset (ExosGuardrailList *self)
{
  self->limit = STEP;
  update (self);
}

static void
exos_guardrail_list_dispose (GObject *object)
{
  ExosGuardrailList *self = EXOS_GUARDRAIL_LIST (object);

  exos_dispose_template (self, EXOS_TYPE_GUARDRAIL_LIST);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (exos_guardrail_list_parent_class)->dispose (object);
}

static void
exos_guardrail_list_class_init (ExosGuardrailListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_guardrail_list_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               EXOS_RESOURCE_PATH "/guardrail-list.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosGuardrailList, none);
  gtk_widget_class_bind_template_child (widget_class, ExosGuardrailList, rows);
  gtk_widget_class_bind_template_child (widget_class, ExosGuardrailList, more);
  gtk_widget_class_bind_template_callback (widget_class, more_clicked);
}

static void
exos_guardrail_list_init (ExosGuardrailList *self)
{
  self->limit = STEP;
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
exos_guardrail_list_set_session (ExosGuardrailList *self, ExosSession *session)
{
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "opened", G_CALLBACK (reset), self, G_CONNECT_SWAPPED);
  update (self);
}
