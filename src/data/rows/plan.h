// SPDX-License-Identifier: MIT
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* As many columns of one use as rows are summed by at once. */
#define EXOS_ROWS_MAX_NUMBERS 32
#define EXOS_ROWS_MAX_PAIRS 32

/* As many different labels of one kind as are told apart; what comes later is one label more. */
#define EXOS_ROWS_MAX_GROUPS 100
#define EXOS_ROWS_MAX_LABELS 1000

/* Quantiles have so many decimals. */
#define EXOS_ROWS_QUANTILE_PARTS 1000000000

/* What the rows of a cell have in common. */
typedef enum
{
  EXOS_ROWS_BY_GROUP,
  EXOS_ROWS_BY_SEGMENT,
  EXOS_ROWS_BY_DAY,
  EXOS_ROWS_N_BY,
} ExosRowsBy;

typedef struct
{
  unsigned column;
  unsigned decimals;  /* behind the point, that the fast way takes; 0 to EXOS_FIXED_MAX_DECIMALS;
                       * of an outcome 0, whatever is said here */
  bool is_outcome;    /* 0 or 1, yes or no, in the first rows: words are read, too */
  bool takes_marks;   /* of an outcome: O or X */
  unsigned char sign; /* of a currency or per cent, see rows/signs.h; 0: none is read */
  unsigned quantile;  /* of all values, in parts of EXOS_ROWS_QUANTILE_PARTS: those above it count
                       * as it; 0: as they are. Not of outcomes */
} ExosRowsNumber;

/* What to sum of each row: columns by their place in the file. Plain value. */
typedef struct
{
  char delimiter;
  char point;             /* of decimals */
  unsigned n_columns;     /* of every row */
  int by[EXOS_ROWS_N_BY]; /* column, -1: none; there is a group always */
  int unit;               /* column of the user's id, -1: none */
  int event;              /* of event rows: column of the event's name, else -1 */
  int time;               /* of event rows: column of when it was, -1: none */
  bool has_start;         /* what happened before it is not the experiment's; of users those days
                           * make no caps */
  unsigned date_order;    /* of its dates: ExosDateOrder */
  int64_t start;          /* microseconds since 1970 in UTC */
  unsigned n_numbers;
  ExosRowsNumber numbers[EXOS_ROWS_MAX_NUMBERS];
  unsigned n_pairs;
  unsigned char pairs[EXOS_ROWS_MAX_PAIRS][2]; /* numbers: a metric and its covariate */
} ExosRowsPlan;
