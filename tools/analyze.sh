#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# gcc's analyzer and cppcheck over sources; what tools/analyze.txt does not list fails. Ends with
# "N passed, N failed": files.
# usage: analyze.sh BUILD 'COMPILER AND FLAGS' SOURCE...
set -eu
build=$1 compile=$2
shift 2
jobs=$(nproc 2>/dev/null || echo 2)
mkdir -p "$build"
printf '%s\n' "$@" | xargs -P "$jobs" -n 1 sh -c '
    log=$1/$(echo "$3" | tr / _).log
    $2 -O1 -fanalyzer -c -o /dev/null "$3" >"$log" 2>&1 || true
    sed -n "s|.*warning: .*\[\(-Wanalyzer[a-z-]*\)\].*|$3 \1|p" "$log" | sort -u >"$log.found"
    grep -q "error:" "$log" && echo "$3 does-not-compile" >>"$log.found" || true
' sh "$build" "$compile"
cat "$build"/*.log.found >"$build/found"
cppcheck -q -j"$jobs" --std=c11 --enable=warning,performance,portability --inline-suppr -Iinclude -I. \
    --template='{file} {id} line {line}: {message}' "$@" 2>"$build/cppcheck.log" || true
grep -E '^[^ ]+\.[ch] [A-Za-z]+ line' "$build/cppcheck.log" | cut -d ' ' -f 1,2 | sort -u >>"$build/found"

awk -v files=$# '
    FILENAME == ARGV[1] { if (NF > 0 && $1 !~ /^#/) known[$1 " " $2] = 1; next }
    !(($1 " " $2) in known) { print "  new: " $0; if (!(($1) in bad)) { bad[$1] = 1; n++ } }
    (($1 " " $2) in known) { met[$1 " " $2] = 1 }
    END {
        for (k in known) if (!(k in met)) print "  gone, take it out of tools/analyze.txt: " k
        printf "%d passed, %d failed\n", files - n, n
        exit n > 0
    }' tools/analyze.txt "$build/found"
