/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/infer/steering_guess.h"

#include <math.h>

static const double least_searched = 16.0;

static void terms_of(const steering_of *of, double most, double term[REGRESSION_TERMS])
{
    const double log_speed = fmin(of->log_speed, most);
    term[0] = 1.0;
    term[1] = log_speed;
    term[2] = log_speed * log_speed;
    term[3] = of->log_burn;
    term[4] = of->gap_share;
    term[5] = log_speed * of->log_burn;
}

steering_guess loft_steering_guess_start(void)
{
    steering_guess g = {.most = -INFINITY};
    for (int i = 0; i < STEERING_ANGLES; i++) {
        g.fit[i].n = 3;
    }
    return g;
}

void loft_steering_guess_add(steering_guess *g, const steering_of *of,
                             const double angle[STEERING_ANGLES])
{
    double term[REGRESSION_TERMS];
    terms_of(of, INFINITY, term);
    for (int i = 0; i < STEERING_ANGLES; i++) {
        loft_regression_add(&g->fit[i], term, angle[i], 1.0);
    }
    g->most = fmax(g->most, of->log_speed);
}

void loft_steering_guess_finish(steering_guess *g)
{
    g->known = g->fit[0].weight >= least_searched;
    for (int i = 0; i < STEERING_ANGLES; i++) {
        g->known = g->known && loft_regression_solve(&g->fit[i], g->coefficient[i]);
    }
}

void loft_steering_guess_at(const steering_guess *g, const steering_of *of,
                            double angle[STEERING_ANGLES])
{
    double term[REGRESSION_TERMS];
    terms_of(of, g->most, term);
    for (int i = 0; i < STEERING_ANGLES; i++) {
        angle[i] = loft_regression_at(&g->fit[i], g->coefficient[i], term);
    }
}
