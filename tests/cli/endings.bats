#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# endings.bats - every way in which the flight of a case can end, in every output.

load helpers

# case_of START REST - a case in case.json; START without its braces.
case_of() {
    echo "{ \"start\": {\"lat_deg\": 40, \"lon_deg\": 179, $1}, $2 }" >case.json
}

VACUUM='"body": {"vacuum": true}, "model": {"atmosphere": "none"}'
BODY='"body": {"beta_kgpm2": 5000}'

# ends ENDED_BY SENTENCE EVENT NOTE - what fly, plot and export tell of case.json. EVENT is the
# name of the last event of a track; NOTE a part of why it has no impact, or "".
ends() {
    run_loft 0 check case.json
    run_loft 0 fly case.json --csv flight.csv
    has "$output" "$2"
    [ -z "$stderr" ]
    no_minus_zero <<<"$output"
    no_minus_zero <flight.csv
    near "$(sed -n 's/.*ground range \([0-9.]*\) km.*/\1/p' <<<"$output")" \
        "$(tail -n 1 flight.csv | cut -d, -f5)" 1e-3
    "$LOFT" fly case.json --json >a.json
    is a.json /end/ended_by "$1"
    no_minus_zero <a.json
    near "$(get a.json /range_km)" "$(tail -n 1 flight.csv | cut -d, -f5)" 1e-4
    local kind format kinds=(profile panels)
    [ -e map.svg ] || kinds+=(map) # once a test: a map costs as much as all the rest
    for kind in "${kinds[@]}"; do
        run_loft 0 plot $kind case.json -o $kind.svg
        [ -z "$stderr" ]
    done
    run_loft 0 plot profile --to-scale case.json -o scale.png
    for format in kml geojson czml csv oem netcdf json; do
        run_loft 0 export -f $format case.json -o track.$format
        [ -z "$stderr" ]
    done
    for format in kml geojson czml csv oem json; do
        no_minus_zero <track.$format
    done
    has "$(cat track.geojson)" "\"event\": \"$3\""
    has "$(cat track.kml)" "<name>$3</name>"
    has "$(cat track.czml)" "\"name\": \"$3\""
    if [ -n "$4" ]; then
        has "$(cat track.geojson)" "$4"
        has "$(cat track.kml)" "$4"
        has "$(tr '\n' ' ' <track.oem | sed 's/ COMMENT / /g')" "$4"
        [ "$3" != impact ]
    fi
}

no_minus_zero() {
    ! grep -nE '(^|[^0-9A-Za-z.])-0(\.0*)?([^0-9.]|$)'
}

@test "at the ground" {
    case_of '"alt_m": 0, "speed_mps": 3000, "fpa_deg": 45, "azimuth_deg": 90' "$BODY"
    ends ground "It came down to the ground." impact ""
}

@test "at the ground, where an altitude or a time asked for was never reached" {
    case_of '"alt_m": 0, "speed_mps": 1000, "fpa_deg": 45, "azimuth_deg": 90' \
        "$VACUUM"', "stop": {"alt_m": 500000}'
    ends ground "never reached the 500 km asked for" impact ""
    near "$(get a.json /end/time_s)" 147.427 0.001
    near "$(get a.json /apogee/alt_m)" 26026.5 0.1
    case_of '"alt_m": 0, "speed_mps": 1000, "fpa_deg": 45, "azimuth_deg": 90' \
        "$VACUUM"', "stop": {"time_s": 5000}'
    ends ground "before the 5000 s asked for" impact ""
    case_of '"alt_m": 1000, "speed_mps": 100, "fpa_deg": -45, "azimuth_deg": 90' \
        "$BODY"', "stop": {"alt_m": 5000}'
    ends ground "never reached the 5000 m asked for" impact ""
}

@test "at the altitude asked for" {
    case_of '"alt_m": 0, "speed_mps": 3000, "fpa_deg": 45, "azimuth_deg": 90' \
        "$BODY"', "stop": {"alt_m": 12345}'
    ends altitude "the altitude asked for, 12.345 km" end "altitude asked for"
    case_of '"alt_m": -430, "v_ned_mps": [0, 0, -50]' "$VACUUM"', "stop": {"alt_m": -431}'
    ends altitude "the altitude asked for, -431 m" end "altitude asked for"
}

