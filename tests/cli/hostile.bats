#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# hostile.bats - scenarios and cases whose every free text is hostile, through every command
# and format, read back by readers that are not loft's own.

load helpers

READ=$ROOT/tests/cli/hostile.py

# The scenarios and their results once, for every test here.
setup_file() {
    export HOSTILE=$BATS_FILE_TMPDIR/hostile
    export RESULTS=$BATS_FILE_TMPDIR/out
    need_python
    "$PYTHON" "$READ" make "$HOSTILE"
    loft run --all "$HOSTILE" --svg --pdf --out "$RESULTS" >"$BATS_FILE_TMPDIR/all.txt" 2>&1
}

readable() { # FORMAT FILE...
    need_python
    "$PYTHON" "$READ" "$@"
}

# silent ARGUMENT... - all that the command prints is text.
silent() {
    loft "$@" >printed.txt 2>&1
    readable terminal printed.txt
}

@test "the scenarios have no mistake, for any text may stand in a title" {
    run_loft 0 check "$HOSTILE"
}

@test "no command prints a text that drives a terminal or begins a line" {
    readable terminal "$BATS_FILE_TMPDIR/all.txt"
    local one=$HOSTILE/2017-hostile.json
    silent check "$HOSTILE"
    silent list "$HOSTILE"
    silent run "$one" --out out
    silent run --out out "$HOSTILE/2017-refused.json"
    silent estimate --apogee "$(printf '\e[2Jx')km" || true
    readable terminal printed.txt
    silent trajectories "$one"
    silent joint "$one" "$HOSTILE/2017-hostile.2.json"
    silent scorecard "$HOSTILE"
    silent sources "$HOSTILE"
    silent fly "$HOSTILE-case.json"
    loft export "$RESULTS/2017-hostile/result.json" -f csv --source none >printed.txt 2>&1 || true
    readable terminal printed.txt
}

@test "names of files are printed as text too" {
    local name=$'-evil\e[2J\n# heading\u202e'
    local id=2017-hostile
    mkdir "./$name"
    cp "$HOSTILE/$id.json" "./$name/"
    cp "$HOSTILE/$id.json" "./$name.json"
    cp "$HOSTILE-case.json" "./$name/case.json"
    silent check "./$name/$id.json" "./$name/case.json"
    silent check "./$name.json" || true
    readable terminal printed.txt
    silent run --out "./$name" "./$name/$id.json"
    silent run --all --out "./$name" "./$name/$id.json"
    silent plot map -o "./$name/map.png" "./$name/$id.json"
    for command in check run list fly export "plot map -o x.png" trajectories payload; do
        loft $command "./$name.json" >printed.txt 2>&1 || true
        readable terminal printed.txt
        loft $command "./$name.none" >printed.txt 2>&1 || true
        readable terminal printed.txt
        loft $command -- "$name" >printed.txt 2>&1 || true
        readable terminal printed.txt
    done
}

@test "JSON of every command has the text itself, in printing characters" {
    local one=$HOSTILE/2017-hostile.json
    readable result "$RESULTS/2017-hostile/result.json" "$RESULTS/2017-refused/result.json"
    loft list --json "$HOSTILE" >list.json
    loft run --json "$one" --out out >run.json
    loft scorecard --json "$HOSTILE" >scorecard.json
    loft trajectories --json "$one" >trajectories.json
    loft joint --json "$one" "$HOSTILE/2017-hostile.2.json" >joint.json
    loft fly --json "$HOSTILE-case.json" >fly.json
    readable result list.json scorecard.json
    readable json run.json trajectories.json joint.json fly.json
}

@test "every export has the text as text" {
    local id
    for id in 2017-hostile 2017-refused; do
        for format in csv czml geojson json kml netcdf oem; do
            loft export "$RESULTS/$id/result.json" -f $format -o $id.$format || true
        done
    done
    readable csv 2017-hostile.csv "$RESULTS"/2017-hostile/*.csv
    readable czml 2017-hostile.czml
    readable kml 2017-hostile.kml
    readable json ./*.geojson ./*.json ./*.czml
    readable oem 2017-hostile.oem
    readable bytes 2017-hostile.netcdf
}

@test "the index page has the text as text" {
    readable html "$RESULTS/index.html"
}

@test "Markdown has the text as text" {
    loft scorecard "$HOSTILE" --markdown scorecard.md >/dev/null
    loft sources "$HOSTILE" --markdown sources.md >/dev/null
    readable markdown scorecard.md sources.md
    grep -q '&lt;script&gt;' scorecard.md
}

@test "no picture holds a text that acts" {
    readable bytes "$RESULTS"/*/profile.png "$RESULTS"/*/profile.pdf
    readable svg "$RESULTS"/*/profile.svg
}

@test "a script without a font is named once for all pictures of a run" {
    sed 's/"title": "[^"]*"/"title": "\\ud654\\uc131"/' \
        "$ROOT/scenarios/dprk/2017-05-14-hwasong-12.json" >2017-05-14-hwasong-12.json
    export FONTCONFIG_FILE=$ROOT/tests/cli/no-fonts.conf
    run_loft 0 run --svg --pdf --out out 2017-05-14-hwasong-12.json
    [ "$stderr" = "out/2017-05-14-hwasong-12/profile.png: cannot draw U+D654, U+C131, which no \
font here has (a box stands for each): install fonts-noto-cjk" ]
    run_loft 0 plot map 2017-05-14-hwasong-12.json -o map.png
    has "$stderr" "map.png: cannot draw U+D654, U+C131"
    run_loft 0 run --out out "$ROOT/scenarios/dprk/2017-05-14-hwasong-12.json"
    [ -z "$stderr" ]
}

@test "long titles and names of sources stay inside every picture" {
    local long
    long=$(printf 'Long%.0s' {1..100})
    sed 's/"title": "[^"]*"/"title": "'"$long"'"/; s/"source": "[^"]*"/"source": "'"$long"'"/' \
        "$ROOT/scenarios/dprk/2017-05-14-hwasong-12.json" >2017-05-14-hwasong-12.json
    for kind in profile map panels loft-curve sensitivity scatter; do
        run_loft 0 plot $kind 2017-05-14-hwasong-12.json -o $kind.svg
    done
}
