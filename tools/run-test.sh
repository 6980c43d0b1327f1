#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs one file of tests, for run-tests.sh, and says how many passed.
# usage: run-test.sh RESULT GROUP FILE
#   cli  FILE.bats           on the sanitized program build/asan/loft
#   fuzz NAME:MUTATIONS      build/asan/tests/fuzz/fuzz_NAME
#   any other GROUP PROGRAM  a program of cmocka; the group is only printed
# RESULT.tally becomes "passed failed skipped seconds name", RESULT.log what it printed.
result=$1 group=$2 file=$3
name="$group $(basename "$file" .bats)"
skipped=0

matching() { # pattern
    grep -c "$1" "$result.log"
}

run_unit() {
    "./$file" >"$result.log" 2>&1
    status=$?
    passed=$(matching '^\[       OK ')
    failed=$(grep '^\[  FAILED  \] [a-z0-9_]*$' "$result.log" | sort -u | wc -l)
}

run_cli() {
    LOFT_BIN=${LOFT_BIN:-build/asan/loft} bats --tap "$file" >"$result.log" 2>&1
    status=$?
    skipped=$(matching '^ok .* # skip')
    passed=$(($(matching '^ok ') - skipped))
    failed=$(matching '^not ok ')
}

run_fuzz() {
    fuzzer=${file%:*}
    case $fuzzer in
    json | scenario) set -- scenarios/*/*.json data/*.json data/examples/*.json ;;
    result)
        build/asan/loft estimate --apogee 2111.5km --range 787km --samples 50 --json \
            >"$result.json"
        set -- "$result.json"
        ;;
    *) set -- ;;
    esac
    "build/asan/tests/fuzz/fuzz_$fuzzer" "${file#*:}" 1 "$@" >"$result.log" 2>&1
    status=$?
    passed=$((status == 0))
    failed=$((status != 0))
}

case $group in
cli) run_cli ;;
fuzz) run_fuzz ;;
*) run_unit ;;
esac
if [ $status -ne 0 ] && [ "$failed" -eq 0 ]; then failed=1; fi # it crashed

# The second line of times is of the children: processor time, whatever else the machine does.
times >"$result.times"
seconds=$(sed 's/[ms]/ /g' "$result.times" |
    awk 'NR == 2 { printf "%.1f", 60 * ($1 + $3) + $2 + $4 }')
printf '%d %d %d %s %s\n' "$passed" "$failed" "$skipped" "$seconds" "$name" >"$result.tally"
printf '  %-40s %3d passed, %d failed %7s s\n' "$name" "$passed" "$failed" "$seconds"
