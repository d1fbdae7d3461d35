// SPDX-License-Identifier: MIT
#include "ui/widgets/table-list.h"

#include "ui/verdict-icon.h"
#include "ui/widgets/adaptive-layout.h"
#include "ui/widgets/scroll-through.h"

#define COLUMN_GAP 14
#define ROW_GAP 4
#define CHART_THRESHOLD 560
#define MAX_NAME_CHARS 28
#define SCROLL_STEP 48

/* What all rows of one list share. */
typedef struct
{
  const ExosTable *table;
  int hidden;
  ExosTableChart chart;
  gpointer user_data;
  GtkSizeGroup **columns; /* n_columns */
} Plan;

/* Of the longest line. */
static int
count_chars (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  glong n_chars = 0;

  for (char **line = lines; *line != NULL; line++)
    n_chars = MAX (n_chars, g_utf8_strlen (*line, -1));
  return (int) n_chars;
}

static GtkWidget *
create_label (const Plan *plan, gsize column, const char *text)
{
  const gboolean is_text = plan->table->is_text[column];
  const int n_chars = count_chars (text);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), is_text ? 0.0F : 1.0F);
  gtk_widget_add_css_class (label, "exos-num");
  if (is_text)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
      gtk_label_set_width_chars (GTK_LABEL (label), MIN (n_chars, MAX_NAME_CHARS));
      gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_NAME_CHARS);
      gtk_widget_set_tooltip_text (label, n_chars > MAX_NAME_CHARS ? text : NULL);
    }
  return label;
}

static ExosTone
row_tone (const ExosTable *table, gsize row)
{
  return row < table->tones->len ? g_array_index (table->tones, ExosTone, row) : EXOS_TONE_NONE;
}

/* The last column of a row that is judged: silhouette and word. */
static GtkWidget *
create_state (const Plan *plan, gsize column, const char *text, ExosTone tone)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (exos_tone_icon (tone));
  GtkWidget *label = create_label (plan, column, text);

  gtk_widget_add_css_class (icon, exos_tone_class (tone));
  gtk_widget_add_css_class (label, "exos-state");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static GtkWidget *
create_cell (const Plan *plan, gsize column, const char *text, ExosTone tone, gboolean is_header)
{
  const gboolean is_last = column + 1 == plan->table->n_columns;
  GtkWidget *cell = is_last && tone != EXOS_TONE_NONE ? create_state (plan, column, text, tone)
                                                      : create_label (plan, column, text);

  if (is_header)
    gtk_widget_add_css_class (cell, "exos-caption");
  gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);
  gtk_size_group_add_widget (plan->columns[column], cell);
  return cell;
}

/* The name, then the numbers beside it; on a telephone under it. */
static GtkWidget *
create_texts (const Plan *plan, char *const *texts, gboolean is_header, GtkWidget **numbers)
{
  GtkWidget *box = exos_adaptive_box_new (0, COLUMN_GAP, ROW_GAP);

  *numbers = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, COLUMN_GAP);
  gtk_widget_set_hexpand (box, plan->chart == NULL);
  gtk_box_append (GTK_BOX (box), create_cell (plan, 0, texts[0], EXOS_TONE_NONE, is_header));
  gtk_box_append (GTK_BOX (box), *numbers);
  return box;
}

/* Texts, then the picture, then the last column; without pictures all are texts. */
static GtkWidget *
create_cells (const Plan *plan, char *const *texts, ExosTone tone, gsize index, gboolean is_header)
{
  const gsize n = plan->table->n_columns;
  const gboolean has_chart = plan->chart != NULL;
  GtkWidget *row = exos_adaptive_box_new (has_chart ? CHART_THRESHOLD : 0, COLUMN_GAP, ROW_GAP);
  GtkWidget *numbers;

  if (has_chart && is_header) /* the word over the last column, which then has no column */
    exos_adaptive_box_drop_last (row);
  gtk_box_append (GTK_BOX (row), create_texts (plan, texts, is_header, &numbers));
  for (gsize i = 1; i < n; i++)
    {
      const gboolean stands_apart = has_chart && i + 1 == n;

      if ((int) i == plan->hidden)
        continue;
      if (stands_apart)
        gtk_box_append (GTK_BOX (row), plan->chart (index, plan->user_data));
      gtk_box_append (GTK_BOX (stands_apart ? row : numbers),
                      create_cell (plan, i, texts[i], tone, is_header));
    }

  return row;
}

/* "guardrail_cancel: Control 1.20%, Treatment 1.17%, Change −0.03 pp, Status OK" */
static char *
say_row (const ExosTable *table, char *const *texts)
{
  GString *said = g_string_new (texts[0]);

  for (gsize i = 1; i < table->n_columns; i++)
    g_string_append_printf (said, "%s %s %s", i == 1 ? ":" : ",", table->headers[i], texts[i]);
  return g_string_free (said, FALSE);
}

