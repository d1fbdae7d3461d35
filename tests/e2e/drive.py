# SPDX-License-Identifier: MIT
"""The program as a person has it on the screen. Runs inside ./session, under Debian's own python3."""
import os
import re
import signal
import subprocess
import time

from screen import click, point, press, type_text, x_windows
from waiting import soon
from widget import application_of, applications, pid_of

PROGRAM = os.environ['EXOS_PROGRAM']

REST = 0.25  # seconds
PAGES = 'Pages|페이지'  # the sidebar
COMPLAINT = re.compile(r'-(WARNING|CRITICAL|ERROR) \*\*|runtime error:|AddressSanitizer')


def sample(name):
  return os.path.join(os.environ['EXOS_SAMPLES'], name)


def take_picture():
  """Of a scenario that failed, as it stands."""
  folder = os.environ.get('EXOS_FAILURES')
  if folder:
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, os.environ.get('EXOS_SCENARIO', 'picture') + '.png')
    subprocess.run(['import', '-window', 'root', path], check=False)
    print(f'# picture: {path}')


def is_main(window):
  return window.find('list', PAGES) is not None


class App:
  """The program, started by itself. Leaving the context quits it and wants it to end well."""

  def __init__(self, *arguments, program=PROGRAM, env=None):
    """env: more environment; None takes a variable away."""
    self.complaints_of_gtk = None  # those that are known, as an expression
    self.log = os.path.join(os.environ['EXOS_SESSION'], f'program-{time.monotonic_ns()}.log')
    environment = {**os.environ, 'G_DEBUG': 'fatal-criticals', **(env or {})}
    with open(self.log, 'w') as log:
      self.process = subprocess.Popen(
        [program, *arguments], stdout=log, stderr=log,
        env={name: value for name, value in environment.items() if value is not None})
    self.pid = self.process.pid
    self.x_window()

  def __enter__(self):
    return self

  def __exit__(self, kind, error, trace):
    if kind is not None:
      take_picture()
      self.end()
      return
    try:
      self.quit()
    finally:
      self.end()
    self.check_log()

  # Ending

  def is_running(self):
    return self.process.poll() is None

  def must_run(self):
    assert self.is_running(), f'it ended: {self.output()[-2000:]}'

  def end(self):
    if self.is_running():
      self.process.kill()
      self.process.wait()

  def send(self, signal_):
    os.kill(self.pid, signal_)

  def quit(self):
    if self.is_running():
      self.x_window().activate()
      press('ctrl+q')
      self.ends()

  def ends(self, timeout=5, statuses=(0,)):
    """Waits until it ended by itself."""
    soon(lambda: not self.is_running(), 'the program ends', timeout)
    self.check_status(statuses)

  def check_status(self, statuses):
    assert self.process.returncode in statuses, \
      f'exit status {self.process.returncode}: {self.output()[-2000:]}'

  def output(self):
    with open(self.log, errors='replace') as log:
      return log.read()

  def check_log(self):
    """No complaint of ours, and none of GTK that is not known."""
    known = self.complaints_of_gtk
    complaints = [line for line in self.output().splitlines()
                  if COMPLAINT.search(line) and not (known and re.search(known, line))]
    assert not complaints, '\n'.join(complaints)

  # Looking

  @property
  def root(self):
    """The node of the program itself."""
    def look():
      self.must_run()
      return application_of(self.pid)
    return soon(look, 'the program is found through AT-SPI')

  def find(self, role=None, name=None, within=None, timeout=10, shown=False):
    """Waits for a widget whose whole role and name match; shown: that has a size."""
    return soon(lambda: next((widget for widget in (within or self.root).search(role, name)
                              if not shown or widget.has_area), None),
                f'{role or "widget"} “{name}” is there', timeout,
                lambda: sorted({widget.name for widget in (within or self.root).all(role)}))

  def windows(self):
    """The main windows."""
    return [window for window in self.root.children() if is_main(window)]

  def titles(self):
    return sorted(window.name for window in self.windows())

  def has_titles(self, *titles):
    """Waits until the main windows are those."""
    soon(lambda: self.titles() == sorted(titles), f'the windows are {titles}', instead=self.titles)

  def shown_page(self, within=None):
    """The selected row of the sidebar: 'Results, Launch'."""
    pages = (within or self.root).find('list', PAGES)
    rows = pages.children() if pages else []
    return next((row.name for row in rows if row.is_('selected')), None)

  def shows_page(self, title, within=None):
    soon(lambda: re.match(title, self.shown_page(within) or ''), f'the page is {title}',
         instead=lambda: self.shown_page(within))

  def verdict(self, within=None):
    """'Decision: Launch. Ship the treatment. …', or None."""
    banner = (within or self.root).find('group', r'(Decision|결정): .*')
    return banner.name if banner else None

  def decides(self, word, within=None):
    """Waits for the verdict on the page Results."""
    soon(lambda: re.match(f'(Decision|결정): {word}', self.verdict(within) or ''),
         f'the verdict is {word}', instead=lambda: self.verdict(within))

  def alerts(self):
    """Toasts and notices that are shown."""
    return [widget for widget in self.root.all('alert') if widget.has_area]

  def says(self, message, timeout=10):
    """Waits for a toast or a notice, and returns it."""
    return soon(
      lambda: next((box for box in self.alerts() if re.fullmatch(message, box.name)), None),
      f'it says “{message}”', timeout, lambda: [box.name for box in self.alerts()])

  def is_silent(self):
    """Waits until no toast and no notice is left."""
    soon(lambda: not self.alerts(), 'the message is gone')

  # X windows

  def x_window(self, title=None, timeout=15):
    """Waits for an X window whose whole title matches."""
    def look():
      self.must_run()
      return next((window for window in x_windows(self.pid)
                   if title is None or re.fullmatch(title, window.title)), None)
    return soon(look, f'a window “{title}” is open', timeout,
                lambda: [window.title for window in x_windows(self.pid)])

  def closes_window(self, title):
    soon(lambda: not any(re.fullmatch(title, window.title) for window in x_windows(self.pid)),
         f'the window “{title}” is closed')

  def center(self, widget):
    """The middle of a widget on the screen."""
    chain = list(widget.chain())
    x, y, width, height = widget.area
    # A menu has an X window of its own.
    menu = next((ancestor for ancestor in chain if ancestor.role == 'menu'), None)
    top = menu or chain[-1]
    top_x, top_y, top_width, top_height = top.area
    windows = [window for window in x_windows(self.pid)
               if window.width >= top_width and window.height >= top_height]
    named = [window for window in windows if window.title == top.name and not menu]
    window = min(named or windows,
                 key=lambda window: window.width - top_width + window.height - top_height)
    # The margins around what the window holds are the same on both sides.
    return (window.x + (window.width - top_width) // 2 + x - top_x + width // 2,
            window.y + (window.height - top_height) // 2 + y - top_y + height // 2)

  # Acting

  def resting_place(self, widget):
    """The middle of a widget where it stays for a while: what is new may slide in."""
    area = since = None

    def rests():
      nonlocal area, since
      now = widget.area
      if now != area or min(now[2:]) <= 0:
        area, since = now, time.monotonic()
      return time.monotonic() - since >= REST
    soon(rests, 'what is clicked is shown and rests', instead=widget.whereabouts)
    return self.center(widget)

  def click(self, widget):
    point(*self.resting_place(widget))
    click()

  def click_on(self, role, name, within=None):
    self.click(self.find(role, name, within, shown=True))

  def fill(self, field, text):
    """Types over what stands in an entry."""
    self.click_on('text box', field)
    press('ctrl+a')
    type_text(text)

  def open_menu(self, button):
    # GTK's menu buttons are two buttons, one in the other.
    self.click(soon(lambda: next((widget for widget in self.root.search('(toggle )?button', button)
                                  if widget.is_('focusable') and widget.has_area), None),
                    f'there is a menu “{button}”'))
    self.find('menu item', shown=True)

  def choose(self, button, item):
    """Opens the menu of a button and clicks an item."""
    self.open_menu(button)
    self.click_on('menu item', item)

  def go_to(self, page):
    self.click_on('list item', rf'{page}(,.*)?', self.find('list', PAGES))
    self.shows_page(page)

  # Dialogs that ask for a file

  def open_by_dialog(self, path):
    title = 'Open a CSV File'
    press('ctrl+o')
    self.x_window(title)
    time.sleep(0.3)
    press('slash')  # shows the field for a path
    time.sleep(0.3)
    type_text(path.lstrip('/'))
    time.sleep(0.2)
    press('Return')
    self.closes_window(title)

  def dialog(self):
    """A window that is none of the main windows, or None."""
    return next((window for window in self.root.children() if not is_main(window)), None)

  def has_dialog(self):
    soon(self.dialog, 'a dialog is open')
    time.sleep(0.3)

  def has_no_dialog(self):
    soon(lambda: not self.dialog(), 'no dialog is open', instead=lambda: self.dialog().name)

  def type_place(self, path):
    """Answers the dialog that asks where to save."""
    self.has_dialog()
    press('ctrl+a')
    type_text(path)
    press('Return')

  def save_by_dialog(self, path):
    """The same, and the dialog has no further question."""
    self.type_place(path)
    self.has_no_dialog()


class Activated(App):
  """The program as somebody else started it."""

  def __init__(self):  # pylint: disable=super-init-not-called
    self.complaints_of_gtk = None
    self.log = os.path.join(os.environ['EXOS_SESSION'], 'bus.log')
    name = os.path.basename(PROGRAM)
    self.pid = soon(lambda: next((pid_of(app) for app in applications() if app.name == name), None),
                    'the program is found through AT-SPI')
    self.x_window()

  def is_running(self):
    try:
      with open(f'/proc/{self.pid}/stat') as stat:
        return stat.read().rpartition(')')[2].split()[0] != 'Z'
    except FileNotFoundError:
      return False

  def end(self):
    if self.is_running():
      self.send(signal.SIGKILL)

  def check_status(self, statuses):
    pass  # whoever started it knows
