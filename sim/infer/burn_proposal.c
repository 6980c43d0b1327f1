/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/infer/burn_proposal.h"

#include <math.h>

#include "sim/base/random.h"

static const double prior_share = 0.3;
static const double product_share = 0.4;
static const double wider = 1.3; /* than the posterior: tails cost less than gaps */

burn_normal loft_burn_normal_of(size_t n, const double *z, const double *weights)
{
    double sum = 0.0, mean = 0.0, square = 0.0;
    for (size_t i = 0; i < n; i++) {
        if (weights[i] > 0.0) {
            sum += weights[i];
            mean += weights[i] * z[i];
            square += weights[i] * z[i] * z[i];
        }
    }
    if (!(sum > 0.0)) {
        return (burn_normal){.mean = 0.0, .sd = 1.0};
    }
    mean /= sum;
    const double variance = square / sum - mean * mean;
    return (burn_normal){.mean = mean, .sd = sqrt(fmax(variance, 1e-4))};
}

burn_proposal loft_burn_proposal_of(int n, const burn_normal *posteriors)
{
    burn_proposal p = {.n = n + 2};
    double precision = 1.0;
    double pull = 0.0;
    for (int i = 0; i < n; i++) {
        const double own = 1.0 / (posteriors[i].sd * posteriors[i].sd);
        precision += fmax(own - 1.0, 0.0);
        pull += own > 1.0 ? own * posteriors[i].mean : 0.0;
        p.part[i] = (burn_normal){posteriors[i].mean, wider * posteriors[i].sd};
        p.share[i] = (1.0 - prior_share - product_share) / n;
    }
    p.part[n] = (burn_normal){pull / precision, wider / sqrt(precision)};
    p.share[n] = product_share;
    p.part[n + 1] = (burn_normal){0.0, 1.0};
    p.share[n + 1] = prior_share;
    return p;
}

double loft_burn_proposal_sample(const burn_proposal *p, double u, double v)
{
    int i = 0;
    double left = u;
    while (i + 1 < p->n && left >= p->share[i]) {
        left -= p->share[i++];
    }
    return p->part[i].mean + p->part[i].sd * loft_random_normal_quantile(v);
}

double loft_burn_proposal_log_ratio(const burn_proposal *p, double z)
{
    double sum = 0.0;
    for (int i = 0; i < p->n; i++) { /* over the prior, term by term */
        const double off = (z - p->part[i].mean) / p->part[i].sd;
        sum += p->share[i] / p->part[i].sd * exp(0.5 * (z * z - off * off));
    }
    return -log(sum);
}
