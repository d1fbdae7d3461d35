// SPDX-License-Identifier: MIT
/* What the tables of fields are made of: for the settings files alone. */
#pragma once

#define FIELD(Struct, kind, member)                                       \
  {                                                                       \
#member, EXOS_JSON_FIELD_##kind, offsetof(Struct, member), NULL, NULL \
  }

#define CHOICE(Struct, name, member)                                                            \
  {                                                                                             \
#member, EXOS_JSON_FIELD_CHOICE, offsetof(Struct, member), get_##name##_id, set_##name##_id \
  }

/* The two functions of a CHOICE, of exos_NAME_id() and exos_NAME_from_id(). */
#define DEFINE_CHOICE(Type, name)                               \
  static const char *get_##name##_id (gconstpointer at)         \
  {                                                             \
    return exos_##name##_id (*(const Type *) at);               \
  }                                                             \
                                                                \
  static gboolean set_##name##_id (gpointer at, const char *id) \
  {                                                             \
    return exos_##name##_from_id (id, (Type *) at);             \
  }
