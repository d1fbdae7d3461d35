// SPDX-License-Identifier: MIT
/* What tests of the window share: one application a program, waiting, finding, dropping. */
#pragma once

#include <gtk/gtk.h>

#include "ui/window.h"

G_BEGIN_DECLS

/* How many times longer everything may take. */
#ifdef EXOS_IS_SANITIZED
#define EXOS_TEST_SLOWNESS 6
#else
#define EXOS_TEST_SLOWNESS 1
#endif

/* Runs the main loop until condition holds; a test fails with the place when it does not in ms. */
#define exos_test_wait(condition, ms)                                                       \
  G_STMT_START                                                                              \
  {                                                                                         \
    const gint64 end_ = g_get_monotonic_time () + (gint64) (ms) *EXOS_TEST_SLOWNESS * 1000; \
    guint tick_ = g_timeout_add (5, G_SOURCE_FUNC (exos_test_tick), NULL);                  \
    while (!(condition) && g_get_monotonic_time () < end_)                                  \
      g_main_context_iteration (NULL, TRUE);                                                \
    g_source_remove (tick_);                                                                \
    if (!(condition))                                                                       \
      g_error ("%s:%d: not within %d ms: %s", __FILE__, __LINE__, (int) (ms), #condition);  \
  }                                                                                         \
  G_STMT_END

gboolean exos_test_tick (gpointer data);

/* Lets everything pending happen. */
void exos_test_drain (void);

/* Tests begin without a memory: what one of them sets is not there for the next. */
void exos_test_remember (gboolean remembers);

/* gtk_test_init and what main.c does before GTK starts. */
void exos_test_init (int *argc, char ***argv);

/* A new window, shown and drawn; the application lives as long as the program. */
ExosWindow *exos_test_window_new (void);

/* Closes it and checks that nothing keeps it. */
void exos_test_window_free (ExosWindow *window);

/* A file of samples/, or of tests/; the caller owns it. */
GFile *exos_test_sample (const char *name);
GFile *exos_test_file (const char *name);

/* A new file with content in a folder that only this test has. */
GFile *exos_test_write (const char *name, const char *content);

/* Opens a file and waits until its report is there. */
void exos_test_open (ExosWindow *window, GFile *file);
void exos_test_open_sample (ExosWindow *window, const char *name);

/* Waits until settings and report agree again. */
void exos_test_settle (ExosWindow *window);

/* The first widget under root of a type that is shown; with a property of that name and text, when
 * name is given ("label", "text", "icon-name"). NULL when there is none. */
GtkWidget *exos_test_find (gpointer root, GType type, const char *property, const char *text);

/* What a key without modifiers does to a widget: GTK has bindings of its own with them. */
void exos_test_press (GtkWidget *widget, guint key);

/* Every label shown under root, joined by newlines. The caller frees. */
char *exos_test_texts (gpointer root);

G_END_DECLS
