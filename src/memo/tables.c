// SPDX-License-Identifier: MIT
#include "data/arm-order.h"
#include "data/format.h"
#include "data/language.h"
#include "memo/arm-cells.h"
#include "memo/parts.h"
#include "memo/primary.h"
#include "memo/words.h"

#include <math.h>

#define MAX_ROWS 12
#define NAME_CHARS 40

static void
free_row (gpointer row)
{
  g_strfreev (row);
}

ExosTable *
exos_memo_new_table (char **headers, gboolean last_is_text)
{
  ExosTable *table = g_new0 (ExosTable, 1);

  table->n_columns = g_strv_length (headers);
  table->headers = headers;
  table->is_text = g_new0 (gboolean, table->n_columns);
  table->is_text[0] = TRUE;
  table->is_text[table->n_columns - 1] = last_is_text;
  table->rows = g_ptr_array_new_with_free_func (free_row);
  table->tones = g_array_new (FALSE, FALSE, sizeof (ExosTone));
  table->indices = g_array_new (FALSE, FALSE, sizeof (gsize));
  return table;
}

void
exos_memo_add_row (ExosTable *table, GPtrArray *cells, ExosTone tone, gsize index)
{
  g_ptr_array_add (table->rows, exos_memo_end_lines (cells));
  g_array_append_val (table->tones, tone);
  g_array_append_val (table->indices, index);
}

void
exos_memo_free_table (ExosTable *table)
{
  if (table == NULL)
    return;

  g_strfreev (table->headers);
  g_free (table->is_text);
  g_ptr_array_unref (table->rows);
  g_array_unref (table->tones);
  g_array_unref (table->indices);
  g_free (table);
}

static char **
name_arm_columns (const ExosReport *report)
{
  GPtrArray *headers = g_ptr_array_new ();

  exos_memo_add_line (headers, g_strdup (_ ("Group")));
  exos_memo_add_line (headers, g_strdup (_ ("Users")));
  exos_memo_add_arm_headers (headers, report);
  if (exos_memo_has_several (report))
    {
      exos_memo_add_line (headers, g_strdup (_ ("Change")));
      exos_memo_add_line (headers, g_strdup (_ ("p-value")));
    }
  return exos_memo_end_lines (headers);
}

static const ExosTreatment *
find_treatment (const ExosReport *report, gsize arm)
{
  for (gsize i = 0; i < report->n_treatments; i++)
    if (report->treatments[i].arm == arm)
      return &report->treatments[i];

  return NULL;
}

/* The change against control, which has none itself. */
static void
add_change (GPtrArray *cells, const ExosReport *report, const ExosTreatment *treatment)
{
  if (treatment == NULL)
    {
      exos_memo_add_line (cells, g_strdup ("–"));
      exos_memo_add_line (cells, g_strdup ("–"));
      return;
    }

  exos_memo_add_line (cells, exos_memo_effect (report, treatment));
  exos_memo_add_line (cells, isnan (treatment->p_adjusted)
                                 ? g_strdup ("–")
                                 : exos_format_p_bare (treatment->p_adjusted, report->plan->alpha));
}

static void
add_arm (ExosTable *table, const ExosReport *report, gsize arm)
{
  const ExosArm *it = &report->experiment->arms[arm];
  const ExosTreatment *treatment = find_treatment (report, arm);
  const ExosTreatment *headline = exos_report_headline (report);
  const ExosFigures figures = exos_memo_figures (report, treatment != NULL ? treatment : headline);
  GPtrArray *cells = g_ptr_array_new ();

  exos_memo_add_line (cells, exos_visible_text (it->name, NAME_CHARS));
  exos_memo_add_line (cells, exos_format_count (it->users));
  exos_memo_add_arm_cells (cells, report, arm, figures);
  if (exos_memo_has_several (report))
    add_change (cells, report, treatment);
  exos_memo_add_row (table, cells, EXOS_TONE_NONE, arm);
}

ExosTable *
exos_memo_evidence_table (const ExosReport *report)
{
  if (report->hides_numbers || exos_report_headline (report) == NULL)
    return NULL;

  ExosTable *table = exos_memo_new_table (name_arm_columns (report), FALSE);

  for (gsize place = 0; place < report->experiment->n_arms; place++)
    add_arm (table, report, exos_arm_at (report->experiment, place));
  return table;
}

static char **
name_guardrail_columns (const ExosReport *report)
{
  GPtrArray *headers = g_ptr_array_new ();
  g_autofree char *level = exos_format_level (report->plan->alpha);

  exos_memo_add_line (headers, g_strdup (_ ("Metric")));
  exos_memo_add_line (headers, g_strdup (_ ("Control")));
  exos_memo_add_line (headers, g_strdup (_ ("Treatment")));
  exos_memo_add_line (headers, g_strdup (_ ("Change")));
  /* Translators: the level of a confidence interval, such as 95%. */
  exos_memo_add_line (headers, g_strdup_printf (_ ("%s CI"), level));
  exos_memo_add_line (headers, g_strdup (_ ("Status")));
  return exos_memo_end_lines (headers);
}

static void
add_judged_cells (GPtrArray *cells, const ExosGuardrailResult *guardrail)
{
  const ExosGuardrailTest *test = &guardrail->test;
  const ExosFigures figures = exos_memo_guardrail_figures (guardrail);
  g_autofree char *low = exos_figures_bare (figures, test->ci_score.low);
  g_autofree char *high = exos_figures_bare (figures, test->ci_score.high);

  exos_memo_add_line (cells, exos_figures_value (figures, test->rate_c));
  exos_memo_add_line (cells, exos_figures_value (figures, test->rate_t));
  exos_memo_add_line (cells, exos_memo_guardrail_change (guardrail));
  /* Translators: ends of an interval, without their unit. */
  exos_memo_add_line (cells, g_strdup_printf (_ ("%s to %s"), low, high));
}

