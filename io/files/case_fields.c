/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/case_fields.h"

#include <math.h>

#define CD_TABLE(type)                                                                   \
    {                                                                                    \
        LOFT_PAIRS(NULL, type, cd.rows, cd.n), LOFT_HAS(type, cd.is_table),              \
            .min_items = 2, .lower = LOFT_FROM(0), .upper = LOFT_TO(1000)                \
    }
#define CD_ROW(type, table)                                                              \
    LOFT_NUMBER("cd", type, cd.number), LOFT_HAS(type, cd.is_given),                     \
        .lower = LOFT_FROM(0), .upper = LOFT_TO(1000), .other = (table),                 \
        .help = "Drag coefficient: a number, or a table of 2 to 32 [Mach number, "       \
                "coefficient] rows, the Mach number ascending."

/* ---- start ---- */

static const loft_field start_rows[] = {
    {LOFT_SELF(loft_case_start, json)},
    {LOFT_NUMBER("lat_deg", loft_case_start, place.lat_rad), .unit = LOFT_UNIT_DEG,
     .required = true, .lower = LOFT_FROM(-90), .upper = LOFT_TO(90),
     .help = "Geodetic latitude, north positive."},
    {LOFT_NUMBER("lon_deg", loft_case_start, place.lon_rad), .unit = LOFT_UNIT_DEG,
     .required = true, .lower = LOFT_FROM(-180), .upper = LOFT_TO(180),
     .help = "Longitude, east positive."},
    {LOFT_NUMBER("alt_m", loft_case_start, place.alt_m), .required = true,
     .lower = LOFT_FROM(-5000), .upper = LOFT_TO(1e9),
     .help = "Altitude above the ellipsoid, or the sphere."},
    {LOFT_NUMBERS("v_ned_mps", loft_case_start, ned_mps), .lower = LOFT_FROM(-1e5),
     .upper = LOFT_TO(1e5), .help = "Velocity at the start: north, east and down."},
    {LOFT_NUMBER("speed_mps", loft_case_start, speed_mps), .lower = LOFT_FROM(0),
     .upper = LOFT_TO(1e5), .help = "Size of the velocity relative to the Earth."},
    {LOFT_NUMBER("fpa_deg", loft_case_start, fpa_rad), .unit = LOFT_UNIT_DEG,
     .lower = LOFT_FROM(-90), .upper = LOFT_TO(90),
     .help = "Flight-path angle: of the velocity above the local horizontal."},
    {LOFT_NUMBER("azimuth_deg", loft_case_start, azimuth_rad), .unit = LOFT_UNIT_DEG,
     .lower = LOFT_FROM(0), .upper = LOFT_BELOW(360),
     .help = "Azimuth of the velocity, clockwise from north."},
};
static const loft_fields start_fields = {LOFT_ROWS_OF(start_rows)};

/* ---- body ---- */

static const loft_field body_cd_table = CD_TABLE(loft_case_body);
static const loft_field body_rows[] = {
    {LOFT_SELF(loft_case_body, json)},
    {LOFT_NUMBER("beta_kgpm2", loft_case_body, beta_kgpm2), .lower = LOFT_FROM(0.001),
     .upper = LOFT_TO(1e9),
     .help = "Ballistic coefficient: mass over drag coefficient times area."},
    {LOFT_NUMBER("mass_kg", loft_case_body, mass_kg), .lower = LOFT_FROM(1e-6),
     .upper = LOFT_TO(1e9), .help = "Mass of the body."},
    {LOFT_NUMBER("area_m2", loft_case_body, area_m2), .lower = LOFT_ABOVE(0),
     .upper = LOFT_TO(1e6), .help = "Reference area of the drag coefficient."},
    {CD_ROW(loft_case_body, &body_cd_table)},
    {LOFT_BOOL("vacuum", loft_case_body, vacuum), .only_true = true,
     .help = "true: no drag at all."},
    {LOFT_NUMBER("lift_to_drag", loft_case_body, lift_to_drag), .lower = LOFT_FROM(-10),
     .upper = LOFT_TO(10),
     .help = "Lift-to-drag ratio: constant, with bank zero, after the last burn-out, for "
             "glides and skips. 0 if not given."},
    {LOFT_NUMBER("nose_radius_m", loft_case_body, nose_radius_m),
     .lower = LOFT_FROM(0.001), .upper = LOFT_TO(100),
     .help = "Nose radius, for the stagnation heating that is printed. 0.3 if not "
             "given."},
};
static const loft_fields body_fields = {LOFT_ROWS_OF(body_rows)};

