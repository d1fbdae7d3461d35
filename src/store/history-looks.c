// SPDX-License-Identifier: MIT
#include "store/history-looks.h"

#include "memo/kept.h"
#include "store/database.h"
#include "store/history-rows.h"

/* Of the decisions about one experiment; more than a plan can remember. */
#define MAX_DECISIONS "200"

enum
{
  COLUMN_RULE,
  COLUMN_EXPERIMENT,
  COLUMN_URIS,
  COLUMN_REPORT,
};

static const char *
find_given_name (const ExosReport *report)
{
  return report->plan->name != NULL || report->experiment->name != NULL ? report->name : NULL;
}

/* A place is found as a part of the list of places, and looked at again. */
static sqlite3_stmt *
prepare (ExosHistory *self, const ExosReport *report, const char *uri, GError **error)
{
  sqlite3_stmt *statement =
      exos_database_prepare (self->db,
                             "SELECT d.rule, d.experiment, d.uris, c.report"
                             " FROM decisions d JOIN contents c ON c.decision = d.id"
                             " WHERE d.sha256 <> ?1 AND c.report IS NOT NULL"
                             " AND (d.experiment = ?2 OR instr (d.uris, ?3) > 0)"
                             " ORDER BY d.id DESC LIMIT " MAX_DECISIONS,
                             error);

  if (statement != NULL)
    {
      exos_database_bind_text (statement, 1, report->experiment->source.sha256);
      exos_database_bind_text (statement, 2, find_given_name (report));
      exos_database_bind_text (statement, 3, uri);
    }
  return statement;
}

static const char *
read_text (sqlite3_stmt *row, int column)
{
  return (const char *) sqlite3_column_text (row, column);
}

static gboolean
is_same_experiment (sqlite3_stmt *row, const ExosReport *report, const char *uri)
{
  const char *name = find_given_name (report);
  g_auto (GStrv) uris = exos_row_split (read_text (row, COLUMN_URIS));

  return (name != NULL && g_strcmp0 (name, read_text (row, COLUMN_EXPERIMENT)) == 0) ||
         (uri != NULL && g_strcmp0 (uri, uris[0]) == 0);
}

static gboolean
has_arm (const ExosExperiment *experiment, const char *name)
{
  for (gsize i = 0; i < experiment->n_arms; i++)
    if (g_strcmp0 (experiment->arms[i].name, name) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
has_same_groups (const ExosKept *kept, const ExosExperiment *experiment)
{
  JsonArray *groups = exos_json_find_array (kept->root, "variants");
  gboolean is_same = groups != NULL && json_array_get_length (groups) == experiment->n_arms;

  for (guint i = 0; is_same && i < json_array_get_length (groups); i++)
    {
      JsonNode *node = json_array_get_element (groups, i);

      is_same = JSON_NODE_HOLDS_OBJECT (node) &&
                has_arm (experiment, exos_json_find_text (json_node_get_object (node), "name"));
    }
  return is_same;
}

/* A plan of one look decides nothing before its end. */
static gboolean
was_too_early (const ExosKept *kept, const char *rule)
{
  return g_strcmp0 (rule, "EARLY") == 0 &&
         g_strcmp0 (exos_json_find_text (kept->plan, "monitoring"),
                    exos_monitoring_id (EXOS_MONITORING_FIXED)) == 0;
}

static gboolean
is_look (const ExosKept *kept, const ExosReport *report, const char *rule)
{
  return kept->has_numbers && kept->users > 0 && kept->users < report->n_users &&
         g_strcmp0 (kept->metric, report->experiment->primary) == 0 &&
         has_same_groups (kept, report->experiment) && !was_too_early (kept, rule);
}

static void
add_once (GArray *looks, guint64 users)
{
  for (guint i = 0; i < looks->len; i++)
    if (g_array_index (looks, guint64, i) == users)
      return;

  g_array_append_val (looks, users);
}

static void
add_row (GArray *looks, sqlite3_stmt *row, const ExosReport *report, const char *uri)
{
  g_auto (ExosKept) kept = { 0 };

  if (!is_same_experiment (row, report, uri))
    return;
  exos_kept_read (&kept, read_text (row, COLUMN_REPORT));
  if (is_look (&kept, report, read_text (row, COLUMN_RULE)))
    add_once (looks, kept.users);
}

GArray *
exos_history_list_looks (ExosHistory *self,
                         const ExosReport *report,
                         const char *uri,
                         GError **error)
{
  g_autoptr (GArray) looks = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (sqlite3_stmt) row = prepare (self, report, uri, error);
  int code;

  if (row == NULL)
    return NULL;
  while ((code = sqlite3_step (row)) == SQLITE_ROW)
    add_row (looks, row, report, uri);
  if (code == SQLITE_DONE)
    return g_steal_pointer (&looks);

  exos_database_fail (self->db, code, error);
  return NULL;
}
