#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# sources.bats - how far sources differ that speak of one flight.

load helpers

setup_file() {
    FOUND=$BATS_FILE_TMPDIR/found
    export FOUND
    mkdir -p "$FOUND"
    unset LOFT_DATA
    "$LOFT" sources "$ROOT/scenarios" --json --markdown "$FOUND/sources.md" >"$FOUND/all.json"
}

# row FIGURE BY ONE OTHER - index of the first such row.
row() {
    local n i
    n=$(get "$FOUND/all.json" /rows)
    for ((i = 0; i < n; i++)); do
        if [ "$(get "$FOUND/all.json" "/rows/$i/figure")" = "$1" ] &&
            [ "$(get "$FOUND/all.json" "/rows/$i/by")" = "$2" ] &&
            [ "$(get "$FOUND/all.json" "/rows/$i/one")" = "$3" ] &&
            [ "$(get "$FOUND/all.json" "/rows/$i/other")" = "$4" ]; then
            echo "$i"
            return 0
        fi
    done
    return 1
}

@test "the times of Tokyo and Pyongyang differ by some 90 s without bias" {
    local i
    i=$(row time voice Japan 'launching side')
    is "$FOUND/all.json" "/rows/$i/pairs" 10
    near "$(get "$FOUND/all.json" "/rows/$i/median")" 2 1
    near "$(get "$FOUND/all.json" "/rows/$i/rms")" 86 5
    near "$(get "$FOUND/all.json" "/rows/$i/worst/0")" 208 1
}

@test "apogees of Seoul and Pyongyang agree to a per cent" {
    local i
    i=$(row apogee voice 'South Korea' 'launching side')
    near "$(get "$FOUND/all.json" "/rows/$i/rms")" 0.008 0.003
}

@test "of the reports that can be compared two are of another object" {
    is "$FOUND/all.json" /other_objects 2
    [ "$(get "$FOUND/all.json" /compared)" -ge 60 ]
}

@test "every row has its numbers" {
    local n i
    n=$(get "$FOUND/all.json" /rows)
    [ "$n" -ge 20 ]
    for ((i = 0; i < n; i++)); do
        typed "$FOUND/all.json" "/rows/$i" string figure unit by flights one other
        typed "$FOUND/all.json" "/rows/$i" number pairs median rms rms_without_worst core
        typed "$FOUND/all.json" "/rows/$i" "number|null" expected_core
        typed "$FOUND/all.json" "/rows/$i" array worst statements
    done
}

@test "the text names the scale of data/reports.json beside each row" {
    run_loft 0 sources "$ROOT/scenarios/dprk"
    has "$output" "Flight time, by statement"
    has "$output" "time_minutes_s 30 s"
    has "$output" "garbled_probability"
}

@test "docs/sources.md has the tables; that it is fresh .ci/run checks" {
    has "$(cat "$FOUND/sources.md")" "## Apogee, by source"
    [ "$(grep -c '^## ' "$FOUND/sources.md")" -eq "$(grep -c '^## ' "$ROOT/docs/sources.md")" ]
}

@test "one flight with one voice has no pairs" {
    run_loft 0 sources "$ROOT/scenarios/usa/1960-05-20-atlas-56d.json"
    has "$output" "reports of these: 0"
    has "$output" "No pairs."
}

@test "a document that cannot be written is status 4" {
    run_loft 4 sources "$ROOT/scenarios/dprk" --markdown nodir/sources.md
    has "$stderr" "nodir/sources.md"
}
