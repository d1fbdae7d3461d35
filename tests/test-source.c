// SPDX-License-Identifier: MIT
/* What is said of the files that were read: their names, lines, rows and users. */
#include "data/source-files.h"
#include "data/source-text.h"

#include "format-fixture.h"

/* a.csv is lines 1 to 10 of the table, b.csv without its header the next 5, c.csv without its two
 * the rest; d.csv was not come to yet. */
static GPtrArray *
make_files (void)
{
  GPtrArray *files = exos_source_files_new ();

  exos_source_files_add (files, "a.csv", 1)->bytes = 100;
  exos_source_files_add (files, "b.csv", 11)->n_left_out = 1;
  exos_source_files_add (files, "c.csv", 16)->n_left_out = 2;
  exos_source_files_add (files, "d.csv", G_MAXUINT64);
  return files;
}

static const struct
{
  guint64 line;
  const char *said;
} lines[] = {
  { 0, "0" },          { 1, "1 (a.csv)" },  { 10, "10 (a.csv)" }, { 11, "2 (b.csv)" },
  { 15, "6 (b.csv)" }, { 16, "3 (c.csv)" }, { 17, "4 (c.csv)" },  { 1016, "1003 (c.csv)" },
};

static void
test_lines_of_several_files (void)
{
  g_autoptr (GPtrArray) files = make_files ();
  g_autoptr (GPtrArray) copy = exos_source_files_copy (files);

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      CHECK (lines[i].said, exos_source_files_say_line (files, lines[i].line));
      CHECK (lines[i].said, exos_source_files_say_line (copy, lines[i].line));
    }
}

static void
test_lines_of_one_file (void)
{
  g_autoptr (GPtrArray) files = exos_source_files_new ();
  g_autoptr (GPtrArray) two = exos_source_files_new ();

  CHECK ("17", exos_source_files_say_line (NULL, 17));
  CHECK ("17", exos_source_files_say_line (files, 17));
  exos_source_files_add (files, "a.csv", 1);
  CHECK ("17", exos_source_files_say_line (files, 17));
  exos_source_files_add (two, "a.csv", 1);
  exos_source_files_add (two, "b.csv", 17);
  CHECK ("16 (a.csv)", exos_source_files_say_line (two, 16));
  CHECK ("1 (b.csv)", exos_source_files_say_line (two, 17));
}

static void
test_long_names (void)
{
  g_autofree char *fits = g_strnfill (60, 'x');
  g_autofree char *longer = g_strnfill (61, 'x');
  g_autofree char *said = g_strconcat ("3 (", fits, ")", NULL);
  g_autofree char *cut = g_strdup_printf ("3 (%.59s…)", longer);

  CHECK (said, exos_source_file_say_line (fits, 3));
  CHECK (cut, exos_source_file_say_line (longer, 3));
  CHECK ("3", exos_source_file_say_line (NULL, 3));
}

static void
test_copies (void)
{
  g_autoptr (GPtrArray) files = make_files ();
  g_autoptr (GPtrArray) copy = exos_source_files_copy (files);

  g_assert_null (exos_source_files_copy (NULL));
  g_assert_cmpuint (copy->len, ==, files->len);
  for (guint i = 0; i < files->len; i++)
    {
      const ExosSourceFile *it = g_ptr_array_index (files, i);
      const ExosSourceFile *other = g_ptr_array_index (copy, i);

      g_assert_cmpstr (other->name, ==, it->name);
      g_assert_cmpuint (other->bytes, ==, it->bytes);
      g_assert_cmpuint (other->first_line, ==, it->first_line);
      g_assert_cmpuint (other->n_left_out, ==, it->n_left_out);
    }
}

static void
test_names (void)
{
  CHECK ("a.csv", exos_source_files_say_name ("a.csv", 1));
  CHECK ("a.csv and 1 more", exos_source_files_say_name ("a.csv", 2));
  CHECK ("a.csv and 2 more", exos_source_files_say_name ("a.csv", 3));
  CHECK ("a.csv and 1,000 more", exos_source_files_say_name ("a.csv", 1001));
}

static const struct
{
  ExosShape shape;
  gboolean has_other_unit;
  guint64 rows;
  const char *said;
} rows[] = {
  { EXOS_SHAPE_UNITS, FALSE, 0, "0 rows, one per user" },
  { EXOS_SHAPE_UNITS, FALSE, 1, "1 row, one per user" },
  { EXOS_SHAPE_UNITS, FALSE, 20050, "20,050 rows, one per user" },
  { EXOS_SHAPE_UNITS, TRUE, 1, "1 row" },
  { EXOS_SHAPE_UNITS, TRUE, 2, "2 rows" },
  { EXOS_SHAPE_EVENTS, FALSE, 1, "1 row, one per event" },
  { EXOS_SHAPE_EVENTS, FALSE, 2, "2 rows, one per event" },
  { EXOS_SHAPE_EVENTS, TRUE, 2, "2 rows, one per event" },
  { EXOS_SHAPE_WIDE, FALSE, 1, "1 row" },
  { EXOS_SHAPE_WIDE, FALSE, 2, "2 rows" },
};

static void
test_rows (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const ExosSource source = { .shape = rows[i].shape,
                                  .has_other_unit = rows[i].has_other_unit,
                                  .rows = rows[i].rows };

      CHECK (rows[i].said, exos_source_say_rows (&source));
    }
}

static const struct
{
  ExosShape shape;
  guint64 users[2];
  guint64 assigned[2];
  const char *said;
} users[] = {
  { EXOS_SHAPE_EVENTS, { 0, 0 }, { 0, 0 }, NULL },
  { EXOS_SHAPE_EVENTS, { 1, 0 }, { 0, 0 }, "1 user" },
  { EXOS_SHAPE_EVENTS, { 0, 1 }, { 0, 0 }, "1 user" },
  { EXOS_SHAPE_EVENTS, { 1, 1 }, { 0, 0 }, "2 users" },
  { EXOS_SHAPE_EVENTS, { 1000, 500 }, { 1200, 0 }, "1,700 users" },
  { EXOS_SHAPE_UNITS, { 1000, 500 }, { 0, 0 }, NULL },
};

static void
test_users (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (users); i++)
    {
      ExosArm arms[] = {
        { .users = users[i].users[0], .assigned = users[i].assigned[0] },
        { .users = users[i].users[1], .assigned = users[i].assigned[1] },
      };
      const ExosExperiment experiment = { .source.shape = users[i].shape,
                                          .arms = arms,
                                          .n_arms = G_N_ELEMENTS (arms) };

      CHECK (users[i].said, exos_experiment_say_users (&experiment));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  g_test_add_func ("/source/lines-of-several-files", test_lines_of_several_files);
  g_test_add_func ("/source/lines-of-one-file", test_lines_of_one_file);
  g_test_add_func ("/source/long-names", test_long_names);
  g_test_add_func ("/source/copies", test_copies);
  g_test_add_func ("/source/names", test_names);
  g_test_add_func ("/source/rows", test_rows);
  g_test_add_func ("/source/users", test_users);
  return g_test_run ();
}
