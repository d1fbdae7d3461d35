// SPDX-License-Identifier: MIT
#include "charts/chart.h"

#include "analysis/figures.h"
#include "charts/shapes.h"
#include "charts/text.h"
#include "data/language.h"
#include "stats/exact.h"

#include <math.h>

#define ROW 32.0
#define MIN_HEIGHT 18.0
#define MIN_WIDTH 80.0
#define INSET 12.0 /* room for the pointer of a pill that is cut */
#define ZONE_HEIGHT 24.0
#define PILL_HEIGHT 12.0
#define ESTIMATE_HEIGHT 16.0
#define STUB 14.0 /* what is drawn of a pill that lies outside altogether */
#define BEYOND_SEVERE 1.6
#define FARTHEST 5.0 /* times the severe limit: past it the zones would be too narrow to read */
#define DEFAULT_REACH 0.001
#define HEADER_GAP 10.0

/* Where harm falls in the box: values low .. high between left and right. */
typedef struct
{
  double low;
  double high;
  double left;
  double right;
  double relative; /* of a relative harm in the unit of the rest: their severe limits meet */
} Domain;

static double
unit_of (const Domain *domain, const ExosGuardrailResult *result)
{
  return result->has_relative_limits ? domain->relative : 1.0;
}

/* A difference, and a limit, on the axis. */
static double
on_axis (const Domain *domain, const ExosGuardrailResult *result, double difference)
{
  return exos_guardrail_in_limits (result, difference) * unit_of (domain, result);
}

static double
limit_on_axis (const Domain *domain, const ExosGuardrailResult *result, ExosRatio limit)
{
  return exos_ratio_value (limit) * unit_of (domain, result);
}

/* The interval of the change, turned so that up is worse. */
static ExosInterval
harm_interval (const Domain *domain, const ExosGuardrailResult *result)
{
  const ExosInterval ci = { on_axis (domain, result, result->test.ci_score.low),
                            on_axis (domain, result, result->test.ci_score.high) };

  if (result->direction == EXOS_DIRECTION_HIGHER)
    return (ExosInterval) { -ci.high, -ci.low };

  return ci;
}

static double
cap (double reach, double severe)
{
  return severe > 0.0 ? fmin (reach, FARTHEST * severe) : reach;
}

static void
extend (Domain *domain, double value)
{
  if (!isfinite (value))
    return;

  domain->low = fmin (domain->low, value);
  domain->high = fmax (domain->high, value);
}

/* The largest severe limit of those whose limits are relative, or of the others: the plan's, the
 * same for all treatments. */
static double
largest_severe (const ExosReport *report, const ExosTreatment *treatment, gboolean is_relative)
{
  double severe = 0.0;

  for (gsize i = 0; i < report->n_guardrails; i++)
    if (treatment->guardrails[i].has_relative_limits == is_relative)
      severe = fmax (severe, exos_ratio_value (treatment->guardrails[i].severe));

  return severe;
}

static double
unit_of_relative (const ExosReport *report, const ExosTreatment *treatment)
{
  const double relative = largest_severe (report, treatment, TRUE);
  const double points = largest_severe (report, treatment, FALSE);

  return relative > 0.0 && points > 0.0 ? points / relative : 1.0;
}

static void
extend_to_result (Domain *domain, const ExosGuardrailResult *result)
{
  if (result->state == EXOS_GUARDRAIL_NOT_COMPUTABLE)
    return;

  extend (domain, harm_interval (domain, result).low);
  extend (domain, harm_interval (domain, result).high);
  extend (domain, on_axis (domain, result, result->test.harm));
}

