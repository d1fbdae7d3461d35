// SPDX-License-Identifier: MIT
/* The page and its PDF: one page for what fits, nothing lost and nothing on top of another. */
#include "doc-fixture.h"
#include "effort.h"
#include "pdf-reader.h"

#include <gsl/gsl_errno.h>
#include <string.h>

static const char *const languages[] = { "en", "ko" };

static GBytes *
draw (const ExosDoc *doc, ExosPaper paper)
{
  g_autoptr (GError) error = NULL;
  GBytes *pdf = exos_draw_pdf (doc, paper, &error);

  g_assert_no_error (error);
  return pdf;
}

static void
assert_one_page (gsize n_groups, gsize n_guardrails, ExosPaper paper, const char *language)
{
  g_autofree char *csv = fixture_csv (n_groups, n_guardrails);
  g_autoptr (ExosDoc) doc = fixture_doc (csv, language);
  g_autoptr (GBytes) pdf = draw (doc, paper);
  g_autofree char *info = pdf_ask (pdf, "pdfinfo", "-isodates");

  g_assert_cmpuint (exos_page_count (doc, paper), ==, 1);
  if (info != NULL)
    g_assert_nonnull (strstr (info, "Pages:           1\n"));
}

static void
test_capacity (void)
{
  for (gsize i = EXOS_TEST_IS_SLOW; i < G_N_ELEMENTS (languages); i++)
    {
      assert_one_page (2, 2, EXOS_PAPER_A4, languages[i]);
      assert_one_page (3, 12, EXOS_PAPER_A4, languages[i]);
      assert_one_page (3, 9, EXOS_PAPER_LETTER, languages[i]);
      assert_one_page (2, 12, EXOS_PAPER_LETTER, languages[i]);
    }
}

/* The place behind text in the squeezed page, looked for from place on. */
static const char *
expect (const char *place, const char *text)
{
  g_autofree char *wanted = text != NULL ? pdf_squeeze (text) : g_strdup ("");
  const char *found = strstr (place, wanted);

  if (found == NULL)
    g_test_fail_printf ("“%s” is missing or out of order", text);
  return found != NULL ? found + strlen (wanted) : place;
}

static const char *
expect_all (const char *place, char *const *texts)
{
  for (gsize i = 0; texts != NULL && texts[i] != NULL; i++)
    place = expect (place, texts[i]);
  return place;
}

static const char *
expect_head (const char *place, const ExosDoc *doc)
{
  place = expect (place, doc->eyebrow);
  place = expect (place, doc->title);
  place = expect_all (place, doc->meta);
  place = expect (place, doc->word);
  place = expect (place, doc->sentence);
  for (gsize i = 0; i < G_N_ELEMENTS (doc->facts); i++)
    {
      place = expect (place, doc->facts[i].label);
      place = expect (place, doc->facts[i].value);
      place = expect (place, doc->facts[i].note);
      place = expect_all (place, doc->facts[i].lines);
    }
  return place;
}

static const char *
expect_table (const char *place, const ExosTable *table)
{
  place = expect_all (place, table->headers);
  for (gsize i = 0; i < table->rows->len; i++)
    place = expect_all (place, g_ptr_array_index (table->rows, i));
  return place;
}

static void
assert_has_all_text (const ExosDoc *doc, GBytes *pdf)
{
  g_autofree char *text = pdf_ask (pdf, "pdftotext", "-raw");
  g_autofree char *page = text != NULL ? pdf_squeeze (text) : NULL;
  const char *place = page;

  if (page == NULL)
    return;
  place = expect_head (place, doc);
  place = expect_all (place, doc->problems);
  if (doc->evidence != NULL)
    place = expect_table (expect (place, doc->evidence_title), doc->evidence);
  for (gsize i = 0; i < doc->guardrails->len; i++)
    {
      const ExosGuardrailSection *section = g_ptr_array_index (doc->guardrails, i);

      place = expect_table (expect (place, section->title), section->table);
      place = expect (place, section->more);
    }
  place = expect_all (expect (place, doc->risks_title), doc->risks);
  place = expect (place, doc->actions_title);
  for (gsize i = 1; doc->actions[i] != NULL; i++)
    place = expect (place, doc->actions[i]);
  place = expect (place, doc->bayes);
  expect (place, doc->method);
}

