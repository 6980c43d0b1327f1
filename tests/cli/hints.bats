#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# hints.bats - a refusal says what to write, and that is then taken as it stands.

load helpers

# The texts that a refusal proposes, one a line: "write A, or B", "such as A or B", "did you
# mean A?", "the classes are A, B and C".
remedies() {
    sed -nE "s/.*did you mean '?([^'?]*)'?\?.*/\1/p; t
        s/.*(such as|for example|write|give) '([^']*)'.*/\2/p; t
        s/.*(such as|for example|write) (.*)/\2/p; t
        s/.*; the [a-z ]+ are (.*)/\1/p" | sed -E 's/,? or /\n/g; s/ and /\n/g; s/; .*//' |
        sed -E 's/, ([a-z])/\n\1/g' | sed '/^$/d'
}

# follow OPTION VALUE COMMAND... - VALUE is refused; each remedy in its place is taken.
follow() {
    local option=$1 value=$2 remedy n=0
    shift 2
    run loft "$@" "$option" "$value"
    [ "$status" -eq 2 ] || { echo "$* $option $value: status $status"; return 1; }
    [ "${#lines[@]}" -eq 1 ]
    remedies <<<"$output" >remedies.txt
    echo "$output"
    while read -r remedy; do
        run loft "$@" "$option" "$remedy"
        [ "$status" -ne 2 ] || { echo "$option $value: the hint $remedy: $output"; return 1; }
        n=$((n + 1))
    done <remedies.txt
    [ "$n" -gt 0 ] || { echo "$option $value: no hint: $output"; return 1; }
}

@test "hints for a length are taken" {
    local value
    for value in 1.000km 1.100km 7.687,5km 0,787km 15000 2111500 787 '1 000' 12klometers \
        'Mach 20' '7 km/s' '300 and 400 km' '300km..400' '400..300km' '>300..400km' '>~400km' \
        85min 71deg 0km -5km 1e999km 30000km '40000 miles' unknown '' '5 km!' '1 Mm'; do
        follow --range "$value" estimate --samples 0 --brief
    done
    for value in 1.500km 15000 200000km; do
        follow --apogee "$value" estimate --samples 0 --brief
    done
}

@test "hints for a time are taken" {
    local value
    for value in 5156 85 '85 56' 1h75m 56s85m 1.5h30m 86,5min 5.156s 5156min 47h 12sek 787km \
        '60..1h5m' '3 days' 0s soon; do
        follow --time "$value" estimate --apogee 2111.5km --samples 0 --brief
    done
    for value in 150 150km 100..120s; do
        follow --burn-time "$value" estimate --apogee 2111.5km --samples 0 --brief
    done
}

@test "hints for a place, a bearing and a class are taken" {
    local value
    for value in Sunann Atlantis '39,2 125,7' '39.2,234.3' 125.7,39.2 39.2 -39.2S,125.7 ''; do
        follow --site "$value" estimate --apogee 500km --samples 0 --brief
    done
    for value in 70..80deg 71,5 up N95E 400 -22.5 787km 12degre '>71'; do
        follow --azimuth "$value" estimate --apogee 500km --samples 0 --brief
    done
    for value in solid-9 solit-3 cruise liqid-2; do
        follow --class "$value" estimate --apogee 500km --samples 0 --brief
    done
    for value in solid ICBM liquid-9; do
        follow --class "$value" list "$ROOT/scenarios"
    done
}

@test "hints for a report are taken" {
    local value
    for value in '3724.9km 998km' 'KCNA: 3.724km' 'KCNA: about 7,5 km' 'KCNA: high 998km' \
        'KCNA: 3724.9km 30000km' 'KCNA:' 'KCNA: 70deg' \
        'KCNA: 3724.9km 998km 45m' 'KCNA: 1,100 km' 'KCNA: more than 1,100 kilometers' \
        'KCNA: 1100 km, 10 min' 'KCNA: 2500m' 'KCNA: 15125m' 'KCNA: ~45m' 'KCNA: 40-45m'; do
        run loft estimate --samples 0 --brief --report "$value"
        [ "$status" -eq 2 ]
        remedies <<<"$output" >remedies.txt
        echo "$output"
        [ -s remedies.txt ]
        local remedy
        while read -r remedy; do
            case $remedy in *:*) ;; *) remedy="KCNA: $remedy" ;; esac
            run loft estimate --samples 0 --brief --report "$remedy"
            [ "$status" -eq 0 ] || { echo "$value: the hint $remedy: $output"; return 1; }
        done <remedies.txt
    done
}

@test "hints for names of options, commands and kinds are taken" {
    run loft estimat
    [ "$(remedies <<<"$output")" = estimate ]
    run loft estimate --rnage 787km
    [ "$(remedies <<<"$output")" = --range ]
    local value
    for value in liftin flat; do
        follow --kind "$value" list "$ROOT/scenarios"
    done
    follow --year then list "$ROOT/scenarios"
    for value in geojsn xml; do
        follow --format "$value" export --out out "$ROOT/data/cases/up.json"
    done
}
