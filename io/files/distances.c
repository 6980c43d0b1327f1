/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/distances.h"

#include <math.h>

#include "loft/loft.h"
#include "sim/base/decimal.h"
#include "sim/base/text.h"
#include "sim/infer/analysis_parts.h"
#include "sim/infer/band_share.h"
#include "sim/solve/toward.h"

enum {
    LEVELS = 3
};

/* Boosters of the quantiles without rotation: speeds, INFINITY for unbounded. */
static loft_status find_speeds(const loft_launch *launch, const loft_band *band,
                               double speeds_mps[LEVELS])
{
    const double ranges_m[LEVELS] = {band->p05, band->p50, band->p95};
    for (int i = 0; i < LEVELS; i++) {
        speeds_mps[i] = INFINITY;
        if (i > 0 && ranges_m[i] == ranges_m[i - 1]) {
            speeds_mps[i] = speeds_mps[i - 1];
        } else if (isfinite(ranges_m[i])) {
            const loft_status status =
                loft_toward_speed(launch, ranges_m[i], &speeds_mps[i]);
            if (status != LOFT_OK) {
                return status;
            }
        }
    }
    return LOFT_OK;
}

static loft_status find_row(const loft_launch *launch, const loft_headline *headline,
                            const double speeds_mps[LEVELS], loft_distance *row)
{
    for (int i = 0; i < LEVELS; i++) {
        loft_toward toward = {.range_m = INFINITY};
        if (i > 0 && speeds_mps[i] == speeds_mps[i - 1]) {
            row->range_m[i] = row->range_m[i - 1];
            continue;
        }
        if (isfinite(speeds_mps[i])) {
            const loft_status status =
                loft_toward_find(launch, speeds_mps[i], row->place, &toward);
            if (status != LOFT_OK) {
                return status;
            }
        }
        row->range_m[i] = toward.range_m;
    }
    if (headline->kind != LOFT_HEADLINE_BAND) {
        return LOFT_OK;
    }
    double needed_m = 0.0;
    const loft_status status = loft_toward_needed(launch, row->place, &needed_m);
    row->has_share = status == LOFT_OK;
    row->share = loft_band_share_above(&headline->no_rotation_m, fmax(needed_m, 1.0));
    return status;
}

loft_status loft_distances_find(const loft_analysis *analysis, size_t n,
                                loft_distance rows[], loft_distances *out)
{
    const loft_launch *launch = &loft_analysis_event_of(analysis)->launch;
    loft_distances d = {.analysis = analysis,
                        .headline = loft_analysis_headline(analysis),
                        .n = n,
                        .rows = rows};
    double speeds_mps[LEVELS];
    d.has_range = d.headline.kind != LOFT_HEADLINE_NONE;
    loft_status status = d.has_range
                             ? find_speeds(launch, &d.headline.no_rotation_m, speeds_mps)
                             : LOFT_OK;
    for (size_t i = 0; status == LOFT_OK && i < n; i++) {
        const loft_toward toward = loft_toward_place(launch, rows[i].place);
        rows[i].distance_m = toward.distance_m;
        rows[i].bearing_rad = toward.bearing_rad;
        if (d.has_range) {
            status = find_row(launch, &d.headline, speeds_mps, &rows[i]);
        }
    }
    if (status == LOFT_OK) {
        *out = d;
    }
    return status;
}

/* A name in quotation marks, those in it doubled (RFC 4180). */
static void print_name(FILE *out, const char *name)
{
    fputc('"', out);
    for (; *name != '\0'; name++) {
        fputs(*name == '"' ? "\"" : "", out);
        fputc((unsigned char)*name < 0x20 ? ' ' : *name, out);
    }
    fputc('"', out);
}

/* Empty for what is unbounded or not there. */
static void print_km(FILE *out, double length_m, bool is)
{
    if (is && isfinite(length_m)) {
        loft_fprintf(out, ",%.1f", length_m / 1000.0);
    } else {
        fputc(',', out);
    }
}

char *loft_distances_csv(const loft_distances *d)
{
    loft_text text;
    char *bytes = NULL;
    if (loft_text_open(&text) != LOFT_OK) {
        return NULL;
    }
    fputs("place,lat_deg,lon_deg,distance_km,bearing_deg,range_p05_km,range_p50_km,"
          "range_p95_km,share\n",
          text.out);
    for (size_t i = 0; i < d->n; i++) {
        const loft_distance *row = &d->rows[i];
        print_name(text.out, row->name);
        loft_fprintf(text.out, ",%.4f,%.4f,%.1f,%.2f",
                     loft_unsigned_zero(loft_deg_from_rad(row->place.lat_rad), 4),
                     loft_unsigned_zero(loft_deg_from_rad(row->place.lon_rad), 4),
                     row->distance_m / 1000.0, loft_deg_from_rad(row->bearing_rad));
        for (int k = 0; k < LEVELS; k++) {
            print_km(text.out, row->range_m[k], d->has_range);
        }
        if (row->has_share) {
            loft_fprintf(text.out, ",%.3f\n", row->share);
        } else {
            fputs(",\n", text.out);
        }
    }
    return loft_text_close(&text, &bytes, NULL) == LOFT_OK ? bytes : NULL;
}
