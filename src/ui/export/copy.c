// SPDX-License-Identifier: MIT
#include "ui/export/copy.h"

#include <string.h>

#include "data/language.h"
#include "memo/draw.h"
#include "memo/render.h"
#include "ui/memo-order.h"
#include "ui/widgets/picture.h"

#define CHART_WIDTH 1600
#define IMAGE_SCALE 2.0

/* What is copied: a memo, or one part of it. */
typedef struct
{
  const ExosMemoOrder *order;
  const ExosDoc *doc;
  const ExosExcerpt *excerpt; /* the part, else NULL */
  GtkWidget *card;            /* that shows the part, else NULL */
} Source;

/* What goes to the clipboard, or NULL with error. */
typedef GdkContentProvider *(*Maker) (const Source *source, GError **error);

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
make_rich (const Source *source, GError **error)
{
  GdkContentProvider *both[] = { provide ("text/html", exos_render_rich_text (source->doc)),
                                 provide_text (exos_render_markdown (source->doc)) };

  return gdk_content_provider_new_union (both, G_N_ELEMENTS (both));
}

static GdkContentProvider *
make_markdown (const Source *source, GError **error)
{
  return provide_text (source->excerpt != NULL ? exos_render_excerpt_markdown (source->excerpt)
                                               : exos_render_markdown (source->doc));
}

static GdkContentProvider *
make_table (const Source *source, GError **error)
{
  return provide_text (exos_render_excerpt_table (source->excerpt));
}

static GdkContentProvider *
make_image (const Source *source, GError **error)
{
  g_autoptr (GdkTexture) texture = exos_picture_new (source->card, IMAGE_SCALE, error);

  return texture != NULL ? gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, texture) : NULL;
}

static GdkContentProvider *
make_summary (const Source *source, GError **error)
{
  return provide_text (g_strchomp (exos_render_summary (source->doc)));
}

static GdkContentProvider *
make_text (const Source *source, GError **error)
{
  return provide_text (exos_render_text (source->doc));
}

static GdkContentProvider *
make_json (const Source *source, GError **error)
{
  return provide_text (exos_render_json (source->order->report, source->doc));
}

static GdkContentProvider *
make_chart (const Source *source, GError **error)
{
  g_autoptr (GBytes) png =
      exos_draw_effect_png (source->order->report, source->order->language, CHART_WIDTH, error);
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
  { "table", N_ ("Table copied"), make_table },
  { "image", N_ ("Card copied as an image"), make_image },
};

/* All words are those of the memo, as of everything that leaves the window. */
static GdkContentProvider *
make_content (
    ExosWindow *window, Maker make, GtkWidget *card, ExosExcerptMaker make_excerpt, GError **error)
{
  g_autoptr (ExosMemoOrder) order = exos_memo_order_new (exos_window_get_session (window));
  g_autoptr (ExosDoc) doc = exos_memo_order_new_doc (order);
  const char *before = exos_language_use (order->language);
  g_autoptr (ExosExcerpt) excerpt = make_excerpt != NULL ? make_excerpt (doc) : NULL;
  GdkContentProvider *content = make (&(Source) { order, doc, excerpt, card }, error);

  exos_language_use (before);
  return content;
}

static void
copy_kind (ExosWindow *window, gsize kind, GtkWidget *card, ExosExcerptMaker make_excerpt)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkContentProvider) content =
      make_content (window, kinds[kind].make, card, make_excerpt, &error);

  if (content != NULL)
    gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (window)), content);
  exos_window_toast (window, error == NULL ? exos_gettext (kinds[kind].said) : error->message, NULL,
                     NULL, NULL, NULL);
}

void
exos_copy_card (ExosWindow *window, const char *what, GtkWidget *card, ExosExcerptMaker make)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].what, what))
      copy_kind (window, i, card, make);
}

void
exos_copy (ExosWindow *window, const char *what)
{
  exos_copy_card (window, what, NULL, NULL);
}
