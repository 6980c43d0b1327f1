#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# faults.sh - what the program leaves and says when the machine fails it.
#
# usage: faults.sh PROGRAM FAILING_MALLOC.so [TABLE.tsv]
#
# FAULTS_KILLS=200   kill -9 at so many random moments, and so many signals
# FAULTS_STRIDE=1    no memory from each n-th allocation on
# FAULTS_SEED=1      of the random moments
#
# Each trial has a status, a message and a rest of files that it may leave. The last line is
# "N passed, N failed"; TABLE gets a row for each kind of fault.
set -u
LOFT=$(realpath "$1")
MALLOC=$(realpath "$2")
TABLE=${3-}
KILLS=${FAULTS_KILLS:-200}
STRIDE=${FAULTS_STRIDE:-1}
RANDOM=${FAULTS_SEED:-1}
ROOT=$(cd "$(dirname "$0")/.." && pwd)
DAY=$(date -u +%F)
VERSION=$(<"$ROOT/VERSION")-$(git -C "$ROOT" rev-parse --short HEAD 2>/dev/null || echo tree)
export LC_ALL=C OMP_NUM_THREADS=2
unset LOFT_DATA

[ -z "$TABLE" ] || TABLE=$(realpath -m "$TABLE")
WORK=$(mktemp -d)
MOUNTED=
finish() {
    [ -z "$MOUNTED" ] || umount "$MOUNTED"
    rm -rf "$WORK"
}
trap finish EXIT
cd "$WORK" || exit 1

passed=0
failed=0
rows=()

# begin WHAT - a kind of fault; end FOUND writes its row.
begin() {
    what=$1
    from=$((passed + failed))
    before=$failed
    started=$SECONDS
}
end() {
    local n=$((passed + failed - from)) bad=$((failed - before))
    printf '%-60s %6d tried, %d failed, %d s\n' "$what" "$n" "$bad" $((SECONDS - started))
    rows+=("$what"$'\t'"$n"$'\t'"$bad"$'\t'"$1"$'\t'"$DAY"$'\t'"$VERSION"$'\t'"make faults FAULTS_KILLS=$KILLS FAULTS_STRIDE=$STRIDE")
}
# verdict REASON WHAT... - an empty reason is a pass.
verdict() {
    if [ -z "$1" ]; then
        passed=$((passed + 1))
        return
    fi
    failed=$((failed + 1))
    echo "FAILED: $what: ${*:2}: $1"
    head -c 300 err
}

# ---- the commands: those that write a file get its path for @ ----