/* ---- booster ---- */

#define MASS .lower = LOFT_FROM(0.001), .upper = LOFT_TO(1e9)
#define ISP  .lower = LOFT_FROM(1), .upper = LOFT_TO(1000)

static const loft_field stage_rows[] = {
    {LOFT_SELF(loft_case_stage, json)},
    {LOFT_NUMBER("propellant_kg", loft_case_stage, propellant_kg), .required = true, MASS,
     .help = "Propellant. All of it is burnt; count residuals as dry."},
    {LOFT_NUMBER("dry_kg", loft_case_stage, dry_kg), .required = true, MASS,
     .help = "Dry mass, shed when the next stage ignites."},
    {LOFT_NUMBER("thrust_n", loft_case_stage, thrust_n), .lower = LOFT_FROM(0.001),
     .upper = LOFT_TO(1e12), .help = "Thrust in vacuum."},
    {LOFT_NUMBER("burn_time_s", loft_case_stage, burn_s), .lower = LOFT_FROM(0.001),
     .upper = LOFT_TO(2000), .help = "From the ignition of this stage to its burn-out."},
    {LOFT_NUMBER("isp_vacuum_s", loft_case_stage, vacuum_isp_s), .required = true, ISP,
     .help = "Specific impulse in vacuum: effective exhaust speed over 9.80665 m/s2."},
    {LOFT_NUMBER("isp_sea_level_s", loft_case_stage, sea_level_isp_s), ISP,
     .help = "Specific impulse at a pressure of 101325 Pa."},
    {LOFT_NUMBER("nozzle_exit_m2", loft_case_stage, nozzle_exit_m2),
     .lower = LOFT_FROM(0), .upper = LOFT_TO(10000),
     .help = "Exit area of all nozzles of the stage together."},
    {LOFT_NUMBER("gap_s", loft_case_stage, gap_s), .lower = LOFT_FROM(0),
     .upper = LOFT_TO(600),
     .help = "Time without thrust before the next stage ignites; 0 if left out."},
};
static const loft_fields stage_fields = {
    LOFT_ROWS_OF(stage_rows),
    .help = "By its masses and engine. One of thrust_n and burn_time_s; at most one of "
            "isp_sea_level_s and nozzle_exit_m2. With neither of these the first stage "
            "loses 12 % of its vacuum thrust at sea level, the others nothing."};

static const loft_field vehicle_cd_table = CD_TABLE(loft_case_vehicle);
static const loft_field vehicle_rows[] = {
    {LOFT_SELF(loft_case_vehicle, json)},
    {LOFT_LIST("stages", loft_case_vehicle, stages, n_stages, &stage_fields),
     .required = true, .min_items = 1, .help = "First one first."},
    {LOFT_NUMBER("payload_kg", loft_case_vehicle, payload_kg), .required = true, MASS,
     .help = "All that is above the last stage."},
    {LOFT_NUMBER("diameter_m", loft_case_vehicle, diameter_m), .required = true,
     .lower = LOFT_FROM(0.001), .upper = LOFT_TO(1000),
     .help = "Of the reference area of the drag coefficient."},
    {CD_ROW(loft_case_vehicle, &vehicle_cd_table)},
};
static const loft_fields vehicle_fields = {LOFT_ROWS_OF(vehicle_rows)};

static const char *const laws[] = {[LOFT_STEERING_PITCH_PROGRAMME] = "pitch_programme",
                                   [LOFT_STEERING_GRAVITY_TURN] = "gravity_turn"};
