#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# wording.bats - what the program prints, as a person has read and accepted it: files
# of tests/golden. What a number or a status must be stands in the other .bats files.

load helpers

prepare() {
    ln -s "$ROOT/scenarios" "$ROOT/data" .
    cp "$ROOT/data/examples/loft-from-burnout.json" case.json
}

@test "the help of every command" {
    {
        echo --help
        for command in $("$LOFT" --help | awk '/^commands:/ { on = 1; next } /^$/ { on = 0 } on { print $1 }'); do
            echo "$command --help"
        done
    } | transcript | golden help
}

@test "mistakes in commands and options" {
    prepare
    transcript <<'END' | golden usage
launch
estimat
version
-v
--Version
--frob
estimate
estimate 4475km 950km 53min
estimate --apogee 4475 km --range 950km
estimate --apogee 4475km --png a.svg
estimate --apogee 4475km --to-scale
estimate --apogee
estimate --apogee 1km --apogee 2km
estimate --apoge 1km
estimate --json=yes
estimate --apogee 1km here
estimate --apogee 100km --class solid-9
estimate --apogee 100km --samples 1e3
estimate --apogee 100km --seed -1
estimate --range 30000km
run
run --out x nothing.json
run --out '' case.json
run --out - case.json
run ''
run case.json
fly scenarios/dprk/2017-05-14-hwasong-12.json
plot
plot map
plot case.json -o a.png
plot map case.json a.png
plot pannels case.json -o a.png
plot picture case.json -o a.png
plot panels case.json
plot panels case.json -o a.gif
plot panels case.json -o a.png --theme blue
plot panels case.json -o a.png --size 3x3
plot panels case.json -o a.png --scale 99
plot map case.json case.json -o a.png
plot loft-curve case.json case.json -o a.png
plot sensitivity case.json -o a.png
plot profile scenarios/dprk -o a.png
plot scatter case.json -o a.png
export --format xml case.json
export --format geojsn case.json
export case.json
export --format kml --source KCNA case.json
export --format kml --flight up case.json
export --format kml --object-name X case.json
list --year then scenarios
list --kind liftin scenarios
list --kind flat scenarios
list --class solid-9 scenarios
list --year 1950 scenarios/dprk/2017-05-14-hwasong-12.json
scorecard --samples x scenarios
check
trajectories nothing.json
joint nothing.json
joint scenarios/dprk/2017-05-14-hwasong-12.json nothing.json
joint scenarios/dprk/2017-05-14-hwasong-12.json scenarios/dprk/2017-07-28-hwasong-14.json
joint scenarios/dprk/2017-05-14-hwasong-12.json scenarios/dprk/2022-01-30-hwasong-12.json --samples 0
joint scenarios/dprk/2017-05-14-hwasong-12.json scenarios/dprk/2022-01-30-hwasong-12.json --plot a.gif
joint scenarios/dprk/2017-05-14-hwasong-12.json scenarios/dprk/2022-01-30-hwasong-12.json --class liquid-9
payload case.json
fly nothing.json
ensemble
ensemble --csv a.csv
ensemble --states nothing.csv
ensemble --class solid-1
ensemble --class solid-1 --samples 5 --summary - --checkpoint -
ensemble --class solid-1 --samples 5 --summary a --checkpoint a
ensemble --states nothing.csv --csv -
ensemble --states nothing.csv --csv - --class solid-1
ensemble --class solid-1 --samples 0 --summary -
ensemble --class solid-1 --samples 5 --summary - --csv a.csv
ensemble --class solid-1 --samples 5 --summary - --apogee 100km
ensemble --class solid-1 --samples 5 --summary - --apogee 100km --range 19000km
ensemble --class solid-1 --samples 5 --summary - --resume
END
}

@test "estimates" {
    transcript <<'END' | golden estimate
estimate --apogee 2111.5km --range 787km --time 30min --site 40.07,125.21 --azimuth 71deg
estimate --apogee 2111.5km --range 787km --time 40min --samples 0
estimate --apogee '>7000km' --range '~1000km'
estimate --range 1000km --time 12min
estimate --apogee 2000km --time 30min
estimate --apogee 500km
estimate --range 500km
estimate --time 10min
estimate --apogee 50km --range 600km
estimate --apogee 50km --range 600km --ballistic
estimate --apogee 100000km --range 100km
END
}

