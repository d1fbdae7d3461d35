// SPDX-License-Identifier: MIT
#include "ui/home/decision-list.h"

#include "data/format.h"
#include "data/language.h"
#include "ui/application.h"
#include "ui/export/decisions.h"
#include "ui/home/ask-clear.h"
#include "ui/home/kept-data.h"
#include "ui/home/kept-decision.h"
#include "ui/home/recent-row.h"
#include "ui/remember.h"
#include "ui/widgets/dispose-template.h"
#include "ui/window.h"

#define PAGE 50

struct _ExosDecisionList
{
  GtkWidget parent;
  GtkEditable *search;
  GtkDropDown *filter;
  GtkListBox *list;
  GtkWidget *none;
  GtkWidget *more;
  GCancellable *searching; /* the newest search, or NULL */
  gint64 last;             /* id of the last row, 0 without rows */
};

G_DEFINE_FINAL_TYPE (ExosDecisionList, exos_decision_list, GTK_TYPE_WIDGET)

/* In the order of the filter. */
static const guint verdicts[] = { 0, 1u << EXOS_VERDICT_LAUNCH, 1u << EXOS_VERDICT_HOLD,
                                  1u << EXOS_VERDICT_ROLLBACK };

static ExosWindow *
get_window (ExosDecisionList *self)
{
  return EXOS_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static ExosHistoryQuery
get_query (ExosDecisionList *self)
{
  const guint filter = gtk_drop_down_get_selected (self->filter);

  return (ExosHistoryQuery) {
    .text = gtk_editable_get_text (self->search),
    .verdicts = filter < G_N_ELEMENTS (verdicts) ? verdicts[filter] : 0,
    .limit = PAGE + 1, /* is there more? */
  };
}

/* A row knows no more than is shown; its decision is found again by its id. */
static GtkWidget *
create_row (const ExosRecord *record)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) saved = g_date_time_new_from_iso8601 (record->saved, NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *title = exos_visible_text (record->experiment, 0);
  g_autofree char *first = exos_visible_text (record->files[0] != NULL ? record->files[0] : "", 0);
  g_autofree char *file =
      exos_source_files_say_name (first, MAX (g_strv_length (record->files), 1));
  g_autoptr (GDateTime) when =
      saved != NULL ? g_date_time_to_timezone (saved, zone) : g_date_time_ref (now);
  const ExosRecent recent = {
    .uris = record->uris,
    .title = title,
    .file = file,
    .has_verdict = TRUE,
    .verdict = record->verdict,
    .when = when,
  };
  GtkWidget *row = exos_recent_row_new (&recent);
  gint64 *id = g_new (gint64, 1);

  *id = record->id;
  g_object_set_data_full (G_OBJECT (row), "exos-id", id, g_free);
  return row;
}

static void
empty (ExosDecisionList *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  self->last = 0;
}

/* Nothing found is not the same as nothing there. */
static void
show_state (ExosDecisionList *self, guint n_found)
{
  const ExosHistoryQuery query = get_query (self);
  const gboolean is_narrowed = query.text[0] != '\0' || query.verdicts != 0;

  gtk_widget_set_visible (self->more, n_found > PAGE);
  gtk_widget_set_visible (self->none, self->last == 0);
  gtk_label_set_label (GTK_LABEL (self->none), _ ("No decision is like that."));
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->last != 0);
  gtk_widget_set_visible (GTK_WIDGET (self), self->last != 0 || is_narrowed);
}

/* A search does not outlive what it searched: with every decision forgotten it would stand alone.
 */
static void
counted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ExosDecisionList) self = user_data;

  if (exos_memory_count_finish (exos_remember_memory (), result, NULL) != 0)
    return;
  gtk_editable_set_text (self->search, "");
  gtk_drop_down_set_selected (self->filter, 0);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
add_rows (ExosDecisionList *self, const GPtrArray *records)
{
  for (guint i = 0; i < MIN (records->len, PAGE); i++)
    {
      const ExosRecord *record = g_ptr_array_index (records, i);

      gtk_list_box_append (self->list, create_row (record));
      self->last = record->id;
    }
  show_state (self, records->len);
  if (self->last != 0 || !gtk_widget_get_visible (GTK_WIDGET (self)))
    return;

  const ExosHistoryQuery everything = { 0 };

  self->searching = g_cancellable_new ();
  exos_memory_count_async (exos_remember_memory (), &everything, self->searching, counted,
                           g_object_ref (self));
}

