# SPDX-License-Identifier: MIT
"""For scripts beside the tests: the session that meson gives to each test."""
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def enter_session(build, *targets, size='1400x1000', **variables):
  """Builds the program, and the targets if there are any, and starts the script that calls again
  inside a session. Returns at once when that is where it runs."""
  if 'EXOS_SESSION' in os.environ:
    return
  build = os.path.abspath(build)
  subprocess.run(['ninja', '-C', build, 'src/experimentos', 'tests/e2e/drag-source', *targets],
                 check=True, stdout=sys.stderr)
  os.environ.update(
    EXOS_PROGRAM=os.path.join(build, 'src', 'experimentos'),
    EXOS_DRAG_SOURCE=os.path.join(build, 'tests', 'e2e', 'drag-source'),
    EXOS_SAMPLES=os.path.join(ROOT, 'samples'), GSETTINGS_BACKEND='memory', LC_ALL='C.UTF-8',
    LANGUAGE='en', **variables)
  session = os.path.join(ROOT, 'tests', 'e2e', 'session')
  os.execv(session, [session, '-s', size, sys.executable, *sys.argv])
