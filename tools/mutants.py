#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Change the source at random places, one place at a time; a test must notice each change.

usage: mutants.py [-n N] [--seed S] [--jobs J] [--only PREFIX] [--table FILE] [--log FILE]

Draws N places of sim/, io/ and plots/ (tools/mutant_places.py: a constant, a sign, a comparison, an
off-by-one, two swapped arguments, a negated condition, a dropped error check), compiles that one
source in a copy of the tree, and runs the tests that reach it until one fails: first the test of
its module, then those that include its header, its folder's and all others; the slow ones last.
A test that fails before anything is changed is named and left out. A test that needs far more
processor time than without the change has noticed it, so a change that loops costs seconds and the load
of the machine does not matter.

A survivor is listed with its line. One that changes nothing that could be observed is named, with
the reason, in tools/mutants-equal.txt. Ends with "N passed, N failed"; fails if more than 5 % survive
without a reason.
"""
import argparse
import concurrent.futures
import contextlib
import datetime
import fcntl
import filecmp
import glob
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import threading

import mutant_places

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PARTS = ['Makefile', 'mk', 'VERSION', 'include', 'sim', 'io', 'plots', 'cli', 'tests', 'tools', 'data', 'scenarios',
         'docs', 'loft.pc.in']
# A make around this one hands down its jobs and variables; the mutants are built without them.
ALONE = {name: value for name, value in os.environ.items() if name not in ('MAKEFLAGS', 'MFLAGS', 'MAKELEVEL', 'MPI')}
COMPILER = ['CC=' + os.environ['CC']] if 'CC' in os.environ else []
WORDING = 'tests/cli/wording.bats'

MOST_SURVIVORS = 0.05
DOES_NOT_COMPILE, EQUAL, SURVIVED = 'does not compile', 'changes nothing', 'survived'

# A changed test may take 4 times the processor time of the unchanged one, and 10 s for those that
# take next to none. One that waits for ever is killed when 20 times that has passed on the clock.
TIMES, SPARE_S = 4, 10
WAITING = 20
MOST_KB, MOST_BLOCKS = 16 << 20, 2 << 20  # 16 GiB of memory, and of 512 bytes: files of 1 GiB


def run_test(command, cpu_s, **how):
    """Whether it fails within that processor time (None: any), and how much its main process took."""
    seconds = 'unlimited' if cpu_s is None else int(cpu_s)
    limits = 'ulimit -v %d -f %d -t %s && exec "$@"' % (MOST_KB, MOST_BLOCKS, seconds)
    with subprocess.Popen(['bash', '-c', limits, 'bash', *command], stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL, start_new_session=True, **how) as child:
        end = None if cpu_s is None else threading.Timer(WAITING * cpu_s, os.killpg, (child.pid, signal.SIGKILL))
        if end:
            end.start()
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if end:
            end.cancel()
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)  # what it left running
    return child.returncode != 0, used.ru_utime + used.ru_stime


def reached(root, tree, tests):
    """The sources that each test can reach: those that define a name it needs, those that they need, and so on."""
    def names(path, *which):
        listed = subprocess.run(['nm', '-gP', *which, path], stdout=subprocess.PIPE, check=True).stdout.decode()
        return [line.split()[0].split('@')[0] for line in listed.splitlines() if ' ' in line]

    sources = [os.path.relpath(path, root) for room in mutant_places.ROOMS
               for path in glob.glob(os.path.join(root, room, '**', '*.c'), recursive=True)]
    objects = {name: os.path.join(tree, name[:-2] + '.o') for name in sources}
    objects = {name: path for name, path in objects.items() if os.path.exists(path)}
    owner = {symbol: name for name, path in objects.items() for symbol in names(path, '--defined-only')}
    needs = {name: {owner[s] for s in names(path, '-u') if s in owner} for name, path in objects.items()}
    found = {}
    for test in tests:
        found[test] = set()
        unread = {owner[s] for s in names(os.path.join(root, test)) if s in owner}
        while unread:
            name = unread.pop()
            found[test].add(name)
            unread |= needs[name] - found[test]
    return found


def take(source, target):
    """Copies with the times, so that make sees no change."""
    if os.path.isdir(source):
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(source, target, symlinks=True)
    else:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        shutil.copy2(source, target)


def renew(source, target):
    """Copies what differs, and only that is new to make: an object may be younger than the edit of its source."""
    if os.path.isdir(source):
        os.makedirs(target, exist_ok=True)
        for name in set(os.listdir(target)) - set(os.listdir(source)):
            gone = os.path.join(target, name)
            (shutil.rmtree if os.path.isdir(gone) else os.remove)(gone)
        for name in os.listdir(source):
            renew(os.path.join(source, name), os.path.join(target, name))
    elif not os.path.exists(target) or not filecmp.cmp(source, target, shallow=False):
        shutil.copy(source, target)


class Copy:
    """A copy of the sources and of what was built of them, one for each processor."""

    def __init__(self, number, first=None):
        self.root = os.path.join(ROOT, 'build', 'mutants', str(number))
        self.tree = os.path.join(self.root, 'build', 'mutants')
        os.makedirs(self.root, exist_ok=True)
        for part in PARTS + (['build'] if first else []):
            if first:
                take(os.path.join(first.root, part), os.path.join(self.root, part))
            else:
                renew(os.path.join(ROOT, part), os.path.join(self.root, part))
        if first is None and self.make('-j%d' % (os.cpu_count() or 2), 'build-mutants', seconds=3600) is None:
            sys.exit('mutants.py: `make MODE=mutants build-mutants` fails in ' + self.root)

    def make(self, *targets, seconds=600):
        """Output of make, or None if it failed."""
        ran = subprocess.run(['make', '-C', self.root, '--no-print-directory', 'MODE=mutants', *COMPILER, *targets],
                             env=ALONE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=seconds, check=False)
        return ran.stdout.decode() if ran.returncode == 0 else None

    def how(self, libraries):
        """Where tests run, with the library of that folder."""
        return {'cwd': self.root, 'env': dict(ALONE, LOFT_BIN=os.path.join(self.tree, 'loft'),
                                              LD_LIBRARY_PATH=libraries)}

    @contextlib.contextmanager
    def changed(self, mutant):
        """The copy with this change, until the end of the block."""
        path = os.path.join(self.root, mutant.file)
        built = os.path.join(self.tree, mutant.file[:-2] + '.o')
        with open(path, encoding='utf-8') as source:
            kept = source.read()
        times = os.stat(path)
        lines = kept.split('\n')
        lines[mutant.line] = mutant.new
        shutil.copy2(built, built + '.unchanged')
        try:
            with open(path, 'w', encoding='utf-8') as source:
                source.write('\n'.join(lines))
            yield
        finally:  # the source last: where it still differs, the next campaign compiles it
            os.replace(built + '.unchanged', built)
            os.utime(built)  # so that the next make links again
            with open(path, 'w', encoding='utf-8') as source:
                source.write(kept)
            os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


class Tests:
    """The tests, what each reaches, and how each ends before anything is changed.

    Most load libloft.so; those that answer calls of the C library are linked with libloft.a.
    """

    def __init__(self, first):
        kinds = {'quick': [], 'slow': [], 'linked': []}
        for line in first.make('-s', 'list-mutants').splitlines():
            kind, *programs = line.split()
            kinds[kind] = programs
        self.linked = set(kinds['linked'])
        self.slow = set(kinds['slow'])
        self.first = first
        self.scripts = [os.path.join('tests/cli', name) for name in sorted(os.listdir(os.path.join(ROOT, 'tests/cli')))
                        if name.endswith('.bats')]
        self.reaches = reached(first.root, first.tree, kinds['quick'] + kinds['slow'])
        self.unchanged = os.path.join(first.root, 'unchanged')
        for part in glob.glob(os.path.join(first.tree, 'libloft.so*')) + \
                [os.path.join(first.root, test) for test in self.linked]:
            take(part, os.path.join(self.unchanged, os.path.basename(part)))
        self.seconds = {}
        self.locks = {test: threading.Lock() for test in list(self.reaches) + self.scripts}

    def time_unchanged(self, test):
        """Its processor time without any change, or None if it fails."""
        with self.locks[test]:
            if test not in self.seconds:
                program = os.path.join(self.unchanged, os.path.basename(test)) if test in self.linked else \
                    os.path.join(self.first.root, test)
                failed, cpu_s = run_test(['bats', test] if test.endswith('.bats') else [program], None,
                                         **self.first.how(self.unchanged))
                self.seconds[test] = None if failed else cpu_s
            return self.seconds[test]

    def failing_anyway(self):
        """Those that were run and fail without any change."""
        return sorted(test for test, seconds in self.seconds.items() if seconds is None)

    def for_file(self, name):
        """The tests that reach this file, those that are likeliest to notice a change of it first."""
        module = os.path.splitext(os.path.basename(name))[0]
        header = os.path.splitext(name)[0] + '.h'

        def distance(test):
            source = re.sub(r'^build/\w+/', '', test) + '.c'
            tested = os.path.basename(source)[len('test_'):-len('.c')]
            if module.startswith(tested):
                return 0, -len(tested)
            with open(os.path.join(self.first.root, source), encoding='utf-8') as text:
                near = 0 if header in text.read() else 1 if source.startswith('tests/' + os.path.dirname(name)) else 2
            return 2 if test in self.slow else 1, near

        def tells(script):
            command = os.path.splitext(os.path.basename(script))[0]
            return script == WORDING or re.match(command + '(_|$)', module) or \
                command.startswith(os.path.basename(os.path.dirname(name)))

        units = [test for test, sources in self.reaches.items() if name in sources]
        quick = [test for test in units if distance(test)[0] < 2]
        slow = [test for test in units if distance(test)[0] == 2]
        scripts = [script for script in self.scripts if tells(script)]
        return sorted(quick, key=distance) + scripts + sorted(slow, key=distance)


def notices(copy, tests, test):
    """Whether a test that passes without the change fails with it."""
    seconds = tests.time_unchanged(test)
    if seconds is None:
        return False
    if test in tests.linked and copy.make(test) is None:
        return True
    return run_test(['bats', test] if test.endswith('.bats') else [os.path.join(copy.root, test)],
                    SPARE_S + TIMES * seconds, **copy.how(copy.tree))[0]


def try_one(copy, tests, mutant):
    """'caught by TEST', DOES_NOT_COMPILE or SURVIVED."""
    with copy.changed(mutant):
        if copy.make('mutants-library') is None:
            return DOES_NOT_COMPILE
        for test in tests.for_file(mutant.file):
            if notices(copy, tests, test):
                return 'caught by ' + os.path.basename(test)
    return SURVIVED


def equal_ones():
    """Mutants that nothing can observe: 'FILE | OLD | NEW | REASON' of each line."""
    with open(os.path.join(ROOT, 'tools', 'mutants-equal.txt'), encoding='utf-8') as lines:
        rows = [line.split(' | ') for line in lines if not line.startswith('#')]
    return {tuple(cell.strip() for cell in row[:3]) for row in rows if len(row) == 4}


def run(options):
    """Tries all, prints survivors; (mutant, outcome) of each."""
    mutants = mutant_places.draw(ROOT, options.n, options.seed, options.only)
    known = equal_ones()
    first = Copy(0)
    tests = Tests(first)
    free = [first] + [Copy(number, first) for number in range(1, options.jobs)]
    outcomes = []

    def one(mutant):
        if mutant.words() in known:
            return EQUAL
        copy = free.pop()
        try:
            return try_one(copy, tests, mutant)
        finally:
            free.append(copy)

    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for mutant, outcome in zip(mutants, pool.map(one, mutants)):
            outcomes.append((mutant, outcome))
            where = '%s:%d' % (mutant.file, mutant.line + 1)
            if outcome == SURVIVED:
                print('SURVIVED  %s (%s)\n  - %s\n  + %s' % (where, mutant.operator, *mutant.words()[1:]), flush=True)
            if sys.stderr.isatty():
                print('\r%d of %d' % (len(outcomes), len(mutants)), end='', file=sys.stderr)
            if options.log:
                print(outcome, where, mutant.operator, *mutant.words()[1:], sep='\t', file=options.log, flush=True)
    if tests.failing_anyway():
        print('left out, for they fail before anything is changed: ' + ' '.join(tests.failing_anyway()))
    return outcomes


def write_row(options, tried, survived):
    """What tools/reliability.sh reads: this campaign in place of the last one of the same command."""
    commit = subprocess.run(['git', 'rev-parse', '--short', 'HEAD'], cwd=ROOT, stdout=subprocess.PIPE,
                            check=False).stdout.decode().strip() or 'unknown'
    with open(os.path.join(ROOT, 'VERSION'), encoding='utf-8') as file:
        version = file.read().strip()
    command = 'make mutants MUTANTS=%d SEED=%d%s' % (
        options.n, options.seed, ' MUTANTS_IN=' + options.only if options.only else '')
    rows = {}
    if os.path.exists(options.table):
        with open(options.table, encoding='utf-8') as table:
            rows = {row.rstrip('\n').split('\t')[-1]: row for row in table}
    found = options.found or (rows[command].split('\t')[3] if command in rows else 'nothing')
    what = 'one place of %s changed, and the tests that reach it run' % (options.only or 'the source')
    rows[command] = '\t'.join([what, str(tried), str(survived), found, datetime.date.today().isoformat(),
                               version + '-' + commit, command]) + '\n'
    with open(options.table, 'w', encoding='utf-8') as table:
        table.writelines(rows[key] for key in sorted(rows))


def print_counts(outcomes):
    """A line for each kind of change, and the processor time."""
    print('  %-12s %6s %7s %15s %9s' % ('change', 'tried', 'caught', 'change nothing', 'survived'))
    for operator in list(mutant_places.OPERATORS) + ['all']:
        of = [outcome for mutant, outcome in outcomes if operator in (mutant.operator, 'all')]
        print('  %-12s %6d %7d %15d %9d' % (operator, len(of), sum(o.startswith('caught') for o in of),
                                            of.count(EQUAL), of.count(SURVIVED)))
    used = [resource.getrusage(who) for who in (resource.RUSAGE_CHILDREN, resource.RUSAGE_SELF)]
    print('  %.0f s of processor time' % sum(u.ru_utime + u.ru_stime for u in used))


def main():
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.split('\n', maxsplit=1)[0])
    parser.add_argument('-n', type=int, default=60)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--jobs', type=int, default=os.cpu_count() or 2)
    parser.add_argument('--only', default='', help='files that begin so: sim/earth/')
    parser.add_argument('--table', help='a row for docs/reliability.md')
    parser.add_argument('--log', type=argparse.FileType('w'), help='a line for each mutant')
    parser.add_argument('--found', help='what the row says was found and mended')
    options = parser.parse_args()
    os.makedirs(os.path.join(ROOT, 'build', 'mutants'), exist_ok=True)
    with open(os.path.join(ROOT, 'build', 'mutants', 'lock'), 'w', encoding='utf-8') as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            sys.exit('mutants.py: another campaign runs in this folder: wait for it')
        outcomes = [(mutant, outcome) for mutant, outcome in run(options) if outcome != DOES_NOT_COMPILE]
    print_counts(outcomes)
    survived = sum(outcome == SURVIVED for _, outcome in outcomes)
    if options.table:
        write_row(options, len(outcomes), survived)
    print('%d passed, %d failed' % (len(outcomes) - survived, survived))
    sys.exit(survived > MOST_SURVIVORS * options.n)


if __name__ == '__main__':
    main()
