#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# smoke.bats - each command once: `make quick` has it run on the release program, `make check`
# on the sanitized one too, and names the release one as LOFT_REFERENCE.

load helpers

SCENARIO=$ROOT/scenarios/dprk/2017-05-14-hwasong-12.json
CASE=$ROOT/data/examples/loft-from-burnout.json

# The result that export, plot and trajectories read.
setup_file() {
    cd "$BATS_FILE_TMPDIR" || return 1
    loft estimate --apogee 2111.5km --range 787km --samples 10 --json >result.json
    RESULT=$BATS_FILE_TMPDIR/result.json
    export RESULT
}

@test "estimate finds the flight of an apogee and a range" {
    near "$(get "$RESULT" /fit/apogee_km)" 2111.5 0.01
    near "$(get "$RESULT" /fit/range_km)" 787 0.01
}

@test "run leaves a result and a picture of a scenario, the bytes of the reference program" {
    run_loft 0 run "$SCENARIO" --samples 10 --out out
    [ -s out/2017-05-14-hwasong-12/result.json ]
    has "$(head -c 8 out/2017-05-14-hwasong-12/profile.png)" PNG
    [ -n "${LOFT_REFERENCE-}" ] || return 0
    "$ROOT/$LOFT_REFERENCE" run "$SCENARIO" --samples 10 --out reference
    diff -r out reference
}

@test "fly takes a case to the ground" {
    run_loft 0 fly "$CASE" --csv flight.csv
    has "$output" "2290.362"
    [ "$(wc -l <flight.csv)" -gt 10 ]
}

@test "payload prints the table of a case" {
    run_loft 0 payload --json "$ROOT/data/examples/two-stage-by-masses.json"
    has "$output" '"payload_kg": 1000,'
}

@test "ensemble flies boosters drawn from a class" {
    run_loft 0 ensemble --class liquid-2 --samples 200 --summary summary.json
    [ -s summary.json ]
}

@test "export writes the flights of a result" {
    run_loft 0 export --format geojson "$RESULT" -o flight.geojson
    is flight.geojson /type FeatureCollection
}

@test "plot draws a result" {
    run_loft 0 plot profile "$RESULT" -o profile.svg
    has "$(head -n 2 profile.svg)" "<svg"
}

@test "trajectories flies the booster of a result three ways" {
    run_loft 0 trajectories "$RESULT" --json
    has "$output" '"depressed"'
}

@test "joint answers for two flights of one missile and draws them" {
    local other=$ROOT/scenarios/dprk/2022-01-30-hwasong-12.json
    run_loft 0 joint "$SCENARIO" "$other" --samples 40 --json --plot joint.png
    has "$output" '"ln_bayes_factor"'
    has "$(head -c 8 joint.png)" PNG
}

@test "list names a scenario" {
    run_loft 0 list "$SCENARIO"
    has "$output" 2017-05-14-hwasong-12
}

@test "scorecard compares a scenario with what was published" {
    run_loft 0 scorecard "$SCENARIO" --samples 10
    has "$output" 2017-05-14-hwasong-12
}

@test "sources compares who spoke of a flight" {
    run_loft 0 sources "$SCENARIO"
    has "$output" "Apogee, by source"
}

@test "check finds no mistake in a scenario" {
    run_loft 0 check --json "$SCENARIO"
    has "$output" '"valid": true'
}
