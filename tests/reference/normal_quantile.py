#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The quantiles of the normal distribution. Needs mpmath (Debian: python3-mpmath).

    normal_quantile.py                             the values in tests/sim/base/test_random.c
    normal_quantile.py build/release/libloft.so.0.2  the worst relative error, for random.h

Phi(x) = p is solved by Newton's method on erfc at 60 digits.
"""
import ctypes
import random
import sys

from mpmath import erfc, exp, log, mp, mpf, nstr, pi, sqrt

mp.dps = 60
SHOWN = ("1e-300", "1e-12", "0.0123456", "0.0751", "0.3", "0.51", "0.975", "0.9999")


def quantile(p):
    p = mpf(p)
    if p > 0.5:
        return -quantile(1 - p)
    if p == 0.5:
        return mpf(0)
    x = -sqrt(-2 * log(p)) if p < 0.1 else (p - 0.5) * 2.6
    for _ in range(200):  # on ln Phi, which is concave: converges from the left
        phi = erfc(-x / sqrt(2)) / 2
        step = (log(phi) - log(p)) * phi * sqrt(2 * pi) * exp(x * x / 2)
        x -= step
        if abs(step) < mpf(10) ** -50:
            break
    return x


def worst(library, n=20000):
    f = ctypes.CDLL(library).loft_random_normal_quantile
    f.argtypes, f.restype = (ctypes.c_double,), ctypes.c_double
    draw = random.Random(1)
    found = (mpf(0), 0.0)
    for i in range(n):
        p = 10 ** draw.uniform(-300, -0.31) if i % 2 else (
            (2 * draw.getrandbits(52) + 1) * 2.0**-53)
        found = max(found, (abs(mpf(f(p)) / quantile(p) - 1), p))
    return found


if __name__ == "__main__":
    if len(sys.argv) > 1:
        error, where = worst(sys.argv[1])
        print(f"{nstr(error, 3)} at p = {where!r}")
    else:
        for text in SHOWN:
            print(f"{text:10s} {nstr(quantile(float(text)), 20)}")
