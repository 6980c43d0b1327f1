/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words beside the pictures of an analysis. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "io/text/analysis_text.h"
#include "io/text/load_words.h"
#include "io/text/range_words.h"
#include "io/text/units_text.h"
#include "sim/base/text.h"
#include "sim/base/visible.h"
#include "sim/infer/analysis_parts.h"
#include "sim/infer/median_flight.h"

const char *loft_role_label(loft_role role)
{
    static const char *const labels[LOFT_ROLES] = {"flown", "standard, no rotation",
                                                   "standard toward the azimuth",
                                                   "depressed, half the apogee"};
    assert(role < LOFT_ROLES);
    return labels[role];
}

char *loft_role_label_of(const loft_analysis *a, size_t i, loft_role role)
{
    if (role == LOFT_ROLE_STANDARD_ROTATING) {
        return loft_text_format("standard toward %.0f\302\260",
                                loft_deg_from_rad(a->event.launch.azimuth_rad));
    }
    const bool least =
        role == LOFT_ROLE_FLOWN && loft_analysis_estimate(a, i)->lower_bound;
    return strdup(least ? "least-speed flight" : loft_role_label(role));
}

char *loft_shown_label(const loft_analysis *a, size_t i, loft_role role, bool unbounded)
{
    const bool standard =
        role == LOFT_ROLE_STANDARD || role == LOFT_ROLE_STANDARD_ROTATING;
    char *name = loft_role_label_of(a, i, role);
    char *label = name != NULL
                      ? loft_text_format("%s%s", name,
                                         unbounded ? " (anywhere on Earth)"
                                         : standard && loft_analysis_shows_median(a, i)
                                             ? " (median)"
                                             : "")
                      : NULL;
    free(name);
    return label;
}

const char *loft_analysis_no_flight(const loft_analysis *a, size_t i)
{
    const loft_refusal refusal = loft_analysis_refusal(a, i);
    return refusal != LOFT_REFUSED_NOT ? loft_refusal_reason(refusal)
                                       : "the fit to these figures did not converge";
}

char *loft_analysis_figures(const loft_analysis *a, size_t i)
{
    char apogee[LOFT_QUANTITY_TEXT];
    char range[LOFT_QUANTITY_TEXT];
    char time[LOFT_QUANTITY_TEXT];
    const loft_report *report = &a->sources[i].report;
    return loft_text_format("apogee %s, range %s, time %s",
                            loft_text_claim_km(apogee, &report->apogee_m),
                            loft_text_claim_km(range, &report->range_m),
                            loft_text_claim_both_times(time, &report->time_s));
}

char *loft_analysis_method(const loft_analysis *a)
{
    const char *name = a->event.class_name;
    if (a->event.n_classes > 0) {
        return loft_text_format(
            "No single class of booster is named; curves: %s, the most probable, fitted "
            "to the figures and flown over the rotating WGS84 Earth with J2 in the US "
            "Standard Atmosphere 1976. " LOFT_LOAD_SENTENCE,
            name);
    }
    return loft_text_format(
        "Booster %s%s, %.0f s of burn, fitted to the figures and flown over the "
        "rotating WGS84 Earth with J2 in the US Standard Atmosphere 1976. " LOFT_LOAD_SENTENCE,
        name != NULL ? "class " : "", name != NULL ? name : "with individual stages",
        loft_booster_template_burn_time(&a->event.launch.booster));
}

char *loft_analysis_answer_note(const loft_analysis *a)
{
    const loft_headline h = loft_analysis_headline(a);
    loft_text text;
    char *bytes = NULL;
    if (loft_text_open(&text) != LOFT_OK) {
        return NULL;
    }
    if (h.kind == LOFT_HEADLINE_BAND) {
        fprintf(text.out,
                " Answer%s, without rotation: ", a->event.n > 1 ? " of all reports" : "");
        loft_write_band(text.out, &h.no_rotation_m);
        fputs(".", text.out);
    }
    return loft_text_close(&text, &bytes, NULL) == LOFT_OK ? bytes : NULL;
}

const char *loft_analysis_across(const loft_analysis *a, size_t i)
{
    return loft_analysis_estimate(a, i)->warn_ballistic
               ? "illustration: not a ballistic flight"
               : NULL;
}

char *loft_analysis_alternative(const loft_analysis *a, const char *shows)
{
    const char *title = a->event.title;
    char *answer = loft_analysis_answer_line(a);
    char *text = answer != NULL
                     ? loft_text_format("%s%s%s. %s", shows, title != NULL ? ": " : "",
                                        title != NULL ? title : "", answer)
                     : NULL;
    char *line = text != NULL ? loft_visible_text(text) : NULL;
    free(answer);
    free(text);
    return line;
}

const char *loft_analysis_warning(const loft_analysis *a, size_t i)
{
    return loft_analysis_estimate(a, i)->warn_ballistic
               ? " WARNING: a ballistic fit on request; the vehicle most likely glided."
               : "";
}
