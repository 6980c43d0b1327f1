/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "io/text/event_text.h"
#include "io/text/range_words.h"
#include "io/text/summary.h"
#include "io/text/summary_band.h"
#include "sim/base/decimal.h"

/* A band that narrows by less than this is not worth a measurement. */
static const double worth = 0.05;

static double width_of(const loft_band *band)
{
    const double half_way_m = LOFT_PI * loft_earth_sphere().radius_m;
    return fmin(band->p95, half_way_m) - fmin(band->p05, half_way_m);
}

/* The width of the band that is printed: its ends are rounded. */
static double width_shown(const loft_band *band)
{
    return isfinite(band->p95)
               ? loft_text_km_shown(band->p95) - loft_text_km_shown(band->p05)
               : width_of(band);
}

static void write_standard(FILE *out, const loft_standard *standard)
{
    char text[LOFT_QUANTITY_TEXT];
    fputs(standard->best.unbounded ? "anywhere on Earth"
                                   : loft_text_km(text, standard->best.range_m),
          out);
}

static void write_typical(FILE *out, const loft_analysis *a, const loft_typical *typical)
{
    const char *class_name = a->event.class_name;
    if (a->event.n_classes > 0) {
        loft_fprintf(out,
                     "A typical booster of the most probable class, %s, fitted to the "
                     "middle of the figures, would fly ",
                     class_name);
    } else {
        loft_fprintf(out,
                     "A typical booster of the class (%s, %.0f s of burn), fitted to the "
                     "middle of the figures, would fly ",
                     class_name != NULL ? class_name : "its own stages",
                     loft_booster_template_burn_time(&a->event.launch.booster));
    }
    if (typical->no_rotation.best.unbounded && typical->toward_azimuth.best.unbounded) {
        fputs("anywhere on Earth, with and without rotation.\n", out);
        return;
    }
    write_standard(out, &typical->no_rotation);
    fputs(" without rotation and ", out);
    write_standard(out, &typical->toward_azimuth);
    loft_fprintf(out, " toward azimuth %.0f\302\260.\n",
                 loft_deg_from_rad(a->event.launch.azimuth_rad));
}

/* A class of less than this is not worth its name. */
static const double least_named = 0.01;

/* "liquid-2 81 % (62 % before the figures), solid-3 18 % (38 %)", the first one first. */
static void write_classes(FILE *out, const loft_analysis *a, const loft_class_mix *mix)
{
    bool said[LOFT_CLASS_CHOICES_MAX] = {false};
    for (size_t k = 0; k < mix->n; k++) {
        size_t best = mix->n;
        for (size_t i = 0; i < mix->n; i++) {
            const bool more =
                best == mix->n || mix->probability[i] > mix->probability[best];
            best = !said[i] && more ? i : best;
        }
        if (mix->probability[best] < least_named) {
            break;
        }
        said[best] = true;
        fprintf(out, "%s%s ", k > 0 ? ", " : "", a->event.classes[best].name);
        loft_write_percent(out, mix->probability[best]);
        fputs(" (", out);
        loft_write_percent(out, mix->prior[best]);
        fputs(k == 0 ? " before the figures)" : ")", out);
    }
}

/* The class that gains most. */
static size_t favoured(const loft_class_mix *mix)
{
    size_t best = mix->most_probable;
    for (size_t i = 0; i < mix->n; i++) {
        if (mix->probability[i] >= least_named &&
            mix->probability[i] * mix->prior[best] >
                mix->probability[best] * mix->prior[i]) {
            best = i;
        }
    }
    return best;
}

/* The classes that are mixed, and what remains of the burn time. */
static void write_mix(FILE *out, const loft_analysis *a)
{
    const loft_class_mix *mix = &a->answer->mix;
    const loft_band *burn_s = &a->answer->posterior.burn_s;
    if (mix->n == 0) {
        return;
    }
    fputs(
        "No single class of booster is named, so the answer mixes those that can fly these "
        "figures, by their evidence: ",
        out);
    write_classes(out, a, mix);
    fputs(mix->figures_tell ? ". The figures favour " : ". The figures do not tell", out);
    if (mix->figures_tell) {
        fprintf(out, "%s.", a->event.classes[favoured(mix)].name);
    } else {
        fputs(" which: the prior decides.", out);
    }
    loft_fprintf(out, " The boosters that fit burn for %.0f to %.0f s (90 %%).\n",
                 burn_s->p05, burn_s->p95);
}

