// SPDX-License-Identifier: MIT
#include "memo/draw.h"

#include <cairo-pdf.h>

#include "data/language.h"
#include "memo/page.h"

gboolean
exos_draw_failed (cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return FALSE;
  /* Translators: %s is a technical reason. */
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The memo could not be drawn: %s"),
               cairo_status_to_string (status));
  return TRUE;
}

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* The day of the memo, never the clock: the same memo gives the same bytes. */
static void
describe (cairo_surface_t *surface, const ExosDoc *doc)
{
  g_autofree char *time = g_strdup_printf ("%sT00:00:00Z", doc->iso_date);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, doc->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, doc->word);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, "ExperimentOS");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR,
                                  "ExperimentOS " EXOS_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, time);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, time);
}

static cairo_status_t
draw_pages (cairo_surface_t *surface, const ExosDoc *doc, ExosPaper paper)
{
  cairo_t *cr = cairo_create (surface);
  const gsize n_pages = exos_page_count (doc, paper);

  for (gsize i = 0; i < n_pages; i++)
    {
      exos_draw_page (cr, doc, paper, i);
      cairo_show_page (cr);
    }

  const cairo_status_t status = cairo_status (cr);

  cairo_destroy (cr);
  cairo_surface_finish (surface);
  return status != CAIRO_STATUS_SUCCESS ? status : cairo_surface_status (surface);
}

GBytes *
exos_draw_pdf (const ExosDoc *doc, ExosPaper paper, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  double width, height;

  exos_page_size (paper, &width, &height);
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append, bytes, width, height);

  describe (surface, doc);
  const cairo_status_t status = draw_pages (surface, doc, paper);

  cairo_surface_destroy (surface);
  if (exos_draw_failed (status, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
