// SPDX-License-Identifier: MIT
/* naive FILE: what a plain C program does with unit rows: getline, a walk over the commas, strtod.
 * Knows nothing of quotes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_ARMS 8
#define N_SUMS 8

typedef struct
{
  char name[64];
  double sums[N_SUMS];
} Arm;

static Arm arms[MAX_ARMS];
static int n_arms;

static Arm *
find_arm (const char *name)
{
  for (int i = 0; i < n_arms; i++)
    if (strcmp (arms[i].name, name) == 0)
      return &arms[i];
  if (n_arms == MAX_ARMS)
    exit (1);
  snprintf (arms[n_arms].name, sizeof arms->name, "%s", name);
  return &arms[n_arms++];
}

static void
add_row (char *line)
{
  char *name = strchr (line, ',') + 1;
  char *end = strchr (name, ',');

  *end = '\0';

  const double converted = strtod (end + 1, &end);
  const double revenue = strtod (end + 1, &end);
  const double pre = strtod (end + 1, &end);
  double *sums = find_arm (name)->sums;

  sums[0] += 1.0;
  sums[1] += converted;
  sums[2] += converted * converted;
  sums[3] += revenue;
  sums[4] += revenue * revenue;
  sums[5] += pre;
  sums[6] += pre * pre;
  sums[7] += revenue * pre;
}

int
main (int argc, char **argv)
{
  FILE *file = argc == 2 ? fopen (argv[1], "r") : NULL;
  char *line = NULL;
  size_t size = 0;

  if (file == NULL || getline (&line, &size, file) < 0)
    return 2;
  while (getline (&line, &size, file) > 0)
    add_row (line);
  for (int i = 0; i < n_arms; i++)
    {
      fputs (arms[i].name, stdout);
      for (int k = 0; k < N_SUMS; k++)
        printf ("\t%.17g", arms[i].sums[k]);
      putchar ('\n');
    }
  free (line);
  fclose (file);
  return 0;
}
