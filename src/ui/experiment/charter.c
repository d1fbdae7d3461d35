// SPDX-License-Identifier: MIT
#include "ui/experiment/charter.h"

#include "data/language.h"
#include "ui/experiment/date-field.h"
#include "ui/widgets/adaptive-layout.h"
#include "ui/widgets/dispose-template.h"

struct _ExosCharter
{
  GtkWidget parent;
  GtkTextView *hypothesis;
  GtkTextBuffer *buffer;
  GtkEntry *owner;
  ExosDateField *start;
  ExosDateField *end;
  ExosSession *session;
};

G_DEFINE_FINAL_TYPE (ExosCharter, exos_charter, GTK_TYPE_WIDGET)

static const char *
get_text (const char *text)
{
  return text != NULL ? text : "";
}

static char *
dup_hypothesis (ExosCharter *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static void
hypothesis_changed (ExosCharter *self)
{
  g_autoptr (ExosMemoEdits) edits = exos_memo_edits_copy (exos_session_get_edits (self->session));

  g_free (edits->hypothesis);
  edits->hypothesis = dup_hypothesis (self);
  exos_session_set_edits (self->session, edits, "hypothesis");
}

static void
owner_changed (ExosCharter *self)
{
  g_autoptr (ExosMemoEdits) edits = exos_memo_edits_copy (exos_session_get_edits (self->session));

  g_free (edits->owner);
  edits->owner = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->owner)));
  exos_session_set_edits (self->session, edits, "owner");
}

/* Two days that cannot both be are not taken over: the last ones stay. */
static void
date_edited (ExosCharter *self, ExosDateField *field)
{
  g_autoptr (ExosMemoEdits) edits = exos_memo_edits_copy (exos_session_get_edits (self->session));

  edits->start = exos_date_field_get_date (self->start);
  edits->end = exos_date_field_get_date (self->end);
  if (g_date_valid (&edits->start) && g_date_valid (&edits->end) &&
      g_date_compare (&edits->end, &edits->start) < 0)
    {
      exos_date_field_set_problem (self->end, _ ("The end is before the start."));
      return;
    }

  exos_date_field_set_problem (self->end, NULL);
  exos_session_set_edits (self->session, edits, field == self->start ? "start" : "end");
}

static void
show_hypothesis (ExosCharter *self, const char *text)
{
  g_autofree char *shown = dup_hypothesis (self);

  if (g_str_equal (shown, text))
    return;
  g_signal_handlers_block_by_func (self->buffer, hypothesis_changed, self);
  gtk_text_buffer_set_text (self->buffer, text, -1);
  g_signal_handlers_unblock_by_func (self->buffer, hypothesis_changed, self);
}

static void
show_owner (ExosCharter *self, const char *text)
{
  if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->owner)), text))
    return;
  g_signal_handlers_block_by_func (self->owner, owner_changed, self);
  gtk_editable_set_text (GTK_EDITABLE (self->owner), text);
  g_signal_handlers_unblock_by_func (self->owner, owner_changed, self);
}

static void
update (ExosCharter *self)
{
  const ExosMemoEdits *edits = exos_session_get_edits (self->session);

  show_hypothesis (self, get_text (edits->hypothesis));
  show_owner (self, get_text (edits->owner));
  exos_date_field_set_date (self->start, &edits->start);
  exos_date_field_set_date (self->end, &edits->end);
}

static void
reset (ExosCharter *self)
{
  exos_date_field_reset (self->start);
  exos_date_field_reset (self->end);
}

static void
exos_charter_dispose (GObject *object)
{
  ExosCharter *self = EXOS_CHARTER (object);

  exos_dispose_template (self, EXOS_TYPE_CHARTER);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (exos_charter_parent_class)->dispose (object);
}

static void
exos_charter_class_init (ExosCharterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_charter_dispose;
  g_type_ensure (EXOS_TYPE_ADAPTIVE_LAYOUT);
  g_type_ensure (EXOS_TYPE_DATE_FIELD);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, EXOS_RESOURCE_PATH "/charter.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosCharter, hypothesis);
  gtk_widget_class_bind_template_child (widget_class, ExosCharter, buffer);
  gtk_widget_class_bind_template_child (widget_class, ExosCharter, owner);
  gtk_widget_class_bind_template_child (widget_class, ExosCharter, start);
  gtk_widget_class_bind_template_child (widget_class, ExosCharter, end);
  gtk_widget_class_bind_template_callback (widget_class, hypothesis_changed);
  gtk_widget_class_bind_template_callback (widget_class, owner_changed);
  gtk_widget_class_bind_template_callback (widget_class, date_edited);
}

static void
exos_charter_init (ExosCharter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
exos_charter_set_session (ExosCharter *self, ExosSession *session)
{
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "opened", G_CALLBACK (reset), self, G_CONNECT_SWAPPED);
  update (self);
}
