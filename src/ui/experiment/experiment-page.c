// SPDX-License-Identifier: MIT
#include "ui/experiment/experiment-page.h"

#include "ui/experiment/changes.h"
#include "ui/experiment/column-changes.h"
#include "ui/experiment/data-card.h"
#include "ui/experiment/health-card.h"
#include "ui/experiment/setup-card.h"
#include "ui/widgets/clamp-layout.h"
#include "ui/widgets/dispose-template.h"
#include "ui/widgets/empty-state.h"

struct _ExosExperimentPage
{
  GtkWidget parent;
  GtkStack *stack;
  ExosDataCard *data_card;
  ExosSetupCard *setup_card;
  ExosHealthCard *health_card;
  ExosSession *session;
};

G_DEFINE_FINAL_TYPE (ExosExperimentPage, exos_experiment_page, GTK_TYPE_WIDGET)

static void
update (ExosExperimentPage *self)
{
  const gboolean is_empty = exos_session_get_experiment (self->session) == NULL;

  gtk_stack_set_visible_child_name (self->stack, is_empty ? "empty" : "experiment");
}

/* Moves the focus to where an issue is mended; FALSE when that is nowhere on the page. */
static gboolean
focus_place (ExosExperimentPage *self, const ExosIssue *issue)
{
  switch (exos_issue_fix (issue))
    {
    case EXOS_FIX_CHOOSE_COLUMN:
      return exos_data_card_focus_column (self->data_card, issue);
    case EXOS_FIX_CHOOSE_METRIC:
      return exos_setup_card_focus_primary (self->setup_card);
    case EXOS_FIX_CHOOSE_CONTROL:
      return exos_setup_card_focus_control (self->setup_card);
    case EXOS_FIX_SHOW:
      return exos_data_card_show_cell (self->data_card, issue);
    case EXOS_FIX_CHECK_SPLIT:
      return exos_setup_card_focus_split (self->setup_card);
    case EXOS_FIX_CHOOSE_DIRECTION:
      return exos_setup_card_focus_direction (self->setup_card);
    case EXOS_FIX_SUM_ROWS:
    case EXOS_FIX_IGNORE_COLUMN:
    case EXOS_FIX_OPEN_ANOTHER:
      return exos_health_card_focus_issue (self->health_card, issue);
    case EXOS_FIX_NONE:
    case EXOS_N_FIXES:
      return FALSE;
    }

  g_assert_not_reached ();
}

/* What can be done at once, without the person having to choose. */
static void
mend (ExosExperimentPage *self, const ExosIssue *issue)
{
  switch (exos_issue_fix (issue))
    {
    case EXOS_FIX_CHOOSE_COLUMN:
    case EXOS_FIX_CHOOSE_METRIC:
      if (issue->code == EXOS_ISSUE_UNKNOWN_COLUMN)
        exos_forget_column (self->session, issue->column);
      break;
    case EXOS_FIX_SUM_ROWS:
      exos_sum_rows (self->session);
      break;
    case EXOS_FIX_IGNORE_COLUMN:
      exos_ignore_column (self->session, issue->column);
      break;
    case EXOS_FIX_OPEN_ANOTHER:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.open", NULL);
      break;
    case EXOS_FIX_CHOOSE_CONTROL:
    case EXOS_FIX_SHOW:
    case EXOS_FIX_CHECK_SPLIT:
    case EXOS_FIX_CHOOSE_DIRECTION:
    case EXOS_FIX_NONE:
    case EXOS_N_FIXES:
      break;
    }
}

void
exos_experiment_page_fix (ExosExperimentPage *self, const ExosIssue *issue)
{
  if (exos_session_get_report (self->session) == NULL)
    return;

  focus_place (self, issue);
  mend (self, issue);
}

void
exos_experiment_page_focus_problem (ExosExperimentPage *self)
{
  const ExosReport *report = exos_session_get_report (self->session);

  if (report == NULL)
    return;

  for (guint i = 0; i < report->issues->len; i++)
    {
      const ExosIssue *issue = g_ptr_array_index (report->issues, i);

      if (exos_issue_level (issue->code) == EXOS_LEVEL_BLOCKED && focus_place (self, issue))
        return;
    }

  exos_health_card_focus_reload (self->health_card);
}

static GtkWindow *
get_window (ExosExperimentPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* Enter in an entry leads on, while the page is the one that is shown. */
static void
exos_experiment_page_map (GtkWidget *widget)
{
  ExosExperimentPage *self = EXOS_EXPERIMENT_PAGE (widget);

  GTK_WIDGET_CLASS (exos_experiment_page_parent_class)->map (widget);
  if (get_window (self) != NULL)
    gtk_window_set_default_widget (get_window (self),
                                   exos_health_card_get_view_results (self->health_card));
}

static void
exos_experiment_page_unmap (GtkWidget *widget)
{
  GtkWindow *window = get_window (EXOS_EXPERIMENT_PAGE (widget));
  GtkWidget *button = window != NULL ? gtk_window_get_default_widget (window) : NULL;

  if (button != NULL && gtk_widget_is_ancestor (button, widget))
    gtk_window_set_default_widget (window, NULL);
  GTK_WIDGET_CLASS (exos_experiment_page_parent_class)->unmap (widget);
}

static void
exos_experiment_page_dispose (GObject *object)
{
  ExosExperimentPage *self = EXOS_EXPERIMENT_PAGE (object);

  exos_dispose_template (self, EXOS_TYPE_EXPERIMENT_PAGE);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (exos_experiment_page_parent_class)->dispose (object);
}

static void
exos_experiment_page_class_init (ExosExperimentPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_experiment_page_dispose;
  widget_class->map = exos_experiment_page_map;
  widget_class->unmap = exos_experiment_page_unmap;
  g_type_ensure (EXOS_TYPE_CLAMP_LAYOUT);
  g_type_ensure (EXOS_TYPE_DATA_CARD);
  g_type_ensure (EXOS_TYPE_EMPTY_STATE);
  g_type_ensure (EXOS_TYPE_HEALTH_CARD);
  g_type_ensure (EXOS_TYPE_SETUP_CARD);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               EXOS_RESOURCE_PATH "/experiment-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosExperimentPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ExosExperimentPage, data_card);
  gtk_widget_class_bind_template_child (widget_class, ExosExperimentPage, setup_card);
  gtk_widget_class_bind_template_child (widget_class, ExosExperimentPage, health_card);
  gtk_widget_class_bind_template_callback (widget_class, exos_experiment_page_fix);
}

static void
exos_experiment_page_init (ExosExperimentPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
exos_experiment_page_new (ExosSession *session)
{
  ExosExperimentPage *self = g_object_new (EXOS_TYPE_EXPERIMENT_PAGE, NULL);

  self->session = g_object_ref (session);
  exos_data_card_set_session (self->data_card, session);
  exos_setup_card_set_session (self->setup_card, session);
  exos_health_card_set_session (self->health_card, session);
  g_signal_connect_object (session, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
