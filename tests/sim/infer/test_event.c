/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The posterior of an event of several sources: what it is, and what each source does to it. */
#include "classes.h"

#include <string.h>

#include "loft/infer.h"
#include "sim/infer/band.h"
#include "sim/infer/class_mix.h"

enum {
    VOICES_MAX = 12
};

typedef struct told {
    loft_event event;
    loft_event_voice voices[VOICES_MAX];
    loft_prior prior;
} told;

/* The site and the azimuth of 28 July 2017. */
static void start(told *t, const char *class_name)
{
    *t = (told){.event = {.launch = loft_launch_default(), .voices = t->voices}};
    t->event.launch.site = loft_site_deg(40.611, 126.426);
    t->event.launch.azimuth_rad = loft_rad_from_deg(70.0);
    assert_int_equal(loft_data_class(data, class_name, &t->event.launch.booster),
                     LOFT_OK);
    assert_int_equal(loft_data_prior(data, class_name, &t->prior), LOFT_OK);
}

static void say(told *t, loft_claim apogee_m, loft_claim range_m, loft_claim time_s)
{
    t->voices[t->event.n++].report =
        (loft_report){.apogee_m = apogee_m, .range_m = range_m, .time_s = time_s};
}

static const loft_claim nothing = {.kind = LOFT_CLAIM_NONE};

static void tell_kcna_and_japan(told *t)
{
    start(t, "liquid-2");
    say(t, loft_exact_km(3724.9), loft_exact_km(998.0), loft_exact_s(2832.0));
    say(t, loft_more_than_km(3500.0), loft_about_km(1000.0), loft_about_min(45.0));
}

static loft_samples *samples_of(const told *t, int n)
{
    const loft_samples_wanted wanted = {.samples = n, .seed = 1};
    loft_samples *s = NULL;
    assert_int_equal(loft_samples_make(&t->event, &t->prior, &wanted, &s), LOFT_OK);
    return s;
}

static loft_posterior posterior_of(const told *t, int n)
{
    loft_samples *s = samples_of(t, n);
    const loft_posterior p = *loft_samples_posterior(s);
    loft_samples_free(s);
    return p;
}

static double width_of(const loft_posterior *p)
{
    return p->no_rotation_m.p95 - p->no_rotation_m.p05;
}

/* ---- against another program ---- */

/*
 * 5, 50 and 95 % of the standard range without rotation in km, and the share of unbounded
 * boosters, of an independent prototype, which is good to some 3 %: the errors of
 * data/reports.json, all sources, the wide fall of a loft, 3,000 draws. It had a burn time of
 * 150 s of liquid-1 and a deviation of 0.17, a tracked time as one of whole minutes, and no
 * voice for databases. Beside it what loft gives as it ships.
 */
typedef struct quantiles {
    double p05_km, p50_km, p95_km; /* 0: unbounded */
    double unbounded;
} quantiles;

static const struct {
    const char *scenario;
    quantiles then, shipped;
} prototype[] = {
    {"scenarios/dprk/2017-05-14-hwasong-12.json",
     {4550.0, 4770.0, 5000.0, 0.0},
     {4410.0, 4610.0, 4850.0, 0.0}},
    {"scenarios/dprk/2017-07-04-hwasong-14.json",
     {6740.0, 7500.0, 8440.0, 0.0},
     {6830.0, 7850.0, 8900.0, 0.0}},
    {"scenarios/dprk/2017-07-28-hwasong-14.json",
     {9570.0, 11100.0, 13540.0, 0.0},
     {9550.0, 11370.0, 14420.0, 0.0}},
    {"scenarios/dprk/2017-11-29-hwasong-15.json",
     {11940.0, 14310.0, 0.0, 0.08},
     {11480.0, 13720.0, 0.0, 0.08}},
    {"scenarios/dprk/2022-01-30-hwasong-12.json",
     {4340.0, 4670.0, 4940.0, 0.0},
     {4150.0, 4460.0, 4760.0, 0.0}},
    {"scenarios/dprk/2022-11-18-hwasong-17.json",
     {0.0, 0.0, 0.0, 0.99},
     {0.0, 0.0, 0.0, 0.98}},
};

