/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "io/text/answer_text.h"
#include "io/text/event_text.h"
#include "io/text/summary.h"
#include "io/words/refusal_words.h"
#include "sim/solve/fit.h"

/* "adds 26 s and 1,450 km", "adds 29 s and takes 30 km off" */
static void write_effect(FILE *out, const loft_time_effect *effect)
{
    char time[LOFT_QUANTITY_TEXT];
    char range[LOFT_QUANTITY_TEXT];
    const bool longer = effect->time_s > 0.0;
    const bool farther = effect->range_m > 0.0;
    fprintf(out, "%s %s", longer ? "adds" : "takes off",
            loft_text_time(time, fabs(effect->time_s)));
    if (isinf(effect->range_m)) {
        fputs(" and makes the range anywhere on Earth", out);
    } else if (fabs(effect->range_m) < 500.0) {
        fputs(" and leaves the range", out);
    } else if (longer == farther) {
        fprintf(out, " and %s", loft_text_km(range, fabs(effect->range_m)));
    } else {
        fprintf(out, " and %s %s", farther ? "adds" : "takes off",
                loft_text_km(range, fabs(effect->range_m)));
    }
}

/* Do the causes explain the difference? */
static const char *conclusion(const loft_analysis *a, loft_verdict verdict)
{
    if (verdict == LOFT_VERDICT_IMPOSSIBLE) {
        return "Together they hardly make up that much.";
    }
    return loft_analysis_answer(a) != NULL
               ? "The figures do not tell which; the interval allows for all of them."
               : "The figures do not tell which.";
}

/* Each cause with what one step of it does to time and range. */
static char *causes_text(const loft_analysis *a, size_t i)
{
    static const char *const longer[] = {"a longer burn (25 % more ",
                                         "a coast between the stages (30 s of it ",
                                         "a slow fall of what comes down (1,000 kg/m2 "};
    static const char *const shorter[] = {"a shorter burn (20 % less ", "", ""};
    const loft_time_causes *c = loft_analysis_time_causes(a, i);
    const loft_claim *time_s = &a->sources[i].report.time_s;
    const bool more = c->surplus_s > 0.0;
    loft_text text;
    char *bytes = NULL;
    char off[LOFT_QUANTITY_TEXT];
    if (loft_text_open(&text) != LOFT_OK) {
        return NULL;
    }
    if (loft_claim_is_single(time_s)) {
        loft_text_time_gap(off, time_s->value, loft_analysis_time_check(a, i)->model_s);
        fprintf(text.out, "The %s %s can come from ", off, more ? "more" : "less");
    } else {
        fprintf(text.out, "A %s time can come from ", more ? "longer" : "shorter");
    }
    for (int k = 0; k < LOFT_CAUSES; k++) {
        if (c->effects[k].found) {
            fputs(more ? longer[k] : shorter[k], text.out);
            write_effect(text.out, &c->effects[k]);
            fputs("), ", text.out);
        }
    }
    fprintf(text.out, "or a clock that %s (no change of the range). %s",
            more ? "starts before lift-off or stops late"
                 : "starts at detection or stops when the flight is lost from view",
            conclusion(a, loft_analysis_time_check(a, i)->verdict));
    return loft_text_close(&text, &bytes, NULL) == LOFT_OK ? bytes : NULL;
}

/* The verdict on the time; "" where the time went into the fit. */
static char *time_text(const loft_answer *answer)
{
    loft_text text;
    char *bytes = NULL;
    if (loft_text_open(&text) != LOFT_OK) {
        return NULL;
    }
    loft_summary_write_time(text.out, answer);
    return loft_text_close(&text, &bytes, NULL) == LOFT_OK ? bytes : NULL;
}

static char *refusal_text(const loft_estimate *e)
{
    loft_text text;
    char *bytes = NULL;
    if (loft_text_open(&text) != LOFT_OK) {
        return NULL;
    }
    fprintf(text.out, "Not converted: %s.", loft_refusal_short(e->refusal));
    loft_summary_write_refused_arc(text.out, e);
    return loft_text_close(&text, &bytes, NULL) == LOFT_OK ? bytes : NULL;
}

static void write_time(loft_text_page *page, const loft_analysis *a, size_t lead)
{
    char *text = time_text(&a->answers[lead]);
    if (text == NULL || *text == '\0') {
        page->text.lost = page->text.lost || text == NULL;
        free(text);
        return;
    }
    const char *name = a->sources[lead].source;
    if (a->event.n > 1 && name != NULL) {
        loft_text_page_item(page, loft_text_format("%s: %s", name, text));
        free(text);
    } else {
        loft_text_page_item(page, text);
    }
}

/* ---- where a search ended ---- */

