// SPDX-License-Identifier: MIT
#include "ui/drafts.h"

#include "analysis/peeking.h"
#include "data/language.h"
#include "memo/settings.h"
#include "ui/defaults.h"
#include "ui/remember.h"

#define KEY "exos-drafts"
#define DELAY 500 /* ms after the last change */

/* What is set, or was. */
typedef struct
{
  ExosPlan *plan; /* NULL: nothing */
  ExosMemoEdits *edits;
} State;

typedef struct
{
  ExosWindow *window;
  ExosSession *session;
  GPtrArray *files; /* those that all of the following is about, or NULL: of none */
  char *uri;
  char *sha256;
  State begun;  /* what the file began with: nothing to keep */
  State unkept; /* what waits to be kept */
  guint timer;
  GCancellable *loading;
  gboolean tells; /* that settings are back, once the verdict is that of them */
} Drafts;

static void
set_state (State *state, const ExosPlan *plan, const ExosMemoEdits *edits)
{
  g_clear_pointer (&state->plan, exos_plan_unref);
  g_clear_pointer (&state->edits, exos_memo_edits_unref);
  state->plan = plan != NULL ? exos_plan_ref (plan) : NULL;
  state->edits = edits != NULL ? exos_memo_edits_ref (edits) : NULL;
}

static gboolean
is_same (const State *state, const ExosPlan *plan, const ExosMemoEdits *edits)
{
  return state->plan != NULL && exos_plan_equal (state->plan, plan) &&
         exos_memo_edits_equal (state->edits, edits);
}

/* Nothing is lost on the screen by it: said once, not at every key. */
static void
saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  static gboolean is_said;
  g_autoptr (ExosWindow) window = user_data;
  g_autoptr (GError) error = NULL;

  if (exos_memory_save_draft_finish (exos_remember_memory (), result, &error) || is_said ||
      exos_window_get_session (window) == NULL)
    return;

  g_autofree char *message = g_strdup_printf (
      _ ("What you set here cannot be kept for the next time. %s"), error->message);

  is_said = TRUE;
  exos_window_notice (window, FALSE, message, NULL, NULL);
}

static void
keep (Drafts *self)
{
  const State *state = &self->unkept;
  g_autofree char *settings = NULL;

  g_clear_handle_id (&self->timer, g_source_remove);
  if (state->plan == NULL)
    return;

  if (!is_same (&self->begun, state->plan, state->edits))
    settings = exos_settings_write_draft (state->plan, state->edits);
  exos_memory_save_draft_async (exos_remember_memory (), self->uri, self->sha256, settings, NULL,
                                saved, g_object_ref (self->window));
  set_state (&self->unkept, NULL, NULL);
}

static gboolean
waited (gpointer drafts)
{
  Drafts *self = drafts;

  self->timer = 0;
  keep (self);
  return G_SOURCE_REMOVE;
}

static void
keep_soon (Drafts *self)
{
  set_state (&self->unkept, exos_session_get_plan (self->session),
             exos_session_get_edits (self->session));
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (DELAY, waited, self);
}

/* Whether something else is set than last heard of. What nobody set the file began with: the looks
 * that the history knows. */
static void
session_changed (Drafts *self)
{
  const ExosPlan *plan = exos_session_get_plan (self->session);
  const ExosMemoEdits *edits = exos_session_get_edits (self->session);
  const gboolean is_touched =
      exos_session_can_undo (self->session) || exos_session_can_redo (self->session);

  if (self->files == NULL || exos_session_get_files (self->session) != self->files)
    return;
  if (!is_touched)
    set_state (&self->begun, plan, edits);
  else if (!is_same (&self->unkept, plan, edits))
    keep_soon (self);
}

static void
undo (gpointer session)
{
  exos_session_undo (session);
}

static void tell (Drafts *self);

/* As one step of undo. Looks that were taken since stay. */
static void
put (Drafts *self, const ExosPlan *plan, const ExosMemoEdits *edits)
{
  g_autoptr (ExosPlan) next = exos_plan_copy (plan);

  exos_plan_add_looks (next, exos_session_get_plan (self->session)->looks);
  if (is_same (&self->begun, next, edits))
    return;

  self->tells = TRUE;
  exos_session_set_both (self->session, next, edits);
  tell (self);
}

