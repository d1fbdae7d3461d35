// SPDX-License-Identifier: MIT
#include "data/experiment.h"

static void
free_issue (gpointer issue)
{
  exos_issue_free (issue);
}

ExosExperiment *
exos_experiment_new (void)
{
  ExosExperiment *self = g_atomic_rc_box_new0 (ExosExperiment);

  self->control = -1;
  self->primary_metric = -1;
  self->source.encoding = "UTF-8";
  self->source.delimiter = ',';
  self->source.shape = EXOS_SHAPE_UNKNOWN;
  self->issues = g_ptr_array_new_with_free_func (free_issue);
  return self;
}

ExosExperiment *
exos_experiment_ref (const ExosExperiment *self)
{
  return g_atomic_rc_box_acquire ((gpointer) self);
}

static void
clear_strata (ExosStrata *self)
{
  for (gsize i = 0; i < self->n; i++)
    g_free (self->names[i]);
  g_free (self->names);
  g_free (self->column);
  g_free (self->counts);
  g_free (self->assigned);
  g_free (self->sums);
}

static void
clear_experiment (gpointer data)
{
  ExosExperiment *self = data;

  for (gsize i = 0; i < self->n_arms; i++)
    g_free (self->arms[i].name);
  for (gsize i = 0; i < self->n_metrics; i++)
    g_free (self->metrics[i].name);
  for (gsize i = 0; i < self->n_columns; i++)
    {
      g_free (self->columns[i].name);
      g_free (self->columns[i].part_of);
    }
  for (gsize i = 0; i < self->n_preview_rows * self->n_columns; i++)
    g_free (self->cells[i]);
  g_free (self->columns);
  g_free (self->cells);
  g_free (self->preview_lines);
  g_free (self->arms);
  g_free (self->metrics);
  for (gsize i = 0; i < EXOS_N_STRATA; i++)
    clear_strata (&self->strata[i]);
  g_free (self->values);
  g_free (self->sums);
  g_free (self->name);
  g_free (self->primary);
  g_strfreev (self->candidates);
  g_free (self->source.file);
  g_free (self->source.sha256);
  g_clear_pointer (&self->source.files, g_ptr_array_unref);
  g_ptr_array_unref (self->issues);
}

void
exos_experiment_unref (ExosExperiment *self)
{
  g_atomic_rc_box_release_full (self, clear_experiment);
}

const ExosValue *
exos_experiment_value (const ExosExperiment *self, gsize arm, gsize metric)
{
  return &self->values[arm * self->n_metrics + metric];
}

const ExosPairSums *
exos_experiment_sums (const ExosExperiment *self, gsize arm, gsize metric)
{
  return &self->sums[arm * self->n_metrics + metric];
}

const char *
exos_experiment_preview (const ExosExperiment *self, gsize row, gsize column)
{
  return self->cells[row * self->n_columns + column];
}

gboolean
exos_source_is_of_users (const ExosSource *self)
{
  return exos_shape_has_users (self->shape) || self->shape == EXOS_SHAPE_UNIT_SUMS;
}

const char *
exos_shape_id (ExosShape shape)
{
  static const char *const ids[] = {
    "aggregate", "aggregate", "aggregate", "aggregate", "units", "events", "unit_sums", "unknown",
  };

  return ids[shape];
}
