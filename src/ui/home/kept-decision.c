// SPDX-License-Identifier: MIT
#include "ui/home/kept-decision.h"

#include "data/format.h"
#include "data/language.h"
#include "memo/words.h"
#include "ui/application.h"
#include "ui/choose-file.h"
#include "ui/companion.h"
#include "ui/home/kept-text.h"
#include "ui/style.h"
#include "ui/verdict-icon.h"
#include "ui/widgets/clamp-layout.h"
#include "ui/widgets/text.h"

struct _ExosKeptDecision
{
  GtkWindow parent;
  GtkLabel *message;
  GtkWidget *changed;
  GtkLabel *name;
  GtkImage *icon;
  GtkLabel *verdict;
  GtkBox *sections;
  GtkButton *copy_button;
  ExosRecord *record;
};

G_DEFINE_FINAL_TYPE (ExosKeptDecision, exos_kept_decision, GTK_TYPE_WINDOW)

/* Its lines can be selected: people quote them. */
static GtkWidget *
create_section (const ExosKeptSection *section)
{
  GtkWidget *box = gtk_grid_new ();
  GtkWidget *title = exos_text_new (section->title, "heading");

  gtk_grid_set_row_spacing (GTK_GRID (box), 6);
  gtk_widget_add_css_class (box, "exos-card");
  gtk_grid_attach (GTK_GRID (box), title, 0, 0, 1, 1);
  for (guint i = 0; i < section->lines->len; i++)
    {
      GtkWidget *line = exos_text_new (g_ptr_array_index (section->lines, i), "exos-body");

      gtk_widget_set_hexpand (line, TRUE);
      gtk_label_set_selectable (GTK_LABEL (line), TRUE);
      gtk_grid_attach (GTK_GRID (box), line, 0, (int) i + 1, 1, 1);
    }
  return box;
}

static void
fill (ExosKeptDecision *self, const ExosRecord *record)
{
  g_autoptr (GPtrArray) sections = exos_kept_sections (record);
  g_autofree char *name = exos_visible_text (record->experiment, 0);
  g_autofree char *word =
      record->is_overridden
          ? g_strdup_printf (_ ("Decision: %s (owner)"), exos_words_verdict_short (record->verdict))
          : g_strdup (exos_words_verdict_short (record->verdict));

  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->verdict, word);
  gtk_image_set_from_icon_name (self->icon, exos_verdict_icon (record->verdict));
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), exos_verdict_class (record->verdict));
  for (guint i = 0; i < sections->len; i++)
    gtk_box_append (self->sections, create_section (g_ptr_array_index (sections, i)));
}

void
exos_kept_decision_open (ExosKeptDecision *self, GPtrArray *files)
{
  ExosWindow *window = exos_companion_find_window (GTK_WINDOW (self));
  g_autoptr (ExosRecord) found = exos_record_copy (self->record);
  g_autoptr (GStrvBuilder) uris = g_strv_builder_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *uri = g_file_get_uri (g_ptr_array_index (files, i));

      g_strv_builder_add (uris, uri);
    }
  g_strfreev (found->uris);
  found->uris = g_strv_builder_end (uris);
  if (exos_application_open_decision (EXOS_APPLICATION (g_application_get_default ()), found,
                                      window, &error))
    gtk_window_close (GTK_WINDOW (self));
  else
    gtk_label_set_label (self->message, error->message);
}

static void
chosen (GPtrArray *files, gpointer self)
{
  exos_kept_decision_open (self, files);
}

static void
find_file (ExosKeptDecision *self)
{
  exos_choose_files_to_open (GTK_WINDOW (self), chosen, self);
}

static void
copy (ExosKeptDecision *self)
{
  g_autofree char *text = exos_kept_text (self->record);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  gtk_button_set_label (self->copy_button, C_ ("button", "Copied"));
}

static void
exos_kept_decision_dispose (GObject *object)
{
  g_clear_pointer (&EXOS_KEPT_DECISION (object)->record, exos_record_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), EXOS_TYPE_KEPT_DECISION);
  G_OBJECT_CLASS (exos_kept_decision_parent_class)->dispose (object);
}

static void
exos_kept_decision_class_init (ExosKeptDecisionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_kept_decision_dispose;
  g_type_ensure (EXOS_TYPE_CLAMP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               EXOS_RESOURCE_PATH "/kept-decision.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosKeptDecision, message);
  gtk_widget_class_bind_template_child (widget_class, ExosKeptDecision, changed);
  gtk_widget_class_bind_template_child (widget_class, ExosKeptDecision, name);
  gtk_widget_class_bind_template_child (widget_class, ExosKeptDecision, icon);
  gtk_widget_class_bind_template_child (widget_class, ExosKeptDecision, verdict);
  gtk_widget_class_bind_template_child (widget_class, ExosKeptDecision, sections);
  gtk_widget_class_bind_template_child (widget_class, ExosKeptDecision, copy_button);
  gtk_widget_class_bind_template_callback (widget_class, find_file);
  gtk_widget_class_bind_template_callback (widget_class, copy);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
exos_kept_decision_init (ExosKeptDecision *self)
{
  exos_style_get ();
  gtk_widget_init_template (GTK_WIDGET (self));
  exos_text_keep_words (self->message);
  exos_text_keep_words (GTK_LABEL (self->changed));
  exos_text_keep_words (self->name);
}

void
exos_kept_decision_present (ExosWindow *window, const ExosRecord *record, gboolean is_intact)
{
  ExosKeptDecision *self = g_object_new (EXOS_TYPE_KEPT_DECISION, NULL);

  self->record = exos_record_copy (record);
  fill (self, record);
  gtk_widget_set_visible (self->changed, !is_intact);
  exos_companion_present (GTK_WINDOW (self), GTK_WINDOW (window));
}
