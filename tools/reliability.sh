#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# reliability.sh - writes docs/reliability.md from docs/reliability/*.tsv.
#
# A campaign writes one file there, a line for each kind of trial, with tabs between: what was
# tried, how many, how many failed in the last run, what was found and mended, the day, the
# version, and the command that runs it again.
set -e
cd "$(dirname "$0")/.."
{
    cat <<'HEAD'
# Reliability

What was tried to break loft, how often, and what came of it. `make reliability` writes this page
from the tables in `docs/reliability`, which the commands in the last column write: run them, and
compare. "Failed" counts the last run; "found" is what campaigns of this kind showed before, all of
it mended, each with a test.

| what was tried | how many | failed | found | when | version | run again |
|---|---:|---:|---|---|---|---|
HEAD
    for table in docs/reliability/*.tsv; do
        [ ! -f "$table" ] || awk -F '\t' 'NF == 7 { printf "| %s | %s | %s | %s | %s | %s | `%s` |\n", $1, $2, $3, $4, $5, $6, $7 }' "$table"
    done
    cat <<'TAIL'

How `make faults` judges a trial (`tools/faults.sh`): the exit status is the documented one, a
message names the cause, what could not be written whole is absent, and no scratch file is left,
except by kill -9. Out of memory means that one allocation fails and every later one, from the
first to the last; spared are the drawing libraries and glibc's regcomp, which crash without memory
themselves. A killed run that goes on must give the bits of one that was not killed.

How `make mutants` judges a change (`tools/mutants.py`): it must compile, and a test that passes
without it must fail, a unit test that reaches the file, a test of the command that is named after
its folder or module, or that of the wording of all outputs. Failed are those that no test noticed and
that `tools/mutants-equal.txt` does not explain. Which places are drawn depends on the seed and on
their own line alone, so the same ones are drawn before and after a change elsewhere.

What `make coverage` counts: the branches of `sim` and `io`, without those of assertions, that the
unit tests and the tests of the commands take. Want of memory is among them: calls that need memory
fail in turn, over an analysis, a joint study, every text and every format. Left out are the tests of
the whole catalogue. That has not been run to its end as a whole. Most of it, counted by gcov, took
84.4 % (16,596 of 19,673; 2026-12-01, 0.2.0-dev-eaa9ba8): of `sim` 91 %, of `io/json` 98 %, of
`io/export` 96 %, of `io/files` 88 %, of `io/reading` 89 %, of `io/text` 79 % and of `io/draft` 65 %. Not
in it are the unit tests `out_of_memory_study`, `event`, `observed` and `sample_fit`, and the tests of
the commands but 8 of 48 files and parts of 4.
TAIL
} >docs/reliability.md
