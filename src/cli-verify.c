// SPDX-License-Identifier: MIT
/* exos verify MEMO DATA…: whether a memo still is what the data gives under its settings. */
#include "cli.h"

#include <stdio.h>
#include <string.h>

#include "data/format.h"
#include "data/import.h"
#include "data/language.h"
#include "memo/difference.h"
#include "memo/html-read.h"
#include "memo/json-read.h"
#include "memo/render.h"
#include "memo/settings.h"
#include "store/read.h"

#define MAX_MEMO_BYTES (64 * 1024 * 1024)
#define MAX_SHOWN 50

/* What is known of both. */
typedef struct
{
  GBytes *memo;
  JsonObject *json; /* NULL: the memo is HTML */
  ExosSettings *settings;
  ExosReport *report;
  ExosDoc *doc;
  GPtrArray *differences;
} Verification;

static void
clear_verification (Verification *self)
{
  g_clear_pointer (&self->memo, g_bytes_unref);
  g_clear_pointer (&self->json, json_object_unref);
  g_clear_pointer (&self->settings, exos_settings_free);
  g_clear_pointer (&self->doc, exos_doc_free);
  g_clear_pointer (&self->report, exos_report_unref);
  g_clear_pointer (&self->differences, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Verification, clear_verification)

static ExosSettings *
refuse_memo (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _ ("This is no HTML or JSON memo with its settings in it."));
  return NULL;
}

static ExosSettings *
read_html_settings (const char *bytes, gsize length, GError **error)
{
  g_autofree char *text = exos_html_read_meta (bytes, length, EXOS_SETTINGS_NAME);

  return text != NULL && exos_html_is_whole (bytes, length)
             ? exos_settings_read (text, strlen (text), error)
             : refuse_memo (error);
}

static ExosSettings *
read_json_settings (JsonObject *json, GError **error)
{
  JsonObject *settings = exos_json_find_object (json, "settings");

  return settings != NULL ? exos_settings_read_object (settings, error) : refuse_memo (error);
}

/* What has no language was no memo, but what a window keeps. */
static gboolean
read_memo (Verification *self, const char *path, GError **error)
{
  g_autoptr (GFile) file = exos_command_get_file (path);

  self->memo = exos_read_small (file, MAX_MEMO_BYTES, NULL, error);
  if (self->memo == NULL)
    return FALSE;

  gsize length;
  const char *data = g_bytes_get_data (self->memo, &length);
  const char *bytes = data != NULL ? data : ""; /* of an empty file */

  self->json = exos_json_parse (bytes, length, NULL);
  self->settings = self->json != NULL ? read_json_settings (self->json, error)
                                      : read_html_settings (bytes, length, error);
  if (self->settings == NULL)
    return FALSE;
  return (self->settings->language != NULL && exos_language_is_known (self->settings->language)) ||
         refuse_memo (error) != NULL;
}

/* A file may have got another name since; the memo is about what is in it. */
static void
use_old_name (ExosExperiment *experiment, const char *name)
{
  ExosSource *source = &experiment->source;

  if (name == NULL || source->files == NULL || source->files->len != 1)
    return;

  ExosSourceFile *file = g_ptr_array_index (source->files, 0);

  g_free (source->file);
  source->file = g_strdup (name);
  g_free (file->name);
  file->name = exos_visible_text (name, 0);
}

static void
make_again (Verification *self, const ExosExperiment *experiment)
{
  const ExosSettings *settings = self->settings;
  const ExosMemoOptions options = { .date = &settings->date,
                                    .edits = settings->edits,
                                    .shows_bayes = settings->shows_bayes };

  self->report = exos_report_new (settings->plan, experiment);
  self->doc = exos_doc_new (self->report, &options);
}

/* What is found in a file is kept in words, too. */
static gboolean
compute (Verification *self, char *const *paths, GError **error)
{
  const char *before = exos_language_use (self->settings->language);
  g_autoptr (ExosExperiment) experiment =
      exos_command_import (self->settings->plan, paths, g_strv_length ((char **) paths), error);

  if (experiment != NULL)
    {
      use_old_name (experiment, self->settings->file);
      make_again (self, experiment);
    }
  exos_language_use (before);
  return experiment != NULL;
}

static GPtrArray *
compare_html (const Verification *self, gboolean has_other_words, GError **error)
{
  const ExosCommand command = { .format = EXOS_FORMAT_HTML };
  g_autoptr (GBytes) html = exos_command_render_doc (&command, self->doc, error);
  gsize n_before, n_after;
  const char *before = g_bytes_get_data (self->memo, &n_before);
  const char *after = html != NULL ? g_bytes_get_data (html, &n_after) : NULL;

  if (html == NULL)
    return NULL;

  g_autoptr (GPtrArray) old_lines = exos_html_read_lines (before, n_before);
  g_autoptr (GPtrArray) new_lines = exos_html_read_lines (after, n_after);

  return exos_compare_lines (old_lines, new_lines, has_other_words);
}

