#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Says that there is no test NAME, and which tests have a name near it.
# usage: near-tests.sh NAME FILE..., the files tests/.../test_NAME.c and tests/cli/NAME.bats
name=$1
shift
near=$(for file; do basename "$file"; done | sed 's/^test_//; s/\.[a-z]*$//' | sort -u |
    awk -v wanted="$name" -f tools/near-names.awk | tr '\n' ' ')
echo "there is no test_$name.c and no tests/cli/$name.bats${near:+; near it: $near}" >&2
