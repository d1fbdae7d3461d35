// SPDX-License-Identifier: MIT
#include "cli.h"

#include <gmodule.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "data/format.h"
#include "data/language.h"
#include "memo/draw.h"
#include "memo/render.h"
#include "store/save.h"

typedef GBytes *(*DrawFunction) (const ExosDoc *doc, ExosPaper paper, GError **error);

/* The drawing library stands beside the program in the build folder, or in the library folder once
 * installed. */
static GModule *
open_drawing (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = g_path_get_dirname (program != NULL ? program : "");
  g_autofree char *beside = g_build_filename (folder, EXOS_DRAW_MODULE, NULL);
  GModule *module = g_module_open (beside, G_MODULE_BIND_LAZY);

  return module != NULL ? module
                        : g_module_open (EXOS_MODULE_DIR "/" EXOS_DRAW_MODULE, G_MODULE_BIND_LAZY);
}

/* Loaded on demand: cairo, Pango and the font libraries would double the time of a text memo. The
 * module stays loaded, as its libraries keep state for the life of the process. */
static GBytes *
draw (const char *function, const ExosDoc *doc, ExosPaper paper, GError **error)
{
  GModule *module = open_drawing ();
  DrawFunction draw_function = NULL;

  if (module == NULL || !g_module_symbol (module, function, (gpointer *) &draw_function))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                   _ ("The drawing library could not be loaded: %s"), g_module_error ());
      return NULL;
    }

  g_module_make_resident (module);
  return draw_function (doc, paper, error);
}

static GBytes *
take_text (char *text)
{
  return g_bytes_new_take (text, strlen (text));
}

GBytes *
exos_command_render_doc (const ExosCommand *self, const ExosDoc *doc, GError **error)
{
  switch (self->format)
    {
    case EXOS_FORMAT_MARKDOWN:
      return take_text (exos_render_markdown (doc));
    case EXOS_FORMAT_SUMMARY:
      return take_text (exos_render_summary (doc));
    case EXOS_FORMAT_JSON:
      return take_text (exos_render_json (doc->report, doc));
    case EXOS_FORMAT_HTML:
      return draw ("exos_draw_html", doc, self->paper, error);
    case EXOS_FORMAT_PDF:
      return draw ("exos_draw_pdf", doc, self->paper, error);
    }

  g_assert_not_reached ();
}

GBytes *
exos_command_render (const ExosCommand *self, const ExosReport *report, GError **error)
{
  const ExosMemoOptions options = { .date = &self->date };
  g_autoptr (ExosDoc) doc = exos_doc_new (report, &options);

  return exos_command_render_doc (self, doc, error);
}

/* Passes on why that was not saved. */
static gboolean
refuse (const char *path, GError *reason, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *shown = exos_visible_text (name, 0);

  g_set_error (error, reason->domain, reason->code, _ ("Could not save “%s”: %s."), shown,
               reason->message);
  g_error_free (reason);
  return FALSE;
}

gboolean
exos_command_write (const ExosCommand *self, GBytes *bytes, GError **error)
{
  GError *reason = NULL;

  if (self->output != NULL)
    {
      g_autoptr (GFile) file = g_vfs_get_file_for_path (g_vfs_get_local (), self->output);

      return exos_save_bytes (file, bytes, NULL, &reason) || refuse (self->output, reason, error);
    }

  if (self->format == EXOS_FORMAT_PDF && isatty (STDOUT_FILENO))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _ ("A PDF cannot be shown in a terminal; use --output=PATH."));
      return FALSE;
    }

  return exos_save_to_stream (stdout, bytes, &reason) ||
         refuse (_ ("standard output"), reason, error);
}
