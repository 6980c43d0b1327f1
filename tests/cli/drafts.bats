#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# drafts.bats - tools/drafts.py counts what a reader of labelled passages gets right. The
# reader here is a script that prints a document kept beside the text.

load helpers

# A tree with the tool, one passage and a program that reads it as labelled.
tree() {
    need_python
    mkdir -p tools tests/drafts/{development,held-out,seeds}
    cp "$ROOT/tools/drafts.py" tools
    PASSAGE=tests/drafts/development/001-a-test
    echo 'On May 14, 2017 it rose to 2,000 km.' >"$PASSAGE.txt"
    printf '%s\n' '# A line.' 'test 2017-05-14 | - | -' 'apogee 2000 km | exact | -' >"$PASSAGE.labels"
    read_as '' >"$PASSAGE.json"
    # shellcheck disable=SC2016 # for the script
    printf '#!/bin/sh\ncat "${3%%.txt}.json"\n' >program
    chmod +x program
}

# read_as EDIT - the document of that passage, changed by a sed command.
read_as() {
    sed "$1" <<'END'
{"text": {"content": "On May 14, 2017 it rose to 2,000 km.\n"}, "unassigned": [],
 "events": [{"date_local": "2017-05-14", "date_utc": null, "launch_time_utc": null, "country": null,
   "outcome": null, "kind": null, "count": 0, "figures": [{"role": "apogee", "hedge": "exact",
     "value_si": 2000000, "low_si": null, "high_si": null, "time_utc": null,
     "source": null, "source_words": null, "words": "2,000 km", "offset": 27, "length": 8,
     "quote": "On May 14, 2017 it rose to 2,000 km.", "quote_offset": 0, "quote_length": 36}]}]}
END
}

# measured STATUS FOLDER... - what the tool prints, in $output.
measured() {
    local wanted=$1
    shift
    run "$PYTHON" tools/drafts.py ./program "${@:-development}"
    [ "$status" -eq "$wanted" ] || {
        echo "exit status $status: $output"
        return 1
    }
}

@test "what is read as labelled has no mistake" {
    tree
    measured 0
    has "$output" 'all     1 of 1          100.0         1 of 1             100.0'
    has "$output" '1 passed, 0 failed'
}

@test "an aspect that differs is named, and alone counts as wrong beside the whole" {
    tree
    local aspect edit
    while read -r aspect edit; do
        read_as "$edit" >"$PASSAGE.json"
        measured 1
        has "$output" "    $aspect: wanted apogee 2000 km | exact | - "
        [ "$(grep -c ' 0 of 1 ' <<<"$output")" = 2 ]
        grep -q "development  $aspect *0 of 1 " <<<"$output"
        has "$output" '0 passed, 1 failed'
    done <<'END'
role s/"apogee"/"range"/
value s/2000000/2000100/
hedge s/"exact"/"about"/
source s/"source": null/"source": "KCNA"/
END
}

@test "a figure without a label lowers the precision, a missing one the recall" {
    tree
    sed -i '$d' "$PASSAGE.labels"
    printf '%s\n' 'range 2000 mi | exact | -' 'range 787 km | exact | -' >>"$PASSAGE.labels"
    measured 1
    has "$output" 'not a figure of a test: apogee 2e+06'
    has "$output" 'missed: range 787 km | exact | -'
    has "$output" 'role    0 of 1          0.0           0 of 2             0.0'
}

@test "a figure that may be found is neither wanted nor wrong" {
    tree
    sed -i 's/^apogee/also &/' "$PASSAGE.labels"
    measured 1 # no figure was wanted, so no share is one
    has "$output" '1 passed, 0 failed'
    has "$output" '0 of 0'
}

@test "an offset must lead to the words" {
    tree
    read_as 's/"offset": 27/"offset": 26/' >"$PASSAGE.json"
    measured 0
    has "$output" 'offset 26, length 8 is not "2,000 km"'
    has "$output" '0 passed, 1 failed'
}

@test "a text by others is skipped where it is not, and refused where it is another" {
    tree
    read_as '' >text.json
    local sum
    cp "$PASSAGE.txt" text.txt
    sum=$(sha256sum <text.txt)
    { echo "text text.txt ${sum%% *}"; sed 1d "$PASSAGE.labels"; } >tests/drafts/seeds/1.labels
    unset LOFT_SEEDS_DIR
    measured 0 development seeds
    has "$output" '1 passed, 0 failed, 1 skipped'
    LOFT_SEEDS_DIR=$PWD measured 0 development seeds
    has "$output" '2 passed, 0 failed'
    echo more >>text.txt
    LOFT_SEEDS_DIR=$PWD measured 1 development seeds
    has "$output" 'SHA-256'
}

@test "a program that fails, and a label of another form, are told with their place" {
    tree
    printf '#!/bin/sh\necho no >&2\nexit 3\n' >program
    measured 1
    has "$output" 'exit status 3: no'
    echo 'apogee high' >>"$PASSAGE.labels"
    measured 1
    has "$output" 'development/001-a-test.labels:4: a label of another form'
}

@test "an even number does not belong into development" {
    tree
    mv "$PASSAGE.labels" tests/drafts/development/002-a-test.labels
    mv "$PASSAGE.txt" tests/drafts/development/002-a-test.txt
    measured 1
    has "$output" 'odd numbers are for development'
}
