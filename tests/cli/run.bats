#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# run.bats - the main job on the scenarios that ship: figures, verdicts, refusals, files.

load helpers

# All scenarios once, for every test here. $RUN holds all.json, stderr and out/ID/.
setup_file() {
    RUN=$BATS_FILE_TMPDIR/run
    export RUN
    mkdir -p "$RUN"
    unset LOFT_DATA
    local rc=0
    (cd "$RUN" && loft run "$ROOT/scenarios" --json --out out >all.json 2>stderr) || rc=$?
    echo "$rc" >"$RUN/rc"
}

result() { # ID - the path of its result.json
    echo "$RUN/out/$1/result.json"
}

# standard_range ID SOURCE_INDEX KM - without rotation, within 3 %.
standard_range() {
    local file
    file=$(result "$1")
    is "$file" "/sources/$2/fit/converged" true
    is "$file" "/sources/$2/standard/no_rotation/unbounded" false
    near "$(get "$file" "/sources/$2/standard/no_rotation/range_km")" "$3" 3%
}

unbounded() { # ID - the figures of KCNA, the first source
    local file
    file=$(result "$1")
    [[ $(get "$file" /sources/0/source) == KCNA* ]]
    is "$file" /sources/0/fit/converged true
    is "$file" /sources/0/standard/no_rotation/unbounded true
    is "$file" /sources/0/standard/no_rotation/range_km null
    is "$file" /sources/0/range_class ICBM
}

refused() { # ID CODE - every source refused so, and what was not converted null
    local file i n
    file=$(result "$1")
    n=$(get "$file" /sources)
    [ "$n" -gt 0 ]
    for ((i = 0; i < n; i++)); do
        is "$file" "/sources/$i/refusal/code" "$2"
        typed "$file" "/sources/$i" null fit time_check standard range_class
        typed "$file" "/sources/$i/refusal" string reason
    done
}

@test "all scenarios that ship run with status 0 and nothing on standard error" {
    [ "$(cat "$RUN/rc")" -eq 0 ]
    [ ! -s "$RUN/stderr" ]
}