static void tell(told *t, const char *path)
{
    loft_scenario *scenario = NULL;
    loft_diags *diags = loft_diags_new();
    loft_question first;
    assert_int_equal(loft_scenario_read(data, path, diags, &scenario), LOFT_OK);
    const loft_scenario_facts *facts = loft_scenario_content(scenario);
    loft_scenario_question(scenario, 0, &first);
    start(t, facts->class_name);
    t->event.launch = first.launch;
    for (size_t i = 0; i < facts->n_sources; i++) {
        loft_event_voice *voice = &t->voices[t->event.n++];
        voice->report = facts->sources[i].report;
        voice->copy = facts->sources[i].tertiary;
    }
    loft_scenario_free(scenario);
    loft_diags_free(diags);
}

static void tell_as_then(told *t, const char *path)
{
    const double burn_s = 150.0;
    loft_booster_template *plan = &t->event.launch.booster;
    tell(t, path);
    for (size_t i = 0; i < t->event.n; i++) {
        if (t->voices[i].report.time_s.kind == LOFT_CLAIM_TRACKED) {
            t->voices[i].report.time_s.kind = LOFT_CLAIM_ABOUT;
        }
    }
    t->prior.burn_log_sd = 0.17;
    if (plan->n_stages == 1) {
        loft_booster_template_stretch(plan,
                                      burn_s / loft_booster_template_burn_time(plan));
    }
}

static void check_quantile(double got_m, double want_km, double tolerance)
{
    if (want_km > 0.0) {
        CHECK_NEAR(got_m, 1e3 * want_km, tolerance);
    } else {
        assert_true(isinf(got_m));
    }
}

static void bands_of_events_are_those_of_a_prototype(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof prototype / sizeof prototype[0]; i++) {
        const quantiles *want = &prototype[i].then;
        told t;
        tell_as_then(&t, prototype[i].scenario);
        const loft_posterior p = posterior_of(&t, 1000);
        check_quantile(p.no_rotation_m.p05, want->p05_km, 0.05);
        check_quantile(p.no_rotation_m.p50, want->p50_km, 0.05);
        check_quantile(p.no_rotation_m.p95, want->p95_km, 0.05);
        assert_true(p.effective >= LOFT_POSTERIOR_FEW);
    }
}

/*
 * The upper ends of the two Hwasong-14 are 5.5 and 6.5 % above the prototype's: the deviation
 * 0.22 of the burn of liquid-2 makes 2.7 and 4.5 % of that.
 */
static void answers_as_shipped_stay_within_5_percent_of_the_prototype(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof prototype / sizeof prototype[0]; i++) {
        const quantiles *then = &prototype[i].then;
        const quantiles *shipped = &prototype[i].shipped;
        told t;
        tell(&t, prototype[i].scenario);
        const loft_posterior p = posterior_of(&t, 4000);
        const loft_band *band = &p.no_rotation_m;
        print_message(
            "%-42s %6.0f %6.0f %6.0f km, %4.1f %%; prototype %5.0f %5.0f %5.0f\n",
            prototype[i].scenario, 1e-3 * band->p05, 1e-3 * band->p50, 1e-3 * band->p95,
            1e2 * band->unbounded, then->p05_km, then->p50_km, then->p95_km);
        check_quantile(band->p05, then->p05_km, 0.05);
        check_quantile(band->p50, then->p50_km, 0.05);
        check_quantile(band->p95, then->p95_km, 0.07);
        check_quantile(band->p05, shipped->p05_km, 0.01);
        check_quantile(band->p50, shipped->p50_km, 0.01);
        check_quantile(band->p95, shipped->p95_km, 0.01);
        assert_true(fabs(band->unbounded - then->unbounded) < 0.02);
        assert_true(fabs(band->unbounded - shipped->unbounded) < 0.02);
    }
}

/* ---- who is heard ---- */