@test "at the time asked for, climbing and falling, after one short step" {
    case_of '"alt_m": 400000, "speed_mps": 7000, "fpa_deg": 20, "azimuth_deg": 90' \
        '"body": {"vacuum": true}, "stop": {"time_s": 600}'
    ends time "still climbing" end "time asked for"
    lacks "$("$LOFT" fly case.json)" "Entry"
    case_of '"alt_m": 9144' "$BODY"', "stop": {"time_s": 30}'
    ends time "on its way down" end "time asked for"
    case_of '"alt_m": 0, "speed_mps": 7000, "fpa_deg": 20, "azimuth_deg": 90' \
        "$BODY"', "stop": {"time_s": 1e-6}'
    ends time "1e-06 s" end "time asked for"
}

@test "by an escape, from above the air at once, and from within it" {
    local speed='"speed_mps": 12000, "fpa_deg": 10, "azimuth_deg": 51.6'
    case_of '"alt_m": 2000000, '"$speed" "$BODY"
    ends escape "It leaves the Earth for good." end "leaves the Earth for good"
    has "$("$LOFT" fly case.json)" "for good. Computed up to"
    near "$(get a.json /end/time_s)" 0 0
    [ "$(wc -l <flight.csv)" -eq 2 ]
    case_of '"alt_m": 400000, '"$speed" "$BODY"
    ends escape "It leaves the Earth for good." end "leaves the Earth for good"
    lacks "$("$LOFT" fly case.json)" "Entry"
    is a.json /entry null
    case_of '"alt_m": 0, "speed_mps": 13000, "fpa_deg": 0, "azimuth_deg": 0' "$VACUUM"
    ends escape "It leaves the Earth for good." end "leaves the Earth for good"
}

@test "by the limit of thirty days" {
    case_of '"alt_m": 500000, "speed_mps": 7700, "fpa_deg": 0, "azimuth_deg": 90' \
        '"body": {"vacuum": true}'
    ends "limit of thirty days" "still up after 30 days" end "thirty days"
}

@test "not at all: what never climbs is refused with its place and a remedy" {
    local command
    case_of '"alt_m": -430, "v_ned_mps": [0, 0, -50]' "$VACUUM"
    for command in "fly" "check" "plot profile -o x.png" "plot panels -o x.png" \
        "plot map -o x.png" "export -f kml"; do
        # shellcheck disable=SC2086 # words of a command
        run_loft 3 $command case.json
        has "$stderr" "case.json: /start/alt_m: is -430;"
        has "$stderr" "climbs only to -302."
        lacks "$stderr" "fit"
        [ ! -e x.png ]
    done
    remedy=$(sed 's/.*or end it below with \(.*\)/\1/' <<<"$stderr")
    case_of '"alt_m": -430, "v_ned_mps": [0, 0, -50]' "$VACUUM, $remedy"
    ends altitude "It came down to the altitude asked for" end ""
    case_of '"alt_m": 0, "speed_mps": 1000, "fpa_deg": 0, "azimuth_deg": 90' "$VACUUM"
    run_loft 3 fly case.json
    has "$stderr" "/start/alt_m: is 0;"
}

@test "a booster that starts level or falling flies, one at rest that is too weak does not" {
    local rocket='"booster": {"stages": [{"isp_s": 280, "burn_time_s": 60, "speed_share": 1}],
        "ideal_speed_mps": 3000, "steering": {"heading_deg": 70, "end_elevation_deg": 45}},
        "model": {"atmosphere": "none"}'
    case_of '"alt_m": 10000, "v_ned_mps": [0, 0, 50]' "$rocket"
    ends ground "It came down to the ground." impact ""
    near "$(get a.json /events/1/alt_m)" 10291 1
    near "$(get a.json /events/1/speed_mps)" 126.6 0.5
    is a.json /unburned null
    local lowest
    lowest=$(awk -F, 'NR > 1 && $1 < 9 && (n == "" || $4 < n) { n = $4 } END { print 1000 * n }' flight.csv)
    near "$lowest" 9940 2
    case_of '"alt_m": 10000, "v_ned_mps": [0, 250, 0]' "$rocket"
    ends ground "It came down to the ground." impact ""
    case_of '"alt_m": 10000' "${rocket/3000/500}"
    run_loft 0 fly case.json
    case_of '"alt_m": 1000' "${rocket/3000/500}"
    run_loft 3 fly case.json
    has "$stderr" "/booster/ideal_speed_mps: thrust over weight at lift-off"
}

