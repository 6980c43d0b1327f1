/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench_peak.h - the multiply-adds that a core can do, by a loop of nothing else. */
#ifndef BENCH_PEAK_H
#define BENCH_PEAK_H

#include <math.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include "bench_clock.h"

enum {
    PEAK_CHAINS = 12, /* independent, to hide the latency */
    PEAK_LOOPS = 2000000
};

#if defined(__x86_64__)
__attribute__((target("avx2,fma"))) static inline double peak_avx2(double *out)
{
    __m256d x[PEAK_CHAINS];
    for (int i = 0; i < PEAK_CHAINS; i++) {
        x[i] = _mm256_set1_pd(1.0 + i);
    }
    const __m256d a = _mm256_set1_pd(0.999999);
    const __m256d b = _mm256_set1_pd(1e-6);
    const double start_s = bench_cpu_s();
    for (int n = 0; n < PEAK_LOOPS; n++) {
#pragma GCC unroll 12
        for (int i = 0; i < PEAK_CHAINS; i++) {
            x[i] = _mm256_fmadd_pd(x[i], a, b);
        }
    }
    const double seconds = bench_cpu_s() - start_s;
    for (int i = 0; i < PEAK_CHAINS; i++) {
        *out += x[i][0];
    }
    return 2.0 * 4.0 * PEAK_CHAINS * PEAK_LOOPS / seconds * 1e-9;
}

__attribute__((target("avx512f"))) static inline double peak_avx512(double *out)
{
    __m512d x[PEAK_CHAINS];
    for (int i = 0; i < PEAK_CHAINS; i++) {
        x[i] = _mm512_set1_pd(1.0 + i);
    }
    const __m512d a = _mm512_set1_pd(0.999999);
    const __m512d b = _mm512_set1_pd(1e-6);
    const double start_s = bench_cpu_s();
    for (int n = 0; n < PEAK_LOOPS; n++) {
#pragma GCC unroll 12
        for (int i = 0; i < PEAK_CHAINS; i++) {
            x[i] = _mm512_fmadd_pd(x[i], a, b);
        }
    }
    const double seconds = bench_cpu_s() - start_s;
    for (int i = 0; i < PEAK_CHAINS; i++) {
        *out += x[i][0];
    }
    return 2.0 * 8.0 * PEAK_CHAINS * PEAK_LOOPS / seconds * 1e-9;
}
#endif

/* The best of a few tries; NaN where it is not known how. */
static inline double bench_peak_gflops(void)
{
    double best = NAN;
#if defined(__x86_64__)
    double sink = 0.0;
    for (int i = 0; i < 5; i++) {
        if (__builtin_cpu_supports("avx512f")) {
            best = fmax(best, peak_avx512(&sink));
        }
        if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
            best = fmax(best, peak_avx2(&sink));
        }
    }
    best = sink == 0.0 ? NAN : best; /* so that the loops are not left out */
#endif
    return best;
}

#endif
