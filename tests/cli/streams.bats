#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# streams.bats - "-" is standard input or output wherever a file is read or written, and an
# output that is an input, by whatever name, is refused before anything is written.

load helpers

EVENT=$ROOT/scenarios/dprk/2017-05-14-hwasong-12.json
CASE=$ROOT/data/examples/nesc-06.json
HEADER=lat_deg,lon_deg,alt_m,speed_mps,fpa_deg,azimuth_deg,beta_kgpm2

# same FILE COMMAND... - with - for FILE the command prints what it prints for FILE.
same() {
    local file=$1 word
    local -a named=() piped=()
    shift
    for word in "$@"; do
        named+=("${word/#@/$file}")
        piped+=("${word/#@/-}")
    done
    loft "${named[@]}" >named.out
    loft "${piped[@]}" <"$file" >piped.out # a file
    diff named.out piped.out
    # shellcheck disable=SC2002
    cat "$file" | loft "${piped[@]}" >piped.out # a pipe
    diff named.out piped.out
}

@test "every command that reads a file reads it from standard input" {
    "$LOFT" run "$EVENT" --samples 50 --out out >/dev/null
    local result=out/2017-05-14-hwasong-12/result.json
    same "$CASE" fly @
    same "$CASE" fly @ --json
    same "$ROOT/data/examples/two-stage-by-masses.json" payload @
    same "$EVENT" trajectories @
    same "$result" trajectories @
    same "$EVENT" list @
    same "$EVENT" scorecard @ --samples 50
    same "$EVENT" sources @
    same "$EVENT" run @ --out other
    diff -r out/2017-05-14-hwasong-12 other/2017-05-14-hwasong-12
    same "$result" export -f kml @
    same "$EVENT" plot profile @ -o -
    same "$result" plot map @ -o -
    same "$EVENT" plot panels @ -f svg -o -
    run_loft 0 plot panels - -f svg -o - <"$CASE"
    same "$EVENT" plot scatter @ -o -
    run_loft 0 check - <"$EVENT"
    [ "$output" = "standard input: valid scenario" ]
    run_loft 0 check - <"$CASE"
    [ "$output" = "standard input: valid case" ]
    run_loft 0 joint - "$ROOT/scenarios/dprk/2017-08-29-hwasong-12-over-japan.json" --samples 300 <"$EVENT"
}

@test "a file may be a pipe of the shell" {
    loft fly "$CASE" >named.out
    loft fly <(cat "$CASE") | diff named.out -
    run_loft 0 check <(cat "$CASE")
    run_loft 0 check <(cat "$EVENT")
    loft run "$EVENT" --samples 50 --brief --out out >named.out
    loft run <(cat "$EVENT") --samples 50 --brief --out other | diff named.out -
    run_loft 0 list <(cat "$EVENT")
    loft export -f kml out/*/result.json >named.out
    loft export -f kml <(cat out/*/result.json) | diff named.out -
    loft trajectories "$EVENT" >named.out
    loft trajectories <(cat "$EVENT") | diff named.out -
    run_loft 3 fly <(cat "$EVENT")
    has "$stderr" "this is a scenario, not a case"
}

@test "a mistake on standard input is told with that name" {
    run_loft 3 check - < <(echo '{"id": 7')
    has "$stderr" "standard input: line 2, column 1"
    run_loft 3 fly - </dev/null
    has "$stderr" "standard input: the file is empty"
    run_loft 3 run - < <(sed 's/"title"/"tilte"/' "$EVENT")
    has "$stderr" "standard input: line 3, column 12, /tilte"
    [ ! -e out ]
}

