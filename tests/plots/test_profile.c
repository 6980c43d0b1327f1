/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"
#include "loft/plot.h"
#include "pictures.h"
#include "plots/profile/profile.h"
#include "plots/profile/profile_scale.h"

#include <stdlib.h>
#include <string.h>

enum {
    N = 101
};

static loft_profile_point flown[N], standard[N];
static const loft_profile_mark marks[2] = {
    {475.3e3, 4475.1e3, "apogee 4475 km", LOFT_MARK_APOGEE},
    {950.6e3, 0.0, "impact 951 km", LOFT_MARK_IMPACT}};
static loft_profile_curve curves[2] = {
    {"flown", LOFT_ROLE_FLOWN, flown, N, marks, 2, false, 0},
    {"standard", LOFT_ROLE_STANDARD, standard, N, NULL, 0, false, 0}};
static const loft_profile both = {.title = "A title",
                                  .subtitle = "Assumptions",
                                  .source = "Source",
                                  .curves = curves,
                                  .n_curves = 2,
                                  .earth_radius_m = 6371008.8};

static int make_curves(void **state)
{
    (void)state;
    for (int i = 0; i < N; i++) {
        const double t = i / (N - 1.0);
        const double arch = 4.0 * t * (1.0 - t);
        flown[i] = (loft_profile_point){950.6e3 * t, 4475.1e3 * arch, i < 5};
        standard[i] = (loft_profile_point){14e6 * t, 1.4e6 * arch, i < 4};
    }
    return 0;
}

static loft_buffer drawn(const loft_profile *profile, loft_picture_format format)
{
    loft_buffer out = {NULL, 0};
    assert_int_equal(loft_profile_draw(profile, format, NULL, 0, &out), LOFT_OK);
    return out;
}

static void each_format_starts_as_it_should(void **state)
{
    (void)state;
    static const char *const heads[] = {"\x89PNG\r\n\x1A\n", "<?xml", "%PDF-"};
    for (int scale = 0; scale < 2; scale++) {
        loft_profile profile = both;
        profile.to_scale = scale == 1;
        for (int format = LOFT_PICTURE_PNG; format <= LOFT_PICTURE_PDF; format++) {
            loft_buffer out = drawn(&profile, (loft_picture_format)format);
            assert_true(out.size > 8000);
            assert_memory_equal(out.data, heads[format], strlen(heads[format]));
            free(out.data);
        }
    }
}

static void pixels_are_twice_the_points(void **state)
{
    (void)state;
    loft_buffer out = drawn(&both, LOFT_PICTURE_PNG);
    assert_memory_equal(out.data + 16, "\x00\x00\x07\x08\x00\x00\x04\x60", 8);
    free(out.data);
}

static void the_same_drawing_has_the_same_bytes(void **state)
{
    (void)state;
    for (int format = LOFT_PICTURE_PNG; format <= LOFT_PICTURE_PDF; format++) {
        loft_buffer a = drawn(&both, (loft_picture_format)format);
        loft_buffer b = drawn(&both, (loft_picture_format)format);
        assert_int_equal(a.size, b.size);
        assert_memory_equal(a.data, b.data, a.size);
        free(a.data);
        free(b.data);
    }
}

static void an_open_curve_does_not_squeeze_the_flown_one(void **state)
{
    (void)state;
    static loft_profile_point escape[N];
    loft_profile_curve pair[2] = {curves[0], curves[1]};
    loft_profile profile = both;
    profile.curves = pair;
    pair[1].points = escape;
    pair[1].open_ended = true;
    for (int i = 0; i < N; i++) {
        escape[i] = (loft_profile_point){1e5 * i, 1e5 * i, false};
    }
    loft_buffer near = drawn(&profile, LOFT_PICTURE_PNG);
    for (int i = 72; i < N; i++) { /* beyond 1.6 x 4475 km: not drawn, so no matter */
        escape[i].alt_m *= 1000.0;
    }
    loft_buffer far = drawn(&profile, LOFT_PICTURE_PNG);
    assert_int_equal(near.size, far.size);
    assert_memory_equal(near.data, far.data, near.size);
    free(near.data);
    free(far.data);
}

