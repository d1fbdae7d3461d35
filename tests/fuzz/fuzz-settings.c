// SPDX-License-Identifier: MIT
/* Any bytes as what a memo embeds: what is read is written as the same, and can be judged by. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "data/import.h"
#include "data/language.h"
#include "memo/html-read.h"
#include "memo/render.h"
#include "memo/settings.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

#define REQUIRE(condition)                           \
  if (!(condition))                                  \
    {                                                \
      g_printerr ("%s does not hold\n", #condition); \
      abort ();                                      \
    }

static const char csv[] = "variant,users,conversions,crash\ncontrol,10000,1200,120\n"
                          "treatment,10050,1320,125\nb,10050,1300,120\n";

/* Read and written again, they are the same. */
static void
check_round_trip (const ExosSettings *settings)
{
  g_autofree char *text = exos_settings_write_draft (settings->plan, settings->edits);
  g_autoptr (ExosSettings) again = exos_settings_read (text, strlen (text), NULL);

  REQUIRE (again != NULL);
  REQUIRE (exos_plan_equal (settings->plan, again->plan));
  REQUIRE ((settings->edits == NULL) == (again->edits == NULL));
  REQUIRE (settings->edits == NULL || exos_memo_edits_equal (settings->edits, again->edits));
}

/* Whatever they are, there is a memo of them. */
static void
check_memo (const ExosSettings *settings)
{
  const ExosMapping mapping = exos_plan_mapping (settings->plan);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (csv, strlen (csv), NULL);
  g_autoptr (ExosExperiment) experiment =
      exos_import_stream (stream, "fuzz.csv", strlen (csv), &mapping, NULL, NULL, NULL, NULL);

  REQUIRE (experiment != NULL);

  g_autoptr (ExosReport) report = exos_report_new (settings->plan, experiment);
  const ExosMemoOptions options = { .date = &settings->date, .edits = settings->edits };
  g_autoptr (ExosDoc) doc = exos_doc_new (report, &options);
  g_autofree char *json = exos_render_json (report, doc);

  REQUIRE (g_utf8_validate (json, -1, NULL));
}

static void
check_html (const char *text, size_t size)
{
  g_autoptr (GPtrArray) lines = exos_html_read_lines (text, size);
  g_autofree char *meta = exos_html_read_meta (text, size, EXOS_SETTINGS_NAME);

  REQUIRE (meta == NULL || strlen (meta) <= size);
  for (guint i = 0; i < lines->len; i++)
    {
      const ExosHtmlLine *line = g_ptr_array_index (lines, i);

      REQUIRE (line->text[0] != '\0' && g_utf8_validate (line->text, -1, NULL));
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (ExosSettings) settings = exos_settings_read (text, strlen (text), &error);

  exos_language_use ("en");
  REQUIRE ((settings == NULL) == (error != NULL));
  check_html (text, strlen (text));
  if (settings != NULL)
    {
      check_round_trip (settings);
      check_memo (settings);
    }

  return 0;
}
