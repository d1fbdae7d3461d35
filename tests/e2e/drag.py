# SPDX-License-Identifier: MIT
"""Dragging files from another program."""
import os
import time

from drive import App
from screen import point
from waiting import output_of, soon

TITLE = 'Drag source'
STEPS = 24  # in one leap the drag would not begin


class DragSource:
  """A window beside the program that files can be dragged from."""

  def __init__(self, *files):
    self.app = App(*files, program=os.environ['EXOS_DRAG_SOURCE'])
    self.app.x_window(TITLE)

  def __enter__(self):
    return self

  def __exit__(self, *error):
    self.app.end()

  def hear(self):
    """What the source has said of the drag, in words."""
    return self.app.output().split()

  def hears(self, word):
    soon(lambda: word in self.hear(), f'the drag is {word}', instead=self.hear)

  def drag_over(self, target):
    """Takes hold of the files and moves them to the middle of an X window."""
    window = self.app.x_window(TITLE)
    output_of('xdotool', 'windowraise', window.id)
    x, y = window.move(1170, 40).center
    end_x, end_y = target.center
    point(x, y)
    output_of('xdotool', 'mousedown', 1)
    for step in range(1, STEPS + 1):
      output_of('xdotool', 'mousemove', x + (end_x - x) * step // STEPS,
                y + (end_y - y) * step // STEPS)
      time.sleep(0.015)
    self.hears('begun')
    point(end_x + 2, end_y + 2)

  def let_go(self):
    output_of('xdotool', 'mouseup', 1)

  def drop(self):
    """As a person does: not before the pointer shows that the files are taken here."""
    soon(lambda: self.hear()[-1] == 'accepted', 'the drag is accepted', instead=self.hear)
    self.let_go()
    self.hears('ended')
    assert 'cancelled' not in self.hear(), self.hear()

  def drop_on(self, target):
    self.drag_over(target)
    self.drop()
