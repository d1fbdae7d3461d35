// SPDX-License-Identifier: MIT
#include "ui/reading-bar.h"

#include "data/input.h"
#include "data/language.h"
#include "ui/reading-pace.h"
#include "ui/reading-words.h"
#include "ui/widgets/dispose-template.h"

#define PERIOD 100        /* ms between two looks */
#define LOOKS_A_TEXT 3    /* a number that changes more often cannot be read */
#define LOOKS_A_SPEECH 50 /* nor listened to */

struct _ExosReadingBar
{
  GtkWidget parent;
  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *detail;
  GtkProgressBar *progress;
  GtkProgressBar *spoken; /* under it, for screen readers */
  ExosSession *session;
  ExosReadingPace pace;
  guint n_looks;
  guint timer;
};

G_DEFINE_FINAL_TYPE (ExosReadingBar, exos_reading_bar, GTK_TYPE_WIDGET)

static char *
dup_title (ExosReadingBar *self)
{
  GPtrArray *files = exos_session_get_incoming_files (self->session);
  g_autofree char *name = exos_input_dup_name ((GFile *const *) files->pdata, files->len);

  /* Translators: a file name. */
  return g_strdup_printf (_ ("Reading %s…"), name);
}

static double
get_fraction (ExosReadingBar *self)
{
  return MIN ((double) self->pace.bytes / (double) MAX (self->pace.total, 1), 1.0);
}

static void
show_fraction (ExosReadingBar *self, GtkProgressBar *bar)
{
  if (self->pace.total > 0)
    gtk_progress_bar_set_fraction (bar, get_fraction (self));
  else
    gtk_progress_bar_pulse (bar);
}

/* A screen reader knows one bar with a name, a value and words, and not what is seen, which changes
 * much more often than anybody listens. */
static void
speak (ExosReadingBar *self, const char *title, const char *detail)
{
  show_fraction (self, self->spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spoken), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, detail,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, detail, -1);
}

static void
show_words (ExosReadingBar *self)
{
  g_autofree char *title = dup_title (self);
  g_autofree char *detail = exos_words_reading (&self->pace);

  /* The bar moves with its words: two that are told apart would disagree. */
  show_fraction (self, self->progress);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->detail, detail);
  if (self->n_looks % LOOKS_A_SPEECH == 0)
    speak (self, title, detail);
}

static void
look (ExosReadingBar *self)
{
  guint64 bytes, total;

  exos_session_get_progress (self->session, &bytes, &total);
  exos_reading_pace_add (&self->pace, g_get_monotonic_time (), bytes, total);
}

/* Looks from the start, so that the rate is known when the bar appears. */
static gboolean
tick (gpointer data)
{
  ExosReadingBar *self = data;

  look (self);
  if (gtk_widget_get_visible (self->box))
    {
      if (self->n_looks % LOOKS_A_TEXT == 0)
        show_words (self);
      self->n_looks++;
    }
  return G_SOURCE_CONTINUE;
}

static void
appear (ExosReadingBar *self)
{
  self->n_looks = 0;
  gtk_widget_set_visible (self->box, TRUE);
  tick (self);
}

static void
reading_changed (ExosReadingBar *self)
{
  if (!exos_session_is_reading (self->session))
    {
      g_clear_handle_id (&self->timer, g_source_remove);
      gtk_widget_set_visible (self->box, FALSE);
      self->pace = (ExosReadingPace) { 0 };
      return;
    }

  if (self->timer == 0)
    {
      look (self);
      self->timer = g_timeout_add (PERIOD, tick, self);
    }
  if (exos_session_reading_lasts (self->session) && !gtk_widget_get_visible (self->box))
    appear (self);
}

void
exos_reading_bar_set_session (ExosReadingBar *self, ExosSession *session)
{
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "reading", G_CALLBACK (reading_changed), self,
                           G_CONNECT_SWAPPED);
}

static void
exos_reading_bar_dispose (GObject *object)
{
  ExosReadingBar *self = EXOS_READING_BAR (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->session);
  exos_dispose_template (self, EXOS_TYPE_READING_BAR);
  G_OBJECT_CLASS (exos_reading_bar_parent_class)->dispose (object);
}

static void
exos_reading_bar_class_init (ExosReadingBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_reading_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, EXOS_RESOURCE_PATH "/reading-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosReadingBar, box);
  gtk_widget_class_bind_template_child (widget_class, ExosReadingBar, title);
  gtk_widget_class_bind_template_child (widget_class, ExosReadingBar, detail);
  gtk_widget_class_bind_template_child (widget_class, ExosReadingBar, progress);
  gtk_widget_class_bind_template_child (widget_class, ExosReadingBar, spoken);
}

static void
exos_reading_bar_init (ExosReadingBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
