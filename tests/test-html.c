// SPDX-License-Identifier: MIT
/* The HTML memo: what a user writes stays text, nothing is loaded, and it reads without pictures.
 */
#include "doc-fixture.h"

#include <gsl/gsl_errno.h>
#include <string.h>

#include "memo/html.h"

#define CSP                                                                     \
  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; " \
  "style-src 'unsafe-inline'; img-src data:\"/>"

static char *
draw (const ExosDoc *doc)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = exos_draw_html (doc, EXOS_PAPER_A4, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* What a parser sees: the elements in order, the attributes' names, the text. */
typedef struct
{
  GString *elements;
  GString *text;
  guint n_images;
} Seen;

/* Spans and break points depend on the text by design. */
static gboolean
is_inline (const char *element)
{
  return g_str_equal (element, "span") || g_str_equal (element, "wbr");
}

static void
see_image (const char *src, Seen *seen)
{
  static const char head[] = "data:image/svg+xml;base64,";
  gsize length;
  g_autofree guchar *svg = NULL;

  g_assert_true (g_str_has_prefix (src, head));
  svg = g_base64_decode (src + strlen (head), &length);
  g_assert_true (g_strstr_len ((char *) svg, length, "<svg") != NULL);
  seen->n_images++;
}

static void
see_element (GMarkupParseContext *context G_GNUC_UNUSED,
             const char *element,
             const char **names,
             const char **values,
             gpointer user_data,
             GError **error G_GNUC_UNUSED)
{
  Seen *seen = user_data;
  gboolean has_alt = FALSE;

  if (!is_inline (element))
    g_string_append_printf (seen->elements, "<%s", element);
  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_assert_false (g_str_has_prefix (names[i], "on"));
      g_assert_cmpstr (names[i], !=, "href");
      has_alt |= g_str_equal (names[i], "alt");
      if (!is_inline (element))
        g_string_append_printf (seen->elements, " %s", names[i]);
      if (g_str_equal (names[i], "src"))
        see_image (values[i], seen);
    }
  g_assert_cmpint (has_alt, ==, g_str_equal (element, "img"));
}

static void
see_text (GMarkupParseContext *context G_GNUC_UNUSED,
          const char *text,
          gsize length,
          gpointer user_data,
          GError **error G_GNUC_UNUSED)
{
  g_string_append_len (((Seen *) user_data)->text, text, length);
}

