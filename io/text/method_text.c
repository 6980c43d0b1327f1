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
    loft_fprintf(out,
                 "A typical booster of the class (%s, %.0f s of burn), fitted to the "
                 "middle of the figures, would fly ",
                 class_name != NULL ? class_name : "its own stages",
                 loft_booster_template_burn_time(&a->event.launch.booster));
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
            names[best], loft_text_km(now, now_m),
            loft_text_km(then, answer->next_width_m[best]));
}

static void write_lines(loft_text_page *page, char *lines)
{
    char *rest = lines;
    page->lost = page->lost || lines == NULL;
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
        page->lost = true;
        return;
    }
    write_rotating(text.out, a, &answer->posterior);
    write_typical(text.out, a, &answer->typical);
    write_next(text.out, answer);
    loft_summary_write_drivers(text.out, &answer->posterior);
    loft_summary_write_imprecise(text.out, &answer->posterior);
    (void)!loft_text_close(&text, &bytes, NULL);
    write_lines(page, bytes);
}
