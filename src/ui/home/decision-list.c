// SPDX-License-Identifier: MIT
#include "ui/home/decision-list.h"

#include "data/language.h"
#include "ui/export/decisions.h"
#include "ui/home/ask-clear.h"
#include "ui/home/compare-window.h"
#include "ui/home/open-decision.h"
#include "ui/home/recent-row.h"
#include "ui/remember.h"
#include "ui/widgets/dispose-template.h"
#include "ui/window.h"

#define PAGE 50
#define BATCH 4 /* rows made in one frame: typing goes on meanwhile */

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
  GPtrArray *records;      /* of the newest page, or NULL: not all of them have a row yet */
  guint n_placed;          /* rows that stay; those after them are of an older search */
  guint first;             /* of them: the row of the first record */
  guint placing;
  guint beginning;
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

/* Nothing found is not the same as nothing there. */
static void
show_state (ExosDecisionList *self, gboolean has_rows)
{
  const ExosHistoryQuery query = get_query (self);
  const gboolean is_narrowed = query.text[0] != '\0' || query.verdicts != 0;

  gtk_widget_set_visible (self->more, FALSE);
  gtk_label_set_label (GTK_LABEL (self->none), _ ("No decision is like that."));
  gtk_widget_set_visible (self->none, !has_rows);
  gtk_widget_set_visible (GTK_WIDGET (self->list), has_rows);
  gtk_widget_set_visible (GTK_WIDGET (self), has_rows || is_narrowed);
}

/* A search does not outlive what it searched: without any decision it would stand alone. */
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

static ExosRecentRow *
append_row (ExosDecisionList *self)
{
  ExosRecentRow *row = g_object_new (EXOS_TYPE_RECENT_ROW, NULL);

  gtk_list_box_append (self->list, GTK_WIDGET (row));
  return row;
}

/* The next record takes the row that an older search left: typing would wait for new ones. FALSE
 * when there is nothing left to do. */
static gboolean
place_row (ExosDecisionList *self)
{
  const guint next = self->n_placed - self->first;
  GtkListBoxRow *old = gtk_list_box_get_row_at_index (self->list, (int) self->n_placed);
  const gboolean has_next = next < MIN (self->records->len, PAGE);

  if (has_next)
    {
      const ExosRecord *record = g_ptr_array_index (self->records, next);

      exos_recent_row_show_decision (old != NULL ? EXOS_RECENT_ROW (old) : append_row (self),
                                     record);
      self->n_placed++;
      self->last = record->id;
    }
  else if (old != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (old));
  return has_next || old != NULL;
}

static gboolean
place_some (GtkWidget *widget, GdkFrameClock *clock, gpointer unused)
{
  ExosDecisionList *self = EXOS_DECISION_LIST (widget);

  for (int i = 0; i < BATCH; i++)
    if (!place_row (self))
      {
        gtk_widget_set_visible (self->more, self->records->len > PAGE);
        self->placing = 0;
        return G_SOURCE_REMOVE;
      }

  return G_SOURCE_CONTINUE;
}

/* Row by row, those of an older search make place for them. */
static void
place (ExosDecisionList *self, GPtrArray *records, guint first)
{
  g_clear_pointer (&self->records, g_ptr_array_unref);
  self->records = g_ptr_array_ref (records);
  self->first = self->n_placed = first;
  show_state (self, first + records->len > 0);
  if (self->placing == 0)
    self->placing = gtk_widget_add_tick_callback (GTK_WIDGET (self), place_some, NULL, NULL);
}

static void
add_rows (ExosDecisionList *self, GPtrArray *records, guint first)
{
  const ExosHistoryQuery everything = { 0 };

  place (self, records, first);
  if (first + records->len > 0 || !gtk_widget_get_visible (GTK_WIDGET (self)))
    return;

  self->searching = g_cancellable_new ();
  exos_memory_count_async (exos_remember_memory (), &everything, self->searching, counted,
                           g_object_ref (self));
}

/* No room, no right to write, a later version: the rest of the program works all the same. */
static void
show_problem (ExosDecisionList *self, const char *message)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  place (self, none, 0);
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

  exos_window_notice (get_window (self), FALSE, message, C_ ("button", "Restore…"),
                      "app.restore-decisions");
}

static void
found (ExosDecisionList *self, GAsyncResult *result, guint first)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records =
      exos_memory_search_finish (exos_remember_memory (), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->searching);
  if (records != NULL)
    add_rows (self, records, first);
  else
    show_problem (self, error->message);
  say_set_aside (self);
}

static void
found_more (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ExosDecisionList) self = user_data;

  found (self, result, self->n_placed);
}

static void
found_anew (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ExosDecisionList) self = user_data;

  found (self, result, 0);
}

static void
search (ExosDecisionList *self, gint64 before, GAsyncReadyCallback callback)
{
  ExosHistoryQuery query = get_query (self);

  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  self->searching = g_cancellable_new ();
  query.before = before;
  exos_memory_search_async (exos_remember_memory (), &query, self->searching, callback,
                            g_object_ref (self));
}

static void
search_anew (ExosDecisionList *self)
{
  search (self, 0, found_anew);
}

static void
more_clicked (ExosDecisionList *self)
{
  search (self, self->last, found_more);
}

static void
row_activated (ExosDecisionList *self, GtkListBoxRow *row)
{
  exos_open_decision (get_window (self), exos_recent_row_get_id (EXOS_RECENT_ROW (row)));
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

/* The latest two of what is shown; others of it can be chosen there. */
static void
compare_clicked (ExosDecisionList *self)
{
  const ExosHistoryQuery query = get_query (self);

  exos_compare_present (get_window (self), &query);
}

static void
clear_clicked (ExosDecisionList *self)
{
  exos_ask_clear (GTK_WIDGET (self), _ ("Clear all decisions and backups?"), exos_remember_clear);
}

/* The history is opened when the first frame stands. */
static void
begin (gpointer data)
{
  ExosDecisionList *self = data;

  self->beginning = 0;
  search_anew (self);
}

static void
exos_decision_list_dispose (GObject *object)
{
  ExosDecisionList *self = EXOS_DECISION_LIST (object);

  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  g_clear_handle_id (&self->beginning, g_source_remove);
  if (self->placing != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->placing);
  self->placing = 0;
  g_clear_pointer (&self->records, g_ptr_array_unref);
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
  gtk_widget_class_bind_template_callback (widget_class, compare_clicked);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked);
}

static void
exos_decision_list_init (ExosDecisionList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  exos_remember_watch (self, G_CALLBACK (search_anew));
  self->beginning = g_idle_add_once (begin, self);
}
