/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/infer/report_error.h"

#include <assert.h>
#include <math.h>
#include <stddef.h>

#include "loft/loft.h"
#include "sim/base/random.h"
#include "sim/base/student.h"

static bool positive(double x)
{
    return x > 0.0 && isfinite(x); /* so that a NaN is refused */
}

static bool ascends(loft_report_span s)
{
    return positive(s.least) && s.most > s.least && isfinite(s.most);
}

static bool is_chance(double p)
{
    return p >= 0.0 && p < 1.0;
}

loft_status loft_report_errors_check(const loft_report_errors *e)
{
    const bool good = positive(e->seconds_s) && positive(e->minutes_s) &&
                      positive(e->fives_s) && positive(e->tracked_edge_s) &&
                      positive(e->tracked_mean_s) && positive(e->common_time_sd_s) &&
                      positive(e->apogee_share) && positive(e->range_share) &&
                      is_chance(e->garbled) && is_chance(e->garbled_recalled) &&
                      ascends(e->apogee_m) && ascends(e->range_m) && ascends(e->time_s);
    return good ? LOFT_OK : LOFT_ERR_DOMAIN;
}

const char *loft_statement_name(loft_statement statement)
{
    static const char *const names[LOFT_STATEMENTS] = {
        "none", "exact", "about", "seconds", "minutes", "fives", "tracked", "bounds"};
    return names[statement];
}

/* Times are read in seconds or minutes, both exact in binary, so no slack is needed. */
static loft_statement time_statement(const loft_claim *claim)
{
    const double second_s = 1.0, five_minutes_s = 300.0;
    if (claim->rounding <= second_s) {
        return LOFT_STATEMENT_SECONDS;
    }
    return claim->kind == LOFT_CLAIM_ABOUT && fmod(claim->value, five_minutes_s) == 0.0
               ? LOFT_STATEMENT_FIVES
               : LOFT_STATEMENT_MINUTES;
}

loft_statement loft_statement_of(loft_report_figure figure, const loft_claim *claim)
{
    switch (claim->kind) {
    case LOFT_CLAIM_NONE:
        return LOFT_STATEMENT_NONE;
    case LOFT_CLAIM_TRACKED:
        return LOFT_STATEMENT_TRACKED;
    case LOFT_CLAIM_MORE_THAN:
    case LOFT_CLAIM_UP_TO:
        return LOFT_STATEMENT_BOUNDS;
    case LOFT_CLAIM_INTERVAL:
        if (claim->hi > claim->lo) {
            return LOFT_STATEMENT_BOUNDS;
        }
        break; /* of no width: a figure */
    default:
        break;
    }
    if (figure == LOFT_FIGURE_TIME) {
        return time_statement(claim);
    }
    return claim->kind == LOFT_CLAIM_ABOUT ? LOFT_STATEMENT_ABOUT : LOFT_STATEMENT_EXACT;
}

/* The error of a statement, about its value. */
typedef enum error_kind {
    ERROR_NORMAL,
    ERROR_STUDENT,
    ERROR_TRACKED
} error_kind;

typedef struct error_law {
    error_kind kind;
    double scale;      /* deviation, or scale of Student's t */
    double edge, mean; /* tracked: flat before the value, then an exponential */
} error_law;

/* A round length of 0 km, say, has neither a share nor a rounding. */
static const double least_scale = 1.0;

/* Half a unit of rounding is uniform: its deviation is 1 / sqrt(3) of that. */
static double with_rounding(loft_statement statement, double share, double value,
                            double rounding)
{
    const double part = statement == LOFT_STATEMENT_ABOUT ? 1.0 : 1.0 / sqrt(3.0);
    return fmax(hypot(share * value, part * rounding), least_scale);
}

static error_law law_of(const loft_report_errors *e, loft_report_figure figure,
                        loft_statement statement, double value, double rounding)
{
    switch (statement) {
    case LOFT_STATEMENT_SECONDS:
        return (error_law){.kind = ERROR_STUDENT, .scale = e->seconds_s};
    case LOFT_STATEMENT_MINUTES:
        return (error_law){.kind = ERROR_STUDENT, .scale = e->minutes_s};
    case LOFT_STATEMENT_FIVES:
        return (error_law){.kind = ERROR_STUDENT, .scale = e->fives_s};
    case LOFT_STATEMENT_TRACKED:
        return (error_law){
            .kind = ERROR_TRACKED, .edge = e->tracked_edge_s, .mean = e->tracked_mean_s};
    default: {
        const double share =
            figure == LOFT_FIGURE_APOGEE ? e->apogee_share : e->range_share;
        const bool tails =
            figure == LOFT_FIGURE_RANGE && statement == LOFT_STATEMENT_EXACT;
        return (error_law){.kind = tails ? ERROR_STUDENT : ERROR_NORMAL,
                           .scale = with_rounding(statement, share, value, rounding)};
    }
    }
}

