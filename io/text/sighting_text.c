/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/text/sighting_text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "io/text/text_page.h"
#include "io/text/text_table.h"
#include "io/text/units_text.h"
#include "loft/loft.h"
#include "sim/base/decimal.h"
#include "sim/infer/analysis_parts.h"

enum {
    CELL = 64
};

/* ---- the table of a flight ---- */

/* Within minutes to the second: edges are that sharp, the flight is not. */
static void write_clock(char out[CELL], double t_s)
{
    const int whole_s = (int)lround(t_s);
    snprintf(out, CELL, "%d:%02d", whole_s / 60, whole_s % 60);
}

static void write_angle(char out[CELL], double angle_rad)
{
    loft_snprintf(out, CELL, "%.0f\302\260",
                  loft_unsigned_zero(loft_deg_from_rad(angle_rad), 0));
}

static void write_height(char out[CELL], double alt_m)
{
    char text[LOFT_QUANTITY_TEXT];
    snprintf(out, CELL, "%s", loft_text_length(text, fmax(alt_m, 0.0)));
}

enum {
    COLUMNS = 10
};

static void write_seen(char cells[COLUMNS][CELL], const loft_visibility *v)
{
    if (v->seen.n == 0) {
        snprintf(cells[1], CELL, "never");
        return;
    }
    write_clock(cells[1], v->rise.t_s);
    write_height(cells[2], v->rise.alt_m);
    write_angle(cells[3], v->rise.sight.bearing_rad);
    write_angle(cells[4], v->highest.sight.elevation_rad);
    write_angle(cells[5], v->highest.sight.bearing_rad);
    write_clock(cells[6], v->set.t_s);
    write_height(cells[7], v->set.alt_m);
    write_angle(cells[8], v->set.sight.bearing_rad);
}

static void print_row(loft_text_table *table, char cells[COLUMNS][CELL])
{
    const char *row[COLUMNS];
    for (int i = 0; i < COLUMNS; i++) {
        row[i] = cells[i];
    }
    loft_text_table_add(table, row);
}

static bool write_flight_table(loft_text *text, const loft_sighting *s)
{
    static const char *const headings[COLUMNS] = {
        "from",     ">rises", ">altitude", ">bearing", ">highest",
        ">bearing", ">sets",  ">altitude", ">bearing", ">Sun"};
    loft_text_table *table = loft_text_table_new(headings, COLUMNS);
    for (size_t i = 0; table != NULL && i < s->n; i++) {
        char cells[COLUMNS][CELL] = {""};
        snprintf(cells[0], CELL, "%s", s->places[i].name);
        write_seen(cells, &s->places[i].seen);
        if (s->places[i].seen.has_sun) {
            write_angle(cells[9], s->places[i].seen.sun.elevation_rad);
        }
        print_row(table, cells);
    }
    const bool good = table != NULL && loft_text_table_print(table, false, text->out);
    loft_text_table_free(table);
    return good;
}

/* ---- sentences on a flight ---- */

static double height_at(const loft_sighting *s, double t_s)
{
    const loft_geodetic anywhere = {.alt_m = 0.0};
    return loft_visibility_at(&s->flown->launch.model, s->flown->record, anywhere, t_s)
        .alt_m;
}

static double flight_time(const loft_sighting *s)
{
    return s->flown->flown.flight.end.t_s;
}

/* "from lift-off to 1:40 (95 km up)"; its ends without a height where the flight has them. */
static void write_span(FILE *out, const loft_sighting *s, const loft_span *span)
{
    char clock[CELL];
    char height[CELL];
    const bool ends_down = span->end_s >= flight_time(s) - 1.0;
    if (span->begin_s <= 0.0) {
        fprintf(out, "from lift-off");
    } else {
        write_clock(clock, span->begin_s);
        write_height(height, height_at(s, span->begin_s));
        fprintf(out, "from %s (%s up)", clock, height);
    }
    if (ends_down) {
        fprintf(out, " to the end");
        return;
    }
    write_clock(clock, span->end_s);
    write_height(height, height_at(s, span->end_s));
    fprintf(out, " to %s (%s up)", clock, height);
}

static void write_spans(FILE *out, const loft_sighting *s, const loft_spans *spans)
{
    for (int i = 0; i < spans->n; i++) {
        fputs(i == 0 ? "" : i + 1 == spans->n ? " and " : ", ", out);
        write_span(out, s, &spans->span[i]);
    }
}

