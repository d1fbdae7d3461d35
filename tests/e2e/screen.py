# SPDX-License-Identifier: MIT
"""Mouse, keyboard and windows of the X server."""
import re
import subprocess
import time

from waiting import output_of


class XWindow:
  """A window as it is now."""

  def __init__(self, id_):
    # Not xdotool's geometry: it counts the decoration twice.
    text = output_of('xwininfo', '-id', id_)
    self.id = id_
    self.x, self.y, self.width, self.height = (
      int(re.search(rf'{what}:\s+(-?\d+)', text)[1])
      for what in ('Absolute upper-left X', 'Absolute upper-left Y', 'Width', 'Height'))
    self.title = re.search(r'Window id: \S+ "?(.*?)"?\n\n', text, re.DOTALL)[1]

  @property
  def center(self):
    return self.x + self.width // 2, self.y + self.height // 2

  def resize(self, width, height):
    output_of('xdotool', 'windowsize', '--sync', self.id, width, height)
    time.sleep(0.3)
    return XWindow(self.id)

  def move(self, x, y):
    output_of('xdotool', 'windowmove', '--sync', self.id, x, y)
    time.sleep(0.1)
    return XWindow(self.id)

  def activate(self):
    """Raises it and gives it the keyboard."""
    output_of('xdotool', 'windowactivate', '--sync', self.id)

  def shoot(self, path):
    output_of('import', '-window', self.id, path)


def x_windows(pid):
  """Those of a process that are shown."""
  search = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(pid)],
                          capture_output=True, text=True, check=False)
  for id_ in search.stdout.split():
    try:
      yield XWindow(id_)
    except subprocess.CalledProcessError:
      continue  # closed meanwhile


def title_in_front():
  return output_of('xdotool', 'getactivewindow', 'getwindowname').strip()


def point(x, y):
  # Not --sync, which waits for seconds when the pointer is there already.
  output_of('xdotool', 'mousemove', x, y)
  time.sleep(0.05)


def click():
  """As long as a person's: GTK 4.8 now and then forgets a press that ends within a frame."""
  output_of('xdotool', 'mousedown', 1, 'sleep', 0.06, 'mouseup', 1)
  time.sleep(0.05)


def turn_wheel(n_detents):
  """Down."""
  output_of('xdotool', 'click', '--repeat', n_detents, '--delay', 20, 5)
  time.sleep(0.05)


def press(*keys):
  for key in keys:
    output_of('xdotool', 'key', '--clearmodifiers', key)
    time.sleep(0.05)


def type_text(text):
  output_of('xdotool', 'type', '--delay', 10, '--clearmodifiers', text)