@test "the JSON of a run is one document with a result for each scenario" {
    local files=("$ROOT"/scenarios/*/*.json)
    is "$RUN/all.json" /results ${#files[@]}
    typed "$RUN/all.json" /results/0 string id title date_utc
    typed "$RUN/all.json" /results/0 array sources
}

@test "each scenario has result and picture, and a table for each flight that it has" {
    local file id name
    for file in "$ROOT"/scenarios/*/*.json; do
        id=$(basename "$file" .json)
        for name in result.json profile.png; do
            [ -s "$RUN/out/$id/$name" ] || {
                echo "$id/$name is missing or empty"
                return 1
            }
        done
        for name in "$RUN/out/$id"/*.csv; do
            [ ! -e "$name" ] || [ "$(head -n 2 "$name" | wc -l)" -eq 2 ] || {
                echo "$name has no rows"
                return 1
            }
        done
        is "$(result "$id")" /id "$id"
    done
}

@test "nothing but the named files is left in the folder of a scenario" {
    run ls -A "$RUN/out/2024-10-31-hwasong-19"
    [ "$output" = "flown.csv
index.html
map.png
panels.png
profile.png
result.json
standard-toward-azimuth.csv
standard.csv" ]
}

@test "the result of a document is the result.json of its scenario" {
    local id i n
    local -a pointers=()
    n=$(get "$RUN/all.json" /results)
    for ((i = 0; i < n; i++)); do
        pointers+=("/results/$i/id" "/results/$i/sources" "/results/$i/sources/0/source"
            "/results/$i/sources/0/basis")
    done
    get "$RUN/all.json" "${pointers[@]}" >document
    for id in $(sed -n '1~4p' document); do
        get "$(result "$id")" /id /sources /sources/0/source /sources/0/basis
    done >results
    cmp document results
}

@test "each source carries every key of the contract with its type" {
    local file p=/sources/1
    file=$(result 2017-05-14-hwasong-12)
    typed "$file" $p string source range_class
    typed "$file" $p object two_body fit time_check standard
    typed "$file" $p null refusal
    typed "$file" $p/two_body number surface_speed_mps flight_time_s standard_range_km
    typed "$file" $p/two_body boolean unbounded
    typed "$file" $p/fit string class
    typed "$file" $p/fit boolean converged
    typed "$file" $p/fit number apogee_km range_km flight_time_s ideal_speed_mps \
        end_elevation_deg heading_deg
    typed "$file" $p/fit/impact number lat_deg lon_deg bearing_deg
    typed "$file" $p/fit/burnout number time_s altitude_km speed_mps fpa_deg downrange_km
    typed "$file" $p/time_check number reported_s model_s two_body_s
    typed "$file" $p/time_check string verdict
    typed "$file" $p/time_check "string|null" suspect
    typed "$file" $p/time_check "number|null" suggested
    typed "$file" $p/standard/no_rotation number range_km apogee_km flight_time_s
    typed "$file" $p/standard/no_rotation boolean unbounded
    typed "$file" $p/standard/toward_azimuth number azimuth_deg range_km apogee_km \
        flight_time_s
    typed "$file" $p/standard/toward_azimuth boolean unbounded
    local standard
    for standard in no_rotation toward_azimuth; do
        typed "$file" $p/standard/$standard/burnout number time_s altitude_km speed_mps \
            fpa_deg downrange_km
    done
}

@test "each source keeps its own figures, wording and citation" {
    local file
    file=$(result 2017-05-14-hwasong-12)
    is "$file" /sources 6
    is "$file" /sources/0/citation/publisher PanARMENIAN/AFP
    is "$file" /sources/1/time_check/reported_s 1800
    is "$file" /sources/0/time_check/reported_s null
    typed "$file" /sources/0 string wording
}

@test "Hwasong-12 of 2017-05-14 has a standard range of 4,604 km" {
    standard_range 2017-05-14-hwasong-12 0 4604
}

@test "Hwasong-14 has a standard range of 7,064 km" {
    standard_range 2017-07-04-hwasong-14 0 7064
}

@test "Hwasong-15 has a standard range of 14,193 km" {
    standard_range 2017-11-29-hwasong-15 0 14193
}

@test "Hwasong-10 has a standard range of 3,025 km" {
    standard_range 2016-06-22-hwasong-10-musudan 0 3025
}

@test "Pukguksong-2 has a standard range of 1,168 km" {
    standard_range 2017-02-12-pukguksong-2 0 1168
}

@test "the KN-25 of 2024-05-30 has a standard range of 353 km" {
    standard_range 2024-05-30-kn-25-salvo 0 353
}

@test "Hwasong-12 of 2017-09-15 has a standard range of 3,585 km" {
    standard_range 2017-09-15-hwasong-12-over-japan 0 3585
}

@test "Hwasong-17 of 2022-11-18 is unbounded by the figures of KCNA" {
    unbounded 2022-11-18-hwasong-17
}

@test "Hwasong-18 is unbounded by the figures of KCNA" {
    unbounded 2023-07-12-hwasong-18
}

@test "Hwasong-19 is unbounded by the figures of KCNA" {
    unbounded 2024-10-31-hwasong-19
}

@test "the time of KCNA for 2022-03-24 is impossible, and the time is the suspect" {
    local file
    file=$(result 2022-03-24-icbm-claimed-hwasong-17)
    is "$file" /sources/0/source KCNA
    is "$file" /sources/0/time_check/verdict impossible
    is "$file" /sources/0/time_check/suspect time
    typed "$file" /sources/0/time_check number reported_s model_s suggested
}

@test "an impossible time leaves the fit and the standard range as without a time" {
    local file
    file=$(result 2022-03-24-icbm-claimed-hwasong-17)
    is "$file" /sources/0/fit/converged true
    near "$(get "$file" /sources/0/fit/apogee_km)" 6248.5 0.01
    near "$(get "$file" /sources/0/fit/range_km)" 1090 0.01
    typed "$file" /sources/0/standard object no_rotation toward_azimuth
}

@test "the other times of that flight are consistent" {
    is "$(result 2022-03-24-icbm-claimed-hwasong-17)" /sources/1/time_check/verdict \
        consistent
}

# compared ID FIGURE SOURCE SOURCE - the pointer of that pair in its comparison
compared() {
    local file i n
    file=$(result "$1")
    n=$(get "$file" /comparison)
    for ((i = 0; i < n; i++)); do
        [ "$(get "$file" "/comparison/$i/figure")" = "$2" ] || continue
        [ "$(get "$file" "/comparison/$i/sources/0")" = "$3" ] || continue
        [ "$(get "$file" "/comparison/$i/sources/1")" = "$4" ] || continue
        [ "$(get -t "$file" "/comparison/$i/predicted")" = null ] || continue
        echo "/comparison/$i"
        return 0
    done
    echo "no pair of $3 and $4 in $2"
    return 1
}

@test "no headline lies outside its own interval, of an event or of a source" {
    local file
    for file in "$RUN"/out/*/result.json; do
        for convention in no_rotation toward_azimuth; do
            get "$file" "/answer/$convention/p05_km" "/answer/$convention/p50_km" \
                "/answer/$convention/p95_km" 2>/dev/null || true
            each_source "$file" "/answer/$convention/p05_km" "/answer/$convention/p50_km" \
                "/answer/$convention/p95_km"
        done
    done | paste - - - | awk '
        function km(text) { return text == "null" ? 1e9 : text + 0 }
        /nothing/ { next }
        { n++ }
        km($1) > km($2) || km($2) > km($3) { print; bad = 1 }
        END { print n, "intervals"; exit bad || n < 200 }'
}

@test "the first lines of every event are its answer, with its median and its interval" {
    run_loft 0 run --brief "$ROOT/scenarios/dprk/2017-07-28-hwasong-14.json"
    has "${lines[1]}" "KCNA reported an apogee of 3,724.9 km"
    output=$(tr '\n' ' ' <<<"$output")
    has "$output" "90 % probability"
    has "$output" "a heavier one"
    has "$output" "those of Russia's Ministry of Defence do not fit and are outvoted"
    run_loft 0 run --brief "$ROOT/scenarios/dprk/2022-11-18-hwasong-17.json"
    output=$(tr '\n' ' ' <<<"$output")
    has "$output" "could reach anywhere on Earth"
    run_loft 0 run --brief "$ROOT/scenarios/dprk/2024-05-27-satellite-failure.json"
    output=$(tr '\n' ' ' <<<"$output")
    has "$output" "No range of this missile follows"
}

@test "the first lines give the figures that another source adds, and none as unreported" {
    run_loft 0 run --brief --samples 100 "$ROOT/scenarios/india/2012-04-19-agni-v.json"
    output=$(tr '\n' ' ' <<<"$output")
    has "$output" "one source (press of the day) reported an apogee of about 600 km and a flight time of about 20 min"
    run_loft 0 run --brief --samples 100 "$ROOT/scenarios/usa/2011-06-22-minuteman-iii.json"
    output=$(tr '\n' ' ' <<<"$output")
    lacks "$output" "apogee was not reported"
    has "$output" "the US Air Force reported an apogee of about 1,127 km; those of Vandenberg SFB do not fit and are outvoted"
}

@test "4,052 s of 2022-03-24 conflicts with 71 min, and 4,260 s would fit" {
    local file p id=2022-03-24-icbm-claimed-hwasong-17
    file=$(result $id)
    p=$(compared $id flight_time_s KCNA "Japan MoD")
    is "$file" "$p/verdict" conflict
    is "$file" "$p/reason" flight
    is "$file" "$p/suspect" KCNA
    is "$file" "$p/suspect_figure" flight_time_s
    is "$file" "$p/suggested" 4260
    near "$(get "$file" "$p/gap")" 177.5 0.001
    run_loft 0 run "$ROOT/scenarios/dprk/$id.json"
    output=$(tr -s ' \n' ' ' <<<"$output")
    [[ $output == *"Sources compared"*"Flight time: KCNA "*"4,052 s (67 min 32 s); Japan MoD about 71 min"*\
"from KCNA is the first to doubt"*"about 71 min would fit"*\
"from Japan MoD fits"* ]]
}

@test "more than 7,000 km of 2024-10-31 agrees with 7,687.5 km" {
    local file p id=2024-10-31-hwasong-19
    file=$(result $id)
    p=$(compared $id apogee_km "KCNA / Rodong Sinmun" "Japan MoD")
    is "$file" "$p/verdict" agree
    is "$file" "$p/gap" 0
    typed "$file" "$p" null predicted reason suspect suspect_figure suggested
}

@test "1,500 km of 2025-01-06 conflicts with 1,100 km" {
    local file p id=2025-01-06-hwasong-16b
    file=$(result $id)
    p=$(compared $id range_km KCNA "Japan MoD")
    is "$file" "$p/verdict" conflict
    is "$file" "$p/reason" count
    is "$file" "$p/suspect" KCNA
    is "$file" "$p/suggested" 1100
    is "$file" "$p/gap" 300
    is "$file" "$p/gap_widths" 3
    run_loft 0 run "$ROOT/scenarios/dprk/$id.json"
    output=$(tr -s ' \n' ' ' <<<"$output")
    [[ $output == *"from KCNA contradicts those from Japan MoD and ROK JCS"*\
"doubt"*"about 1,100 km would fit"* ]]
}

@test "a scenario with one source compares nothing" {
    run_loft 0 run "$ROOT/scenarios/dprk/1998-08-31-taepodong-1.json"
    lacks "$output" "Sources compared"
    is out/1998-08-31-taepodong-1/result.json /comparison 0
}

# each_source FILE POINTER... - what stands at POINTER of each source, "(nothing)" where nothing does;
# the pointers of the first source, then of the next one.
each_source() {
    local file=$1 i n pointer
    shift
    local -a pointers=()
    n=$(get "$file" /sources)
    for ((i = 0; i < n; i++)); do
        for pointer; do
            pointers+=("/sources/$i$pointer")
        done
    done
    get "$file" "${pointers[@]}" 2>/dev/null || true
}

@test "every fitted impact bears within 0.1 degrees of the azimuth" {
    local file
    for file in "$RUN"/out/*/result.json; do
        each_source "$file" /basis /fit/converged /fit/impact/bearing_deg | paste -d '|' - - - |
            sed "s|^|$file $(get "$file" /azimuth_deg)\||"
    done | awk -F '|' '
        $2 !~ /range/ || $3 == "(nothing)" { next }
        { split($1, name, " "); off = $4 - name[2]; fitted++ }
        $3 != "true" || off < -0.1 || off > 0.1 { print "off:", $0; bad = 1 }
        END { print fitted, "fitted"; exit bad || fitted <= 50 }'
}

@test "loft list calls converted what is converted, and gives the same reason if not" {
    local k n id codes
    local -a pointers=()
    "$LOFT" list "$ROOT/scenarios" --json >list.json
    n=$(get "$RUN/all.json" /results)
    for ((k = 0; k < n; k++)); do
        pointers+=("/scenarios/$k/id" "/scenarios/$k/refusal")
    done
    get list.json "${pointers[@]}" | paste - - >listed
    while read -r id _; do
        codes=$(each_source "$(result "$id")" /refusal/code)
        case $codes in
        *"(nothing)"*) echo "$id null" ;;
        *) echo "$id ${codes%%$'\n'*}" ;;
        esac
    done <listed | tr ' ' '\t' >run
    diff listed run
}

@test "the satellite failure of 2024-05-27 is refused as one, though nothing was reported" {
    refused 2024-05-27-satellite-failure satellite_launch
}

@test "the launch of 2024-06-26, whose end is disputed, is refused, and what was reported is shown" {
    refused 2024-06-26-failed-launch disputed
    is "$(result 2024-06-26-failed-launch)" /sources/0/reported/range_km/value 250
    run_loft 0 run "$ROOT/scenarios/dprk/2024-06-26-failed-launch.json"
    has "$output" "range about 250 km"
    has "$output" "Not converted: whether the flight failed is disputed."
    [ -z "$stderr" ]
}

@test "the glide of 2025-01-06 is refused as lifting" {
    refused 2025-01-06-hwasong-16b lifting
}

@test "--ballistic fits the glide of 2025-01-06 all the same, with the warning" {
    run_loft 0 run "$ROOT/scenarios/dprk/2025-01-06-hwasong-16b.json" --ballistic
    has "$output" "WARNING"
    local file=out/2025-01-06-hwasong-16b/result.json i
    for i in 0 1 2 3 4; do
        is $file "/sources/$i/refusal" null
        is $file "/sources/$i/fit/converged" true
    done
    [ -s out/2025-01-06-hwasong-16b/profile.png ]
}

@test "a refusal writes its files with status 0" {
    local scenario=$ROOT/scenarios/dprk/2024-05-27-satellite-failure.json
    run_loft 0 run "$scenario" --out there
    local name
    for name in result.json profile.png; do
        [ -s "there/2024-05-27-satellite-failure/$name" ]
    done
    [ ! -e there/2024-05-27-satellite-failure/flown.csv ] # there is no flight to list
    has "$output" "Not converted: satellite launch."
}

@test "without samples the caveat about the burn time replaces the interval" {
    run_loft 0 run --samples 0 "$ROOT/scenarios/dprk/2017-05-14-hwasong-12.json"
    has "$output" "burn time is assumed"
    lacks "$output" "90 % interval"
}

@test "the same seed gives the same band, another another, on any number of threads" {
    local file="$ROOT/scenarios/dprk/2017-05-14-hwasong-12.json"
    OMP_NUM_THREADS=1 run_loft 0 run --json --samples 200 "$file"
    local one=$output
    OMP_NUM_THREADS=3 run_loft 0 run --json --samples 200 "$file"
    [ "$output" = "$one" ]
    run_loft 0 run --json --samples 200 --seed 2 "$file"
    [ "$output" != "$one" ]
    has "$output" '"unbounded_fraction": 0'
}

@test "samples and seeds that are no whole numbers are refused" {
    run_loft 2 run --samples 1e3 "$ROOT/scenarios/dprk/2017-05-14-hwasong-12.json"
    has "$stderr" "--samples 1e3: must be a whole number from 0 to 1000000"
    run_loft 2 estimate --range 700km --seed -1
    has "$stderr" "--seed -1: must be a whole number"
}

@test "the summary names each source, the interval and the plot" {
    run_loft 0 run "$ROOT/scenarios/dprk/2017-05-14-hwasong-12.json"
    has "$output" "KCNA [PanARMENIAN/AFP, 2017-05-15]"
    has "$output" "Japan (Suga, Inada)"
    has "$output" "90 % interval"
    has "$output" "Main drivers"
    has "$output" "illustrative"
    has "$output" "about 4,610 km"
    has "$output" "out/2017-05-14-hwasong-12/profile.png"
    [ -z "$stderr" ]
}

@test "the summary of an unbounded missile says so" {
    run_loft 0 run "$ROOT/scenarios/dprk/2024-10-31-hwasong-19.json"
    has "$(tr '\n' ' ' <<<"$output")" "anywhere on Earth"
}

@test "--precise finds the default flight within 1 m and 1 ms of the converged one" {
    local id=2017-05-14-hwasong-12 i n
    run_loft 0 run "$ROOT/scenarios/dprk/$id.json" --precise
    has "$output" "Precision of the plotted flights"
    n=$(get out/$id/result.json /precise)
    [ "$n" -gt 0 ]
    printf '%s\n' "$output" | awk '
        / m and .* s off; second/ {
            for (i = 2; i <= NF; i++) {
                if ($i == "m" && $(i + 1) == "and") m = $(i - 1)
                if ($i == "s" && $(i + 1) ~ /^off/) s = $(i - 1)
            }
            if (!(m + 0 < 1 && s + 0 < 0.001)) exit 1
            lines++
        }
        END { if (lines != 3) { print lines " lines of precision"; exit 1 } }'
}

@test "the same scenario twice is refused before anything is written" {
    local scenario=$ROOT/scenarios/dprk/2017-05-14-hwasong-12.json
    run_loft 3 run "$scenario" "$scenario"
    has "$stderr" "given twice"
    [ ! -e out ]
}

@test "a scenario alone gets the bytes that it gets among all" {
    local scenario
    for scenario in 2017-05-14-hwasong-12 2025-01-06-hwasong-16b 2024-05-27-satellite-failure; do
        run_loft 0 run "$ROOT/scenarios/dprk/$scenario.json"
        diff -r "out/$scenario" "$RUN/out/$scenario"
    done
}

@test "a run writes the same bytes again" {
    local scenario=$ROOT/scenarios/dprk/2024-05-27-satellite-failure.json
    run_loft 0 run "$scenario" --out first
    run_loft 0 run "$scenario" --out second
    diff -r first second
}

@test "a text that Unicode does not allow is refused alike by check and run, without a folder" {
    local id=2017-05-14-hwasong-12
    for code in FFFE FFFF FDD0; do
        sed 's/"title": "/&\\u'$code'/' "$ROOT/scenarios/dprk/$id.json" >$id.json
        for command in check "run --out out" "run --all --out out"; do
            run_loft 3 $command $id.json
            has "$stderr" ", /title: holds U+$code, which Unicode keeps out of text"
        done
        [ ! -e out/$id ]
    done
}

@test "a link planted in the folder of results is not followed" {
    local id=2017-05-14-hwasong-12
    mkdir -p out/$id
    echo precious >victim
    ln -s ../../victim out/$id/result.json
    ln -s ../../nowhere out/$id/profile.png
    ln -s ../victim out/index.html
    run_loft 0 run --all "$ROOT/scenarios/dprk/$id.json" --out out
    [ "$(cat victim)" = precious ]
    [ ! -e nowhere ]
    [ ! -L out/$id/result.json ] && [ ! -L out/$id/profile.png ] && [ ! -L out/index.html ]
    typed out/$id/result.json "" string title
    rm -r out/$id
    mkdir elsewhere
    ln -s ../elsewhere out/$id
    run_loft 4 run "$ROOT/scenarios/dprk/$id.json" --out out
    has "$stderr" "out/$id: is a link, and results are not written through one: remove it"
    [ -z "$(ls elsewhere)" ]
}

@test "--payload says of an event what estimate says, and the page comes out again" {
    run_loft 0 run 2017-05-14 --payload 1.5x --brief --samples 200 --out loaded
    has "$(tr '\n' ' ' <<<"$output")" "With a load 1.5 times as heavy"
    grep -q "times as heavy" loaded/2017-05-14-hwasong-12/index.html
    [ "$(get loaded/2017-05-14-hwasong-12/result.json -t /answer/other_load)" = object ]
    run_loft 0 replay loaded/2017-05-14-hwasong-12/index.html
    run_loft 2 run 2017-05-14 --payload heavy --samples 200
    has "$stderr" "--payload"
    run_loft 2 run 2017-05-14 --payload 1.5x --samples 0
    has "$stderr" "leave --samples 0 out"
    run_loft 0 run --all "$ROOT/scenarios/dprk/2017-05-14-hwasong-12.json" --samples 60 --out all
    run_loft 0 run --all --resume "$ROOT/scenarios/dprk/2017-05-14-hwasong-12.json" --samples 60 --payload 2x --out all
    grep -q "as heavy" all/2017-05-14-hwasong-12/index.html
}
