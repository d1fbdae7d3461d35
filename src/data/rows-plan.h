// SPDX-License-Identifier: MIT
#pragma once

#include "data/columns.h"
#include "data/covariate-names.h"
#include "data/rows/plan.h"
#include "data/shape.h"

G_BEGIN_DECLS

/* What the head of a file, its first complete records, says of a table with a row a user. */
typedef struct
{
  ExosRowsPlan plan;
  guint64 first_line; /* of the first row below the header */
  GArray *left_out;   /* of gsize: columns of numbers past EXOS_ROWS_MAX_NUMBERS */
  guint metrics[EXOS_ROWS_MAX_NUMBERS]; /* the number whose covariate a number is, or
                                         * EXOS_NO_METRIC; that of an outcome has no pair */
} ExosRowsHead;

void exos_rows_head_clear (ExosRowsHead *self);

/* From the first n_rows records of a decoded table. FALSE: this is no table of users, or has
 * nothing to sum. Nothing is kept of the arguments. */
gboolean exos_rows_head_read (ExosRowsHead *self,
                              const ExosTable *head,
                              gsize n_rows,
                              const ExosMapping *mapping,
                              char delimiter);

/* Caps of numbers as the mapping asks for them: those of a covariate where it is named alone. */
void exos_rows_head_set_quantiles (ExosRowsHead *self, const ExosShapeInput *input);

/* What the mapping says of a metric by its name, NULL: nothing. Lends. */
const ExosCapping *exos_mapping_capping (const ExosMapping *mapping, const char *name);

/* Why nothing was capped where somebody asked for it. */
typedef enum
{
  EXOS_NOT_CAPPED_NO_ROWS,   /* the file has sums of groups */
  EXOS_NOT_CAPPED_OUTCOME,   /* 0 and 1 */
  EXOS_NOT_CAPPED_NO_NUMBER, /* a column of something else */
} ExosNotCapped;

/* metric NULL: whatever there is. */
void exos_report_not_capped (ExosExperiment *experiment, const char *metric, ExosNotCapped why);

/* Whether rows that were summed by one plan can be understood as another one wants. */
gboolean exos_rows_plan_covers (const ExosRowsPlan *plan, const ExosRowsPlan *wanted);

/* The place of a column among the numbers of a plan; EXOS_ROWS_MAX_NUMBERS: none. */
guint exos_rows_plan_find (const ExosRowsPlan *plan, gsize column);

/* The pair of a number that is a metric with a covariate; EXOS_ROWS_MAX_PAIRS: none. */
guint exos_rows_plan_find_pair (const ExosRowsPlan *plan, guint number);

/* Whether the user gave a column a role that makes it a number. */
gboolean exos_role_counts (ExosRole role);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ExosRowsHead, exos_rows_head_clear)

G_END_DECLS
