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

@test "a checkpoint with a changed byte is refused, wherever it stands" {
    need_python
    local sampled=(ensemble --class solid-1 --samples 500 --summary sum.json --checkpoint state)
    "$LOFT" "${sampled[@]}"
    cp state good
    rm sum.json
    local at size
    size=$(stat -c %s good)
    for at in 0 16 30 $((size / 3)) $((size / 2)) $((size - 33)) $((size - 1)); do
        "$PYTHON" - "$at" <<'PY'
import sys
bytes = bytearray(open('good', 'rb').read())
bytes[int(sys.argv[1])] ^= 255
open('state', 'wb').write(bytes)
PY
        run_loft 3 "${sampled[@]}" --resume
        has "$stderr" "state: "
        [ ! -e sum.json ]
    done
    head -c $((size / 2)) good >state
    run_loft 3 "${sampled[@]}" --resume
    has "$stderr" "the checkpoint is damaged"
}

@test "a checkpoint of other data is refused, and goes on with its own" {
    mkdir data
    cp "$ROOT"/data/{classes,prior,reports}.json data
    local sampled=(ensemble --class solid-2 --samples 500 --checkpoint state)
    LOFT_DATA=data "$LOFT" "${sampled[@]}" --summary one.json
    sed -i '0,/"value": 0.17/s//"value": 0.5/' data/prior.json
    LOFT_DATA=data run_loft 3 "${sampled[@]}" --resume --summary two.json
    has "$stderr" "not a checkpoint of this ensemble: it has \"classes_prior_reports\""
    [ ! -e two.json ]
    cp "$ROOT"/data/prior.json data
    LOFT_DATA=data run_loft 0 "${sampled[@]}" --resume --summary two.json
    cmp one.json two.json
}

@test "--resume without its file starts anew and says so, but a misspelt name is refused" {
    local sampled=(ensemble --class solid-1 --samples 500 --summary sum.json)
    run_loft 0 "${sampled[@]}" --checkpoint state --resume
    has "$stderr" "state: there is no such file yet; starting anew"
    run_loft 3 "${sampled[@]}" --checkpoint stat --resume
    has "$stderr" "stat: there is no such file, but state is a checkpoint of this ensemble"
    mkdir other
    run_loft 3 "${sampled[@]}" --checkpoint ./stat --resume
    has "$stderr" "give --checkpoint ./state"
    run_loft 0 "${sampled[@]}" --seed 2 --checkpoint stat --resume
    mkdir killed # in the middle of the first checkpoint
    cp state killed/.loft-1234-0.tmp
    run_loft 0 "${sampled[@]}" --checkpoint killed/state --resume
}

@test "--checkpoint does not overwrite what is not a checkpoint" {
    echo precious >notes
    run_loft 3 ensemble --class solid-1 --samples 500 --summary sum.json --checkpoint notes
    has "$stderr" "notes: this file is not a checkpoint"
    [ "$(cat notes)" = precious ]
    run_loft 4 ensemble --class solid-1 --samples 500 --summary sum.json --checkpoint no/state
    has "$stderr" "no/state"
}

# The program of `make MPI=1`, where there is one.
mpi() {
    local count=$1
    shift
    OMP_NUM_THREADS=1 mpirun --allow-run-as-root --oversubscribe -n "$count" \
        "$ROOT/build/release/loft-mpi" "$@"
}

need_mpi() {
    [ -x "$ROOT/build/release/loft-mpi" ] && command -v mpirun >/dev/null ||
        skip "no loft-mpi: make MPI=1, with libopenmpi-dev and openmpi-bin"
}

@test "one, two and four ranks give the same bits as one process" {
    need_mpi
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

# alike ARGUMENT... - two ranks end, with the status and the message of one process.
alike() {
    local one=0 two=0
    "$ROOT/build/release/loft" "$@" >/dev/null 2>one.txt || one=$?
    timeout 60 bash -c "$(declare -f mpi); mpi 2 \"\$@\"" mpi "$@" >/dev/null 2>two.txt || two=$?
    echo "$*: $one and $two"
    cat one.txt two.txt
    [ "$one" -ne 0 ]
    [ "$one" -eq "$two" ]
    has "$(cat two.txt)" "$(head -n 1 one.txt)"
}

@test "what the first rank cannot read or write ends all ranks with its status" {
    need_mpi
    {
        echo lat_deg,lon_deg,alt_m,speed_mps,fpa_deg,azimuth_deg,beta_kgpm2
        yes 41,126,100000,3000,45,90,10000 | head -n 100000
    } >states.csv
    local sampled=(ensemble --class solid-1 --samples 100000)
    alike ensemble --states states.csv --csv no/x.csv
    alike ensemble --states states.csv --csv no/x.nc
    alike ensemble --states states.csv --csv /dev/full
    alike ensemble --states none.csv --csv x.csv
    alike ensemble --states /dev/null --csv x.csv
    alike ensemble --states . --csv x.csv
    alike "${sampled[@]}" --summary no/x.json
    alike "${sampled[@]}" --summary /dev/full
    alike "${sampled[@]}" --summary x.json --checkpoint no/state
    echo x >notes
    alike "${sampled[@]}" --summary x.json --checkpoint notes
    alike "${sampled[@]}" --summary x.json --checkpoint notes --resume
    alike estimate --apogee 2111.5km --range 787km --samples 50 --png no/x.png
    alike estimate --apogee 2111.5km --range 787km --class none
    mkdir data
    echo '{' >data/prior.json
    export LOFT_DATA=data
    alike "${sampled[@]}" --summary x.json
    unset LOFT_DATA
    [ ! -e x.csv ]
    [ ! -e x.json ]
}

@test "a table that fails half-way ends all ranks, and one on standard input reaches all" {
    need_mpi
    {
        echo lat_deg,lon_deg,alt_m,speed_mps,fpa_deg,azimuth_deg,beta_kgpm2
        yes 41,126,100000,3000,45,90,10000 | head -n 400000
    } >states.csv
    gzip -c states.csv >whole.gz
    head -c $(($(stat -c %s whole.gz) / 2)) whole.gz >cut.csv.gz
    cp whole.gz bad.csv.gz
    printf xxxxxxxx | dd of=bad.csv.gz bs=1 seek=$(($(stat -c %s whole.gz) / 2)) conv=notrunc 2>/dev/null
    alike ensemble --states bad.csv.gz --csv x.csv
    alike ensemble --states cut.csv.gz --csv x.csv
    [ ! -e x.csv ]
    head -n 3000 states.csv >some.csv
    "$LOFT" ensemble --states some.csv --csv one.csv
    mpi 2 ensemble --states - --csv two.csv <some.csv
    cmp one.csv two.csv
}

@test "a signal to one rank ends all" {
    need_mpi
    local signal run rank rc
    for signal in TERM KILL; do
        mpi 2 ensemble --class solid-1 --samples 100000000 --summary x.json --checkpoint state.$signal &
        run=$!
        while [ ! -s state.$signal ]; do sleep 0.05; done
        rank=$(pgrep -f "samples 100000000 --summary x.json --checkpoint state.$signal" |
            while read -r pid; do grep -qs OMPI_COMM_WORLD_RANK=1 <(tr '\0' '\n' <"/proc/$pid/environ") && echo "$pid"; done)
        kill -$signal "$rank"
        rc=0
        wait $run || rc=$?
        echo "$signal: $rc"
        [ "$rc" -ne 0 ]
        [ ! -e x.json ]
    done
}
