// SPDX-License-Identifier: MIT
/* What is read back out of JSON that anybody may have changed. */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The object that text is, NULL with a message for people when it is none: no UTF-8, no JSON, or
 * nested deeper than anything of ours is. The caller unrefs. */
JsonObject *exos_json_parse (const char *text, gsize length, GError **error);

/* Why a member is refused: "“alpha” is no setting that can be read." Returns FALSE. */
gboolean exos_json_refuse (const char *key, GError **error);

/* How one member of an object is kept in a struct. */
typedef enum
{
  EXOS_JSON_FIELD_TEXT,   /* char *, NULL is null */
  EXOS_JSON_FIELD_TEXTS,  /* char **, NULL is null */
  EXOS_JSON_FIELD_FLAG,   /* gboolean */
  EXOS_JSON_FIELD_MARK,   /* gboolean, left out when FALSE */
  EXOS_JSON_FIELD_NUMBER, /* double, finite */
  EXOS_JSON_FIELD_COUNT,  /* guint64 */
  EXOS_JSON_FIELD_SMALL,  /* guint */
  EXOS_JSON_FIELD_RATIO,  /* ExosRatio, as [numerator, denominator]: exact */
  EXOS_JSON_FIELD_DATE,   /* GDate, null when not valid */
  EXOS_JSON_FIELD_CHOICE, /* an enum, by its id */
} ExosJsonFieldKind;

typedef struct
{
  const char *key;
  ExosJsonFieldKind kind;
  gsize offset;
  const char *(*get_id) (gconstpointer at); /* of CHOICE: of the enum that stands there */
  gboolean (*set_id) (gpointer at, const char *id);
} ExosJsonField;

/* One table both ways: all fields of a struct as members of the object that is open. */
void exos_json_write_fields (JsonBuilder *builder,
                             const ExosJsonField *fields,
                             gsize n_fields,
                             gconstpointer self);

/* Back into self, whose texts are freed before. What has no member stays as it is; what is no
 * value of its kind is refused. */
gboolean exos_json_read_fields (
    JsonObject *object, const ExosJsonField *fields, gsize n_fields, gpointer self, GError **error);

/* Lend the member of an object when it has that type, NULL otherwise. */
JsonObject *exos_json_find_object (JsonObject *object, const char *key);
JsonArray *exos_json_find_array (JsonObject *object, const char *key);
const char *exos_json_find_text (JsonObject *object, const char *key);

/* A number, NaN when it is none. */
double exos_json_find_number (JsonObject *object, const char *key);

/* A whole number, 0 when it is none; whether there is a null. */
gint64 exos_json_find_whole (JsonObject *object, const char *key);
gboolean exos_json_is_null (JsonObject *object, const char *key);

G_END_DECLS
