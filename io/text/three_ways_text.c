/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/text/three_ways_text.h"

#include <stdarg.h>
#include <stdio.h>

#include "io/text/summary.h"
#include "io/text/text_table.h"
#include "loft/flight.h"
#include "loft/loft.h"
#include "sim/base/decimal.h"
#include "sim/base/text.h"

enum {
    CELL = 64
};

typedef void cell_writer(char out[CELL], const loft_way *s);

static void range_cell(char out[CELL], const loft_way *s)
{
    char text[LOFT_QUANTITY_TEXT];
    snprintf(out, CELL, "%s",
             s->flight.unbounded ? "anywhere on Earth"
                                 : loft_text_km(text, s->flight.range_m));
}

static void apogee_cell(char out[CELL], const loft_way *s)
{
    char text[LOFT_QUANTITY_TEXT];
    if (!s->flight.unbounded) {
        snprintf(out, CELL, "%s",
                 loft_text_km(text, s->flight.flight.apogee.place.alt_m));
    }
}

static void least_apogee_cell(char out[CELL], const loft_way *s)
{
    if (s->of_least_apogee > 0.0) {
        loft_snprintf(out, CELL, "%.2f", s->of_least_apogee);
    }
}

static void time_cell(char out[CELL], const loft_way *s)
{
    char text[LOFT_QUANTITY_TEXT];
    if (!s->flight.unbounded) {
        snprintf(out, CELL, "%s", loft_text_time(text, s->flight.flight.end.t_s));
    }
}

static void burnout_height_cell(char out[CELL], const loft_way *s)
{
    char text[LOFT_QUANTITY_TEXT];
    snprintf(out, CELL, "%s", loft_text_km(text, s->flight.flight.burnout.place.alt_m));
}

static void burnout_speed_cell(char out[CELL], const loft_way *s)
{
    loft_snprintf(out, CELL, "%.2f km/s", s->flight.flight.burnout.speed_mps / 1000.0);
}

static void burnout_angle_cell(char out[CELL], const loft_way *s)
{
    loft_snprintf(
        out, CELL, "%.0f\302\260",
        loft_unsigned_zero(loft_deg_from_rad(s->flight.flight.burnout.fpa_rad), 0));
}

static void entry_speed_cell(char out[CELL], const loft_way *s)
{
    if (s->has_entry) {
        loft_snprintf(out, CELL, "%.2f km/s", s->at_entry.speed_mps / 1000.0);
    }
}

static void entry_angle_cell(char out[CELL], const loft_way *s)
{
    if (s->has_entry) {
        loft_snprintf(out, CELL, "%.0f\302\260",
                      loft_unsigned_zero(-loft_deg_from_rad(s->at_entry.fpa_rad), 0));
    }
}

static void deceleration_cell(char out[CELL], const loft_way *s)
{
    if (!s->flight.unbounded && s->entry.any) {
        loft_snprintf(out, CELL, "%.0f g", s->entry.deceleration.value / LOFT_G0_MPS2);
    }
}

static void deceleration_height_cell(char out[CELL], const loft_way *s)
{
    char text[LOFT_QUANTITY_TEXT];
    if (!s->flight.unbounded && s->entry.any) {
        snprintf(out, CELL, "%s", loft_text_km(text, s->entry.deceleration.alt_m));
    }
}

static bool write_table(FILE *out, const loft_three_ways *s)
{
    static const struct {
        const char *name;
        cell_writer *write;
    } rows[] = {{"range", range_cell},
                {"apogee", apogee_cell},
                {"  over the minimum-energy apogee for the range", least_apogee_cell},
                {"flight time", time_cell},
                {"burn-out: altitude", burnout_height_cell},
                {"  speed", burnout_speed_cell},
                {"  angle above the horizontal", burnout_angle_cell},
                {"entry at 100 km: speed", entry_speed_cell},
                {"  angle below the horizontal", entry_angle_cell},
                {"peak deceleration", deceleration_cell},
                {"  at altitude", deceleration_height_cell}};
    static const char *const headings[] = {"", ">flown", ">standard", ">depressed"};
    loft_text_table *table = loft_text_table_new(headings, LOFT_THREE_WAYS + 1);
    if (table == NULL) {
        return false;
    }
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char text[LOFT_THREE_WAYS][CELL] = {"", "", ""};
        for (int k = 0; k < LOFT_THREE_WAYS; k++) {
            const loft_way *one = &s->all[loft_three_ways_roles[k]];
            if (one->recorded != NULL) {
                rows[i].write(text[k], one);
            }
        }
        const char *const cells[] = {rows[i].name, text[0], text[1], text[2]};
        loft_text_table_add(table, cells);
    }
    const bool good = loft_text_table_print(table, false, out);
    loft_text_table_free(table);
    return good;
}