/* The file may be another one than it was set for. */
static gboolean
forget_unfit (Drafts *self)
{
  const ExosPlan *plan = exos_session_get_plan (self->session);
  g_autoptr (ExosMemoEdits) edits = exos_memo_edits_ref (exos_session_get_edits (self->session));
  g_autoptr (ExosPlan) fit = exos_plan_copy (plan);

  exos_plan_forget_unfit (fit, exos_session_get_report (self->session)->issues);
  if (exos_plan_equal (fit, plan))
    return FALSE;

  exos_session_undo (self->session);
  put (self, fit, edits);
  return TRUE;
}

static void
tell (Drafts *self)
{
  if (!self->tells || exos_session_is_stale (self->session))
    return;

  self->tells = FALSE;
  if (exos_session_can_undo (self->session) && !forget_unfit (self))
    exos_window_toast (self->window, _ ("Your settings for this file are back"), _ ("Undo"), undo,
                       g_object_ref (self->session), g_object_unref);
}

static void
bring_back (Drafts *self, const ExosSettings *settings)
{
  g_autoptr (ExosMemoEdits) edits =
      settings->edits != NULL ? exos_memo_edits_ref (settings->edits) : exos_defaults_new_edits ();

  if (!exos_session_can_undo (self->session))
    put (self, settings->plan, edits);
}

/* What another version wrote, or nobody can set, stays where it is. */
static void
loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ExosWindow) window = user_data;
  Drafts *self = g_object_get_data (G_OBJECT (window), KEY);
  g_autofree char *text = exos_memory_load_draft_finish (exos_remember_memory (), result, NULL);
  g_autoptr (ExosSettings) settings = NULL;

  if (self == NULL || g_task_get_cancellable (G_TASK (result)) != self->loading)
    return;

  g_clear_object (&self->loading);
  if (text != NULL)
    settings = exos_settings_read (text, strlen (text), NULL);
  if (settings != NULL)
    bring_back (self, settings);
}

static void
load (Drafts *self)
{
  self->loading = g_cancellable_new ();
  exos_memory_load_draft_async (exos_remember_memory (), self->uri, self->sha256, self->loading,
                                loaded, g_object_ref (self->window));
}

/* What was set for a file is kept before another takes its place. */
static void
leave (Drafts *self)
{
  keep (self);
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->uri, g_free);
  g_clear_pointer (&self->sha256, g_free);
  set_state (&self->begun, NULL, NULL);
  self->tells = FALSE;
}

/* What was set while the file was read is set for it, too. */
static void
begin (Drafts *self, GPtrArray *files)
{
  const ExosReport *report = exos_session_get_report (self->session);
  g_autoptr (ExosPlan) plan = exos_defaults_new_plan ();
  g_autoptr (ExosMemoEdits) edits = exos_defaults_new_edits ();

  self->files = g_ptr_array_ref (files);
  self->uri = g_file_get_uri (g_ptr_array_index (files, 0));
  self->sha256 = g_strdup (report->experiment->source.sha256);
  if (exos_session_can_undo (self->session))
    set_state (&self->begun, plan, edits);
  else
    set_state (&self->begun, exos_session_get_plan (self->session),
               exos_session_get_edits (self->session));
  session_changed (self);
}

static void
session_opened (Drafts *self)
{
  GPtrArray *files = exos_session_get_files (self->session);

  if (files == self->files) /* read again */
    return;

  leave (self);
  if (!exos_remember_takes (files))
    return;
  begin (self, files);
  if (!exos_session_is_given (self->session) && !exos_session_can_undo (self->session))
    load (self);
}

static void
drafts_free (gpointer data)
{
  Drafts *self = data;

  g_signal_handlers_disconnect_by_data (self->session, self);
  leave (self);
  g_object_unref (self->session);
  g_free (self);
}

/* Before the program ends, which waits for what is to be kept. */
static void
window_destroyed (GtkWidget *window)
{
  g_object_set_data (G_OBJECT (window), KEY, NULL);
}

void
exos_drafts_follow (ExosWindow *window)
{
  static const struct
  {
    const char *signal;
    void (*handler) (Drafts *);
  } handlers[] = {
    { "changed", session_changed },
    { "opened", session_opened },
    { "stale", tell },
  };
  Drafts *self = g_new0 (Drafts, 1);

  self->window = window;
  self->session = g_object_ref (exos_window_get_session (window));
  for (gsize i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect_swapped (self->session, handlers[i].signal, G_CALLBACK (handlers[i].handler),
                              self);
  g_object_set_data_full (G_OBJECT (window), KEY, self, drafts_free);
  g_signal_connect (window, "destroy", G_CALLBACK (window_destroyed), NULL);
}
