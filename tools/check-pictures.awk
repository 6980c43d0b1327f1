# SPDX-License-Identifier: GPL-3.0-or-later
# check-pictures.awk - fail if texts of an SVG picture overlap or leave its sheet.
# usage: awk -f tools/check-pictures.awk PICTURE.svg...
function attribute(name,    at) {
    return match($0, " " name "=\"[^\"]*\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : ""
}
function complain(text) { printf "%s: %s\n", FILENAME, text; bad = 1 }
# Letters reach from 0.73 of the size above the line to 0.22 below it.
function meet(a, b) {
    return x0[a] < x1[b] - slack && x0[b] < x1[a] - slack && y0[a] < y1[b] - slack && y0[b] < y1[a] - slack
}
BEGIN { slack = 0.6 }
FNR == 1 { n = 0; width = 0 }
/viewBox="0 0 / && width == 0 { split(attribute("viewBox"), box, " "); width = box[3]; height = box[4] }
/^<text / {
    x = attribute("x") + 0; y = attribute("y") + 0; size = attribute("font-size") + 0
    words = $0; sub(/^[^>]*>/, "", words); sub(/<.*$/, "", words)
    n++
    text[n] = words; x0[n] = x; x1[n] = x + attribute("textLength")
    y0[n] = y - 0.73 * size; y1[n] = y + 0.22 * size
    if (x0[n] < 0 || y0[n] < 0 || x1[n] > width || y1[n] > height) complain("\"" words "\" leaves the sheet")
    for (i = 1; i < n; i++) if (meet(i, n)) complain("\"" text[i] "\" meets \"" words "\"")
}
END { exit bad }
