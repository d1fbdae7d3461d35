// SPDX-License-Identifier: MIT
#include "ui/reading-words.h"

#include "data/format.h"
#include "data/language.h"

#define MINUTE 60
#define HOUR 3600
#define EXACT 20 /* seconds up to which each is told */
#define STEP 10

static guint
round_up (guint seconds, guint unit)
{
  return (seconds + unit - 1) / unit;
}

char *
exos_words_time_left (guint seconds)
{
  const guint whole = seconds <= EXACT ? seconds : round_up (seconds, STEP) * STEP;
  const guint minutes = round_up (seconds, MINUTE);
  const guint hours = round_up (seconds, HOUR);
  const gboolean is_minutes = whole > MINUTE && minutes <= MINUTE;
  g_autofree char *n = exos_format_count (whole <= MINUTE ? whole : is_minutes ? minutes : hours);

  if (seconds == 0)
    return g_strdup ("");
  if (whole <= MINUTE)
    return g_strdup_printf (NG_ ("%s second left", "%s seconds left", whole), n);
  if (is_minutes)
    return g_strdup_printf (NG_ ("%s minute left", "%s minutes left", minutes), n);
  return g_strdup_printf (NG_ ("%s hour left", "%s hours left", hours), n);
}

static char *
dup_amount (const ExosReadingPace *pace)
{
  g_autofree char *done = g_format_size (pace->bytes);
  g_autofree char *all = g_format_size (pace->total);

  /* Translators: how much of a file was read: "12.4 MB of 250.0 MB". */
  return pace->total > 0 ? g_strdup_printf (_ ("%s of %s"), done, all) : g_steal_pointer (&done);
}

static char *
dup_rate (const ExosReadingPace *pace)
{
  g_autofree char *size = g_format_size ((guint64) pace->rate);

  /* Translators: how fast a file is read: "2.1 GB/s". */
  return pace->rate >= 1.0 ? g_strdup_printf (_ ("%s/s"), size) : g_strdup ("");
}

char *
exos_words_reading (const ExosReadingPace *pace)
{
  g_autofree char *amount = dup_amount (pace);
  g_autofree char *rate = dup_rate (pace);
  g_autofree char *left = exos_words_time_left (pace->left);
  GString *text = g_string_new (amount);

  if (rate[0] != '\0')
    g_string_append_printf (text, " · %s", rate);
  if (left[0] != '\0')
    g_string_append_printf (text, " · %s", left);
  return g_string_free (text, FALSE);
}
