/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * flight.h - one flight: booster, steering, motion, launch, and the best flight of a
 * booster.
 */
#ifndef LOFT_FLIGHT_H
#define LOFT_FLIGHT_H

#include <stdbool.h>
#include <stddef.h>

#include "loft/earth.h"
#include "loft/loft.h"
#include "loft/ode.h"

LOFT_API_BEGIN

/*
 * drag.h - the drag coefficient against Mach number, as a few smooth segments.
 *
 * Segment i is smooth and can be evaluated beyond its edges, so that an integrator can end
 * a step on each edge. Curves are const; threads share them.
 *
 * Reference  the boost curve: shape of a slender finned body, illustrative
 */

enum {
    LOFT_DRAG_ROWS = 32
};

typedef struct loft_drag {
    int n_edges; /* segment 0 lies below edges_mach[0], segment n_edges above the last */
    const double *edges_mach; /* ascending; static storage or the caller's */
    /* Finite for every mach >= 0 and 0 <= segment <= n_edges. */
    double (*cd)(const void *ctx, int segment, double mach);
    const void *ctx; /* borrowed; NULL: cd() is given `constant` of the struct in hand */
    double constant;
} loft_drag;

/* Cd the same at every Mach number. */
loft_drag loft_drag_constant(double cd);

/*
 * Cd in boost: 0.2 below Mach 0.8, rising in a line to 0.4 at Mach 1.15, then
 * 0.2 + 0.2/(1 + 1.2 (M - 1.15)).
 */
loft_drag loft_drag_boost(void);

typedef struct loft_drag_table {
    int n;
    double mach[LOFT_DRAG_ROWS]; /* ascending, >= 0 */
    double cd[LOFT_DRAG_ROWS];
} loft_drag_table;

/*
 * Straight lines between the rows, constant beyond the first and the last. *table is
 * borrowed and must outlive the curve. LOFT_ERR_DOMAIN unless 2 <= n <= LOFT_DRAG_ROWS,
 * the numbers are finite and >= 0 and mach ascends; *out is then untouched.
 */
LOFT_NODISCARD loft_status loft_drag_from_table(const loft_drag_table *table,
                                                loft_drag *out);

/* Index of the segment of a Mach number; one on an edge belongs to the upper segment. */
int loft_drag_segment(const loft_drag *drag, double mach);

double loft_drag_cd(const loft_drag *drag, int segment, double mach);

/*
 * booster.h - a staged rocket reduced to what a flight depends on: accelerations.
 *
 * Each stage burns at a constant rate. With its ideal speed gain dv, exhaust speed c and
 * burn time T, the burnt share of its ignition mass is m = 1 - exp(-dv/c), and s seconds
 * into the stage
 *
 *     thrust acceleration  c (m/T)/(1 - m s/T)   less `backpressure` x p/p0 of it
 *     mass over lift-off   mass_start (1 - m s/T)
 *
 * Reference  Sutton & Biblarz, Rocket Propulsion Elements (9th ed. 2017), 4.1
 */

enum {
    LOFT_STAGES_MAX = 4
};

#define LOFT_G0_MPS2                                                                     \
    9.80665 /* converts specific impulse to exhaust speed, by definition */
#define LOFT_P0_PA 101325.0

typedef struct loft_stage {
    double ideal_speed_mps; /* gain in vacuum without gravity */
    double exhaust_mps;     /* effective, in vacuum */
    double burn_s;
    double gap_s;        /* coast between burn-out and the next ignition */
    double mass_start;   /* at ignition, over the mass at lift-off */
    double backpressure; /* share of the vacuum thrust lost at sea level */
} loft_stage;

typedef struct loft_booster {
    int n_stages; /* 1 to LOFT_STAGES_MAX */
    loft_stage stages[LOFT_STAGES_MAX];
    loft_drag drag;    /* in boost */
    double area_m2pkg; /* reference area over the mass at lift-off */
} loft_booster;

typedef struct loft_stage_plan {
    double exhaust_mps, burn_s, gap_s;
    double speed_share; /* of the total; the shares need not add up to 1 */
} loft_stage_plan;

