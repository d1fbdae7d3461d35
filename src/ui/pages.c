// SPDX-License-Identifier: MIT
#include "ui/pages.h"

#include "data/language.h"
#include "ui/experiment/experiment-page.h"
#include "ui/home/home-page.h"
#include "ui/memo/memo-page.h"
#include "ui/results/results-page.h"

static const struct
{
  const char *name;
  const char *title;
  const char *icon;
  GtkWidget *(*create) (ExosSession *session);
} pages[EXOS_N_PAGES] = {
  [EXOS_PAGE_HOME] = { "home", N_ ("Home"), "go-home-symbolic", exos_home_page_new },
  [EXOS_PAGE_EXPERIMENT] = { "experiment", N_ ("New Experiment"), "document-new-symbolic",
                             exos_experiment_page_new },
  [EXOS_PAGE_RESULTS] = { "results", N_ ("Results"), "exos-results-symbolic",
                          exos_results_page_new },
  [EXOS_PAGE_MEMO] = { "memo", N_ ("Decision Memo"), "x-office-document-symbolic",
                       exos_memo_page_new },
};

const char *
exos_page_name (ExosPageId page)
{
  return pages[page].name;
}

gboolean
exos_page_from_name (const char *name, ExosPageId *page)
{
  for (gsize i = 0; i < EXOS_N_PAGES; i++)
    if (g_str_equal (pages[i].name, name))
      {
        *page = (ExosPageId) i;
        return TRUE;
      }

  return FALSE;
}

const char *
exos_page_title (ExosPageId page)
{
  return exos_gettext (pages[page].title);
}

const char *
exos_page_icon (ExosPageId page)
{
  return pages[page].icon;
}

GtkWidget *
exos_page_new (ExosPageId page, ExosSession *session)
{
  return pages[page].create (session);
}