/* The same for all rows of a report: their limits are compared by eye. */
static Domain
find_domain (const ExosCanvas *canvas, const ExosReport *report)
{
  const ExosTreatment *first = report->treatments;
  Domain domain = {
    .left = INSET,
    .right = canvas->width - INSET,
    .relative = unit_of_relative (report, first),
  };
  double severe = 0.0;

  for (gsize i = 0; i < report->n_guardrails; i++)
    severe =
        fmax (severe, limit_on_axis (&domain, &first->guardrails[i], first->guardrails[i].severe));
  for (gsize i = 0; i < report->n_treatments; i++)
    for (gsize k = 0; k < report->n_guardrails; k++)
      extend_to_result (&domain, &report->treatments[i].guardrails[k]);

  domain.low = -cap (fmax (severe, -domain.low), severe);
  domain.high = cap (fmax (BEYOND_SEVERE * severe, domain.high), severe);
  if (domain.high - domain.low < 1e-9)
    {
      domain.low = -DEFAULT_REACH;
      domain.high = DEFAULT_REACH;
    }
  return domain;
}

static double
domain_x (const Domain *domain, double value)
{
  const double share =
      (CLAMP (value, domain->low, domain->high) - domain->low) / (domain->high - domain->low);

  return domain->left + share * (domain->right - domain->left);
}

static void
draw_zones (const ExosCanvas *canvas, const Domain *domain, const ExosGuardrailResult *result)
{
  const ExosPalette *palette = &canvas->style->palette;
  const double half = fmin (ZONE_HEIGHT, canvas->height - 2.0) / 2.0;
  const double top = canvas->height / 2.0 - half;
  const double bottom = canvas->height / 2.0 + half;
  const double worse = domain_x (domain, limit_on_axis (domain, result, result->worse));
  const double severe = domain_x (domain, limit_on_axis (domain, result, result->severe));

  exos_draw_hatching (canvas, worse, severe, top, bottom, 6.0, palette->hold);
  exos_draw_hatching (canvas, severe, domain->right, top, bottom, 4.0, palette->rollback);
  exos_draw_vertical (canvas, worse, top, bottom, 1.5, palette->hold);
  exos_draw_vertical (canvas, severe, top, bottom, 1.5, palette->rollback);
}

/* Over the pill, so that one sees whether it contains zero. */
static void
draw_zero (const ExosCanvas *canvas, const Domain *domain)
{
  const double x = round (domain_x (domain, 0.0));

  exos_draw_vertical (canvas, x, 1.0, canvas->height - 1.0, 2.0, canvas->style->palette.fg);
}

static ExosColor
state_color (const ExosPalette *palette, ExosGuardrailState state)
{
  switch (state)
    {
    case EXOS_GUARDRAIL_WORSENED:
    case EXOS_GUARDRAIL_SUSPECT:
    case EXOS_GUARDRAIL_SEVERE_UNCONFIRMED:
      return palette->hold;
    case EXOS_GUARDRAIL_SEVERE:
      return palette->rollback;
    case EXOS_GUARDRAIL_NONE:
    case EXOS_GUARDRAIL_OK:
    case EXOS_GUARDRAIL_SAFE:
    case EXOS_GUARDRAIL_MINOR:
    case EXOS_GUARDRAIL_UNPROVEN:
    case EXOS_GUARDRAIL_NOT_COMPUTABLE:
      break;
    }

  return palette->neutral;
}

static ExosPill
make_pill (const Domain *domain, ExosInterval harm)
{
  ExosPill pill = {
    .left = domain_x (domain, harm.low),
    .right = domain_x (domain, harm.high),
    .thickness = PILL_HEIGHT,
    .is_cut_left = harm.low<domain->low, .is_cut_right = harm.high> domain->high,
  };

  if (harm.low >= domain->high)
    pill.left = domain->right - STUB;
  if (harm.high <= domain->low)
    pill.right = domain->left + STUB;

  return pill;
}

