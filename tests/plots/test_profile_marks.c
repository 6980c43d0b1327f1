/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each ending has its marks, and a picture of every kind is drawn of it. */
#include "check.h"
#include "loft/plot.h"
#include "pictures.h"

#include <stdlib.h>
#include <string.h>

#include "loft/flight.h"
#include "loft/loft.h"
#include "plots/profile/profile_marks.h"
#include "sim/flight/ending.h"

typedef struct ending_case {
    loft_model model;
    loft_flight_plan plan;
    loft_trajectory *record;
    loft_flight flight;
    loft_plot_flight drawn;
} ending_case;

static ending_case *flown(double alt_m, double speed_mps, double fpa_deg)
{
    ending_case *c = calloc(1, sizeof *c);
    assert_non_null(c);
    const double fpa_rad = loft_rad_from_deg(fpa_deg);
    c->model = loft_model_default();
    c->plan = (loft_flight_plan){
        .model = &c->model,
        .start = {0.1234, 3.1, alt_m}, /* near the dateline, and over it */
        .v_enu_mps = {speed_mps * cos(fpa_rad), 0.0, speed_mps * sin(fpa_rad)},
        .heading_rad = 0.5 * LOFT_PI};
    c->record = loft_trajectory_new();
    return c;
}

static void fly(ending_case *c, loft_flight_end wanted)
{
    assert_int_equal(loft_fly(&c->plan, c->record, &c->flight), LOFT_OK);
    assert_int_equal(c->flight.ended_by, wanted);
    c->drawn = (loft_plot_flight){.label = "computed",
                                  .role = LOFT_ROLE_FLOWN,
                                  .plan = &c->plan,
                                  .record = c->record,
                                  .flight = &c->flight,
                                  .unbounded = loft_ending_of(wanted)->mark == NULL};
}

/* The mark of a kind, or NULL. */
static const loft_profile_mark *mark_of(const loft_profile_marks *marks,
                                        loft_profile_mark_kind kind)
{
    for (size_t i = 0; i < marks->n; i++) {
        if (marks->list[i].kind == kind) {
            return &marks->list[i];
        }
    }
    return NULL;
}

static void draw_all(const ending_case *c)
{
    static const char title[] = "A title";
    for (int scale = 0; scale < 2; scale++) {
        const loft_profile_plot profile = {
            .title = title, .flights = &c->drawn, .n_flights = 1, .to_scale = scale == 1};
        loft_buffer out = {NULL, 0};
        assert_int_equal(
            loft_profile_plot_draw(&profile, LOFT_PICTURE_SVG, NULL, 0, &out), LOFT_OK);
        expect_text_on_sheet(out);
        free(out.data);
    }
    const loft_panels panels = {.title = title, .flights = &c->drawn, .n_flights = 1};
    loft_buffer out = {NULL, 0};
    assert_int_equal(loft_panels_draw(&panels, LOFT_PICTURE_SVG, NULL, 0, &out), LOFT_OK);
    expect_text_on_sheet(out);
    free(out.data);
    if (!c->drawn.unbounded) {
        return; /* tests/cli/endings.bats draws the maps of the others */
    }
    const loft_map map = {.title = title,
                          .launch = {c->plan.start, "start"},
                          .flights = &c->drawn,
                          .n_flights = 1};
    assert_int_equal(loft_map_draw(&map, LOFT_PICTURE_SVG, NULL, 0, &out), LOFT_OK);
    expect_text_on_sheet(out);
    free(out.data);
}

/* Draws, and checks the text of the end and of the highest point, NULL for none. */
static void expect_marks(ending_case *c, loft_flight_end wanted, const char *end,
                         const char *apogee, const char *start)
{
    static const loft_profile_point no_points[1] = {{0.0, 0.0, false}};
    static const double no_times_s[1] = {0.0};
    const struct {
        loft_profile_mark_kind kind;
        const char *text;
    } rows[] = {
        {LOFT_MARK_IMPACT, end}, {LOFT_MARK_APOGEE, apogee}, {LOFT_MARK_START, start}};
    loft_profile_marks marks;
    fly(c, wanted);
    loft_profile_marks_find(&c->drawn, no_points, no_times_s, 1, &marks);
    for (int i = 0; i < 3; i++) {
        const loft_profile_mark *mark = mark_of(&marks, rows[i].kind);
        assert_int_equal(mark != NULL, rows[i].text != NULL);
        if (mark != NULL && strstr(mark->text, rows[i].text) != mark->text) {
            fail_msg("\"%s\", wanted \"%s\"", mark->text, rows[i].text);
        }
    }
    draw_all(c);
    loft_trajectory_free(c->record);
    free(c);
}

