# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the source could be changed, and which of these places are drawn; tools/mutants.py tries them."""
import glob
import hashlib
import math
import os
import re
import typing

ROOMS = ('sim', 'io', 'plots')
# The processor here may lack AVX; a build with GSL has no stub for it.
LEFT_OUT = ('kernel_avx', 'second_opinion_none')

# For each kind of change, what it replaces and by what.
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


class Mutant(typing.NamedTuple):
    """One changed line."""
    file: str
    line: int  # from 0
    old: str
    new: str
    operator: str

    def words(self):
        """What it is, wherever its line moves."""
        return self.file, self.old.strip(), self.new.strip()


def code_lines(path):
    """Numbers and texts of the lines that are code."""
    with open(path, encoding='utf-8') as source:
        lines = source.read().split('\n')
    in_comment = False
    for number, line in enumerate(lines):
        text = line.strip()
        start_in = in_comment
        in_comment = (in_comment or '/*' in text) and '*/' not in text
        if start_in or text.startswith(('/*', '*', '#', '//', 'assert')) or '"' in text or not text:
            continue
        yield number, line.split('/*')[0].rstrip()


def places(root, only):
    """All mutants of the files whose names begin with ONLY."""
    found = []
    for path in sorted(path for room in ROOMS
                       for path in glob.glob(os.path.join(root, room, '**', '*.c'), recursive=True)):
        name = os.path.relpath(path, root)
        if any(part in name for part in LEFT_OUT) or not name.startswith(only):
            continue
        for number, line in code_lines(path):
            for operator, (pattern, change) in OPERATORS.items():
                for match in re.finditer(pattern, line):
                    new = line[:match.start()] + change(match) + line[match.end():]
                    if new != line:
                        found.append(Mutant(name, number, line, new, operator))
    return found


def chance(seed, *texts):
    """A number between 0 and 1 that belongs to these texts."""
    digest = hashlib.sha256('\0'.join([str(seed)] + [str(text) for text in texts]).encode()).digest()
    return (int.from_bytes(digest[:8], 'big') + 0.5) / 2.0 ** 64


def draw(root, n, seed, only):
    """N mutants: a file by the root of its number of places, then an operator, then a place.

    Weighted drawing without replacement after Efraimidis and Spirakis (2006): those with the least
    waiting times, each exponential with the rate of its weight. The time of a place comes from the
    seed, its file and its line alone, so a change elsewhere draws no other places, and a larger N
    adds to those of a smaller.
    """
    by_file, seen, waiting = {}, {}, []
    for mutant in places(root, only):
        by_file.setdefault(mutant.file, {}).setdefault(mutant.operator, []).append(mutant)
    for operators in by_file.values():
        weight = sum(len(p) for p in operators.values()) ** 0.5 / len(operators)
        for operator, alike in operators.items():
            for mutant in alike:
                words = (mutant.file, operator, mutant.old.strip(), mutant.new.strip())
                seen[words] = seen.get(words, 0) + 1
                waiting.append((-math.log(chance(seed, *words, seen[words])) * len(alike) / weight, mutant))
    return [mutant for _, mutant in sorted(waiting, key=lambda pair: pair[0])[:n]]
