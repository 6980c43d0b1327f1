#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# start.bats - what the release program loads before it computes, by the loader's own account.

load helpers

PROGRAM=$ROOT/build/release/loft

# loaded ARGUMENT... - the files that the loader initialised for that command.
loaded() {
    LD_DEBUG=files LD_DEBUG_OUTPUT=$BATS_TEST_TMPDIR/loader "$PROGRAM" "$@" >/dev/null
    sed -n 's/.*calling init: //p' "$BATS_TEST_TMPDIR"/loader.*
    rm "$BATS_TEST_TMPDIR"/loader.*
}

@test "a command that computes loads less than a dozen libraries" {
    for command in --version 'estimate --apogee 2111.5km --range 787km --samples 10' \
        "check $ROOT/scenarios/dprk/2017-05-14-hwasong-12.json"; do
        files=$(loaded $command)
        [ "$(wc -l <<<"$files")" -lt 12 ]
        lacks "$files" cairo
    done
}

@test "the part that draws is loaded for a picture" {
    files=$(loaded estimate --apogee 2111.5km --range 787km --samples 0 \
        --png "$BATS_TEST_TMPDIR/a.png")
    has "$files" loft-parts/loft-drawing.so
    has "$files" libcairo
}

@test "a program without the part that draws says what is missing and still computes" {
    cp "$PROGRAM" "$BATS_TEST_TMPDIR/loft"
    run --separate-stderr "$BATS_TEST_TMPDIR/loft" estimate --apogee 2111.5km --range 787km \
        --samples 0 --png "$BATS_TEST_TMPDIR/b.png"
    [ "$status" -eq 1 ]
    has "$stderr" 'loft-drawing.so or its cairo is missing'
    [ ! -e "$BATS_TEST_TMPDIR/b.png" ]
    run "$BATS_TEST_TMPDIR/loft" estimate --apogee 2111.5km --range 787km --samples 0
    [ "$status" -eq 0 ]
}

@test "a part that draws of another version is refused" {
    mkdir "$BATS_TEST_TMPDIR/loft-parts"
    cp "$PROGRAM" "$BATS_TEST_TMPDIR/loft"
    sed "s/$(cat "$ROOT/VERSION")/9.9.9-dev/g" "$ROOT/build/release/loft-parts/loft-drawing.so" \
        >"$BATS_TEST_TMPDIR/loft-parts/loft-drawing.so"
    run --separate-stderr "$BATS_TEST_TMPDIR/loft" estimate --apogee 2111.5km --range 787km \
        --samples 0 --png "$BATS_TEST_TMPDIR/c.png"
    [ "$status" -eq 1 ]
    has "$stderr" 'loft-drawing.so or its cairo is missing'
}
