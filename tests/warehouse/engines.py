# SPDX-License-Identifier: MIT
"""Databases that run on this machine alone: a cluster of PostgreSQL on a socket in a folder of its
own, and DuckDB in this process, as build-aux/setup ci gets it. Each loads a CSV and gives the result
of a query as CSV."""
import ctypes
import glob
import os
import pwd
import shutil
import subprocess


class Missing(Exception):
  """The database is not on this machine: the test is skipped."""


def _quote(name):
  return '"' + name.replace('"', '""') + '"'


def _columns(headers, types):
  return ', '.join(f'{_quote(header)} {types[header]}' for header in headers)


class Postgres:
  dialect = 'postgres'
  types = {'text': 'TEXT', 'time': 'TIMESTAMP', 'flag': 'BOOLEAN', 'number': 'NUMERIC(12, 2)',
           'float': 'DOUBLE PRECISION', 'whole': 'INTEGER'}

  def __init__(self, folder):
    found = sorted(glob.glob('/usr/lib/postgresql/*/bin'))
    self.bin = found[-1] if found else os.path.dirname(shutil.which('initdb') or '')
    if not self.bin:
      raise Missing('PostgreSQL is not installed')
    self.folder = os.path.join(folder, 'pg')
    self.user = None
    os.mkdir(self.folder, 0o700)
    if os.getuid() == 0:  # the server refuses to run as root
      names = {it.pw_name for it in pwd.getpwall()}
      self.user = 'postgres' if 'postgres' in names else 'nobody'
      shutil.chown(self.folder, self.user)
    self.data = os.path.join(self.folder, 'data')
    self._run('initdb', '-D', self.data, '-U', 'exos', '-A', 'trust', '-E', 'UTF8', '--locale=C',
              '--no-sync')
    self._run('pg_ctl', '-D', self.data, '-w', '-l', os.path.join(self.folder, 'log'), '-o',
              f"-k {self.folder} -c listen_addresses='' -c fsync=off", 'start')

  def _run(self, program, *arguments):
    command = [os.path.join(self.bin, program), *arguments]
    subprocess.run(command, check=True, user=self.user, cwd='/', stdout=subprocess.DEVNULL,
                   env=dict(os.environ, LC_ALL='C.UTF-8'))

  def _psql(self, text):
    command = [os.path.join(self.bin, 'psql'), '-h', self.folder, '-U', 'exos', '-d', 'postgres',
               '--no-psqlrc', '--quiet', '--csv', '-v', 'ON_ERROR_STOP=1', '-f', '-']
    return subprocess.run(command, check=True, input=text.encode(), stdout=subprocess.PIPE,
                          env=dict(os.environ, LC_ALL='C.UTF-8', PGCLIENTENCODING='UTF8')).stdout

  def load(self, table, path, headers, types):
    self._psql(f'CREATE TABLE {_quote(table)} ({_columns(headers, types)});\n'
               f"\\copy {_quote(table)} FROM '{path}' (FORMAT csv, HEADER)\n")

  def query(self, text):
    return self._psql(text)

  def close(self):
    self._run('pg_ctl', '-D', self.data, '-m', 'immediate', '-w', 'stop')


class _Result(ctypes.Structure):
  _fields_ = [('counts', ctypes.c_uint64 * 3), ('pointers', ctypes.c_void_p * 3)]


class DuckDB:
  dialect = 'duckdb'
  types = {'text': 'VARCHAR', 'time': 'TIMESTAMP', 'flag': 'BOOLEAN', 'number': 'DECIMAL(12, 2)',
           'float': 'DOUBLE', 'whole': 'INTEGER'}

  def __init__(self, folder):
    cache = os.environ.get('XDG_CACHE_HOME') or os.path.expanduser('~/.cache')
    peers = os.environ.get('EXOS_TEST_PEERS') or os.path.join(cache, 'experimentos-tests')
    path = os.path.join(peers, 'node_modules', '@duckdb', 'node-bindings-linux-x64',
                        'libduckdb.so')
    if not os.path.exists(path):
      raise Missing(f'DuckDB is not at {path}')
    self.library = ctypes.CDLL(path)
    self.library.duckdb_result_error.restype = ctypes.c_char_p
    self.folder = folder
    self.database = ctypes.c_void_p()
    self.connection = ctypes.c_void_p()
    assert self.library.duckdb_open(None, ctypes.byref(self.database)) == 0
    assert self.library.duckdb_connect(self.database, ctypes.byref(self.connection)) == 0

  def _execute(self, text):
    result = _Result()
    if self.library.duckdb_query(self.connection, text.encode(), ctypes.byref(result)) != 0:
      raise RuntimeError(self.library.duckdb_result_error(ctypes.byref(result)).decode())
    self.library.duckdb_destroy_result(ctypes.byref(result))

  def load(self, table, path, headers, types):
    self._execute(f'CREATE TABLE {_quote(table)} ({_columns(headers, types)})')
    self._execute(f"COPY {_quote(table)} FROM '{path}' (FORMAT csv, HEADER, NULLSTR '')")

  def query(self, text):
    path = os.path.join(self.folder, 'duckdb.csv')
    self._execute(f"COPY ({text.rstrip().rstrip(';')}) TO '{path}' (FORMAT csv, HEADER)")
    with open(path, 'rb') as file:
      return file.read()

  def close(self):
    self.library.duckdb_disconnect(ctypes.byref(self.connection))
    self.library.duckdb_close(ctypes.byref(self.database))


ENGINES = {'postgres': Postgres, 'duckdb': DuckDB}
