// SPDX-License-Identifier: MIT
#include "ui/recent.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "data/format.h"
#include "data/language.h"
#include "data/source-files.h"
#include "memo/words.h"
#include "ui/defaults.h"

#define APPLICATION "ExperimentOS"
#define VERDICT_GROUP "experimentos-"
#define PART_GROUP "experimentos-part-" /* 0001:, the address of a further file of a set */
#define MAX_PARTS 200                   /* of a set that is remembered */
#define MAX_MENU 8

static const char *const verdict_groups[] = {
  [EXOS_VERDICT_LAUNCH] = VERDICT_GROUP "launch",
  [EXOS_VERDICT_HOLD] = VERDICT_GROUP "hold",
  [EXOS_VERDICT_ROLLBACK] = VERDICT_GROUP "rollback",
};

ExosRecent *
exos_recent_copy (const ExosRecent *self)
{
  ExosRecent *copy = g_memdup2 (self, sizeof *self);

  copy->uris = g_strdupv (self->uris);
  copy->title = g_strdup (self->title);
  copy->file = g_strdup (self->file);
  copy->when = g_date_time_ref (self->when);
  return copy;
}

void
exos_recent_free (ExosRecent *self)
{
  g_strfreev (self->uris);
  g_free (self->title);
  g_free (self->file);
  g_clear_pointer (&self->when, g_date_time_unref);
  g_free (self);
}

static void
read_verdict (ExosRecent *self, GtkRecentInfo *info)
{
  for (gsize i = 0; i < G_N_ELEMENTS (verdict_groups); i++)
    if (gtk_recent_info_has_group (info, verdict_groups[i]))
      {
        self->has_verdict = TRUE;
        self->verdict = (ExosVerdict) i;
      }
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* The file, and those that were read with it as one, in their order. */
static char **
list_uris (GtkRecentInfo *info)
{
  g_autoptr (GPtrArray) uris = g_ptr_array_new ();
  g_auto (GStrv) groups = gtk_recent_info_get_groups (info, NULL);

  for (gsize i = 0; groups != NULL && groups[i] != NULL; i++)
    if (g_str_has_prefix (groups[i], PART_GROUP) && strchr (groups[i], ':') != NULL)
      g_ptr_array_add (uris, groups[i]);
  g_ptr_array_sort (uris, compare_texts);
  for (guint i = 0; i < uris->len; i++)
    uris->pdata[i] = g_strdup (strchr (uris->pdata[i], ':') + 1);
  g_ptr_array_insert (uris, 0, g_strdup (gtk_recent_info_get_uri (info)));
  g_ptr_array_add (uris, NULL);
  return (char **) g_ptr_array_steal (uris, NULL);
}

/* Files elsewhere are not asked after: that could take as long as the network likes. */
gboolean
exos_recent_is_missing (char *const *uris)
{
  for (gsize i = 0; uris[i] != NULL; i++)
    {
      g_autofree char *path = g_filename_from_uri (uris[i], NULL, NULL);

      if (path != NULL && !g_file_test (path, G_FILE_TEST_EXISTS))
        return TRUE;
    }

  return FALSE;
}

static ExosRecent *
create_recent (GtkRecentInfo *info)
{
  ExosRecent *self = g_new0 (ExosRecent, 1);
  g_autofree char *name = gtk_recent_info_get_short_name (info);
  g_autofree char *file = exos_visible_text (name, 0);
  const char *title = gtk_recent_info_get_display_name (info);

  self->uris = list_uris (info);
  self->file = exos_source_files_say_name (file, g_strv_length (self->uris));
  self->title = exos_visible_text (title, 0);
  self->when = g_date_time_to_local (gtk_recent_info_get_visited (info));
  self->is_missing = exos_recent_is_missing (self->uris);
  read_verdict (self, info);
  return self;
}

static int
compare_visits (gconstpointer a, gconstpointer b)
{
  const ExosRecent *const *left = a;
  const ExosRecent *const *right = b;

  return g_date_time_compare ((*right)->when, (*left)->when);
}

/* GTK complains aloud, as soon as it is asked, where it cannot keep its list. */
static gboolean
has_folder (void)
{
  return g_mkdir_with_parents (g_get_user_data_dir (), 0700) == 0;
}

void
exos_recent_connect (GCallback changed, gpointer object)
{
  if (has_folder ())
    g_signal_connect_object (gtk_recent_manager_get_default (), "changed", changed, object,
                             G_CONNECT_SWAPPED);
}

GPtrArray *
exos_recent_list (guint max)
{
  GPtrArray *recents = g_ptr_array_new_with_free_func ((GDestroyNotify) exos_recent_free);
  GList *items =
      has_folder () ? gtk_recent_manager_get_items (gtk_recent_manager_get_default ()) : NULL;

  for (GList *l = items; l != NULL; l = l->next)
    if (gtk_recent_info_has_application (l->data, APPLICATION))
      {
        ExosRecent *recent = create_recent (l->data);

        if (recent->has_verdict)
          g_ptr_array_add (recents, recent);
        else
          exos_recent_free (recent);
      }

  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
  g_ptr_array_sort (recents, compare_visits);
  if (recents->len > max)
    g_ptr_array_set_size (recents, (int) max);
  return recents;
}

static gboolean
can_remember (void)
{
  return has_folder () && g_access (g_get_user_data_dir (), W_OK) == 0;
}

static gboolean
may_remember (GFile *file)
{
  gboolean is_enabled;

  g_object_get (gtk_settings_get_default (), "gtk-recent-files-enabled", &is_enabled, NULL);
  return is_enabled && g_settings_get_boolean (exos_settings (), "keep-recent") &&
         !g_file_has_uri_scheme (file, "resource") && can_remember ();
}

/* The further files of a set, in their order. */
static void
add_parts (GPtrArray *groups, GPtrArray *files)
{
  for (guint i = 1; i < files->len; i++)
    {
      g_autofree char *uri = g_file_get_uri (files->pdata[i]);

      g_ptr_array_add (groups, g_strdup_printf (PART_GROUP "%04u:%s", i, uri));
    }
}

void
exos_recent_add (GPtrArray *files, const char *title, ExosVerdict verdict)
{
  g_autofree char *uri = g_file_get_uri (files->pdata[0]);
  /* GTK 4.8 looks at the first byte of the list, not of the name in it: an address that ends with
   * zero means no groups. One past what was allocated is odd. */
  g_autofree char *marked = g_strconcat ("-", verdict_groups[verdict], NULL);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) groups = g_ptr_array_new ();

  if (files->len > MAX_PARTS || !may_remember (files->pdata[0]))
    return;

  add_parts (parts, files);
  g_ptr_array_add (groups, marked + 1);
  g_ptr_array_extend (groups, parts, NULL, NULL);
  g_ptr_array_add (groups, NULL);

  GtkRecentData data = {
    .display_name = (char *) title,
    .mime_type = (char *) "text/csv",
    .app_name = (char *) APPLICATION,
    .app_exec = (char *) "experimentos %u",
    .groups = (char **) groups->pdata,
    .is_private = FALSE,
  };

  /* What it says of a file that it knows is not changed by adding it: the verdict may be new. */
  exos_recent_remove (uri);
  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

GPtrArray *
exos_recent_dup_files (char *const *uris)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  for (gsize i = 0; uris[i] != NULL; i++)
    g_ptr_array_add (files, g_file_new_for_uri (uris[i]));
  return files;
}

