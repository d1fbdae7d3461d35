#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What was set and written for a file outlives the program."""
import os
import shutil
import signal
import time

from drive import App, sample
from scenario import run
from screen import press
from waiting import soon

BACK = 'Your settings for this file are back'


def value(app, field):
  return app.find('text box', field).text


def killed_program_loses_nothing(folder):
  path = os.path.join(folder, 'mine.csv')
  shutil.copy(sample('sample_launch.csv'), path)
  app = App(path)
  app.decides('Launch')
  app.go_to('New Experiment')
  app.fill('Expected split', '90:10')
  app.decides('Hold')
  app.go_to('Decision Memo')
  app.fill('Owner', 'Minseo Kim')
  time.sleep(1.5)  # as long as anybody may have to wait for it
  app.send(signal.SIGKILL)
  app.process.wait()

  with App(path) as again:
    again.says(BACK)
    again.decides('Hold')
    again.go_to('Decision Memo')
    soon(lambda: value(again, 'Owner') == 'Minseo Kim', 'the owner', instead=again.output)
    press('ctrl+z')
    soon(lambda: value(again, 'Owner') == '', 'what new experiments begin with')
    again.decides('Launch')

  with App(path) as after:
    after.decides('Launch')
    after.go_to('Decision Memo')
    time.sleep(1)
    assert value(after, 'Owner') == ''


run(
  killed_program_loses_nothing,
)
