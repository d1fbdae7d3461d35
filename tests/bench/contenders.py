# SPDX-License-Identifier: MIT
"""Who is timed on which file, and what is wanted of exos there (the tables of units.sh, events.sh)."""
import os
import shutil
from typing import Callable, NamedTuple, Optional

import sums

HERE = os.path.dirname(os.path.abspath(__file__))

# How exos is told what the files are; in one place, where the names of its options are used.
EXOS = 'src/exos --format=json'
EXOS_OF = {'units': '', 'events': ' --start=2024-03-01'}
NO_CHECK = ' --no-unit-check'
ONE_THREAD = {'EXOS_THREADS': '1'}
PORTABLE = {'EXOS_SCANNER': 'portable'}


class Contender(NamedTuple):
  name: str
  command: str  # relative to the build folder; the file is put after it
  read: Optional[Callable] = sums.read_rows  # from what it prints to sums; None: it has none
  environment: dict = {}
  needs: str = ''  # a file or a program; without it, it is left out


class Sheet(NamedTuple):
  title: str
  kind: str
  suffix: str  # of the file's name
  options: str  # of the generator
  contenders: tuple  # the names of them
  limit: str  # the one of them that no reader can beat
  targets: tuple = ()  # (who, the times of whom, at least)
  memory: tuple = ()  # (who, MB at most, bytes a user at most)


def _exos(kind, name, options='', environment=None):
  return Contender(name, EXOS + EXOS_OF[kind] + options, sums.read_exos, environment or {})


def contenders(kind, cache):
  """By name. cache: the folder of the peers."""
  modules = os.path.join(cache, 'node_modules')
  library = os.path.join(modules, '@duckdb', 'node-bindings-linux-x64', 'libduckdb.so')
  r_library = os.path.join(cache, 'debian', 'usr', 'lib', 'R', 'site-library')
  peers = os.path.join(HERE, 'peers')
  all_of_them = (
    Contender('scan', 'tests/bench/scan', None),
    Contender('gzip -dc', 'gzip -dc', None, needs='gzip'),
    Contender('DuckDB', f'tests/bench/duckdb {library} {kind}', needs=library),
    Contender('polars', f'node {peers}/polars.js {kind}',
              environment={'NODE_PATH': modules, 'POLARS_MAX_THREADS': '2'},
              needs=os.path.join(modules, 'nodejs-polars-linux-x64-gnu')),
    Contender('data.table', f'Rscript --vanilla {peers}/data-table.R {kind}',
              environment={'R_LIBS': r_library}, needs=os.path.join(r_library, 'data.table')),
    Contender('naive C', 'tests/bench/naive'),
    _exos(kind, 'exos'),
    _exos(kind, 'exos, 1 thread', NO_CHECK if kind == 'units' else '', ONE_THREAD),
    _exos(kind, 'exos, portable', NO_CHECK if kind == 'units' else '', PORTABLE),
    _exos(kind, 'exos, unchecked', NO_CHECK),
  )
  return {it.name: it for it in all_of_them}


def is_there(contender):
  return not contender.needs or os.path.exists(contender.needs) or \
    shutil.which(contender.needs) is not None


PEERS = ('DuckDB', 'polars', 'data.table')

SHEETS = {
  'units': (
    Sheet('Unit rows', 'units', '', '',
          ('scan', *PEERS, 'naive C', 'exos', 'exos, unchecked', 'exos, 1 thread', 'exos, portable'),
          'scan',
          (('exos, unchecked', 'DuckDB', 8.0), ('exos, unchecked', 'scan', 0.25),
           ('exos, unchecked', 'naive C', 7.0), ('exos, unchecked', 'exos, 1 thread', 1.7),
           ('exos, portable', 'DuckDB', 2.5), ('exos', 'DuckDB', 1.5)),
          (('exos, unchecked', 16, 0), ('exos', 16, 16))),
    Sheet('Unit rows, a tenth of them quoted', 'units', '-q10', '--quote=10',
          ('scan', 'DuckDB', 'exos, unchecked'), 'scan', (('exos, unchecked', 'DuckDB', 3.5),)),
    Sheet('Unit rows, everything quoted', 'units', '-qall', '--quote-all',
          ('scan', 'DuckDB', 'exos, unchecked'), 'scan', (('exos, unchecked', 'DuckDB', 2.0),)),
    Sheet('Unit rows, CRLF', 'units', '-crlf', '--crlf',
          ('scan', 'DuckDB', 'exos, unchecked'), 'scan', (('exos, unchecked', 'DuckDB', 5.0),)),
    Sheet('Unit rows, gzip', 'units', '.gz', '',
          ('gzip -dc', 'DuckDB', 'exos, unchecked'), 'gzip -dc'),
  ),
  'events': (
    Sheet('Event rows', 'events', '', '',
          ('scan', *PEERS, 'exos', 'exos, 1 thread', 'exos, portable'), 'scan',
          (('exos', 'DuckDB', 4.0),), (('exos', 0, 80),)),
  ),
}