/* A booster but for its total speed gain: what is known of a class before the fit. */
typedef struct loft_booster_template {
    int n_stages;
    loft_stage_plan stages[LOFT_STAGES_MAX];
    double backpressure; /* of the first stage */
    loft_drag drag;
    double area_m2pkg;
} loft_booster_template;

/* No stages; 12 % back-pressure, the boost drag curve with Cd A/m0 1.5e-5 at Cd 0.2. */
loft_booster_template loft_booster_template_default(void);

/*
 * The booster of that plan with the total ideal speed given. Nothing but propellant is
 * shed: mass_start is the running product of exp(-dv/c).
 * LOFT_ERR_DOMAIN for a number out of range or not finite; *out is then untouched.
 */
LOFT_NODISCARD loft_status loft_booster_of_template(const loft_booster_template *plan,
                                                    double ideal_speed_mps,
                                                    loft_booster *out);

/* Every burn and gap time multiplied. */
void loft_booster_template_stretch(loft_booster_template *plan, double factor);

/* Sum of the burn times of the first n stages; n_stages of them for the whole burn. */
double loft_booster_burn_time(const loft_booster *booster, int n);
double loft_booster_template_burn_time(const loft_booster_template *plan);

/* Clock time of the ignition of stage i, counted from 0. */
double loft_booster_ignition(const loft_booster *booster, int i);

/* Share of the mass at its ignition that a stage burns in a second. */
double loft_booster_burn_rate(const loft_stage *stage);

/* Thrust acceleration s seconds into stage i under the pressure p_pa, and mass ratio. */
double loft_booster_thrust(const loft_stage *stage, double s, double p_pa);
double loft_booster_mass_ratio(const loft_stage *stage, double s);

/* Thrust over weight at lift-off, at sea level; below 1 it stays on the ground. */
double loft_booster_lift_off_ratio(const loft_booster *booster);

/*
 * steering.h - where the thrust points: a pitch programme, or a gravity turn after a kick.
 *
 * Both rise vertically for min(8 s, burn/5) and stay in the plane of the local vertical
 * and the heading, which is fixed to the rotating Earth at lift-off. Time in the programme
 * is burn time: in a gap between stages it waits.
 *
 * Reference  pitch programme: linear in time, as in flight mechanics courses;
 *            gravity turn: Curtis, Orbital Mechanics for Engineering Students, 13.3
 */

typedef enum loft_steering_law {
    LOFT_STEERING_PITCH_PROGRAMME,
    LOFT_STEERING_GRAVITY_TURN,
    LOFT_STEERING_GIVEN /* by a function of one's own */
} loft_steering_law;

/* The arguments of loft_steering_thrust; a unit vector. Must be smooth. */
typedef loft_vec3 loft_steering_given(const void *ctx, double t_burn_s, loft_vec3 up,
                                      loft_vec3 pole, loft_vec3 v_mps);

typedef struct loft_steering {
    loft_steering_law law;
    double heading_rad; /* of the thrust plane, clockwise from north */
    /* Pitch programme: the thrust's elevation falls linearly to this... */
    double end_elevation_rad; /* -15 to 90 degrees */
    double turn_fraction;     /* ...over this share of the burn after the vertical rise */
    double kick_rad; /* gravity turn: tilt, held for 5 s, then along the velocity */
    loft_steering_given *given;
    const void *given_ctx; /* borrowed */
} loft_steering;

enum {
    LOFT_STEERING_CORNERS = 2
};

/* Length of the vertical rise for a total burn time. */
double loft_steering_rise_time(double burn_s);

/* Burn times at which the law changes form, ascending: a step must end on each. */
void loft_steering_corners(const loft_steering *steering, double burn_s,
                           double corners_s[LOFT_STEERING_CORNERS]);

/*
 * Unit vector of the thrust at a burn time. up is the local vertical, pole the normal of
 * the thrust plane (up at lift-off x heading), v_mps the velocity relative to the Earth;
 * all in one frame. part is 0 before the first corner, 1 between them, 2 after.
 */
loft_vec3 loft_steering_thrust(const loft_steering *steering, double burn_s,
                               double t_burn_s, int part, loft_vec3 up, loft_vec3 pole,
                               loft_vec3 v_mps);

