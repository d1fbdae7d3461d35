// SPDX-License-Identifier: MIT
/* The command line program in parts: options, output, simulation, and the run itself. */
#pragma once

#include <gio/gio.h>

#include "analysis/report.h"
#include "memo/doc.h"

G_BEGIN_DECLS

typedef enum
{
  EXOS_FORMAT_MARKDOWN,
  EXOS_FORMAT_HTML,
  EXOS_FORMAT_PDF,
  EXOS_FORMAT_JSON,
  EXOS_FORMAT_SUMMARY,
} ExosFormat;

/* What --format=summary is: lines, or a table of its own. */
typedef enum
{
  EXOS_REVIEW_NONE,
  EXOS_REVIEW_CSV,
  EXOS_REVIEW_HTML,
} ExosReviewFormat;

typedef enum
{
  EXOS_EXIT_OK = 0,
  EXOS_EXIT_USAGE = 2,
  EXOS_EXIT_UNREADABLE = 3,
  EXOS_EXIT_NOT_WRITTEN = 4,
  EXOS_EXIT_HOLD = 10,
  EXOS_EXIT_ROLLBACK = 11,
  EXOS_EXIT_BLOCKED = 12,
} ExosExit;

/* What the command line asks for. */
typedef struct
{
  ExosPlan *plan;
  char **files;
  gboolean reads_together; /* the files are parts of one table */
  ExosFormat format;
  ExosReviewFormat review; /* of SUMMARY */
  char *output;            /* NULL: standard output */
  ExosPaper paper;
  GDate date;
  const char *language;
  gboolean is_plan;    /* of an experiment to come: there are no files */
  ExosRatio plan_rate; /* the control's, a fraction */
  guint64 plan_users;  /* in the control, to say what they find; 0: not asked */
  gboolean uses_exit_code;
  gboolean shows_version;
  gboolean simulates;
  char **true_effects; /* of a simulation, as typed; NULL: chosen by the sizes */
  char **true_harms;
  gboolean prints_policy;
  char *sql; /* dialect of a query to print, NULL: none */
  char *table;
  GPtrArray *settings; /* of the plan: option, text, option, text, … */
} ExosCommand;

/* FALSE with a message for people when the options make no sense. */
gboolean exos_command_parse (ExosCommand *self, int argc, char **argv, GError **error);
void exos_command_clear (ExosCommand *self);

/* Keeps a setting of the plan until all are known. */
void exos_command_keep (ExosCommand *self, const char *option, const char *text);

/* Sets what was kept, whatever the order on the command line: the policy first, guardrails, which
 * begin with its limits, last. */
gboolean exos_command_apply_settings (ExosCommand *self, GError **error);

/* The answers of a plan, a line each. NULL with a message for people when it is none. */
GBytes *exos_command_plan (const ExosCommand *self, GError **error);

typedef enum
{
  EXOS_VERIFY_HOLDS = 0,
  EXOS_VERIFY_DIFFERS = 1,
  EXOS_VERIFY_UNREADABLE = 2,
} ExosVerifyExit;

/* All files into one table. */
ExosExit exos_command_review (const ExosCommand *self);

/* Of --exit-code. */
ExosExit exos_command_exit_for (const ExosReport *report);

void exos_command_print_error (const char *message);

/* "verify MEMO DATA…", argv[0] being "verify": says whether the memo is what the data gives, and
 * gives an ExosVerifyExit. */
int exos_verify (int argc, char **argv);

/* A local path; "-" is standard input. */
GFile *exos_command_get_file (const char *path);

/* Reads files as one under a plan. NULL with a message for people. */
ExosExperiment *exos_command_import (const ExosPlan *plan,
                                     char *const *paths,
                                     guint n_paths,
                                     GError **error);

/* Renders a memo in the command's format, on its paper. */
GBytes *exos_command_render_doc (const ExosCommand *self, const ExosDoc *doc, GError **error);

/* Renders the memo of a report in the command's format. */
GBytes *exos_command_render (const ExosCommand *self, const ExosReport *report, GError **error);

/* Simulates what the policy does with the report's plan and sizes, as Markdown or JSON. */
GBytes *exos_command_simulate (const ExosCommand *self, const ExosReport *report, GError **error);

/* The query that --sql asks for. NULL with a message for people when it makes no sense. */
GBytes *exos_command_sql (const ExosCommand *self, GError **error);

/* Writes to the command's output: a file atomically, anything else (a pipe, a device) as it comes.
 */
gboolean exos_command_write (const ExosCommand *self, GBytes *bytes, GError **error);

G_END_DECLS
