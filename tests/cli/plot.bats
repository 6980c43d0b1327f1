#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# plot.bats - the pictures of `loft plot`: kinds, formats, looks, what they refuse.

load helpers

SCENARIO=$ROOT/scenarios/dprk/2017-05-14-hwasong-12.json
OTHER=$ROOT/scenarios/dprk/2017-11-29-hwasong-15.json
UNBOUNDED=$ROOT/scenarios/dprk/2024-10-31-hwasong-19.json
REFUSED=$ROOT/scenarios/dprk/2024-05-27-satellite-failure.json
LIFTING=$ROOT/scenarios/dprk/2025-01-06-hwasong-16b.json
CASE=$ROOT/data/examples/glide-two-peaks.json

# Results to draw from, made once: a scenario takes ten times longer, for it is analysed first.
setup_file() {
    cd "$BATS_FILE_TMPDIR" || return 1
    OMP_NUM_THREADS=2 loft run "$SCENARIO" "$OTHER" "$UNBOUNDED" \
        "$ROOT/scenarios/usa/1959-09-09-atlas-d-vafb.json" --out out >/dev/null
}
RESULT=$BATS_FILE_TMPDIR/out/2017-05-14-hwasong-12/result.json
OTHER_RESULT=$BATS_FILE_TMPDIR/out/2017-11-29-hwasong-15/result.json
UNBOUNDED_RESULT=$BATS_FILE_TMPDIR/out/2024-10-31-hwasong-19/result.json
APOGEE_RESULT=$BATS_FILE_TMPDIR/out/1959-09-09-atlas-d-vafb/result.json

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

@test "each kind is drawn as PNG, SVG and PDF, and prints its file" {
    local kind format
    for kind in $(listed plot Kinds); do
        run_loft 0 plot "$kind" "$RESULT" -o "$kind.png"
        [ "$output" = "Plot: $kind.png" ]
        [ -z "$stderr" ]
        for format in svg pdf; do
            loft plot "$kind" "$RESULT" --out "$kind.$format"
        done
        [ "$(tail -c 8 "$kind.png" | head -c 4)" = IEND ]
        starts "$kind.svg" "<?xml"
        starts "$kind.pdf" "%PDF-"
    done
}

@test "a result.json gives the same picture as its scenario, on any number of threads" {
    local kind
    for kind in $(listed plot Kinds | grep -vx scatter); do
        OMP_NUM_THREADS=1 loft plot "$kind" "$SCENARIO" -o a.png
        loft plot "$kind" "$RESULT" -o b.png
        drawn_alike a.png b.png
    done
}

@test "a profile of one file shows the boosters that fit, one of several does not" {
    loft plot profile "$RESULT" -o a.png
    loft plot profile "$SCENARIO" --seed 2 -o b.png
    loft plot profile "$SCENARIO" --samples 0 -o c.png
    run ! cmp -s a.png b.png
    run ! cmp -s a.png c.png
    loft plot profile "$RESULT" "$OTHER_RESULT" -o d.png
    loft plot profile "$SCENARIO" "$OTHER" --samples 0 -o e.png
    drawn_alike d.png e.png
}

@test "a run keeps the fan, which ends where the event's band does" {
    local source p05 p95
    "$LOFT" run "$SCENARIO" --samples 300 --out out >/dev/null
    source=/sources/0
    run_get() { get out/2017-05-14-hwasong-12/result.json "$1"; }
    [ "$(run_get $source/posterior/fan/samples)" = 100 ]
    [ "$(run_get $source/posterior/fan/unbounded)" = 0 ]
    p05=$(run_get /answer/no_rotation/p05_km)
    p95=$(run_get /answer/no_rotation/p95_km)
    near "$(run_get $source/posterior/fan/edges/0/downrange_km/60)" "$p05" 15
    near "$(run_get $source/posterior/fan/edges/3/downrange_km/60)" "$p95" 15
    [ "$(run_get $source/posterior/fan/edges/3/alt_km/60)" = 0 ]
}

@test "what decides is drawn for one to eight events" {
    run_loft 0 plot sensitivity "$RESULT" "$OTHER_RESULT" -o a.png
    run_loft 0 plot sensitivity "$RESULT" -o b.svg --theme dark
    wrong=$(yes "$SCENARIO" | head -9)
    # shellcheck disable=SC2086 # nine paths
    run_loft 2 plot sensitivity $wrong -o c.png
    has "$stderr" "at most 8 files"
    [ ! -e c.png ]
}

