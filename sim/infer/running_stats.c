/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/infer/running_stats.h"

#include "loft/infer.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/*
 * A bin is the exponent and the first ten binary places of its numbers: 1024 to an octave,
 * so that no range has to be known beforehand.
 */
enum {
    PLACES = 10,
    LEAST_EXPONENT = -10,
    MOST_EXPONENT = 40,
    BINS = (MOST_EXPONENT - LEAST_EXPONENT) << PLACES
};

struct loft_running_stats {
    uint64_t n;
    double mean, squares; /* sum of (x - mean)^2 */
    double least, most;
    uint64_t below;
    uint64_t bins[BINS];
};

loft_running_stats *loft_running_stats_new(void)
{
    return calloc(1, sizeof(loft_running_stats));
}

void loft_running_stats_free(loft_running_stats *stats)
{
    free(stats);
}

size_t loft_running_stats_size(void)
{
    return sizeof(loft_running_stats);
}

void loft_running_stats_save(const loft_running_stats *stats, unsigned char *bytes)
{
    memcpy(bytes, stats, sizeof *stats);
}

void loft_running_stats_restore(loft_running_stats *stats, const unsigned char *bytes)
{
    memcpy(stats, bytes, sizeof *stats);
}

static uint64_t count_at(const unsigned char *bytes, size_t offset)
{
    uint64_t count;
    memcpy(&count, bytes + offset, sizeof count);
    return count;
}

static double number_at(const unsigned char *bytes, size_t offset)
{
    double x;
    memcpy(&x, bytes + offset, sizeof x);
    return x;
}

bool loft_running_stats_check(const unsigned char *bytes, uint64_t n)
{
    const double mean = number_at(bytes, offsetof(loft_running_stats, mean));
    const double squares = number_at(bytes, offsetof(loft_running_stats, squares));
    const double least = number_at(bytes, offsetof(loft_running_stats, least));
    const double most = number_at(bytes, offsetof(loft_running_stats, most));
    const double slack = 1e-9 * most; /* the mean is a sum of rounded steps */
    uint64_t sum = count_at(bytes, offsetof(loft_running_stats, below));
    bool good = count_at(bytes, offsetof(loft_running_stats, n)) == n && sum <= n;
    for (int bin = 0; bin < BINS && good; bin++) {
        const uint64_t here = count_at(bytes, offsetof(loft_running_stats, bins) +
                                                  (size_t)bin * sizeof here);
        good = here <= n - sum;
        sum += good ? here : 0;
    }
    return good && sum == n && least >= 0.0 && most <= DBL_MAX && squares >= 0.0 &&
           squares <= DBL_MAX && mean >= least - slack && mean <= most + slack;
}

void loft_running_stats_add(loft_running_stats *stats, double x)
{
    stats->least = stats->n == 0 ? x : fmin(stats->least, x);
    stats->most = stats->n == 0 ? x : fmax(stats->most, x);
    stats->n++;
    const double off = x - stats->mean;
    stats->mean += off / (double)stats->n;
    stats->squares += off * (x - stats->mean);
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    const int64_t bin =
        (int64_t)(bits >> (52 - PLACES)) - ((1023 + LEAST_EXPONENT) << PLACES);
    if (bin < 0) {
        stats->below++;
    } else {
        stats->bins[bin < BINS ? bin : BINS - 1]++;
    }
}

uint64_t loft_running_stats_count(const loft_running_stats *stats)
{
    return stats->n;
}

double loft_running_stats_mean(const loft_running_stats *stats)
{
    return stats->mean;
}

double loft_running_stats_deviation(const loft_running_stats *stats)
{
    return stats->n > 1 ? sqrt(stats->squares / (double)(stats->n - 1)) : 0.0;
}

double loft_running_stats_least(const loft_running_stats *stats)
{
    return stats->least;
}

double loft_running_stats_most(const loft_running_stats *stats)
{
    return stats->most;
}

static double lower_edge(int bin)
{
    return ldexp(1.0 + (bin & ((1 << PLACES) - 1)) / (double)(1 << PLACES),
                 (bin >> PLACES) + LEAST_EXPONENT);
}

double loft_running_stats_quantile(const loft_running_stats *stats, double p)
{
    const double wanted = p * (double)stats->n;
    double passed = (double)stats->below;
    if (wanted <= passed && stats->below > 0) {
        return stats->least;
    }
    for (int bin = 0; bin < BINS; bin++) {
        const double here = (double)stats->bins[bin];
        if (here > 0.0 && passed + here >= wanted) {
            const double lo = fmax(lower_edge(bin), stats->least);
            const double hi = fmin(lower_edge(bin + 1), stats->most);
            return lo + (hi - lo) * (wanted - passed) / here;
        }
        passed += here;
    }
    return stats->most;
}
