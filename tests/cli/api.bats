#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# api.bats - what a program of a user gets: the exported names, and examples/ on the public
# headers alone. `make bless-api` accepts a change of either.

load helpers

LIBRARY=$ROOT/build/release/libloft.so.0.2
STRICT=(-std=c17 -Wall -Wextra -Wpedantic -Wconversion -Werror)

# same EXPECTED ACTUAL - the files are equal; shows the difference if not.
same() {
    diff -u "$1" "$2" || {
        echo "if that is meant: make bless-api"
        return 1
    }
}

@test "the shared library exports the names of docs/exported.txt and no other" {
    nm -D --defined-only "$LIBRARY" | awk '$2 != "A" { print $3 }' | sort >exported.txt
    same "$ROOT/docs/exported.txt" exported.txt
}

@test "each public function is declared in one public header" {
    local name
    while read -r name; do
        [ "$(grep -lw "$name" "$ROOT"/include/loft/*.h | wc -l)" -ge 1 ] || {
            echo "exported, but in no public header: $name"
            return 1
        }
    done <"$ROOT/docs/exported.txt"
}

@test "each public header compiles by itself as C and as C++" {
    local header
    for header in "$ROOT"/include/loft/*.h; do
        cc "${STRICT[@]}" -I"$ROOT/include" -fsyntax-only -x c "$header"
        g++ -Wall -Wextra -Werror -I"$ROOT/include" -fsyntax-only -x c++ "$header"
    done
}

@test "each example compiles on the public headers and prints what is kept beside it" {
    local source name
    [ "$(ls "$ROOT"/examples/*.c | wc -l)" -ge 12 ]
    for source in "$ROOT"/examples/*.c; do
        name=$(basename "$source" .c)
        cc "${STRICT[@]}" -I"$ROOT/include" "$source" -o "$name" "$LIBRARY" \
            -Wl,-rpath,"$(dirname "$LIBRARY")" -lm
        "./$name" >"$name.txt"
        same "$ROOT/examples/expected/$name.txt" "$name.txt"
        [ "$(wc -l <"$source")" -le 80 ]
    done
}
