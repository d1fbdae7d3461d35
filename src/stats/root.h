// SPDX-License-Identifier: MIT
#pragma once

/* A function to solve; it must be finite everywhere it is asked. */
typedef double (*ExosFunction) (double x, void *params);

/* The root of a function that falls as x rises. The bracket grows outward from start, first by step
 * and never beyond low or high; where no root is found on the way, the limit reached is returned.
 * Accurate to 1e-14 step or the spacing of doubles, whichever is wider. */
double exos_find_root (
    ExosFunction function, void *params, double start, double step, double low, double high);
