#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs one file of tests, for run-tests.sh, and says how many passed.
# usage: run-test.sh RESULT MODE FILE
#   FILE.bats       command tests, on LOFT_BIN or else build/MODE/loft
#   NAME:MUTATIONS  the fuzzer build/MODE/tests/fuzz/fuzz_NAME
#   FILE            unit tests tests/.../test_NAME.c, or their program build/MODE/tests/.../test_NAME
# RESULT.tally becomes "passed failed skipped seconds name", RESULT.log what it printed.
result=$1 mode=$2 file=$3
name=$(basename "${file%.c}")
passed=0 failed=0 skipped=0

matching() { # pattern
    grep -c "$1" "$result.log"
}

run_unit() {
    program=${file%.c}
    "build/$mode/${program#build/"$mode"/}" >"$result.log" 2>&1
    status=$?
    passed=$(matching '^\[       OK ')
    failed=$(grep '^\[  FAILED  \] [a-z0-9_]*$' "$result.log" | sort -u | wc -l)
}

run_bats() {
    LOFT_BIN=${LOFT_BIN:-build/$mode/loft} bats --tap "$file" >"$result.log" 2>&1
    status=$?
    skipped=$(matching '^ok .* # skip')
    passed=$(($(matching '^ok ') - skipped))
    failed=$(matching '^not ok ')
}

run_fuzzer() {
    seeds=$(sh tools/fuzz-seeds.sh "build/$mode/loft" "${file%:*}" "$result.seeds") &&
        "build/$mode/tests/fuzz/fuzz_${file%:*}" "${file#*:}" 1 $seeds >"$result.log" 2>&1
    status=$?
    passed=$((status == 0))
    failed=$((status != 0))
}

case $file in
*.bats) run_bats ;;
*:*) run_fuzzer ;;
*) run_unit ;;
esac
if [ $status -ne 0 ] && [ "$failed" -eq 0 ]; then failed=1; fi # it crashed

# The second line of times is of the children: processor time, whatever else the machine does.
times >"$result.times"
seconds=$(sed 's/[ms]/ /g' "$result.times" |
    awk 'NR == 2 { printf "%.1f", 60 * ($1 + $3) + $2 + $4 }')
printf '%d %d %d %s %s\n' "$passed" "$failed" "$skipped" "$seconds" "$mode $name" >"$result.tally"
printf '  %-40s %3d passed, %d failed %7s s\n' "$mode $name" "$passed" "$failed" "$seconds"
