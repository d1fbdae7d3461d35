// SPDX-License-Identifier: MIT
#include "data/dialect.h"

#include <string.h>

#include "data/aliases.h"
#include "data/csv.h"
#include "data/import.h"
#include "data/language.h"
#include "data/text.h"

#define MAX_SNIFFED_RECORDS 60
#define SNIFFED_AT_ONCE 1024 /* bytes */
#define MAX_SNIFFED_COUNT 64

/* What a file is that is no table. */
typedef enum
{
  WHAT_TABLE,
  WHAT_XLSX,
  WHAT_XLS,
  WHAT_GZIP,
  WHAT_PARQUET,
  WHAT_PDF,
  WHAT_PNG,
  WHAT_JPEG,
  WHAT_SQLITE,
  WHAT_HTML,
  WHAT_JSON,
  WHAT_BINARY,
} What;

/* First bytes of what people save or rename as .csv. */
static const struct
{
  const char *bytes;
  gsize length;
  What what;
} magics[] = {
  { "PK\x03\x04", 4, WHAT_XLSX },   { "\xd0\xcf\x11\xe0", 4, WHAT_XLS },
  { "\x1f\x8b", 2, WHAT_GZIP },     { "PAR1", 4, WHAT_PARQUET },
  { "%PDF", 4, WHAT_PDF },          { "\x89PNG", 4, WHAT_PNG },
  { "\xff\xd8\xff", 3, WHAT_JPEG }, { "SQLite format 3", 15, WHAT_SQLITE },
};

/* The words of a refusal, NULL for a table. */
static char *
describe (What what, const char *name)
{
  /* clang-format off */
  switch (what)
    {
    case WHAT_XLSX:
      return g_strdup_printf (_ ("“%s” is a spreadsheet (Excel .xlsx) or another zip file, not CSV. In your spreadsheet app, use Save As ▸ CSV UTF-8."), name);
    case WHAT_XLS:
      return g_strdup_printf (_ ("“%s” is a spreadsheet (Excel .xls), not CSV. In your spreadsheet app, use Save As ▸ CSV UTF-8."), name);
    case WHAT_GZIP:
      return g_strdup_printf (_ ("“%s” is compressed (gzip), not CSV. Unpack it first."), name);
    case WHAT_PARQUET:
      return g_strdup_printf (_ ("“%s” is a Parquet file, not CSV. Export it as CSV."), name);
    case WHAT_PDF:
      return g_strdup_printf (_ ("“%s” is a PDF, not CSV. Export the table as CSV."), name);
    case WHAT_PNG:
      return g_strdup_printf (_ ("“%s” is a picture (PNG), not CSV."), name);
    case WHAT_JPEG:
      return g_strdup_printf (_ ("“%s” is a picture (JPEG), not CSV."), name);
    case WHAT_SQLITE:
      return g_strdup_printf (_ ("“%s” is a database (SQLite), not CSV. Export the table as CSV."), name);
    case WHAT_HTML:
      return g_strdup_printf (_ ("“%s” is a web page (HTML), not CSV. Export the table as CSV."), name);
    case WHAT_JSON:
      return g_strdup_printf (_ ("“%s” is JSON, not CSV. Export it as CSV."), name);
    case WHAT_BINARY:
      return g_strdup_printf (_ ("“%s” is a binary file, not a CSV file."), name);
    case WHAT_TABLE:
      break;
    }
  /* clang-format on */

  return NULL;
}

static gboolean
starts_with (const char *text, gsize length, const char *lower)
{
  return length >= strlen (lower) && g_ascii_strncasecmp (text, lower, strlen (lower)) == 0;
}

/* A web page or JSON: text, but no table. */
static What
find_text_format (const char *head, gsize length)
{
  static const char *const tags[] = { "<!doctype", "<html", "<table", "<head", "<body", "<?xml" };

  exos_trim (&head, &length);
  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    if (starts_with (head, length, tags[i]))
      return WHAT_HTML;
  if (length > 1 && head[0] == '{' && strchr ("\"}\n\r ", head[1]) != NULL)
    return WHAT_JSON;
  if (length > 1 && head[0] == '[' && strchr ("{[\n\r ", head[1]) != NULL)
    return WHAT_JSON;
  return WHAT_TABLE;
}

/* More than a stray control character or two in a thousand bytes. */
static gboolean
is_binary (const char *head, gsize length)
{
  gsize n_controls = 0;

  for (gsize i = 0; i < length; i++)
    n_controls += (guchar) head[i] < 0x20 && strchr ("\t\n\v\f\r", head[i]) == NULL;
  for (gsize i = 0; i < length; i++)
    n_controls += head[i] == '\0'; /* strchr finds the NUL that ends its list */
  return n_controls > 8 && n_controls * 20 > length;
}

/* UTF-16 of ASCII text has a NUL in every other byte. */
static gboolean
has_nul_pattern (const char *head, gsize length, gsize nul_at)
{
  const gsize n = MIN (length, 256) / 2;
  gsize n_matching = 0;

  for (gsize i = 0; i < n; i++)
    n_matching += head[2 * i + nul_at] == '\0' && head[2 * i + 1 - nul_at] != '\0';
  return n >= 4 && n_matching * 10 >= n * 9;
}

