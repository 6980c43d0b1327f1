#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# draft-bad-input.bats - what `loft draft` does with files that are not a report: a message that
# says why, status 3, and little memory and time whatever comes.

load helpers

SENTENCE="January 6, 2025. North Korea's missile flew about 1,100 km, Seoul said. "

# bounded STATUS FILE [PART...] - the draft of the file ends so within 20 s and 200 MB of
# addresses, and each PART stands in its message.
bounded() {
    local wanted=$1 file=$2 part
    shift 2
    run --separate-stderr bash -c '
        [ -n "${LOFT_SANITIZED-}" ] || ulimit -v 200000 # a sanitizer maps more
        exec timeout 20 "$0" draft --json "$1" >draft.json' "$LOFT" "$file"
    [ "$status" -eq "$wanted" ] || {
        echo "$file: exit status $status, wanted $wanted: ${stderr:0:300}"
        return 1
    }
    for part; do
        has "$stderr" "$part"
    done
}

# times COUNT TEXT - the text so often.
times() {
    yes -- "$2" | head -n "$1" | tr -d '\n'
}

@test "an empty file and a page without text are told apart from a report" {
    : >empty.txt
    printf ' \n\t\n' >blank.txt
    echo '<!doctype html><html><head><title></title></head><body></body></html>' >page.html
    echo '<html><script>var a = "flew 100 km"</script></html>' >script.html
    local file
    for file in empty.txt blank.txt page.html script.html; do
        bounded 3 "$file" "$file" 'no text'
    done
}

@test "another kind of file is named, with the way to its text" {
    printf '%%PDF-1.7\n1 0 obj\n' >a.txt
    printf 'PK\003\004 and more' >b.txt
    printf '\211PNG\r\n\032\n and more' >c.txt
    printf '%s' "$SENTENCE" | gzip >d.txt
    printf '{\\rtf1\\ansi It flew 100 km}' >e.txt
    bounded 3 a.txt 'PDF' pdftotext
    bounded 3 b.txt archive
    bounded 3 c.txt picture
    bounded 3 d.txt compressed
    bounded 3 e.txt RTF
}

@test "text in another encoding is refused with its place and the command that converts it" {
    need iconv libc-bin
    local encoding
    for encoding in UTF-16 UTF-16LE UTF-32 EUC-JP CP949; do
        printf '2017-05-14: %s' "$(printf '\xe7\xb4\x84')" | iconv -f UTF-8 -t "$encoding" >text 2>/dev/null || continue
        bounded 3 text 'line 1, byte ' 'iconv -f'
    done
    printf '%s\0%s' "$SENTENCE" "$SENTENCE" >text
    bounded 3 text 'line 1, byte 73: 0x00'
    printf '%s\n%s\300\257' "$SENTENCE" "$SENTENCE" >text
    bounded 3 text 'line 2, byte 73: 0xc0'
    printf '%s\355\240\200' "$SENTENCE" >text
    bounded 3 text 'line 1, byte 73: 0xed'
}

@test "a byte order mark and any end of line leave the figures as they are" {
    local file
    printf '%s' "$SENTENCE" >a.txt
    printf '\357\273\277%s' "$SENTENCE" >b.txt
    printf '%s' "$SENTENCE" | sed 's/, /,\r\n/g' >c.txt
    for file in a b c; do
        loft draft --json $file.txt >$file.json
        [ "$(get $file.json /events/0/figures/0/value_si)" = 1100000 ]
    done
}

@test "100 MB are refused as they come, from a file and from a pipe" {
    times 1400000 "$SENTENCE" >large.txt
    bounded 3 large.txt large.txt bytes
    run timeout 20 "$LOFT" draft - <large.txt
    [ "$status" -eq 3 ]
    # shellcheck disable=SC2002 # a pipe is the point
    cat large.txt | { run "$LOFT" draft -; [ "$status" -eq 3 ]; }
}

@test "elements a million deep are refused, not followed" {
    local tag
    for tag in '<div>' '<b><i>' '<table><tr><td>' '<a><div>' '<svg><g>'; do
        { printf '<html><body>'; times 300000 "$tag"; printf '%s' "$SENTENCE"; } >deep.html
        bounded 3 deep.html deep.html
    done
}

@test "a text that is one long number, word or sentence is read in bounded time" {
    local count part
    while read -r count part; do
        { printf '%s' "$SENTENCE"; times "$count" "${part/_/ }"; echo '100 km.'; } >long.txt
        bounded 0 long.txt
        grep -q '"value_si": 1100000' draft.json
    done <<'END'
90000 1
45000 1,
150000 about_
60000 one hundred and_
50000 between 1 and_
30000 on May 14, 2017_
50000 Seoul said_
END
    times 3900 "$SENTENCE" >sentences.txt
    bounded 0 sentences.txt
    times 14000 "$SENTENCE" >more.txt
    bounded 3 more.txt 'more than 4000 figures'
}

@test "a tag with 200,000 attributes is refused before the parser compares them all" {
    { printf '<html><p '; seq -f 'a%.0f=1' 200000 | tr '\n' ' '; printf '>%s' "$SENTENCE"; } >wide.html
    bounded 3 wide.html wide.html 'more than 256 attributes'
}

@test "a page whose scripts, comments, values, frames or drawings hold many tags is read" {
    local inside
    for inside in '<script>|var a="<b>";|</script>' '<!--|<div>|-->' '<style>|<i>|</style>' \
        '<p title="|<b>|">x</p>' '<svg>|<path d="M0"/>|</svg>' '<title>|<b>|</title>' \
        '<noframes>|<frame>|</noframes>' '<frame>|<frame src="a">|'; do
        {
            printf '<html>%s' "${inside%%|*}"
            inside=${inside#*|}
            times 3000 "${inside%%|*}"
            printf '%s<p>%s</p>' "${inside#*|}" "$SENTENCE"
        } >tags.html
        bounded 0 tags.html
        grep -q '"value_si": 1100000' draft.json
    done
}

@test "elements that hide behind what only looks like a script take bounded time" {
    { printf '<html><select><style></select>'; times 9900 '<b>'; times 20000 '<p>x</p>'; printf '%s' "$SENTENCE"; } >hole.html
    bounded 0 hole.html
    { printf '<html><select><style></select>'; times 11000 '<b>'; printf '%s' "$SENTENCE"; } >hole.html
    bounded 3 hole.html 'more than 10000 tags inside each other'
}
