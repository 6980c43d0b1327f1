#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# checkpoint.bats - a posterior that was killed goes on to the same bits. That of an ensemble:
# ranks.bats.

load helpers

FIGURES=(estimate --apogee 2111.5km --range 787km --time 30min --class liquid-1)

# killed ARGUMENT... - ends the command when its checkpoint has more than the start of it.
killed() {
    "$LOFT" "$@" --checkpoint state >/dev/null 2>&1 &
    local run=$! first=
    while kill -0 $run 2>/dev/null; do
        [ -n "$first" ] || first=$(stat -c %s state 2>/dev/null || true)
        [ -z "$first" ] || [ "$(stat -c %s state)" -eq "$first" ] || break
        sleep 0.02
    done
    kill -KILL $run 2>/dev/null || true
    wait $run || true
    [ -s state ]
}

@test "a killed estimate goes on from its checkpoint to the same answer" {
    local many=("${FIGURES[@]}" --samples 6000 --json)
    "$LOFT" "${many[@]}" >whole.json
    killed "${many[@]}"
    "$LOFT" "${many[@]}" --checkpoint state --resume >cut.json
    cmp whole.json cut.json
    cp state good
    "$LOFT" "${many[@]}" --checkpoint state --resume >again.json # all of it is there
    cmp whole.json again.json
    cmp good state
}

@test "threads, pictures and words of an estimate may change between its parts" {
    "$LOFT" "${FIGURES[@]}" --samples 60 >words
    OMP_NUM_THREADS=1 "$LOFT" "${FIGURES[@]}" --samples 60 --json --checkpoint state >/dev/null
    OMP_NUM_THREADS=3 "$LOFT" "${FIGURES[@]}" --samples 60 --png x.png --checkpoint state --resume >cut
    cmp words cut
    [ -s x.png ]
}

@test "a checkpoint with other figures, data, class or samples is refused" {
    "$LOFT" "${FIGURES[@]}" --samples 60 --checkpoint state >/dev/null
    mkdir kept
    cp state kept
    local other
    for other in '--samples 61' '--samples 60 --seed 2' '--samples 60 --azimuth 70deg' \
        '--samples 60 --burn-time 150s' '--samples 60 --ballistic'; do
        # shellcheck disable=SC2086 # words
        run_loft 3 "${FIGURES[@]}" $other --checkpoint state --resume
        has "$stderr" "state: not a checkpoint of this posterior: it has "
        [ -z "$output" ]
    done
    mkdir data
    cp "$ROOT"/data/{classes,prior,reports}.json data
    sed -i '0,/"value": 0.17/s//"value": 0.5/' data/prior.json
    LOFT_DATA=data run_loft 3 "${FIGURES[@]}" --samples 60 --checkpoint state --resume
    has "$stderr" "it has \"classes_prior_reports\""
    run_loft 3 "${FIGURES[@]}" --samples 60 --checkpoint stat --resume
    has "$stderr" "stat: there is no such file, but state is a checkpoint of this posterior"
    run_loft 3 ensemble --class liquid-1 --samples 60 --summary x.json --checkpoint state --resume
    has "$stderr" "state: not a checkpoint of this ensemble"
    cmp kept/state state
    head -c 5000 kept/state >state
    run_loft 3 "${FIGURES[@]}" --samples 60 --checkpoint state --resume
    has "$stderr" "the checkpoint is damaged"
}

@test "a killed run of one scenario, and joint, go on to the same bits" {
    local hs12=$ROOT/scenarios/dprk/2017-05-14-hwasong-12.json
    local many=(run --samples 4000 "$hs12")
    "$LOFT" "${many[@]}" --out whole >whole.txt
    killed "${many[@]}" --out cut
    "$LOFT" "${many[@]}" --out cut --checkpoint state --resume >cut.txt
    diff -r whole cut
    diff <(sed s/whole/cut/g whole.txt) cut.txt
    run_loft 3 run --samples 4000 --ballistic "$hs12" --checkpoint state --resume
    has "$stderr" 'it has "ballistic": false, the command "ballistic": true'
    rm state
    many=(joint --samples 1500 "$hs12" "$ROOT/scenarios/dprk/2017-08-29-hwasong-12-over-japan.json")
    "$LOFT" "${many[@]}" >whole.txt
    killed "${many[@]}"
    "$LOFT" "${many[@]}" --checkpoint state --resume >cut.txt
    cmp whole.txt cut.txt
    run_loft 3 "${many[@]}" --class liquid-1 --checkpoint state --resume
    has "$stderr" 'it has "class": null, the command "class": "liquid-1"'
}

@test "a checkpoint that cannot be written ends the command with one message" {
    run_loft 4 "${FIGURES[@]}" --checkpoint no/state
    has "$stderr" "no/state"
    [ "${#stderr_lines[@]}" -eq 1 ]
    [ -z "$output" ]
    echo precious >notes
    run_loft 3 "${FIGURES[@]}" --checkpoint notes
    has "$stderr" "notes: this file is not a checkpoint"
    run_loft 2 "${FIGURES[@]}" --checkpoint -
    has "$stderr" "standard output cannot be read again"
    run_loft 2 "${FIGURES[@]}" --resume
    has "$stderr" "estimate: --resume needs --checkpoint"
}

@test "a checkpoint is of one scenario" {
    run_loft 2 run --all "$ROOT/scenarios/russia" --checkpoint state
    has "$stderr" "--all --resume keeps the events that are finished"
    run_loft 2 run "$ROOT/scenarios/russia" --checkpoint state
    has "$stderr" "--checkpoint takes one scenario, not "
    [ ! -e state ]
    [ ! -e out ]
}
