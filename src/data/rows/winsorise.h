// SPDX-License-Identifier: MIT
#pragma once

#include "data/rows/quantiles.h"
#include "data/rows/sums.h"
#include "data/rows/unit-check.h"

G_BEGIN_DECLS

/* Who can read the rows of a stream once more: the sums of all of them, repetitions of users and
 * all, whose values are given to quantiles (NULL: to nobody) and are capped by caps (NULL: as they
 * are), sorted. NULL with an error. The caller owns the sums. */
typedef ExosRowSums *(*ExosRowsAgain) (gpointer reader,
                                       ExosQuantiles *quantiles,
                                       const ExosRowsCap *caps,
                                       GError **error);

/* Puts the sums of capped values in the place of those of all values in sorted sums, for the
 * numbers whose plan has a quantile. quantiles: with the values of the reading that made the sums.
 * check: what has been found out of the same reading, or NULL; the rows of users that it took out
 * are no values, and neither are those of data/rows/left-out.h. FALSE with an error; the sums are
 * of no use then. */
gboolean exos_winsorise_rows (ExosRowSums *sums,
                              ExosQuantiles *quantiles,
                              ExosUnitCheck *check,
                              ExosRowsAgain again,
                              gpointer reader,
                              GError **error);

/* Says that the stream cannot be read again, or was not the same then. FALSE. */
gboolean exos_winsorise_set_pipe_error (GError **error);
gboolean exos_winsorise_set_changed_error (GError **error);

G_END_DECLS
