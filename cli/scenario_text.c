/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "loft/report.h"
#include "loft/units.h"
#include "scenario_result.h"

static void paragraph(FILE *out, const char *text, const char *first, const char *rest,
                      int columns)
{
    char *wrapped = loft_report_wrap(text, first, rest, columns);
    if (wrapped != NULL) {
        fputs(wrapped, out);
    }
    free(wrapped);
}

static void say_head(FILE *out, const scenario_result *r, int columns)
{
    const loft_scenario_facts *facts = loft_scenario_content(r->scenario);
    char text[512];
    snprintf(text, sizeof text, "%s (%s)", facts->title, facts->id);
    paragraph(out, text, "", "", columns);
    snprintf(text, sizeof text,
             "From %s (%.2f\302\260, %.2f\302\260) toward azimuth %.0f\302\260%s; booster "
             "%s%s, %.0f s of burn: illustrative, no claim about the vehicle.",
             facts->site_name, loft_deg_from_rad(facts->site.lat_rad),
             loft_deg_from_rad(facts->site.lon_rad),
             loft_deg_from_rad(facts->azimuth_rad),
             facts->has_azimuth ? "" : " (due east was taken: none is known)",
             facts->class_name != NULL ? "class " : "",
             facts->class_name != NULL ? facts->class_name : "with stages of its own",
             loft_booster_plan_burn_time(&facts->booster));
    paragraph(out, text, "", "", columns);
    if (facts->note != NULL) {
        paragraph(out, facts->note, "Note: ", "", columns);
    }
}

static void say_source(FILE *out, const scenario_result *r, size_t i, int columns)
{
    const loft_scenario_source *source =
        &loft_scenario_content(r->scenario)->sources[i];
    char text[1024];
    snprintf(text, sizeof text, "%s [%s%s%s]%s", source->source,
             source->publisher != NULL ? source->publisher : "no publisher",
             source->published != NULL ? ", " : "",
             source->published != NULL ? source->published : "",
             strcmp(source->status, "recalled") == 0
                 ? " - from memory, not verified against the page"
                 : "");
    fputc('\n', out);
    paragraph(out, text, "", "", columns);
    char *answer = loft_report_answer(&r->answers[i], columns);
    if (answer != NULL) {
        fputs(answer, out);
    }
    free(answer);
}

static void say_precise(FILE *out, const scenario_result *r)
{
    static const char *const names[ANSWER_FLIGHTS] = {
        "flown", "standard, no rotation", "standard toward the azimuth"};
    fprintf(out, "\nPrecision of the drawn flights (default tolerance against 1e-13, and "
                 "GSL rk8pd at 1e-13):\n");
    for (int i = 0; i < r->flights.n; i++) {
        fprintf(out,
                "  %-28s end %.1e m and %.1e s off; second integrator %.1e m off\n",
                names[i], r->checks[i].off_m, r->checks[i].off_s,
                r->checks[i].second_opinion_m);
    }
}

char *scenario_result_text(const scenario_result *r, int columns)
{
    char *bytes = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&bytes, &n);
    if (out == NULL) {
        return NULL;
    }
    say_head(out, r, columns);
    for (size_t i = 0; i < r->n; i++) {
        say_source(out, r, i, columns);
    }
    if (r->precise) {
        say_precise(out, r);
    }
    const bool bad = ferror(out) != 0;
    if (fclose(out) != 0 || bad) {
        free(bytes);
        return NULL;
    }
    return bytes;
}
