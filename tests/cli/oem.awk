# SPDX-License-Identifier: GPL-3.0-or-later
# oem.awk - reads one Orbit Ephemeris Message of version 2.0 strictly, for KVN; numbers of
# sections stand beside the rules, those of CCSDS 502.0-B-3 (April 2023), which holds what
# 502.0-B-2 (2009) asks and newer keys. Stricter than it: total spans must
# not overlap, REF_FRAME and TIME_SYSTEM must be of its lists (it says should), the first
# and last times are START_TIME and STOP_TIME, a degree needs one line more than itself.
# Not read: covariance (5.2.5), and whether ORIGINATOR and CENTER_NAME are in the SANA
# registries (annex B), which this has no copy of. The last line's end (7.3.7) is awk's.
# Prints "blocks N lines N first TIME last TIME"; on a mistake the line and exit status 1.
# usage: awk -f oem.awk FILE
function wrong(text) {
    printf "line %d: %s: %s\n", NR, text, $0
    bad = 1
    exit 1
}
function is_time(t) {
    return t ~ /^[0-9][0-9][0-9][0-9]-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\.[0-9]+)?Z?$/ ||
        t ~ /^[0-9][0-9][0-9][0-9]-[0-3][0-9][0-9]T([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\.[0-9]+)?Z?$/ # 7.5.10
}
function is_number(x, digits) {
    digits = x
    sub(/[eE].*$/, "", digits)
    gsub(/[^0-9]/, "", digits)
    if (length(digits) > 16) return 0 # 7.5.6, 7.5.7 b
    return x ~ /^[-+]?[0-9]+\.[0-9]+$/ || x ~ /^[-+]?[0-9]\.[0-9]+[eE][-+]?[0-9]+$/
}
function among(x, list, words, i, n) {
    n = split(list, words, " ")
    for (i = 1; i <= n; i++) if (words[i] == x) return 1
    return 0
}
function key_of(line) { sub(/^ */, "", line); sub(/ *=.*/, "", line); return line }
function value_of(line) { sub(/^[^=]*= */, "", line); sub(/ *$/, "", line); return line }
function take(key, value, list, words, i) { # the next keyword in its order: 7.4.8, 5.2.2.2, 5.2.3.2
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
    if (degree != "" && lines < degree + 1) # 5.2.4.7
        wrong("too few lines for INTERPOLATION_DEGREE before this")
    in_data = 0
}
BEGIN {
    header = "CCSDS_OEM_VERS CREATION_DATE ORIGINATOR" # table 5-2
    systems = "GMST GPS MET MRT SCLK TAI TCB TDB TCG TT UT1 UTC" # 3.2.3.2
    frames = "EME2000 GCRF GRC ICRF ITRF2000 ITRF-93 ITRF-97 MCI TDR TOD" # 3.2.3.3, but TEME
    meta = "OBJECT_NAME OBJECT_ID CENTER_NAME REF_FRAME REF_FRAME_EPOCH TIME_SYSTEM START_TIME " \
           "USEABLE_START_TIME USEABLE_STOP_TIME STOP_TIME INTERPOLATION INTERPOLATION_DEGREE" # table 5-3
    part = "header"
}
length($0) > 254 { wrong("longer than 254") } # 7.3.2
/[^ -~]/ { wrong("not printing ASCII") } # 7.3.4
/^ *$/ { next } # 7.3.5
!begun && $0 !~ /^CCSDS_OEM_VERS *= *2\.0 *$/ { wrong("must be CCSDS_OEM_VERS = 2.0") } # 7.3.6, 7.9.1
{ begun = 1 }
/^COMMENT / { # 7.8.5, 7.8.9
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
    if (!among(seen["TIME_SYSTEM"], systems)) wrong("no TIME_SYSTEM of 3.2.3.2")
    if (!among(seen["REF_FRAME"], frames)) wrong("no REF_FRAME of 3.2.3.3")
    if (blocks > 0 && seen["TIME_SYSTEM"] != time_system) wrong("another TIME_SYSTEM") # 5.2.4.5
    if (blocks > 0 && seen["OBJECT_ID"] != object_id) wrong("another object") # 5.1.3
    time_system = seen["TIME_SYSTEM"]; object_id = seen["OBJECT_ID"]
    from = "USEABLE_START_TIME" in seen ? seen["USEABLE_START_TIME"] : seen["START_TIME"]
    to = "USEABLE_STOP_TIME" in seen ? seen["USEABLE_STOP_TIME"] : seen["STOP_TIME"]
    if (!is_time(from) || !is_time(to)) wrong("USEABLE_START_TIME or USEABLE_STOP_TIME is no time")
    if (from < seen["START_TIME"] || to > seen["STOP_TIME"] || from >= to) wrong("the useable span is not within the whole")
    if (!is_time(seen["START_TIME"]) || !is_time(seen["STOP_TIME"])) wrong("START_TIME or STOP_TIME is no time")
    if (seen["START_TIME"] >= seen["STOP_TIME"]) wrong("START_TIME is not before STOP_TIME")
    if (blocks > 0 && seen["START_TIME"] < stop) wrong("the block overlaps the one before") # 5.2.4.4
    if (blocks > 0 && seen["OBJECT_NAME"] != object) wrong("another object")
    start = seen["START_TIME"]; stop = seen["STOP_TIME"]; degree = seen["INTERPOLATION_DEGREE"]
    object = seen["OBJECT_NAME"]
    part = "data"; in_data = 1; lines = 0; last = ""
    blocks++
    next
}
part == "header" || part == "meta" {
    if ($0 !~ /^ *[A-Z_]+ *= *[^ ].*$/) wrong("no KEYWORD = value") # 7.4.3, 7.4.4, 7.5.1
    take(key_of($0), value_of($0), part == "header" ? header : meta)
    if (key_of($0) == "CREATION_DATE" && !is_time(value_of($0))) wrong("no time")
    if (key_of($0) == "INTERPOLATION" && value_of($0) !~ /^(LAGRANGE|HERMITE|LINEAR)$/) wrong("no such method")
    if (key_of($0) == "INTERPOLATION_DEGREE" && value_of($0) !~ /^[1-9][0-9]*$/) wrong("no degree")
    next
}
{
    if (NF != 7 && NF != 10) wrong("must be a time and 6 or 9 numbers") # 5.2.4.1, 5.2.4.2
    if (!is_time($1)) wrong("no time")
    for (i = 2; i <= NF; i++)
        if (!is_number($i)) wrong("no number: " $i)
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
