#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# answers.bats - what every printable answer has and never has. Eleven of them stand word for
# word in tests/golden/answers.txt (wording.bats).

load helpers

LOAD="The load carried is not known; a heavier one shortens the range."

# brief ARGUMENT... - the answer of estimate on one line, in $text.
brief() {
    run_loft 0 estimate --brief "$@"
    text=$(tr '\n' ' ' <<<"$output")
    text=${text% }
}

# A sentence ends with a point before a space; "4.5" and names have none there.
sentences() {
    grep -o '[.] [A-Z]\|[.]$' <<<"$1" | wc -l
}

@test "the answer alone is three to five sentences and ends with the load" {
    for report in '--apogee 4500km --range 960km --time 85min' '--apogee 2111.5km --range 787km' \
        '--range 1000km' '--apogee 500km' '--time 20min' '--apogee 50km --range 600km' \
        '--range ~3700km --time 19min'; do
        # shellcheck disable=SC2086
        brief $report
        n=$(sentences "$text")
        [ "$n" -ge 3 ] && [ "$n" -le 5 ]
        [[ $text == *"$LOAD" ]]
        [ -z "$stderr" ]
    done
}

@test "the whole text begins with the answer" {
    run_loft 0 estimate --brief --apogee 2111.5km --range 787km
    answer=$output
    run_loft 0 estimate --apogee 2111.5km --range 787km
    [[ $output == "$answer"$'\n\n'* ]]
}

