#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""From letting a file go over the window to the verdict on the screen.

  tests/bench/drop.py [ROUNDS [BUILD_DIR]]
"""
import os
import re
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
enter_session(BUILD)

from drag import DragSource  # noqa: E402
from drive import App, sample  # noqa: E402
from waiting import soon  # noqa: E402


def animate(is_on):
  folder = os.path.join(os.environ['XDG_CONFIG_HOME'], 'gtk-4.0')
  os.makedirs(folder, exist_ok=True)
  with open(os.path.join(folder, 'settings.ini'), 'w') as settings:
    settings.write(f'[Settings]\ngtk-enable-animations={str(is_on).lower()}\n')


def drop():
  """Milliseconds; those of starting xdotool are among them."""
  with App(env={'EXOS_TRACE_FIRST_FRAME': '1'}) as app, \
      DragSource(sample('sample_launch.csv')) as source:
    source.drag_over(app.x_window())
    time.sleep(0.5)
    start = time.monotonic_ns() // 1000
    source.let_go()
    verdict = soon(lambda: re.search(r'^verdict (\d+)', app.output(), re.M), 'a verdict')
    return (int(verdict[1]) - start) / 1000


def main():
  for is_on, name in ((True, 'faded in'), (False, 'at once')):
    animate(is_on)
    times = sorted(drop() for _ in range(ROUNDS))
    print(f'{name}: {ROUNDS} rounds, milliseconds: median {statistics.median(times):.1f}, '
          f'least {times[0]:.1f}, most {times[-1]:.1f}')


main()
