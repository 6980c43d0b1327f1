#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# bad-input.bats - wrong use is status 2 with a hint, a bad file status 3, nothing written.

load helpers

ID=2017-05-14-hwasong-12

# spoil SED_SCRIPT - a scenario of that id with the change.
spoil() {
    sed "$1" "$ROOT/scenarios/dprk/$ID.json" >$ID.json
    ! cmp -s $ID.json "$ROOT/scenarios/dprk/$ID.json"
}

# bad FILE PART... - a run of it ends with 3, names the file and says each PART; no output.
bad() {
    local file=$1 part
    shift
    run_loft 3 run "$file"
    [ -z "$output" ]
    [ ! -e out ]
    for part in "$@"; do
        has "$stderr" "$part"
    done
    has "$stderr" "$file"
}

# wrong PART ARGUMENT... - wrong use, with that hint and nothing on standard output.
wrong() {
    local part=$1
    shift
    run_loft 2 "$@"
    [ -z "$output" ]
    has "$stderr" "$part"
}

@test "an unknown command is wrong use, with the one that was meant" {
    wrong "mean 'estimate'" estimat
    wrong "the commands are estimate, run" frobnicate
    wrong "mean 'estimate'" help estimat
    wrong "unknown option --verson" --verson
    run_loft 0 help fly
    has "$output" "Usage: loft fly"
}

@test "a file of another kind is refused with the command that takes it" {
    run_loft 3 fly "$ROOT/scenarios/dprk/$ID.json"
    has "$stderr" '`loft run` takes it'
    run_loft 3 run "$ROOT/data/examples/nesc-06.json"
    has "$stderr" '`loft fly` takes it'
    echo '{"start": {' >broken.json
    run_loft 3 run broken.json
    lacks "$stderr" 'takes it'
    spoil '1s/{/{ "start": {},/'
    run_loft 3 run $ID.json
    lacks "$stderr" 'takes it'
}

@test "an unknown option is wrong use, with the one that was meant" {
    wrong "mean --apogee" estimate --apogeee 100km
    wrong "mean --out" run --ou x y
    wrong "loft fly --help" fly --frobnicate x
}

@test "an option without its value, or with one too many, is wrong use" {
    wrong "--apogee LENGTH" estimate --apogee
    wrong "--json" estimate --json=1 --apogee 100km
    wrong "twice" estimate --apogee 1km --apogee 2km
}

@test "a missing or surplus argument is wrong use" {
    wrong "missing SCENARIO or FOLDER" run
    wrong "missing CASE.json" fly
    wrong "missing FILE or FOLDER" check
    wrong "too many arguments" fly a b
    wrong "too many arguments" estimate extra --apogee 100km
    wrong "at least one of --apogee" estimate
}

@test "a figure without a unit or with an unknown one is wrong use" {
    wrong "100km" estimate --apogee 100
    wrong "30s" estimate --apogee 100km --time 30
    wrong "unknown unit furlong" estimate --apogee 100furlong
    wrong "length" estimate --apogee 100s
}

@test "NaN, infinity and text are wrong use in an option" {
    local text
    for text in nan NaN inf Infinity -inf abc 1e999km ''; do
        run_loft 2 estimate --apogee "$text"
        has "$stderr" "--apogee"
    done
}

@test "a figure that is negative, zero or out of range is wrong use" {
    wrong "positive" estimate --apogee -100km
    wrong "positive" estimate --apogee 0km
    wrong "100000 km" estimate --apogee 1e9km
    wrong "20004 km" estimate --range 30000km
    wrong "positive" estimate --apogee 100km --burn-time -3s
    wrong "must be from -90 to 90" estimate --apogee 100km --site 95,10
    wrong "--azimuth" estimate --apogee 100km --azimuth 400deg
}