static void check_same(const loft_posterior *a, const loft_posterior *b)
{
    CHECK_NEAR(a->no_rotation_m.p05, b->no_rotation_m.p05, 0.0);
    CHECK_NEAR(a->toward_azimuth_m.p50, b->toward_azimuth_m.p50, 0.0);
    CHECK_NEAR(a->effective, b->effective, 0.0);
}

static void a_copy_and_who_says_nothing_change_nothing(void **state)
{
    (void)state;
    told t;
    tell_kcna_and_japan(&t);
    const loft_posterior two = posterior_of(&t, 200);
    t.voices[2] = t.voices[0];
    t.voices[2].copy = true;
    t.voices[3] = (loft_event_voice){.copy = false};
    t.event.n = 4;
    loft_samples *s = samples_of(&t, 200);
    check_same(&two, loft_samples_posterior(s));
    assert_true(loft_samples_heard(s, 0) && loft_samples_heard(s, 1));
    assert_false(loft_samples_heard(s, 2) || loft_samples_heard(s, 3));
    loft_samples_free(s);
}

static void the_order_of_voices_does_not_matter(void **state)
{
    (void)state;
    told t;
    tell_kcna_and_japan(&t);
    say(&t, nothing, loft_about_km(1000.0), nothing);
    const loft_posterior forward = posterior_of(&t, 200);
    const loft_event_voice first = t.voices[0];
    t.voices[0] = t.voices[2];
    t.voices[2] = first;
    const loft_posterior backward = posterior_of(&t, 200);
    check_same(&forward, &backward);
}

static double apogee_width(const told *t)
{
    loft_samples *s = samples_of(t, 1000);
    loft_band band;
    assert_int_equal(loft_band_of(1000, loft_samples_column(s, LOFT_SAMPLES_APOGEE_M),
                                  loft_samples_column(s, LOFT_SAMPLES_WEIGHT), &band),
                     LOFT_OK);
    loft_samples_free(s);
    return band.p95 - band.p05;
}

/* Two heights with normal errors know it better by the root of 2. */
static void a_second_witness_narrows(void **state)
{
    (void)state;
    told t;
    start(&t, "liquid-2");
    t.prior.errors.garbled = 0.0;
    say(&t, loft_about_km(3700.0), loft_about_km(1000.0), nothing);
    const double one_m = apogee_width(&t);
    t.voices[t.event.n++] = t.voices[0];
    CHECK_NEAR(apogee_width(&t) / one_m, sqrt(0.5), 0.15);
}

/* A radar that followed a lower stage, as the Russian one of July 2017. */
static void who_speaks_of_another_flight_is_outvoted(void **state)
{
    (void)state;
    told t;
    tell_kcna_and_japan(&t);
    const loft_posterior two = posterior_of(&t, 1000);
    say(&t, loft_about_km(681.0), loft_about_km(732.0), nothing);
    loft_samples *s = samples_of(&t, 1000);
    const loft_posterior three = *loft_samples_posterior(s);
    loft_posterior without;
    assert_true(loft_samples_garbled(s, 0) < 0.1 && loft_samples_garbled(s, 1) < 0.1);
    assert_true(loft_samples_garbled(s, 2) > 0.99);
    assert_int_equal(loft_samples_without(s, 2, &without), LOFT_OK);
    CHECK_NEAR(three.no_rotation_m.p50, two.no_rotation_m.p50, 0.03);
    CHECK_NEAR(without.no_rotation_m.p50, three.no_rotation_m.p50, 1e-3);
    loft_samples_free(s);
}

/* ---- what each does ---- */

static void without_a_voice_is_the_event_of_the_others(void **state)
{
    (void)state;
    told t;
    tell_kcna_and_japan(&t);
    say(&t, loft_about_km(3700.0), loft_about_km(1000.0), loft_about_min(47.0));
    loft_samples *s = samples_of(&t, 1500);
    loft_posterior without;
    assert_int_equal(loft_samples_without(s, 2, &without), LOFT_OK);
    t.event.n = 2;
    const loft_posterior others = posterior_of(&t, 1500);
    CHECK_NEAR(without.no_rotation_m.p05, others.no_rotation_m.p05, 0.05);
    CHECK_NEAR(without.no_rotation_m.p50, others.no_rotation_m.p50, 0.04);
    CHECK_NEAR(without.no_rotation_m.p95, others.no_rotation_m.p95, 0.07);
    loft_samples_free(s);
}

