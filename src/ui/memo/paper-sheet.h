// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One sheet of paper with a picture of a page, as wide as its zoom says, or as the place allows. */
#define EXOS_TYPE_PAPER_SHEET (exos_paper_sheet_get_type ())
G_DECLARE_FINAL_TYPE (ExosPaperSheet, exos_paper_sheet, EXOS, PAPER_SHEET, GtkWidget)

GtkWidget *exos_paper_sheet_new (void);

/* Shows image, stretched to the sheet until one of the right size comes. Takes a reference. */
void exos_paper_sheet_set_image (ExosPaperSheet *self, cairo_surface_t *image);

/* Width in pixels, 0: as wide as there is room. ratio is height by width. */
void exos_paper_sheet_set_size (ExosPaperSheet *self, int width, double ratio);

G_END_DECLS