@test "without a distribution nothing decides, and how to have one is said" {
    run_loft 3 plot sensitivity "$SCENARIO" --samples 0 -o a.png
    has "$stderr" "$SCENARIO: no distribution of the standard range: --samples is 0"
    "$LOFT" estimate --range 1000km --json >bound.json
    run_loft 3 plot sensitivity bound.json -o a.png
    has "$stderr" "lower bound"
    run_loft 3 plot sensitivity "$REFUSED" -o a.png
    has "$stderr" "a launch of a satellite has no ballistic flight to convert"
    run_loft 3 plot sensitivity "$CASE" -o a.png
    has "$stderr" "is a case"
    run_loft 3 plot sensitivity "$UNBOUNDED_RESULT" -o a.png
    has "$stderr" "anywhere on Earth"
    [ ! -e a.png ]
}

@test "a fan or shares that another version wrote are status 3 with their place" {
    loft estimate --apogee 2111.5km --range 787km --json >good.json
    run_loft 0 plot profile good.json -o a.png
    sed 's/"samples": 100/"samples": "many"/' good.json >bad.json
    run_loft 3 plot profile bad.json -o b.png
    has "$stderr" ", /posterior/fan: is not as this version writes it"
    sed 's/"input": "steering"/"input": "tides"/' good.json >bad.json
    run_loft 3 plot sensitivity bad.json -o b.png
    has "$stderr" ", /posterior: is not as this version writes it"
    [ ! -e b.png ]
}

@test "theme, size, scale and title change the picture" {
    loft plot profile "$RESULT" -o a.png
    loft plot profile "$RESULT" -o b.png --theme dark
    loft plot profile "$RESULT" -o c.png --title "Another title"
    run ! cmp -s a.png b.png
    run ! cmp -s a.png c.png
    big a.png 1800 1120
    loft plot profile "$RESULT" -o d.png --size 800x500 --scale 1.5
    big d.png 1200 750
}

# tall FILE X LEAST MOST - a PNG of X pixels in width, and of LEAST to MOST in height.
tall() {
    local x y
    read -r x y < <(head -c 24 "$1" | tail -c 8 | od -An --endian=big -tu4)
    [ "$x" = "$2" ] && [ "$y" -ge "$3" ] && [ "$y" -le "$4" ] || {
        echo "$1 is $x by $y, not $2 by $3 to $4"
        return 1
    }
}

@test "each preset has its size and resolution with every kind" {
    local kind
    for kind in $(listed plot Kinds); do
        loft plot "$kind" "$RESULT" --for slide -o slide.png
        big slide.png 1920 1080
        loft plot "$kind" "$RESULT" --for square -o square.png
        big square.png 1080 1080
        loft plot "$kind" "$RESULT" --for web -o web.png
        tall web.png 1600 600 2400
        loft plot "$kind" "$RESULT" --for print -o print.png # 183 mm, at most 247 mm, 600 dpi
        tall print.png 4323 1500 5834
        loft plot "$kind" "$RESULT" --for print -o print.pdf
        grep -aq '/MediaBox \[ 0 0 518.7' print.pdf
    done
}

# The numbers at the axes have 7 points, and no text meets another or leaves the sheet.
@test "a column of a journal has legible letters that keep apart, with every kind" {
    local kind
    for kind in $(listed plot Kinds); do
        loft plot "$kind" "$RESULT" --for column -f svg -o "$kind.svg"
        awk -f "$ROOT/tools/check-pictures.awk" "$kind.svg"
        grep -q 'width="238.11[0-9]*' "$kind.svg"
        loft plot "$kind" "$RESULT" --for column -o "$kind.png"
        [ "$(od -An -tu1 -j16 -N4 "$kind.png" | awk '{ print $3 * 256 + $4 }')" -eq 992 ] # 84 mm at 300 dpi
    done
    loft plot scatter "$ROOT/scenarios/dprk" --for column -o many.svg
    awk -f "$ROOT/tools/check-pictures.awk" many.svg
}

