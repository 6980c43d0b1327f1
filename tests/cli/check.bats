#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# check.bats - the mistakes in scenario and case files.

load helpers

@test "every scenario and example case that ships is without mistakes" {
    run_loft 0 check "$ROOT/scenarios" "$ROOT/data/examples"
    [ -z "$stderr" ]
    has "$output" "2024-10-31-hwasong-19.json: valid scenario"
    has "$output" "loft-from-burnout.json: valid case"
    local files=("$ROOT"/scenarios/*/*.json "$ROOT"/data/examples/*.json)
    [ "$(printf '%s\n' "$output" | grep -c 'valid [a-z]*$')" -eq ${#files[@]} ]
}

@test "check --json is one document with a finding for each file" {
    "$LOFT" check --json "$ROOT/scenarios" >a.json 2>stderr
    [ ! -s stderr ]
    local files=("$ROOT"/scenarios/*/*.json)
    is a.json /files ${#files[@]}
    typed a.json /files/0 string file kind
    is a.json /files/0/valid true
    is a.json /files/0/mistakes 0
}

@test "all mistakes of all files are listed, those without any too" {
    echo '{"start": {"lat_deg": "x", "lon_deg": 2, "alt_m": 3, "v_ned_mps": [1, 2, 3]},
        "body": {"vacum": true}, "model": {"gravity": "j3"}}' >case.json
    : >empty.json
    run_loft 3 check case.json "$ROOT/data/examples/loft-from-burnout.json" empty.json
    has "$stderr" 'case.json: line 1, column 23, /start/lat_deg: found "x" (a string), wanted number'
    has "$stderr" 'case.json: line 2, column 27, /body/vacum: unknown key; did you mean "vacuum"?'
    has "$stderr" 'case.json: line 2, column 55, /model/gravity: is "j3"'
    has "$stderr" "empty.json: the file is empty"
    has "$output" "loft-from-burnout.json: valid case"
}

@test "check --json gives place and message of each mistake, with status 3" {
    echo '{"start": {"lat_deg": "x", "lon_deg": 2, "alt_m": 3, "v_ned_mps": [1, 2, 3]},
        "body": {"vacuum": true}}' >case.json
    local rc=0
    "$LOFT" check --json case.json >a.json || rc=$?
    [ "$rc" -eq 3 ]
    is a.json /files/0/valid false
    is a.json /files/0/kind case
    is a.json /files/0/mistakes/0/where /start/lat_deg
    typed a.json /files/0/mistakes/0 string where what
}

@test "a case is not taken for a scenario, nor a scenario for a case" {
    run_loft 3 run "$ROOT/data/examples/loft-from-burnout.json"
    has "$stderr" '"reports" is missing'
    run_loft 3 fly "$ROOT/scenarios/dprk/2017-05-14-hwasong-12.json"
    has "$stderr" '"start" is missing'
}

@test "a file may name its schema for an editor, at its root alone" {
    local address='"$schema": "https://example.org/any.schema.json"'
    sed "1s|{|{ $address,|" "$ROOT/scenarios/dprk/2017-05-14-hwasong-12.json" >named.json
    run_loft 0 check named.json
    sed "1s|{|{ $address,|" "$ROOT/data/examples/nesc-06.json" >case.json
    run_loft 0 check case.json
    sed "s|\"site\": {|&$address,|" "$ROOT/scenarios/dprk/2017-05-14-hwasong-12.json" >site.json
    run_loft 3 check site.json
    has "$stderr" '/site/$schema: unknown key'
}
