#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# doc-paths.bats - what a document names exists.
# shellcheck disable=SC2016 # backquotes are Markdown

bats_require_minimum_version 1.5.0

setup() {
    ROOT=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
    TREE=$BATS_TEST_TMPDIR/tree
    mkdir -p "$TREE/docs/decisions" "$TREE/sim/earth"
    echo 'void loft_fly(void);' >"$TREE/sim/earth/fly.h"
    printf '# Page\n\n## 3. One or two, and more\n' >"$TREE/docs/page.md"
}

# says STATUS TEXT DOCUMENT - the check of a tree with that decision.
says() {
    printf '%s\n' "$3" >"$TREE/docs/decisions/001.md"
    run sh "$ROOT/tools/check-doc-paths.sh" "$TREE"
    if [ "$status" -ne "$1" ] || [[ $output != *"$2"* ]]; then
        echo "status $status: $output"
        return 1
    fi
}

@test "all that the documents name is there" {
    run sh "$ROOT/tools/check-doc-paths.sh" "$ROOT"
    [ "$status" -eq 0 ] || {
        echo "$output"
        return 1
    }
}

@test "links, headings and folders that exist pass, and patterns are not looked up" {
    says 0 "" 'see [page](../page.md#3-one-or-two-and-more), `sim/earth`, `sim/<name>.c`'
    says 0 "" '`loft_fly` is tested, `loft_*` are names'
    says 0 "" '[elsewhere](https://example.org/x.md), `sim/*.c`, `loft plot KIND`'
}

@test "a link, a heading, a path or a name that is gone fails with its line" {
    says 1 'docs/decisions/001.md:1: no docs/decisions/gone.md' '[x](gone.md)'
    says 1 'no heading 4-gone in docs/decisions/../page.md' '[x](../page.md#4-gone)'
    says 1 'no sim/earth/gone.c' 'in `sim/earth/gone.c`'
    says 1 'no loft_gone' 'by `loft_gone`'
    says 1 'no test_gone' 'in `test_gone`'
}
