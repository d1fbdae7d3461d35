// SPDX-License-Identifier: MIT
#include "memo/json-write.h"

static void
write_files (JsonBuilder *builder, const ExosSource *source)
{
  exos_json_open_array (builder, "files");
  for (guint i = 0; source->files != NULL && i < source->files->len; i++)
    {
      const ExosSourceFile *file = g_ptr_array_index (source->files, i);

      exos_json_open (builder, NULL);
      exos_json_text (builder, "name", file->name);
      exos_json_count (builder, "bytes", file->bytes);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_day (JsonBuilder *builder, const char *key, const GDate *day)
{
  char iso[sizeof "YYYY-MM-DD"] = "";

  if (g_date_valid (day))
    g_date_strftime (iso, sizeof iso, "%Y-%m-%d", day);
  exos_json_text (builder, key, iso[0] != '\0' ? iso : NULL);
}

void
exos_json_source (JsonBuilder *builder, const ExosExperiment *experiment)
{
  const ExosSource *source = &experiment->source;
  const char delimiter[] = { source->delimiter, '\0' };

  exos_json_open (builder, "source");
  exos_json_text (builder, "file", source->file);
  write_files (builder, source);
  exos_json_text (builder, "sha256", source->sha256);
  exos_json_text (builder, "sha256_of", source->hashes_sums ? "sums" : "file");
  exos_json_count (builder, "bytes", source->bytes);
  exos_json_count (builder, "rows", source->rows);
  write_day (builder, "first_day", &experiment->first_day);
  write_day (builder, "last_day", &experiment->last_day);
  exos_json_text (builder, "shape", exos_shape_id (source->shape));
  exos_json_text (builder, "encoding", source->encoding);
  exos_json_text (builder, "delimiter", source->delimiter != '\0' ? delimiter : NULL);
  json_builder_end_object (builder);
}