static double law_log_density(const error_law *law, double error)
{
    switch (law->kind) {
    case ERROR_NORMAL: {
        const double z = error / law->scale;
        return -0.5 * z * z - log(law->scale * sqrt(2.0 * LOFT_PI));
    }
    case ERROR_STUDENT:
        return loft_student3_log_density(error / law->scale) - log(law->scale);
    default:
        return error < -law->edge
                   ? -INFINITY
                   : -fmax(error, 0.0) / law->mean - log(law->edge + law->mean);
    }
}

static double law_quantile(const error_law *law, double u)
{
    switch (law->kind) {
    case ERROR_NORMAL:
        return law->scale * loft_random_normal_quantile(u);
    case ERROR_STUDENT:
        return law->scale * loft_student3_quantile(u);
    default: {
        const double area = law->edge + law->mean;
        const double beyond = u * area - law->edge;
        return beyond <= 0.0 ? beyond : -law->mean * log((1.0 - u) * area / law->mean);
    }
    }
}

double loft_report_error_log_density(const loft_report_errors *errors,
                                     loft_report_figure figure, const loft_claim *claim,
                                     double value)
{
    const loft_statement statement = loft_statement_of(figure, claim);
    if (statement == LOFT_STATEMENT_NONE) {
        return 0.0;
    }
    if (statement == LOFT_STATEMENT_BOUNDS) {
        return loft_claim_log_likelihood(claim, value) - loft_claim_log_norm(claim);
    }
    if (!(value >= 0.0)) { /* so that a NaN is impossible too */
        return -INFINITY;
    }
    const error_law law =
        law_of(errors, figure, statement, claim->value, claim->rounding);
    return law_log_density(&law, value - claim->value);
}

double loft_report_error_sample(const loft_report_errors *errors,
                                loft_report_figure figure, const loft_claim *claim,
                                double u)
{
    const loft_statement statement = loft_statement_of(figure, claim);
    assert(statement != LOFT_STATEMENT_NONE);
    if (statement == LOFT_STATEMENT_BOUNDS) {
        return loft_claim_sample(claim, u);
    }
    const error_law law =
        law_of(errors, figure, statement, claim->value, claim->rounding);
    return fmax(claim->value + law_quantile(&law, u), 0.0);
}

double loft_report_error_core(const loft_report_errors *errors, loft_report_figure figure,
                              const loft_claim *claim)
{
    const double normal = 1.4826; /* of a normal: deviation over median distance */
    const loft_statement statement = loft_statement_of(figure, claim);
    if (statement == LOFT_STATEMENT_NONE || statement == LOFT_STATEMENT_TRACKED ||
        statement == LOFT_STATEMENT_BOUNDS) {
        return 0.0;
    }
    const error_law law =
        law_of(errors, figure, statement, claim->value, claim->rounding);
    return normal * law_quantile(&law, 0.75);
}

double loft_report_error_said(const loft_report_errors *errors, loft_report_figure figure,
                              loft_statement statement, double truth, double u)
{
    assert(statement != LOFT_STATEMENT_NONE && statement != LOFT_STATEMENT_BOUNDS);
    const error_law law = law_of(errors, figure, statement, truth, 0.0);
    return fmax(truth - law_quantile(&law, u), 0.0);
}

static loft_report_span span_of(const loft_report_errors *errors,
                                loft_report_figure figure)
{
    const loft_report_span spans[LOFT_FIGURES] = {errors->apogee_m, errors->range_m,
                                                  errors->time_s};
    return spans[figure];
}

double loft_report_error_garbled_log_density(const loft_report_errors *errors,
                                             loft_report_figure figure,
                                             const loft_claim *claim)
{
    const loft_report_span s = span_of(errors, figure);
    return claim->kind == LOFT_CLAIM_NONE
               ? 0.0
               : -log(fmax(claim->value, s.least) * log(s.most / s.least));
}

double loft_report_error_garbled(const loft_report_errors *errors, bool recalled)
{
    return recalled ? errors->garbled_recalled : errors->garbled;
}

double loft_report_error_garbled_said(const loft_report_errors *errors,
                                      loft_report_figure figure, double u)
{
    const loft_report_span s = span_of(errors, figure);
    return s.least * pow(s.most / s.least, u);
}

double loft_report_error_log_likelihood(const loft_report_errors *errors,
                                        const loft_report *report,
                                        const loft_report_truth *truth,
                                        double *garbled_share)
{
    const loft_claim *const claims[LOFT_FIGURES] = {&report->apogee_m, &report->range_m,
                                                    &report->time_s};
    double flight = log1p(-errors->garbled);
    double other = log(errors->garbled);
    for (int i = 0; i < LOFT_FIGURES; i++) {
        const loft_report_figure figure = (loft_report_figure)i;
        flight +=
            loft_report_error_log_density(errors, figure, claims[i], truth->values[i]);
        other += loft_report_error_garbled_log_density(errors, figure, claims[i]);
    }
    const double larger = fmax(flight, other);
    const double sum = isfinite(larger)
                           ? larger + log(exp(flight - larger) + exp(other - larger))
                           : larger;
    if (garbled_share != NULL) {
        *garbled_share = isfinite(sum) ? exp(other - sum) : errors->garbled;
    }
    return sum;
}