/* A paragraph of what `write` prints; NULL if out of memory. */
static char *printed(const loft_sighting *s, const void *of,
                     void (*write)(FILE *out, const loft_sighting *s, const void *of))
{
    loft_text text;
    char *bytes = NULL;
    if (loft_text_open(&text) != LOFT_OK) {
        return NULL;
    }
    write(text.out, s, of);
    return loft_text_close(&text, &bytes, NULL) == LOFT_OK ? bytes : NULL;
}

/* Without what lasts less than a second, as the last metres of a fall. */
static loft_spans lasting(const loft_spans *spans)
{
    loft_spans out = {.n = 0};
    for (int i = 0; i < spans->n; i++) {
        if (spans->span[i].end_s - spans->span[i].begin_s >= 1.0) {
            out.span[out.n++] = spans->span[i];
        }
    }
    return out;
}

static void write_hidden(FILE *out, const loft_sighting *s, const void *of)
{
    const loft_sighting_place *place = of;
    const loft_visibility *v = &place->seen;
    const loft_spans rest = loft_spans_rest(&v->seen, 0.0, flight_time(s));
    const loft_spans hidden = lasting(&rest);
    fprintf(out, "%s: ", place->name);
    if (v->seen.n == 0) {
        fprintf(out, "the whole flight stays below the horizon.");
        return;
    }
    if (hidden.n == 0) {
        fprintf(out, "the whole flight is above the horizon");
    } else {
        fprintf(out, "below the horizon ");
        write_spans(out, s, &hidden);
    }
    if (v->has_sun && v->sunlit.n == 0) {
        fprintf(out, "; while it is up it is never in sunlight");
    } else if (v->has_sun) {
        fprintf(out, "; up and in sunlight ");
        write_spans(out, s, &v->sunlit);
    }
    fputc('.', out);
}

static void write_light(FILE *out, const loft_sighting *s, const void *of)
{
    char clock[CELL];
    char height[CELL];
    const loft_flight *flight = &s->flown->flown.flight;
    const loft_spans dark = loft_spans_rest(&s->sunlit, 0.0, flight_time(s));
    (void)of;
    if (dark.n == 0) {
        fprintf(out, "The whole flight is in sunlight.");
    } else {
        fprintf(out, "The flight is in the Earth's shadow ");
        write_spans(out, s, &dark);
        fprintf(out, ". There it shows by its flame and by its glow in the air alone.");
    }
    const char *before = " Stage";
    for (int i = 0; i < flight->n_events; i++) {
        const loft_flight_event *event = &flight->events[i];
        if (event->kind == LOFT_EVENT_BURNOUT) {
            write_clock(clock, event->at.t_s);
            write_height(height, event->at.place.alt_m);
            fprintf(out, "%s %d of a typical booster burns out at %s (%s up)", before,
                    event->stage + 1, clock, height);
            before = ", stage";
        }
    }
    fputs(before[0] == ',' ? "." : "", out);
}

static const char *const convention =
    "Times are minutes and seconds after launch, bearings from north, the Sun's height is "
    "that at launch. The horizon is that of the bare ellipsoid: no refraction, no hills. A "
    "point is in shadow where the Earth hides the Sun's middle; the edge is a twilight half "
    "a degree wide. The booster is the typical one of its class: with a longer burn the flight "
    "rises later and lower.";

static bool write_flight(loft_text_page *page, const loft_sighting *s)
{
    loft_text_page_put(page, loft_text_format("\n"));
    if (!write_flight_table(&page->text, s)) {
        return false;
    }
    loft_text_page_put(page, loft_text_format("\n"));
    for (size_t i = 0; i < s->n; i++) {
        loft_text_page_item(page, printed(s, &s->places[i], write_hidden));
    }
    if (s->has_clock) {
        loft_text_page_paragraph(page, printed(s, NULL, write_light));
    } else {
        loft_text_page_paragraph(
            page, loft_text_format("The minute of the launch is not known, so nothing is "
                                   "said of the Sun."));
    }
    loft_text_page_paragraph(page, loft_text_format("%s", convention));
    return true;
}

/* ---- without a flight ---- */

