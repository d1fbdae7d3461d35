// SPDX-License-Identifier: MIT
#include "memo/json-write.h"

#include "memo/parts.h"

static const char *
or_none (const char *text)
{
  return text != NULL && text[0] != '\0' ? text : NULL;
}

void
exos_json_override (JsonBuilder *builder, const ExosMemoEdits *edits)
{
  if (!exos_memo_is_overridden (edits))
    {
      exos_json_null (builder, "override");
      return;
    }

  exos_json_open (builder, "override");
  exos_json_text (builder, "verdict", exos_verdict_id (edits->decision));
  exos_json_text (builder, "reason", edits->reason);
  exos_json_text (builder, "owner", or_none (edits->owner));
  json_builder_end_object (builder);
}

static void
write_date (JsonBuilder *builder, const char *key, const GDate *date)
{
  char iso[16] = "";

  if (g_date_valid (date))
    g_date_strftime (iso, sizeof iso, "%Y-%m-%d", date);
  exos_json_text (builder, key, or_none (iso));
}

static void
write_run (JsonBuilder *builder, const ExosMemoEdits *edits)
{
  if (!g_date_valid (&edits->start) && !g_date_valid (&edits->end))
    {
      exos_json_null (builder, "run");
      return;
    }

  exos_json_open (builder, "run");
  write_date (builder, "start", &edits->start);
  write_date (builder, "end", &edits->end);
  json_builder_end_object (builder);
}

static void
write_actions (JsonBuilder *builder, char *const *actions)
{
  if (actions != NULL)
    exos_json_texts (builder, "next_actions", actions);
  else
    exos_json_null (builder, "next_actions");
}

void
exos_json_memo (JsonBuilder *builder, const ExosMemoEdits *edits)
{
  if (edits == NULL)
    {
      exos_json_null (builder, "memo");
      return;
    }

  exos_json_open (builder, "memo");
  exos_json_text (builder, "owner", or_none (edits->owner));
  exos_json_text (builder, "hypothesis", or_none (edits->hypothesis));
  exos_json_text (builder, "note", or_none (edits->note));
  write_run (builder, edits);
  write_actions (builder, edits->actions);
  if (edits->is_altered)
    exos_json_flag (builder, "from_altered_decision", TRUE);
  json_builder_end_object (builder);
}
