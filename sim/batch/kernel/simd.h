/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * simd.h - SIMD_LANES doubles side by side, and the few functions of them that the kernels
 * need. Every operation is one of IEEE 754, in one order: the same bits on every machine
 * and for every number of lanes, as long as the compiler may not contract.
 *
 * Include with SIMD_LANES defined as 2, 4 or 8, whatever the instruction set allows.
 */
#ifndef LOFT_SIM_SIMD_H
#define LOFT_SIM_SIMD_H

#include <stdint.h>
#include <string.h>
#if defined(__SSE2__)
#include <immintrin.h>
#endif

typedef double simd __attribute__((vector_size(8 * SIMD_LANES)));
typedef int64_t simd_mask
    __attribute__((vector_size(8 * SIMD_LANES))); /* all ones: true */

#define SIMD_INLINE   static inline __attribute__((always_inline))
#define SIMD_NOINLINE static __attribute__((noinline))

SIMD_INLINE simd simd_of(double x)
{
    return x - (simd){0.0};
}

SIMD_INLINE simd simd_load(const double *p)
{
    simd x;
    memcpy(&x, p, sizeof x);
    return x;
}

SIMD_INLINE void simd_store(double *p, simd x)
{
    memcpy(p, &x, sizeof x);
}

SIMD_INLINE simd_mask simd_load_mask(const int64_t *p)
{
    simd_mask mask;
    memcpy(&mask, p, sizeof mask);
    return mask;
}

SIMD_INLINE void simd_store_mask(int64_t *p, simd_mask mask)
{
    memcpy(p, &mask, sizeof mask);
}

SIMD_INLINE simd simd_select(simd_mask take, simd a, simd b)
{
#if SIMD_LANES == 4 && defined(__AVX__)
    return (simd)_mm256_blendv_pd((__m256d)b, (__m256d)a, (__m256d)take);
#else
    return (simd)((take & (simd_mask)a) | (~take & (simd_mask)b));
#endif
}

/* a < b ? a : b, which is b if either is NaN, like the instructions. */
SIMD_INLINE simd simd_min(simd a, simd b)
{
#if SIMD_LANES == 8 && defined(__AVX512F__)
    return (simd)_mm512_min_pd((__m512d)a, (__m512d)b);
#elif SIMD_LANES == 4 && defined(__AVX__)
    return (simd)_mm256_min_pd((__m256d)a, (__m256d)b);
#elif SIMD_LANES == 2 && defined(__SSE2__)
    return (simd)_mm_min_pd((__m128d)a, (__m128d)b);
#else
    return simd_select(a < b, a, b);
#endif
}

/* a > b ? a : b, likewise. */
SIMD_INLINE simd simd_max(simd a, simd b)
{
#if SIMD_LANES == 8 && defined(__AVX512F__)
    return (simd)_mm512_max_pd((__m512d)a, (__m512d)b);
#elif SIMD_LANES == 4 && defined(__AVX__)
    return (simd)_mm256_max_pd((__m256d)a, (__m256d)b);
#elif SIMD_LANES == 2 && defined(__SSE2__)
    return (simd)_mm_max_pd((__m128d)a, (__m128d)b);
#else
    return simd_select(a > b, a, b);
#endif
}

/* The larger one, or `now` if it is NaN: an error must not be compared away. */
SIMD_INLINE simd simd_worst(simd worst, simd now)
{
    return simd_select(now <= worst, worst, now);
}

SIMD_INLINE simd simd_abs(simd x)
{
    return (simd)((simd_mask)x & INT64_MAX);
}

SIMD_INLINE bool simd_any(simd_mask m)
{
#if SIMD_LANES == 8 && defined(__AVX512F__)
    return _mm512_test_epi64_mask((__m512i)m, (__m512i)m) != 0;
#elif SIMD_LANES == 4 && defined(__AVX__)
    return _mm256_movemask_pd((__m256d)m) != 0;
#elif SIMD_LANES == 2 && defined(__SSE2__)
    return _mm_movemask_pd((__m128d)m) != 0;
#else
    int64_t any = 0;
    for (int i = 0; i < SIMD_LANES; i++) {
        any |= m[i];
    }
    return any != 0;
#endif
}

SIMD_INLINE simd simd_sqrt(simd x)
{
#if SIMD_LANES == 8 && defined(__AVX512F__)
    return (simd)_mm512_sqrt_pd((__m512d)x);
#elif SIMD_LANES == 4 && defined(__AVX__)
    return (simd)_mm256_sqrt_pd((__m256d)x);
#elif SIMD_LANES == 2 && defined(__SSE2__)
    return (simd)_mm_sqrt_pd((__m128d)x);
#else
    for (int i = 0; i < SIMD_LANES; i++) {
        x[i] = __builtin_sqrt(x[i]);
    }
    return x;
#endif
}

/* p[0] + p[1] x + ... + p[n] x^n, n > 0; the even and the odd powers side by side. */
SIMD_INLINE simd simd_poly(const double *p, int n, simd x)
{
    const simd square = x * x;
    simd upper = simd_of(p[n]);
    simd lower = simd_of(p[n - 1]);
    for (int i = n - 2; i > 0; i -= 2) {
        upper = upper * square + p[i];
        lower = lower * square + p[i - 1];
    }
    return n % 2 == 1 ? upper * x + lower : (upper * square + p[0]) + lower * x;
}

/* Sine and cosine of -1.6 <= x <= 1.6, within 3e-10: of half the angle, then doubled. */
SIMD_INLINE void simd_sincos(simd x, simd *sine, simd *cosine)
{
    static const double s[] = {1.0,         -1.0 / 6,     1.0 / 120,
                               -1.0 / 5040, 1.0 / 362880, -1.0 / 39916800};
    static const double c[] = {1.0,        -1.0 / 2,    1.0 / 24,
                               -1.0 / 720, 1.0 / 40320, -1.0 / 3628800};
    const simd half = 0.5 * x;
    const simd square = half * half;
    const simd sh = half * simd_poly(s, 5, square);
    const simd ch = simd_poly(c, 5, square);
    *sine = 2.0 * sh * ch;
    *cosine = 1.0 - 2.0 * sh * sh;
}

/* table[index] of each lane, 0 <= index < 16. */
SIMD_INLINE simd simd_table16(const double table[16], simd_mask index)
{
#if SIMD_LANES == 8 && defined(__AVX512F__)
    return (simd)_mm512_permutex2var_pd((__m512d)simd_load(table), (__m512i)index,
                                        (__m512d)simd_load(table + 8));
#else
    simd x = {0.0};
    for (int i = 0; i < SIMD_LANES; i++) {
        x[i] = table[index[i]];
    }
    return x;
#endif
}

#endif
