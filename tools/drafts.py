#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measure how well `loft draft` reads the labelled passages of tests/drafts.

usage: drafts.py [--markdown FILE] PROGRAM [FOLDER...]

Drafts each text of the folders of tests/drafts (all 3, if none is named), pairs the figures
found with the labelled ones, and prints each mistake: what was wanted and what was found. Texts
of the folder `seeds` are read from LOFT_SEEDS_DIR, and skipped where that is not set.

A pair is judged in role, value, hedge, source and day of the test, each for itself and all
together. Precision is the share of the figures found that is right, recall the share of those
labelled. A passage passes without any mistake. Ends with "N passed, N failed"; exit status 1 if
a share of the development half is below 95 % or one of the held-out half below 90 %, or if a text
of `seeds` has a wrong figure.

The form of the labels is described in tests/drafts/README.md.
"""
import argparse
import collections
import concurrent.futures
import datetime
import hashlib
import json
import os
import subprocess
import sys

ROOT = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), 'tests', 'drafts')
HALVES = ('development', 'held-out')
LEAST = {'development': 0.95, 'held-out': 0.9}  # shares that hold
SECONDS = 60
CONVERSION = 1e-6  # relative: units in the labels are exact, those of the program too

UNITS = {'m': 1, 'km': 1000, 'ft': 0.3048, 'mi': 1609.344, 'nmi': 1852, 's': 1, 'min': 60,
         'mach': 1, 'kmps': 1000, 'kmph': 1 / 3.6, 'mph': 0.44704}
# The usual names of docs/draft.md; the words of the text are as good for all others.
USUAL_NAMES = ('KCNA', 'North Korea', 'ROK JCS', 'South Korea', 'Japan MoD', 'Japan',
               'Japan Coast Guard', 'US military', 'United States')

Passage = collections.namedtuple('Passage', 'folder name path about tests')
Test = collections.namedtuple('Test', 'days time country what figures')
Wanted = collections.namedtuple('Wanted', 'label needed role ends hedges sources at test')
Found = collections.namedtuple('Found', 'role ends hedge names at words event')


# Labels.

def ends_si(text):
    """'4475 km', '430..690 km' and '18:18Z' as the ends of an interval in SI."""
    if text.endswith('Z'):
        hours, minutes = text[:-1].split(':')
        low = high = int(hours) * 3600.0 + int(minutes) * 60.0
    else:
        numbers, unit = text.split(' ')
        low, high = (float(n) * UNITS[unit] for n in (numbers.split('..') * 2)[:2])
    return min(low, high), max(low, high)


def read_labels(path):
    """The line about the passage, its text's name and SHA-256 if it is elsewhere, the tests."""
    about, elsewhere, tests = '', None, []
    for number, line in enumerate(open(path, encoding='utf-8'), 1):
        try:
            word, rest = line.rstrip('\n').split(' ', 1)
            fields = rest.split(' | ')
            if word == '#':
                about = rest
            elif word == 'text':
                elsewhere = rest.split(' ')
            elif word == 'test':
                days, _, time = fields[0].partition('T')
                tests.append(Test(days.split(' / '), time, *fields[1:], []))
            else:
                needed = word != 'also'
                role, figure = (word, fields[0]) if needed else fields[0].split(' ', 1)
                at = int(fields[3]) if len(fields) > 3 else None
                tests[-1].figures.append(Wanted(line.strip(), needed, role, ends_si(figure), fields[1].split(' / '),
                                                fields[2].split(' / '), at, tests[-1]))
        except (ValueError, IndexError, KeyError, TypeError) as error:
            sys.exit('%s:%d: a label of another form: %r' % (path, number, error))
    return about, elsewhere, tests


def text_elsewhere(name, sha256):
    """Path of a text in LOFT_SEEDS_DIR, or None."""
    path = os.path.join(os.environ.get('LOFT_SEEDS_DIR', ''), name)
    if 'LOFT_SEEDS_DIR' not in os.environ or not os.path.exists(path):
        return None
    if hashlib.sha256(open(path, 'rb').read()).hexdigest() != sha256:
        sys.exit('%s: its SHA-256 is not that of the labels; put back the text, or label it anew' % path)
    return path