static GtkWidget *
create_row (GtkWidget *child, const char *said)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  return row;
}

static GtkWidget *
create_list (const char *label)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "exos-rows");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return list;
}

/* Nothing to do for it where all columns have room: Tab goes on to the rows. */
static void
follow_width (GtkAdjustment *columns, GParamSpec *pspec, GtkWidget *scroller)
{
  const gboolean is_cut =
      gtk_adjustment_get_upper (columns) > gtk_adjustment_get_page_size (columns) + 0.5;

  gtk_widget_set_focusable (scroller, is_cut);
}

static gboolean
scroll_columns (GtkWidget *scroller, GVariant *direction, gpointer unused)
{
  GtkAdjustment *columns = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller));
  const int sign = gtk_widget_get_direction (scroller) == GTK_TEXT_DIR_RTL ? -1 : 1;
  const double value = gtk_adjustment_get_value (columns);

  gtk_adjustment_set_value (columns, value + sign * g_variant_get_int32 (direction) * SCROLL_STEP);
  return gtk_adjustment_get_value (columns) != value;
}

/* Left and right, also from within a row: the rows themselves have no use for them. */
static void
scroll_by_keys (GtkWidget *scroller)
{
  static const struct
  {
    guint key;
    int direction;
  } keys[] = {
    { GDK_KEY_Left, -1 }, { GDK_KEY_KP_Left, -1 }, { GDK_KEY_Right, 1 }, { GDK_KEY_KP_Right, 1 }
  };
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (shortcuts, GTK_PHASE_CAPTURE);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (shortcuts),
        gtk_shortcut_new_with_arguments (gtk_keyval_trigger_new (keys[i].key, 0),
                                         gtk_callback_action_new (scroll_columns, NULL, NULL), "i",
                                         keys[i].direction));
  gtk_widget_add_controller (scroller, shortcuts);
}

/* What is wider than the window scrolls by itself, and leaves the page where it is. Not for rows
 * with pictures: they fold, and a scrolled window asks for the height of the narrowest fold. */
static GtkWidget *
create_scroller (GtkWidget *list, const char *label)
{
  GtkWidget *viewport = gtk_viewport_new (NULL, NULL);
  GtkWidget *scroller =
      g_object_new (GTK_TYPE_SCROLLED_WINDOW, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkAdjustment *columns = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller));

  gtk_scrollable_set_hscroll_policy (GTK_SCROLLABLE (viewport), GTK_SCROLL_NATURAL);
  gtk_viewport_set_child (GTK_VIEWPORT (viewport), list);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), viewport);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_widget_set_focusable (scroller, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_add_css_class (scroller, "exos-columns");
  g_signal_connect_object (columns, "notify::upper", G_CALLBACK (follow_width), scroller, 0);
  g_signal_connect_object (columns, "notify::page-size", G_CALLBACK (follow_width), scroller, 0);
  scroll_by_keys (scroller);
  exos_scroll_through (GTK_SCROLLED_WINDOW (scroller));
  return scroller;
}

/* The header stands over the list and not in it: a first row that takes no focus would keep the
 * list from being entered by Tab. */
static GtkWidget *
create_table (const Plan *plan, GtkWidget *list)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, ROW_GAP);

  gtk_box_append (GTK_BOX (box),
                  create_cells (plan, plan->table->headers, EXOS_TONE_NONE, G_MAXSIZE, TRUE));
  gtk_box_append (GTK_BOX (box), list);
  return box;
}

static void
fill_list (const Plan *plan, GtkWidget *list)
{
  const ExosTable *table = plan->table;

  for (guint i = 0; i < table->rows->len; i++)
    {
      char *const *texts = g_ptr_array_index (table->rows, i);
      const gsize index = g_array_index (table->indices, gsize, i);
      g_autofree char *said = say_row (table, texts);
      GtkWidget *cells = create_cells (plan, texts, row_tone (table, i), index, FALSE);

      gtk_list_box_append (GTK_LIST_BOX (list), create_row (cells, said));
    }
}

GtkWidget *
exos_table_list_new (
    const ExosTable *table, const char *label, int hidden, ExosTableChart chart, gpointer user_data)
{
  GtkWidget *list = create_list (label);
  GtkWidget *box;
  g_autofree GtkSizeGroup **columns = g_new (GtkSizeGroup *, table->n_columns);
  const Plan plan = { table, hidden, chart, user_data, columns };

  for (gsize i = 0; i < table->n_columns; i++)
    columns[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  box = create_table (&plan, list);
  fill_list (&plan, list);
  for (gsize i = 0; i < table->n_columns; i++)
    g_object_unref (columns[i]);
  return chart != NULL ? box : create_scroller (box, label);
}
