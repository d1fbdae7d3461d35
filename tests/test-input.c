// SPDX-License-Identifier: MIT
/* Files that are parts of one export are one table, or refused in words. */
#include "data/input.h"

#include <glib/gstdio.h>
#include <string.h>

#include "data/data-file.h"
#include "data/language.h"
#include "experiment-text.h"
#include "pack-fixture.h"

#define HEADER "variant,users,conversions\n"
#define EVENTS "user_id,variant,event,time,value\n"
#define SEEN "u1,control,view,2026-04-01 10:00:00.5,\nu2,b,buy,2026-04-02 11:00:00.25,4.5\n"
#define VIEW "u797,CONTROL,view,2026-04-15 16:21:00.125,\n"
#define BOM "\xef\xbb\xbf"
#define MAX_PARTS 4

/* Names that end with .gz are packed. */
typedef struct
{
  const char *name;
  const char *text;
} Part;

typedef struct
{
  const char *name;
  Part parts[MAX_PARTS];
  const char *expected; /* the table, or words of the refusal */
} Case;

/* clang-format off */
static const Case joined[] = {
  { "one", { { "a.csv", BOM HEADER "control,1,1" } }, BOM HEADER "control,1,1" },
  { "two", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", HEADER "b,2,2\n" } }, HEADER "control,1,1\nb,2,2\n" },
  { "natural-order", { { "part-10.csv", HEADER "c,3,3\n" }, { "part-2.csv", HEADER "b,2,2\n" }, { "part-1.csv", HEADER "control,1,1\n" } },
    HEADER "control,1,1\nb,2,2\nc,3,3\n" },
  { "no-final-newline", { { "a.csv", HEADER "control,1,1" }, { "b.csv", HEADER "b,2,2" } }, HEADER "control,1,1\nb,2,2" },
  { "byte-order-marks", { { "a.csv", BOM HEADER "control,1,1\n" }, { "b.csv", BOM HEADER "b,2,2\n" } }, BOM HEADER "control,1,1\nb,2,2\n" },
  { "mark-in-one", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", BOM HEADER "b,2,2\n" } }, HEADER "control,1,1\nb,2,2\n" },
  { "crlf", { { "a.csv", "variant,users,conversions\r\ncontrol,1,1\r\n" }, { "b.csv", "variant,users,conversions\r\nb,2,2\r\n" } },
    "variant,users,conversions\r\ncontrol,1,1\r\nb,2,2\r\n" },
  { "cr", { { "a.csv", "variant,users,conversions\rcontrol,1,1\r" }, { "b.csv", "variant,users,conversions\rb,2,2\r" } },
    "variant,users,conversions\rcontrol,1,1\r\nb,2,2\r" },
  { "quoted-header", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", "\"variant\",\"users\" ,conversions\nb,2,2\n" } },
    HEADER "control,1,1\nb,2,2\n" },
  { "delimiter-and-line-in-header", { { "a.csv", "variant,users,\"conversions,\nall\"\ncontrol,1,1\n" }, { "b.csv", "variant,users,\"conversions,\nall\"\nb,2,2\n" } },
    "variant,users,\"conversions,\nall\"\ncontrol,1,1\nb,2,2\n" },
  { "no-header", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", "b,2,2\n" }, { "c.csv", BOM "c,3,3\n" } }, HEADER "control,1,1\nb,2,2\nc,3,3\n" },
  { "labels-like-headers", { { "a.csv", "variant,seen,users\ncontrol,no,1\n" }, { "b.csv", "new,yes,2\n" } }, "variant,seen,users\ncontrol,no,1\nnew,yes,2\n" },
  { "header-below-rows", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", "b,2,2\n" HEADER "c,3,3\n" } }, HEADER "control,1,1\nb,2,2\n" HEADER "c,3,3\n" },
  { "no-header-and-no-value", { { "a.csv", EVENTS SEEN }, { "b.csv", VIEW } }, EVENTS SEEN VIEW },
  { "no-header-and-another-event", { { "a.csv", EVENTS SEEN }, { "b.csv", "u9,b,value,2026-04-15 16:21:00.125,\n" } },
    EVENTS SEEN "u9,b,value,2026-04-15 16:21:00.125,\n" },
  { "header-below-view", { { "a.csv", EVENTS SEEN }, { "b.csv", VIEW EVENTS "u9,b,view,2026-04-15 16:21:00.125,\n" } },
    EVENTS SEEN VIEW EVENTS "u9,b,view,2026-04-15 16:21:00.125,\n" },
  { "header-again-below-rows", { { "a.csv", EVENTS SEEN EVENTS }, { "b.csv", EVENTS VIEW } }, EVENTS SEEN EVENTS VIEW },
  { "no-header-long-ids", { { "a.csv", "who,variant\n3f2a-9b,a\n77c1-d0,b\n" }, { "b.csv", "e0b4-1c,b\n" } }, "who,variant\n3f2a-9b,a\n77c1-d0,b\ne0b4-1c,b\n" },
  { "no-header-at-all", { { "a.csv", "control,1,1\n" }, { "b.csv", "control,1,1\nb,2,2\n" } }, "control,1,1\ncontrol,1,1\nb,2,2\n" },
  { "header-alone", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", HEADER }, { "c.csv", HEADER "b,2,2\n" } }, HEADER "control,1,1\nb,2,2\n" },
  { "headers-alone", { { "a.csv", HEADER }, { "b.csv", HEADER } }, HEADER },
  { "empty", { { "a.csv", HEADER "control,1,1" }, { "b.csv", "" }, { "c.csv", "\n\n" }, { "d.csv", HEADER "b,2,2\n" } }, HEADER "control,1,1\nb,2,2\n" },
  { "empty-first", { { "a.csv", "" }, { "b.csv", BOM HEADER "control,1,1\n" }, { "c.csv", HEADER "b,2,2\n" } }, BOM HEADER "control,1,1\nb,2,2\n" },
  { "title-above", { { "a.csv", "# July\n" HEADER "control,1,1\n" }, { "b.csv", "# August\n" HEADER "b,2,2\n" } }, "# July\n" HEADER "control,1,1\nb,2,2\n" },
  { "padded-title", { { "a.csv", "July,,\n" HEADER "control,1,1\n" }, { "b.csv", "August,,\n" HEADER "b,2,2\n" } }, "July,,\n" HEADER "control,1,1\nb,2,2\n" },
  { "words-below-unknown-names", { { "a.csv", "grp,foo,bar\nseen,yes,new\nx,1,control\n" }, { "b.csv", "grp,foo,bar\nclicked,users,conversions\n" } },
    "grp,foo,bar\nseen,yes,new\nx,1,control\nclicked,users,conversions\n" },
  { "sep-line", { { "a.csv", "sep=;\nvariant;users;conversions\ncontrol;1;1\n" }, { "b.csv", "sep=;\nvariant;users;conversions\nb;2;2\n" } },
    "sep=;\nvariant;users;conversions\ncontrol;1;1\nb;2;2\n" },
  { "tabs", { { "a.tsv", "variant\tusers\tconversions\ncontrol\t1\t1\n" }, { "b.tsv.gz", "variant\tusers\tconversions\nb\t2\t2\n" } },
    "variant\tusers\tconversions\ncontrol\t1\t1\nb\t2\t2\n" },
  { "packed", { { "a.csv.gz", HEADER "control,1,1" }, { "b.csv.gz", HEADER "b,2,2\n" }, { "c.csv", "c,3,3\n" } }, HEADER "control,1,1\nb,2,2\nc,3,3\n" },
  { "same-name-in-two-folders", { { "y=2/part.csv", "b,2,2\n" }, { "y=1/part.csv", HEADER "control,1,1\n" } }, HEADER "control,1,1\nb,2,2\n" },
  { "quotes-over-lines", { { "a.csv", "variant,users,note\ncontrol,1,\"a \"\"b\"\"\nc\"" }, { "b.csv", "variant,users,note\nb,2,\"d\"\n" } },
    "variant,users,note\ncontrol,1,\"a \"\"b\"\"\nc\"\nb,2,\"d\"\n" },
  { "lone-quote", { { "a.csv", "variant,users,note\ncontrol,1,5\"\n" }, { "b.csv", "variant,users,note\nb,2,7\"\n" } },
    "variant,users,note\ncontrol,1,5\"\nb,2,7\"\n" },
};

static const Case refused[] = {
  { "another-column", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", "variant,users,orders\nb,2,2\n" } },
    "“a.csv” and “b.csv” are not parts of one table: column 3 is “conversions” in the one and “orders” in the other." },
  { "another-order", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", "users,variant,conversions\n2,b,2\n" } },
    "“a.csv” and “b.csv” are not parts of one table: column 1 is “variant” in the one and “users” in the other." },
  { "fewer-columns", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", "variant,users\nb,2\n" } },
    "“a.csv” and “b.csv” are not parts of one table: the column “conversions” is in “a.csv” only." },
  { "more-columns", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", "variant,users,conversions,crash\nb,2,2,0\n" } },
    "“a.csv” and “b.csv” are not parts of one table: the column “crash” is in “b.csv” only." },
  { "no-header-and-too-many-cells", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", "b,2,2,0\n" } },
    "“a.csv” and “b.csv” are not parts of one table: column 1 is “variant” in the one and “b” in the other." },
  { "header-below-texts", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", "b,many,few\n" HEADER "c,3,3\n" } },
    "“a.csv” and “b.csv” are not parts of one table: column 1 is “variant” in the one and “b” in the other." },
  { "number-among-names", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", "variant,2026,2025\nb,2,2\n" } },
    "“a.csv” and “b.csv” are not parts of one table: column 2 is “users” in the one and “2026” in the other." },
  { "header-like-no-row", { { "a.csv", EVENTS SEEN }, { "b.csv", "shopper,arm_name,what,clock,worth\n" SEEN } },
    "“a.csv” and “b.csv” are not parts of one table: column 1 is “user_id” in the one and “shopper” in the other." },
  { "header-with-a-label", { { "a.csv", EVENTS SEEN }, { "b.csv", "shopper,arm_name,view,clock,\n" SEEN } },
    "“a.csv” and “b.csv” are not parts of one table: column 1 is “user_id” in the one and “shopper” in the other." },
  { "header-half-like-a-row", { { "a.csv", "who,note\na,x\nb,y\n" }, { "b.csv", "a,notes\nc,z\n" } },
    "“a.csv” and “b.csv” are not parts of one table: column 1 is “who” in the one and “a” in the other." },
  { "known-names-like-a-row", { { "a.csv", "id,group,note_1\nu1,a,x_1\n" }, { "b.csv", "variant,users,y_2\nb,2,3\n" } },
    "“a.csv” and “b.csv” are not parts of one table: column 1 is “id” in the one and “variant” in the other." },
  { "other-known-names", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", "group,n,2026\nb,2,2\n" } },
    "“a.csv” and “b.csv” are not parts of one table: column 1 is “variant” in the one and “group” in the other." },
  { "other-delimiter", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", "variant\tusers\tconversions\nb\t2\t2\n" } },
    "“a.csv” and “b.csv” are not parts of one table: columns are separated by “,” in the one and by “tab” in the other." },
  { "same-rows", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", HEADER "control,1,1\n" } },
    "“a.csv” and “b.csv” hold the same rows, which would count twice. Leave one out." },
  { "same-rows-later", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", HEADER "b,2,2\n" }, { "c.csv", HEADER "b,2,2\n" } },
    "“b.csv” and “c.csv” hold the same rows, which would count twice. Leave one out." },
  { "same-rows-packed", { { "a.csv", HEADER "control,1,1\n" }, { "a.csv.gz", HEADER "control,1,1\n" } },
    "“a.csv” and “a.csv.gz” hold the same rows, which would count twice. Leave one out." },
  { "open-quote", { { "a.csv", HEADER "control,1,\"1\n" }, { "b.csv", HEADER "b,2,2\n" } }, "A quote opened on line 2 (a.csv) is never closed." },
  { "open-quote-later", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", HEADER "b,2,2\nc,3,\"3\n" }, { "c.csv", HEADER "d,4,4\n" } },
    "A quote opened on line 3 (b.csv) is never closed." },
  { "spreadsheet", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", "PK\x03\x04" } }, "“b.csv” is a spreadsheet" },
  { "packed-spreadsheet", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv.gz", "PK\x03\x04" } }, "“b.csv.gz” is a spreadsheet" },
  { "utf-16", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", "\xff\xfev" } }, "“b.csv” is UTF-16. Save it as CSV UTF-8 to read it together with other files." },
  { "empty", { { "a.csv", "" }, { "b.csv", "" } }, "“a.csv and 1 more” is empty." },
};
/* clang-format on */

static GPtrArray *
write_parts (const char *folder, const Part *parts)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  for (gsize i = 0; i < MAX_PARTS && parts[i].name != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder, parts[i].name, NULL);
      g_autofree char *parent = g_path_get_dirname (path);
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autoptr (GError) error = NULL;

      if (g_str_has_suffix (parts[i].name, ".gz"))
        pack (bytes, parts[i].text, strlen (parts[i].text));
      else
        g_byte_array_append (bytes, (const guint8 *) parts[i].text, (guint) strlen (parts[i].text));
      g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
      g_file_set_contents (path, (const char *) bytes->data, bytes->len, &error);
      g_assert_no_error (error);
      g_ptr_array_add (files, g_file_new_for_path (path));
    }

  return files;
}

static void
remove_parts (const char *folder, const GPtrArray *files)
{
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *path = g_file_get_path (g_ptr_array_index (files, i));
      g_autofree char *parent = g_path_get_dirname (path);

      g_assert_cmpint (g_unlink (path), ==, 0);
      if (!g_str_equal (parent, folder))
        g_rmdir (parent);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* From where it is to the end, so many bytes a read; NULL with error. */
static char *
read_all (ExosInput *input, gsize size, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *buffer = g_malloc (size);
  gssize n;

  while ((n = g_input_stream_read (G_INPUT_STREAM (input), buffer, size, NULL, error)) > 0)
    g_string_append_len (text, buffer, n);
  return n == 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* The whole table, which is the same when it is read again; NULL with error. */
static char *
read_table (const GPtrArray *files, gsize size, GError **error)
{
  g_autoptr (ExosInput) input =
      exos_input_new ((GFile *const *) files->pdata, files->len, NULL, error);
  g_autofree char *text = NULL;

  g_assert_nonnull (input);
  text = read_all (input, size, error);
  if (text == NULL)
    return NULL;

  if (g_seekable_can_seek (G_SEEKABLE (input)))
    {
      g_assert_true (g_seekable_seek (G_SEEKABLE (input), 0, G_SEEK_SET, NULL, error));

      g_autofree char *again = read_all (input, size, error);

      g_assert_cmpstr (again, ==, text);
    }
  g_assert_true (exos_input_finish (input, NULL, error));
  g_assert_cmpuint (exos_input_get_done (input), ==, exos_input_get_size (input));
  g_assert_cmpuint (exos_input_get_files (input)->len, ==, files->len);
  return g_steal_pointer (&text);
}

static void
test_joined (gconstpointer data)
{
  static const gsize sizes[] = { 1, 2, 3, 7, 100000 };
  const Case *it = data;
  g_autofree char *folder = g_dir_make_tmp ("exos-input-XXXXXX", NULL);
  g_autoptr (GPtrArray) files = write_parts (folder, it->parts);

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = read_table (files, sizes[i], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (text, ==, it->expected);
    }
  remove_parts (folder, files);
}

static ExosDataFile *
read_files (const GPtrArray *files, GError **error)
{
  return exos_data_file_read_files ((GFile *const *) files->pdata, files->len, NULL, NULL, NULL,
                                    error);
}

static void
test_refused (gconstpointer data)
{
  const Case *it = data;
  g_autofree char *folder = g_dir_make_tmp ("exos-input-XXXXXX", NULL);
  g_autoptr (GPtrArray) files = write_parts (folder, it->parts);
  g_autoptr (GError) error = NULL;

  g_assert_null (read_files (files, &error));
  g_assert_cmpuint (error->domain, ==, EXOS_IMPORT_ERROR);
  if (!g_str_has_prefix (error->message, it->expected))
    g_assert_cmpstr (error->message, ==, it->expected);
  remove_parts (folder, files);
}

/* What is wrong is said in the file where it stands. */
/* clang-format off */
static const Case placed[] = {
  { "one-file", { { "a.csv", HEADER "control,1,1\nb,x,2\n" } }, "Line 3, users: “x” is not a number." },
  { "first", { { "a.csv", HEADER "control,x,1\n" }, { "b.csv", HEADER "b,2,2\n" } }, "Line 2 (a.csv), users: “x” is not a number." },
  { "second", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", HEADER "b,x,2\n" } }, "Line 2 (b.csv), users: “x” is not a number." },
  { "after-repair", { { "a.csv", HEADER "control,1,1" }, { "b.csv", HEADER "\n\nb,x,2" } }, "Line 4 (b.csv), users: “x” is not a number." },
  { "without-header", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", "b,x,2\n" } }, "Line 1 (b.csv), users: “x” is not a number." },
  { "long-header", { { "a.csv", "variant,users,\"conversions\n\"\ncontrol,1,1\n" }, { "b.csv", "# \nvariant,users,\"conversions\n\"\nb,x,2\n" } },
    "Line 4 (b.csv), users: “x” is not a number." },
  { "crlf", { { "a.csv", "variant,users,conversions\r\ncontrol,1,1\r\n" }, { "b.csv", "variant,users,conversions\r\nb,x,2\r\n" } },
    "Line 2 (b.csv), users: “x” is not a number." },
  { "cr", { { "a.csv", "variant,users,conversions\rcontrol,1,1\r" }, { "b.csv", "variant,users,conversions\rb,x,2\r" } },
    "Line 2 (b.csv), users: “x” is not a number." },
  { "after-empty", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", "" }, { "c.csv", HEADER "b,x,2\n" } }, "Line 2 (c.csv), users: “x” is not a number." },
  { "header", { { "a.csv", "variant,users,users,conversions\ncontrol,1,1,1\n" }, { "b.csv", "b,2,2,2\n" } }, NULL },
  { "twice", { { "a.csv", HEADER "control,1,1\nb,2,2\n" }, { "b.csv", HEADER "b,3,3\n" } },
    "“b” appears on lines 3 (a.csv), 2 (b.csv) (duplicate). One row per group is needed." },
  { "open-quote-in-last", { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", HEADER "b,2,2\n\"c,3,3\n" } }, "A quote opened on line 3 (b.csv) is never closed." },
};
/* clang-format on */

static void
test_placed (gconstpointer data)
{
  const Case *it = data;
  g_autofree char *folder = g_dir_make_tmp ("exos-input-XXXXXX", NULL);
  g_autoptr (GPtrArray) files = write_parts (folder, it->parts);
  g_autoptr (GError) error = NULL;
  g_autoptr (ExosDataFile) file = read_files (files, &error);
  gboolean is_said = it->expected == NULL;

  g_assert_no_error (error);

  g_autoptr (ExosExperiment) experiment = exos_data_file_understand (file, NULL);

  for (guint i = 0; i < experiment->issues->len; i++)
    {
      g_autofree char *message = exos_issue_dup_message (g_ptr_array_index (experiment->issues, i));

      g_test_message ("%s", message);
      is_said |= g_strcmp0 (message, it->expected) == 0;
    }
  g_assert_true (is_said);
  remove_parts (folder, files);
}

/* The limits of a line, too, name the line of the file. */
static void
test_limit_is_placed (void)
{
  g_autofree char *folder = g_dir_make_tmp ("exos-input-XXXXXX", NULL);
  g_autofree char *cell = g_strnfill (EXOS_MAX_CELL_BYTES + 1, 'x');
  g_autofree char *second = g_strconcat (HEADER "b,2,2\n", cell, ",3,3\n", NULL);
  const Part parts[MAX_PARTS] = { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", second } };
  g_autoptr (GPtrArray) files = write_parts (folder, parts);
  g_autoptr (GError) error = NULL;

  g_assert_null (read_files (files, &error));
  g_assert_cmpstr (error->message, ==,
                   "“a.csv and 1 more”: Line 3 (b.csv) is too large: a cell may have at most 1 "
                   "MiB.");
  remove_parts (folder, files);
}

static void
add_cases (const char *folder, const Case *cases, gsize n, GTestDataFunc test)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("/input/%s/%s", folder, cases[i].name);

      g_test_add_data_func (path, &cases[i], test);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  add_cases ("joined", joined, G_N_ELEMENTS (joined), test_joined);
  add_cases ("refused", refused, G_N_ELEMENTS (refused), test_refused);
  add_cases ("placed", placed, G_N_ELEMENTS (placed), test_placed);
  g_test_add_func ("/input/limit-is-placed", test_limit_is_placed);
  return g_test_run ();
}
