#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails if a document quotes a number that the code no longer has.
# usage: check-doc-numbers.sh [ROOT]
#
# In a Markdown file a marker stands before the number, but not first on its line:
#     toward <!-- value LOFT_CONTOUR_AZIMUTHS -->24 azimuths
#     down to <!-- value KERNEL_ENTRY_M / 1e3 -->120 km
# or, for a block where a marker would show, on its own line before the block:
#     <!-- value fit.c:cap[1] = 0.25 -->
# The expression between has numbers, + - * / ( ) and names of constants: an enumerator, a
# macro, a constant variable, a member of an initialiser, a key of a JSON file. FILE:NAME
# chooses among several of one name, NAME[2] an element of an array. A number without a
# name is found by its text, @ in its place: {claim.c: fmin(0.5 * unit, @ * fabs(figure))}.
# A document may round: its last digit has to be right.
here=$(cd "$(dirname "$0")" && pwd)
cd "${1:-.}" || exit 2
code=$(find . \( -name build -o -name .git -o -name node_modules -o -name out \) -prune -o \
    \( -name '*.[ch]' -o -name '*.inc' -o -name '*.json' \) -print |
    grep -E '^\./(include|sim|io|plots|cli|data|tests)/' | sort)
docs=$(find . \( -name build -o -name .git -o -name node_modules -o -name out \) -prune -o \
    -name '*.md' -print | sort)
# No name of a file in the tree has a space.
# shellcheck disable=SC2086
exec awk -f "$here/check-doc-numbers.awk" $code $docs