@test "a malformed hedge, interval, place, azimuth or class is wrong use" {
    wrong "only one of ~ > <" estimate --apogee '~>3km'
    wrong "smaller end" estimate --apogee 400..300km
    wrong "39.2N,125.7E" estimate --apogee 100km --site x
    wrong "one figure" estimate --apogee 100km --azimuth '>40deg'
    wrong "mean 'liquid-1'" estimate --apogee 100km --class liqiud-1
    wrong "solid-1, liquid-short" estimate --apogee 100km --class rocket
}

@test "bytes that are no UTF-8 in an option are shown escaped" {
    wrong 'km\xff' estimate --apogee $'100km\xff'
}

@test "a value of the wrong type is named with its pointer" {
    spoil 's/"azimuth_deg": 71/"azimuth_deg": [71]/'
    bad $ID.json '/azimuth_deg: found an array of 1, wanted a number of degrees, a text such as "ENE" or null'
}

@test "a missing key is named" {
    spoil '/"title": "Hwasong/d'
    bad $ID.json 'the key "title" is missing'
}

@test "an unknown key is named with the one that was meant" {
    spoil 's/"outcome"/"outcom"/'
    bad $ID.json '/outcom: unknown key; did you mean "outcome"?'
}

@test "a duplicate key is named with both lines" {
    spoil 's/"azimuth_deg": 71,/"azimuth_deg": 71,\n"azimuth_deg": 72,/'
    bad $ID.json "/azimuth_deg: duplicate key: on line 12 and again on line 13"
}

@test "NaN in a file is named with line and column" {
    spoil 's/"azimuth_deg": 71/"azimuth_deg": NaN/'
    bad $ID.json 'line 12, column 18: found "NaN"' "JSON has no NaN"
}

@test "infinity in a file is named with line and column, written out or as a number" {
    spoil 's/"azimuth_deg": 71/"azimuth_deg": Infinity/'
    bad $ID.json 'line 12, column 18: found "Infinity"'
    spoil 's/"azimuth_deg": 71/"azimuth_deg": 1e999/'
    bad $ID.json "line 12, column 18: found 1e999"
}

@test "a number out of range is named with its limit" {
    spoil 's/"lat_deg": 40.066/"lat_deg": 95/'
    bad $ID.json "/site/lat_deg: is 95, must be at most 90"
}

@test "a negative apogee is named" {
    spoil '0,/"apogee_km": 2111.5/s//"apogee_km": -2111.5/'
    bad $ID.json "/reports/0/apogee_km: is -2111.5, must be greater than 0"
}

@test "a file that ends too early is named with line and column" {
    head -c 300 "$ROOT/scenarios/dprk/$ID.json" >$ID.json
    bad $ID.json "line " "column "
}

@test "an empty file is named" {
    : >$ID.json
    bad $ID.json "the file is empty"
}

@test "a folder without scenarios is named" {
    mkdir nothing
    bad nothing "this folder has no scenario"
}

@test "a file that does not exist is bad input" {
    bad nosuch.json "No such file or directory"
}

@test "200 MB of brackets are refused at once" {
    head -c 200000000 /dev/zero | tr '\0' '[' >big.json
    bad big.json "200000000 bytes, the limit is"
    rm big.json
}

@test "brackets below the limit of size are refused by their depth" {
    head -c 16000000 /dev/zero | tr '\0' '[' >deep.json
    bad deep.json "at most 64 levels"
}

@test "invalid UTF-8 is named with line and column" {
    spoil 's/Hwasong-12, first/Hwasong-\xff, first/'
    bad $ID.json "line 3, column 21: found byte 0xFF, which is not UTF-8"
}

@test "control characters of a file do not reach the terminal" {
    spoil 's/"outcome"/"\\u001b[31m"/'
    bad $ID.json "unknown key"
    lacks "$stderr" $'\e'
}

@test "all mistakes of a file are said at once" {
    spoil 's/"liquid-1"/"liquid9"/; s/"exact"/"exactly"/; s/"lat_deg": 40.066/"lat_deg": 95/
        s/"outcome"/"outcom"/; s/"azimuth_deg": 71/"azimuth_deg": 400/'
    bad $ID.json "/site/lat_deg: is 95" "/azimuth_deg: is 400" "/class: unknown class 'liquid9'" \
        "/outcom: unknown key" '/reports/0/apogee_qualifier: is "exactly"' \
        '/reports/0/range_qualifier: is "exactly"'
}