/* LOFT_ERR_DOMAIN for angles or a fraction out of range. */
LOFT_NODISCARD loft_status loft_steering_check(const loft_steering *steering);

/*
 * vehicle.h - a staged rocket by its masses and engines, reduced to a loft_booster.
 *
 * Stage i ignites with everything that is not yet shed: m0, its own and all upper stages
 * and the payload. With its propellant mp, vacuum thrust F, exhaust speed c and nozzle
 * exit area Ae
 *
 *     ideal speed gain  c ln(m0/(m0 - mp))           burn time      mp c/F
 *     mass_start        m0/(mass at lift-off)        back-pressure  101325 Pa x Ae/F
 *
 * The dry mass of a spent stage is shed when the next one ignites: it is carried through
 * the gap and weighs in the drag there. That of the last stage, and what flies on after
 * the last burn-out, is the body's business (dynamics.h).
 *
 * Model      constant thrust in vacuum; the same reference area in all of the boost; no
 *            residual propellant (count it as dry) and nothing shed during a burn
 * Reference  Sutton & Biblarz, Rocket Propulsion Elements (9th ed. 2017), ch. 4
 */

/*
 * Greatest ignition over burn-out mass of a stage. A booster holds the speed gain, not the
 * burn-out mass, which comes back with a relative error of up to this times 1e-15.
 */
#define LOFT_VEHICLE_MASS_RATIO_MAX 1000.0

typedef struct loft_vehicle {
    int n_stages; /* 1 to LOFT_STAGES_MAX */
    struct {
        double propellant_kg;  /* > 0, all of it burnt */
        double dry_kg;         /* > 0, shed with the stage */
        double thrust_n;       /* > 0, in vacuum */
        double exhaust_mps;    /* > 0, effective, in vacuum */
        double nozzle_exit_m2; /* >= 0, of all nozzles of the stage together */
        double gap_s;          /* >= 0, between burn-out and the next ignition */
    } stages[LOFT_STAGES_MAX]; /* the gap of the last one is not used */
    double payload_kg;         /* > 0 */
    double diameter_m;         /* > 0, of the reference area of the drag curve */
    loft_drag drag;            /* in boost */
} loft_vehicle;

/*
 * The booster of that vehicle; it borrows what the drag curve borrows.
 * LOFT_ERR_DOMAIN for a number out of range or not finite, a back-pressure of 1 or more,
 * or a mass ratio above LOFT_VEHICLE_MASS_RATIO_MAX; *out is then untouched.
 */
LOFT_NODISCARD loft_status loft_vehicle_booster(const loft_vehicle *vehicle,
                                                loft_booster *out);

/*
 * dynamics.h - the forces on a point mass over the rotating Earth, ready for an integrator.
 *
 * State   y = (r, v, psi): position and velocity in the Earth-fixed frame (ECEF; it turns,
 *         so the Coriolis and centrifugal terms are in the rates), and the down-range
 *         angle psi, swept about the pole of the launch plane. psi goes on past half-way
 *         round the Earth, where a geodesic would fold back.
 * Forces  gravitation, thrust, drag against the air, which turns with the Earth and
 *         carries the wind; after burn-out also lift at a constant ratio to drag, upward
 *         in the vertical plane of the flight (bank zero). What else is neglected: docs/theory.md
 *
 * Gravity, air and drag curve are data with callbacks, so a lesson or a test can put in a
 * flat Earth or another air without touching this module.
 *
 * Reference  Vallado, Fundamentals of Astrodynamics (4th ed. 2013), 8.6;
 *            Regan & Anandakrishnan, Dynamics of Atmospheric Re-Entry (1993), ch. 9
 */

enum {
    LOFT_STATE_R = 0,
    LOFT_STATE_V = 3,
    LOFT_STATE_PSI = 6,
    LOFT_STATE_N = 7
};

/* Air and ground at a state. */
typedef struct loft_flow {
    double alt_m;
    loft_vec3 up;     /* normal of the ellipsoid */
    double climb_mps; /* rate of altitude */
    loft_air air;
    loft_vec3 v_air_mps; /* velocity relative to the air */
    double mach;         /* 0 where the model gives no speed of sound */
} loft_flow;

