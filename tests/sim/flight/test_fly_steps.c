/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every step of a flight ends on what is known to be a kink. */
#include "check.h"
#include "flights.h"

#include "loft/flight.h"
#include "loft/loft.h"
#include "sim/flight/dynamics.h"

/* How far the ends of a recorded step lie outside its layer (m) and segment (Mach). */
typedef struct overhang {
    double alt_m, mach;
} overhang;

static void widen(overhang *o, const loft_flight_plan *plan, const loft_phase *phase,
                  const double *y)
{
    const loft_dynamics d = loft_flight_dynamics(plan, phase);
    const loft_atmosphere *air = &plan->model->air;
    loft_flow flow;
    loft_dynamics_flow(&d, y, &flow);
    if (phase->layer > 0) {
        o->alt_m = fmax(o->alt_m, air->edges_m[phase->layer - 1] - flow.alt_m);
    }
    if (phase->layer < air->n_edges) {
        o->alt_m = fmax(o->alt_m, flow.alt_m - air->edges_m[phase->layer]);
    }
    if (!loft_dynamics_has_air(&d)) {
        return;
    }
    const loft_drag *drag = d.booster != NULL ? &d.booster->drag : &d.body->drag;
    if (phase->segment > 0) {
        o->mach = fmax(o->mach, drag->edges_mach[phase->segment - 1] - flow.mach);
    }
    if (phase->segment < drag->n_edges) {
        o->mach = fmax(o->mach, flow.mach - drag->edges_mach[phase->segment]);
    }
}

static overhang overhang_of(const loft_flight_plan *plan, const loft_trajectory *record)
{
    overhang o = {0.0, 0.0};
    const size_t n = loft_trajectory_steps(record);
    for (size_t i = 0; i < n; i++) {
        const double t0 = loft_trajectory_node(record, i);
        const double t1 = loft_trajectory_node(record, i + 1);
        for (int k = 0; k <= 4; k++) { /* both ends, and between them */
            const double t = k < 4 ? t0 + 0.25 * k * (t1 - t0) : nextafter(t1, t0);
            double y[LOFT_STATE_N];
            loft_phase phase;
            loft_trajectory_at(record, t, y, &phase);
            widen(&o, plan, &phase, y);
        }
    }
    return o;
}

static void check_no_overhang(const loft_flight_plan *plan)
{
    loft_trajectory *record = loft_trajectory_new();
    (void)fly(plan, record);
    const overhang o = overhang_of(plan, record);
    loft_trajectory_free(record);
    CHECK_WITHIN(o.alt_m, 0.0, 5e-3);
    CHECK_WITHIN(o.mach, 0.0, 1e-5);
}

static const loft_drag_table blunt = {
    .n = 4, .mach = {0.6, 1.0, 2.5, 6.0}, .cd = {0.7, 1.1, 1.4, 1.2}};

static loft_body blunt_body(void)
{
    loft_body body = {.area_m2pkg = 2.345e-4};
    assert_int_equal(loft_drag_from_table(&blunt, &body.drag), LOFT_OK);
    return body;
}

static void no_step_straddles_a_layer_or_a_mach_edge(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    const double rows[4][3] = {
        {1, 3123.4, 80.1}, {2, 5234.5, 30.1}, {3, 7654.3, 84.3}, {3, 7654.3, 25.4}};
    for (int i = 0; i < 4; i++) {
        const loft_booster booster = booster_of((int)rows[i][0], rows[i][1]);
        loft_flight_plan plan = boosted(&model, &booster, rows[i][2]);
        check_no_overhang(&plan);
        plan.body = blunt_body();
        if (i > 0) { /* the first is for an_apogee_does_not_hide_an_edge */
            check_no_overhang(&plan);
        }
    }
}

/*
 * An edge crossed shortly before the apogee is crossed again after it, perhaps within one
 * step of the integrator, so that both ends of it lie on the same side.
 */
static void an_apogee_does_not_hide_an_edge(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    loft_flight_plan plan = thrown(&model, 543.2, 0.0);
    plan.body = loft_body_of_beta(54321.0);
    for (int edge = 5; edge < model.air.n_edges; edge++) {
        for (int k = 0; k < 8; k++) { /* from a third of the way to a little above */
            const double rise_m = model.air.edges_m[edge] * (0.67 + 0.003 * k * k);
            plan.start.alt_m = 0.35 * model.air.edges_m[edge];
            plan.v_enu_mps.z = sqrt(2.0 * 9.7 * rise_m);
            check_no_overhang(&plan);
        }
    }
    const loft_booster booster = booster_of(1, 3123.4);
    plan = boosted(&model, &booster, 80.1);
    plan.body = blunt_body(); /* Mach 0.6 near the apogee, at 330 km */
    check_no_overhang(&plan);
}

static void a_body_from_above_the_air_finds_its_mach_segment(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    loft_flight_plan plan = thrown(&model, 3210.9, -123.4);
    plan.body = blunt_body();
    plan.start.alt_m = 1.2345e6;
    check_no_overhang(&plan);
}

static void a_start_on_an_edge_finds_its_layer(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    const double climbs_mps[] = {0.0, -1.0, -1234.5, 1234.5};
    loft_flight_plan plan = thrown(&model, 0.0, 0.0);
    plan.body = loft_body_of_beta(765.4);
    plan.v_enu_mps.x = 1234.5;
    for (int edge = 0; edge < model.air.n_edges; edge++) {
        for (int k = 0; k < 4; k++) {
            plan.start.alt_m = model.air.edges_m[edge];
            plan.start.lat_rad = 0.0123 * edge;
            plan.v_enu_mps.z = climbs_mps[k];
            check_no_overhang(&plan);
        }
    }
}

