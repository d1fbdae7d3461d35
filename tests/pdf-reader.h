// SPDX-License-Identifier: MIT
/* What poppler-utils reads in a PDF. */
#pragma once

#include <gio/gio.h>
#include <string.h>

/* What a program of poppler-utils says of a PDF; NULL when it is not installed. */
static inline char *
pdf_ask (GBytes *pdf, const char *program, const char *option)
{
  const char *argv[] = { program, option, "-enc", "UTF-8", "-", "-", NULL };
  const char *info[] = { program, option, "-", NULL };
  const gboolean is_info = g_str_equal (program, "pdfinfo");
  g_autofree char *found = g_find_program_in_path (program);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) output = NULL;
  g_autoptr (GError) error = NULL;

  if (found == NULL)
    {
      g_test_skip ("poppler-utils is not installed");
      return NULL;
    }
  process =
      g_subprocess_newv (is_info ? info : argv,
                         G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate (process, pdf, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return g_strndup (g_bytes_get_data (output, NULL), g_bytes_get_size (output));
}

/* Blanks aside: a line may end anywhere. */
static inline char *
pdf_squeeze (const char *text)
{
  GString *squeezed = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_isspace (g_utf8_get_char (at)))
      g_string_append_unichar (squeezed, g_utf8_get_char (at));
  return g_string_free (squeezed, FALSE);
}

/* One word of pdftotext -bbox, as the middle of its box: fonts claim more height than they ink. */
typedef struct
{
  double x1, y1, x2, y2;
  guint page;
} PdfWord;

static inline double
pdf_read_number (const char *line, const char *name)
{
  const char *at = strstr (line, name);

  g_assert_nonnull (at);
  return g_ascii_strtod (at + strlen (name), NULL);
}

static inline GArray *
pdf_read_words (const char *boxes)
{
  g_auto (GStrv) lines = g_strsplit (boxes, "\n", -1);
  GArray *words = g_array_new (FALSE, FALSE, sizeof (PdfWord));
  guint page = 0;

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      page += strstr (lines[i], "<page ") != NULL;
      if (strstr (lines[i], "<word ") == NULL)
        continue;

      const double top = pdf_read_number (lines[i], "yMin=\"");
      const double bottom = pdf_read_number (lines[i], "yMax=\"");
      const double trim = (bottom - top) * 0.28;
      const PdfWord word = { pdf_read_number (lines[i], "xMin=\"") + 0.3, top + trim,
                             pdf_read_number (lines[i], "xMax=\"") - 0.3, bottom - trim, page };

      g_array_append_val (words, word);
    }
  return words;
}

static inline gboolean
pdf_overlap (const PdfWord *a, const PdfWord *b)
{
  return a->page == b->page && a->x1 < b->x2 && b->x1 < a->x2 && a->y1 < b->y2 && b->y1 < a->y2;
}
