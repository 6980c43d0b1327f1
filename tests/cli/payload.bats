#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# payload.bats - the standard range against the payload of a case.

load helpers

@test "a case by masses gives a table from half to twice its payload" {
    run_loft 0 payload "$ROOT/data/examples/two-stage-by-masses.json"
    has "$output" "payload kg"
    has "$output" "         500"
    has "$output" "        1000"
    has "$output" "        2000"
    [ -z "$stderr" ]
}

@test "the payload table as JSON" {
    run_loft 0 payload --json "$ROOT/data/examples/two-stage-by-masses.json"
    has "$output" '"payload_kg": 1000,'
    has "$output" '"unbounded": false'
}

@test "a case without masses is told so" {
    run_loft 3 payload "$ROOT/data/examples/nesc-06.json"
    has "$stderr" "no vehicle masses"
}