def read_passages(folder):
    """All passages of a folder; the path of one whose text is missing is None."""
    passages = []
    for name in sorted(os.listdir(os.path.join(ROOT, folder))):
        stem, end = os.path.splitext(os.path.join(ROOT, folder, name))
        if end != '.labels':
            continue
        about, elsewhere, tests = read_labels(stem + end)
        paths = [stem + e for e in ('.txt', '.html') if os.path.exists(stem + e)]
        path = text_elsewhere(*elsewhere) if elsewhere else paths[0]
        if folder in HALVES and int(name[:3]) % 2 != (folder == HALVES[0]):
            sys.exit('%s: odd numbers are for %s, even ones for %s' % (stem, *HALVES))
        passages.append(Passage(folder, folder + '/' + os.path.basename(stem), path, about, tests))
    return passages


# Drafts.

def draft(program, passage):
    """The document of a text, or a message."""
    try:
        run = subprocess.run([program, 'draft', '--json', passage.path], capture_output=True,
                             timeout=SECONDS, check=False)
        if run.returncode != 0:
            return None, 'exit status %d: %s' % (run.returncode, run.stderr.decode(errors='replace'))
        return json.loads(run.stdout.decode('utf-8')), None
    except subprocess.TimeoutExpired:
        return None, 'not done after %d s' % SECONDS
    except ValueError as error:
        return None, 'no JSON: %s' % error


def found_figures(document):
    for event in document['events']:
        for f in event['figures']:
            ends = (f['low_si'], f['high_si']) if f['value_si'] is None else 2 * (f['value_si'],)
            yield Found(f['role'], ends, f['hedge'], (f['source'], f['source_words']),
                        (f['offset'], f['length']), f['words'], event)


def misplaced(document):
    """Figures whose offset does not lead to their words, or whose sentence does not."""
    content = (document['text']['content'] or '').encode('utf-8')
    listed = [f for event in document['events'] for f in event['figures']] + document['unassigned']
    for f in listed:
        for words, at, length in ((f['words'], f['offset'], f['length']),
                                  (f['quote'], f['quote_offset'], f['quote_length'])):
            there = content[at:at + length].decode('utf-8', errors='replace')
            if there.split() != (words or '').split():  # a line may end inside
                yield 'offset %d, length %d is not "%s"' % (at, length, words)


# Judgement.

def same_value(wanted, found):
    return None not in found.ends and all(abs(w - f) <= CONVERSION * abs(w)
                                          for w, f in zip(wanted.ends, found.ends))


def bare(words):
    words = (words or '').lower().replace('\u2019', "'")
    return words[4:] if words.startswith('the ') else words


def same_source(wanted, found):
    """A usual name must be the name; other words, those of the text or a part of them."""
    for name in wanted.sources:
        if name == '-' and found.names[0] is None:
            return True
        if name in USUAL_NAMES and found.names[0] == name:
            return True
        if name != '-' and name not in USUAL_NAMES and any(bare(name) in bare(n) for n in found.names):
            return True
    return False


def same_day(test, event):
    """With an hour the day is that in UTC, and the local one may be the next; else it is the local one."""
    utc, local = (event['date_utc'] or '')[:10], event['date_local']
    if test.days == ['-']:
        return True
    if not test.time:
        return (local or utc) in test.days
    next_days = [str(datetime.date.fromisoformat(day) + datetime.timedelta(1)) for day in test.days]
    return utc in test.days or not utc and local in test.days + next_days


def judge(wanted, found):
    """Which aspects of a pair are right, in the order of the table."""
    return {'role': wanted.role == found.role, 'value': same_value(wanted, found),
            'hedge': found.hedge in wanted.hedges, 'source': same_source(wanted, found),
            'day': same_day(wanted.test, found.event)}


ASPECTS = ('role', 'value', 'hedge', 'source', 'day')
WEIGHTS = {'role': 8, 'value': 16, 'hedge': 1, 'source': 4, 'day': 2}


