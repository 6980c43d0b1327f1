/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/base/student.h"

#include <math.h>

#include "loft/loft.h"

double loft_student3_log_density(double t)
{
    return log(2.0 / (LOFT_PI * sqrt(3.0))) - 2.0 * log1p(t * t / 3.0);
}

/* x - sin x, which cancels where x is small. */
static double less_sine(double x)
{
    if (x > 0.5) {
        return x - sin(x);
    }
    double term = x * x * x / 6.0;
    double sum = 0.0;
    for (int k = 4; k <= 16; k += 2) {
        sum += term;
        term *= -x * x / (k * (k + 1));
    }
    return sum;
}

/*
 * With t = -sqrt(3) / tan(x / 2) the probability below t is (x - sin x) / 2 pi: x goes from
 * 0 to pi while t goes from -infinity to 0.
 */
double loft_student3_cdf(double t)
{
    const double below = less_sine(2.0 * atan2(sqrt(3.0), fabs(t))) / (2.0 * LOFT_PI);
    return t > 0.0 ? 1.0 - below : below;
}

/* Newton on a convex function: after the first step it comes down from above. */
static double angle_of(double p)
{
    const double area = 2.0 * LOFT_PI * p;
    double x = fmin(cbrt(6.0 * area), LOFT_PI);
    for (int i = 0; i < 60; i++) {
        const double half = sin(0.5 * x);
        const double next =
            fmin(x - (less_sine(x) - area) / (2.0 * half * half), LOFT_PI);
        if (fabs(next - x) <= 2e-16 * x) {
            break;
        }
        x = next;
    }
    return x;
}

double loft_student3_quantile(double p)
{
    if (isnan(p)) {
        return p;
    }
    if (p <= 0.0 || p >= 1.0) {
        return p <= 0.0 ? -INFINITY : INFINITY;
    }
    const double t = -sqrt(3.0) / tan(0.5 * angle_of(fmin(p, 1.0 - p)));
    return p > 0.5 ? -t : t;
}
