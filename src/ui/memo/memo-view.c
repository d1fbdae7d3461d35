// SPDX-License-Identifier: MIT
#include "ui/memo/memo-view.h"

#include <math.h>

#include "data/language.h"
#include "memo/draw.h"
#include "ui/memo/page-images.h"
#include "ui/memo/paper-sheet.h"

#define PIXELS_PER_POINT (96.0 / 72.0)
#define PATIENCE 30 /* ms: while a window is resized, not every width is drawn */

/* What the buttons step through. */
static const double zooms[] = { 0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0 };

struct _ExosMemoView
{
  GtkWidget parent;
  GtkBox *sheets;
  ExosSession *session;
  GCancellable *drawing;
  int drawn_width; /* in pixels of the screen, of what is drawn or asked for */
  guint waiting;
  double zoom; /* 0: as wide as there is room */
};

static guint drawn_signal;

G_DEFINE_FINAL_TYPE (ExosMemoView, exos_memo_view, GTK_TYPE_WIDGET)

static void
measure_paper (ExosMemoView *self, double *width, double *ratio)
{
  double height;

  exos_page_size (exos_session_get_paper (self->session), width, &height);
  *ratio = height / *width;
}

static ExosPaperSheet *
first_sheet (ExosMemoView *self)
{
  return EXOS_PAPER_SHEET (gtk_widget_get_first_child (GTK_WIDGET (self->sheets)));
}

double
exos_memo_view_get_zoom (ExosMemoView *self)
{
  double width, ratio;

  measure_paper (self, &width, &ratio);
  return gtk_widget_get_width (GTK_WIDGET (first_sheet (self))) / (width * PIXELS_PER_POINT);
}

guint
exos_memo_view_get_n_pages (ExosMemoView *self)
{
  guint n = 0;

  for (GtkWidget *sheet = gtk_widget_get_first_child (GTK_WIDGET (self->sheets)); sheet != NULL;
       sheet = gtk_widget_get_next_sibling (sheet))
    n++;
  return n;
}

static void
add_sheet (ExosMemoView *self)
{
  GtkWidget *sheet = exos_paper_sheet_new ();

  gtk_widget_set_halign (sheet, GTK_ALIGN_CENTER);
  gtk_box_append (self->sheets, sheet);
}

/* A sheet in the middle that may be as wide as the place needs to fill it. */
static void
size_sheets (ExosMemoView *self)
{
  double width, ratio;

  measure_paper (self, &width, &ratio);

  const int pixels = (int) (self->zoom * width * PIXELS_PER_POINT);

  for (GtkWidget *sheet = gtk_widget_get_first_child (GTK_WIDGET (self->sheets)); sheet != NULL;
       sheet = gtk_widget_get_next_sibling (sheet))
    {
      exos_paper_sheet_set_size (EXOS_PAPER_SHEET (sheet), pixels, ratio);
      gtk_widget_set_halign (sheet, pixels > 0 ? GTK_ALIGN_CENTER : GTK_ALIGN_FILL);
    }
}

static void
show_page (ExosMemoView *self, GtkWidget *sheet, const ExosPageImages *images, guint page)
{
  exos_paper_sheet_set_image (EXOS_PAPER_SHEET (sheet), g_ptr_array_index (images->pages, page));
  gtk_accessible_update_property (GTK_ACCESSIBLE (sheet), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Decision memo preview"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  page == 0 ? images->text : "", -1);
}

static void
show_images (ExosMemoView *self, const ExosPageImages *images)
{
  GtkWidget *sheet;

  while (exos_memo_view_get_n_pages (self) < images->pages->len)
    add_sheet (self);
  while (exos_memo_view_get_n_pages (self) > MAX (images->pages->len, 1))
    gtk_box_remove (self->sheets, gtk_widget_get_last_child (GTK_WIDGET (self->sheets)));

  sheet = gtk_widget_get_first_child (GTK_WIDGET (self->sheets));
  for (guint i = 0; i < images->pages->len; i++, sheet = gtk_widget_get_next_sibling (sheet))
    show_page (self, sheet, images, i);
  size_sheets (self);
  g_signal_emit (self, drawn_signal, 0);
}

static void
was_drawn (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ExosMemoView) self = user_data;
  g_autoptr (ExosPageImages) images = exos_page_images_finish (result, NULL);

  if (images == NULL)
    return; /* a newer drawing took over */

  g_clear_object (&self->drawing);
  show_images (self, images);
}

