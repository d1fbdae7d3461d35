// SPDX-License-Identifier: MIT
#include "ui/window-visit.h"

#define KEY "exos-visit"

typedef struct
{
  ExosPageId page;
  ExosPageId before;
} Visit;

void
exos_visit_begin (ExosWindow *window, ExosPageId page)
{
  Visit *visit = g_new (Visit, 1);

  visit->page = page;
  visit->before = exos_window_get_page (window);
  g_object_set_data_full (G_OBJECT (window), KEY, visit, g_free);
  exos_window_show_page_at_once (window, page);
}

gboolean
exos_visit_is_on (ExosWindow *window)
{
  const Visit *visit = g_object_get_data (G_OBJECT (window), KEY);

  return visit != NULL && visit->page == exos_window_get_page (window);
}

void
exos_visit_return (ExosWindow *window)
{
  const Visit *visit = g_object_get_data (G_OBJECT (window), KEY);

  if (exos_visit_is_on (window))
    exos_window_show_page_at_once (window, visit->before);
  exos_visit_end (window);
}

void
exos_visit_end (ExosWindow *window)
{
  g_object_set_data (G_OBJECT (window), KEY, NULL);
}
