#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# plot.bats - the pictures of `loft plot`: kinds, formats, looks, what they refuse.

load helpers

SCENARIO=$ROOT/scenarios/dprk/2017-05-14-hwasong-12.json
OTHER=$ROOT/scenarios/dprk/2017-11-29-hwasong-15.json
REFUSED=$ROOT/scenarios/dprk/2024-05-27-satellite-failure.json
LIFTING=$ROOT/scenarios/dprk/2025-01-06-hwasong-16b.json
CASE=$ROOT/data/examples/glide-two-peaks.json

# starts FILE BYTES - the file begins so.
starts() {
    [ "$(head -c ${#2} "$1")" = "$2" ] || {
        echo "$1 does not start with $2"
        return 1
    }
}

# big FILE X Y - a PNG of X by Y pixels.
big() {
    [ "$(head -c 24 "$1" | tail -c 8 | od -An -tx1 | tr -d ' \n')" = "$(printf '%08x%08x' "$2" "$3")" ] || {
        echo "$1 is not $2 by $3"
        return 1
    }
}

# wrong TEXT ARGUMENT... - status 2, said, and nothing written.
wrong() {
    local text=$1
    shift
    run_loft 2 plot "$@"
    has "$stderr" "$text"
    [ -z "$(ls)" ]
}

@test "each kind is drawn as PNG, SVG and PDF, and says where" {
    local kind format
    for kind in panels profile loft-curve map comparison; do
        run_loft 0 plot "$kind" "$SCENARIO" -o "$kind.png"
        [ "$output" = "Picture: $kind.png" ]
        [ -z "$stderr" ]
        for format in svg pdf; do
            "$LOFT" plot "$kind" "$SCENARIO" --out "$kind.$format"
        done
        [ "$(tail -c 8 "$kind.png" | head -c 4)" = IEND ]
        starts "$kind.svg" "<?xml"
        starts "$kind.pdf" "%PDF-"
    done
}

@test "a result.json gives the same picture as its scenario" {
    loft run --samples 0 "$SCENARIO" --out out >/dev/null
    "$LOFT" plot panels "$SCENARIO" -o a.png
    "$LOFT" plot panels out/2017-05-14-hwasong-12/result.json -o b.png
    cmp a.png b.png
}

@test "theme, size, scale and title change the picture" {
    "$LOFT" plot profile "$SCENARIO" -o a.png
    "$LOFT" plot profile "$SCENARIO" -o b.png --theme dark
    "$LOFT" plot profile "$SCENARIO" -o c.png --title "Another title"
    run ! cmp -s a.png b.png
    run ! cmp -s a.png c.png
    big a.png 1800 1120
    "$LOFT" plot profile "$SCENARIO" -o d.png --size 800x500 --scale 1.5
    big d.png 1200 750
}

@test "several flights are laid over each other, a case too" {
    run_loft 0 plot profile "$SCENARIO" "$OTHER" "$CASE" -o a.png
    run_loft 0 plot profile "$SCENARIO" --to-scale -o b.svg
    run_loft 0 plot panels "$SCENARIO" "$OTHER" -o c.png
    run_loft 0 plot panels "$CASE" -o d.png
    wrong=$(yes "$SCENARIO" | head -9)
    # shellcheck disable=SC2086 # nine paths
    run_loft 2 plot profile $wrong -o e.png
    has "$stderr" "at most 8 files"
    [ ! -e e.png ]
}

@test "a map may be close up, a comparison linear and of folders" {
    run_loft 0 plot map "$SCENARIO" --near -o a.png
    run_loft 0 plot comparison "$ROOT/scenarios/dprk" "$ROOT/scenarios/usa" --linear -o b.png
    run_loft 0 plot comparison "$ROOT/scenarios" -o c.svg --json
    [ "$(get /dev/stdin /kind /picture <<<"$output" | tr '\n' ' ')" = "comparison c.svg " ]
}

@test "--source takes another source's figures" {
    run_loft 0 plot panels "$OTHER" -o a.png
    run_loft 0 plot panels "$OTHER" --source KCNA -o b.png
    cmp a.png b.png
    run_loft 3 plot panels "$OTHER" --source Nobody -o c.png
    has "$stderr" "no source whose name starts with Nobody"
}

@test "the illustration of a lifting flight peaks where it was claimed to" {
    "$LOFT" fly "$CASE" --json >flight.json
    near "$(get flight.json /apogee/alt_m)" 99800 50
    "$LOFT" fly "$CASE" --csv flight.csv >/dev/null
    # The highest after the first valley, which is at 275 s.
    near "$(awk -F, 'NR > 1 && $1 > 275 && $4 > top { top = $4 } END { print top }' flight.csv)" 42.5 0.05
}

@test "a flight that is refused has no picture, and the reason is said" {
    run_loft 3 plot panels "$REFUSED" -o a.png
    has "$stderr" "there is no flight to draw"
    run_loft 3 plot map "$LIFTING" -o a.png
    has "$stderr" "there is no flight to draw"
    [ ! -e a.png ]
    run_loft 0 plot map "$LIFTING" --ballistic -o a.png
    run_loft 3 plot loft-curve "$CASE" -o b.png
    has "$stderr" "is a case; this picture needs a scenario or a result"
    run_loft 3 plot comparison "$REFUSED" -o b.png
    has "$stderr" "none of the files reports both"
    [ ! -e b.png ]
}

@test "wrong use is status 2 and writes nothing" {
    wrong "there is no picture panel; did you mean panels?" panel "$SCENARIO" -o a.png
    wrong "there is no picture xyzzy" xyzzy "$SCENARIO" -o a.png
    wrong "--out is missing" panels "$SCENARIO"
    wrong "must end in .png, .svg or .pdf" panels "$SCENARIO" -o a.gif
    wrong "it is light or dark" panels "$SCENARIO" -o a.png --theme pink
    wrong "write it as 900x560" panels "$SCENARIO" -o a.png --size 900
    wrong "write it as 900x560" panels "$SCENARIO" -o a.png --size 90x56
    wrong "a number from 0.5 to 8" panels "$SCENARIO" -o a.png --scale 9
    wrong "this picture is of one file" map "$SCENARIO" "$OTHER" -o a.png
    wrong "KIND and FILE is missing" panels -o a.png
}

@test "bad input is status 3 with its place" {
    echo '{"id": 1}' >bad.json
    run_loft 3 plot panels bad.json -o a.png
    has "$stderr" "bad.json: is no scenario"
    run_loft 3 plot panels missing.json -o a.png
    has "$stderr" "missing.json"
    echo '{"reports": []}' >empty.json
    run_loft 3 plot comparison empty.json -o a.png
    has "$stderr" "empty.json: /"
    [ ! -e a.png ]
}

@test "a picture that cannot be written is status 4" {
    run_loft 4 plot panels "$SCENARIO" -o no/such/folder/a.png
    has "$stderr" "no/such/folder/a.png"
}
