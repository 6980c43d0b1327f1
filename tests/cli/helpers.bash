# SPDX-License-Identifier: GPL-3.0-or-later
# helpers.bash - for the .bats files beside it: `load helpers`, then run_loft.
#
# LOFT_BIN names the program, else build/release/loft. Each test works in an empty folder
# of its own, $WORK.

# shellcheck disable=SC2154 # status, output and stderr are set by run
bats_require_minimum_version 1.5.0

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
LOFT=$(realpath -m "${LOFT_BIN:-$ROOT/build/release/loft}")
export ROOT LOFT

setup() {
    [ -x "$LOFT" ] || {
        echo "there is no program $LOFT: run make, or set LOFT_BIN"
        return 1
    }
    unset LOFT_DATA NO_COLOR POSIXLY_CORRECT
    export LC_ALL=C
    WORK=$BATS_TEST_TMPDIR/work
    mkdir -p "$WORK"
    cd "$WORK" || return 1
}

# run_loft STATUS ARGUMENT... - $output is what came on stdout, $stderr the rest.
run_loft() {
    local wanted=$1
    shift
    run --separate-stderr "$LOFT" "$@"
    if [ "$status" -ne "$wanted" ]; then
        echo "loft $*: exit status $status, wanted $wanted"
        echo "$output"
        echo "$stderr"
        return 1
    fi
}

# has TEXT PART - PART stands in TEXT; says so if not.
has() {
    [[ $1 == *"$2"* ]] || {
        printf 'not found: %s\nin: %s\n' "$2" "$1"
        return 1
    }
}

# lacks TEXT PART - the opposite.
lacks() {
    [[ $1 != *"$2"* ]] || {
        printf 'found: %s\nin: %s\n' "$2" "$1"
        return 1
    }
}
