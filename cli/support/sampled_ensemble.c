/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/sampled_ensemble.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/support/app.h"
#include "cli/support/class_option.h"
#include "cli/support/mpi_ranks.h"
#include "io/json/json_member.h"
#include "loft/flight.h"
#include "loft/loft.h"
#include "sim/base/file.h"
#include "sim/base/ranks.h"

/* The end of the turn, from depressed to nearly straight up. */
static const double elevation_lo_deg = 20.0;
static const double elevation_hi_deg = 85.0;

/* The total ideal speeds of the class, for nothing was reported. */
static bool set_speeds(const loft_booster_class *class, sampled_ensemble *sampled,
                       char message[MESSAGE_SIZE])
{
    if (!(class->ideal_speed_mps[0] > 0.0)) {
        return message_write(
            message,
            "--class %s: this class has no default speeds; give --apogee and --range",
            class->name);
    }
    sampled->setup.speed_lo_mps = class->ideal_speed_mps[0];
    sampled->setup.speed_hi_mps = class->ideal_speed_mps[1];
    sampled->setup.elevation_lo_rad = loft_rad_from_deg(elevation_lo_deg);
    sampled->setup.elevation_hi_rad = loft_rad_from_deg(elevation_hi_deg);
    return true;
}

/* Speed, elevation and heading at which the booster itself makes the figures. */
static bool fit_aim(sampled_ensemble *sampled, char message[MESSAGE_SIZE])
{
    loft_ensemble_setup *setup = &sampled->setup;
    loft_fit fit;
    if (loft_fit_apogee_range(&setup->base, sampled->apogee_m, sampled->range_m, &fit) !=
        LOFT_OK) {
        return message_write(message, "no flight of class %s has this apogee and range",
                             sampled->class_name);
    }
    const loft_launch_aim *aim = &fit.flown.aim;
    setup->speed_lo_mps = setup->speed_hi_mps = aim->ideal_speed_mps;
    setup->elevation_lo_rad = setup->elevation_hi_rad = aim->end_elevation_rad;
    setup->base.azimuth_rad = aim->heading_rad;
    return true;
}

bool sampled_ensemble_set_up(const loft_data *data, sampled_ensemble *sampled,
                             char message[MESSAGE_SIZE])
{
    loft_ensemble_setup *setup = &sampled->setup;
    setup->base.model.earth = loft_earth_wgs84(4);
    const loft_booster_class *class = loft_data_class_named(data, sampled->class_name);
    if (class == NULL) {
        return class_unknown(data, sampled->class_name, message);
    }
    setup->base.booster = class->booster;
    setup->prior = class->prior;
    return sampled->apogee_m > 0.0 ? fit_aim(sampled, message)
                                   : set_speeds(class, sampled, message);
}

static void pair(loft_json_writer *json, const char *key, double lo, double hi)
{
    loft_json_write_key(json, key);
    loft_json_write_begin_array(json);
    loft_json_write_number(json, lo);
    loft_json_write_number(json, hi);
    loft_json_write_end_array(json);
}

static void write_stats(loft_json_writer *json, const char *key, double unit_si,
                        const loft_running_stats *stats)
{
    loft_json_write_key(json, key);
    if (loft_running_stats_count(stats) == 0) {
        loft_json_write_null(json);
        return;
    }
    loft_json_write_begin_object(json);
    loft_put_number(json, "mean", loft_running_stats_mean(stats) / unit_si);
    loft_put_number(json, "sd", loft_running_stats_deviation(stats) / unit_si);
    loft_put_number(json, "q05", loft_running_stats_quantile(stats, 0.05) / unit_si);
    loft_put_number(json, "q50", loft_running_stats_quantile(stats, 0.50) / unit_si);
    loft_put_number(json, "q95", loft_running_stats_quantile(stats, 0.95) / unit_si);
    loft_put_number(json, "least", loft_running_stats_least(stats) / unit_si);
    loft_put_number(json, "most", loft_running_stats_most(stats) / unit_si);
    loft_json_write_end_object(json);
}

