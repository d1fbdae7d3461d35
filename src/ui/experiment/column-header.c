// SPDX-License-Identifier: MIT
#include "ui/experiment/column-header.h"

#include "data/format.h"
#include "data/language.h"
#include "ui/experiment/drop-down.h"
#include "ui/widgets/dispose-template.h"

#define MAX_NAME 200 /* characters: a header may be a page long */

struct _ExosColumnHeader
{
  GtkWidget parent;
  GtkLabel *header;
  GtkDropDown *roles;
  GtkLabel *guessed;
  GtkLabel *part;
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (ExosColumnHeader, exos_column_header, GTK_TYPE_WIDGET)

/* What a person can choose; the order is that of the list. */
static const ExosRole offered[] = {
  EXOS_ROLE_GROUP, EXOS_ROLE_USERS,   EXOS_ROLE_CONVERSIONS, EXOS_ROLE_PRIMARY, EXOS_ROLE_GUARDRAIL,
  EXOS_ROLE_DATE,  EXOS_ROLE_SEGMENT, EXOS_ROLE_EXPERIMENT,  EXOS_ROLE_UNIT,    EXOS_ROLE_EVENT,
  EXOS_ROLE_TIME,  EXOS_ROLE_METRIC,  EXOS_ROLE_VALUE,       EXOS_ROLE_RATE,    EXOS_ROLE_IGNORE,
};

/* What is not offered is left out of the analysis, as what is ignored. */
static guint
find_place (ExosRole role)
{
  for (guint i = 0; i < G_N_ELEMENTS (offered); i++)
    if (offered[i] == role)
      return i;
  return G_N_ELEMENTS (offered) - 1;
}

static GListModel *
create_roles (void)
{
  GtkStringList *roles = gtk_string_list_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (offered); i++)
    gtk_string_list_append (roles, exos_role_label (offered[i]));
  return G_LIST_MODEL (roles);
}

static void
set_name (ExosColumnHeader *self)
{
  const ExosRole role = offered[gtk_drop_down_get_selected (self->roles)];
  /* Translators: read aloud: a column and what it is used for: Role of column users: Users. */
  g_autofree char *name = g_strdup_printf (
      _ ("Role of column %s: %s"), gtk_label_get_label (self->header), exos_role_label (role));

  exos_drop_down_set_name (self->roles, name);
}

static void
role_selected (ExosColumnHeader *self)
{
  const guint selected = gtk_drop_down_get_selected (self->roles);

  if (selected >= G_N_ELEMENTS (offered))
    return;

  set_name (self);
  g_signal_emit (self, chosen_signal, 0, (int) offered[selected]);
}

char *
exos_column_header_dup_name (const char *name, gsize number)
{
  g_autofree char *count = exos_format_count (number);

  /* Translators: a column without a name, by its number. */
  return name[0] != '\0' ? exos_visible_text (name, MAX_NAME)
                         : g_strdup_printf (_ ("Column %s"), count);
}

void
exos_column_header_show (
    ExosColumnHeader *self, const char *name, gsize number, ExosRole role, gboolean is_guessed)
{
  g_autofree char *text = exos_column_header_dup_name (name, number);

  gtk_label_set_label (self->header, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->header), text);
  gtk_widget_set_visible (GTK_WIDGET (self->guessed), is_guessed);
  g_signal_handlers_block_by_func (self->roles, role_selected, self);
  gtk_drop_down_set_selected (self->roles, find_place (role));
  g_signal_handlers_unblock_by_func (self->roles, role_selected, self);
  set_name (self);
}

void
exos_column_header_show_part (ExosColumnHeader *self, const char *metric)
{
  g_autofree char *name = exos_visible_text (metric != NULL ? metric : "", MAX_NAME);
  /* Translators: below a column of sums: the metric that they make. */
  g_autofree char *text = g_strdup_printf (_ ("part of %s"), name);

  gtk_label_set_label (self->part, text);
  gtk_widget_set_visible (GTK_WIDGET (self->part), metric != NULL);
}

void
exos_column_header_show_made (ExosColumnHeader *self)
{
  /* Translators: below a column that is not in the file: how many users have this event. */
  gtk_label_set_label (self->part, _ ("made of events"));
  gtk_widget_set_visible (GTK_WIDGET (self->part), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->guessed), FALSE);
}

static gboolean
exos_column_header_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (EXOS_COLUMN_HEADER (widget)->roles));
}

static void
exos_column_header_dispose (GObject *object)
{
  exos_dispose_template (object, EXOS_TYPE_COLUMN_HEADER);
  G_OBJECT_CLASS (exos_column_header_parent_class)->dispose (object);
}

static void
exos_column_header_class_init (ExosColumnHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_column_header_dispose;
  widget_class->grab_focus = exos_column_header_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "exos-column-header");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               EXOS_RESOURCE_PATH "/column-header.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosColumnHeader, header);
  gtk_widget_class_bind_template_child (widget_class, ExosColumnHeader, roles);
  gtk_widget_class_bind_template_child (widget_class, ExosColumnHeader, guessed);
  gtk_widget_class_bind_template_child (widget_class, ExosColumnHeader, part);
  gtk_widget_class_bind_template_callback (widget_class, role_selected);
  chosen_signal = g_signal_new ("chosen", EXOS_TYPE_COLUMN_HEADER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
exos_column_header_init (ExosColumnHeader *self)
{
  g_autoptr (GListModel) roles = create_roles ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_handlers_block_by_func (self->roles, role_selected, self);
  gtk_drop_down_set_model (self->roles, roles);
  g_signal_handlers_unblock_by_func (self->roles, role_selected, self);
}

GtkWidget *
exos_column_header_new (void)
{
  return g_object_new (EXOS_TYPE_COLUMN_HEADER, NULL);
}
