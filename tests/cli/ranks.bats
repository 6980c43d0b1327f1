#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# ranks.bats - a killed ensemble goes on, and many processes give the bits of one.

load helpers

@test "a killed ensemble goes on from its checkpoint to the same summary" {
    local sampled=(ensemble --class liquid-1 --samples 50000)
    "$LOFT" "${sampled[@]}" --summary whole.json
    "$LOFT" "${sampled[@]}" --summary cut.json --checkpoint state 2>/dev/null &
    local run=$!
    while [ ! -s state ] && kill -0 $run 2>/dev/null; do sleep 0.05; done
    kill -KILL $run 2>/dev/null || true
    wait $run || true
    [ -s state ]
    run_loft 0 "${sampled[@]}" --summary cut.json --checkpoint state --resume
    cmp whole.json cut.json
}

@test "a checkpoint of another ensemble is refused" {
    "$LOFT" ensemble --class liquid-1 --samples 500 --summary one.json --checkpoint state
    run_loft 3 ensemble --class liquid-1 --samples 501 --summary two.json \
        --checkpoint state --resume
    has "$stderr" "state: not a checkpoint of this ensemble"
    [ ! -e two.json ]
    run_loft 2 ensemble --class liquid-1 --samples 501 --summary two.json --resume
    has "$stderr" "--resume needs --checkpoint"
}

# The program of `make MPI=1`, where there is one.
mpi() {
    local count=$1
    shift
    OMP_NUM_THREADS=1 mpirun --allow-run-as-root --oversubscribe -n "$count" \
        "$ROOT/build/release/loft-mpi" "$@"
}

@test "one, two and four ranks give the same bits as one process" {
    [ -x "$ROOT/build/release/loft-mpi" ] && command -v mpirun >/dev/null ||
        skip "no loft-mpi: make MPI=1, with libopenmpi-dev and openmpi-bin"
    local sampled=(ensemble --class solid-3 --samples 2000 --summary)
    local figures=(estimate --apogee 2111.5km --range 787km --time 30min
        --class liquid-1 --samples 130 --json)
    "$ROOT/build/release/loft" "${sampled[@]}" 0.json
    "$ROOT/build/release/loft" "${figures[@]}" >0.txt
    local n
    for n in 1 2 4; do
        mpi $n "${sampled[@]}" $n.json
        cmp 0.json $n.json
        mpi $n "${figures[@]}" >$n.txt
        cmp 0.txt $n.txt
    done
}
