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


def write(folder, name, text):
  path = os.path.join(folder, name)
  with open(path, 'w') as written:
    written.write(text)
  return path


def parts_of_an_export_become_one_verdict(folder):
  header = 'variant,users,conversions\n'
  parts = (write(folder, 'export-2.csv', header + 'treatment,10050,1320\n'),
           write(folder, 'export-1.csv', header + 'control,10000,1200\n'))
  with App() as app, DragSource(*parts) as source:
    source.drag_over(app.x_window())
    app.find('label', 'Drop the parts of one export to analyze them together', shown=True)
    source.drop()
    app.decides('Launch')
    app.has_titles('export-1 — ExperimentOS')


def files_of_two_tables_open_each_by_itself(folder):
  other = write(folder, 'other.csv', 'group,users,orders\ncontrol,10000,1200\nb,10050,1100\n')
  with App() as app, DragSource(sample('sample_launch.csv'), other) as source:
    source.drop_on(app.x_window())
    app.click_on('button', 'Open Each by Itself')
    app.has_titles('other — ExperimentOS', 'sample_launch — ExperimentOS')


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
  parts_of_an_export_become_one_verdict,
  files_of_two_tables_open_each_by_itself,
  spreadsheet_is_refused_with_advice,
  table_beside_a_spreadsheet_is_opened,
)