@test "--place marks places by name and by coordinates, and says which are off the map" {
    wrong "--place: unknown place 'Tokio'; did you mean 'Tokyo'?" map "$RESULT" --place Tokio
    wrong "--place is an option of \`loft plot map\`" profile "$RESULT" --place Tokyo
    run_loft 0 plot map "$SCENARIO" --near --place Vladivostok --place '39.2N 125.7E' --place Guam -o a.svg
    has "$stderr" "Guam is off the map, and left out"
    grep -q '>Vladivostok<' a.svg
    grep -q '>39.2N 125.7E<' a.svg
    run ! grep -q '>Guam<' a.svg
    awk -f "$ROOT/tools/check-pictures.awk" a.svg
    loft plot map "$SCENARIO" --place tokyo --place Guam -o b.svg
    [ "$(grep -c '>Tokyo<' b.svg)" -eq 1 ] # not as a capital besides
    grep -q '>Guam<' b.svg
    loft plot map "$ROOT/data/examples/loft-from-burnout.json" --place Seoul -o c.svg
}

@test "a flown flight has the figures that were reported in every kind that names them" {
    local kind
    for kind in panels profile loft-curve; do
        loft plot "$kind" "$RESULT" -o "$kind.svg"
        grep -q "apogee 2,111.5 km" "$kind.svg"
    done
}

@test "a preset shrinks its letters until rows, columns and names have room" {
    loft plot sensitivity "$RESULT" "$OTHER_RESULT" "$RESULT" "$OTHER_RESULT" --for square -o a.png
    big a.png 1080 1080
    loft plot scatter "$ROOT/scenarios" --for slide -o b.svg
    awk -f "$ROOT/tools/check-pictures.awk" b.svg
    grep -q 'width="960pt" height="540pt"' b.svg
    loft plot profile "$RESULT" --for slide -o c.svg
    grep -q 'viewBox="0 0 768 432"' c.svg
}

@test "what is given besides a preset overrides it, and only that" {
    loft plot profile "$RESULT" --for slide --size 800x500 -o a.png
    big a.png 1600 1000
    loft plot profile "$RESULT" --for slide --scale 1 -o b.png
    big b.png 960 540
    loft plot profile "$RESULT" --for slide --scale 1 --theme dark -o c.png
    big c.png 960 540
    run ! cmp -s b.png c.png
    loft plot profile "$RESULT" --for slide --size 800x500 -o d.svg
    grep -q 'viewBox="0 0 640 400"' d.svg # with the letters of the slide
    rm [a-d].*
    wrong "needs 500x560 points at least" panels "$RESULT" --for slide --size 480x360 -o e.png
}

@test "a preset for print is a PDF where nothing says another format" {
    loft plot profile "$SCENARIO" --for print --samples 40
    starts 2017-05-14-hwasong-12-profile.pdf %PDF
    loft plot profile "$RESULT" --for print -o - >a
    starts a %PDF
    loft plot profile "$RESULT" --for print -f svg -o - >b
    starts b "<?xml"
    loft plot profile "$SCENARIO" --for web --samples 40
    tall 2017-05-14-hwasong-12-profile.png 1600 600 2400
}

@test "a preset that is none is told with those that are" {
    wrong "--for: unknown preset 'slides'; did you mean 'slide'?" map "$RESULT" --for slides
    wrong "print, column, web, slide and square" map "$RESULT" --for television -o a.png
}

@test "a depressed flight stands beside the standard one without rotation" {
    loft plot profile "$RESULT" -o a.svg
    loft plot profile "$RESULT" --depressed -o b.svg
    run ! cmp -s a.svg b.svg
    run_loft 2 plot profile "$RESULT" "$OTHER_RESULT" --depressed -o c.svg
    has "$stderr" "--depressed needs exactly one"
    run_loft 1 plot profile "$UNBOUNDED_RESULT" --depressed -o c.svg
    has "$stderr" "no depressed trajectory"
    [ ! -e c.svg ]
}

@test "the flight that was flown has the digits that were reported" {
    loft plot profile "$UNBOUNDED_RESULT" -o a.svg
    has "$(cat a.svg)" ">apogee 7,687.5 km<" ">impact 1,001.2 km<"
    loft plot map "$UNBOUNDED_RESULT" -o a.svg
    has "$(cat a.svg)" ">1,001.2 km, "
    loft plot panels "$UNBOUNDED_RESULT" -o a.svg
    has "$(cat a.svg)" ">apogee 7,687.5 km<"
    loft plot profile "$SCENARIO" --source Atlantic -o a.svg
    has "$(cat a.svg)" ">apogee 1,999 km<" # "about"
}

