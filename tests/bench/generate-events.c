// SPDX-License-Identifier: MIT
/* One row an event, over forty days; the experiment begins on 1 March 2024 (day 12), and what came
 * before tells what a user spent without it. */
#include "generate.h"

#include <math.h>

#define DAY 86400
#define SPAN (40 * (guint64) DAY)
#define START (12 * (guint64) DAY)

typedef enum
{
  VIEW,
  CART,
  PURCHASE,
  REFUND,
} Kind;

typedef struct
{
  guint64 user, time;
  guint arm;
  Kind kind;
  gint64 value;
} Event;

typedef struct
{
  gint64 revenue, pre;
  gboolean is_seen, is_converted;
} User;

static const char *const kinds[] = { "page_view", "add_to_cart", "purchase", "refund" };

static guint
user_arm (guint64 user)
{
  return (guint) (draw (user, 21) >> 63);
}

static void
place_event (const Options *options, guint64 n_users, guint64 i, Event *event)
{
  const guint64 n_rows = (guint64) options->n_rows;
  const guint64 of_user = (guint64) options->events_per_user;
  const guint64 a = draw (i, 11), b = draw (i, 12);

  if (g_str_equal (options->order, "user"))
    {
      event->user = MIN (i / of_user, n_users - 1);
      event->time = (i % of_user * SPAN + (a >> 32) % SPAN) / of_user;
      return;
    }
  event->user = (guint64) ((unsigned __int128) a * n_users >> 64);
  event->time = g_str_equal (options->order, "random")
                    ? (b >> 32) * SPAN >> 32
                    : (guint64) ((unsigned __int128) i * SPAN / n_rows);
}

static Event
draw_event (const Options *options, double scale, guint64 n_users, guint64 i)
{
  Event event = { 0 };

  place_event (options, n_users, i, &event);
  event.arm = user_arm (event.user);

  const guint64 bits = draw (i, 12);
  const double activity = 0.25 + 1.5 * (double) (draw (event.user, 21) & 0xffff) / 65536.0;
  const gboolean is_treated = event.arm == 1 && event.time >= START;
  const double rate = 0.095 * activity * (is_treated ? 1.05 : 1.0);
  const double x = (double) (bits & 0xffffffff) * 0x1p-32;
  const double z = draw_normal (draw_mix (bits) >> 20);

  event.kind = x < rate ? PURCHASE : x < rate + 0.004 ? REFUND : x < 0.35 ? CART : VIEW;
  if (event.kind == PURCHASE)
    event.value = llrint (exp (3.0 + 0.8 * z) * (is_treated ? 1.02 : 1.0) * scale);
  if (event.kind == REFUND)
    event.value = -llrint (exp (2.5 + 0.5 * z) * scale);
  return event;
}

static void
put_time (guint64 time)
{
  put_day (18 + (guint32) (time / DAY));
  put_char ('T');
  put_padded (time % DAY / 3600, 2);
  put_char (':');
  put_padded (time / 60 % 60, 2);
  put_char (':');
  put_padded (time % 60, 2);
  put_char ('Z');
}

static void
put_event (const Event *event)
{
  put_mark ();
  put_user (event->user);
  put_comma ();
  put_time (event->time);
  put_comma ();
  put_text (arm_names[event->arm]);
  put_comma ();
  put_text (kinds[event->kind]);
  put_comma ();
  if (event->kind >= PURCHASE)
    put_money (event->value);
}

static void
add_event (User *user, const Event *event)
{
  user->is_seen = TRUE;
  if (event->time < START)
    {
      user->pre += event->value;
      return;
    }
  user->revenue += event->value;
  user->is_converted |= event->kind == PURCHASE;
}

static void
add_user (Truth *truth, const User *user)
{
  truth->n++;
  truth->converted += user->is_converted;
  truth->revenue += user->revenue;
  truth->revenue_sq += (__int128) user->revenue * user->revenue;
  truth->pre += user->pre;
  truth->pre_sq += (__int128) user->pre * user->pre;
  truth->product += (__int128) user->revenue * user->pre;
}

static void
put_columns (void)
{
  put_mark ();
  put_text ("user_id");
  put_comma ();
  put_text ("timestamp");
  put_comma ();
  put_text ("variant");
  put_comma ();
  put_text ("event");
  put_comma ();
  put_text ("value");
  put_end_of_row (FALSE);
}

void
generate_events (const Options *options, int output, Truth truths[N_ARMS])
{
  const double scale = pow (10.0, options->decimals);
  const guint64 n_rows = (guint64) options->n_rows;
  const guint64 n_users = MAX (n_rows / (guint64) options->events_per_user, 1);
  g_autofree User *users = g_new0 (User, n_users);

  put_init (options, output);
  put_columns ();
  for (guint64 i = 0; i < n_rows; i++)
    {
      const Event event = draw_event (options, scale, n_users, i);

      put_event (&event);
      put_end_of_row (i == n_rows - 1);
      add_event (&users[event.user], &event);
    }
  put_end ();

  for (guint64 i = 0; i < n_users; i++)
    if (users[i].is_seen)
      add_user (&truths[user_arm (i)], &users[i]);
}