SCENARIO=$ROOT/scenarios/dprk/2017-05-14-hwasong-12.json
OTHER=$ROOT/scenarios/dprk/2017-08-29-hwasong-12-over-japan.json
"$LOFT" run --samples 20 "$SCENARIO" --out made >/dev/null || exit 1
RESULT=$WORK/made/$(basename "$SCENARIO" .json)/result.json
mkdir few
cp "$ROOT"/scenarios/russia/*.json few
awk 'BEGIN {
    print "lat_deg,lon_deg,alt_m,speed_mps,fpa_deg,azimuth_deg,beta_kgpm2"
    for (i = 0; i < 200000; i++) printf "41,126,%d,3000,45,90,10000\n", 100000 + i % 50000
}' >states.csv
head -n 2000 states.csv >some.csv

FILES=(
    "run --samples 20 $SCENARIO --out @"
    "run --samples 20 --all few --out @"
    "ensemble --states some.csv --csv @/x.csv"
    "ensemble --states some.csv --csv @/x.csv.gz"
    "ensemble --states some.csv --csv @/x.nc"
    "ensemble --class solid-1 --samples 500 --summary @/x.json"
    "ensemble --class solid-1 --samples 500 --summary x.json --checkpoint @/x.state"
    "estimate --apogee 2111.5km --range 787km --samples 20 --checkpoint @/x.state"
    "joint --samples 20 $SCENARIO $OTHER --checkpoint @/x.state"
    "export -f csv $RESULT -o @/x.csv"
    "export -f kml $RESULT -o @/x.kml"
    "export -f netcdf $RESULT -o @/x.nc"
    "plot profile $RESULT -o @/x.png"
    "plot map $RESULT -o @/x.svg"
    "joint --samples 20 $SCENARIO $OTHER --plot @/x.png"
    "estimate --apogee 2111.5km --range 787km --samples 20 --png @/x.png"
    "fly $ROOT/data/examples/loft-from-burnout.json --csv @/x.csv"
)
STREAMS=(
    "run --samples 20 $SCENARIO --out o"
    "run --samples 20 --all few --out o"
    "run --samples 20 --json few --out o"
    "ensemble --states some.csv --csv -"
    "ensemble --class solid-1 --samples 500 --summary -"
    "export -f csv $RESULT"
    "export -f kml $RESULT"
    "joint --samples 20 $SCENARIO $OTHER"
    "estimate --apogee 2111.5km --range 787km --samples 20"
    "list $ROOT/scenarios"
    "check $SCENARIO"
    "scorecard --samples 20 $SCENARIO"
    "sources $SCENARIO"
    "trajectories $RESULT"
)

# scratch FOLDER - the first scratch file that is left there.
scratch() {
    find "$1" \( -name '.loft-*' -o -name 'x.*.??????' \) -print -quit 2>/dev/null
}
# wanted STATUS TEXT - of the last run; what is wrong with it.
wanted() {
    [ "$rc" -eq "$1" ] || { echo "status $rc, wanted $1"; return; }
    grep -q "$2" err || echo "no message: $2"
}

# writes FOLDER TEXT - each command that writes a file, into a folder that takes none.
writes() {
    local line reason
    for line in "${FILES[@]}"; do
        rc=0
        # shellcheck disable=SC2086 # words
        "$LOFT" ${line//@/$1} >out 2>err || rc=$?
        reason=$(wanted 4 "$2")
        [ -n "$reason" ] || [ -z "$(scratch "$1")" ] || reason="left $(scratch "$1")"
        [ -n "$reason" ] || [ -z "$(find "$1" -name 'x.*' 2>/dev/null)" ] || reason="left a file"
        verdict "$reason" "$line"
    done
}

# ---- files and streams that cannot be written ----

begin 'a folder that is a file'
: >plain
writes plain/in ''
end 'nothing'

if mkdir disk && mount -t tmpfs -o size=64k none disk 2>/dev/null; then
    MOUNTED=$WORK/disk
    begin 'a full disk'
    head -c 100000 /dev/zero >disk/filler 2>/dev/null
    writes disk 'No space left'
    end 'nothing'
    rm -rf "${MOUNTED:?}"/*
    mount -o remount,ro disk
    begin 'a read-only file system'
    writes disk 'Read-only file system'
    end 'nothing'
    umount disk
    MOUNTED=
else
    echo 'skipped: a full and a read-only disk: no right to mount'
fi

# rest FOLDER LINE - what is wrong with the files that a failed command left: a checkpoint may
# stay as it was written before, if the same answer comes of it.
rest() {
    local state=$1/x.state
    [ -z "$(find "$1" \( -name 'x.*' -o -name '.loft-*' \) ! -name x.state)" ] || { echo 'left a file'; return; }
    [ -e "$state" ] || return
    # shellcheck disable=SC2086 # words
    "$LOFT" ${2//@/$1} --resume >resumed 2>err || { echo "a checkpoint of no use: status $?"; return; }
    # shellcheck disable=SC2086 # words
    "$LOFT" ${2% --checkpoint *} 2>err | cmp -s - resumed || echo 'another answer from the checkpoint'
}

begin 'a file-size limit of 1 kB'
mkdir limited
for line in "${FILES[@]}"; do
    rm -rf limited/*
    rc=0
    # shellcheck disable=SC2086 # words
    (ulimit -f 1 && exec "$LOFT" ${line//@/limited}) >/dev/null 2>err || rc=$?
    reason=
    if [ "$rc" -ne 0 ]; then # a summary may be shorter
        reason=$(wanted 4 'File too large')
        [ -n "$reason" ] || reason=$(rest limited "$line")
    fi
    [ -z "$(scratch limited)" ] || reason="left $(scratch limited)"
    verdict "$reason" "$line"
done
end 'SIGXFSZ ended the program without a message; a stream left its scratch file'

begin 'standard output on a full disk'
for line in "${STREAMS[@]}"; do
    rc=0
    # shellcheck disable=SC2086 # words
    "$LOFT" $line >/dev/full 2>err || rc=$?
    verdict "$(wanted 4 'No space left')" "$line"
done
end 'nothing'

begin 'standard output closed at the other end'
mkfifo pipe
for line in "${STREAMS[@]}"; do
    rc=0
    (exec 3>pipe; sleep 0.05; exec 4>&-; # the reader has left when the program starts
        # shellcheck disable=SC2086 # words
        exec "$LOFT" $line >&3 2>err) &
    : <pipe
    wait $! 2>/dev/null || rc=$?
    reason=
    [ "$rc" -eq 141 ] || reason="status $rc, wanted 141"
    [ ! -s err ] || reason='a message'
    verdict "$reason" "$line"
done
end 'a message and status 4 where others are quiet'

# ---- memory ----

# starve ARGUMENT... - no memory from each allocation on: a message and the status 1, or 4 where
# the system says it of a file, or the whole output.
starve() {
    local total i reason
    rm -rf starved && mkdir starved
    FAIL_COUNT=n LD_PRELOAD=$MALLOC OMP_NUM_THREADS=1 "$LOFT" "$@" >good 2>/dev/null
    total=$(<n)
    for ((i = 1; i <= total; i += STRIDE)); do
        rc=0
        rm -rf starved && mkdir starved
        FAIL_AT=$i LD_PRELOAD=$MALLOC OMP_NUM_THREADS=1 "$LOFT" "$@" >out 2>err || rc=$?
        reason=
        if [ "$rc" -eq 0 ]; then
            cmp -s out good || reason='status 0 and another output'
        elif [ "$rc" -ne 1 ] && [ "$rc" -ne 4 ]; then
            reason="status $rc"
        elif ! grep -q 'memory' err; then
            reason='no message'
        fi
        [ -z "$(scratch starved)" ] || reason="left $(scratch starved)"
        verdict "$reason" "allocation $i of $*"
    done
}
begin 'out of memory at each allocation'
starve export -f csv "$RESULT" -o starved/x.csv
starve export -f kml "$RESULT"
starve export -f netcdf "$RESULT" -o starved/x.nc
starve estimate --apogee 2111.5km --range 787km --samples 20 --json
starve estimate --apogee 2111.5km --range 787km --samples 20 --checkpoint starved/x.state
starve ensemble --states some.csv --csv -
starve ensemble --class solid-1 --samples 300 --summary starved/x.json --checkpoint starved/x.state
starve plot profile "$RESULT" -o starved/x.png
starve plot map "$RESULT" -o starved/x.svg
starve run --samples 20 "$SCENARIO" --out starved/
starve run --samples 20 --all "$SCENARIO" --out starved/
starve joint --samples 20 "$SCENARIO" "$OTHER"
starve check "$SCENARIO"
end 'export, check, list and others failed with status 3 and no word; an address was called wrong; an export was empty with status 0'

# One failure alone can hide: what follows has memory again.
begin 'out of memory at one allocation alone'
export FAIL_ONCE=1
starve export -f kml "$RESULT"
starve trajectories "$RESULT"
starve trajectories "$SCENARIO"
starve joint --samples 20 "$SCENARIO" "$OTHER"
unset FAIL_ONCE
end 'a line of an export was lost with status 0; a result was taken for a scenario'

# ---- signals ----

# moment - a random one within 0.6 s.
moment() {
    printf '0.%03d' $((RANDOM % 600))
}
# hit SIGNAL ARGUMENT... - the program gets the signal at a random moment; rc is its status.
hit() {
    local signal=$1 child
    shift
    env --default-signal=INT "$LOFT" "$@" >out 2>err &
    child=$!
    sleep "$(moment)"
    kill -"$signal" $child 2>/dev/null
    rc=0
    wait $child 2>/dev/null || rc=$?
}
begin 'SIGINT and SIGTERM at random moments'
for ((i = 0; i < KILLS; i++)); do
    rm -rf hit && mkdir hit
    case $((i % 4)) in
    0) line="run --samples 200 --all few --out hit" ;;
    1) line="ensemble --states states.csv --csv hit/x.csv" ;;
    2) line="ensemble --class solid-1 --samples 400000 --summary hit/x.json --checkpoint hit/x.state" ;;
    3) line="joint --samples 500 $SCENARIO $OTHER --plot hit/x.png" ;;
    esac
    signal=INT code=130
    [ $((i / 4 % 2)) -eq 0 ] || signal=TERM code=143
    # shellcheck disable=SC2086 # words
    hit $signal $line
    reason=
    if [ "$rc" -eq $code ]; then
        # Before main there is nobody to say it.
        [ ! -s err ] || grep -q "ended by SIG$signal" err || reason='another message'
    elif [ "$rc" -ne 0 ]; then
        reason="status $rc"
    fi
    [ -z "$(scratch hit)" ] || reason="left $(scratch hit)"
    verdict "$reason" "SIG$signal: $line"
done
end 'SIGTERM and SIGHUP left the scratch file of a stream and no message'

begin 'kill -9 of ensemble --checkpoint, and --resume'
sampled="ensemble --class solid-1 --samples 100000"
# shellcheck disable=SC2086 # words
"$LOFT" $sampled --summary whole.json
for ((i = 0; i < KILLS; i++)); do
    rm -f state cut.json
    # shellcheck disable=SC2086 # words
    hit KILL $sampled --summary cut.json --checkpoint state
    rc=0
    # shellcheck disable=SC2086 # words
    "$LOFT" $sampled --summary cut.json --checkpoint state --resume 2>err || rc=$?
    reason=
    [ "$rc" -eq 0 ] || reason="status $rc"
    cmp -s whole.json cut.json || reason='another summary'
    verdict "$reason" "kill $i"
done
end 'changed bytes, other data and a misspelt name were taken; the rest of a killed write passed for the right name'

# resumes NAME ARGUMENT... - kill -9, and what comes of the checkpoint on standard output.
resumes() {
    local name=$1 i reason
    shift
    "$LOFT" "$@" >whole.out 2>/dev/null
    for ((i = 0; i < KILLS; i++)); do
        rm -f state
        hit KILL "$@" --checkpoint state
        rc=0
        "$LOFT" "$@" --checkpoint state --resume >cut.out 2>err || rc=$?
        reason=
        [ "$rc" -eq 0 ] || reason="status $rc"
        cmp -s whole.out cut.out || reason='another answer'
        verdict "$reason" "$name, kill $i"
    done
}
begin 'kill -9 of a posterior with --checkpoint, and --resume'
resumes estimate estimate --apogee 2111.5km --range 787km --time 30min --samples 4000 --json
resumes run run --samples 1500 "$SCENARIO" --out posterior
resumes joint joint --samples 800 "$SCENARIO" "$OTHER" --json
end 'posteriors began at the first sample again'

begin 'kill -9 of run --all, and --resume'
some="run --samples 200 --all few"
# shellcheck disable=SC2086 # words
"$LOFT" $some --out whole >/dev/null
for ((i = 0; i < KILLS; i++)); do
    rm -rf cut
    # shellcheck disable=SC2086 # words
    hit KILL $some --out cut
    rc=0
    # shellcheck disable=SC2086 # words
    "$LOFT" $some --out cut --resume >/dev/null 2>err || rc=$?
    reason=
    [ "$rc" -eq 0 ] || reason="status $rc"
    find cut -name '.loft-*' -delete # the one rest that nobody can remove
    diff -r whole cut >diff.txt || reason=$(head -n 1 diff.txt)
    verdict "$reason" "kill $i"
done
end 'it began at the first event again'

begin 'two runs into one folder at once'
for ((i = 0; i < (KILLS + 9) / 10; i++)); do
    rm -rf both
    # shellcheck disable=SC2086 # words
    "$LOFT" $some --out both >/dev/null 2>err &
    # shellcheck disable=SC2086 # words
    "$LOFT" $some --out both >/dev/null 2>err2
    rc=$?
    wait $! || rc=$?
    reason=
    [ "$rc" -eq 0 ] || reason="status $rc"
    [ -z "$(scratch both)" ] || reason="left $(scratch both)"
    diff -r -x finished.txt whole both >diff.txt || reason=$(head -n 1 diff.txt)
    verdict "$reason" "pair $i"
done
end 'nothing'

if [ -n "$TABLE" ]; then
    mkdir -p "$(dirname "$TABLE")"
    printf '%s\n' "${rows[@]}" >"$TABLE"
fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
