#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""A large file opened in the window that is already there: the longest gap of the main loop while it
is read, what showing the result took after that, and the time from opening to the verdict.

  tests/bench/gap.py FILE [ROUNDS [BUILD_DIR]]
"""
import os
import pathlib
import re
import statistics
import subprocess
import sys

if len(sys.argv) < 2 or sys.argv[1].startswith('-'):
  sys.exit(__doc__)
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'e2e'))
from standalone import ROOT, enter_session  # noqa: E402

FILE = os.path.abspath(sys.argv[1])
ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 5
BUILD = os.path.abspath(sys.argv[3] if len(sys.argv) > 3 else os.path.join(ROOT, 'build-release'))
if not os.path.exists(os.path.join(BUILD, 'build.ninja')):
  subprocess.run(['meson', 'setup', BUILD, ROOT, '--buildtype=release'], check=True)
enter_session(BUILD)

from drive import App  # noqa: E402
from waiting import output_of, soon  # noqa: E402

READ_WITHIN = 600  # seconds
NAME = 'io.github.experimentos.ExperimentOS'


def said(app, event):
  match = re.search(rf'^{event} (\d+)', app.output(), re.M)
  return int(match[1]) if match else None


def open_file():
  """As a file manager does."""
  output_of('gdbus', 'call', '--session', '--dest', NAME, '--object-path',
            '/' + NAME.replace('.', '/'), '--method', 'org.freedesktop.Application.Open',
            str([pathlib.Path(FILE).as_uri()]), '{}')


def measure():
  """Milliseconds: the gap, showing, reading, and until the verdict, or None where there is none."""
  with App(env={'EXOS_TRACE_FIRST_FRAME': '1', 'EXOS_TRACE_GAP': '1'}) as app:
    soon(lambda: said(app, 'first-frame'), 'a first frame')
    open_file()
    soon(lambda: said(app, 'read'), 'the file is read', READ_WITHIN)
    try:
      soon(lambda: said(app, 'verdict'), 'a verdict', 2)
    except AssertionError:
      pass  # refused
    start = said(app, 'reading')
    verdict = said(app, 'verdict')
    return (said(app, 'longest-gap') / 1000, said(app, 'showing') / 1000,
            (said(app, 'read') - start) / 1000, (verdict - start) / 1000 if verdict else None)


def main():
  with open(FILE, 'rb') as file:
    while file.read(1 << 24):  # the page cache is warm
      pass
  columns = list(zip(*(measure() for _ in range(ROUNDS))))
  print(f'{os.path.getsize(FILE) / 1e6:.0f} MB, {ROUNDS} rounds, milliseconds'.ljust(40),
        ' median    most')
  for name, values in zip(('longest gap of the main loop', 'showing the result', 'reading',
                           'from opening to the verdict'), columns):
    if None in values:
      print(f'{name:40}  – (no verdict was shown)')
    else:
      print(f'{name:40} {statistics.median(values):7.1f} {max(values):7.1f}')


main()
