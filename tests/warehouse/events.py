# SPDX-License-Identifier: MIT
"""A file with one row an event, some of it before the experiment, some of nobody, some of users in
two groups."""
import random

UNIT, GROUP, TIME, EVENT, VALUE, SEGMENT = 'who', 'variant', 'at', 'did', 'amount', 'country'
HEADERS = (UNIT, GROUP, TIME, EVENT, VALUE, SEGMENT)
START = '2026-03-01'
GROUPS = ('control', 'treatment')


def _event(draw, user, group, country, month):
  is_better = group == 'treatment'
  event = draw.choices(('visit', 'purchase', 'refund'), (80, 12 + is_better, 1))[0]
  amount = draw.randrange(100, 9000) + 200 * is_better
  return {
    UNIT: user,
    GROUP: draw.choice((group, f' {group} ')),
    TIME: f'{month}-{draw.randrange(1, 15):02} {draw.randrange(24):02}:{draw.randrange(60):02}:00',
    EVENT: draw.choice((event, event.upper())) if event == 'visit' else event,
    VALUE: f'{amount / 100:.2f}' if event == 'purchase' else draw.choice(('', 'NA', '0')),
    SEGMENT: country,
  }


def make(n_users, seed=7):
  draw = random.Random(seed)
  rows = []
  for number in range(n_users):
    group, country = GROUPS[number % 2], draw.choice(('kr', 'us', ''))
    events = [_event(draw, f'u{number}', group, country, month)
              for month, most in (('2026-02', 3), ('2026-03', 5))
              for _ in range(draw.randrange(most))]
    kind = draw.random()
    if kind < 0.01:
      events.append(_event(draw, f'u{number}', GROUPS[1 - number % 2], country, '2026-03'))
    elif kind < 0.02:
      events.append(_event(draw, '', group, country, '2026-03'))
    elif kind < 0.03:
      events.append(_event(draw, f'u{number}', '', country, '2026-03'))
    rows += events
  return rows
