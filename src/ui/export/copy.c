// SPDX-License-Identifier: MIT
#include "ui/export/copy.h"

#include <string.h>

#include "data/language.h"
#include "memo/draw.h"
#include "memo/render.h"
#include "ui/memo-order.h"

#define CHART_WIDTH 1600

/* What goes to the clipboard, or NULL with error. */
typedef GdkContentProvider *(*Maker) (const ExosMemoOrder *order,
                                      const ExosDoc *doc,
                                      GError **error);

static GdkContentProvider *
provide (const char *mime, char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  return gdk_content_provider_new_for_bytes (mime, bytes);
}

static GdkContentProvider *
provide_text (char *taken)
{
  g_autofree char *text = taken;

  return gdk_content_provider_new_typed (G_TYPE_STRING, text);
}

static GdkContentProvider *
make_rich (const ExosMemoOrder *order, const ExosDoc *doc, GError **error)
{
  GdkContentProvider *both[] = { provide ("text/html", exos_render_rich_text (doc)),
                                 provide_text (exos_render_markdown (doc)) };

  return gdk_content_provider_new_union (both, G_N_ELEMENTS (both));
}

static GdkContentProvider *
make_markdown (const ExosMemoOrder *order, const ExosDoc *doc, GError **error)
{
  return provide_text (exos_render_markdown (doc));
}

static GdkContentProvider *
make_summary (const ExosMemoOrder *order, const ExosDoc *doc, GError **error)
{
  return provide_text (g_strchomp (exos_render_summary (doc)));
}

static GdkContentProvider *
make_text (const ExosMemoOrder *order, const ExosDoc *doc, GError **error)
{
  return provide_text (exos_render_text (doc));
}

static GdkContentProvider *
make_json (const ExosMemoOrder *order, const ExosDoc *doc, GError **error)
{
  return provide_text (exos_render_json (order->report, doc));
}

static GdkContentProvider *
make_chart (const ExosMemoOrder *order, const ExosDoc *doc, GError **error)
{
  g_autoptr (GBytes) png =
      exos_draw_effect_png (order->report, order->language, CHART_WIDTH, error);
  g_autoptr (GdkTexture) texture = png != NULL ? gdk_texture_new_from_bytes (png, error) : NULL;

  return texture != NULL ? gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, texture) : NULL;
}

static const struct
{
  const char *what;
  const char *said;
  Maker make;
} kinds[] = {
  { "rich", N_ ("Copied. Paste it into Notion or Confluence."), make_rich },
  { "markdown", N_ ("Copied as Markdown"), make_markdown },
  { "summary", N_ ("Summary line copied"), make_summary },
  { "text", N_ ("Text copied"), make_text },
  { "json", N_ ("Copied as JSON"), make_json },
  { "chart", N_ ("Chart copied as an image"), make_chart },
};

/* The words of a chart are those of the memo, as everything that leaves the window. */
static GdkContentProvider *
make_content (ExosWindow *window, Maker make, GError **error)
{
  g_autoptr (ExosMemoOrder) order = exos_memo_order_new (exos_window_get_session (window));
  g_autoptr (ExosDoc) doc = exos_memo_order_new_doc (order);
  const char *before = exos_language_use (order->language);
  GdkContentProvider *content = make (order, doc, error);

  exos_language_use (before);
  return content;
}

static void
copy_kind (ExosWindow *window, gsize kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkContentProvider) content = make_content (window, kinds[kind].make, &error);

  if (content != NULL)
    gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (window)), content);
  exos_window_toast (window, content != NULL ? exos_gettext (kinds[kind].said) : error->message,
                     NULL, NULL, NULL, NULL);
}

void
exos_copy (ExosWindow *window, const char *what)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].what, what))
      copy_kind (window, i);
}
