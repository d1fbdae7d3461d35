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


def take_time(contender, path, build):
  """Milliseconds, and the peak memory in KiB: a small program starts it, as the peak of the program
  that starts it would count as well."""
  settings = [f'{name}={value}' for name, value in contender.environment.items()]
  command = ' '.join(['env', *settings, contender.command, path])
  answer = subprocess.run(['tests/bench/interleave', '1', command], cwd=build, check=True,
                          capture_output=True, text=True).stdout.split()
  return float(answer[0]), int(answer[2])


def ratio(times, whose, of):
  """How many times as fast; round by round, as both had the same machine then."""
  return statistics.median(b / a for a, b in zip(times[whose], times[of]))


def of(times, whose, other):
  return f'{ratio(times, whose, other):.2f}' if whose in times and other in times else '–'


def print_table(sheet, options, names, checks, times, peaks):
  print('\n| tool | Mrow/s | × DuckDB | × limit | peak MB | sums |\n|---|---:|---:|---:|---:|---|')
  for name in names:
    if name not in times:
      print(f'| {name} | – | – | – | – | {checks[name]} |')
      continue
    speed = options.rows / statistics.median(times[name]) / 1000
    print(f'| {name} | {speed:.3g} | {of(times, name, "DuckDB")} | {of(times, name, sheet.limit)} | '
          f'{max(peaks[name]) * 1024 / 1e6:.0f} | {checks[name]} |')


def print_targets(sheet, times, peaks, n_rows, n_users):
  if n_rows < LARGE:
    return
  lines = [(f'{who} × {other}', f'≥ {least}', of(times, who, other),
            who in times and other in times and ratio(times, who, other) >= least)
           for who, other, least in sheet.targets]
  for who, base, per_user in sheet.memory:
    most = base + per_user * n_users / 1e6
    peak = max(peaks[who]) * 1024 / 1e6 if who in peaks else None
    lines.append((f'{who}, peak MB', f'≤ {most:.0f}', '–' if peak is None else f'{peak:.0f}',
                  peak is not None and peak <= most))
  if lines:
    print('\n| wanted of | | measured | |\n|---|---:|---:|---|')
  for what, wanted, measured, is_met in lines:
    print(f'| {what} | {wanted} | {measured} | {"met" if is_met else "not met"} |')


def bench(sheet, options):
  """Whether nothing was wrong."""
  path, truth = data_file(options, sheet)
  known = contenders(sheet.kind, cache_folder())
  present = [known[name] for name in sheet.contenders if is_there(known[name])]
  checks, times, peaks, is_right = {}, {}, {}, True
  for contender in present:
    try:
      is_good, checks[contender.name] = check(contender, path, truth, options.build)
    except sums.Refused as reason:
      is_good, checks[contender.name] = not options.strict, f'refused: {reason}'
    else:
      if is_good:
        times[contender.name], peaks[contender.name] = [], []
    is_right &= is_good

  for _ in range(options.rounds):
    for name in times:
      milliseconds, peak = take_time(known[name], path, options.build)
      times[name].append(milliseconds)
      peaks[name].append(peak)

  print(f'\n## {sheet.title}\n\n{options.rows:,} rows, {os.path.getsize(path) / 1e6:.0f} MB, median of '
        f'{options.rounds} rounds, {time.strftime("%Y-%m-%d")}. The limit: {sheet.limit}.')
  print_table(sheet, options, [it.name for it in present], checks, times, peaks)
  for name in sheet.contenders:
    if not is_there(known[name]):
      print(f'\n{name} is not here and was left out.')
  print_targets(sheet, times, peaks, options.rows, sum(int(arm['n']) for arm in truth.values()))
  sys.stdout.flush()
  return is_right


def main():
  options = read_arguments()
  options.build, options.data = os.path.abspath(options.build), os.path.abspath(options.data)
  prepare(options)
  wanted = options.only.split(',') if options.only else None
  results = [bench(sheet, options) for sheet in SHEETS[options.kind]
             if wanted is None or (sheet.suffix.lstrip('-.') or 'plain') in wanted]
  sys.exit(0 if all(results) else 1)


main()