@test "a booster that nobody named has no burn-out of its own in any profile" {
    loft plot profile "$RESULT" -o a.svg
    has "$(cat a.svg)" ">burn-out 1"
    sed '/"class":/d' "$SCENARIO" >2017-05-14-hwasong-12.json
    loft plot profile 2017-05-14-hwasong-12.json -o a.svg
    lacks "$(cat a.svg)" ">burn-out"
}

@test "several flights are laid over each other, a case too" {
    run_loft 0 plot profile "$RESULT" "$OTHER_RESULT" "$CASE" -o a.png
    run_loft 0 plot profile "$RESULT" --to-scale -o b.svg
    run_loft 0 plot panels "$RESULT" "$OTHER_RESULT" -o c.png
    run_loft 0 plot panels "$CASE" -o d.png
    wrong=$(yes "$RESULT" | head -9)
    # shellcheck disable=SC2086 # nine paths
    run_loft 2 plot profile $wrong -o e.png
    has "$stderr" "at most 8 files"
    [ ! -e e.png ]
}

# described FILE TEXT - a PNG has it in its description.
described() {
    grep -aq "$2" "$1" || {
        echo "$1 lacks: $2"
        return 1
    }
}

@test "a map tells where its interval is unbounded, and that the impact's area is no accuracy" {
    run_loft 0 plot map "$RESULT" -o a.png
    described a.png "accuracy of the missile"
    run ! grep -aq "half-way round" a.png
    run_loft 0 plot map "$OTHER_RESULT" -o b.png
    described b.png "has no outer edge"
    run_loft 0 plot map "$UNBOUNDED_RESULT" -o c.png
    described c.png "at least 95 %"
    run_loft 0 plot map "$APOGEE_RESULT" -o d.png
    run ! grep -aq "accuracy of the missile" d.png # an apogee alone
}

@test "without samples a map has no band, as with another source's figures" {
    loft plot map "$RESULT" -o a.svg
    grep -q 'fill-opacity="0.28"' a.svg
    loft plot map "$SCENARIO" --samples 0 -o b.svg
    run ! grep -q 'fill-opacity="0.28"' b.svg
    loft plot map "$SCENARIO" --source Japan -o c.svg
    run ! grep -q 'fill-opacity="0.28"' c.svg
}

@test "a map may be close up, a comparison linear and of folders" {
    run_loft 0 plot map "$RESULT" --near -o a.png
    run_loft 0 plot scatter "$ROOT/scenarios/dprk" "$ROOT/scenarios/usa" --linear -o b.png
    run_loft 0 plot scatter "$ROOT/scenarios" -o c.svg --json
    [ "$(get /dev/stdin /kind /picture <<<"$output" | tr '\n' ' ')" = "scatter c.svg " ]
}

@test "--source takes another source's figures" {
    run_loft 0 plot panels "$OTHER_RESULT" -o a.png
    run_loft 0 plot panels "$OTHER_RESULT" --source KCNA -o b.png
    drawn_alike a.png b.png
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
    has "$stderr" "no flight to plot"
    run_loft 3 plot map "$LIFTING" -o a.png
    has "$stderr" "no flight to plot"
    [ ! -e a.png ]
    run_loft 0 plot map "$LIFTING" --ballistic -o a.png
    run_loft 3 plot loft-curve "$CASE" -o b.png
    has "$stderr" "is a case"
    run_loft 3 plot scatter "$REFUSED" -o b.png
    has "$stderr" "no file reports both"
    [ ! -e b.png ]
}

@test "a size too small for its kind is refused with one that is enough" {
    wrong "--size 480x360: \`loft plot panels\` needs 500x560 points at least" \
        panels "$RESULT" --size 480x360 -o a.png
    run_loft 0 plot panels "$RESULT" --size 500x560 --scale 1 -o a.png
    big a.png 500 560
    rm a.png
    wrong "needs 530x420 points at least for so many files" \
        sensitivity "$RESULT" "$OTHER_RESULT" --size 450x420 -o a.png
    run_loft 0 plot sensitivity "$RESULT" "$OTHER_RESULT" --size 530x420 --scale 1 -o a.png
}

