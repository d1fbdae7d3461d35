// SPDX-License-Identifier: MIT
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Microseconds since 1970-01-01 in UTC of what one cell says, blanks around it or not, quotes
 * undone; what names no time zone is in UTC. Takes
 *   2024-03-01, 2024/3/1, 2024.03.01, 20240301,
 *   with T or a blank behind it 12:00, 12:00:00, 12:00:00.123456 (further digits are cut),
 *   and then Z, UTC, +09:00, +0900, +09 or nothing;
 *   seconds, milliseconds, microseconds or nanoseconds since 1970 (9 to 19 digits).
 * FALSE: nothing stands there, or no such time between the years 1 and 9999. */
bool exos_time_parse (const char *text, size_t length, int64_t *time);

/* The day that such a text says as the clock does that was read there, in whatever zone: its first
 * microsecond, as if that were UTC. */
bool exos_time_parse_day (const char *text, size_t length, int64_t *day);

/* As exos_time_parse(), and the other forms of data/rows/time-formats.h, whose order is that of a
 * column. */
bool exos_time_parse_any (const char *text, size_t length, unsigned order, int64_t *time);

/* How many of the bytes of text say the day: those before T or a blank; 0: it is a number. */
size_t exos_time_day_length (const char *text, size_t length);

/* The day of a time in UTC as YYYY-MM-DD, not terminated. */
void exos_time_print_day (int64_t time, char day[10]);

/* The usual forms, YYYY-MM-DD and YYYY-MM-DD[T ]HH:MM:SS[Z], of which many a second are read. 16
 * bytes of text can be read whatever its length, and 24 of a longer one. FALSE: ask
 * exos_time_parse(). */
bool exos_time_parse_plain (const char *text, size_t length, int64_t *time);