/* They did not with times taken at their word: 12,720 to 15,540 km and 8,490 to 9,520 km. */
static void the_bands_of_two_true_reports_of_one_flight_meet(void **state)
{
    (void)state;
    told t;
    tell_kcna_and_japan(&t);
    loft_samples *s = samples_of(&t, 1000);
    loft_posterior kcna, japan;
    assert_int_equal(loft_samples_alone(s, 0, &kcna), LOFT_OK);
    assert_int_equal(loft_samples_alone(s, 1, &japan), LOFT_OK);
    assert_true(japan.no_rotation_m.p95 > kcna.no_rotation_m.p05 + 500e3);
    assert_true(japan.no_rotation_m.p50 < kcna.no_rotation_m.p50);
    const double both_m = loft_samples_posterior(s)->no_rotation_m.p50;
    assert_true(japan.no_rotation_m.p50 < both_m && both_m < kcna.no_rotation_m.p50);
    loft_samples_free(s);
}

static void another_figure_would_narrow_the_band(void **state)
{
    (void)state;
    told t;
    tell_kcna_and_japan(&t);
    loft_samples *s = samples_of(&t, 1000);
    const double now_m = width_of(loft_samples_posterior(s));
    double width_m[LOFT_NEXT_FIGURES];
    for (int f = 0; f < LOFT_NEXT_FIGURES; f++) {
        assert_int_equal(loft_samples_next(s, (loft_next_figure)f, &width_m[f]), LOFT_OK);
        assert_true(width_m[f] > 0.0 && width_m[f] < 1.05 * now_m);
    }
    assert_true(width_m[LOFT_NEXT_BURN] < 0.8 * now_m);
    assert_true(width_m[LOFT_NEXT_BURN] < width_m[LOFT_NEXT_APOGEE]);
    loft_samples_free(s);
}

/* ---- answers that a person could give ---- */

static void check_answered(const told *t)
{
    const loft_posterior p = posterior_of(t, 1000);
    assert_true(p.effective >= LOFT_POSTERIOR_FEW);
    assert_true(p.no_rotation_m.p50 > 0.0);
}

static void vague_and_missing_figures_have_an_answer(void **state)
{
    (void)state;
    told t;
    start(&t, "liquid-2"); /* of the first day */
    say(&t, loft_about_km(3000.0), loft_about_km(1000.0), loft_about_min(45.0));
    check_answered(&t);
    start(&t, "liquid-2");
    say(&t, loft_about_km(3000.0), nothing, loft_about_min(45.0));
    check_answered(&t);
    start(&t, "solid-3");
    say(&t, loft_more_than_km(7000.0), nothing, loft_exact_min(86.0));
    check_answered(&t);
    start(&t, "liquid-1"); /* from two sources */
    say(&t, loft_up_to_km(2200.0), nothing, nothing);
    say(&t, nothing, loft_between_km(700.0, 850.0), nothing);
    check_answered(&t);
}

/* A fifth longer than usual, as 4 sources say: a very slow fall, or a long burn. */
static void far_times_that_agree_have_an_answer(void **state)
{
    (void)state;
    told t;
    start(&t, "liquid-2");
    for (int i = 0; i < 4; i++) {
        say(&t, loft_exact_km(3724.9), loft_exact_km(998.0), loft_exact_min(57.0));
    }
    const loft_posterior p = posterior_of(&t, 1000);
    assert_true(p.effective >= 0.5 * LOFT_POSTERIOR_FEW);
    assert_true(p.no_rotation_m.p05 > 8e6 && p.no_rotation_m.p50 < 14e6);
}

