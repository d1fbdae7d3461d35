#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Whatever takes the keyboard has a name for those who do not see it."""
import re
import time

from drive import App, sample
from scenario import run
from screen import press

PAGES = ('Home', 'New Experiment', 'Results', 'Decision Memo')


def fault(name):
  """What is wrong with a name, or None."""
  if not name.strip():
    return 'has no name'
  if re.match('Gtk|Exos', name):
    return 'is named after its class'
  if re.search(r'(^|\s)_\w', name):
    return 'is named with a mnemonic'
  words = re.sub(r'[_…]', '', name)
  if re.fullmatch(r'(.+) \1', words):
    return 'is named twice over'
  return None


def is_made_by_gtk(widget):
  """What scrolls in a menu, and what stands on the button of a drop-down."""
  around = [ancestor.role for ancestor in widget.chain()]
  return (widget.name == '' and 'menu' in around) or (
    widget.name == 'GtkListItemWidget' and 'combo box' in around)


def faults(root):
  return {f'{fault(widget.name)}: {widget.whereabouts()}' for widget in root.with_state('focusable')
          if fault(widget.name) and widget.has_area and not is_made_by_gtk(widget)}


def lasting_faults(root):
  """Not those of a page that is still being made."""
  found = faults(root)
  if found:
    time.sleep(1)
    found &= faults(root)
  return found


def report(found):
  for line in sorted(found):
    print(f'# {line}')
  assert not found, f'{len(found)} of what takes the keyboard is badly named'


def walk_pages(app):
  found = set()
  for page in PAGES:
    app.go_to(page)
    found |= lasting_faults(app.root)
  report(found)


def pages_without_a_file(folder):
  with App() as app:
    walk_pages(app)


def pages_of_a_launch(folder):
  with App(sample('sample_launch.csv')) as app:
    app.decides('Launch')
    walk_pages(app)


def pages_of_a_korean_file(folder):
  with App(sample('sample_korean_cp949.csv')) as app:
    app.decides('Launch')
    walk_pages(app)


def pages_of_a_file_with_mistakes(folder):
  with App(sample('sample_blocked.csv')) as app:
    app.shows_page('New Experiment, data: Blocked')
    walk_pages(app)


def pages_of_several_treatments(folder):
  with App(sample('sample_several_treatments.csv')) as app:
    app.decides('Launch.*')
    walk_pages(app)


def narrow_window(folder):
  with App(sample('sample_launch.csv')) as app:
    app.decides('Launch')
    app.x_window().resize(360, 800)
    walk_pages(app)


def window_of_preferences(folder):
  with App(sample('sample_launch.csv')) as app:
    app.decides('Launch')
    press('ctrl+comma')
    window = app.find(None, 'Preferences')
    report(lasting_faults(window))
    press('Escape')
    app.closes_window('Preferences')


def window_of_rules(folder):
  with App(sample('sample_launch.csv')) as app:
    app.decides('Launch')
    press('F1')
    window = app.find(None, 'How Decisions Are Made')
    report(lasting_faults(window))
    press('Escape')
    app.closes_window('How Decisions Are Made')


def menus(folder):
  with App(sample('sample_launch.csv')) as app:
    app.decides('Launch')
    found = set()
    for button in ('Main Menu', 'Export', 'Recent Files'):
      app.open_menu(button)
      items = list(app.root.all('menu item'))
      assert items, button
      found |= lasting_faults(app.root)
      press('Escape')
    report(found)


run(
  pages_without_a_file,
  pages_of_a_launch,
  pages_of_a_korean_file,
  pages_of_a_file_with_mistakes,
  pages_of_several_treatments,
  narrow_window,
  window_of_preferences,
  window_of_rules,
  menus,
)
