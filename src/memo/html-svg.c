// SPDX-License-Identifier: MIT
#include "memo/html.h"

#include <string.h>

typedef struct
{
  const char *text;
  const char *shorter;
} Saving;

/* What cairo writes and every reader assumes anyway. Quotation marks and blanks of attributes come
 * last. */
/* clang-format off */
static const Saving savings[] = {
  { "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "" },
  { " version=\"1.1\"", "" },
  { " clip-rule=\"nonzero\"", "" },
  { "stroke:none;", "" },
  { "fill-rule:nonzero;", "" },
  { "fill-opacity:1;", "" },
  { "stroke-opacity:1;", "" },
  { "stroke-linecap:butt;", "" },
  { "stroke-linejoin:miter;", "" },
  { "stroke-miterlimit:10;", "" },
  { "\n", "" },
  { "  <", "<" },
  { " M ", "M" },
  { " L ", "L" },
  { " C ", "C" },
  { " Z", "Z" },
  { "\"M ", "\"M" },
  { "=\" ", "=\"" },
  { " \"", "\"" },
  { ";\"", "\"" },
  { " style=\"\"", "" },
};
/* clang-format on */

/* A move that nothing follows, and the glyph of characters that no font has. */
static const char idle[] =
    "(?<=Z) M [-0-9.]+ [-0-9.]+ ?(?=\")|<symbol[^>]*id=\"glyph\\d+-0\">.*?</symbol>";

/* Long numbers and colours, names of surfaces; what must stay exact is matched whole. */
static const char parts[] = "matrix\\([^)]*\\)|viewBox=\"[^\"]*\"|rgb\\([^)]*\\)|\\bsurface\\d+"
                            "|-?\\d+\\.\\d{2,}";

static void
append_number (GString *svg, const char *digits)
{
  char shorter[G_ASCII_DTOSTR_BUF_SIZE];
  gsize length;

  g_ascii_formatd (shorter, sizeof shorter, "%.2f", g_ascii_strtod (digits, NULL));
  length = strlen (shorter);
  while (shorter[length - 1] == '0')
    shorter[--length] = '\0';
  if (shorter[length - 1] == '.')
    shorter[--length] = '\0';
  g_string_append (svg, g_str_equal (shorter, "-0") ? "0" : shorter);
}

/* rgb(0%,44.313725%,54.117647%) is #00718a. */
static void
append_color (GString *svg, const char *percentages)
{
  const char *at = percentages + strlen ("rgb(");

  g_string_append_c (svg, '#');
  for (gsize i = 0; i < 3; i++)
    {
      char *end;
      const double share = g_ascii_strtod (at, &end) / 100.0;

      g_string_append_printf (svg, "%02x", (guint) (CLAMP (share, 0.0, 1.0) * 255.0 + 0.5));
      at = end + strlen ("%,");
    }
}

/* cairo counts surfaces over the life of the process; the same memo gives the same bytes. */
static void
append_name (GString *svg, char *name, GHashTable *numbers)
{
  gpointer number = g_hash_table_lookup (numbers, name);

  if (number == NULL)
    {
      number = GUINT_TO_POINTER (g_hash_table_size (numbers) + 1);
      g_hash_table_insert (numbers, g_strdup (name), number);
    }
  g_string_append_printf (svg, "s%u", GPOINTER_TO_UINT (number));
}

static gboolean
shorten (const GMatchInfo *match, GString *svg, gpointer user_data)
{
  g_autofree char *part = g_match_info_fetch (match, 0);

  if (g_str_has_prefix (part, "rgb"))
    append_color (svg, part);
  else if (g_str_has_prefix (part, "surface"))
    append_name (svg, part, user_data);
  else if (g_str_has_prefix (part, "matrix") || g_str_has_prefix (part, "viewBox"))
    g_string_append (svg, part);
  else
    append_number (svg, part);
  return FALSE;
}

char *
exos_html_shrink_svg (const char *svg)
{
  g_autoptr (GRegex) needless = g_regex_new (idle, G_REGEX_RAW | G_REGEX_DOTALL, 0, NULL);
  g_autoptr (GRegex) regex = g_regex_new (parts, G_REGEX_RAW, 0, NULL);
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *lean = g_regex_replace_literal (needless, svg, -1, 0, "", 0, NULL);
  g_autofree char *shorter = g_regex_replace_eval (regex, lean, -1, 0, 0, shorten, numbers, NULL);
  GString *result = g_string_new (shorter);

  for (gsize i = 0; i < G_N_ELEMENTS (savings); i++)
    g_string_replace (result, savings[i].text, savings[i].shorter, 0);
  if (strstr (result->str, "xlink:href") == NULL)
    g_string_replace (result, " xmlns:xlink=\"http://www.w3.org/1999/xlink\"", "", 1);
  return g_string_free (result, FALSE);
}
