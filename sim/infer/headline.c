/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "sim/infer/analysis_parts.h"
#include "sim/infer/counted.h"

static loft_band single(const loft_standard *standard)
{
    const bool unbounded = standard->best.unbounded;
    const double range_m = unbounded ? INFINITY : standard->best.range_m;
    return (loft_band){range_m, range_m, range_m, 0.0, unbounded ? 1.0 : 0.0};
}

static bool is_flown(const loft_claim *range)
{
    return range->kind != LOFT_CLAIM_NONE && range->kind != LOFT_CLAIM_UP_TO;
}

/* Do two reports contradict each other in the range? */
static bool ranges_differ(const loft_analysis *a, size_t i, size_t k)
{
    size_t n = 0;
    const loft_compare_pair *pairs =
        a->compare != NULL ? loft_compare_pairs(a->compare, &n) : NULL;
    for (size_t p = 0; p < n; p++) {
        const bool both = (pairs[p].first == i && pairs[p].second == k) ||
                          (pairs[p].first == k && pairs[p].second == i);
        if (both && !pairs[p].is_predicted && pairs[p].figure == LOFT_SUSPECT_RANGE &&
            pairs[p].verdict == LOFT_COMPARE_CONFLICT) {
            return true;
        }
    }
    return false;
}

/* Was report i a range flown that its party did not give again? A lead may be a copy. */
static bool gives_flown(const loft_analysis *a, size_t i, size_t lead)
{
    return is_flown(&a->sources[i].report.range_m) &&
           (loft_source_figure_stands(a->sources, a->event.n, i, LOFT_SUSPECT_RANGE) ||
            (i == lead && a->sources[i].tertiary));
}

const loft_claim *loft_analysis_flown(const loft_analysis *a, size_t lead,
                                      bool *contradicted)
{
    size_t first = lead; /* whose range the others are set beside */
    *contradicted = false;
    for (size_t i = 0; i < a->event.n && !gives_flown(a, first, lead); i++) {
        first = i;
    }
    if (!gives_flown(a, first, lead)) {
        return NULL;
    }
    const loft_claim *least = &a->sources[first].report.range_m;
    for (size_t i = 0; i < a->event.n; i++) {
        const loft_claim *range = &a->sources[i].report.range_m;
        if (gives_flown(a, i, lead) && ranges_differ(a, first, i)) {
            *contradicted = true;
            least = range->lo < least->lo ? range : least;
        }
    }
    return least;
}

/* A range that was flown is a lower bound itself, with the rotation or without. */
static void raise_to_flown(loft_headline *h, const loft_analysis *a)
{
    bool contradicted = false;
    const loft_claim *range = a->answers[a->drawn].estimate->basis == LOFT_BASIS_RANGE
                                  ? loft_analysis_flown(a, a->drawn, &contradicted)
                                  : NULL;
    if (range != NULL) {
        h->no_rotation_m = (loft_band){range->lo, range->lo, range->lo, 0.0, 0.0};
        h->toward_azimuth_m = h->no_rotation_m;
    }
}

loft_headline loft_analysis_headline(const loft_analysis *a)
{
    const loft_estimate *drawn = a->answers[a->drawn].estimate;
    loft_headline h = {.kind = LOFT_HEADLINE_NONE};
    if (a->answer != NULL) {
        h.kind = LOFT_HEADLINE_BAND;
        h.no_rotation_m = a->answer->posterior.no_rotation_m;
        h.toward_azimuth_m = a->answer->posterior.toward_azimuth_m;
    } else if (drawn->has_standard) {
        h.kind = drawn->lower_bound ? LOFT_HEADLINE_LOWER_BOUND : LOFT_HEADLINE_TYPICAL;
        h.no_rotation_m = single(&drawn->no_rotation);
        h.toward_azimuth_m = single(&drawn->toward_azimuth);
        if (drawn->lower_bound) {
            raise_to_flown(&h, a);
        }
    } else {
        return h;
    }
    h.range_class = loft_range_class_of(h.no_rotation_m.p50, isinf(h.no_rotation_m.p50));
    return h;
}
