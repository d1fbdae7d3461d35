// SPDX-License-Identifier: MIT
#include "ui/home/compare-window.h"

#include "data/format.h"
#include "data/language.h"
#include "memo/words.h"
#include "ui/companion.h"
#include "ui/experiment/drop-down.h"
#include "ui/home/kept-text.h"
#include "ui/home/open-decision.h"
#include "ui/home/runs.h"
#include "ui/remember.h"
#include "ui/style.h"
#include "ui/widgets/text.h"

#define MOST 100 /* decisions to choose from */
#define SIDES 2

typedef struct
{
  GtkDropDown *choice;
  ExosRecord *record; /* with everything; NULL while it is loaded */
  GCancellable *loading;
} Side;

struct _ExosCompareWindow
{
  GtkWindow parent;
  GtkLabel *sentence;
  GtkLabel *changed;
  GtkWidget *content;
  GtkGrid *grid;
  GtkCheckButton *differing;
  GtkDropDown *first;
  GtkDropDown *second;
  GCancellable *searching;
  GPtrArray *found; /* of ExosRecord, the latest first; NULL before */
  Side sides[SIDES];
  gboolean is_altered[SIDES];
};

G_DEFINE_FINAL_TYPE (ExosCompareWindow, exos_compare_window, GTK_TYPE_WINDOW)

/* Differences are bold, and say so to those who do not see it. */
static GtkWidget *
create_value (const ExosRunsRow *row, int side)
{
  const char *text = row->values[side] != NULL ? row->values[side] : "–";
  GtkWidget *label = exos_text_new (text, row->differs ? "exos-state" : NULL);

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 10);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  if (row->differs)
    gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    C_ ("comparison", "Differs"), -1);
  return label;
}

static void
attach_row (ExosCompareWindow *self, const ExosRunsRow *row, int at)
{
  GtkWidget *name = exos_text_new (row->name, "exos-dim");

  gtk_widget_set_valign (name, GTK_ALIGN_START);
  gtk_label_set_width_chars (GTK_LABEL (name), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 16);
  gtk_grid_attach (self->grid, name, 0, at, 1, 1);
  for (int side = 0; side < SIDES; side++)
    gtk_grid_attach (self->grid, create_value (row, side), side + 1, at, 1, 1);
}

/* All below the choices. */
static void
clear_grid (ExosCompareWindow *self)
{
  while (gtk_grid_get_child_at (self->grid, 0, 1) != NULL)
    gtk_grid_remove_row (self->grid, 1);
}

static void
show_rows (ExosCompareWindow *self)
{
  const gboolean is_all = !gtk_check_button_get_active (self->differing);
  const ExosRecord *first = self->sides[0].record;
  const ExosRecord *second = self->sides[1].record;

  clear_grid (self);
  if (first == NULL || second == NULL)
    return;

  g_autoptr (GPtrArray) rows = exos_runs_compare (first, second);
  g_autofree char *sentence = exos_runs_say (first, second);
  int at = 1;

  gtk_label_set_label (self->sentence, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->changed), self->is_altered[0] || self->is_altered[1]);
  for (guint i = 0; i < rows->len; i++)
    {
      const ExosRunsRow *row = g_ptr_array_index (rows, i);

      if (is_all || row->differs)
        attach_row (self, row, at++);
    }
}

static void
say_problem (ExosCompareWindow *self, const char *message)
{
  clear_grid (self);
  gtk_label_set_label (self->sentence, message);
}

/* Both sides end here. */
static void
loaded (ExosCompareWindow *self, int side, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  gboolean is_intact = FALSE;
  ExosRecord *record =
      exos_memory_load_finish (exos_remember_memory (), result, &is_intact, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->sides[side].loading);
  if (record == NULL)
    {
      say_problem (self, error->message);
      return;
    }
  self->sides[side].record = record;
  self->is_altered[side] = !is_intact;
  show_rows (self);
}

static void
first_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ExosCompareWindow) self = user_data;

  loaded (self, 0, result);
}

static void
second_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ExosCompareWindow) self = user_data;

  loaded (self, 1, result);
}

static void
forget (Side *side)
{
  g_cancellable_cancel (side->loading);
  g_clear_object (&side->loading);
  g_clear_pointer (&side->record, exos_record_free);
}

static void
load (ExosCompareWindow *self, int side)
{
  static const GAsyncReadyCallback done[SIDES] = { first_loaded, second_loaded };
  const guint at = gtk_drop_down_get_selected (self->sides[side].choice);

  forget (&self->sides[side]);
  if (self->found == NULL || at >= self->found->len)
    return;

  const ExosRecord *record = g_ptr_array_index (self->found, at);

  self->sides[side].loading = g_cancellable_new ();
  exos_memory_load_async (exos_remember_memory (), record->id, self->sides[side].loading,
                          done[side], g_object_ref (self));
}