static Seen
look (const char *html)
{
  const GMarkupParser parser = { .start_element = see_element, .text = see_text };
  Seen seen = { g_string_new (NULL), g_string_new (NULL), 0 };
  GMarkupParseContext *context = g_markup_parse_context_new (&parser, 0, &seen, NULL);
  g_autoptr (GError) error = NULL;

  g_markup_parse_context_parse (context, html, -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  g_markup_parse_context_free (context);
  return seen;
}

static void
clear_seen (Seen *seen)
{
  g_string_free (seen->elements, TRUE);
  g_string_free (seen->text, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Seen, clear_seen)

static const char *const hostile[] = {
  "<script>alert(1)</script>",
  "</title><script src=x></script>",
  "</style><img src=x onerror=alert(1)>",
  "\"><svg onload=alert(1)>",
  "' onmouseover='alert(1)",
  "<!-- ",
  "--> ]]>",
  "<![CDATA[x]]>",
  "&lt;b&gt; &amp; &#60; &#x3c;script",
  "<a href=javascript:alert(1)>p = 0.015</a>",
  "</p></div></section></main></body></html>",
  "<p = 0.05 & +0.22 to +2.05 pp>",
  "a_b<_c&_d\"_e",
  "`${alert(1)}`",
  "{{7*7}}",
  "\xea\xb0\x80<\xeb\x82\x98>&\"",
};

static void
test_hostile (void)
{
  g_autoptr (ExosDoc) plain = fixture_doc (launch_csv, "en");

  fixture_poison (plain, "x");

  g_autofree char *plain_html = draw (plain);
  g_auto (Seen) expected = look (plain_html);

  for (gsize i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autoptr (ExosDoc) doc = fixture_doc (launch_csv, "en");

      fixture_poison (doc, hostile[i]);

      g_autofree char *html = draw (doc);
      g_auto (Seen) seen = look (html);

      g_assert_cmpstr (seen.elements->str, ==, expected.elements->str);
      g_assert_nonnull (strstr (seen.text->str, hostile[i]));
      g_assert_null (strstr (html, "<script"));
    }
}

static void
test_hostile_names_in_the_file (void)
{
  static const char csv[] =
      "variant,users,conversions,\"<script>alert(1)</script>\",\"a\"\" onload=\"\"x\"\n"
      "control,10000,1200,120,35\n\"</table><b>'&\",10050,1320,118,33\n";
  g_autoptr (ExosDoc) doc = fixture_doc (csv, "ko");
  g_autofree char *html = draw (doc);
  g_auto (Seen) seen = look (html);

  g_assert_null (strstr (html, "<script"));
  g_assert_nonnull (strstr (html, "&lt;script&gt;"));
  g_assert_nonnull (strstr (seen.text->str, "<script>alert(1)</script>"));
}

typedef struct
{
  const char *text;
  const char *html;
} Escape;

/* clang-format off */
static const Escape escapes[] = {
  { "plain", "plain" },
  { "<>&\"'", "&lt;&gt;&amp;&quot;&#39;" },
  { "a\tb\nc", "a\tb\nc" },
  { "\x01\x1f\x7f", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd" },
  { "\xc2\x80\xc2\x9f", "\xef\xbf\xbd\xef\xbf\xbd" },                 /* C1: HTML reads windows-1252 */
  { "\xe2\x80\xae" "abc\xe2\x81\xa9", "\xef\xbf\xbd" "abc\xef\xbf\xbd" },  /* right-to-left override */
  { "\xef\xbf\xbe\xef\xb7\x90", "\xef\xbf\xbd\xef\xbf\xbd" },         /* no characters */
  { "\xff\xed\xa0\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd" }, /* not UTF-8 */
  { "\xf0\x9f\x98\x80\xea\xb0\x80", "\xf0\x9f\x98\x80\xea\xb0\x80" },
  { NULL, "" },
};
/* clang-format on */

static void
test_escapes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (escapes); i++)
    {
      ExosHtml html = { .text = g_string_new (NULL) };

      exos_html_text (&html, escapes[i].text);
      g_assert_cmpstr (html.text->str, ==, escapes[i].html);
      g_string_free (html.text, TRUE);
    }
}

static void
test_loads_nothing (void)
{
  static const char *const forbidden[] = { "http:",   "https:",  "//",   "<script",   "<link",
                                           "<iframe", "@import", "url(", "javascript" };
  g_autoptr (ExosDoc) doc = fixture_doc (launch_csv, "en");
  g_autofree char *html = draw (doc);
  const char *policy = strstr (html, CSP);

  g_assert_nonnull (policy);
  g_assert_true (policy < strstr (html, "<title>") && policy < strstr (html, "<style>"));
  g_assert_null (strstr (policy + strlen (CSP), "Content-Security-Policy"));

  g_autoptr (GRegex) pictures = g_regex_new ("base64,[A-Za-z0-9+/=]+", 0, 0, NULL);
  g_autofree char *rest = g_regex_replace (pictures, html, -1, 0, "", 0, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (forbidden); i++)
    g_assert_null (strstr (rest, forbidden[i]));
}

static void
assert_contains (const char *html, const char *part)
{
  if (strstr (html, part) == NULL)
    g_test_fail_printf ("%s is missing", part);
}

static void
test_reads_without_pictures (void)
{
  static const char *const parts[] = {
    "<html lang=\"en\">",
    "<meta charset=\"utf-8\"/>",
    "<time datetime=\"2026-03-14\">14 March 2026<",
    "<header>",
    "<main>",
    "<footer>",
    "<h1>fixture</h1>",
    "<th scope=\"col\">",
    "<th scope=\"row\">",
    "<caption>",
    "name=\"viewport\"",
    "@page{size:A4;",
    "print-color-adjust:exact",
    "word-break:keep-all",
    "--launch:#00718a;",
    "<span class=\"n\">p = 0.0",
  };
  g_autoptr (ExosDoc) doc = fixture_doc (launch_csv, "en");
  g_autofree char *html = draw (doc);
  g_autofree char *alt = g_strdup_printf ("<img alt=\"%s", "Up 1.13 points");
  g_auto (Seen) seen = look (html);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    assert_contains (html, parts[i]);
  assert_contains (html, alt);
  assert_contains (seen.text->str, doc->sentence);
  assert_contains (seen.text->str, doc->method);
  g_assert_cmpuint (seen.n_images, ==, 1 + 2 + 1 + 1 + 2 * 2);
}

static void
test_blocked_shows_no_numbers (void)
{
  g_autoptr (ExosDoc) doc = fixture_doc (blocked_csv, "ko");
  g_autofree char *html = draw (doc);

  assert_contains (html, "<html lang=\"ko\">");
  assert_contains (html, "class=\"problems\"");
  g_assert_null (strstr (html, "<table"));
}

static char *
checksum (void)
{
  g_autoptr (ExosDoc) doc = fixture_doc (launch_csv, "ko");
  g_autofree char *html = draw (doc);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, html, -1);
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

static void
test_size (void)
{
  g_autofree char *full = fixture_csv (3, 12);
  g_autoptr (ExosDoc) small = fixture_doc (launch_csv, "ko");
  g_autoptr (ExosDoc) large = fixture_doc (full, "ko");
  g_autofree char *small_html = draw (small);
  g_autofree char *large_html = draw (large);

  g_assert_cmpuint (strlen (small_html), <, 60 * 1024);
  g_assert_cmpuint (strlen (large_html), <, 128 * 1024);
}

static void
test_papers (void)
{
  g_autoptr (ExosDoc) doc = fixture_doc (launch_csv, "en");
  g_autoptr (GBytes) bytes = exos_draw_html (doc, EXOS_PAPER_LETTER, NULL);

  g_assert_true (g_strstr_len (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                               "@page{size:letter;") != NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();

  g_test_add_func ("/html/user-text-never-becomes-markup", test_hostile);
  g_test_add_func ("/html/names-in-the-file-never-become-markup", test_hostile_names_in_the_file);
  g_test_add_func ("/html/one-escape-for-content-and-attributes", test_escapes);
  g_test_add_func ("/html/loads-and-runs-nothing", test_loads_nothing);
  g_test_add_func ("/html/reads-without-pictures", test_reads_without_pictures);
  g_test_add_func ("/html/blocked-data-show-no-numbers", test_blocked_shows_no_numbers);
  g_test_add_func ("/html/same-memo-same-bytes", test_same_bytes);
  g_test_add_func ("/html/small-enough-to-mail", test_size);
  g_test_add_func ("/html/both-papers", test_papers);
  return g_test_run ();
}
