// SPDX-License-Identifier: MIT
/* Which values of metrics are capped. */
#include "analysis/plan.h"

#include <gio/gio.h>
#include <string.h>

#include "data/language.h"
#include "data/number.h"
#include "data/text.h"

#define PARTS EXOS_ROWS_QUANTILE_PARTS

void
exos_capping_free (ExosCapping *self)
{
  g_free (self->metric);
  g_free (self);
}

gpointer
exos_capping_copy (gconstpointer capping, gpointer unused)
{
  const ExosCapping *self = capping;
  const ExosCapping copy = { g_strdup (self->metric), self->quantile };

  return g_memdup2 (&copy, sizeof copy);
}

gboolean
exos_capping_equal (gconstpointer left, gconstpointer right)
{
  const ExosCapping *a = left;
  const ExosCapping *b = right;

  return a->quantile == b->quantile && g_strcmp0 (a->metric, b->metric) == 0;
}

gboolean
exos_capping_is_possible (guint quantile)
{
  return quantile > PARTS / 2 && quantile < PARTS;
}

/* Of whole parts alone: further decimals would be another quantile. */
static gboolean
parse_quantile (const char *text, guint *quantile)
{
  ExosRatio share;

  if (!exos_parse_ratio (text, 1, &share) || share.numerator >= share.denominator ||
      PARTS % share.denominator != 0)
    return FALSE;
  *quantile = (guint) (share.numerator * (PARTS / share.denominator));
  return exos_capping_is_possible (*quantile);
}

gboolean
exos_plan_add_capping (ExosPlan *self, const char *text, GError **error)
{
  const char *colon = strrchr (text, ':');
  g_autofree char *metric = colon != NULL ? g_strndup (text, (gsize) (colon - text)) : NULL;
  guint quantile;

  if (!parse_quantile (colon != NULL ? colon + 1 : text, &quantile) ||
      (metric != NULL && metric[0] == '\0'))
    {
      g_set_error (
          error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
          _ ("winsorise=%s: use a share of all values above 0.5 and below 1, like 0.999 or "
             "revenue:0.999."),
          text);
      return FALSE;
    }

  exos_plan_set_capping (self, metric, quantile);
  return TRUE;
}

static gboolean
is_of (const ExosCapping *capping, const char *metric)
{
  if (capping->metric == NULL || metric == NULL)
    return capping->metric == metric;
  return exos_names_match (capping->metric, metric);
}

void
exos_plan_set_capping (ExosPlan *self, const char *metric, guint quantile)
{
  const ExosCapping capping = { g_strdup (metric), quantile };

  for (guint i = self->cappings->len; i-- > 0;)
    if (is_of (g_ptr_array_index (self->cappings, i), metric))
      g_ptr_array_remove_index (self->cappings, i);
  g_ptr_array_add (self->cappings, g_memdup2 (&capping, sizeof capping));
}

void
exos_plan_forget_capping (ExosPlan *self, const char *metric)
{
  for (guint i = self->cappings->len; i-- > 0;)
    if (is_of (g_ptr_array_index (self->cappings, i), metric))
      g_ptr_array_remove_index (self->cappings, i);
}

guint
exos_plan_get_capping (const ExosPlan *self, const char *metric)
{
  guint quantile = 0;

  for (guint i = 0; i < self->cappings->len; i++)
    {
      const ExosCapping *it = g_ptr_array_index (self->cappings, i);

      if (it->metric == NULL)
        quantile = it->quantile;
    }
  for (guint i = 0; metric != NULL && i < self->cappings->len; i++)
    {
      const ExosCapping *it = g_ptr_array_index (self->cappings, i);

      if (it->metric != NULL && is_of (it, metric))
        quantile = it->quantile;
    }

  return quantile;
}
