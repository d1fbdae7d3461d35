#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""exos beside other programs that add up the same generated rows: whole processes, one after the
other in each round, the page cache warm. Prints Markdown. Ends with 1 when a sum is wrong."""
import argparse
import os
import statistics
import subprocess
import sys
import time
from typing import NamedTuple

sys.dont_write_bytecode = True
import sums  # noqa: E402
from contenders import HERE, SHEETS, contenders, is_there  # noqa: E402

ROOT = os.path.dirname(os.path.dirname(HERE))
REFUSALS = (2, 3)  # what exos ends with; see EXIT STATUS of its manual
LARGE = 1_000_000  # rows; targets are for files whose start of the program does not count
PROGRAMS = ('src/exos', *(f'tests/bench/{name}' for name in
                          ('generate', 'scan', 'interleave', 'naive', 'duckdb')))


def cache_folder():
  base = os.environ.get('XDG_CACHE_HOME') or os.path.expanduser('~/.cache')
  return os.environ.get('EXOS_BENCH_CACHE') or os.path.join(base, 'exos-bench')


def read_arguments():
  parser = argparse.ArgumentParser(description=__doc__)
  add = parser.add_argument
  add('kind', choices=sorted(SHEETS))
  add('--rows', type=int, default=10_000_000)
  add('--rounds', type=int, default=5, help='that count; one more warms up and checks the sums')
  add('--data', default=os.path.join(cache_folder(), 'data'), help='where generated files are kept')
  add('--build', default=os.path.join(ROOT, 'build-release'), help='made when it is not there')
  add('--only', help='files, by the ends of their names: plain,q10,qall,crlf,gz')
  add('--offline', action='store_true', help='only with what is here: builds and fetches nothing')
  add('--strict', action='store_true', help='a file that exos refuses is a failure, too')
  return parser.parse_args()


def prepare(options):
  os.makedirs(options.data, exist_ok=True)
  if options.offline:
    return
  if not os.path.exists(os.path.join(options.build, 'build.ninja')):
    subprocess.run(['meson', 'setup', options.build, ROOT, '--buildtype=release'], check=True,
                   stdout=sys.stderr)
  subprocess.run(['ninja', '--quiet', '-C', options.build, *PROGRAMS], check=True, stdout=sys.stderr)
  subprocess.run([os.path.join(HERE, 'peers', 'fetch.sh'), cache_folder()], check=False)


def short(n):
  for size, letter in ((1_000_000, 'm'), (1000, 'k')):
    if n % size == 0:
      return f'{n // size}{letter}'
  return str(n)


def data_file(options, sheet):
  """The path, and the sums that are true of it. Generates it when it is not there."""
  stem = os.path.join(options.data, sheet.kind.rstrip('s') + short(options.rows))
  is_packed = sheet.suffix == '.gz'
  plain = stem + ('' if is_packed else sheet.suffix) + '.csv'
  if not os.path.exists(plain + '.truth'):
    subprocess.run([os.path.join(options.build, 'tests/bench/generate'), sheet.kind,
                    f'--rows={options.rows}', *sheet.options.split(), plain], check=True)
  if is_packed and not os.path.exists(plain + '.gz'):
    with open(plain + '.gz', 'wb') as packed:
      subprocess.run(['gzip', '-6nc', plain], check=True, stdout=packed)
  with open(plain + '.truth', encoding='utf-8') as truth:
    return plain + ('.gz' if is_packed else ''), sums.read_rows(truth.read())


def check(contender, path, truth, build):
  """Runs it once. Whether what it prints is right, and in words how well."""
  run = subprocess.run([*contender.command.split(), path], cwd=build, capture_output=True, text=True,
                       env={**os.environ, **contender.environment}, check=False)
  said = ' '.join(run.stderr.split()) or f'status {run.returncode}'
  is_exos = contender.read is sums.read_exos
  if run.returncode in REFUSALS and is_exos:
    raise sums.Refused(said)
  if run.returncode != 0:
    return False, f'FAILED: {said}'
  if contender.read is None:
    return True, '–'
  return sums.compare(truth, contender.read(run.stdout), must_be_exact=is_exos)


class Run(NamedTuple):
  wall: float  # milliseconds
  busy: float  # those that processors worked
  peak: int  # KiB


def take_time(contender, path, build):
  """A small program starts it, as the peak of the program that starts it would count as well."""
  settings = [f'{name}={value}' for name, value in contender.environment.items()]
  command = ' '.join(['env', *settings, contender.command, path])
  answer = subprocess.run(['tests/bench/interleave', '1', command], cwd=build, check=True,
                          capture_output=True, text=True).stdout.split()
  return Run(float(answer[0]), float(answer[3]), int(answer[2]))


def ratio(runs, whose, other):
  """How many times as fast; round by round, as both had the same machine then. None without one."""
  if whose not in runs or other not in runs:
    return None
  return statistics.median(b.wall / a.wall for a, b in zip(runs[whose], runs[other]))


def peak_mb(runs, name):
  return max(run.peak for run in runs[name]) * 1024 / 1e6 if name in runs else None


def shown(number, spec='.2f'):
  return '–' if number is None else format(number, spec)


def print_table(sheet, n_rows, checks, runs):
  print('\n| tool | Mrow/s | × DuckDB | × limit | peak MB | CPU ns/row | sums |\n'
        '|---|---:|---:|---:|---:|---:|---|')
  for name, words in checks.items():
    speed = busy = None
    if name in runs:
      speed = n_rows / statistics.median(run.wall for run in runs[name]) / 1000
      busy = statistics.median(run.busy for run in runs[name]) * 1e6 / n_rows
    cells = (name, shown(speed, '.3g'), shown(ratio(runs, name, 'DuckDB')),
             shown(ratio(runs, name, sheet.limit)), shown(peak_mb(runs, name), '.0f'),
             shown(busy, '.1f'), words)
    print(f'| {" | ".join(cells)} |')


def print_target(what, sign, wanted, measured, spec):
  is_met = measured is not None and (measured >= wanted if sign == '≥' else measured <= wanted)
  print(f'| {what} | {sign} {wanted:g} | {shown(measured, spec)} | {"met" if is_met else "not met"} |')


def print_targets(sheet, n_users, runs):
  if sheet.targets or sheet.memory:
    print('\n| wanted of | | measured | |\n|---|---:|---:|---|')
  for who, other, least in sheet.targets:
    print_target(f'{who} × {other}', '≥', least, ratio(runs, who, other), '.2f')
  for who, base, per_user in sheet.memory:
    print_target(f'{who}, peak MB', '≤', round(base + per_user * n_users / 1e6), peak_mb(runs, who),
                 '.0f')


def check_all(present, path, truth, options):
  """In words how well the sums of each agree, by name, and the names of those that are wrong and of
  those that can be timed."""
  checks, wrong, right = {}, [], []
  for contender in present:
    try:
      is_right, checks[contender.name] = check(contender, path, truth, options.build)
      (right if is_right else wrong).append(contender)
    except sums.Refused as reason:
      checks[contender.name] = f'refused: {reason}'
      wrong += [contender] if options.strict else []
  return checks, wrong, right


def bench(sheet, options):
  """Whether nothing was wrong."""
  path, truth = data_file(options, sheet)
  known = contenders(sheet.kind, cache_folder())
  checks, wrong, right = check_all([known[name] for name in sheet.contenders
                                    if is_there(known[name])], path, truth, options)
  runs = {contender.name: [] for contender in right}
  for _ in range(options.rounds):
    for contender in right:
      runs[contender.name].append(take_time(contender, path, options.build))

  print(f'\n## {sheet.title}\n\n{options.rows:,} rows, {os.path.getsize(path) / 1e6:.0f} MB, median of '
        f'{options.rounds} rounds, {time.strftime("%Y-%m-%d")}. The limit: {sheet.limit}. '
        f'Load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors.')
  print_table(sheet, options.rows, checks, runs)
  for name in sheet.contenders:
    if name not in checks:
      print(f'\n{name} is not here and was left out.')
  if options.rows >= LARGE:
    print_targets(sheet, sum(int(arm['n']) for arm in truth.values()), runs)
  sys.stdout.flush()
  return not wrong


def main():
  options = read_arguments()
  options.build, options.data = os.path.abspath(options.build), os.path.abspath(options.data)
  prepare(options)
  wanted = options.only.split(',') if options.only else None
  results = [bench(sheet, options) for sheet in SHEETS[options.kind]
             if wanted is None or (sheet.suffix.lstrip('-.') or 'plain') in wanted]
  sys.exit(0 if all(results) else 1)


main()