static void
test_all_text_is_found (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (verdict_csvs) * G_N_ELEMENTS (languages);
       i += 1 + 2 * EXOS_TEST_IS_SLOW)
    {
      g_autoptr (ExosDoc) doc = fixture_doc (verdict_csvs[i / 2], languages[i % 2]);
      g_autoptr (GBytes) pdf = draw (doc, EXOS_PAPER_A4);
      g_autofree char *info = pdf_ask (pdf, "pdfinfo", "-isodates");

      assert_has_all_text (doc, pdf);
      if (info == NULL)
        continue;
      g_assert_nonnull (strstr (info, "Pages:           1\n"));
      g_assert_nonnull (strstr (info, "Author:          ExperimentOS\n"));
      g_assert_nonnull (strstr (info, "Title:           fixture\n"));
      g_assert_nonnull (strstr (info, "CreationDate:    2026-03-14T00:00:00Z\n"));
      g_assert_nonnull (strstr (info, "ModDate:         2026-03-14T00:00:00Z\n"));
    }
}

static void
test_long_memo (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (ExosDoc) doc = fixture_long_doc (languages[i]);
      g_autoptr (GBytes) pdf = draw (doc, EXOS_PAPER_A4);
      g_autofree char *text = pdf_ask (pdf, "pdftotext", "-raw");
      g_autofree char *page = text != NULL ? pdf_squeeze (text) : NULL;

      g_assert_cmpuint (exos_page_count (doc, EXOS_PAPER_A4), >=, 3);
      if (page == NULL)
        return;
      expect_all (page, doc->problems);
      expect (page, doc->title);
      expect (page, "1/");
      expect (page, "3/");
    }
}

/* Paints one page on paper larger by a margin all around, and sees what is not white. */
static void
assert_ink_inside (const ExosDoc *doc, ExosPaper paper, gsize number)
{
  const int around = 40;
  double width, height;

  exos_page_size (paper, &width, &height);
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, (int) width + 2 * around, (int) height + 2 * around);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  cairo_paint (cr);
  cairo_translate (cr, around, around);
  exos_draw_page (cr, doc, paper, number);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  const int stride = cairo_image_surface_get_stride (surface);
  const guint8 *pixels = cairo_image_surface_get_data (surface);
  const double side = 16.0 / 25.4 * 72.0 - 2.0;
  guint n_outside = 0, n_ink = 0;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
      {
        const guint32 pixel = *(const guint32 *) (pixels + y * stride + x * 4) & 0xffffff;
        const gboolean is_inside = x >= around + side && x <= around + width - side &&
                                   y >= around + 6.0 / 25.4 * 72.0 &&
                                   y <= around + height - 4.0 / 25.4 * 72.0;

        n_ink += pixel != 0xffffff;
        n_outside += pixel != 0xffffff && !is_inside;
      }
  g_assert_cmpuint (n_ink, >, 1000);
  g_assert_cmpuint (n_outside, ==, 0);
  cairo_surface_destroy (surface);
}

static void
test_ink (void)
{
  g_autofree char *csv = fixture_csv (3, 12);
  g_autoptr (ExosDoc) many = fixture_doc (csv, "ko");
  g_autoptr (ExosDoc) names = fixture_doc (hard_csv, "en");
  g_autoptr (ExosDoc) blocked = fixture_doc (blocked_csv, "en");
  g_autoptr (ExosDoc) pages = fixture_long_doc ("ko");
  const gsize n_pages = exos_page_count (pages, EXOS_PAPER_LETTER);

  assert_ink_inside (many, EXOS_PAPER_A4, 0);
  assert_ink_inside (names, EXOS_PAPER_LETTER, 0);
  assert_ink_inside (blocked, EXOS_PAPER_A4, 0);
  for (gsize page = 0; page < n_pages; page++)
    assert_ink_inside (pages, EXOS_PAPER_LETTER, page);
}

