/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/text/analysis_text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "io/text/report.h"
#include "sim/base/text.h"
#include "sim/infer/analysis_parts.h"

/* Where the words go. */
typedef struct page {
    FILE *out;
    int columns;
    bool lost; /* a part, for there was no memory for it */
} page;

static void put(page *p, char *text)
{
    if (text != NULL) {
        fputs(text, p->out);
    }
    p->lost = p->lost || text == NULL;
    free(text);
}

/* Takes the text; NULL was lost. */
static void paragraph(page *p, char *text)
{
    put(p, text != NULL ? loft_report_wrap(text, "", "", p->columns) : NULL);
    free(text);
}

static const char * or (const char *text, const char *otherwise)
{
    return text != NULL ? text : otherwise;
}

static void say_head(page *p, const loft_analysis *a)
{
    const loft_analysis_event *event = &a->event;
    const loft_launch *launch = &event->launch;
    paragraph(p, loft_text_format("%s (%s)", or (event->title, "A test"), event->id));
    paragraph(
        p,
        loft_text_format(
            "From %s (%.2f\302\260, %.2f\302\260) toward azimuth %.0f\302\260%s; booster "
            "%s%s, %.0f s of burn: illustrative, no claim about the vehicle.",
            or (event->site_name, "a site"), loft_deg_from_rad(launch->site.lat_rad),
            loft_deg_from_rad(launch->site.lon_rad),
            loft_deg_from_rad(launch->azimuth_rad),
            !event->azimuth_assumed ? "" : " (due east was taken: none is known)",
            event->class_name != NULL ? "class " : "",
            event->class_name != NULL ? event->class_name : "with stages of its own",
            loft_booster_plan_burn_time(&launch->booster)));
    if (event->note != NULL) {
        paragraph(p, loft_text_format("Note: %s", event->note));
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
static void say_in_short(page *p, const loft_analysis *a)
{
    const loft_answer *drawn = &a->answers[a->drawn];
    const loft_estimate *e = drawn->estimate;
    char km[LOFT_QUANTITY_TEXT];
    if (!e->has_standard || e->lower_bound || e->warn_ballistic) {
        return;
    }
    char band[3 * LOFT_QUANTITY_TEXT];
    const bool unbounded = e->no_rotation.best.unbounded;
    const bool timed = e->time_check.verdict != LOFT_VERDICT_NOT_REPORTED;
    char *text = loft_text_format(
        "In short, by the figures of %s: on a standard trajectory the same missile's "
        "range is %s%s (no rotation%s), which makes it %s %s; %s%s.",
        or (drawn->source, "the report"), unbounded ? "" : "about ",
        unbounded ? "unbounded, half-way round the Earth"
                  : loft_report_km(km, e->no_rotation.best.range_m),
        band_in_short(band, drawn->posterior), e->range_class == LOFT_CRBM ? "a" : "an",
        loft_range_class_name(e->range_class),
        timed ? "the reported time is " : "no flight time was reported",
        timed ? loft_verdict_name(e->time_check.verdict) : "");
    fputc('\n', p->out);
    paragraph(p, text);
}

static bool same_claim(const loft_claim *a, const loft_claim *b)
{
    return a->kind == b->kind && a->lo == b->lo && a->hi == b->hi;
}

/* An earlier source with the very same figures, or i. */
static size_t first_alike(const loft_analysis *a, size_t i)
{
    const loft_report *mine = &a->sources[i].report;
    for (size_t k = 0; k < i; k++) {
        const loft_report *other = &a->sources[k].report;
        if (same_claim(&mine->apogee_m, &other->apogee_m) &&
            same_claim(&mine->range_m, &other->range_m) &&
            same_claim(&mine->time_s, &other->time_s)) {
            return k;
        }
    }
    return i;
}

static void say_source(page *p, const loft_analysis *a, size_t i)
{
    const loft_source *source = &a->sources[i];
    char *text =
        loft_text_format("%s [%s%s%s]%s", or (source->source, "A source"),
                         source->publisher != NULL ? source->publisher : "no publisher",
                         source->published != NULL ? ", " : "",
                         source->published != NULL ? source->published : "",
                         source->status != NULL && strcmp(source->status, "recalled") == 0
                             ? " - from memory, not verified against the page"
                             : "");
    fputc('\n', p->out);
    paragraph(p, text);
    const size_t alike = first_alike(a, i);
    if (alike < i) {
        fprintf(p->out, "  The same figures as %s, and so the same answer.\n",
                or (a->answers[alike].source, "above"));
        return;
    }
    put(p, loft_report_answer(&a->answers[i], p->columns));
}

static void say_precise(page *p, const loft_analysis *a)
{
    fprintf(p->out,
            "\nPrecision of the drawn flights (default tolerance against 1e-13, and "
            "GSL rk8pd at 1e-13):\n");
    for (int role = 0; role < LOFT_ROLES_FOUND; role++) {
        const loft_precision *off = loft_analysis_precision(a, (loft_role)role);
        if (off != NULL) {
            fprintf(p->out,
                    "  %-28s end %.1e m and %.1e s off; second integrator %.1e m off\n",
                    loft_role_label((loft_role)role), off->off_m, off->off_s,
                    off->second_opinion_m);
        }
    }
}

static void say_comparison(page *p, const loft_analysis *a)
{
    char *text = loft_report_comparison(a->answers, a->event.n, a->compare, p->columns);
    if (text == NULL || text[0] != '\0') {
        fprintf(p->out, "\nSources compared\n");
    }
    put(p, text);
}

static void say_event(page *p, const loft_analysis *a)
{
    say_head(p, a);
    say_in_short(p, a);
    say_comparison(p, a);
    for (size_t i = 0; i < a->event.n; i++) {
        say_source(p, a, i);
    }
    if (loft_analysis_precision(a, LOFT_ROLE_FLOWN) != NULL) {
        say_precise(p, a);
    }
}

char *loft_analysis_text(const loft_analysis *a, int columns)
{
    loft_text text;
    char *bytes = NULL;
    if (a->event.id == NULL) {
        return loft_report_answer(&a->answers[0], columns);
    }
    if (loft_text_open(&text) != LOFT_OK) {
        return NULL;
    }
    page p = {.out = text.out, .columns = columns};
    say_event(&p, a);
    if (p.lost) {
        loft_text_drop(&text);
        return NULL;
    }
    return loft_text_close(&text, &bytes, NULL) == LOFT_OK ? bytes : NULL;
}

loft_status loft_analysis_print(const loft_analysis *a, FILE *out, int columns)
{
    char *text = loft_analysis_text(a, columns);
    if (text == NULL) {
        return LOFT_ERR_NOMEM;
    }
    const bool printed = fputs(text, out) >= 0 && fflush(out) == 0;
    free(text);
    return printed ? LOFT_OK : LOFT_ERR_IO;
}