/*
 * A ground and a field of one's own, for lessons and tests: a flat Earth, constant gravity.
 * Vectors are ECEF. The functions must be smooth; NULL takes the Earth's, and no force.
 */
typedef struct loft_world {
    /* Altitude and the unit normal there. */
    void (*height)(const void *ctx, loft_vec3 r_m, double *alt_m, loft_vec3 *up);
    loft_vec3 (*gravity)(const void *ctx, loft_vec3 r_m); /* without centrifugal part */
    /* An acceleration to be added, such as lift and drag by angle of attack. */
    loft_vec3 (*force)(const void *ctx, double t, const double *y, const loft_flow *flow);
    const void *ctx; /* of all; borrowed */
} loft_world;

/* The world a flight takes place in. */
typedef struct loft_model {
    loft_earth earth;
    loft_atmosphere air;
    loft_vec3 wind_ned_mps; /* velocity of the air over the ground: north, east, down */
    loft_world world;       /* in place of the Earth's ground and field */
} loft_model;

/* Altitude and local vertical in that model. */
void loft_model_height(const loft_model *model, loft_vec3 r_m, double *alt_m,
                       loft_vec3 *up);

/* WGS84 with J2, US Standard Atmosphere 1976, no wind. */
loft_model loft_model_default(void);

/* The body that the air acts on after burn-out. area_m2pkg 0 is a vacuum. */
typedef struct loft_body {
    loft_drag drag;
    double area_m2pkg;   /* reference area over mass; with Cd 1, 1/beta */
    double lift_to_drag; /* constant, bank zero; 0 for a ballistic body */
} loft_body;

loft_body loft_body_of_beta(double beta_kgpm2); /* ballistic coefficient m/(Cd A) */

loft_vec3 loft_state_r(const double *y);
loft_vec3 loft_state_v(const double *y);

/*
 * trajectory.h - a flight as it was integrated: the dense output of every step, in order.
 *
 * Between the ends of the steps the state is interpolated to order 7; at tolerance 1e-10
 * a sample is within 2 cm of a flight that ends there (tests/sim/flight/test_fly_motion.c).
 */

/* The part of the flight a step belongs to; constant within the step. */
typedef struct loft_phase {
    int stage; /* burning, or -1 */
    int layer, segment, part;
    bool boosted;                           /* the last stage is not yet burnt out */
    double ignition_s, burnt_s, mass_ratio; /* as in loft_dynamics */
} loft_phase;

typedef struct loft_trajectory loft_trajectory; /* owns its steps */

loft_trajectory *loft_trajectory_new(void); /* NULL if out of memory */
void loft_trajectory_free(loft_trajectory *trajectory);
void loft_trajectory_clear(loft_trajectory *trajectory);

/* dense must begin where the last one ended. LOFT_ERR_NOMEM. */
LOFT_NODISCARD loft_status loft_trajectory_append(loft_trajectory *trajectory,
                                                  const loft_dense *dense, double t_end_s,
                                                  const loft_phase *phase);

size_t loft_trajectory_steps(const loft_trajectory *trajectory);
double loft_trajectory_start(
    const loft_trajectory *trajectory); /* of at least one step */
double loft_trajectory_end(const loft_trajectory *trajectory);

/* Start time of step i, or with i = steps the end. */
double loft_trajectory_node(const loft_trajectory *trajectory, size_t i);

/* State at t_s, held to [start, end]; on a node the later step's phase. */
void loft_trajectory_at(const loft_trajectory *trajectory, double t_s,
                        double y[LOFT_STATE_N], loft_phase *phase);

/*
 * fly.h - one flight, from lift-off or any state, to impact or another stop.
 *
 * Every step ends on what is known to be a kink: ignition, burn-out, corners of the
 * steering, edges of the air's layers and of the drag curve, apogee.
 *
 * Accuracy  at the default tolerance impact is within 5 mm and 5 us of a flight at 1e-13
 *           (tests/sim/flight/test_fly.c; loft run --precise shows it for a scenario)
 */

