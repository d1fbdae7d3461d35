// SPDX-License-Identifier: MIT
#include "ui/experiment/data-head.h"

#include "data/language.h"
#include "ui/experiment/column-changes.h"
#include "ui/experiment/column-folds.h"
#include "ui/experiment/column-header.h"
#include "ui/experiment/data-cell.h"
#include "ui/widgets/dispose-template.h"

struct _ExosDataHead
{
  GtkWidget parent;
  GtkGrid *grid;
  ExosSession *session;
  GPtrArray *headers; /* of ExosColumnHeader, lent; NULL where a column is folded away */
  GArray *waiting;    /* of gsize: columns that are still to be added, in their order */
  guint adding;       /* source that adds them */
};

G_DEFINE_FINAL_TYPE (ExosDataHead, exos_data_head, GTK_TYPE_WIDGET)

static const ExosExperiment *
get_experiment (ExosDataHead *self)
{
  return exos_session_get_experiment (self->session);
}

static ExosColumnHeader *
get_header (ExosDataHead *self, gsize column)
{
  return column < self->headers->len ? g_ptr_array_index (self->headers, column) : NULL;
}

static void
role_chosen (ExosDataHead *self, int role, ExosColumnHeader *header)
{
  guint column;

  if (g_ptr_array_find (self->headers, header, &column) &&
      exos_role_in_force (self->session, column) != (ExosRole) role)
    exos_change_role (self->session, column, (ExosRole) role);
}

static void
show_role (ExosDataHead *self, gsize i)
{
  const ExosPreviewColumn *column = &get_experiment (self)->columns[i];
  const ExosRole role = exos_role_in_force (self->session, i);
  ExosColumnHeader *header = get_header (self, i);

  exos_column_header_show (header, column->name, i + 1, role,
                           column->is_guessed && role == column->role);
  exos_column_header_show_part (header, column->part_of);
  if (column->is_made)
    exos_column_header_show_made (header);
}

void
exos_data_head_show_roles (ExosDataHead *self)
{
  for (gsize i = 0; i < get_experiment (self)->n_columns; i++)
    if (get_header (self, i) != NULL)
      show_role (self, i);
}

/* A column of counts stays one when a cell of it is no number. */
static gboolean
holds_counts (const ExosPreviewColumn *column)
{
  return column->is_number || column->role == EXOS_ROLE_USERS ||
         column->role == EXOS_ROLE_CONVERSIONS || column->role == EXOS_ROLE_PRIMARY ||
         column->role == EXOS_ROLE_GUARDRAIL;
}

static void
add_column (ExosDataHead *self, gsize column, int place)
{
  const ExosExperiment *experiment = get_experiment (self);
  GtkWidget *header = exos_column_header_new ();

  g_signal_connect_object (header, "chosen", G_CALLBACK (role_chosen), self, G_CONNECT_SWAPPED);
  gtk_grid_attach (self->grid, header, place, 0, 1, 1);
  self->headers->pdata[column] = header;
  for (gsize row = 0; row < experiment->n_preview_rows; row++)
    gtk_grid_attach (self->grid,
                     exos_data_cell_new (exos_experiment_preview (experiment, row, column),
                                         holds_counts (&experiment->columns[column])),
                     place, (int) row + 1, 1, 1);
}

/* The first of those that wait, behind all that are there. FALSE when none does. */
static gboolean
add_next (ExosDataHead *self)
{
  int place = 1;

  if (self->waiting->len == 0 || get_experiment (self) == NULL)
    return FALSE;

  const gsize column = g_array_index (self->waiting, gsize, 0);

  for (gsize i = 0; i < self->headers->len; i++)
    place += get_header (self, i) != NULL;
  g_array_remove_index (self->waiting, 0);
  add_column (self, column, place);
  show_role (self, column);
  return TRUE;
}

static void
add_rest (ExosDataHead *self)
{
  while (add_next (self))
    ;
}

static gboolean
add_some (gpointer data)
{
  ExosDataHead *self = data;

  if (add_next (self))
    return G_SOURCE_CONTINUE;
  self->adding = 0;
  return G_SOURCE_REMOVE;
}

/* A list of roles costs milliseconds: while a file is read, when nobody waits for the last one,
 * there is a turn of the main loop between two of them. */
static void
add_waiting (ExosDataHead *self)
{
  if (exos_session_get_report (self->session) != NULL)
    add_rest (self);
  else if (self->waiting->len > 0 && self->adding == 0)
    self->adding = g_idle_add (add_some, self);
}

/* Messages speak of lines. */
static void
add_line_numbers (ExosDataHead *self)
{
  const ExosExperiment *experiment = get_experiment (self);

  for (gsize row = 0; row < experiment->n_preview_rows; row++)
    {
      const guint64 at = experiment->preview_lines[row];
      const ExosSourceFile *file = exos_source_files_find (experiment->source.files, at);
      g_autofree char *line =
          g_strdup_printf ("%" G_GUINT64_FORMAT, exos_source_file_line (file, at));
      GtkWidget *cell = exos_data_cell_new (line, TRUE);

      gtk_widget_add_css_class (cell, "exos-caption");
      gtk_widget_set_tooltip_text (cell, _ ("Line in the file"));
      gtk_grid_attach (self->grid, cell, 0, (int) row + 1, 1, 1);
    }
}

