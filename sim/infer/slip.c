/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/infer/slip.h"

#include <math.h>
#include <stddef.h>

#include "loft/earth.h"

static const double km_m = 1000.0;
static const double mile_m = 1609.344;
static const double nautical_m = 1852.0;
static const double kft_m = 304.8;

/* A time that is off by less has other causes than a slip. */
static const double doubt_share = 0.10;

/* So far off a typical booster's time may still be: real flights are by up to 4 %. */
static const double fit_share = 0.05;
static const double fit_s = 60.0; /* of short flights, as in loft_time_verdict */

/*
 * Nautical miles and thousands of feet, which are rare in reports, are proposed on strong
 * evidence only: figures that were far off, and a time that then fits closely.
 */
static const double rare_doubt_share = 0.25;
static const double rare_fit_share = 0.035;

/* Flight times of boosters over two-body ones: outside these no fit is tried. */
static const double least_time_share = 0.95;
static const double most_time_share = 1.6;

static const struct {
    const char *code;
    double factor;    /* from the figure as it was read to the figure as it was meant */
    double written_m; /* the unit that it then was written in; 0 for a time */
} slips[LOFT_SLIP_KINDS] = {
    [LOFT_SLIP_SWAPPED] = {"swapped", 1.0, 0.0},
    [LOFT_SLIP_SHORTER_TIME] = {"60_times_shorter", 60.0, 0.0},
    [LOFT_SLIP_LONGER_TIME] = {"60_times_longer", 1.0 / 60.0, 0.0},
    [LOFT_SLIP_MUCH_SHORTER_TIME] = {"3600_times_shorter", 3600.0, 0.0},
    [LOFT_SLIP_MUCH_LONGER_TIME] = {"3600_times_longer", 1.0 / 3600.0, 0.0},
    [LOFT_SLIP_KM_AS_MILES] = {"km_as_miles", km_m / mile_m, mile_m},
    [LOFT_SLIP_MILES_AS_KM] = {"miles_as_km", mile_m / km_m, km_m},
    [LOFT_SLIP_KM_AS_NAUTICAL] = {"km_as_nautical_miles", km_m / nautical_m, nautical_m},
    [LOFT_SLIP_NAUTICAL_AS_KM] = {"nautical_miles_as_km", nautical_m / km_m, km_m},
    [LOFT_SLIP_KM_AS_KFT] = {"km_as_kft", km_m / kft_m, kft_m},
    [LOFT_SLIP_KFT_AS_KM] = {"kft_as_km", kft_m / km_m, km_m},
    [LOFT_SLIP_M_AS_KM] = {"m_as_km", 1e-3, km_m},
    [LOFT_SLIP_KM_AS_M] = {"km_as_m", 1e3, 1.0},
};

const char *loft_slip_code(loft_slip_kind kind)
{
    return slips[kind].code;
}

static void scale(loft_claim *claim, double factor)
{
    claim->value *= factor;
    claim->lo *= factor;
    claim->hi *= factor;
    claim->rounding *= factor;
}

loft_report loft_slip_undone(const loft_slip *slip, const loft_report *report)
{
    loft_report meant = *report;
    if (slip->kind == LOFT_SLIP_SWAPPED) {
        meant.apogee_m = report->range_m;
        meant.range_m = report->apogee_m;
        return meant;
    }
    const double factor = slips[slip->kind].factor;
    scale(&meant.apogee_m, slip->apogee ? factor : 1.0);
    scale(&meant.range_m, slip->range ? factor : 1.0);
    scale(&meant.time_s, slip->time ? factor : 1.0);
    return meant;
}

/* ---- is anything wrong? ---- */

static bool has_all(const loft_report *report)
{
    return report->apogee_m.kind != LOFT_CLAIM_NONE &&
           report->range_m.kind != LOFT_CLAIM_NONE &&
           report->time_s.kind != LOFT_CLAIM_NONE;
}

static bool is_within(const loft_claim *time, double model_s, double off_s)
{
    return fabs(time->value - model_s) <= off_s + time->rounding;
}

static bool is_in_doubt(const loft_question *q, const loft_estimate *e)
{
    if (!has_all(&q->report) || q->known != LOFT_REFUSED_NOT || q->assume_ballistic) {
        return false;
    }
    if (e->refusal != LOFT_REFUSED_NOT) {
        return e->refusal == LOFT_REFUSED_DEPRESSED_OR_LIFTING ||
               e->refusal == LOFT_REFUSED_TOO_WEAK;
    }
    if (!e->converged || !e->has_time_check) {
        return true;
    }
    const loft_time_check *check = &e->time_check;
    return check->verdict != LOFT_VERDICT_CONSISTENT &&
           !is_within(&q->report.time_s, check->model_s, doubt_share * check->model_s);
}

/*
 * Half a unit of the last digit is a power of ten of the unit that the figure was written
 * in, unless it is capped (loft_claim_figure), or the claim is an interval.
 */
static bool may_be_written_in(const loft_claim *claim, double unit_m)
{
    const double capped = 0.05 * claim->value;
    const double digits = log10(2.0 * claim->rounding / unit_m);
    return claim->kind == LOFT_CLAIM_INTERVAL ||
           fabs(claim->rounding - capped) <= 1e-9 * capped ||
           fabs(digits - round(digits)) < 1e-6;
}

static bool is_possible(const loft_slip *slip, const loft_report *report)
{
    const double unit_m = slips[slip->kind].written_m;
    return unit_m <= 0.0 ||
           ((!slip->apogee || may_be_written_in(&report->apogee_m, unit_m)) &&
            (!slip->range || may_be_written_in(&report->range_m, unit_m)));
}

