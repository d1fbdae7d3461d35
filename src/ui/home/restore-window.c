// SPDX-License-Identifier: MIT
#include "ui/home/restore-window.h"

#include "data/format.h"
#include "data/language.h"
#include "ui/companion.h"
#include "ui/remember.h"
#include "ui/style.h"
#include "ui/widgets/clamp-layout.h"
#include "ui/widgets/text.h"

#define KEY "exos-backup"

struct _ExosRestoreWindow
{
  GtkWindow parent;
  GtkLabel *message;
  GtkListBox *list;
  GtkLabel *note;
  GCancellable *listing;
};

G_DEFINE_FINAL_TYPE (ExosRestoreWindow, exos_restore_window, GTK_TYPE_WINDOW)

static char *
dup_count (gint64 n)
{
  g_autofree char *count = exos_format_count ((guint64) MAX (n, 0));

  if (n < 0)
    return g_strdup (_ ("Cannot be read"));
  return g_strdup_printf (NG_ ("%s decision", "%s decisions", (gulong) n), count);
}

static GtkWidget *
create_row (ExosBackup *backup)
{
  g_autofree char *day = exos_format_date (&backup->day);
  g_autofree char *count = dup_count (backup->n_decisions);
  const char *origin =
      backup->is_replaced ? _ ("What was there before another one was restored") : NULL;
  g_autofree char *name = g_strjoin (", ", day, count, origin, NULL);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *title = exos_text_new (day, NULL);
  GtkWidget *amount = gtk_label_new (count);

  gtk_widget_set_valign (grid, GTK_ALIGN_CENTER);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_grid_attach (GTK_GRID (grid), title, 0, 0, 1, 1);
  if (origin != NULL)
    gtk_grid_attach (GTK_GRID (grid), exos_text_new (origin, "exos-caption"), 0, 1, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), amount, 1, 0, 1, origin != NULL ? 2 : 1);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), grid);
  gtk_widget_set_sensitive (row, backup->n_decisions >= 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (row), KEY, backup);
  return row;
}

/* Why there is nothing to choose, or not the latest; else nothing. */
static char *
dup_note (const GPtrArray *backups, const GError *error)
{
  g_autofree char *problem = exos_memory_dup_backup_problem (exos_remember_memory ());

  if (error != NULL)
    return g_strdup (error->message);
  if (problem != NULL)
    return g_strdup_printf (_ ("The latest backup could not be made. %s"), problem);
  return backups->len > 0
             ? NULL
             : g_strdup (_ ("There is no backup yet. One is made on each day with a decision; the "
                            "newest seven are kept."));
}

static void
listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ExosRestoreWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups =
      exos_memory_list_backups_finish (exos_remember_memory (), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_autofree char *note = dup_note (backups, error);

  for (GtkListBoxRow *row; (row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL;)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; backups != NULL && i < backups->len; i++)
    gtk_list_box_append (self->list, create_row (g_ptr_array_index (backups, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->list), backups != NULL && backups->len > 0);
  gtk_label_set_label (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
  if (backups != NULL) /* the rows point into them */
    g_object_set_data_full (G_OBJECT (self->list), KEY, g_ptr_array_ref (backups),
                            (GDestroyNotify) g_ptr_array_unref);
}

static void
list_backups (ExosRestoreWindow *self)
{
  g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  self->listing = g_cancellable_new ();
  exos_memory_list_backups_async (exos_remember_memory (), self->listing, listed,
                                  g_object_ref (self));
}

static char *
dup_outcome (const char *set_aside, const GError *error)
{
  if (error != NULL)
    return g_strdup_printf (_ ("Nothing was restored. %s"), error->message);
  if (set_aside == NULL)
    return g_strdup (_ ("The decisions were restored."));
  /* Translators: the name of a file. */
  return g_strdup_printf (_ ("The decisions were restored. What was there before is kept as “%s”."),
                          set_aside);
}

static void
restored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ExosRestoreWindow) self = user_data;
  g_autofree char *set_aside = NULL;
  g_autoptr (GError) error = NULL;

  exos_remember_restore_finish (result, &set_aside, &error);

  g_autofree char *outcome = dup_outcome (set_aside, error);

  gtk_label_set_label (self->message, outcome);
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), TRUE);
  list_backups (self);
}

void
exos_restore_window_restore (ExosRestoreWindow *self, const char *name)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), FALSE);
  exos_remember_restore (name, restored, g_object_ref (self));
}

static void
answered (GtkWindow *dialog, int response, gpointer self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    exos_restore_window_restore (self, g_object_get_data (G_OBJECT (dialog), KEY));
  gtk_window_destroy (dialog);
}

static void
row_activated (ExosRestoreWindow *self, GtkListBoxRow *row)
{
  const ExosBackup *backup = g_object_get_data (G_OBJECT (row), KEY);
  g_autofree char *day = exos_format_date (&backup->day);
  g_autofree char *count = dup_count (backup->n_decisions);
  GtkWidget *dialog = gtk_message_dialog_new (
      GTK_WINDOW (self), GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT, GTK_MESSAGE_QUESTION,
      /* Translators: a day, and how many decisions there were. */
      GTK_BUTTONS_NONE, _ ("Restore the backup of %s (%s)?"), day, count);

  gtk_message_dialog_format_secondary_text (
      GTK_MESSAGE_DIALOG (dialog), "%s",
      _ ("They take the place of the decisions that are there now. Those are not deleted: they can "
         "be restored in the same way."));
  gtk_dialog_add_button (GTK_DIALOG (dialog), C_ ("button", "_Cancel"), GTK_RESPONSE_CANCEL);
  gtk_dialog_add_button (GTK_DIALOG (dialog), C_ ("button", "_Restore"), GTK_RESPONSE_ACCEPT);
  g_object_set_data_full (G_OBJECT (dialog), KEY, g_strdup (backup->name), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
exos_restore_window_dispose (GObject *object)
{
  ExosRestoreWindow *self = EXOS_RESTORE_WINDOW (object);

  g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  gtk_widget_dispose_template (GTK_WIDGET (object), EXOS_TYPE_RESTORE_WINDOW);
  G_OBJECT_CLASS (exos_restore_window_parent_class)->dispose (object);
}

static void
exos_restore_window_class_init (ExosRestoreWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_restore_window_dispose;
  g_type_ensure (EXOS_TYPE_CLAMP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               EXOS_RESOURCE_PATH "/restore-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosRestoreWindow, message);
  gtk_widget_class_bind_template_child (widget_class, ExosRestoreWindow, list);
  gtk_widget_class_bind_template_child (widget_class, ExosRestoreWindow, note);
  gtk_widget_class_bind_template_callback (widget_class, row_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
exos_restore_window_init (ExosRestoreWindow *self)
{
  exos_style_get ();
  gtk_widget_init_template (GTK_WIDGET (self));
  exos_text_keep_words (self->message);
  exos_text_keep_words (self->note);
  list_backups (self);
}

void
exos_restore_window_present (GtkWindow *parent)
{
  static ExosRestoreWindow *shown;

  if (shown == NULL)
    {
      shown = g_object_new (EXOS_TYPE_RESTORE_WINDOW, NULL);
      g_signal_connect_swapped (shown, "destroy", G_CALLBACK (g_nullify_pointer), &shown);
    }
  exos_companion_present (GTK_WINDOW (shown), parent);
}
