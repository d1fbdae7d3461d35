#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The installed program, started by what is installed of it. Runs inside ../e2e/session.

  EXOS_APP_ID: whose desktop file
"""
import os
import shutil
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'e2e'))

import gi  # noqa: E402
gi.require_version('Gio', '2.0')
from gi.repository import Gio, GLib  # noqa: E402

from drive import Activated, App, sample  # noqa: E402
from scenario import run  # noqa: E402

DESKTOP = f'{os.environ["EXOS_APP_ID"]}.desktop'
FILE = os.path.join('/usr/share/applications', DESKTOP)


def entry(key):
  desktop = GLib.KeyFile()
  desktop.load_from_file(FILE, GLib.KeyFileFlags.NONE)
  return desktop.get_string('Desktop Entry', key)


def two_words(folder, name):
  path = os.path.join(folder, 'two words.csv')
  shutil.copy(sample(name), path)
  return path


def command_of_the_desktop_file_opens_a_file(folder):
  path = two_words(folder, 'sample_launch.csv')
  found, command = GLib.shell_parse_argv(entry('Exec'))
  assert found and command.count('%U') == 1, command
  program, *arguments = [GLib.filename_to_uri(path) if word == '%U' else word for word in command]
  with App(*arguments, program=program) as app:
    app.decides('Launch')
    app.find('window', 'two words — ExperimentOS')


def bus_starts_it_for_the_desktop_file(folder):
  path = two_words(folder, 'sample_rollback.csv')
  with open(os.path.join(os.environ['EXOS_SESSION'], 'bus.log'), 'a') as log:
    subprocess.run(['gio', 'launch', FILE, path], check=True, stdout=log, stderr=log)
  with Activated() as app:
    app.decides('Roll back')


def korean_desktop_shows_it_in_korean(folder):
  with App(two_words(folder, 'sample_launch.csv'), env={'LANGUAGE': 'ko'}) as app:
    app.decides('출시 \\(Launch\\)')


def file_manager_offers_it_for_its_types(folder):
  for type_ in entry('MimeType').strip(';').split(';'):
    offered = [app.get_id() for app in Gio.AppInfo.get_recommended_for_type(type_)]
    assert DESKTOP in offered, f'{type_}: {offered}'


def sample_of_the_package_is_one_click_away(folder):
  with App() as app:
    app.choose('Try a Sample', 'Guardrail.*')
    app.decides('Roll ?back|Hold')


run(
  command_of_the_desktop_file_opens_a_file,
  bus_starts_it_for_the_desktop_file,
  korean_desktop_shows_it_in_korean,
  file_manager_offers_it_for_its_types,
  sample_of_the_package_is_one_click_away,
)