static void
first_chosen (ExosCompareWindow *self)
{
  load (self, 0);
}

static void
second_chosen (ExosCompareWindow *self)
{
  load (self, 1);
}

static void
open_side (ExosCompareWindow *self, int side)
{
  ExosWindow *window = exos_companion_find_window (GTK_WINDOW (self));

  if (self->sides[side].record != NULL && window != NULL)
    exos_open_decision (window, self->sides[side].record->id);
}

static void
open_first (ExosCompareWindow *self)
{
  open_side (self, 0);
}

static void
open_second (ExosCompareWindow *self)
{
  open_side (self, 1);
}

static GtkStringList *
list_choices (const GPtrArray *found)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const ExosRecord *record = g_ptr_array_index (found, i);
      g_autofree char *name = exos_visible_text (record->experiment, 60);
      g_autofree char *date = exos_kept_say_date (record->saved);
      /* Translators: a kept decision to choose: experiment, verdict, date. */
      g_autofree char *text =
          g_strdup_printf (C_ ("choice", "%1$s · %2$s · %3$s"), name,
                           exos_words_verdict_short (record->verdict), date != NULL ? date : "");

      gtk_string_list_append (list, text);
    }

  return list;
}

/* The one before the latest about its experiment. */
static guint
find_other (const GPtrArray *found)
{
  const ExosRecord *latest = g_ptr_array_index (found, 0);

  for (guint i = 1; i < found->len; i++)
    if (g_str_equal (((ExosRecord *) g_ptr_array_index (found, i))->experiment, latest->experiment))
      return i;

  return 1;
}

static void
offer (ExosCompareWindow *self)
{
  g_autoptr (GtkStringList) choices = list_choices (self->found);
  const guint at[SIDES] = { find_other (self->found), 0 };

  for (int side = 0; side < SIDES; side++)
    {
      gtk_drop_down_set_model (self->sides[side].choice, G_LIST_MODEL (choices));
      gtk_drop_down_set_selected (self->sides[side].choice, at[side]);
      load (self, side);
    }
  gtk_widget_set_visible (self->content, TRUE);
}

static void
searched (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ExosCompareWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *found = exos_memory_search_finish (exos_remember_memory (), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (found == NULL)
    say_problem (self, error->message);
  else if (found->len < SIDES)
    say_problem (self, _ ("There is only one decision like that: there is nothing to compare."));
  self->found = found;
  if (found != NULL && found->len >= SIDES)
    offer (self);
}

static void
exos_compare_window_dispose (GObject *object)
{
  ExosCompareWindow *self = EXOS_COMPARE_WINDOW (object);

  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  for (int side = 0; side < SIDES; side++)
    forget (&self->sides[side]);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), EXOS_TYPE_COMPARE_WINDOW);
  G_OBJECT_CLASS (exos_compare_window_parent_class)->dispose (object);
}

static void
exos_compare_window_class_init (ExosCompareWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_compare_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               EXOS_RESOURCE_PATH "/compare-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosCompareWindow, sentence);
  gtk_widget_class_bind_template_child (widget_class, ExosCompareWindow, changed);
  gtk_widget_class_bind_template_child (widget_class, ExosCompareWindow, content);
  gtk_widget_class_bind_template_child (widget_class, ExosCompareWindow, grid);
  gtk_widget_class_bind_template_child (widget_class, ExosCompareWindow, differing);
  gtk_widget_class_bind_template_child (widget_class, ExosCompareWindow, first);
  gtk_widget_class_bind_template_child (widget_class, ExosCompareWindow, second);
  gtk_widget_class_bind_template_callback (widget_class, show_rows);
  gtk_widget_class_bind_template_callback (widget_class, first_chosen);
  gtk_widget_class_bind_template_callback (widget_class, second_chosen);
  gtk_widget_class_bind_template_callback (widget_class, open_first);
  gtk_widget_class_bind_template_callback (widget_class, open_second);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
exos_compare_window_init (ExosCompareWindow *self)
{
  exos_style_get ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->sides[0].choice = self->first;
  self->sides[1].choice = self->second;
  exos_drop_down_set_name (self->first, _ ("Decision on the left"));
  exos_drop_down_set_name (self->second, _ ("Decision on the right"));
  exos_text_keep_words (self->sentence);
  exos_text_keep_words (self->changed);
}

void
exos_compare_present (ExosWindow *window, const ExosHistoryQuery *query)
{
  ExosCompareWindow *self = g_object_new (EXOS_TYPE_COMPARE_WINDOW, NULL);
  ExosHistoryQuery most = *query;

  most.limit = MOST;
  self->searching = g_cancellable_new ();
  exos_memory_search_async (exos_remember_memory (), &most, self->searching, searched,
                            g_object_ref (self));
  exos_companion_present (GTK_WINDOW (self), GTK_WINDOW (window));
}