static void write_paragraph(loft_text *page, int columns, const char *format, ...)
    LOFT_PRINTF(3, 4);

static void write_paragraph(loft_text *page, int columns, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    loft_text_put_wrapped(page, loft_text_vformat(format, args), "", "", columns);
    va_end(args);
}

static void write_head(loft_text *page, const loft_three_ways *s, int columns)
{
    const size_t drawn = loft_analysis_drawn(s->analysis);
    const loft_analysis_event *event = loft_analysis_event_of(s->analysis);
    const loft_estimate *e = loft_analysis_estimate(s->analysis, drawn);
    const char *source = event->sources[drawn].source;
    if (event->title != NULL) {
        write_paragraph(page, columns, "%s%s%s%s", event->title,
                        event->id != NULL ? " (" : "", event->id != NULL ? event->id : "",
                        event->id != NULL ? ")" : "");
    }
    write_paragraph(
        page, columns,
        "Three trajectories of one booster%s%s: %s%s, %.2f km/s of ideal speed "
        "gain in each. The booster is illustrative, not a model of the vehicle.",
        source != NULL ? ", fitted to the figures of " : "", source != NULL ? source : "",
        event->class_name == NULL ? ""
        : event->n_classes == 0   ? "class "
                                  : "assumed class ",
        event->class_name != NULL ? event->class_name : "individual stages",
        e->fit.flown.aim.ideal_speed_mps / 1000.0);
    if (e->lower_bound) {
        write_paragraph(
            page, columns,
            "The booster is the weakest one that matches the report; the true one "
            "may reach further.");
    }
    if (e->warn_ballistic) {
        write_paragraph(page, columns,
                        "WARNING: fitted as a ballistic flight on request. The vehicle "
                        "most likely glided or manoeuvred.");
    }
    fputc('\n', page->out);
}

static void write_meaning(loft_text *page, const loft_three_ways *s, int columns)
{
    char time[LOFT_QUANTITY_TEXT];
    fputc('\n', page->out);
    write_paragraph(
        page, columns,
        "Flown: the fitted flight, over the rotating Earth. Standard: the flight "
        "of maximum range, without rotation. Speeds are relative to the Earth; the "
        "deceleration is that of a body with a ballistic coefficient of %.0f kg/m2.",
        loft_analysis_event_of(s->analysis)->launch.beta_kgpm2);
    if (s->all[LOFT_ROLE_DEPRESSED].recorded == NULL) {
        write_paragraph(
            page, columns,
            s->all[LOFT_ROLE_STANDARD].flight.unbounded
                ? "Depressed: none, because it is defined by the apogee of the "
                  "standard flight, which could reach anywhere on Earth."
                : "Depressed: none, because the booster burns too long to fly that low.");
        return;
    }
    write_paragraph(
        page, columns,
        "Depressed: the flight of maximum range with %.0f %% of the standard "
        "apogee, without rotation. A minimum-energy flight over the same range "
        "takes %s (two-body, no burn) and needs less speed. Whether a vehicle "
        "survives the air loads of the depressed flight is not considered.",
        100.0 * LOFT_DEPRESSED_SHARE, loft_text_time(time, s->least_time_s));
}

char *loft_three_ways_text(const loft_three_ways *s, int columns)
{
    loft_text text;
    char *bytes = NULL;
    if (loft_text_open(&text) != LOFT_OK) {
        return NULL;
    }
    write_head(&text, s, columns);
    if (!write_table(text.out, s)) {
        loft_text_drop(&text);
        return NULL;
    }
    write_meaning(&text, s, columns);
    return loft_text_close(&text, &bytes, NULL) == LOFT_OK ? bytes : NULL;
}
