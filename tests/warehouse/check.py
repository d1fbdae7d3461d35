#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""check.py ENGINE: the query of exos --sql, run in a database, gives the sums of the users, and its
result the memo of them. Skipped (77) where the database is not installed."""
import csv
import decimal
import io
import json
import os
import subprocess
import sys
import tempfile

import engines
import events
import units

EXOS = os.environ['EXOS_BINARY']
ROLES = [f'--column=group={units.GROUP}', '--column=conversions=converted',
         '--column=guardrail=refunded', f'--column=segment={units.SEGMENT}',
         f'--column=date={units.TIME}']
VALUES = ['--column=value=revenue', '--column=value=pre_revenue', '--column=value=minutes']
UNIT = [f'--column=unit={units.UNIT}']
JUDGED = ['variants', 'result', 'power', 'decision', 'tipping']
TYPES = {units.TIME: 'time', 'converted': 'flag', 'refunded': 'whole', 'revenue': 'number',
         'pre_revenue': 'float', 'minutes': 'whole'}
CASES = (
  ('conversions decide', [], []),
  ('a mean decides', ['--primary=revenue'], ['--primary=revenue']),
)

checked = 0


def check(condition, what, *shown):
  global checked
  checked += 1
  print('ok' if condition else 'not ok', '-', what, flush=True)
  if not condition:
    print(*shown, sep='\n')
    sys.exit(1)


def run_exos(*arguments):
  return subprocess.run([EXOS, *arguments], check=True, stdout=subprocess.PIPE).stdout.decode()


def memo(path, options):
  """What is judged, without what names the file and its lines."""
  told = json.loads(run_exos('--format=json', '--control=control', *options, path))
  codes = sorted({it['code'] for it in told['health']['issues'] if it['level'] != 'info'})
  return dict({key: told[key] for key in JUDGED}, status=told['health']['status']), codes


def read_table(data):
  rows = list(csv.reader(io.StringIO(data.decode())))
  return rows[0], rows[1:]


def same_cell(text, value):
  return text == value if isinstance(value, str) else decimal.Decimal(text) == value


def check_sums(data, rows, by, what):
  """Every cell, to the last digit."""
  headers, expected = units.sum_up(rows, by)
  own, cells = read_table(data)
  check(own == headers, f'{what}: headers', own, headers)
  labels = [own.index(header) for header in by]
  cells.sort(key=lambda row: [row[i] for i in labels])
  check(len(cells) == len(expected), f'{what}: {len(expected)} rows', len(cells))
  wrong = [(header, text, row[header]) for cell, row in zip(cells, expected)
           for header, text in zip(own, cell) if not same_cell(text, row[header])]
  check(not wrong, f'{what}: sums', wrong[:5])


def check_memos(folder, data, rows, by, options, what):
  paths = [os.path.join(folder, name) for name in ('result.csv', 'sums.csv', 'groups.csv')]
  with open(paths[0], 'wb') as file:
    file.write(data)
  units.write(paths[1], *units.sum_up(rows, by))
  result, issues = memo(paths[0], options)
  sums, same_issues = memo(paths[1], options)
  check(result['decision']['verdict'] != 'blocked' and result['status'] != 'blocked',
        f'{what}: a memo', result['status'], issues)
  check((result, issues) == (sums, same_issues), f'{what}: the memo of the sums', result, sums)


def looks_for_users(folder):
  """Whether exos looks in the file for users who have several rows."""
  path = os.path.join(folder, 'users.csv')
  told = json.loads(run_exos('--format=json', *ROLES, *UNIT, '--control=control', path))
  return all(it['code'] not in ('E24', 'I14', 'W33') for it in told['health']['issues'])


def check_file(folder, options, what):
  """The file itself gives the same memo, and the same warnings."""
  result = memo(os.path.join(folder, 'result.csv'), options)
  own = memo(os.path.join(folder, 'users.csv'), [*options, *UNIT])
  check(own == result, f'{what}: the memo of the file', own, result)


EVENT_ROLES = [f'--column=group={events.GROUP}', f'--column=segment={events.SEGMENT}',
               f'--column=date={events.TIME}']
EVENT_COLUMNS = [f'--column=unit={events.UNIT}', f'--column=event={events.EVENT}',
                 f'--start={events.START}', f'--column=value={events.VALUE}']
EVENT_CASES = (
  ('an event decides', ['--column=conversions=purchase', '--column=guardrail=refund'], []),
  ('values decide', ['--column=guardrail=purchase', '--column=guardrail=refund'],
   [f'--primary={events.VALUE}', '--guardrail=purchase:higher']),
)


def judged(told):
  """What a memo says of numbers, without the events that nobody asked for."""
  asked = {key: told[key] for key in ('result', 'decision')}
  groups = [{key: it[key] for key in ('id', 'users', 'conversions') if key in it}
            for it in told['variants']]
  return dict(asked, variants=groups)


def check_events(engine, folder, rows):
  """The query and the file itself say the same of the users of events."""
  path = os.path.join(folder, 'events.csv')
  units.write(path, events.HEADERS, rows)
  for table, time in (('event_texts', 'text'), ('event_times', 'time')):
    types = {header: engine.types['text'] for header in events.HEADERS}
    engine.load(table, path, events.HEADERS, dict(types, **{events.TIME: engine.types[time]}))
    for name, outcomes, options in EVENT_CASES:
      what = f'{table}, {name}'
      data = engine.query(run_exos(f'--sql={engine.dialect}', f'--table={table}', *EVENT_ROLES,
                                   *EVENT_COLUMNS, *outcomes, *options))
      result = os.path.join(folder, 'result.csv')
      with open(result, 'wb') as file:
        file.write(data)
      told = [json.loads(run_exos('--format=json', '--control=control', *EVENT_ROLES, *outcomes,
                                  *options, *more))
              for more in ([result], [*EVENT_COLUMNS, path])]
      check(judged(told[0]) == judged(told[1]), f'{what}: the memo of the file', *map(judged, told))


def main():
  engine_class = engines.ENGINES[sys.argv[1]]
  rows = units.make(6000)
  with tempfile.TemporaryDirectory(prefix='exos-') as folder:
    os.chmod(folder, 0o711)
    try:
      engine = engine_class(folder)
    except engines.Missing as missing:
      print(f'# skipped: {missing}')
      sys.exit(77)
    try:
      check_all(engine, folder, rows)
      check_events(engine, folder, events.make(4000))
    finally:
      engine.close()
  print(f'# {checked} checks')


def load(engine, folder, table, rows, is_typed):
  path = os.path.join(folder, 'users.csv')
  units.write(path, units.HEADERS, rows)
  types = {header: engine.types[TYPES.get(header, 'text') if is_typed else 'text']
           for header in units.HEADERS}
  engine.load(table, path, units.HEADERS, types)


def check_table(engine, folder, table, cleaned, has_repeats):
  by = [units.GROUP, units.SEGMENT, units.TIME]
  for name, asked, options in CASES:
    what = f'{table}, {name}'
    query = run_exos(f'--sql={engine.dialect}', f'--table={table}', *ROLES, *UNIT, *VALUES, *asked)
    data = engine.query(query)
    check_sums(data, cleaned, by, what)
    check_memos(folder, data, cleaned, by, [*ROLES, *options], what)
    if not has_repeats or looks_for_users(folder):
      check_file(folder, [*ROLES, *options], what)
    else:
      print(f'# {what}: exos does not look for users with several rows in a file yet')


def check_all(engine, folder, rows):
  distinct = units.without_repeats(rows)
  tables = (('texts', rows, False, True), ('typed', units.clean(rows), True, True),
            ('the "distinct" ; --', distinct, False, False))
  for table, texts, is_typed, has_repeats in tables:
    load(engine, folder, table, texts, is_typed)
    check_table(engine, folder, table, units.clean(texts), has_repeats)


if __name__ == '__main__':
  main()
