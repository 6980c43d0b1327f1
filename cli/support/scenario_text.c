/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/support/scenario_result.h"
#include "io/text/report.h"
#include "loft/loft.h"

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
    snprintf(
        text, sizeof text,
        "From %s (%.2f\302\260, %.2f\302\260) toward azimuth %.0f\302\260%s; booster "
        "%s%s, %.0f s of burn: illustrative, no claim about the vehicle.",
        facts->site_name, loft_deg_from_rad(facts->site.lat_rad),
        loft_deg_from_rad(facts->site.lon_rad), loft_deg_from_rad(facts->azimuth_rad),
        facts->has_azimuth ? "" : " (due east was taken: none is known)",
        facts->class_name != NULL ? "class " : "",
        facts->class_name != NULL ? facts->class_name : "with stages of its own",
        loft_booster_plan_burn_time(&facts->booster));
    paragraph(out, text, "", "", columns);
    if (facts->note != NULL) {
        paragraph(out, facts->note, "Note: ", "", columns);
    }
}

/* ", 5 to 95 %: ..." of the range without rotation; nothing without a band. */
static const char *band_in_short(char text[3 * LOFT_QUANTITY_TEXT],
                                 const loft_posterior *p)
{
    char low[LOFT_QUANTITY_TEXT];
    char high[LOFT_QUANTITY_TEXT];
    text[0] = '\0';
    if (p != NULL && isfinite(p->no_rotation_m.p05)) {
        const double high_m = p->no_rotation_m.p95;
        snprintf(text, 3 * LOFT_QUANTITY_TEXT, "; 5 to 95 %%: %s to %s",
                 loft_report_km(low, p->no_rotation_m.p05),
                 isfinite(high_m) ? loft_report_km(high, high_m) : "unbounded");
    }
    return text;
}

/* The answer in two sentences, of the source that is drawn. */
static void say_in_short(FILE *out, const scenario_result *r, int columns)
{
    const loft_estimate *e = &r->estimates[r->drawn];
    char text[1024];
    char km[LOFT_QUANTITY_TEXT];
    if (!e->has_standard || e->lower_bound || e->warn_ballistic) {
        return;
    }
    char band[3 * LOFT_QUANTITY_TEXT];
    const bool unbounded = e->no_rotation.best.unbounded;
    const bool timed = e->time_check.verdict != LOFT_VERDICT_NOT_REPORTED;
    snprintf(
        text, sizeof text,
        "In short, by the figures of %s: on a standard trajectory the same missile's "
        "range is %s%s (no rotation%s), which makes it %s %s; %s%s.",
        r->answers[r->drawn].source, unbounded ? "" : "about ",
        unbounded ? "unbounded, half-way round the Earth"
                  : loft_report_km(km, e->no_rotation.best.range_m),
        band_in_short(band, r->answers[r->drawn].posterior),
        e->range_class == LOFT_CRBM ? "a" : "an", loft_range_class_name(e->range_class),
        timed ? "the reported time is " : "no flight time was reported",
        timed ? loft_verdict_name(e->time_check.verdict) : "");
    fputc('\n', out);
    paragraph(out, text, "", "", columns);
}

static bool same_claim(const loft_claim *a, const loft_claim *b)
{
    return a->kind == b->kind && a->lo == b->lo && a->hi == b->hi;
}

/* An earlier source with the very same figures, or i. */
static size_t first_alike(const scenario_result *r, size_t i)
{
    const loft_report *mine = &r->questions[i].report;
    for (size_t k = 0; k < i; k++) {
        const loft_report *other = &r->questions[k].report;
        if (same_claim(&mine->apogee_m, &other->apogee_m) &&
            same_claim(&mine->range_m, &other->range_m) &&
            same_claim(&mine->time_s, &other->time_s)) {
            return k;
        }
    }
    return i;
}

static void say_source(FILE *out, const scenario_result *r, size_t i, int columns)
{
    const loft_scenario_source *source = &loft_scenario_content(r->scenario)->sources[i];
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
    const size_t alike = first_alike(r, i);
    if (alike < i) {
        fprintf(out, "  The same figures as %s, and so the same answer.\n",
                r->answers[alike].source);
        return;
    }
    char *answer = loft_report_answer(&r->answers[i], columns);
    if (answer != NULL) {
        fputs(answer, out);
    }
    free(answer);
}

static void say_precise(FILE *out, const scenario_result *r)
{
    static const char *const names[ANSWER_FLIGHTS] = {"flown", "standard, no rotation",
                                                      "standard toward the azimuth"};
    fprintf(out, "\nPrecision of the drawn flights (default tolerance against 1e-13, and "
                 "GSL rk8pd at 1e-13):\n");
    for (int i = 0; i < r->flights.n; i++) {
        fprintf(out, "  %-28s end %.1e m and %.1e s off; second integrator %.1e m off\n",
                names[i], r->checks[i].off_m, r->checks[i].off_s,
                r->checks[i].second_opinion_m);
    }
}

static void say_comparison(FILE *out, const scenario_result *r, int columns)
{
    char *text = loft_report_comparison(r->answers, r->n, r->compare, columns);
    if (text != NULL && text[0] != '\0') {
        fprintf(out, "\nSources compared\n%s", text);
    }
    free(text);
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
    say_in_short(out, r, columns);
    say_comparison(out, r, columns);
    for (size_t i = 0; i < r->n; i++) {
        say_source(out, r, i, columns);
    }
    if (r->precise && r->flights.n > 0) {
        say_precise(out, r);
    }
    const bool bad = ferror(out) != 0;
    if (fclose(out) != 0 || bad) {
        free(bytes);
        return NULL;
    }
    return bytes;
}
