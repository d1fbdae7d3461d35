// SPDX-License-Identifier: MIT
/* Any bytes through the whole program: import, judge, and print in every text format and the page.
 */
#include <gio/gio.h>
#include <gsl/gsl_errno.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "data/import.h"
#include "data/language.h"
#include "memo/draw.h"
#include "memo/render.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* abort () and not g_error (): libFuzzer keeps what made it abort. */
#define REQUIRE(condition) \
  if (!(condition))        \
  (g_printerr ("%s does not hold\n", #condition), abort ())

static gboolean
is_probability (double p)
{
  return p >= 0.0 && p <= 1.0;
}

static void
check_report (const ExosReport *report)
{
  const gboolean may_launch = report->health != EXOS_HEALTH_BLOCKED;

  REQUIRE (may_launch || report->decision.verdict == EXOS_VERDICT_HOLD);
  REQUIRE (!report->has_srm || is_probability (report->srm.p_used));

  for (gsize i = 0; i < report->n_treatments; i++)
    {
      const ExosTreatment *treatment = &report->treatments[i];
      const ExosEstimate *estimate = &treatment->estimate;
      const gboolean is_rate = report->measure == EXOS_MEASURE_RATE;
      const double lift = estimate->difference;
      const double gain = report->primary_direction == EXOS_DIRECTION_HIGHER ? lift : -lift;
      const double slack = 1e-12 * MAX (1.0, fabs (lift));

      REQUIRE (is_probability (estimate->p));
      REQUIRE (is_probability (treatment->p_adjusted));
      REQUIRE (treatment->ci.low <= lift + slack && treatment->ci.high >= lift - slack);
      REQUIRE (!is_rate || (treatment->ci.low >= -1.0 && treatment->ci.high <= 1.0));
      REQUIRE (treatment->verdict != EXOS_VERDICT_LAUNCH || gain > 0.0);
    }
}

/* Markdown takes a sign behind a backslash as it is, unless the backslash is such a sign itself. */
static gboolean
has_script (const char *text)
{
  for (const char *at = strstr (text, "<script"); at != NULL; at = strstr (at + 1, "<script"))
    {
      gsize n = 0;

      while (at - n > text && at[-1 - (gssize) n] == '\\')
        n++;
      if (n % 2 == 0)
        return TRUE;
    }

  return FALSE;
}

static void
check_text (const char *text)
{
  REQUIRE (g_utf8_validate (text, -1, NULL));
  REQUIRE (!has_script (text));
  REQUIRE (strchr (text, '\x1b') == NULL);
}

static void
check_json (const char *text)
{
  g_autoptr (JsonParser) parser = json_parser_new ();

  REQUIRE (g_utf8_validate (text, -1, NULL));
  REQUIRE (json_parser_load_from_data (parser, text, -1, NULL));
}

static void
print_all (const ExosReport *report, gboolean draws)
{
  g_autoptr (GDate) date = g_date_new_dmy (14, G_DATE_MARCH, 2026);
  const ExosMemoOptions options = { .date = date };
  g_autoptr (ExosDoc) doc = exos_doc_new (report, &options);
  g_autofree char *markdown = exos_render_markdown (doc);
  g_autofree char *summary = exos_render_summary (doc);
  g_autofree char *json = exos_render_json (report, doc);

  check_text (markdown);
  check_text (summary);
  check_json (json);

  if (draws)
    {
      g_autoptr (GBytes) html = exos_draw_html (doc, EXOS_PAPER_A4, NULL);
      g_autoptr (GBytes) pdf = exos_draw_pdf (doc, EXOS_PAPER_LETTER, NULL);

      REQUIRE (html != NULL && pdf != NULL);
      REQUIRE (g_strstr_len (g_bytes_get_data (html, NULL), (gssize) g_bytes_get_size (html),
                             "<script") == NULL);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static guint n_runs = 0;
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (data, (gssize) size, NULL);
  g_autoptr (ExosPlan) plan = exos_plan_new ();
  const ExosMapping mapping = exos_plan_mapping (plan);
  g_autoptr (GError) error = NULL;

  gsl_set_error_handler_off ();
  exos_language_use (n_runs % 2 == 0 ? "en" : "ko");

  g_autoptr (ExosExperiment) experiment =
      exos_import_stream (stream, "fuzz.csv", size, &mapping, NULL, NULL, NULL, &error);

  REQUIRE ((experiment == NULL) == (error != NULL));
  if (experiment == NULL)
    return 0;

  g_autoptr (ExosReport) report = exos_report_new (plan, experiment);

  check_report (report);
  /* The page is a hundred times slower than the rest, so only some runs draw it. */
  print_all (report, n_runs++ % 32 == 0);
  return 0;
}
