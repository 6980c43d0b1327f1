/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/commands/commands.h"
#include "cli/support/app.h"
#include "cli/support/case_file.h"
#include "io/export/export.h"
#include "io/text/report.h"
#include "loft/files.h"
#include "loft/loft.h"
#include "sim/base/file.h"

enum {
    OPT_JSON,
    OPT_CSV,
    N_OPTS
};

static const opt_spec specs[N_OPTS] = {
    [OPT_JSON] = {"json", NULL, "print the flight as one JSON document", OPT_FLAG, 0},
    [OPT_CSV] = {"csv", "FILE", "write the trajectory to FILE as a table", OPT_VALUE, 0},
};

static const char *const examples[] = {
    "loft fly data/examples/loft-from-burnout.json",
    "loft fly data/examples/lift-off-liquid-2.json --csv flight.csv",
    NULL,
};

const opts_command cmd_fly_opts = {
    .name = "fly",
    .synopsis = "[OPTION]... CASE.json",
    .about = "Computes one flight from any state, or of a booster from lift-off, to the "
             "ground, an altitude or a time.",
    .examples = examples,
    .specs = specs,
    .n_specs = N_OPTS,
    .argument = "CASE.json",
    .least_args = 1,
    .most_args = 1,
};

/* A rounded value without the sign of what rounds to zero. */
static double unsigned_zero(double value, double resolution)
{
    return fabs(value) < 0.5 * resolution ? 0.0 : value;
}

static void say_point(FILE *out, const char *what, const loft_flight_point *at)
{
    char alt[LOFT_QUANTITY_TEXT];
    if (fabs(at->place.alt_m) < 1e5) {
        snprintf(alt, sizeof alt, "%.1f m", unsigned_zero(at->place.alt_m, 0.1));
    } else {
        snprintf(alt, sizeof alt, "%.3f km", at->place.alt_m / 1000.0);
    }
    fprintf(out,
            "  %-15s %10.3f s  %12s  %9.4f\302\260 %10.4f\302\260  %9.3f m/s  "
            "%7.2f\302\260\n",
            what, at->t_s, alt, loft_deg_from_rad(at->place.lat_rad),
            loft_deg_from_rad(at->place.lon_rad), at->speed_mps,
            unsigned_zero(loft_deg_from_rad(at->fpa_rad), 0.01));
}

static void say_flight(FILE *out, const char *title, const loft_flight *flight)
{
    static const char *const names[] = {"ignition", "burn-out", "steering corner",
                                        "apogee", "end"};
    static const char *const ends[] = {
        "The flight ended at the ground or at the requested altitude.",
        "The flight ended at the requested time.",
        "The flight went half-way round the Earth.",
        "The flight left the Earth for good.",
        "The flight was still up after 30 days, the limit."};
    if (title != NULL) {
        fprintf(out, "%s\n", title);
    }
    fprintf(out, "  %-15s %12s  %12s  %10s %11s  %13s  %9s\n", "", "time", "altitude",
            "latitude", "longitude", "speed", "angle");
    say_point(out, "start", &flight->start);
    for (int i = 0; i < flight->n_events; i++) {
        char what[32];
        const loft_flight_event *event = &flight->events[i];
        snprintf(what, sizeof what, "%s", names[event->kind]);
        if (event->stage >= 0) {
            snprintf(what, sizeof what, "%s %d", names[event->kind], event->stage + 1);
        }
        say_point(out, what, &event->at);
    }
    if (flight->n_events_lost > 0) {
        fprintf(out, "  %d further events are not listed.\n", flight->n_events_lost);
    }
    fprintf(out,
            "%s Greatest altitude %.3f km after %.1f s. Speed and angle are relative to "
            "the Earth.\n%ld steps, %ld evaluations.\n",
            ends[flight->ended_by], flight->apogee.place.alt_m / 1000.0,
            flight->apogee.t_s, flight->stats.steps, flight->stats.evaluations);
}

