#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Change the source at random places, one place at a time; a test must notice each change.

usage: mutants.py [-n N] [--seed S] [--jobs J] [--only PREFIX] [--table FILE]

Draws N places of sim/, io/ and plots/ (a constant, a sign, a comparison, an off-by-one, two
swapped arguments, a negated condition, a dropped error check), compiles that one source in a copy
of the tree, and runs the unit tests that reach it until one fails: first those of its module, then
those that include its header, its folder's, and all others, the quick ones first. A survivor is
listed with its line. One that changes nothing that could be observed is named, with the reason, in
tools/mutants-equal.txt.

A place is drawn by a number of its own, from S, its file and its line: a change elsewhere draws no
other places, and a larger N adds to those of a smaller. Ends with "N passed, N failed"; fails if more
than 5 % survive without a reason.
"""
import argparse
import concurrent.futures
import datetime
import glob
import hashlib
import math
import os
import re
import shutil
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
MOST_SURVIVORS = 0.05
SECONDS = 300  # for one test
PARTS = ['Makefile', 'mk', 'VERSION', 'include', 'sim', 'io', 'plots', 'cli', 'tests', 'tools', 'data', 'scenarios',
         'docs', 'loft.pc.in']
COMPILER = ['CC=' + os.environ['CC']] if 'CC' in os.environ else []

OPERATORS = {
    'constant': (r'(?<![\w.])(\d+\.\d*(?:[eE][-+]?\d+)?|\d+[eE][-+]?\d+)(?![\w.])',
                 lambda m: repr(float(m.group(1)) * 1.01 if float(m.group(1)) else 0.01)),
    'off by one': (r'(?<![\w.\["])(\d{1,4})(?![\w.])', lambda m: str(int(m.group(1)) + 1)),
    'sign': (r' ([-+]) ', lambda m: ' - ' if m.group(1) == '+' else ' + '),
    'factor': (r' ([*/]) ', lambda m: ' / ' if m.group(1) == '*' else ' * '),
    'comparison': (r' (<=|>=|<|>|==|!=) ', lambda m: {
        '<=': ' < ', '<': ' <= ', '>=': ' > ', '>': ' >= ', '==': ' != ', '!=': ' == '}[m.group(1)]),
    'logic': (r' (&&|\|\|) ', lambda m: ' || ' if m.group(1) == '&&' else ' && '),
    'condition': (r'\bif \((.*)\) \{$', lambda m: 'if (!(%s)) {' % m.group(1)),
    'error check': (r'\bif \((.*(?:!= LOFT_OK|== NULL|failed).*)\) \{$',
                    lambda m: 'if (0 && (%s)) {' % m.group(1)),
    'arguments': (r'(\w+\()(&?[\w.>-]+), (&?[\w.>-]+)(?=[,)])',
                  lambda m: '%s%s, %s' % (m.group(1), m.group(3), m.group(2))),
}
ROOMS = ('sim', 'io', 'plots')
LEFT_OUT = ('kernel_avx', 'second_opinion_none')


def code_lines(path):
    """Numbers and texts of the lines that are code."""
    in_comment = False
    for number, line in enumerate(open(path, encoding='utf-8').read().split('\n')):
        text = line.strip()
        start_in = in_comment
        in_comment = (in_comment or '/*' in text) and '*/' not in text
        if start_in or text.startswith(('/*', '*', '#', '//', 'assert')) or '"' in text or not text:
            continue
        yield number, line.split('/*')[0].rstrip()


def places(only):
    """All mutants: path, number of the line, its text, the text that replaces it, operator."""
    found = []
    for room in ROOMS:
        for path in sorted(glob.glob(os.path.join(ROOT, room, '**', '*.c'), recursive=True)):
            name = os.path.relpath(path, ROOT)
            if any(part in name for part in LEFT_OUT) or not name.startswith(only):
                continue
            for number, line in code_lines(path):
                for operator, (pattern, change) in OPERATORS.items():
                    for match in re.finditer(pattern, line):
                        new = line[:match.start()] + change(match) + line[match.end():]
                        if new != line:
                            found.append((name, number, line, new, operator))
    return found


def chance(seed, *texts):
    """A number between 0 and 1 that belongs to these texts."""
    digest = hashlib.sha256('\0'.join([str(seed)] + [str(text) for text in texts]).encode()).digest()
    return (int.from_bytes(digest[:8], 'big') + 0.5) / 2.0 ** 64


def draw(n, seed, only):
    """n mutants: a file by the root of its number of places, then an operator, then a place.

    Weighted drawing without replacement after Efraimidis and Spirakis (2006): those with the least
    waiting times, each exponential with the rate of its weight.
    """
    by_file, seen, waiting = {}, {}, []
    for place in places(only):
        by_file.setdefault(place[0], {}).setdefault(place[4], []).append(place)
    for name, operators in by_file.items():
        weight = sum(len(p) for p in operators.values()) ** 0.5 / len(operators)
        for operator, alike in operators.items():
            for place in alike:
                words = (name, operator, place[2].strip(), place[3].strip())
                seen[words] = seen.get(words, 0) + 1
                waiting.append((-math.log(chance(seed, *words, seen[words])) * len(alike) / weight, place))
    return [place for _, place in sorted(waiting, key=lambda pair: pair[0])[:n]]


def reached(root, tests):
    """The sources that each test can reach: those that define a name it needs, those that they need, and so on."""
    tree = os.path.join(root, 'build/mutants')

    def names(path, *which):
        listed = subprocess.run(['nm', '-gP', *which, path], stdout=subprocess.PIPE, check=True).stdout.decode()
        return [line.split()[0].split('@')[0] for line in listed.splitlines() if ' ' in line]

    sources = [os.path.relpath(path, root) for room in ROOMS
               for path in glob.glob(os.path.join(root, room, '**', '*.c'), recursive=True)]
    objects = {name: os.path.join(tree, name[:-2] + '.o') for name in sources}
    objects = {name: path for name, path in objects.items() if os.path.exists(path)}
    owner = {symbol: name for name, path in objects.items() for symbol in names(path, '--defined-only')}
    needs = {name: {owner[s] for s in names(path, '-u') if s in owner} for name, path in objects.items()}
    found = {}
    for test in tests:
        found[test] = set()
        open_ones = {owner[s] for s in names(os.path.join(root, test)) if s in owner}
        while open_ones:
            name = open_ones.pop()
            found[test].add(name)
            open_ones |= needs[name] - found[test]
    return found


class Copy:
    """A copy of the sources and of what was built of them, one for each processor.

    Most tests load libloft.so; those that answer calls of the C library are linked with libloft.a.
    """

    def __init__(self, number, first=None):
        self.root = os.path.join(ROOT, 'build', 'mutants', str(number))
        self.tree = os.path.join(self.root, 'build', 'mutants')
        for part in PARTS + (['build'] if first else []):
            self.take(os.path.join(first.root if first else ROOT, part), os.path.join(self.root, part))
        if first is None and self.make(['-j%d' % (os.cpu_count() or 2), 'build-mutants'], 3600) is None:
            sys.exit('mutants.py: `make MODE=mutants build-mutants` fails in ' + self.root)
        self.tests = first.tests if first else self.make(['-s', 'list-mutants']).split()
        self.linked = first.linked if first else set(self.make(['-s', 'list-mutants-linked']).split())
        self.reaches = first.reaches if first else reached(self.root, self.tests)
        self.unchanged = os.path.join(self.root, 'unchanged')
        for part in [os.path.join(self.tree, name) for name in os.listdir(self.tree) if name.startswith('libloft.so')] + \
                [os.path.join(self.root, test) for test in self.linked]:
            self.take(part, os.path.join(self.unchanged, os.path.basename(part)))

    @staticmethod
    def take(source, target):
        """Copies with the times, so that make sees no change."""
        if os.path.isdir(source):
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(source, target, symlinks=True)
        else:
            os.makedirs(os.path.dirname(target), exist_ok=True)
            shutil.copy2(source, target)

    def make(self, targets, seconds=300):
        """Output of make, or None if it failed."""
        ran = subprocess.run(['make', '-C', self.root, '--no-print-directory', 'MODE=mutants'] + COMPILER + targets,
                             stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=seconds, check=False)
        return ran.stdout.decode() if ran.returncode == 0 else None

    def fails(self, command, libraries, seconds=SECONDS):
        """Whether a test fails with the library of that folder; one that hangs does."""
        try:
            return subprocess.run(command, cwd=self.root, timeout=seconds,
                                  env=dict(os.environ, LOFT_BIN=os.path.join(self.tree, 'loft'),
                                           LD_LIBRARY_PATH=libraries),
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                  check=False).returncode != 0
        except subprocess.TimeoutExpired:
            return True

    def notices(self, test):
        """Whether a test fails as the source now is."""
        if test in self.linked and self.make([test]) is None:
            return True
        return self.fails([os.path.join(self.root, test)], self.tree)

    def fails_anyway(self, test):
        """Whether a test fails before anything is changed."""
        program = os.path.join(self.unchanged, os.path.basename(test)) if test in self.linked else \
            os.path.join(self.root, test)
        return self.fails([program], self.unchanged)

    def wording_fails(self, libraries):
        """Whether an output is not as blessed."""
        return self.fails(['bats', 'tests/cli/wording.bats'], libraries, 4 * SECONDS)

    def ordered(self, name):
        """The tests that reach this file, those that are likeliest to notice a change of it first."""
        module = os.path.splitext(os.path.basename(name))[0]
        folder = os.path.dirname(name)
        header = os.path.splitext(name)[0] + '.h'

        def distance(test):
            source = re.sub(r'^build/\w+/', '', test) + '.c'
            if os.path.basename(source) == 'test_%s.c' % module:
                return 0
            if header in open(os.path.join(self.root, source), encoding='utf-8').read():
                return 1
            if module.startswith(os.path.basename(source)[5:-2]):
                return 2
            return 3 if source.startswith('tests/' + folder) else 4

        return sorted((test for test in self.tests if name in self.reaches[test]), key=distance)

    def try_one(self, mutant, unfit):
        """'caught by TEST', 'does not compile' or 'survived'; adds to unfit the tests that fail anyway."""
        name, number, _, new, _ = mutant
        path = os.path.join(self.root, name)
        built = os.path.join(self.tree, name[:-2] + '.o')
        kept, times = open(path, encoding='utf-8').read(), os.stat(path)
        shutil.copy2(built, built + '.unchanged')
        lines = kept.split('\n')
        lines[number] = new
        try:
            open(path, 'w', encoding='utf-8').write('\n'.join(lines))
            if self.make(['mutants-library']) is None:
                return 'does not compile'
            for test in self.ordered(name):
                if test in unfit or not self.notices(test):
                    continue
                if not self.fails_anyway(test):
                    return 'caught by ' + os.path.basename(test)
                unfit.add(test)
            return 'caught by wording' if self.wording_fails(self.tree) and \
                not self.wording_fails(self.unchanged) else 'survived'
        finally:
            open(path, 'w', encoding='utf-8').write(kept)
            os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
            shutil.move(built + '.unchanged', built)
            os.utime(built)  # so that the next make links again


def equal_ones():
    """Mutants that nothing can observe: 'FILE | OLD | NEW | REASON' of each line."""
    path = os.path.join(ROOT, 'tools', 'mutants-equal.txt')
    rows = [line.split(' | ') for line in open(path, encoding='utf-8') if not line.startswith('#')]
    return {tuple(cell.strip() for cell in row[:3]) for row in rows if len(row) == 4}


def run(options):
    """Tries all, prints survivors; a tuple of counts: caught, equal, survived, not built."""
    mutants = draw(options.n, options.seed, options.only)
    known = equal_ones()
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        first = Copy(0)
        copies = [first] + [Copy(number, first) for number in range(1, options.jobs)]
        free = list(copies)
        outcomes = []
        unfit = set()

        def one(mutant):
            copy = free.pop()
            try:
                return mutant, copy.try_one(mutant, unfit)
            finally:
                free.append(copy)

        for mutant, outcome in pool.map(one, mutants):
            name, number, old, new, operator = mutant
            if outcome == 'survived' and (name, old.strip(), new.strip()) in known:
                outcome = 'changes nothing'
            outcomes.append((operator, outcome))
            if outcome == 'survived':
                print('SURVIVED  %s:%d (%s)\n  - %s\n  + %s' % (name, number + 1, operator, old.strip(), new.strip()),
                      flush=True)
            if sys.stderr.isatty():
                print('\r%d of %d' % (len(outcomes), len(mutants)), end='', file=sys.stderr)
            if options.log:
                print(outcome, name, number + 1, operator, sep='\t', file=options.log, flush=True)
        if unfit:
            sys.exit('mutants.py: these fail before anything is changed: ' + ' '.join(sorted(unfit)))
    return outcomes


def write_row(options, tried, survived):
    """What tools/reliability.sh reads: this campaign in place of the last one of the same command."""
    commit = subprocess.run(['git', 'rev-parse', '--short', 'HEAD'], cwd=ROOT, stdout=subprocess.PIPE,
                            check=False).stdout.decode().strip() or 'unknown'
    version = open(os.path.join(ROOT, 'VERSION'), encoding='utf-8').read().strip()
    command = 'make mutants MUTANTS=%d SEED=%d%s' % (
        options.n, options.seed, ' MUTANTS_IN=' + options.only if options.only else '')
    rows = []
    if os.path.exists(options.table):
        rows = [row for row in open(options.table, encoding='utf-8') if row.rstrip('\n').split('\t')[-1] != command]
    rows.append('\t'.join(['one place of %s changed, and the tests that reach it run' % (options.only or 'the source'),
                           str(tried), str(survived), options.found, datetime.date.today().isoformat(),
                           version + '-' + commit, command]) + '\n')
    with open(options.table, 'w', encoding='utf-8') as table:
        table.writelines(sorted(rows, key=lambda row: row.split('\t')[-1]))


def main():
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('-n', type=int, default=60)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--jobs', type=int, default=os.cpu_count() or 2)
    parser.add_argument('--only', default='', help='files that begin so: sim/earth/')
    parser.add_argument('--table', help='a row for docs/reliability.md')
    parser.add_argument('--log', type=argparse.FileType('w'), help='a line for each mutant')
    parser.add_argument('--found', default='nothing', help='what the row says was found and mended')
    options = parser.parse_args()
    outcomes = run(options)
    tried = [(operator, outcome) for operator, outcome in outcomes if outcome != 'does not compile']
    rows = []
    for operator in list(OPERATORS) + ['all']:
        of = [outcome for name, outcome in tried if operator in (name, 'all')]
        rows.append((operator, len(of), sum(o.startswith('caught') for o in of),
                     of.count('changes nothing'), of.count('survived')))
    for row in [('change', 'tried', 'caught', 'change nothing', 'survived')] + rows:
        print('  %-12s %6s %7s %15s %9s' % row)
    survived = rows[-1][4]
    if options.table:
        write_row(options, len(tried), survived)
    print('%d passed, %d failed' % (len(tried) - survived, survived))
    sys.exit(survived > MOST_SURVIVORS * len(tried))


if __name__ == '__main__':
    main()
