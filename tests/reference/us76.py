#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""US Standard Atmosphere 1976: the full model, and the polynomials of sim/us76_upper.inc.

    us76.py generate > sim/us76_upper.inc   integrate the model above 86 km and fit it
    us76.py check TABLE.csv                 a table (z_km, T, p, rho) against the model
    us76.py values                          the model at a few altitudes, for the tests

Source: U.S. Standard Atmosphere, 1976, NOAA-S/T 76-1562, Washington 1976: tables 2, 4, 5,
6, 7, 8 and the equations named below. Plain Python 3; a few seconds.
"""
import csv
import math
import sys

R0_M, G0, M0, RSTAR = 6356766.0, 9.80665, 28.9644, 8314.32
BOLTZMANN, AVOGADRO = 1.380622e-23, 6.022169e26

# Table 4: base of each layer in geopotential km, lapse of molecular temperature in K/km.
LOWER = [(0.0, -6.5), (11.0, 0.0), (20.0, 1.0), (32.0, 2.8), (47.0, 0.0), (51.0, -2.8),
         (71.0, -2.0)]
# Table 8: M/M0 every 0.5 km from 80 to 86 km, geometric.
M_RATIO = [1.0, 0.999996, 0.999989, 0.999971, 0.999941, 0.999909, 0.999870, 0.999829,
           0.999786, 0.999741, 0.999694, 0.999641, 0.999579]

SPECIES = ["N2", "O", "O2", "Ar", "He"]
MOLAR = [28.0134, 15.9994, 31.9988, 39.948, 4.0026]
MOLAR_H = 1.00797
N86 = [1.129794e20, 8.6e16, 3.030898e19, 1.351400e18, 7.5817e14]  # table 9, 1/m3
# Table 6, diffusion: thermal factor alpha, a (1/m/s), b.
ALPHA = [0.0, 0.0, 0.0, 0.0, -0.40]
DIFF_A = [None, 6.986e20, 4.863e20, 4.487e20, 1.700e21]
DIFF_B = [None, 0.750, 0.750, 0.870, 0.691]
# Table 7, vertical flux: Q (1/km3), U (km), W (1/km3); O has a second term below 97 km.
FLUX = [None, (-5.809644e-4, 56.90311, 2.706240e-5), (1.366212e-4, 86.0, 8.333333e-5),
        (9.434079e-5, 86.0, 8.333333e-5), (-2.457369e-4, 86.0, 6.666667e-4)]
FLUX_O_LOW = (-3.416248e-3, 97.0, 5.008765e-4)
# Hydrogen: a, b, alpha, density at 500 km (1/m3), upward flux (1/m2/s).
H_A, H_B, H_ALPHA, H_N500, H_FLUX = 3.305e21, 0.500, -0.25, 8.0e10, 7.2e11

T86, T110, T120, TINF, LAPSE110 = 186.8673, 240.0, 360.0, 1000.0, 12.0
# Equation 27, the ellipse, from what defines it: level at (91 km, T86), slope LAPSE110 at
# (110 km, T110). The report prints 263.1905 K, -76.3232 K, -19.9429 km.
ELL_TC = ((LAPSE110 * 19.0 * T110 + T86**2 - T110**2) /
          (LAPSE110 * 19.0 + 2.0 * T86 - 2.0 * T110))
ELL_A = T86 - ELL_TC
ELL_B = 19.0 / math.sqrt(1.0 - ((T110 - ELL_TC) / ELL_A)**2)
LAMBDA = LAPSE110 / (TINF - T120)  # 0.01875 1/km


def geopotential_km(z_km):
    return R0_M * z_km / (R0_M + 1000.0 * z_km)


def gravity(z_km):
    return G0 * (R0_M / (R0_M + 1000.0 * z_km))**2


def lower_bases():
    """(base km, T_M, lapse K/km, p) of each layer, eqs 33a and 33b."""
    bases, t_k, p_pa = [], 288.15, 101325.0
    for i, (h_km, lapse) in enumerate(LOWER):
        bases.append((h_km, t_k, lapse, p_pa))
        if i + 1 < len(LOWER):
            t_k, p_pa = lower_in(bases[-1], LOWER[i + 1][0])
    return bases


def lower_in(base, h_km):
    h0_km, t0_k, lapse, p0_pa = base
    t_k = t0_k + lapse * (h_km - h0_km)
    c = 1000.0 * G0 * M0 / RSTAR
    if lapse == 0.0:
        return t_k, p0_pa * math.exp(-c * (h_km - h0_km) / t0_k)
    return t_k, p0_pa * (t0_k / t_k)**(c / lapse)


def lower(z_km):
    """(kinetic T, p, rho) below 86 km."""
    h_km = geopotential_km(z_km)
    base = [b for b in lower_bases() if b[0] <= h_km or b[0] == 0.0][-1]
    tm_k, p_pa = lower_in(base, h_km)
    ratio = 1.0
    if z_km > 80.0:
        x = 2.0 * (z_km - 80.0)
        i = min(int(x), 11)
        ratio = M_RATIO[i] + (x - i) * (M_RATIO[i + 1] - M_RATIO[i])
    return tm_k * ratio, p_pa, p_pa * M0 / (RSTAR * tm_k)


def temperature(z_km):
    """(T, dT/dz per km) from 86 km up, equations 25, 27, 29 and 31."""
    if z_km <= 91.0:
        return T86, 0.0
    if z_km <= 110.0:
        x = (z_km - 91.0) / ELL_B
        root = math.sqrt(1.0 - x * x)
        return ELL_TC + ELL_A * root, -ELL_A * x / (ELL_B * root)
    if z_km <= 120.0:
        return T110 + LAPSE110 * (z_km - 110.0), LAPSE110
    f = (R0_M / 1000.0 + 120.0) / (R0_M / 1000.0 + z_km)
    gap = (TINF - T120) * math.exp(-LAMBDA * (z_km - 120.0) * f)
    return TINF - gap, LAMBDA * f * f * gap


def eddy(z_km, cell_km):
    """Eddy diffusion, m2/s (equation 7)."""
    if cell_km < 95.0:
        return 120.0
    x2 = (z_km - 95.0)**2
    if cell_km > 115.0 or x2 >= 400.0:
        return 0.0
    return 120.0 * math.exp(1.0 - 400.0 / (400.0 - x2))


def slopes(z_km, y, cell_km):
    """d ln(n T)/dz per km of the five species (equations 34 to 37).

    cell_km, the middle of the step, says on which side of a change of rule z lies."""
    t_k, dt = temperature(z_km)
    per_m = gravity(z_km) / (RSTAR * t_k) * 1000.0  # times M: per km
    n = [math.exp(v) / t_k for v in y]
    k = eddy(z_km, cell_km)
    out = [-per_m * (M0 if cell_km < 100.0 else MOLAR[0])]
    for i in range(1, 5):
        f = MOLAR[i] * per_m + ALPHA[i] * dt / t_k
        if cell_km < 115.0:
            back = [0] if i <= 2 else [0, 1, 2]  # the background that i diffuses in
            total = sum(n[j] for j in back)
            m = M0 if cell_km < 100.0 else sum(n[j] * MOLAR[j] for j in back) / total
            d = DIFF_A[i] * (t_k / 273.15)**DIFF_B[i] / total
            f = (f * d + m * per_m * k) / (d + k)
        q, u, w = FLUX[i]
        f += q * (z_km - u)**2 * math.exp(-w * (z_km - u)**3)
        if i == 1 and cell_km < 97.0:
            q, u, w = FLUX_O_LOW
            f += q * (u - z_km)**2 * math.exp(-w * (u - z_km)**3)
        out.append(-f)
    return out


def full_model(refine=1):
    """Lists (z_km, T, p, rho) from 86 to 1010 km on a fine grid."""
    zs = [86.0]
    for top, per_km in ((150.0, 40 * refine), (1010.0, 4 * refine)):
        start = zs[-1]
        zs += [start + (i + 1) / per_km for i in range(round((top - start) * per_km))]
    y = [math.log(n * T86) for n in N86]
    states = [y]
    for z, z1 in zip(zs, zs[1:]):
        h, mid = z1 - z, 0.5 * (z + z1)
        k1 = slopes(z, y, mid)
        k2 = slopes(mid, [a + 0.5 * h * b for a, b in zip(y, k1)], mid)
        k3 = slopes(mid, [a + 0.5 * h * b for a, b in zip(y, k2)], mid)
        k4 = slopes(z1, [a + h * b for a, b in zip(y, k3)], mid)
        y = [a + h / 6.0 * (b + 2.0 * c + 2.0 * d + e)
             for a, b, c, d, e in zip(y, k1, k2, k3, k4)]
        states.append(y)
    n_h = hydrogen(zs, states)
    rows = []
    for z, y, nh in zip(zs, states, n_h):
        t_k = temperature(z)[0]
        n = [math.exp(v) / t_k for v in y]
        rho = (sum(a * b for a, b in zip(n, MOLAR)) + nh * MOLAR_H) / AVOGADRO
        rows.append((z, t_k, (sum(n) + nh) * BOLTZMANN * t_k, rho))
    return rows


def hydrogen(zs, states):
    """n(H) from 150 km up, zero below (equation 39); no flux term above 500 km."""
    t500 = temperature(500.0)[0]
    n_h = [0.0] * len(zs)
    i500 = min(range(len(zs)), key=lambda i: abs(zs[i] - 500.0))

    def weight(z_km):  # d tau/dz per km
        return 1000.0 * gravity(z_km) * MOLAR_H / (RSTAR * temperature(z_km)[0])

    def source(i, tau):
        t_k = temperature(zs[i])[0]
        total = sum(math.exp(v) / t_k for v in states[i])
        d = H_A * (t_k / 273.15)**H_B / total
        return H_FLUX / d * (t_k / t500)**(1.0 + H_ALPHA) * math.exp(tau)

    for step in (1, -1):
        tau, integral, i = 0.0, 0.0, i500
        before = source(i, 0.0)
        while 0 <= i < len(zs) and zs[i] >= 150.0 - 1e-9:
            t_k = temperature(zs[i])[0]
            n_h[i] = (H_N500 - integral) * (t500 / t_k)**(1.0 + H_ALPHA) * math.exp(-tau)
            if not 0 <= i + step < len(zs):
                break
            h, mid = zs[i + step] - zs[i], 0.5 * (zs[i] + zs[i + step])
            tau += h / 6.0 * (weight(zs[i]) + 4.0 * weight(mid) + weight(zs[i + step]))
            after = source(i + step, tau)
            if step < 0:
                integral += 500.0 * h * (before + after)  # km to m
            before, i = after, i + step
    return n_h


# Layers above 86 km: edges; the stretch the polynomials are fitted on, beyond the edges
# so that the continuation follows the atmosphere; pole of the variable; degree of ln p
# and M; |variable| beyond which the polynomials are held.
# At 100 km the report changes rule (M0 to the sum over species), so ln p has a kink of
# 3 % in its slope there: hence that edge.
UPPER = [(86.0, 91.0, 86.0, 94.0, -6000.0, 5, 2.0),
         (91.0, 100.0, 90.0, 100.0, -6000.0, 7, 2.0),
         (100.0, 110.0, 100.0, 111.0, -6000.0, 7, 2.0),
         (110.0, 120.0, 109.0, 122.0, -6000.0, 6, 2.0),
         (120.0, 1000.0, 118.0, 1010.0, -500.0, 18, 1.02)]


def chebyshev(s, n):
    t = [1.0, s]
    while len(t) <= n:
        t.append(2.0 * s * t[-1] - t[-2])
    return t[:n + 1]


def solve(a, b):
    """Gauss elimination with pivoting."""
    n = len(b)
    m = [row[:] + [v] for row, v in zip(a, b)]
    for i in range(n):
        p = max(range(i, n), key=lambda r: abs(m[r][i]))
        m[i], m[p] = m[p], m[i]
        for r in range(i + 1, n):
            f = m[r][i] / m[i][i]
            for c in range(i, n + 1):
                m[r][c] -= f * m[i][c]
    x = [0.0] * n
    for i in reversed(range(n)):
        x[i] = (m[i][n] - sum(m[i][c] * x[c] for c in range(i + 1, n))) / m[i][i]
    return x


def least_squares(points, pins, n):
    """Chebyshev coefficients near points (s, value, weight), exact at pins (s, value)."""
    size = n + 1 + len(pins)
    a, b = [[0.0] * size for _ in range(size)], [0.0] * size
    for s, v, w in points:
        t = chebyshev(s, n)
        for i in range(n + 1):
            b[i] += w * t[i] * v
            for j in range(n + 1):
                a[i][j] += w * t[i] * t[j]
    for k, (s, v) in enumerate(pins, n + 1):
        b[k] = v
        for i, t in enumerate(chebyshev(s, n)):
            a[i][k] = a[k][i] = t
    return solve(a, b)[:n + 1]


def variable(z_km, fit_lo, fit_hi, pole):
    """The fitted stretch mapped to [-1, 1] by a fraction with the given pole."""
    x, x1 = ((z - fit_lo) / (z - pole) for z in (z_km, fit_hi))
    return 2.0 * x / x1 - 1.0


def fit():
    """(coefficients of ln p, of M) per layer; scales of p and rho at 86 km; the rows."""
    rows = full_model()
    _, p86, rho86 = lower(86.0)
    scale_p, scale_rho = p86 / rows[0][2], rho86 / rows[0][3]
    rows = [(z, t, p * scale_p, r * scale_rho) for z, t, p, r in rows]
    at = {round(row[0], 6): row for row in rows}
    layers = []
    for lo, hi, fit_lo, fit_hi, pole, n, _ in UPPER:
        known = [r for r in rows if fit_lo - 1e-9 <= r[0] <= fit_hi + 1e-9]
        x1 = (fit_hi - fit_lo) / (fit_hi - pole)
        nodes = []
        for i in range(400):  # the grid points nearest to Chebyshev nodes
            x = x1 * 0.5 * (1.0 + math.cos(math.pi * (i + 0.5) / 400.0))
            nodes.append(nearest(known, (fit_lo - pole * x) / (1.0 - x)))

        def points(value):
            return [(variable(r[0], fit_lo, fit_hi, pole), value(r),
                     1.0 if lo <= r[0] <= hi else 0.01) for r in nodes]

        def pins(value):
            return [(variable(z, fit_lo, fit_hi, pole), value(at[z])) for z in (lo, hi)]

        layers.append(tuple(least_squares(points(value), pins(value), n)
                            for value in (log_p, molar)))
    return layers, scale_p, scale_rho, rows


def log_p(row):
    return math.log(row[2])


def molar(row):
    return row[3] * RSTAR * row[1] / row[2]


def nearest(rows, z_km):
    lo, hi = 0, len(rows) - 1
    while hi - lo > 1:
        i = (lo + hi) // 2
        lo, hi = (i, hi) if rows[i][0] <= z_km else (lo, i)
    return rows[lo] if z_km - rows[lo][0] < rows[hi][0] - z_km else rows[hi]


def evaluate(i, layer, z_km):
    """(p, rho) of upper layer i from its polynomials."""
    s = variable(z_km, *UPPER[i][2:5])
    p_pa, m = (sum(a * b for a, b in zip(c, chebyshev(s, len(c) - 1))) for c in layer)
    p_pa = math.exp(p_pa)
    return p_pa, p_pa * m / (RSTAR * temperature(z_km)[0])


def generate():
    layers, scale_p, scale_rho, _ = fit()
    print("/* SPDX-License-Identifier: GPL-3.0-or-later */")
    print("/* Made by tests/reference/us76.py generate. At 86 km the model above is scaled to")
    print(f"   join the one below: p by 1 {scale_p - 1.0:+.3g},"
          f" rho by 1 {scale_rho - 1.0:+.3g}. */")
    print("static const double us76_edges_m[] = {")
    for h_km, _ in LOWER[1:]:
        print(f"    {1000.0 * h_km * R0_M / (R0_M - 1000.0 * h_km)!r},")
    for u in UPPER:
        print(f"    {1000.0 * u[0]!r},")
    print(f"    {1000.0 * UPPER[-1][1]!r},\n}};\n\nstatic const us76_lower lower[] = {{")
    for h_km, t_k, lapse, p_pa in lower_bases():
        base = (1000.0 * h_km, round(t_k, 9), lapse / 1000.0, p_pa)
        print("    {" + ", ".join(map(repr, base)) + "},")
    print("};\n\nstatic const us76_upper upper[] = {")
    for (_, _, fit_lo, fit_hi, pole, n, limit), (log, m) in zip(UPPER, layers):
        gain = 2.0 * (fit_hi - pole) / (fit_hi - fit_lo)
        head = (1000.0 * fit_lo, 1000.0 * pole, gain, limit, n)
        print("    {" + ", ".join(map(repr, head)) + ",\n     {")
        for a, b in zip(log, m):
            print(f"         {{{a!r}, {b!r}}},")
        print("     }},")
    print("};")


def model(z_km, rows):
    if z_km < 86.0:
        return lower(z_km)
    return nearest(rows, z_km)[1:]


def check(path):
    """Worst relative difference from the model, of a table and of the fit."""
    layers, _, _, scaled = fit()
    rows = full_model()
    finer = full_model(2)
    moved = max(abs(nearest(finer, r[0])[3] / r[3] - 1.0) for r in rows[::10])
    print(f"step halved: rho moves by {moved:.1e}")
    for i, (layer, u) in enumerate(zip(layers, UPPER)):
        worst = [max(abs(evaluate(i, layer, r[0])[k] / r[k + 2] - 1.0)
                     for r in scaled if u[0] <= r[0] <= u[1]) for k in (0, 1)]
        print(f"fit {u[0]:g} to {u[1]:g} km: p {worst[0]:.1e} rho {worst[1]:.1e}")
    worst = {}
    with open(path, encoding="ascii") as table:
        for row in csv.DictReader(table):
            z_km = float(row["z_km"])
            band = next(b for b in (80.0, 86.0, 500.0, 1000.0) if z_km <= b)
            got = model(z_km, rows)
            for key, value in zip(("T", "p", "rho"), got):
                text = next(v for k, v in row.items() if k.split("_")[0] == key)
                if text:
                    e = abs(value / float(text) - 1.0)
                    worst[band, key] = max(worst.get((band, key), (0.0, 0.0)), (e, z_km))
    for (band, key), (e, z_km) in sorted(worst.items()):
        print(f"up to {band:g} km, {key}: {e:.1e} at {z_km:g} km")


def values():
    rows = full_model()
    for z_km in (-3.25, 12.345, 83.25, 95.5, 105.5, 115.5, 222.0, 777.0):
        print(z_km, *(f"{v:.9e}" for v in model(z_km, rows)))


if __name__ == "__main__":
    if sys.argv[1:] == ["generate"]:
        generate()
    elif sys.argv[1:] == ["values"]:
        values()
    elif len(sys.argv) == 3 and sys.argv[1] == "check":
        check(sys.argv[2])
    else:
        sys.exit(__doc__)
