#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# schemas.bats - what the program prints as JSON, by an independent validator against the schemas
# that ship. Each case is another shape: refused, lower bound, unbounded, solved for a figure.

load helpers

setup() {
    cd "$BATS_FILE_TMPDIR" || return 1
    need_python jsonschema python3-jsonschema
}

valid() { # SCHEMA DOCUMENT...
    "$PYTHON" "$ROOT/tests/cli/check_schema.py" "$ROOT/data/$1.schema.json" "${@:2}"
}

shapes() { # the documents of estimate: e1.json ...
    local i=0 figures
    while read -ra figures; do
        i=$((i + 1))
        loft estimate "${figures[@]}" --json >"e$i.json"
    done <<'END'
--apogee 2111.5km --range 787km --time 30min
--apogee 3000km --range 900km --time 50min
--apogee 500km
--range 500km
--time 10min
--range 1000km --time 12min
--apogee 2000km --time 30min
--apogee 50km --range 600km
--apogee >7000km --range ~1000km
--apogee 2111.5km --range 787km --samples 0
END
}

@test "every shape of an estimate is as data/estimate.schema.json has it" {
    shapes
    valid estimate e*.json
}

@test "every shape of a result is as data/result.schema.json has it" {
    loft run --precise --json "$ROOT"/scenarios/dprk/2017-07-28-hwasong-14.json \
        "$ROOT"/scenarios/dprk/2024-05-27-satellite-failure.json \
        "$ROOT"/scenarios/dprk/2025-01-06-hwasong-16b.json \
        "$ROOT"/scenarios/dprk/2024-10-31-hwasong-19.json \
        "$ROOT"/scenarios/india/2013-09-15-agni-v.json \
        "$ROOT"/scenarios/usa/1958-11-28-atlas-12b.json >all.json
    loft estimate --json --report 'KCNA: 3724.9km 998km 2832s' \
        --report 'Japan: >3500km ~1000km ~45min' >reports.json
    valid result all.json reports.json out/*/result.json
}

@test "an error in place of an answer is as data/error.schema.json has it" {
    echo '{"id": 7}' >bad.json
    loft estimate --json --bogus >error1.json || true
    loft run --json bad.json >error2.json || true
    loft joint --json bad.json nothing.json >error3.json || true
    loft plot --json panels "$ROOT/data/examples/nesc-06.json" -o nodir/a.png >error4.json || true
    valid error error*.json
}

@test "every shape of a joint answer is as data/joint.schema.json has it" {
    local all="$ROOT/scenarios"
    loft joint --json --samples 100 "$all/dprk/2017-05-14-hwasong-12.json" \
        "$all/dprk/2017-08-29-hwasong-12-over-japan.json" >one.json
    loft joint --json --samples 100 "$all/dprk/2022-11-18-hwasong-17.json" \
        "$all/dprk/2023-03-16-hwasong-17.json" >unbounded.json
    loft joint --json --samples 100 "$all/dprk/2017-05-14-hwasong-12.json" \
        "$all/dprk/2017-04-05-hwasong-12-failure.json" >left-out.json
    valid joint one.json unbounded.json left-out.json
    sed 's/"strength"/"strong"/' one.json >renamed.json
    run ! valid joint renamed.json
}

@test "what reach and visible print is as their schemas have it, refused and unbounded too" {
    local dprk=$ROOT/scenarios/dprk id n=0
    for id in 2017-07-28-hwasong-14 2019-07-25-kn-23 2024-10-31-hwasong-19 2017-11-29-hwasong-15; do
        n=$((n + 1))
        loft reach "$dprk/$id.json" --place Guam Tokyo --json >"r$n.json"
        loft visible "$dprk/$id.json" --from Seoul Tokyo Guam London --json >"v$n.json"
    done
    loft estimate --apogee 500km --json >typed.json
    loft reach typed.json --place Guam --json >r5.json
    loft visible typed.json --from Guam --json >v5.json
    valid reach r?.json
    valid visible v?.json
    sed 's/"bearing_deg"/"bearing"/' r1.json >renamed-r.json
    sed 's/"seen_s"/"seen"/' v1.json >renamed-v.json
    run ! valid reach renamed-r.json
    run ! valid visible renamed-v.json
}

@test "the validator notices a key that is missing, unlisted or of another type" {
    loft estimate --apogee 500km --range 500km --json >good.json
    valid estimate good.json
    sed 's/"lower_bound"/"lower_bounds"/' good.json >renamed.json
    run ! valid estimate renamed.json
    sed 's/"lower_bound": false/"lower_bound": "false"/' good.json >typed.json
    run ! valid estimate typed.json
    sed 's/"schema_version": 1/"schema_version": 2/' good.json >later.json
    run ! valid estimate later.json
}

@test "export and ensemble say as JSON what they wrote, and why they did not" {
    loft export 2017-05-14 -o a.kml --json >written.json
    [ "$(get written.json /format /file /flights/0 | paste -sd ' ')" = "kml a.kml flown" ]
    [ -s a.kml ]
    run_loft 2 export 2017-05-14 -f kml --json
    printf '%s\n' "$output" >error.json
    [ "$(get error.json /error/kind)" = usage ]
    has "$stderr" "give -o FILE"
    loft ensemble --class liquid-2 --samples 100 --summary s.json --json >written.json
    [ "$(get written.json /summary)" = s.json ]
    [ -s s.json ]
    run_loft 2 ensemble --class liquid-2 --samples 100 --summary - --json
    printf '%s\n' "$output" >error.json
    [ "$(get error.json /error/status)" = 2 ]
}
