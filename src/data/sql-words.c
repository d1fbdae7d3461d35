// SPDX-License-Identifier: MIT
/* What a query says of itself. Names in it are those of columns: text of one line. */
#include "data/sql-parts.h"

#include <string.h>

#include "data/covariate-names.h"
#include "data/language.h"

#define PLAIN "_-=.:/,"

static gboolean
is_plain (const char *word)
{
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalnum (c) && (c > 0x7f || strchr (PLAIN, (int) c) == NULL))
        return FALSE;
    }

  return TRUE;
}

static void
add_word (GString *text, const char *option, const char *name)
{
  g_autofree char *word = g_strconcat (option, name, NULL);
  g_autofree char *quoted = is_plain (word) ? g_strdup (word) : g_shell_quote (word);

  g_string_append_printf (text, " %s", quoted);
}

/* The command that takes the result for what it is. */
static void
add_command (GString *query, const ExosSqlColumns *columns)
{
  const char *const outcome =
      columns->outcomes->len > 0 ? g_ptr_array_index (columns->outcomes, 0) : NULL;
  const gboolean is_rate = outcome != NULL && (!columns->has_primary || columns->has_conversions);

  g_string_append (query, "--   exos");
  add_word (query, "--column=group=", columns->group);
  for (guint i = 0; i < columns->outcomes->len; i++)
    add_word (query, i == 0 && is_rate ? "--column=conversions=" : "--column=guardrail=",
              g_ptr_array_index (columns->outcomes, i));
  for (guint i = 0; i < columns->segments->len; i++)
    add_word (query, "--column=segment=", g_ptr_array_index (columns->segments, i));
  if (columns->date != NULL)
    add_word (query, "--column=date=", columns->date);
  if (columns->has_primary)
    add_word (query, "--primary=", g_ptr_array_index (columns->values, columns->primary));
  g_string_append (query, " result.csv\n");
}

static gboolean
has_covariate (const ExosSqlColumns *columns)
{
  for (guint i = 0; i < columns->values->len; i++)
    if (columns->metrics[i] != EXOS_NO_METRIC)
      return TRUE;
  return FALSE;
}

static void
add_line (GString *query, const char *words)
{
  g_string_append_printf (query, "-- %s\n", words);
}

static void
add_events (GString *query, const ExosSqlColumns *columns)
{
  add_line (query, _ ("Users did an event or not, however often; their values are added up."));
  if (columns->segments->len > 0)
    add_line (query, _ ("Of several segments of a user the first in the alphabet counts."));
  if (columns->start != NULL)
    add_line (query, _ ("What was before the start is no outcome; events without a time are left "
                        "out. Times are compared as they stand in the table."));
}

void
exos_sql_add_comments (GString *query, const ExosSqlDialect *dialect, const ExosSqlColumns *columns)
{
  g_autofree char *title =
      /* Translators: the name of a database. */
      g_strdup_printf (columns->event != NULL
                           ? _ ("Sums of the users of events, for %s. Save the result as CSV with "
                                "headers, then:")
                           : _ ("Sums of rows with one user each, for %s. Save the result as CSV "
                                "with headers, then:"),
                       dialect->name);

  add_line (query, title);
  add_command (query, columns);
  if (columns->unit == NULL)
    add_line (query, _ ("Every row counts as another user."));
  else
    add_line (query, _ ("Users in several groups are left out and counted."));
  if (columns->event != NULL)
    add_events (query, columns);
  else if (columns->unit != NULL && columns->date != NULL)
    add_line (query, _ ("Of several rows of a user in one group the earliest counts."));
  else if (columns->unit != NULL)
    add_line (query,
              _ ("Of several rows of a user in one group the smallest counts, since no date says "
                 "which was first: a user’s rows should not differ."));
  if (has_covariate (columns))
    add_line (query, _ ("Users without a value from before the experiment get the mean of the "
                        "others."));
  if (dialect->has_micros && columns->values->len > 0)
    add_line (query, _ ("Values are rounded to six decimals; all sums of them are exact."));
  else if (columns->values->len > 0)
    add_line (query, _ ("All sums are exact."));
}
