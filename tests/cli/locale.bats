#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# locale.bats - a host program may set a locale with another decimal sign: nothing that is
# read or written changes. A library that is loaded first sets it as such a program would.

load helpers

# one comma, and the sign of ps_AF, which is two bytes
LOCALES=(de_DE ps_AF)

setup_file() {
    cd "$BATS_FILE_TMPDIR" || return 1
    cat >host.c <<'C'
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
__attribute__((constructor)) static void host(void)
{
    char text[32];
    snprintf(text, sizeof text, "%.1f", setlocale(LC_ALL, "") != NULL ? 0.5 : 0.0);
    if (strcmp(text, "0.5") == 0 || text[0] != '0' || strcmp(text, "0.0") == 0) {
        fprintf(stderr, "the locale is not one with another decimal sign\n");
        exit(99);
    }
}
C
    cc -shared -fPIC host.c -o host.so
    local name
    for name in "${LOCALES[@]}"; do
        localedef -i "$name" -f UTF-8 "./$name.UTF-8" >/dev/null 2>&1 || true
    done
}

# hosted NAME ARGUMENT... - the program in a host of that locale.
hosted() {
    local name=$1
    shift
    env LD_PRELOAD="$BATS_FILE_TMPDIR/host.so" LOCPATH="$BATS_FILE_TMPDIR" \
        ASAN_OPTIONS="${ASAN_OPTIONS-}:verify_asan_link_order=0" LC_ALL="$name.UTF-8" \
        "$LOFT" "$@"
}

# same ARGUMENT... - standard output and error are those without a locale.
same() {
    local name status=0 wanted=0
    "$LOFT" "$@" >plain.out 2>plain.err || wanted=$?
    for name in "${LOCALES[@]}"; do
        [ -d "$BATS_FILE_TMPDIR/$name.UTF-8" ] || skip "localedef cannot make $name"
        status=0
        hosted "$name" "$@" >hosted.out 2>hosted.err || status=$?
        [ "$status" -eq "$wanted" ]
        cmp plain.out hosted.out
        cmp plain.err hosted.err
    done
}

EVENT=$ROOT/scenarios/dprk/2017-05-14-hwasong-12.json
export SOURCE_DATE_EPOCH=1700000000 # exports have the second when they were written

@test "texts, JSON and messages are the same in any locale" {
    same estimate --apogee 2111.5km --range 787km --time 30min --samples 50
    same estimate --apogee 2111.5km --range 787km --json --samples 50
    same estimate --apogee 2111.5km --range 7x
    same estimate --range 1,100.5km --site 39.2,125.7 --azimuth 71.5deg --samples 50
    same fly "$ROOT/data/examples/nesc-06.json"
    same fly "$ROOT/data/examples/nesc-06.json" --json
    same trajectories "$EVENT"
    same list "$ROOT/scenarios/dprk"
    same scorecard "$EVENT"
    same sources "$ROOT/scenarios/dprk"
    same payload "$ROOT/data/examples/two-stage-by-masses.json"
    sed 's/"apogee_km": 2111.5/"apogee_km": -2111.5/; s/"lat_deg": /&1000.5e3/' "$EVENT" >"${EVENT##*/}"
    same check "${EVENT##*/}"
}

@test "tables are read and written the same in any locale" {
    printf '%s\n' lat_deg,lon_deg,alt_m,speed_mps,fpa_deg,azimuth_deg,beta_kgpm2 \
        41.5,126.25,100000.5,3000.25,45.5,90.75,10000 41.5,126.25,100000.5,3000,45,90,x >s.csv
    same ensemble --states s.csv --csv -
    same ensemble --class solid-1 --samples 300 --summary -
}

@test "what a run writes, and every export of it, is the same in any locale" {
    local name format
    "$LOFT" run "$EVENT" --samples 50 --out plain >/dev/null
    for name in "${LOCALES[@]}"; do
        [ -d "$BATS_FILE_TMPDIR/$name.UTF-8" ] || skip "localedef cannot make $name"
        hosted "$name" run "$EVENT" --samples 50 --out "$name" >/dev/null
        diff -r plain "$name"
    done
    cd plain/*/
    for format in $(listed export Formats); do
        same export -f "$format" --flight flown -o - result.json
        [ -s plain.out ]
    done
    [ "$format" = netcdf ]
}

@test "pictures are the same in any locale" {
    local name kind
    "$LOFT" run "$EVENT" --samples 50 --out out >/dev/null
    for kind in profile panels map; do
        for name in "${LOCALES[@]}"; do
            [ -d "$BATS_FILE_TMPDIR/$name.UTF-8" ] || skip "localedef cannot make $name"
            hosted "$name" plot "$kind" out/*/result.json --size 900.5x560.5 -o "$name.svg"
            "$LOFT" plot "$kind" out/*/result.json --size 900.5x560.5 -o plain.svg
            cmp plain.svg "$name.svg"
        done
    done
}
