// SPDX-License-Identifier: MIT
#include "ui/results/peeking-answer.h"

#include "analysis/peeking.h"
#include "data/language.h"
#include "ui/background.h"

typedef struct
{
  ExosReport *report;
  const char *language; /* what is found in the data is kept in words, too */
} Question;

static void
free_question (gpointer data)
{
  Question *self = data;

  exos_report_unref (self->report);
  g_free (self);
}

static void
answer (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Question *question = data;
  g_autoptr (ExosPlan) plan = exos_plan_new_for_any_look (question->report->plan);

  exos_language_use (question->language);
  g_task_return_pointer (task, exos_report_new (plan, question->report->experiment),
                         (GDestroyNotify) exos_report_unref);
}

void
exos_peeking_answer_async (const ExosReport *report,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Question *question = g_new (Question, 1);

  question->report = exos_report_ref (report);
  question->language = exos_language ();
  g_task_set_source_tag (task, exos_peeking_answer_async);
  g_task_set_task_data (task, question, free_question);
  exos_task_run_behind (task, answer);
}

ExosReport *
exos_peeking_answer_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
