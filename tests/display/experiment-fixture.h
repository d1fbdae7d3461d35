// SPDX-License-Identifier: MIT
/* What tests of New Experiment share: the page with a file on it, and its parts by their names. */
#pragma once

#include "ui-fixture.h"

#include "ui/experiment/experiment-page.h"

typedef struct
{
  ExosWindow *window;
  ExosSession *session;
  GtkWidget *page;
} Fixture;

static inline void
exos_fixture_open (Fixture *fixture, GFile *file)
{
  fixture->window = exos_test_window_new ();
  fixture->session = exos_window_get_session (fixture->window);
  exos_test_open (fixture->window, file);
  fixture->page = exos_window_get_page_widget (fixture->window, EXOS_PAGE_EXPERIMENT);
  exos_window_show_page (fixture->window, EXOS_PAGE_EXPERIMENT);
  exos_test_drain ();
}

static inline void
exos_fixture_open_sample (Fixture *fixture, const char *name)
{
  g_autoptr (GFile) file = exos_test_sample (name);

  exos_fixture_open (fixture, file);
}

static inline void
exos_fixture_open_text (Fixture *fixture, const char *content)
{
  g_autoptr (GFile) file = exos_test_write ("experiment.csv", content);

  exos_fixture_open (fixture, file);
}

static inline void
exos_fixture_close (Fixture *fixture)
{
  exos_test_window_free (fixture->window);
}

/* The nth widget under root with an id of its template, shown or not. */
static inline GtkWidget *
exos_find_nth (gpointer root, const char *id, guint *n)
{
  GtkWidget *found = NULL;

  if (g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (root)), id) == 0 && (*n)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = exos_find_nth (child, id, n);
  return found;
}

static inline gpointer
exos_part (const Fixture *fixture, const char *id, guint n)
{
  GtkWidget *found = exos_find_nth (fixture->page, id, &n);

  g_assert_nonnull (found);
  return found;
}

/* A part of a popover's own template. */
static inline gpointer
exos_popover_part (gpointer popover, const char *id)
{
  return gtk_widget_get_template_child (popover, G_OBJECT_TYPE (popover), id);
}

static inline const ExosReport *
exos_report_of (const Fixture *fixture)
{
  exos_test_drain ();
  exos_test_settle (fixture->window);
  return exos_session_get_report (fixture->session);
}

static inline const ExosReport *
exos_undo_of (const Fixture *fixture)
{
  exos_session_undo (fixture->session);
  return exos_report_of (fixture);
}