static void write_rotating(FILE *out, const loft_analysis *a, const loft_posterior *p)
{
    loft_fprintf(
        out,
        "The answer leaves out the Earth's rotation, as analysts do. With it, toward "
        "azimuth %.0f\302\260: ",
        loft_deg_from_rad(a->event.launch.azimuth_rad));
    loft_write_band(out, &p->toward_azimuth_m);
    fputs(".\n", out);
}

/* The figure that would narrow the band most, and by how much. */
static void write_next(FILE *out, const loft_event_answer *answer)
{
    static const char *const names[LOFT_NEXT_FIGURES] = {
        "the flight time to 10 s", "the burn time to 5 s", "the apogee to 10 km"};
    const double now_m = width_of(&answer->posterior.no_rotation_m);
    char now[LOFT_QUANTITY_TEXT];
    char then[LOFT_QUANTITY_TEXT];
    int best = 0;
    for (int i = 1; i < LOFT_NEXT_FIGURES; i++) {
        best = answer->next_width_m[i] < answer->next_width_m[best] ? i : best;
    }
    if (!(now_m > 0.0)) {
        return;
    }
    if (answer->next_width_m[best] > (1.0 - worth) * now_m) {
        fputs(
            "Neither the flight time to 10 s nor the burn time to 5 s nor the apogee to "
            "10 km would narrow the interval by more than 5 %.\n",
            out);
        return;
    }
    fprintf(out,
            "The figure that would help most next is %s: it would narrow the interval "
            "from %s to about %s.\n",
            names[best], loft_text_km(now, width_shown(&answer->posterior.no_rotation_m)),
            loft_text_km(then, answer->next_width_m[best]));
}

/* The answer if a time had no error but its rounding, and what that assumes. */
static void write_what_if(FILE *out, const loft_analysis *a, const loft_what_if *what_if)
{
    if (!what_if->asked || what_if->source >= a->event.n) {
        return;
    }
    const loft_source *source = &a->sources[what_if->source];
    char time[LOFT_QUANTITY_TEXT];
    loft_fprintf(
        out,
        "If the time of %s, %s, were exact (from lift-off to impact, right to within "
        "%.0f s), ",
        source->source != NULL ? source->source : "the report",
        loft_text_claim_spoken_time(time, &source->report.time_s), what_if->within_s);
    if (what_if->has_band) {
        fputs("the range would be ", out);
        loft_write_band(out, &what_if->no_rotation_m);
        fputs("; no source is known to be that exact.\n", out);
    } else {
        fprintf(out,
                "fewer than %d of the sampled boosters would fly so, and no range "
                "follows.\n",
                LOFT_POSTERIOR_LEAST);
    }
}

static void write_lines(loft_text_page *page, char *lines)
{
    char *rest = lines;
    page->text.lost = page->text.lost || lines == NULL;
    for (char *line = lines != NULL ? strtok_r(lines, "\n", &rest) : NULL; line != NULL;
         line = strtok_r(NULL, "\n", &rest)) {
        loft_text_page_item(page, strdup(line));
    }
    free(lines);
}

void loft_event_write_method(loft_text_page *page, const loft_analysis *a)
{
    const loft_event_answer *answer = loft_analysis_answer(a);
    loft_text text;
    char *bytes = NULL;
    if (answer == NULL) {
        return;
    }
    if (loft_text_open(&text) != LOFT_OK) {
        page->text.lost = true;
        return;
    }
    write_rotating(text.out, a, &answer->posterior);
    write_mix(text.out, a);
    write_typical(text.out, a, &answer->typical);
    write_next(text.out, answer);
    write_what_if(text.out, a, &answer->what_if);
    loft_summary_write_drivers(text.out, &answer->posterior);
    loft_summary_write_imprecise(text.out, &answer->posterior);
    (void)!loft_text_close(&text, &bytes, NULL);
    write_lines(page, bytes);
}
