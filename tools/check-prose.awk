# SPDX-License-Identifier: GPL-3.0-or-later
# check-prose.awk - patterns that plain English avoids, in comments and string literals of C
# and in scripts' comments. See docs/glossary.md for the terms.
# usage: awk -f tools/check-prose.awk FILE...; exit status 1 if there is a finding

# A first word that needs a noun after it: "Of a step" for "Tolerance of a step".
function check_start(text)
{
    if (text ~ /^(Of|The same|As|By|What|Who) [a-z]/ && text !~ /^As (a|an|if|in|of|soon|long) / && \
        text !~ /^By (default|construction|hand)/) {
        report("begins with \"" first(text) "\": name the thing first", text)
    }
}

function check_text(text)
{
    if (text ~ /(^|[^a-z])(is|are|was|were) no [a-z]/ && text !~ /[Tt]here (is|are|was|were) no / && text !~ /(which|where|below it) is no |is there no / && \
        text !~ /(is|are|was|were) no (longer|more|less|other|worse|better|larger|smaller|such|need|way|limit)/) {
        report("\"is no\": write \"is not a\"", text)
    }
    if (text ~ / of (its|their) own([^a-z]|$)/) {
        report("\"of its own\"", text)
    }
    if (text ~ /at the price of/) {
        report("\"at the price of\"", text)
    }
    if (text ~ /(^|[^a-z])had by([^a-z]|$)/) {
        report("\"had by\"", text)
    }
    if (text ~ /(is|are|was|were) (told|said) (of|with|to|by)([^a-z]|$)/ || text ~ /and (that )?is said([^a-z]|$)/) {
        report("a verb of speech for output", text)
    }
    if (text ~ /(two|three|four) (fifths|quarters|thirds|tenths)/ || text ~ /(^|[^a-z])(nine times in ten|once in twenty)/) {
        report("a number in words", text)
    }
}

function first(text,    words)
{
    split(text, words, " ")
    return words[1]
}

function report(what, text)
{
    printf "%s:%d: %s: %s\n", FILENAME, FNR, what, text
    found = 1
}

# The text of a comment line, without its marks.
function comment_of(line)
{
    sub(/^[ \t]*(\/\*|\*|\/\/|#)[ \t]*/, "", line)
    sub(/[ \t]*\*\/.*$/, "", line)
    return line
}

FNR == 1 { inside = 0; fresh = 1; c = FILENAME ~ /\.(c|h|inc)$/ }

c && inside || c && /^[ \t]*\/\*/ || !c && /^[ \t]*#/ {
    if (c && /^[ \t]*\/\*/) fresh = 1
    text = comment_of($0)
    if (text ~ /^SPDX/) { next }
    if (fresh && text != "") check_start(text)
    check_text(text)
    fresh = text == "" || text ~ /\.$/
    inside = c && $0 !~ /\*\//
    next
}

c && /\/\*/ { # a comment behind code
    text = $0
    sub(/^.*\/\*[ \t]*/, "", text)
    sub(/[ \t]*\*\/.*$/, "", text)
    check_start(text)
    check_text(text)
    inside = $0 !~ /\*\//
    fresh = 0
}

c && /"/ { # string literals
    rest = $0
    while (match(rest, /"([^"\\]|\\.)*"/)) {
        check_text(substr(rest, RSTART + 1, RLENGTH - 2))
        rest = substr(rest, RSTART + RLENGTH)
    }
}

!c && !/^[ \t]*#/ { fresh = 1 }

END { exit found }
