// SPDX-License-Identifier: MIT
#include "memo/excerpt.h"

void
exos_excerpt_free (ExosExcerpt *self)
{
  g_free (self->title);
  g_free (self->text);
  g_free (self->caption);
  g_free (self);
}

gboolean
exos_excerpt_has_table (const ExosExcerpt *self)
{
  return self->table != NULL || (self->sections != NULL && self->sections->len > 0);
}
