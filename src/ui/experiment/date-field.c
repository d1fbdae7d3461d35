// SPDX-License-Identifier: MIT
#include "ui/experiment/date-field.h"

#include <string.h>

#include "data/language.h"
#include "ui/widgets/dispose-template.h"

struct _ExosDateField
{
  GtkWidget parent;
  GtkLabel *title;
  GtkEntry *entry;
  GtkEventController *focus;
  GtkLabel *message;
  GDate in_force;
};

enum
{
  PROP_0,
  PROP_TITLE,
};

static guint edited_signal;

G_DEFINE_FINAL_TYPE (ExosDateField, exos_date_field, GTK_TYPE_WIDGET)

static const char *
get_text (ExosDateField *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/* "2026-03-14" and nothing else: other orders cannot be told apart. */
static gboolean
parse_day (const char *text, GDate *date)
{
  g_auto (GStrv) parts = g_strsplit (text, "-", 4);
  guint64 year, month, day;

  if (g_strv_length (parts) != 3 || strlen (text) != strlen ("2026-03-14") ||
      !g_ascii_string_to_unsigned (parts[0], 10, 1, 9999, &year, NULL) ||
      !g_ascii_string_to_unsigned (parts[1], 10, 1, 12, &month, NULL) ||
      !g_ascii_string_to_unsigned (parts[2], 10, 1, 31, &day, NULL) ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

GDate
exos_date_field_get_date (ExosDateField *self)
{
  GDate date;

  g_date_clear (&date, 1);
  parse_day (get_text (self), &date);
  return date;
}

static gboolean
is_readable (ExosDateField *self)
{
  GDate date;

  return get_text (self)[0] == '\0' || parse_day (get_text (self), &date);
}

static gboolean
is_same (const GDate *a, const GDate *b)
{
  if (!g_date_valid (a) || !g_date_valid (b))
    return g_date_valid (a) == g_date_valid (b);
  return g_date_compare (a, b) == 0;
}

void
exos_date_field_set_problem (ExosDateField *self, const char *problem)
{
  GtkWidget *entry = GTK_WIDGET (self->entry);

  if (problem != NULL)
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
      problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_label_set_label (self->message, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), problem != NULL);
}

static void
check (ExosDateField *self)
{
  if (!is_readable (self))
    exos_date_field_set_problem (self, _ ("Write the day like 2026-03-14."));
}

static void
text_changed (ExosDateField *self)
{
  const GDate date = exos_date_field_get_date (self);

  if (is_readable (self))
    {
      exos_date_field_set_problem (self, NULL);
      if (!is_same (&date, &self->in_force))
        g_signal_emit (self, edited_signal, 0);
    }
  else if (!gtk_event_controller_focus_contains_focus (GTK_EVENT_CONTROLLER_FOCUS (self->focus)))
    check (self);
}

static void
activated (ExosDateField *self)
{
  check (self);
  if (!gtk_widget_has_css_class (GTK_WIDGET (self->entry), "error"))
    gtk_widget_activate_default (GTK_WIDGET (self));
}

void
exos_date_field_reset (ExosDateField *self)
{
  char text[sizeof "2026-03-14"] = "";

  if (g_date_valid (&self->in_force))
    g_date_strftime (text, sizeof text, "%Y-%m-%d", &self->in_force);
  g_signal_handlers_block_by_func (self->entry, text_changed, self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  g_signal_handlers_unblock_by_func (self->entry, text_changed, self);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  exos_date_field_set_problem (self, NULL);
}

void
exos_date_field_set_date (ExosDateField *self, const GDate *date)
{
  const GDate written = exos_date_field_get_date (self);

  if (is_same (date, &self->in_force))
    return;
  self->in_force = *date;
  if (!is_readable (self) || !is_same (&written, date))
    exos_date_field_reset (self);
}

static gboolean
exos_date_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (EXOS_DATE_FIELD (widget)->entry));
}

static void
exos_date_field_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  ExosDateField *self = EXOS_DATE_FIELD (object);

  if (prop_id == PROP_TITLE)
    gtk_label_set_label (self->title, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
exos_date_field_dispose (GObject *object)
{
  exos_dispose_template (object, EXOS_TYPE_DATE_FIELD);
  G_OBJECT_CLASS (exos_date_field_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, EXOS_RESOURCE_PATH "/date-field.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosDateField, title);
  gtk_widget_class_bind_template_child (widget_class, ExosDateField, entry);
  gtk_widget_class_bind_template_child (widget_class, ExosDateField, focus);
  gtk_widget_class_bind_template_child (widget_class, ExosDateField, message);
  gtk_widget_class_bind_template_callback (widget_class, text_changed);
  gtk_widget_class_bind_template_callback (widget_class, activated);
  gtk_widget_class_bind_template_callback (widget_class, check);
}

static void
exos_date_field_class_init (ExosDateFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = exos_date_field_dispose;
  object_class->set_property = exos_date_field_set_property;
  widget_class->grab_focus = exos_date_field_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
  g_object_class_install_property (
      object_class, PROP_TITLE,
      g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  edited_signal = g_signal_new ("edited", EXOS_TYPE_DATE_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
exos_date_field_init (ExosDateField *self)
{
  g_date_clear (&self->in_force, 1);
  gtk_widget_init_template (GTK_WIDGET (self));
}
