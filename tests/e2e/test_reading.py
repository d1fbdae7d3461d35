#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""A file that takes seconds to read: the window answers, cancels and closes at once."""
import os
import signal
import time

from drive import App, sample
from scenario import run
from screen import press
from waiting import PATIENCE, soon

SIZE = 1_000_000_000  # bytes: seconds, also on a fast machine


def large_file():
  path = os.path.join(os.environ['EXOS_SESSION'], 'large.csv')
  if not os.path.exists(path):
    rows = ''.join(f'2026-03-{day % 28 + 1:02},{group},{1000 + day},{120 + day % 7}\n'
                   for day in range(1000) for group in ('control', 'treatment')).encode()
    with open(path, 'wb') as file:
      file.write(b'date,variant,users,conversions\n')
      for _ in range(SIZE // len(rows) + 1):
        file.write(rows)
  return path


def is_reading(app):
  return app.find('progress bar', r'Reading large\.csv…', shown=True)


def no_longer_reads(app):
  soon(lambda: not app.root.find('progress bar', r'Reading large\.csv.*'), 'the bar is gone')


def first_rows_are_there_to_be_mapped(folder):
  path = os.path.join(folder, 'slow.csv')
  os.mkfifo(path)
  with App(path) as app, open(path, 'w') as slow:
    slow.write('variant,users,conversions,errors\n'
               'control,10000,1200,35\ntreatment,10050,1320,33\n' + '\n' * 66_000)
    slow.flush()
    app.find('progress bar', r'Reading slow\.csv…', shown=True)
    app.shows_page('New Experiment')
    app.click_on('combo box', 'Role of column errors: Guardrail .*')
    press('End', 'Return')
    app.find('combo box', 'Role of column errors: Ignore')
    slow.close()
    app.says('The file is read: Launch')
    app.shows_page('New Experiment')
    app.click_on('button', 'View Results')
    app.shows_page('Results, Launch')


def closing_the_window_ends_the_program(folder):
  with App(large_file()) as app:
    is_reading(app)
    app.click_on('button', 'Close')
    app.ends(1)


def closing_by_key_ends_the_program(folder):
  with App(large_file()) as app:
    is_reading(app)
    press('ctrl+w')
    app.ends(1)


def signal_ends_the_program(folder):
  with App(large_file()) as app:
    is_reading(app)
    app.send(signal.SIGTERM)
    app.ends(1, statuses=(0, -signal.SIGTERM))


def closing_one_window_leaves_the_other(folder):
  with App(sample('sample_launch.csv')) as app:
    app.decides('Launch')
    app.open_by_dialog(large_file())
    is_reading(app)
    press('ctrl+w')
    app.has_titles('sample_launch — ExperimentOS')
    app.decides('Launch')


def escape_cancels_and_keeps_what_was_there(folder):
  with App() as app:
    app.open_by_dialog(large_file())
    is_reading(app)
    press('Escape')
    app.says('Reading cancelled', 2)
    no_longer_reads(app)
    app.shows_page('Home')
    app.open_by_dialog(sample('sample_launch.csv'))
    app.decides('Launch')


def button_cancels(folder):
  with App(large_file()) as app:
    is_reading(app)
    app.click_on('button', 'Cancel')
    app.says('Reading cancelled', 2)
    no_longer_reads(app)


def window_answers_while_it_reads(folder):
  with App(large_file()) as app:
    is_reading(app)
    slowest = 0
    for _ in range(100):
      start = time.monotonic()
      assert app.root.name
      slowest = max(slowest, time.monotonic() - start)
      time.sleep(0.01)
    print(f'# slowest answer: {slowest * 1000:.0f} ms')
    is_reading(app)
    assert slowest < 0.5 * PATIENCE
    press('ctrl+comma', 'Escape')
    press('Escape')
    app.says('Reading cancelled')


run(
  first_rows_are_there_to_be_mapped,
  closing_the_window_ends_the_program,
  closing_by_key_ends_the_program,
  signal_ends_the_program,
  closing_one_window_leaves_the_other,
  escape_cancels_and_keeps_what_was_there,
  button_cancels,
  window_answers_while_it_reads,
)