@test "every command that writes a file writes it to standard output" {
    "$LOFT" fly "$CASE" --csv file.csv >/dev/null
    "$LOFT" fly "$CASE" --csv - | cmp - file.csv
    "$LOFT" scorecard "$EVENT" --samples 50 --markdown file.md >/dev/null
    "$LOFT" scorecard "$EVENT" --samples 50 --markdown - | cmp - file.md
    "$LOFT" sources "$ROOT/scenarios/dprk" --markdown file.md >/dev/null
    "$LOFT" sources "$ROOT/scenarios/dprk" --markdown - | cmp - file.md
    "$LOFT" estimate --apogee 2111.5km --range 787km --samples 50 --png file.png >/dev/null
    "$LOFT" estimate --apogee 2111.5km --range 787km --samples 50 --png - | cmp - file.png
    local kind
    for kind in png svg pdf; do
        "$LOFT" plot panels "$CASE" -o "file.$kind" >/dev/null
        "$LOFT" plot panels "$CASE" -o - -f "$kind" | cmp - "file.$kind"
    done
    "$LOFT" plot panels "$CASE" -o - | cmp - file.png
    "$LOFT" plot panels "$CASE" -f svg -o picture >/dev/null
    cmp picture file.svg
    "$LOFT" run "$EVENT" --samples 50 --out out >/dev/null
    "$LOFT" export -f czml out/*/result.json -o file.czml
    "$LOFT" export -f czml out/*/result.json -o - | cmp - file.czml
    "$LOFT" ensemble --class solid-1 --samples 200 --summary file.json
    "$LOFT" ensemble --class solid-1 --samples 200 --summary - | cmp - file.json
    local -a two=("$EVENT" "$ROOT/scenarios/dprk/2017-08-29-hwasong-12-over-japan.json")
    "$LOFT" joint "${two[@]}" --samples 300 --plot joint.png >/dev/null
    "$LOFT" joint "${two[@]}" --samples 300 --plot - | cmp - joint.png
    [ ! -e - ]
}

@test "every option that names a file takes -, or refuses it: none is left out" {
    local other=$ROOT/scenarios/dprk/2017-08-29-hwasong-12-over-japan.json
    printf '%s\n1,2,300000,5000,60,70,8000\n' "$HEADER" >states.csv
    "$LOFT" plot panels "$CASE" -o drawn.png >/dev/null
    local table line command option kind
    # @ stands for the file.
    table="estimate --png writes estimate --apogee 500km --samples 0 --png @
        estimate --save entitles estimate --apogee 500km --range 300km --samples 0 --save @
        new --out writes new hwasong-21 --out @
        estimate --checkpoint refuses estimate --apogee 500km --samples 20 --checkpoint @
        run --out refuses run $EVENT --samples 0 --out @
        run --checkpoint refuses run $EVENT --samples 20 --checkpoint @
        fly --csv writes fly $CASE --csv @
        ensemble --states reads ensemble --states @ --csv -
        ensemble --csv writes ensemble --states states.csv --csv @
        ensemble --summary writes ensemble --class solid-1 --samples 20 --summary @
        ensemble --checkpoint refuses ensemble --class solid-1 --samples 20 --summary x --checkpoint @
        reach --csv writes reach $EVENT --place Tokyo --csv @
        draft --html writes draft news-report.txt --html @
        export --out writes export -f kml $CASE --out @
        plot --out writes plot panels $CASE -f svg --out @
        replay --out writes replay drawn.png --out @
        joint --plot writes joint $EVENT $other --samples 100 --plot @
        joint --checkpoint refuses joint $EVENT $other --samples 100 --checkpoint @
        scorecard --markdown writes scorecard $EVENT --samples 0 --markdown @
        sources --markdown writes sources $EVENT --markdown @"
    for command in $("$LOFT" --help | sed -n '/^commands:/,/^$/s/^  \([a-z]*\) .*/\1/p'); do
        for option in $("$LOFT" "$command" --help | sed -n 's/^ .*\(--[a-z-]*\) \(FILE\|DIR\).*/\1/p'); do
            [[ " $table" == *" $command $option "* ]] || {
                echo "this table does not have loft $command $option"
                return 1
            }
        done
    done
    while read -r command option kind line; do
        echo "loft $line"
        case $kind in
        writes)
            # A picture of joint goes by the suffix of its file.
            # shellcheck disable=SC2086 # words
            "$LOFT" ${line/@/file.png} >/dev/null
            # shellcheck disable=SC2086
            "$LOFT" ${line/@/-} | cmp - file.png
            rm file.png
            ;;
        entitles) # the file with its name
            # shellcheck disable=SC2086
            "$LOFT" ${line/@/file.json} >/dev/null
            # shellcheck disable=SC2086
            "$LOFT" ${line/@/-} | grep -v '"title"' | diff - <(grep -v '"title"' file.json)
            rm file.json
            ;;
        reads)
            # shellcheck disable=SC2086
            "$LOFT" ${line/@/states.csv} >named.out
            # shellcheck disable=SC2086
            "$LOFT" ${line/@/-} <states.csv | cmp - named.out
            ;;
        refuses)
            # shellcheck disable=SC2086
            run_loft 2 ${line/@/-}
            has "$stderr" "$option -: "
            ;;
        esac
        [ ! -e - ]
    done < <(sed 's/^ *//' <<<"$table")
}

