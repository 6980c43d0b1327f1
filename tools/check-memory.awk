# SPDX-License-Identifier: GPL-3.0-or-later
# check-memory.awk - streams into memory are those of sim/base/text.c alone: open_memstream
# drops what it has no memory for and does not tell.
# usage: awk -f tools/check-memory.awk FILE...; exit status 1 if there is a finding

FNR == 1 { owner = FILENAME == "sim/base/text.c" }
owner || /^[ \t]*(\/\*|\*([ \/]|$)|\/\/)/ { next }

match($0, /(^|[^a-z_])(open_memstream|fmemopen|fopencookie)\(/) {
    name = substr($0, RSTART, RLENGTH - 1)
    sub(/^[^a-z]/, "", name)
    printf "%s:%d: %s; use loft_text_open of sim/base/text.h\n", FILENAME, FNR, name
    found = 1
}

END { exit found }
