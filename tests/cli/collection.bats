#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# collection.bats - a scenario or an example by its name, from any folder.

load helpers

# ids ARGUMENT... - of the scenarios that are listed, one a line.
ids() {
    run_loft 0 list "$@"
    printf '%s\n' "$output" | awk 'NR > 1 { print $2 }'
}

@test "without an argument the whole collection is listed, from any folder" {
    local files=("$ROOT"/scenarios/*/*.json)
    [ "$(ids | wc -l)" -eq ${#files[@]} ]
    diff <(ids) <(ids "$ROOT/scenarios")
    diff <(ids dprk) <(ids "$ROOT/scenarios/dprk")
    diff <(ids scenarios/dprk) <(ids "$ROOT/scenarios/dprk")
}

@test "every scenario that ships has the name of its id" {
    local file
    for file in "$ROOT"/scenarios/*/*.json; do
        grep -q "^  \"id\": \"$(basename "$file" .json)\"" "$file" || {
            echo "$file"
            return 1
        }
    done
}

# bare - a scenario with what is required and no more.
bare() {
    cat >bare.json <<'END'
{"title": "Hwasong-99, a new test", "date_utc": "2031-02-03",
 "reports": [{"apogee_km": 2000, "range_km": 800, "flight_time_s": 1860}]}
END
}

@test "each command takes a scenario with a title, a date and one report" {
    bare
    run_loft 0 check bare.json
    run_loft 0 run bare.json
    lacks "$output" "null"
    has "$output" "out/2031-02-03-hwasong-99/profile.png (figures without a source)"
    has "$output" "an apogee of about 2,000 km"
    run_loft 0 run --all bare.json --out all
    run_loft 0 list bare.json --json
    run_loft 0 trajectories bare.json
    run_loft 0 sources bare.json
    run_loft 0 scorecard bare.json
    run_loft 0 export bare.json --format csv
    run_loft 0 joint bare.json 2022-01-30 --class liquid-1 --samples 50
    local kind
    for kind in $(listed plot Kinds); do
        run_loft 0 plot "$kind" bare.json -o "$kind.svg"
        lacks "$(cat "$kind.svg")" "(null)"
    done
}

@test "a folder scenarios here comes first, LOFT_SCENARIOS before it" {
    mkdir scenarios other
    cp "$ROOT/scenarios/dprk/2017-05-14-hwasong-12.json" scenarios
    cp "$ROOT/scenarios/iran/2015-10-10-emad.json" other
    [ "$(ids)" = 2017-05-14-hwasong-12 ]
    [ "$(LOFT_SCENARIOS=other ids)" = 2015-10-10-emad ]
    [ "$(LOFT_SCENARIOS=$WORK/other ids emad)" = 2015-10-10-emad ]
    LOFT_SCENARIOS=nowhere run_loft 3 list
    has "$stderr" nowhere
}

@test "a program away from its folders says what to set, and that works" {
    cp "$LOFT" alone
    run --separate-stderr ./alone list
    [ "$status" -eq 3 ]
    has "$stderr" "set LOFT_SCENARIOS"
    run --separate-stderr ./alone run hwasong-19
    [ "$status" -eq 3 ]
    has "$stderr" "set LOFT_SCENARIOS"
    LOFT_SCENARIOS=$ROOT/scenarios run --separate-stderr ./alone list hwasong-19
    [ "$status" -eq 0 ]
    has "$output" 2024-10-31-hwasong-19
}

@test "an id, a date or a name is taken in any spelling" {
    local typed
    for typed in 2024-10-31-hwasong-19 2024-10-31 2024-10-30 2024-10 hwasong-19 Hwasong-19 \
        HWASONG19 "hwasong 19" "2024-10-31 Hwasong 19" 2024-10-31-hwasong-19.json \
        dprk/2024-10-31-hwasong-19.json scenarios/dprk/2024-10-31-hwasong-19.json; do
        run_loft 0 run "$typed" --brief --samples 0
        has "$output" "(2024-10-31-hwasong-19)"
    done
    run_loft 0 run hwasong 19 --brief --samples 0
    has "$output" "(2024-10-31-hwasong-19)"
}

@test "each command that reads a scenario takes a name" {
    run_loft 0 plot map 2017-05-14
    [ "$output" = "Plot: 2017-05-14-hwasong-12-map.png" ]
    [ -s 2017-05-14-hwasong-12-map.png ]
    run_loft 0 export hwasong-19 -o flight.kml
    run_loft 0 trajectories hwasong-19
    run_loft 0 check hwasong-12
    [ "${#lines[@]}" -eq 5 ]
    run_loft 0 joint hwasong-14 --samples 50
    run_loft 0 scorecard hwasong-19 --samples 50
    run_loft 0 sources hwasong-12
}

@test "each command that reads a case takes the name of an example" {
    run_loft 0 fly loft-from-burnout
    run_loft 0 fly data/examples/lift-off-liquid-2.json
    run_loft 0 payload two-stage-by-masses
    run_loft 0 export loft-from-burnout --format kml
    run_loft 0 plot profile loft-from-burnout
    run_loft 0 ensemble --states burnouts.csv --csv impacts.csv
    run_loft 3 fly hwasong-19
    has "$stderr" "\`loft run\` takes it"
}

@test "the export of a scenario is that of its result" {
    "$LOFT" run 2017-05-14 >said
    "$LOFT" export out/2017-05-14-hwasong-12/result.json -o of-result.geojson
    "$LOFT" export 2017-05-14 -o of-scenario.geojson
    cmp of-result.geojson of-scenario.geojson
}

@test "a file that exists comes before a name" {
    cp "$ROOT/scenarios/iran/2015-10-10-emad.json" hwasong-19
    run_loft 0 run hwasong-19 --brief
    has "$output" "(2015-10-10-emad)"
}

@test "a name that fits several is listed where one is taken, and each of them works" {
    local id
    run_loft 2 export hwasong-14 --format csv
    has "$stderr" "export: 'hwasong-14' fits several; give one of 2017"
    for id in $(printf '%s\n' "$stderr" | sed -n 's/.*one of //; s/,//gp'); do
        run_loft 0 plot profile "$id" -o "$id.svg" --samples 0
    done
    [ -s 2017-07-04-hwasong-14.svg ]
    [ -s 2017-07-28-hwasong-14.svg ]
}

@test "a name that fits several is taken for all of them elsewhere, none of them twice" {
    run_loft 0 run hwasong-14 2017-07-04 --brief --samples 0
    [ "$(printf '%s\n' "$output" | grep -c '(2017-07-..-hwasong-14)$')" -eq 2 ]
    [ "$(ids hwasong 12)" = "$(ids hwasong-12)" ]
    run_loft 3 list hwasong-1
}

@test "a name that nothing has gets the nearest one, which works" {
    local typed near
    for typed in hwason-19 hwasong-91 2024-10-31-hwasng-19 khoramshahr bulawa emadd; do
        run_loft 3 run "$typed"
        has "$stderr" "not a file, and no scenario has that name; did you mean"
        near=$(printf '%s\n' "$stderr" | sed "s/.*did you mean '\(.*\)'?/\1/")
        run_loft 0 list "$near"
        [ "${#lines[@]}" -ge 2 ]
    done
    run_loft 3 run qqqqqqqqqqqqq
    has "$stderr" "\`loft list\` has all"
}

@test "a date without a test gets those before and after it, which work" {
    local id
    run_loft 3 run 2024-10-29
    has "$stderr" "the nearest are 2024-09-25-china-icbm and 2024-10-31-hwasong-19"
    for id in 2024-09-25-china-icbm 2024-10-31-hwasong-19; do
        [ "$(ids "$id")" = "$id" ]
    done
    run_loft 3 run 1900-01
    has "$stderr" "the nearest is 1942-10-03"
}

@test "a path that does not exist is told as before" {
    run_loft 3 run nothing.json
    has "$stderr" "nothing.json: cannot open: No such file"
    run_loft 3 run dir/nothing
    has "$stderr" "dir/nothing: cannot open"
    run_loft 3 run ../../scenarios/dprk/none.json
    has "$stderr" "none.json"
}

@test "a hostile name does no harm" {
    local long
    long=$(printf 'a%.0s' {1..9000})
    run_loft 3 run "$long"
    run_loft 3 run "$(printf 'x\033[31my')"
    lacks "$stderr" $'\033'
    run_loft 3 run "%s%n"
    run_loft 3 run " "
    run_loft 2 run ""
}

@test "--since and --until take a year, a month or a day, and include it" {
    [ "$(ids --since 2010 --until 2010)" = 2010-10-29-bulava ]
    [ "$(ids --since 2010-10-29 --until 2010-10-29)" = 2010-10-29-bulava ]
    [ "$(ids --since 2010-10 --until 2011)" = "$(ids --year 2010..2011)" ]
    [ -z "$(ids --since 2010-11 --until 2010)" ]
    local typed
    for typed in "29 October 2010" "Oct. 29, 2010" 29/10/2010 29-10-2010 10/29/2010 20101029; do
        [ "$(ids --since "$typed" --until "$typed")" = 2010-10-29-bulava ]
        run_loft 0 list "$typed"
        has "$output" 2010-10-29-bulava
    done
    run_loft 0 list 29 October 2010
    has "$output" 2010-10-29-bulava
    for typed in 20 yesterday "May" 14/05/17 "31 June 2017"; do
        run_loft 2 list --since "$typed"
        has "$stderr" "--since $typed: n"
        run_loft 2 list --until "$typed"
        has "$stderr" "such as 2017-05"
    done
    run_loft 2 list --since 05/04/2017
    has "$stderr" "day and month could be swapped: write 2017-04-05, or 2017-05-04"
    run_loft 2 run 05/04/2017
    has "$stderr" "day and month could be swapped: write 2017-04-05, or 2017-05-04"
}

@test "--country forgives its spelling, and an unknown one gets the list" {
    [ "$(ids --country dprk)" = "$(ids --country 'north korea')" ]
    [ "$(ids --country North-Korea)" = "$(ids --country 'North Korea')" ]
    [ "$(ids --country usa)" = "$(ids --country 'United States')" ]
    run_loft 0 list --country Atlantis
    has "$stderr" "the countries are"
    has "$stderr" "North Korea"
}
