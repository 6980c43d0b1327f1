#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# contact-sheet.sh LOFT LAYER DIR - draws profile, panels and map of every scenario that has a flight,
# and what a run draws of the others, one pixel to the point; lays them and the gallery out on pages
# DIR/*.png by LAYER, and checks that no texts meet. Run from the top of the tree (make contact-sheet).
set -eu
loft=$1
layer=$2
dir=$3
rm -rf "$dir"
mkdir -p "$dir/pictures"
"$loft" run --all --svg --out "$dir/run" >/dev/null
for result in "$dir"/run/*/result.json; do
    id=$(basename "$(dirname "$result")")
    for kind in profile panels map; do
        for format in png svg; do
            "$loft" plot "$kind" "$result" --scale 1 -o "$dir/pictures/$id.$kind.$format" \
                >/dev/null 2>&1 || true # a refused event has none
        done
    done
    if [ ! -e "$dir/pictures/$id.profile.png" ] && [ -e "$dir/run/$id/profile.png" ]; then
        cp "$dir/run/$id/profile.png" "$dir/pictures/$id.refused.png"
        cp "$dir/run/$id/profile.svg" "$dir/pictures/$id.refused.svg"
    fi
done
for kind in profile panels map refused; do
    "$layer" "$dir/$kind" "$dir/pictures/"*".$kind.png"
done
"$layer" "$dir/gallery" docs/gallery/*.png
awk -f tools/check-pictures.awk "$dir/pictures/"*.svg
