#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# output.bats - pictures, and what happens when an output cannot be written.

load helpers

SCENARIO=$ROOT/scenarios/dprk/2017-05-14-hwasong-12.json
REFUSED=$ROOT/scenarios/dprk/2024-05-27-satellite-failure.json
CASE=$ROOT/data/examples/loft-from-burnout.json
ESTIMATE=(estimate --apogee 2111.5km --range 787km)

# width FILE - of a PNG, from its header.
width() {
    [ "$(head -c 8 "$1" | od -An -tx1 | tr -d ' ')" = 89504e470d0a1a0a ]
    # shellcheck disable=SC2046 # four bytes
    set -- $(od -An -tu1 -j 16 -N 4 "$1")
    echo $((($1 << 24) + ($2 << 16) + ($3 << 8) + $4))
}

# whole FILE - a PNG at least 1400 wide that ends with its last chunk.
whole() {
    local w
    w=$(width "$1")
    [ "$w" -ge 1400 ] || {
        echo "$1 is $w wide"
        return 1
    }
    [ "$(tail -c 8 "$1" | head -c 4)" = IEND ]
}

# full ARGUMENT... - standard output on a full disk is status 4 and said.
full() {
    local rc=0
    loft "$@" >/dev/full 2>stderr || rc=$?
    [ "$rc" -eq 4 ] || {
        echo "loft $* >/dev/full: $rc"
        return 1
    }
    has "$(cat stderr)" "standard output: No space left on device"
}

@test "the profile is a whole PNG of at least 1400 pixels, to scale or not" {
    run_loft 0 run "$SCENARIO"
    whole out/2017-05-14-hwasong-12/profile.png
    run_loft 0 run "$SCENARIO" --to-scale --out scale
    whole scale/2017-05-14-hwasong-12/profile.png
    run ! cmp -s out/2017-05-14-hwasong-12/profile.png scale/2017-05-14-hwasong-12/profile.png
}

@test "the PNG carries title, description, source and the scenario in its text chunks" {
    run_loft 0 run "$SCENARIO"
    local png=out/2017-05-14-hwasong-12/profile.png chunk
    for chunk in Title Description Source Scenario; do
        grep -a -q "[it][TE][Xx]t$chunk" $png
    done
    grep -a -q "Hwasong-12, first successful flight" $png
    grep -a -q "PanARMENIAN/AFP" $png
    grep -a -q '"azimuth_deg": 71' $png
    grep -a -q '"id": "2017-05-14-hwasong-12"' $png
}

@test "a refusal has a whole picture too" {
    run_loft 0 run "$REFUSED"
    whole out/2024-05-27-satellite-failure/profile.png
}

@test "--svg and --pdf write the profile in these forms too" {
    run_loft 0 run "$SCENARIO" --svg --pdf
    local dir=out/2017-05-14-hwasong-12
    has "$(head -c 200 $dir/profile.svg)" "<svg"
    has "$(tail -c 20 $dir/profile.svg)" "</svg>"
    [ "$(head -c 5 $dir/profile.pdf)" = %PDF- ]
    has "$(tail -c 10 $dir/profile.pdf)" %%EOF
    [ -s $dir/profile.png ]
}

@test "estimate --png draws the same kind of picture" {
    run_loft 0 "${ESTIMATE[@]}" --png a.png
    [ -z "$stderr" ]
    whole a.png
    grep -a -q "[it][TE][Xx]tTitle" a.png
    run_loft 0 "${ESTIMATE[@]}" --png b.png --to-scale
    whole b.png
    run ! cmp -s a.png b.png
}

@test "a refused estimate still writes the picture it was asked for" {
    run_loft 0 estimate --time 30min --png a.png
    whole a.png
}

@test "the tables have a header and a row for each time" {
    run_loft 0 run "$SCENARIO"
    local name
    for name in flown standard standard-toward-azimuth; do
        has "$(head -n 1 out/2017-05-14-hwasong-12/$name.csv)" time_s,lat_deg,lon_deg
        [ "$(wc -l <out/2017-05-14-hwasong-12/$name.csv)" -gt 50 ]
    done
}

