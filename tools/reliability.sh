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
TAIL
} >docs/reliability.md
