// SPDX-License-Identifier: MIT
#include "ui/experiment/data-card.h"

#include "data/format.h"
#include "data/language.h"
#include "data/source-text.h"
#include "ui/experiment/column-changes.h"
#include "ui/experiment/data-head.h"
#include "ui/experiment/suitable-column.h"
#include "ui/widgets/adaptive-layout.h"
#include "ui/widgets/dispose-template.h"
#include "ui/widgets/scroll-through.h"

#define STEP 100 /* columns that are unfolded at a time */

struct _ExosDataCard
{
  GtkWidget parent;
  GtkLabel *caption;
  GtkLabel *files;
  GtkWidget *note;
  GtkWidget *scroller;
  ExosDataHead *head;
  GtkButton *fold_button;
  ExosSession *session;
  ExosExperiment *shown;
  gsize n_unfolded;
  gsize n_folded;
};

G_DEFINE_FINAL_TYPE (ExosDataCard, exos_data_card, GTK_TYPE_WIDGET)

static const ExosExperiment *
get_experiment (ExosDataCard *self)
{
  return exos_session_get_experiment (self->session);
}

static const char *
name_first_rows (ExosShape shape)
{
  if (shape == EXOS_SHAPE_UNITS)
    return _ ("first rows, one per user");
  return shape == EXOS_SHAPE_EVENTS ? _ ("first rows, one per event") : _ ("first rows");
}

/* Those that were made of events are not in the file. */
static gsize
count_columns (const ExosExperiment *experiment)
{
  gsize n = 0;

  for (gsize i = 0; i < experiment->n_columns; i++)
    n += !experiment->columns[i].is_made;
  return n;
}

/* Nobody knows how many rows there are before all of them were read. */
static char *
dup_rows (ExosDataCard *self, const ExosExperiment *experiment)
{
  g_autofree char *rows = exos_source_say_rows (&experiment->source);
  g_autofree char *users = exos_experiment_say_users (experiment);

  if (exos_session_get_report (self->session) == NULL)
    return g_strdup (name_first_rows (experiment->source.shape));
  return users != NULL ? g_strjoin (" · ", rows, users, NULL) : g_steal_pointer (&rows);
}

/* "sample_launch.csv · 2 rows · 5 columns · UTF-8" */
static void
show_caption (ExosDataCard *self, const ExosExperiment *experiment)
{
  g_autofree char *file = exos_visible_text (experiment->source.file, 0);
  const gsize n = count_columns (experiment);
  g_autofree char *n_columns = exos_format_count (n);
  g_autofree char *rows = dup_rows (self, experiment);
  g_autofree char *columns = g_strdup_printf (NG_ ("%s column", "%s columns", n), n_columns);
  g_autofree char *caption =
      g_strjoin (" · ", file, rows, columns, experiment->source.encoding, NULL);

  gtk_label_set_label (self->caption, caption);
}

/* Several files that are one, each with its size: "Read as one: a.csv (1.2 MB) · b.csv (0.9 MB)" */
static void
show_files (ExosDataCard *self, const GPtrArray *files)
{
  const guint n = files != NULL ? files->len : 0;
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      const ExosSourceFile *file = g_ptr_array_index (files, i);
      g_autofree char *size = g_format_size (file->bytes);

      g_string_append_printf (list, "%s%s (%s)", i > 0 ? " · " : "", file->name, size);
    }

  /* Translators: names and sizes of files. */
  g_autofree char *text = g_strdup_printf (_ ("Read as one: %s"), list->str);

  gtk_label_set_label (self->files, text);
  gtk_widget_set_visible (GTK_WIDGET (self->files), n > 1);
  g_string_free (list, TRUE);
}

/* What is folded away are ignored columns, unless the file has very many others. */
static char *
dup_fold_label (ExosDataCard *self, gsize n_folded)
{
  g_autofree char *n = exos_format_count (n_folded);

  if (n_folded == 0)
    return g_strdup (_ ("Hide ignored columns"));
  if (exos_data_head_folds_used (self->head))
    return g_strdup_printf (NG_ ("Show %s more column", "Show %s more columns", n_folded), n);
  return g_strdup_printf (NG_ ("Show %s ignored column", "Show %s ignored columns", n_folded), n);
}

static void
fill (ExosDataCard *self, gsize wanted)
{
  const gsize n_folded = exos_data_head_fill (self->head, self->n_unfolded, wanted);
  g_autofree char *label = dup_fold_label (self, n_folded);

  gtk_widget_set_visible (self->scroller, get_experiment (self)->n_columns > 0);
  gtk_button_set_label (self->fold_button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->fold_button), n_folded > 0 || self->n_unfolded > 0);
  self->n_folded = n_folded;
}

