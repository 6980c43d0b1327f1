/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plots/profile/joint_profile.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "io/text/joint_text.h"
#include "plots/profile/strip.h"
#include "sim/base/version.h"
#include "sim/infer/fan.h"

/* Recorded flights of a picture; they stay where they are. */
typedef struct flights {
    int n;
    loft_recorded items[LOFT_JOINT_FLIGHTS_MAX];
    char names[LOFT_JOINT_FLIGHTS_MAX][LOFT_JOINT_NAME];
} flights;

static void flights_fini(flights *all)
{
    for (int f = 0; f < all->n; f++) {
        loft_trajectory_free(all->items[f].record);
    }
}

static loft_status fly(const loft_joint_study *study, int f, flights *all)
{
    loft_recorded *r = &all->items[f];
    loft_fit fit;
    loft_status status = loft_joint_typical(study->joint, (size_t)f, &r->launch, &fit);
    if (status == LOFT_OK) {
        r->record = loft_trajectory_new();
        all->n = f + 1;
        status = r->record != NULL ? LOFT_OK : LOFT_ERR_NOMEM;
    }
    if (status == LOFT_OK) {
        status = loft_launch_fly(&r->launch, &fit.flown.aim, r->record, &r->flown);
    }
    if (status == LOFT_OK) {
        status = loft_launch_set_up(&r->launch, &r->flown.aim, &r->setup);
    }
    return status;
}

/* Not the colour of the band. */
static int place_of(int f)
{
    static const int places[LOFT_JOINT_FLIGHTS_MAX] = {0, 2, 3, 4, 5, 6, 7, 1};
    return places[f];
}

/* ---- the rows of times ---- */

static loft_strip_row row_of(const loft_joint_study *study, int f, const char *name)
{
    const loft_joint_flight *flight = &loft_joint_answer_of(study->joint)->flights[f];
    const double zero_s = flight->predicted_s.p50;
    loft_strip_row row = {.label = name,
                          .place = place_of(f),
                          .has_bars = flight->has_prediction,
                          .low = flight->predicted_s.p05 - zero_s,
                          .high = flight->predicted_s.p95 - zero_s,
                          .outer_low = flight->predicted_s.p05 - zero_s,
                          .outer_high = flight->predicted_s.p95 - zero_s,
                          .n_dots = 0};
    for (int c = 0; c < flight->n_checks; c++) {
        const loft_joint_check *check = &flight->checks[c];
        const loft_source *source = &study->events[f].sources[check->source];
        if (check->outvoted) {
            continue;
        }
        const bool bound = source->report.time_s.kind == LOFT_CLAIM_TRACKED;
        row.outer_low =
            bound ? row.outer_low : fmin(row.outer_low, check->expected_s.p05 - zero_s);
        row.outer_high =
            bound ? row.outer_high : fmax(row.outer_high, check->expected_s.p95 - zero_s);
        row.dots[row.n_dots++] = (loft_strip_dot){.at = check->reported_s - zero_s,
                                                  .inside = check->inside,
                                                  .label = source->source};
    }
    return row;
}

static loft_strip strip_of(const loft_joint_study *study, const flights *all)
{
    loft_strip strip = {
        .title = loft_joint_times_title, .key = loft_joint_times_key, .n_rows = study->n};
    for (int f = 0; f < study->n; f++) {
        strip.rows[f] = row_of(study, f, all->names[f]);
    }
    return strip;
}

/* ---- the band ---- */

static loft_status find_fan(const loft_joint_study *study, loft_fan *fan)
{
    loft_posterior_sample *samples = calloc(LOFT_FAN_SAMPLES, sizeof *samples);
    loft_status status = LOFT_ERR_NOMEM;
    if (samples != NULL) {
        status = loft_joint_pick(study->joint, LOFT_FAN_SAMPLES, samples);
    }
    if (status == LOFT_OK) {
        status = loft_fan_find(samples, LOFT_FAN_SAMPLES, fan);
    }
    free(samples);
    return status;
}

/* ---- all of it ---- */

static loft_status draw(const loft_joint_study *study, const flights *all,
                        const loft_fan *fan, loft_picture_format format,
                        const loft_style *look, loft_buffer *out)
{
    loft_plot_flight curves[LOFT_JOINT_FLIGHTS_MAX];
    const loft_strip strip = strip_of(study, all);
    char *subtitle = loft_joint_caption(study);
    char *source = loft_joint_caption_source(study);
    loft_status status = LOFT_ERR_NOMEM;
    for (int f = 0; f < study->n; f++) {
        const loft_recorded *r = &all->items[f];
        curves[f] = (loft_plot_flight){.label = all->names[f],
                                       .role = LOFT_ROLE_OTHER,
                                       .place = place_of(f),
                                       .plan = &r->setup.plan,
                                       .record = r->record,
                                       .flight = &r->flown.flight,
                                       .unbounded = r->flown.unbounded,
                                       .quiet = true};
    }
    if (subtitle != NULL && source != NULL) {
        const loft_profile_plot figure = {.title = loft_joint_title,
                                          .subtitle = subtitle,
                                          .source = source,
                                          .flights = curves,
                                          .n_flights = (size_t)study->n,
                                          .fan = fan,
                                          .strip = &strip,
                                          .look = *look};
        const loft_png_text texts[] = {{"Title", figure.title},
                                       {"Description", subtitle},
                                       {"Source", source},
                                       {"Software", loft_software()}};
        status = loft_profile_plot_draw(&figure, format, texts,
                                        sizeof texts / sizeof texts[0], out);
    }
    free(subtitle);
    free(source);
    return status;
}

loft_status loft_joint_profile(const loft_joint_study *study, loft_picture_format format,
                               const loft_style *look, loft_buffer *out)
{
    flights *all = calloc(1, sizeof *all);
    loft_fan *fan = calloc(1, sizeof *fan);
    loft_status status = all != NULL && fan != NULL ? LOFT_OK : LOFT_ERR_NOMEM;
    for (int f = 0; status == LOFT_OK && f < study->n; f++) {
        loft_joint_flight_name(study, f, all->names[f]);
        status = fly(study, f, all);
    }
    if (status == LOFT_OK) {
        status = find_fan(study, fan);
    }
    if (status == LOFT_OK) {
        status = draw(study, all, fan, format, look, out);
    }
    if (all != NULL) {
        flights_fini(all);
    }
    free(all);
    free(fan);
    return status;
}
