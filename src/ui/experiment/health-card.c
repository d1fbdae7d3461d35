// SPDX-License-Identifier: MIT
#include "ui/experiment/health-card.h"

#include "data/format.h"
#include "data/language.h"
#include "ui/experiment/changes.h"
#include "ui/experiment/issue-row.h"
#include "ui/verdict-icon.h"
#include "ui/widgets/adaptive-layout.h"
#include "ui/widgets/dispose-template.h"

/* A file can have a thousand findings, and the first ones tell the rest. */
#define MAX_PROBLEMS 50
#define MAX_NOTES 10

struct _ExosHealthCard
{
  GtkWidget parent;
  GtkImage *state_icon;
  GtkLabel *state;
  GtkBox *issues;
  GtkLabel *more;
  GtkBox *checks;
  GtkBox *left_checks;
  GtkBox *right_checks;
  GtkWidget *reload;
  GtkWidget *view_results;
  ExosSession *session;
  ExosReport *shown;
};

static guint fix_signal;

G_DEFINE_FINAL_TYPE (ExosHealthCard, exos_health_card, GTK_TYPE_WIDGET)

static char *
dup_blocked (const ExosReport *report)
{
  const guint n = exos_report_count_issues (report, EXOS_LEVEL_BLOCKED);
  g_autofree char *count = exos_format_count (n);

  return g_strdup_printf (NG_ ("<b>Blocked.</b> Fix %s problem before using the results.",
                               "<b>Blocked.</b> Fix %s problems before using the results.", n),
                          count);
}

static char *
dup_state (const ExosReport *report)
{
  const gboolean is_srm = report->has_srm && report->srm.status != EXOS_SRM_OK;

  switch (report->health)
    {
    case EXOS_HEALTH_HEALTHY:
      return g_strdup (_ ("<b>Healthy.</b> The data can be used for a decision."));
    case EXOS_HEALTH_WARNING:
      return g_strdup (is_srm ? _ ("<b>Warning.</b> Results are shown, but the decision is Hold "
                                   "until this is checked.")
                              : _ ("<b>Warning.</b> Read the results with care."));
    case EXOS_HEALTH_BLOCKED:
      return dup_blocked (report);
    }

  g_assert_not_reached ();
}

static void
show_state (ExosHealthCard *self, const ExosReport *report)
{
  const ExosTone tone = exos_health_tone (report->health);
  const char *const classes[] = { "exos-mark", "large", exos_tone_class (tone), NULL };
  g_autofree char *state = dup_state (report);

  gtk_image_set_from_icon_name (self->state_icon, exos_tone_icon (tone));
  gtk_widget_set_css_classes (GTK_WIDGET (self->state_icon), (const char **) classes);
  gtk_label_set_markup (self->state, state);
}

static void
clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
fix_pressed (ExosHealthCard *self, ExosIssueRow *row)
{
  g_autoptr (ExosIssue) issue = exos_issue_copy (exos_issue_row_get (row));

  g_signal_emit (self, fix_signal, 0, issue);
}

/* Appends issues of one level, at most max. Returns how many. */
static guint
append_issues (ExosHealthCard *self, const ExosReport *report, ExosLevel level, guint max)
{
  guint n = 0;

  for (guint i = 0; i < report->issues->len && n < max; i++)
    {
      const ExosIssue *issue = g_ptr_array_index (report->issues, i);
      GtkWidget *row;

      if (exos_issue_level (issue->code) != level)
        continue;
      row = exos_issue_row_new (report, issue);
      g_signal_connect_object (row, "fix", G_CALLBACK (fix_pressed), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->issues, row);
      n++;
    }

  return n;
}

static void
show_issues (ExosHealthCard *self, const ExosReport *report)
{
  guint n_shown;

  clear (self->issues);
  n_shown = append_issues (self, report, EXOS_LEVEL_BLOCKED, MAX_PROBLEMS);
  n_shown += append_issues (self, report, EXOS_LEVEL_WARNING, MAX_PROBLEMS);
  n_shown += append_issues (self, report, EXOS_LEVEL_INFO, MAX_NOTES);
  gtk_widget_set_visible (GTK_WIDGET (self->issues), n_shown > 0);

  const guint n_more = report->issues->len - n_shown;
  g_autofree char *count = exos_format_count (n_more);
  g_autofree char *more =
      g_strdup_printf (NG_ ("%s more finding", "%s more findings", n_more), count);

  gtk_label_set_label (self->more, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n_more > 0);
}

static void
append_check (GtkBox *box, const char *text)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM,
                                 "spacing", 10, NULL);
  GtkWidget *icon = gtk_image_new_from_icon_name (exos_tone_icon (EXOS_TONE_OK));
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (icon, exos_tone_class (EXOS_TONE_OK));
  gtk_widget_add_css_class (icon, "exos-mark");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0F);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (box, row);
}