static const loft_field steering_rows[] = {
    {LOFT_SELF(loft_case_steering, json)},
    {LOFT_NAME("law", loft_case_steering, steering.law, laws),
     LOFT_HAS(loft_case_steering, has_law),
     .help =
         "pitch_programme: the elevation of the thrust falls linearly with time; this "
         "one if left out. gravity_turn: a kick off the vertical, then thrust along "
         "the velocity."},
    {LOFT_NUMBER("heading_deg", loft_case_steering, steering.heading_rad),
     .unit = LOFT_UNIT_DEG, .required = true, .lower = LOFT_FROM(0),
     .upper = LOFT_BELOW(360),
     .help = "Heading of the thrust plane at lift-off, clockwise from north, relative to "
             "the rotating Earth."},
    {LOFT_NUMBER("end_elevation_deg", loft_case_steering, steering.end_elevation_rad),
     .unit = LOFT_UNIT_DEG, .lower = LOFT_FROM(-15), .upper = LOFT_TO(90),
     .help = "Elevation of the thrust above the local horizontal where a pitch programme "
             "ends; needed for that law."},
    {LOFT_NUMBER("turn_fraction", loft_case_steering, steering.turn_fraction),
     .lower = LOFT_FROM(0.01), .upper = LOFT_TO(1),
     .help = "Part of the burn after the vertical rise over which a pitch programme "
             "turns; 0.6 if left out."},
    {LOFT_NUMBER("kick_deg", loft_case_steering, steering.kick_rad),
     .unit = LOFT_UNIT_DEG, .lower = LOFT_ABOVE(0), .upper = LOFT_TO(45),
     .help = "Kick off the vertical, for a gravity turn; needed for that law."},
};
static const loft_fields steering_fields = {LOFT_ROWS_OF(steering_rows)};

static const loft_field burn_text = {
    LOFT_STRING(NULL, loft_case_booster, form.burn_text)};
static const loft_field booster_rows[] = {
    {LOFT_SELF(loft_case_booster, json)},
    LOFT_BOOSTER_ROWS(loft_case_booster, form, &burn_text),
    {LOFT_OBJECT("vehicle", loft_case_booster, vehicle, &vehicle_fields),
     .help = "By masses. Speed gains and burn times follow, so ideal_speed_mps and "
             "burn_time_s must be left out."},
    {LOFT_NUMBER("ideal_speed_mps", loft_case_booster, ideal_speed_mps),
     .lower = LOFT_ABOVE(0), .upper = LOFT_TO(15000),
     .help = "Ideal speed gain of all stages together, without losses to gravity, drag "
             "and pressure; for a class or stages."},
    {LOFT_OBJECT("steering", loft_case_booster, steering, &steering_fields),
     .required = true, .help = "How the thrust turns."},
};
static const loft_fields booster_fields = {LOFT_ROWS_OF(booster_rows)};

/* ---- model ---- */

static const char *const ellipsoids[] = {"wgs84"};
static const char *const gravities[] = {"point", "j2", "j4", "j6"}; /* degree over 2 */
const char *const loft_case_airs[] = {"us76", "none"};

static const loft_field sphere_rows[] = {
    {LOFT_NUMBER("sphere_radius_m", loft_case_model, sphere_radius_m), .required = true,
     .lower = LOFT_FROM(1e5), .upper = LOFT_TO(1e9), .help = "Radius of the sphere."},
};
static const loft_fields sphere_fields = {LOFT_ROWS_OF(sphere_rows)};
static const loft_field sphere = {LOFT_INSIDE(NULL, &sphere_fields),
                                  LOFT_HAS(loft_case_model, is_sphere)};

static const loft_field exponential_rows[] = {
    {LOFT_NUMBER("rho0_kgpm3", loft_case_model, rho0_kgpm3), .required = true,
     .lower = LOFT_ABOVE(0), .upper = LOFT_TO(1e6),
     .help = "Density of the air at altitude 0."},
    {LOFT_NUMBER("scale_height_m", loft_case_model, scale_height_m), .required = true,
     .lower = LOFT_ABOVE(0), .upper = LOFT_TO(1e9),
     .help = "Height over which the density falls by a factor e."},
};
static const loft_fields exponential_fields = {LOFT_ROWS_OF(exponential_rows)};
static const loft_field exponential = {LOFT_INSIDE(NULL, &exponential_fields),
                                       LOFT_HAS(loft_case_model, is_exponential)};

