// SPDX-License-Identifier: MIT
/* The table of segments. */
#include <math.h>

#include "data/format.h"
#include "data/language.h"
#include "memo/parts.h"
#include "memo/primary.h"

#define MAX_ROWS 8 /* as many as the chart has */
#define NAME_CHARS 40

static char **
name_columns (const ExosReport *report, const ExosTreatment *treatment)
{
  GPtrArray *headers = g_ptr_array_new ();
  g_autofree char *level = exos_format_level (report->plan->alpha);

  exos_memo_add_line (
      headers,
      exos_visible_text (report->experiment->strata[EXOS_STRATA_SEGMENTS].column, NAME_CHARS));
  exos_memo_add_line (headers, g_strdup (_ ("Users")));
  exos_memo_add_line (headers, exos_visible_text (exos_report_control (report)->name, NAME_CHARS));
  exos_memo_add_line (headers, exos_memo_arm (report, treatment));
  exos_memo_add_line (headers, g_strdup (_ ("Change")));
  /* Translators: the interval of a level, such as 95%. */
  exos_memo_add_line (headers, g_strdup_printf (_ ("%s CI"), level));
  /* Translators: a p-value that is corrected for the number of segments. */
  exos_memo_add_line (headers, g_strdup (_ ("p (corrected)")));
  return exos_memo_end_lines (headers);
}

/* What is not defined is left open. */
static char *
or_dash (char *text, double number)
{
  if (isfinite (number))
    return text;
  g_free (text);
  return g_strdup ("–");
}

static void
add_segment (ExosTable *table,
             const ExosReport *report,
             const ExosTreatment *treatment,
             const ExosSegment *it,
             gsize index)
{
  const ExosFigures figures = exos_memo_figures (report, treatment);
  GPtrArray *cells = g_ptr_array_new ();
  g_autofree char *control = exos_format_count (it->counts.control.users);
  g_autofree char *treated = exos_format_count (it->counts.treatment.users);

  exos_memo_add_line (cells, exos_memo_segment (report, it));
  exos_memo_add_line (cells, g_strdup_printf ("%s / %s", control, treated));
  exos_memo_add_line (cells, or_dash (exos_figures_value (figures, it->value_c), it->value_c));
  exos_memo_add_line (cells, or_dash (exos_figures_value (figures, it->value_t), it->value_t));
  exos_memo_add_line (cells,
                      or_dash (exos_figures_change (figures, it->difference), it->difference));
  exos_memo_add_line (cells, or_dash (exos_figures_interval (figures, it->ci), it->ci.low));
  exos_memo_add_line (
      cells, or_dash (exos_format_p_bare (it->p_adjusted, report->plan->alpha), it->p_adjusted));
  exos_memo_add_row (table, cells, EXOS_TONE_NONE, index);
}

static ExosGuardrailSection *
new_section (const ExosReport *report, gsize index)
{
  const ExosTreatment *treatment = &report->treatments[index];
  const ExosSegments *segments = treatment->segments;
  const gsize n_hidden = segments->n - MIN (segments->n, MAX_ROWS);
  ExosGuardrailSection *self = g_new0 (ExosGuardrailSection, 1);
  g_autofree char *hidden = exos_format_count (n_hidden);

  self->title = exos_memo_has_several (report) ? exos_memo_arm (report, treatment) : NULL;
  self->treatment = index;
  self->table = exos_memo_new_table (name_columns (report, treatment), FALSE);
  for (gsize i = 0; i < MIN (segments->n, MAX_ROWS); i++)
    add_segment (self->table, report, treatment, &segments->segments[i], i);
  if (n_hidden > 0)
    self->more = g_strdup_printf (
        NG_ ("and %s smaller segment", "and %s smaller segments", n_hidden), hidden);
  return self;
}

GPtrArray *
exos_memo_segment_sections (const ExosReport *report)
{
  GPtrArray *sections = g_ptr_array_new_with_free_func (exos_memo_free_section);

  for (gsize i = 0; !report->hides_numbers && i < report->n_treatments; i++)
    if (report->treatments[i].segments != NULL)
      g_ptr_array_add (sections, new_section (report, i));
  return sections;
}

static gboolean
has_broken_split (const ExosReport *report)
{
  for (gsize i = 0; i < report->experiment->strata[EXOS_STRATA_SEGMENTS].n; i++)
    if (report->segment_splits != NULL && report->segment_splits[i].p_adjusted < EXOS_SRM_WARN)
      return TRUE;
  return FALSE;
}

gboolean
exos_memo_segments_matter (const ExosReport *report)
{
  const ExosTreatment *treatment = exos_report_headline (report);
  const ExosSegments *segments = treatment != NULL ? treatment->segments : NULL;

  return segments != NULL && (segments->differs || segments->simpson.is_reversed ||
                              (segments->simpson.is_sign_other && treatment->is_significant) ||
                              has_broken_split (report));
}
