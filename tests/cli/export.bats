#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# export.bats - loft export, each format read back by a reader that is not loft's own.

load helpers

UNBOUNDED=2024-10-31-hwasong-19
BOUNDED=2017-05-14-hwasong-12
REFUSED=2024-05-27-satellite-failure
DATE_ONLY=2014-03-26-nodong
OPEN=2017-11-29-hwasong-15 # a band without an outer edge toward some azimuths
READ=$ROOT/tests/cli/read_formats.py

# The results of these scenarios once, for every test here.
setup_file() {
    RESULTS=$BATS_FILE_TMPDIR/out
    export RESULTS
    unset LOFT_DATA
    local id
    for id in $UNBOUNDED $BOUNDED $REFUSED $DATE_ONLY $OPEN; do
        loft run --samples 60 "$ROOT/scenarios/dprk/$id.json" --out "$RESULTS" >/dev/null
    done
}

result() { # ID
    echo "$RESULTS/$1/result.json"
}

@test "GeoJSON has the impact, the apogee and no line over the antimeridian" {
    need_python
    local id
    for id in $UNBOUNDED $BOUNDED $OPEN; do
        run_loft 0 export --format geojson "$(result $id)" -o $id.geojson
        "$PYTHON" "$READ" geojson $id.geojson "$(result $id)"
    done
}

@test "KML has ascending times, known styles, and events at places of the track" {
    need_python
    local id
    for id in $UNBOUNDED $BOUNDED $OPEN; do
        run_loft 0 export --format kml "$(result $id)" -o $id.kml
        "$PYTHON" "$READ" kml $id.kml "$(result $id)"
    done
}

@test "CZML has ascending times from launch to impact and the impact on the ground" {
    need_python
    local id
    for id in $UNBOUNDED $BOUNDED $OPEN; do
        run_loft 0 export --format czml "$(result $id)" -o $id.czml
        "$PYTHON" "$READ" czml $id.czml "$(result $id)"
    done
}

@test "NetCDF is classic, has units on every number and the figures of the result" {
    need_python netCDF4 python3-netcdf4
    local id
    for id in $UNBOUNDED $BOUNDED $OPEN; do
        run_loft 0 export --format netcdf "$(result $id)" -o $id.nc
        "$PYTHON" "$READ" netcdf $id.nc "$(result $id)"
    done
}

@test "CSV has the three flights, each as the table of loft run" {
    local id=$BOUNDED name
    run_loft 0 export --format csv "$(result $id)" -o $id.csv
    for name in flown standard standard-toward-azimuth; do
        grep "^$name," $id.csv | cut -d, -f2- >one.csv
        tail -n +2 "$RESULTS/$id/$name.csv" | diff - one.csv
    done
    need_python
    "$PYTHON" "$READ" csv $id.csv "$(result $id)"
}

# counts XPATH NUMBER FILE
counts() {
    local found
    found=$(xmllint --xpath "count($1)" "$3")
    [ "$found" = "$2" ] || {
        echo "$1: $found, wanted $2"
        return 1
    }
}

