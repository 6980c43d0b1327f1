#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# fly.bats - forward flight from a case file.

load helpers

# fly CASE - its JSON in a.json; nothing on standard error.
fly() {
    "$LOFT" fly "$1" --json >a.json 2>stderr
    [ ! -s stderr ]
}

# still BODY MODEL STOP - a body let go at 1000 m over a round Earth, in case.json
still() {
    cat >case.json <<CASE
{ "start": {"lat_deg": 0, "lon_deg": 0, "alt_m": 1000, "v_ned_mps": [0, 0, 0]},
  "body": $1, "model": $2, "stop": $3 }
CASE
}

@test "the JSON has every key of the contract with its type" {
    fly "$ROOT/data/examples/loft-from-burnout.json"
    typed a.json /apogee number time_s alt_m
    typed a.json /end number time_s lat_deg lon_deg alt_m speed_mps fpa_deg
    typed a.json /end array v_ned_mps ecef_m
    is a.json /end/v_ned_mps 3
    is a.json /end/ecef_m 3
    typed a.json /end/v_ned_mps number 0 1 2
    typed a.json /end/ecef_m number 0 1 2
    typed a.json "" array events
    typed a.json /stats number evaluations steps
    typed a.json /events/0 string event
}

@test "all example cases fly, say so in words, and nothing on standard error" {
    local file
    for file in "$ROOT"/data/examples/*.json; do
        run_loft 0 fly "$file"
        [ -n "$output" ]
        [ -z "$stderr" ]
    done
}

@test "the flight ends on the ground, where its speed and its parts agree" {
    fly "$ROOT/data/examples/loft-from-burnout.json"
    near "$(get a.json /end/alt_m)" 0 0.01
    local parts
    parts=$(get a.json /end/v_ned_mps/0 /end/v_ned_mps/1 /end/v_ned_mps/2 |
        awk '{ s += $1 * $1 } END { printf "%.12g", sqrt(s) }')
    near "$(get a.json /end/speed_mps)" "$parts" 1e-6
}

@test "a fall in vacuum over a still sphere takes the time of the closed form" {
    still '{"vacuum": true}' '{"earth": {"sphere_radius_m": 6371000}, "gravity": "point",
        "rotation": false, "atmosphere": "none"}' '{"alt_m": 0}'
    fly case.json
    local wanted
    wanted=$(awk 'BEGIN { mu = 3.986004418e14; r0 = 6372000; r = 6371000
        x = r / r0; y = sqrt(x * (1 - x)); a = atan2(sqrt(1 - x), sqrt(x))
        printf "%.9f", sqrt(r0 ^ 3 / (2 * mu)) * (y + a) }')
    near "$(get a.json /end/time_s)" "$wanted" 1e-5
    near "$(get a.json /end/fpa_deg)" -90 1e-6
}

@test "a flight stops at the time asked for" {
    still '{"vacuum": true}' '{"gravity": "j2", "rotation": true, "atmosphere": "none"}' \
        '{"time_s": 3}'
    fly case.json
    near "$(get a.json /end/time_s)" 3 1e-9
}

@test "a flight stops at the altitude asked for, on the way down" {
    still '{"beta_kgpm2": 5000}' '{"atmosphere": "us76"}' '{"alt_m": 500}'
    fly case.json
    near "$(get a.json /end/alt_m)" 500 0.01
    below "$(get a.json /end/fpa_deg)" 0
}

@test "drag slows the fall, by ballistic coefficient as by Cd, area and mass" {
    local model='{"atmosphere": "us76"}' vacuum beta body
    still '{"vacuum": true}' "$model" '{"alt_m": 0}'
    fly case.json
    vacuum=$(get a.json /end/speed_mps)
    still '{"beta_kgpm2": 100}' "$model" '{"alt_m": 0}'
    fly case.json
    beta=$(get a.json /end/speed_mps)
    still '{"mass_kg": 50, "area_m2": 1, "cd": 0.5}' "$model" '{"alt_m": 0}'
    fly case.json
    body=$(get a.json /end/speed_mps)
    below "$beta" "$vacuum"
    near "$body" "$beta" 1e-9
}

@test "an exponential air and a wind are taken from the model" {
    still '{"beta_kgpm2": 100}' '{"atmosphere": {"rho0_kgpm3": 1.225,
        "scale_height_m": 7200}, "wind_ned_mps": [0, 20, 0]}' '{"alt_m": 0}'
    fly case.json
    below 0 "$(get a.json /end/lon_deg)"
}

@test "a start by speed, angle and azimuth is the start by north, east and down" {
    local rest='"body": {"vacuum": true}, "model": {"atmosphere": "none"}'
    echo '{"start": {"lat_deg": 10, "lon_deg": 20, "alt_m": 0, "speed_mps": 1000,
        "fpa_deg": 45, "azimuth_deg": 90}, '"$rest"'}' >angles.json
    echo '{"start": {"lat_deg": 10, "lon_deg": 20, "alt_m": 0, "v_ned_mps":
        [0, 707.10678118654755, -707.10678118654755]}, '"$rest"'}' >parts.json
    fly angles.json
    local lon time
    lon=$(get a.json /end/lon_deg)
    time=$(get a.json /end/time_s)
    fly parts.json
    near "$(get a.json /end/lon_deg)" "$lon" 1e-9
    near "$(get a.json /end/time_s)" "$time" 1e-6
}

@test "a booster flies from lift-off through its burn-outs to the ground" {
    run_loft 0 fly "$ROOT/data/examples/lift-off-liquid-2.json"
    has "$output" "burn-out 1"
    has "$output" "burn-out 2"
    has "$output" apogee
    fly "$ROOT/data/examples/lift-off-liquid-2.json"
    is a.json /events/0/event ignition
    below 3600000 "$(get a.json /apogee/alt_m)"
}

@test "--csv writes a table whose first row is the start and last the impact" {
    run_loft 0 fly "$ROOT/data/examples/loft-from-burnout.json" --csv flight.csv
    [ -z "$stderr" ]
    has "$(head -n 1 flight.csv)" "time_s,lat_deg,lon_deg,alt_km"
    has "$(sed -n 2p flight.csv)" "0.000,39.200000,125.700000,300.0000"
    near "$(tail -n 1 flight.csv | cut -d, -f4)" 0 0.001
    awk -F, 'NR == 1 { n = NF } NF != n { print "line " NR; exit 1 }
        NR > 2 && $1 < t { print "time goes back at " NR; exit 1 } NR > 1 { t = $1 }' \
        flight.csv
}

@test "--csv and --json go together" {
    "$LOFT" fly "$ROOT/data/examples/loft-from-burnout.json" --csv flight.csv --json >a.json
    [ -s flight.csv ]
    typed a.json "" object apogee end stats
}
