#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The ways to a verdict: file manager, second start, dialog, sample, command line."""
import os
import shutil
import subprocess
import time

from drive import PROGRAM, Activated, App, sample
from scenario import run
from screen import press, title_in_front
from waiting import output_of, soon

ID = 'io.github.experimentos.ExperimentOS'


def copy_sample(folder, name, new_name):
  path = os.path.join(folder, new_name)
  shutil.copy(sample(name), path)
  return path


def install(name, folder, change):
  """A file of build/data into the data folder of the session, changed as installing changes it."""
  with open(os.path.join(os.environ['EXOS_DATA'], name)) as built:
    text = change(built.read())
  target = os.path.join(os.environ['XDG_DATA_HOME'], folder)
  os.makedirs(target, exist_ok=True)
  with open(os.path.join(target, name), 'w') as installed:
    installed.write(text)


def install_for_file_managers(is_activatable):
  def name_program(text):
    return text.replace('Exec=experimentos', f'Exec={PROGRAM}').replace(
      'DBusActivatable=true', f'DBusActivatable={str(is_activatable).lower()}')

  install(f'{ID}.desktop', 'applications', name_program)
  install(f'{ID}.service', 'dbus-1/services', lambda text: '\n'.join(
    f'Exec={PROGRAM} --gapplication-service' if line.startswith('Exec=') else line
    for line in text.splitlines()) + '\n')
  output_of('gdbus', 'call', '--session', '--dest', 'org.freedesktop.DBus', '--object-path',
            '/org/freedesktop/DBus', '--method', 'org.freedesktop.DBus.ReloadConfig')
  output_of('update-desktop-database', os.path.join(os.environ['XDG_DATA_HOME'], 'applications'))
  output_of('gio', 'mime', 'text/csv', f'{ID}.desktop')


def open_from_file_manager(path):
  # What it starts keeps its output, which therefore must not be waited for.
  with open(os.path.join(os.environ['EXOS_SESSION'], 'bus.log'), 'a') as log:
    subprocess.run(['gio', 'open', path], check=True, stdout=log, stderr=log)


def start_again(*arguments):
  """Returns after how many seconds it gave its files to the program that runs."""
  start = time.monotonic()
  subprocess.run([PROGRAM, *arguments], check=True, timeout=30)
  return time.monotonic() - start


def file_manager_starts_it_over_the_bus(folder):
  install_for_file_managers(is_activatable=True)
  open_from_file_manager(copy_sample(folder, 'sample_launch.csv', 'two words.csv'))
  with Activated() as app:
    app.decides('Launch')
    app.find('window', 'two words — ExperimentOS')


def file_manager_starts_it_by_its_command(folder):
  install_for_file_managers(is_activatable=False)
  open_from_file_manager(copy_sample(folder, 'sample_rollback.csv', 'two words.csv'))
  with Activated() as app:
    app.decides('Roll back')


def second_start_opens_a_second_window(folder):
  with App(sample('sample_launch.csv')) as app:
    app.decides('Launch')
    start_again(sample('sample_rollback.csv'))
    app.has_titles('sample_launch — ExperimentOS', 'sample_rollback — ExperimentOS')
    app.decides('Roll back', app.find('window', 'sample_rollback.*'))
    app.decides('Launch', app.find('window', 'sample_launch.*'))


def same_file_again_raises_its_window(folder):
  path = copy_sample(folder, 'sample_launch.csv', 'same.csv')
  with App(path) as app:
    app.decides('Launch')
    start_again(sample('sample_rollback.csv'))
    app.has_titles('same — ExperimentOS', 'sample_rollback — ExperimentOS')
    app.x_window('sample_rollback.*')
    shutil.copy(sample('sample_tradeoff.csv'), path)
    start_again(path)
    # What is in the file now, in the window that it had.
    app.decides('Hold', app.find('window', 'same.*'))
    assert len(app.titles()) == 2, app.titles()
    soon(lambda: title_in_front() == 'same — ExperimentOS', 'its window is in front',
         instead=title_in_front)


def relative_path_is_that_of_the_second_start(folder):
  copy_sample(folder, 'sample_launch.csv', 'here.csv')
  with App() as app:
    subprocess.run([PROGRAM, 'here.csv'], cwd=folder, check=True, timeout=30)
    app.decides('Launch')
    assert app.titles() == ['here — ExperimentOS'], app.titles()


def path_typed_into_the_dialog_is_opened(folder):
  with App() as app:
    app.open_by_dialog(copy_sample(folder, 'sample_launch.csv', 'typed.csv'))
    app.decides('Launch')
    # The next file leaves the first where it is.
    app.open_by_dialog(copy_sample(folder, 'sample_rollback.csv', 'next.csv'))
    app.has_titles('next — ExperimentOS', 'typed — ExperimentOS')


def dialog_that_is_cancelled_changes_nothing(folder):
  with App(sample('sample_launch.csv')) as app:
    app.decides('Launch')
    press('ctrl+o')
    app.x_window('Open a CSV File')
    press('Escape')
    app.closes_window('Open a CSV File')
    app.decides('Launch')


def sample_is_one_click_away(folder):
  with App() as app:
    app.choose('Try a Sample', 'Guardrail.*')
    app.decides('Roll ?back|Hold')
    app.shows_page('Results')


def recent_file_is_listed_with_its_verdict(folder):
  path = copy_sample(folder, 'sample_rollback.csv', 'recent.csv')
  with App(path) as app:
    app.decides('Roll back')
    # The list is written a little later.
    time.sleep(1)
  with App() as app:
    app.click_on('list item', 'recent, Rollback, .*')
    app.decides('Roll back')


def korean_name_is_shown_as_it_is(folder):
  with App(copy_sample(folder, 'sample_launch.csv', '실험 결과.csv')) as app:
    app.decides('Launch')
    app.find('window', '실험 결과 — ExperimentOS')
    app.find('label', '실험 결과.csv')


def korean_system_speaks_korean(folder):
  with App(sample('sample_korean_cp949.csv'), env={'LANGUAGE': 'ko'}) as app:
    app.decides('출시 \\(Launch\\)')
    app.shows_page('결과')


def missing_file_is_named(folder):
  with App(os.path.join(folder, 'gone.csv')) as app:
    app.says('Could not open “gone.csv”. The file was moved or deleted.')


def broken_file_leads_to_what_must_be_mended(folder):
  with App(sample('sample_blocked.csv')) as app:
    app.shows_page('New Experiment, data: Blocked')


run(
  file_manager_starts_it_over_the_bus,
  file_manager_starts_it_by_its_command,
  second_start_opens_a_second_window,
  same_file_again_raises_its_window,
  relative_path_is_that_of_the_second_start,
  path_typed_into_the_dialog_is_opened,
  dialog_that_is_cancelled_changes_nothing,
  sample_is_one_click_away,
  recent_file_is_listed_with_its_verdict,
  korean_name_is_shown_as_it_is,
  korean_system_speaks_korean,
  missing_file_is_named,
  broken_file_leads_to_what_must_be_mended,
)
