// SPDX-License-Identifier: MIT
#pragma once

#include "data/language.h"

#define CHECK(expected, call)              \
  G_STMT_START                             \
  {                                        \
    g_autofree char *shown = call;         \
    g_assert_cmpstr (shown, ==, expected); \
  }                                        \
  G_STMT_END

/* The same number in both languages. */
#define CHECK_BOTH(english, korean, call) \
  G_STMT_START                            \
  {                                       \
    exos_language_use ("ko");             \
    CHECK (korean, call);                 \
    exos_language_use ("en");             \
    CHECK (english, call);                \
  }                                       \
  G_STMT_END