/* Figures of the nearest flight: those that the fit is for. */
static void write_nearest(FILE *out, const loft_estimate *e, double reported_m)
{
    char apogee[LOFT_QUANTITY_TEXT];
    char range[LOFT_QUANTITY_TEXT];
    char reported[LOFT_QUANTITY_TEXT];
    const bool close = strcmp(loft_text_km(range, e->fit.flown.range_m),
                              loft_text_km(reported, reported_m)) == 0;
    if (e->basis == LOFT_BASIS_APOGEE_RANGE) {
        fprintf(out, "an apogee of %s and ",
                loft_text_km(apogee, e->fit.flown.flight.apogee.place.alt_m));
    }
    fprintf(out, "a range %s %s", close ? "just short of" : "of", range);
}

static const char *cause_of_end(const loft_estimate *e)
{
    return e->fit.flown.range_m > LOFT_FIT_NEAR_HALF_WAY_M
               ? " Farther on the Earth's rotation carries impacts aside of the azimuth, or "
                 "flights go half-way round the Earth."
               : "";
}

static char *not_converged_text(const loft_estimate *e, double reported_m)
{
    loft_text text;
    char *bytes = NULL;
    if (!e->has_fit) {
        return loft_text_format("No flight was found: the fit did not converge.");
    }
    if (loft_text_open(&text) != LOFT_OK) {
        return NULL;
    }
    fputs("No flight was found: the search ended at ", text.out);
    write_nearest(text.out, e, reported_m);
    fprintf(text.out, ".%s", cause_of_end(e));
    return loft_text_close(&text, &bytes, NULL) == LOFT_OK ? bytes : NULL;
}

static char *stands_in_text(const loft_estimate *e, double reported_m)
{
    loft_text text;
    char *bytes = NULL;
    if (loft_text_open(&text) != LOFT_OK) {
        return NULL;
    }
    fputs("No flight with exactly these figures was found: the search ended at ",
          text.out);
    write_nearest(text.out, e, reported_m);
    fprintf(text.out, ", and that flight stands in.%s", cause_of_end(e));
    return loft_text_close(&text, &bytes, NULL) == LOFT_OK ? bytes : NULL;
}

static char *searched_text(const loft_estimate *e)
{
    char range[LOFT_QUANTITY_TEXT];
    char time[LOFT_QUANTITY_TEXT];
    return loft_text_format("No range goes with that apogee and that time: the search "
                            "ended at %s, where a typical booster takes %s.",
                            loft_text_km(range, e->searched_range_m),
                            loft_text_time(time, e->searched_time_s));
}

/* Is the flight one that the usual turn cannot fly? */
static bool turns_quicker(const loft_analysis *a, const loft_estimate *e)
{
    const bool fitted =
        e->basis != LOFT_BASIS_APOGEE && e->basis != LOFT_BASIS_RANGE && e->converged;
    return fitted &&
           e->fit.flown.aim.turn_fraction < 0.999 * a->event.launch.turn_fraction;
}

static void write_search(loft_text_page *page, const loft_analysis *a, size_t lead)
{
    const loft_estimate *e = loft_analysis_estimate(a, lead);
    if (e->stands_in) {
        loft_text_page_item(page,
                            stands_in_text(e, a->sources[lead].report.range_m.value));
    }
    if (e->searched_range_m > 0.0) {
        loft_text_page_item(page, searched_text(e));
    }
    if (turns_quicker(a, e)) {
        loft_text_page_item(
            page, loft_text_format(
                      "No flight with the usual turn was found; this one turns "
                      "within %.2f of the burn, not %.2f.",
                      e->fit.flown.aim.turn_fraction, a->event.launch.turn_fraction));
    }
}

void loft_event_write_verdict(loft_text_page *page, const loft_analysis *a)
{
    const size_t lead = loft_answer_judged(a, loft_answer_lead(a));
    const loft_estimate *e = loft_analysis_estimate(a, lead);
    loft_text_page_heading(page, "Verdict");
    if (e->refusal != LOFT_REFUSED_NOT) {
        loft_text_page_item(page, refusal_text(e));
    } else if (!e->converged) {
        loft_text_page_item(page,
                            not_converged_text(e, a->sources[lead].report.range_m.value));
    } else if (e->basis != LOFT_BASIS_APOGEE_RANGE &&
               e->time_check.verdict == LOFT_VERDICT_CONSISTENT) {
        loft_text_page_item(page,
                            loft_text_format("Two figures fit a flight in any case; a "
                                             "third would be needed to check them."));
    } else if (e->lower_bound && e->time_check.verdict == LOFT_VERDICT_NOT_REPORTED) {
        loft_text_page_item(page, strdup("One figure alone cannot be checked."));
    } else {
        write_time(page, a, lead);
    }
    if (e->refusal == LOFT_REFUSED_NOT) {
        write_search(page, a, lead);
    }
    if (loft_analysis_time_causes(a, lead) != NULL) {
        loft_text_page_item(page, causes_text(a, lead));
    }
}
