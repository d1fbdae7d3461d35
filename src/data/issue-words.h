// SPDX-License-Identifier: MIT
#pragma once

#include "data/issue.h"

G_BEGIN_DECLS

/* An issue's parts, ready for a sentence; none is NULL. */
typedef struct
{
  char *line;
  char *column;
  char *variant;
  char *value;
  char *number;
  char *other;
  char *p;
  char *p_value; /* "p = 0.0004", "p < 0.00001" */
  char *extra;
  const char *role; /* that value or extra names */
} ExosIssueWords;

/* The sentence of an issue about sums, squares and products; NULL when it is about something else.
 * The caller frees. */
char *exos_issue_describe_sums (const ExosIssue *issue, const ExosIssueWords *w);

/* The same of files with one row a user. */
char *exos_issue_describe_rows (const ExosIssue *issue, const ExosIssueWords *w);

/* The same of rows that a query left out: nobody knows their lines. */
char *exos_issue_describe_query (const ExosIssue *issue, const ExosIssueWords *w);

G_END_DECLS