static void
append_checks (ExosHealthCard *self, const ExosReport *report)
{
  const guint n = report->n_checks_passed;
  guint n_appended = 0;

  for (guint check = 0; check < exos_report_n_checks (); check++)
    {
      g_autofree char *label = exos_check_dup_label (report, check);

      if (exos_report_passes_check (report, check))
        append_check (n_appended++ < (n + 1) / 2 ? self->left_checks : self->right_checks, label);
    }
}

/* Beside problems, what is in order is only counted. */
static void
show_checks (ExosHealthCard *self, const ExosReport *report)
{
  const guint n = report->n_checks_passed;
  g_autofree char *count = exos_format_count (n);
  g_autofree char *sum = g_strdup_printf (NG_ ("%s check passed", "%s checks passed", n), count);

  clear (self->left_checks);
  clear (self->right_checks);
  if (report->health == EXOS_HEALTH_HEALTHY)
    append_checks (self, report);
  else
    append_check (self->left_checks, sum);
  gtk_widget_set_visible (GTK_WIDGET (self->checks), n > 0);
}

/* The way to the results is the suggestion, unless there are none before the file is mended. */
static void
show_buttons (ExosHealthCard *self, const ExosReport *report)
{
  if (report->health != EXOS_HEALTH_BLOCKED)
    gtk_widget_add_css_class (self->view_results, "suggested-action");
  else
    gtk_widget_remove_css_class (self->view_results, "suggested-action");
}

static gboolean
has_focus (GtkBox *box)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (box)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* Rows are made anew for another report only. The button that mended something is gone then: the
 * focus goes to the next one, and to the results when all is mended. */
static void
update (ExosHealthCard *self)
{
  const ExosReport *report = exos_session_get_report (self->session);
  const gboolean had_focus = has_focus (self->issues);

  gtk_widget_set_visible (GTK_WIDGET (self), report != NULL);
  if (report == NULL || report == self->shown)
    return;

  g_clear_pointer (&self->shown, exos_report_unref);
  self->shown = exos_report_ref (report);
  show_state (self, report);
  show_issues (self, report);
  show_checks (self, report);
  show_buttons (self, report);
  if (had_focus && !gtk_widget_child_focus (GTK_WIDGET (self->issues), GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (self->view_results);
}

gboolean
exos_health_card_focus_issue (ExosHealthCard *self, const ExosIssue *issue)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->issues)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      const ExosIssue *it = exos_issue_row_get (EXOS_ISSUE_ROW (row));

      if (it->code == issue->code && it->line == issue->line &&
          g_strcmp0 (it->column, issue->column) == 0 && gtk_widget_grab_focus (row))
        return TRUE;
    }

  return FALSE;
}

void
exos_health_card_focus_reload (ExosHealthCard *self)
{
  gtk_widget_grab_focus (self->reload);
}

GtkWidget *
exos_health_card_get_view_results (ExosHealthCard *self)
{
  return self->view_results;
}

static void
exos_health_card_dispose (GObject *object)
{
  ExosHealthCard *self = EXOS_HEALTH_CARD (object);

  exos_dispose_template (self, EXOS_TYPE_HEALTH_CARD);
  g_clear_object (&self->session);
  g_clear_pointer (&self->shown, exos_report_unref);
  G_OBJECT_CLASS (exos_health_card_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, EXOS_RESOURCE_PATH "/health-card.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosHealthCard, state_icon);
  gtk_widget_class_bind_template_child (widget_class, ExosHealthCard, state);
  gtk_widget_class_bind_template_child (widget_class, ExosHealthCard, issues);
  gtk_widget_class_bind_template_child (widget_class, ExosHealthCard, more);
  gtk_widget_class_bind_template_child (widget_class, ExosHealthCard, checks);
  gtk_widget_class_bind_template_child (widget_class, ExosHealthCard, left_checks);
  gtk_widget_class_bind_template_child (widget_class, ExosHealthCard, right_checks);
  gtk_widget_class_bind_template_child (widget_class, ExosHealthCard, reload);
  gtk_widget_class_bind_template_child (widget_class, ExosHealthCard, view_results);
}

static void
exos_health_card_class_init (ExosHealthCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_health_card_dispose;
  g_type_ensure (EXOS_TYPE_ADAPTIVE_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
  fix_signal = g_signal_new ("fix", EXOS_TYPE_HEALTH_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                             G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
exos_health_card_init (ExosHealthCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* With a mnemonic the text is there twice: from the button and from the label inside. */
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self->reload), GTK_ACCESSIBLE_PROPERTY_LABEL);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self->view_results),
                                 GTK_ACCESSIBLE_PROPERTY_LABEL);
}

void
exos_health_card_set_session (ExosHealthCard *self, ExosSession *session)
{
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
