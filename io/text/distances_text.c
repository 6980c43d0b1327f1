/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/text/distances_text.h"

#include <math.h>
#include <stdlib.h>

#include "io/text/range_words.h"
#include "io/text/text_page.h"
#include "io/text/text_table.h"
#include "io/text/units_text.h"
#include "loft/loft.h"
#include "sim/base/decimal.h"

enum {
    CELL = 96,
    COLUMNS = 6
};

static void write_range(char out[CELL], double range_m)
{
    char text[LOFT_QUANTITY_TEXT];
    snprintf(out, CELL, "%s",
             isinf(range_m) ? "anywhere on Earth" : loft_text_km(text, range_m));
}

/* "9,450 to 15,500 km", or "" for one number. */
static bool write_interval(char out[CELL], const loft_distance *row)
{
    loft_text text;
    char *bytes = NULL;
    out[0] = '\0';
    if (row->range_m[0] == row->range_m[2]) {
        return true;
    }
    if (loft_text_open(&text) != LOFT_OK) {
        return false;
    }
    loft_write_span_km(text.out, row->range_m[0], row->range_m[2]);
    if (loft_text_close(&text, &bytes, NULL) != LOFT_OK) {
        return false;
    }
    snprintf(out, CELL, "%s", bytes);
    free(bytes);
    return true;
}

static bool write_share(char out[CELL], const loft_distance *row)
{
    loft_text text;
    char *bytes = NULL;
    out[0] = '\0';
    if (!row->has_share) {
        return true;
    }
    if (loft_text_open(&text) != LOFT_OK) {
        return false;
    }
    loft_write_percent(text.out, row->share);
    if (loft_text_close(&text, &bytes, NULL) != LOFT_OK) {
        return false;
    }
    snprintf(out, CELL, "%s", bytes);
    free(bytes);
    return true;
}

static bool add_row(loft_text_table *table, const loft_distances *d,
                    const loft_distance *row)
{
    char cells[COLUMNS][CELL] = {""};
    char km[LOFT_QUANTITY_TEXT];
    const char *all[COLUMNS];
    snprintf(cells[0], CELL, "%s", row->name);
    snprintf(cells[1], CELL, "%s", loft_text_length(km, row->distance_m));
    loft_snprintf(cells[2], CELL, "%.0f\302\260",
                  fmod(loft_deg_from_rad(row->bearing_rad) + 0.5, 360.0) - 0.5);
    bool good = true;
    if (d->has_range) {
        write_range(cells[3], row->range_m[1]);
        good = write_interval(cells[4], row) && write_share(cells[5], row);
    }
    for (int i = 0; i < COLUMNS; i++) {
        all[i] = cells[i];
    }
    loft_text_table_add(table, all);
    return good;
}

static bool write_table(loft_text *text, const loft_distances *d)
{
    static const char *const headings[COLUMNS] = {"toward", ">distance",      ">bearing",
                                                  ">range", ">90 % interval", ">share"};
    loft_text_table *table = loft_text_table_new(headings, COLUMNS);
    bool good = table != NULL;
    for (size_t i = 0; good && i < d->n; i++) {
        good = add_row(table, d, &d->rows[i]);
    }
    good = good && loft_text_table_print(table, false, text->out);
    loft_text_table_free(table);
    return good;
}

static char *convention_of(const loft_distances *d)
{
    loft_text text;
    char *bytes = NULL;
    if (loft_text_open(&text) != LOFT_OK) {
        return NULL;
    }
    fputs(
        "Distance and bearing are those of the geodesic from the launch site. Range is the "
        "standard range of the same missile toward that bearing, with the Earth's rotation; "
        "by convention, without it, it is ",
        text.out);
    if (d->headline.kind == LOFT_HEADLINE_LOWER_BOUND) {
        fputs("at least ", text.out);
        loft_write_length(text.out, d->headline.no_rotation_m.p50);
    } else if (d->headline.kind == LOFT_HEADLINE_BAND) {
        loft_write_band(text.out, &d->headline.no_rotation_m);
    } else {
        loft_write_length(text.out, d->headline.no_rotation_m.p50);
    }
    fputc('.', text.out);
    if (d->headline.kind == LOFT_HEADLINE_BAND) {
        fputs(
            " Share is that of the boosters that fit the reports whose range covers the "
            "distance, read off its interval: good to some 5 in 100.",
            text.out);
    }
    fputs(" The load carried is not known; a heavier one shortens each range.", text.out);
    return loft_text_close(&text, &bytes, NULL) == LOFT_OK ? bytes : NULL;
}

static void write_head(loft_text_page *page, const loft_distances *d)
{
    const loft_analysis_event *event = loft_analysis_event_of(d->analysis);
    const loft_refusal refusal =
        loft_analysis_refusal(d->analysis, loft_analysis_drawn(d->analysis));
    if (event->title != NULL) {
        loft_text_page_paragraph(
            page, loft_text_format(
                      "%s%s%s%s", event->title, event->id != NULL ? " (" : "",
                      event->id != NULL ? event->id : "", event->id != NULL ? ")" : ""));
    }
    if (!d->has_range) {
        loft_text_page_paragraph(page,
                                 loft_text_format("No range is computed: %s.",
                                                  refusal != LOFT_REFUSED_NOT
                                                      ? loft_refusal_reason(refusal)
                                                      : "the fit did not converge"));
    }
    loft_text_page_put(page, loft_text_format("\n"));
}

char *loft_distances_text(const loft_distances *d, int columns)
{
    loft_text_page page;
    if (loft_text_page_open(&page, columns) != LOFT_OK) {
        return NULL;
    }
    write_head(&page, d);
    if (!write_table(&page.text, d)) {
        page.text.lost = true;
    }
    loft_text_page_put(&page, loft_text_format("\n"));
    loft_text_page_paragraph(
        &page, d->has_range ? convention_of(d)
                            : loft_text_format("Distance and bearing are those of the "
                                               "geodesic from the launch site."));
    return loft_text_page_close(&page);
}
