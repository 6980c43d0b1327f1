#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# plain-words.bats - what people read has words and no codes, and its figures add up.

load helpers

# Refusals of each kind, and events that have a range.
refused=(2022-11-03-hwasong-17-failure 2024-04-02-hwasong-16b 2024-05-27-satellite-failure
    2022-05-04-icbm-short 2017-07-28-hwasong-14)

# no_codes NAME... - no word of these files is a code of JSON, such as too_weak.
no_codes() {
    ! grep -noE '\((failure|lifting)\)|(nothing|time|depressed|partial|satellite|too)_[a-z_]+' "$@"
}

@test "texts, pages and pictures of events have no codes" {
    local id
    for id in "${refused[@]}"; do
        run_loft 0 run "$id"
        printf '%s\n' "$output" >"$id.txt"
    done
    no_codes ./*.txt out/*/index.html out/*/*.svg
    run_loft 0 run --all "$ROOT/scenarios/dprk" --samples 0 --out all
    printf '%s\n' "$output" >all.txt
    no_codes all.txt all/index.html
    run_loft 0 list dprk
    printf '%s\n' "$output" >list.txt
    no_codes list.txt
}

@test "refused figures have words in every text and no codes" {
    local n=0
    while read -r -a figures; do
        n=$((n + 1))
        run_loft 0 estimate "${figures[@]}" --samples 0
        printf '%s\n' "$output" >"estimate-$n.txt"
        has "$output" "Not converted: "
    done <<'END'
--time 30min
--apogee 100km --range 1500km
--range 10138km --time 30min
END
    no_codes ./*.txt
}

# The difference of two times in a sentence is that of the times beside it.
@test "a difference of times is that of the two times in its sentence" {
    need_python
    local id
    for id in 2017-07-04-hwasong-14 2017-07-28-hwasong-14 2017-11-29-hwasong-15 2022-03-24 2024-10-31; do
        run_loft 0 run "$id" --samples 0
        printf '%s\n' "$output"
    done >texts
    "$PYTHON" - texts <<'END'
import re, sys
text = re.sub(r"\s+", " ", open(sys.argv[1]).read())
unit = {"h": 3600, "min": 60, "s": 1}
time = r"((?:\d+ (?:h|min|s) ?)+)"
def seconds(words):
    return sum(int(n) * unit[u] for n, u in re.findall(r"(\d+) (h|min|s)", words))
found = re.findall(rf"takes {time}on this flight, {time}(more|less) than the reported {time[:-1]}\b)", text)
assert len(found) > 8, len(found)
for model, off, way, reported in found:
    difference = seconds(model) - seconds(reported)
    assert (difference > 0) == (way == "more") and abs(difference) == seconds(off), (model, off, way, reported)
END
}

@test "a range of classes is not said to be named by nobody" {
    run_loft 0 estimate --apogee 7000km --range 1000km --class solid --samples 200
    has "$output" "No single class of booster is named"
    lacks "$output" "Nobody"
}
