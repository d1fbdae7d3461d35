// SPDX-License-Identifier: MIT
/* The plan that a command line asks for. */
#include "cli.h"

#include <string.h>

#include "analysis/plan-options.h"
#include "analysis/policy-file.h"
#include "store/read.h"

#define N_RANKS 3

void
exos_command_keep (ExosCommand *self, const char *option, const char *text)
{
  if (self->settings == NULL)
    self->settings = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->settings, g_strdup (option));
  g_ptr_array_add (self->settings, g_strdup (text));
}

static int
find_rank (const char *option)
{
  if (g_str_equal (option, "policy"))
    return 0;
  return g_str_equal (option, "guardrail") ? N_RANKS - 1 : 1;
}

/* A word of the list is the policy of that name, even where there is such a file. */
static gboolean
is_file (const char *text)
{
  ExosPolicy policy;

  if (exos_policy_from_id (text, &policy))
    return FALSE;
  return g_str_has_suffix (text, ".ini") || strchr (text, G_DIR_SEPARATOR) != NULL ||
         g_file_test (text, G_FILE_TEST_EXISTS);
}

static gboolean
apply_policy_file (ExosCommand *self, const char *path, GError **error)
{
  g_autoptr (GFile) file = g_vfs_get_file_for_path (g_vfs_get_local (), path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_filename_display_name (base);
  g_autoptr (GBytes) bytes = exos_read_small (file, EXOS_POLICY_FILE_MAX, NULL, error);
  ExosPlan *plan = bytes != NULL ? exos_policy_apply (self->plan, bytes, name, error) : NULL;

  if (plan == NULL)
    {
      g_prefix_error (error, "%s: ", name);
      return FALSE;
    }

  exos_plan_unref (self->plan);
  self->plan = plan;
  return TRUE;
}

static gboolean
apply (ExosCommand *self, const char *option, const char *text, GError **error)
{
  if (g_str_equal (option, "policy") && is_file (text))
    return apply_policy_file (self, text, error);
  return exos_plan_set_option (self->plan, option, text, error);
}

gboolean
exos_command_apply_settings (ExosCommand *self, GError **error)
{
  for (int rank = 0; rank < N_RANKS; rank++)
    for (guint i = 0; self->settings != NULL && i < self->settings->len; i += 2)
      {
        const char *option = self->settings->pdata[i];

        if (find_rank (option) == rank &&
            !apply (self, option, self->settings->pdata[i + 1], error))
          return FALSE;
      }

  return TRUE;
}