/* At 3,700 km a lofted and a flatter flight may both take so long. */
static void a_range_with_a_time_has_both_its_flights(void **state)
{
    (void)state;
    told t;
    start(&t, "liquid-1");
    t.event.assume_ballistic = true;
    say(&t, nothing, loft_exact_km(3700.0), loft_exact_s(1020.0));
    loft_samples *s = samples_of(&t, 1000);
    const double *weights = loft_samples_column(s, LOFT_SAMPLES_WEIGHT);
    const double *apogees_m = loft_samples_column(s, LOFT_SAMPLES_APOGEE_M);
    const loft_sphere sphere = loft_earth_sphere();
    loft_minenergy least;
    double high = 0.0, low = 0.0;
    assert_int_equal(loft_minenergy_arc(&sphere, 3700e3 / sphere.radius_m, &least),
                     LOFT_OK);
    for (int i = 0; i < 1000; i++) {
        *(apogees_m[i] > 0.8 * least.apogee_m ? &high : &low) += weights[i];
    }
    assert_true(low > 0.02 * (low + high) && high > 0.02 * (low + high));
    loft_samples_free(s);
}

/* ---- a booster that nobody names ---- */

enum {
    LIQUID_2,
    SOLID_3,
    CLASSES
};

static loft_samples *mixed(const told *t, const double share[CLASSES])
{
    static const char *const names[CLASSES] = {"liquid-2", "solid-3"};
    loft_class_choice choices[CLASSES];
    const loft_samples_wanted wanted = {.samples = 1000, .seed = 1};
    loft_samples *s = NULL;
    for (int i = 0; i < CLASSES; i++) {
        const loft_booster_class *c = loft_data_class_named(data, names[i]);
        choices[i] = (loft_class_choice){.name = names[i],
                                         .booster = c->booster,
                                         .prior = c->prior,
                                         .share = share[i]};
        choices[i].prior.burn_log_sd = 0.17;
    }
    assert_int_equal(loft_samples_make_mixed(&t->event, CLASSES, choices, &wanted, &s),
                     LOFT_OK);
    return s;
}

/* The prototype again, of 28 July 2017: liquid-2 0.81, solid-3 0.19, 9,270 to 13,840 km. */
static void classes_are_mixed_by_their_evidence(void **state)
{
    (void)state;
    static const double even[CLASSES] = {0.5, 0.5};
    static const double against[CLASSES] = {0.1, 0.9};
    told t;
    tell_as_then(&t, "scenarios/dprk/2017-07-28-hwasong-14.json");
    loft_samples *s = mixed(&t, even);
    const loft_class_mix mix = *loft_samples_class_mix(s);
    const loft_posterior *p = loft_samples_posterior(s);
    CHECK_NEAR(mix.probability[LIQUID_2] + mix.probability[SOLID_3], 1.0, 1e-12);
    CHECK_WITHIN(mix.probability[LIQUID_2], 0.81, 0.06);
    CHECK_NEAR(p->no_rotation_m.p05, 9270e3, 0.05);
    CHECK_NEAR(p->no_rotation_m.p95, 13840e3, 0.05);
    assert_true(mix.figures_tell && p->effective > LOFT_POSTERIOR_FEW);
    assert_int_equal(mix.most_probable, LIQUID_2);
    loft_samples *other = mixed(&t, against);
    const double *q = loft_samples_class_mix(other)->probability;
    CHECK_NEAR(q[LIQUID_2] / q[SOLID_3],
               mix.probability[LIQUID_2] / mix.probability[SOLID_3] / 9.0, 0.2);
    loft_samples_free(other);
    loft_samples_free(s);
}

static void without_a_time_the_figures_do_not_tell_the_class(void **state)
{
    (void)state;
    static const double prior[CLASSES] = {0.7, 0.3};
    told t;
    start(&t, "liquid-2");
    say(&t, loft_exact_km(3724.9), loft_exact_km(998.0), nothing);
    loft_samples *s = mixed(&t, prior);
    const loft_class_mix *mix = loft_samples_class_mix(s);
    assert_false(mix->figures_tell);
    CHECK_NEAR(mix->prior[LIQUID_2], prior[LIQUID_2], 1e-9); /* any range */
    CHECK_WITHIN(mix->probability[LIQUID_2], prior[LIQUID_2], 0.1);
    loft_samples_free(s);
}

