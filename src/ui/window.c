// SPDX-License-Identifier: MIT
#include "ui/window.h"

#include "data/language.h"
#include "ui/application.h"
#include "ui/busy-spinner.h"
#include "ui/defaults.h"
#include "ui/reading-bar.h"
#include "ui/recent.h"
#include "ui/sidebar.h"
#include "ui/style.h"
#include "ui/title.h"
#include "ui/trace.h"
#include "ui/widgets/drop-zone.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/toast.h"
#include "ui/window-actions.h"
#include "ui/window-follow.h"
#include "ui/window-state.h"

#define PREPARE_DELAY 400 /* ms: after the first frame */
#define NARROW 720        /* pixels at ordinary text size */

struct _ExosWindow
{
  GtkApplicationWindow parent;
  ExosTitle *title;
  GtkWidget *open_icon;
  GtkWidget *open_label;
  GtkWidget *export_icon;
  GtkWidget *export_label;
  GtkMenuButton *recent_button;
  GtkMenuButton *menu_button;
  GtkMenuButton *export_button;
  ExosBusySpinner *spinner;
  GtkRevealer *sidebar_revealer;
  ExosSidebar *sidebar;
  ExosNotice *notice;
  ExosReadingBar *reading_bar;
  GtkStack *stack;
  ExosToast *toast;
  ExosDropZone *drop_zone;
  ExosSession *session;
  guint preparing;
  gboolean is_narrow;
};

G_DEFINE_FINAL_TYPE (ExosWindow, exos_window, GTK_TYPE_APPLICATION_WINDOW)

ExosSession *
exos_window_get_session (ExosWindow *self)
{
  return self->session;
}

gboolean
exos_window_is_empty (ExosWindow *self)
{
  return exos_session_get_files (self->session) == NULL && !exos_session_is_reading (self->session);
}

GtkWidget *
exos_window_get_page_widget (ExosWindow *self, ExosPageId page)
{
  const char *name = exos_page_name (page);
  GtkWidget *widget = gtk_stack_get_child_by_name (self->stack, name);

  if (widget != NULL)
    return widget;

  widget = exos_page_new (page, self->session);
  gtk_stack_add_titled (self->stack, widget, name, exos_page_title (page));
  return widget;
}

ExosPageId
exos_window_get_page (ExosWindow *self)
{
  ExosPageId page = EXOS_PAGE_HOME;
  const char *name = gtk_stack_get_visible_child_name (self->stack);

  if (name != NULL)
    exos_page_from_name (name, &page);
  return page;
}

void
exos_window_show_page (ExosWindow *self, ExosPageId page)
{
  gtk_stack_set_visible_child (self->stack, exos_window_get_page_widget (self, page));
}

void
exos_window_show_page_at_once (ExosWindow *self, ExosPageId page)
{
  exos_window_get_page_widget (self, page);
  gtk_stack_set_visible_child_full (self->stack, exos_page_name (page),
                                    GTK_STACK_TRANSITION_TYPE_NONE);
}

/* The page that the first file will lead to is made while nobody waits for it. */
static void
prepare_results (gpointer data)
{
  ExosWindow *self = data;

  self->preparing = 0;
  exos_window_get_page_widget (self, EXOS_PAGE_RESULTS);
}

static void
page_selected (ExosWindow *self, int page)
{
  exos_window_show_page (self, (ExosPageId) page);
}

static void
page_changed (ExosWindow *self)
{
  const ExosPageId page = exos_window_get_page (self);
  GtkWidget *button = GTK_WIDGET (self->export_button);

  if (self->session == NULL)
    return;

  exos_sidebar_select (self->sidebar, page);
  if (page == EXOS_PAGE_MEMO)
    gtk_widget_add_css_class (button, "suggested-action");
  else
    gtk_widget_remove_css_class (button, "suggested-action");
  exos_window_update_actions (self);
}

void
exos_window_toast (ExosWindow *self,
                   const char *message,
                   const char *button,
                   void (*activated) (gpointer user_data),
                   gpointer user_data,
                   GDestroyNotify destroy)
{
  exos_toast_show (self->toast, message, button, activated, user_data, destroy);
}

void
exos_window_notice (ExosWindow *self,
                    gboolean is_error,
                    const char *message,
                    const char *button,
                    const char *action)
{
  exos_notice_show (self->notice, is_error, message, button, action);
}

void
exos_window_dismiss_notice (ExosWindow *self)
{
  exos_notice_dismiss (self->notice);
}

const char *
exos_window_get_toast (ExosWindow *self)
{
  return exos_toast_get_message (self->toast);
}

const char *
exos_window_get_notice (ExosWindow *self)
{
  return exos_notice_get_message (self->notice);
}

void
exos_window_open (ExosWindow *self, GFile *file)
{
  exos_notice_dismiss (self->notice);
  exos_session_open (self->session, file);
}

static void
session_changed (ExosWindow *self)
{
  g_autofree char *title = exos_title_show (self->title, self->session);

  gtk_window_set_title (GTK_WINDOW (self), title);
  exos_sidebar_update (self->sidebar, self->session);
  gtk_widget_set_sensitive (GTK_WIDGET (self->export_button),
                            exos_session_get_report (self->session) != NULL);
  exos_window_update_actions (self);
}

static void
files_dropped (ExosWindow *self, GPtrArray *files)
{
  exos_application_open_files (EXOS_APPLICATION (g_application_get_default ()), files, self);
}

