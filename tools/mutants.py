#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Change the source at random places, one place at a time; a test must notice each change.

usage: mutants.py [-n N] [--seed S] [--jobs J] [--only PREFIX] [--table FILE]

Draws N places of sim/, io/ and plots/ (a constant, a sign, a comparison, an off-by-one, two
swapped arguments, a negated condition, a dropped error check), builds each mutant in a copy of
the sources, and runs the unit tests: first those of its module, then those that include its
header, its folder's, and all others. A survivor is listed with its line. One that changes
nothing that could be observed is named, with the reason, in tools/mutants-equal.txt.

Equal N and S choose equal places in equal sources. Ends with "N passed, N failed"; fails if
more than 5 % survive without a reason.
"""
import argparse
import concurrent.futures
import datetime
import glob
import os
import random
import re
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
MOST_SURVIVORS = 0.05
SECONDS = 120
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
    for room in ('sim', 'io', 'plots'):
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


def draw(n, seed, only):
    """n mutants: first the file by the root of its length, then the operator, then the place."""
    by_file = {}
    for place in places(only):
        by_file.setdefault(place[0], {}).setdefault(place[4], []).append(place)
    generator = random.Random(seed)
    names = sorted(by_file)
    weights = [sum(len(p) for p in by_file[name].values()) ** 0.5 for name in names]
    chosen = []
    while len(chosen) < n:
        operators = by_file[generator.choices(names, weights)[0]]
        place = generator.choice(operators[generator.choice(sorted(operators))])
        if place not in chosen:
            chosen.append(place)
    return chosen


class Copy:
    """A copy of the sources with a build of its unit tests; tests load libloft.so of it."""

    def __init__(self, number):
        self.root = os.path.join(ROOT, 'build', 'mutants', str(number))
        for part in ('Makefile', 'mk', 'VERSION', 'include', 'sim', 'io', 'plots', 'cli', 'tests',
                     'tools', 'data', 'scenarios', 'docs', 'loft.pc.in'):
            source, target = os.path.join(ROOT, part), os.path.join(self.root, part)
            if os.path.isdir(source):
                shutil.rmtree(target, ignore_errors=True)
                shutil.copytree(source, target)  # with the times, so that make sees no change
            else:
                os.makedirs(self.root, exist_ok=True)
                shutil.copy2(source, target)
        if self.make(['build-mutants'], 3600) is None:
            sys.exit('mutants.py: `make MODE=mutants build-mutants` fails in ' + self.root)
        self.tests = self.make(['-s', 'list-mutants']).split()

    def make(self, targets, seconds=300):
        """Output of make, or None if it failed."""
        ran = subprocess.run(['make', '-C', self.root, '--no-print-directory', 'MODE=mutants'] + COMPILER + targets,
                             stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=seconds, check=False)
        return ran.stdout.decode() if ran.returncode == 0 else None

    def fails(self, command):
        """Whether a test notices; one that hangs does."""
        try:
            return subprocess.run(command, cwd=self.root, timeout=SECONDS,
                                  env=dict(os.environ, LOFT_BIN=os.path.join(self.root, 'build/mutants/loft')),
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                  check=False).returncode != 0
        except subprocess.TimeoutExpired:
            return True

    def ordered(self, name):
        """The tests, those that are likeliest to notice a change of this file first."""
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

        return sorted(self.tests, key=distance)

    def try_one(self, mutant):
        """'caught by TEST', 'does not compile' or 'survived'."""
        name, number, _, new, _ = mutant
        path = os.path.join(self.root, name)
        kept = open(path, encoding='utf-8').read()
        lines = kept.split('\n')
        lines[number] = new
        try:
            open(path, 'w', encoding='utf-8').write('\n'.join(lines))
            if self.make(['build-mutants']) is None:
                return 'does not compile'
            for test in self.ordered(name):
                if self.fails([os.path.join(self.root, test)]):
                    return 'caught by ' + os.path.basename(test)
            return 'caught by wording' if self.fails(['bats', 'tests/cli/wording.bats']) else 'survived'
        finally:
            open(path, 'w', encoding='utf-8').write(kept)


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
        copies = list(pool.map(Copy, range(options.jobs)))
        failing = [test for test in copies[0].tests if copies[0].fails([os.path.join(copies[0].root, test)])]
        if failing:
            sys.exit('mutants.py: these fail before anything is changed: ' + ' '.join(failing))
        free = list(copies)
        outcomes = []

        def one(mutant):
            copy = free.pop()
            try:
                return mutant, copy.try_one(mutant)
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
    return outcomes


def write_row(options, tried, survived):
    """What tools/reliability.sh reads."""
    commit = subprocess.run(['git', 'rev-parse', '--short', 'HEAD'], cwd=ROOT, stdout=subprocess.PIPE,
                            check=False).stdout.decode().strip() or 'unknown'
    version = open(os.path.join(ROOT, 'VERSION'), encoding='utf-8').read().strip()
    with open(options.table, 'w', encoding='utf-8') as table:
        print('one place of the source changed, and all unit tests run', tried, survived, 'nothing',
              datetime.date.today().isoformat(), version + '-' + commit,
              'make mutants MUTANTS=%d SEED=%d' % (options.n, options.seed), sep='\t', file=table)


def main():
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('-n', type=int, default=60)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--jobs', type=int, default=os.cpu_count() or 2)
    parser.add_argument('--only', default='', help='files that begin so: sim/earth/')
    parser.add_argument('--table', help='a row for docs/reliability.md')
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
