/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/sampled_ensemble.h"

#include <stdlib.h>
#include <string.h>

#include "cli/support/app.h"
#include "cli/support/checkpoint.h"
#include "cli/support/mpi_ranks.h"
#include "io/files/class_text.h"
#include "io/files/data_json.h"
#include "io/json/json_member.h"
#include "loft/flight.h"
#include "loft/loft.h"
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
    const loft_booster_class *class =
        loft_class_text_one(data, "--class", sampled->class_name, message);
    if (class == NULL) {
        return false;
    }
    sampled->class_name = class->name;
    setup->base.booster = class->booster;
    setup->prior = class->prior;
    sampled->data_digest = loft_data_digest(data);
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
    for (int end = 0; end <= LOFT_BATCH_NO_CLIMB; end++) {
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

/* Everything that the state of an ensemble depends on. */
static bool identify(const sampled_ensemble *sampled, checkpoint *c)
{
    loft_json_writer *json = checkpoint_identity(sampled->data_digest);
    if (json != NULL) {
        write_setup(json, sampled);
        loft_json_write_end_object(json);
    }
    return checkpoint_identify(c, json);
}

/* ---- flying ---- */

typedef struct job {
    const sampled_ensemble *sampled;
    loft_ensemble *ensemble;
    loft_ranks ranks;
    checkpoint saved;     /* without a path: none is kept */
    unsigned char *state; /* of the checkpoint, owned */
} job;

/* The first rank reads the checkpoint; all go on from it, or none. */
static int resume(job *j)
{
    char *found = NULL;
    int result = ranks_is_first() ? checkpoint_open(&j->saved, j->sampled->resume, &found)
                                  : APP_DONE;
    bool has_state = found != NULL;
    if (has_state) {
        memcpy(j->state, found, j->saved.state_size);
    }
    free(found);
    result = ranks_worst(result);
    loft_ranks_spread_first(&j->ranks, &has_state, sizeof has_state);
    if (result == APP_DONE && has_state) {
        loft_ranks_spread_first(&j->ranks, j->state, j->saved.state_size);
        if (loft_ensemble_restore(j->ensemble, j->state) != LOFT_OK ||
            loft_ensemble_done(j->ensemble) > j->sampled->n) {
            app_error("%s: the checkpoint is damaged; leave out --resume to start anew",
                      j->saved.path);
            result = APP_BAD_INPUT;
        }
    }
    return result;
}

static int save(job *j)
{
    int result = APP_DONE;
    if (j->saved.path != NULL && ranks_is_first()) {
        loft_ensemble_save(j->ensemble, j->state);
        result = checkpoint_write(&j->saved, j->state);
    }
    return j->saved.path != NULL ? ranks_worst(result) : APP_DONE;
}

static int set_up(job *j)
{
    loft_status status = loft_ensemble_new(&j->sampled->setup, &j->ensemble);
    j->saved = (checkpoint){.path = j->sampled->checkpoint,
                            .of = "this ensemble",
                            .state_size = loft_ensemble_size()};
    if (status == LOFT_OK) {
        j->ranks = ranks_now();
        loft_ensemble_share(j->ensemble, &j->ranks);
        j->state = malloc(j->saved.state_size);
        status = j->state != NULL && identify(j->sampled, &j->saved) ? LOFT_OK
                                                                     : LOFT_ERR_NOMEM;
    }
    if (status != LOFT_OK) {
        app_error("ensemble: %s", loft_status_text(status));
    }
    return status == LOFT_OK ? APP_DONE : APP_NOT_CONVERGED;
}

/* The first checkpoint stands before the first flight: a run that is killed can go on. */
static int fly(job *j)
{
    enum {
        AT_A_TIME = 1 << 15 /* between two lines of progress, and two checkpoints */
    };
    const int64_t n = j->sampled->n;
    int result = j->saved.path != NULL ? resume(j) : APP_DONE;
    if (result == APP_DONE) {
        result = save(j);
    }
    while (result == APP_DONE && loft_ensemble_done(j->ensemble) < n) {
        const int64_t done = loft_ensemble_done(j->ensemble);
        const int64_t left = n - done;
        app_progress((size_t)done, (size_t)n, "flights");
        loft_ensemble_fly(j->ensemble, left < AT_A_TIME ? left : AT_A_TIME);
        result = save(j);
    }
    app_progress(0, 0, NULL);
    return result;
}

static int show(const job *j, const char *path)
{
    loft_json_writer *json = loft_json_writer_new();
    if (json == NULL) {
        app_error("ensemble: %s", loft_status_text(LOFT_ERR_NOMEM));
        return APP_NOT_CONVERGED;
    }
    write_summary(json, j->sampled, j->ensemble);
    return strcmp(path, "-") == 0 ? app_print_json(json)
                                  : app_write_json(json, path, "ensemble");
}

int sampled_ensemble_fly(const sampled_ensemble *sampled, const char *path)
{
    job j = {.sampled = sampled};
    int result = ranks_worst(set_up(&j));
    if (result == APP_DONE) {
        result = fly(&j);
    }
    if (result == APP_DONE) {
        result = show(&j, path);
    }
    loft_ensemble_free(j.ensemble);
    checkpoint_fini(&j.saved);
    free(j.state);
    return ranks_worst(result);
}
