/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loft/flight.h"

#include <math.h>
#include <stddef.h>

#include "loft/earth.h"
#include "loft/loft.h"

/*
 * Unknowns: ln D, and the tilt of the thrust from the vertical at the end of the
 * programme, as a vector along and across the azimuth. In the tilt's polar form (angle,
 * heading) the vertical flight is singular; in this form it is an ordinary point.
 */
enum {
    N = 3
};

typedef struct problem {
    const loft_launch *launch;
    double turn_fraction; /* of the programme; not solved for */
    double apogee_m, range_m, scale_m;
    loft_fit *fit;  /* the best so far */
    bool ever_weak; /* a trial could not lift off */
    int flights;
} problem;

static const double converged = 1e-7;
static const double difference_step = 1e-4;
static const double cap[N] = {0.15, 0.25, 0.25};

static loft_launch_aim aim_of(const problem *p, const double x[N])
{
    return (loft_launch_aim){
        .ideal_speed_mps = exp(x[0]),
        .end_elevation_rad = 0.5 * LOFT_PI - hypot(x[1], x[2]),
        .turn_fraction = p->turn_fraction,
        .heading_rad = loft_angle_wrap(p->launch->azimuth_rad + atan2(x[2], x[1])),
    };
}

static double largest(const double f[N])
{
    return fmax(fabs(f[0]), fmax(fabs(f[1]), fabs(f[2])));
}

/* The residuals of a trial; false if it cannot fly, or does not come down. */
static bool residuals(problem *p, const double x[N], double f[N])
{
    const loft_launch_aim aim = aim_of(p, x);
    loft_launch_flight flown;
    p->flights++;
    if (loft_launch_fly(p->launch, &aim, NULL, &flown) != LOFT_OK) {
        loft_booster booster;
        p->ever_weak = p->ever_weak ||
                       (loft_booster_of_plan(&p->launch->booster, aim.ideal_speed_mps,
                                             &booster) == LOFT_OK &&
                        loft_booster_lift_off_ratio(&booster) <= 1.0);
        return false;
    }
    if (flown.unbounded) {
        return false;
    }
    const double off_rad = flown.bearing_rad - p->launch->azimuth_rad;
    const double apogee_m = flown.flight.apogee.place.alt_m;
    f[0] = log(fmax(apogee_m, 1.0) / p->apogee_m);
    f[1] = (flown.range_m * cos(off_rad) - p->range_m) / p->scale_m;
    f[2] = flown.range_m * sin(off_rad) / p->scale_m;
    const double misfit = largest(f);
    if (misfit < p->fit->misfit) {
        p->fit->flown = flown;
        p->fit->misfit = misfit;
    }
    return true;
}

static bool jacobian(problem *p, const double x[N], const double f[N], double j[N][N])
{
    for (int c = 0; c < N; c++) {
        bool good = false;
        for (int side = 1; side >= -1 && !good; side -= 2) { /* backward if need be */
            double moved[N] = {x[0], x[1], x[2]};
            double g[N];
            const double h = side * difference_step;
            moved[c] += h;
            good = residuals(p, moved, g);
            for (int r = 0; good && r < N; r++) {
                j[r][c] = (g[r] - f[r]) / h;
            }
        }
        if (!good) {
            return false;
        }
    }
    return true;
}

/* Solves j s = -f by Cramer's rule; false if j is singular. */
static bool newton_step(double j[N][N], const double f[N], double s[N])
{
    const loft_vec3 a = {j[0][0], j[1][0], j[2][0]};
    const loft_vec3 b = {j[0][1], j[1][1], j[2][1]};
    const loft_vec3 c = {j[0][2], j[1][2], j[2][2]};
    const loft_vec3 minus_f = {-f[0], -f[1], -f[2]};
    const double det = loft_vec3_dot(a, loft_vec3_cross(b, c));
    if (!(fabs(det) > 0.0)) {
        return false;
    }
    s[0] = loft_vec3_dot(minus_f, loft_vec3_cross(b, c)) / det;
    s[1] = loft_vec3_dot(a, loft_vec3_cross(minus_f, c)) / det;
    s[2] = loft_vec3_dot(a, loft_vec3_cross(b, minus_f)) / det;
    double shrink = 1.0;
    for (int i = 0; i < N; i++) {
        shrink = fmin(shrink, cap[i] / fmax(fabs(s[i]), cap[i]));
    }
    for (int i = 0; i < N; i++) {
        s[i] *= shrink;
    }
    return isfinite(s[0] + s[1] + s[2]);
}

