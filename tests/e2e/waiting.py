# SPDX-License-Identifier: MIT
"""Waiting for what a program does, as long as a person would."""
import os
import subprocess
import time

PATIENCE = float(os.environ.get('EXOS_PATIENCE', '1'))  # with slow machines and sanitizers


def soon(condition, what, timeout=10, instead=lambda: None):
  """The first true value of condition; fails when there is none in timeout seconds, and says what
  there is instead. Looks a third of the time at most: who is looked at needs the rest."""
  end = time.monotonic() + timeout * PATIENCE
  while True:
    start = time.monotonic()
    value = condition()
    if value:
      return value
    now = time.monotonic()
    if now > end:
      raise AssertionError(f'not within {timeout} s: {what}; instead: {instead()}')
    time.sleep(max(0.05, 2 * (now - start)))


def output_of(*command):
  return subprocess.run([str(word) for word in command], check=True, capture_output=True,
                        text=True).stdout
