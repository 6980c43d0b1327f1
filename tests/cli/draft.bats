#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# draft.bats - a news text into a scenario, the text with its figures marked, a page.

load helpers

article() {
    cat <<'END'
SEOUL, March 3, 2031 (Reporter) - North Korea fired a ballistic missile from Sunan at 7:10 a.m. on Monday, the Joint Chiefs of Staff said. It flew about 998 km at an altitude of 3,725 km, the JCS said.

Tokyo put the flight at 47 minutes. Such missiles have a range of at least 5,500 km.
END
}

@test "a draft is a scenario that check and run take from a pipe" {
    article >article.txt
    run_loft 0 draft article.txt
    printf '%s\n' "$output" >test.json
    is test.json /date_utc 2031-03-02T22:10Z
    is test.json /country "North Korea"
    is test.json /site/name Sunan
    is test.json /reports/0/source "ROK JCS"
    is test.json /reports/0/apogee_km 3725
    is test.json /reports/0/range_qualifier about
    is test.json /reports/1/source Japan
    is test.json /reports/1/flight_time_s 2820
    is test.json /reports/1/quotes/0/text "Tokyo put the flight at 47 minutes."
    loft draft -q article.txt | loft check -
    loft draft -q <article.txt | loft run --brief - >answer.txt
    has "$(cat answer.txt)" "apogee of 3,725 km"
}

@test "the text comes on standard error, each figure marked with its number and read below" {
    article >article.txt
    run_loft 0 draft article.txt
    has "$stderr" "It flew [about 998 km 2] at an altitude of [3,725 km 3]"
    has "$stderr" "[?at least 5,500 km 5]"
    has "$stderr" "   2 range about 998 km; ROK JCS"
    has "$stderr" "Not assigned:"
    run_loft 0 draft --quiet article.txt
    [ -z "$stderr" ]
}

@test "the document has what was not said as null, and is as its schema has it" {
    article >article.txt
    run_loft 0 draft --json article.txt
    printf '%s\n' "$output" >draft.json
    [ -z "$stderr" ]
    is draft.json /missile null
    is draft.json /events/0/figures/1/role range
    is draft.json /events/0/figures/1/value_si 998000
    is draft.json /unassigned/0/value_si 5500000
    need_python jsonschema python3-jsonschema
    "$PYTHON" "$ROOT/tests/cli/check_schema.py" "$ROOT/data/draft.schema.json" draft.json
}

@test "the page is one file with the marks, and escapes the text" {
    {
        article
        echo "<i>It flew 7 km</i> & more, Seoul said."
    } >article.txt
    run_loft 0 draft --quiet --html page.html article.txt
    has "$(cat page.html)" '<mark id="f2" title="range about 998 km; ROK JCS">about 998 km</mark>'
    has "$(cat page.html)" "&lt;i&gt;It flew"
    run ! grep -E 'src=|href="[^#d]' page.html
}

@test "a page of HTML is read without its scripts and menus" {
    cat >page.html <<'END'
<html><head><title>A test</title><meta property="article:published_time" content="2031-03-04T06:00:00Z">
<script>The missile flew 1 km.</script></head><body><nav>It flew 2 km.</nav>
<p>The missile that North Korea fired on Monday flew 998&nbsp;km, Seoul said.</p></body></html>
END
    run_loft 0 draft --json page.html
    printf '%s\n' "$output" >draft.json
    is draft.json /date 2031-03-03
    is draft.json /text/published 2031-03-04
    is draft.json /events/0/figures/0/value_si 998000
}

@test "a text without figures leads to the test of the catalogue" {
    echo "North Korea launched a missile on Thursday, October 31, 2024." >article.txt
    run_loft 0 draft article.txt
    has "$stderr" "In the catalogue: 2024-10-31-hwasong-19"
    has "$stderr" "scenario is that of the catalogue"
    printf '%s\n' "$output" >test.json
    is test.json /id 2024-10-31-hwasong-19
}

@test "what is not a news text is refused: status 3 and a remedy" {
    printf '%%PDF-1.7\n' >a.pdf
    run_loft 3 draft a.pdf
    has "$stderr" "is a PDF"
    printf 'one\ntw\xff\n' >latin.txt
    run_loft 3 draft latin.txt
    has "$stderr" "line 2, byte 3: 0xff is not text in UTF-8; convert it"
    head -c 200 /dev/urandom | tr -d '\0-\177' >binary
    run_loft 3 draft binary
    : >empty.txt
    run_loft 3 draft empty.txt
    has "$stderr" "has no text"
    echo "The weather was fine." >weather.txt
    run_loft 3 draft weather.txt
    has "$stderr" "speaks of no test of a missile"
    run_loft 3 draft nothing.txt
}

@test "100 MB of text and nested pages are refused" {
    yes 'The missile flew 998 km.' | head -c 100000000 >big.txt
    run_loft 3 draft big.txt
    yes '<div>' | head -c 4000000 >deep.html
    run_loft 3 draft deep.html
    has "$stderr" "inside each other"
}

@test "schema prints the schema of each file, scenario among them" {
    local name
    for name in "$ROOT"/data/*.schema.json; do
        loft schema "$(basename "$name" .schema.json)" | cmp - "$name"
    done
    run_loft 2 schema scenaro
    has "$stderr" "did you mean 'scenario'?"
}

# The texts stay where they are: LOFT_SEEDS_DIR names their folder.
@test "five found texts lead to an answer each" {
    [ -n "${LOFT_SEEDS_DIR-}" ] || skip "LOFT_SEEDS_DIR names no folder"
    local text
    for text in "$LOFT_SEEDS_DIR"/00*.txt; do
        loft draft -q "$text" | loft run --brief - >answer.txt
        [ -s answer.txt ]
    done
}
