# SPDX-License-Identifier: MIT
"""Looking at a program through AT-SPI: over its bus itself, since asking for a whole level of the
tree at once is ten times as fast as the library, which asks node by node.

What GTK 4.8 tells, and what not:
- The name of a label is its text.
- Places are known within the window only; asked for those on the screen, GTK prints a warning.
- Pages of a stack that are not shown stay in the tree with the places they had.
"""
import functools
import re

from gi.repository import Gio, GLib

ACCESSIBLE = 'org.a11y.atspi.Accessible'
COMPONENT = 'org.a11y.atspi.Component'
TEXT = 'org.a11y.atspi.Text'
EDITABLE = 'org.a11y.atspi.EditableText'
PROPERTIES = 'org.freedesktop.DBus.Properties'

# Bits of GetState, as AT-SPI counts them.
STATES = {'checked': 4, 'focusable': 11, 'focused': 12, 'selected': 23, 'sensitive': 24}
CHILDLESS = ('heading', 'image', 'label', 'separator')  # a third of the tree, not asked for more
WITHIN_WINDOW = 1  # a kind of coordinates
PATIENCE = 5000  # ms


@functools.cache
def parameters_of_get(name):
  """Made once for each property, which is asked of every widget."""
  return GLib.Variant('(ss)', (ACCESSIBLE, name))


def connect():
  session = Gio.bus_get_sync(Gio.BusType.SESSION)
  address = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None,
                              None, Gio.DBusCallFlags.NONE, PATIENCE, None).unpack()[0]
  flags = (Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT |
           Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)
  return Gio.DBusConnection.new_for_address_sync(address, flags)


BUS = connect()


def ask_all(questions):
  """The answers to (name, path, interface, method, parameters), or None for those that failed: the
  program changes while it is asked."""
  answers = [None] * len(questions)
  waiting = len(questions)

  def answered(bus, result, index):
    nonlocal waiting
    waiting -= 1
    try:
      answers[index] = bus.call_finish(result).unpack()
    except GLib.Error:
      pass

  for index, question in enumerate(questions):
    BUS.call(*question, None, Gio.DBusCallFlags.NO_AUTO_START, PATIENCE, None, answered, index)
  while waiting > 0:
    GLib.MainContext.default().iteration(True)
  return answers


class Widget:
  """A node of the tree. What it is asked for is asked of the program each time, but its role, which
  stays; of one that is gone nothing is told."""

  roles = {}  # of bus names and paths; no path is ever used again

  def __init__(self, bus_name, path):
    self.bus_name = bus_name
    self.path = path

  @property
  def key(self):
    return self.bus_name, self.path

  def __eq__(self, other):
    return self.key == other.key

  def question(self, interface, method, parameters=None):
    return self.bus_name, self.path, interface, method, parameters

  def property_question(self, name):
    return self.question(PROPERTIES, 'Get', parameters_of_get(name))

  def ask(self, interface, method, parameters=None, otherwise=None):
    answer = ask_all([self.question(interface, method, parameters)])[0]
    return answer[0] if answer else otherwise

  def get(self, name):
    answer = ask_all([self.property_question(name)])[0]
    return answer[0] if answer else ''

  @property
  def name(self):
    return self.get('Name')

  @property
  def description(self):
    return self.get('Description')

  @property
  def role(self):
    return roles_of([self])[0]

  @property
  def area(self):
    """x, y, width and height within its window."""
    return self.ask(COMPONENT, 'GetExtents', GLib.Variant('(u)', (WITHIN_WINDOW,)), (0, 0, 0, 0))

  @property
  def has_area(self):
    return min(self.area[2:]) > 0

  @property
  def text(self):
    """Of an entry."""
    return self.ask(TEXT, 'GetText', GLib.Variant('(ii)', (0, 1000)), '')

  @property
  def parent(self):
    bus_name, path = self.get('Parent')
    return Widget(bus_name, path)

  def insert(self, text):
    """Makes text the whole text of an entry, as an input method does what has no key."""
    self.ask(EDITABLE, 'SetTextContents', GLib.Variant('(s)', (text,)))

  def is_(self, state):
    """One of STATES."""
    low, high = self.ask(ACCESSIBLE, 'GetState', otherwise=(0, 0))
    return bool((low | high << 32) >> STATES[state] & 1)

  def children(self):
    return [Widget(*child) for child in self.ask(ACCESSIBLE, 'GetChildren', otherwise=())]

  def levels(self):
    """Itself, its children, theirs, and so on: asked for as they are wanted."""
    level = [self]
    while level:
      yield level
      answers = ask_all([widget.question(ACCESSIBLE, 'GetChildren')
                         for widget, role in zip(level, roles_of(level)) if role not in CHILDLESS])
      level = [Widget(*child) for answer in answers if answer for child in answer[0]]

  def walk(self):
    """Itself and all below, the nearest first."""
    return [widget for level in self.levels() for widget in level]

  def search(self, role=None, name=None):
    """Those whose whole role and whole name match, the nearest first; no deeper than they are wanted."""
    for level in self.levels():
      if role is not None:
        level = [widget for widget, its_role in zip(level, roles_of(level))
                 if re.fullmatch(role, its_role)]
      if name is not None:
        answers = ask_all([widget.property_question('Name') for widget in level])
        level = [widget for widget, answer in zip(level, answers)
                 if answer and re.fullmatch(name, answer[0], re.DOTALL)]
      yield from level

  def all(self, role=None, name=None):
    """All of them."""
    return list(self.search(role, name))

  def find(self, role=None, name=None):
    """The first of them, or None."""
    return next(self.search(role, name), None)

  def with_state(self, state):
    """Those below it that have it."""
    found = self.walk()
    answers = ask_all([widget.question(ACCESSIBLE, 'GetState') for widget in found])
    return [widget for widget, answer in zip(found, answers)
            if answer and (answer[0][0] | answer[0][1] << 32) >> STATES[state] & 1]

  def focused(self):
    """What below it has the keyboard, or None."""
    return next(iter(self.with_state('focused')), None)

  def chain(self):
    """Itself and what it stands in, up to the window."""
    widget = self
    while widget.role not in ('application', ''):
      yield widget
      widget = widget.parent

  def whereabouts(self):
    """For a message: what has a name on the way to it."""
    way = [(widget.role, widget.name) for widget in reversed(list(self.chain()))]
    return ' > '.join(f'{role} “{name}”' for role, name in way if name or (role, name) == way[-1])


def roles_of(widgets):
  """'' of those that are gone."""
  new = [widget for widget in widgets if widget.key not in Widget.roles]
  answers = ask_all([widget.question(ACCESSIBLE, 'GetRoleName') for widget in new])
  Widget.roles.update({widget.key: answer[0] for widget, answer in zip(new, answers) if answer})
  return [Widget.roles.get(widget.key, '') for widget in widgets]


def applications():
  return Widget('org.a11y.atspi.Registry', '/org/a11y/atspi/accessible/root').children()


def pid_of(application):
  """Its process, or 0."""
  parameters = GLib.Variant('(s)', (application.bus_name,))
  answer = ask_all([('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus',
                     'GetConnectionUnixProcessID', parameters)])[0]
  return answer[0] if answer else 0


def application_of(pid):
  """The node of a process, or None."""
  return next((found for found in applications() if pid_of(found) == pid), None)
