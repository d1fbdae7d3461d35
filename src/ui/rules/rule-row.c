// SPDX-License-Identifier: MIT
#include "ui/rules/rule-row.h"

#include "data/format.h"
#include "data/language.h"
#include "memo/words.h"
#include "ui/verdict-icon.h"
#include "ui/widgets/text.h"

struct _ExosRuleRow
{
  GtkListBoxRow parent;
  GtkLabel *number;
  GtkLabel *sentence;
  GtkWidget *mark;
  GtkWidget *mark_icon;
  GtkLabel *mark_text;
  GtkImage *icon;
  GtkLabel *verdict;
  GtkLabel *code;
  const ExosRule *rule;
};

G_DEFINE_FINAL_TYPE (ExosRuleRow, exos_rule_row, GTK_TYPE_LIST_BOX_ROW)

const ExosRule *
exos_rule_row_get_rule (ExosRuleRow *self)
{
  return self->rule;
}

static void
set_class (gpointer widget, const char *css_class, gboolean is_on)
{
  if (is_on)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static void
show_mark (ExosRuleRow *self, const char *mark, gboolean has_decided)
{
  gtk_label_set_label (self->mark_text, mark != NULL ? mark : "");
  gtk_widget_set_visible (self->mark, mark != NULL);
  gtk_widget_set_visible (self->mark_icon, has_decided);
  gtk_widget_set_visible (GTK_WIDGET (self->code), has_decided);
  set_class (self->mark, exos_verdict_class (self->rule->verdict), has_decided);
  set_class (self->mark_text, "exos-caption", !has_decided);
  set_class (self->mark_text, "exos-state", has_decided);
  set_class (self, "exos-decided", has_decided);
  set_class (self, exos_verdict_class (self->rule->verdict), has_decided);
}

static void
set_name (ExosRuleRow *self, const char *number, const char *sentence, const char *mark)
{
  /* Translators: read aloud: number of a rule, when it applies, the verdict. */
  g_autofree char *text = g_strdup_printf (_ ("Rule %s: %s. %s."), number, sentence,
                                           exos_words_verdict_short (self->rule->verdict));
  g_autofree char *name = mark != NULL ? g_strdup_printf ("%s %s.", text, mark) : g_strdup (text);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
exos_rule_row_show (
    ExosRuleRow *self, guint number, const ExosPlan *plan, const char *mark, gboolean has_decided)
{
  g_autofree char *count = exos_format_count (number);
  g_autofree char *place = g_strconcat (count, ".", NULL);
  g_autofree char *sentence = exos_words_rule (self->rule, plan);

  gtk_label_set_label (self->number, place);
  gtk_label_set_label (self->sentence, sentence);
  show_mark (self, mark, has_decided);
  set_name (self, count, sentence, mark);
}

static void
exos_rule_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), EXOS_TYPE_RULE_ROW);
  G_OBJECT_CLASS (exos_rule_row_parent_class)->dispose (object);
}

static void
exos_rule_row_class_init (ExosRuleRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_rule_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, EXOS_RESOURCE_PATH "/rule-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosRuleRow, number);
  gtk_widget_class_bind_template_child (widget_class, ExosRuleRow, sentence);
  gtk_widget_class_bind_template_child (widget_class, ExosRuleRow, mark);
  gtk_widget_class_bind_template_child (widget_class, ExosRuleRow, mark_icon);
  gtk_widget_class_bind_template_child (widget_class, ExosRuleRow, mark_text);
  gtk_widget_class_bind_template_child (widget_class, ExosRuleRow, icon);
  gtk_widget_class_bind_template_child (widget_class, ExosRuleRow, verdict);
  gtk_widget_class_bind_template_child (widget_class, ExosRuleRow, code);
}

static void
exos_rule_row_init (ExosRuleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  exos_text_keep_words (self->sentence);
}

GtkWidget *
exos_rule_row_new (const ExosRule *rule)
{
  ExosRuleRow *self = g_object_new (EXOS_TYPE_RULE_ROW, NULL);
  const char *css_class = exos_verdict_class (rule->verdict);
  /* Translators: code of a rule, as the method of the memo names it. */
  g_autofree char *code = g_strdup_printf (_ ("Rule %s in the memo"), rule->code);

  self->rule = rule;
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), css_class);
  gtk_widget_add_css_class (GTK_WIDGET (self->verdict), css_class);
  gtk_image_set_from_icon_name (self->icon, exos_verdict_icon (rule->verdict));
  gtk_label_set_label (self->verdict, exos_words_verdict_short (rule->verdict));
  gtk_label_set_label (self->code, code);
  return GTK_WIDGET (self);
}
