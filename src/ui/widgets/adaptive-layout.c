// SPDX-License-Identifier: MIT
#include "ui/widgets/adaptive-layout.h"

#include "ui/style.h"

struct _ExosAdaptiveLayout
{
  GtkLayoutManager parent;
  int threshold;
  int column_spacing;
  int row_spacing;
  gboolean homogeneous;
  gboolean drops_last;
};

enum
{
  PROP_0,
  PROP_THRESHOLD,
  PROP_COLUMN_SPACING,
  PROP_ROW_SPACING,
  PROP_HOMOGENEOUS,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (ExosAdaptiveLayout, exos_adaptive_layout, GTK_TYPE_LAYOUT_MANAGER)

/* The children that take part, from *child on. */
static GtkWidget *
next_visible (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

#define FOR_EACH_CHILD(child, widget)                                                        \
  for (GtkWidget *child = next_visible (gtk_widget_get_first_child (widget)); child != NULL; \
       child = next_visible (gtk_widget_get_next_sibling (child)))

static int
count_children (GtkWidget *widget)
{
  int n = 0;

  FOR_EACH_CHILD (child, widget)
  n++;
  return n;
}

static gboolean
is_dropped (ExosAdaptiveLayout *self, GtkWidget *child)
{
  return self->drops_last && next_visible (gtk_widget_get_next_sibling (child)) == NULL;
}

static int
minimum_width (GtkWidget *child)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* What the children need side by side: less than threshold may still be too little. */
static int
needed_width (ExosAdaptiveLayout *self, GtkWidget *widget)
{
  int sum = -self->column_spacing;
  int widest = 0;
  int n = 0;

  FOR_EACH_CHILD (child, widget)
  {
    const int minimum = minimum_width (child);

    sum += minimum + self->column_spacing;
    widest = MAX (widest, minimum);
    n++;
  }

  return self->homogeneous ? widest * n + self->column_spacing * (n - 1) : sum;
}

static gboolean
is_wide (ExosAdaptiveLayout *self, GtkWidget *widget, int width)
{
  return width >= self->threshold * exos_style_get_text_scale () &&
         width >= needed_width (self, widget);
}

static void
share_equally (ExosAdaptiveLayout *self, GtkRequestedSize *sizes, int n, int room)
{
  for (int i = 0; i < n; i++)
    sizes[i].minimum_size = room * (i + 1) / n - room * i / n;
}

static void
share_by_nature (GtkWidget *widget, GtkRequestedSize *sizes, int n, int room)
{
  int left = room;
  int n_expanding = 0;

  for (int i = 0; i < n; i++)
    {
      left -= sizes[i].minimum_size;
      n_expanding += gtk_widget_compute_expand (sizes[i].data, GTK_ORIENTATION_HORIZONTAL);
    }

  left = gtk_distribute_natural_allocation (MAX (left, 0), (guint) n, sizes);
  for (int i = 0; i < n && n_expanding > 0; i++)
    if (gtk_widget_compute_expand (sizes[i].data, GTK_ORIENTATION_HORIZONTAL))
      sizes[i].minimum_size += left / n_expanding;
}

/* The width of each child side by side; n of them, the caller frees. */
static GtkRequestedSize *
share_width (ExosAdaptiveLayout *self, GtkWidget *widget, int width, int n)
{
  GtkRequestedSize *sizes = g_new0 (GtkRequestedSize, n);
  const int room = width - self->column_spacing * (n - 1);
  int i = 0;

  FOR_EACH_CHILD (child, widget)
  {
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &sizes[i].minimum_size,
                        &sizes[i].natural_size, NULL, NULL);
    sizes[i++].data = child;
  }

  if (self->homogeneous)
    share_equally (self, sizes, n, room);
  else
    share_by_nature (widget, sizes, n, room);
  return sizes;
}

static int
child_height (GtkWidget *child, int width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

static int
wide_height (ExosAdaptiveLayout *self, GtkWidget *widget, int width)
{
  const int n = count_children (widget);
  g_autofree GtkRequestedSize *sizes = share_width (self, widget, width, n);
  int height = 0;

  for (int i = 0; i < n; i++)
    height = MAX (height, child_height (sizes[i].data, sizes[i].minimum_size));
  return height;
}

static int
narrow_height (ExosAdaptiveLayout *self, GtkWidget *widget, int width)
{
  int height = -self->row_spacing;

  FOR_EACH_CHILD (child, widget)
  if (!is_dropped (self, child))
    height += child_height (child, MAX (width, minimum_width (child))) + self->row_spacing;
  return MAX (height, 0);
}

static void
measure_width (ExosAdaptiveLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = 0;
  *natural = -self->column_spacing;
  FOR_EACH_CHILD (child, widget)
  {
    int child_minimum, child_natural;

    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL,
                        NULL);
    *minimum = MAX (*minimum, child_minimum);
    *natural += child_natural + self->column_spacing;
  }
  *natural = MAX (*natural, *minimum);
}

static void
exos_adaptive_layout_measure (GtkLayoutManager *manager,
                              GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  ExosAdaptiveLayout *self = EXOS_ADAPTIVE_LAYOUT (manager);
  int width = for_size;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, widget, minimum, natural);
      return;
    }

  if (width < 0)
    measure_width (self, widget, &(int) { 0 }, &width);
  *natural = is_wide (self, widget, width) ? wide_height (self, widget, width)
                                           : narrow_height (self, widget, width);
  *minimum = *natural;
}