enum {
    LOFT_FLIGHT_EVENTS_MAX = 48
};

#define LOFT_FLY_TOLERANCE  1e-10
#define LOFT_FLY_TIME_MAX_S 2.592e6 /* thirty days; a flight still up then is given up */

/* The plan of a flight. Borrows its pointers for the call. */
typedef struct loft_flight_plan {
    const loft_model *model;
    loft_geodetic start;
    loft_vec3 v_enu_mps;         /* relative to the Earth */
    double heading_rad;          /* of the plane in which the down-range angle counts */
    const loft_booster *booster; /* ignites at t = 0; NULL for none */
    loft_steering steering;      /* read with a booster only; has its own heading */
    loft_body body;              /* after the last burn-out */
    bool until_time; /* stop at stop_time_s, or at the ground if that is first */
    double stop_time_s;
    double stop_alt_m;    /* else at the first downward crossing of this, >= -5000 */
    bool until_half_way;  /* stop also once half-way round the Earth */
    double nose_radius_m; /* for the heating that entry.h tells of; 0: its default */
    double tolerance;     /* error of a step over 6.4e6 m and 7e3 m/s; 0: the default */
} loft_flight_plan;

typedef struct loft_flight_point {
    double t_s;
    loft_geodetic place;
    loft_vec3 r_ecef_m;
    loft_vec3 v_enu_mps; /* relative to the Earth: east, north, up at the place */
    double speed_mps, fpa_rad, azimuth_rad;
    double downrange_rad; /* swept about the launch plane's pole, past half-way too */
} loft_flight_point;

typedef enum loft_flight_event_kind {
    LOFT_EVENT_IGNITION,
    LOFT_EVENT_BURNOUT,
    LOFT_EVENT_STEERING, /* a corner of the steering law */
    LOFT_EVENT_APOGEE,
    LOFT_EVENT_END
} loft_flight_event_kind;

typedef struct loft_flight_event {
    loft_flight_event_kind kind;
    int stage; /* from 0, of ignition and burn-out */
    loft_flight_point at;
} loft_flight_event;

typedef enum loft_flight_end {
    LOFT_END_GROUND,   /* came down to altitude 0 */
    LOFT_END_ALTITUDE, /* came down through another altitude that the plan asks for */
    LOFT_END_TIME,
    LOFT_END_HALF_WAY,
    LOFT_END_ESCAPE,  /* climbs out of the air with speed to leave the Earth */
    LOFT_END_LIMIT,   /* still up after LOFT_FLY_TIME_MAX_S */
    LOFT_END_NO_CLIMB /* started at the ground or below it and fell from there */
} loft_flight_end;

typedef struct loft_flight {
    loft_flight_end ended_by;
    loft_flight_point start, burnout, apogee, end; /* without a booster burnout = start */
    loft_flight_event events[LOFT_FLIGHT_EVENTS_MAX];
    int n_events;
    int n_events_lost; /* beyond that capacity: skips of a long glide */
    loft_integrate_stats stats;
} loft_flight;

/*
 * Flies. record may be NULL; it is cleared first and, on failure, holds what was flown. On
 * success it has a step at least: one of no length for a flight that is over at its start.
 * LOFT_ERR_DOMAIN for a plan out of range, a body that starts downward at or below the
 * lowest altitude at which its flight can end, or a booster at rest that is too weak to lift
 * off; LOFT_ERR_STEP, LOFT_ERR_LIMIT (four million evaluations) and LOFT_ERR_NOMEM as they
 * come. *flight is then untouched.
 */
LOFT_NODISCARD loft_status loft_fly(const loft_flight_plan *plan, loft_trajectory *record,
                                    loft_flight *flight);

/* The state y at t_s in words a person uses. */
loft_flight_point loft_flight_point_of(const loft_model *model, double t_s,
                                       const double y[LOFT_STATE_N]);

/*
 * launch.h - one booster at one site: the flights it can make as its steering is varied.
 */

