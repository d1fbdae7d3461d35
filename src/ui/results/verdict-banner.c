// SPDX-License-Identifier: MIT
#include "ui/results/verdict-banner.h"

#include "data/language.h"
#include "memo/banner.h"
#include "ui/verdict-icon.h"
#include "ui/widgets/adaptive-layout.h"
#include "ui/widgets/dispose-template.h"
#include "ui/widgets/text.h"

struct _ExosVerdictBanner
{
  GtkWidget parent;
  GtkWidget *box;
  GtkImage *icon;
  GtkLabel *word;
  GtkLabel *sentence;
  GtkWidget *evidence;
  GtkWidget *risks;
  GtkWidget *actions;
  GtkWidget *plan_button;
  GtkWidget *verify;
};

static guint verified_signal;

G_DEFINE_FINAL_TYPE (ExosVerdictBanner, exos_verdict_banner, GTK_TYPE_WIDGET)

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
append (GtkWidget *box, GtkWidget *child)
{
  gtk_box_append (GTK_BOX (box), child);
}

/* The headline number, its relative value beside it where there is room for both. */
static GtkWidget *
create_stat (const ExosBanner *banner)
{
  GtkWidget *box = exos_adaptive_box_new (0, 8, 0);

  append (box, exos_text_new (banner->stat, "exos-stat"));
  if (banner->stat_note != NULL)
    append (box, exos_text_new (banner->stat_note, NULL));
  return box;
}

static void
show_evidence (ExosVerdictBanner *self, const ExosBanner *banner)
{
  clear_box (self->evidence);
  if (banner->stat != NULL)
    append (self->evidence, create_stat (banner));
  for (gsize i = 0; banner->evidence[i] != NULL; i++)
    append (self->evidence, exos_text_new (banner->evidence[i], "exos-num"));
}

static GtkWidget *
create_risk (const ExosRiskLine *risk)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (exos_tone_icon (risk->tone));

  gtk_widget_add_css_class (icon, exos_tone_class (risk->tone));
  return exos_text_new_beside (icon, risk->text);
}

static GtkWidget *
create_action (gsize number, const char *text)
{
  g_autofree char *figure = g_strdup_printf ("%" G_GSIZE_FORMAT ".", number);
  GtkWidget *label = gtk_label_new (figure);

  gtk_widget_add_css_class (label, "exos-num");
  return exos_text_new_beside (label, text);
}

static void
show_lists (ExosVerdictBanner *self, const ExosBanner *banner)
{
  clear_box (self->risks);
  for (gsize i = 0; i < banner->n_risks; i++)
    append (self->risks, create_risk (&banner->risks[i]));
  clear_box (self->actions);
  for (gsize i = 0; banner->actions[i] != NULL; i++)
    append (self->actions, create_action (i + 1, banner->actions[i]));
}

static void
show_word (ExosVerdictBanner *self, const ExosBanner *banner)
{
  const char *const classes[] = { "exos-verdict", exos_verdict_class (banner->verdict), NULL };
  const char *const word_classes[] = { "exos-verdict-word", exos_verdict_class (banner->verdict),
                                       NULL };
  const char *const icon_classes[] = { "exos-mark", exos_verdict_class (banner->verdict), NULL };
  /* Translators: the verdict and its sentence, read aloud. */
  g_autofree char *said = g_strdup_printf (_ ("Decision: %s. %s"), banner->word, banner->sentence);

  gtk_widget_set_css_classes (self->box, (const char **) classes);
  gtk_widget_set_css_classes (GTK_WIDGET (self->word), (const char **) word_classes);
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon), (const char **) icon_classes);
  gtk_image_set_from_icon_name (self->icon, exos_verdict_icon (banner->verdict));
  gtk_label_set_label (self->word, banner->word);
  gtk_label_set_label (self->sentence, banner->sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL, said,
                                  -1);
}

/* The button is about to go: the focus stays on the verdict, which is read again. */
static void
verify_clicked (ExosVerdictBanner *self)
{
  gtk_widget_grab_focus (self->box);
  g_signal_emit (self, verified_signal, 0);
}

void
exos_verdict_banner_show (ExosVerdictBanner *self, const ExosReport *report)
{
  g_autoptr (ExosBanner) banner = exos_banner_new (report);

  show_word (self, banner);
  show_evidence (self, banner);
  show_lists (self, banner);
  gtk_widget_set_visible (self->plan_button, banner->needs_users);
  gtk_widget_set_visible (self->verify, g_str_equal (report->decision.rule->code, "VERIFY"));
}

void
exos_verdict_banner_focus (ExosVerdictBanner *self)
{
  gtk_widget_grab_focus (self->box);
}

static void
exos_verdict_banner_dispose (GObject *object)
{
  exos_dispose_template (object, EXOS_TYPE_VERDICT_BANNER);
  G_OBJECT_CLASS (exos_verdict_banner_parent_class)->dispose (object);
}

static void
exos_verdict_banner_class_init (ExosVerdictBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_verdict_banner_dispose;
  g_type_ensure (EXOS_TYPE_ADAPTIVE_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               EXOS_RESOURCE_PATH "/verdict-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosVerdictBanner, box);
  gtk_widget_class_bind_template_child (widget_class, ExosVerdictBanner, icon);
  gtk_widget_class_bind_template_child (widget_class, ExosVerdictBanner, word);
  gtk_widget_class_bind_template_child (widget_class, ExosVerdictBanner, sentence);
  gtk_widget_class_bind_template_child (widget_class, ExosVerdictBanner, evidence);
  gtk_widget_class_bind_template_child (widget_class, ExosVerdictBanner, risks);
  gtk_widget_class_bind_template_child (widget_class, ExosVerdictBanner, actions);
  gtk_widget_class_bind_template_child (widget_class, ExosVerdictBanner, plan_button);
  gtk_widget_class_bind_template_child (widget_class, ExosVerdictBanner, verify);
  gtk_widget_class_bind_template_callback (widget_class, verify_clicked);
  verified_signal = g_signal_new ("verified", EXOS_TYPE_VERDICT_BANNER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
exos_verdict_banner_init (ExosVerdictBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  exos_text_keep_words (self->word);
  exos_text_keep_words (self->sentence);
}
