#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Change one constant or sign at a time and expect a test to notice.
# usage: mutants.sh LIST; works in build/mutants on a copy of the sources
list=$1
work=build/mutants
tests='test_earth test_atmosphere test_dynamics test_integrator test_fly test_fly_motion
test_fly_steps test_nesc test_integrator_edges test_integrator_holes test_world test_geodesic
test_geodesic_series'
caught=0 survived=0 lost=0
programs=
for test in $tests; do programs="$programs build/release/$(find tests -name "$test.c" | sed 's/\.c$//')"; done

rm -rf "$work" && mkdir -p "$work"
cp -r Makefile mk VERSION include sim io plots cli tests tools data scenarios "$work"
# shellcheck disable=SC2086 # a list of words
make -s -j2 -C "$work" CFLAGS=-O1 $programs >/dev/null || exit 1

build() {
    # shellcheck disable=SC2086
    timeout 300 make -s -j2 -C "$work" CFLAGS=-O1 $programs >/dev/null 2>&1
}

noticed() { # does a test fail?
    for program in $programs; do
        (cd "$work" && timeout 60 "./$program" >/dev/null 2>&1) || return 0
    done
    return 1
}

if noticed; then
    echo 'mutants.sh: the tests fail before anything is changed' >&2
    exit 1
fi

tab=$(printf '\t')
while IFS="$tab" read -r file from to; do
    case $file in '' | '#'*) continue ;; esac
    if ! awk -v from="$from" -v to="$to" '
        BEGIN { gsub(/\\/, "\\\\", from) }
        !done && (at = index($0, from)) {
            $0 = substr($0, 1, at - 1) to substr($0, at + length(from)); done = 1
        }
        { print }
        END { exit !done }' "$file" > "$work/$file"; then
        echo "LOST      $file: not found: $from"
        lost=$((lost + 1))
        cp "$file" "$work/$file"
        continue
    fi
    if ! build; then
        echo "BROKEN    $file: does not compile: $from -> $to"
        lost=$((lost + 1))
    elif noticed; then
        caught=$((caught + 1))
    else
        survived=$((survived + 1))
        echo "SURVIVED  $file: $from -> $to"
    fi
    cp "$file" "$work/$file"
    printf '\r%d caught, %d survived' "$caught" "$survived" >&2
done < "$list"
echo >&2
echo "$caught caught, $survived survived, $lost not tried"
[ "$survived" -eq 0 ] && [ "$lost" -eq 0 ]