def pair(wanted, found):
    """The best pairs first; what has neither role nor value in common is not a pair."""
    scores = []
    for i, w in enumerate(wanted):
        for j, f in enumerate(found):
            right = judge(w, f)
            if right['role'] or right['value']:
                scores.append((-sum(WEIGHTS[a] for a in ASPECTS if right[a]), i, j))
    pairs = {}
    for _, i, j in sorted(scores):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def words_of(figure):
    unit = '' if figure.role.endswith('_time') and figure.ends[0] is None else ' SI'
    ends = ' to '.join('%g' % e if e is not None else '-' for e in dict.fromkeys(figure.ends))
    return '%s %s%s, %s, %s, "%s" at %d, test of %s' % (
        figure.role, ends, unit, figure.hedge, figure.names[0] or 'no source', figure.words, figure.at[0],
        figure.event['date_utc'] or figure.event['date_local'] or 'no day')


def judge_event(test, events):
    """Sentences on what is wrong about a test as such; none if it holds."""
    same = [e for e in events if same_day(test, e)]
    if not same:
        if test.days != ['-'] or test.country != '-':
            yield 'no test of %s among %s' % (' or '.join(test.days), [e['date_utc'] for e in events])
        return
    event = next((e for e in same if e['launch_time_utc'] == test.time), same[0])
    times = [event['launch_time_utc']] + [f['time_utc'] for e in same for f in e['figures']]
    if test.time and test.time not in times:
        yield 'launch time %s, found %s' % (test.time, event['launch_time_utc'])
    if test.country != '-' and event['country'] != test.country:
        yield 'country %s, found %s' % (test.country, event['country'])
    said = {'failure': event['outcome'] in ('failure', 'disputed'), 'glider': event['kind'] == 'lifting',
            'satellite_launch': event['kind'] == 'satellite_launch', 'salvo': event['count'] > 1}
    for what in ('failure', 'glider', 'satellite_launch'):
        if said[what] != (what in test.what.split(', ')):
            yield '%s %s, found %s and %s' % (what if not said[what] else 'not ' + what, 'wanted',
                                              event['outcome'], event['kind'])
    if 'salvo' in test.what and not said['salvo']:
        yield 'several missiles wanted, found %d' % event['count']


class Tally:
    """Right ones of one folder, and how many were wanted and found."""

    def __init__(self):
        self.wanted = self.found = self.passages = self.passed = self.skipped = 0
        self.right = collections.Counter()

    def shares(self, aspect):
        """Precision and recall."""
        return self.right[aspect] / max(self.found, 1), self.right[aspect] / max(self.wanted, 1)


def measure(passage, document, tally):
    """Adds a passage to the tally; its mistakes, one sentence each."""
    wanted = [f for test in passage.tests for f in test.figures]
    found = list(found_figures(document))
    pairs = pair(wanted, found)
    mistakes = list(misplaced(document))
    tally.wanted += sum(w.needed for w in wanted)
    tally.found += len(found)
    for i, w in enumerate(wanted):
        if i not in pairs:
            mistakes += ['missed: ' + w.label] * w.needed
            continue
        f = found[pairs[i]]
        right = judge(w, f)
        wrong = [a for a in ASPECTS if not right[a]]
        if w.at is not None and not f.at[0] <= w.at < f.at[0] + f.at[1]:
            mistakes.append('wanted at %d: %s' % (w.at, words_of(f)))
        if wrong:
            mistakes.append('%s: wanted %s (test of %s); found %s' % (
                ' and '.join(wrong), w.label, ' or '.join(w.test.days), words_of(f)))
        if w.needed:
            tally.right.update([a for a in ASPECTS if right[a]] + ['all'] * (not wrong))
        else:
            tally.found -= not wrong
    for j, f in enumerate(found):
        if j not in pairs.values():
            mistakes.append('not a figure of a test: ' + words_of(f))
    for test in passage.tests:
        mistakes += judge_event(test, document['events'])
    return mistakes


