// SPDX-License-Identifier: MIT
#include "data/language.h"

#include <gio/gio.h>
#include <string.h>

#include "exos-catalogues.h" /* generated */

#define CATALOGUE "/io/github/experimentos/ExperimentOS/catalogues/ko.mo"
#define MO_MAGIC 0x950412deu

/* The head of a GNU .mo file, in the byte order of the machine that msgfmt ran on. */
typedef struct
{
  guint32 magic;
  guint32 revision;
  guint32 n_strings;
  guint32 originals;
  guint32 translations;
} MoHeader;

typedef struct
{
  guint32 length;
  guint32 offset;
} MoString;

static GPrivate current_language = G_PRIVATE_INIT (NULL);

static gpointer
load_catalogue (gpointer unused)
{
  GBytes *bytes = g_resource_lookup_data (exos_catalogues_get_resource (), CATALOGUE,
                                          G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_return_val_if_fail (bytes != NULL, NULL);
  return bytes;
}

/* Lends the translation of a msgid (with its context and \004 in front), or NULL. The msgids of a
 * .mo file are sorted by strcmp. */
static const char *
translate (const char *msgid)
{
  static GOnce once = G_ONCE_INIT;
  GBytes *bytes = g_once (&once, load_catalogue, NULL);
  const char *base = bytes != NULL ? g_bytes_get_data (bytes, NULL) : NULL;
  const MoHeader *header = (const MoHeader *) (gconstpointer) base;

  if (header == NULL || header->magic != MO_MAGIC)
    return NULL;

  const MoString *originals = (const MoString *) (gconstpointer) (base + header->originals);
  const MoString *translations = (const MoString *) (gconstpointer) (base + header->translations);

  for (guint32 low = 0, high = header->n_strings; low < high;)
    {
      const guint32 middle = low + (high - low) / 2;
      const int order = strcmp (msgid, base + originals[middle].offset);

      if (order == 0)
        return base + translations[middle].offset;
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }

  return NULL;
}

static const char *
canonical (const char *language)
{
  return language != NULL && g_str_has_prefix (language, "ko") && !g_ascii_isalpha (language[2])
             ? "ko"
             : "en";
}

const char *
exos_language (void)
{
  const char *language = g_private_get (&current_language);

  return language != NULL ? language : "en";
}

const char *
exos_language_use (const char *language)
{
  const char *before = exos_language ();

  g_private_set (&current_language, (gpointer) canonical (language));
  return before;
}

gboolean
exos_language_is_known (const char *language)
{
  return g_str_equal (language, "en") || g_str_equal (language, "ko");
}

const char *
exos_language_from_environment (void)
{
  const char *const *names = g_get_language_names_with_category ("LC_MESSAGES");

  return canonical (names[0]);
}

static gboolean
is_english (void)
{
  return g_str_equal (exos_language (), "en");
}

const char *
exos_gettext (const char *msgid)
{
  const char *text = is_english () ? NULL : translate (msgid);

  return text != NULL ? text : msgid;
}

const char *
exos_pgettext (const char *msgctxtid, gsize msgid_offset)
{
  const char *text = is_english () ? NULL : translate (msgctxtid);

  return text != NULL ? text : msgctxtid + msgid_offset;
}

const char *
exos_ngettext (const char *singular, const char *plural, gulong n)
{
  /* Korean has one form, which msgfmt keeps under the singular; strcmp stops at the NUL that
   * stands between singular and plural. */
  const char *text = is_english () ? NULL : translate (singular);

  return text != NULL ? text : n == 1 ? singular : plural;
}