static const loft_field model_rows[] = {
    {LOFT_NAME("earth", loft_case_model, ellipsoid, ellipsoids), .other = &sphere,
     .wanted = "\"wgs84\" or an object with sphere_radius_m",
     .help = "The Earth: \"wgs84\", or a sphere of a given radius."},
    {LOFT_NAME("gravity", loft_case_model, gravity, gravities),
     .help =
         "point: 1/r2. j2, j4, j6: zonal harmonics up to that degree. j2 if left out, "
         "on a sphere point."},
    {LOFT_NUMBER("mu", loft_case_model, mu_m3ps2), .lower = LOFT_FROM(1e10),
     .upper = LOFT_TO(1e19),
     .help = "Gravitational parameter in m3/s2: G times the mass of the Earth."},
    {LOFT_BOOL("rotation", loft_case_model, rotation),
     .help = "false: the Earth and its air stand still."},
    {LOFT_NAME("atmosphere", loft_case_model, air, loft_case_airs), .other = &exponential,
     .wanted = "\"us76\", \"none\" or an object with rho0_kgpm3 and scale_height_m",
     .help = "\"us76\" (US Standard Atmosphere 1976), \"none\", or density falling "
             "exponentially with height."},
    {LOFT_NUMBERS("wind_ned_mps", loft_case_model, wind_ned_mps),
     .lower = LOFT_FROM(-1e5), .upper = LOFT_TO(1e5),
     .help = "Velocity of the air relative to the Earth: toward north, east and down."},
};
static const loft_fields model_fields = {LOFT_ROWS_OF(model_rows)};

/* ---- stop and the whole ---- */

static const loft_field stop_rows[] = {
    {LOFT_SELF(loft_case_stop, json)},
    {LOFT_NUMBER("time_s", loft_case_stop, time_s), .lower = LOFT_ABOVE(0),
     .upper = LOFT_TO(1e6), .help = "Time since the start."},
    {LOFT_NUMBER("alt_m", loft_case_stop, alt_m), .lower = LOFT_FROM(-5000),
     .upper = LOFT_TO(1e9), .help = "Altitude, where the descent passes it."},
};
static const loft_fields stop_fields = {LOFT_ROWS_OF(stop_rows)};

static const loft_field rows[] = {
    {LOFT_SELF(loft_case_file, json)},
    {LOFT_STRING("title", loft_case_file, title), .help = "One plain line."},
    {LOFT_STRING("note", loft_case_file, note),
     .help = "What the case is for, or where its numbers come from."},
    {LOFT_OBJECT("start", loft_case_file, start, &start_fields), .required = true,
     .help = "Place and velocity relative to the Earth: v_ned_mps, or speed_mps with "
             "fpa_deg and azimuth_deg, but not both. At rest if neither is given."},
    {LOFT_OBJECT("body", loft_case_file, body, &body_fields),
     .help = "What flies freely; with a booster, what flies on after its burn-out. One "
             "of: beta_kgpm2; mass_kg with area_m2 and cd; vacuum. With a booster it may "
             "be left out: 6000 kg/m2."},
    {LOFT_OBJECT("booster", loft_case_file, booster, &booster_fields),
     .help = "Powered flight from the start: a class, the stages or a vehicle. A class "
             "and stages need ideal_speed_mps; from a vehicle it follows."},
    {LOFT_OBJECT("model", loft_case_file, model, &model_fields),
     .help = "What the flight is computed with. Anything left out has the default of the "
             "program."},
    {LOFT_OBJECT("stop", loft_case_file, stop, &stop_fields),
     .help =
         "At a time or at an altitude, but not both; at impact if left out. An impact "
         "before the time ends the flight too."},
};
const loft_fields loft_case_fields = {
    LOFT_ROWS_OF(rows), .help = "One flight to compute: where it starts, what flies, in "
                                "which model, and when to stop."};

const loft_case_file loft_case_file_initial = {
    .start = {.ned_mps = {NAN, NAN, NAN}},
    .body = {.beta_kgpm2 = 1.0, .mass_kg = 1.0},
    .booster = {.steering = {.steering = {.law = LOFT_STEERING_GIVEN,
                                          .turn_fraction = 0.6}}},
    .model = {.gravity = -1, .rotation = true},
};
