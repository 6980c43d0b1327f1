/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/commands/commands.h"
#include "cli/support/app.h"
#include "cli/support/case_file.h"
#include "io/json/json_member.h"
#include "io/text/flight_text.h"
#include "loft/files.h"
#include "loft/flight.h"
#include "loft/loft.h"

enum {
    OPT_JSON,
    N_OPTS,
    ROWS = 9
};

static const opt_spec specs[N_OPTS] = {
    [OPT_JSON] = {"json", NULL, "print the table as one JSON document", OPT_FLAG, 0},
};

static const char *const examples[] = {
    "loft payload two-stage-by-masses",
    NULL,
};

static int run(int argc, char **argv);

const command cmd_payload = {
    .summary = "standard range against the payload of a case",
    .run = run,
    .opts =
        {
            .name = "payload",
            .synopsis = "[OPTION]... CASE.json",
            .about = "Computes the standard range of a vehicle for 0.5 to 2 times the "
                     "payload of its case. Needs a case that gives masses: a reported "
                     "flight does not determine the payload.",
            .examples = examples,
            .specs = specs,
            .n_specs = N_OPTS,
            .argument = "CASE.json",
            .least_args = 1,
            .most_args = 1,
        },
};

/* Half to twice, in equal factors. */
static const double factors[ROWS] = {0.5,  0.595, 0.707, 0.841, 1.0,
                                     1.19, 1.41,  1.68,  2.0};

static loft_launch launch_of(const loft_flight_plan *plan)
{
    loft_launch launch = loft_launch_default();
    launch.model = *plan->model;
    launch.site = plan->start;
    launch.azimuth_rad = plan->steering.heading_rad;
    if (plan->body.area_m2pkg > 0.0) {
        launch.beta_kgpm2 = 1.0 / plan->body.area_m2pkg;
    }
    return launch;
}

static int print_json(const loft_launch *launch, const loft_payload_point rows[ROWS])
{
    loft_json_writer *json = loft_json_writer_new();
    if (json == NULL) {
        app_error("payload: out of memory");
        return APP_NOT_CONVERGED;
    }
    loft_json_write_begin_object(json);
    loft_put_number(json, "azimuth_deg", loft_deg_from_rad(launch->azimuth_rad));
    loft_json_write_key(json, "payloads");
    loft_json_write_begin_array(json);
    for (int i = 0; i < ROWS; i++) {
        const loft_payload_point *p = &rows[i];
        loft_json_write_begin_object(json);
        const loft_launch_flight *still = &p->no_rotation.best;
        const loft_launch_flight *turning = &p->toward_azimuth.best;
        loft_put_number(json, "payload_kg", p->payload_kg);
        loft_put_number(json, "lift_off_thrust_to_weight", p->lift_off_ratio);
        loft_put_number(json, "ideal_speed_mps", p->ideal_speed_mps);
        loft_put_number_or_null(json, "no_rotation_km", p->lifts_off && !still->unbounded,
                                still->range_m / 1000.0);
        loft_put_number_or_null(json, "toward_azimuth_km",
                                p->lifts_off && !turning->unbounded,
                                turning->range_m / 1000.0);
        loft_put_bool(json, "unbounded", p->lifts_off && still->unbounded);
        loft_json_write_end_object(json);
    }
    loft_json_write_end_array(json);
    loft_json_write_end_object(json);
    return app_print_json(json);
}

static int weigh_case(const loft_case *flight_case, const opts_given *given)
{
    const char *path = given->args[0];
    const loft_vehicle *vehicle = loft_case_masses(flight_case);
    if (vehicle == NULL) {
        app_error("%s: no vehicle masses (booster.vehicle); without them the "
                  "payload cannot be varied",
                  path);
        return APP_BAD_INPUT;
    }
    const loft_launch launch = launch_of(loft_case_plan(flight_case));
    loft_payload_point rows[ROWS];
    for (int i = 0; i < ROWS; i++) {
        app_progress((size_t)i + 1, ROWS, "payloads");
        const loft_status status = loft_payload_reach(
            &launch, vehicle, factors[i] * vehicle->payload_kg, &rows[i]);
        if (status != LOFT_OK) {
            app_progress(0, 0, NULL);
            app_error("%s: payload %.0f kg: %s", path, factors[i] * vehicle->payload_kg,
                      loft_status_text(status));
            return status == LOFT_ERR_DOMAIN ? APP_BAD_INPUT : APP_NOT_CONVERGED;
        }
    }
    app_progress(0, 0, NULL);
    return given->values[OPT_JSON] != NULL
               ? print_json(&launch, rows)
               : app_print_text(loft_payload_text(loft_case_title(flight_case),
                                                  launch.azimuth_rad, rows, ROWS));
}

static int run(int argc, char **argv)
{
    return case_file_command(&cmd_payload.opts, argc, argv, weigh_case);
}
