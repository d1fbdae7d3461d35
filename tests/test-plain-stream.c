// SPDX-License-Identifier: MIT
/* Packed bytes are read as what they were packed from, or refused. */
#include "data/plain-stream.h"

#include <string.h>

#include "chunked-stream.h"
#include "data/import.h"
#include "data/language.h"
#include "pack-fixture.h"

#define BLOCK_BYTES (64 * 1024)

static const gsize chunks[] = { 1, 2, 3, 7, 1000, 0 }; /* what a read of the file gives; 0: all */
static const gsize sizes[] = { 1, 5, 100000 };         /* what is asked for */

/* All that a stream gives, so many bytes a read; NULL with error. */
static GByteArray *
drain (GInputStream *stream, gsize size, GError **error)
{
  g_autoptr (GByteArray) text = g_byte_array_new ();
  g_autofree char *buffer = g_malloc (size);
  gssize n;

  while ((n = g_input_stream_read (stream, buffer, size, NULL, error)) > 0)
    g_byte_array_append (text, (const guint8 *) buffer, (guint) n);
  return n == 0 ? g_steal_pointer (&text) : NULL;
}

static ExosPlainStream *
open_bytes (const GByteArray *bytes, gsize chunk)
{
  g_autoptr (GInputStream) base = chunked_stream_new (bytes->data, bytes->len, chunk);

  return exos_plain_stream_new (base, "data.csv.gz");
}

static void
check_reads (const GByteArray *file, const char *expected, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (chunks); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (sizes); j++)
      {
        g_autoptr (ExosPlainStream) stream = open_bytes (file, chunks[i]);
        g_autoptr (GError) error = NULL;
        g_autoptr (GByteArray) text = drain (G_INPUT_STREAM (stream), sizes[j], &error);

        g_assert_no_error (error);
        g_assert_cmpmem (text->data, text->len, expected, length);
        g_assert_cmpuint (exos_plain_stream_get_bytes (stream), ==, file->len);
      }
}

static char *
refusal_of (const GByteArray *file, gsize chunk)
{
  g_autoptr (ExosPlainStream) stream = open_bytes (file, chunk);
  g_autoptr (GError) error = NULL;
  g_autoptr (GByteArray) text = drain (G_INPUT_STREAM (stream), 4096, &error);

  if (text != NULL)
    return NULL;
  g_assert_error (error, EXOS_IMPORT_ERROR, EXOS_IMPORT_ERROR_DAMAGED);
  return g_strdup (error->message);
}

static void
test_plain_bytes_stay (void)
{
  static const char *const texts[] = { "", "a", "\x1f", "\x1f\x1f\x8b", "variant,users\nb,1\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GByteArray) file = g_byte_array_new ();

      g_byte_array_append (file, (const guint8 *) texts[i], (guint) strlen (texts[i]));
      check_reads (file, texts[i], strlen (texts[i]));
    }
}

/* Members as cat puts them together, '|' between them; '0': zeros that a tape adds. */
static void
test_members_are_one_text (void)
{
  static const char *const cases[] = {
    "a", "", "a|b", "|", "a||b", "a|0", "variant|users", "a|0b"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) members = g_strsplit (cases[i], "|", -1);
      g_autoptr (GByteArray) file = g_byte_array_new ();
      GString *text = g_string_new (NULL);

      if (members[0] == NULL)
        pack (file, "", 0);
      for (gsize j = 0; members[j] != NULL; j++)
        {
          const gboolean has_zeros = members[j][0] == '0';
          const char *member = members[j] + has_zeros;

          g_test_message ("%s", cases[i]);
          if (has_zeros)
            g_byte_array_append (file, (const guint8 *) "\0\0\0", 3);
          if (!has_zeros || member[0] != '\0')
            pack (file, member, strlen (member));
          g_string_append (text, member);
        }
      check_reads (file, text->str, text->len);
      g_string_free (text, TRUE);
    }
}

/* More than a block, packed and unpacked. */
static void
test_long_text (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261126);
  g_autoptr (GByteArray) file = g_byte_array_new ();
  GString *text = g_string_new (NULL);

  for (int i = 0; i < 40000; i++)
    g_string_append_printf (text, "%08x\n", g_rand_int (rand));
  pack (file, text->str, BLOCK_BYTES + 1);
  pack (file, text->str + BLOCK_BYTES + 1, text->len - BLOCK_BYTES - 1);
  g_assert_cmpuint (file->len, >, 2 * BLOCK_BYTES);
  check_reads (file, text->str, text->len);
  g_string_free (text, TRUE);
}

