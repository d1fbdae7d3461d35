// SPDX-License-Identifier: MIT
#include "ui/policy-source.h"

#include "analysis/policy-file.h"
#include "data/format.h"
#include "data/language.h"
#include "store/read.h"
#include "ui/defaults.h"

#define KEY "policy-file"

/* Where the file is and what its digest was. */
typedef struct
{
  char *path;
  char *digest;
} Choice;

static void
clear_choice (Choice *self)
{
  g_free (self->path);
  g_free (self->digest);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Choice, clear_choice)

static Choice
get_choice (void)
{
  Choice choice;

  g_settings_get (exos_settings (), KEY, "(ss)", &choice.path, &choice.digest);
  return choice;
}

gboolean
exos_policy_source_is_set (void)
{
  g_auto (Choice) choice = get_choice ();

  return choice.path[0] != '\0';
}

void
exos_policy_source_forget (void)
{
  g_settings_reset (exos_settings (), KEY);
}

static char *
dup_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *display = g_filename_display_name (base);

  return exos_visible_text (display, 0);
}

ExosPlan *
exos_policy_source_read (const ExosPlan *plan, GFile *file, GError **error)
{
  g_autofree char *name = dup_name (file);
  g_autoptr (GBytes) bytes = NULL;

  if (!g_file_is_native (file))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _ ("Choose a policy file on this computer."));
      return NULL;
    }

  bytes = exos_read_small (file, EXOS_POLICY_FILE_MAX, NULL, error);
  return bytes != NULL ? exos_policy_apply (plan, bytes, name, error) : NULL;
}

gboolean
exos_policy_source_choose (GFile *file, GError **error)
{
  g_autoptr (ExosPlan) usual = exos_plan_new ();
  g_autoptr (ExosPlan) plan = exos_policy_source_read (usual, file, error);
  g_autofree char *path = g_file_get_path (file);

  if (plan == NULL)
    return FALSE;
  g_settings_set (exos_settings (), KEY, "(ss)", path, plan->policy_digest);
  return TRUE;
}

/* The plan under the chosen file; NULL with the reason, also when it is not what it was. */
static ExosPlan *
read_chosen (const ExosPlan *plan, const Choice *choice, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (choice->path);
  g_autofree char *name = dup_name (file);
  g_autoptr (ExosPlan) changed = exos_policy_source_read (plan, file, error);

  if (changed == NULL || g_str_equal (changed->policy_digest, choice->digest))
    return g_steal_pointer (&changed);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               _ ("“%s” is not the file any more that you chose. Choose it again to use it."),
               name);
  return NULL;
}

ExosPlan *
exos_policy_source_apply (ExosPlan *plan)
{
  g_auto (Choice) choice = get_choice ();
  ExosPlan *changed = choice.path[0] != '\0' ? read_chosen (plan, &choice, NULL) : NULL;

  return changed != NULL ? changed : exos_plan_ref (plan);
}

char *
exos_policy_source_dup_state (gboolean *is_problem)
{
  g_auto (Choice) choice = get_choice ();
  g_autoptr (ExosPlan) usual = exos_plan_new ();
  g_autoptr (GError) error = NULL;

  if (choice.path[0] == '\0')
    return NULL;

  g_autoptr (ExosPlan) plan = read_chosen (usual, &choice, &error);

  if (is_problem != NULL)
    *is_problem = plan == NULL;
  if (plan == NULL)
    return exos_visible_text (error->message, 0);

  g_autoptr (GFile) file = g_file_new_for_path (choice.path);
  g_autofree char *name = dup_name (file);

  /* Translators: name of a policy, name of its file. */
  return g_strdup_printf (_ ("“%s” (%s)"), plan->policy_name, name);
}
