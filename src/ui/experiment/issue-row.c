// SPDX-License-Identifier: MIT
#include "ui/experiment/issue-row.h"

#include "data/language.h"
#include "ui/experiment/column-changes.h"
#include "ui/verdict-icon.h"
#include "ui/widgets/adaptive-layout.h"
#include "ui/widgets/dispose-template.h"
#include "ui/widgets/text.h"

struct _ExosIssueRow
{
  GtkWidget parent;
  GtkImage *icon;
  GtkLabel *message;
  GtkButton *button;
  ExosIssue *issue;
};

static guint fix_signal;

G_DEFINE_FINAL_TYPE (ExosIssueRow, exos_issue_row, GTK_TYPE_WIDGET)

static const char *
get_fix_label (ExosFix fix)
{
  static const char *const labels[EXOS_N_FIXES] = {
    [EXOS_FIX_NONE] = "",
    [EXOS_FIX_CHOOSE_COLUMN] = N_ ("Choose Column"),
    [EXOS_FIX_CHOOSE_METRIC] = N_ ("Choose Metric"),
    [EXOS_FIX_CHOOSE_CONTROL] = N_ ("Choose Control"),
    [EXOS_FIX_SUM_ROWS] = N_ ("Sum Rows"),
    [EXOS_FIX_SHOW] = N_ ("Show"),
    [EXOS_FIX_IGNORE_COLUMN] = N_ ("Ignore Column"),
    [EXOS_FIX_CHECK_SPLIT] = N_ ("Check Split"),
    [EXOS_FIX_OPEN_ANOTHER] = N_ ("Open Another File…"),
  };

  return fix == EXOS_FIX_NONE ? "" : exos_gettext (labels[fix]);
}

static void
clicked (ExosIssueRow *self)
{
  g_signal_emit (self, fix_signal, 0);
}

static void
show (ExosIssueRow *self, gboolean has_fix)
{
  const ExosTone tone = exos_level_tone (exos_issue_level (self->issue->code));
  g_autofree char *message = exos_issue_dup_message (self->issue);

  gtk_image_set_from_icon_name (self->icon, exos_tone_icon (tone));
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), exos_tone_class (tone));
  gtk_label_set_label (self->message, message);
  gtk_button_set_label (self->button, get_fix_label (exos_issue_fix (self->issue)));
  gtk_widget_set_visible (GTK_WIDGET (self->button), has_fix);
  /* The button alone would be read without what it is for. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, message, -1);
}

const ExosIssue *
exos_issue_row_get (ExosIssueRow *self)
{
  return self->issue;
}

static gboolean
exos_issue_row_grab_focus (GtkWidget *widget)
{
  GtkWidget *button = GTK_WIDGET (EXOS_ISSUE_ROW (widget)->button);

  return gtk_widget_get_visible (button) && gtk_widget_grab_focus (button);
}

static void
exos_issue_row_dispose (GObject *object)
{
  exos_dispose_template (object, EXOS_TYPE_ISSUE_ROW);
  G_OBJECT_CLASS (exos_issue_row_parent_class)->dispose (object);
}

static void
exos_issue_row_finalize (GObject *object)
{
  g_clear_pointer (&EXOS_ISSUE_ROW (object)->issue, exos_issue_free);
  G_OBJECT_CLASS (exos_issue_row_parent_class)->finalize (object);
}

static void
exos_issue_row_class_init (ExosIssueRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = exos_issue_row_dispose;
  object_class->finalize = exos_issue_row_finalize;
  widget_class->grab_focus = exos_issue_row_grab_focus;
  g_type_ensure (EXOS_TYPE_ADAPTIVE_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, EXOS_RESOURCE_PATH "/issue-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosIssueRow, icon);
  gtk_widget_class_bind_template_child (widget_class, ExosIssueRow, message);
  gtk_widget_class_bind_template_child (widget_class, ExosIssueRow, button);
  gtk_widget_class_bind_template_callback (widget_class, clicked);
  fix_signal = g_signal_new ("fix", EXOS_TYPE_ISSUE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                             G_TYPE_NONE, 0);
}

static void
exos_issue_row_init (ExosIssueRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  exos_text_keep_words (self->message);
}

/* Whether the page of the experiment can help: no button leads nowhere. */
static gboolean
has_fix (const ExosReport *report, const ExosIssue *issue)
{
  const ExosExperiment *experiment = report->experiment;

  switch (exos_issue_fix (issue))
    {
    case EXOS_FIX_CHOOSE_COLUMN:
      return experiment->n_columns > 0;
    case EXOS_FIX_CHOOSE_METRIC:
      return experiment->candidates != NULL;
    case EXOS_FIX_CHOOSE_CONTROL:
      return experiment->n_arms > 0;
    case EXOS_FIX_SHOW:
      return exos_find_preview_row (experiment, issue->line) < experiment->n_preview_rows;
    case EXOS_FIX_IGNORE_COLUMN:
      return issue->column != NULL;
    case EXOS_FIX_SUM_ROWS:
      return !report->plan->sums_rows;
    case EXOS_FIX_CHECK_SPLIT:
    case EXOS_FIX_OPEN_ANOTHER:
      return TRUE;
    case EXOS_FIX_NONE:
    case EXOS_N_FIXES:
      return FALSE;
    }

  g_assert_not_reached ();
}

GtkWidget *
exos_issue_row_new (const ExosReport *report, const ExosIssue *issue)
{
  ExosIssueRow *self = g_object_new (EXOS_TYPE_ISSUE_ROW, NULL);

  self->issue = exos_issue_copy (issue);
  show (self, has_fix (report, issue));
  return GTK_WIDGET (self);
}