static void an_impact_is_marked_on_the_ground_alone(void **state)
{
    (void)state;
    ending_case *c = flown(0.0, 3000.0, 45.0);
    expect_marks(c, LOFT_END_GROUND, "impact 1,010 km\n8 min 29 s", "apogee 2", NULL);
    c = flown(20e3, 3000.0, 45.0);
    c->plan.stop_alt_m = 1e6; /* never reached */
    expect_marks(c, LOFT_END_GROUND, "impact", "apogee", NULL);
}

static void an_end_above_the_ground_has_its_altitude(void **state)
{
    (void)state;
    ending_case *c = flown(400e3, 7000.0, 20.0);
    c->plan.until_time = true;
    c->plan.stop_time_s = 600.0;
    expect_marks(c, LOFT_END_TIME, "end, 1,560 km up\nrange 3,0", NULL, "start 400 km");
    c = flown(9144.0, 100.0, 0.0); /* falls from its start */
    c->plan.until_time = true;
    c->plan.stop_time_s = 30.0;
    expect_marks(c, LOFT_END_TIME, "end, 4.", NULL, "start 9.1 km");
    c = flown(0.0, 3000.0, 45.0);
    c->plan.stop_alt_m = 123e3;
    expect_marks(c, LOFT_END_ALTITUDE, "end, 123 km up\n", "apogee", NULL);
    c = flown(-430.0, 50.0, 90.0); /* all of it below the sea */
    c->plan.stop_alt_m = -435.0;
    expect_marks(c, LOFT_END_ALTITUDE, "end, -435 m up", "apogee -302 m", NULL);
    c = flown(200e3, 7300.0, 0.0);
    c->plan.until_time = true;
    c->plan.stop_time_s = 2500.0; /* the Earth's centre is in the picture */
    expect_marks(c, LOFT_END_TIME, "end, ", NULL, "start 200 km");
    c = flown(0.0, 3000.0, 45.0);
    c->plan.until_time = true;
    c->plan.stop_time_s = 1e-6; /* one short step */
    expect_marks(c, LOFT_END_TIME, "end, 0 m up", NULL, NULL);
}

static void a_flight_that_does_not_come_down_has_no_impact(void **state)
{
    (void)state;
    ending_case *c = flown(2000e3, 12e3, 10.0);
    c->plan.body = loft_body_of_beta(5000.0);
    expect_marks(c, LOFT_END_ESCAPE, NULL, NULL, "start 2,000 km");
    c = flown(400e3, 12e3, 10.0);
    c->plan.body = loft_body_of_beta(5000.0);
    expect_marks(c, LOFT_END_ESCAPE, NULL, NULL, "start 400 km");
    c = flown(500e3, 7700.0, 0.0); /* an orbit, drawn once */
    expect_marks(c, LOFT_END_LIMIT, NULL, NULL, "start 500 km");
    c = flown(300e3, 7500.0, 0.0);
    c->plan.until_half_way = true;
    expect_marks(c, LOFT_END_HALF_WAY, NULL, NULL, "start 300 km");
}

static void a_pole_is_a_start_like_any_other(void **state)
{
    (void)state;
    for (int pole = -1; pole <= 1; pole += 2) {
        ending_case *c = flown(86e3, 7000.0, 0.0);
        c->plan.start.lat_rad = 0.5 * LOFT_PI * pole;
        c->plan.body = loft_body_of_beta(5000.0);
        expect_marks(c, LOFT_END_GROUND, "impact", NULL, "start 86 km");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_impact_is_marked_on_the_ground_alone),
        cmocka_unit_test(an_end_above_the_ground_has_its_altitude),
        cmocka_unit_test(a_flight_that_does_not_come_down_has_no_impact),
        cmocka_unit_test(a_pole_is_a_start_like_any_other),
    };
    return cmocka_run_group_tests_name("profile_marks", tests, NULL, NULL);
}
