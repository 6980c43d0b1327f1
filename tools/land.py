#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes plots/map/land-50m.bin and land-10m.bin, the coastlines of the maps, from Natural Earth.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    tools/land.py package/land-50m.json plots/map/land-50m.bin
    tools/land.py package/land-10m.json plots/map/land-10m.bin

Natural Earth is in the public domain. The outlines are rings of longitude and latitude in
steps of 1/400 degree (of 1:10m in 1/1000), so a point is within 140 m (60 m) of the source's. A ring along the pole,
an artefact of flat maps, is left out, as is a ring's last point, which is its first again.

Format: "LND1"; the number of rings; for each ring the number of its points, then for each
point the steps in longitude and latitude from the point before (of the first: from the
last point of the ring before; from 0, 0 at the start). Numbers are unsigned LEB128, signed
ones in zigzag.
"""
import hashlib
import json
import sys

STEPS_PER_DEG_OF = {  # by the checksum of the source
    "619477ff690c086885e45cb91707d783805561bd75ae8e437b7d4694b0204e0f": 400,
    "9b9f584709c119d63fbadf484ce425260497697b7166be7a2fe360e8c0b171a8": 1000,
}


def rings(topology):
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
        arcs.append(points)
    for polygon in topology["objects"]["land"]["geometries"][0]["arcs"]:
        for ring in polygon:
            points = []
            for i in ring:
                arc = arcs[i] if i >= 0 else arcs[~i][::-1]
                points += arc[1 if points else 0:]
            yield points


def steps_of(points, steps_per_deg):
    """In whole steps, without repeats and without the closing point."""
    kept = []
    for lon, lat in points:
        step = (round(lon * steps_per_deg), round(lat * steps_per_deg))
        if not kept or step != kept[-1]:
            kept.append(step)
    return kept[:-1] if len(kept) > 1 and kept[0] == kept[-1] else kept


def unsigned(value):
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return out


def signed(value):
    return unsigned(2 * value if value >= 0 else -2 * value - 1)


def main():
    text = open(sys.argv[1], "rb").read()
    steps_per_deg = STEPS_PER_DEG_OF.get(hashlib.sha256(text).hexdigest())
    if steps_per_deg is None:
        sys.exit("the source is neither land-50m.json nor land-10m.json of world-atlas 2.0.2")
    kept = [steps_of(ring, steps_per_deg) for ring in rings(json.loads(text))
            if max(lat for _, lat in ring) > -89.5]
    kept = [ring for ring in kept if len(ring) >= 3]
    out = bytearray(b"LND1") + unsigned(len(kept))
    x = y = 0
    for ring in kept:
        out += unsigned(len(ring))
        for lon, lat in ring:
            out += signed(lon - x) + signed(lat - y)
            x, y = lon, lat
    open(sys.argv[2], "wb").write(out)
    print(f"{hashlib.sha256(out).hexdigest()}  {sys.argv[2]}")
    print(f"{len(kept)} rings, {sum(map(len, kept))} points, {len(out)} bytes",
          file=sys.stderr)


main()
