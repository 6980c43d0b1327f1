#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# interrupt.bats - what a signal or a limit leaves: a message, its status, no scratch file.

load helpers

# states N - a table of N states, some seconds of flights.
states() {
    awk -v n="$1" 'BEGIN {
        print "lat_deg,lon_deg,alt_m,speed_mps,fpa_deg,azimuth_deg,beta_kgpm2"
        for (i = 0; i < n; i++) printf "41,126,%d,3000,45,90,10000\n", 100000 + i % 50000
    }'
}

# killed SIGNAL PATTERN ARGUMENT... - the program gets the signal once a file matches the
# pattern; its status is left in rc, its messages in stderr.
killed() {
    local signal=$1 pattern=$2 child
    shift 2
    # A shell makes what it starts in the background ignore SIGINT and SIGQUIT, nohup SIGHUP; env
    # undoes it.
    env --default-signal=HUP,INT,QUIT "$LOFT" "$@" >stdout 2>stderr &
    child=$!
    while [ -z "$(compgen -G "$pattern")" ] && kill -0 "$child"; do sleep 0.01; done
    kill -"$signal" "$child"
    rc=0
    wait "$child" || rc=$?
}

@test "a signal ends a stream with its status and a message, and the scratch file is gone" {
    local pair rc
    states 300000 >states.csv
    for pair in HUP:129 INT:130 QUIT:131 TERM:143; do
        killed "${pair%:*}" 'impacts.csv*' ensemble --states states.csv --csv impacts.csv
        echo "$pair: $rc, $(cat stderr), $(ls)"
        [ "$rc" -eq "${pair#*:}" ]
        [ "$(cat stderr)" = "loft: ended by SIG${pair%:*}" ]
        [ -z "$(compgen -G 'impacts.csv*')" ]
    done
}

@test "a signal in the middle of a run leaves whole files alone" {
    local rc i
    for i in 1 2 3; do
        rm -rf out
        killed TERM 'out/*/flown.csv' run --samples 50 --all "$ROOT/scenarios/russia"
        [ "$rc" -eq 143 ]
        [ "$(cat stderr)" = "loft: ended by SIGTERM" ]
        run find out -name '.*' -o -name '*.tmp'
        [ -z "$output" ]
        run find out -name '*.csv' -empty
        [ -z "$output" ]
    done
}

@test "a signal that was ignored at the start stays ignored" {
    local child
    states 100000 >states.csv
    (
        trap '' HUP
        exec "$LOFT" ensemble --states states.csv --csv impacts.csv
    ) &
    child=$!
    while [ -z "$(compgen -G 'impacts.csv*')" ]; do sleep 0.01; done
    kill -HUP "$child"
    wait "$child"
    [ "$(wc -l <impacts.csv)" -eq 100001 ]
}

@test "a file-size limit is status 4 with a message and leaves no file" {
    local out
    states 20000 >states.csv
    for out in impacts.csv impacts.csv.gz impacts.nc; do
        run --separate-stderr bash -c \
            'ulimit -f 50; exec "$0" ensemble --states states.csv --csv "$1"' "$LOFT" "$out"
        [ "$status" -eq 4 ]
        has "$stderr" "$out: cannot write: File too large"
        [ -z "$(compgen -G 'impacts*')" ]
    done
    run --separate-stderr bash -c 'ulimit -f 1; exec "$0" "$@"' "$LOFT" \
        estimate --apogee 2111.5km --range 787km --samples 50 --png a.png
    [ "$status" -eq 4 ]
    has "$stderr" "File too large"
    [ ! -e a.png ]
}

# A library that lets no allocation succeed from the one numbered FAIL_AT on.
@test "out of memory while a file is read is status 1 with a message, not invalid input" {
    command -v cc >/dev/null || skip "no cc"
    [[ $(basename "$(dirname "$LOFT")") != asan ]] || skip "the sanitizer has its own allocator"
    cc -O1 -shared -fPIC -o failing.so "$ROOT/tests/faults/failing_malloc.c" -ldl
    local scenario=$ROOT/scenarios/dprk/2017-05-14-hwasong-12.json result n line
    "$LOFT" run --samples 20 "$scenario" >/dev/null
    result=out/2017-05-14-hwasong-12/result.json
    for line in "export -f kml $result" "check $scenario" "trajectories $result" "list $scenario"; do
        for n in 1 50 400 900 1500 2200; do
            rc=0
            # shellcheck disable=SC2086 # words
            FAIL_AT=$n LD_PRELOAD=$PWD/failing.so "$LOFT" $line >/dev/null 2>stderr || rc=$?
            echo "$line, $n: $rc, $(cat stderr)"
            [ "$rc" -eq 1 ]
            has "$(cat stderr)" "out of memory"
        done
    done
}
