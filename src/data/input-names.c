// SPDX-License-Identifier: MIT
#include "data/input-names.h"

#include "data/input.h"
#include "data/natural-order.h"

static void
free_part (gpointer part)
{
  exos_part_file_free (part);
}

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const ExosPartFile *left = *(ExosPartFile *const *) a;
  const ExosPartFile *right = *(ExosPartFile *const *) b;

  return exos_compare_naturally (left->name, right->name);
}

static void
add_folder (ExosPartFile *part)
{
  g_autoptr (GFile) folder = g_file_get_parent (part->file);
  g_autofree char *name = folder != NULL ? exos_part_file_dup_name (folder) : NULL;
  g_autofree char *base = g_steal_pointer (&part->name);

  part->name = name != NULL ? g_strdup_printf ("%s/%s", name, base) : g_steal_pointer (&base);
}

/* Of sorted parts. */
static void
tell_apart (GPtrArray *parts)
{
  for (guint begin = 0, end = 1; begin < parts->len; begin = end++)
    {
      const char *name = ((ExosPartFile *) g_ptr_array_index (parts, begin))->name;

      while (end < parts->len &&
             g_str_equal (((ExosPartFile *) g_ptr_array_index (parts, end))->name, name))
        end++;
      for (guint i = begin; end - begin > 1 && i < end; i++)
        add_folder (g_ptr_array_index (parts, i));
    }
}

GPtrArray *
exos_input_list_parts (GFile *const *files, gsize n_files)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (free_part);

  for (gsize i = 0; i < n_files; i++)
    g_ptr_array_add (parts, exos_part_file_new (files[i]));
  g_ptr_array_sort (parts, compare_parts);
  tell_apart (parts);
  g_ptr_array_sort (parts, compare_parts);
  return parts;
}

gboolean
exos_input_name_is_packed (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_str_has_suffix (lower, ".gz");
}

char *
exos_input_dup_name (GFile *const *files, gsize n_files)
{
  g_autoptr (GPtrArray) parts = exos_input_list_parts (files, n_files);

  return exos_source_files_say_name (((ExosPartFile *) g_ptr_array_index (parts, 0))->name,
                                     n_files);
}
