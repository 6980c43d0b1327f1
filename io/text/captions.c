/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/text/captions.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "io/text/analysis_text.h"
#include "io/text/load_words.h"
#include "io/text/units_text.h"
#include "loft/loft.h"
#include "sim/base/decimal.h"
#include "sim/base/text.h"
#include "sim/base/version.h"

const char *loft_caption_text(loft_caption caption)
{
    static const char *const texts[LOFT_CAPTIONS] = {
        [LOFT_CAPTION_CASE_TITLE] = "A flight",
        [LOFT_CAPTION_FIT_TITLE] = "Flight fitted to reported figures",
        [LOFT_CAPTION_PANELS_TITLE] = "Flights against time",
        [LOFT_CAPTION_PROFILE_TITLE] = "Altitude against ground range",
        [LOFT_CAPTION_MANY_FLIGHTS] =
            ("Each fitted to its reported figures with the booster class of its file and "
             "flown over the rotating WGS84 Earth with J2 in the US Standard Atmosphere "
             "1976. " LOFT_LOAD_SENTENCE),
        [LOFT_CAPTION_CURVE_TITLE] = ": range against apogee",
        [LOFT_CAPTION_CURVE] =
            " The same booster at other end elevations, from depressed to lofted.",
        [LOFT_CAPTION_CURVE_UNBOUNDED] =
            " Where a line breaks off, flights go half-way round the Earth.",
        [LOFT_CAPTION_IMPACT_AREA] =
            (" The impact area (90 %) follows from the rounding and bearing of the report; "
             "it is not the accuracy of the missile."),
        [LOFT_CAPTION_STAGE_FALLS] =
            (" Green: where spent stages fall (90 %), over the boosters of the model that "
             "fit, tumbling and without wind."),
        [LOFT_CAPTION_PROJECTION] =
            " Azimuthal equidistant: true in distance and direction from the launch site.",
        [LOFT_CAPTION_SCATTER_TITLE] = "Reported apogee against reported range",
        [LOFT_CAPTION_SENSITIVITY_TITLE] = "Main drivers of the standard range",
        [LOFT_CAPTION_SENSITIVITY] =
            ("How closely the standard range without rotation follows each input, over the "
             "boosters that match the report: 0 % for not at all, 100 % where the input "
             "alone decides the order. Inputs that go together share it, so the values need "
             "not add to 100 %. " LOFT_LOAD_SENTENCE),
        [LOFT_CAPTION_SENSITIVITY_RANGES] =
            " Below the names: 90 % interval of that range.",
        [LOFT_CAPTION_SENSITIVITY_CHANCE] =
            " Dotted: the level that chance alone exceeds in 5 % of cases.",
    };
    return texts[caption];
}

/* "1,001.2 km", as it was reported, or "3,618 to 3,782 km". */
static void write_span(char text[LOFT_QUANTITY_TEXT], const loft_impact_area *area)
{
    const double half_m = 0.5 * (area->farthest_m - area->nearest_m);
    const loft_claim span_m =
        half_m < 1000.0 ? (loft_claim){.kind = LOFT_CLAIM_EXACT,
                                       .value = area->nearest_m + half_m,
                                       .rounding = half_m}
                        : (loft_claim){.kind = LOFT_CLAIM_INTERVAL,
                                       .lo = 1000.0 * round(area->nearest_m / 1000.0),
                                       .hi = 1000.0 * round(area->farthest_m / 1000.0)};
    loft_text_claim_km(text, &span_m);
}

char *loft_caption_impact(const loft_impact_area *area)
{
    char span[LOFT_QUANTITY_TEXT];
    const double azimuth_deg = loft_deg_from_rad(area->azimuth_rad);
    const double half_deg = loft_deg_from_rad(area->half_width_rad);
    write_span(span, area);
    if (area->half_width_rad >= LOFT_PI) {
        return loft_text_format("impact area of the report:\n%s, any bearing (ring)",
                                span);
    }
    if (half_deg > 0.0) {
        return loft_text_format(
            "impact area of the report:\n%s, %.0f\302\260 \302\261 %.0f\302\260", span,
            azimuth_deg, half_deg);
    }
    return loft_text_format("impact area of the report:\n%s", span);
}