void
exos_recent_remove (const char *uri)
{
  gtk_recent_manager_remove_item (gtk_recent_manager_get_default (), uri, NULL);
}

void
exos_recent_clear (void)
{
  g_autoptr (GPtrArray) recents = exos_recent_list (G_MAXUINT);

  for (guint i = 0; i < recents->len; i++)
    exos_recent_remove (((ExosRecent *) g_ptr_array_index (recents, i))->uris[0]);
}

/* A file name is no place for mnemonics. */
static char *
double_underscores (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "_", -1);

  return g_strjoinv ("__", parts);
}

static char *
dup_menu_label (const ExosRecent *recent)
{
  /* Translators: an experiment and its verdict, in the menu of recent files. */
  g_autofree char *text = recent->has_verdict
                              ? g_strdup_printf (_ ("%s — %s"), recent->title,
                                                 exos_words_verdict_short (recent->verdict))
                              : g_strdup (recent->title);

  return double_underscores (text);
}

void
exos_recent_fill_menu (GtkMenuButton *button, gpointer user_data)
{
  g_autoptr (GPtrArray) recents = exos_recent_list (MAX_MENU);
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < recents->len; i++)
    {
      const ExosRecent *recent = g_ptr_array_index (recents, i);
      g_autofree char *label = dup_menu_label (recent);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "recent.open", "^as", recent->uris);
      if (!recent->is_missing)
        g_menu_append_item (menu, item);
    }
  if (recents->len == 0)
    g_menu_append (menu, _ ("No recent files"), "recent.none");
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}
