// SPDX-License-Identifier: MIT
#include "ui/export/print.h"

#include "data/language.h"
#include "memo/draw.h"
#include "ui/memo-order.h"

static void
draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer doc)
{
  const ExosPaper paper =
      (ExosPaper) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (operation), "exos-paper"));

  exos_draw_page (gtk_print_context_get_cairo_context (context), doc, paper, (gsize) page);
}

static void
done (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer window)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;

  gtk_print_operation_get_error (operation, &error);

  g_autofree char *message =
      g_strdup_printf (_ ("Could not print: %s"), error != NULL ? error->message : "");

  exos_window_notice (window, TRUE, message, NULL, NULL);
}

/* The memo has margins of its own. */
static GtkPageSetup *
create_setup (ExosPaper paper)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *size =
      gtk_paper_size_new (paper == EXOS_PAPER_LETTER ? GTK_PAPER_NAME_LETTER : GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size (setup, size);
  gtk_page_setup_set_top_margin (setup, 0.0, GTK_UNIT_POINTS);
  gtk_page_setup_set_bottom_margin (setup, 0.0, GTK_UNIT_POINTS);
  gtk_page_setup_set_left_margin (setup, 0.0, GTK_UNIT_POINTS);
  gtk_page_setup_set_right_margin (setup, 0.0, GTK_UNIT_POINTS);
  gtk_paper_size_free (size);
  return setup;
}

static void
free_doc (gpointer doc, GClosure *closure)
{
  exos_doc_free (doc);
}

void
exos_print (ExosWindow *window)
{
  g_autoptr (ExosMemoOrder) order = exos_memo_order_new (exos_window_get_session (window));
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = create_setup (order->paper);
  ExosDoc *doc = exos_memo_order_new_doc (order);

  g_object_set_data (G_OBJECT (operation), "exos-paper", GINT_TO_POINTER (order->paper));
  gtk_print_operation_set_job_name (operation, doc->title);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (operation, (int) exos_page_count (doc, order->paper));
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_object (operation, "done", G_CALLBACK (done), window, 0);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page), doc, free_doc, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (window),
                           NULL);
}
