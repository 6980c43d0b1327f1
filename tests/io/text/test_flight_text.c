/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A flight and ranges against payload in words; tests/golden/flight.txt. */
#include "golden.h"
#include "io/text/ending_text.h"
#include "io/text/flight_text.h"
#include "loft/loft.h"

static loft_flight flight_of(loft_flight_end ended_by)
{
    loft_flight f = {.ended_by = ended_by, .n_events = 1};
    f.start = (loft_flight_point){.place.alt_m = 123.4, .speed_mps = 7.0, .fpa_rad = 1.5};
    f.events[0] = (loft_flight_event){
        .kind = LOFT_EVENT_BURNOUT,
        .stage = 1,
        .at = {.t_s = 234.567, .place.alt_m = 345.678e3, .speed_mps = 5678.9}};
    f.apogee.t_s = 789.0;
    f.apogee.place.alt_m = 1234.567e3;
    return f;
}

static void every_end_has_its_sentence(void **state)
{
    (void)state;
    static const char *const titles[] = {"came down to the ground",
                                         "ended at an altitude",
                                         "ended at a time",
                                         "ended half-way round",
                                         "escaped",
                                         "still up"};
    const loft_entry none = {.any = false};
    const loft_model model = loft_model_default();
    char *last = NULL;
    for (int end = 0; end < 6; end++) {
        const loft_flight f = flight_of((loft_flight_end)end);
        const loft_flight_plan plan = {.model = &model,
                                       .until_time = f.ended_by == LOFT_END_TIME,
                                       .stop_time_s = 987.5,
                                       .stop_alt_m = end == 1 ? 123.4e3 : 0.0};
        char *text = loft_flight_text(NULL, &plan, &f, &none);
        assert_non_null(text);
        golden_check("flight", titles[end], text);
        assert_has(text, "burn-out 2");
        assert_has(text, "234.5670 s");
        assert_has(text, "345.6780 km");
        assert_has(text, "123.4 m");
        assert_true(last == NULL || strcmp(last, text) != 0);
        free(last);
        last = text;
    }
    free(last);
}

static void the_entry_and_the_lost_events_are_listed(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    const loft_flight_plan plan = {.model = &model, .nose_radius_m = 0.25};
    loft_flight f = flight_of((loft_flight_end)0);
    f.n_events_lost = 17;
    f.end.place.lon_rad = 0.1;
    loft_entry entry = {.any = true};
    entry.deceleration.value = 12.3 * 9.80665;
    entry.pressure.value = 4567e3;
    entry.heating.alt_m = entry.pressure.alt_m = -3.0; /* no -0.0 */
    char *text = loft_flight_text("A title", &plan, &f, &entry);
    assert_non_null(text);
    golden_check("flight", "entry, and more events than fit", text);
    assert_has(text, "A title");
    assert_has(text, "17");
    assert_has(text, "12.3 g");
    assert_has(text, "4567 kPa");
    assert_has(text, "0.25 m");
    assert_has(text, "ground range 637.8137 km"); /* 0.1 x 6378.137 */
    assert_null(strstr(text, "-0"));
    free(text);
}

/* The sentence names what was asked for and did not happen. */
static void an_end_before_what_was_asked_for_is_told(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    loft_flight_plan plan = {.model = &model, .stop_alt_m = 500e3};
    loft_flight f = flight_of(LOFT_END_GROUND);
    char *text = loft_ending_text(&plan, &f);
    assert_string_equal(text,
                        "It never reached the 500 km asked for: it ended at the ground.");
    free(text);
    plan.until_time = true;
    plan.stop_time_s = 1234.5;
    text = loft_ending_text(&plan, &f);
    assert_has(text, "before the 1234.5 s asked for");
    free(text);
    f.ended_by = LOFT_END_TIME;
    f.end.v_enu_mps.z = 1.0;
    text = loft_ending_note(&plan, &f);
    assert_has(text, "1234.5 s, still climbing");
    free(text);
    plan.until_time = false;
    plan.stop_alt_m = 0.0;
    f.ended_by = LOFT_END_GROUND;
    text = loft_ending_note(&plan, &f);
    assert_string_equal(text, "");
    free(text);
}

static void what_was_never_burned_is_a_warning(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    loft_booster_template template = loft_booster_template_default();
    template.n_stages = 3;
    for (int i = 0; i < 3; i++) {
        template.stages[i] = (loft_stage_plan){.exhaust_mps = 2500.0,
                                               .burn_s = 10.0,
                                               .gap_s = 100.0,
                                               .speed_share = i == 0 ? 0.25 : 0.375};
    }
    loft_booster booster;
    assert_int_equal(loft_booster_of_template(&template, 4000.0, &booster), LOFT_OK);
    const loft_flight_plan plan = {.model = &model, .booster = &booster};
    loft_flight f = flight_of(LOFT_END_GROUND);
    const struct {
        double end_s;
        const char *want;
    } rows[] = {{99.0, "stages 2 to 3 were never lit: 75 % of the ideal speed"},
                {210.0, "stage 3 was never lit: 37.5 % of the ideal speed"},
                {115.0, "stage 2 was still burning at the end"},
                {230.0, ""}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        f.end.t_s = rows[i].end_s;
        char *text = loft_ending_warning(&plan, &f);
        assert_has(text, rows[i].want);
        assert_true(*rows[i].want != '\0' || *text == '\0');
        free(text);
    }
}

/* The place is the caller's: it is the altitude of the start. */
static void a_start_that_never_climbs_has_a_remedy(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    loft_flight_plan plan = {.model = &model, .start.alt_m = -430.5};
    loft_flight f = flight_of(LOFT_END_NO_CLIMB);
    f.apogee.place.alt_m = -302.44;
    char *text = loft_ending_refusal(&plan, &f);
    assert_has(text, "is -430.5; ");
    assert_has(text, "-302.4 m");
    assert_has(text, "\"stop\": {\"alt_m\": -432}");
    free(text);
    plan.start.alt_m = -5000.0; /* nothing lower may be asked for */
    text = loft_ending_refusal(&plan, &f);
    assert_null(strstr(text, "\"stop\""));
    free(text);
}

static void a_payload_that_does_not_lift_off_has_no_range(void **state)
{
    (void)state;
    loft_payload_point rows[2] = {
        {.payload_kg = 500.0, .lift_off_ratio = 1.62, .lifts_off = true},
        {.payload_kg = 9000.0, .lift_off_ratio = 0.91}};
    rows[0].no_rotation.best.range_m = 4567e3;
    rows[0].toward_azimuth.best.unbounded = true;
    char *text = loft_payload_text(NULL, 1.0, rows, 2);
    assert_non_null(text);
    golden_check("flight", "payload", text);
    assert_has(text, "4,570 km");
    assert_has(text, "unbounded");
    assert_has(text, "0.91");
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_end_has_its_sentence),
        cmocka_unit_test(the_entry_and_the_lost_events_are_listed),
        cmocka_unit_test(an_end_before_what_was_asked_for_is_told),
        cmocka_unit_test(what_was_never_burned_is_a_warning),
        cmocka_unit_test(a_start_that_never_climbs_has_a_remedy),
        cmocka_unit_test(a_payload_that_does_not_lift_off_has_no_range),
    };
    return cmocka_run_group_tests_name("flight_text", tests, NULL, NULL);
}
