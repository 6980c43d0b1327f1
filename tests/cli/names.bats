#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# names.bats - names and ids that point elsewhere or are too long, two forms of one name, several
# writers of one file, links in the way of an output.

load helpers

EVENT=$ROOT/scenarios/dprk/2017-05-14-hwasong-12.json
OTHER=$ROOT/scenarios/dprk/2022-01-30-hwasong-12.json
CASE=$ROOT/data/examples/nesc-06.json
LONG=$(printf 'a%.0s' {1..4096})

# with_id ID FILE - the event or result in standard input, with that id as JSON has it.
with_id() {
    need_python
    "$PYTHON" -c 'import json, sys
event = json.load(sys.stdin)
event["id"] = json.loads(sys.argv[1])
json.dump(event, open(sys.argv[2], "w"))' "$1" "$2"
}

@test "an id that leads out of the folder, or no file may have, is refused, and nothing is written" {
    local id command
    mkdir inner
    cd inner
    for id in '".."' '"."' '""' '"../2017-x"' '"2017-a/b"' '"/tmp/2017-x"' '"2017-a\u0000b"' \
        '"2017-a\nb"' "\"2017-$LONG\"" '"2017-cafe\u0301"' '"2017-caf\u00e9"' '"2017-A"' '"~"' \
        '"-rf"' '"index.html"' '"2017-\u202e"'; do
        rm -f event.json
        with_id "$id" event.json <"$EVENT"
        echo "$id" | cut -c 1-60
        for command in check "run --samples 0" "run --all --samples 0" "list" \
            "plot map -o a.png" "joint $OTHER --samples 100 --plot a.png" "trajectories"; do
            # shellcheck disable=SC2086 # words
            run_loft 3 $command event.json
            [ "${#stderr}" -lt 1000 ]
        done
        [ "$(ls -A)" = event.json ] && [ "$(ls -A ..)" = inner ]
    done
}

@test "a result with such an id writes the file that is named, and no other" {
    "$LOFT" run "$EVENT" --samples 0 --out out >/dev/null
    local id
    mkdir -p inner/folder
    cd inner/folder
    for id in '"../../evil"' '"/tmp/loft-evil"' "\"$LONG\"" '"a\nb"' '"2017-cafe\u0301"'; do
        with_id "$id" r.json <../../out/2017-05-14-hwasong-12/result.json
        run_loft 0 plot map r.json -o a.svg
        run_loft 0 export r.json -f kml -o a.kml
        run_loft 0 plot panels r.json
        run_loft 0 trajectories r.json
        [ "$(ls -A | paste -sd ' ')" = "a.kml a.svg r-panels.png r.json" ]
        [ "$(ls -A ..)" = folder ] && [ ! -e /tmp/loft-evil ]
    done
}

@test "a name of 4,096 bytes is refused by every command, in a short message" {
    local line
    while read -r status line; do
        # shellcheck disable=SC2086 # words
        run_loft "$status" ${line//@/$LONG}
        echo "$line: ${stderr: -150}"
        [ -n "$stderr" ]
        [ "$(ls -A)" = "" ]
    done <<END
3 run @
3 run --all @
3 list @
3 check @
3 fly @
3 payload @
3 trajectories @
3 joint $EVENT @
3 scorecard @
3 sources @
3 export -f kml @
3 plot map @ -o a.png
3 ensemble --states @ --csv -
4 run $EVENT --samples 0 --out @
4 run --all $EVENT --samples 0 --out @
4 fly $CASE --csv @
4 export -f kml $CASE -o @
4 plot panels $CASE -o @.png
4 joint $EVENT $OTHER --samples 100 --plot @.png
4 ensemble --class solid-1 --samples 20 --summary @
4 scorecard $EVENT --samples 0 --markdown @
4 sources $EVENT --markdown @
4 estimate --apogee 500km --samples 0 --png @.png
END
}

@test "two forms of one name are two files" {
    local composed=$'caf\303\251.json' parted=$'cafe\314\201.json'
    cp "$CASE" "$composed"
    run_loft 3 fly "$parted"
    run_loft 0 fly "$composed"
    run_loft 0 fly "$composed" --csv "$parted"
    cmp "$composed" "$CASE"
    [ -s "$parted" ]
}

# at_once FILE COMMAND... - of several writers of FILE at once, whose @ is another seed each, one
# is left there, whole.
at_once() {
    local file=$1 seed
    shift
    echo "$*"
    for seed in 1 2 3; do
        "$LOFT" "${@//@/$seed}" >/dev/null
        mv "$file" "$file.$seed"
    done
    for seed in 1 2 3 1 2 3; do
        "$LOFT" "${@//@/$seed}" >/dev/null 3>&- &
    done
    wait
    cmp "$file" "$file.1" || cmp "$file" "$file.2" || cmp "$file" "$file.3"
    rm "$file" "$file".[123]
    [ -z "$(ls -A)" ]
}

@test "of several writers of one file at once one is left, whole, and no scratch file" {
    at_once a.json ensemble --class solid-1 --samples 200 --seed @ --summary a.json
    at_once a.png plot sensitivity "$EVENT" --samples 100 --seed @ -o a.png
    at_once a.svg joint "$EVENT" "$OTHER" --samples 100 --seed @ --plot a.svg
    at_once a.md scorecard "$EVENT" --samples 10@ --markdown a.md
    at_once a.kml export "$EVENT" -f kml -o a.kml
    printf '%s\n1,2,300000,5000,60,70,8000\n' \
        lat_deg,lon_deg,alt_m,speed_mps,fpa_deg,azimuth_deg,beta_kgpm2 >"$BATS_TEST_TMPDIR/states.csv"
    at_once a.csv.gz ensemble --states "$BATS_TEST_TMPDIR/states.csv" --csv a.csv.gz
}

@test "a link in place of an output: to a file it is followed, to nothing refused, to a folder too" {
    local line status
    while read -r line; do
        echo "$line"
        mkdir folder
        echo precious >file
        ln -s file good.png
        ln -s nowhere bad.png
        ln -s folder dir.png
        # shellcheck disable=SC2086 # words
        run_loft 0 ${line/@/good.png}
        [ -L good.png ] && [ "$(head -c 8 file)" != precious ]
        # shellcheck disable=SC2086
        run_loft 4 ${line/@/bad.png}
        [ ! -e nowhere ]
        # shellcheck disable=SC2086
        run_loft 4 ${line/@/dir.png}
        [ -z "$(ls -A folder)" ] && [ -L dir.png ]
        rm -r folder file ./*.png
        [ -z "$(ls -A)" ]
    done <<END
export -f kml $CASE -o @
plot panels $CASE -o @
joint $EVENT $OTHER --samples 100 --plot @
ensemble --class solid-1 --samples 20 --summary @
fly $CASE --csv @
scorecard $EVENT --samples 0 --markdown @
estimate --apogee 500km --samples 0 --png @
END
}
