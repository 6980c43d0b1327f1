#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# doc-numbers.bats - a number that a document quotes is the one of the code.

bats_require_minimum_version 1.5.0

setup() {
    ROOT=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
    TREE=$BATS_TEST_TMPDIR/tree
    mkdir -p "$TREE/sim/deep" "$TREE/data" "$TREE/docs"
    cat >"$TREE/sim/deep/reach.c" <<'C'
enum { LOFT_AZIMUTHS = 24, /* evenly: LOFT_AZIMUTHS = 36 */ LOFT_OTHERS };
#define LOFT_ENTRY_M 120e3
#define LOFT_SIZE    ((size_t)16 << 20)
static const double lowest_rad = -15.0 / 180.0 * LOFT_PI;
#define LOFT_PI 3.14159265358979323846
static const double j[] = {
    0.0, 1.08262982e-3,
    -2.532656485e-6};
static launch one(void) { return (launch){.turn_fraction = 0.6, .beta = 6e3}; }
static double width(double x) { return fmin(8.0, x / 5.0); }
C
    echo 'static launch two(void) { return (launch){.turn_fraction = 0.7}; }' \
        >"$TREE/sim/other.c"
    printf '{\n  "burn": {\n    "value": 0.17,\n    "reason": "x"\n  }\n}\n' \
        >"$TREE/data/prior.json"
}

# says STATUS TEXT DOCUMENT - the check of a tree with that document.
says() {
    printf '%s\n' "$3" >"$TREE/docs/page.md"
    run sh "$ROOT/tools/check-doc-numbers.sh" "$TREE"
    if [ "$status" -ne "$1" ] || [[ $output != *"$2"* ]]; then
        echo "status $status: $output"
        return 1
    fi
}

@test "the documents quote the numbers that the code has" {
    run sh "$ROOT/tools/check-doc-numbers.sh" "$ROOT"
    [ "$status" -eq 0 ] || {
        echo "$output"
        return 1
    }
}

@test "an enumerator, a macro, a constant, a member and a key of JSON are found anywhere" {
    says 0 "" 'toward <!-- value LOFT_AZIMUTHS -->24 azimuths'
    says 0 "" 'to <!-- value LOFT_ENTRY_M / 1e3 -->120 km'
    says 0 "" 'of <!-- value LOFT_SIZE -->16,777,216 bytes'
    says 0 "" 'from <!-- value lowest_rad * 180 / LOFT_PI -->-15 degrees'
    says 0 "" 'J3 <!-- value j[2] -->-2.532656485e-6, rounded <!-- value j[2] -->-2.53e-6'
    says 0 "" 'of <!-- value reach.c:turn_fraction -->0.6'
    says 0 "" 'with <!-- value prior.json:burn * 100 -->17 %'
    says 0 "" 'for <!-- value {reach.c: fmin(@, x/5.0)} -->8 s'
}

@test "a number that the code does not have fails, with file, line and both numbers" {
    says 1 './docs/page.md:1: says 36, but LOFT_AZIMUTHS is 24' \
        'toward <!-- value LOFT_AZIMUTHS -->36 azimuths'
    says 1 'says -2.54e-6' 'J3 <!-- value j[2] -->-2.54e-6'
    says 1 'says 9' 'for <!-- value {reach.c: fmin(@, x/5.0)} -->9 s'
}

@test "a marker that means nothing, or several things, fails" {
    says 1 'no constant LOFT_GONE' 'x <!-- value LOFT_GONE -->1'
    says 1 'several constants turn_fraction' 'x <!-- value turn_fraction -->0.6'
    says 1 'there is no file gone.c' 'x <!-- value {gone.c: a(@)} -->1'
    says 1 'the code has no {reach.c: fmin(@, y)}' 'x <!-- value {reach.c: fmin(@, y)} -->1'
    says 1 'no number after the marker' 'x <!-- value LOFT_AZIMUTHS -->azimuths'
    says 1 'hides the line' '<!-- value LOFT_AZIMUTHS -->24 azimuths'
    says 1 'cannot read' 'x <!-- value LOFT_AZIMUTHS ; -->24'
}

@test "a marker before a block needs its number in that block" {
    says 0 "" '<!-- value LOFT_AZIMUTHS = 24 -->

    24 azimuths'
    says 1 'has no 24' '<!-- value LOFT_AZIMUTHS = 24 -->

    240 azimuths, 1.24 of them

24 elsewhere'
    says 1 'says 36' '<!-- value LOFT_AZIMUTHS = 36 -->

    36 azimuths'
}

@test "documents without any marker fail" {
    says 1 'no document has a marker' '24 azimuths'
}