static void write_setup(loft_json_writer *json, const sampled_ensemble *sampled)
{
    const loft_ensemble_setup *setup = &sampled->setup;
    loft_json_write_key(json, "class");
    loft_json_write_string(json, sampled->class_name);
    loft_put_integer(json, "samples", sampled->n);
    loft_put_integer(json, "seed", (int64_t)setup->seed);
    if (sampled->apogee_m > 0.0) {
        loft_put_number(json, "fitted_apogee_km", sampled->apogee_m / 1000.0);
        loft_put_number(json, "fitted_range_km", sampled->range_m / 1000.0);
    }
    loft_put_number(json, "site_lat_deg", loft_deg_from_rad(setup->base.site.lat_rad));
    loft_put_number(json, "site_lon_deg", loft_deg_from_rad(setup->base.site.lon_rad));
    loft_put_number(json, "heading_deg", loft_deg_from_rad(setup->base.azimuth_rad));
    pair(json, "ideal_speed_mps", setup->speed_lo_mps, setup->speed_hi_mps);
    pair(json, "end_elevation_deg", loft_deg_from_rad(setup->elevation_lo_rad),
         loft_deg_from_rad(setup->elevation_hi_rad));
}

static void write_summary(loft_json_writer *json, const sampled_ensemble *sampled,
                          const loft_ensemble *ensemble)
{
    static const struct {
        const char *key;
        double unit_si;
    } figures[LOFT_ENSEMBLE_QUANTITIES] = {
        [LOFT_ENSEMBLE_RANGE_M] = {"range_km", 1000.0},
        [LOFT_ENSEMBLE_APOGEE_M] = {"apogee_km", 1000.0},
        [LOFT_ENSEMBLE_TIME_S] = {"time_s", 1.0},
        [LOFT_ENSEMBLE_BURNOUT_MPS] = {"burnout_speed_mps", 1.0},
    };
    loft_json_write_begin_object(json);
    write_setup(json, sampled);
    loft_json_write_key(json, "ends");
    loft_json_write_begin_object(json);
    for (int end = 0; end <= LOFT_BATCH_LIMIT; end++) {
        loft_put_integer(json, loft_batch_end_name((loft_batch_end)end),
                         loft_ensemble_count(ensemble, (loft_batch_end)end));
    }
    loft_json_write_end_object(json);
    for (int i = 0; i < LOFT_ENSEMBLE_QUANTITIES; i++) {
        write_stats(json, figures[i].key, figures[i].unit_si,
                    loft_ensemble_stats(ensemble, (loft_ensemble_quantity)i));
    }
    loft_json_write_end_object(json);
}

static int write_file(loft_json_writer *json, const char *path)
{
    char *text = NULL;
    size_t size = 0;
    const loft_status status = loft_json_writer_finish(json, &text, &size);
    int result = app_exit_of(status);
    if (status == LOFT_OK) {
        result = app_write_file(path, text, size);
    } else {
        app_error("ensemble: %s", loft_status_text(status));
    }
    free(text);
    loft_json_writer_free(json);
    return result;
}

/* The setup in words, by which a checkpoint knows its ensemble; NULL without memory. */
static char *setup_text(const sampled_ensemble *sampled, size_t *size)
{
    char *text = NULL;
    loft_json_writer *json = loft_json_writer_new();
    if (json != NULL) {
        loft_json_write_begin_object(json);
        loft_json_write_key(json, "loft");
        loft_json_write_string(json, LOFT_VERSION);
        write_setup(json, sampled);
        loft_json_write_end_object(json);
        if (loft_json_writer_finish(json, &text, size) != LOFT_OK) {
            text = NULL;
        }
    }
    loft_json_writer_free(json);
    return text;
}

