// SPDX-License-Identifier: MIT
#include "ui/preferences/preference-row.h"

#include "data/language.h"
#include "ui/widgets/text.h"

struct _ExosPreferenceRow
{
  GtkListBoxRow parent;
  GtkWidget *texts;
  GtkLabel *title;
  GtkLabel *caption;
  GtkLabel *unit;
  GtkWidget *control;
  char *spoken;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_CAPTION,
  PROP_UNIT,
  PROP_SPOKEN,
  PROP_CONTROL,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (ExosPreferenceRow, exos_preference_row, GTK_TYPE_LIST_BOX_ROW)

/* What the control shows and does not say; lends. */
static const char *
get_value (GtkWidget *control)
{
  if (GTK_IS_LABEL (control))
    return gtk_label_get_label (GTK_LABEL (control));
  if (!GTK_IS_DROP_DOWN (control))
    return NULL;

  GtkStringObject *selected = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (control));

  return selected != NULL ? gtk_string_object_get_string (selected) : NULL;
}

static char *
dup_name (ExosPreferenceRow *self)
{
  const char *name = self->spoken != NULL ? self->spoken : gtk_label_get_text (self->title);
  const char *value = get_value (self->control);

  /* Translators: read aloud: a setting and its value. */
  return value != NULL ? g_strdup_printf (_ ("%s: %s"), name, value) : g_strdup (name);
}

static void
set_name (gpointer widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* The label of a mnemonic names its widget too: what has a name of its own would be read twice. */
static void
forget_mnemonic (gpointer widget)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

/* The toggle inside a drop-down takes the focus: it needs the name as well. */
static void
update_name (ExosPreferenceRow *self)
{
  g_autofree char *name = self->control != NULL ? dup_name (self) : NULL;

  if (name == NULL)
    return;
  set_name (self, name);
  if (!GTK_IS_LABEL (self->control))
    set_name (self->control, name);
  if (GTK_IS_DROP_DOWN (self->control))
    set_name (gtk_widget_get_first_child (self->control), name);
}

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

/* Scrolling the page must not change what lies under the pointer. */
static void
ignore_wheel (GtkWidget *control)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (control);
  const guint n = g_list_model_get_n_items (controllers);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

static void
take_control (ExosPreferenceRow *self, GtkWidget *control)
{
  self->control = control;
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (self->texts)), control, self->texts);
  gtk_label_set_mnemonic_widget (self->title, control);
  forget_mnemonic (control);
  for (GtkWidget *child = gtk_widget_get_first_child (control); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    forget_mnemonic (child);
  ignore_wheel (control);
  if (GTK_IS_LABEL (control))
    g_signal_connect_object (control, "notify::label", G_CALLBACK (update_name), self,
                             G_CONNECT_SWAPPED);
  else if (GTK_IS_DROP_DOWN (control))
    g_signal_connect_object (control, "notify::selected", G_CALLBACK (update_name), self,
                             G_CONNECT_SWAPPED);
}

static void
exos_preference_row_set_property (GObject *object,
                                  guint prop_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  ExosPreferenceRow *self = EXOS_PREFERENCE_ROW (object);

  if (prop_id == PROP_TITLE)
    gtk_label_set_label (self->title, g_value_get_string (value));
  else if (prop_id == PROP_CAPTION)
    show_text (self->caption, g_value_get_string (value));
  else if (prop_id == PROP_UNIT)
    show_text (self->unit, g_value_get_string (value));
  else if (prop_id == PROP_SPOKEN)
    self->spoken = g_value_dup_string (value);
  else if (prop_id == PROP_CONTROL)
    take_control (self, g_value_get_object (value));
  update_name (self);
}

static void
exos_preference_row_dispose (GObject *object)
{
  ExosPreferenceRow *self = EXOS_PREFERENCE_ROW (object);

  self->control = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), EXOS_TYPE_PREFERENCE_ROW);
  G_OBJECT_CLASS (exos_preference_row_parent_class)->dispose (object);
}

static void
exos_preference_row_finalize (GObject *object)
{
  g_free (EXOS_PREFERENCE_ROW (object)->spoken);
  G_OBJECT_CLASS (exos_preference_row_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  static const char *const texts[] = {
    [PROP_TITLE] = "title",
    [PROP_CAPTION] = "caption",
    [PROP_UNIT] = "unit",
    [PROP_SPOKEN] = "spoken",
  };
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  for (guint prop = PROP_TITLE; prop < PROP_CONTROL; prop++)
    g_object_class_install_property (object_class, prop,
                                     g_param_spec_string (texts[prop], NULL, NULL, NULL, flags));
  g_object_class_install_property (
      object_class, PROP_CONTROL,
      g_param_spec_object ("control", NULL, NULL, GTK_TYPE_WIDGET, flags));
}

static void
exos_preference_row_class_init (ExosPreferenceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = exos_preference_row_dispose;
  object_class->finalize = exos_preference_row_finalize;
  object_class->set_property = exos_preference_row_set_property;
  install_properties (object_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               EXOS_RESOURCE_PATH "/preference-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosPreferenceRow, texts);
  gtk_widget_class_bind_template_child (widget_class, ExosPreferenceRow, title);
  gtk_widget_class_bind_template_child (widget_class, ExosPreferenceRow, caption);
  gtk_widget_class_bind_template_child (widget_class, ExosPreferenceRow, unit);
}

static void
exos_preference_row_init (ExosPreferenceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  exos_text_keep_words (self->title);
  exos_text_keep_words (self->caption);
}