/* ---- would all then fit? ---- */

static const loft_booster_template *booster_for(const loft_question *q, size_t n,
                                                const loft_class_choice *classes,
                                                const loft_twobody *arc)
{
    const loft_sphere sphere = loft_earth_sphere();
    loft_twobody_standard standard;
    if (n == 0 ||
        loft_twobody_standard_range(&sphere, arc->speed_mps, &standard) != LOFT_OK) {
        return &q->launch.booster;
    }
    for (size_t i = 0; i < n && !standard.unbounded; i++) {
        if (classes[i].standard_m[1] >= standard.range_m) {
            return &classes[i].booster;
        }
    }
    return &classes[n - 1].booster;
}

static bool is_rare(loft_slip_kind kind)
{
    return kind >= LOFT_SLIP_KM_AS_NAUTICAL && kind <= LOFT_SLIP_KFT_AS_KM;
}

static bool is_far_off(const loft_question *q, const loft_estimate *e)
{
    return e->refusal != LOFT_REFUSED_NOT || !e->converged || !e->has_time_check ||
           !is_within(&q->report.time_s, e->time_check.model_s,
                      rare_doubt_share * e->time_check.model_s);
}

static bool fits(const loft_question *q, size_t n_classes,
                 const loft_class_choice *classes, loft_slip *slip)
{
    const loft_sphere sphere = loft_earth_sphere();
    loft_question meant = *q;
    loft_twobody arc;
    loft_fit fit;
    meant.report = loft_slip_undone(slip, &q->report);
    const loft_claim *time = &meant.report.time_s;
    const double apogee_m = meant.report.apogee_m.value;
    const double range_m = meant.report.range_m.value;
    if (!(range_m < LOFT_PI * sphere.radius_m) ||
        loft_twobody_from_apogee_range(&sphere, apogee_m, range_m, &arc) != LOFT_OK ||
        !(time->value + time->rounding > least_time_share * arc.tof_s &&
          time->value - time->rounding < most_time_share * arc.tof_s) ||
        loft_estimate_refusal(&meant) != LOFT_REFUSED_NOT) {
        return false;
    }
    meant.launch.booster = *booster_for(q, n_classes, classes, &arc);
    if (loft_fit_apogee_range(&meant.launch, apogee_m, range_m, &fit) != LOFT_OK) {
        return false;
    }
    slip->model_s = fit.flown.flight.end.t_s;
    const double off_s =
        is_rare(slip->kind)
            ? rare_fit_share * slip->model_s
            : fmax(fit_share * slip->model_s, fmin(fit_s, doubt_share * slip->model_s));
    return is_within(time, slip->model_s, off_s) &&
           loft_time_verdict(time, meant.report.apogee_m.kind, slip->model_s,
                             arc.tof_s) != LOFT_VERDICT_IMPOSSIBLE;
}

static loft_slip slip_of(loft_slip_kind kind, bool apogee, bool range)
{
    const bool is_length = slips[kind].written_m > 0.0;
    const bool swapped = kind == LOFT_SLIP_SWAPPED;
    return (loft_slip){.kind = kind,
                       .apogee = swapped || (is_length && apogee),
                       .range = swapped || (is_length && range),
                       .time = !is_length && !swapped};
}

/*
 * In this order, the simplest slips first. Whoever takes metres for kilometres does so in both
 * lengths; another unit is mistaken in one of them before it is in both. The rare units come
 * last, and never of the range alone, which hardly moves the time of a lofted flight.
 */
static const struct {
    loft_slip_kind first, last;
    bool apogee, range; /* of the lengths, those with the slip */
} passes[] = {{LOFT_SLIP_SWAPPED, LOFT_SLIP_MUCH_LONGER_TIME, false, false},
              {LOFT_SLIP_M_AS_KM, LOFT_SLIP_KM_AS_M, true, true},
              {LOFT_SLIP_KM_AS_MILES, LOFT_SLIP_MILES_AS_KM, true, false},
              {LOFT_SLIP_KM_AS_MILES, LOFT_SLIP_MILES_AS_KM, false, true},
              {LOFT_SLIP_KM_AS_MILES, LOFT_SLIP_MILES_AS_KM, true, true},
              {LOFT_SLIP_M_AS_KM, LOFT_SLIP_KM_AS_M, true, false},
              {LOFT_SLIP_M_AS_KM, LOFT_SLIP_KM_AS_M, false, true},
              {LOFT_SLIP_KM_AS_NAUTICAL, LOFT_SLIP_KFT_AS_KM, true, false},
              {LOFT_SLIP_KM_AS_NAUTICAL, LOFT_SLIP_KFT_AS_KM, true, true}};

bool loft_slip_find(const loft_question *q, const loft_estimate *e, size_t n_classes,
                    const loft_class_choice *classes, loft_slip *out)
{
    if (!is_in_doubt(q, e)) {
        return false;
    }
    const bool far_off = is_far_off(q, e);
    for (size_t pass = 0; pass < sizeof passes / sizeof passes[0]; pass++) {
        for (int k = (int)passes[pass].first; k <= (int)passes[pass].last; k++) {
            loft_slip slip =
                slip_of((loft_slip_kind)k, passes[pass].apogee, passes[pass].range);
            if ((!is_rare(slip.kind) || far_off) && is_possible(&slip, &q->report) &&
                fits(q, n_classes, classes, &slip)) {
                *out = slip;
                return true;
            }
        }
    }
    return false;
}
