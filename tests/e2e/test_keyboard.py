#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Without a mouse."""
import os
import shutil

from drive import App, sample
from scenario import run
from screen import press
from waiting import soon


def focused(app):
  """The name of what has the keyboard."""
  return soon(lambda: app.root.focused(), 'something has the keyboard').name


def banner_start(app):
  return app.find('group', 'Decision: .*').area[0]


def opens_and_closes(app, title, *keys):
  press(*keys)
  app.x_window(title)
  press('Escape')
  app.closes_window(title)


def secondary_windows_open_by_key_and_close_by_escape(folder):
  with App(sample('sample_launch.csv')) as app:
    app.decides('Launch')
    opens_and_closes(app, 'Preferences', 'ctrl+comma')
    opens_and_closes(app, 'How Decisions Are Made', 'F1')
    # GTK gives the window of shortcuts no title: it has the name of the program.
    app.complaints_of_gtk = 'GtkLabel .* reported min width -4'
    opens_and_closes(app, 'ExperimentOS', 'ctrl+question')
    opens_and_closes(app, 'Open a CSV File', 'ctrl+o')
    # The main menu, and in it the letter of the item.
    opens_and_closes(app, 'About ExperimentOS', 'F10', 'a')
    app.decides('Launch')


def secondary_windows_open_without_a_file(folder):
  with App() as app:
    app.shows_page('Home')
    opens_and_closes(app, 'Preferences', 'ctrl+comma')
    opens_and_closes(app, 'How Decisions Are Made', 'F1')


def pages_are_reached_by_number_and_in_turn(folder):
  with App(sample('sample_launch.csv')) as app:
    app.decides('Launch')
    for key, page in (('alt+1', 'Home'), ('alt+2', 'New Experiment'), ('alt+3', 'Results'),
                      ('alt+4', 'Decision Memo'), ('ctrl+Prior', 'Results'),
                      ('ctrl+Prior', 'New Experiment'), ('ctrl+Next', 'Results')):
      press(key)
      app.shows_page(page)


def sidebar_is_walked_with_arrows_and_hidden(folder):
  with App(sample('sample_launch.csv')) as app:
    app.decides('Launch')
    app.click_on('list item', 'Home')
    press('Down')
    app.shows_page('New Experiment')
    press('Down')
    app.shows_page('Results')
    start = banner_start(app)
    press('F9')
    soon(lambda: banner_start(app) < start - 100, 'the sidebar makes room')
    press('F9')
    soon(lambda: banner_start(app) == start, 'the sidebar is back')


def tab_reaches_everything_and_comes_back(folder):
  with App(sample('sample_launch.csv')) as app:
    app.decides('Launch')
    soon(lambda: focused(app).startswith('Decision: Launch'), 'the verdict has the keyboard',
         instead=lambda: focused(app))
    press('Tab')  # from the verdict, which takes the keyboard only when a file was opened
    first = focused(app)
    seen = [first]
    for _ in range(60):
      press('Tab')
      seen.append(focused(app))
      if seen[-1] == first:
        break
    assert seen[-1] == first, f'the round does not end: {seen}'
    wanted = ('Open Decision Memo', 'control: ', 'guardrail_cancel: ', 'Open a CSV File', 'Export',
              'Main Menu', 'Results, Launch')
    missing = [name for name in wanted if not any(s.startswith(name) for s in seen)]
    assert not missing, f'not reached: {missing}; reached: {seen}'


def cards_are_copied_from_their_menu(folder):
  with App(sample('sample_launch.csv')) as app:
    app.decides('Launch')
    soon(lambda: focused(app).startswith('Decision: Launch'), 'the verdict has the keyboard',
         instead=lambda: focused(app))
    press('Tab', 'Tab')
    row = focused(app)
    assert row.startswith('control: '), row
    for keys, said in ((('shift+F10', 'Down', 'Return'), 'Table copied'),
                       (('Menu', 'Return'), 'Card copied as an image'),
                       (('shift+F10', 'a'), 'Copied as Markdown')):
      press(*keys)
      app.says(said)
      soon(lambda: focused(app) == row, 'the row has the keyboard', instead=lambda: focused(app))


def from_the_file_to_the_memo_on_disk(folder):
  path = os.path.join(folder, 'banner.csv')
  memo = os.path.join(folder, 'banner.pdf')
  shutil.copy(sample('sample_launch.csv'), path)
  with App() as app:
    app.open_by_dialog(path)
    app.decides('Launch')
    press('alt+4')
    app.shows_page('Decision Memo')
    press('ctrl+s')
    app.save_by_dialog(memo)
    app.says('Saved “banner.pdf”')
    with open(memo, 'rb') as file:
      assert file.read(5) == b'%PDF-'


run(
  secondary_windows_open_by_key_and_close_by_escape,
  secondary_windows_open_without_a_file,
  pages_are_reached_by_number_and_in_turn,
  sidebar_is_walked_with_arrows_and_hidden,
  tab_reaches_everything_and_comes_back,
  cards_are_copied_from_their_menu,
  from_the_file_to_the_memo_on_disk,
)
