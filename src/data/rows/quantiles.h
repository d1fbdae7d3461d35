// SPDX-License-Identifier: MIT
#pragma once

#include <glib.h>

#include "data/rows/caps.h"

G_BEGIN_DECLS

/* The exact caps of numbers whose plan has a quantile, in bounded memory: the stream is read again
 * and again, each time a histogram of those values alone that can still be meant becomes finer,
 * until few are left, which are sorted. Two readings are the rule. Values are counted, not summed:
 * neither their order nor the number of threads changes anything.
 *
 *   exos_quantiles_add* … , exos_quantiles_settle → AGAIN: the same values once more, … → DONE */
typedef struct ExosQuantiles ExosQuantiles;

typedef enum
{
  EXOS_QUANTILES_DONE,
  EXOS_QUANTILES_AGAIN,
  EXOS_QUANTILES_CHANGED, /* these were not the values of the reading before */
} ExosQuantilesState;

/* NULL when no number of the plan has a quantile. */
ExosQuantiles *exos_quantiles_new (const ExosRowsPlan *plan, guint n_threads);
void exos_quantiles_free (ExosQuantiles *self);

/* From the next reading on, which is the first again, values of rows with such a label are not to
 * be added. */
void exos_quantiles_leave_out (ExosQuantiles *self, ExosRowsBy by, const char *text, gsize length);

/* Whether that was said of a label; self may be NULL. By any thread. */
gboolean exos_quantiles_leaves_out (const ExosQuantiles *self,
                                    ExosRowsBy by,
                                    const char *text,
                                    gsize length);

/* Whether the values of a number are asked for. */
gboolean exos_quantiles_wants (const ExosQuantiles *self, guint number);

/* One value of a number, in units of 10^-EXOS_WIDE_DECIMALS, weight times: −1 takes one off that
 * was or will be added in the same reading. By the thread of that number alone. */
void exos_quantiles_add (
    ExosQuantiles *self, guint thread, guint number, ExosInt128 value, int weight);

/* The same of n whole numbers of 10^-decimals, as the plan has them. */
void exos_quantiles_add_fast (
    ExosQuantiles *self, guint thread, guint number, const gint64 *values, gsize n);

/* After all values of one reading, when no thread adds any more. */
ExosQuantilesState exos_quantiles_settle (ExosQuantiles *self);

/* When it is done: EXOS_ROWS_MAX_NUMBERS of them. Upper: the quantile of type 7 of all values
 * together (Hyndman and Fan 1996, The American Statistician 50, definition 7: h = (n − 1) q + 1),
 * rounded to 10^-EXOS_WIDE_DECIMALS, halves up. Lower, where some value is below 0: that of 1 − q.
 * A number without values has none. */
const ExosRowsCap *exos_quantiles_caps (const ExosQuantiles *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosQuantiles, exos_quantiles_free)

G_END_DECLS
