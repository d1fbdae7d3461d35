// SPDX-License-Identifier: MIT
#include "charts/split.h"

#include "charts/text.h"
#include "data/arm-order.h"
#include "data/format.h"
#include "data/language.h"

#include <math.h>
#include <string.h>

#define GAP 10.0 /* between texts */
#define SIDE 3.0 /* of a segment that its text leaves free */

/* What a label says, from all to little: the first that fits is taken. */
typedef struct
{
  gsize max_chars; /* of the name, 0 without it */
  gboolean has_users;
} Wording;

static const Wording wordings[] = {
  { 40, TRUE },  { 40, FALSE }, { 20, TRUE }, { 20, FALSE },
  { 10, FALSE }, { 5, FALSE },  { 0, FALSE },
};

gsize
exos_split_n_arms (const ExosSplit *split)
{
  return split->report->experiment->n_arms;
}

double
exos_split_x (const ExosSplit *split, double share)
{
  const double position =
      (CLAMP (share, split->low, split->high) - split->low) / (split->high - split->low);

  return split->left + position * (split->right - split->left);
}

static const ExosArm *
arm_at (const ExosSplit *split, gsize place)
{
  const ExosExperiment *experiment = split->report->experiment;

  return &experiment->arms[exos_arm_at (experiment, place)];
}

double
exos_split_share (const ExosSplit *split, gsize place)
{
  return (double) exos_arm_assigned (arm_at (split, place)) / split->users;
}

double
exos_split_plan (const ExosSplit *split, gsize place)
{
  const gsize arm = exos_arm_at (split->report->experiment, place);

  return (double) split->report->weights[arm] / split->weights;
}

static char *
dup_label (const ExosSplit *split, gsize place, const Wording *wording)
{
  const ExosArm *it = arm_at (split, place);
  g_autofree char *name = exos_visible_text (it->name, wording->max_chars);
  g_autofree char *share = exos_format_rate (exos_split_share (split, place), 1);
  g_autofree char *users = exos_format_count (exos_arm_assigned (it));

  /* Translators: group, share of the traffic, users: "control 49.9% · 10,000". */
  if (wording->has_users)
    return g_strdup_printf (_ ("%s %s · %s"), name, share, users);

  if (wording->max_chars > 0)
    return g_strdup_printf ("%s %s", name, share);

  return g_steal_pointer (&share);
}

static void
draw_arm_label (const ExosSplit *split,
                const ExosCanvas *canvas,
                gsize place,
                double x,
                ExosAlign align,
                double room)
{
  for (gsize i = 0; i < G_N_ELEMENTS (wordings); i++)
    {
      g_autofree char *text = dup_label (split, place, &wordings[i]);

      if (exos_text_width (canvas, text, EXOS_TEXT_AXIS, FALSE) > room)
        continue;

      exos_draw_label (canvas, &(ExosLabel) {
                                   .text = text,
                                   .x = x,
                                   .baseline = split->top + EXOS_SPLIT_BAR + 16.0,
                                   .align = align,
                                   .color = canvas->style->palette.fg,
                               });
      return;
    }
}

/* Two groups have half of the width each, more have what is above them. */
void
exos_split_label_segment (
    const ExosSplit *split, const ExosCanvas *canvas, gsize place, double from, double to)
{
  const double left = exos_split_x (split, from);
  const double right = exos_split_x (split, to);
  const double half = (split->right - split->left - GAP) / 2.0;

  if (exos_split_n_arms (split) == 2 && place == 0)
    draw_arm_label (split, canvas, place, split->left, EXOS_ALIGN_LEFT, half);
  else if (exos_split_n_arms (split) == 2)
    draw_arm_label (split, canvas, place, split->right, EXOS_ALIGN_RIGHT, half);
  else
    draw_arm_label (split, canvas, place, (left + right) / 2.0, EXOS_ALIGN_CENTER,
                    right - left - 2.0 * SIDE);
}

static gboolean
is_equal (const ExosSplit *split)
{
  for (gsize arm = 1; arm < exos_split_n_arms (split); arm++)
    if (split->report->weights[arm] != split->report->weights[0])
      return FALSE;

  return TRUE;
}

static char *
dup_plan (const ExosSplit *split)
{
  const gsize n = exos_split_n_arms (split);
  const guint64 parts[] = { 1, n - 1 };
  g_autofree char *all = exos_format_arms_split (split->report->experiment, split->report->weights);
  g_autofree char *each = exos_format_split (parts, 2);

  if (!is_equal (split))
    return g_strdup_printf (_ ("expected %s"), all);

  each[strcspn (each, " ")] = '\0'; /* the first of the two parts */
  return n == 2 ? g_strdup_printf (_ ("expected %s"), each)
                : g_strdup_printf (_ ("expected %s each"), each);
}

static void
draw_plan (const ExosSplit *split, const ExosCanvas *canvas, double room)
{
  g_autofree char *text = dup_plan (split);
  const double width =
      fmin (exos_text_width (canvas, text, EXOS_TEXT_AXIS, FALSE), room - split->left);
  const double boundary = exos_split_n_arms (split) == 2 ? exos_split_plan (split, 0) : 0.5;

  exos_draw_label (canvas, &(ExosLabel) {
                               .text = text,
                               .x = exos_place_centered (exos_split_x (split, boundary), width,
                                                         split->left, room),
                               .baseline = split->top - EXOS_SPLIT_OVERSHOOT - 4.0,
                               .color = canvas->style->palette.dim,
                               .max_width = width + 0.5,
                           });
}

static char *
dup_zoom_note (const ExosSplit *split)
{
  g_autofree char *low = exos_format_rate (split->low, 0);
  g_autofree char *high = exos_format_rate (split->high, 0);

  return g_strdup_printf (_ ("zoomed: %s to %s"), low, high);
}

/* Returns where it starts. */
static double
draw_zoom_note (const ExosSplit *split, const ExosCanvas *canvas)
{
  g_autofree char *note = dup_zoom_note (split);

  exos_draw_label (canvas, &(ExosLabel) {
                               .text = note,
                               .x = split->right,
                               .baseline = split->top - EXOS_SPLIT_OVERSHOOT - 4.0,
                               .align = EXOS_ALIGN_RIGHT,
                               .color = canvas->style->palette.dim,
                           });
  return split->right - exos_text_width (canvas, note, EXOS_TEXT_AXIS, FALSE);
}

void
exos_split_draw_headline (const ExosSplit *split, const ExosCanvas *canvas)
{
  draw_plan (split, canvas, split->is_zoomed ? draw_zoom_note (split, canvas) - GAP : split->right);
}