static void
draw_harm (const ExosCanvas *canvas, const Domain *domain, const ExosGuardrailResult *result)
{
  const ExosColor color = state_color (&canvas->style->palette, result->state);
  const ExosInterval interval = harm_interval (domain, result);
  const double harm = on_axis (domain, result, result->test.harm);
  ExosPill pill = make_pill (domain, interval);

  pill.y = canvas->height / 2.0;
  pill.color = color;
  if (!isnan (interval.low) && !isnan (interval.high))
    exos_draw_pill (canvas, &pill);
  draw_zero (canvas, domain);
  if (harm >= domain->low && harm <= domain->high)
    exos_draw_estimate (canvas, domain_x (domain, harm), pill.y, ESTIMATE_HEIGHT, color);
}

/* Nothing to judge: a dash on the good side, clear of the zero line and of the zones. */
static void
draw_dash (const ExosCanvas *canvas, const Domain *domain)
{
  const double center = (domain->left + domain_x (domain, 0.0)) / 2.0;

  cairo_move_to (canvas->cr, center - 5.0, canvas->height / 2.0);
  cairo_line_to (canvas->cr, center + 5.0, canvas->height / 2.0);
  cairo_set_line_width (canvas->cr, 2.0);
  exos_set_color (canvas->cr, canvas->style->palette.dim, 1.0);
  cairo_stroke (canvas->cr);
}

double
exos_guardrail_row_height (const ExosChartStyle *style)
{
  return exos_units (style, ROW);
}

void
exos_draw_guardrail_row (cairo_t *cr,
                         double width,
                         double height,
                         const ExosReport *report,
                         const ExosTreatment *treatment,
                         gsize row,
                         const ExosChartStyle *style)
{
  ExosCanvas canvas;

  if (row >= report->n_guardrails || treatment->guardrails == NULL)
    return;
  if (!exos_canvas_begin (&canvas, cr, width, height, style, MIN_WIDTH, MIN_HEIGHT))
    return;

  const ExosGuardrailResult *result = &treatment->guardrails[row];
  const Domain domain = find_domain (&canvas, report);

  draw_zones (&canvas, &domain, result);
  if (result->state == EXOS_GUARDRAIL_NOT_COMPUTABLE)
    {
      draw_zero (&canvas, &domain);
      draw_dash (&canvas, &domain);
    }
  else
    draw_harm (&canvas, &domain, result);

  exos_canvas_end (&canvas);
}

/* The words, or the arrow alone where they do not fit in room. */
static void
draw_side (const ExosCanvas *canvas,
           const char *words,
           const char *arrow,
           double x,
           double room,
           ExosAlign align)
{
  const gboolean fits = exos_text_width (canvas, words, EXOS_TEXT_AXIS, FALSE) <= room;

  exos_draw_label (canvas, &(ExosLabel) {
                               .text = fits ? words : arrow,
                               .x = x,
                               .baseline = canvas->height / 2.0 + 4.4,
                               .align = align,
                               .color = canvas->style->palette.dim,
                               .max_width = fmax (room, 1.0),
                           });
}

void
exos_draw_guardrail_header (cairo_t *cr,
                            double width,
                            double height,
                            const ExosReport *report,
                            const ExosTreatment *treatment,
                            const ExosChartStyle *style)
{
  ExosCanvas canvas;

  if (report->n_guardrails == 0 || treatment->guardrails == NULL)
    return;
  if (!exos_canvas_begin (&canvas, cr, width, height, style, MIN_WIDTH, MIN_HEIGHT))
    return;

  const Domain domain = find_domain (&canvas, report);
  const double zero = round (domain_x (&domain, 0.0));
  const double before = zero - HEADER_GAP;
  const double after = zero + HEADER_GAP;

  draw_side (&canvas, C_ ("guardrail", "← better"), "←", before, before - 1.0, EXOS_ALIGN_RIGHT);
  draw_side (&canvas, "0", "0", zero, HEADER_GAP * 2.0, EXOS_ALIGN_CENTER);
  draw_side (&canvas, C_ ("guardrail", "worse →"), "→", after, canvas.width - 1.0 - after,
             EXOS_ALIGN_LEFT);
  exos_canvas_end (&canvas);
}
