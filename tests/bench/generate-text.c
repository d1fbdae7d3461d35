// SPDX-License-Identifier: MIT
#include "generate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FULL (1 << 20)
#define LONGEST_ROW 4096

static const Options *options;
static char buffer[FULL + LONGEST_ROW];
static gsize n_used;
static int output;
static guint64 scale; /* of money */

static void
flush (void)
{
  for (gsize done = 0; done < n_used;)
    {
      const gssize n = write (output, buffer + done, n_used - done);

      if (n <= 0)
        {
          perror ("generate");
          exit (1);
        }
      done += (gsize) n;
    }
  n_used = 0;
}

void
put_init (const Options *new_options, int new_output)
{
  options = new_options;
  output = new_output;
  scale = 1;
  for (int i = 0; i < options->decimals; i++)
    scale *= 10;
  if (options->has_bom)
    put_text ("\xef\xbb\xbf");
}

void
put_end (void)
{
  flush ();
}

void
put_char (char c)
{
  buffer[n_used++] = c;
}

void
put_text (const char *text)
{
  const gsize length = strlen (text);

  memcpy (buffer + n_used, text, length);
  n_used += length;
}

void
put_padded (guint64 value, int width)
{
  for (int i = width - 1; i >= 0; i--)
    {
      buffer[n_used + (gsize) i] = (char) ('0' + value % 10);
      value /= 10;
    }
  n_used += (gsize) width;
}

void
put_unsigned (guint64 value)
{
  int width = 1;

  for (guint64 rest = value / 10; rest > 0; rest /= 10)
    width++;
  put_padded (value, width);
}

void
put_money (gint64 value)
{
  const guint64 size = value < 0 ? -(guint64) value : (guint64) value;

  if (value < 0)
    put_char ('-');
  put_unsigned (size / scale);
  if (options->decimals > 0)
    {
      put_char ('.');
      put_padded (size % scale, options->decimals);
    }
}

/* RFC 4122, version 4. */
static void
put_uuid (guint64 user)
{
  static const char digits[] = "0123456789abcdef";
  const guint64 words[2] = { draw (user, 901), draw (user, 902) };

  for (guint i = 0; i < 32; i++)
    {
      const guint64 digit = words[i / 16] >> (60 - 4 * (i % 16)) & 15;

      if (i == 8 || i == 12 || i == 16 || i == 20)
        put_char ('-');
      put_char (i == 12 ? '4' : digits[i == 16 ? 8 | (digit & 3) : digit]);
    }
}

/* The numbers of users are scattered, each once: both factors are prime to the modulus. */
void
put_user (guint64 user)
{
  const guint64 number = (user * 736878703 + (guint64) options->seed * 12345677) % 1000000007;

  if (g_str_equal (options->id, "uuid"))
    put_uuid (user);
  else if (g_str_equal (options->id, "int"))
    put_unsigned (number);
  else
    {
      put_char ('u');
      put_padded (number, 10);
    }
}

void
put_day (guint32 day)
{
  static const guint32 lengths[] = { 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  guint month = 0;

  while (day > lengths[month])
    day -= lengths[month++];
  put_text ("2024-");
  put_padded (month + 2, 2);
  put_char ('-');
  put_padded (day, 2);
}

void
put_mark (void)
{
  if (options->quotes_all)
    put_char ('"');
}

void
put_comma (void)
{
  put_mark ();
  put_char (',');
  put_mark ();
}

void
put_end_of_row (gboolean is_last)
{
  put_mark ();
  if (!is_last || !options->lacks_final_newline)
    put_text (options->has_crlf ? "\r\n" : "\n");
  if (n_used >= FULL)
    flush ();
}