/* The fixed part of a launch while a booster is fitted. Borrows only static data. */
typedef struct loft_launch {
    loft_model model;
    loft_geodetic site;
    double azimuth_rad; /* wanted initial bearing of the geodesic from site to impact */
    loft_booster_template booster;
    double
        turn_fraction; /* of the flown flight, unless that flight needs a quicker turn */
    double beta_kgpm2; /* after the last burn-out */
    double tolerance;  /* as in loft_flight_plan */
} loft_launch;

/* The variable part of a launch. */
typedef struct loft_launch_aim {
    double ideal_speed_mps; /* total of all stages */
    double end_elevation_rad;
    double turn_fraction;
    double heading_rad;
} loft_launch_aim;

typedef struct loft_launch_flight {
    loft_launch_aim aim;
    loft_flight flight;
    bool unbounded;        /* half-way round the Earth, or never down; no impact then */
    double range_m;        /* geodesic from site to impact */
    double bearing_rad;    /* of that geodesic at the site */
    double lift_off_ratio; /* thrust over weight */
} loft_launch_flight;

/* J2 Earth, US76, WGS84; turn_fraction 0.6, beta 6000 kg/m2, no stages yet. */
loft_launch loft_launch_default(void);

/* LOFT_ERR_DOMAIN if a number of it is out of range, whatever the aim. */
LOFT_NODISCARD loft_status loft_launch_check(const loft_launch *launch);

/* The booster and plan of that flight, for a closer inspection. */
typedef struct loft_launch_setup {
    loft_booster booster;
    loft_flight_plan plan; /* its booster points into this struct: do not copy */
} loft_launch_setup;

/* Errors as loft_launch_check and loft_booster_of_template; *setup is then untouched. */
LOFT_NODISCARD loft_status loft_launch_set_up(const loft_launch *launch,
                                              const loft_launch_aim *aim,
                                              loft_launch_setup *setup);

/* record may be NULL. Errors as loft_fly and loft_booster_of_template. */
LOFT_NODISCARD loft_status loft_launch_fly(const loft_launch *launch,
                                           const loft_launch_aim *aim,
                                           loft_trajectory *record,
                                           loft_launch_flight *out);

/*
 * entry.h - what the air does to a body on its way down: peaks of deceleration, dynamic
 * pressure and stagnation-point heating, with when and where.
 *
 * Heating is convective and for a cold wall, q = k sqrt(rho/r_n) V^3 with k = 1.7415e-4 in
 * SI units: a figure for comparing flights, not for a heat shield.
 *
 * Reference  Sutton & Graves, NASA TR R-376 (1971), air
 */

#define LOFT_NOSE_RADIUS_M 0.3 /* taken where none is given */

typedef struct loft_entry_peak {
    double value, t_s, alt_m, mach;
} loft_entry_peak;

typedef struct loft_entry {
    bool any; /* false: no air was met after the last burn-out and the highest point, or
               * the flight was over before both */
    loft_entry_peak deceleration; /* m/s2, felt */
    loft_entry_peak pressure;     /* dynamic, Pa */
    loft_entry_peak heating;      /* W/m2 at the stagnation point */
} loft_entry;

/* Dynamic pressure and stagnation heating of a flow. */
double loft_entry_pressure(const loft_flow *flow);
double loft_entry_heating(const loft_flow *flow, double nose_radius_m);

/* The plan's nose radius, or the default. */
double loft_entry_nose_radius(const loft_flight_plan *plan);

/*
 * The peaks after the last burn-out and the highest point, each to 1e-6 of a step by
 * golden section on the record, which must be of that plan and flight.
 */
loft_entry loft_entry_find(const loft_flight_plan *plan, const loft_trajectory *record,
                           const loft_flight *flight);

/*
 * fit.h - the steering and speed of the booster that flew to a given apogee and range.
 *
 * Solved for: total ideal speed, end elevation and heading, so that the flight over the
 * rotating Earth has the apogee, lands at the range, and lands on the azimuth. A steep
 * flight drifts west by hundreds of kilometres, so apogee and range alone have two
 * solutions; the impact is therefore matched as a point, along and across the azimuth.
 *
 * Method     Newton with Broyden's updates; Dennis & Schnabel, Numerical Methods for
 *            Unconstrained Optimization and Nonlinear Equations (1983), 6.3, 8.1
 * Accuracy   apogee to 1e-7 relative, impact to 1e-7 of the larger of range and
 *            0.3 apogee; 6 to 12 flights (tests/sim/solve/test_fit.c)
 */

