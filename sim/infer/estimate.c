/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/infer/estimate.h"

#include <float.h>
#include <math.h>
#include <stddef.h>

#include "loft/earth.h"
#include "loft/loft.h"
#include "sim/infer/time_root.h"
#include "sim/solve/batches.h"
#include "sim/solve/fit.h"
#include "sim/solve/standard.h"

/* Below this share of the minimum-energy apogee no ballistic flight has been catalogued:
 * gliders and depressed flights lie at 0.18 to 0.54, ballistic ones above 0.87. */
static const double depressed_share = 0.6;

static const double stands_in_share =
    0.02; /* of the range: how far a flight may be off */

loft_verdict loft_time_verdict(const loft_claim *time, loft_claim_kind apogee,
                               double model_s, double two_body_s)
{
    if (time->kind == LOFT_CLAIM_NONE) {
        return LOFT_VERDICT_NOT_REPORTED;
    }
    const double off_s = time->value - model_s;
    const bool near = fabs(off_s) <= fmax(60.0, 0.03 * model_s) + time->rounding;
    const bool may_be_longer =
        apogee == LOFT_CLAIM_MORE_THAN || time->kind == LOFT_CLAIM_UP_TO;
    const bool may_be_shorter = apogee == LOFT_CLAIM_UP_TO ||
                                time->kind == LOFT_CLAIM_MORE_THAN ||
                                time->kind == LOFT_CLAIM_TRACKED;
    /* Toward the west the Earth turns to meet the missile, which no two-body arc knows. */
    const bool is_met = model_s < two_body_s && near;
    if ((!may_be_shorter && !is_met && time->value + time->rounding < two_body_s) ||
        (!may_be_longer && off_s - time->rounding > 0.25 * model_s)) {
        return LOFT_VERDICT_IMPOSSIBLE;
    }
    const bool excused = off_s > 0.0 ? may_be_longer : may_be_shorter;
    return excused || near ? LOFT_VERDICT_CONSISTENT : LOFT_VERDICT_STRAINED;
}

/* A question at work, and the batches of its model once they are wanted. */
typedef struct work {
    const loft_question *q;
    solve_batches batches;
    bool tried; /* where no batch flies in the model every flight is flown by itself */
    bool out_of_memory;
} work;

static const solve_batches *batches_of(work *w)
{
    if (!w->tried) {
        w->out_of_memory =
            loft_solve_batches_new(&w->q->launch.model, &w->batches) == LOFT_ERR_NOMEM;
        w->tried = true;
    }
    return &w->batches;
}

/* The end of the work; without memory for its batches it would be done in other bits. */
static loft_status finish(work *w, loft_status status)
{
    loft_solve_batches_free(&w->batches);
    return w->out_of_memory ? LOFT_ERR_NOMEM : status;
}

static double apogee_of(const loft_fit *fit)
{
    return fit->flown.flight.apogee.place.alt_m;
}

static void suspect_if_cheaper(loft_time_check *check, double *least,
                               loft_suspect suspect, const loft_claim *claim,
                               double suggested)
{
    const double cost =
        fabs(log(suggested / claim->value)) / loft_claim_slack(claim, suggested);
    if (cost < *least) {
        *least = cost;
        check->suspect = suspect;
        check->suggested = suggested;
    }
}

/*
 * Which figure is wrong, if one is: the one whose correction is the smallest against what
 * its wording leaves open (loft_claim_slack).
 */
static void name_suspect(work *w, const loft_fit *fit, loft_time_check *check)
{
    const loft_question *q = w->q;
    const loft_report *report = &q->report;
    double least = INFINITY;
    suspect_if_cheaper(check, &least, LOFT_SUSPECT_TIME, &report->time_s, check->model_s);
    time_root r = {.batch = batches_of(w)->turning,
                   .launch = &q->launch,
                   .apogee_m = report->apogee_m.value,
                   .range_m = report->range_m.value,
                   .time_s = report->time_s.value,
                   .fit = *fit,
                   .any = true};
    double found_m = 0.0;
    if (loft_time_root_apogee_near(&r, apogee_of(fit), check->model_s - r.time_s,
                                   &found_m)) {
        suspect_if_cheaper(check, &least, LOFT_SUSPECT_APOGEE, &report->apogee_m,
                           found_m);
    }
    if (loft_time_root_range(&r, &found_m, NULL) && found_m > 0.0) {
        suspect_if_cheaper(check, &least, LOFT_SUSPECT_RANGE, &report->range_m, found_m);
    }
}