@test "a comparison names every flight, beside its dot or by a number in the key" {
    run_loft 0 plot scatter "$ROOT/scenarios" -o a.svg
    [ "$(grep -c 'Mercury-Redstone MR-3, 1961-05-05</text>' a.svg)" -eq 1 ]
    awk -f "$ROOT/tools/check-pictures.awk" a.svg
    rm a.svg
    wrong "too small for the names of" scatter "$ROOT/scenarios" --size 480x400 -o a.svg
    size=$(grep -o '900x[0-9]*' <<<"$stderr")
    run_loft 0 plot scatter "$ROOT/scenarios" --size "$size" -o a.svg
    awk -f "$ROOT/tools/check-pictures.awk" a.svg
    run_loft 0 plot scatter "$SCENARIO" -o b.svg
    grep -q '>1 flight as reported\. Grey' b.svg
}

@test "a flight that most likely was not ballistic says so across its drawing" {
    local kind
    for kind in profile map panels loft-curve; do
        run_loft 0 plot "$kind" "$LIFTING" --ballistic -o a.svg
        [ "$(grep -c '>illustration: not a ballistic flight<' a.svg)" -eq 1 ]
        awk -f "$ROOT/tools/check-pictures.awk" a.svg
    done
    run_loft 0 plot profile "$RESULT" -o a.svg
    run ! grep -q 'illustration: not' a.svg
    loft run "$LIFTING" --ballistic --svg --out run >/dev/null
    grep -q '>illustration: not a ballistic flight<' run/*/profile.svg
}

@test "wrong use is status 2 and writes nothing" {
    wrong "mean 'panels'" panel "$SCENARIO" -o a.png
    wrong "the kinds are $(listed plot Kinds | head -n 1), " xyzzy "$SCENARIO" -o a.png
    wrong "--samples 1.5" profile "$SCENARIO" --samples 1.5 -o a.png
    wrong "must end in .png, .svg or .pdf" panels "$SCENARIO" -o a.gif
    wrong "the themes are light and dark" panels "$SCENARIO" -o a.png --theme pink
    wrong "900x560" panels "$SCENARIO" -o a.png --size 900
    wrong "900x560" panels "$SCENARIO" -o a.png --size 90x56
    wrong "from 0.5 to 8" panels "$SCENARIO" -o a.png --scale 9
    wrong "takes one file" map "$SCENARIO" "$OTHER" -o a.png
    wrong "missing FILE; usage: loft plot KIND FILE" panels -o a.png
}

@test "a picture without --out has the name of the event, or of the kind" {
    mkdir -p out/event
    cp "$RESULT" out/event/result.json
    loft plot map out/event/result.json >said
    loft plot panels "$SCENARIO" "$OTHER" --format svg >>said
    loft plot profile - <"$SCENARIO" >>said
    [ "$(cat said)" = "Plot: event-map.png
Plot: panels.svg
Plot: profile.png" ]
    [ -s event-map.png ]
    [ -s panels.svg ]
    [ -s profile.png ]
}

@test "bad input is status 3 with its place" {
    echo '{"id": 1}' >bad.json
    run_loft 3 plot panels bad.json -o a.png
    has "$stderr" "bad.json: neither a scenario"
    run_loft 3 plot panels missing.json -o a.png
    has "$stderr" "missing.json"
    echo '{"reports": []}' >empty.json
    run_loft 3 plot scatter empty.json -o a.png
    has "$stderr" "empty.json: line 1, column"
    [ ! -e a.png ]
}

@test "a picture that cannot be written is status 4" {
    run_loft 4 plot panels "$SCENARIO" -o no/such/folder/a.png
    has "$stderr" "no/such/folder/a.png"
}

@test "an option of another kind of plot is refused by its name" {
    run_loft 2 plot map "$RESULT" --to-scale -o a.png
    has "$stderr" 'plot: --to-scale is an option of `loft plot profile`; leave it out for `loft plot map`'
    [ ! -e a.png ]
}

@test "flights beside each other are labelled with the apogees that were reported" {
    loft plot profile "$ROOT/scenarios/dprk/2017-05-14-hwasong-12.json" \
        "$ROOT/scenarios/dprk/2024-10-31-hwasong-19.json" -o beside.svg
    grep -qF '2,111.5 km high' beside.svg
    grep -qF '7,687.5 km high' beside.svg
}
