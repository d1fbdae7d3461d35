// SPDX-License-Identifier: MIT
#include "store/record.h"

#include <string.h>

#include "memo/render.h"
#include "memo/settings.h"

/* Valid UTF-8 of so many bytes at most. */
static char *
dup_bounded (const char *text)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;
  const char *end = valid;

  if (valid == NULL || strlen (valid) <= EXOS_RECORD_MAX_TEXT)
    return g_steal_pointer (&valid);
  while (g_utf8_next_char (end) - valid <= EXOS_RECORD_MAX_TEXT)
    end = g_utf8_next_char (end);
  return g_strndup (valid, (gsize) (end - valid));
}

static char **
list_names (const ExosSource *source)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  const guint n_files = source->files != NULL ? source->files->len : 0;

  for (guint i = 0; i < MIN (n_files, EXOS_RECORD_MAX_FILES); i++)
    {
      const ExosSourceFile *file = g_ptr_array_index (source->files, i);
      g_autofree char *name = dup_bounded (file->name);

      g_strv_builder_add (names, name);
    }
  if (n_files == 0 && source->file != NULL)
    g_strv_builder_add (names, source->file);
  return g_strv_builder_end (names);
}

static char **
list_uris (const GPtrArray *files)
{
  g_autoptr (GStrvBuilder) uris = g_strv_builder_new ();

  for (guint i = 0; files != NULL && i < MIN (files->len, EXOS_RECORD_MAX_FILES); i++)
    {
      g_autofree char *uri = g_file_get_uri (g_ptr_array_index (files, i));

      g_strv_builder_add (uris, uri);
    }
  return g_strv_builder_end (uris);
}

static void
fill_decision (ExosRecord *self, const ExosDecision *decision, const ExosDoc *doc)
{
  const ExosMemoEdits *edits = doc->edits;

  self->is_overridden = doc->override != NULL;
  self->recommended = decision->verdict;
  self->verdict = doc->verdict;
  self->rule = g_strdup (decision->rule->code);
  self->reason = self->is_overridden ? dup_bounded (edits->reason) : NULL;
  self->owner = edits != NULL ? dup_bounded (edits->owner) : NULL;
}

ExosRecord *
exos_record_new (const ExosReport *report, const ExosDoc *doc, const GPtrArray *files)
{
  ExosRecord *self = g_new0 (ExosRecord, 1);

  self->experiment = dup_bounded (report->name);
  fill_decision (self, &report->decision, doc);
  self->files = list_names (&report->experiment->source);
  self->uris = list_uris (files);
  self->sha256 = g_strdup (report->experiment->source.sha256);
  self->version = g_strdup (EXOS_VERSION);
  self->settings = exos_settings_write (report, doc);
  self->report = exos_render_json_line (report, doc);
  if (strlen (self->report) > EXOS_RECORD_MAX_REPORT)
    g_clear_pointer (&self->report, g_free);
  return self;
}

ExosRecord *
exos_record_copy (const ExosRecord *self)
{
  ExosRecord *copy = g_memdup2 (self, sizeof *self);

  copy->saved = g_strdup (self->saved);
  copy->experiment = g_strdup (self->experiment);
  copy->rule = g_strdup (self->rule);
  copy->reason = g_strdup (self->reason);
  copy->owner = g_strdup (self->owner);
  copy->files = g_strdupv (self->files);
  copy->uris = g_strdupv (self->uris);
  copy->sha256 = g_strdup (self->sha256);
  copy->version = g_strdup (self->version);
  copy->settings = g_strdup (self->settings);
  copy->report = g_strdup (self->report);
  return copy;
}

void
exos_record_free (ExosRecord *self)
{
  char *texts[] = { self->saved,  self->experiment, self->rule,     self->reason, self->owner,
                    self->sha256, self->version,    self->settings, self->report };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  g_strfreev (self->files);
  g_strfreev (self->uris);
  g_free (self);
}
