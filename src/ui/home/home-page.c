// SPDX-License-Identifier: MIT
#include "ui/home/home-page.h"

#include "data/language.h"
#include "ui/application.h"
#include "ui/defaults.h"
#include "ui/home/ask-clear.h"
#include "ui/home/decision-list.h"
#include "ui/home/recent-row.h"
#include "ui/recent.h"
#include "ui/sample-button.h"
#include "ui/widgets/adaptive-layout.h"
#include "ui/widgets/clamp-layout.h"
#include "ui/widgets/dispose-template.h"
#include "ui/widgets/text.h"
#include "ui/window.h"

#define MAX_RECENTS 5 /* the menu of the header bar has more; the page is for decisions */

static const char example_csv[] = "variant,users,conversions,guardrail_cancel\n"
                                  "control,10000,1200,120\n"
                                  "treatment,10050,1320,118\n";

struct _ExosHomePage
{
  GtkWidget parent;
  GtkWidget *recent_box;
  GtkListBox *recent_list;
  GtkWidget *first_run;
  GtkWidget *decisions;
  GtkWidget *forgetful;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *needs;
  GtkLabel *forgets;
  GtkLabel *example;
  guint filling;
};

G_DEFINE_FINAL_TYPE (ExosHomePage, exos_home_page, GTK_TYPE_WIDGET)

static ExosWindow *
get_window (ExosHomePage *self)
{
  return EXOS_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
open_recent (ExosHomePage *self, const ExosRecent *recent)
{
  g_autoptr (GPtrArray) files = exos_recent_dup_files (recent->uris);

  exos_application_open_files (EXOS_APPLICATION (g_application_get_default ()), files,
                               get_window (self));
}

static void
row_activated (ExosHomePage *self, ExosRecentRow *row)
{
  open_recent (self, exos_recent_row_get (row));
}

static void
clear_clicked (ExosHomePage *self)
{
  exos_ask_clear (GTK_WIDGET (self), _ ("Clear the list of recent files?"), exos_recent_clear);
}

static void
copy_example (ExosHomePage *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), example_csv);
  exos_window_toast (get_window (self), _ ("Example copied. Save it as a .csv file and open it."),
                     NULL, NULL, NULL, NULL);
}

/* Who has decided knows how files look. */
static void
show_first_run (ExosHomePage *self)
{
  gtk_widget_set_visible (self->first_run, !gtk_widget_get_visible (self->recent_box) &&
                                               !gtk_widget_get_visible (self->decisions));
}

static void
fill_recents (ExosHomePage *self)
{
  g_autoptr (GPtrArray) recents = exos_recent_list (MAX_RECENTS);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->recent_list, 0)) != NULL)
    gtk_list_box_remove (self->recent_list, GTK_WIDGET (row));
  for (guint i = 0; i < recents->len; i++)
    gtk_list_box_append (self->recent_list, exos_recent_row_new (g_ptr_array_index (recents, i)));
  gtk_widget_set_visible (self->recent_box, recents->len > 0);
  show_first_run (self);
}

static void
fill_later (gpointer data)
{
  ExosHomePage *self = data;

  self->filling = 0;
  fill_recents (self);
}

/* The desktop's list is a file: it is read when the first frame stands. */
static void
recents_changed (ExosHomePage *self)
{
  if (self->filling == 0)
    self->filling = g_idle_add_once (fill_later, self);
}

static void
put_back (gpointer data)
{
  const ExosRecent *recent = data;
  g_autoptr (GPtrArray) files = exos_recent_dup_files (recent->uris);

  exos_recent_add (files, recent->title, recent->verdict);
}

static gboolean
remove_focused (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  ExosHomePage *self = EXOS_HOME_PAGE (widget);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (get_window (self)));

  if (!EXOS_IS_RECENT_ROW (focus) || exos_recent_row_get (EXOS_RECENT_ROW (focus)) == NULL)
    return FALSE;

  ExosRecent *recent = exos_recent_copy (exos_recent_row_get (EXOS_RECENT_ROW (focus)));

  exos_recent_remove (recent->uris[0]);
  exos_window_toast (get_window (self), _ ("Removed from the list"), _ ("Undo"), put_back, recent,
                     (GDestroyNotify) exos_recent_free);
  return TRUE;
}

static void
exos_home_page_dispose (GObject *object)
{
  ExosHomePage *self = EXOS_HOME_PAGE (object);

  g_clear_handle_id (&self->filling, g_source_remove);
  exos_dispose_template (self, EXOS_TYPE_HOME_PAGE);
  G_OBJECT_CLASS (exos_home_page_parent_class)->dispose (object);
}

static void
exos_home_page_class_init (ExosHomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_home_page_dispose;
  g_type_ensure (EXOS_TYPE_CLAMP_LAYOUT);
  g_type_ensure (EXOS_TYPE_ADAPTIVE_LAYOUT);
  g_type_ensure (EXOS_TYPE_DECISION_LIST);
  g_type_ensure (EXOS_TYPE_SAMPLE_BUTTON);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, EXOS_RESOURCE_PATH "/home-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosHomePage, recent_box);
  gtk_widget_class_bind_template_child (widget_class, ExosHomePage, recent_list);
  gtk_widget_class_bind_template_child (widget_class, ExosHomePage, first_run);
  gtk_widget_class_bind_template_child (widget_class, ExosHomePage, example);
  gtk_widget_class_bind_template_child (widget_class, ExosHomePage, decisions);
  gtk_widget_class_bind_template_child (widget_class, ExosHomePage, forgetful);
  gtk_widget_class_bind_template_child (widget_class, ExosHomePage, title);
  gtk_widget_class_bind_template_child (widget_class, ExosHomePage, subtitle);
  gtk_widget_class_bind_template_child (widget_class, ExosHomePage, needs);
  gtk_widget_class_bind_template_child (widget_class, ExosHomePage, forgets);
  gtk_widget_class_bind_template_callback (widget_class, row_activated);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked);
  gtk_widget_class_bind_template_callback (widget_class, copy_example);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, remove_focused, NULL);
}

static void
exos_home_page_init (ExosHomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_label_set_label (self->example, example_csv);
  exos_text_keep_words (self->title);
  exos_text_keep_words (self->subtitle);
  exos_text_keep_words (self->needs);
  exos_text_keep_words (self->forgets);
  g_settings_bind (exos_settings (), "keep-recent", self->forgetful, "visible",
                   G_SETTINGS_BIND_GET | G_SETTINGS_BIND_INVERT_BOOLEAN);
  g_signal_connect_object (self->decisions, "notify::visible", G_CALLBACK (show_first_run), self,
                           G_CONNECT_SWAPPED);
  exos_recent_connect (G_CALLBACK (recents_changed), self);
  recents_changed (self);
}

GtkWidget *
exos_home_page_new (ExosSession *session)
{
  return g_object_new (EXOS_TYPE_HOME_PAGE, NULL);
}