/* Beside a flight that goes a third of the way round. */
static void a_steep_flight_stands_upright_to_scale(void **state)
{
    (void)state;
    const size_t use[2] = {N, N};
    const loft_canvas_box box = {22.0, 80.0, 878.0, 520.0};
    loft_profile profile = both;
    loft_frame frame;
    profile.to_scale = true;
    assert_int_equal(loft_frame_fit(&profile, use, box, &frame), LOFT_OK);
    const loft_canvas_point start = loft_frame_at(&frame, 0.0, 0.0);
    const loft_canvas_point apogee =
        loft_frame_at(&frame, marks[0].downrange_m, marks[0].alt_m);
    assert_true(start.y - apogee.y > 4.0 * fabs(apogee.x - start.x));
    for (int i = 0; i < N; i++) { /* and both are on the sheet */
        for (int c = 0; c < 2; c++) {
            const loft_profile_point *p = &curves[c].points[i];
            const loft_canvas_point at = loft_frame_at(&frame, p->downrange_m, p->alt_m);
            assert_true(at.x > box.x0 && at.x < box.x1 && at.y > box.y0 && at.y < box.y1);
        }
    }
}

/* The Earth below a flight half-way round it is so small that 100 km is 2 points. */
static void a_height_that_meets_the_ground_has_no_name(void **state)
{
    (void)state;
    for (int high = 0; high < 2; high++) {
        loft_profile_point points[N];
        for (int i = 0; i < N; i++) {
            const double t = i / (N - 1.0);
            points[i] = (loft_profile_point){(high ? 2e7 : 1e6) * t,
                                             (high ? 3e7 : 8e5) * t * (1.0 - t), false};
        }
        const loft_profile_curve curve = {.label = "flown", .points = points, .n = N};
        loft_profile profile = both;
        profile.curves = &curve;
        profile.n_curves = 1;
        profile.to_scale = true;
        char *whole = svg_string(drawn(&profile, LOFT_PICTURE_SVG));
        assert_true((strstr(whole, "100 km altitude") == NULL) == (high == 1));
        free(whole);
    }
}

static void texts_keep_apart_on_a_sheet_of_any_size(void **state)
{
    (void)state;
    const double sizes[][2] = {
        {400.0, 300.0}, {480.0, 640.0}, {640.0, 360.0}, {0.0, 0.0}};
    for (int i = 0; i < 8; i++) {
        loft_profile profile = both;
        profile.look.width_pt = sizes[i / 2][0];
        profile.look.height_pt = sizes[i / 2][1];
        profile.to_scale = i % 2 == 1;
        loft_buffer svg = drawn(&profile, LOFT_PICTURE_SVG);
        expect_text_on_sheet(svg);
        expect_texts_apart(svg);
        free(svg.data);
    }
}

/* ---- bands ---- */

static double along_m[N], low_m[N], middle_m[N], high_m[N], farther_m[N];

/* About the standard flight, one inside the other; their upper edges go farther. */
static void make_bands(loft_profile_band bands[2])
{
    for (int i = 0; i < N; i++) {
        along_m[i] = standard[i].downrange_m;
        farther_m[i] = 1.3 * along_m[i];
        low_m[i] = 0.8 * standard[i].alt_m;
        middle_m[i] = 1.1 * standard[i].alt_m;
        high_m[i] = 1.2 * standard[i].alt_m;
    }
    const loft_profile_edge low = {along_m, low_m, N};
    bands[0] = (loft_profile_band){.lower = low, .upper = {farther_m, high_m, N}};
    bands[1] = (loft_profile_band){.lower = low, .upper = {along_m, middle_m, N}};
}

static bool same(loft_buffer a, loft_buffer b)
{
    const bool equal = a.size == b.size && memcmp(a.data, b.data, a.size) == 0;
    free(a.data);
    free(b.data);
    return equal;
}

