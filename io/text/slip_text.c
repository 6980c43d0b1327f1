/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Did you mean": the slip that explains figures which contradict each other. */
#include "io/text/answer_text.h"
#include "io/text/units_text.h"

static const char *const taken_for[LOFT_SLIP_KINDS] = {
    [LOFT_SLIP_SWAPPED] = "the two swapped",
    [LOFT_SLIP_KM_AS_MILES] = "kilometres taken for miles",
    [LOFT_SLIP_MILES_AS_KM] = "miles taken for kilometres",
    [LOFT_SLIP_KM_AS_NAUTICAL] = "kilometres taken for nautical miles",
    [LOFT_SLIP_NAUTICAL_AS_KM] = "nautical miles taken for kilometres",
    [LOFT_SLIP_KM_AS_KFT] = "kilometres taken for thousands of feet",
    [LOFT_SLIP_KFT_AS_KM] = "thousands of feet taken for kilometres",
    [LOFT_SLIP_M_AS_KM] = "metres taken for kilometres",
    [LOFT_SLIP_KM_AS_M] = "kilometres taken for metres"};

/* The figures that the slip changes, as they were meant. */
static loft_report changed(const loft_slip *slip, const loft_report *report)
{
    loft_report meant = loft_slip_undone(slip, report);
    const loft_claim none = {.kind = LOFT_CLAIM_NONE};
    meant.apogee_m = slip->apogee ? meant.apogee_m : none;
    meant.range_m = slip->range ? meant.range_m : none;
    meant.time_s = slip->time ? meant.time_s : none;
    return meant;
}

static void write_slip(FILE *out, const loft_analysis *a, size_t i, bool is_lead)
{
    const loft_slip *slip = a->answers[i].slip;
    const loft_report *report = &a->sources[i].report;
    const loft_report meant = changed(slip, report);
    const char *name = a->sources[i].source;
    char time[LOFT_QUANTITY_TEXT];
    if (is_lead || name == NULL) {
        fputs(" Did you mean ", out);
    } else {
        fprintf(out, " For %s, did you mean ", name);
    }
    loft_write_figures(out, &meant);
    if (slip->time) {
        fprintf(out, " (not %s)", loft_text_claim_time(time, &report->time_s));
    } else {
        fprintf(out, " (%s)", taken_for[slip->kind]);
    }
    fprintf(out, "? Then all three fit: a typical booster takes %s in the model.",
            loft_text_time(time, slip->model_s));
}

void loft_answer_write_slips(FILE *out, const loft_analysis *a, size_t lead)
{
    if (a->answers[lead].slip != NULL) {
        write_slip(out, a, lead, true);
    }
    for (size_t i = 0; i < a->event.n; i++) {
        if (i != lead && a->answers[i].slip != NULL) {
            write_slip(out, a, i, false);
        }
    }
}
