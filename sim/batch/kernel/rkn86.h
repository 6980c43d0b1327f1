/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * rkn86.h - the numbers of a Runge-Kutta-Nystroem pair of order 8(6) for u'' = f(u),
 * internal to the kernels.
 *
 * Reference  RKN8(6)9FM: Dormand, El-Mikkawy & Prince, IMA J. Numer. Anal. 7 (1987)
 *            423-430. Stages count from 1; the ninth is the first of the next step.
 */
#ifndef LOFT_SIM_RKN86_H
#define LOFT_SIM_RKN86_H

/*
 * The stages as a list: the includer gives STAGE(j, c_j, gain, sum), of which stage j is
 * f(u + c_j h u' + h^2 sum), and K(j), the second derivatives. What f depends on weakly may
 * be a slower quantity with derivative D(j): h gain is what it grows by since stage j - 1
 * (Adams and Bashforth, order 2).
 */
#define RKN86_STAGES_2_TO_8                                                              \
    STAGE(2, 0.05, 0.05 * D(1), 1.0 / 800 * K(1))                                        \
    STAGE(3, 0.1, 0.075 * D(2) - 0.025 * D(1), 1.0 / 600 * K(1) + 1.0 / 300 * K(2))      \
    STAGE(4, 0.3, 0.6 * D(3) - 0.4 * D(2),                                               \
          9.0 / 200 * K(1) - 9.0 / 100 * K(2) + 9.0 / 100 * K(3))                        \
    STAGE(5, 0.5, 0.3 * D(4) - 0.1 * D(3),                                               \
          -66701.0 / 197352 * K(1) + 28325.0 / 32892 * K(2) - 2665.0 / 5482 * K(3) +     \
              2170.0 / 24669 * K(4))                                                     \
    STAGE(6, 0.7, 0.3 * D(5) - 0.1 * D(4),                                               \
          227015747.0 / 304251000 * K(1) - 54897451.0 / 30425100 * K(2) +                \
              12942349.0 / 10141700 * K(3) - 9499.0 / 304251 * K(4) +                    \
              539.0 / 9250 * K(5))                                                       \
    STAGE(7, 0.9, 0.3 * D(6) - 0.1 * D(5),                                               \
          -1131891597.0 / 901789000 * K(1) + 41964921.0 / 12882700 * K(2) -              \
              6663147.0 / 3220675 * K(3) + 270954.0 / 644135 * K(4) -                    \
              108.0 / 5875 * K(5) + 114.0 / 1645 * K(6))                                 \
    STAGE(8, 1.0, 0.125 * D(7) - 0.025 * D(6),                                           \
          13836959.0 / 3667458 * K(1) - 17731450.0 / 1833729 * K(2) +                    \
              1063919505.0 / 156478208 * K(3) - 33213845.0 / 39119552 * K(4) +           \
              13335.0 / 28544 * K(5) - 705.0 / 14272 * K(6) + 1645.0 / 57088 * K(7))

/* Order 8: of h^2 in u, and of h in u'. */
static const double rkn_b[9] = {223.0 / 7938, 0.0,           1175.0 / 8064, 925.0 / 6048,
                                41.0 / 448,   925.0 / 14112, 1175.0 / 72576};
static const double rkn_bp[9] = {223.0 / 7938,   0.0,         5875.0 / 36288,
                                 4625.0 / 21168, 41.0 / 224,  4625.0 / 21168,
                                 5875.0 / 36288, 223.0 / 7938};

/* Order 8 less order 6. */
static const double rkn_e[9] = {
    223.0 / 7938 - 7987313.0 / 109941300,  0.0,
    1175.0 / 8064 - 1610737.0 / 44674560,  925.0 / 6048 - 10023263.0 / 33505920,
    41.0 / 448 + 497221.0 / 12409600,      925.0 / 14112 - 10023263.0 / 78180480,
    1175.0 / 72576 - 1610737.0 / 402071040};
static const double rkn_ep[9] = {223.0 / 7938 - 7987313.0 / 109941300,
                                 0.0,
                                 5875.0 / 36288 - 1610737.0 / 40207104,
                                 4625.0 / 21168 - 10023263.0 / 23454144,
                                 41.0 / 224 + 497221.0 / 6204800,
                                 4625.0 / 21168 - 10023263.0 / 23454144,
                                 5875.0 / 36288 - 1610737.0 / 40207104,
                                 223.0 / 7938 + 4251941.0 / 54970650,
                                 -3.0 / 20};

#endif
