// SPDX-License-Identifier: MIT
/* A disk between SQLite and the real one: it writes down what is done to it, and fails when it is
 * told to. Of one thread at a time. */
#pragma once

#include <glib.h>
#include <sqlite3.h>

typedef enum
{
  SHIM_WRITE,
  SHIM_TRUNCATE, /* to offset */
  SHIM_SYNC,
  SHIM_DELETE,
} ShimKind;

typedef struct
{
  ShimKind kind;
  char *name;    /* of the file, without its folder */
  gint64 offset; /* of a sync or deletion: whether the names in the folder are waited for, too */
  GBytes *bytes; /* of a write */
} ShimOp;

/* Every database that is opened from now on goes through it. */
void shim_install (void);

/* Adds a ShimOp to ops for whatever changes a file of that folder; NULL: no longer. */
void shim_record (GPtrArray *ops);
GPtrArray *shim_ops_new (void);

/* The call of that number from now on (1: the next) fails, and all after it when stays; 0: none.
 * is_full: only where something is written, as for want of room. */
void shim_fail (guint call, gboolean stays, gboolean is_full);

/* How many calls have failed since then. */
guint shim_n_failed (void);

/* Nothing waits for the disk: for tests that open thousands. */
void shim_skip_syncs (gboolean skips);
