// SPDX-License-Identifier: MIT
/* Reading files with one row a user. */
#pragma once

#include "data/data-file.h"

#include <string.h>

#include "chunked-stream.h"

#define MAX_ROLES 4

/* "users=visitors,group=who" to a mapping that lends the texts of settings. */
static inline ExosMapping
read_settings (char **settings, ExosColumnRole *roles, ExosColumnRole **pointers)
{
  ExosMapping mapping = { .columns = pointers };

  for (gsize i = 0; settings[i] != NULL; i++)
    {
      char *value = strchr (settings[i], '=');

      *value++ = '\0';
      g_assert_cmpuint (i, <, MAX_ROLES);
      g_assert_true (exos_role_from_id (settings[i], &roles[i].role));
      roles[i].column = value;
      pointers[mapping.n_columns++] = &roles[i];
    }

  return mapping;
}

static inline ExosDataFile *
read_chunks (const char *csv, gsize length, gsize chunk, const ExosMapping *mapping)
{
  g_autoptr (GInputStream) stream = chunked_stream_new (csv, length, chunk);
  g_autoptr (GError) error = NULL;
  ExosDataFile *data =
      exos_data_file_read_stream (stream, "rows.csv", length, mapping, NULL, NULL, &error);

  g_assert_no_error (error);
  return data;
}

/* Many rows in either order, by day or segment, longer than the head. */
static inline char *
make_rows (guint n, gboolean is_reversed, const char *more)
{
  GString *text = g_string_new ("user_id,variant,converted,spent,segment,date\n");

  for (guint i = 0; i < n; i++)
    {
      const guint row = is_reversed ? n - 1 - i : i;

      g_string_append_printf (text, "u%u,%s,%u,%u.%02u,%s,2026-01-%02u\n", row,
                              row % 2 ? "treatment" : "control", row * 7919 % 100 < 12,
                              row * 31 % 40, row * 17 % 100, row % 3 ? "web" : "app", 1 + row % 5);
    }
  g_string_append (text, more);
  return g_string_free (text, FALSE);
}

static inline ExosExperiment *
understand_rows (const char *csv, gsize chunk)
{
  g_autoptr (ExosDataFile) file = read_chunks (csv, strlen (csv), chunk, NULL);

  return exos_data_file_understand (file, NULL);
}

static inline gboolean
has_issue (const ExosExperiment *experiment, ExosIssueCode code)
{
  for (guint i = 0; i < experiment->issues->len; i++)
    if (((ExosIssue *) g_ptr_array_index (experiment->issues, i))->code == code)
      return TRUE;
  return FALSE;
}
