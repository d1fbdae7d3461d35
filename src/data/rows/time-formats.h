// SPDX-License-Identifier: MIT
/* Times as people and their spreadsheets write them: what exos_time_parse() asks when a time is in
 * none of the forms of programs. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Which of two numbers before a year with slashes is the day. Only other rows of a column tell. */
typedef enum
{
  EXOS_DATE_ORDER_UNKNOWN,
  EXOS_DATE_DAY_FIRST,
  EXOS_DATE_MONTH_FIRST,
} ExosDateOrder;

/* What one cell says of it: "20/04/2026" has the day first. */
ExosDateOrder exos_time_find_order (const char *text, size_t length);

/* As exos_time_parse(), of
 *   2026. 4. 20., 2026년 4월 20일, 20.04.2026, 20/04/2026 and 04/20/2026, where one of the numbers
 *   can be no month or order says which is one,
 *   and then 15:12, 15:12:30, 3:12 PM, 오후 3:12, or nothing.
 * In UTC. FALSE: none of them. */
bool exos_time_parse_format (const char *text, size_t length, ExosDateOrder order, int64_t *time);
