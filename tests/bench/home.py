#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Home with 10 000 decisions beside an empty one, in turn: from the start of the program to the first
frame, and the longest gaps of its main loop while a search is typed.

  tests/bench/home.py [ROUNDS [BUILD_DIR]]
"""
import os
import re
import shutil
import statistics
import subprocess
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'e2e'))
from standalone import ROOT, enter_session  # noqa: E402

ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 10
BUILD = os.path.abspath(sys.argv[2] if len(sys.argv) > 2 else os.path.join(ROOT, 'build-release'))
if not os.path.exists(os.path.join(BUILD, 'build.ninja')):
  subprocess.run(['meson', 'setup', BUILD, ROOT, '--buildtype=release'], check=True)
enter_session(BUILD, 'tests/history-writer')

from drive import App  # noqa: E402
from screen import press, type_text  # noqa: E402
from waiting import soon  # noqa: E402

WRITER = os.path.join(BUILD, 'tests', 'history-writer')
FOLDERS = {'empty': 'empty', '10 000 decisions': 'full'}
N = 10000
GAP = re.compile(r'^gap (\d+) (\d+)', re.M)


def now():
  return time.monotonic_ns() // 1000


def environment(folder):
  return {'XDG_DATA_HOME': folder, 'GTK_A11Y': 'none', 'EXOS_TRACE_FIRST_FRAME': '1',
          'EXOS_TRACE_GAP': 'all'}


def gaps(app, start, end):
  """The longest of them in milliseconds, the longest first."""
  found = (int(length) / 1000 for at, length in GAP.findall(app.output())
           if start <= int(at) <= end)
  return sorted(found, reverse=True) or [0]


def first_frame(app):
  match = re.search(r'^first-frame (\d+)', app.output(), re.M)
  return int(match[1]) if match else None


def measure(folder, searches):
  """Milliseconds to the first frame; gaps while the list is filled, and while a search is typed."""
  start = now()
  with App(env=environment(folder)) as app:
    shown = soon(lambda: first_frame(app), 'a first frame')
    time.sleep(1)
    filled = now()
    typing = [0]
    if searches:
      app.x_window().activate()
      for _ in range(SEARCH_TABS):
        press('Tab')
      time.sleep(1)
      begin = now()
      for letter in 'token-99':
        type_text(letter)
        time.sleep(0.2)
      time.sleep(0.5)
      typing = gaps(app, begin, now())
    return (shown - start) / 1000, gaps(app, shown + 1, filled)[0], typing[0]


def count_tabs(folder):
  """How often Tab is to be pressed until the search has the keyboard."""
  with App(env={**environment(folder), 'GTK_A11Y': 'atspi'}) as app:
    entry = app.find(name='Search decisions', shown=True)
    app.x_window().activate()
    for n in range(1, 30):
      press('Tab')
      time.sleep(0.2)
      if entry.is_('focused') or any(child.is_('focused') for child in entry.all()):
        return n
  sys.exit('the search gets no keyboard')


def make_folders():
  for folder in FOLDERS.values():
    os.makedirs(os.path.join(BASE, folder, 'experimentos'))
  subprocess.run([WRITER, os.path.join(BASE, 'full', 'experimentos'), 'token', str(N)],
                 stdout=subprocess.DEVNULL, check=True)


def main():
  taken = {name: [] for name in FOLDERS}
  for number in range(ROUNDS + 1):
    for name, folder in FOLDERS.items():
      result = measure(os.path.join(BASE, folder), folder == 'full')
      if number > 0:  # the first fills caches
        taken[name].append(result)

  print(f'{ROUNDS} rounds, milliseconds'.ljust(48), 'median   least    most')
  for name, results in taken.items():
    for what, values in zip(('first frame', 'longest gap, list filled', 'longest gap, search typed'),
                            zip(*results)):
      print(f'{name + ", " + what:48} {statistics.median(values):6.1f} {min(values):7.1f} '
            f'{max(values):7.1f}')
  empty, full = ([row[0] for row in taken[name]] for name in FOLDERS)
  print(f'first frame: {statistics.median(f / e for e, f in zip(empty, full)):.2f}× of the empty '
        f'one, {min(full) / min(empty):.2f}× of the least')


BASE = os.path.join(os.environ['EXOS_SESSION'], 'homes')
make_folders()
try:
  SEARCH_TABS = count_tabs(os.path.join(BASE, 'full'))
  main()
finally:
  shutil.rmtree(BASE)
