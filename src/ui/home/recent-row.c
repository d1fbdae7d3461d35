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
};

G_DEFINE_FINAL_TYPE (ExosRecentRow, exos_recent_row, GTK_TYPE_LIST_BOX_ROW)

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0F);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
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

static GtkWidget *
create_names (const ExosRecent *recent)
{
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_set_hexpand (names, TRUE);
  add_label (names, recent->title, NULL);
  add_label (names, recent->file, "exos-caption");
  return names;
}

static GtkWidget *
create_box (const ExosRecent *recent, const char *state, const char *date)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (recent->has_verdict && !recent->is_missing
                                                      ? exos_verdict_icon (recent->verdict)
                                                      : "exos-unknown-symbolic");

  gtk_widget_add_css_class (icon, recent->has_verdict && !recent->is_missing
                                      ? exos_verdict_class (recent->verdict)
                                      : "neutral");
  gtk_image_set_pixel_size (GTK_IMAGE (icon), 24);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), create_names (recent));
  add_label (box, state, NULL);
  add_label (box, date, "exos-caption");
  return box;
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
}

GtkWidget *
exos_recent_row_new (const ExosRecent *recent)
{
  ExosRecentRow *self = g_object_new (EXOS_TYPE_RECENT_ROW, NULL);
  g_autofree char *state = dup_state (recent);
  g_autofree char *date = dup_date (recent->when);

  self->recent = exos_recent_copy (recent);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), create_box (recent, state, date));
  set_name (self, recent, state, date);
  return GTK_WIDGET (self);
}

GtkWidget *
exos_recent_row_new_decision (const ExosRecord *record)
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
    .uris = record->uris,
    .title = title,
    .file = file,
    .has_verdict = TRUE,
    .verdict = record->verdict,
    .is_altered = record->is_altered,
    .when = when,
  };
  GtkWidget *row = exos_recent_row_new (&recent);
  gint64 *id = g_new (gint64, 1);

  *id = record->id;
  g_object_set_data_full (G_OBJECT (row), "exos-id", id, g_free);
  return row;
}
