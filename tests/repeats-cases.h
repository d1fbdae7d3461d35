// SPDX-License-Identifier: MIT
#pragma once

#include "data/rows/plan.h"

#include <glib.h>

/* Columns: id, group, outcome, number, segment, nothing. */
static const ExosRowsPlan plan = {
  .delimiter = ',',
  .point = '.',
  .n_columns = 6,
  .by = { 1, 4, -1 },
  .unit = 0,
  .event = -1,
  .time = -1,
  .n_numbers = 2,
  .numbers = { { .column = 2, .is_outcome = true }, { .column = 3, .decimals = 2 } },
  .n_pairs = 1,
  .pairs = { { 0, 1 } },
};

/* Rows, all of them suspects, and what becomes of them. */
typedef struct
{
  const char *name;
  const char *csv;
  const char *left; /* rows that are still summed */
  guint64 repeated_users;
  guint64 repeated_rows;
  const char *repeated_lines;
  const char *repeated;
  guint64 unlike_users; /* of the repeated ones */
  guint64 mixed_users;
  guint64 mixed_rows;
  const char *mixed_lines;
  const char *mixed;
} Case;

static const Case cases[] = {
  {
      .name = "suspects that are different stay",
      .csv = "a,C,1,2.5,x,\nb,C,0,1,x,\nc,T,1,4,y,\n",
      .left = "a,C,1,2.5,x,\nb,C,0,1,x,\nc,T,1,4,y,\n",
      .repeated_lines = "",
      .mixed_lines = "",
  },
  {
      .name = "the first row stays",
      .csv = "a,C,1,2.5,x,\nb,C,0,1,x,\na,C,0,7,y,\nb,C,1,1,x,\nb,C,1,1,x,\nc,T,1,1,x,\n",
      .left = "a,C,1,2.5,x,\nb,C,0,1,x,\nc,T,1,1,x,\n",
      .repeated_users = 2,
      .repeated_rows = 3,
      .repeated_lines = "3 4 5",
      .repeated = "a",
      .unlike_users = 2,
      .mixed_lines = "",
  },
  {
      .name = "who is in several groups is in none",
      .csv =
          "a,C,1,2.5,x,\nb,C,0,1,x,\na,C,1,1,x,\na,T,0,7,y,\nb,T,1,1,x,\na,U,1,1,x,\nc,C,1,1,x,\n",
      .left = "c,C,1,1,x,\n",
      .repeated_lines = "",
      .mixed_users = 2,
      .mixed_rows = 6,
      .mixed_lines = "4 5",
      .mixed = "a",
  },
  {
      .name = "both at once",
      .csv = "b,C,0,1,x,\na,C,1,2,x,\na,C,1,3,x,\nb,T,0,1,x,\n",
      .left = "a,C,1,2,x,\n",
      .repeated_users = 1,
      .repeated_rows = 1,
      .repeated_lines = "3",
      .repeated = "a",
      .unlike_users = 1,
      .mixed_users = 1,
      .mixed_rows = 2,
      .mixed_lines = "4",
      .mixed = "b",
  },
  {
      .name = "quotes and blanks do not make another id or group",
      .csv = "a,C,1,2.5,x,\n\"a\", C,0,1,x,\n a ,\"C\",0,1,x,\n\"a\"\"\",C,1,1,x,\n",
      .left = "a,C,1,2.5,x,\n\"a\"\"\",C,1,1,x,\n",
      .repeated_users = 1,
      .repeated_rows = 2,
      .repeated_lines = "2 3",
      .repeated = "a",
      .unlike_users = 1,
      .mixed_lines = "",
  },
  {
      .name = "nor does the case of a group's name",
      .csv = "a,Control,1,2.5,x,\na,control,0,1,x,\n",
      .left = "a,Control,1,2.5,x,\n",
      .repeated_users = 1,
      .repeated_rows = 1,
      .repeated_lines = "2",
      .repeated = "a",
      .unlike_users = 1,
      .mixed_lines = "",
  },
  {
      .name = "but that of an id does",
      .csv = "a,C,1,2.5,x,\nA,C,0,1,x,\n",
      .left = "a,C,1,2.5,x,\nA,C,0,1,x,\n",
      .repeated_lines = "",
      .mixed_lines = "",
  },
  {
      .name = "an id that is the start of another is none of it",
      .csv = "aa,C,1,2.5,x,\na,C,0,1,x,\naaa,C,1,1,x,\na,C,1,1,x,\n",
      .left = "aa,C,1,2.5,x,\na,C,0,1,x,\naaa,C,1,1,x,\n",
      .repeated_users = 1,
      .repeated_rows = 1,
      .repeated_lines = "4",
      .repeated = "a",
      .unlike_users = 1,
      .mixed_lines = "",
  },
  {
      .name = "missing and unreadable values are taken out, too",
      .csv = "a,C,1,2.5,x,\na,C,,n/a,x,\na,C,what,0x12,x,\nb,C,0,1.25,x,\n",
      .left = "a,C,1,2.5,x,\nb,C,0,1.25,x,\n",
      .repeated_users = 1,
      .repeated_rows = 2,
      .repeated_lines = "2 3",
      .repeated = "a",
      .unlike_users = 1,
      .mixed_lines = "",
  },
  {
      .name = "five lines are told",
      .csv = "a,C,1,1,x,\na,C,1,1,x,\na,C,1,1,x,\na,C,1,1,x,\na,C,1,1,x,\na,C,1,1,x,\na,C,1,1,x,\n",
      .left = "a,C,1,1,x,\n",
      .repeated_users = 1,
      .repeated_rows = 6,
      .repeated_lines = "2 3 4 5 6",
      .repeated = "a",
      .mixed_lines = "",
  },
};
