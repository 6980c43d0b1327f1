#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# observations.bats - what was seen of a flight: from a scenario to the answer, the pictures and
# the joint answer.

load helpers

HS14=$ROOT/scenarios/dprk/2017-07-28-hwasong-14.json
HS15=$ROOT/scenarios/dprk/2017-11-29-hwasong-15.json

# without FILE - the scenario without its observations.
without() {
    "$PYTHON" -c 'import json, sys
s = json.load(open(sys.argv[1]))
del s["observations"]
json.dump(s, sys.stdout)' "$1"
}

# seen FILE KEY=VALUE... - the scenario with its observation changed; a number stays one.
seen() {
    "$PYTHON" -c 'import json, sys
s = json.load(open(sys.argv[1]))
for pair in sys.argv[2:]:
    key, value = pair.split("=", 1)
    s["observations"][0][key] = float(value) if value[0].isdigit() else value
json.dump(s, sys.stdout)' "$@"
}

@test "a film of a long burn moves the answer up, says by how much, and from whom" {
    run_loft 0 run "$HS15" --samples 400
    has "$output" "Observations"
    has "$output" "KCTV film [New York Daily News] (from memory, not verified): the first stage burned for more"
    has "$output" "Without it the"
    local result=out/2017-11-29-hwasong-15/result.json
    below "$(get $result /observations/0/answer_without/no_rotation/p50_km)" \
        "$(get $result /answer/no_rotation/p50_km)"
    below "$(get $result /observations/0/interval/time_s_low)" 120
    below 120 "$(get $result /observations/0/interval/time_s_high)"
}

@test "what is from memory weighs less than what was seen in its source" {
    need_python
    local how p50=()
    for how in recalled verified; do
        seen "$HS15" status=$how >$how.json
        run_loft 0 run $how.json --samples 1000 --out $how
        p50+=("$(get $how/2017-11-29-hwasong-15/result.json /answer/no_rotation/p50_km)")
    done
    below "${p50[0]}" "${p50[1]}"
}

@test "pictures from the result are those from the scenario, with the mark and its words" {
    local kind
    run_loft 0 run "$HS15"
    for kind in panels profile; do
        run_loft 0 plot $kind "$HS15" -o scenario.svg
        run_loft 0 plot $kind out/2017-11-29-hwasong-15/result.json -o result.svg
        grep -o '>[^<]*</text>' scenario.svg >scenario.txt
        grep -o '>[^<]*</text>' result.svg | diff scenario.txt -
        grep -q 'KCTV film:' scenario.txt
        grep -q 'Purple bars' scenario.txt
    done
}

@test "one that contradicts the reports is named and hardly weighs" {
    need_python
    without "$HS15" >without.json
    seen "$HS15" time_s=400 time_qualifier=exact status=verified >wrong.json
    run_loft 0 run without.json --samples 400 --out without
    run_loft 0 run wrong.json --samples 400 --out wrong
    has "$output" "It contradicts the reports"
    local result=2017-11-29-hwasong-15/result.json
    is wrong/$result /observations/0/contradicts true
    near "$(get wrong/$result /answer/no_rotation/p50_km)" \
        "$(get without/$result /answer/no_rotation/p50_km)" 6%
}

@test "flights of one missile are weighed by what was seen of each" {
    need_python
    seen "$HS15" time_s=140 time_qualifier=exact time_rounding_s=1 status=verified >long.json
    without "$HS15" >without.json
    local name
    for name in without long; do
        run_loft 0 joint "$HS14" $name.json --samples 300 --json
        printf '%s\n' "$output" >$name.answer
    done
    below "$(get without.answer /answer/burn_time/p50_s)" "$(get long.answer /answer/burn_time/p50_s)"
    below "$(get without.answer /answer/flights/1/alone/burn_time/p50_s)" \
        "$(get long.answer /answer/flights/1/alone/burn_time/p50_s)"
}
