// SPDX-License-Identifier: MIT
#include "ui/title.h"

#include "data/language.h"
#include "ui/widgets/dispose-template.h"

#define PROGRAM "ExperimentOS"

struct _ExosTitle
{
  GtkWidget parent;
  GtkLabel *title;
  GtkLabel *subtitle;
};

G_DEFINE_FINAL_TYPE (ExosTitle, exos_title, GTK_TYPE_WIDGET)

char *
exos_title_show (ExosTitle *self, ExosSession *session)
{
  const ExosExperiment *experiment = exos_session_get_experiment (session);
  const gboolean is_empty = experiment == NULL;
  g_autofree char *title = is_empty ? g_strdup (PROGRAM) : exos_session_dup_title (session);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->subtitle, is_empty ? "" : experiment->source.file);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle),
                          !is_empty && !g_str_equal (title, experiment->source.file));
  if (is_empty)
    return g_steal_pointer (&title);
  /* Translators: an experiment, as the title of a window. */
  return g_strdup_printf (_ ("%s — ExperimentOS"), title);
}

static void
exos_title_dispose (GObject *object)
{
  exos_dispose_template (object, EXOS_TYPE_TITLE);
  G_OBJECT_CLASS (exos_title_parent_class)->dispose (object);
}

static void
exos_title_class_init (ExosTitleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_title_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, EXOS_RESOURCE_PATH "/title.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosTitle, title);
  gtk_widget_class_bind_template_child (widget_class, ExosTitle, subtitle);
}

static void
exos_title_init (ExosTitle *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