static void check_time(work *w, loft_estimate *out)
{
    const loft_question *q = w->q;
    const loft_report *report = &q->report;
    loft_time_check check = {.model_s = out->fit.flown.flight.end.t_s,
                             .two_body_s = out->two_body.tof_s};
    check.verdict = loft_time_verdict(&report->time_s, report->apogee_m.kind,
                                      check.model_s, check.two_body_s);
    const bool doubtful = check.verdict == LOFT_VERDICT_STRAINED ||
                          check.verdict == LOFT_VERDICT_IMPOSSIBLE;
    if (doubtful && out->basis == LOFT_BASIS_APOGEE_RANGE) {
        name_suspect(w, &out->fit, &check);
    } else if (doubtful) { /* a time that fits no flight beside the other figure */
        check.suspect = LOFT_SUSPECT_TIME;
        check.suggested = check.model_s;
    }
    out->time_check = check;
    out->has_time_check = true;
}

loft_basis loft_estimate_basis(const loft_report *report)
{
    const bool apogee = report->apogee_m.kind != LOFT_CLAIM_NONE;
    const bool range = report->range_m.kind != LOFT_CLAIM_NONE;
    const bool time = report->time_s.kind != LOFT_CLAIM_NONE;
    if (apogee) {
        return range  ? LOFT_BASIS_APOGEE_RANGE
               : time ? LOFT_BASIS_APOGEE_TIME
                      : LOFT_BASIS_APOGEE;
    }
    return !range ? LOFT_BASIS_NONE : time ? LOFT_BASIS_RANGE_TIME : LOFT_BASIS_RANGE;
}

/*
 * The two-body answer for an apogee and a range; LOFT_ERR_DOMAIN if no flight has them.
 */
static loft_status two_body_part(double apogee_m, double range_m, loft_estimate *out)
{
    const loft_sphere sphere = loft_earth_sphere();
    loft_twobody arc;
    loft_twobody_standard standard;
    loft_status status = loft_twobody_from_apogee_range(&sphere, apogee_m, range_m, &arc);
    if (status == LOFT_OK) {
        status = loft_twobody_standard_range(&sphere, arc.speed_mps, &standard);
    }
    if (status == LOFT_OK) {
        out->two_body = arc;
        out->two_body_standard = standard;
        out->has_two_body = true;
    }
    return status;
}

/* Is an apogee too low for a plain ballistic arc over that range? */
static bool is_depressed(double apogee_m, double range_m)
{
    const loft_sphere sphere = loft_earth_sphere();
    loft_minenergy least;
    return loft_minenergy_arc(&sphere, range_m / sphere.radius_m, &least) == LOFT_OK &&
           apogee_m < depressed_share * least.apogee_m;
}

static bool can_be_overruled(loft_refusal refusal)
{
    return refusal == LOFT_REFUSED_LIFTING ||
           refusal == LOFT_REFUSED_DEPRESSED_OR_LIFTING;
}

/* The facts of the event come first, then its figures, then the shape of its arc. */
static loft_refusal refusal_of(const loft_question *q, loft_basis basis)
{
    const loft_report *report = &q->report;
    if (q->known != LOFT_REFUSED_NOT &&
        !(q->assume_ballistic && can_be_overruled(q->known))) {
        return q->known;
    }
    if (basis == LOFT_BASIS_NONE) {
        return report->time_s.kind == LOFT_CLAIM_NONE ? LOFT_REFUSED_NOTHING_REPORTED
                                                      : LOFT_REFUSED_TIME_ALONE;
    }
    if (q->known == LOFT_REFUSED_LIFTING) {
        return q->known;
    }
    const bool depressed = basis == LOFT_BASIS_APOGEE_RANGE &&
                           is_depressed(report->apogee_m.value, report->range_m.value);
    return depressed ? LOFT_REFUSED_DEPRESSED_OR_LIFTING : LOFT_REFUSED_NOT;
}

loft_refusal loft_estimate_refusal(const loft_question *q)
{
    const loft_refusal refusal = refusal_of(q, loft_estimate_basis(&q->report));
    return q->assume_ballistic && can_be_overruled(refusal) ? LOFT_REFUSED_NOT : refusal;
}

