# SPDX-License-Identifier: MIT
"""Runs scenarios, functions that take a folder of their own, and reports them as TAP. What one of them
does is remembered for no other."""
import os
import shutil
import sys
import traceback


def comment(text):
  for line in text.splitlines():
    print(f'# {line}')


def run(*scenarios):
  """All of them, or those named on the command line."""
  wanted = [s for s in scenarios if not sys.argv[1:] or s.__name__ in sys.argv[1:]]
  failures = 0
  print(f'1..{len(wanted)}', flush=True)
  for number, scenario in enumerate(wanted, 1):
    name = scenario.__name__.strip('_').replace('_', '-')
    folder = os.path.join(os.environ['EXOS_SESSION'], 'files', name)
    os.makedirs(folder)
    os.environ['EXOS_SCENARIO'] = name
    try:
      scenario(folder)
      print(f'ok {number} - {name}', flush=True)
    except Exception:  # pylint: disable=broad-except
      failures += 1
      print(f'not ok {number} - {name}')
      comment(traceback.format_exc())
      sys.stdout.flush()
    shutil.rmtree(folder, ignore_errors=True)
    shutil.rmtree(os.path.join(os.environ['XDG_DATA_HOME'], 'experimentos'), ignore_errors=True)
  sys.exit(failures > 0)
