// SPDX-License-Identifier: MIT
/* Which numbers of rows are capped. */
#include "data/rows-plan.h"

#include "data/text.h"

const ExosCapping *
exos_mapping_capping (const ExosMapping *mapping, const char *name)
{
  for (gsize i = mapping->n_cappings; i-- > 0;)
    if (mapping->cappings[i]->metric != NULL &&
        exos_names_match (mapping->cappings[i]->metric, name))
      return mapping->cappings[i];
  return NULL;
}

/* What is said of all metrics. */
static guint
find_default (const ExosMapping *mapping)
{
  for (gsize i = mapping->n_cappings; i-- > 0;)
    if (mapping->cappings[i]->metric == NULL)
      return mapping->cappings[i]->quantile;
  return 0;
}

void
exos_rows_head_set_quantiles (ExosRowsHead *self, const ExosShapeInput *input)
{
  ExosRowsPlan *plan = &self->plan;

  for (guint i = 0; i < plan->n_numbers; i++)
    {
      const char *name = input->columns->columns[plan->numbers[i].column].name;
      const ExosCapping *capping = exos_mapping_capping (input->mapping, name);
      const gboolean is_covariate = self->metrics[i] != EXOS_NO_METRIC;

      if (plan->numbers[i].is_outcome)
        continue;
      plan->numbers[i].quantile = capping != NULL ? capping->quantile
                                  : is_covariate  ? 0
                                                  : find_default (input->mapping);
    }
}
