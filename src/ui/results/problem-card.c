// SPDX-License-Identifier: MIT
#include "ui/results/problem-card.h"

#include "data/language.h"
#include "ui/experiment/experiment-page.h"
#include "ui/experiment/issue-row.h"
#include "ui/widgets/card.h"
#include "ui/widgets/text.h"
#include "ui/window.h"

struct _ExosProblemCard
{
  GtkWidget parent;
  ExosCard *card;
};

G_DEFINE_FINAL_TYPE (ExosProblemCard, exos_problem_card, GTK_TYPE_WIDGET)

/* Mending is the work of another page, which shows what is there. */
static void
fix (ExosProblemCard *self, ExosIssueRow *row)
{
  ExosWindow *window = EXOS_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *page = exos_window_get_page_widget (window, EXOS_PAGE_EXPERIMENT);
  g_autoptr (ExosIssue) issue = exos_issue_copy (exos_issue_row_get (row));

  exos_window_show_page (window, EXOS_PAGE_EXPERIMENT);
  exos_experiment_page_fix (EXOS_EXPERIMENT_PAGE (page), issue);
}

static GtkWidget *
create_row (ExosProblemCard *self, const ExosReport *report, const ExosIssue *issue)
{
  GtkWidget *row = exos_issue_row_new (report, issue);

  g_signal_connect_object (row, "fix", G_CALLBACK (fix), self, G_CONNECT_SWAPPED);
  return row;
}

/* Appends the issues of one level; returns how many there are. */
static guint
append_level (ExosProblemCard *self, const ExosReport *report, ExosLevel level)
{
  guint n = 0;

  for (guint i = 0; i < report->issues->len; i++)
    {
      const ExosIssue *issue = g_ptr_array_index (report->issues, i);

      if (exos_issue_level (issue->code) != level)
        continue;
      exos_card_append (self->card, create_row (self, report, issue));
      n++;
    }

  return n;
}

/* Where a split that cannot be chance usually comes from. */
static void
append_causes (ExosProblemCard *self)
{
  static const char *const causes[] = {
    N_ ("A bug in the assignment, or users assigned twice"),
    N_ ("A redirect or a slow page in one group only"),
    N_ ("Bots filtered in one group more than in the other"),
    N_ ("Logging that loses events of one group"),
    N_ ("Another split than the one entered as planned"),
  };

  g_autoptr (GString) text = g_string_new (_ ("What usually causes this:"));

  for (gsize i = 0; i < G_N_ELEMENTS (causes); i++)
    g_string_append_printf (text, "\n•  %s", exos_gettext (causes[i]));
  exos_card_append (self->card, exos_text_new (text->str, "exos-body"));
}

void
exos_problem_card_show (ExosProblemCard *self, const ExosReport *report)
{
  guint n;

  exos_card_clear (self->card);
  n = append_level (self, report, EXOS_LEVEL_BLOCKED);
  n += append_level (self, report, EXOS_LEVEL_WARNING);
  exos_card_set_titles (self->card, report->hides_numbers ? _ ("What to fix") : _ ("What to check"),
                        NULL);
  if (report->has_srm && report->srm.status != EXOS_SRM_OK)
    append_causes (self);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

static void
exos_problem_card_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  if (child != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (exos_problem_card_parent_class)->dispose (object);
}

static void
exos_problem_card_class_init (ExosProblemCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = exos_problem_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
exos_problem_card_init (ExosProblemCard *self)
{
  self->card = g_object_new (EXOS_TYPE_CARD, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->card), GTK_WIDGET (self));
}