static void say_entry(FILE *out, const loft_entry *entry, double nose_radius_m)
{
    if (!entry->any) {
        return;
    }
    fprintf(out,
            "Entry: peak deceleration %.1f g at %.1f km (Mach %.1f), dynamic pressure "
            "%.0f kPa at %.1f km,\nstagnation heating %.2f MW/m2 at %.1f km (nose "
            "radius %.2f m).\n",
            entry->deceleration.value / LOFT_G0_MPS2, entry->deceleration.alt_m / 1000.0,
            entry->deceleration.mach, entry->pressure.value / 1000.0,
            entry->pressure.alt_m / 1000.0, entry->heating.value / 1e6,
            entry->heating.alt_m / 1000.0, nose_radius_m);
}

static int print_flight(const char *title, const loft_flight *flight,
                        const loft_entry *entry, double nose_radius_m)
{
    char *bytes = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&bytes, &n);
    if (out == NULL) {
        app_error("fly: out of memory");
        return APP_NOT_CONVERGED;
    }
    say_flight(out, title, flight);
    say_entry(out, entry, nose_radius_m);
    int result = APP_NOT_CONVERGED;
    if (fclose(out) == 0) {
        result = app_print(bytes, n);
    }
    free(bytes);
    return result;
}

static int print_flight_json(const char *title, const loft_flight *flight,
                             const loft_entry *entry, double nose_radius_m)
{
    loft_json_writer *json = loft_json_writer_new();
    if (json == NULL) {
        app_error("fly: out of memory");
        return APP_NOT_CONVERGED;
    }
    loft_json_write_begin_object(json);
    loft_json_write_key(json, "title");
    if (title != NULL) {
        loft_json_write_string(json, title);
    } else {
        loft_json_write_null(json);
    }
    loft_export_flight(json, flight);
    loft_export_entry(json, entry, nose_radius_m);
    loft_json_write_end_object(json);
    return app_print_json(json);
}

static int write_csv(const loft_flight_plan *plan, const loft_trajectory *record,
                     const loft_flight *flight, const char *path)
{
    char *text = NULL;
    size_t size = 0;
    const double step_s = loft_export_csv_step(loft_trajectory_end(record));
    loft_diags *diags = loft_diags_new();
    loft_status status = diags != NULL
                             ? loft_export_csv(plan, record, flight, step_s, &text, &size)
                             : LOFT_ERR_NOMEM;
    if (status == LOFT_OK) {
        status = loft_file_write_atomic(path, text, size, diags);
        app_print_diags(NULL, diags);
    }
    free(text);
    loft_diags_free(diags);
    return app_exit_of(status);
}

static int fly_case(const loft_case *flight_case, const opts_given *given)
{
    const loft_flight_plan *plan = loft_case_plan(flight_case);
    const char *title = loft_case_title(flight_case);
    loft_trajectory *record = loft_trajectory_new();
    loft_flight flight;
    const loft_status status =
        record != NULL ? loft_fly(plan, record, &flight) : LOFT_ERR_NOMEM;
    int result = APP_DONE;
    if (status != LOFT_OK) {
        app_error("%s: %s", given->args[0], loft_status_text(status));
        result = status == LOFT_ERR_DOMAIN ? APP_BAD_INPUT : APP_NOT_CONVERGED;
    }
    if (result == APP_DONE && given->values[OPT_CSV] != NULL) {
        result = write_csv(plan, record, &flight, given->values[OPT_CSV]);
    }
    if (result == APP_DONE) {
        const loft_entry entry = loft_entry_find(plan, record, &flight);
        const double nose_radius_m = loft_entry_nose_radius(plan);
        result = given->values[OPT_JSON] != NULL
                     ? print_flight_json(title, &flight, &entry, nose_radius_m)
                     : print_flight(title, &flight, &entry, nose_radius_m);
    }
    loft_trajectory_free(record);
    return result;
}

int cmd_fly(int argc, char **argv)
{
    return case_file_command(&cmd_fly_opts, argc, argv, fly_case);
}
