#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# gallery.sh LOFT - draws docs/gallery/*.png and writes docs/gallery.md: one plot of each
# kind with its command. Run from the top of the tree (make gallery).
set -eu
loft=$1
page=docs/gallery.md
mkdir -p docs/gallery
dprk=scenarios/dprk

cat >"$page" <<'END'
# Gallery

One plot of each kind, with the command that drew it; `make gallery` draws them again.
`-o` may end in .png, .svg or .pdf, `--theme dark` is for dark pages, `--size` sets width
and height in points. FILE is a scenario, the `result.json` of `loft run`, or a case.
END

# show NAME TEXT ARGUMENT... - draws docs/gallery/NAME.png by `loft plot ARGUMENT...`.
show() {
    name=$1
    text=$2
    shift 2
    "$loft" plot "$@" -o "docs/gallery/$name.png" >/dev/null
    size=$(wc -c <"docs/gallery/$name.png")
    if [ "$size" -gt 200000 ]; then
        echo "docs/gallery/$name.png has $size bytes, more than 200000" >&2
        exit 1
    fi
    {
        printf '\n%s\n\n' "$text"
        printf '```sh\nloft plot %s -o %s.png\n```\n\n' "$*" "$name"
        printf '![%s](gallery/%s.png)\n' "$name" "$name"
    } >>"$page"
}

show panels "A flight against time. Boost, coast and entry have separate time scales." \
    panels $dprk/2017-11-29-hwasong-15.json --scale 1.5
show loft-curve "Range against apogee of one booster as its steering goes from depressed to lofted." \
    loft-curve $dprk/2017-05-14-hwasong-12.json
show map "Ground track and reach contour, the standard range toward every azimuth: an egg, because
the Earth rotates. The 90 % interval is shaded." \
    map $dprk/2017-05-14-hwasong-12.json --size 640x720 --scale 1.1
show map-whole "If the reach exceeds a quarter of the way round, the map shows the whole Earth. Where the
interval has no outer edge, matching boosters go half-way round." \
    map $dprk/2017-11-29-hwasong-15.json --theme dark --size 640x720 --scale 1.1
show map-near "The flown ground track and the impact area of a report with a range of about 3,700 km and a
bearing read off a map." \
    map $dprk/2017-09-15-hwasong-12-over-japan.json --near --size 640x600 --scale 1.5
show fan "Flown and standard flights. Shaded are the standard flights of the matching boosters: here
an apogee of about 100 km and a range of about 400 km leave much open." \
    profile $dprk/2024-11-05-seven-srbm.json
show profile "A profile to scale, over a round Earth, of figures that are known better." \
    profile $dprk/2017-05-14-hwasong-12.json --to-scale
show profile-depressed "One booster on a lofted, a standard and a depressed trajectory." \
    profile $dprk/2017-05-14-hwasong-12.json --depressed
show sensitivity "Main drivers of the standard range, event by event." \
    sensitivity $dprk/2017-05-14-hwasong-12.json $dprk/2017-07-04-hwasong-14.json \
    $dprk/2017-11-29-hwasong-15.json $dprk/2024-11-05-seven-srbm.json
show profile-overlay "The flown flights of several tests." \
    profile $dprk/2017-05-14-hwasong-12.json $dprk/2017-07-04-hwasong-14.json \
    $dprk/2017-09-15-hwasong-12-over-japan.json $dprk/2017-11-29-hwasong-15.json \
    $dprk/2022-11-18-hwasong-17.json $dprk/2024-10-31-hwasong-19.json
show profile-lifting "An illustration, not a reconstruction: a lifting body with an ASSUMED
lift-to-drag ratio, whose peaks are those claimed for 6 January 2025. Such flights are
refused by the conversion." \
    profile data/examples/glide-two-peaks.json
show scatter "All scenarios that report an apogee and a range." \
    scatter scenarios --scale 1.5