/* What is no count among users is shown per user; what cannot be read is not shown. */
static char *
format_value (const ExosReport *report, gsize arm, gsize metric)
{
  const ExosValue *value = exos_experiment_value (report->experiment, arm, metric);

  if (value->state == EXOS_VALUE_SUMS)
    return exos_memo_mean (report, arm, metric);
  if (value->state == EXOS_VALUE_TOTAL && value->users > 0)
    return exos_format_mean (value->total / (double) value->users);
  if (value->state == EXOS_VALUE_COUNT)
    return exos_format_count (value->count);

  return g_strdup ("–");
}

static void
add_unjudged_cells (GPtrArray *cells,
                    const ExosReport *report,
                    const ExosTreatment *treatment,
                    gsize metric)
{
  const gsize control = (gsize) report->experiment->control;

  exos_memo_add_line (cells, format_value (report, control, metric));
  exos_memo_add_line (cells, format_value (report, treatment->arm, metric));
  exos_memo_add_line (cells, g_strdup ("–"));
  exos_memo_add_line (cells, g_strdup ("–"));
}

static void
add_guardrail (ExosTable *table,
               const ExosReport *report,
               const ExosTreatment *treatment,
               gsize index)
{
  const ExosGuardrailResult *guardrail = &treatment->guardrails[index];
  GPtrArray *cells = g_ptr_array_new ();

  exos_memo_add_line (cells, exos_memo_metric (report, guardrail->metric));
  if (guardrail->state == EXOS_GUARDRAIL_NOT_COMPUTABLE)
    add_unjudged_cells (cells, report, treatment, guardrail->metric);
  else
    add_judged_cells (cells, guardrail);
  exos_memo_add_line (cells, g_strdup (exos_guardrail_state_label (guardrail->state)));
  exos_memo_add_row (table, cells, exos_memo_states_tone (guardrail->state), index);
}

void
exos_memo_free_section (gpointer data)
{
  ExosGuardrailSection *section = data;

  g_free (section->title);
  exos_memo_free_table (section->table);
  g_free (section->more);
  g_free (section);
}

/* What is said of the n rows that have no place; order is that of the rows, the worst first. */
static char *
say_more (const ExosTreatment *treatment, const gsize *order, gsize n)
{
  gboolean all_ok = TRUE;
  g_autofree char *count = exos_format_count (n);

  if (n == 0)
    return NULL;

  for (gsize i = 0; i < n; i++)
    all_ok = all_ok && (treatment->guardrails[order[i]].state & EXOS_GUARDRAIL_PASSED) != 0;

  if (all_ok)
    return g_strdup_printf (NG_ ("and %s more, OK", "and %s more, all OK", n), count);

  return g_strdup_printf (NG_ ("and %s more, not OK", "and %s more, not all OK", n), count);
}

static ExosGuardrailSection *
new_section (const ExosReport *report, gsize index, const gsize *order, gsize n_shown)
{
  const ExosTreatment *treatment = &report->treatments[index];
  ExosGuardrailSection *section = g_new0 (ExosGuardrailSection, 1);

  if (exos_memo_has_several (report))
    section->title = exos_memo_arm (report, treatment);
  section->treatment = index;
  section->table = exos_memo_new_table (name_guardrail_columns (report), TRUE);
  for (gsize i = 0; i < n_shown; i++)
    add_guardrail (section->table, report, treatment, order[i]);
  section->more = say_more (treatment, order + n_shown, report->n_guardrails - n_shown);
  return section;
}

/* Gives the next of MAX_ROWS rows to the treatment with the worst guardrail not yet shown. */
static gsize
choose_next (const ExosReport *report, gsize *const *orders, const gsize *n_shown)
{
  const ExosGuardrailResult *worst = NULL;
  gsize chosen = 0;

  for (gsize i = 0; i < report->n_treatments; i++)
    {
      if (n_shown[i] == report->n_guardrails)
        continue;

      const ExosGuardrailResult *it = &report->treatments[i].guardrails[orders[i][n_shown[i]]];

      if (worst == NULL || exos_memo_compare_guardrails (report, it, worst) < 0)
        {
          worst = it;
          chosen = i;
        }
    }

  return chosen;
}

/* The worst rows of all treatments, but at least one of each. */
static void
share_rows (const ExosReport *report, gsize *const *orders, gsize *n_shown)
{
  gsize n_left = report->n_treatments * report->n_guardrails - report->n_treatments;

  for (gsize i = 0; i < report->n_treatments; i++)
    n_shown[i] = 1;
  for (gsize n = report->n_treatments; n < MAX_ROWS && n_left > 0; n++, n_left--)
    n_shown[choose_next (report, orders, n_shown)]++;
}

GPtrArray *
exos_memo_guardrail_sections (const ExosReport *report)
{
  GPtrArray *sections = g_ptr_array_new_with_free_func (exos_memo_free_section);

  if (report->hides_numbers || report->n_guardrails == 0)
    return sections;

  g_autofree gsize *n_shown = g_new0 (gsize, report->n_treatments);
  g_autofree gsize **orders = g_new0 (gsize *, report->n_treatments);

  for (gsize i = 0; i < report->n_treatments; i++)
    orders[i] = exos_memo_sort_guardrails (report, &report->treatments[i]);
  share_rows (report, orders, n_shown);
  for (gsize i = 0; i < report->n_treatments; i++)
    {
      g_ptr_array_add (sections, new_section (report, i, orders[i], n_shown[i]));
      g_free (orders[i]);
    }

  return sections;
}
