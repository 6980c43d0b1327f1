#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# list.bats - the scenarios as a table, and what passes the filters.

load helpers

# ids OPTION... - of the scenarios that ship, one a line.
ids() {
    run_loft 0 list "$ROOT/scenarios" "$@"
    printf '%s\n' "$output" | awk 'NR > 1 { print $2 }'
}

@test "the list has a heading and a line for each scenario, by date" {
    local files=("$ROOT"/scenarios/*/*.json)
    run_loft 0 list "$ROOT/scenarios"
    [ -z "$stderr" ]
    [ "${#lines[@]}" -eq $((${#files[@]} + 1)) ]
    [[ ${lines[0]} == date*id*class*country*kind*apogee*range*time*sources*title ]]
    printf '%s\n' "${lines[@]:1}" | cut -c1-4 | sort -c
    has "$output" "2,111.5 km"
}

@test "without an argument the folder scenarios is listed" {
    mkdir scenarios
    cp "$ROOT/scenarios/dprk/2017-05-14-hwasong-12.json" scenarios
    run_loft 0 list
    [ "${#lines[@]}" -eq 2 ]
}

@test "--year takes a year or a span" {
    [ "$(ids --year 2010)" = 2010-10-29-bulava ]
    [ "$(ids --year 2010..2011 | wc -l)" -eq 3 ]
    local typed
    for typed in 20 2017.. 2019..2017 "2017 " x; do
        run_loft 2 list "$ROOT/scenarios" --year "$typed"
        has "$stderr" "must be a year"
    done
}

@test "--class, --country and --kind choose, and may be joined" {
    [ "$(ids --class solid-3 --country 'north korea' --kind converted)" = \
        "2023-07-12-hwasong-18
2023-12-18-hwasong-18
2024-10-31-hwasong-19" ]
    [ "$(ids --class stages --year 1961 | wc -l)" -eq 4 ]
    ids --kind satellite_launch | grep -qx 1998-08-31-taepodong-1
}

@test "an unknown class or kind is refused with a hint" {
    run_loft 2 list "$ROOT/scenarios" --class solid-9
    has "$stderr" "unknown class 'solid-9'"
    run_loft 2 list "$ROOT/scenarios" --kind liftin
    has "$stderr" "mean 'lifting'"
    run_loft 2 list "$ROOT/scenarios" --kind zzzzzzzz
    has "$stderr" "the kinds are converted"
}

@test "nothing that passes is an answer too" {
    run_loft 0 list "$ROOT/scenarios" --year 1900
    [ -z "$output" ]
    has "$stderr" "none of"
    run_loft 0 list "$ROOT/scenarios" --year 1900 --json
    printf '%s\n' "$output" >list.json
    is list.json /scenarios 0
}

@test "a scenario with a mistake is named and the others are listed" {
    echo '{' >bad.json
    run_loft 3 list bad.json "$ROOT/scenarios/dprk/2017-05-14-hwasong-12.json"
    has "$stderr" "bad.json"
    has "$output" "2017-05-14-hwasong-12"
}

@test "--json has every source with its figures" {
    run_loft 0 list "$ROOT/scenarios/dprk" --year 2017 --json
    printf '%s\n' "$output" >list.json
    typed list.json /scenarios/0 string id title date_utc country class file
    typed list.json /scenarios/0 boolean converted
    typed list.json /scenarios/0 "string|null" refusal outcome kind
    typed list.json /scenarios/0/sources/0 string source
    typed list.json /scenarios/0/sources/0 object reported
}
