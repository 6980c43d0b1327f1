/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/class_choices.h"

void loft_class_choices_of(const loft_data *data, loft_class_choices *out)
{
    out->n = 0;
    for (size_t i = 0; i < loft_data_class_count(data); i++) {
        const loft_booster_class *c = loft_data_class_at(data, i);
        if (c->unnamed_share > 0.0 && out->n < LOFT_CLASS_CHOICES_MAX) {
            out->list[out->n++] =
                (loft_class_choice){.name = c->name,
                                    .booster = c->booster,
                                    .prior = c->prior,
                                    .share = c->unnamed_share,
                                    .standard_m = {c->standard_m[0], c->standard_m[1]}};
        }
    }
}

void loft_class_choices_stretch(loft_class_choices *choices, double burn_s)
{
    for (size_t i = 0; i < choices->n; i++) {
        loft_booster_template *booster = &choices->list[i].booster;
        loft_booster_template_stretch(booster,
                                      burn_s / loft_booster_template_burn_time(booster));
    }
}

/* ---- one class ---- */

static loft_twobody_standard equal_speed(const loft_report *report)
{
    const loft_sphere sphere = loft_earth_sphere();
    const bool has_apogee = report->apogee_m.kind != LOFT_CLAIM_NONE;
    loft_twobody arc = {.speed_mps = 0.0};
    loft_twobody_standard standard = {.range_m = report->range_m.value};
    if (has_apogee &&
        loft_twobody_from_apogee_range(&sphere, report->apogee_m.value,
                                       report->range_m.value, &arc) == LOFT_OK) {
        (void)!loft_twobody_standard_range(&sphere, arc.speed_mps, &standard);
    }
    return standard;
}

/* The class with the least limit above the range, else that with the greatest limit. */
static const loft_booster_class *class_for(const loft_data *data, double range_m)
{
    const loft_booster_class *best = NULL;
    for (size_t i = 0; i < loft_data_class_count(data); i++) {
        const loft_booster_class *c = loft_data_class_at(data, i);
        if (c->assumed_as == NULL) {
            continue;
        }
        const bool above = c->assumed_below_m > range_m;
        const bool best_above = best != NULL && best->assumed_below_m > range_m;
        const bool lower = best != NULL && c->assumed_below_m < best->assumed_below_m;
        if (best == NULL || (above != best_above ? above : lower == above)) {
            best = c;
        }
    }
    return best;
}

loft_class_guess loft_class_guess_for(const loft_data *data, const loft_report *report)
{
    const loft_twobody_standard standard = equal_speed(report);
    return (loft_class_guess){
        .of = class_for(data, standard.unbounded ? 1e9 : standard.range_m),
        .equal_speed = standard};
}

loft_report loft_report_to_guess_from(size_t n, const loft_report *reports)
{
    loft_report all = {.apogee_m = {.kind = LOFT_CLAIM_NONE}};
    for (size_t i = n; i-- > 0;) {
        const loft_report *one = &reports[i];
        const bool has_apogee = one->apogee_m.kind != LOFT_CLAIM_NONE;
        const bool has_range = one->range_m.kind != LOFT_CLAIM_NONE;
        all.apogee_m = has_apogee ? one->apogee_m : all.apogee_m;
        all.range_m = has_range ? one->range_m : all.range_m;
    }
    for (size_t i = n; i-- > 0;) {
        const loft_report *one = &reports[i];
        if (one->apogee_m.kind != LOFT_CLAIM_NONE &&
            one->range_m.kind != LOFT_CLAIM_NONE) {
            all = *one;
        }
    }
    return all;
}