static int
wanted_width (ExosMemoView *self)
{
  const int width = gtk_widget_get_width (GTK_WIDGET (first_sheet (self)));

  return width * gtk_widget_get_scale_factor (GTK_WIDGET (self));
}

static void
draw (ExosMemoView *self)
{
  g_clear_handle_id (&self->waiting, g_source_remove);
  if (self->drawing != NULL)
    g_cancellable_cancel (self->drawing);
  g_clear_object (&self->drawing);

  if (self->session == NULL)
    return;

  self->drawn_width = gtk_widget_get_mapped (GTK_WIDGET (self)) ? wanted_width (self) : 0;
  if (exos_session_get_report (self->session) == NULL || self->drawn_width <= 0)
    return;

  self->drawing = g_cancellable_new ();
  exos_page_images_async (exos_memo_order_new (self->session), self->drawn_width, self->drawing,
                          was_drawn, g_object_ref (self));
}

static void
draw_now (gpointer data)
{
  ExosMemoView *self = data;

  self->waiting = 0;
  draw (self);
}

static void
exos_memo_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ExosMemoView *self = EXOS_MEMO_VIEW (widget);

  gtk_widget_size_allocate (GTK_WIDGET (self->sheets), &(GtkAllocation) { 0, 0, width, height },
                            baseline);
  if (self->session != NULL && wanted_width (self) != self->drawn_width && self->waiting == 0)
    self->waiting = g_timeout_add_once (PATIENCE, draw_now, self);
}

/* Nothing is drawn of what is not shown. */
static void
exos_memo_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (exos_memo_view_parent_class)->map (widget);
  if (EXOS_MEMO_VIEW (widget)->drawn_width == 0)
    draw (EXOS_MEMO_VIEW (widget));
}

static GtkSizeRequestMode
exos_memo_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
exos_memo_view_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (EXOS_MEMO_VIEW (widget)->sheets), orientation, for_size, minimum,
                      natural, NULL, NULL);
}

static void
set_zoom (ExosMemoView *self, double zoom)
{
  self->zoom = zoom;
  size_sheets (self);
}

void
exos_memo_view_zoom (ExosMemoView *self, int steps)
{
  const double now = exos_memo_view_get_zoom (self);
  int step = 0;

  while (step + 1 < (int) G_N_ELEMENTS (zooms) &&
         (steps > 0 ? zooms[step] <= now + 0.02 : zooms[step + 1] < now - 0.02))
    step++;
  set_zoom (self, zooms[step]);
}

void
exos_memo_view_zoom_fit (ExosMemoView *self)
{
  set_zoom (self, 0.0);
}

static void
exos_memo_view_dispose (GObject *object)
{
  ExosMemoView *self = EXOS_MEMO_VIEW (object);

  g_clear_handle_id (&self->waiting, g_source_remove);
  if (self->drawing != NULL)
    g_cancellable_cancel (self->drawing);
  g_clear_object (&self->drawing);
  g_clear_object (&self->session);
  if (self->sheets != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->sheets));
  self->sheets = NULL;
  G_OBJECT_CLASS (exos_memo_view_parent_class)->dispose (object);
}

static void
exos_memo_view_class_init (ExosMemoViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_memo_view_dispose;
  widget_class->map = exos_memo_view_map;
  widget_class->get_request_mode = exos_memo_view_get_request_mode;
  widget_class->measure = exos_memo_view_measure;
  widget_class->size_allocate = exos_memo_view_size_allocate;
  drawn_signal = g_signal_new ("drawn", EXOS_TYPE_MEMO_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
}

static void
exos_memo_view_init (ExosMemoView *self)
{
  self->sheets = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 16));
  gtk_widget_set_parent (GTK_WIDGET (self->sheets), GTK_WIDGET (self));
  add_sheet (self);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (draw), NULL);
}

void
exos_memo_view_set_session (ExosMemoView *self, ExosSession *session)
{
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (draw), self, G_CONNECT_SWAPPED);
  size_sheets (self);
}
