// SPDX-License-Identifier: MIT
#pragma once

#include "data/reader.h"
#include "data/shape.h"

G_BEGIN_DECLS

/* The sums of rows as an experiment: they become a sheet like any other shape, with a row a group,
 * or a group and segment or day. input is the head of the file; its roles become what each column
 * is used for, and everything that was wrong with rows becomes an issue. */
void exos_rows_understand (const ExosShapeInput *input, const ExosReading *reading);

G_END_DECLS
