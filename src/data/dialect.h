// SPDX-License-Identifier: MIT
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How many bytes at the start of a file are looked at before it is read. */
#define EXOS_HEAD_BYTES (64 * 1024)

typedef enum
{
  EXOS_BYTES_ASCII_LIKE, /* UTF-8, CP949, ISO-8859: decoded after parsing */
  EXOS_BYTES_UTF16LE,
  EXOS_BYTES_UTF16BE,
} ExosByteOrder;

/* What the first bytes say: how to decode, how many bytes of a mark to skip. FALSE with a message
 * that names what the file is when it is no table at all. */
gboolean exos_sniff_bytes (const char *head,
                           gsize length,
                           const char *display_name,
                           ExosByteOrder *order,
                           gsize *mark_length,
                           GError **error);

/* The delimiter of a decoded head: of sep=, else the one that gives known headers and the steadiest
 * number of cells. */
char exos_sniff_delimiter (const char *head, gsize length);

G_END_DECLS