static void broyden(double j[N][N], const double s[N], const double df[N])
{
    const double ss = s[0] * s[0] + s[1] * s[1] + s[2] * s[2];
    for (int r = 0; r < N; r++) {
        const double miss = df[r] - (j[r][0] * s[0] + j[r][1] * s[1] + j[r][2] * s[2]);
        for (int c = 0; c < N; c++) {
            j[r][c] += miss * s[c] / ss;
        }
    }
}

/* From one start. The Jacobian is measured anew whenever a step fails to halve the misfit. */
static bool solve_from(problem *p, double x[N])
{
    double f[N];
    double j[N][N];
    bool fresh = false;
    if (!residuals(p, x, f)) {
        return false;
    }
    bool measured = jacobian(p, x, f, j);
    fresh = measured;
    for (int i = 0; measured && i < 40 && largest(f) > converged; i++) {
        double s[N];
        double g[N];
        if (!newton_step(j, f, s)) {
            return false;
        }
        bool better = false;
        for (int halving = 0; halving < 6 && !better; halving++) {
            const double t[N] = {x[0] + s[0], x[1] + s[1], x[2] + s[2]};
            better = residuals(p, t, g) && largest(g) < largest(f);
            for (int k = 0; !better && k < N; k++) {
                s[k] *= 0.5;
            }
            if (!better && !fresh) {
                break; /* a stale Jacobian is not worth halvings */
            }
        }
        if (!better && fresh) {
            return false;
        }
        const bool good_step = better && largest(g) < 0.5 * largest(f);
        if (better) {
            double df[N];
            for (int k = 0; k < N; k++) {
                df[k] = g[k] - f[k];
                x[k] += s[k];
                f[k] = g[k];
            }
            broyden(j, s, df);
            fresh = false;
        }
        if (!good_step && largest(f) > converged) {
            measured = jacobian(p, x, f, j);
            fresh = measured;
        }
    }
    return measured && largest(f) <= converged;
}

double loft_fit_guess_speed(const loft_launch *launch, double speed_mps, double fpa_rad)
{
    const double burn_s = loft_booster_plan_burn_time(&launch->booster);
    return speed_mps + 0.9 * 9.8 * burn_s * sin(fpa_rad) + 300.0;
}

/* Tries the two-body flight, then steeper and flatter ones. */
static bool solve_from_elevations(problem *p, const loft_twobody *arc, double speed_mps)
{
    const double elevations_rad[] = {arc->fpa_rad, loft_rad_from_deg(80.0),
                                     loft_rad_from_deg(60.0), loft_rad_from_deg(45.0),
                                     loft_rad_from_deg(25.0)};
    for (size_t i = 0; i < sizeof elevations_rad / sizeof elevations_rad[0]; i++) {
        double x[N] = {log(speed_mps), 0.5 * LOFT_PI - elevations_rad[i], 0.0};
        if (solve_from(p, x)) {
            return true;
        }
    }
    return false;
}

/*
 * Faster and slower starts; and quicker turns, for a depressed flight may burn out above
 * its apogee if it turns slowly. A loft hardly depends on the turn.
 */
static bool solve_from_all(problem *p, const loft_twobody *arc)
{
    static const double factors[] = {1.0, 1.2, 0.8};
    static const double turns[] = {1.0, 0.7, 0.5, 0.33}; /* of the launch's */
    const double guess_mps =
        loft_fit_guess_speed(p->launch, arc->speed_mps, arc->fpa_rad);
    for (size_t k = 0; k < sizeof factors / sizeof factors[0]; k++) {
        for (size_t i = 0; i < sizeof turns / sizeof turns[0]; i++) {
            p->turn_fraction = turns[i] * p->launch->turn_fraction;
            if (solve_from_elevations(p, arc, factors[k] * guess_mps)) {
                return true;
            }
        }
    }
    return false;
}

