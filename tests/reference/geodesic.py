#!/usr/bin/env python3
"""How accurate the geodesics are. Needs mpmath (Debian: python3-mpmath).

    make all
    geodesic.py build/release/libloft.so.0.2 [LINES]    the worst errors, for loft/earth.h

The end of a line is computed from Bessel's integrals by quadrature at 25 digits. It shares no
series with sim/earth/geodesic_series.c. The inverse problem is given the end point rounded to
doubles, and the length that belongs to it by the first variation.
"""
import ctypes
import random
import sys

from mpmath import asin, atan2, cos, floor, hypot, mp, mpf, pi, quad, sin, sqrt

mp.dps = 25
A, F = 6378137.0, 1.0 / 298.257223563


class Ellipsoid(ctypes.Structure):
    _fields_ = [("a_m", ctypes.c_double), ("f", ctypes.c_double)]


class Triple(ctypes.Structure):
    """loft_geodetic and loft_geodesic_line alike."""
    _fields_ = [("x", ctypes.c_double), ("y", ctypes.c_double), ("z", ctypes.c_double)]


def wrap(angle):
    return angle - 2 * pi * floor(angle / (2 * pi) + mpf(1) / 2)


def integral(rate, lo, hi):
    """In pieces of one radian, so that few points do for 25 digits."""
    pieces = int(abs(hi - lo)) + 1
    return quad(rate, [lo + (hi - lo) * i / pieces for i in range(pieces + 1)])


def end(lat1, lon1, azimuth1, length):
    """Latitude, longitude and azimuth at the end, all exact but for the quadrature."""
    f = mpf(F)
    beta1 = atan2((1 - f) * sin(mpf(lat1)), cos(mpf(lat1)))
    s_a, c_a = sin(mpf(azimuth1)), cos(mpf(azimuth1))
    s_0 = s_a * cos(beta1)
    c_0 = hypot(c_a, s_a * sin(beta1))
    sigma1 = atan2(sin(beta1), c_a * cos(beta1))
    k2 = (1 / (1 - f)**2 - 1) * c_0**2

    def along(sigma):
        return sqrt(1 + k2 * sin(sigma)**2)

    wanted = mpf(length) / (mpf(A) * (1 - f))
    arc = wanted
    for _ in range(6):
        step = (integral(along, sigma1, sigma1 + arc) - wanted) / along(sigma1 + arc)
        arc -= step
        if abs(step) < mpf(10)**-20:
            break
    sigma2 = sigma1 + arc
    lag = integral(lambda s: (2 - f) / (1 + (1 - f) * along(s)), sigma1, sigma2)
    omega12 = atan2(s_0 * sin(sigma2), cos(sigma2)) - atan2(s_0 * sin(sigma1), cos(sigma1))
    lat2 = atan2(c_0 * sin(sigma2), (1 - f) * hypot(s_0, c_0 * cos(sigma2)))
    return lat2, wrap(mpf(lon1) + omega12 - f * s_0 * lag), atan2(s_0, c_0 * cos(sigma2))


def steps_m(lat, dlat, dlon):
    """North and east, for small differences."""
    e2 = mpf(F) * (2 - mpf(F))
    w = 1 - e2 * sin(lat)**2
    return A * (1 - e2) / w**1.5 * dlat, A / sqrt(w) * cos(lat) * dlon


def line(number):
    """A start, and a length short enough to be the shortest line; every third ends close to
    the antipode, every third is short."""
    draw = random.Random(number)
    lat1 = float(asin(draw.uniform(-1, 1)))
    azimuth1 = draw.uniform(-3.1415, 3.1415)
    length = (draw.uniform(1e3, 1.9e7), draw.uniform(1.9e7, 1.994e7),
              10**draw.uniform(-2, 5))[number % 3]
    return lat1, draw.uniform(-3, 3), azimuth1, length


def main():
    loft = ctypes.CDLL(sys.argv[1])
    loft.loft_geodesy_direct.restype = Triple
    loft.loft_geodesy_direct.argtypes = [ctypes.POINTER(Ellipsoid), Triple,
                                         ctypes.c_double, ctypes.c_double]
    loft.loft_geodesy_inverse.restype = Triple
    loft.loft_geodesy_inverse.argtypes = [ctypes.POINTER(Ellipsoid), Triple, Triple]
    shape = Ellipsoid(A, F)
    worst_end = worst_length = mpf(0)
    for number in range(int(sys.argv[2]) if len(sys.argv) > 2 else 3000):
        lat1, lon1, azimuth1, length = line(number)
        start = Triple(lat1, lon1, 0.0)
        lat2, lon2, azimuth2 = end(lat1, lon1, azimuth1, length)
        got = loft.loft_geodesy_direct(ctypes.byref(shape), start, azimuth1, length)
        off = hypot(*steps_m(lat2, got.x - lat2, wrap(got.y - lon2)))
        worst_end = max(worst_end, off)
        to = Triple(float(lat2), float(lon2), 0.0)
        north, east = steps_m(lat2, to.x - lat2, wrap(to.y - lon2))
        true = length + north * cos(azimuth2) + east * sin(azimuth2)
        got = loft.loft_geodesy_inverse(ctypes.byref(shape), start, to)
        worst_length = max(worst_length, abs(got.x - true))
    print(f"direct: end point within {float(worst_end):.2g} m")
    print(f"inverse: range within {float(worst_length):.2g} m")


main()
