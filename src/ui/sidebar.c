// SPDX-License-Identifier: MIT
#include "ui/sidebar.h"

#include "data/language.h"
#include "memo/words.h"

typedef struct
{
  GtkWidget *row;
  GtkWidget *title;
  GtkWidget *status_icon;
  GtkWidget *status;
} Entry;

struct _ExosSidebar
{
  GtkWidget parent;
  GtkListBox *list;
  Entry entries[EXOS_N_PAGES];
};

static guint selected_signal;

G_DEFINE_FINAL_TYPE (ExosSidebar, exos_sidebar, GTK_TYPE_WIDGET)

static void
row_selected (ExosSidebar *self, GtkListBoxRow *row)
{
  if (row != NULL)
    g_signal_emit (self, selected_signal, 0, gtk_list_box_row_get_index (row));
}

void
exos_sidebar_select (ExosSidebar *self, ExosPageId page)
{
  g_signal_handlers_block_by_func (self->list, row_selected, self);
  gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (self->entries[page].row));
  g_signal_handlers_unblock_by_func (self->list, row_selected, self);
}

void
exos_sidebar_set_compact (ExosSidebar *self, gboolean is_compact)
{
  for (gsize i = 0; i < EXOS_N_PAGES; i++)
    {
      gtk_widget_set_visible (self->entries[i].title, !is_compact);
      gtk_widget_set_visible (self->entries[i].status, !is_compact);
      gtk_widget_set_tooltip_text (self->entries[i].row,
                                   is_compact ? exos_page_title ((ExosPageId) i) : NULL);
    }
  if (is_compact)
    gtk_widget_add_css_class (GTK_WIDGET (self), "compact");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "compact");
}

/* status is what stands at the end of the row, spoken what a screen reader says of it; both may be
 * NULL. icon and tone are a symbol and its colour, or NULL. */
static void
set_status (ExosSidebar *self,
            ExosPageId page,
            const char *status,
            const char *spoken,
            const char *icon,
            const char *tone)
{
  Entry *entry = &self->entries[page];
  const char *const classes[] = { tone, NULL };
  /* Translators: a page and its state: "Results, Hold". */
  g_autofree char *name = spoken != NULL
                              ? g_strdup_printf (_ ("%s, %s"), exos_page_title (page), spoken)
                              : g_strdup (exos_page_title (page));

  gtk_label_set_label (GTK_LABEL (entry->status), status != NULL ? status : "");
  gtk_image_set_from_icon_name (GTK_IMAGE (entry->status_icon), icon);
  gtk_widget_set_visible (entry->status_icon, icon != NULL);
  gtk_widget_set_css_classes (entry->status_icon, (const char **) classes);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry->row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
show_health (ExosSidebar *self, const ExosReport *report)
{
  static const char *const icons[] = { "exos-ok-symbolic", "exos-warning-symbolic",
                                       "exos-blocked-symbolic" };
  static const char *const tones[] = { "launch", "hold", "rollback" };

  if (report == NULL)
    {
      set_status (self, EXOS_PAGE_EXPERIMENT, NULL, NULL, NULL, NULL);
      return;
    }

  g_autofree char *health = exos_words_health (report);
  /* Translators: the state of the data: Healthy, Warning or Blocked. */
  g_autofree char *spoken = g_strdup_printf (_ ("data: %s"), health);

  set_status (self, EXOS_PAGE_EXPERIMENT, NULL, spoken, icons[report->health],
              tones[report->health]);
}

void
exos_sidebar_update (ExosSidebar *self, ExosSession *session)
{
  const ExosReport *report = exos_session_get_report (session);
  const char *verdict = report != NULL ? exos_words_verdict_short (report->decision.verdict) : NULL;
  const gboolean is_edited = exos_session_is_edited (session);

  show_health (self, report);
  set_status (self, EXOS_PAGE_RESULTS, verdict, verdict, NULL, NULL);
  set_status (self, EXOS_PAGE_MEMO, is_edited ? "●" : NULL, is_edited ? _ ("edited") : NULL, NULL,
              NULL);
}

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *css_class, gboolean expands)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0F);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, expands);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
add_row (ExosSidebar *self, ExosPageId page)
{
  Entry *entry = &self->entries[page];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (exos_page_icon (page)));
  entry->title = add_label (box, exos_page_title (page), NULL, TRUE);
  entry->status = add_label (box, NULL, "exos-status", FALSE);
  entry->status_icon = gtk_image_new ();
  gtk_box_append (GTK_BOX (box), entry->status_icon);
  entry->row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (entry->row), box);
  gtk_list_box_append (self->list, entry->row);
  set_status (self, page, NULL, NULL, NULL, NULL);
}

/* Tab stops once, at the page that is open: a list box would let it walk from row to row, and open
 * every page on the way. Arrows walk. */
static gboolean
exos_sidebar_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkListBox *list = EXOS_SIDEBAR (widget)->list;
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (list);

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (exos_sidebar_parent_class)->focus (widget, direction);
  return gtk_widget_get_focus_child (widget) == NULL && selected != NULL &&
         gtk_widget_grab_focus (GTK_WIDGET (selected));
}

static void
exos_sidebar_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  if (child != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (exos_sidebar_parent_class)->dispose (object);
}

static void
exos_sidebar_class_init (ExosSidebarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = exos_sidebar_dispose;
  GTK_WIDGET_CLASS (klass)->focus = exos_sidebar_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "exos-sidebar");
  selected_signal = g_signal_new ("selected", EXOS_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
exos_sidebar_init (ExosSidebar *self)
{
  GtkWidget *list = gtk_list_box_new ();

  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Pages"),
                                  -1);
  gtk_widget_set_parent (list, GTK_WIDGET (self));
  for (gsize i = 0; i < EXOS_N_PAGES; i++)
    add_row (self, (ExosPageId) i);
  g_signal_connect_swapped (list, "row-selected", G_CALLBACK (row_selected), self);
}