static bool write_mark_table(loft_text *text, const loft_sighting *s)
{
    char heads[LOFT_SIGHTING_MARKS][CELL];
    const char *headings[1 + LOFT_SIGHTING_MARKS] = {"from"};
    for (int i = 0; i < s->n_marks; i++) {
        char km[LOFT_QUANTITY_TEXT];
        snprintf(heads[i], CELL, i == 0 ? ">launch" : ">at %s",
                 loft_text_length(km, s->mark_m[i]));
        headings[1 + i] = heads[i];
    }
    const size_t columns = 1 + (size_t)s->n_marks;
    loft_text_table *table = loft_text_table_new(headings, columns);
    for (size_t i = 0; table != NULL && i < s->n; i++) {
        char cells[1 + LOFT_SIGHTING_MARKS][CELL] = {""};
        const char *row[1 + LOFT_SIGHTING_MARKS];
        snprintf(cells[0], CELL, "%s", s->places[i].name);
        for (int k = 0; k < s->n_marks; k++) {
            if (isfinite(s->places[i].least_m[k])) {
                write_height(cells[1 + k], s->places[i].least_m[k]);
            } else {
                snprintf(cells[1 + k], CELL, "never");
            }
        }
        for (size_t k = 0; k < columns; k++) {
            row[k] = cells[k];
        }
        loft_text_table_add(table, row);
    }
    const bool good = table != NULL && loft_text_table_print(table, false, text->out);
    loft_text_table_free(table);
    return good;
}

static const char *lack_of(const loft_sighting *s)
{
    const loft_refusal refusal =
        loft_analysis_refusal(s->analysis, loft_analysis_drawn(s->analysis));
    return refusal != LOFT_REFUSED_NOT ? loft_refusal_reason(refusal)
                                       : "the fit did not converge";
}

static bool write_marks(loft_text_page *page, const loft_sighting *s)
{
    const size_t drawn = loft_analysis_drawn(s->analysis);
    const loft_analysis_event *event = loft_analysis_event_of(s->analysis);
    const loft_claim *apogee =
        &loft_analysis_question(s->analysis, drawn)->report.apogee_m;
    char claim[LOFT_QUANTITY_TEXT];
    loft_text_page_paragraph(
        page,
        loft_text_format("No flight is computed: %s. The table has the height that a "
                         "missile must have above points of its way to be over the "
                         "horizon of each place; below that no radar there sees it.",
                         lack_of(s)));
    if (apogee->kind != LOFT_CLAIM_NONE) {
        loft_text_page_paragraph(
            page, loft_text_format("The apogee was reported as %s: where the table has "
                                   "more, the whole flight was below the horizon.",
                                   loft_text_claim_km(claim, apogee)));
    }
    loft_text_page_put(page, loft_text_format("\n"));
    if (!write_mark_table(&page->text, s)) {
        return false;
    }
    loft_text_page_put(page, loft_text_format("\n"));
    loft_text_page_paragraph(
        page, loft_text_format(
                  "Points lie on the geodesic from the launch site toward azimuth "
                  "%.0f\302\260%s, up to the reported range. The horizon is that of "
                  "the bare ellipsoid: no refraction, no hills.",
                  loft_deg_from_rad(event->launch.azimuth_rad),
                  event->azimuth_assumed ? ", which is assumed" : ""));
    return true;
}

/* ---- both ---- */

char *loft_sighting_text(const loft_sighting *s, int columns)
{
    const size_t drawn = loft_analysis_drawn(s->analysis);
    const loft_analysis_event *event = loft_analysis_event_of(s->analysis);
    const char *source = event->sources[drawn].source;
    loft_text_page page;
    if (loft_text_page_open(&page, columns) != LOFT_OK) {
        return NULL;
    }
    if (event->title != NULL) {
        loft_text_page_paragraph(
            &page, loft_text_format(
                       "%s%s%s%s", event->title, event->id != NULL ? " (" : "",
                       event->id != NULL ? event->id : "", event->id != NULL ? ")" : ""));
    }
    if (s->flown != NULL) {
        loft_text_page_paragraph(
            &page,
            loft_text_format("The flight fitted to the figures%s%s, as it is seen "
                             "from %s:",
                             source != NULL ? " of " : "", source != NULL ? source : "",
                             s->n == 1 ? "one place" : "these places"));
    }
    if (!(s->flown != NULL ? write_flight(&page, s) : write_marks(&page, s))) {
        page.text.lost = true;
    }
    return loft_text_page_close(&page);
}
