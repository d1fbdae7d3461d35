#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What a desktop usually has is missing: the program starts and judges all the same."""
import os

from drive import App, sample
from scenario import run
from waiting import output_of, soon

HOMELESS = {name: None for name in
            ('XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_CACHE_HOME', 'XDG_STATE_HOME')}


def judges(env, complaint=None):
  """A verdict is painted within 3 s and the program ends well. It is the program that tells, since
  there may be no AT-SPI. complaint is what GTK itself says of what is missing."""
  app = App(sample('sample_launch.csv'), env={**env, 'EXOS_TRACE_FIRST_FRAME': '1'})
  try:
    soon(lambda: '\nverdict ' in '\n' + app.output(), 'a verdict', 3, app.output)
    app.x_window('sample_launch — ExperimentOS')
    app.quit()
    app.complaints_of_gtk = complaint
    app.check_log()
  finally:
    app.end()


def judges_without_a_bus(env):
  # GTK would look for the bus of accessibility on the display.
  output_of('xprop', '-root', '-remove', 'AT_SPI_BUS')
  judges(env, 'Unable to acquire session bus|dconf-WARNING')


def without_accessibility(folder):
  judges({'GTK_A11Y': 'none'})


def without_a_session_bus(folder):
  judges_without_a_bus({'DBUS_SESSION_BUS_ADDRESS': 'disabled:'})


def with_a_session_bus_that_is_gone(folder):
  judges_without_a_bus({'DBUS_SESSION_BUS_ADDRESS': f'unix:path={folder}/gone'})


def with_an_empty_environment(folder):
  kept = ('DISPLAY', 'HOME', 'ASAN_OPTIONS', 'LSAN_OPTIONS', 'UBSAN_OPTIONS')
  judges_without_a_bus({name: None for name in os.environ if name not in kept})


def without_a_home_that_can_be_written(folder):
  judges({**HOMELESS, 'HOME': '/proc', 'GSETTINGS_BACKEND': None})


def without_room_for_the_history(folder):
  """Home says so in words, and files are judged all the same."""
  open(os.path.join(folder, 'experimentos'), 'w').close()  # where its folder would be
  judges({'XDG_DATA_HOME': folder})
  with App(env={'XDG_DATA_HOME': folder}) as app:
    app.find('label', r'There is no folder for the history.*', shown=True)


def without_a_folder_for_temporary_files(folder):
  judges({'TMPDIR': '/proc/none'})


def without_fonts(folder):
  judges({'FONTCONFIG_FILE': '/dev/null'}, 'Pango-WARNING')


def without_an_icon_theme(folder):
  for kept in 'mime', 'glib-2.0':
    os.symlink(os.path.join('/usr/share', kept), os.path.join(folder, kept))
  judges({'XDG_DATA_DIRS': folder})


def without_anything_that_programs_share(folder):
  # Among it the database by which SVG is recognised, that of our own icons too.
  judges({'XDG_DATA_DIRS': folder}, 'Failed to load icon')


def without_opengl_that_was_asked_for(folder):
  judges({'GSK_RENDERER': 'gl', 'GDK_DEBUG': 'gl-disable'})


def without_schemas(folder):
  judges({'GSETTINGS_SCHEMA_DIR': folder})


run(
  without_accessibility,
  without_a_home_that_can_be_written,
  without_room_for_the_history,
  without_a_folder_for_temporary_files,
  without_fonts,
  without_an_icon_theme,
  without_anything_that_programs_share,
  without_opengl_that_was_asked_for,
  without_schemas,
  without_a_session_bus,
  with_a_session_bus_that_is_gone,
  with_an_empty_environment,
)
