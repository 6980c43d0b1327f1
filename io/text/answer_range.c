/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The range and its band, in the third sentence of an answer. */
#include <math.h>

#include "io/text/answer_parts.h"
#include "io/text/range_words.h"
#include "io/text/units_text.h"

static const char standard_trajectory[] =
    "n a standard trajectory, the one that carries it farthest, by convention without the "
    "Earth's rotation, ";

/* "intercontinental range (ICBM)", "medium to intermediate range (MRBM to IRBM)". */
static void write_class(FILE *out, const loft_band *band)
{
    static const char *const words[] = {"close", "short", "medium", "intermediate",
                                        "intercontinental"};
    const loft_range_class low = loft_range_class_of(band->p05, isinf(band->p05));
    const loft_range_class high = loft_range_class_of(band->p95, isinf(band->p95));
    if (low == high) {
        fprintf(out, "%s range (%s)", words[low], loft_range_class_name(low));
    } else {
        /* "close to short range" would be nearly a short one. */
        fprintf(out, "%s%s to %s range (%s to %s)", words[low],
                low == LOFT_CRBM ? " range" : "", words[high], loft_range_class_name(low),
                loft_range_class_name(high));
    }
}

/*
 * A flight that went farther than a standard range may be, by the help of the rotation: then
 * the range flown is the least that the missile can do.
 */
static void write_flown(FILE *out, const loft_headline *h, const loft_claim *range)
{
    const bool none = range->kind == LOFT_CLAIM_NONE || range->kind == LOFT_CLAIM_UP_TO;
    if (none || range->lo <= h->no_rotation_m.p05) {
        return;
    }
    fprintf(out, ", though this flight%s went ",
            h->toward_azimuth_m.p50 > h->no_rotation_m.p50
                ? ", with the rotation behind it,"
                : "");
    loft_write_claim_length(out, range);
    fputs(", the least it can do", out);
}

static void write_bounded(FILE *out, const loft_headline *h, const loft_claim *range)
{
    const loft_band *band = &h->no_rotation_m;
    fputs("the same missile would fly about ", out);
    loft_write_length(out, band->p50);
    fputs(", with 90 % probability ", out);
    loft_write_span(out, band->p05, band->p95);
    if (band->unbounded >= 0.01) {
        fputs(", and ", out);
        loft_write_percent(out, band->unbounded);
        fputs(" of the boosters that fit in the model could reach anywhere", out);
    }
    fputs(": ", out);
    write_class(out, band);
    write_flown(out, h, range);
    fputs(".", out);
}

static void write_unbounded(FILE *out, const loft_band *band)
{
    fputs("the same missile, of ", out);
    write_class(out, band);
    fputs(", could reach anywhere on Earth: ", out);
    if (band->unbounded == 1.0) {
        fputs("all boosters that fit in the model can", out);
    } else {
        loft_write_percent(out, band->unbounded);
        fputs(" of the boosters that fit in the model can", out);
    }
    if (isfinite(band->p05)) {
        fputs(", and 95 % of all that fit would fly ", out);
        loft_write_length(out, band->p05);
        fputs(" or more", out);
    }
    fputs(".", out);
}

/* The range that an apogee alone allows; its hedge has been said. */
static void write_apogee_alone(FILE *out, const loft_headline *h,
                               const loft_claim *apogee)
{
    const loft_claim value = {
        .kind = LOFT_CLAIM_EXACT, .value = apogee->lo, .rounding = apogee->rounding};
    char text[LOFT_QUANTITY_TEXT];
    fprintf(
        out,
        " An apogee alone says nothing of the range flown; whatever rises to %s could, "
        "launched for range, %s ",
        loft_text_claim_km(text, &value),
        isinf(h->no_rotation_m.p50) ? "reach" : "fly at least");
    loft_write_length(out, h->no_rotation_m.p50);
    fputs(".", out);
}

/* One figure, or what is left of two that fit no flight. */
static void write_lower_bound(FILE *out, const loft_analysis *a, const loft_headline *h,
                              size_t lead)
{
    const loft_report *report = &a->sources[lead].report;
    const bool apogee = loft_analysis_estimate(a, lead)->basis == LOFT_BASIS_APOGEE;
    const loft_claim *claim = apogee ? &report->apogee_m : &report->range_m;
    if (claim->kind == LOFT_CLAIM_UP_TO) {
        fputs(" An upper limit alone says nothing of what the missile can do.", out);
    } else if (apogee) {
        write_apogee_alone(out, h, claim);
    } else {
        bool contradicted = false;
        const loft_claim *flown = loft_analysis_flown(a, lead, &contradicted);
        fprintf(
            out,
            " One figure alone says nothing of what the missile can do beyond it: the "
            "range flown, ");
        loft_write_claim_length(out, flown != NULL ? flown : claim);
        fprintf(out, "%s, is the least it can do.",
                contradicted ? " by the lowest report" : "");
    }
}

static void write_typical(FILE *out, const loft_analysis *a, const loft_headline *h,
                          const loft_claim *range)
{
    bool failed = false;
    for (size_t i = 0; i < a->event.n; i++) {
        failed = failed || loft_analysis_interval_failed(a, i);
    }
    fprintf(out, "a typical booster of the %sclass %s",
            a->event.n_classes == 0 ? "" : "assumed ",
            isfinite(h->no_rotation_m.p50) ? "would fly about " : "could reach ");
    loft_write_length(out, h->no_rotation_m.p50);
    write_flown(out, h, range);
    fputs(failed ? "; too few boosters fit all the figures for an interval."
                 : "; no samples were drawn, so there is no interval.",
          out);
}

/* The time is doubted: the range is that of apogee and range. */
static bool is_timeless(const loft_analysis *a, size_t lead)
{
    const loft_time_check *check =
        loft_analysis_time_check(a, loft_answer_judged(a, lead));
    return check != NULL && check->verdict == LOFT_VERDICT_IMPOSSIBLE &&
           check->suspect == LOFT_SUSPECT_TIME;
}

void loft_answer_write_range(FILE *out, const loft_analysis *a, const loft_headline *h,
                             size_t lead)
{
    const loft_report known = loft_answer_known(a, lead);
    if (h->kind == LOFT_HEADLINE_LOWER_BOUND) {
        write_lower_bound(out, a, h, lead);
        return;
    }
    fprintf(out, "%s%s",
            !is_timeless(a, lead)           ? " O"
            : a->answers[lead].slip != NULL ? " If instead the time is wrong, o"
                                            : " If the other figures are right, o",
            standard_trajectory);
    if (h->kind != LOFT_HEADLINE_BAND) {
        write_typical(out, a, h, &known.range_m);
    } else if (isinf(h->no_rotation_m.p50)) {
        write_unbounded(out, &h->no_rotation_m);
    } else {
        write_bounded(out, h, &known.range_m);
    }
}
