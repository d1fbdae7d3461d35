// SPDX-License-Identifier: MIT
/* What tests of a reading share: a window, and a file that comes slowly into it. */
#pragma once

#include "slow-file.h"
#include "ui/experiment/column-changes.h"

#define LAUNCH                                                          \
  "variant,users,conversions,errors\ncontrol,10000,1200,35\ntreatment," \
  "10050,1320,33\n"

typedef struct
{
  ExosWindow *window;
  ExosSession *session;
  SlowFile slow;
} Fixture;

static inline void
set_up (Fixture *f, gconstpointer data)
{
  f->window = exos_test_window_new ();
  f->session = exos_window_get_session (f->window);
  exos_window_show_page (f->window, EXOS_PAGE_HOME); /* as the focus does where there is one */
  slow_file_init (&f->slow);
}

static inline void
tear_down (Fixture *f, gconstpointer data)
{
  slow_file_clear (&f->slow);
  exos_test_window_free (f->window);
}

static inline GtkWidget *
get_page (Fixture *f, ExosPageId page)
{
  return exos_window_get_page_widget (f->window, page);
}

static inline gboolean
has_head (Fixture *f)
{
  return exos_session_get_experiment (f->session) != NULL;
}

/* Reads as far as the head, and waits until it is shown. */
static inline void
open_head (Fixture *f, const char *text)
{
  exos_window_open (f->window, f->slow.file);
  slow_file_open (&f->slow);
  slow_file_write_head (&f->slow, text);
  exos_test_wait (has_head (f), 5000);
  exos_test_drain ();
}

static inline void
end_file (Fixture *f)
{
  slow_file_end (&f->slow);
  exos_test_settle (f->window);
  exos_test_drain ();
}

/* What a page shows now: what else is in its stack counts as visible, too. */
static inline GtkWidget *
get_shown (Fixture *f, ExosPageId page)
{
  GtkWidget *stack = exos_test_find (get_page (f, page), GTK_TYPE_STACK, NULL, NULL);

  return gtk_stack_get_visible_child (GTK_STACK (stack));
}

static inline void
assert_shows (gpointer root, const char *text)
{
  g_autofree char *texts = exos_test_texts (root);

  if (strstr (texts, text) == NULL)
    g_error ("“%s” is not in:\n%s", text, texts);
}

static inline void
assert_shows_no (gpointer root, const char *text)
{
  g_autofree char *texts = exos_test_texts (root);

  if (strstr (texts, text) != NULL)
    g_error ("“%s” is in:\n%s", text, texts);
}

static inline void
set_role (Fixture *f, const char *column, ExosRole role)
{
  exos_change_role (f->session, exos_find_column (exos_session_get_experiment (f->session), column),
                    role);
}

static inline ExosRole
get_role (Fixture *f, const char *column)
{
  return exos_role_in_force (f->session,
                             exos_find_column (exos_session_get_experiment (f->session), column));
}

static inline void
count (int *n)
{
  (*n)++;
}

static inline void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/reading/", name, NULL);

  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}
