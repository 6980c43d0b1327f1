/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/base/random.h"

#include <math.h>

/* Multipliers and Weyl constants of Philox4x32: Salmon et al. (2011), table 2. */
static const uint32_t multiplier[2] = {0xD2511F53U, 0xCD9E8D57U};
static const uint32_t weyl[2] = {0x9E3779B9U, 0xBB67AE85U};

enum {
    ROUNDS = 10
};

void loft_random_philox4x32(const uint32_t counter[4], const uint32_t key[2],
                            uint32_t out[4])
{
    uint32_t x[4] = {counter[0], counter[1], counter[2], counter[3]};
    uint32_t k[2] = {key[0], key[1]};
    for (int round = 0; round < ROUNDS; round++) {
        const uint64_t a = (uint64_t)multiplier[0] * x[0];
        const uint64_t b = (uint64_t)multiplier[1] * x[2];
        x[0] = (uint32_t)(b >> 32) ^ x[1] ^ k[0];
        x[1] = (uint32_t)b;
        x[2] = (uint32_t)(a >> 32) ^ x[3] ^ k[1];
        x[3] = (uint32_t)a;
        k[0] += weyl[0];
        k[1] += weyl[1];
    }
    for (int i = 0; i < 4; i++) {
        out[i] = x[i];
    }
}

double loft_random_uniform(uint64_t seed, uint64_t sample, uint32_t dim)
{
    const uint32_t counter[4] = {(uint32_t)sample, (uint32_t)(sample >> 32), dim, 0};
    const uint32_t key[2] = {(uint32_t)seed, (uint32_t)(seed >> 32)};
    uint32_t word[4];
    loft_random_philox4x32(counter, key, word);
    /*
     * The middle of one of 2^52 equal cells. With 2^53 cells the middles would need 54
     * bits: those above 1/2 would be rounded, the last of them to 1.
     */
    const uint64_t bits = (uint64_t)word[1] << 32 | word[0];
    return (double)(bits >> 11 | 1U) * 0x1p-53;
}

double loft_random_normal(uint64_t seed, uint64_t sample, uint32_t dim)
{
    return loft_random_normal_quantile(loft_random_uniform(seed, sample, dim));
}

enum {
    TERMS = 8
};

/* A quotient of two polynomials, lowest power first. */
typedef struct rational {
    double above[TERMS], below[TERMS];
} rational;

/* Wichura (1988), PPND16: |p - 1/2| <= 0.425; sqrt(-ln p) up to 5; beyond. */
static const rational centre = {
    {3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
     1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
     3.3430575583588128105e4, 2.5090809287301226727e3},
    {1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
     2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4,
     5.2264952788528545610e3}};
static const rational flank = {
    {1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
     3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
     2.27238449892691845833e-2, 7.74545014278341407640e-4},
    {1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
     1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
     1.05075007164441684324e-9}};
static const rational tail = {
    {6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
     2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
     2.71155556874348757815e-5, 2.01033439929228813265e-7},
    {1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
     7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
     2.04426310338993978564e-15}};

static double value(const rational *f, double x)
{
    double above = f->above[TERMS - 1];
    double below = f->below[TERMS - 1];
    for (int i = TERMS - 2; i >= 0; i--) {
        above = above * x + f->above[i];
        below = below * x + f->below[i];
    }
    return above / below;
}

double loft_random_normal_quantile(double p)
{
    const double q = p - 0.5;
    if (fabs(q) <= 0.425) {
        return q * value(&centre, 0.180625 - q * q);
    }
    const double rest = q < 0.0 ? p : 1.0 - p;
    if (!(rest > 0.0)) {
        return isnan(p) ? p : copysign(INFINITY, q);
    }
    const double r = sqrt(-log(rest));
    const double x = r <= 5.0 ? value(&flank, r - 1.6) : value(&tail, r - 5.0);
    return copysign(x, q);
}
