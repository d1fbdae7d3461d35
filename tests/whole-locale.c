// SPDX-License-Identifier: MIT
/* Preloaded by test-same-bytes.sh: takes all of the locale, as GTK does for the window, where exos
 * takes what letters are. */
#include <locale.h>

__attribute__ ((constructor)) static void
use_whole_locale (void)
{
  setlocale (LC_ALL, "");
}
