#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# run-all.bats - many scenarios in one go: lines, index page, failures, threads.

load helpers

GOOD=2017-05-14-hwasong-12
GLIDE=2025-01-06-hwasong-16b

# A folder with three scenarios, one of which has a mistake.
prepare() {
    mkdir scenarios
    cp "$ROOT/scenarios/dprk/$GOOD.json" "$ROOT/scenarios/dprk/$GLIDE.json" scenarios
    sed 's/"title"/"tilte"/' "$ROOT/scenarios/dprk/2017-07-04-hwasong-14.json" \
        >scenarios/2017-07-04-hwasong-14.json
}

@test "--all takes the folder scenarios, says a line for each, and writes the index" {
    prepare
    rm scenarios/2017-07-04-hwasong-14.json
    run_loft 0 run --samples 0 --all
    [ -z "$stderr" ]
    [[ ${lines[0]} == "$GOOD "*"standard range about 4,610 km (IRBM)"* ]]
    [[ ${lines[1]} == "$GLIDE "*"not converted: lifting"* ]]
    has "$output" "2 scenarios: 1 converted, 1 refused. Index: out/index.html"
    [ -s out/$GOOD/result.json ]
    [ -s out/$GLIDE/profile.png ]
}

@test "a file with mistakes is said and left out, the rest is done, and the status is 3" {
    prepare
    run_loft 3 run --samples 0 --all
    has "$stderr" 'did you mean "title"?'
    has "$output" "2 scenarios: 1 converted, 1 refused, 1 skipped for errors"
    [ -s out/$GOOD/result.json ]
    [ -s out/$GLIDE/result.json ]
    has "$(cat out/index.html)" "1 skipped for errors in the file"
}

@test "without --all a file with mistakes stops all, and an argument is asked for" {
    prepare
    run_loft 3 run scenarios
    [ ! -e out ]
    run_loft 2 run
    has "$stderr" "missing SCENARIO or FOLDER"
}

@test "a scenario that cannot be written fails alone, with status 4" {
    prepare
    rm scenarios/2017-07-04-hwasong-14.json
    mkdir out
    : >out/$GOOD
    run_loft 4 run --samples 0 --all
    has "$stderr" "out/$GOOD"
    has "$output" "2 scenarios: 0 converted, 1 refused, 1 failed"
    [ -s out/$GLIDE/result.json ]
    has "$(cat out/index.html)" '<td data-label="State">failed</td>'
}

@test "one thread and four write the same bytes and say the same" {
    local n
    for n in 1 4; do
        mkdir $n
        (cd $n && OMP_NUM_THREADS=$n "$LOFT" run --samples 0 --all "$ROOT/scenarios/russia" \
            "$ROOT/scenarios/india" "$ROOT/scenarios/iran" >said.txt)
    done
    diff -r 1 4
}

@test "--all --json is the document of a run, and writes the index too" {
    prepare
    rm scenarios/2017-07-04-hwasong-14.json
    run_loft 0 run --samples 0 --all --json
    printf '%s\n' "$output" >all.json
    is all.json /results 2
    is all.json /results/0/id $GOOD
    [ -s out/index.html ]
}

@test "the index links to what is there and loads nothing from elsewhere" {
    run_loft 0 run --samples 0 --all "$ROOT/scenarios/russia"
    local target n=0
    for target in $(grep -o '\(src\|href\)="[^"]*"' out/index.html | cut -d'"' -f2); do
        case $target in data:*) continue ;; esac
        [ -s "out/$target" ] || {
            echo "$target is not there"
            return 1
        }
        n=$((n + 1))
    done
    [ "$n" -ge 9 ]
    lacks "$(cat out/index.html)" "http://"
    lacks "$(cat out/index.html)" "https://"
}

@test "titles are escaped in the index" {
    mkdir scenarios
    sed 's/"title": ".*"/"title": "<b>\\"A\\" \& B<\/b>"/' \
        "$ROOT/scenarios/dprk/$GLIDE.json" >scenarios/$GLIDE.json
    run_loft 0 run --samples 0 --all
    has "$(cat out/index.html)" "&lt;b&gt;&quot;A&quot; &amp; B&lt;/b&gt;</a>"
    lacks "$(cat out/index.html)" "<b>"
}

