// SPDX-License-Identifier: MIT
/* A reading that lasts: when the window says so, and the first rows to look at meanwhile. */
#include "ui/defaults.h"
#include "ui/session-private.h"

#define PATIENCE 250 /* ms: what is read faster, or will be at once, shows nothing */

/* Whether the rest will come within another PATIENCE, at the pace so far. What comes
 * after the last byte is short. */
static gboolean
is_nearly_done (const ExosSession *self)
{
  const double elapsed = (double) (g_get_monotonic_time () - self->reading_since);
  guint64 bytes, total;

  exos_session_get_progress (self, &bytes, &total);
  if (bytes == 0 || total < bytes)
    return FALSE;
  return bytes == total ? elapsed < 2.5 * PATIENCE * 1000
                        : (double) (total - bytes) / (double) bytes * elapsed < PATIENCE * 1000;
}

/* A document that is shown stays until the new one is judged: a head is for an empty window. */
static gboolean
wants_head (const ExosSession *self)
{
  return self->lasts && self->kind == EXOS_READING_OPEN && self->files == NULL;
}

static void
show_head (ExosSession *self)
{
  if (self->found == NULL || !wants_head (self))
    return;

  exos_session_begin_history (self, self->found->plan);
  self->head = g_steal_pointer (&self->found);
  exos_session_emit (self, EXOS_SESSION_CHANGED);
  exos_session_emit (self, EXOS_SESSION_HEAD);
}

static gboolean
began_to_last (gpointer data)
{
  ExosSession *self = data;

  if (is_nearly_done (self))
    return G_SOURCE_CONTINUE;

  self->patience = 0;
  self->lasts = TRUE;
  exos_session_emit (self, EXOS_SESSION_READING);
  show_head (self);
  return G_SOURCE_REMOVE;
}

void
exos_session_expect (ExosSession *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_pointer (&self->found, exos_file_head_free);
  self->has_told_head = FALSE;
  self->reading_since = g_get_monotonic_time ();
  if (!self->lasts)
    self->patience = g_timeout_add (PATIENCE, began_to_last, self);
}

static void
stop_understanding (ExosSession *self)
{
  if (self->understanding != NULL)
    g_cancellable_cancel (self->understanding);
  g_clear_object (&self->understanding);
}

static void
replace_head (ExosSession *self, ExosFileHead *head)
{
  stop_understanding (self);
  exos_file_head_free (self->head);
  self->head = head;
  exos_session_emit (self, EXOS_SESSION_CHANGED);
}

void
exos_session_head_found (ExosFileHead *head, gpointer session)
{
  ExosSession *self = session;

  self->has_told_head = TRUE;
  if (self->head != NULL)
    {
      replace_head (self, head);
      if (!exos_plan_equal (head->plan, exos_session_get_plan (self)))
        exos_session_understand_head (self);
      return;
    }

  g_clear_pointer (&self->found, exos_file_head_free);
  self->found = head;
  show_head (self);
}

static void
understood (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ExosSession) self = user_data;
  ExosFileHead *head = exos_file_head_understand_finish (result);

  if (head != NULL)
    replace_head (self, head);
}

void
exos_session_understand_head (ExosSession *self)
{
  stop_understanding (self);
  self->understanding = g_cancellable_new ();
  exos_file_head_understand_async (self->head, exos_session_get_plan (self), self->understanding,
                                   understood, g_object_ref (self));
}

gboolean
exos_session_head_serves (const ExosSession *self)
{
  const ExosFileHead *head = self->head != NULL ? self->head : self->found;

  return self->has_told_head && exos_file_head_serves (head, exos_session_get_plan (self));
}

void
exos_session_end_head (ExosSession *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  self->lasts = FALSE;
  stop_understanding (self);
  g_clear_pointer (&self->found, exos_file_head_free);
  g_clear_pointer (&self->head, exos_file_head_free);
}

/* What was set for a file that did not come is gone with it. */
void
exos_session_abandon_head (ExosSession *self)
{
  g_autoptr (ExosPlan) plan = exos_defaults_new_plan ();

  if (self->head == NULL)
    return;

  exos_session_end_head (self);
  exos_session_begin_history (self, plan);
  exos_session_emit (self, EXOS_SESSION_CHANGED);
}
