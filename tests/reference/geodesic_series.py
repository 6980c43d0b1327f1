#!/usr/bin/env python3
"""Where the tables of sim/earth/geodesic_series.c come from: exact series, with fractions.

    geodesic_series.py    the tables as C text

Each integral of Karney, J. Geodesy 87 (2013) 43-55, is expanded from its definition, so
that the tables are derived and not typed in. With z = exp(2 i sigma) and
k^2 = 4 eps/(1 - eps)^2,

    (1 - eps) sqrt(1 + k^2 sin^2 sigma) = sqrt(1 - eps z) sqrt(1 - eps/z).

A series is a dictionary from the powers of (z, n, eps) to a fraction, cut above a total
order in n and eps.
"""
from fractions import Fraction as F

ORDER = 6


def mul(a, b, order):
    out = {}
    for (z1, n1, e1), x in a.items():
        for (z2, n2, e2), y in b.items():
            if n1 + n2 + e1 + e2 <= order:
                key = (z1 + z2, n1 + n2, e1 + e2)
                out[key] = out.get(key, 0) + x * y
    return {key: x for key, x in out.items() if x}


def add(a, b, scale=1):
    out = dict(a)
    for key, x in b.items():
        out[key] = out.get(key, 0) + scale * x
    return {key: x for key, x in out.items() if x}


ONE = {(0, 0, 0): F(1)}
EPS = {(0, 0, 1): F(1)}
N = {(0, 1, 0): F(1)}


def inverse(a, order):
    """1/a for a series that begins with a constant."""
    lead = a[(0, 0, 0)]
    rest = add(ONE, {key: x / lead for key, x in a.items()}, -1)
    out, power = dict(ONE), dict(ONE)
    for _ in range(order):
        power = mul(power, rest, order)
        out = add(out, power)
    return {key: x / lead for key, x in out.items()}


def binomial(exponent, z, order):
    """(1 - eps z^(+1 or -1))^exponent"""
    out, x = {}, F(1)
    for i in range(order + 1):
        out[(z * i, 0, i)] = x
        x *= -(exponent - i) / F(i + 1)
    return out


def root(exponent, order):
    """((1 - eps) sqrt(1 + k^2 sin^2 sigma))^(2 exponent)"""
    return mul(binomial(exponent, 1, order), binomial(exponent, -1, order), order)


def split(integrand, order):
    """A and C_l of  integral = A (sigma + sum of C_l sin 2 l sigma)."""
    mean = {key: x for key, x in integrand.items() if key[0] == 0}
    per_mean = inverse(mean, order)
    waves = []
    for l in range(1, order + 1):
        wave = {(0, n, e): x / l for (z, n, e), x in integrand.items() if z == l}
        waves.append(mul(wave, per_mean, order))
    return mean, waves


def longitude_integrand(order):
    """(2 - f)/(1 + (1 - f) sqrt(1 + k^2 sin^2 sigma)), with f = 2 n/(1 + n)"""
    one_eps = add(ONE, EPS, -1)
    below = add(mul(add(ONE, N), one_eps, order),
                mul(add(ONE, N, -1), root(F(1, 2), order), order))
    return mul({key: 2 * x for key, x in one_eps.items()}, inverse(below, order), order)


def quotient(x):
    """A fraction as C."""
    return f"{x.numerator}.0" if x.denominator == 1 else f"{x.numerator}.0 / {x.denominator}"


def row(coefficients):
    while len(coefficients) > 1 and not coefficients[-1]:
        coefficients = coefficients[:-1]
    return "{" + ", ".join(map(quotient, coefficients)) + "}"


def every_second(series, first):
    """The coefficients of eps^first, eps^(first + 2), ..."""
    return [series.get((0, 0, e), F(0)) for e in range(first, ORDER + 1, 2)]


def polynomials_in_n(series, first, order):
    """For each power of eps from first on, the polynomial in n before it."""
    return ["    " + row([series.get((0, n, e), F(0)) for n in range(order + 1 - e)])
            for e in range(first, order + 1)]


def main():
    for number, exponent, equations in (1, F(1, 2), "17 and 18"), (2, F(-1, 2), "42 and 43"):
        mean, waves = split(root(exponent, ORDER), ORDER)
        print(f"mean{number}, sines{number}: eqs. {equations}")
        print(row(every_second(mean, 0)))
        print("\n".join(row(every_second(wave, l)) for l, wave in enumerate(waves, 1)))
    order = ORDER - 1
    mean, waves = split(longitude_integrand(order), order)
    print("mean3, sines3: eqs. 24 and 25")
    print("\n".join(polynomials_in_n(mean, 0, order)))
    for l, wave in enumerate(waves, 1):
        print(f"sines3[{l - 1}]")
        print("\n".join(polynomials_in_n(wave, l, order)))


main()