@test "the bar is drawn on a terminal only" {
    prepare
    rm scenarios/2017-07-04-hwasong-14.json
    run_loft 0 run --samples 0 --all
    [ -z "$stderr" ]
    need_terminal
    script -qec "'$LOFT' run --samples 0 --all >/dev/null" seen </dev/null >/dev/null
    has "$(cat seen)" "[############............] 1/2 $GOOD"
    has "$(cat seen)" "[########################] 2/2 $GLIDE"
}

@test "a full disk on standard output ends a run of many with status 4" {
    local rc=0
    "$LOFT" run --samples 0 --all "$ROOT/scenarios/russia" >/dev/full 2>stderr || rc=$?
    [ "$rc" -eq 4 ]
    has "$(cat stderr)" "standard output: No space left on device"
}

@test "the line, the index and the result have the same headline" {
    local km
    prepare
    run_loft 0 run --all --samples 200 scenarios/$GOOD.json
    km=$(get out/$GOOD/result.json /answer/no_rotation/p50_km | awk '{ printf "%.0f", $1 / 10 }')0
    km=${km:0:1},${km:1}
    has "$(grep "^$GOOD" <<<"$output")" "about $km km"
    has "$(cat out/index.html)" "$km&nbsp;km<br><small>"
}

@test "run --all --resume keeps what was finished and gives the bits of a whole run" {
    local some=(run --samples 50 --all "$ROOT"/scenarios/{russia,iran})
    "$LOFT" "${some[@]}" --out whole >whole.txt
    "$LOFT" "${some[@]}" --out cut >/dev/null
    local events=(cut/*/)
    rm cut/index.html
    echo >>"${events[0]}flown.csv"
    rm "${events[1]}result.json"
    sed -i "\\|^$(basename "${events[2]}") |d" cut/finished.txt
    truncate -s -1 cut/finished.txt # the last line is cut off
    run_loft 0 "${some[@]}" --out cut --resume
    has "$stderr" "$((${#events[@]} - 4)) of ${#events[@]} events were finished before and are kept"
    diff <(sed s/cut/whole/ <<<"$output") whole.txt
    diff -r whole cut
    touch mark
    run_loft 0 "${some[@]}" --out cut --resume
    has "$stderr" "${#events[@]} of ${#events[@]} events"
    run find cut -newer mark -name '*.csv'
    [ -z "$output" ]
}

@test "run --all --json --resume prints what a whole run prints" {
    local some=(run --samples 50 --json --all "$ROOT/scenarios/russia")
    "$LOFT" "${some[@]}" >whole.json
    run_loft 0 "${some[@]}" --resume
    diff whole.json - <<<"$output"
    run_loft 2 run "$ROOT/scenarios/russia" --resume
    has "$stderr" "--resume goes with --all"
}

@test "run --resume computes again what has other inputs, options or data" {
    local scenario
    scenario=$(find "$ROOT/scenarios/russia" -name '*.json' | sort | head -n 1)
    cp "$scenario" .
    scenario=$(basename "$scenario")
    # kept N ARGUMENT... - of one event
    kept() {
        local wanted=$1
        shift
        run_loft 0 run --all "$scenario" --resume "$@"
        has "$stderr" "$wanted of 1 events"
    }
    kept 0 --samples 50
    kept 1 --samples 50
    kept 0 --samples 51
    kept 0 --samples 51 --seed 2
    kept 0 --samples 51 --seed 2 --svg
    kept 1 --samples 51 --seed 2 --svg
    sed -i '0,/"title": "/s//"title": "X /' "$scenario"
    kept 0 --samples 51 --seed 2 --svg
    mkdir data
    sed '0,/"value": 0.17/s//"value": 0.18/' "$ROOT/data/prior.json" >data/prior.json
    export LOFT_DATA=$PWD/data
    kept 0 --samples 51 --seed 2 --svg
    kept 1 --samples 51 --seed 2 --svg
}
