#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# check-formats.sh - exports some scenarios and has them read by Cesium and Placemark's checker.
# usage: check-formats.sh PROGRAM; needs node 20.19 or later, npm (neither is in setup.sh: Debian
# 12 has an older node) and the network; works in build/formats. Without npm it says so and
# ends with 1.
set -eu
program=$1
work=build/formats
scenarios='2024-10-31-hwasong-19 2017-05-14-hwasong-12 2017-09-15-hwasong-12-over-japan'

if ! command -v npm >/dev/null || ! command -v node >/dev/null; then
    echo 'check-formats: no npm or node here; node must be 20.19 or later' >&2
    exit 1
fi
rm -rf "$work/files" && mkdir -p "$work/files"
cp tools/formats/package.json tools/formats/package-lock.json tools/formats/check.mjs "$work"
(cd "$work" && npm ci --ignore-scripts --no-audit --no-fund --silent)
for id in $scenarios; do
    "$program" run "scenarios/dprk/$id.json" --out "$work/out" >/dev/null
    for format in json geojson czml; do
        "$program" export "$work/out/$id/result.json" -o "$work/files/$id.$format"
    done
done
node "$work/check.mjs" "$work/files"