/* Cut anywhere, it is not taken for whole. */
static void
test_truncated (void)
{
  g_autoptr (GByteArray) file = g_byte_array_new ();

  pack (file, "variant,users\ncontrol,1\n", 24);

  const guint whole = file->len;

  pack (file, "treatment,2\n", 12);
  for (guint length = file->len - 1; length >= 2; length--)
    for (gsize i = 0; i < G_N_ELEMENTS (chunks); i++)
      {
        g_byte_array_set_size (file, length);

        g_autofree char *refusal = refusal_of (file, chunks[i]);

        if (length == whole)
          g_assert_null (refusal);
        else if (length == whole + 1) /* half a magic is no member */
          g_assert_cmpstr (refusal, ==,
                           "“data.csv.gz” is compressed (gzip), but damaged. Copy or export it "
                           "again.");
        else
          g_assert_cmpstr (refusal, ==,
                           "“data.csv.gz” is compressed (gzip), but its end is missing. Copy or "
                           "export it again.");
      }
}

/* Any bit of what was packed, or of its check sum: refused, unless it is one that pads the last
 * byte and says nothing. */
static void
test_damaged (void)
{
  g_autoptr (GByteArray) file = g_byte_array_new ();
  guint n_harmless = 0;

  pack (file, "variant,users\ncontrol,1\n", 24);
  for (guint i = 10; i < file->len; i++)
    for (guint bit = 0; bit < 8; bit++)
      {
        g_autoptr (GByteArray) damaged = g_byte_array_new ();

        g_byte_array_append (damaged, file->data, file->len);
        damaged->data[i] ^= (guint8) (1u << bit);

        g_autofree char *refusal = refusal_of (damaged, 0);

        n_harmless += refusal == NULL;
        if (refusal == NULL)
          check_reads (damaged, "variant,users\ncontrol,1\n", 24);
      }

  g_assert_cmpuint (n_harmless, <, 8);
}

static void
test_something_follows (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (chunks); i++)
    {
      g_autoptr (GByteArray) file = g_byte_array_new ();
      g_autofree char *refusal = NULL;

      pack (file, "a", 1);
      g_byte_array_append (file, (const guint8 *) "\0b,2\n", 5);
      refusal = refusal_of (file, chunks[i]);
      g_assert_nonnull (strstr (refusal, "damaged"));
    }
}

/* Of the packed bytes, so that sha256sum agrees. */
static void
test_sha256 (void)
{
  g_autoptr (GByteArray) file = g_byte_array_new ();

  pack (file, "a,b\n", 4);
  pack (file, "c,d\n", 4);

  g_autofree char *expected =
      g_compute_checksum_for_data (G_CHECKSUM_SHA256, file->data, file->len);

  for (gsize i = 0; i < G_N_ELEMENTS (chunks); i++)
    {
      g_autoptr (ExosPlainStream) stream = open_bytes (file, chunks[i]);
      g_autoptr (GByteArray) text = drain (G_INPUT_STREAM (stream), 3, NULL);

      g_assert_cmpuint (text->len, ==, 8);
      g_assert_cmpstr (exos_plain_stream_get_sha256 (stream), ==, expected);
    }
}

static void
test_failing_file (void)
{
  g_autoptr (GByteArray) file = g_byte_array_new ();

  pack (file, "a,b\nc,d\n", 8);
  for (gsize at = 0; at < file->len; at++)
    {
      g_autoptr (GInputStream) base = chunked_stream_new (file->data, file->len, 1);
      g_autoptr (ExosPlainStream) stream = exos_plain_stream_new (base, "data.csv.gz");
      g_autoptr (GError) error = NULL;

      chunked_stream_fail_at (CHUNKED_STREAM (base), at);
      g_assert_null (drain (G_INPUT_STREAM (stream), 4096, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
    }
}

/* A few bytes that unpack to very many end at the limit of a cell. */
static void
test_bomb (void)
{
  g_autofree char *zeros = g_strnfill (100 * 1000 * 1000, '0');
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_autoptr (GError) error = NULL;

  pack (file, zeros, strlen (zeros));
  g_assert_cmpuint (file->len, <, 200 * 1000);

  g_autoptr (ExosPlainStream) stream = open_bytes (file, 0);

  g_assert_null (exos_import_stream (G_INPUT_STREAM (stream), "bomb.csv.gz", 0, NULL, NULL, NULL,
                                     NULL, &error));
  g_assert_error (error, EXOS_IMPORT_ERROR, EXOS_IMPORT_ERROR_LIMIT);
  g_assert_cmpuint (exos_plain_stream_get_bytes (stream), <=, BLOCK_BYTES);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  g_test_add_func ("/plain-stream/plain-bytes-stay", test_plain_bytes_stay);
  g_test_add_func ("/plain-stream/members-are-one-text", test_members_are_one_text);
  g_test_add_func ("/plain-stream/long-text", test_long_text);
  g_test_add_func ("/plain-stream/truncated", test_truncated);
  g_test_add_func ("/plain-stream/damaged", test_damaged);
  g_test_add_func ("/plain-stream/something-follows", test_something_follows);
  g_test_add_func ("/plain-stream/sha256", test_sha256);
  g_test_add_func ("/plain-stream/failing-file", test_failing_file);
  g_test_add_func ("/plain-stream/bomb", test_bomb);
  return g_test_run ();
}
