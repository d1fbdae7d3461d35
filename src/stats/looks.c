// SPDX-License-Identifier: MIT
#include "stats/looks.h"

#include <math.h>

ExosLooksStatus
exos_check_looks (const double *t, size_t n)
{
  double before = 0.0;

  if (n < 1 || n > EXOS_MAX_LOOKS)
    return EXOS_LOOKS_BAD_COUNT;
  for (size_t k = 0; k < n; k++)
    {
      if (!(t[k] > before) || !isfinite (t[k]))
        return EXOS_LOOKS_NOT_INCREASING;
      before = t[k];
    }
  return EXOS_LOOKS_OK;
}
