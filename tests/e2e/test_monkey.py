#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Somebody who clicks and types anything, anywhere: the program never complains, and listens still.

EXOS_MONKEY_SECONDS is how long each of the five goes on (10), EXOS_MONKEY_SEED the first of them (1).
"""
import os
import random
import shutil
import signal
import subprocess
import time

from drive import App, sample, take_picture
from scenario import run
from screen import press, x_windows
from waiting import output_of, soon

SECONDS = float(os.environ.get('EXOS_MONKEY_SECONDS', '10'))
SEED = int(os.environ.get('EXOS_MONKEY_SEED', '1'))
TITLE = 60  # pixels

# Of GTK 4.8 itself, in its own demonstrations, too: a menu of its dialog for files that comes after the dialog
# is gone, and a menu that pops up while a button of the mouse is down.
KNOWN = (r"gtk_widget_compute_bounds: assertion 'GTK_IS_WIDGET \(widget\)' failed"
         r'|Broken accounting of active state for widget 0x[0-9a-f]+\(GtkPopoverMenu\)')
AT_ONCE = 12  # deeds between two looks

# Those that quit, and those that leave the window for other programs, are not for monkeys.
KEYS = ['Tab', 'shift+Tab', 'space', 'Return', 'Escape', 'Up', 'Down', 'Left', 'Right', 'Home', 'End',
        'Page_Up', 'Page_Down', 'Delete', 'BackSpace', 'F5', 'F9', 'F10', 'Menu', 'alt+1', 'alt+2',
        'alt+3', 'alt+4', 'ctrl+z', 'ctrl+shift+z', 'ctrl+a', 'ctrl+c', 'ctrl+v', 'ctrl+n', 'ctrl+o',
        'ctrl+s', 'ctrl+plus', 'ctrl+minus', 'ctrl+0', 'ctrl+comma', 'F1', 'ctrl+Page_Down', 'ctrl+r',
        'ctrl+shift+c', '0', '5', '9', 'period', 'minus', 'a', 'x', 'percent']
FILES = ('sample_launch.csv', 'sample_unit_rows.csv', 'sample_several_treatments.csv',
         'sample_blocked.csv', 'sample_revenue_cuped.csv')


class Monkey:
  """The same deeds for the same seed; what they meet depends on the machine."""

  def __init__(self, app, seed):
    self.app = app
    self.random = random.Random(seed)
    self.n_deeds = 0
    self.n_strange = 0  # looks at a window that is none of the main ones

  def window(self):
    """In front: the one that was opened last."""
    windows = list(x_windows(self.app.pid))
    return windows[-1] if windows else None

  def point(self, window, top=0):
    return ['mousemove', str(window.x + self.random.randrange(max(window.width, 1))),
            str(window.y + self.random.randrange(min(top, window.height - 1), max(window.height, 1)))]

  def deed(self, window):
    """Words for xdotool."""
    draw = self.random.random()
    if draw < 0.5:
      return ['key', '--clearmodifiers', self.random.choice(KEYS)]
    if draw < 0.55:
      # Not by its title: GTK 4.8 complains of a menu of a window that is on no monitor.
      return [*self.point(window, TITLE), 'mousedown', '1', *self.point(window), 'mouseup', '1']
    button = self.random.choices(('1', '3', '4', '5'), (14, 2, 2, 2))[0]
    return [*self.point(window), 'click', '--repeat', str(self.random.choice((1, 1, 1, 2, 3))), button]

  def leave(self, window):
    """Dialogs of files are left soon: what stands on the disk is not for monkeys."""
    is_main = window.title.endswith('ExperimentOS')
    self.n_strange = 0 if is_main else self.n_strange + 1
    if self.n_strange > 1:
      press('Escape')

  def act(self):
    window = self.window()
    if window is None:
      time.sleep(0.1)
      return
    self.leave(window)
    deeds = [self.deed(window) for _ in range(AT_ONCE)]
    subprocess.run(['xdotool', *sum(deeds, [])], capture_output=True, check=False)
    self.n_deeds += len(deeds)


def ticks(app):
  """Of the processor, that it used up."""
  with open(f'/proc/{app.pid}/stat') as status:
    fields = status.read().rpartition(')')[2].split()
  return int(fields[11]) + int(fields[12])


def is_idle(app):
  """Uses less than a third of a processor for a second."""
  before = ticks(app)
  time.sleep(1)
  return ticks(app) - before < 33


class Play:
  """One monkey at one program, which is started again when it was closed as people close it."""

  def __init__(self, source, seed):
    self.source = source
    self.app = self.start()
    self.monkey = Monkey(self.app, seed)

  def start(self):
    app = App(self.source, env={'G_DEBUG': None})
    app.complaints_of_gtk = KNOWN
    return app

  def start_again(self):
    self.app.check_status((0,))
    self.app.check_log()
    self.app = self.monkey.app = self.start()

  def go_on(self, seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
      if not self.app.is_running():
        self.start_again()
      self.monkey.act()
    if not self.app.is_running():
      self.start_again()

  def end(self):
    soon(lambda: is_idle(self.app), 'it is idle again', 20)
    for _ in range(10):  # leaves menus and dialogs
      press('Escape')
    soon(self.app.windows, 'the window answers')
    self.app.send(signal.SIGTERM)
    self.app.ends(statuses=(0, -signal.SIGTERM))
    self.app.check_log()


def play(folder, number):
  name = FILES[number % len(FILES)]
  source = shutil.copy(sample(name), folder)
  os.chdir(folder)
  output_of('xdotool', 'set_num_desktops', 1)  # a wheel on the bare screen leads to others
  game = Play(source, SEED + number)
  try:
    game.go_on(SECONDS)
    print(f'# seed {SEED + number}: {game.monkey.n_deeds} deeds')
    assert game.monkey.n_deeds > SECONDS
    game.end()
  except BaseException:
    take_picture()
    raise
  finally:
    game.app.end()
    os.chdir('/')


def scenario_of(number):
  def scenario(folder):
    play(folder, number)
  scenario.__name__ = f'monkey_{number + 1}'
  return scenario


run(*(scenario_of(number) for number in range(5)))
