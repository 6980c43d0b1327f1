#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes random cases that the schema of cases allows, many of them at its bounds.

    tests/reference/random_cases.py DIR 200

The n-th case is the same in every run. A number is at a bound with a probability of 1/4, else
between them, evenly in the logarithm where both are above 0.
"""
import json
import math
import os
import random
import sys


def number(rng, low, high):
    """At a bound, or between them."""
    u = rng.random()
    if u < 0.25:
        return low if u < 0.125 else high
    if low > 0.0:
        return math.exp(rng.uniform(math.log(low), math.log(high)))
    return rng.uniform(low, high)


def booster(rng):
    stages = [{"isp_s": number(rng, 1, 1000), "burn_time_s": number(rng, 0.1, 2000),
               "gap_s": number(rng, 0, 600), "speed_share": number(rng, 0.01, 1)}
              for _ in range(rng.randint(1, 4))]
    del stages[-1]["gap_s"]
    total = sum(stage["speed_share"] for stage in stages)
    for stage in stages:
        stage["speed_share"] /= total
    steering = {"law": "pitch_programme", "heading_deg": rng.uniform(0, 360),
                "end_elevation_deg": number(rng, -15, 90), "turn_fraction": number(rng, 0.01, 1)}
    return {"stages": stages, "ideal_speed_mps": number(rng, 1, 15000), "steering": steering}


def model(rng):
    air = rng.choice(["us76", "none", {"rho0_kgpm3": number(rng, 1e-3, 1e6),
                                       "scale_height_m": number(rng, 1, 1e9)}])
    parts = {"gravity": rng.choice(["point", "j2", "j4", "j6"]),
             "rotation": rng.random() < 0.5, "atmosphere": air}
    if rng.random() < 0.3:
        parts["wind_ned_mps"] = [number(rng, -1000, 1000) for _ in range(3)]
    return parts


def case(rng):
    start = {"lat_deg": number(rng, -90, 90), "lon_deg": number(rng, -180, 180),
             "alt_m": number(rng, 1, 1e6)}
    body = {"beta_kgpm2": number(rng, 1e-3, 1e9)}
    if rng.random() < 0.5:
        body["lift_to_drag"] = number(rng, -10, 10)
    made = {"start": start, "body": body, "model": model(rng)}
    if rng.random() < 0.3:
        made["booster"] = booster(rng)
    else:
        start.update(speed_mps=number(rng, 0, 12000), fpa_deg=number(rng, -90, 90),
                     azimuth_deg=rng.uniform(0, 360))
    if rng.random() < 0.3:
        made["stop"] = {"alt_m": rng.choice([0, start["alt_m"] * rng.random(),
                                             start["alt_m"] - 1e-6])}
    return made


def main():
    folder, n = sys.argv[1], int(sys.argv[2])
    os.makedirs(folder, exist_ok=True)
    for k in range(n):
        with open(os.path.join(folder, f"{k:04d}.json"), "w", encoding="ascii") as out:
            json.dump(case(random.Random(k)), out, indent=1)


if __name__ == "__main__":
    main()