static bool has_node(const loft_trajectory *record, double t_s)
{
    bool found = false;
    for (size_t i = 0; i <= loft_trajectory_steps(record); i++) {
        found = found || fabs(loft_trajectory_node(record, i) - t_s) < 1e-9;
    }
    return found;
}

static void planned_kinks_are_events_and_ends_of_steps(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    const loft_booster booster = booster_of(3, 7654.3);
    const loft_flight_plan plan = boosted(&model, &booster, 60.2);
    loft_trajectory *record = loft_trajectory_new();
    const loft_flight flight = fly(&plan, record);
    const double burn_s = 61.7 + 53.9 + 71.3;
    const double corner_s = 8.0 + 0.6543 * (burn_s - 8.0); /* in the third burn */
    const struct {
        loft_flight_event_kind kind;
        int stage;
        double t_s;
    } want[] = {
        {LOFT_EVENT_IGNITION, 0, 0.0},
        {LOFT_EVENT_STEERING, -1, 8.0},
        {LOFT_EVENT_BURNOUT, 0, 61.7},
        {LOFT_EVENT_IGNITION, 1, 61.7 + 3.21},
        {LOFT_EVENT_BURNOUT, 1, 61.7 + 3.21 + 53.9},
        {LOFT_EVENT_IGNITION, 2, 61.7 + 3.21 + 53.9 + 7.89},
        {LOFT_EVENT_STEERING, -1, corner_s + 3.21 + 7.89},
        {LOFT_EVENT_BURNOUT, 2, burn_s + 3.21 + 7.89},
    };
    const int n = (int)(sizeof want / sizeof want[0]);
    assert_int_equal(flight.n_events, n + 2);
    for (int i = 0; i < n; i++) {
        assert_int_equal(flight.events[i].kind, want[i].kind);
        assert_int_equal(flight.events[i].stage, want[i].stage);
        CHECK_WITHIN(flight.events[i].at.t_s, want[i].t_s, 1e-12);
        assert_true(has_node(record, want[i].t_s));
    }
    assert_int_equal(flight.events[n].kind, LOFT_EVENT_APOGEE);
    assert_int_equal(flight.events[n + 1].kind, LOFT_EVENT_END);
    CHECK_NEAR(flight.events[n].at.t_s, flight.apogee.t_s, 0.0);
    CHECK_NEAR(flight.events[n + 1].at.t_s, flight.end.t_s, 0.0);
    CHECK_NEAR(flight.burnout.t_s, burn_s + 3.21 + 7.89, 1e-14);
    loft_trajectory_free(record);
}

static void the_phase_says_what_burns_and_the_mass_in_a_gap(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    const loft_booster booster = booster_of(2, 5234.5);
    const loft_flight_plan plan = boosted(&model, &booster, 60.2);
    loft_trajectory *record = loft_trajectory_new();
    (void)fly(&plan, record);
    const struct {
        double t_s;
        int stage, part;
        bool boosted;
        double burnt_s;
    } want[] = {{5.43, 0, 0, true, 0.0},   {45.6, 0, 1, true, 0.0},
                {63.2, -1, 1, true, 0.0},  {70.1, 1, 1, true, 61.7},
                {118.0, 1, 2, true, 61.7}, {119.0, -1, 0, false, 0.0}};
    for (int i = 0; i < 6; i++) {
        double y[LOFT_STATE_N];
        loft_phase phase;
        loft_trajectory_at(record, want[i].t_s, y, &phase);
        assert_int_equal(phase.stage, want[i].stage);
        assert_int_equal(phase.boosted, want[i].boosted);
        if (phase.stage >= 0) {
            assert_int_equal(phase.part, want[i].part);
            CHECK_NEAR(phase.burnt_s, want[i].burnt_s, 0.0);
        } else if (phase.boosted) {
            CHECK_NEAR(phase.mass_ratio, exp(-2617.25 / 2612.3), 1e-14);
        }
    }
    loft_trajectory_free(record);
}

/* The second corner on, and next to, the end of the first of two burns. */
static void a_corner_may_fall_on_a_stage_end(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    const loft_booster booster = booster_of(2, 5234.5);
    loft_flight_plan plan = boosted(&model, &booster, 60.2);
    const double meets = (61.7 - 8.0) / (61.7 + 53.9 - 8.0);
    loft_flight flights[9];
    for (int i = 0; i < 9; i++) {
        plan.steering.turn_fraction = meets * (1.0 + 2e-16 * (i - 4));
        flights[i] = fly(&plan, NULL);
        CHECK_WITHIN(distance_m(&flights[i].end, &flights[0].end), 0.0, 1e-6);
    }
    plan.steering.turn_fraction = 1.0; /* on the end of the last burn */
    (void)fly(&plan, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_step_straddles_a_layer_or_a_mach_edge),
        cmocka_unit_test(an_apogee_does_not_hide_an_edge),
        cmocka_unit_test(a_body_from_above_the_air_finds_its_mach_segment),
        cmocka_unit_test(a_start_on_an_edge_finds_its_layer),
        cmocka_unit_test(planned_kinks_are_events_and_ends_of_steps),
        cmocka_unit_test(the_phase_says_what_burns_and_the_mass_in_a_gap),
        cmocka_unit_test(a_corner_may_fall_on_a_stage_end),
    };
    return cmocka_run_group_tests_name("fly_steps", tests, NULL, NULL);
}
