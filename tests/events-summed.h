// SPDX-License-Identifier: MIT
/* Rows of events, summed by both readers. */
#pragma once

#include "data/rows/run.h"

/* User, time, group, event, value: as the generator writes them. */
extern const ExosRowsPlan events_plan;
extern const ExosEventsNames events_names;

/* The plan with its start on 2024-03-01. */
ExosRowsPlan events_with_start (ExosRowsPlan plan);

/* What the careful reader makes of a file's bytes, its head the first line. The caller owns it. */
ExosRowSums *events_sum_carefully (const ExosRowsPlan *plan,
                                   const ExosEventsNames *called,
                                   GBytes *bytes);

/* The same of the fast reader; block_bytes 0: as it likes. */
ExosRowSums *events_sum_fast (const ExosRowsPlan *plan,
                              const ExosEventsNames *called,
                              GBytes *bytes,
                              guint n_threads,
                              gsize block_bytes);

/* Fails the test at the first difference. */
void events_assert_same (const ExosRowSums *a, const ExosRowSums *b);

/* What the careful reader makes of a text; the fast one must agree, in small blocks and in whole.
 * The caller owns it. */
ExosRowSums *events_sum_both (const ExosRowsPlan *plan,
                              const ExosEventsNames *called,
                              const GString *text);
