// SPDX-License-Identifier: MIT
#include "ui/export/decisions-read.h"

#include "data/language.h"
#include "ui/remember.h"

/* Of ids and names alone: small. */
#define PAGE 500

typedef struct
{
  char *text;
  guint verdicts;
  ExosReview *review;
  GPtrArray *page; /* of ExosRecord, or NULL */
  guint next;      /* in the page */
  guint n_found;
} Reading;

static void
free_reading (gpointer data)
{
  Reading *self = data;

  g_free (self->text);
  g_clear_pointer (&self->review, exos_review_free);
  g_clear_pointer (&self->page, g_ptr_array_unref);
  g_free (self);
}

/* The day on which it was saved, here. */
static char *
dup_day (const char *saved)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (saved, NULL);
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_timezone (time, zone) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d") : g_strdup ("");
}

static void
add (ExosReview *review, const ExosRecord *record)
{
  g_autofree char *day = dup_day (record->saved);
  const ExosReviewKept kept = {
    .file = record->files != NULL ? record->files[0] : NULL,
    .experiment = record->experiment,
    .date = day,
    .rule = record->rule,
    .reason = record->reason,
    .owner = record->owner,
    .sha256 = record->sha256,
    .report = record->report,
    .verdict = record->verdict,
    .recommended = record->recommended,
    .is_overridden = record->is_overridden,
  };

  exos_review_add_kept (review, &kept);
}

static void read_next (GTask *task);

static void
loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Reading *self = g_task_get_task_data (task);
  const ExosRecord *listed = g_ptr_array_index (self->page, self->next - 1);
  g_autoptr (GError) error = NULL;
  gboolean is_intact = FALSE;
  g_autoptr (ExosRecord) record =
      exos_memory_load_finish (exos_remember_memory (), result, &is_intact, &error);

  if (record != NULL && is_intact)
    add (self->review, record);
  else
    exos_review_add_failure (
        self->review, listed->experiment,
        error != NULL ? error->message
                      : _ ("This decision is not what was saved: somebody has changed it since."));
  read_next (task);
}

static void
listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Reading *self = g_task_get_task_data (task);
  GError *error = NULL;
  GPtrArray *page = exos_memory_search_finish (exos_remember_memory (), result, &error);

  if (page == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  g_clear_pointer (&self->page, g_ptr_array_unref);
  self->page = page;
  self->next = 0;
  self->n_found += page->len;
  read_next (task);
}

/* The page that begins below the last one, or the first. */
static void
read_page (GTask *task)
{
  const Reading *self = g_task_get_task_data (task);
  const ExosRecord *last =
      self->page != NULL ? g_ptr_array_index (self->page, self->page->len - 1) : NULL;
  const ExosHistoryQuery query = { .text = self->text,
                                   .verdicts = self->verdicts,
                                   .before = last != NULL ? last->id : 0,
                                   .limit = PAGE };

  exos_memory_search_async (exos_remember_memory (), &query, NULL, listed, task);
}

static void
read_next (GTask *task)
{
  Reading *self = g_task_get_task_data (task);

  if (self->page != NULL && self->next < self->page->len)
    {
      const ExosRecord *record = g_ptr_array_index (self->page, self->next++);

      exos_memory_load_async (exos_remember_memory (), record->id, NULL, loaded, task);
    }
  else if (self->page == NULL || self->page->len == PAGE)
    {
      read_page (task);
    }
  else
    {
      g_task_return_pointer (task, g_steal_pointer (&self->review),
                             (GDestroyNotify) exos_review_free);
      g_object_unref (task);
    }
}

void
exos_decisions_read_async (const ExosHistoryQuery *query,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  Reading *self = g_new0 (Reading, 1);

  self->text = g_strdup (query->text);
  self->verdicts = query->verdicts;
  self->review = exos_review_new ();
  g_task_set_source_tag (task, exos_decisions_read_async);
  g_task_set_task_data (task, self, free_reading);
  read_page (task);
}

ExosReview *
exos_decisions_read_finish (GAsyncResult *result, guint *n_found, GError **error)
{
  const Reading *self = g_task_get_task_data (G_TASK (result));

  *n_found = self->n_found;
  return g_task_propagate_pointer (G_TASK (result), error);
}