@test "scenarios" {
    prepare
    transcript <<'END' | golden run
run scenarios/dprk/2024-10-31-hwasong-19.json
run scenarios/dprk/2025-01-06-hwasong-16b.json
run scenarios/dprk/2025-01-06-hwasong-16b.json --ballistic --samples 0
run --all --samples 0 scenarios/dprk/2017-05-14-hwasong-12.json scenarios/dprk/2025-01-06-hwasong-16b.json
list scenarios/dprk/2017-11-29-hwasong-15.json scenarios/dprk/2025-01-06-hwasong-16b.json
trajectories scenarios/dprk/2017-05-14-hwasong-12.json
trajectories scenarios/dprk/2025-01-06-hwasong-16b.json
joint scenarios/dprk/2017-05-14-hwasong-12.json scenarios/dprk/2022-10-04-irbm-over-japan.json
scorecard scenarios/dprk/2017-11-29-hwasong-15.json
sources scenarios/dprk/2017-07-28-hwasong-14.json
END
}

@test "the printable answers of eleven events" {
    prepare
    for event in 2017-07-04-hwasong-14 2017-07-28-hwasong-14 2017-11-29-hwasong-15 \
        2022-03-24-icbm-claimed-hwasong-17 2022-11-03-hwasong-17-failure 2024-04-02-hwasong-16b \
        2024-05-27-satellite-failure 2024-06-26-failed-launch 2024-10-31-hwasong-19 \
        2024-11-05-seven-srbm 2025-01-06-hwasong-16b; do
        echo "run --samples 1000 --brief scenarios/dprk/$event.json"
    done | transcript | golden answers
}

@test "cases" {
    prepare
    echo '{}' >empty.json
    sed 's/"vacuum"/"vacum"/; s/"lat_deg": [0-9.]*/"lat_deg": "x"/' case.json >bad.json
    transcript <<'END' | golden case
fly case.json
payload data/examples/two-stage-by-masses.json
check case.json scenarios/dprk/2024-10-31-hwasong-19.json
check bad.json empty.json nothing.json
plot panels case.json -o case.png
END
}

@test "results: exports and plots" {
    prepare
    loft run scenarios/dprk/2017-05-14-hwasong-12.json scenarios/dprk/2025-01-06-hwasong-16b.json >/dev/null
    cp out/2017-05-14-hwasong-12/result.json result.json
    cp out/2025-01-06-hwasong-16b/result.json refused.json
    {
        transcript <<'END'
export --format kml --source Nobody result.json
export --format kml --flight upward result.json
export --format kml refused.json -o refused.kml
export --format oem refused.json
export --format oem --object-name '' result.json
export --format csv --flight standard case.json
export --format csv nothing.json
plot panels result.json -o panels.png
plot panels refused.json -o refused.png
plot map refused.json -o refused.png
plot sensitivity refused.json -o refused.png
plot map result.json --source Nobody -o map.png
plot profile --depressed result.json result.json -o profile.png
END
    } | golden result
    # The words of pictures and exports; the rest of these files is data.
    loft plot profile result.json -o a.svg >/dev/null
    loft plot map result.json -o b.png >/dev/null
    loft plot sensitivity result.json -o c.png >/dev/null
    loft plot loft-curve result.json -o d.png >/dev/null
    loft plot profile result.json case.json -o e.png >/dev/null
    loft plot scatter scenarios/dprk/20{17-05-14-hwasong-12,17-11-29-hwasong-15,25-01-06-hwasong-16b}.json -o f.png >/dev/null
    loft export --format kml result.json >a.kml
    {
        for picture in b c d e f out/2017-05-14-hwasong-12/profile; do
            echo "=== $picture.png"
            png_texts "$picture.png"
        done
        echo "=== a.kml"
        grep -o '<description>[^<0-9][^<]*\|<name>[^<]*' a.kml
    } | sed 's/loft [0-9][0-9.]*[-a-z]*/loft VERSION/g' | golden pictures
}

# The texts of a PNG but the scenario and the record: title, description, source.
png_texts() {
    python3 - "$1" <<'END'
import struct, sys, zlib
data = open(sys.argv[1], "rb").read()
at = 8
while at < len(data):
    size, kind = struct.unpack(">I4s", data[at:at + 8])
    body = data[at + 8:at + 8 + size]
    at += 12 + size
    if kind == b"tEXt":
        key, text = body.split(b"\0", 1)
        if key == b"loft-record":
            continue
        print(key.decode() + ": " + text.decode("latin-1"))
    elif kind == b"iTXt":
        key, rest = body.split(b"\0", 1)
        text = rest[2:].split(b"\0", 2)[2]
        if key == b"Scenario":
            continue
        print(key.decode() + ": " + (zlib.decompress(text) if rest[0] else text).decode())
END
}
