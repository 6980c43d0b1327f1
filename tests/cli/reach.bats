#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# reach.bats - the range of a reported missile toward places, beside their distance.

load helpers

HS14=$ROOT/scenarios/dprk/2017-07-28-hwasong-14.json

@test "the table of cities of 2017-07-28 falls from Los Angeles to Boston, as published" {
    run_loft 0 reach "$HS14" --place "Los Angeles" Denver Chicago Boston --json
    printf '%s\n' "$output" >c.json
    local i
    for i in 0 1 2; do
        below "$(get c.json /places/$((i + 1))/range_toward_km/p50)" "$(get c.json /places/$i/range_toward_km/p50)"
        below "$(get c.json /places/$((i + 1))/share)" "$(get c.json /places/$i/share)"
        below "$(get c.json /places/$i/distance_km)" "$(get c.json /places/$((i + 1))/distance_km)"
    done
    # 9,500 km and 10,750 km, rounded and from another point of North Korea.
    near "$(get c.json /places/0/distance_km)" 9500 1.5%
    near "$(get c.json /places/3/distance_km)" 10750 1.5%
    # The published ranges lie in the intervals.
    below "$(get c.json /places/0/range_toward_km/p05)" 11700
    below 11700 "$(get c.json /places/0/range_toward_km/p95)"
    below "$(get c.json /places/3/range_toward_km/p05)" 10750
    below 10750 "$(get c.json /places/3/range_toward_km/p95)"
}

@test "a result of loft run gives the same table as its scenario, and as CSV" {
    run_loft 0 run "$HS14" --samples 1000
    run_loft 0 reach "$HS14" --place Guam --place 61.2N,149.9W
    printf '%s\n' "$output" >scenario.txt
    has "$output" "a heavier one shortens each range"
    run_loft 0 reach out/2017-07-28-hwasong-14/result.json --place Guam 61.2N,149.9W
    printf '%s\n' "$output" | diff scenario.txt -
    run_loft 0 reach out/2017-07-28-hwasong-14/result.json --place Guam 61.2N,149.9W --csv -
    [ "${lines[0]}" = "place,lat_deg,lon_deg,distance_km,bearing_deg,range_p05_km,range_p50_km,range_p95_km,share" ]
    has "${lines[1]}" '"Guam",13.4500,144.7800,3'
    has "${lines[2]}" '"61.2N,149.9W",61.2000,-149.9000,'
}

@test "what is unbounded reads so, and what is not converted has its distance alone" {
    run_loft 0 reach "$ROOT/scenarios/dprk/2024-10-31-hwasong-19.json" --place Guam
    has "$output" "anywhere on Earth"
    has "$output" "100 %"
    run_loft 0 reach "$ROOT/scenarios/dprk/2019-07-25-kn-23.json" --place Tokyo
    has "$output" "No range is computed: the vehicle glides"
    has "$output" "1,150 km"
    run_loft 0 reach "$ROOT/scenarios/dprk/2019-07-25-kn-23.json" --place Tokyo --json
    printf '%s\n' "$output" >c.json
    is c.json /places/0/share null
    is c.json /refusal lifting
}

@test "a place next to the launch site is covered by all of the answer" {
    run_loft 0 reach "$ROOT/scenarios/dprk/2017-11-29-hwasong-15.json" --place Seoul Pyongyang --json
    printf '%s\n' "$output" >c.json
    near "$(get c.json /places/0/share)" 1 0.0001
    near "$(get c.json /places/1/share)" 1 0.0001
}

@test "places are asked back before anything is computed" {
    run_loft 2 reach "$HS14" --place Chikago
    has "$stderr" "did you mean 'Chicago'?"
    run_loft 2 reach "$HS14"
    has "$stderr" "give --place with a place, such as --place Seoul"
    run_loft 2 reach "$HS14" --place Tokyo --csv - --json
    has "$stderr" "would both go to standard output"
    run_loft 4 reach "$HS14" --place Tokyo --csv "$HS14"
}