static GPtrArray *
compare_json (const Verification *self, gboolean has_other_words, GError **error)
{
  g_autofree char *text = exos_render_json (self->report, self->doc);
  g_autoptr (JsonObject) json = exos_json_parse (text, strlen (text), error);

  return json != NULL ? exos_compare_json (self->json, json, has_other_words) : NULL;
}

static gboolean
compare (Verification *self, GError **error)
{
  const ExosSource *source = &self->report->experiment->source;
  const gboolean has_other_words = g_strcmp0 (self->settings->version, EXOS_VERSION) != 0;
  const gboolean is_same_data = g_strcmp0 (self->settings->sha256, source->sha256) == 0;

  self->differences = self->json != NULL ? compare_json (self, has_other_words, error)
                                         : compare_html (self, has_other_words, error);
  if (self->differences == NULL)
    return FALSE;
  if (!is_same_data && self->json == NULL)
    exos_difference_add (self->differences, "SHA-256",
                         self->settings->sha256 != NULL ? self->settings->sha256 : "",
                         source->sha256 != NULL ? source->sha256 : "");
  return TRUE;
}

/* Of a terminal. */
static int
count_cells (const char *text)
{
  int n = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    n += g_unichar_iszerowidth (g_utf8_get_char (at)) ? 0
         : g_unichar_iswide (g_utf8_get_char (at))    ? 2
                                                      : 1;
  return n;
}

/* As wide as what stands in the column. */
static int
measure (const GPtrArray *differences, gsize offset, const char *title)
{
  int width = count_cells (title);

  for (guint i = 0; i < MIN (differences->len, MAX_SHOWN); i++)
    width =
        MAX (width, g_utf8_strlen (G_STRUCT_MEMBER (char *, differences->pdata[i], offset), -1));
  return (int) width;
}

static void
append_cell (GString *out, const char *text, int width)
{
  g_string_append (out, text);
  for (int i = count_cells (text); i < width + 2; i++)
    g_string_append_c (out, ' ');
}

static void
append_row (
    GString *out, const int *widths, const char *where, const char *before, const char *after)
{
  g_string_append (out, "  ");
  append_cell (out, where, widths[0]);
  append_cell (out, before, widths[1]);
  g_string_append_printf (out, "%s\n", after);
}

static void
append_table (GString *out, const GPtrArray *differences)
{
  const char *const titles[] = { _ ("Where"), _ ("In the memo"), _ ("From the data") };
  const int widths[] = {
    measure (differences, G_STRUCT_OFFSET (ExosDifference, where), titles[0]),
    measure (differences, G_STRUCT_OFFSET (ExosDifference, before), titles[1]),
  };

  append_row (out, widths, titles[0], titles[1], titles[2]);
  for (guint i = 0; i < MIN (differences->len, MAX_SHOWN); i++)
    {
      const ExosDifference *it = g_ptr_array_index (differences, i);

      append_row (out, widths, it->where, it->before, it->after);
    }
  if (differences->len > MAX_SHOWN)
    g_string_append (out, "  …\n");
}

static char *
say (const Verification *self, const char *memo)
{
  const GPtrArray *differences = self->differences;
  g_autofree char *name = exos_visible_text (memo, 0);
  GString *out = g_string_new (NULL);

  if (differences->len == 0)
    /* Translators: the name of a memo, and the verdict in it. */
    g_string_printf (out, _ ("%1$s holds: the data gives %2$s and every number in it.\n"), name,
                     self->doc->word);
  else
    {
      /* Translators: the name of a memo. */
      g_string_printf (out, _ ("%s does not hold:\n"), name);
      append_table (out, differences);
    }
  if (g_strcmp0 (self->settings->version, EXOS_VERSION) != 0)
    g_string_append_printf (
        /* Translators: the name of a memo, and a version. */
        out, _ ("%1$s is from version %2$s: its numbers were compared, not its words.\n"), name,
        self->settings->version != NULL ? self->settings->version : "?");
  return g_string_free (out, FALSE);
}

static int
fail (const GError *error)
{
  fprintf (stderr, "exos: %s\n", error->message);
  return EXOS_VERIFY_UNREADABLE;
}

int
exos_verify (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_auto (Verification) self = { 0 };

  if (argc < 3 || argv[1][0] == '-')
    g_set_error_literal (&error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                         _ ("Use: exos verify MEMO DATA…"));
  if (error != NULL || !read_memo (&self, argv[1], &error) || !compute (&self, argv + 2, &error) ||
      !compare (&self, &error))
    return fail (error);

  g_autofree char *text = say (&self, argv[1]);

  if (fputs (text, stdout) < 0 || fflush (stdout) != 0)
    return EXOS_VERIFY_UNREADABLE;
  return self.differences->len == 0 ? EXOS_VERIFY_HOLDS : EXOS_VERIFY_DIFFERS;
}
