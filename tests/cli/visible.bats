#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# visible.bats - what of a reported flight is seen from places.

load helpers

HS15=$ROOT/scenarios/dprk/2017-11-29-hwasong-15.json
KN23=$ROOT/scenarios/dprk/2019-07-25-kn-23.json

# between A LOW HIGH - the number at A of c.json lies between the two.
between() {
    below "$2" "$(get c.json "$1")"
    below "$(get c.json "$1")" "$3"
}

# D. Wright, "Did Pilots See North Korea's Missile Fail during Reentry?", All Things Nuclear,
# 5 December 2017: the crew of CX893 over northern Japan, some 1,600 km away, saw the first
# stage burn out, about 100 km higher than they flew, and no re-entry.
@test "an airliner over northern Japan saw the first stage of 2017-11-29 burn out" {
    run_loft 0 visible "$HS15" --from 41.5N,141.5E --height 11.9km --json
    printf '%s\n' "$output" >c.json
    between /places/0/rises/time_s 85 115
    between /places/0/rises/altitude_km 60 110
    between /places/0/rises/bearing_deg 250 275
    run_loft 0 visible "$HS15" --from 40.5N,144.6E --height 11.9km --json
    printf '%s\n' "$output" >c.json
    between /places/0/rises/altitude_km 100 130
    between /places/0/rises/time_s 100 130
    # Boost in the dark, the rest of the climb in sunlight.
    between /places/0/seen_in_sunlight_s/0/0 250 1000
    between /places/0/sun_at_launch/elevation_deg -45 -30
}

@test "from higher up it rises sooner" {
    run_loft 0 visible "$HS15" --from Aomori --json
    printf '%s\n' "$output" >c.json
    local low
    low=$(get c.json /places/0/rises/time_s)
    run_loft 0 visible "$HS15" --from Aomori --height 11.9km --json
    printf '%s\n' "$output" >c.json
    below "$(get c.json /places/0/rises/time_s)" "$low"
}

@test "Seoul lost the pull-up of 2019-07-25 behind its horizon, Japan the launch" {
    run_loft 0 visible "$KN23" --from Seoul --from Shariki --json
    printf '%s\n' "$output" >c.json
    is c.json /refusal lifting
    # 430 km were reported first: from there on less than half of the apogee of 50 km shows.
    between /places/0/least_heights/3/height_km 25 35
    between /places/0/least_heights/4/height_km 38 48
    below 50 "$(get c.json /places/1/least_heights/0/height_km)"
    below 50 "$(get c.json /places/1/least_heights/2/height_km)"
    run_loft 0 visible "$KN23" --from Seoul Shariki
    has "$output" "The apogee was reported as about 50 km"
    has "$output" "No flight is computed"
}

@test "a result of loft run is seen as its scenario, and places may stand behind it" {
    run_loft 0 run "$HS15" --samples 0
    run_loft 0 visible "$HS15" --from Aomori --from Seoul
    printf '%s\n' "$output" >scenario.txt
    has "$output" "Aomori: below the horizon from lift-off to "
    has "$output" "in the Earth's shadow from lift-off"
    run_loft 0 visible out/2017-11-29-hwasong-15/result.json --from Aomori Seoul
    printf '%s\n' "$output" | diff scenario.txt -
}

@test "without the minute of the launch nothing is said of the Sun" {
    run_loft 0 visible "$ROOT/scenarios/validation/1942-10-03-a4-first-success.json" --from London --json
    printf '%s\n' "$output" >c.json
    is c.json /launch_utc null
    run_loft 0 visible "$ROOT/scenarios/validation/1942-10-03-a4-first-success.json" --from London
    has "$output" "nothing is said of the Sun"
    has "$output" "London: the whole flight stays below the horizon."
}

@test "a place that is not known is asked back before anything is computed" {
    run_loft 2 visible "$HS15" --from Okushir
    has "$stderr" "did you mean 'Okushiri'?"
    run_loft 2 visible "$HS15"
    has "$stderr" "give --from with a place, such as --from Seoul"
    run_loft 2 visible "$HS15" --from Seoul --height 12
    has "$stderr" "--height 12: "
    run_loft 2 visible "$HS15" --from Seoul --height=-3km
    run_loft 3 visible no-such-file.json --from Seoul
}