@test "two outputs cannot both be standard output" {
    run_loft 2 fly "$CASE" --csv - --json
    has "$stderr" "--csv - and --json"
    run_loft 2 scorecard "$EVENT" --markdown - --json
    run_loft 2 sources "$EVENT" --markdown - --json
    run_loft 2 estimate --apogee 2111.5km --range 787km --png - --json
    run_loft 2 plot panels "$CASE" -o - --json
    run_loft 2 plot panels "$CASE" -o - -f gif
    has "$stderr" "png, svg and pdf"
}

# refused FILE COMMAND... - with each name of FILE in place of @ status 4, and FILE is kept.
refused() {
    local file=$1 name word
    local -a line
    shift
    cp "$file" kept
    ln -sf "$file" link
    ln -f "$file" hard
    ln -sf link link-to-link
    mkdir -p folder
    for name in "$file" "./$file" "folder/../$file" "$PWD/$file" link hard link-to-link; do
        line=()
        for word in "$@"; do
            line+=("${word/#@/$name}")
        done
        run_loft 4 "${line[@]}"
        has "$stderr" "is an input too"
        [ -z "$output" ]
        cmp "$file" kept
    done
    rm link hard link-to-link
}

@test "an output that is an input is refused, whatever its name" {
    cp "$CASE" case.json
    cp "$EVENT" 2017-05-14-hwasong-12.json
    refused case.json fly case.json --csv @
    refused 2017-05-14-hwasong-12.json scorecard 2017-05-14-hwasong-12.json --markdown @
    refused 2017-05-14-hwasong-12.json sources 2017-05-14-hwasong-12.json --markdown @
    refused case.json plot panels case.json -f svg -o @
    "$LOFT" run "$EVENT" --samples 50 --out out >/dev/null
    cp out/*/result.json result.json
    refused result.json export result.json -f kml -o @
    printf '%s\n1,2,300000,5000,60,70,8000\n' "$HEADER" >states.csv
    refused states.csv ensemble --states states.csv --csv @
    cp "$ROOT/scenarios/dprk/2017-08-29-hwasong-12-over-japan.json" .
    mkdir scenarios
    ln 2017-05-14-hwasong-12.json scenarios
    run_loft 4 scorecard scenarios --markdown 2017-05-14-hwasong-12.json
    run_loft 4 scorecard --markdown 2017-05-14-hwasong-12.json
    run_loft 4 fly - --csv case.json <case.json
    run_loft 4 ensemble --states - --csv states.csv <states.csv
    ln -s 2017-05-14-hwasong-12.json event.png
    run_loft 4 joint 2017-05-14-hwasong-12.json 2017-08-29-hwasong-12-over-japan.json --plot event.png
    cmp case.json "$CASE"
    cmp 2017-05-14-hwasong-12.json "$EVENT"
}

@test "the outputs of a command are different files, by any name or link" {
    local estimate=(estimate --apogee 1000km --range 800km --samples 5)
    cp "$EVENT" a.json
    cp "$ROOT/scenarios/dprk/2017-08-29-hwasong-12-over-japan.json" b.json
    mkdir folder
    ln -s x link
    ln -s "$PWD/link" link-to-link
    touch old
    ln old hard
    for pair in 'x x' 'x ./x' "$PWD/x x" 'folder/../x x' 'link x' 'x link-to-link' 'old hard' '- -'; do
        read -r one other <<<"$pair"
        run_loft 2 "${estimate[@]}" --png "$one" --save "$other"
        has "$stderr" "needs a file that nothing else is written to"
        run_loft 2 "${estimate[@]}" --png "$one" --checkpoint "$other"
        run_loft 2 "${estimate[@]}" --save "$one" --checkpoint "$other"
        run_loft 2 joint a.json b.json --plot "$one" --checkpoint "$other"
        run_loft 2 ensemble --class solid-1 --samples 50 --summary "$one" --checkpoint "$other"
    done
    [ ! -e x ]
    rc=0
    "$LOFT" "${estimate[@]}" --json --png j.png >j.png 2>/dev/null || rc=$?
    [ "$rc" -eq 2 ]
    run_loft 4 run a.json --checkpoint ./a.json --out o
    run_loft 4 joint a.json b.json --checkpoint ./b.json
    cmp a.json "$EVENT"
    run_loft 0 "${estimate[@]}" --png /dev/null --checkpoint /dev/null
}

@test "other files with the same text, and devices, are no inputs" {
    cp "$CASE" case.json
    cp "$CASE" copy.json
    run_loft 0 fly case.json --csv copy.json
    run_loft 0 fly case.json --csv /dev/null
    : >states.csv
    run_loft 3 ensemble --states /dev/null --csv /dev/null
    has "$stderr" "the table is empty"
}

@test "JSON of a fit that does not converge comes with a line on standard error" {
    run_loft 1 estimate --apogee 90000km --range 20000km --samples 0 --json
    has "$stderr" "estimate: the fit to these figures did not converge"
    printf '%s\n' "$output" >answer.json
    get answer.json "" >/dev/null
    sed 's/"apogee_km": [0-9.][0-9.]*/"apogee_km": 90000/
        s/"flight_time_s": [0-9.][0-9.]*/"flight_time_s": null/; s/"flight_time_qualifier": "[a-z_]*"/"flight_time_qualifier": null/
        s/"range_km": [0-9.][0-9.]*/"range_km": 20000/' "$EVENT" >"${EVENT##*/}"
    run_loft 1 run "${EVENT##*/}" --samples 0 --json
    has "$stderr" "2017-05-14-hwasong-12: the fit to its figures did not converge"
}

