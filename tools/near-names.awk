# SPDX-License-Identifier: GPL-3.0-or-later
# Prints the names, one a line on the input, that contain WANTED or are a few letters off it.
# usage: awk -v wanted=WANTED -f near-names.awk

function least(a, b)
{
    return a < b ? a : b
}

# The number of letters to insert, remove or change (Levenshtein).
function distance(a, b,   i, j, row, above, corner)
{
    for (j = 0; j <= length(b); j++)
        row[j] = j
    for (i = 1; i <= length(a); i++) {
        corner = row[0]
        row[0] = i
        for (j = 1; j <= length(b); j++) {
            above = row[j]
            row[j] = least(least(above, row[j - 1]) + 1,
                           corner + (substr(a, i, 1) != substr(b, j, 1)))
            corner = above
        }
    }
    return row[length(b)]
}

index($0, wanted) || distance(wanted, $0) <= 1 + length(wanted) / 4
