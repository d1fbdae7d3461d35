// SPDX-License-Identifier: MIT
#include "ui/undo.h"

#include "analysis/peeking.h"

#define TYPING_PAUSE (2 * G_USEC_PER_SEC)

struct ExosUndo
{
  ExosDraft *present;
  GQueue before; /* of ExosDraft, the latest at the tail */
  GQueue after;  /* of ExosDraft, the next at the tail */
  char *key;     /* of the change that made the present state */
  gint64 time;   /* when that was, monotonic */
};

static ExosDraft *
create_draft (const ExosPlan *plan, const ExosMemoEdits *edits)
{
  ExosDraft *self = g_new (ExosDraft, 1);

  self->plan = exos_plan_ref (plan);
  self->edits = exos_memo_edits_ref (edits);
  return self;
}

static void
free_draft (gpointer data)
{
  ExosDraft *self = data;

  exos_plan_unref (self->plan);
  exos_memo_edits_unref (self->edits);
  g_free (self);
}

ExosUndo *
exos_undo_new (const ExosPlan *plan, const ExosMemoEdits *edits)
{
  ExosUndo *self = g_new0 (ExosUndo, 1);

  self->present = create_draft (plan, edits);
  return self;
}

void
exos_undo_free (ExosUndo *self)
{
  free_draft (self->present);
  g_queue_clear_full (&self->before, free_draft);
  g_queue_clear_full (&self->after, free_draft);
  g_free (self->key);
  g_free (self);
}

const ExosDraft *
exos_undo_present (const ExosUndo *self)
{
  return self->present;
}

void
exos_undo_push (ExosUndo *self, const ExosPlan *plan, const ExosMemoEdits *edits, const char *key)
{
  const gint64 now = g_get_monotonic_time ();
  const gboolean continues =
      key != NULL && g_strcmp0 (key, self->key) == 0 && now - self->time < TYPING_PAUSE;
  ExosDraft *next = create_draft (plan, edits);

  if (continues)
    free_draft (self->present);
  else
    g_queue_push_tail (&self->before, self->present);
  if (self->before.length > EXOS_MAX_UNDO)
    free_draft (g_queue_pop_head (&self->before));
  g_queue_clear_full (&self->after, free_draft);
  g_free (self->key);
  self->key = g_strdup (key);
  self->time = now;
  self->present = next;
}

static gboolean
add_looks (ExosDraft *draft, const GArray *looks)
{
  g_autoptr (ExosPlan) plan = exos_plan_copy (draft->plan);

  if (!exos_plan_add_looks (plan, looks))
    return FALSE;

  exos_plan_unref (draft->plan);
  draft->plan = g_steal_pointer (&plan);
  return TRUE;
}

gboolean
exos_undo_add_looks (ExosUndo *self, const GArray *looks)
{
  const GQueue *const others[] = { &self->before, &self->after };
  gboolean is_changed = add_looks (self->present, looks);

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    for (const GList *draft = others[i]->head; draft != NULL; draft = draft->next)
      is_changed |= add_looks (draft->data, looks);
  return is_changed;
}

gboolean
exos_undo_can_go_back (const ExosUndo *self)
{
  return self->before.length > 0;
}

gboolean
exos_undo_can_go_forward (const ExosUndo *self)
{
  return self->after.length > 0;
}

static void
step (ExosUndo *self, GQueue *from, GQueue *to)
{
  g_return_if_fail (from->length > 0);

  g_queue_push_tail (to, self->present);
  self->present = g_queue_pop_tail (from);
  g_clear_pointer (&self->key, g_free);
}

void
exos_undo_go_back (ExosUndo *self)
{
  step (self, &self->before, &self->after);
}

void
exos_undo_go_forward (ExosUndo *self)
{
  step (self, &self->after, &self->before);
}