static void
connect_session (ExosWindow *self)
{
  g_signal_connect_object (self->session, "changed", G_CALLBACK (session_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "reading", G_CALLBACK (exos_window_update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "stale", G_CALLBACK (exos_window_update_actions), self,
                           G_CONNECT_SWAPPED);
  exos_window_follow (self);
}

/* Called at every layout of the surface: what does not fit is said with icons. Tooltips ask the X
 * server, so nothing is set twice. */
static void
resized (ExosWindow *self)
{
  const int width = gtk_widget_get_width (GTK_WIDGET (self));
  const gboolean is_narrow = width < NARROW * exos_style_get_text_scale ();

  if (is_narrow == self->is_narrow)
    return;

  self->is_narrow = is_narrow;
  exos_sidebar_set_compact (self->sidebar, is_narrow);
  if (is_narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  gtk_widget_set_visible (self->open_icon, is_narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->recent_button), !is_narrow); /* Home lists them too */
  gtk_widget_set_visible (self->open_label, !is_narrow);
  gtk_widget_set_visible (self->export_icon, is_narrow);
  gtk_widget_set_visible (self->export_label, !is_narrow);
}

static void
exos_window_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (exos_window_parent_class)->realize (widget);
  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (widget)), "layout",
                           G_CALLBACK (resized), widget, G_CONNECT_SWAPPED);
  exos_trace_window (EXOS_WINDOW (widget));
}

static gboolean
exos_window_close_request (GtkWindow *window)
{
  exos_window_state_save (window);
  return GTK_WINDOW_CLASS (exos_window_parent_class)->close_request (window);
}

static void
set_menus (ExosWindow *self)
{
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());

  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (gtk_application_get_menu_by_id (
                                                         application, "primary-menu")));
  gtk_menu_button_set_menu_model (
      self->export_button,
      G_MENU_MODEL (gtk_application_get_menu_by_id (application, "export-menu")));
  gtk_menu_button_set_create_popup_func (self->recent_button, exos_recent_fill_menu, NULL, NULL);
}

static void
exos_window_dispose (GObject *object)
{
  ExosWindow *self = EXOS_WINDOW (object);

  g_clear_handle_id (&self->preparing, g_source_remove);
  if (self->session != NULL)
    g_object_run_dispose (G_OBJECT (self->session));
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), EXOS_TYPE_WINDOW);
  G_OBJECT_CLASS (exos_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, EXOS_RESOURCE_PATH "/window.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosWindow, title);
  gtk_widget_class_bind_template_child (widget_class, ExosWindow, open_icon);
  gtk_widget_class_bind_template_child (widget_class, ExosWindow, open_label);
  gtk_widget_class_bind_template_child (widget_class, ExosWindow, export_icon);
  gtk_widget_class_bind_template_child (widget_class, ExosWindow, export_label);
  gtk_widget_class_bind_template_child (widget_class, ExosWindow, recent_button);
  gtk_widget_class_bind_template_child (widget_class, ExosWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, ExosWindow, export_button);
  gtk_widget_class_bind_template_child (widget_class, ExosWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, ExosWindow, sidebar_revealer);
  gtk_widget_class_bind_template_child (widget_class, ExosWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, ExosWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, ExosWindow, reading_bar);
  gtk_widget_class_bind_template_child (widget_class, ExosWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, ExosWindow, toast);
  gtk_widget_class_bind_template_child (widget_class, ExosWindow, drop_zone);
  gtk_widget_class_bind_template_callback (widget_class, page_selected);
  gtk_widget_class_bind_template_callback (widget_class, page_changed);
  gtk_widget_class_bind_template_callback (widget_class, files_dropped);
  gtk_widget_class_bind_template_callback (widget_class, exos_window_reject);
}

static void
exos_window_class_init (ExosWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_window_dispose;
  widget_class->realize = exos_window_realize;
  GTK_WINDOW_CLASS (klass)->close_request = exos_window_close_request;
  g_type_ensure (EXOS_TYPE_BUSY_SPINNER);
  g_type_ensure (EXOS_TYPE_SIDEBAR);
  g_type_ensure (EXOS_TYPE_NOTICE);
  g_type_ensure (EXOS_TYPE_READING_BAR);
  g_type_ensure (EXOS_TYPE_TITLE);
  g_type_ensure (EXOS_TYPE_TOAST);
  g_type_ensure (EXOS_TYPE_DROP_ZONE);
  bind_template (widget_class);
}

static void
exos_window_init (ExosWindow *self)
{
  exos_style_get ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->session = exos_session_new ();
  connect_session (self);
  exos_reading_bar_set_session (self->reading_bar, self->session);
  exos_busy_spinner_set_session (self->spinner, self->session);
  gtk_widget_add_controller (GTK_WIDGET (self),
                             g_object_ref (exos_drop_zone_get_target (self->drop_zone)));
  exos_window_add_actions (self);
  set_menus (self);
  exos_window_state_restore (GTK_WINDOW (self));
  g_settings_bind (exos_settings (), "sidebar-visible", self->sidebar_revealer, "reveal-child",
                   G_SETTINGS_BIND_GET);
  session_changed (self);
  self->preparing = g_timeout_add_once (PREPARE_DELAY, prepare_results, self);
}

ExosWindow *
exos_window_new (GtkApplication *application)
{
  return g_object_new (EXOS_TYPE_WINDOW, "application", application, NULL);
}
