// SPDX-License-Identifier: MIT
#include "ui/widgets/drop-zone.h"

#include "data/language.h"
#include "ui/widgets/dispose-template.h"
#include "ui/widgets/text.h"

struct _ExosDropZone
{
  GtkWidget parent;
  GtkRevealer *revealer;
  GtkLabel *label;
  GtkDropTarget *target;
};

enum
{
  DROPPED,
  REJECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ExosDropZone, exos_drop_zone, GTK_TYPE_WIDGET)

/* Endings of what a spreadsheet user drops by mistake; everything else is told by its bytes. */
static const char *const no_tables[] = { ".xlsx", ".xls", ".xlsm", ".ods",  ".numbers",
                                         ".pdf",  ".png", ".jpg",  ".docx", ".zip" };

static gboolean
may_be_table (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = base != NULL ? g_ascii_strdown (base, -1) : g_strdup ("");

  for (gsize i = 0; i < G_N_ELEMENTS (no_tables); i++)
    if (g_str_has_suffix (name, no_tables[i]))
      return FALSE;

  return TRUE;
}

static void
revealed (ExosDropZone *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_revealer_get_reveal_child (self->revealer) ||
                                                 gtk_revealer_get_child_revealed (self->revealer));
}

static void
reveal (ExosDropZone *self, gboolean is_over)
{
  if (is_over)
    gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (self->revealer, is_over);
}

/* The files of what hangs over the window or was dropped, a new list of lent GFiles. */
static GSList *
list_files (const GValue *value)
{
  if (value == NULL)
    return NULL;
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    return gdk_file_list_get_files (g_value_get_boxed (value));
  if (G_VALUE_HOLDS (value, G_TYPE_FILE) && g_value_get_object (value) != NULL)
    return g_slist_prepend (NULL, g_value_get_object (value));
  return NULL;
}

static void
say_what_happens (ExosDropZone *self)
{
  g_autoptr (GSList) files = list_files (gtk_drop_target_get_value (self->target));

  gtk_label_set_label (self->label,
                       files != NULL && files->next != NULL
                           ? _ ("Drop the parts of one export to analyze them together")
                           : _ ("Drop a CSV file to analyze"));
}

static GdkDragAction
entered (ExosDropZone *self, double x, double y)
{
  say_what_happens (self);
  reveal (self, TRUE);
  return GDK_ACTION_COPY;
}

static void
left (ExosDropZone *self)
{
  reveal (self, FALSE);
}

static gboolean
dropped (ExosDropZone *self, const GValue *value, double x, double y)
{
  g_autoptr (GSList) files = list_files (value);
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();

  reveal (self, FALSE);
  for (GSList *l = files; l != NULL; l = l->next)
    if (may_be_table (l->data))
      g_ptr_array_add (tables, l->data);
    else
      g_signal_emit (self, signals[REJECTED], 0, l->data);

  if (tables->len > 0)
    g_signal_emit (self, signals[DROPPED], 0, tables);
  return files != NULL;
}

GtkEventController *
exos_drop_zone_get_target (ExosDropZone *self)
{
  return GTK_EVENT_CONTROLLER (self->target);
}

static void
exos_drop_zone_dispose (GObject *object)
{
  ExosDropZone *self = EXOS_DROP_ZONE (object);

  g_clear_object (&self->target);
  exos_dispose_template (self, EXOS_TYPE_DROP_ZONE);
  G_OBJECT_CLASS (exos_drop_zone_parent_class)->dispose (object);
}

static void
exos_drop_zone_class_init (ExosDropZoneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_drop_zone_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, EXOS_RESOURCE_PATH "/drop-zone.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosDropZone, revealer);
  gtk_widget_class_bind_template_child (widget_class, ExosDropZone, label);
  gtk_widget_class_bind_template_callback (widget_class, revealed);
  signals[DROPPED] = g_signal_new ("dropped", EXOS_TYPE_DROP_ZONE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[REJECTED] = g_signal_new ("rejected", EXOS_TYPE_DROP_ZONE, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
}

static void
exos_drop_zone_init (ExosDropZone *self)
{
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_FILE };

  gtk_widget_init_template (GTK_WIDGET (self));
  exos_text_keep_words (self->label);
  self->target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  gtk_drop_target_set_gtypes (self->target, types, G_N_ELEMENTS (types));
  gtk_drop_target_set_preload (self->target, TRUE);
  g_signal_connect_object (self->target, "enter", G_CALLBACK (entered), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->target, "leave", G_CALLBACK (left), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->target, "notify::value", G_CALLBACK (say_what_happens), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->target, "drop", G_CALLBACK (dropped), self, G_CONNECT_SWAPPED);
}
