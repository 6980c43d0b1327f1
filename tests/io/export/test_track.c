/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"
#include "tracks.h"

static void times_ascend_from_launch_to_impact(void **state)
{
    (void)state;
    flown f;
    fly_loft(&f);
    CHECK_WITHIN(f.track.samples[0].t_s, 0.0, 0.0);
    for (size_t i = 1; i < f.track.n; i++) {
        assert_true(f.track.samples[i].t_s - f.track.samples[i - 1].t_s > 1e-3);
    }
    CHECK_WITHIN(f.track.samples[f.track.n - 1].t_s, f.flight.end.t_s, 0.0);
    CHECK_WITHIN(f.track.samples[f.track.n - 1].place.alt_m, 0.0, 1e-3);
    assert_true(f.track.n > 300 && f.track.n < 1500);
    fini_flown(&f);
}

static void every_event_is_a_sample_at_its_own_time(void **state)
{
    (void)state;
    static const char *const names[] = {"ignition 1", "burn-out 1", "ignition 2",
                                        "burn-out 2", "apogee",     "impact"};
    flown f;
    fly_loft(&f);
    assert_int_equal(f.track.n_events, 6);
    int at = 0;
    for (int i = 0; i < f.flight.n_events; i++) {
        if (f.flight.events[i].kind == LOFT_EVENT_STEERING) {
            continue;
        }
        const loft_track_event *event = &f.track.events[at];
        assert_string_equal(event->name, names[at]);
        CHECK_WITHIN(f.track.samples[event->sample].t_s, f.flight.events[i].at.t_s, 0.0);
        CHECK_WITHIN(loft_vec3_norm(loft_vec3_sub(f.track.samples[event->sample].r_ecef_m,
                                                  f.flight.events[i].at.r_ecef_m)),
                     0.0, 0.02);
        at++;
    }
    fini_flown(&f);
}

static void the_phase_is_what_follows_the_sample(void **state)
{
    (void)state;
    flown f;
    fly_loft(&f);
    for (size_t i = 0; i < f.track.n; i++) {
        const double t_s = f.track.samples[i].t_s;
        const loft_track_phase wanted = t_s < 71.23                   ? LOFT_TRACK_BOOST
                                        : t_s < 71.23 + 3.21          ? LOFT_TRACK_GAP
                                        : t_s < 71.23 + 3.21 + 64.559 ? LOFT_TRACK_BOOST
                                                                      : LOFT_TRACK_COAST;
        assert_int_equal(f.track.samples[i].phase, wanted);
    }
    assert_string_equal(loft_track_phase_name(LOFT_TRACK_GAP), "gap");
    fini_flown(&f);
}

static loft_vec3 truth(const flown *f, double t_s)
{
    double y[LOFT_STATE_N];
    loft_phase phase;
    loft_trajectory_at(f->record, t_s, y, &phase);
    return loft_state_r(y);
}

/* The two ends and, if wanted, the next neighbours, by Lagrange's formula. */
static loft_vec3 between(const loft_track *t, size_t i, double t_s, bool cubic)
{
    const size_t first = cubic ? i - 1 : i;
    const size_t n = cubic ? 4 : 2;
    loft_vec3 r = {0.0, 0.0, 0.0};
    for (size_t k = first; k < first + n; k++) {
        double weight = 1.0;
        for (size_t j = first; j < first + n; j++) {
            if (j != k) {
                weight *=
                    (t_s - t->samples[j].t_s) / (t->samples[k].t_s - t->samples[j].t_s);
            }
        }
        r = loft_vec3_axpy(weight, t->samples[k].r_ecef_m, r);
    }
    return r;
}

static void samples_are_dense_enough_to_draw(void **state)
{
    (void)state;
    flown f;
    for (int k = 0; k < 2; k++) {
        double worst_line_m = 0.0;
        double worst_cubic_m = 0.0;
        if (k == 0) {
            fly_loft(&f);
        } else {
            fly_unbounded(&f);
        }
        for (size_t i = 1; i + 2 < f.track.n; i++) {
            const double t_s =
                0.5 * (f.track.samples[i].t_s + f.track.samples[i + 1].t_s);
            const loft_vec3 wanted = truth(&f, t_s);
            worst_line_m = fmax(
                worst_line_m,
                loft_vec3_norm(loft_vec3_sub(between(&f.track, i, t_s, false), wanted)));
            worst_cubic_m = fmax(
                worst_cubic_m,
                loft_vec3_norm(loft_vec3_sub(between(&f.track, i, t_s, true), wanted)));
        }
        CHECK_WITHIN(worst_line_m, 0.0, 500.0);
        CHECK_WITHIN(worst_cubic_m, 0.0, 10.0);
        fini_flown(&f);
    }
}

static void a_flight_without_impact_says_so_and_stops_half_way(void **state)
{
    (void)state;
    flown f;
    fly_unbounded(&f);
    const loft_track_event *last = &f.track.events[f.track.n_events - 1];
    assert_int_equal(f.flight.ended_by, LOFT_END_HALF_WAY);
    assert_false(loft_track_has_impact(&f.track));
    assert_non_null(strstr(loft_track_note(&f.track), "No impact"));
    assert_non_null(strstr(loft_track_note(&f.track), "half-way"));
    assert_string_equal(last->name, "end");
    assert_int_equal(last->sample, f.track.n - 1);
    CHECK_WITHIN(f.flight.end.downrange_rad, LOFT_PI, 1e-6);
    fini_flown(&f);
    fly_loft(&f);
    assert_true(loft_track_has_impact(&f.track));
    assert_null(loft_track_note(&f.track));
    fini_flown(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(times_ascend_from_launch_to_impact),
        cmocka_unit_test(every_event_is_a_sample_at_its_own_time),
        cmocka_unit_test(the_phase_is_what_follows_the_sample),
        cmocka_unit_test(samples_are_dense_enough_to_draw),
        cmocka_unit_test(a_flight_without_impact_says_so_and_stops_half_way),
    };
    return cmocka_run_group_tests_name("track", tests, NULL, NULL);
}
