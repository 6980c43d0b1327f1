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
    [[ ${lines[1]} == "$GLIDE "*"not converted: glides or manoeuvres"* ]]
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

# links FOLDER - each link of its page leads to a file beside it, or to the web.
links() {
    local target n=0
    for target in $(grep -o '\(src\|href\)="[^"]*"' "$1/index.html" | cut -d'"' -f2); do
        case $target in data:* | https://* | http://*) continue ;; esac
        [ -s "$1/$target" ] || {
            echo "$1/$target is not there"
            return 1
        }
        n=$((n + 1))
    done
    [ "$n" -ge 9 ]
}

@test "the index links to what is there and loads nothing from elsewhere" {
    run_loft 0 run --samples 0 --all "$ROOT/scenarios/russia"
    links out
    lacks "$(cat out/index.html)" "http://"
    lacks "$(cat out/index.html)" "https://"
}

@test "the index has the newest event first, and says in short why one is refused" {
    prepare
    rm scenarios/2017-07-04-hwasong-14.json
    run_loft 0 run --samples 0 --all
    [[ $(grep -o '<small>2[^<]*' out/index.html | tr '\n' ' ') == "<small>$GLIDE <small>$GOOD " ]]
    has "$(cat out/index.html)" '<td data-label="State">refused: glides or manoeuvres</td>'
    has "$(cat out/index.html)" "<a href=\"$GOOD/index.html\">"
}

@test "the index of all scenarios has 200 KB at most" {
    run_loft 0 run --samples 50 --all "$ROOT"/scenarios/{dprk,usa}
    local rows
    rows=$(grep -c '<tr>' out/index.html)
    [ "$rows" -gt 80 ]
    [ $(($(stat -c %s out/index.html) * 113 / rows)) -le 200000 ]
}

@test "an event has a page with its answer, pictures, sources, working, files and citation" {
    run_loft 0 run --samples 50 "$ROOT/scenarios/dprk/$GOOD.json"
    has "$output" "Page: out/$GOOD/index.html"
    links out/$GOOD
    local page answer
    page=$(tr '\n' ' ' <out/$GOOD/index.html)
    answer=$("$LOFT" run --samples 50 --brief "$ROOT/scenarios/dprk/$GOOD.json" --out again |
        tail -n +2 | tr '\n' ' ')
    has "$page" "<p class=\"answer\">${answer% }</p>"
    has "$page" "<meta name=\"description\" content=\"${answer% }\">"
    local picture
    for picture in profile map panels; do
        has "$page" "<img src=\"$picture.png\" alt=\""
        has "$page" "<a href=\"$picture.png\">$picture.png</a>"
    done
    has "$page" '<a rel="external noopener" href="http://www.panarmenian.net/eng/news/239749/">'
    has "$page" "<details class=\"working\">"
    has "$page" "<h3>Method</h3>"
    has "$page" "with 50 samples and seed 1.</p>"
    lacks "$page" "../index.html"
    # The record of how the page was made is data; nothing runs.
    lacks "${page//<script type=\"application\/json\" id=\"loft-record\">/}" "<script"
    cmp out/$GOOD/index.html again/$GOOD/index.html
}

@test "a scenario of the least keys has a page" {
    echo '{"title": "T", "date_utc": "2026-09-01", "reports": [{"source": "S", "apogee_km": 600,
        "range_km": 500}]}' >new.json
    run_loft 0 run --samples 0 new.json
    has "$(cat out/2026-09-01-t/index.html)" "<p>no citation</p>"
    lacks "$(cat out/2026-09-01-t/index.html)" "(null)"
}

@test "a refused event has a page with the reason and without pictures" {
    run_loft 0 run --samples 0 --all "$ROOT/scenarios/dprk/$GLIDE.json" --out out
    local page
    page=$(cat out/$GLIDE/index.html)
    has "$page" "No range of this missile follows: the vehicle glides or manoeuvres"
    has "$page" "Not converted: glides or manoeuvres."
    has "$page" '<a href="../index.html">'
    lacks "$page" "<img"
    [ ! -e out/$GLIDE/map.png ]
}

@test "pictures of a flight that is refused now are removed" {
    mkdir -p out/$GLIDE
    : >out/$GLIDE/map.png
    run_loft 0 run --samples 0 "$ROOT/scenarios/dprk/$GLIDE.json"
    [ ! -e out/$GLIDE/map.png ]
}