/* No room, no right to write, a later version: the rest of the program works all the same. */
static void
show_problem (ExosDecisionList *self, const char *message)
{
  empty (self);
  show_state (self, 0);
  gtk_label_set_label (GTK_LABEL (self->none), message);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/* A history that was set aside is said; one that cannot be opened is, where it is written to. */
static void
say_set_aside (ExosDecisionList *self)
{
  g_autofree char *name = exos_memory_take_set_aside (exos_remember_memory ());

  if (name == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;

  /* Translators: the name of a file. */
  g_autofree char *message = g_strdup_printf (
      _ ("The history of decisions was damaged. It is kept as “%s”, and a new one is begun."),
      name);

  exos_window_notice (get_window (self), FALSE, message, NULL, NULL);
}

static void
found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ExosDecisionList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records =
      exos_memory_search_finish (exos_remember_memory (), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->searching);
  if (records != NULL)
    add_rows (self, records);
  else
    show_problem (self, error->message);
  say_set_aside (self);
}

static void
search (ExosDecisionList *self, gint64 before)
{
  ExosHistoryQuery query = get_query (self);

  if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  self->searching = g_cancellable_new ();
  query.before = before;
  exos_memory_search_async (exos_remember_memory (), &query, self->searching, found,
                            g_object_ref (self));
}

/* The rows stay until the others are there. */
static void
found_anew (GObject *source, GAsyncResult *result, gpointer user_data)
{
  if (!g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    empty (user_data);
  found (source, result, user_data);
}

static void
search_anew (ExosDecisionList *self)
{
  const ExosHistoryQuery query = get_query (self);

  if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  self->searching = g_cancellable_new ();
  exos_memory_search_async (exos_remember_memory (), &query, self->searching, found_anew,
                            g_object_ref (self));
}

static void
more_clicked (ExosDecisionList *self)
{
  search (self, self->last);
}

static void
open_record (ExosDecisionList *self, const ExosRecord *record, gboolean is_intact)
{
  ExosWindow *window = get_window (self);
  ExosApplication *application = EXOS_APPLICATION (g_application_get_default ());
  g_autoptr (GError) error = NULL;

  if (!exos_kept_data_is_there (record))
    exos_kept_decision_present (window, record, is_intact);
  else if (!exos_application_open_decision (application, record, window, &error))
    exos_window_notice (window, TRUE, error->message, NULL, NULL);
  else if (!is_intact)
    exos_window_notice (window, TRUE,
                        _ ("This decision is not what was saved: somebody has changed it since."),
                        NULL, NULL);
}

static void
loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ExosDecisionList) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_intact = FALSE;
  g_autoptr (ExosRecord) record =
      exos_memory_load_finish (exos_remember_memory (), result, &is_intact, &error);

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (record != NULL)
    open_record (self, record, is_intact);
  else
    exos_window_notice (get_window (self), TRUE, error->message, NULL, NULL);
}

static void
row_activated (ExosDecisionList *self, GtkListBoxRow *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "exos-id");

  exos_memory_load_async (exos_remember_memory (), *id, NULL, loaded, g_object_ref (self));
}

/* All that are like what is shown, also those on pages that are not. */
static void
export_activated (GtkWidget *widget, const char *action, GVariant *format)
{
  ExosDecisionList *self = EXOS_DECISION_LIST (widget);
  const ExosHistoryQuery query = get_query (self);

  exos_decisions_ask (get_window (self),
                      exos_decisions_format (g_variant_get_string (format, NULL)), &query);
}

static void
clear_clicked (ExosDecisionList *self)
{
  exos_ask_clear (GTK_WIDGET (self), _ ("Clear all saved decisions?"), exos_remember_clear);
}

static void
exos_decision_list_dispose (GObject *object)
{
  ExosDecisionList *self = EXOS_DECISION_LIST (object);

  if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  exos_dispose_template (self, EXOS_TYPE_DECISION_LIST);
  G_OBJECT_CLASS (exos_decision_list_parent_class)->dispose (object);
}

static void
exos_decision_list_class_init (ExosDecisionListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_decision_list_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               EXOS_RESOURCE_PATH "/decision-list.ui");
  gtk_widget_class_install_action (widget_class, "decisions.export", "s", export_activated);
  gtk_widget_class_bind_template_child (widget_class, ExosDecisionList, search);
  gtk_widget_class_bind_template_child (widget_class, ExosDecisionList, filter);
  gtk_widget_class_bind_template_child (widget_class, ExosDecisionList, list);
  gtk_widget_class_bind_template_child (widget_class, ExosDecisionList, none);
  gtk_widget_class_bind_template_child (widget_class, ExosDecisionList, more);
  gtk_widget_class_bind_template_callback (widget_class, search_anew);
  gtk_widget_class_bind_template_callback (widget_class, more_clicked);
  gtk_widget_class_bind_template_callback (widget_class, row_activated);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked);
}

static void
exos_decision_list_init (ExosDecisionList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  exos_remember_watch (self, G_CALLBACK (search_anew));
  search_anew (self);
}