/* A mix of one class is that class, and the weights of a mix do not favour large parts. */
static void a_mix_of_a_class_with_itself_is_that_class(void **state)
{
    (void)state;
    told t;
    tell_kcna_and_japan(&t);
    const loft_posterior one = posterior_of(&t, 1000);
    const loft_booster_class *c = loft_data_class_named(data, "liquid-2");
    const loft_class_choice choices[2] = {
        {.name = "a", .booster = c->booster, .prior = t.prior, .share = 0.8},
        {.name = "b", .booster = c->booster, .prior = t.prior, .share = 0.2}};
    const loft_samples_wanted wanted = {.samples = 1000, .seed = 1};
    loft_samples *s = NULL;
    assert_int_equal(loft_samples_make_mixed(&t.event, 2, choices, &wanted, &s), LOFT_OK);
    const loft_posterior *both = loft_samples_posterior(s);
    CHECK_WITHIN(loft_samples_class_mix(s)->probability[0], 0.8, 0.04);
    CHECK_NEAR(both->no_rotation_m.p05, one.no_rotation_m.p05, 0.03);
    CHECK_NEAR(both->no_rotation_m.p50, one.no_rotation_m.p50, 0.02);
    CHECK_NEAR(both->no_rotation_m.p95, one.no_rotation_m.p95, 0.06);
    loft_posterior without;
    assert_int_equal(loft_samples_without(s, 1, &without), LOFT_OK);
    assert_true(without.no_rotation_m.p50 > both->no_rotation_m.p50);
    loft_posterior_sample picked[8];
    assert_int_equal(loft_samples_pick(s, 8, picked), LOFT_OK);
    assert_true(picked[0].range_m < picked[7].range_m);
    loft_samples_free(s);
}

static void a_class_counts_less_beyond_its_ranges(void **state)
{
    (void)state;
    const loft_class_choice choices[2] = {{.share = 3.0, .standard_m = {1e6, 4e6}},
                                          {.share = 1.0, .standard_m = {4e6, 12e6}}};
    double share[LOFT_CLASS_CHOICES_MAX];
    loft_class_shares(2, choices, 4e6, share);
    CHECK_NEAR(share[0], 0.75, 1e-12);
    loft_class_shares(2, choices, 4e6 * exp(0.25), share); /* one deviation beyond */
    CHECK_NEAR(share[0] / share[1], 3.0 * exp(-0.5), 1e-12);
    loft_class_shares(2, choices, INFINITY, share);
    assert_true(share[1] > 0.999 && isfinite(share[0]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bands_of_events_are_those_of_a_prototype),
        cmocka_unit_test(answers_as_shipped_stay_within_5_percent_of_the_prototype),
        cmocka_unit_test(a_copy_and_who_says_nothing_change_nothing),
        cmocka_unit_test(the_order_of_voices_does_not_matter),
        cmocka_unit_test(a_second_witness_narrows),
        cmocka_unit_test(who_speaks_of_another_flight_is_outvoted),
        cmocka_unit_test(without_a_voice_is_the_event_of_the_others),
        cmocka_unit_test(the_bands_of_two_true_reports_of_one_flight_meet),
        cmocka_unit_test(another_figure_would_narrow_the_band),
        cmocka_unit_test(vague_and_missing_figures_have_an_answer),
        cmocka_unit_test(far_times_that_agree_have_an_answer),
        cmocka_unit_test(a_range_with_a_time_has_both_its_flights),
        cmocka_unit_test(classes_are_mixed_by_their_evidence),
        cmocka_unit_test(without_a_time_the_figures_do_not_tell_the_class),
        cmocka_unit_test(a_mix_of_a_class_with_itself_is_that_class),
        cmocka_unit_test(a_class_counts_less_beyond_its_ranges),
    };
    return cmocka_run_group_tests_name("event", tests, open_data, close_data);
}
