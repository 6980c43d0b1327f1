#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# areas.bats - areas that were announced: from a scenario to the text, the result and the maps.
#
# The corners are those of the first stage of 12 December 2012, as Yonhap printed them (All
# Things Nuclear, "North Korea Gives Location of Splashdown Zones", December 2012), which lists
# them row by row. NORAD said after the flight that the stage fell into the Yellow Sea.

load helpers

NORTH="35°44'06\\\"N/124°30'30\\\"E, 35°44'07\\\"N/124°54'23\\\"E"
ROUND="$NORTH, 34°58'43\\\"N/124°56'11\\\"E, 34°58'36\\\"N/124°32'32\\\"E"
ROWS="$NORTH, 34°58'36\\\"N/124°32'32\\\"E, 34°58'43\\\"N/124°56'11\\\"E"

# launch KIND COORDINATES - a scenario from Sohae with one area.
launch() {
    cat <<END
{"title": "Unha-3 from Sohae", "date_utc": "2012-12-12", "class": "liquid-2", "kind": "$1",
 "site": {"name": "Sohae", "lat_deg": 39.66, "lon_deg": 124.706}, "azimuth_deg": 180,
 "reports": [{"apogee_km": 1000, "range_km": 480}],
 "areas": [{"issuer": "North Korea", "purpose": "first stage", "coordinates": "$2"}]}
END
}

@test "the first stage's area of December 2012 lies 436 to 520 km due south of Sohae" {
    launch satellite_launch "$ROUND" >unha.json
    run_loft 0 run unha.json --samples 0
    has "$output" "Announced areas"
    has "$output" "436 km to"
    has "$output" "520 km from the launch, toward 180.0° within"
}

@test "corners listed row by row cross themselves, and the message says which and what to do" {
    launch satellite_launch "$ROWS" >rows.json
    run_loft 3 check rows.json
    has "$stderr" "/areas/0/coordinates: crosses itself: the side from corner 2 meets that"
    has "$stderr" "give the corners in order round the area"
}

@test "a flight that comes down within the area is said to, and on maps the area is drawn" {
    launch ballistic "$ROUND" >flight.json
    run_loft 0 run flight.json --samples 0 --json
    echo "$output" >flight-result.json
    is flight-result.json /results/0/areas/0/impact_inside true
    run_loft 0 export flight.json -o flight.geojson
    grep -q '"area": "first stage"' flight.geojson
}
