// SPDX-License-Identifier: MIT
/* Runs every cell and prints the table; fails when a cell is outside of what its method promises.
 *   calibrate [--replicates=N] [--seed=N] [--threads=N] [--only=WORD] */
#include "calibrate.h"

#include <gsl/gsl_errno.h>

#define SEED 20240601
#define REPLICATES 10000

static void (*const topics[]) (Calibration *self) = {
  calibrate_proportions, calibrate_intervals, calibrate_guardrails,
  calibrate_means,       calibrate_adjusted,  calibrate_groups,
  calibrate_srm,         calibrate_looks,     calibrate_always_valid,
};

static gboolean
parse (int *argc, char ***argv, Calibration *self)
{
  gint64 seed = SEED;
  gint64 replicates = REPLICATES;
  int threads = (int) g_get_num_processors ();
  const GOptionEntry entries[] = {
    { "replicates", 0, 0, G_OPTION_ARG_INT64, &replicates, "Simulated experiments a cell", "N" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, "Where random numbers begin", "N" },
    { "threads", 0, 0, G_OPTION_ARG_INT, &threads, "Share the work; the table is the same", "N" },
    { "only", 0, 0, G_OPTION_ARG_STRING, &self->only, "Cells whose names hold this", "WORD" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return FALSE;
    }
  self->seed = (guint64) seed;
  self->replicates = (guint64) MAX (replicates, 1);
  self->threads = (guint) CLAMP (threads, 1, 64);
  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GString) outside = g_string_new (NULL);
  Calibration self = { .outside = outside };

  gsl_set_error_handler_off ();
  if (!parse (&argc, &argv, &self))
    return 2;
  calibrate_print_header ();
  for (gsize i = 0; i < G_N_ELEMENTS (topics); i++)
    topics[i](&self);
  if (self.n_outside > 0)
    g_print ("\nOutside:\n%s", outside->str);
  g_print ("%u cells, %u outside\n", self.n_cells, self.n_outside);
  return self.n_outside > 0 || self.n_cells == 0;
}
