// SPDX-License-Identifier: MIT
/* The settings that people type, in the grammar of the command line. */
#include "analysis/plan.h"

#include <gio/gio.h>

#include "analysis/plan-words.h"
#include "data/language.h"
#include "data/number.h"

#include <string.h>

static void
set_syntax_error (GError **error, const char *message)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, message);
}

/* "50", "33.3", "50%". */
static gboolean
parse_weight (const char *text, ExosRatio *weight)
{
  g_autofree char *number = g_strstrip (g_strdup (text));
  char *percent = strchr (number, '%');

  if (percent != NULL && percent[1] == '\0')
    *percent = '\0';
  return exos_parse_ratio (number, 1, weight);
}

/* "name=weight" into part; without a name when there is no "=". */
static gboolean
parse_part (const char *text, ExosSplitPart *part, ExosRatio *weight)
{
  const char *equals = strrchr (text, '=');

  if (!parse_weight (equals != NULL ? equals + 1 : text, weight))
    return FALSE;
  part->name = equals != NULL ? g_strstrip (g_strndup (text, (gsize) (equals - text))) : NULL;
  return TRUE;
}

/* The least common multiple of the denominators, 0 when it is out of range. */
static guint64
find_scale (const GArray *weights)
{
  guint64 scale = 1;

  for (guint i = 0; i < weights->len; i++)
    {
      const guint64 denominator = g_array_index (weights, ExosRatio, i).denominator;

      if (!g_uint64_checked_mul (&scale, scale,
                                 denominator / exos_greatest_common_divisor (scale, denominator)))
        return 0;
    }

  return scale;
}

/* Brings decimal weights to whole numbers on one scale. */
static gboolean
scale_weights (GArray *parts, const GArray *weights)
{
  const guint64 scale = find_scale (weights);
  guint64 sum = 0;

  for (guint i = 0; i < weights->len; i++)
    {
      const ExosRatio weight = g_array_index (weights, ExosRatio, i);
      guint64 *scaled = &g_array_index (parts, ExosSplitPart, i).weight;

      if (!g_uint64_checked_mul (scaled, weight.numerator, scale / weight.denominator) ||
          !g_uint64_checked_add (&sum, sum, *scaled))
        return FALSE;
    }

  return sum > 0;
}

/* All parts of text, named or none, their weights still as written. */
static gboolean
parse_parts (const char *text, GArray *parts, GArray *weights)
{
  g_auto (GStrv) words = g_strsplit_set (text, strchr (text, '=') != NULL ? "," : ":/, ", -1);
  guint n_named = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      ExosSplitPart part = { 0 };
      ExosRatio weight;

      if (words[i][0] == '\0')
        continue;
      if (!parse_part (words[i], &part, &weight))
        return FALSE;
      n_named += part.name != NULL;
      g_array_append_val (parts, part);
      g_array_append_val (weights, weight);
    }

  return parts->len >= 2 && (n_named == 0 || n_named == parts->len);
}

gboolean
exos_plan_set_split (ExosPlan *self, const char *text, GError **error)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, TRUE, sizeof (ExosSplitPart));
  g_autoptr (GArray) weights = g_array_new (FALSE, FALSE, sizeof (ExosRatio));

  g_array_set_clear_func (parts, exos_split_part_clear);
  if (!parse_parts (text, parts, weights) || !scale_weights (parts, weights))
    {
      set_syntax_error (error,
                        _ ("Use two or more numbers with a colon between them, like 50:50, or "
                           "names, like control=50,treatment=50."));
      return FALSE;
    }

  g_array_unref (self->split);
  self->split = g_steal_pointer (&parts);
  return TRUE;
}

gboolean
exos_plan_set_primary (ExosPlan *self, const char *text, GError **error)
{
  g_auto (GStrv) words = g_strsplit (text, ":", -1);
  guint n_words = g_strv_length (words);
  ExosDirection direction = EXOS_DIRECTION_HIGHER;
  const gboolean has_direction = exos_take_direction (words, &n_words, &direction);
  g_autofree char *name = n_words > 0 ? exos_join_words (words, n_words) : g_strdup ("");

  if (has_direction && name[0] == '\0')
    {
      set_syntax_error (error, _ ("Use METRIC, METRIC:lower or METRIC:higher."));
      return FALSE;
    }

  g_free (self->primary);
  self->primary = name[0] != '\0' ? g_steal_pointer (&name) : NULL;
  self->has_primary_direction = has_direction;
  self->primary_direction = direction;
  return TRUE;
}

gboolean
exos_plan_add_column (ExosPlan *self, const char *text, GError **error)
{
  const char *equals = strchr (text, '=');
  g_autofree char *id = g_strndup (text, equals != NULL ? (gsize) (equals - text) : 0);
  ExosColumnRole column = { 0 };

  if (equals == NULL || equals[1] == '\0' || !exos_role_from_id (id, &column.role))
    {
      set_syntax_error (error,
                        _ ("Use ROLE=HEADER, like users=visitors. Roles are group, users, "
                           "conversions, primary, guardrail, date, segment, unit, experiment, "
                           "metric, value and ignore."));
      return FALSE;
    }

  column.column = g_strdup (equals + 1);
  g_ptr_array_add (self->columns, g_memdup2 (&column, sizeof column));
  return TRUE;
}
