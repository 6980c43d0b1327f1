# SPDX-License-Identifier: GPL-3.0-or-later
# helpers.bash - for the .bats files beside it: `load helpers`, then run_loft.
#
# LOFT_BIN names the program, else build/release/loft. Each test works in an empty folder
# of its own, $WORK.

# shellcheck disable=SC2154 # status, output and stderr are set by run
bats_require_minimum_version 1.5.0

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
LOFT=$(realpath -m "${LOFT_BIN:-$ROOT/build/release/loft}")
LOFT_BIN=$LOFT # a setup_file may have changed the folder when this is read again
export ROOT LOFT LOFT_BIN

setup() {
    [ -x "$LOFT" ] || {
        echo "there is no program $LOFT: run make, or set LOFT_BIN"
        return 1
    }
    unset LOFT_DATA LOFT_SCENARIOS NO_COLOR POSIXLY_CORRECT
    export LC_ALL=C
    WORK=$BATS_TEST_TMPDIR/work
    mkdir -p "$WORK"
    cd "$WORK" || return 1
}

# loft ARGUMENT... - the program. A band is drawn from 50 boosters unless the test says
# --samples, for the sanitized program is slow.
loft() {
    if [[ ${1-} == @(run|estimate|plot) && " $* " != *" --samples "* ]]; then
        set -- "$1" --samples 50 "${@:2}"
    fi
    "$LOFT" "$@"
}

# run_loft STATUS ARGUMENT... - $output is what came on stdout, $stderr the rest.
run_loft() {
    local wanted=$1
    shift
    run --separate-stderr loft "$@"
    if [ "$status" -ne "$wanted" ]; then
        echo "loft $*: exit status $status, wanted $wanted"
        echo "$output"
        echo "$stderr"
        return 1
    fi
}

# listed COMMAND HEADING - the names that the help of the command lists there, one a line.
listed() {
    "$LOFT" "$1" --help | awk -v head="$2:" '$0 == head { on = 1; next } /^$/ { on = 0 } on { print $1 }'
}

# need PROGRAM PACKAGE - or the test is skipped.
need() {
    command -v "$1" >/dev/null || skip "no $1: package $2"
}

# A python3 that has the module, in $PYTHON; else the test is skipped.
need_python() { # [MODULE PACKAGE]
    local python
    for python in python3 /usr/bin/python3; do
        if "$python" -c "import ${1:-json}" 2>/dev/null; then
            PYTHON=$python
            return
        fi
    done
    skip "no python3 with ${1:-json}: package ${2:-python3}"
}

# need_terminal - or the test is skipped: `script` makes a pseudo-terminal, where one can be made.
need_terminal() {
    need script bsdutils
    script -qec true /dev/null </dev/null >/dev/null 2>&1 || skip "no pseudo-terminal"
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

# The reader of JSON: the quick one where it is built.
for JSON_GET in "$ROOT/build/release" "$(dirname "$LOFT")" "$ROOT/build/asan"; do
    JSON_GET+=/tests/cli/json_get
    [ ! -x "$JSON_GET" ] || break
done

# get FILE POINTER... - what stands there, one a line; get -t FILE POINTER... the types.
get() {
    local -a types=()
    if [ "$1" = -t ]; then
        types=(-t)
        shift
    fi
    local file=$1
    shift
    "$JSON_GET" "${types[@]}" "$@" <"$file"
}

# typed FILE PREFIX TYPE NAME... - each PREFIX/NAME is there and of that type. TYPE may be
# several, as in "number|null".
typed() {
    local file=$1 prefix=$2 wanted=$3 found name
    shift 3
    for name in "$@"; do
        found=$(get -t "$file" "$prefix/$name") || return 1
        [[ "|$wanted|" == *"|$found|"* ]] || {
            echo "$prefix/$name is $found, wanted $wanted"
            return 1
        }
    done
}

# is FILE POINTER VALUE - that value stands there, letter for letter.
is() {
    local found
    found=$(get "$1" "$2")
    [ "$found" = "$3" ] || {
        echo "$2 is $found, wanted $3"
        return 1
    }
}

# near NUMBER WANTED TOLERANCE - within the tolerance, which may be a share such as 3%.
near() {
    awk -v x="$1" -v y="$2" -v tol="$3" 'BEGIN {
        if (x !~ /^[-+0-9.]/) { printf "%s is no number\n", x; exit 1 }
        limit = tol ~ /%$/ ? tol / 100 * (y < 0 ? -y : y) : tol + 0
        off = x - y; off = off < 0 ? -off : off
        if (!(off <= limit)) { printf "%s is not %s within %s\n", x, y, tol; exit 1 }
    }'
}

# below NUMBER LIMIT
below() {
    awk -v x="$1" -v y="$2" 'BEGIN {
        if (!(x ~ /^[-+0-9.]/ && x + 0 < y + 0)) { print x " is not below " y; exit 1 }
    }'
}

# own_class - a folder data for LOFT_DATA, with the class own-1.
own_class() {
    mkdir data
    cat >data/classes.json <<'END'
{"classes": [{"name": "own-1", "use": "a test", "burn_time_s": 100,
  "stages": [{"isp_s": 280, "burn_share": 1, "speed_share": 1}]}]}
END
}

# golden NAME - standard input is tests/golden/NAME.txt; `make bless` writes these files.
golden() {
    local file=$ROOT/tests/golden/$1.txt
    if [ -n "${LOFT_BLESS-}" ]; then # a folder: the new texts
        cat >"$LOFT_BLESS/$1.txt"
        return
    fi
    diff -u --label blessed --label now "$file" - || {
        echo "tests/golden/$1.txt differs: make bless accepts the new text"
        return 1
    }
}

# transcript - each line of standard input, a command of loft, with what it prints and the
# exit status if that is not 0.
transcript() {
    local line status
    while IFS= read -r line; do
        [ -n "$line" ] || continue
        printf '$ loft %s\n' "$line"
        status=0
        eval "loft $line" 2>&1 </dev/null || status=$?
        [ "$status" -eq 0 ] || printf '[exit status %d]\n' "$status"
        echo
    done
}

# drawn_alike A.png B.png - the same pixels, whatever their texts say of how each was made.
drawn_alike() {
    cmp <(pixels "$1") <(pixels "$2")
}
pixels() {
    local at
    at=$(grep -abo IDAT "$1" | head -1 | cut -d: -f1) && tail -c "+$at" "$1"
}
