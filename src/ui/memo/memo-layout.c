// SPDX-License-Identifier: MIT
#include "ui/memo/memo-layout.h"

#include "ui/style.h"

/* In pixels at ordinary text size. */
#define WIDE 860
#define EDITOR_WIDTH 340
#define SHEET_SHARE 0.55 /* of the height, above the editor */

struct _ExosMemoLayout
{
  GtkLayoutManager parent;
};

G_DEFINE_FINAL_TYPE (ExosMemoLayout, exos_memo_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
minimum_size (GtkWidget *child, GtkOrientation orientation)
{
  int minimum;

  gtk_widget_measure (child, orientation, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static gboolean
is_wide (int width)
{
  return width >= WIDE * exos_style_get_text_scale ();
}

/* Both parts scroll: neither asks for more than its least. */
static void
exos_memo_layout_measure (GtkLayoutManager *manager,
                          GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  const int sheet = minimum_size (gtk_widget_get_first_child (widget), orientation);
  const int editor = minimum_size (gtk_widget_get_last_child (widget), orientation);
  const gboolean is_stacked = orientation == GTK_ORIENTATION_VERTICAL && !is_wide (for_size);

  *minimum = is_stacked ? sheet + editor : MAX (sheet, editor);
  *natural = *minimum;
}

static void
allocate (GtkWidget *child, int x, int y, int width, int height)
{
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, y, width, height }, -1);
}

static void
allocate_wide (GtkWidget *sheet, GtkWidget *editor, int width, int height)
{
  const int used = MAX ((int) (EDITOR_WIDTH * exos_style_get_text_scale ()),
                        minimum_size (editor, GTK_ORIENTATION_HORIZONTAL));
  const gboolean is_rtl = gtk_widget_get_direction (sheet) == GTK_TEXT_DIR_RTL;

  allocate (sheet, is_rtl ? used : 0, 0, width - used, height);
  allocate (editor, is_rtl ? 0 : width - used, 0, used, height);
}

static void
allocate_narrow (GtkWidget *sheet, GtkWidget *editor, int width, int height)
{
  const int most = height - minimum_size (editor, GTK_ORIENTATION_VERTICAL);
  const int used = MAX (MIN ((int) (height * SHEET_SHARE), most),
                        minimum_size (sheet, GTK_ORIENTATION_VERTICAL));

  allocate (sheet, 0, 0, width, used);
  allocate (editor, 0, used, width, height - used);
}

static void
exos_memo_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *sheet = gtk_widget_get_first_child (widget);
  GtkWidget *editor = gtk_widget_get_last_child (widget);

  if (is_wide (width))
    allocate_wide (sheet, editor, width, height);
  else
    allocate_narrow (sheet, editor, width, height);
}

static GtkSizeRequestMode
exos_memo_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
exos_memo_layout_class_init (ExosMemoLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = exos_memo_layout_get_request_mode;
  layout_class->measure = exos_memo_layout_measure;
  layout_class->allocate = exos_memo_layout_allocate;
}

static void
exos_memo_layout_init (ExosMemoLayout *self)
{
}