static void
allocate_wide (ExosAdaptiveLayout *self, GtkWidget *widget, int width, int height)
{
  const int n = count_children (widget);
  const gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  g_autofree GtkRequestedSize *sizes = share_width (self, widget, width, n);
  int x = 0;

  for (int i = 0; i < n; i++)
    {
      const int used = sizes[i].minimum_size;
      const int left = is_rtl ? width - x - used : x;

      gtk_widget_set_child_visible (sizes[i].data, TRUE);
      gtk_widget_size_allocate (sizes[i].data, &(GtkAllocation) { left, 0, used, height }, -1);
      x += used + self->column_spacing;
    }
}

static void
allocate_narrow (ExosAdaptiveLayout *self, GtkWidget *widget, int width)
{
  int y = 0;

  FOR_EACH_CHILD (child, widget)
  {
    const int height = child_height (child, width);

    gtk_widget_set_child_visible (child, !is_dropped (self, child));
    if (is_dropped (self, child))
      continue;
    gtk_widget_size_allocate (child, &(GtkAllocation) { 0, y, width, height }, -1);
    y += height + self->row_spacing;
  }
}

static void
exos_adaptive_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  ExosAdaptiveLayout *self = EXOS_ADAPTIVE_LAYOUT (manager);

  if (is_wide (self, widget, width))
    allocate_wide (self, widget, width, height);
  else
    allocate_narrow (self, widget, width);
}

static GtkSizeRequestMode
exos_adaptive_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
exos_adaptive_layout_set_property (GObject *object,
                                   guint prop_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  ExosAdaptiveLayout *self = EXOS_ADAPTIVE_LAYOUT (object);

  switch (prop_id)
    {
    case PROP_THRESHOLD:
      self->threshold = g_value_get_int (value);
      break;
    case PROP_COLUMN_SPACING:
      self->column_spacing = g_value_get_int (value);
      break;
    case PROP_ROW_SPACING:
      self->row_spacing = g_value_get_int (value);
      break;
    case PROP_HOMOGENEOUS:
      self->homogeneous = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
exos_adaptive_layout_class_init (ExosAdaptiveLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = exos_adaptive_layout_set_property;
  layout_class->get_request_mode = exos_adaptive_layout_get_request_mode;
  layout_class->measure = exos_adaptive_layout_measure;
  layout_class->allocate = exos_adaptive_layout_allocate;

  props[PROP_THRESHOLD] = g_param_spec_int ("threshold", NULL, NULL, 0, G_MAXINT, 640, flags);
  props[PROP_COLUMN_SPACING] =
      g_param_spec_int ("column-spacing", NULL, NULL, 0, G_MAXINT, 20, flags);
  props[PROP_ROW_SPACING] = g_param_spec_int ("row-spacing", NULL, NULL, 0, G_MAXINT, 16, flags);
  props[PROP_HOMOGENEOUS] = g_param_spec_boolean ("homogeneous", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
exos_adaptive_layout_init (ExosAdaptiveLayout *self)
{
}

/* The property of a widget takes a reference of its own; only the setter takes over the layout. */
GtkWidget *
exos_adaptive_box_new (int threshold, int column_spacing, int row_spacing)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, g_object_new (EXOS_TYPE_ADAPTIVE_LAYOUT, "threshold",
                                                    threshold, "column-spacing", column_spacing,
                                                    "row-spacing", row_spacing, NULL));
  return box;
}

void
exos_adaptive_box_drop_last (GtkWidget *box)
{
  EXOS_ADAPTIVE_LAYOUT (gtk_widget_get_layout_manager (box))->drops_last = TRUE;
}
