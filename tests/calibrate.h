// SPDX-License-Identifier: MIT
/* Calibration by simulation: how often a method errs where nothing is to be found, or an interval
 * holds what it should, against what it promises. */
#pragma once

#include "stats/random.h"

#include <glib.h>

/* What a method promises about how often something happens. */
typedef enum
{
  CALIBRATE_AT_MOST,  /* false alarms: fewer are safe */
  CALIBRATE_AT_LEAST, /* coverage: more is safe */
  CALIBRATE_EQUAL,    /* all of it: fewer are as wrong as more */
} CalibratePromise;

/* One simulated experiment of its own stream: 1 when it happened, 0 when not, or a share. */
typedef double (*CalibrateReplicate) (ExosRandom *random, gconstpointer data);

/* A row of the table. With exact, the probability is known from an enumeration of all outcomes that
 * shares no code with the product; it then takes the place of the promise, both ways. */
typedef struct
{
  const char *what;
  const char *setting;
  CalibratePromise promise;
  double nominal;
  CalibrateReplicate replicate;
  double (*exact) (gconstpointer data); /* NULL: not known */
  gconstpointer data;
  guint times;       /* replicates for each one asked for; 0 is 1: rare things need more */
  gboolean is_share; /* outcomes are not only 0 and 1 */
} CalibrateCell;

/* A run: its settings, and what it has found. only, if not NULL, is what a row's name or setting
 * must contain. */
typedef struct
{
  guint64 seed;
  guint64 replicates;
  guint threads;
  const char *only;
  guint n_cells;
  guint n_outside;
  GString *outside; /* the rows again, for who sees the end of the table alone */
} Calibration;

void calibrate_print_header (void);

/* Runs the cell and prints its row: outside is further from what is promised than 3 standard errors
 * and not on the safe side. The stream of a replicate depends on the seed, the replicate and the
 * names of the cell alone: neither threads nor other cells change a row. */
void calibrate_cell (Calibration *self, const CalibrateCell *cell);

/* The tables, by topic. */
void calibrate_proportions (Calibration *self);
void calibrate_intervals (Calibration *self);
void calibrate_guardrails (Calibration *self);
void calibrate_means (Calibration *self);
void calibrate_adjusted (Calibration *self);
void calibrate_groups (Calibration *self);
void calibrate_srm (Calibration *self);
void calibrate_looks (Calibration *self);
void calibrate_always_valid (Calibration *self);
