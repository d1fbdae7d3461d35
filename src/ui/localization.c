// SPDX-License-Identifier: MIT
#include "ui/localization.h"

#include <libintl.h>
#include <locale.h>

#include "data/language.h"

/* The catalogues of an installed program, or those of the build folder that it runs from. */
static char *
find_catalogues (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = g_path_get_dirname (program != NULL ? program : "");
  g_autofree char *built = g_build_filename (folder, "..", "po", NULL);
  g_autofree char *catalogue =
      g_build_filename (built, "ko", "LC_MESSAGES", EXOS_GETTEXT_PACKAGE ".mo", NULL);

  return g_file_test (catalogue, G_FILE_TEST_EXISTS) ? g_steal_pointer (&built)
                                                     : g_strdup (EXOS_LOCALE_DIR);
}

/* libintl translates nothing in the C locale, and a locale that is not generated is just that. */
static void
leave_c_locale (void)
{
  const char *messages = setlocale (LC_MESSAGES, NULL);

  if (messages == NULL || g_str_equal (messages, "C") || g_str_equal (messages, "POSIX"))
    setlocale (LC_MESSAGES, "C.UTF-8");
}

void
exos_locale_use (const char *language)
{
  g_autofree char *catalogues = find_catalogues ();

  g_setenv ("LANGUAGE", language, TRUE);
  if (setlocale (LC_ALL, "") == NULL)
    setlocale (LC_ALL, "C.UTF-8");
  leave_c_locale ();
  bindtextdomain (EXOS_GETTEXT_PACKAGE, catalogues);
  bind_textdomain_codeset (EXOS_GETTEXT_PACKAGE, "UTF-8");
  textdomain (EXOS_GETTEXT_PACKAGE);
  exos_language_use (language);
}

const char *
exos_locale_choose (const char *preference)
{
  return exos_language_is_known (preference) ? preference : exos_language_from_environment ();
}
