// SPDX-License-Identifier: MIT
/* Keeps decisions as fast as it can until it is killed, and says of each that it is kept: "ID
 * TOKEN-N". For tests/test-history-kill.c.
 *
 *   history-writer FOLDER TOKEN [COUNT]
 *
 * Its exit status is 10 and the code of an ExosHistoryError. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "history-fixture.h"

/* One write a line: whoever is killed has written all of it or nothing. */
static void
say (gint64 id, const char *name)
{
  g_autofree char *line = g_strdup_printf ("%" G_GINT64_FORMAT " %s\n", id, name);
  const gssize length = (gssize) strlen (line);

  if (write (STDOUT_FILENO, line, (gsize) length) != length)
    exit (3);
}

int
main (int argc, char **argv)
{
  const guint64 count = argc > 3 ? g_ascii_strtoull (argv[3], NULL, 10) : G_MAXUINT64;
  g_autoptr (GError) error = NULL;
  g_autoptr (ExosHistory) history = argc > 2 ? exos_history_open (argv[1], &error) : NULL;

  for (guint64 i = 0; history != NULL && error == NULL && i < count; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s-%" G_GUINT64_FORMAT, argv[2], i);
      g_autoptr (ExosRecord) record = fixture_record (name, EXOS_VERDICT_HOLD);
      const gint64 id = exos_history_add (history, record, &error);

      if (id > 0)
        say (id, name);
    }

  if (history != NULL && error == NULL)
    return 0;
  fprintf (stderr, "%s\n", error != NULL ? error->message : "history-writer FOLDER TOKEN [COUNT]");
  return error != NULL && error->domain == EXOS_HISTORY_ERROR ? 10 + error->code : 1;
}
