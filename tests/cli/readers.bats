#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# readers.bats - exports as other programs of Debian read them: xmllint and GDAL.

load helpers

ID=2017-09-15-hwasong-12-over-japan

setup_file() {
    RESULT=$BATS_FILE_TMPDIR/$ID/result.json
    export RESULT
    loft run --samples 0 "$ROOT/scenarios/dprk/$ID.json" --out "$BATS_FILE_TMPDIR" >/dev/null
}

valid() { # FILE.kml
    xmllint --noout --relaxng "$ROOT/tests/cli/kml.rng" "$1" 2>said
}

@test "KML has the elements that Google Earth needs, in the order of the schema" {
    need xmllint libxml2-utils
    run_loft 0 export "$RESULT" -o flight.kml
    valid flight.kml || {
        cat said
        return 1
    }
}

@test "the schema of KML notices heights, times, styles and orders that are wrong" {
    need xmllint libxml2-utils
    run_loft 0 export "$RESULT" -o flight.kml
    local edit
    for edit in '0,/>absolute</s//>relativeToGround</' '0,/<when>\(.*\)Z/s//<when>\1/' \
        '0,/<TimeSpan>.*<.TimeSpan>/s///' 's/<styleUrl>#/<styleUrl>/' \
        '0,/<color>ff/s//<color>/' \
        '0,/<Folder>/s//<Folder><description>too early<\/description>/'; do
        sed "$edit" flight.kml >bad.kml
        run ! cmp -s flight.kml bad.kml
        run ! valid bad.kml
    done
}

# layer FILE NAME - what ogrinfo says of that layer, with each feature.
layer() {
    ogrinfo -ro -al "$1" "$2"
}

@test "GDAL reads the tracks, events and heights of GeoJSON" {
    need ogrinfo gdal-bin
    run_loft 0 export "$RESULT" -o flight.geojson
    layer flight.geojson flight >said
    local n
    n=$(grep -c '"type": *"Feature"' flight.geojson)
    has "$(cat said)" "using driver \`GeoJSON'"
    has "$(cat said)" "Feature Count: $n"
    [ "$(grep -c '^  POINT Z' said)" -gt 10 ]
    grep -q '^  LINESTRING Z' said
}

@test "GDAL reads layers of KML for the flights and the reach, with the time of each event" {
    need ogrinfo gdal-bin
    run_loft 0 export "$RESULT" -o flight.kml
    ogrinfo -ro -q flight.kml >layers
    [ "$(wc -l <layers)" -eq 4 ]
    grep -q 'every azimuth' layers
    layer flight.kml flown >said
    local points
    points=$(grep -c '^  POINT Z' said)
    [ "$points" -eq 4 ]
    grep -q '^  MULTILINESTRING Z' said # for readers that know no gx:Track
    [ "$(grep -c 'altitudeMode (String) = absolute' said)" -eq $((points + 1)) ]
    [ "$(grep -c 'begin (DateTime) = 2017/09/14' said)" -eq $((points + 1)) ]
    [ "$(grep -c 'end (DateTime) = 2017/09/14' said)" -eq 1 ]
}

@test "GDAL finds the variables of NetCDF and their units" {
    need ogrinfo gdal-bin
    gdalmdiminfo --version >/dev/null
    run_loft 0 export "$RESULT" -o flight.nc
    gdalmdiminfo flight.nc >found.json
    [ "$(get found.json /arrays/alt/unit)" = m ]
    [ "$(get found.json /arrays/lat/unit)" = degrees_north ]
}
