// SPDX-License-Identifier: MIT
#include "memo/settings.h"

#include <stddef.h>
#include <string.h>

#include "data/language.h"
#include "memo/date-range.h"
#include "memo/json-write.h"
#include "memo/settings-fields.h"
#include "memo/settings-plan.h"

/* Of the settings alone: a later one is not read. Members may come, then it grows. */
#define SCHEMA 1

DEFINE_CHOICE (ExosVerdict, verdict)

#define EDITS(kind, member) FIELD (ExosMemoEdits, kind, member)
#define SETTINGS(kind, member) FIELD (ExosSettings, kind, member)

static const ExosJsonField edits_fields[] = {
  EDITS (TEXT, owner),         EDITS (TEXT, hypothesis),
  EDITS (TEXT, note),          EDITS (DATE, start),
  EDITS (DATE, end),           EDITS (TEXTS, actions),
  EDITS (FLAG, is_overridden), CHOICE (ExosMemoEdits, verdict, decision),
  EDITS (TEXT, reason),        EDITS (MARK, is_altered),
};

static const ExosJsonField settings_fields[] = {
  SETTINGS (TEXT, version), SETTINGS (TEXT, language),    SETTINGS (TEXT, name),
  SETTINGS (DATE, date),    SETTINGS (FLAG, shows_bayes), SETTINGS (TEXT, file),
  SETTINGS (TEXT, sha256),  SETTINGS (FLAG, hashes_sums),
};

static void
write_edits (JsonBuilder *builder, const ExosMemoEdits *edits)
{
  if (edits == NULL)
    {
      exos_json_null (builder, "edits");
      return;
    }

  exos_json_open (builder, "edits");
  exos_json_write_fields (builder, edits_fields, G_N_ELEMENTS (edits_fields), edits);
  json_builder_end_object (builder);
}

static void
write_all (JsonBuilder *builder,
           const ExosSettings *self,
           const ExosPlan *plan,
           const ExosMemoEdits *edits)
{
  exos_json_count (builder, "schema", SCHEMA);
  exos_json_write_fields (builder, settings_fields, G_N_ELEMENTS (settings_fields), self);
  exos_settings_write_plan (builder, plan);
  write_edits (builder, edits);
}

void
exos_json_settings (JsonBuilder *builder,
                    const char *key,
                    const ExosReport *report,
                    const ExosDoc *doc)
{
  const ExosSource *source = &report->experiment->source;
  ExosSettings self = {
    .version = (char *) EXOS_VERSION,
    .language = (char *) doc->language,
    .name = report->name,
    .shows_bayes = doc->bayes != NULL,
    .file = source->file,
    .sha256 = source->sha256,
    .hashes_sums = source->hashes_sums,
  };

  exos_parse_iso_date (doc->iso_date, &self.date);
  exos_json_open (builder, key);
  write_all (builder, &self, report->plan, doc->edits);
  json_builder_end_object (builder);
}

char *
exos_settings_write (const ExosReport *report, const ExosDoc *doc)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  exos_json_settings (builder, NULL, report, doc);
  return exos_json_finish_line (builder);
}

char *
exos_settings_write_draft (const ExosPlan *plan, const ExosMemoEdits *edits)
{
  static const ExosSettings nothing = { .version = (char *) EXOS_VERSION };
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  exos_json_open (builder, NULL);
  write_all (builder, &nothing, plan, edits);
  json_builder_end_object (builder);
  return exos_json_finish_line (builder);
}

static gboolean
read_edits (ExosSettings *self, JsonObject *object, GError **error)
{
  JsonObject *edits = exos_json_find_object (object, "edits");

  if (edits == NULL)
    return exos_json_is_null (object, "edits") || exos_json_refuse ("edits", error);
  self->edits = exos_memo_edits_new ();
  return exos_settings_know_all (edits, edits_fields, G_N_ELEMENTS (edits_fields), NULL, error) &&
         exos_json_read_fields (edits, edits_fields, G_N_ELEMENTS (edits_fields), self->edits,
                                error);
}

static gboolean
read_plan (ExosSettings *self, JsonObject *object, GError **error)
{
  JsonObject *plan = exos_json_find_object (object, "plan");

  if (plan == NULL)
    return exos_json_refuse ("plan", error);
  self->plan = exos_settings_read_plan (plan, error);
  return self->plan != NULL;
}

/* What a later version means by its settings, nobody here knows. */
static gboolean
check_schema (JsonObject *object, GError **error)
{
  const gint64 schema = exos_json_find_whole (object, "schema");

  if (schema > SCHEMA)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                         _ ("These settings were written by a later version of ExperimentOS."));
  else if (schema < 1)
    exos_json_refuse ("schema", error);
  return schema >= 1 && schema <= SCHEMA;
}

ExosSettings *
exos_settings_read_object (JsonObject *object, GError **error)
{
  static const char *const others[] = { "schema", "plan", "edits", NULL };
  g_autoptr (ExosSettings) self = g_new0 (ExosSettings, 1);

  if (check_schema (object, error) &&
      exos_settings_know_all (object, settings_fields, G_N_ELEMENTS (settings_fields), others,
                              error) &&
      exos_json_read_fields (object, settings_fields, G_N_ELEMENTS (settings_fields), self,
                             error) &&
      read_plan (self, object, error) && read_edits (self, object, error))
    return g_steal_pointer (&self);
  return NULL;
}

ExosSettings *
exos_settings_read (const char *text, gsize length, GError **error)
{
  g_autoptr (JsonObject) object = exos_json_parse (text, length, error);

  return object != NULL ? exos_settings_read_object (object, error) : NULL;
}

void
exos_settings_mark_altered (ExosSettings *self)
{
  if (self->edits == NULL)
    self->edits = exos_memo_edits_new ();
  self->edits->is_altered = TRUE;
}

void
exos_settings_free (ExosSettings *self)
{
  char *texts[] = { self->version, self->language, self->name, self->file, self->sha256 };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  g_clear_pointer (&self->plan, exos_plan_unref);
  g_clear_pointer (&self->edits, exos_memo_edits_unref);
  g_free (self);
}
