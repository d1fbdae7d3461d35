// SPDX-License-Identifier: MIT
/* What people write stays text in every format, and none of it is lost. */
#include "doc-fixture.h"
#include "hostile-fixture.h"
#include "pdf-reader.h"

#include <gsl/gsl_errno.h>

#include "data/format.h"
#include "memo/render.h"

/* Everything that can be written is text; the note has it between two lines. */
static ExosMemoEdits *
edits_of (const char *text)
{
  ExosMemoEdits *edits = exos_memo_edits_new ();
  const char *const actions[] = { text, "last", NULL };

  edits->owner = g_strdup (text);
  edits->hypothesis = g_strdup (text);
  edits->note = g_strdup_printf ("first\n%s\nlast", text);
  edits->actions = g_strdupv ((char **) actions);
  edits->is_overridden = TRUE;
  edits->decision = EXOS_VERDICT_ROLLBACK;
  edits->reason = g_strdup_printf ("%s, and no other reason", text);
  g_date_set_dmy (&edits->start, 28, G_DATE_FEBRUARY, 2026);
  return edits;
}

static ExosDoc *
doc_of (const ExosMemoEdits *edits, const char *language)
{
  GDate date;
  const ExosMemoOptions options = { .date = &date, .edits = edits };
  g_autoptr (ExosReport) report = fixture_report (launch_csv, NULL);
  const char *before = exos_language_use (language);

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 14, G_DATE_MARCH, 2026);

  ExosDoc *doc = exos_doc_new (report, &options);

  exos_language_use (before);
  return doc;
}

static char *
render_memo_html (const ExosDoc *doc)
{
  g_autoptr (GBytes) bytes = exos_draw_html (doc, EXOS_PAPER_A4, NULL);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static char *
render_markdown_html (const ExosDoc *doc)
{
  g_autofree char *markdown = exos_render_markdown (doc);

  return render_html (markdown);
}

/* As if it were HTML of one paragraph a line. */
static char *
render_plain_html (const ExosDoc *doc)
{
  g_autofree char *text = exos_render_text (doc);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  return replace (escaped, "\n", "<br>");
}

static const struct
{
  const char *name;
  char *(*render) (const ExosDoc *doc); /* as HTML */
} formats[] = {
  { "markdown", render_markdown_html },
  { "html", render_memo_html },
  { "rich-text", exos_render_rich_text },
  { "plain-text", render_plain_html },
};

/* Elements without what depends on the text by design: where lines may break, the picture of the
 * style, the settings. */
static char *
elements_of (const char *html)
{
  g_autofree char *plain = replace (html, "<style>.*</style>|</?span[^>]*>|<wbr/>", "");
  g_autofree char *pictures = replace (plain, "<img [^>]*>", "<img>");
  g_autofree char *settings = replace (pictures, "content=\"{[^\"<>]*}\"", "content=\"\"");

  return structure_of (settings);
}

static char *
read_text (const char *html)
{
  g_autofree char *text = text_of (html);

  return replace (text, "&#39;", "'");
}

static void
check_format (gsize format, const char *text, const char *expected)
{
  g_autoptr (ExosMemoEdits) edits = edits_of (text);
  g_autoptr (ExosDoc) doc = doc_of (edits, "en");
  g_autofree char *html = formats[format].render (doc);
  g_autofree char *elements = elements_of (html);
  g_autofree char *seen = read_text (html);
  g_autofree char *shown = g_strstrip (exos_visible_text (text, 0));
  g_auto (GStrv) parts = g_strsplit (seen, shown, -1);
  const guint n_places = g_utf8_strlen (shown, -1) > 40 ? 4 : 5; /* a long owner is cut */

  if (!g_str_equal (elements, expected))
    g_test_fail_printf ("“%s” changes %s to\n%s", text, formats[format].name, html);
  if (g_strv_length (parts) - 1 < n_places)
    g_test_fail_printf ("“%s” is not all in %s:\n%s", shown, formats[format].name, seen);
}

/* Whatever stands in a text, the memo has the same elements as with a harmless one. Each text is
 * one line: more of them are more paragraphs. */
static void
test_hostile (gconstpointer data)
{
  const gsize format = GPOINTER_TO_SIZE (data);
  g_autoptr (ExosMemoEdits) edits = edits_of ("harmless");
  g_autoptr (ExosDoc) doc = doc_of (edits, "en");
  g_autofree char *html = formats[format].render (doc);
  g_autofree char *expected = elements_of (html);

  for (gsize i = 0; i < G_N_ELEMENTS (hostile); i++)
    if (strpbrk (hostile[i], "\r\n") == NULL)
      check_format (format, hostile[i], expected);
}

/* All at once on paper: each can be copied, in the order it was written. */
static void
test_page (void)
{
  g_autoptr (ExosMemoEdits) edits = edits_of ("harmless");
  GString *note = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (hostile); i++)
    g_string_append_printf (note, "%s\n", hostile[i]);
  g_free (edits->note);
  edits->note = g_string_free (note, FALSE);

  g_autoptr (ExosDoc) doc = doc_of (edits, "en");
  g_autoptr (GBytes) pdf = exos_draw_pdf (doc, EXOS_PAPER_A4, NULL);
  g_autofree char *text = pdf_ask (pdf, "pdftotext", "-raw");
  g_autofree char *page = text != NULL ? pdf_squeeze (text) : NULL;
  const char *place = page;

  for (gsize i = 0; page != NULL && doc->note[i] != NULL; i++)
    {
      g_autofree char *line = pdf_squeeze (doc->note[i]);
      const char *found = strstr (place, line);

      if (found == NULL)
        g_test_fail_printf ("“%s” is missing or out of order", line);
      place = found != NULL ? found + strlen (line) : place;
    }
}