static void
fold_clicked (ExosDataCard *self)
{
  self->n_unfolded = self->n_folded > 0 ? self->n_unfolded + STEP : 0;
  fill (self, G_MAXSIZE);
}

static gboolean
looks_same (const ExosExperiment *a, const ExosExperiment *b)
{
  if (a->n_columns != b->n_columns || a->n_preview_rows != b->n_preview_rows)
    return FALSE;

  for (gsize i = 0; i < a->n_columns; i++)
    if (!g_str_equal (a->columns[i].name, b->columns[i].name) ||
        a->columns[i].is_number != b->columns[i].is_number)
      return FALSE;
  for (gsize row = 0; row < a->n_preview_rows; row++)
    if (a->preview_lines[row] != b->preview_lines[row])
      return FALSE;
  for (gsize i = 0; i < a->n_columns * a->n_preview_rows; i++)
    if (!g_str_equal (a->cells[i], b->cells[i]))
      return FALSE;
  return TRUE;
}

/* Whether the head of another file is to be shown now. */
static gboolean
take (ExosDataCard *self, const ExosExperiment *experiment)
{
  const gboolean is_other = self->shown == NULL || !looks_same (self->shown, experiment);

  if (self->shown == experiment)
    return FALSE;
  g_clear_pointer (&self->shown, exos_experiment_unref);
  self->shown = exos_experiment_ref (experiment);
  if (is_other)
    self->n_unfolded = 0;
  return is_other;
}

/* The columns are made anew for another head only: neither a chosen role nor the end of the reading
 * moves the focus. */
static void
update (ExosDataCard *self)
{
  const ExosExperiment *experiment = get_experiment (self);

  gtk_widget_set_visible (self->note, exos_session_get_report (self->session) == NULL);
  if (experiment == NULL)
    return;

  const gboolean is_other = take (self, experiment);

  if (is_other || !exos_data_head_is_complete (self->head))
    fill (self, G_MAXSIZE);
  else
    exos_data_head_show_roles (self->head);
  show_caption (self, experiment);
  show_files (self, experiment->source.files);
}

static void
unfold_to (ExosDataCard *self, gsize column)
{
  if (column < get_experiment (self)->n_columns && !exos_data_head_has_column (self->head, column))
    fill (self, column);
}

gboolean
exos_data_card_focus_column (ExosDataCard *self, const ExosIssue *issue)
{
  const gsize column = exos_suitable_column (self->session, issue);

  if (column >= get_experiment (self)->n_columns)
    return FALSE;
  unfold_to (self, column);
  return exos_data_head_focus_column (self->head, column);
}

gboolean
exos_data_card_show_cell (ExosDataCard *self, const ExosIssue *issue)
{
  const ExosExperiment *experiment = get_experiment (self);
  const gsize column = exos_find_column (experiment, issue->column);
  const gsize row = exos_find_preview_row (experiment, issue->line);

  if (row == experiment->n_preview_rows)
    return FALSE;
  unfold_to (self, column);
  return exos_data_head_mark (self->head, row, column);
}

static void
exos_data_card_dispose (GObject *object)
{
  ExosDataCard *self = EXOS_DATA_CARD (object);

  exos_dispose_template (self, EXOS_TYPE_DATA_CARD);
  g_clear_object (&self->session);
  g_clear_pointer (&self->shown, exos_experiment_unref);
  G_OBJECT_CLASS (exos_data_card_parent_class)->dispose (object);
}

static void
exos_data_card_class_init (ExosDataCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_data_card_dispose;
  g_type_ensure (EXOS_TYPE_ADAPTIVE_LAYOUT);
  g_type_ensure (EXOS_TYPE_DATA_HEAD);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, EXOS_RESOURCE_PATH "/data-card.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosDataCard, caption);
  gtk_widget_class_bind_template_child (widget_class, ExosDataCard, files);
  gtk_widget_class_bind_template_child (widget_class, ExosDataCard, note);
  gtk_widget_class_bind_template_child (widget_class, ExosDataCard, scroller);
  gtk_widget_class_bind_template_child (widget_class, ExosDataCard, head);
  gtk_widget_class_bind_template_child (widget_class, ExosDataCard, fold_button);
  gtk_widget_class_bind_template_callback (widget_class, fold_clicked);
}

static void
exos_data_card_init (ExosDataCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  exos_scroll_through (GTK_SCROLLED_WINDOW (self->scroller));
}

void
exos_data_card_set_session (ExosDataCard *self, ExosSession *session)
{
  self->session = g_object_ref (session);
  exos_data_head_set_session (self->head, session);
  g_signal_connect_object (session, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