typedef struct loft_fit {
    loft_launch_flight flown;
    int flights;   /* flown to find it */
    double misfit; /* largest of the three residuals */
} loft_fit;

/*
 * apogee_m > 0, range_m >= 0. The turn fraction is the launch's, or 0.7, 0.5 or 0.33 of it
 * where the flight is too flat for that: it stands in the aim. LOFT_ERR_CONVERGE if no start leads to a solution; *fit is
 * then the best flight seen, with a misfit of infinity if none flew. LOFT_ERR_DOMAIN if
 * the booster is too weak to lift off with any speed near the one needed, or for arguments
 * out of range; *fit is then untouched.
 */
LOFT_NODISCARD loft_status loft_fit_apogee_range(const loft_launch *launch,
                                                 double apogee_m, double range_m,
                                                 loft_fit *fit);

/*
 * From one start, the aim of a similar flight, and with its turn: cheap, quick to give
 * up.
 */
LOFT_NODISCARD loft_status loft_fit_near(const loft_launch *launch, double apogee_m,
                                         double range_m, const loft_launch_aim *near,
                                         loft_fit *fit);

/* Fits the booster straight up: only the speed is solved for. */
LOFT_NODISCARD loft_status loft_fit_vertical(const loft_launch *launch, double apogee_m,
                                             loft_fit *fit);

/*
 * A first guess of the ideal speed for a two-body speed and flight-path angle at
 * launch.
 */
double loft_fit_guess_speed(const loft_launch *launch, double speed_mps, double fpa_rad);

/*
 * standard.h - the standard range: maximum range of one booster over all steering.
 *
 * The range is maximised over end elevation (-15 to 90 degrees) and turn fraction (0.2 to
 * 1) at the total ideal speed given. Two conventions: without rotation, what analysts
 * quote; and over the rotating Earth toward an azimuth.
 *
 * Unbounded  without rotation: a flight goes half-way round or does not come down. With it:
 *            one does, and the best flights of no heading within 30 degrees of the azimuth
 *            land on it. The flight given is the first that goes half-way round in a search
 *            with a fixed start, at the azimuth's heading or, if that has none, at the
 *            first of 6 headings from there to the east
 * Method     a quadratic through six flights, its top the next guess; by a batch where one
 *            knows the model, with the answer flown by itself (docs/theory.md, 12)
 * Accuracy   within 2e-5 of the best of a fine grid (tests/sim/solve/test_standard.c)
 */

typedef struct loft_standard {
    loft_launch_flight
        best; /* best.unbounded: of a flight that goes half-way round or stays up */
    int flights;
} loft_standard;

/*
 * With rotation the impact lies on launch->azimuth_rad within 1e-6 rad; without, that is
 * the heading. near may be NULL, or the aim of a similar standard flight to start from.
 * LOFT_ERR_DOMAIN as loft_launch_fly; LOFT_ERR_CONVERGE if the heading cannot
 * be found.
 */
LOFT_NODISCARD loft_status loft_standard_find(const loft_launch *launch,
                                              double ideal_speed_mps, bool rotation,
                                              const loft_launch_aim *near,
                                              loft_standard *out);

/* The launch with the rotation of Earth and air switched off. */
loft_launch loft_launch_without_rotation(const loft_launch *launch);

/*
 * The least total ideal speed whose standard range over the rotating Earth is range_m: a
 * lower bound of the booster that flew there. out is that standard flight. LOFT_ERR_DOMAIN
 * as above and for a range that is none; LOFT_ERR_CONVERGE where none lands there, near
 * half-way round: *out is then the farthest that falls short, if one was found.
 */
LOFT_NODISCARD loft_status loft_min_speed_for_range(const loft_launch *launch,
                                                    double range_m, loft_standard *out);

