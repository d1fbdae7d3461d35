// SPDX-License-Identifier: MIT
#include "memo/json-write.h"

#include <math.h>
#include <string.h>

static void
set_key (JsonBuilder *builder, const char *key)
{
  if (key != NULL)
    json_builder_set_member_name (builder, key);
}

static void
add_text (JsonBuilder *builder, const char *text)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;

  if (valid != NULL)
    json_builder_add_string_value (builder, valid);
  else
    json_builder_add_null_value (builder);
}

static void
add_number (JsonBuilder *builder, double number)
{
  if (isfinite (number))
    json_builder_add_double_value (builder, number);
  else
    json_builder_add_null_value (builder);
}

/* A member name must be UTF-8 as well. */
static void
set_name (JsonBuilder *builder, const char *name)
{
  g_autofree char *valid = name != NULL ? g_utf8_make_valid (name, -1) : NULL;

  set_key (builder, valid);
}

void
exos_json_text (JsonBuilder *builder, const char *key, const char *text)
{
  set_name (builder, key);
  add_text (builder, text);
}

void
exos_json_flag (JsonBuilder *builder, const char *key, gboolean flag)
{
  set_name (builder, key);
  json_builder_add_boolean_value (builder, flag);
}

/* Past 2^63 - 1, which no file reaches, only a double is left. */
void
exos_json_count (JsonBuilder *builder, const char *key, guint64 count)
{
  set_name (builder, key);
  if (count <= G_MAXINT64)
    json_builder_add_int_value (builder, (gint64) count);
  else
    json_builder_add_double_value (builder, (double) count);
}

void
exos_json_known_count (JsonBuilder *builder, const char *key, guint64 count)
{
  if (count > 0)
    exos_json_count (builder, key, count);
  else
    exos_json_null (builder, key);
}

void
exos_json_number (JsonBuilder *builder, const char *key, double number)
{
  set_name (builder, key);
  add_number (builder, number);
}

void
exos_json_null (JsonBuilder *builder, const char *key)
{
  set_name (builder, key);
  json_builder_add_null_value (builder);
}

void
exos_json_texts (JsonBuilder *builder, const char *key, char *const *texts)
{
  exos_json_open_array (builder, key);
  for (gsize i = 0; texts != NULL && texts[i] != NULL; i++)
    add_text (builder, texts[i]);
  json_builder_end_array (builder);
}

void
exos_json_numbers (JsonBuilder *builder, const char *key, const double *numbers, gsize n)
{
  exos_json_open_array (builder, key);
  for (gsize i = 0; i < n; i++)
    add_number (builder, numbers[i]);
  json_builder_end_array (builder);
}

static void
say_unbounded (JsonBuilder *builder, const char *key, ExosInterval interval)
{
  g_autofree char *name = g_strconcat (key, "_unbounded", NULL);
  const gboolean is_low = isinf (interval.low);
  const gboolean is_high = isinf (interval.high);

  if (is_low || is_high)
    exos_json_text (builder, name, is_low && is_high ? "both" : is_high ? "upper" : "lower");
}

void
exos_json_interval (JsonBuilder *builder, const char *key, ExosInterval interval)
{
  const double ends[] = { interval.low, interval.high };

  if (isnan (interval.low) || isnan (interval.high))
    {
      exos_json_null (builder, key);
      return;
    }

  exos_json_numbers (builder, key, ends, G_N_ELEMENTS (ends));
  say_unbounded (builder, key, interval);
}

void
exos_json_open (JsonBuilder *builder, const char *key)
{
  set_name (builder, key);
  json_builder_begin_object (builder);
}

void
exos_json_open_array (JsonBuilder *builder, const char *key)
{
  set_name (builder, key);
  json_builder_begin_array (builder);
}

/* Controls, bidirectional marks and other characters without a shape. */
static gboolean
is_invisible (gunichar c)
{
  const GUnicodeType type = g_unichar_type (c);

  return c >= 0x7f && (type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT ||
                       type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR ||
                       type == G_UNICODE_UNASSIGNED || type == G_UNICODE_PRIVATE_USE ||
                       c == 0x034f || c == 0x115f || c == 0x1160 || c == 0x3164 || c == 0xffa0 ||
                       (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef));
}

static void
append_escape (GString *text, gunichar c)
{
  if (c < 0x10000)
    g_string_append_printf (text, "\\u%04x", c);
  else
    g_string_append_printf (text, "\\u%04x\\u%04x", 0xd7c0 + (c >> 10), 0xdc00 + (c & 0x3ff));
}

/* The fewest digits that read back as the same double. The generator's own "%.17g" ends in ".0"
 * where it has no point, also behind an exponent: 3e-09.0, which is no JSON. */
static void
append_double (GString *text, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (digits, sizeof digits, formats[i], value);
      if (g_ascii_strtod (digits, NULL) == value)
        break;
    }

  g_string_append (text, digits);
  if (strpbrk (digits, ".e") == NULL)
    g_string_append (text, ".0");
}

/* A number outside a string; whole ones are exact as they stand. Returns what follows it. */
static const char *
append_number (GString *text, const char *at)
{
  const gsize length = strspn (at, "+-.0123456789e");
  g_autofree char *number = g_strndup (at, length);

  if (strpbrk (number, ".e") != NULL)
    append_double (text, g_ascii_strtod (number, NULL));
  else
    g_string_append (text, number);

  return at + length;
}

/* How much of a string can stand as it is: all of most. */
static gsize
count_plain (const char *at)
{
  gsize n = 0;

  while (at[n] >= ' ' && at[n] < 0x7f && at[n] != '"' && at[n] != '\\')
    n++;
  return n;
}

/* A string with its quotes. Returns what follows it. */
static const char *
append_string (GString *text, const char *at)
{
  gboolean is_open = FALSE;

  do
    {
      const gsize n_plain = count_plain (at);
      const gunichar c = g_utf8_get_char (at + n_plain);

      g_string_append_len (text, at, (gssize) n_plain);
      at += n_plain;
      if (c == '"')
        is_open = !is_open;
      if (is_invisible (c))
        append_escape (text, c);
      else
        g_string_append_unichar (text, c);
      if (c == '\\')
        g_string_append_c (text, *++at);
      at = g_utf8_next_char (at);
    }
  while (is_open);

  return at;
}

static GString *
print (JsonBuilder *builder, gboolean is_pretty)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *printed = json_to_string (root, is_pretty);
  GString *text = g_string_new (NULL);

  for (const char *at = printed; *at != '\0';)
    if (*at == '"')
      at = append_string (text, at);
    else if (*at == '-' || g_ascii_isdigit (*at))
      at = append_number (text, at);
    else
      g_string_append_c (text, *at++);

  return text;
}

char *
exos_json_finish (JsonBuilder *builder)
{
  GString *text = print (builder, TRUE);

  g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}

char *
exos_json_finish_line (JsonBuilder *builder)
{
  return g_string_free (print (builder, FALSE), FALSE);
}

const char *
exos_json_treatment_key (const ExosReport *report, gsize treatment)
{
  return exos_report_arm (report, &report->treatments[treatment])->name;
}
