// SPDX-License-Identifier: MIT
/* One row a user. The second group converts 5 % more often and spends 2 % more when it does; what
 * was spent before goes with what is spent now. */
#include "generate.h"

#include <math.h>

typedef struct
{
  guint arm, segment, country;
  guint32 day;
  gint64 revenue, pre;
  gboolean is_converted, is_quoted, has_newline, is_missing;
} Unit;

static const char *const segments[] = { "new", "returning", "power", "lapsed" };
static const char *const countries[] = { "US", "US", "US", "US", "US", "GB", "GB", "DE",
                                         "DE", "FR", "JP", "BR", "IN", "CA", "AU", "SE" };

static gint64
cents (double mean, double sd, double z, double factor, double scale)
{
  return llrint (exp (mean + sd * z) * factor * scale);
}

static guint
pick_segment (guint64 bits)
{
  const guint of_256 = bits & 255;

  return of_256 < 128 ? 0 : of_256 < 210 ? 1 : of_256 < 236 ? 2 : 3;
}

static Unit
draw_unit (const Options *options, double scale, guint64 i)
{
  const guint64 a = draw (i, 1), b = draw (i, 2), c = draw (i, 3);
  const double z_pre = draw_normal (b);
  const gboolean has_pre = draw_below (b >> 32, 10) < 4;
  Unit unit = { .arm = a >> 63, .segment = pick_segment (c), .country = c >> 8 & 15 };
  const double rate = 0.1 * (unit.arm ? 1.05 : 1.0) * (has_pre ? 1.3 : 0.8);

  unit.day = 30 + draw_below (c >> 12, 14);
  unit.is_converted = (double) (c >> 32) * 0x1p-32 < rate;
  if (has_pre)
    unit.pre = cents (3.4, 0.9, z_pre, 1.0, scale);
  if (unit.is_converted)
    unit.revenue =
        cents (3.5, 0.8, 0.6 * z_pre + 0.8 * draw_normal (b >> 16), unit.arm ? 1.02 : 1.0, scale);
  unit.is_quoted = draw_below (draw_mix (a), 100) < (guint) options->quoted_percent;
  unit.has_newline = draw_below (draw_mix (b), 1000) < (guint) options->newline_permil;
  unit.is_missing = draw_below (draw_mix (c), 1000) < (guint) options->missing_permil;
  return unit;
}

static void
put_word (const char *word, const char *rest, gboolean is_quoted)
{
  if (is_quoted)
    put_char ('"');
  put_text (word);
  put_text (rest);
  if (is_quoted)
    put_char ('"');
}

static void
put_unit (const Options *options, const Unit *unit, guint64 i)
{
  const gboolean is_quoted = unit->is_quoted && !options->quotes_all;
  const gboolean has_newline = unit->has_newline && !options->quotes_all;
  const char *rest = has_newline ? "\nnote, \"\"x\"\" 7," : is_quoted ? ", \"\"loyal\"\"" : "";

  put_mark ();
  put_user (i);
  put_comma ();
  put_word (arm_names[unit->arm], "", is_quoted);
  put_comma ();
  put_unsigned ((guint64) unit->is_converted);
  put_comma ();
  if (!unit->is_missing)
    put_money (unit->revenue);
  put_comma ();
  put_money (unit->pre);
  put_comma ();
  put_word (segments[unit->segment], rest, is_quoted || has_newline);
  put_comma ();
  put_word (countries[unit->country], "", is_quoted);
  put_comma ();
  put_day (unit->day);
}

static void
add_unit (Truth *truth, const Unit *unit)
{
  truth->n++;
  truth->converted += unit->is_converted;
  truth->pre += unit->pre;
  truth->pre_sq += (__int128) unit->pre * unit->pre;
  if (unit->is_missing)
    {
      truth->missing++;
      return;
    }
  truth->revenue += unit->revenue;
  truth->revenue_sq += (__int128) unit->revenue * unit->revenue;
  truth->product += (__int128) unit->revenue * unit->pre;
}

void
generate_units (const Options *options, int output, Truth truths[N_ARMS])
{
  static const char *const columns[] = { "user_id",     "variant", "converted", "revenue",
                                         "pre_revenue", "segment", "country",   "date" };
  const double scale = pow (10.0, options->decimals);
  const guint64 n_rows = (guint64) options->n_rows;

  put_init (options, output);
  put_mark ();
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      if (i > 0)
        put_comma ();
      put_text (columns[i]);
    }
  put_end_of_row (FALSE);
  for (guint64 i = 0; i < n_rows; i++)
    {
      const Unit unit = draw_unit (options, scale, i);

      put_unit (options, &unit, i);
      put_end_of_row (i == n_rows - 1);
      add_unit (&truths[unit.arm], &unit);
    }
  put_end ();
}