static void each_band_and_its_label_show(void **state)
{
    (void)state;
    loft_profile_band bands[2];
    make_bands(bands);
    for (int scale = 0; scale < 2; scale++) {
        loft_profile steps[4] = {both, both, both, both};
        for (int i = 0; i < 4; i++) {
            steps[i].to_scale = scale == 1;
            steps[i].bands = bands;
            steps[i].n_bands = i < 2 ? (size_t)i : 2;
            steps[i].bands_label = i == 3 ? "these" : NULL;
        }
        for (int format = LOFT_PICTURE_PNG; format <= LOFT_PICTURE_PDF; format++) {
            const loft_picture_format as = (loft_picture_format)format;
            for (int i = 0; i < 3; i++) {
                assert_false(same(drawn(&steps[i], as), drawn(&steps[i + 1], as)));
            }
            assert_true(same(drawn(&steps[3], as), drawn(&steps[3], as)));
        }
    }
}

/* Where an edge lies beyond the frame matters only if the frame must hold it. */
static void an_open_band_leaves_the_frame_and_a_closed_one_widens_it(void **state)
{
    (void)state;
    loft_profile_band bands[2];
    loft_profile profile = both;
    profile.bands = bands;
    profile.n_bands = 1;
    profile.bands_label = "these";
    for (int open = 0; open < 2; open++) {
        make_bands(bands);
        bands[0].open = open == 1;
        for (int i = 0; i < N; i++) {
            high_m[i] = 1e5 * i; /* above the frame, of 5,100 km, from 52 on */
        }
        loft_buffer near = drawn(&profile, LOFT_PICTURE_PNG);
        for (int i = 60; i < N; i++) {
            high_m[i] *= 3.0;
        }
        assert_int_equal(same(near, drawn(&profile, LOFT_PICTURE_PNG)), open);
    }
}

static void refuses(const loft_profile *profile, loft_status want)
{
    loft_buffer out = {.size = 77};
    assert_int_equal(loft_profile_draw(profile, LOFT_PICTURE_PNG, NULL, 0, &out), want);
    assert_int_equal(out.size, 77);
}

static void refuses_bad_input(void **state)
{
    (void)state;
    loft_profile_curve curve = curves[0];
    loft_profile profile = both;
    profile.n_curves = 0;
    refuses(&profile, LOFT_ERR_DOMAIN);
    profile = both;
    profile.to_scale = true;
    profile.earth_radius_m = 0.0;
    refuses(&profile, LOFT_ERR_DOMAIN);
    profile = both;
    profile.title = "\xFF\xFE";
    refuses(&profile, LOFT_ERR_INPUT);
    profile = both;
    profile.curves = &curve;
    profile.n_curves = 1;
    curve.n = 1;
    refuses(&profile, LOFT_ERR_DOMAIN);
    const loft_profile_point flat[2] = {{0.0, 0.0, false}, {1e5, 0.0, false}};
    curve = (loft_profile_curve){.label = "", .points = flat, .n = 2};
    refuses(&profile, LOFT_ERR_DOMAIN);
    loft_profile_band bands[3];
    make_bands(bands);
    bands[2] = bands[1];
    profile = both;
    profile.bands = bands;
    profile.n_bands = 3;
    refuses(&profile, LOFT_ERR_DOMAIN);
    profile.n_bands = 2;
    bands[1].lower.n = 1;
    refuses(&profile, LOFT_ERR_DOMAIN);
    bands[1].lower.n = N;
    high_m[7] = NAN;
    refuses(&profile, LOFT_ERR_DOMAIN);
    profile = both;
    profile.curves = &curve;
    profile.n_curves = 1;
    const loft_profile_point broken[2] = {{0.0, 0.0, false}, {1e5, NAN, false}};
    curve.points = broken;
    refuses(&profile, LOFT_ERR_DOMAIN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_format_starts_as_it_should),
        cmocka_unit_test(pixels_are_twice_the_points),
        cmocka_unit_test(the_same_drawing_has_the_same_bytes),
        cmocka_unit_test(an_open_curve_does_not_squeeze_the_flown_one),
        cmocka_unit_test(a_steep_flight_stands_upright_to_scale),
        cmocka_unit_test(a_height_that_meets_the_ground_has_no_name),
        cmocka_unit_test(texts_keep_apart_on_a_sheet_of_any_size),
        cmocka_unit_test(each_band_and_its_label_show),
        cmocka_unit_test(an_open_band_leaves_the_frame_and_a_closed_one_widens_it),
        cmocka_unit_test(refuses_bad_input),
    };
    return cmocka_run_group_tests_name("profile", tests, make_curves, NULL);
}
