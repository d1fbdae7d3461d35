#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Four times the input takes at most five times the instructions, whatever there is more of; counted by
valgrind, so that no machine is too slow for it.

  tests/linear.py EXOS
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

SKIP = 77
TIMES = 4
MOST = 5.0
HEADER = 'variant,users,conversions'
PAIR = 'control,10000,1200\ntreatment,10050,1320\n'


def rows(n):
  return HEADER + ',day\n' + ''.join(f'{"control" if i % 2 else "treatment"},1000,{100 + i % 9},2026-03-{i % 28 + 1:02}\n'
                                     for i in range(n))


def users(n):
  return 'user_id,variant,converted,spent\n' + ''.join(
    f'u{i},{"control" if i % 2 else "treatment"},{i % 3 == 0:d},{i % 17}.25\n' for i in range(n))


def events(n):
  return 'user_id,variant,event_name,event_time\n' + ''.join(
    f'u{i % (n // 4)},{"control" if i % (n // 4) % 2 else "treatment"},{"exposure" if i < n // 4 else "purchase"},'
    f'2026-03-{i * 27 // n + 1:02}T10:00:00Z\n' for i in range(n))


def columns(n):
  return (HEADER + ''.join(f',guardrail_{i}' for i in range(n)) + '\n' +
          ''.join(line + ',35' * n + '\n' for line in PAIR.splitlines()))


def groups(n):
  return HEADER + '\n' + ''.join(f'g{i},10000,{1200 + i}\n' for i in range(n))


def long_cell(n):
  return f'{HEADER},note\ncontrol,10000,1200,{"x" * n}\ntreatment,10050,1320,y\n'


def long_name(n):
  return f'{HEADER},{"guardrail_" + "x" * n}\ncontrol,10000,1200,3\ntreatment,10050,1320,4\n'


def escaped_quotes(n):
  return f'{HEADER},note\ncontrol,10000,1200,"{chr(34) * 2 * n}"\ntreatment,10050,1320,y\n'


def open_quote(n):
  return f'{HEADER}\ncontrol,10000,"1200{",x" * n}'


def empty_lines(n):
  return HEADER + '\n' + '\n' * n + PAIR


def bad_cells(n):
  return HEADER + '\n' + PAIR + ''.join(f'g{i % 50},many,{i}\n' for i in range(n))


# How much of what, so that it counts beside the start of the program, and four times of it is no more
# than is read.
KINDS = (
  (rows, 600, ['--sum-rows']),
  (users, 8000, []),
  (users, 8000, ['--winsorise=0.99']),
  (events, 8000, []),
  (columns, 30, []),
  (groups, 24, []),
  (long_cell, 40_000, []),
  (long_name, 10_000, []),
  (escaped_quotes, 20_000, []),
  (open_quote, 40_000, []),
  (empty_lines, 60_000, []),
  (bad_cells, 200, []),
)


def count(exos, path, options):
  """Instructions of a run."""
  run = subprocess.run(
    ['valgrind', '--tool=callgrind', '--callgrind-out-file=/dev/null', exos, '--format=json', *options, path],
    capture_output=True, text=True, errors='replace', check=False)
  assert run.returncode in (0, 3), run.stderr[-2000:]
  return int(re.search(r'Collected : (\d+)', run.stderr)[1])


def main():
  exos = sys.argv[1]
  if shutil.which('valgrind') is None:
    print('valgrind is not installed')
    sys.exit(SKIP)
  failures = 0
  with tempfile.TemporaryDirectory(prefix='exos-linear-') as folder:
    path = os.path.join(folder, 'data.csv')

    def count_of(text, options):
      with open(path, 'w') as file:
        file.write(text)
      return count(exos, path, options)

    start = count_of(HEADER + '\n' + PAIR, [])
    for make, n, options in KINDS:
      few, many = (count_of(make(k), options) - start for k in (n, TIMES * n))
      ratio = many / max(few, start / 10)
      failures += ratio > MOST
      print('not ok' if ratio > MOST else 'ok', '-', make.__name__, *options,
            f'{few / 1e6:.1f} and {many / 1e6:.1f} million: {ratio:.2f}', flush=True)
  sys.exit(failures > 0)


main()