@test "every event has an answer without jargon, in sentences, with the load" {
    "$LOFT" run --brief --samples 50 --out out "$ROOT"/scenarios/*/*.json >all.txt || [ $? -le 1 ]
    python3 - "$LOAD" <<'END'
import re, sys
events = open("all.txt").read().strip().split("\n\n")
assert len(events) >= 112, len(events)
for event in events:
    for word in ("unbounded", "rank", "tertiary", "minimum-energy", "squared"):
        assert word not in event, (word, event)
    assert not re.search(r"\d\n(km|miles|min|s|%)\b", event), event
    body = event[event.index(")\n") + 2:].replace("\n", " ")
    assert body.endswith(sys.argv[1]), event
    n = len(re.findall(r"\. [A-Z]|\.$", body))
    assert 3 <= n <= 5, (n, event)
    assert body.count("standard trajectory") <= 1, event
    # A lower bound is the range flown or follows from an apogee.
    assert "at least" not in body or "An apogee alone" in body, event
END
}

@test "a range that was flown is itself the lower bound" {
    "$LOFT" run --json --samples 0 --out out "$ROOT"/scenarios/*/*.json >all.json || [ $? -le 1 ]
    "$LOFT" run --all --samples 0 --out out >all.txt "$ROOT"/scenarios/*/*.json || [ $? -le 1 ]
    grep 'range at least' all.txt | grep '2016-08-03-nodong.* 1,000 km'
    grep 'range at least' all.txt | grep '2024-09-25-china-icbm.* 11,700 km'
    brief --range '>200km'
    has "$text" "the range flown, more than 200 km (124 miles), is the least it can do"
}

@test "a standard range below the flight's own says so in its line" {
    brief --apogee '<100km' --range '>200km' --samples 200
    has "$text" "by convention without the Earth's rotation"
    has "$text" "this flight, with the rotation behind it, went more than 200 km (124 miles), the least it can do"
}

@test "one figure says nothing of what the missile can do" {
    brief --range 1000km
    lacks "$text" "at least"
    lacks "$text" "BM"
    run_loft 0 estimate --report 'A: 4475km 950km 53min' --report 'B: - 1000km -'
    has "${output##*$'\n'B}" "Only the range can be used"
    lacks "${output##*$'\n'B}" "Class by range"
    brief --range '<1000km'
    has "$text" "An upper limit alone says nothing"
    brief --report 'A: - 1500km -' --report 'B: - 1100km -'
    has "$text" "1,100 km (684 miles) by the lowest report"
}

@test "an apogee too low for the time speaks of no range that nobody reported" {
    brief --apogee 500km --time 20min
    has "$text" "too low for a ballistic flight of that time"
    lacks "$text" "over that range"
    lacks "$text" "swapped"
}

@test "a reported figure is shown as it was reported, a model's is marked" {
    brief --apogee 7687.55km --range 1001.2km --time 5156s
    has "$text" "7,687.55 km"
    run_loft 0 estimate --report 'A: 7687.5km 1001.2km 5156s' --report 'B: ~7000km ~1000km -'
    lacks "$output" "7,690 km"
    brief --apogee 2802km --range 933km --time 41min
    has "$text" "in the model such a flight takes"
    has "$text" "not 41 min"
}

@test "a time that cannot be true is named, with a known test beside the rest" {
    brief --apogee 4475.3km --range 951km --time 71min
    has "$text" "which cannot all be true: in the model such a flight takes 53 min"
    has "$text" "the figure to doubt first is the time"
    has "$text" "If the other figures are right, on a standard trajectory"
    has "$text" "the Hwasong-15 on 29 November 2017"
    brief --apogee 4500km --range 960km --time 85min # 4,500 miles would do as well
    has "$text" "Did you mean"
    has "$text" "If instead the time is wrong, on a standard trajectory"
    has "$text" "the Hwasong-15 on 29 November 2017"
}

@test "a class stretched beyond three times its burn is wrong, not consistent" {
    brief --class solid-1 --burn-time 200s --apogee 3724.9km --range 998km --time 2832s
    has "$text" "The class solid-1 is the wrong one"
    has "$text" "liquid-2"
    lacks "$text" "consistent"
    brief --class solid-1 --burn-time 130s --apogee 3724.9km --range 998km --time 2832s
    lacks "$text" "wrong one"
    brief --class liquid-2 --burn-time 60s --apogee 1413.6km --range 400km
    has "$text" "The class liquid-2 is the wrong one"
}

@test "another load is one sentence more, of the class and not of the missile" {
    figures='--apogee 2111.5km --range 787km --class liquid-1 --samples 200'
    # shellcheck disable=SC2086
    brief $figures
    plain=$text
    # shellcheck disable=SC2086
    brief $figures --payload 1.5x
    [[ $text == "$plain With a load 1.5 times as heavy, illustrative boosters of the class \
liquid-1, not the missile itself, would fly about "* ]]
    has "$text" "on a standard trajectory, with 90 % probability "
    [ "$(sentences "$text")" = $(($(sentences "$plain") + 1)) ]
    # shellcheck disable=SC2086
    brief $figures --payload '1,000 kg'
    has "$text" "With a load of 1,000 kg in all, if the test carried 300 to 1,500 kg (assumed, not reported), "
    # shellcheck disable=SC2086
    brief $figures --payload +200kg
    has "$text" "With a load heavier by 200 kg, if the test carried "
    # shellcheck disable=SC2086
    loft estimate $figures --payload 2x --json >a.json
    is a.json /answer/other_load/times_carried 2
    is a.json /answer/other_load/mass_kg null
    [ "$(get a.json /answer/other_load/no_rotation/p95_km | cut -d. -f1)" -lt \
        "$(get a.json /answer/no_rotation/p05_km | cut -d. -f1)" ]
}

@test "another load that cannot be answered is said, and changes no answer" {
    for figures in '--range 1700km' '--apogee 30km --range 1700km'; do
        # shellcheck disable=SC2086
        brief $figures
        plain=$text
        # shellcheck disable=SC2086
        brief $figures --payload 2x
        [ "$text" = "$plain" ]
        has "$stderr" "no interval of the range"
    done
    run_loft 2 estimate --apogee 2111.5km --range 787km --samples 0 --payload 2x
    has "$stderr" "--payload needs samples"
    run_loft 2 estimate --apogee 2111.5km --range 787km --payload 500
    has "$stderr" "500kg"
}

@test "the captions of pictures and exports have the load, and no false precision" {
    scenario=$ROOT/scenarios/dprk/2024-10-31-hwasong-19.json
    for kind in profile panels map loft-curve; do
        loft plot $kind --samples 50 "$scenario" -o $kind.svg
        tr '\n' ' ' <$kind.svg | sed 's/<[^>]*>/ /g; s/  */ /g' >words.txt
        grep -q "The load carried is not known" words.txt
        ! grep -q "± [0-9]* m\b" words.txt
        ! grep -q "unbounded" words.txt
    done
    loft run --out out "$scenario" >run.txt
    loft export --format kml out/2024-10-31-hwasong-19/result.json | grep -q "$LOAD"
}