static void
clear (ExosDataHead *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  g_array_set_size (self->waiting, 0);
  g_ptr_array_set_size (self->headers, 0);
  g_ptr_array_set_size (self->headers, (int) get_experiment (self)->n_columns);
}

gsize
exos_data_head_fill (ExosDataHead *self, gsize n_unfolded, gsize wanted)
{
  const gsize n_columns = get_experiment (self)->n_columns;
  const gboolean has_used = exos_has_used_column (self->session);
  gsize n_shown = 0;
  gsize n_folded = 0;

  clear (self);
  add_line_numbers (self);
  for (gsize i = 0; i < n_columns; i++)
    {
      const gboolean is_shown = exos_column_is_always_shown (self->session, i, n_shown, has_used);

      n_shown += is_shown;
      n_folded += !is_shown;
      if (is_shown || n_folded <= n_unfolded || i == wanted)
        g_array_append_val (self->waiting, i);
    }

  const gsize n_left_out = n_columns - self->waiting->len;

  add_waiting (self);
  return n_left_out;
}

gboolean
exos_data_head_folds_used (ExosDataHead *self)
{
  gsize n_waiting = 0;

  for (gsize i = 0; i < self->headers->len; i++)
    {
      const gboolean waits =
          n_waiting < self->waiting->len && g_array_index (self->waiting, gsize, n_waiting) == i;

      n_waiting += waits;
      if (get_header (self, i) == NULL && !waits && !exos_column_is_unused (self->session, i))
        return TRUE;
    }

  return FALSE;
}

gboolean
exos_data_head_is_complete (ExosDataHead *self)
{
  add_rest (self);

  const gsize n_columns = get_experiment (self)->n_columns;
  gsize n_shown = 0;

  for (gsize i = 0; i < n_columns; i++)
    {
      if (get_header (self, i) == NULL && !exos_column_is_unused (self->session, i) &&
          n_shown < EXOS_MANY_COLUMNS)
        return FALSE;
      n_shown += get_header (self, i) != NULL;
    }

  return self->headers->len == n_columns;
}

gboolean
exos_data_head_has_column (ExosDataHead *self, gsize column)
{
  add_rest (self);
  return get_header (self, column) != NULL;
}

gboolean
exos_data_head_focus_column (ExosDataHead *self, gsize column)
{
  add_rest (self);
  return gtk_widget_grab_focus (GTK_WIDGET (get_header (self, column)));
}

static ExosDataCell *
get_cell (ExosDataHead *self, gsize row, gsize column)
{
  int place;

  if (get_header (self, column) == NULL)
    return NULL;
  gtk_grid_query_child (self->grid, GTK_WIDGET (get_header (self, column)), &place, NULL, NULL,
                        NULL);
  return EXOS_DATA_CELL (gtk_grid_get_child_at (self->grid, place, (int) row + 1));
}

static void
mark_cell (ExosDataHead *self, gsize row, gsize column)
{
  const ExosExperiment *experiment = get_experiment (self);
  g_autofree char *line =
      exos_source_files_say_line (experiment->source.files, experiment->preview_lines[row]);
  g_autofree char *header =
      exos_column_header_dup_name (experiment->columns[column].name, column + 1);
  /* Translators: a cell of the file, read aloud: Line 3, users: 10,050. */
  g_autofree char *name = g_strdup_printf (_ ("Line %s, %s: %s"), line, header,
                                           exos_experiment_preview (experiment, row, column));

  exos_data_cell_mark (get_cell (self, row, column), name);
}

static void
unmark_all (ExosDataHead *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->grid)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (EXOS_IS_DATA_CELL (child))
      exos_data_cell_unmark (EXOS_DATA_CELL (child));
}

gboolean
exos_data_head_mark (ExosDataHead *self, gsize row, gsize column)
{
  ExosDataCell *focus = NULL;

  add_rest (self);
  unmark_all (self);
  for (gsize i = 0; i < self->headers->len; i++)
    if (get_header (self, i) != NULL && (i == column || get_header (self, column) == NULL))
      {
        mark_cell (self, row, i);
        focus = focus != NULL ? focus : get_cell (self, row, i);
      }

  return focus != NULL && gtk_widget_grab_focus (GTK_WIDGET (focus));
}

static void
exos_data_head_dispose (GObject *object)
{
  ExosDataHead *self = EXOS_DATA_HEAD (object);

  g_clear_handle_id (&self->adding, g_source_remove);
  exos_dispose_template (self, EXOS_TYPE_DATA_HEAD);
  g_clear_object (&self->session);
  g_clear_pointer (&self->headers, g_ptr_array_unref);
  g_clear_pointer (&self->waiting, g_array_unref);
  G_OBJECT_CLASS (exos_data_head_parent_class)->dispose (object);
}

static void
exos_data_head_class_init (ExosDataHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_data_head_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, EXOS_RESOURCE_PATH "/data-head.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosDataHead, grid);
}

static void
exos_data_head_init (ExosDataHead *self)
{
  self->headers = g_ptr_array_new ();
  self->waiting = g_array_new (FALSE, FALSE, sizeof (gsize));
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
exos_data_head_set_session (ExosDataHead *self, ExosSession *session)
{
  self->session = g_object_ref (session);
}