@test "one bad file among good ones: nothing is written, and its mistakes are said" {
    spoil 's/"azimuth_deg": 71/"azimuth_deg": 400/'
    run_loft 3 run "$ROOT/scenarios/dprk/2024-05-27-satellite-failure.json" $ID.json
    has "$stderr" "/azimuth_deg: is 400"
    [ ! -e out ]
    [ -z "$output" ]
}

@test "all mistakes of a case are said at once, and no table is written" {
    echo '{"start": {"lat_deg": 1, "lon_deg": 2, "alt_m": "x", "speed_mps": -1},
        "body": {"vacum": true}, "model": {"gravity": "j3"}}' >case.json
    run_loft 3 fly case.json --csv flight.csv
    has "$stderr" '/start/alt_m: found "x" (a string), wanted number'
    has "$stderr" "/start/speed_mps: is -1, must be at least 0"
    has "$stderr" 'did you mean "vacuum"?'
    has "$stderr" '/model/gravity: is "j3"'
    [ ! -e flight.csv ]
}

@test "a bad file gives no answer as JSON either, but the error" {
    : >$ID.json
    local command
    for command in run fly; do
        run_loft 3 $command --json $ID.json
        printf '%s\n' "$output" >answer.json
        is answer.json /error/kind invalid_input
        is answer.json /error/messages/0/where $ID.json
    done
}

@test "a file that a Windows editor saved is read, with its byte order mark" {
    local event=$ROOT/scenarios/dprk/2017-05-14-hwasong-12.json
    { printf '\357\273\277'; cat "$event"; } >2017-05-14-hwasong-12.json
    run_loft 0 check 2017-05-14-hwasong-12.json
    run_loft 0 list 2017-05-14-hwasong-12.json
    [ "$output" = "$("$LOFT" list "$event")" ]
    { printf '\357\273\277'; cat "$ROOT/data/examples/nesc-06.json"; } >p.json
    run_loft 0 fly p.json
    [ "$output" = "$("$LOFT" fly "$ROOT/data/examples/nesc-06.json")" ]
    mkdir data && cp "$ROOT"/data/*.json data
    { printf '\357\273\277'; cat "$ROOT/data/classes.json"; } >data/classes.json
    LOFT_DATA=data run_loft 0 fly p.json
}

@test "the remedy for UTF-16 works as it is typed" {
    need iconv libc-bin
    local remedy encoding
    for encoding in UTF-16 UTF-16LE UTF-16BE UTF-32; do
        iconv -f UTF-8 -t "$encoding" "$ROOT/data/examples/nesc-06.json" >OLD
        run_loft 3 check OLD
        remedy=${stderr#*\`}
        rm -f NEW
        eval "${remedy%%\`*}"
        run_loft 0 check NEW
        printf 'lat_deg,lon_deg,alt_m,speed_mps,fpa_deg,azimuth_deg,beta_kgpm2\n%s\n' \
            41,126,100000,3000,45,90,10000 | iconv -f UTF-8 -t "$encoding" >OLD
        run_loft 3 ensemble --states OLD --csv -
        remedy=${stderr#*\`}
        eval "${remedy%%\`*}"
        run_loft 0 ensemble --states NEW --csv -
        [ "${#lines[@]}" -eq 2 ]
    done
}

@test "a file of thousands of reports is refused at once" {
    awk '{ print } /"reports": \[/ { for (i = 0; i < 3000; i++) print "{}," }' \
        "$ROOT/scenarios/dprk/2017-05-14-hwasong-12.json" >2017-05-14-hwasong-12.json
    run_loft 3 run 2017-05-14-hwasong-12.json
    has "$stderr" "must have at most 100"
    [ "$SECONDS" -lt 30 ]
}
