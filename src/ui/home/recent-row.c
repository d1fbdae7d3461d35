// SPDX-License-Identifier: MIT
#include "ui/home/recent-row.h"

#include "data/format.h"
#include "data/language.h"
#include "data/source-files.h"
#include "memo/words.h"
#include "ui/verdict-icon.h"

struct _ExosRecentRow
{
  GtkListBoxRow parent;
  ExosRecent *recent;
  gint64 id; /* of a decision, or 0 */
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *file;
  GtkLabel *state;
  GtkLabel *date;
};

G_DEFINE_FINAL_TYPE (ExosRecentRow, exos_recent_row, GTK_TYPE_LIST_BOX_ROW)

static GtkLabel *
add_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0F);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

/* "Today, 14:05" would need a calendar of words; the date says enough. */
static char *
dup_date (GDateTime *when)
{
  GDate date;

  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (when),
                  (GDateMonth) g_date_time_get_month (when),
                  (GDateYear) g_date_time_get_year (when));
  return exos_format_date (&date);
}

static char *
dup_state (const ExosRecent *recent)
{
  if (recent->is_missing)
    return g_strdup (_ ("Moved or deleted"));
  if (recent->is_altered)
    /* Translators: a verdict, of a decision that somebody changed after it was saved. */
    return g_strdup_printf (_ ("%s (altered)"), exos_words_verdict_short (recent->verdict));
  return g_strdup (recent->has_verdict ? exos_words_verdict_short (recent->verdict) : "");
}

static void
set_name (ExosRecentRow *self, const ExosRecent *recent, const char *state, const char *date)
{
  /* Translators: a recent decision, read aloud: experiment, verdict, date. */
  g_autofree char *name = g_strdup_printf (_ ("%s, %s, %s"), recent->title, state, date);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* A verdict that was altered, or of what is gone, is not shown as one. */
static void
set_icon (ExosRecentRow *self, const ExosRecent *recent)
{
  const gboolean has_verdict = recent->has_verdict && !recent->is_missing && !recent->is_altered;
  const ExosTone tone = recent->is_altered ? EXOS_TONE_WARNING : EXOS_TONE_UNKNOWN;
  const char *classes[] = {
    has_verdict ? exos_verdict_class (recent->verdict) : exos_tone_class (tone),
    NULL,
  };

  gtk_image_set_from_icon_name (self->icon, has_verdict ? exos_verdict_icon (recent->verdict)
                                                        : exos_tone_icon (tone));
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon), classes);
}

static void
show (ExosRecentRow *self, const ExosRecent *recent)
{
  g_autofree char *state = dup_state (recent);
  g_autofree char *date = dup_date (recent->when);

  set_icon (self, recent);
  gtk_label_set_label (self->title, recent->title);
  gtk_label_set_label (self->file, recent->file);
  gtk_label_set_label (self->state, state);
  gtk_label_set_label (self->date, date);
  set_name (self, recent, state, date);
}

const ExosRecent *
exos_recent_row_get (ExosRecentRow *self)
{
  return self->recent;
}

static void
exos_recent_row_finalize (GObject *object)
{
  g_clear_pointer (&EXOS_RECENT_ROW (object)->recent, exos_recent_free);
  G_OBJECT_CLASS (exos_recent_row_parent_class)->finalize (object);
}

static void
exos_recent_row_class_init (ExosRecentRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = exos_recent_row_finalize;
}

static void
exos_recent_row_init (ExosRecentRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->icon = GTK_IMAGE (gtk_image_new ());
  gtk_image_set_pixel_size (self->icon, 24);
  gtk_widget_set_hexpand (names, TRUE);
  self->title = add_label (names, NULL);
  self->file = add_label (names, "exos-caption");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (box), names);
  self->state = add_label (box, NULL);
  self->date = add_label (box, "exos-caption");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

GtkWidget *
exos_recent_row_new (const ExosRecent *recent)
{
  ExosRecentRow *self = g_object_new (EXOS_TYPE_RECENT_ROW, NULL);

  self->recent = exos_recent_copy (recent);
  show (self, recent);
  return GTK_WIDGET (self);
}

void
exos_recent_row_show_decision (ExosRecentRow *self, const ExosRecord *record)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) saved = g_date_time_new_from_iso8601 (record->saved, NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *title = exos_visible_text (record->experiment, 0);
  g_autofree char *first = exos_visible_text (record->files[0] != NULL ? record->files[0] : "", 0);
  g_autofree char *file =
      exos_source_files_say_name (first, MAX (g_strv_length (record->files), 1));
  g_autoptr (GDateTime) when =
      saved != NULL ? g_date_time_to_timezone (saved, zone) : g_date_time_ref (now);
  const ExosRecent recent = {
    .title = title,
    .file = file,
    .has_verdict = TRUE,
    .verdict = record->verdict,
    .is_altered = record->is_altered,
    .when = when,
  };

  self->id = record->id;
  show (self, &recent);
}

gint64
exos_recent_row_get_id (ExosRecentRow *self)
{
  return self->id;
}
