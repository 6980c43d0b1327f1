/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * lanes.h - LANES doubles side by side, and the few functions that the kernel needs of
 * them. Every operation is one of IEEE 754, in one order: the same bits on every machine
 * and for every number of lanes, as long as the compiler may not contract.
 *
 * Include with LANES defined as 2, 4 or 8, whatever the instruction set allows.
 */
#ifndef LOFT_SIM_LANES_H
#define LOFT_SIM_LANES_H

#include <stdint.h>
#include <string.h>
#if defined(__SSE2__)
#include <immintrin.h>
#endif

typedef double lanes __attribute__((vector_size(8 * LANES)));
typedef int64_t lanes_mask __attribute__((vector_size(8 * LANES))); /* all ones: true */

#define LANES_INLINE   static inline __attribute__((always_inline))
#define LANES_NOINLINE static __attribute__((noinline))

LANES_INLINE lanes lanes_of(double x)
{
    return x - (lanes){0.0};
}

LANES_INLINE lanes lanes_load(const double *p)
{
    lanes x;
    memcpy(&x, p, sizeof x);
    return x;
}

LANES_INLINE void lanes_store(double *p, lanes x)
{
    memcpy(p, &x, sizeof x);
}

LANES_INLINE lanes_mask lanes_load_mask(const int64_t *p)
{
    lanes_mask mask;
    memcpy(&mask, p, sizeof mask);
    return mask;
}

LANES_INLINE void lanes_store_mask(int64_t *p, lanes_mask mask)
{
    memcpy(p, &mask, sizeof mask);
}

LANES_INLINE lanes lanes_select(lanes_mask take, lanes a, lanes b)
{
#if LANES == 4 && defined(__AVX__)
    return (lanes)_mm256_blendv_pd((__m256d)b, (__m256d)a, (__m256d)take);
#else
    return (lanes)((take & (lanes_mask)a) | (~take & (lanes_mask)b));
#endif
}

/* a < b ? a : b, which is b if either is NaN: as the instructions have it. */
LANES_INLINE lanes lanes_min(lanes a, lanes b)
{
#if LANES == 8 && defined(__AVX512F__)
    return (lanes)_mm512_min_pd((__m512d)a, (__m512d)b);
#elif LANES == 4 && defined(__AVX__)
    return (lanes)_mm256_min_pd((__m256d)a, (__m256d)b);
#elif LANES == 2 && defined(__SSE2__)
    return (lanes)_mm_min_pd((__m128d)a, (__m128d)b);
#else
    return lanes_select(a < b, a, b);
#endif
}

/* a > b ? a : b, likewise. */
LANES_INLINE lanes lanes_max(lanes a, lanes b)
{
#if LANES == 8 && defined(__AVX512F__)
    return (lanes)_mm512_max_pd((__m512d)a, (__m512d)b);
#elif LANES == 4 && defined(__AVX__)
    return (lanes)_mm256_max_pd((__m256d)a, (__m256d)b);
#elif LANES == 2 && defined(__SSE2__)
    return (lanes)_mm_max_pd((__m128d)a, (__m128d)b);
#else
    return lanes_select(a > b, a, b);
#endif
}

/* The larger one, or `now` if it is NaN: an error must not be compared away. */
LANES_INLINE lanes lanes_worst(lanes worst, lanes now)
{
    return lanes_select(now <= worst, worst, now);
}

LANES_INLINE lanes lanes_abs(lanes x)
{
    return (lanes)((lanes_mask)x & INT64_MAX);
}

LANES_INLINE bool lanes_any(lanes_mask m)
{
#if LANES == 8 && defined(__AVX512F__)
    return _mm512_test_epi64_mask((__m512i)m, (__m512i)m) != 0;
#elif LANES == 4 && defined(__AVX__)
    return _mm256_movemask_pd((__m256d)m) != 0;
#elif LANES == 2 && defined(__SSE2__)
    return _mm_movemask_pd((__m128d)m) != 0;
#else
    int64_t any = 0;
    for (int i = 0; i < LANES; i++) {
        any |= m[i];
    }
    return any != 0;
#endif
}

LANES_INLINE lanes lanes_sqrt(lanes x)
{
#if LANES == 8 && defined(__AVX512F__)
    return (lanes)_mm512_sqrt_pd((__m512d)x);
#elif LANES == 4 && defined(__AVX__)
    return (lanes)_mm256_sqrt_pd((__m256d)x);
#elif LANES == 2 && defined(__SSE2__)
    return (lanes)_mm_sqrt_pd((__m128d)x);
#else
    for (int i = 0; i < LANES; i++) {
        x[i] = __builtin_sqrt(x[i]);
    }
    return x;
#endif
}

/* p[0] + p[1] x + ... + p[n] x^n, n > 0; the even and the odd powers side by side. */
LANES_INLINE lanes lanes_poly(const double *p, int n, lanes x)
{
    const lanes square = x * x;
    lanes upper = lanes_of(p[n]);
    lanes lower = lanes_of(p[n - 1]);
    for (int i = n - 2; i > 0; i -= 2) {
        upper = upper * square + p[i];
        lower = lower * square + p[i - 1];
    }
    return n % 2 == 1 ? upper * x + lower : (upper * square + p[0]) + lower * x;
}

/* Sine and cosine of -1.6 <= x <= 1.6, within 3e-10: of half the angle, then doubled. */
LANES_INLINE void lanes_sincos(lanes x, lanes *sine, lanes *cosine)
{
    static const double s[] = {1.0,         -1.0 / 6,     1.0 / 120,
                               -1.0 / 5040, 1.0 / 362880, -1.0 / 39916800};
    static const double c[] = {1.0,        -1.0 / 2,    1.0 / 24,
                               -1.0 / 720, 1.0 / 40320, -1.0 / 3628800};
    const lanes half = 0.5 * x;
    const lanes square = half * half;
    const lanes sh = half * lanes_poly(s, 5, square);
    const lanes ch = lanes_poly(c, 5, square);
    *sine = 2.0 * sh * ch;
    *cosine = 1.0 - 2.0 * sh * sh;
}

/* table[index] of each lane, 0 <= index < 16. */
LANES_INLINE lanes lanes_of_sixteen(const double table[16], lanes_mask index)
{
#if LANES == 8 && defined(__AVX512F__)
    return (lanes)_mm512_permutex2var_pd((__m512d)lanes_load(table), (__m512i)index,
                                         (__m512d)lanes_load(table + 8));
#else
    lanes x = {0.0};
    for (int i = 0; i < LANES; i++) {
        x[i] = table[index[i]];
    }
    return x;
#endif
}

#endif
