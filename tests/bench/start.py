#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""From the start of the program to the first frame, and to the verdict of a file, beside the least
that GTK can show. All of them in turn, so that a machine that drifts drifts for all.

  tests/bench/start.py [ROUNDS [BUILD_DIR]]
"""
import os
import re
import signal
import statistics
import subprocess
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'e2e'))
from standalone import ROOT, enter_session  # noqa: E402

ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 20
BUILD = os.path.abspath(sys.argv[2] if len(sys.argv) > 2 else os.path.join(ROOT, 'build-release'))
if not os.path.exists(os.path.join(BUILD, 'build.ninja')):
  subprocess.run(['meson', 'setup', BUILD, ROOT, '--buildtype=release'], check=True)
enter_session(BUILD, 'tests/bench/bare-window')

BARE = os.path.join(BUILD, 'tests', 'bench', 'bare-window')
PROGRAM = os.environ['EXOS_PROGRAM']
SAMPLE = os.path.join(os.environ['EXOS_SAMPLES'], 'sample_launch.csv')
PLAIN = {'GSK_RENDERER': 'cairo', 'GDK_DEBUG': 'gl-disable'}  # as experimentos chooses

# A name, a command, its environment, and the event that ends the time.
PROGRAMS = (
  ('bare window, drawn as ours', [BARE], PLAIN, 'first-frame'),
  ('bare window as GTK starts it', [BARE], {}, 'first-frame'),
  ('experimentos', [PROGRAM], {}, 'first-frame'),
  ('experimentos FILE, first frame', [PROGRAM, SAMPLE], {}, 'first-frame'),
  ('experimentos FILE, verdict', [PROGRAM, SAMPLE], {}, 'verdict'),
)


def measure(command, env, event):
  """Milliseconds, those of them that the processor worked, and the largest memory in MiB."""
  environment = {**os.environ, **env, 'EXOS_TRACE_FIRST_FRAME': '1'}
  start = time.monotonic_ns() // 1000
  process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
  for line in process.stderr:
    match = re.match(rf'{event} (\d+)', line)
    if match:
      break
  else:
    sys.exit(f'{command[0]} said no {event}')
  process.stderr.close()
  os.kill(process.pid, signal.SIGTERM)  # not terminate(), which would wait for one that has ended
  _, process.returncode, usage = os.wait4(process.pid, 0)
  return ((int(match[1]) - start) / 1000, (usage.ru_utime + usage.ru_stime) * 1000,
          usage.ru_maxrss / 1024)


def main():
  taken = {name: [] for name, *_ in PROGRAMS}
  for number in range(ROUNDS + 1):
    for name, *program in PROGRAMS:
      result = measure(*program)
      if number > 0:  # the first fills caches
        taken[name].append(result)

  bare = statistics.median(time for time, *_ in taken[PROGRAMS[0][0]])
  print(f'{ROUNDS} rounds, milliseconds'.ljust(30), ' median     p90   least    busy   MiB  of bare')
  for name, results in taken.items():
    times, busy, size = (sorted(column) for column in zip(*results))
    median = statistics.median(times)
    print(f'{name:30} {median:7.1f} {times[int(0.9 * (len(times) - 1))]:7.1f} {times[0]:7.1f} '
          f'{statistics.median(busy):7.1f} {statistics.median(size):5.0f} {median / bare:7.2f}×')


main()
