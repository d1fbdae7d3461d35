// SPDX-License-Identifier: MIT
/* generate units|events [OPTION…] FILE: writes an A/B test whose outcome is known, and the exact
 * sums of each group to FILE.truth. --help tells the options. */
#include "generate.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

const char *const arm_names[N_ARMS] = { "control", "treatment" };

static Options options = { .n_rows = 1000, .seed = 1, .decimals = 2, .events_per_user = 10 };

static const GOptionEntry entries[] = {
  { "rows", 'n', 0, G_OPTION_ARG_INT64, &options.n_rows, "Rows below the names", "N" },
  { "seed", 's', 0, G_OPTION_ARG_INT64, &options.seed, "Another experiment", "N" },
  { "id", 0, 0, G_OPTION_ARG_STRING, &options.id, "Names of users", "u|int|uuid" },
  { "decimals", 0, 0, G_OPTION_ARG_INT, &options.decimals, "Of money, 0 to 6", "N" },
  { "crlf", 0, 0, G_OPTION_ARG_NONE, &options.has_crlf, "Line ends of Windows", NULL },
  { "bom", 0, 0, G_OPTION_ARG_NONE, &options.has_bom, "A byte order mark first", NULL },
  { "no-final-newline", 0, 0, G_OPTION_ARG_NONE, &options.lacks_final_newline, "None", NULL },
  { "quote", 0, 0, G_OPTION_ARG_INT, &options.quoted_percent, "Unit rows with quotes", "PERCENT" },
  { "quote-all", 0, 0, G_OPTION_ARG_NONE, &options.quotes_all, "Every field", NULL },
  { "newline", 0, 0, G_OPTION_ARG_INT, &options.newline_permil,
    "Unit rows with a line break in a field", "PERMIL" },
  { "missing", 0, 0, G_OPTION_ARG_INT, &options.missing_permil, "Unit rows without revenue",
    "PERMIL" },
  { "order", 0, 0, G_OPTION_ARG_STRING, &options.order, "Of events", "time|user|random" },
  { "events-per-user", 0, 0, G_OPTION_ARG_INT, &options.events_per_user, "On average", "N" },
  { 0 },
};

static void
print_money (FILE *file, __int128 sum, int decimals)
{
  const gboolean is_negative = sum < 0;
  char text[64];
  gsize at = sizeof text;

  text[--at] = '\0';
  if (is_negative)
    sum = -sum;
  for (int i = 0; i <= decimals || sum > 0; i++)
    {
      if (i == decimals && i > 0)
        text[--at] = '.';
      text[--at] = (char) ('0' + (int) (sum % 10));
      sum /= 10;
    }
  fprintf (file, "\t%s%s", is_negative ? "-" : "", &text[at]);
}

static void
write_truths (const char *path, const Truth truths[N_ARMS])
{
  FILE *file = fopen (path, "w");

  if (file == NULL)
    g_error ("%s cannot be written", path);
  fputs (
      "variant\tn\tconverted\tconverted_sq\trevenue\trevenue_sq\tpre\tpre_sq\tproduct\tmissing\n",
      file);
  for (int arm = 0; arm < N_ARMS; arm++)
    {
      const Truth *it = &truths[arm];

      fprintf (file, "%s\t%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT,
               arm_names[arm], it->n, it->converted, it->converted);
      print_money (file, it->revenue, options.decimals);
      print_money (file, it->revenue_sq, 2 * options.decimals);
      print_money (file, it->pre, options.decimals);
      print_money (file, it->pre_sq, 2 * options.decimals);
      print_money (file, it->product, 2 * options.decimals);
      fprintf (file, "\t%" G_GINT64_FORMAT "\n", it->missing);
    }
  fclose (file);
}

static gboolean
are_options_possible (void)
{
  return options.n_rows >= 0 && options.n_rows <= 1000000006 && options.decimals >= 0 &&
         options.decimals <= 6 && options.events_per_user > 0;
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new ("units|events FILE");
  g_autoptr (GError) error = NULL;
  g_autofree char *truth_path = NULL;
  Truth truths[N_ARMS] = { 0 };

  options.id = g_strdup ("u");
  options.order = g_strdup ("time");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc != 3 ||
      !are_options_possible ())
    {
      fprintf (stderr, "generate: %s\n", error != NULL ? error->message : "see --help");
      return 2;
    }

  const int output = open (argv[2], O_WRONLY | O_CREAT | O_TRUNC, 0644);

  if (output < 0)
    {
      perror (argv[2]);
      return 1;
    }
  draw_init (options.seed);
  if (g_str_equal (argv[1], "events"))
    generate_events (&options, output, truths);
  else
    generate_units (&options, output, truths);
  close (output);
  truth_path = g_strconcat (argv[2], ".truth", NULL);
  write_truths (truth_path, truths);
  g_free (options.id);
  g_free (options.order);
  return 0;
}