/*
 * depressed.h - the same booster on a low trajectory.
 *
 * The flights at the same total ideal speed whose apogee is a given share of that of
 * the standard flight, the longest; without rotation. It is flatter and shorter than the
 * standard flight and takes less time: docs/decisions/015-depressed-flight.md.
 *
 * Method     for each turn fraction the end elevation that gives the apogee (regula falsi,
 *            Illinois rule); the range is maximised over the turn fraction
 * Limits     a point mass with thrust where it is steered: whether a vehicle would bear
 *            the loads and the heat of the flat flight is not asked
 * Accuracy   apogee to 1e-6, range within 1e-4 of the best of a fine grid
 *            (tests/sim/solve/test_depressed.c)
 */

#define LOFT_DEPRESSED_SHARE 0.5 /* of the apogee of the standard flight */

/*
 * standard is the flight without rotation of that launch; share in (0, 1). The heading is
 * its own. LOFT_ERR_DOMAIN if the standard flight is unbounded or the share out of range;
 * LOFT_ERR_CONVERGE if no steering has that apogee: the booster is still low when it burns
 * out. About 150 flights, 40 ms.
 */
LOFT_NODISCARD loft_status loft_depressed_find(const loft_launch *launch,
                                               const loft_standard *standard,
                                               double share, loft_standard *out);

/*
 * range_curve.h - what one booster reaches as its steering goes from depressed over
 * standard to lofted: range, apogee and time of a row of flights.
 *
 * The ideal speed stays; the end elevation runs, and the turn fraction runs with it, in a
 * straight line from the standard flight's to the flown one's and constant beyond both.
 * The standard flight is the longest of the row, being the longest of all; if it is
 * unbounded, so are the flights beside it that go half-way round at its heading. Over the
 * rotating Earth each flight's heading is turned until its impact lies on the azimuth;
 * near the vertical, where the drift to the west is all, no heading does that and the row
 * ends.
 */

enum {
    LOFT_RANGE_CURVE_MAX = 200
};

typedef struct loft_range_point {
    loft_launch_aim aim;
    bool unbounded;                  /* half-way round or never down: the rest is 0 */
    double range_m, apogee_m, tof_s; /* as loft_launch_flight has them */
} loft_range_point;

typedef struct loft_range_curve {
    loft_range_point points[LOFT_RANGE_CURVE_MAX]; /* the steepest first */
    size_t n;
} loft_range_curve;

/*
 * At most n flights (8 to LOFT_RANGE_CURVE_MAX) from the flown aim down to flights with
 * an apogee below 0.3 of the standard one's, at least 40 km. rotation as in
 * loft_standard_find; both aims have the same ideal speed. Flights that cannot be flown,
 * or pointed within 1e-5 rad, are left out. LOFT_ERR_DOMAIN for n or aims out of order
 * (flown below the standard elevation: the row then starts at 89 degrees instead);
 * LOFT_ERR_CONVERGE if fewer than two flights are left. 3 to 5 flights a point with
 * rotation, 0.3 ms each.
 */
LOFT_NODISCARD loft_status loft_range_curve_make(const loft_launch *launch,
                                                 const loft_launch_aim *flown,
                                                 const loft_launch_aim *standard,
                                                 bool rotation, size_t n,
                                                 loft_range_curve *out);

/*
 * payload.h - what the payload costs: the standard range of a vehicle whose masses are
 * known, against its payload. Only masses can say that; a reported flight cannot.
 */

typedef struct loft_payload_point {
    double payload_kg;
    double ideal_speed_mps;
    double lift_off_ratio; /* thrust over weight; at 1 or less it has no range */
    bool lifts_off;
    loft_standard no_rotation, toward_azimuth;
} loft_payload_point;

/*
 * The vehicle with another payload; site, azimuth, model and body are the launch's, its
 * booster is not read. Spent stages are shed as vehicle.h says, but for the drag of upper
 * stages, which counts propellant only: below 1e-3 of the range (tests/sim/solve/test_payload.c).
 * LOFT_ERR_DOMAIN as loft_vehicle_booster and loft_standard_find, or LOFT_ERR_CONVERGE.
 */
LOFT_NODISCARD loft_status loft_payload_reach(const loft_launch *launch,
                                              const loft_vehicle *vehicle,
                                              double payload_kg, loft_payload_point *out);

LOFT_API_END

#endif
