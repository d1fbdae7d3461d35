// SPDX-License-Identifier: MIT
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A file to try the program with. */
typedef struct
{
  const char *id;    /* "launch" */
  const char *file;  /* its name */
  const char *title; /* untranslated: what it shows */
} ExosSample;

/* The samples that the menus offer; ends with an id of NULL. */
const ExosSample *exos_samples (void);

/* A sample, embedded in the program so that it is there wherever the program is; NULL when id is
 * not one of them. The caller owns the result. */
GFile *exos_sample_find (const char *id);

G_END_DECLS
