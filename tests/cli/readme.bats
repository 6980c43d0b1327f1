#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# readme.bats - what README.md shows is what the program does.

load helpers

# The block of README.md that starts with "$ loft estimate".
shown() {
    awk '/^\$ loft estimate/ { on = 1 } on && /^```/ { exit } on' "$ROOT/README.md"
}

@test "the estimate of the README prints exactly what stands there" {
    shown | sed 1d >wanted
    [ -s wanted ]
    local line
    line=$(shown | sed -n '1s/^\$ loft //p')
    local -a words
    eval "words=($line)"
    "$LOFT" "${words[@]}" >found 2>stderr
    diff -u wanted found
    [ ! -s stderr ]
}

@test "the README has at most 120 lines, and its picture is there" {
    [ "$(wc -l <"$ROOT/README.md")" -le 120 ]
    local picture
    picture=$(sed -n 's/^!\[.*\](\(.*\))$/\1/p' "$ROOT/README.md")
    [ -s "$ROOT/$picture" ]
}

@test "every file and folder the README names is there" {
    local name
    for name in $(grep -o '`[a-z]*/[a-zA-Z./-]*`' "$ROOT/README.md" | tr -d '`'); do
        case $name in
        build/* | out/*) continue ;;
        esac
        [ -e "$ROOT/$name" ] || {
            echo "$name is not there"
            return 1
        }
    done
}

@test "the examples of the helps run" {
    local command line
    local -a words
    for command in estimate fly; do
        while read -r line; do
            eval "words=(${line#loft })"
            run_loft 0 "${words[@]}"
            [ -z "$stderr" ] || [[ $line == *--save* && $stderr == "loft: saved as "* ]]
        done < <("$LOFT" $command --help | sed -n 's/^  \(loft .*\)/\1/p')
    done
}
