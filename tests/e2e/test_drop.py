#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Files dragged from another window."""
import os
import shutil

from drag import DragSource
from drive import App, sample
from scenario import run
from waiting import soon


def dropped_file_becomes_a_verdict(folder):
  with App() as app, DragSource(sample('sample_launch.csv')) as source:
    source.drop_on(app.x_window())
    app.decides('Launch')
    app.shows_page('Results')


def zone_is_shown_while_files_hang_over_the_window(folder):
  with App() as app, DragSource(sample('sample_launch.csv')) as source:
    window = app.x_window()
    app.find('heading', 'Turn an A/B test CSV into a decision')
    assert not app.root.find('label', 'Drop a CSV file to analyze'), 'the zone is there before'
    source.drag_over(window)
    app.find('label', 'Drop a CSV file to analyze', shown=True)
    source.drop()
    app.decides('Launch')
    soon(lambda: not app.root.find('label', 'Drop a CSV file to analyze'), 'the zone is gone')


def two_files_open_two_windows(folder):
  with App() as app, \
      DragSource(sample('sample_launch.csv'), sample('sample_rollback.csv')) as source:
    source.drag_over(app.x_window())
    app.find('label', 'Each file opens in its own window', shown=True)
    source.drop()
    app.has_titles('sample_launch — ExperimentOS', 'sample_rollback — ExperimentOS')
    for window in app.windows():
      app.decides('Launch' if 'launch' in window.name else 'Roll back', window)


def spreadsheet_is_refused_with_advice(folder):
  path = os.path.join(folder, 'report.xlsx')
  shutil.copy(sample('sample_launch.csv'), path)
  with App() as app, DragSource(path) as source:
    source.drop_on(app.x_window())
    app.says('“report.xlsx” is not a CSV file. Export it as CSV first.')
    app.shows_page('Home')


def table_beside_a_spreadsheet_is_opened(folder):
  path = os.path.join(folder, 'report.xlsx')
  shutil.copy(sample('sample_launch.csv'), path)
  with App() as app, DragSource(path, sample('sample_rollback.csv')) as source:
    source.drop_on(app.x_window())
    app.says('“report.xlsx” is not a CSV file. Export it as CSV first.')
    app.decides('Roll back')


run(
  dropped_file_becomes_a_verdict,
  zone_is_shown_while_files_hang_over_the_window,
  two_files_open_two_windows,
  spreadsheet_is_refused_with_advice,
  table_beside_a_spreadsheet_is_opened,
)
