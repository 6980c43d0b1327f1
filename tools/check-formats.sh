#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# check-formats.sh - exports some scenarios and has them read by Placemark's checker of GeoJSON,
# togeojson and Cesium.
# usage: check-formats.sh PROGRAM; works in build/formats, where the packages are installed
set -eu
program=$1
work=build/formats
scenarios='2024-10-31-hwasong-19 2017-05-14-hwasong-12 2017-09-15-hwasong-12-over-japan'

rm -rf "$work/files" && mkdir -p "$work/files"
cp tools/formats/*.mjs "$work"
for id in $scenarios; do
    "$program" run "scenarios/dprk/$id.json" --samples 0 --out "$work/out" >/dev/null
    for format in json geojson kml czml; do
        "$program" export "$work/out/$id/result.json" -o "$work/files/$id.$format"
    done
done
node "$work/check.mjs" "$work/files"
