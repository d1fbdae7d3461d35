#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The wheel scrolls the page wherever the pointer is, also over a table that scrolls sideways."""
from drive import App, sample
from scenario import run
from screen import point, press, turn_wheel
from waiting import soon


def scrolls_over(app, widget):
  point(*app.center(widget))
  top = widget.area[1]
  turn_wheel(1)
  soon(lambda: widget.area[1] < top - 20, f'{widget.name} moved up', instead=lambda: widget.area)


def over_the_groups_of_results(folder):
  with App(sample('sample_launch.csv')) as app:
    app.decides('Launch')
    app.x_window().resize(900, 800)
    scrolls_over(app, app.find('list item', 'control: .*', shown=True))


def over_the_lines_of_the_file(folder):
  with App(sample('sample_launch.csv')) as app:
    app.decides('Launch')
    app.x_window().resize(900, 600)
    press('alt+2')
    app.shows_page('New Experiment')
    scrolls_over(app, app.find('label', '10,?050', shown=True))


run(
  over_the_groups_of_results,
  over_the_lines_of_the_file,
)