/* A checkpoint is the setup as text and what was flown so far. */
static int checkpoint_write(const sampled_ensemble *sampled,
                            const loft_ensemble *ensemble)
{
    size_t head = 0;
    char *text = setup_text(sampled, &head);
    const size_t size = head + loft_ensemble_size();
    char *bytes = text != NULL ? realloc(text, size) : NULL;
    int result = APP_NOT_CONVERGED;
    if (bytes != NULL) {
        loft_ensemble_save(ensemble, (unsigned char *)bytes + head);
        result = app_write_file(sampled->checkpoint, bytes, size);
    }
    free(bytes != NULL ? bytes : text);
    return result;
}

/*
 * A run that was killed before its first checkpoint starts anew. APP_BAD_INPUT with a
 * complaint if the file is not a checkpoint of this very ensemble.
 */
static int checkpoint_read(const sampled_ensemble *sampled, loft_ensemble *ensemble)
{
    if (access(sampled->checkpoint, F_OK) != 0) {
        return APP_DONE;
    }
    size_t head = 0;
    loft_file_text file = {NULL, 0};
    char *text = setup_text(sampled, &head);
    loft_diags *diags = loft_diags_new();
    int result = APP_NOT_CONVERGED;
    if (text != NULL && diags != NULL) {
        result = APP_BAD_INPUT;
        if (loft_file_read(sampled->checkpoint, head + loft_ensemble_size(), diags,
                           &file) != LOFT_OK) {
            app_print_diags(NULL, diags);
        } else if (file.size != head + loft_ensemble_size() ||
                   memcmp(file.bytes, text, head) != 0) {
            app_error("%s: not a checkpoint of this ensemble: class, samples, seed, "
                      "figures, site and version must match",
                      sampled->checkpoint);
        } else {
            loft_ensemble_restore(ensemble, (const unsigned char *)file.bytes + head);
            result = APP_DONE;
        }
    }
    free(file.bytes);
    free(text);
    loft_diags_free(diags);
    return result;
}

int sampled_ensemble_fly(const sampled_ensemble *sampled, const char *path)
{
    enum {
        AT_A_TIME = 1 << 15 /* between two lines of progress, and two checkpoints */
    };
    loft_ensemble *ensemble = NULL;
    const loft_status status = loft_ensemble_new(&sampled->setup, &ensemble);
    loft_json_writer *json = loft_json_writer_new();
    if (status != LOFT_OK || json == NULL) {
        app_error("ensemble: %s",
                  loft_status_text(status != LOFT_OK ? status : LOFT_ERR_NOMEM));
        loft_ensemble_free(ensemble);
        loft_json_writer_free(json);
        return APP_NOT_CONVERGED;
    }
    const loft_ranks ranks = ranks_now();
    loft_ensemble_share(ensemble, &ranks);
    int result = sampled->resume ? checkpoint_read(sampled, ensemble) : APP_DONE;
    while (result == APP_DONE && loft_ensemble_done(ensemble) < sampled->n) {
        const int64_t done = loft_ensemble_done(ensemble);
        const int64_t left = sampled->n - done;
        app_progress((size_t)done, (size_t)sampled->n, "flights");
        loft_ensemble_fly(ensemble, left < AT_A_TIME ? left : AT_A_TIME);
        result = sampled->checkpoint != NULL && ranks_is_first()
                     ? checkpoint_write(sampled, ensemble)
                     : APP_DONE;
    }
    app_progress(0, 0, NULL);
    if (result != APP_DONE) {
        loft_ensemble_free(ensemble);
        loft_json_writer_free(json);
        return result;
    }
    write_summary(json, sampled, ensemble);
    loft_ensemble_free(ensemble);
    if (!ranks_is_first()) {
        loft_json_writer_free(json);
        return APP_DONE;
    }
    return strcmp(path, "-") == 0 ? app_print_json(json) : write_file(json, path);
}