@test "KML is well-formed to xmllint, with a track, times and places in equal number" {
    need xmllint libxml2-utils
    local k="*[local-name()='Folder']/*[local-name()='Placemark']" n
    run_loft 0 export --format kml "$(result $UNBOUNDED)" -o flight.kml
    xmllint --noout flight.kml
    [ "$(xmllint --xpath 'namespace-uri(/*)' flight.kml)" = http://www.opengis.net/kml/2.2 ]
    counts "//*[local-name()='Folder']" 4 flight.kml
    counts "//*[local-name()='Track']" 3 flight.kml
    counts "//$k/*[local-name()='Point']" 24 flight.kml
    n=$(xmllint --xpath "count(//*[local-name()='when'])" flight.kml)
    counts "//*[local-name()='coord']" "$n" flight.kml
    counts "//*[local-name()='name'][text()='impact']" 1 flight.kml
    has "$(xmllint --xpath "string(//*[local-name()='Folder'][2]/*[local-name()='description'])" \
        flight.kml)" "No impact"
}

@test "OEM is read by the rules of the standard, a block for each stage and the coast" {
    run_loft 0 export --format oem "$(result $UNBOUNDED)" -o flight.oem
    run awk -f "$ROOT/tests/cli/oem.awk" flight.oem
    [ "$status" -eq 0 ] || {
        echo "$output"
        return 1
    }
    has "$output" "blocks 4 "
    [ -z "$(tail -c 1 flight.oem)" ]
    has "$output" "first 2024-10-30T22:10:00.000 last 2024-10-30T23:35:21.324"
    run_loft 0 export --format oem --flight standard "$(result $UNBOUNDED)" -o standard.oem
    awk -f "$ROOT/tests/cli/oem.awk" standard.oem
    has "$(cat standard.oem)" "COMMENT No impact"
}

@test "the reader of OEM notices what breaks the rules" {
    run_loft 0 export --format oem "$(result $BOUNDED)" -o flight.oem
    local n=0 edit
    for edit in '1d' '/^OBJECT_ID/d' '/^ORIGINATOR/d' 's/^TIME_SYSTEM = UTC/TIME = UTC/' \
        '/^META_STOP/d' '0,/^STOP_TIME = .*/s//STOP_TIME = 2001-01-01T00:00:00/' '$d' \
        '30s/ [^ ]*$//' '30s/\./,/' '30s/T[0-9]*:/T00:/;31s/T[0-9]*:/T00:/;31s/$/ 1/' \
        's/^ORIGINATOR.*/&\nCOMMENT late/' '0,/^OBJECT_NAME/s//CENTER_NAME/' \
        '1s/2.0/3.0/' 's/^ORIGINATOR.*/&\nMESSAGE_ID = 7/' \
        's/^CREATION_DATE = [0-9]*-../&3/' 's/^REF_FRAME.*/REF_FRAME = ITRF/' \
        '$!{0,/^TIME_SYSTEM = UTC/s//TIME_SYSTEM = TAI/}' '40s/\(\.[0-9]*\)$/\1000000000/' \
        '40s/\.[0-9]*$/./' 's/^STOP_TIME.*/USEABLE_STOP_TIME = 2099-01-01T00:00:00\n&/' \
        '0,/^ORIGINATOR = LOFT/s//ORIGINATOR = /' '0,/^OBJECT_ID/s//Object_ID/' \
        's/^INTERPOLATION_DEGREE.*/INTERPOLATION_DEGREE = 777/' '50s/$/\t/'; do
        sed "$edit" flight.oem >bad.oem
        run awk -f "$ROOT/tests/cli/oem.awk" bad.oem
        [ "$status" -ne 0 ] || {
            echo "not noticed: $edit"
            return 1
        }
        n=$((n + 1))
    done
    [ $n -eq 24 ]
}

@test "--object-name stands in an OEM and nowhere else" {
    run_loft 0 export -f oem --object-name TEST-1 "$(result $BOUNDED)"
    has "$output" "OBJECT_NAME = TEST-1"
    run_loft 2 export -f oem --object-name "$(printf 'a\nb')" "$(result $BOUNDED)"
    has "$stderr" "--object-name"
    run_loft 2 export -f kml --object-name TEST-1 "$(result $BOUNDED)"
    has "$stderr" "oem"
}

@test "JSON has a column for each quantity, all of one length" {
    run_loft 0 export --format json "$(result $BOUNDED)" -o flight.json
    local p=/flights/0/samples n name
    n=$(get flight.json $p/time_s)
    [ "$n" -gt 100 ]
    for name in lat_deg lon_deg alt_m range_m speed_mps fpa_deg azimuth_deg phase; do
        is flight.json $p/$name "$n"
    done
    is flight.json /flights 3
    is flight.json /flights/2/flight standard-toward-azimuth
}

@test "JSON has the reach that the result has, and none of one flight alone" {
    local name
    run_loft 0 export --format json "$(result $OPEN)" -o flight.json
    for name in azimuth_deg range_km p05_km p95_km; do
        is flight.json /range_contour/$name 24
        [ "$(get flight.json /range_contour/$name/18)" = \
            "$(get "$(result $OPEN)" /sources/0/standard/range_contour/$name/18)" ]
    done
    [ "$(get -t flight.json /range_contour/p95_km/6)" = null ]
    run_loft 0 export --format json --flight flown "$(result $OPEN)" -o one.json
    [ "$(get -t one.json /range_contour)" = null ]
    run_loft 0 export --format geojson --flight flown "$(result $OPEN)"
    lacks "$output" '"reach"'
}

@test "an answer without a contour is exported with its reach, but no band" {
    "$LOFT" estimate --apogee 2111.5km --range 787km --json --samples 0 >answer.json
    run_loft 0 export -f json answer.json -o flight.json
    is flight.json /range_contour/range_km 24
    [ "$(get -t flight.json /range_contour/p05_km)" = null ]
    [ "$(get -t answer.json /standard/range_contour)" = null ]
}

@test "where only the date is known the clock is said to start at 00:00 UTC" {
    local format words="the clock starts at 00:00 UTC by assumption"
    [[ $(get "$(result $DATE_ONLY)" /date_utc) != *T* ]]
    for format in $(listed export Formats | grep -vx -e csv -e oem); do
        run_loft 0 export -f $format "$(result $DATE_ONLY)" -o out.$format
        grep -aq "$words" out.$format || {
            echo "$format does not say it"
            return 1
        }
    done
    run_loft 0 export -f oem "$(result $DATE_ONLY)"
    has "$output" "COMMENT Only the date is known; $words"
    run_loft 0 export -f kml "$(result $UNBOUNDED)"
    lacks "$output" "by assumption"
}

@test "without -o, and with -o -, the file goes to standard output" {
    run_loft 0 export -f geojson "$(result $BOUNDED)" -o out.geojson
    "$LOFT" export -f geojson "$(result $BOUNDED)" | cmp - out.geojson
    "$LOFT" export -f geojson "$(result $BOUNDED)" -o - | cmp - out.geojson
}

@test "the ending of the file names the format" {
    run_loft 0 export "$(result $BOUNDED)" -o out.nc
    [ "$(head -c 3 out.nc)" = CDF ]
    run_loft 2 export "$(result $BOUNDED)" -o out.txt
    has "$stderr" "give --format"
    [ ! -e out.txt ]
}

@test "the flights of another source are those of its figures" {
    local name
    run_loft 0 export -f json --source 2 "$(result $UNBOUNDED)" -o second.json
    near "$(get second.json /flights/0/events/6/alt_m)" 7000000 1
    name=$(get "$(result $UNBOUNDED)" /sources/1/source)
    run_loft 0 export -f json --source "$name" "$(result $UNBOUNDED)"
    [ "$output" = "$(cat second.json)" ]
    run_loft 2 export -f json --source nobody "$(result $UNBOUNDED)"
    has "$stderr" "unknown source"
    has "$stderr" "2  $name"
}

@test "--flight picks one; a name that is none is refused" {
    run_loft 0 export -f json --flight standard "$(result $BOUNDED)" -o one.json
    is one.json /flights 1
    is one.json /flights/0/flight standard
    run_loft 2 export -f json --flight best "$(result $BOUNDED)"
    has "$stderr" "the flights are flown"
    run_loft 2 export -f geojosn "$(result $BOUNDED)"
    has "$stderr" "mean 'geojson'"
}

@test "a refusal is an empty file with its reason, and none where there is no such form" {
    local format refused=""
    for format in $(listed export Formats); do
        run loft export -f "$format" "$(result $REFUSED)" -o "out.$format"
        has "$output" "no flight"
        if [ "$status" -eq 3 ]; then
            [ ! -e "out.$format" ]
            refused+=" $format"
        else
            [ "$status" -eq 0 ]
            [ -s "out.$format" ]
        fi
    done
    [ "$refused" = " oem netcdf" ]
    has "$(cat out.kml)" "No flight: "
    is out.geojson /features 0
}

@test "the document of loft estimate --json can be exported too" {
    loft estimate --apogee 2111.5km --range 787km --json >answer.json
    run_loft 0 export -f geojson answer.json -o out.geojson
    is out.geojson /features/0/properties/flight flown
    near "$(get out.geojson /features/0/properties/range_km)" 787 0.001
    has "$(cat out.geojson)" "The date is not known"
}

@test "what is no result is refused with its place" {
    echo '{"id": "x"}' >bad.json
    run_loft 3 export -f kml bad.json
    has "$stderr" "/launch: is missing"
    run_loft 3 export -f kml nowhere.json
    has "$stderr" "nowhere.json"
}

@test "a file that cannot be written is an error and leaves the old one" {
    run_loft 4 export -f kml "$(result $BOUNDED)" -o no/such/folder.kml
    if [ -w /dev/full ]; then
        run_loft 4 export -f kml "$(result $BOUNDED)" -o /dev/full
    fi
    echo old >out.oem
    run_loft 2 export -f oem --object-name " " "$(result $BOUNDED)" -o out.oem
    [ "$(cat out.oem)" = old ]
}

@test "the same result is exported to the same bytes" {
    local format
    export SOURCE_DATE_EPOCH=1700000000
    for format in $(listed export Formats); do
        run_loft 0 export -f $format "$(result $BOUNDED)" -o first
        run_loft 0 export -f $format "$(result $BOUNDED)" -o second
        cmp first second
    done
}

@test "a flight across a leap second lands one second of the clock earlier, in every format" {
    sed 's/"id": "[^"]*"/"id": "2016-12-31-x"/; s/"date_utc": "[^"]*"/"date_utc": "2016-12-31T23:50:00Z"/' \
        "$ROOT/scenarios/dprk/2017-05-14-hwasong-12.json" >2016-12-31-x.json
    "$LOFT" run 2016-12-31-x.json --samples 50 --out leap >/dev/null
    local result=leap/2016-12-31-x/result.json end_s wanted format
    "$LOFT" export -f csv --flight flown "$result" -o flown.csv
    "$LOFT" export -f oem --flight flown "$result" -o flown.oem
    end_s=$(sed -n 's/^STOP_TIME = 2017-01-01T00:\(..\):\(.*\)/\1 \2/p' flown.oem | tail -1 |
        awk '{ print 600 + 60 * $1 + $2 + 1 }')
    near "$end_s" "$(awk -F, 'NR > 1 && $1 ~ /^[0-9]/ { t = $1 } END { print t }' \
        leap/2016-12-31-x/flown.csv)" 0.11
    wanted=$(sed -n 's/^STOP_TIME = //p' flown.oem | tail -1)
    for format in kml czml geojson; do
        "$LOFT" export -f "$format" --flight flown "$result" -o "flown.$format"
        grep -q "$wanted" "flown.$format"
    done
    ! grep -q ':60\.' flown.kml
}
