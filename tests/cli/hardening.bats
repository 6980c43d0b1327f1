#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# hardening.bats - what the release program and library have against exploits, by readelf.

load helpers

RELEASE=$ROOT/build/release
PROGRAM=$RELEASE/loft
LIBRARY=$RELEASE/libloft.so.0.2
PART=$RELEASE/loft-parts/loft-drawing.so

@test "the program loads at any address" {
    has "$(readelf -hW "$PROGRAM")" 'DYN (Position-Independent Executable file)'
}

@test "relocations are read-only and bound at the start" {
    for file in "$PROGRAM" "$LIBRARY" "$PART"; do
        has "$(readelf -lW "$file")" GNU_RELRO
        has "$(readelf -dW "$file")" NOW
    done
}

@test "no stack is executable, no text is written to, only the part that draws is searched for" {
    for file in "$PROGRAM" "$LIBRARY"; do
        readelf -lW "$file" | grep -E 'GNU_STACK.* RW +0x'
        run ! grep -E 'TEXTREL|RPATH' <(readelf -dW "$file")
        [ "$(readelf -dW "$file" | grep -oE 'RUNPATH.*')" = "RUNPATH)            Library runpath: \
[\$ORIGIN/loft-parts:\$ORIGIN/../loft-parts:\$ORIGIN/../lib/loft-parts]" ]
        run ! grep -E 'LOAD .* RWE ' <(readelf -lW "$file")
    done
}

@test "the stack has a guard and the C library's calls know their buffers" {
    for file in "$PROGRAM" "$LIBRARY" "$PART"; do
        symbols=$(nm -D "$file")
        has "$symbols" __stack_chk_fail
        has "$symbols" _chk@GLIBC
    done
}
