// SPDX-License-Identifier: MIT
/* How many cases are drawn, or how large they are: sanitizers make a program several times as slow,
 * and find in a part of them what they find in all. */
#pragma once

#ifdef EXOS_IS_SANITIZED
#define EXOS_TEST_DRAWS(n) (((n) + 3) / 4)
#define EXOS_TEST_IS_SLOW 1
#define EXOS_TEST_STRIDE 4 /* of a table of cases, whose order says nothing */
#else
#define EXOS_TEST_DRAWS(n) (n)
#define EXOS_TEST_IS_SLOW 0
#define EXOS_TEST_STRIDE 1
#endif
