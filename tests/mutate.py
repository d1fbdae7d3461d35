#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Whether the tests notice a change: makes small changes (mutants) of C files, one at a time, and runs the
test programs that reach the changed line until one fails.

    tests/mutate.py --sample 60              60 mutants of each folder, drawn
    tests/mutate.py src/analysis/decision.c  all mutants of these files, or lines (decision.c:75)

Works in a copy of the project (--work), which it keeps for the next time; the project stays as it is. Of it
are two builds: one counts the lines that a test reaches, the other is quick, and has the mutants.
Mutants that change nothing anyone could see are listed in tests/mutants.md, with the reason.
"""
import argparse
import collections
import functools
import glob
import hashlib
import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile

import mutants

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FOLDERS = ('src/stats', 'src/data', 'src/analysis')
LIBRARY = {folder: f'{folder}/libexos-{os.path.basename(folder)}.a' for folder in FOLDERS}
SUITES = ('unit', 'reference')
MEMORY = 4 << 30

Test = collections.namedtuple('Test', 'name program command env needs')


def folder_of(path):
    return next((folder for folder in FOLDERS if path.startswith(folder + '/')), None)


def read(path, mode='r'):
    with open(path, mode) as file:
        return file.read()


# ---- The copy and its tests ----

COUNTING = ('-Db_coverage=true', '-Doptimization=0', '-Dc_args=-fprofile-update=atomic')
QUICK = ('-Doptimization=1',)


class Copy:
    def __init__(self, work, name, options, names):
        self.work = work
        self.source = os.path.join(work, 'source')
        self.build = os.path.join(work, name)
        self.update()
        if not os.path.exists(os.path.join(self.build, 'build.ninja')):
            env = dict(os.environ, **({'CC_LD': 'lld'} if shutil.which('ld.lld') else {}))
            subprocess.run(['meson', 'setup', self.build, self.source, '-Ddebug=false', '-Dwerror=false', *options],
                           check=True, env=env, stdout=subprocess.DEVNULL)
        self.tests = [test for test in find_tests(self.build) if not names or test.name in names]
        if not self.make(sorted({program for test in self.tests for program in (*own_programs(test), *test.needs)})):
            sys.exit('the project itself cannot be built')

    def update(self):
        """Takes over what is new in the project, and leaves everything else as old as it is."""
        names = subprocess.run(['git', 'ls-files', '-co', '--exclude-standard', '-z'], cwd=ROOT, check=True,
                               capture_output=True, text=True).stdout.split('\0')
        for source in (os.path.join(ROOT, name) for name in names):
            target = os.path.join(self.source, os.path.relpath(source, ROOT))
            if os.path.isfile(source) and not (os.path.exists(target) and read(source, 'rb') == read(target, 'rb')):
                os.makedirs(os.path.dirname(target), exist_ok=True)
                shutil.copy(source, target)

    def make(self, programs):
        names = [os.path.relpath(program, self.build) for program in programs]
        return subprocess.run(['ninja', '-C', self.build, *names], stdout=subprocess.DEVNULL).returncode == 0

    @functools.cache
    def commands(self, target):
        return subprocess.run(['ninja', '-C', self.build, '-t', 'commands', target], check=True, text=True,
                              capture_output=True).stdout.splitlines()

    def run(self, command):
        return subprocess.run(command, shell=True, cwd=self.build, stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL).returncode == 0


class Changed:
    """One object that takes the place of that in its library, beside the build and not in it."""

    def __init__(self, copy, path, source):
        self.copy = copy
        self.library = LIBRARY[folder_of(path)]
        self.folder = tempfile.mkdtemp(dir=copy.work)
        self.code = os.path.join(self.folder, 'mutant.c')
        self.programs = {}
        with open(self.code, 'w') as file:
            file.write(source)
        command = next(line for line in copy.commands(self.library) if line.endswith(f' ../source/{path}'))
        command = re.sub(r' -o \S+ -c \S+$', f' -o {self.code}.o -c {self.code}', command)
        self.is_program = copy.run(re.sub(r' -M[QF] \S+| -MD', '', command))

    def link(self, program):
        """A program without the library has nothing that could be changed, and stays; of one that takes the
        library whole, the first of two objects counts."""
        name = os.path.relpath(program, self.copy.build)
        command = self.copy.commands(name)[-1]
        if program not in self.programs and self.library in command:
            self.programs[program] = os.path.join(self.folder, os.path.basename(program))
            objects = f'{self.code}.o -Wl,--allow-multiple-definition '
            self.copy.run(command.replace(f' -o {name} ', f' -o {self.programs[program]} {objects}'))

    def change(self, test):
        """The test with its programs linked to the changed object; modules stand beside them as they were."""
        for program in programs_of(test):
            if program.endswith('.so') and not os.path.lexists(os.path.join(self.folder, os.path.basename(program))):
                os.symlink(program, os.path.join(self.folder, os.path.basename(program)))
            elif not program.endswith('.so'):
                self.link(program)
        return test._replace(command=[self.programs.get(word, word) for word in test.command],
                             env={name: self.programs.get(value, value) for name, value in test.env.items()})


def find_tests(build):
    told = json.loads(subprocess.run(['meson', 'introspect', '--tests', '--targets', build], check=True,
                                     capture_output=True, text=True).stdout)
    files = {target['id']: target['filename'] for target in told['targets']}
    return [Test(test['name'], test['cmd'][0], test['cmd'], test['env'],
                 [file for target in test['depends'] for file in files[target] if file != test['cmd'][0]])
            for test in told['tests'] if any(suite.split(':')[-1] in SUITES for suite in test['suite'])]


def own_programs(test):
    """A script is none."""
    return [] if os.path.exists(test.program) and read(test.program, 'rb').startswith(b'#!') else [test.program]


def programs_of(test):
    """What must be built: the test, and what it starts."""
    starts_others = (any(name in read(test.program, 'rb') for name in (b'EXOS_BINARY', b'EXOS_HISTORY_WRITER')) or
                     any(word in test.needs for word in test.command))
    return [*own_programs(test), *(test.needs if starts_others else [])]


def passes(test, build, seconds):
    """Within so many seconds of work, however busy the machine is."""
    limits = {resource.RLIMIT_AS: MEMORY, resource.RLIMIT_FSIZE: MEMORY, resource.RLIMIT_CORE: 0,
              resource.RLIMIT_CPU: int(seconds) + 1}

    def limit():
        for kind, most in limits.items():
            resource.setrlimit(kind, (most, most))

    with tempfile.TemporaryDirectory(prefix='mutant-') as folder:
        env = dict(os.environ, **test.env, TMPDIR=folder, HOME=folder)
        with subprocess.Popen(test.command, cwd=build, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL, start_new_session=True, preexec_fn=limit) as process:
            try:
                return process.wait(20 * seconds) == 0
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                return False


# ---- Which test reaches a line ----

def counts_of(build):
    return [path for folder in FOLDERS for path in glob.glob(f'{build}/{LIBRARY[folder]}.p/*.gcda')]


def work_done():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def trace(test, build, slowest):
    """How much work the test is, and {file: [lines, functions as (first, last)]} that it reaches."""
    for path in counts_of(build):
        os.unlink(path)
    began = work_done()
    if not passes(test, build, slowest):
        print(f'{test.name} fails or is slow without any change, and is left out', file=sys.stderr)
        return {'seconds': float('inf'), 'reached': {}}
    seconds, reached, counts = work_done() - began, {}, counts_of(build)
    told = subprocess.run(['gcov', '--json-format', '--stdout', *counts], cwd=build, check=True,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout if counts else ''
    for file in (file for line in told.splitlines() for file in json.loads(line)['files']):
        name = file['file'].removeprefix('../source/')
        if name.startswith(FOLDERS) and name.endswith('.c'):
            reached[name] = [[it['line_number'] for it in file['lines'] if it['count']],
                             [(it['start_line'], it['end_line']) for it in file['functions'] if it['execution_count']]]
    return {'seconds': seconds, 'reached': reached}


def learn(copy, slowest):
    """Traces every test once; what is known of a program is kept until it is another one."""
    store = os.path.join(copy.work, 'traces.json')
    known = json.loads(read(store)) if os.path.exists(store) else {}
    for test in copy.tests:
        digest = hashlib.sha256(b''.join(read(program, 'rb') for program in programs_of(test))).hexdigest()
        if known.get(test.name, {}).get('digest') != digest:
            known[test.name] = dict(trace(test, copy.build, slowest), digest=digest)
            with open(store + '.new', 'w') as file:
                json.dump(known, file)
            os.replace(store + '.new', store)
    return {test.name: known[test.name] for test in copy.tests}


def choose(known, mutant):
    """Those that reach the line; or its function, or its file, where the line has no code of its own; or any, where
    the file has none."""
    of_line, of_function, of_file = [], [], []
    for name, it in known.items():
        lines, functions = it['reached'].get(mutant.path, ([], []))
        if lines:
            of_file.append(name)
            of_function += [name] * any(first <= mutant.line <= last for first, last in functions)
            of_line += [name] * (mutant.line in lines)
    return of_line or of_function or of_file or list(known)


# ---- The run ----

class Run:
    def __init__(self, work, names, slowest):
        self.known = learn(Copy(work, 'counting', COUNTING, names), slowest)
        self.copy = Copy(work, 'quick', QUICK, names)
        self.tests = {test.name: test for test in self.copy.tests}
        self.kills = collections.Counter()

    def order(self, mutant):
        names = choose(self.known, mutant)
        return sorted(names, key=lambda name: (-self.kills[mutant.path, name], self.known[name]['seconds']))

    def judge(self, mutant):
        """The test that fails, '' if none does, None if it is no program."""
        source = read(os.path.join(ROOT, mutant.path))
        changed = Changed(self.copy, mutant.path, source[:mutant.start] + mutant.new + source[mutant.end:])
        try:
            for name in self.order(mutant) if changed.is_program else []:
                if not passes(changed.change(self.tests[name]), self.copy.build, 5 + 4 * self.known[name]['seconds']):
                    self.kills[mutant.path, name] += 1
                    return name
            return '' if changed.is_program else None
        finally:
            shutil.rmtree(changed.folder)

    def judge_all(self, folder, found):
        killed = survived = 0
        for mutant in found:
            killer = self.judge(mutant)
            killed += bool(killer)
            if killer == '':
                survived += 1
                print(f'{mutant.path}:{mutant.line}: {mutants.change(mutant)}', flush=True)
        share = 100 * killed / max(killed + survived, 1)
        print(f'{folder}: {killed + survived} mutants, {killed} killed, {survived} survived: {share:.1f} %', flush=True)
        return share


def read_equivalent():
    """(file, line of code, change) of every item of tests/mutants.md."""
    found = (re.findall('`([^`]+)`', line) for line in read(f'{ROOT}/tests/mutants.md').splitlines()
             if line.startswith('- `'))
    return {tuple(words[:3]) for words in found}


def select(arguments):
    equivalent = read_equivalent()
    places = arguments.files or [os.path.relpath(path, ROOT) for folder in FOLDERS
                                 for path in sorted(glob.glob(f'{ROOT}/{folder}/**/*.c', recursive=True))]
    for folder in FOLDERS:
        found = [mutant for path, _, line in (place.partition(':') for place in places)
                 if folder_of(path) == folder
                 for mutant in mutants.find(path, read(os.path.join(ROOT, path)))
                 if line in ('', str(mutant.line))]
        if arguments.sample and len(found) > arguments.sample:
            found = sorted(random.Random(f'{arguments.seed} {folder}').sample(found, arguments.sample))
        if found:
            yield folder, [it for it in found if (it.path, it.code, mutants.change(it)) not in equivalent]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('files', nargs='*', help='C files, as src/analysis/decision.c')
    parser.add_argument('--sample', type=int, help='so many mutants a folder')
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--at-least', type=float, default=0, metavar='PERCENT', help='fail under this in a folder')
    parser.add_argument('--tests', type=lambda it: it.split(','), metavar='NAME,…', help='run no others')
    parser.add_argument('--slowest', type=float, default=10, metavar='SECONDS', help='leave out slower tests')
    parser.add_argument('--work', default=os.path.join(tempfile.gettempdir(), 'experimentos-mutants'))
    parser.add_argument('--list', action='store_true', help='print the mutants and run none')
    arguments = parser.parse_args()
    selected = list(select(arguments))

    if arguments.list:
        print('\n'.join(f'{it.path}:{it.line}: {mutants.change(it)}' for _, found in selected for it in found))
        return 0
    run = Run(arguments.work, arguments.tests, arguments.slowest)
    shares = [run.judge_all(folder, found) for folder, found in selected]
    return 0 if min(shares, default=100) >= arguments.at_least else 1


if __name__ == '__main__':
    sys.exit(main())
