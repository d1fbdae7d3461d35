// SPDX-License-Identifier: MIT
/* interleave ROUNDS COMMAND…: runs each command (split at blanks) once a round, one after another,
 * so that a machine that drifts drifts for all of them. Prints the median and the least wall time
 * of the whole process in milliseconds, the largest peak memory in KiB, and the median of the
 * milliseconds that processors worked for it, which a busy machine changes least. */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MAX_ROUNDS 1000
#define MAX_WORDS 32

extern char **environ;

static double
now_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static double
ms_of (struct timeval time)
{
  return (double) time.tv_sec * 1e3 + (double) time.tv_usec / 1e3;
}

/* The time of one run; exits when the command fails, since a failure is fast. */
static double
time_command (const char *command, long *peak, double *busy)
{
  char *words[MAX_WORDS + 1] = { NULL };
  char *copy = strdup (command);
  posix_spawn_file_actions_t actions;
  struct rusage usage;
  int status;
  pid_t pid;
  size_t n_words = 0;

  for (char *word = strtok (copy, " "); word != NULL && n_words < MAX_WORDS;
       word = strtok (NULL, " "))
    words[n_words++] = word;
  posix_spawn_file_actions_init (&actions);
  posix_spawn_file_actions_addopen (&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);

  const double start = now_ms ();

  if (posix_spawnp (&pid, words[0], &actions, NULL, words, environ) != 0 ||
      wait4 (pid, &status, 0, &usage) != pid || !WIFEXITED (status) || WEXITSTATUS (status) != 0)
    {
      fprintf (stderr, "interleave: %s failed\n", command);
      exit (1);
    }

  const double elapsed = now_ms () - start;

  *busy = ms_of (usage.ru_utime) + ms_of (usage.ru_stime);
  *peak = usage.ru_maxrss > *peak ? usage.ru_maxrss : *peak;
  posix_spawn_file_actions_destroy (&actions);
  free (copy);
  return elapsed;
}

static int
compare_doubles (const void *a, const void *b)
{
  const double x = *(const double *) a;
  const double y = *(const double *) b;

  return (x > y) - (x < y);
}

int
main (int argc, char **argv)
{
  const int rounds = argc > 2 ? atoi (argv[1]) : 0;

  if (rounds < 1 || rounds > MAX_ROUNDS)
    {
      fprintf (stderr, "usage: interleave ROUNDS COMMAND…\n");
      return 2;
    }

  const int n_commands = argc - 2;
  double *times = calloc ((size_t) n_commands * MAX_ROUNDS, sizeof *times);
  double *busy = calloc ((size_t) n_commands * MAX_ROUNDS, sizeof *busy);
  long *peaks = calloc ((size_t) n_commands, sizeof *peaks);

  for (int round = 0; round < rounds; round++)
    for (int i = 0; i < n_commands; i++)
      times[i * MAX_ROUNDS + round] =
          time_command (argv[i + 2], &peaks[i], &busy[i * MAX_ROUNDS + round]);

  for (int i = 0; i < n_commands; i++)
    {
      qsort (&times[i * MAX_ROUNDS], (size_t) rounds, sizeof *times, compare_doubles);
      qsort (&busy[i * MAX_ROUNDS], (size_t) rounds, sizeof *busy, compare_doubles);
      printf ("%9.2f %9.2f %9ld %9.2f  %s\n", times[i * MAX_ROUNDS + rounds / 2],
              times[i * MAX_ROUNDS], peaks[i], busy[i * MAX_ROUNDS + rounds / 2], argv[i + 2]);
    }

  free (times);
  free (busy);
  free (peaks);
  return 0;
}