@test "with stages that were never lit, or not burnt out" {
    local rocket='"booster": {"stages": [
        {"isp_s": 250, "burn_time_s": 10, "speed_share": 0.1, "gap_s": 600},
        {"isp_s": 280, "burn_time_s": 60, "speed_share": 0.9}], "ideal_speed_mps": 3000,
        "steering": {"heading_deg": 70, "end_elevation_deg": 85}}'
    case_of '"alt_m": 0' "$rocket"
    ends ground "WARNING: stage 2 was never lit: 90 % of the ideal speed was never burned" \
        impact ""
    has "$output$("$LOFT" fly case.json)" "at 0.0 km"
    near "$(get a.json /unburned/ideal_speed_share)" 0.9 1e-9
    is a.json /unburned/from_stage 2
    is a.json /unburned/lit false
    has "$(cat track.kml)" "WARNING: stage 2 was never lit"
    case_of '"alt_m": 0' "$rocket"', "stop": {"time_s": 5}'
    ends time "WARNING: stage 1 was still burning" end "time asked for"
    is a.json /unburned/lit true
}

@test "from a pole, and over the dateline" {
    local pole
    for pole in -90 90; do
        echo '{"start": {"lat_deg": '$pole', "lon_deg": 93.4, "alt_m": 86000,
            "speed_mps": 7000, "fpa_deg": 0, "azimuth_deg": 328.4}, '"$BODY"'}' >case.json
        ends ground "It came down to the ground." impact ""
        near "$(get a.json /apogee/alt_m)" 86000 1e-6
    done
    case_of '"alt_m": 0, "speed_mps": 3000, "fpa_deg": 45, "azimuth_deg": 90' "$VACUUM"
    ends ground "It came down to the ground." impact ""
    has "$(cat track.geojson)" MultiLineString
}

@test "a case has the flown flight alone, and no source" {
    case_of '"alt_m": 0, "speed_mps": 3000, "fpa_deg": 45, "azimuth_deg": 90' "$BODY"
    run_loft 0 export -f csv --flight flown case.json
    run_loft 3 export -f csv --flight standard case.json
    has "$stderr" "a case has the flown one"
    run_loft 2 export -f csv --source KCNA case.json
    has "$stderr" "needs a result"
}

@test "a batch tells the ends of low and level starts as fly does" {
    cat >states.csv <<'CSV'
lat_deg,lon_deg,alt_m,speed_mps,fpa_deg,azimuth_deg,beta_kgpm2
31.5,35.5,-430,1000,45,90,5000
31.5,35.5,-430,50,90,0,inf
0,0,2000000,12000,10,51.6,5000
0,0,50000,13000,10,51.6,5000
-90,93.4,86000,7000,0,328.4,5000
-90,10,50000,7500,0,33,5000
-90,10,119000,7500,0,33,5000
CSV
    run_loft 0 ensemble --states states.csv --csv out.csv
    [ "$(cut -d, -f8 out.csv | tr '\n' ' ')" = \
        "status impact no_climb escape escape impact impact impact " ]
    [ "$(tail -n 3 out.csv | cut -d, -f7 | tr '\n' ' ')" = "86000.000 50000.000 119000.000 " ]
    echo '{"start": {"lat_deg": 31.5, "lon_deg": 35.5, "alt_m": -430, "speed_mps": 1000,
        "fpa_deg": 45, "azimuth_deg": 90}, "body": {"beta_kgpm2": 5000},
        "model": {"gravity": "j4"}}' >case.json
    "$LOFT" fly case.json --json >a.json
    near "$(sed -n 2p out.csv | cut -d, -f1)" "$(get a.json /end/time_s)" 1e-4
}
