/* SPDX-License-Identifier: GPL-3.0-or-later */
/* case_fields.h - the table of a case file; internal to its readers and the schemas. */
#ifndef LOFT_CASE_FIELDS_H
#define LOFT_CASE_FIELDS_H

#include "io/files/data_json.h"
#include "io/json/fields.h"
#include "loft/flight.h"

/* In each struct, json is the node of the object; NULL: there is none. */

/* A number or a table of rows. */
typedef struct loft_case_cd {
    bool is_given, is_table;
    double number;
    int n;
    double rows[LOFT_DRAG_ROWS][2]; /* Mach number, coefficient */
} loft_case_cd;

typedef struct loft_case_start {
    const loft_json_node *json;
    loft_geodetic place;
    double ned_mps[3]; /* NAN if not given */
    double speed_mps, fpa_rad, azimuth_rad;
} loft_case_start;

typedef struct loft_case_body {
    const loft_json_node *json;
    double beta_kgpm2, mass_kg, area_m2, lift_to_drag, nose_radius_m;
    bool vacuum;
    loft_case_cd cd;
} loft_case_body;

typedef struct loft_case_stage {
    const loft_json_node *json;
    double propellant_kg, dry_kg, thrust_n, burn_s, vacuum_isp_s, sea_level_isp_s;
    double nozzle_exit_m2, gap_s;
} loft_case_stage;

typedef struct loft_case_vehicle {
    const loft_json_node *json;
    int n_stages;
    loft_case_stage stages[LOFT_STAGES_MAX];
    double payload_kg, diameter_m;
    loft_case_cd cd;
} loft_case_vehicle;

typedef struct loft_case_steering {
    const loft_json_node *json;
    bool has_law;
    loft_steering steering; /* .law stays LOFT_STEERING_GIVEN for a law that is none */
} loft_case_steering;

typedef struct loft_case_booster {
    const loft_json_node *json;
    loft_booster_form form;
    loft_case_vehicle vehicle;
    double ideal_speed_mps;
    loft_case_steering steering;
} loft_case_booster;

typedef struct loft_case_model {
    int ellipsoid; /* the only one by name is WGS84 */
    bool is_sphere, is_exponential;
    double sphere_radius_m;
    int gravity;     /* half the degree; -1 if not given */
    double mu_m3ps2; /* 0 if not given */
    bool rotation;
    int air; /* of loft_case_airs; the first if not given */
    double rho0_kgpm3, scale_height_m;
    double wind_ned_mps[3];
} loft_case_model;

typedef struct loft_case_stop {
    const loft_json_node *json;
    double time_s, alt_m;
} loft_case_stop;

typedef struct loft_case_file {
    const loft_json_node *json;
    const char *title, *note;
    loft_case_start start;
    loft_case_body body;
    loft_case_booster booster;
    loft_case_model model;
    loft_case_stop stop;
} loft_case_file;

extern const loft_case_file loft_case_file_initial;
extern const loft_fields loft_case_fields;
extern const char *const loft_case_airs[]; /* atmospheres that a case names */

#endif
