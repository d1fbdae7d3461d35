#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What a person reads and decides stays with them: no network, nothing of a file in a log, nothing
that others may read, and no deed that another program could call for."""
import os
import re
import stat
import subprocess
import sys

from drive import PROGRAM, App, sample
from scenario import run
from screen import press
from waiting import output_of, soon

NAME = 'io.github.experimentos.ExperimentOS'
PATH = '/' + NAME.replace('.', '/')
MARK = 'Zebrafink'  # in no word of ours

# What other programs may ask for: with a parameter, and without. Nothing that writes, deletes or
# reads a file of their choice: whatever saves asks the person first.
ACTIONS_OF_PROGRAM = {
  'open-sample': 's', 'new-window': '', 'preferences': '', 'planner': '', 'rules': '', 'about': '',
  'quit': '', 'restore-decisions': '',
}
ACTIONS_OF_WINDOW = {
  'page': 's', 'open': '', 'open-each': '', 'reload': '', 'cancel-reading': '', 'undo': '',
  'redo': '', 'next-page': '', 'previous-page': '', 'new-experiment': '', 'apply-defaults': '',
  'simulator': '', 'sidebar-visible': '', 'save': '', 'save-as': '', 'save-pdf': '',
  'save-html': '', 'save-markdown': '', 'save-json': '', 'save-png': '', 'copy-rich': '',
  'copy-markdown': '', 'copy-summary': '', 'copy-text': '', 'copy-json': '', 'copy-chart': '',
  'print': '', 'zoom-in': '', 'zoom-out': '', 'zoom-fit': '', 'show-help-overlay': '',
}
INTERFACES = {
  'org.freedesktop.Application', 'org.gtk.Application', 'org.gtk.Actions', 'org.gtk.Menus',
}


def traced(log, *command):
  """A command line under strace, which stays the child of who starts it."""
  return ['-D', '-f', '-qq', '-e', 'trace=socket,connect', '-o', log, *command]


def strangers(log):
  """Sockets that are no local ones."""
  with open(log) as lines:
    calls = [line for line in lines if 'socket(' in line or 'connect(' in line]
  assert calls, 'nothing was traced'
  return [call for call in calls if not re.search(r'AF_UNIX|AF_LOCAL|resumed>', call)]


def can_trace(folder):
  log = os.path.join(folder, 'can.log')
  asker = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('127.0.0.1', 9))"
  command = ['strace', *traced(log, sys.executable, '-c', asker)]
  if subprocess.run(command, capture_output=True, check=False).returncode != 0:
    print('# nothing may be traced here')
    return False
  soon(lambda: len(strangers(log)) == 2, 'a socket of the network is seen')
  return True


def use(app, folder):
  """What people do."""
  app.decides('Launch')
  app.go_to('Decision Memo')
  press('ctrl+s')
  memo = os.path.join(folder, 'memo.pdf')
  app.save_by_dialog(memo)
  soon(lambda: os.path.exists(memo), 'the memo is saved')
  app.go_to('Home')
  press('F1')
  app.has_dialog()
  press('Escape')
  app.has_no_dialog()


def nobody_is_called(folder):
  if not can_trace(folder):
    return
  log = os.path.join(folder, 'window.log')
  with App(*traced(log, PROGRAM, sample('sample_launch.csv')), program='strace') as app:
    use(app, folder)
  assert not strangers(log), strangers(log)


def marked_file(folder, users):
  path = os.path.join(folder, 'marked.csv')
  with open(path, 'w') as file:
    file.write(f'variant,users,conversions,guardrail_{MARK}\n'
               f'control,10000,1200,120\n{MARK} group,{users},1320,118\n')
  return path


def nothing_of_a_file_is_logged(folder):
  for users, page in (10050, 'Results, Launch'), (f'{MARK}10', 'New Experiment, data: Blocked'):
    with App(marked_file(folder, users), env={'G_MESSAGES_DEBUG': 'all'}) as app:
      app.shows_page(page)
      app.go_to('Decision Memo')
      press('F5')
      app.shows_page(page)
    assert 'DEBUG' in app.output(), 'nothing is logged'
    assert MARK not in app.output(), [line for line in app.output().splitlines() if MARK in line]


def shared_files(folder):
  """Those that others may read, write or enter."""
  for parent, folders, files in os.walk(folder):
    for name in folders + files:
      path = os.path.join(parent, name)
      if stat.S_IMODE(os.lstat(path).st_mode) & 0o077:
        yield f'{path} {os.lstat(path).st_mode:o}'


def nobody_else_may_read_what_is_kept(folder):
  with App('-c', 'umask 0; exec "$0" "$@"', PROGRAM, sample('sample_launch.csv'), program='sh') as app:
    use(app, folder)
  kept = os.path.join(os.environ['XDG_DATA_HOME'], 'experimentos')
  assert any(name.startswith('history') for name in os.listdir(kept)), os.listdir(kept)
  assert stat.S_IMODE(os.stat(kept).st_mode) == 0o700
  assert not list(shared_files(kept)), list(shared_files(kept))
  recent = os.path.join(os.environ['XDG_DATA_HOME'], 'recently-used.xbel')
  assert not os.path.exists(recent) or not stat.S_IMODE(os.stat(recent).st_mode) & 0o077


def actions(path):
  text = output_of('gdbus', 'call', '--session', '--dest', NAME, '--object-path', path, '--method',
                   'org.gtk.Actions.DescribeAll')
  return dict(re.findall(r"'([a-z-]+)': \((?:true|false), (?:signature )?'(\w*)'", text))


def interfaces(path):
  """Of an object and all below it."""
  text = output_of('gdbus', 'introspect', '--session', '--recurse', '--dest', NAME, '--object-path', path)
  return set(re.findall(r'interface ([\w.]+) ', text))


def other_programs_may_ask_for_nothing_else(folder):
  with App(sample('sample_launch.csv')) as app:
    app.decides('Launch')
    assert actions(PATH) == ACTIONS_OF_PROGRAM, actions(PATH)
    window = actions(PATH + '/window/1')
    assert window == ACTIONS_OF_WINDOW, set(window.items()) ^ set(ACTIONS_OF_WINDOW.items())
    offered = {name for name in interfaces('/') if not name.startswith('org.freedesktop.DBus.')}
    assert offered <= INTERFACES, offered
    assert 'org.gtk.Actions' in offered, offered


run(
  nobody_is_called,
  nothing_of_a_file_is_logged,
  nobody_else_may_read_what_is_kept,
  other_programs_may_ask_for_nothing_else,
)