@test "free text on the page of an event is text" {
    sed -e 's/"title": "Hw/"title": "<b onclick=1>\\"A\\" \& B<\/b> Hw/' \
        -e 's/"source": "KCNA"/"source": "<i>KCNA<\/i>"/' \
        -e 's/"note": "/&<script>alert(1)<\/script>/' \
        -e 's/"wording": "Claims/"wording": "<img src=x>Claims/' \
        -e 's/"publisher": "PanA/"publisher": "<u>PanA/' \
        "$ROOT/scenarios/dprk/$GOOD.json" >$GOOD.json
    run_loft 0 run --samples 0 --all $GOOD.json
    local page
    page=$(cat out/$GOOD/index.html out/index.html)
    has "$page" "<h1>&lt;b onclick=1&gt;&quot;A&quot; &amp; B&lt;/b&gt; Hw"
    has "$page" "&lt;i&gt;KCNA&lt;/i&gt;"
    has "$page" "&lt;script&gt;alert(1)"
    has "$page" "&lt;img src=x&gt;Claims"
    has "$page" "&lt;u&gt;PanA"
    [ "$(grep -c "<script>" out/index.html)" -eq 1 ]
    local tag
    for tag in "<b " "<i>" "<u>" "<img src=x" "<script>alert"; do
        lacks "$page" "$tag"
    done
}

# held FOLDER FILE ARGUMENT... - runs loft while another program holds the folder: it waits, and
# FILE is written only when the folder is free.
held() {
    need flock util-linux
    [ -r /proc/locks ] || skip "no /proc/locks"
    local folder=$1 file=$2 holder waiting
    shift 2
    mkdir -p "$folder"
    : >go
    flock "$folder" sh -c 'while [ -e go ]; do sleep 0.02; done' 3>&- &
    holder=$!
    while ! grep -q 'FLOCK  ADVISORY  WRITE' /proc/locks; do sleep 0.02; done
    "$LOFT" "$@" >said 2>&1 3>&- &
    waiting=$!
    while ! grep -q -e "-> FLOCK  ADVISORY  WRITE $waiting " /proc/locks; do
        kill -0 "$waiting" # it would have ended without
        sleep 0.02
    done
    [ ! -e "$file" ]
    rm go
    wait "$holder" "$waiting"
    [ -s "$file" ]
}

@test "a run waits for another one that writes the same folder" {
    local id=2017-05-14-hwasong-12
    held out/$id out/$id/result.json run "$ROOT/scenarios/dprk/$id.json" --samples 0
    rm -r out
    held out out/index.html run --all "$ROOT/scenarios/dprk/$id.json" --samples 0
    has "$(cat said)" "out: another run writes there; waiting for its end"
}

@test "of two runs into one folder at once one is left there, whole, and no scratch file" {
    local -a events=("$ROOT"/scenarios/dprk/20{17-05-14-hwasong-12,25-01-06-hwasong-16b}.json)
    local samples
    for samples in 20 30; do
        loft run --all "${events[@]}" --samples $samples --out out$samples >/dev/null
        loft run "${events[@]}" --samples $samples --out out$samples.single >/dev/null
    done
    for samples in 20 30 20 30; do
        loft run --all "${events[@]}" --samples $samples --out both >/dev/null 3>&- &
        loft run "${events[@]}" --samples $samples --out single >/dev/null 3>&- &
    done
    wait
    diff -r both out20 || diff -r both out30
    local event
    for event in single/*; do
        diff -r "$event" "out20.$event" || diff -r "$event" "out30.$event"
    done
}

@test "a link planted in place of the list of what is finished is replaced" {
    mkdir out
    echo precious >victim
    ln -s ../victim out/finished.txt
    local id=2017-05-14-hwasong-12
    run_loft 0 run --all "$ROOT/scenarios/dprk/$id.json" --samples 0
    [ "$(cat victim)" = precious ]
    [ ! -L out/finished.txt ] && grep -q "^$id " out/finished.txt
    rm out/finished.txt
    mkfifo out/finished.txt
    timeout 60 "$LOFT" run --all "$ROOT/scenarios/dprk/$id.json" --samples 0
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