static void
assert_no_overlap (const ExosDoc *doc, ExosPaper paper)
{
  g_autoptr (GBytes) pdf = draw (doc, paper);
  g_autofree char *boxes = pdf_ask (pdf, "pdftotext", "-bbox");
  g_autoptr (GArray) words = boxes != NULL ? pdf_read_words (boxes) : NULL;

  for (guint i = 0; words != NULL && i < words->len; i++)
    for (guint j = 0; j < i; j++)
      {
        const PdfWord *a = &g_array_index (words, PdfWord, i);
        const PdfWord *b = &g_array_index (words, PdfWord, j);

        if (pdf_overlap (a, b))
          g_test_fail_printf ("text at %.0f, %.0f of page %u is drawn over other text", a->x1,
                              a->y1, a->page);
      }
}

static void
test_no_overlap (void)
{
  g_autofree char *csv = fixture_csv (3, 12);
  g_autoptr (ExosDoc) many = fixture_doc (csv, "ko");
  g_autoptr (ExosDoc) names = fixture_doc (hard_csv, "en");
  g_autoptr (ExosDoc) pages = fixture_long_doc ("en");

  assert_no_overlap (many, EXOS_PAPER_A4);
  assert_no_overlap (names, EXOS_PAPER_A4);
  assert_no_overlap (pages, EXOS_PAPER_LETTER);
}

static char *
checksum (void)
{
  g_autoptr (ExosDoc) doc = fixture_doc (launch_csv, "ko");
  g_autoptr (GBytes) pdf = draw (doc, EXOS_PAPER_A4);

  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, pdf);
}

static void
test_same_bytes (void)
{
  g_autofree char *first = checksum ();
  g_autofree char *again = checksum ();

  if (g_test_subprocess ())
    {
      g_print ("%s", again);
      return;
    }
  g_assert_cmpstr (first, ==, again);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();

  g_autofree char *pattern = g_strdup_printf ("*%s*", first);

  g_test_trap_assert_stdout (pattern);
}

/* The language of the memo is its own, and whoever draws finds theirs as it was. */
static void
test_language (void)
{
  g_autoptr (ExosDoc) doc = fixture_doc (launch_csv, "ko");
  g_autofree char *korean = checksum ();

  exos_language_use ("en");

  g_autoptr (GBytes) pdf = draw (doc, EXOS_PAPER_A4);
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, pdf);

  g_assert_cmpstr (exos_language (), ==, "en");
  g_assert_cmpstr (sum, ==, korean);
}

static void
test_leaves_the_canvas (void)
{
  g_autoptr (ExosDoc) doc = fixture_doc (launch_csv, "en");
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR, NULL);
  cairo_t *cr = cairo_create (surface);
  cairo_matrix_t before, after;

  cairo_scale (cr, 1.7, 1.7);
  cairo_set_line_width (cr, 7.0);
  cairo_get_matrix (cr, &before);
  exos_draw_page (cr, doc, EXOS_PAPER_A4, 0);
  cairo_get_matrix (cr, &after);
  g_assert_cmpfloat (cairo_get_line_width (cr), ==, 7.0);
  g_assert_cmpmem (&before, sizeof before, &after, sizeof after);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();

  g_test_add_func ("/page/one-page-for-what-it-is-meant-for", test_capacity);
  g_test_add_func ("/page/all-text-can-be-copied-in-reading-order", test_all_text_is_found);
  g_test_add_func ("/page/a-long-memo-flows-on", test_long_memo);
  g_test_add_func ("/page/ink-stays-inside-the-margins", test_ink);
  g_test_add_func ("/page/no-text-over-other-text", test_no_overlap);
  g_test_add_func ("/page/same-memo-same-bytes", test_same_bytes);
  g_test_add_func ("/page/draws-in-the-language-of-the-memo", test_language);
  g_test_add_func ("/page/leaves-the-canvas-as-it-was", test_leaves_the_canvas);
  return g_test_run ();
}