/* The range for an apogee and a time both moved to an edge of their rounding. */
static double range_at_edge(work *w, const time_root *found, double side, double none)
{
    const loft_report *report = &w->q->report;
    time_root r = *found;
    double range_m = found->fit.flown.range_m;
    r.apogee_m -= side * report->apogee_m.rounding;
    r.time_s += side * report->time_s.rounding;
    return loft_time_root_range_near(&r, range_m, -side, &range_m) ? range_m : none;
}

/* Apogee and time; a time too short or too long for any range leaves the apogee alone. */
static loft_status fit_apogee_time(work *w, loft_estimate *out)
{
    const loft_question *q = w->q;
    time_root r = {.batch = batches_of(w)->turning,
                   .launch = &q->launch,
                   .apogee_m = q->report.apogee_m.value,
                   .time_s = q->report.time_s.value};
    double range_m = 0.0;
    time_root_end end = {0.0, 0.0};
    if (loft_time_root_range(&r, &range_m, &end)) {
        out->fit = r.fit;
        out->solved_low_m = range_at_edge(w, &r, -1.0, 0.0);
        out->solved_high_m = range_at_edge(w, &r, 1.0, INFINITY);
        return LOFT_OK;
    }
    out->basis = LOFT_BASIS_APOGEE;
    out->searched_range_m = end.range_m;
    out->searched_time_s = end.time_s;
    return loft_fit_vertical(&q->launch, r.apogee_m, &out->fit);
}

/* The apogees for the time at the edges of its rounding, by the slope of one more fit. */
static void apogees_at_edges(work *w, loft_estimate *out)
{
    const loft_question *q = w->q;
    const double apogee_m = apogee_of(&out->fit);
    const double step_m = 0.01 * apogee_m;
    time_root r = {.batch = batches_of(w)->turning,
                   .launch = &q->launch,
                   .range_m = q->report.range_m.value,
                   .time_s = out->fit.flown.flight.end.t_s,
                   .fit = out->fit,
                   .any = true};
    double longer_s = 0.0;
    out->solved_low_m = out->solved_high_m = apogee_m;
    if (loft_time_root_excess(&r, apogee_m + step_m, &longer_s) && longer_s > 0.0) {
        const double off_m = q->report.time_s.rounding * step_m / longer_s;
        out->solved_low_m = fmax(0.0, apogee_m - off_m);
        out->solved_high_m = apogee_m + off_m;
    }
}

/* A range alone says no more than a lower bound: near half-way round any flight will do. */
static loft_status fit_least_speed(work *w, loft_estimate *out)
{
    const loft_question *q = w->q;
    loft_standard standard = {.flights = 0};
    const loft_status status = loft_min_speed_for_range_by(
        batches_of(w)->turning, &q->launch, q->report.range_m.value, &standard);
    if (status == LOFT_OK) {
        out->fit = (loft_fit){.flown = standard.best, .flights = standard.flights};
    } else if (status == LOFT_ERR_CONVERGE && standard.best.range_m > 0.0) {
        out->fit = (loft_fit){.flown = standard.best, .flights = standard.flights};
        out->fit.misfit = log(q->report.range_m.value / standard.best.range_m);
        out->stands_in = q->report.range_m.value > LOFT_FIT_NEAR_HALF_WAY_M;
    }
    return out->stands_in ? LOFT_OK : status;
}

static loft_status fit_range_time(work *w, loft_estimate *out)
{
    const loft_question *q = w->q;
    time_root r = {.batch = batches_of(w)->turning,
                   .launch = &q->launch,
                   .range_m = q->report.range_m.value,
                   .time_s = q->report.time_s.value};
    out->n_roots = loft_time_root_apogees(&r, out->roots_apogee_m);
    if (out->n_roots > 0) {
        out->fit = r.fit;
        apogees_at_edges(w, out);
        return LOFT_OK;
    }
    out->basis = LOFT_BASIS_RANGE;
    return fit_least_speed(w, out);
}