@test "a full disk on standard output is status 4 for every command" {
    full "${ESTIMATE[@]}"
    full "${ESTIMATE[@]}" --json
    full run "$REFUSED"
    full run --json "$REFUSED"
    full fly "$CASE"
    full fly --json "$CASE"
    full check "$SCENARIO"
    full check --json "$SCENARIO"
    full trajectories "$REFUSED"
    full trajectories --json "$REFUSED"
    full list "$SCENARIO"
    full list --json "$SCENARIO"
    full scorecard "$REFUSED"
    full scorecard --json "$REFUSED"
    full sources "$SCENARIO"
    full sources --json "$SCENARIO"
    full --help
    full --version
    full estimate --help
}

@test "a full disk on standard output is said once" {
    full check "$ROOT/scenarios"
    [ "$(wc -l <stderr)" -eq 1 ]
}

@test "a pipe closed at the other end ends every command quietly by SIGPIPE" {
    local rc
    for command in "estimate --apogee 2111.5km --range 787km" "list $ROOT/scenarios" \
        "fly --json $CASE" "fly $CASE --csv /dev/stdout" "--help"; do
        rm -f rc
        {
            rc=0
            sleep 0.2
            # shellcheck disable=SC2086 # words
            loft $command 2>stderr || rc=$?
            echo "$rc" >rc
        } | true
        while [ ! -s rc ]; do sleep 0.05; done
        echo "$command: $(cat rc)"
        [ "$(cat rc)" -eq 141 ]
        [ ! -s stderr ]
    done
}

@test "--out under a regular file is status 4 and prints its file" {
    : >regular
    run_loft 4 run "$REFUSED" --out regular/x
    has "$stderr" "regular/x"
    has "$stderr" "Not a directory"
    [ ! -s regular ]
}

@test "--csv and --png into a folder that does not exist are status 4 and say where" {
    run_loft 4 fly "$CASE" --csv nodir/a.csv
    has "$stderr" "nodir/a.csv: cannot create a file in its directory"
    run_loft 4 "${ESTIMATE[@]}" --png nodir/a.png
    has "$stderr" "nodir/a.png: cannot create a file in its directory"
    [ ! -e nodir ]
}

@test "a write that fails leaves the old file and no other" {
    mkdir -p out/2024-05-27-satellite-failure/result.json
    run_loft 4 run "$REFUSED"
    run find out -name '*.tmp*' -o -name '.*'
    [ -z "$output" ]
}

@test "a limit on the size of files leaves none half-written" {
    local rc=0
    (
        ulimit -f 8
        trap '' XFSZ
        loft "${ESTIMATE[@]}" --png a.png >/dev/null 2>stderr
    ) || rc=$?
    [ "$rc" -eq 4 ]
    has "$(cat stderr)" a.png
    run ls -A
    [ "$output" = stderr ]
}

@test "--version says the version, --help the commands, each on standard output" {
    run_loft 0 --version
    [ "${lines[0]}" = "loft $(cat "$ROOT/VERSION")" ]
    has "${lines[1]}" "built by "
    has "${lines[1]}" "GSL "
    [ -z "$stderr" ]
    local version=$output
    run_loft 0 -V
    [ "$output" = "$version" ]
    run_loft 0 --help
    local command
    for command in estimate run fly trajectories list scorecard sources check; do
        has "$output" "  $command "
    done
    [ -z "$stderr" ]
}

@test "each command has a help with its options and an example" {
    local command
    for command in estimate run fly trajectories list scorecard sources check; do
        run_loft 0 $command --help
        [ -z "$stderr" ]
        has "$output" "Usage: loft $command"
        has "$output" "--json"
        has "$output" "Examples:"
    done
}

@test "no command at all shows the help, with status 2" {
    run_loft 2
    has "$output" "commands:"
}
