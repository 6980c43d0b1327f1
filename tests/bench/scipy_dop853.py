#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""scipy_dop853.py LAT,LON,ALT,SPEED,FPA,AZIMUTH,BETA... - the flights of bench_ensemble as
a Python user writes them: SciPy's solve_ivp with DOP853, a NumPy right-hand side, the
impact as an event. The same gravity (J2 to J4), rotation and drag; the air is the US
Standard Atmosphere 1976 to 86 km and its density by linear interpolation of the logarithm
above, so only the time is compared."""
import sys
import time

import numpy as np
from scipy.integrate import solve_ivp

MU, A, F, OMEGA = 3.986004418e14, 6378137.0, 1 / 298.257223563, 7.292115e-5
J2, J3, J4 = 1.08262982e-3, -2.532656485e-6, -1.619621591e-6
E2 = F * (2 - F)
BASE = np.array([0.0, 11e3, 20e3, 32e3, 47e3, 51e3, 71e3, 86e3])
LAPSE = np.array([-6.5e-3, 0.0, 1e-3, 2.8e-3, 0.0, -2.8e-3, -2e-3])
HIGH = np.array([86e3, 100e3, 120e3, 150e3, 200e3, 300e3, 500e3, 1000e3])
LN_RHO = np.log([6.958e-6, 5.604e-7, 2.222e-8, 2.076e-9, 2.541e-10, 1.916e-11, 5.215e-13,
                 3.561e-15])
TEMPERATURE = [288.15]
PRESSURE = [101325.0]
for i in range(7):
    h, lapse, t = BASE[i + 1] - BASE[i], LAPSE[i], TEMPERATURE[i]
    TEMPERATURE.append(t + lapse * h)
    PRESSURE.append(PRESSURE[i] * (np.exp(-0.0341631947 * h / t) if lapse == 0 else
                                   (TEMPERATURE[-1] / t) ** (-0.0341631947 / lapse)))


def height(r):
    p, z = np.hypot(r[0], r[1]), r[2]
    lat = np.arctan2(z, p * (1 - E2))
    for _ in range(2):
        n = A / np.sqrt(1 - E2 * np.sin(lat) ** 2)
        lat = np.arctan2(z + E2 * n * np.sin(lat), p)
    n = A / np.sqrt(1 - E2 * np.sin(lat) ** 2)
    return p * np.cos(lat) + z * np.sin(lat) - A * A / n


def density(alt):
    if alt >= 1000e3:
        return 0.0
    if alt >= 86e3:
        return np.exp(np.interp(alt, HIGH, LN_RHO))
    h = 6356766.0 * alt / (6356766.0 + alt)
    i = max(int(np.searchsorted(BASE, h)) - 1, 0)
    i = min(i, 6)
    t = TEMPERATURE[i] + LAPSE[i] * (h - BASE[i])
    p = PRESSURE[i] * (np.exp(-0.0341631947 * (h - BASE[i]) / t) if LAPSE[i] == 0 else
                       (t / TEMPERATURE[i]) ** (-0.0341631947 / LAPSE[i]))
    return p / (287.05287 * t)


COUNT = 0


def rates(_, y, beta):
    global COUNT
    COUNT += 1
    r, v = y[:3], y[3:]
    d = np.linalg.norm(r)
    s, q = r[2] / d, A / d
    j2, j3, j4 = 1.5 * J2 * q**2, 0.5 * J3 * q**3, 0.625 * J4 * q**4
    level = 1 - (j2 * (5 * s * s - 1) + 5 * j3 * s * (7 * s * s - 3) +
                 3 * j4 * ((21 * s * s - 14) * s * s + 1))
    along = s - (j2 * s * (5 * s * s - 3) + j3 * ((35 * s * s - 30) * s * s + 3) +
                 j4 * s * ((63 * s * s - 70) * s * s + 15))
    g = -MU / d**2
    a = np.array([g * level * r[0] / d, g * level * r[1] / d, g * along])
    a -= 0.5 * density(height(r)) * np.linalg.norm(v) / beta * v
    a[0] += OMEGA * (OMEGA * r[0] + 2 * v[1])
    a[1] += OMEGA * (OMEGA * r[1] - 2 * v[0])
    return np.concatenate((v, a))


def ground(_, y, beta):
    return height(y[:3])


ground.terminal = True
ground.direction = -1


def state(lat, lon, alt, speed, fpa, azimuth):
    lat, lon, fpa, azimuth = np.radians([lat, lon, fpa, azimuth])
    east = np.array([-np.sin(lon), np.cos(lon), 0])
    north = np.array([-np.sin(lat) * np.cos(lon), -np.sin(lat) * np.sin(lon), np.cos(lat)])
    up = np.array([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
    n = A / np.sqrt(1 - E2 * np.sin(lat) ** 2)
    r = np.array([(n + alt) * up[0], (n + alt) * up[1], (n * (1 - E2) + alt) * up[2]])
    v = speed * (np.cos(fpa) * (np.sin(azimuth) * east + np.cos(azimuth) * north) +
                 np.sin(fpa) * up)
    return np.concatenate((r, v))


def main():
    seconds = []
    for text in sys.argv[1:]:
        *where, beta = map(float, text.split(","))
        y = state(*where)
        start = time.process_time()
        flown = solve_ivp(rates, (0, 1e5), y, "DOP853", events=ground, args=(beta,),
                          rtol=1e-9, atol=[1e-3] * 3 + [1e-6] * 3)
        seconds.append(time.process_time() - start)
        assert flown.status == 1
    print(f"SciPy DOP853 {np.median(seconds):.6f} s a flight, "
          f"{COUNT // len(seconds)} evaluations")


main()
