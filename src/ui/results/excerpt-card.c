// SPDX-License-Identifier: MIT
#include "ui/results/excerpt-card.h"

#include <string.h>

#include "ui/export/copy.h"
#include "ui/widgets/picture.h"

/* What the actions of one card copy. */
typedef struct
{
  GtkWidget *card;
  ExosExcerptMaker make;
} Subject;

static void
copy (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const Subject *subject = user_data;
  ExosWindow *window = EXOS_WINDOW (gtk_widget_get_root (subject->card));

  exos_copy_card (window, g_action_get_name (G_ACTION (action)) + strlen ("copy-"), subject->card,
                  subject->make);
}

static void
copy_drawn (GtkWidget *card)
{
  exos_copy_card (EXOS_WINDOW (gtk_widget_get_root (card)), "image", card, NULL);
}

/* The menu has to be gone first. */
static void
copy_image (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  exos_picture_pose (((const Subject *) user_data)->card, copy_drawn);
}

static const GActionEntry actions[] = {
  { .name = "copy-image", .activate = copy_image },
  { .name = "copy-table", .activate = copy },
  { .name = "copy-markdown", .activate = copy },
};

/* The menu leaves out what is not enabled. */
static void
add_actions (ExosCard *card, ExosExcerptMaker make, gboolean has_table)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  Subject *subject = g_new (Subject, 1);

  *subject = (Subject) { GTK_WIDGET (card), make };
  g_object_set_data_full (G_OBJECT (group), "subject", subject, g_free);
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), subject);
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (group), "copy-table")), has_table);
  gtk_widget_insert_action_group (GTK_WIDGET (card), "card", G_ACTION_GROUP (group));
}

ExosExcerpt *
exos_excerpt_card_begin (ExosCard *card, ExosExcerptMaker make, const ExosDoc *doc)
{
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());
  GMenu *menu = gtk_application_get_menu_by_id (application, "card-menu");
  ExosExcerpt *excerpt = make (doc);

  exos_card_clear (card);
  exos_card_set_titles (card, excerpt->title, excerpt->caption);
  exos_card_set_menu (card, G_MENU_MODEL (menu));
  add_actions (card, make, exos_excerpt_has_table (excerpt));
  return excerpt;
}
