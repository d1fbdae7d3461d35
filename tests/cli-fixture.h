// SPDX-License-Identifier: MIT
/* Running exos as a person or a script does. */
#pragma once

#include <gio/gio.h>
#include <sys/wait.h>

typedef struct
{
  int status;
  char *output;
  char *errors;
} Run;

static inline void
run_clear (Run *run)
{
  g_free (run->output);
  g_free (run->errors);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

/* Where exos runs; NULL: here. */
static char *folder;

static inline Run
run_exos (const char *const *arguments)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GError) error = NULL;
  Run run = { 0 };
  int wait_status;

  g_strv_builder_add (builder, g_getenv ("EXOS_BINARY"));
  for (gsize i = 0; arguments[i] != NULL; i++)
    g_strv_builder_add (builder, arguments[i]);

  g_auto (GStrv) argv = g_strv_builder_end (builder);

  g_spawn_sync (folder, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &run.output, &run.errors,
                &wait_status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (wait_status));
  run.status = WEXITSTATUS (wait_status);
  return run;
}

#define RUN(...) run_exos ((const char *const[]) { __VA_ARGS__, NULL })
