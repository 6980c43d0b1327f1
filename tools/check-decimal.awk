# SPDX-License-Identifier: GPL-3.0-or-later
# check-decimal.awk - numbers become text, and text numbers, in sim/base/decimal.c alone:
# printf and strtod read the decimal sign of the locale, which is that of the host program.
# usage: awk -f tools/check-decimal.awk FILE...; exit status 1 if there is a finding

function report(what)
{
    printf "%s:%d: %s; use loft_%s of sim/base/decimal.h\n", FILENAME, start, what, what
    found = 1
}

# A call from its first line to the ';' that ends it.
function check_call()
{
    if (call ~ /%[-+ #0]*[0-9*]*(\.[0-9*]*)?[lL]?[aefgAEFG]/) {
        report(name)
    }
    name = ""
}

FNR == 1 { name = ""; owner = FILENAME == "sim/base/decimal.c" }
owner || /^[ \t]*(\/\*|\*([ \/]|$)|\/\/)/ { next }

match($0, /(^|[^a-z_])(strtod|atof|strtof|vfprintf|vsnprintf|vprintf|sscanf)\(/) {
    start = FNR
    word = substr($0, RSTART, RLENGTH - 1)
    sub(/^[^a-z]/, "", word)
    report(word)
}

name == "" && match($0, /(^|[^a-z_])(fprintf|snprintf|sprintf|printf)\(/) {
    start = FNR
    name = substr($0, RSTART, RLENGTH - 1)
    sub(/^[^a-z]/, "", name)
    call = ""
}

name != "" {
    call = call $0
    if ($0 ~ /;[ \t]*(\/\*.*)?$/) { check_call() }
}

END { exit found }