static void
sniff_order (const char *head, gsize length, ExosByteOrder *order, gsize *mark_length)
{
  static const struct
  {
    const char *mark;
    gsize length;
    ExosByteOrder order;
  } marks[] = {
    { "\xef\xbb\xbf", 3, EXOS_BYTES_ASCII_LIKE },
    { "\xff\xfe", 2, EXOS_BYTES_UTF16LE },
    { "\xfe\xff", 2, EXOS_BYTES_UTF16BE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (length >= marks[i].length && memcmp (head, marks[i].mark, marks[i].length) == 0)
      {
        *order = marks[i].order;
        *mark_length = marks[i].length;
        return;
      }

  *mark_length = 0;
  *order = has_nul_pattern (head, length, 1)   ? EXOS_BYTES_UTF16LE
           : has_nul_pattern (head, length, 0) ? EXOS_BYTES_UTF16BE
                                               : EXOS_BYTES_ASCII_LIKE;
}

static What
recognise (const char *head, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (magics); i++)
    if (length >= magics[i].length && memcmp (head, magics[i].bytes, magics[i].length) == 0)
      return magics[i].what;

  const What text = find_text_format (head, length);

  return text == WHAT_TABLE && is_binary (head, length) ? WHAT_BINARY : text;
}

gboolean
exos_sniff_bytes (const char *head,
                  gsize length,
                  const char *display_name,
                  ExosByteOrder *order,
                  gsize *mark_length,
                  GError **error)
{
  sniff_order (head, length, order, mark_length);
  if (*order != EXOS_BYTES_ASCII_LIKE)
    return TRUE;

  g_autofree char *refusal = describe (recognise (head, length), display_name);

  if (refusal != NULL)
    g_set_error_literal (error, EXOS_IMPORT_ERROR, EXOS_IMPORT_ERROR_NOT_A_TABLE, refusal);
  return refusal == NULL;
}

/* How a delimiter would cut the head. */
typedef struct
{
  guint n_records;
  guint n_with[MAX_SNIFFED_COUNT]; /* records with so many cells */
  guint best_words;                /* most known headers in one record */
} Cut;

/* What starts with a digit is no name of a column, and most cells of a file do. */
static gboolean
is_name (const ExosCell *cell)
{
  g_autofree char *name = NULL;

  if (cell->length == 0 || g_ascii_isdigit (cell->text[0]))
    return FALSE;
  name = exos_normalize_name (cell->text, (gssize) MIN (cell->length, 200));
  return exos_find_alias (name) != NULL;
}

static void
note_record (const ExosRecord *record, gpointer user_data)
{
  Cut *cut = user_data;
  guint n_words = 0;

  if (cut->n_records >= MAX_SNIFFED_RECORDS ||
      (record->n_kept == 1 && record->cells[0].length == 0))
    return;

  for (gsize i = 0; i < MIN (record->n_kept, MAX_SNIFFED_COUNT); i++)
    n_words += is_name (&record->cells[i]) != FALSE;

  cut->n_records++;
  cut->n_with[MIN (record->n_cells, MAX_SNIFFED_COUNT - 1)]++;
  cut->best_words = MAX (cut->best_words, n_words);
}

/* Steadiness first where no header is known; one column is no table, so what is not there at all
 * needs no reading. */
static guint64
score_delimiter (const char *head, gsize length, char delimiter)
{
  if (length == 0 || memchr (head, delimiter, length) == NULL)
    return 0;

  Cut cut = { 0 };
  g_autoptr (ExosCsv) csv = exos_csv_new (delimiter, note_record, &cut);
  gboolean is_read = TRUE;
  guint steady = 0;
  guint width = 0;

  for (gsize at = 0; is_read && at < length && cut.n_records < MAX_SNIFFED_RECORDS;
       at += SNIFFED_AT_ONCE)
    is_read = exos_csv_push (csv, head + at, MIN (length - at, SNIFFED_AT_ONCE), NULL);
  if (is_read)
    exos_csv_finish (csv);
  for (guint n = 2; n < MAX_SNIFFED_COUNT; n++)
    if (cut.n_with[n] >= steady && cut.n_with[n] > 0)
      {
        steady = cut.n_with[n];
        width = n;
      }

  const guint64 words = cut.best_words >= 2 ? cut.best_words : 0;

  return (words << 32) + ((guint64) steady << 16) + width;
}

/* Excel's own line: "sep=;". */
static char
delimiter_of_sep_line (const char *head, gsize length)
{
  return length >= 6 && g_ascii_strncasecmp (head, "sep=", 4) == 0 &&
                 (head[5] == '\n' || head[5] == '\r')
             ? head[4]
             : '\0';
}

char
exos_sniff_delimiter (const char *head, gsize length)
{
  static const char candidates[] = { ',', ';', '\t', '|' };
  const char named = delimiter_of_sep_line (head, length);
  guint64 best = 0;
  char delimiter = ',';

  if (named != '\0' && memchr (candidates, named, sizeof candidates) != NULL)
    return named;

  for (gsize i = 0; i < sizeof candidates; i++)
    {
      const guint64 score = score_delimiter (head, length, candidates[i]);

      if (score > best)
        {
          best = score;
          delimiter = candidates[i];
        }
    }

  return delimiter;
}
