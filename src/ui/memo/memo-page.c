// SPDX-License-Identifier: MIT
#include "ui/memo/memo-page.h"

struct _ExosMemoPage
{
  GtkWidget parent;
};

G_DEFINE_FINAL_TYPE (ExosMemoPage, exos_memo_page, GTK_TYPE_WIDGET)

static void
exos_memo_page_class_init (ExosMemoPageClass *klass)
{
}

static void
exos_memo_page_init (ExosMemoPage *self)
{
}

GtkWidget *
exos_memo_page_new (ExosSession *session)
{
  return g_object_new (EXOS_TYPE_MEMO_PAGE, NULL);
}

void
exos_memo_page_zoom_in (ExosMemoPage *self)
{
}

void
exos_memo_page_zoom_out (ExosMemoPage *self)
{
}

void
exos_memo_page_zoom_fit (ExosMemoPage *self)
{
}

void
exos_memo_page_ask_reason (ExosMemoPage *self)
{
}
