// SPDX-License-Identifier: MIT
#pragma once

#include "data/sql-columns.h"
#include "data/sql-dialect.h"

G_BEGIN_DECLS

/* Our own names of what a query reads; the user's names stand only where the table is read and
 * where the result is named. Places count from 1. */
#define EXOS_SQL_GROUP "exos_group"
#define EXOS_SQL_UNIT "exos_unit"
#define EXOS_SQL_TIME "exos_time"
#define EXOS_SQL_DAY "exos_day"
#define EXOS_SQL_SEGMENT "exos_segment%u"
#define EXOS_SQL_OUTCOME "exos_outcome%u"
#define EXOS_SQL_VALUE "exos_value%u"
#define EXOS_SQL_FILL "exos_fill%u"   /* for users without the covariate */
#define EXOS_SQL_EVENTS "exos_events" /* how many the row of a user is of */
#define EXOS_SQL_COUNT "exos_count%u" /* of ExosUnitSums */

/* A list of expressions with names, a line each. */
typedef struct
{
  GString *text;
  guint n;
} ExosSqlList;

void exos_sql_list_add (ExosSqlList *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* A column as text without blanks around, and what missing values read like, in lower case. The
 * caller frees. */
char *exos_sql_dup_text (const ExosSqlDialect *dialect, const char *header);
char *exos_sql_dup_missing (const ExosSqlDialect *dialect);

/* A table of events as what can stand for one of users: the events that are asked for become
 * outcomes, their values a sum. The caller frees. */
char *exos_sql_dup_users (const ExosSqlDialect *dialect,
                          const ExosSqlColumns *columns,
                          const char *table);

/* The first steps of a query: texts of the table, values, and which rows count. */
void exos_sql_add_texts (GString *query,
                         const ExosSqlDialect *dialect,
                         const ExosSqlColumns *columns,
                         const char *table);
void exos_sql_add_values (GString *query,
                          const ExosSqlDialect *dialect,
                          const ExosSqlColumns *columns);
void exos_sql_add_marks (GString *query, const ExosSqlColumns *columns);

/* What the query says of itself, as comments: how its result is read, and what it does with rows
 * that are not as they should be. */
void exos_sql_add_comments (GString *query,
                            const ExosSqlDialect *dialect,
                            const ExosSqlColumns *columns);

G_END_DECLS
