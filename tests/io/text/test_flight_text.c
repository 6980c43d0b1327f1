/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A flight and ranges against payload in words; tests/golden/flight.txt. */
#include "golden.h"
#include "io/text/flight_text.h"

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
    static const char *const titles[] = {"ended at an altitude", "ended at a time",
                                         "ended half-way round", "escaped", "still up"};
    const loft_entry none = {.any = false};
    char *last = NULL;
    for (int end = 0; end < 5; end++) {
        const loft_flight f = flight_of((loft_flight_end)end);
        char *text = loft_flight_text(NULL, &f, &none, 0.3);
        assert_non_null(text);
        golden_check("flight", titles[end], text);
        assert_has(text, "burn-out 2");
        assert_has(text, "234.567 s");
        assert_has(text, "345.678 km");
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
    loft_flight f = flight_of((loft_flight_end)0);
    f.n_events_lost = 17;
    loft_entry entry = {.any = true};
    entry.deceleration.value = 12.3 * 9.80665;
    entry.pressure.value = 4567e3;
    char *text = loft_flight_text("A title", &f, &entry, 0.25);
    assert_non_null(text);
    golden_check("flight", "entry, and more events than fit", text);
    assert_has(text, "A title");
    assert_has(text, "17");
    assert_has(text, "12.3 g");
    assert_has(text, "4567 kPa");
    assert_has(text, "0.25 m");
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
        cmocka_unit_test(a_payload_that_does_not_lift_off_has_no_range),
    };
    return cmocka_run_group_tests_name("flight_text", tests, NULL, NULL);
}
