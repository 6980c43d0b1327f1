#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# new.bats - scenario files that loft writes: an example to fill in, figures that were typed.

load helpers

@test "a new scenario passes the check as it is, says what is an example, and runs" {
    run_loft 0 new hwasong-21
    has "$output" "Wrote hwasong-21.json: an example to fill in, then \`loft check hwasong-21.json\`"
    is hwasong-21.json /title hwasong-21
    has "$(cat hwasong-21.json)" "EXAMPLE: replace the title"
    run_loft 0 check hwasong-21.json
    run_loft 0 run hwasong-21.json --brief
    has "$output" "EXAMPLE: who reported it reported an apogee of 2,111.5 km"
}

@test "the file has the name, the title is as it was typed" {
    run_loft 0 new "Test of Tuesday"
    is test-of-tuesday.json /title "Test of Tuesday"
    run_loft 0 new dir/name.json -o other.json
    is other.json /title name
    run_loft 0 new
    run_loft 0 check new-test.json
    run_loft 0 new 화성-19
    run_loft 0 check 19.json
    run_loft 0 new x --out -
    printf '%s\n' "$output" >piped.json
    run_loft 0 check piped.json
}

@test "a path is not taken for a name, and its remedy writes there" {
    mkdir folder
    run_loft 2 new folder/mine.json
    has "$stderr" "folder/mine.json is a path, and NAME is a name; put --out before a path"
    [ ! -e mine.json ]
    run_loft 0 new --out folder/mine.json
    run_loft 0 check folder/mine.json
}

@test "a file that is there is left alone" {
    echo mine >mine.json
    run_loft 4 new mine
    has "$stderr" "mine.json is there already"
    run_loft 4 new other --out mine.json
    ln -s nowhere link.json
    run_loft 4 new link
    [ "$(cat mine.json)" = mine ]
    [ ! -e nowhere ]
}

# same - what estimate answered, answer.json, is what run makes of saved.json, number for number.
same() {
    "$LOFT" run saved.json --json --samples 50 >run.json
    "$PYTHON" - <<'END'
import json
typed, ran = json.load(open("answer.json")), json.load(open("run.json"))
while "sources" not in ran:
    ran = next(v[0] for v in ran.values() if isinstance(v, list))
source = ran["sources"][0]
if source["standard"]:
    source["standard"]["range_contour"] = None  # which run alone computes
typed = typed["sources"][0] if "sources" in typed else typed
compared = [key for key in typed if key in source and key != "answer"]
assert len(compared) > 8, compared
for key in compared:
    assert typed[key] == source[key], (key, typed[key], source[key])
END
}

@test "estimate --save and run give one answer, to the last bit" {
    need_python
    local -a typed=(
        "--apogee 2111.5km --range 787km --time 30min --class liquid-1 --site 40.07,125.21 --azimuth 71deg"
        "--apogee 620mi --range 500..540km --time 14min --site 39.19,125.67 --azimuth 72.3deg"
        "--apogee 3280000ft --range '540 nautical miles' --time 85m56s"
        "--apogee '>7,000 km' --range 'about 1,000 km' --time 1:25:56 --site Sunan --azimuth ENE"
        "--apogee 1000.0km --range =500km"
        "--range 3700km --time 19min --burn-time 130s"
        "--apogee 1000km --range 450km --time 11min --class solid-2 --burn-time 97.3s"
        "--apogee 60km --range 430km --ballistic"
        "--report 'KCNA: 3724.9km 998km 2832s' --report 'Japan: >3500km ~1000km ~45min'"
    )
    local one
    for one in "${typed[@]}"; do
        rm -f saved.json
        eval "\"\$LOFT\" estimate $one --samples 50 --save saved.json --json" >answer.json 2>stderr
        has "$(cat stderr)" "saved as saved.json; \`loft run saved.json\` gives this answer again"
        run_loft 0 check saved.json
        same || {
            echo "$one"
            return 1
        }
    done
}

@test "the words are those of the estimate too" {
    local -a figures=(--apogee 620mi --range 500km --samples 50 --brief)
    "$LOFT" estimate "${figures[@]}" --save saved.json -q >typed
    "$LOFT" run saved.json --samples 50 --brief | sed 1d >ran
    # A scenario has a date, so the known test beside it is an earlier one.
    diff typed <(sed '/^$/d; s/nearest earlier test/nearest known test/' ran)
}

@test "a date is that of SOURCE_DATE_EPOCH, the title that of the file" {
    SOURCE_DATE_EPOCH=1000000000 run_loft 0 estimate --apogee 620mi --save my-test.json
    is my-test.json /date_utc 2001-09-09
    is my-test.json /title my-test
}

@test "--save - takes the place of the text, and other streams are refused" {
    run_loft 0 estimate --apogee 620mi --range 500km --save -
    printf '%s\n' "$output" >piped.json
    run_loft 0 check piped.json
    run_loft 2 estimate --apogee 620mi --save - --json
    run_loft 2 estimate --apogee 620mi --range 500km --class solid --save many.json
    has "$stderr" "a scenario names one class or none"
    local one
    one=$(printf '%s\n' "$stderr" | sed 's/.*such as \([^,]*\),.*/\1/')
    run_loft 0 estimate --apogee 620mi --range 500km --class "$one" --save one.json
    [ ! -e many.json ]
}