const char *loft_caption_contour_note(const loft_contour *contour)
{
    const size_t all = LOFT_CONTOUR_AZIMUTHS;
    const size_t fitted = loft_contour_unbounded(contour, LOFT_CONTOUR_FITTED);
    const size_t high =
        contour->has_band ? loft_contour_unbounded(contour, LOFT_CONTOUR_P95) : 0;
    const size_t low =
        contour->has_band ? loft_contour_unbounded(contour, LOFT_CONTOUR_P05) : 0;
    return contour->has_band && low == all
               ? " Toward every azimuth at least 95 % of the matching boosters could reach "
                 "anywhere on Earth."
           : high > 0 ? " Where the shaded interval has no outer edge, more than 5 % of "
                        "the matching boosters could reach anywhere on Earth."
           : fitted == all
               ? " Toward every azimuth the booster could reach anywhere on Earth."
           : fitted > 0
               ? " Where the contour breaks off, flights go half-way round the Earth."
               : "";
}

const char *loft_caption_contour_label(const loft_contour *contour, bool lower_bound)
{
    const bool line =
        loft_contour_unbounded(contour, LOFT_CONTOUR_FITTED) < LOFT_CONTOUR_AZIMUTHS;
    if (lower_bound) {
        return !contour->has_band ? "least range, every azimuth"
                                  : "least range, every azimuth:\n"
                                    "median, shaded 90 % interval";
    }
    return !contour->has_band ? "standard range, every azimuth"
           : line ? "standard range, every azimuth:\nmedian, shaded 90 % interval"
                  : "standard range, every azimuth:\n90 % interval";
}

static const char * or (const char *text, const char *otherwise)
{
    return text != NULL ? text : otherwise;
}

char *loft_caption_figures(const loft_analysis *analysis, size_t i)
{
    const loft_source *s = &loft_analysis_event_of(analysis)->sources[i];
    const bool cited = s->publisher != NULL;
    char *figures = loft_analysis_figures(analysis, i);
    char *text = figures != NULL
                     ? loft_text_format("Figures%s%s: %s%s%s%s%s%s. Drawn by %s.",
                                        s->source != NULL ? ": " : "", or (s->source, ""),
                                        figures, cited ? " (" : "", or (s->publisher, ""),
                                        cited && s->published != NULL ? ", " : "",
                                        cited ? or (s->published, "") : "",
                                        cited ? ")" : "", loft_software())
                     : NULL;
    free(figures);
    return text;
}

char *loft_caption_launch(const loft_analysis *analysis)
{
    const loft_analysis_event *event = loft_analysis_event_of(analysis);
    const char *site = event->site_name;
    return loft_text_format(" Launch %s%s azimuth %.0f\302\260.", or (site, "toward"),
                            site != NULL ? "," : "",
                            loft_deg_from_rad(event->launch.azimuth_rad));
}

char *loft_caption_scatter_source(void)
{
    return loft_text_format(
        "Figures: of each scenario the first source with both. Drawn by "
        "%s.",
        loft_software());
}

char *loft_caption_scatter(size_t n, size_t left_out)
{
    char others[128] = "";
    if (left_out > 0) {
        snprintf(others, sizeof others,
                 left_out == 1 ? "; %zu that failed, glided, burned partially or lacks a "
                                 "figure is left out"
                               : "; %zu that failed, glided, burned partially or lack a "
                                 "figure are left out",
                 left_out);
    }
    return loft_text_format("%zu flight%s as reported%s. Grey: lines of one equal-speed "
                            "range (two-body, no air, no rotation). " LOFT_LOAD_SENTENCE,
                            n, n == 1 ? "" : "s", others);
}

char *loft_caption_export(const loft_analysis *analysis, size_t i, bool has_flight,
                          bool has_standard)
{
    const loft_analysis_event *event = loft_analysis_event_of(analysis);
    const char *source = event->sources[i].source;
    if (!has_flight) {
        return loft_text_format("No flight: %s.", loft_analysis_no_flight(analysis, i));
    }
    return loft_text_format(
        "Flights of an illustrative booster%s%s that match the figures%s%s%s%s; results of "
        "a model, not measurements. " LOFT_LOAD_SENTENCE "%s%s%s",
        event->class_name == NULL ? ""
        : event->n_classes == 0   ? " of class "
                                  : " of the assumed class ",
        or (event->class_name, ""), source != NULL ? " of " : "", or (source, ""),
        event->site_name != NULL ? ", launch " : "", or (event->site_name, ""),
        loft_analysis_estimate(analysis, i)->lower_bound
            ? " The figures give lower bounds only."
            : "",
        loft_analysis_warning(analysis, i),
        has_standard ? " The standard flight without rotation is shown on the same Earth."
                     : "");
}
