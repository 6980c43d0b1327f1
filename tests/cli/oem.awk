# SPDX-License-Identifier: GPL-3.0-or-later
# oem.awk - reads one Orbit Ephemeris Message strictly, by the rules of CCSDS 502.0 for KVN:
# order of the parts and keywords, what must be there, forms of values, line lengths,
# times that ascend within a block and lie between its START_TIME and STOP_TIME, blocks
# that follow one another, enough lines for the degree of the interpolation.
# Prints "blocks N lines N first TIME last TIME"; on a mistake the line and exit status 1.
# usage: awk -f oem.awk FILE
function wrong(text) {
    printf "line %d: %s: %s\n", NR, text, $0
    bad = 1
    exit 1
}
function is_time(t) {
    return t ~ /^[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9](\.[0-9]+)?Z?$/
}
function key_of(line) { sub(/ *=.*/, "", line); return line }
function value_of(line) { sub(/^[^=]*= */, "", line); return line }
function take(key, value, list, words, i) { # the next keyword in its order
    n_words = split(list, words, " ")
    for (i = at_key + 1; i <= n_words; i++) {
        if (words[i] == key) { at_key = i; seen[key] = value; return }
    }
    wrong(key in seen ? "keyword given twice or out of order" : "unknown keyword or out of order")
}
function must(list, words, i, n) {
    n = split(list, words, " ")
    for (i = 1; i <= n; i++) if (!(words[i] in seen)) wrong("missing before this: " words[i])
}
function forget(k) { for (k in seen) delete seen[k]; at_key = 0 }
function end_block() {
    if (!in_data) return
    if (lines < 1) wrong("a block without data before this")
    if (last != stop) wrong("the last time before this is not STOP_TIME, " stop)
    if (degree != "" && lines < degree + 1) wrong("too few lines for INTERPOLATION_DEGREE before this")
    in_data = 0
}
BEGIN {
    header = "CCSDS_OEM_VERS CREATION_DATE ORIGINATOR MESSAGE_ID"
    meta = "OBJECT_NAME OBJECT_ID CENTER_NAME REF_FRAME REF_FRAME_EPOCH TIME_SYSTEM START_TIME " \
           "USEABLE_START_TIME USEABLE_STOP_TIME STOP_TIME INTERPOLATION INTERPOLATION_DEGREE"
    part = "header"
}
length($0) > 254 { wrong("longer than 254") }
/[^ -~]/ { wrong("not printing ASCII") }
/^ *$/ { next }
NR == 1 && $0 !~ /^CCSDS_OEM_VERS *= *[123]\.0 *$/ { wrong("must be CCSDS_OEM_VERS") }
/^COMMENT / {
    if (part == "header" && at_key > 1) wrong("a comment must follow CCSDS_OEM_VERS at once")
    if (part == "meta" && at_key > 0) wrong("a comment must follow META_START at once")
    if (in_data && lines > 0) wrong("a comment must stand before the data")
    next
}
/^META_START$/ {
    if (part == "header") must("CCSDS_OEM_VERS CREATION_DATE ORIGINATOR")
    if (part == "meta") wrong("META_START within metadata")
    end_block()
    part = "meta"
    forget()
    next
}
/^META_STOP$/ {
    if (part != "meta") wrong("META_STOP without META_START")
    must("OBJECT_NAME OBJECT_ID CENTER_NAME REF_FRAME TIME_SYSTEM START_TIME STOP_TIME")
    if (("INTERPOLATION" in seen) != ("INTERPOLATION_DEGREE" in seen)) wrong("INTERPOLATION needs a degree")
    if (!is_time(seen["START_TIME"]) || !is_time(seen["STOP_TIME"])) wrong("START_TIME or STOP_TIME is no time")
    if (seen["START_TIME"] >= seen["STOP_TIME"]) wrong("START_TIME is not before STOP_TIME")
    if (blocks > 0 && seen["START_TIME"] < stop) wrong("the block overlaps the one before")
    if (blocks > 0 && seen["OBJECT_NAME"] != object) wrong("another object")
    start = seen["START_TIME"]; stop = seen["STOP_TIME"]; degree = seen["INTERPOLATION_DEGREE"]
    object = seen["OBJECT_NAME"]
    part = "data"; in_data = 1; lines = 0; last = ""
    blocks++
    next
}
part == "header" || part == "meta" {
    if ($0 !~ /^[A-Z_]+ *= *[^ ].*$/) wrong("no KEYWORD = value")
    take(key_of($0), value_of($0), part == "header" ? header : meta)
    if (key_of($0) == "CREATION_DATE" && !is_time(value_of($0))) wrong("no time")
    if (key_of($0) == "INTERPOLATION" && value_of($0) !~ /^(LAGRANGE|HERMITE|LINEAR)$/) wrong("no such method")
    if (key_of($0) == "INTERPOLATION_DEGREE" && value_of($0) !~ /^[1-9][0-9]*$/) wrong("no degree")
    next
}
{
    if (NF != 7 && NF != 10) wrong("must be a time and 6 or 9 numbers")
    if (!is_time($1)) wrong("no time")
    for (i = 2; i <= NF; i++)
        if ($i !~ /^[-+]?[0-9]+(\.[0-9]*)?([eE][-+]?[0-9]+)?$/) wrong("no number: " $i)
    if (lines == 0 && $1 != start) wrong("the first time is not START_TIME, " start)
    if (lines > 0 && $1 <= last) wrong("the time does not ascend")
    if (first == "") first = $1
    last = $1
    lines++; all_lines++
}
END {
    if (!bad) {
        if (blocks < 1 || part != "data") { print "no block of data at the end"; exit 1 }
        end_block()
        printf "blocks %d lines %d first %s last %s\n", blocks, all_lines, first, last
    }
}