static problem problem_of(const loft_launch *launch, double apogee_m, double range_m,
                          loft_fit *best)
{
    *best = (loft_fit){.misfit = INFINITY};
    return (problem){.launch = launch,
                     .turn_fraction = launch->turn_fraction,
                     .apogee_m = apogee_m,
                     .range_m = range_m,
                     .scale_m = fmax(range_m, 0.3 * apogee_m),
                     .fit = best};
}

static loft_status hand_out(const problem *p, bool found, loft_fit *fit)
{
    if (!found && p->ever_weak) {
        return LOFT_ERR_DOMAIN;
    }
    *fit = *p->fit;
    fit->flights = p->flights;
    return found ? LOFT_OK : LOFT_ERR_CONVERGE;
}

loft_status loft_fit_apogee_range(const loft_launch *launch, double apogee_m,
                                  double range_m, loft_fit *fit)
{
    const loft_sphere sphere = loft_earth_sphere();
    loft_twobody arc;
    loft_status status = loft_twobody_from_apogee_range(&sphere, apogee_m, range_m, &arc);
    if (status != LOFT_OK) {
        return status;
    }
    loft_booster unused;
    status = loft_booster_of_plan(&launch->booster, arc.speed_mps, &unused);
    if (status != LOFT_OK) {
        return status;
    }
    loft_fit best;
    problem p = problem_of(launch, apogee_m, range_m, &best);
    const bool found = solve_from_all(&p, &arc);
    return hand_out(&p, found, fit);
}

loft_status loft_fit_near(const loft_launch *launch, double apogee_m, double range_m,
                          const loft_launch_aim *near, loft_fit *fit)
{
    if (!(apogee_m > 0.0 && apogee_m < INFINITY && range_m >= 0.0 && range_m < INFINITY &&
          near->ideal_speed_mps > 0.0)) {
        return LOFT_ERR_DOMAIN;
    }
    loft_fit best;
    problem p = problem_of(launch, apogee_m, range_m, &best);
    p.turn_fraction = near->turn_fraction;
    const double tilt_rad = 0.5 * LOFT_PI - near->end_elevation_rad;
    const double off_rad = near->heading_rad - launch->azimuth_rad;
    double x[N] = {log(near->ideal_speed_mps), tilt_rad * cos(off_rad),
                   tilt_rad * sin(off_rad)};
    const bool found = solve_from(&p, x);
    return hand_out(&p, found, fit);
}

/* Newton on ln D alone: the apogee grows smoothly with the speed. */
loft_status loft_fit_vertical(const loft_launch *launch, double apogee_m, loft_fit *fit)
{
    if (!(apogee_m > 0.0 && apogee_m < INFINITY)) {
        return LOFT_ERR_DOMAIN;
    }
    const loft_sphere sphere = loft_earth_sphere();
    loft_fit best;
    problem p = problem_of(launch, apogee_m, 0.0, &best);
    p.scale_m = INFINITY; /* where it lands does not matter */
    const double speed_mps = loft_twobody_vertical_speed(&sphere, apogee_m);
    double x[N] = {log(loft_fit_guess_speed(launch, speed_mps, 0.5 * LOFT_PI)), 0.0, 0.0};
    double f[N];
    bool flew = residuals(&p, x, f);
    double slope = 3.0; /* d ln H/d ln D, about; secants mend it */
    for (int i = 0; flew && i < 40 && fabs(f[0]) > converged; i++) {
        const double before = f[0];
        const double step = fmax(-cap[0], fmin(cap[0], -f[0] / slope));
        x[0] += step;
        flew = residuals(&p, x, f);
        if (flew && f[0] != before) {
            slope = (f[0] - before) / step;
        }
    }
    return hand_out(&p, flew && best.misfit <= converged, fit);
}
