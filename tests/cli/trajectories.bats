#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# trajectories.bats - the flown, standard and depressed trajectory of one booster.

load helpers

HS12=$ROOT/scenarios/dprk/2017-05-14-hwasong-12.json

# less A B - the number at A of c.json is below that at B.
less() {
    below "$(get c.json "$1")" "$(get c.json "$2")"
}

@test "the three flights stand side by side" {
    run_loft 0 trajectories "$HS12"
    [ -z "$stderr" ]
    has "$output" "figures of KCNA: class liquid-1"
    has "$output" "flown     standard    depressed"
    has "$output" " 787 km     4,610 km"
    has "$output" "50 % of the standard apogee"
}

@test "the depressed flight is lower, shorter and quicker, at the same ideal speed" {
    run_loft 0 trajectories "$HS12" --json
    printf '%s\n' "$output" >c.json
    local flight
    for flight in flown standard depressed; do
        typed c.json /$flight number range_km apogee_km flight_time_s burnout_time_s \
            burnout_speed_mps burnout_fpa_deg entry_altitude_km entry_speed_mps \
            entry_fpa_deg peak_deceleration_g peak_deceleration_altitude_km \
            apogee_of_minimum_energy
        typed c.json /$flight boolean rotation unbounded
    done
    less /depressed/range_km /standard/range_km
    less /depressed/flight_time_s /standard/flight_time_s
    less /depressed/flight_time_s /minimum_energy_time_over_depressed_range_s
    less /depressed/peak_deceleration_g /standard/peak_deceleration_g
    less /standard/apogee_km /flown/apogee_km
    near "$(get c.json /depressed/apogee_km)" \
        "$(awk -v h="$(get c.json /standard/apogee_km)" 'BEGIN { print h / 2 }')" 0.01
    is c.json /flown/rotation true
    is c.json /depressed/rotation false
    near "$(get c.json /flown/range_km)" 787 0.01
}

@test "the standard flight is that of loft run" {
    run_loft 0 run "$HS12"
    run_loft 0 trajectories "$HS12" --json
    printf '%s\n' "$output" >c.json
    near "$(get c.json /standard/range_km)" \
        "$(get out/2017-05-14-hwasong-12/result.json /sources/0/standard/no_rotation/range_km)" \
        0.01
}

@test "a result of loft run gives the same table as its scenario" {
    run_loft 0 run "$HS12"
    run_loft 0 trajectories "$HS12"
    printf '%s\n' "$output" >scenario.txt
    run_loft 0 trajectories out/2017-05-14-hwasong-12/result.json
    printf '%s\n' "$output" | diff scenario.txt -
}

@test "the document of loft estimate can be read too" {
    loft estimate --apogee 2111.5km --range 787km --class liquid-1 --json >e.json
    run_loft 0 trajectories e.json
    has "$output" "class liquid-1"
}

@test "an unbounded standard flight has no depressed one, and that is said" {
    run_loft 0 trajectories "$ROOT/scenarios/dprk/2024-10-31-hwasong-19.json"
    has "$output" "Depressed: none"
    run_loft 0 trajectories "$ROOT/scenarios/dprk/2024-10-31-hwasong-19.json" --json
    printf '%s\n' "$output" >c.json
    is c.json /depressed null
    is c.json /standard/unbounded true
    is c.json /standard/range_km null
}

@test "a refused flight is an answer, from a scenario and from a result" {
    local id=2025-01-06-hwasong-16b
    run_loft 0 trajectories "$ROOT/scenarios/dprk/$id.json"
    has "$output" "the vehicle glides"
    run_loft 0 run "$ROOT/scenarios/dprk/$id.json"
    run_loft 0 trajectories out/$id/result.json
    has "$output" "the vehicle glides"
    run_loft 0 trajectories out/$id/result.json --json
    printf '%s\n' "$output" >c.json
    is c.json /id $id
    typed c.json "" string refusal
}

@test "what is neither a scenario nor a result is status 3" {
    run_loft 3 trajectories nothing.json
    has "$stderr" nothing.json
    echo '{}' >empty.json
    run_loft 3 trajectories empty.json
    has "$stderr" '"reports" is missing'
    echo '{"sources": []}' >result.json
    run_loft 3 trajectories result.json
    has "$stderr" result.json
    run_loft 2 trajectories
    has "$stderr" "missing SCENARIO or RESULT"
}
