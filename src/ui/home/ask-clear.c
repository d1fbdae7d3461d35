// SPDX-License-Identifier: MIT
#include "ui/home/ask-clear.h"

#include "data/language.h"

static void
answered (GtkWindow *dialog, int response, gpointer clear)
{
  if (response == GTK_RESPONSE_ACCEPT)
    ((void (*) (void)) clear) ();
  gtk_window_destroy (dialog);
}

void
exos_ask_clear (GtkWidget *widget, const char *question, void (*clear) (void))
{
  GtkWidget *dialog = gtk_message_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (widget)), GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT,
      GTK_MESSAGE_QUESTION, GTK_BUTTONS_NONE, "%s", question);

  gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog), "%s",
                                            _ ("Files and exported memos are not deleted."));
  gtk_dialog_add_button (GTK_DIALOG (dialog), C_ ("button", "_Cancel"), GTK_RESPONSE_CANCEL);
  gtk_dialog_add_button (GTK_DIALOG (dialog), C_ ("button", "C_lear"), GTK_RESPONSE_ACCEPT);
  g_signal_connect (dialog, "response", G_CALLBACK (answered), (gpointer) clear);
  gtk_window_present (GTK_WINDOW (dialog));
}