def measure_folder(program, folder, of=''):
    """Tally and mistakes of a folder, or of its passages with `of` in the name, in the order of names."""
    tally, all_mistakes = Tally(), []
    passages = [p for p in read_passages(folder) if of in p.name]
    present = [p for p in passages if p.path]
    tally.passages, tally.skipped = len(present), len(passages) - len(present)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for passage, (document, failure) in zip(present, pool.map(lambda p: draft(program, p), present)):
            if document is None:
                tally.wanted += sum(w.needed for test in passage.tests for w in test.figures)
                mistakes = [failure]
            else:
                mistakes = measure(passage, document, tally)
            tally.passed += not mistakes
            if mistakes:
                all_mistakes.append((passage, mistakes))
    return tally, all_mistakes


# Pages.

def table(tallies):
    """Rows of cells: a half and an aspect, precision and recall."""
    for folder, tally in tallies.items():
        for aspect in ASPECTS + ('all',):
            precision, recall = tally.shares(aspect)
            yield (folder, aspect, '%d of %d' % (tally.right[aspect], tally.found), '%.1f' % (100 * precision),
                   '%d of %d' % (tally.right[aspect], tally.wanted), '%.1f' % (100 * recall))


HEADINGS = ('half', 'aspect', 'right of found', 'precision, %', 'right of labelled', 'recall, %')


def print_table(tallies):
    rows = [HEADINGS] + list(table(tallies))
    widths = [max(len(row[i]) for row in rows) for i in range(len(HEADINGS))]
    for row in rows:
        print('  '.join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())


PAGE = """# Drafts: what is read in labelled passages

Written by `make drafts`. `loft draft` reads each passage of [tests/drafts](../tests/drafts/README.md),
and each figure that it finds is compared with the labels. Precision is the share of the figures
found that is right, recall the share of those labelled that was found and is right.

The rules of the program were tuned on the development half. Its passages from 249 on show, in other
words, kinds of mistakes that were seen in the held-out half, which therefore is not quite unseen. The
held-out passages named `fresh` were written before any program read them: their row is the nearest to
what a new text can expect.

"""


def write_page(path, tallies, mistakes):
    lines = [PAGE + '| ' + ' | '.join(HEADINGS) + ' |', '|' + '---|' * len(HEADINGS)]
    lines += ['| ' + ' | '.join(row) + ' |' for row in table(tallies)]
    lines += ['', '| half | passages | without a mistake |', '|---|---|---|']
    lines += ['| %s | %d | %d |' % (folder, t.passages, t.passed) for folder, t in tallies.items()]
    lines += ['', '## Passages with a mistake', '']
    lines += ['* `%s`: %s %s' % (p.name, p.about, 'Mistakes: %d.' % len(m)) for p, m in mistakes] or ['None.']
    with open(path, 'w', encoding='utf-8') as page:
        page.write('\n'.join(lines) + '\n')


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('--markdown', metavar='FILE', help='write the page of both halves')
    parser.add_argument('program')
    parser.add_argument('folders', nargs='*', default=HALVES + ('seeds',))
    options = parser.parse_args()

    tallies, mistakes = {}, []
    for folder in options.folders:
        tallies[folder], wrong = measure_folder(options.program, folder)
        mistakes += wrong
    for passage, sentences in mistakes:
        print('%s: %s' % (passage.name, passage.about))
        for sentence in sentences:
            print('    ' + sentence)
    seeds = tallies.pop('seeds', Tally())
    print_table(tallies)
    if seeds.skipped:
        print('%d texts skipped: LOFT_SEEDS_DIR does not name a folder that has them' % seeds.skipped)
    if options.markdown:
        fresh, _ = measure_folder(options.program, 'held-out', '-fresh-')
        write_page(options.markdown, {**tallies, 'held-out, fresh': fresh}, [m for m in mistakes if m[0].folder in HALVES])

    low = any(share < LEAST[f] for f, t in tallies.items() for a in ASPECTS + ('all',) for share in t.shares(a))
    tallies['seeds'] = seeds
    passed = sum(t.passed for t in tallies.values())
    failed = sum(t.passages for t in tallies.values()) - passed
    skipped = ', %d skipped' % seeds.skipped if seeds.skipped else ''
    print('%d passed, %d failed%s' % (passed, failed, skipped))
    return 1 if low or seeds.passed < seeds.passages else 0


if __name__ == '__main__':
    sys.exit(main())
