// SPDX-License-Identifier: MIT
#include "data/source-text.h"

#include "data/format.h"
#include "data/language.h"

char *
exos_source_say_rows (const ExosSource *self)
{
  g_autofree char *n = exos_format_count (self->rows);

  if (self->shape == EXOS_SHAPE_UNITS && !self->has_other_unit)
    return g_strdup_printf (NG_ ("%s row, one per user", "%s rows, one per user", self->rows), n);
  if (self->shape == EXOS_SHAPE_EVENTS)
    return g_strdup_printf (NG_ ("%s row, one per event", "%s rows, one per event", self->rows), n);
  return g_strdup_printf (NG_ ("%s row", "%s rows", self->rows), n);
}

char *
exos_experiment_say_users (const ExosExperiment *self)
{
  guint64 n = 0;

  for (gsize arm = 0; arm < self->n_arms; arm++)
    n += exos_arm_assigned (&self->arms[arm]);
  if (self->source.shape != EXOS_SHAPE_EVENTS || n == 0)
    return NULL;

  g_autofree char *count = exos_format_count (n);

  return g_strdup_printf (NG_ ("%s user", "%s users", n), count);
}