@test "a broken link is an input that cannot be opened and an output that cannot be written" {
    cp "$CASE" case.json
    ln -s nowhere broken
    ln -s nowhere broken.json
    ln -s nowhere.csv broken.csv
    ln -s nowhere.csv.gz broken.csv.gz
    printf '%s\n1,2,300000,5000,60,70,8000\n' "$HEADER" >states.csv
    local line
    for line in "check broken.json" "fly broken.json" "run broken.json" "list broken.json" \
        "scorecard broken.json" "plot panels broken.json -o x.svg" "trajectories broken.json" \
        "export -f kml broken.json" "ensemble --states broken.csv --csv -"; do
        # shellcheck disable=SC2086
        run_loft 3 $line
        has "$stderr" "No such file or directory"
    done
    for line in "fly case.json --csv broken.csv" "plot panels case.json -f svg -o broken" \
        "ensemble --states states.csv --csv broken.csv" "scorecard $EVENT --samples 0 --markdown broken" \
        "ensemble --states states.csv --csv broken.csv.gz" "sources $EVENT --markdown broken" \
        "ensemble --class solid-1 --samples 20 --summary broken" "estimate --range 500km --samples 0 --png broken"; do
        # shellcheck disable=SC2086
        run_loft 4 $line
        has "$stderr" "broken link"
        [ ! -e nowhere ] && [ ! -e nowhere.csv ] && [ ! -e nowhere.csv.gz ]
    done
}
