#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs each fuzz target under libFuzzer for its share of MINUTES, two processors or more at a
# time. The corpus stays in BUILD/corpus/TARGET, so that the next run goes on from there; a text
# that breaks a target stays in BUILD/findings. Ends with "N passed, N failed", targets without
# and with findings, and writes a row for each target to docs/reliability/fuzz.tsv.
# usage: fuzz.sh BUILD MINUTES TARGET...
set -eu
build=$1 minutes=$2
shift 2
jobs=$(nproc 2>/dev/null || echo 2)
seconds=$((minutes * 60 * jobs / $#))
mkdir -p "$build/findings"

for target; do
    corpus=$build/corpus/$target
    mkdir -p "$corpus"
    for seed in $(sh tools/fuzz-seeds.sh build/release/loft "$target" "$build/seeds-$target"); do
        cp "$seed" "$corpus/seed-$(basename "$seed")"
    done
done
printf '%s\n' "$@" | xargs -P "$jobs" -I TARGET sh -c '
    "$1/tests/fuzz/fuzz_TARGET" -max_total_time="$2" -max_len=65536 -timeout=10 -rss_limit_mb=2048 \
        -close_fd_mask=2 -artifact_prefix="$1/findings/TARGET-" -print_final_stats=1 "$1/corpus/TARGET" \
        >"$1/TARGET.log" 2>&1 || true' sh "$build" "$seconds"

# found TARGET - what earlier runs showed and a seed now keeps.
found() {
    case $1 in
    quantity) echo 'a hedge before a place or bearing and a time that was tracked: the claims of the target were stale' ;;
    scenario) echo 'a report without wording: the claim of the target was stale' ;;
    jansson) echo 'a byte order mark, which loft takes and jansson refuses: the comparison was wrong' ;;
    *) echo nothing ;;
    esac
}

again="make fuzz FUZZ_MINUTES=$minutes"
[ $# -eq "$(find tests/fuzz -name 'fuzz_*.c' | wc -l)" ] || again="$again FUZZ_NAMES='$*'"
passed=0 failed=0
version=$(cat VERSION)-$(git rev-parse --short HEAD 2>/dev/null || echo unknown)
rows=docs/reliability/fuzz.tsv
: >"$rows"
printf '  %-10s %12s %8s %10s %8s %9s\n' target executions edges features corpus findings
for target; do
    log=$build/$target.log
    executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    edges=$(sed -n 's/.* cov: \([0-9]*\).*/\1/p' "$log" | tail -n 1)
    features=$(sed -n 's/.* ft: \([0-9]*\).*/\1/p' "$log" | tail -n 1)
    texts=$(find "$build/corpus/$target" -type f | wc -l)
    findings=$(find "$build/findings" -name "$target-*" | wc -l)
    printf '  %-10s %12s %8s %10s %8s %9s\n' "$target" "${executions:-?}" "${edges:-?}" \
        "${features:-?}" "$texts" "$findings"
    printf 'texts chosen by coverage for %s, %s branches reached\t%s\t%s\t%s\t%s\t%s\t%s\n' \
        "$target" "${edges:-?}" "${executions:-?}" "$findings" "$(found "$target")" "$(date -u +%F)" \
        "$version" "$again" >>"$rows"
    if [ "$findings" -eq 0 ] && [ -n "$executions" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        tail -n 5 "$log"
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
