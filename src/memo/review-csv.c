// SPDX-License-Identifier: MIT
#include <math.h>

#include "data/format.h"
#include "memo/formula.h"
#include "memo/review-row.h"

static const char header[] =
    "file,experiment,date,verdict,recommended,rule,cause,reason,owner,health,users,treatment,"
    "metric,"
    "control_value,treatment_value,difference,relative,ci_low,ci_high,p,sha256,error\r\n";

/* Quoted, on one line, with nothing hidden, and no formula. */
static void
append_text (GString *out, const char *text)
{
  g_autofree char *shown = exos_visible_text (text, 0);
  g_autoptr (GString) cell = g_string_new (shown);

  if (exos_is_formula (cell->str))
    g_string_prepend_c (cell, '\'');
  g_string_replace (cell, "\"", "\"\"", 0);
  if (cell->len > 0)
    g_string_append_printf (out, "\"%s\"", cell->str);
  g_string_append_c (out, ',');
}

/* Fifteen digits: what a person typed comes back as typed. */
static void
append_number (GString *out, const ExosReviewRow *row, double number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (row->has_numbers && isfinite (number))
    g_string_append (out, g_ascii_formatd (digits, sizeof digits, "%.15g", number));
  g_string_append_c (out, ',');
}

static void
append_row (GString *out, const ExosReviewRow *row)
{
  const gboolean is_decided = row->error == NULL;
  const char *const texts[] = { row->file,
                                row->experiment,
                                row->date,
                                is_decided ? exos_verdict_id (row->verdict) : NULL,
                                is_decided ? exos_verdict_id (row->recommended) : NULL,
                                row->code,
                                row->cause,
                                row->reason,
                                row->owner,
                                row->health };
  const double numbers[] = { row->estimate.value_c,
                             row->estimate.value_t,
                             row->estimate.difference,
                             row->estimate.relative,
                             row->ci.low,
                             row->ci.high,
                             row->p };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    append_text (out, texts[i]);
  if (row->users > 0)
    g_string_append_printf (out, "%" G_GUINT64_FORMAT, row->users);
  g_string_append_c (out, ',');
  append_text (out, row->treatment);
  append_text (out, row->metric);
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    append_number (out, row, numbers[i]);
  append_text (out, row->sha256);
  append_text (out, row->error);
  g_string_truncate (out, out->len - 1);
  g_string_append (out, "\r\n");
}

char *
exos_review_render_csv (const ExosReview *self)
{
  GString *out = g_string_new (header);

  for (guint i = 0; i < self->rows->len; i++)
    append_row (out, g_ptr_array_index (self->rows, i));
  return g_string_free (out, FALSE);
}