/* A part of the page, in its order. */
static const char *
expect (const char *place, const char *text)
{
  g_autofree char *wanted = pdf_squeeze (text);
  const char *found = strstr (place, wanted);

  if (found == NULL)
    g_test_fail_printf ("“%s” is missing or out of order", text);
  return found != NULL ? found + strlen (wanted) : place;
}

static void
test_order (void)
{
  static const char *const languages[] = { "en", "ko" };

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (ExosMemoEdits) edits = edits_of ("harmless");
      g_autoptr (ExosDoc) doc = doc_of (edits, languages[i]);
      g_autoptr (GBytes) pdf = exos_draw_pdf (doc, EXOS_PAPER_A4, NULL);
      g_autofree char *text = pdf_ask (pdf, "pdftotext", "-raw");
      g_autofree char *page = text != NULL ? pdf_squeeze (text) : NULL;
      const char *const parts[] = {
        doc->meta[2],
        doc->word,
        doc->override,
        doc->sentence,
        doc->facts[0].label,
        doc->hypothesis_title,
        "harmless",
        doc->evidence_title,
        doc->risks_title,
        doc->actions_title,
        "last",
        doc->note_title,
        "first",
        "harmless",
        "last",
        doc->method,
      };
      const char *place = page;

      g_assert_cmpuint (exos_page_count (doc, EXOS_PAPER_A4), ==, 1);
      for (gsize part = 0; page != NULL && part < G_N_ELEMENTS (parts); part++)
        place = expect (place, parts[part]);
    }
}

/* n sentences, each with a number in a word that is never broken and followed by end. */
static char *
write_long (guint n, const char *end)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "Number n%un of a long text. 긴 글입니다.%s", i, end);
  return g_string_free (text, FALSE);
}

/* A note, a hypothesis or a reason of any length goes on, on as many pages as it takes. */
static void
test_long (gconstpointer data)
{
  const gsize which = GPOINTER_TO_SIZE (data);
  g_autoptr (ExosMemoEdits) edits = edits_of ("harmless");
  char **texts[] = { &edits->note, &edits->hypothesis, &edits->reason, &edits->actions[0] };

  g_free (*texts[which]);
  *texts[which] = write_long (300, which < 2 ? "\n" : " ");

  g_autoptr (ExosDoc) doc = doc_of (edits, "en");
  g_autoptr (GBytes) pdf = exos_draw_pdf (doc, EXOS_PAPER_A4, NULL);
  g_autofree char *text = pdf_ask (pdf, "pdftotext", "-raw");
  g_autofree char *page = text != NULL ? pdf_squeeze (text) : NULL;
  const char *place = page;

  g_assert_cmpuint (exos_page_count (doc, EXOS_PAPER_A4), >=, 3);
  for (guint i = 0; page != NULL && i < 300; i++)
    {
      g_autofree char *sentence = g_strdup_printf ("n%un", i);

      place = expect (place, sentence);
    }
  if (page != NULL)
    expect (page, doc->method);
}

static void
assert_no_overlap (const ExosDoc *doc)
{
  g_autoptr (GBytes) pdf = exos_draw_pdf (doc, EXOS_PAPER_LETTER, NULL);
  g_autofree char *boxes = pdf_ask (pdf, "pdftotext", "-bbox");
  g_autoptr (GArray) words = boxes != NULL ? pdf_read_words (boxes) : NULL;

  for (guint i = 0; words != NULL && i < words->len; i++)
    for (guint j = 0; j < i; j++)
      g_assert_false (
          pdf_overlap (&g_array_index (words, PdfWord, i), &g_array_index (words, PdfWord, j)));
}

/* Nothing that is written is drawn over anything else: in the box, and below it. */
static void
test_no_overlap (void)
{
  static const guint lengths[] = { 1, 8, 60 };

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr (ExosMemoEdits) edits = edits_of ("harmless");

      g_free (edits->reason);
      edits->reason = write_long (lengths[i], " ");

      g_autoptr (ExosDoc) doc = doc_of (edits, "ko");

      assert_no_overlap (doc);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *path = g_strconcat ("/own-words/stay-text/", formats[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_hostile);
    }
  g_test_add_func ("/own-words/stay-text/page", test_page);
  g_test_add_func ("/own-words/in-their-place-on-the-page", test_order);
  g_test_add_data_func ("/own-words/a-long-note-flows-on", GSIZE_TO_POINTER (0), test_long);
  g_test_add_data_func ("/own-words/a-long-hypothesis-flows-on", GSIZE_TO_POINTER (1), test_long);
  g_test_add_data_func ("/own-words/a-long-reason-flows-on", GSIZE_TO_POINTER (2), test_long);
  g_test_add_data_func ("/own-words/a-long-action-flows-on", GSIZE_TO_POINTER (3), test_long);
  g_test_add_func ("/own-words/no-text-over-other-text", test_no_overlap);
  return g_test_run ();
}
