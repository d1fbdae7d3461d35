#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""A program that stays open: it grows by nothing, and other programs cannot misuse it."""
import os
import re
import shutil
import statistics
import subprocess
import time

from drive import PROGRAM, App, sample
from scenario import run
from screen import press
from waiting import PATIENCE, output_of, soon

ROUNDS = 40
BLOCK = 5
GROWTH = 20  # KiB a round; one more window or report kept would be ten times that


def memory(app):
  """KiB that it has for itself."""
  with open(f'/proc/{app.pid}/status') as status:
    return int(re.search(r'RssAnon:\s+(\d+)', status.read())[1])


def descriptors(app):
  return len(os.listdir(f'/proc/{app.pid}/fd'))


def grows_by_nothing(app, action):
  for _ in range(ROUNDS // 2):  # what is made once is made
    action()
  before, opened = [memory(app)], descriptors(app)
  for _ in range(ROUNDS // BLOCK):
    for _ in range(BLOCK):
      action()
    before.append(memory(app))
  # What is kept is kept in every block; what an allocator takes at once for later is not.
  growth = statistics.median(b - a for a, b in zip(before, before[1:])) / BLOCK
  print(f'# {growth:.1f} KiB a round')
  soon(lambda: descriptors(app) <= opened, f'no more than {opened} files are open',
       instead=lambda: descriptors(app))
  # Sanitizers keep what is freed.
  assert growth < GROWTH or PATIENCE > 1, f'{growth:.1f} KiB a round'


def reading_again_and_again(folder):
  path = os.path.join(folder, 'again.csv')
  files = [sample('sample_launch.csv'), sample('sample_rollback.csv')]
  shutil.copy(files[0], path)
  with App(path) as app:
    app.decides('Launch')

    def read_another():
      files.reverse()
      shutil.copy(files[0], path)
      press('F5')
      app.decides('Launch' if 'launch' in files[0] else 'Roll back')

    grows_by_nothing(app, read_another)


def opening_and_closing_windows(folder):
  with App(sample('sample_launch.csv')) as app:
    app.decides('Launch')

    def open_and_close():
      subprocess.run([PROGRAM, sample('sample_rollback.csv')], check=True)
      app.x_window('sample_rollback — ExperimentOS').activate()
      press('ctrl+w')
      app.has_titles('sample_launch — ExperimentOS')

    grows_by_nothing(app, open_and_close)


def exported_actions(path):
  """What any program of the session may do: names, and the types of their parameters."""
  text = output_of('gdbus', 'call', '--session', '--dest', 'io.github.experimentos.ExperimentOS',
                   '--object-path', path, '--method', 'org.gtk.Actions.DescribeAll')
  return dict(re.findall(r"'([a-z-]+)': \((?:true|false), (?:signature )?'(\w*)'", text))


def other_programs_name_no_file(folder):
  with App(sample('sample_launch.csv')) as app:
    app.decides('Launch')
    actions = exported_actions('/io/github/experimentos/ExperimentOS')
    actions.update(exported_actions('/io/github/experimentos/ExperimentOS/window/1'))
    assert {'open', 'save-pdf', 'quit'} <= set(actions), actions
    with_parameter = {name for name, kind in actions.items() if kind}
    assert with_parameter == {'open-sample', 'page'}, with_parameter
    output_of('gdbus', 'call', '--session', '--dest', 'io.github.experimentos.ExperimentOS',
              '--object-path', '/io/github/experimentos/ExperimentOS', '--method',
              'org.gtk.Actions.Activate', 'open-sample', "[<'/etc/passwd'>]", '{}')
    time.sleep(0.5)
    app.has_titles('sample_launch — ExperimentOS')


run(
  reading_again_and_again,
  opening_and_closing_windows,
  other_programs_name_no_file,
)