/* Near half-way round the nearest flight will do, if it is near enough. */
static loft_status fit_apogee_range(work *w, loft_estimate *out)
{
    const loft_question *q = w->q;
    const double range_m = q->report.range_m.value;
    const bool near = range_m > LOFT_FIT_NEAR_HALF_WAY_M;
    const loft_status status = loft_fit_apogee_range_by(
        batches_of(w)->turning, &q->launch, q->report.apogee_m.value, range_m, &out->fit);
    out->stands_in =
        status == LOFT_ERR_CONVERGE && near && out->fit.misfit < stands_in_share;
    return out->stands_in ? LOFT_OK : status;
}

static loft_status fit_part(work *w, loft_estimate *out)
{
    const loft_question *q = w->q;
    const loft_report *report = &q->report;
    out->fit.misfit = INFINITY;
    switch (out->basis) {
    case LOFT_BASIS_APOGEE_RANGE:
        return fit_apogee_range(w, out);
    case LOFT_BASIS_APOGEE_TIME:
        return fit_apogee_time(w, out);
    case LOFT_BASIS_RANGE_TIME:
        return fit_range_time(w, out);
    case LOFT_BASIS_APOGEE:
        return loft_fit_vertical(&q->launch, report->apogee_m.value, &out->fit);
    default:
        return fit_least_speed(w, out);
    }
}

static loft_status standard_part(work *w, loft_estimate *out)
{
    const loft_question *q = w->q;
    const double speed_mps = out->fit.flown.aim.ideal_speed_mps;
    const loft_launch still = loft_launch_without_rotation(&q->launch);
    loft_status status = loft_standard_find_by(batches_of(w)->still, &still, speed_mps,
                                               NULL, &out->no_rotation);
    if (status == LOFT_OK) {
        status = loft_standard_find_by(batches_of(w)->turning, &q->launch, speed_mps,
                                       &out->no_rotation.best.aim, &out->toward_azimuth);
    }
    if (status == LOFT_OK) {
        out->range_class = loft_range_class_of(out->no_rotation.best.range_m,
                                               out->no_rotation.best.unbounded);
        out->has_standard = true;
    }
    return status;
}

/* The figures beside a fit that was made from one or two others. */
static loft_status two_body_of_fit(loft_estimate *out)
{
    const loft_launch_flight *flown = &out->fit.flown;
    return two_body_part(flown->flight.apogee.place.alt_m,
                         out->basis == LOFT_BASIS_APOGEE ? 0.0 : flown->range_m, out);
}

/*
 * With a time in place of the apogee or the range the shape shows only once the other is
 * solved for; the rule is the same. The highest apogee counts: the depressed arc beside a
 * lofted one is not a reason to refuse.
 */
static bool refuse_solved(const loft_question *q, loft_estimate *e)
{
    const loft_launch_flight *flown = &e->fit.flown;
    const bool solved =
        e->basis == LOFT_BASIS_APOGEE_TIME || e->basis == LOFT_BASIS_RANGE_TIME;
    if (!solved || !is_depressed(apogee_of(&e->fit), flown->range_m)) {
        return false;
    }
    if (q->assume_ballistic) {
        e->warn_ballistic = true;
        return false;
    }
    e->refusal = LOFT_REFUSED_DEPRESSED_OR_LIFTING;
    e->has_fit = e->converged = false;
    e->fit = (loft_fit){.flights = e->fit.flights};
    return true;
}

static bool figure_within(const loft_claim *claim, double least, double most)
{
    return claim->kind == LOFT_CLAIM_NONE ||
           (claim->value >= least && claim->value < most);
}

/* Straight up and down is a flight, but only an apogee says how high. */
static bool figures_are_a_flight(const loft_report *report)
{
    const double half_way_m = LOFT_PI * loft_earth_sphere().radius_m;
    const double least_m = report->apogee_m.kind != LOFT_CLAIM_NONE ? 0.0 : DBL_MIN;
    return figure_within(&report->apogee_m, DBL_MIN, INFINITY) &&
           figure_within(&report->range_m, least_m, half_way_m) &&
           figure_within(&report->time_s, DBL_MIN, INFINITY);
}

