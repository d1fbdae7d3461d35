// SPDX-License-Identifier: MIT
#pragma once

#include "data/shape.h"

G_BEGIN_DECLS

/* A column that breaks the rows down: dates, segments, and others that look like it. */
typedef struct
{
  gsize column;
  gboolean has_wholes; /* some rows name a part, others everything */
} ExosDimension;

/* Where the rows of a table stand in its dimensions. Rows count from input->first. */
typedef struct
{
  const ExosShapeInput *input;
  gsize n_rows;
  GArray *dimensions;  /* of ExosDimension */
  gboolean has_wholes; /* in any dimension */
  GHashTable *texts;   /* normalised text → its number */
  int *places;         /* places[row * n_dimensions + dimension] */
} ExosPlaces;

void exos_places_init (ExosPlaces *self, const ExosShapeInput *input);
void exos_places_clear (ExosPlaces *self);

/* Where a row stands in a dimension: the number of its text, or below 0 when it is the whole. */
int exos_places_get (const ExosPlaces *self, gsize row, guint dimension);

/* From now on the rows at a place are rows of the whole, as if they were called "All". */
void exos_places_make_total (ExosPlaces *self, guint dimension, int place);

/* How much of everything a row is: 0 for a part in every dimension. "All" is more than nothing,
 * which can be a part that nobody named. */
guint exos_places_weight (const ExosPlaces *self, gsize row);

/* Whether some dimension says "All". */
gboolean exos_places_is_named (const ExosPlaces *self, gsize row);

/* The first column in which a row of weight is the whole. */
gsize exos_places_whole_column (const ExosPlaces *self, gsize row);

typedef enum
{
  EXOS_ROWS_APART,   /* they count different users */
  EXOS_ROWS_OVERLAP, /* the other one is the whole where the first is a part */
  EXOS_ROWS_CONTAIN, /* the first is the same or the whole everywhere */
} ExosRelation;

/* In all dimensions, or only in those with wholes. */
ExosRelation exos_places_relate (const ExosPlaces *self,
                                 gsize row,
                                 gsize other,
                                 gboolean by_wholes);

/* The normalised text of a cell; the caller frees. */
char *exos_places_dup_name (const ExosPlaces *self, gsize row, gsize column);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ExosPlaces, exos_places_clear)

G_END_DECLS
