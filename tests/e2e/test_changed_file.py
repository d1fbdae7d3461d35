#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""A file that another program changes while its verdict is shown."""
import os
import shutil

from drive import App, sample
from scenario import run
from screen import press
from waiting import soon

CHANGED = 'The file changed on disk.'


def copy_of_launch(folder):
  path = os.path.join(folder, 'watched.csv')
  shutil.copy(sample('sample_launch.csv'), path)
  return path


def reload_shows_the_new_verdict(folder):
  path = copy_of_launch(folder)
  with App(path) as app:
    app.decides('Launch')
    shutil.copy(sample('sample_rollback.csv'), path)
    app.says(CHANGED)
    app.decides('Launch')
    app.click_on('button', 'Reload')
    app.decides('Roll back')
    soon(lambda: not any(w.name == CHANGED for w in app.alerts()), 'the notice is gone')


def file_put_in_its_place_is_noticed(folder):
  path = copy_of_launch(folder)
  with App(path) as app:
    app.decides('Launch')
    shutil.copy(sample('sample_rollback.csv'), path + '.new')
    os.rename(path + '.new', path)
    app.says(CHANGED)
    press('F5')
    app.decides('Roll back')


def ignored_change_leaves_the_verdict(folder):
  path = copy_of_launch(folder)
  with App(path) as app:
    app.decides('Launch')
    shutil.copy(sample('sample_rollback.csv'), path)
    app.says(CHANGED)
    app.click_on('button', 'Ignore')
    app.is_silent()
    app.decides('Launch')


def deleted_file_leaves_the_verdict(folder):
  path = copy_of_launch(folder)
  with App(path) as app:
    app.decides('Launch')
    os.remove(path)
    press('F5')
    app.says('Could not open “watched.csv”. The file was moved or deleted.')
    app.decides('Launch')


def file_that_broke_is_explained(folder):
  path = copy_of_launch(folder)
  with App(path) as app:
    app.decides('Launch')
    shutil.copy(sample('sample_blocked.csv'), path)
    app.says(CHANGED)
    app.click_on('button', 'Reload')
    app.shows_page('New Experiment, data: Blocked')


run(
  reload_shows_the_new_verdict,
  file_put_in_its_place_is_noticed,
  ignored_change_leaves_the_verdict,
  deleted_file_leaves_the_verdict,
  file_that_broke_is_explained,
)