/* All but the standard ranges; a refusal and a fit that failed are in *out. */
static loft_status fit_and_check(work *w, loft_estimate *out)
{
    const loft_question *q = w->q;
    out->refusal = loft_estimate_refusal(q);
    if (out->refusal != LOFT_REFUSED_NOT) {
        return LOFT_OK;
    }
    out->warn_ballistic = refusal_of(q, out->basis) != LOFT_REFUSED_NOT;
    loft_status status = fit_part(w, out);
    if (status == LOFT_ERR_DOMAIN) {
        out->refusal = LOFT_REFUSED_TOO_WEAK;
        return LOFT_OK;
    }
    out->has_fit = status == LOFT_OK || isfinite(out->fit.misfit);
    out->converged = status == LOFT_OK;
    if (status == LOFT_OK && !out->has_two_body) {
        status = two_body_of_fit(out);
    }
    if (status == LOFT_OK && !refuse_solved(q, out)) {
        out->lower_bound =
            out->basis == LOFT_BASIS_APOGEE || out->basis == LOFT_BASIS_RANGE;
        check_time(w, out);
    }
    return status;
}

/* All but the standard ranges. */
static loft_status check(work *w, loft_estimate *out)
{
    const loft_question *q = w->q;
    if (loft_launch_check(&q->launch) != LOFT_OK || !figures_are_a_flight(&q->report)) {
        return LOFT_ERR_DOMAIN;
    }
    loft_estimate e = {.basis = loft_estimate_basis(&q->report)};
    loft_status status = LOFT_OK;
    if (e.basis == LOFT_BASIS_APOGEE_RANGE) {
        status = two_body_part(q->report.apogee_m.value, q->report.range_m.value, &e);
        if (status != LOFT_OK) {
            return status;
        }
    }
    status = fit_and_check(w, &e);
    if (w->out_of_memory) {
        return LOFT_ERR_NOMEM;
    }
    *out = e;
    return status;
}

loft_status loft_estimate_check(const loft_question *q, loft_estimate *out)
{
    work w = {.q = q};
    return finish(&w, check(&w, out));
}

static loft_status make(work *w, loft_estimate *out)
{
    const loft_status status = check(w, out);
    return status == LOFT_OK && out->has_time_check ? standard_part(w, out) : status;
}

loft_status loft_estimate_make(const loft_question *q, loft_estimate *out)
{
    work w = {.q = q};
    return finish(&w, make(&w, out));
}

/* The range without rotation if the booster burns longer by that factor. */
static loft_status stretch(work *w, const loft_estimate *e, double factor,
                           loft_standard *no_rotation)
{
    const loft_launch_flight *flown = &e->fit.flown;
    const solve_batches *batches = batches_of(w);
    const double apogee_m = apogee_of(&e->fit);
    loft_launch launch = w->q->launch;
    loft_fit fit;
    double speed_mps = 0.0;
    loft_booster_template_stretch(&launch.booster, factor);
    loft_status status = loft_fit_speed_near(batches->turning, &launch, apogee_m,
                                             flown->range_m, &flown->aim, &speed_mps);
    if (status == LOFT_ERR_CONVERGE) {
        status = loft_fit_apogee_range_by(batches->turning, &launch, apogee_m,
                                          flown->range_m, &fit);
        speed_mps = status == LOFT_OK ? fit.flown.aim.ideal_speed_mps : 0.0;
    }
    if (status != LOFT_OK) {
        return status;
    }
    const loft_launch still = loft_launch_without_rotation(&launch);
    return loft_standard_find_by(batches->still, &still, speed_mps,
                                 &e->no_rotation.best.aim, no_rotation);
}

static void stretch_both(work *w, const loft_estimate *e, loft_burn_spread spread[2])
{
    static const double factors[2] = {0.8, 1.25};
    for (int i = 0; i < 2; i++) {
        spread[i] = (loft_burn_spread){.factor = factors[i]};
        spread[i].converged =
            stretch(w, e, factors[i], &spread[i].no_rotation) == LOFT_OK;
    }
}

void loft_estimate_burn_spread(const loft_question *q, const loft_estimate *e,
                               loft_burn_spread spread[2])
{
    work w = {.q = q};
    stretch_both(&w, e, spread);
    loft_solve_batches_free(&w.batches);
}

loft_status loft_estimate_with_spread(const loft_question *q, loft_estimate *estimate,
                                      loft_burn_spread spread[2])
{
    work w = {.q = q};
    const loft_status status = make(&w, estimate);
    if ((status == LOFT_OK || status == LOFT_ERR_CONVERGE) && estimate->has_standard) {
        stretch_both(&w, estimate, spread);
    }
    return finish(&w, status);
}
