/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes of the format: test_netcdf.c. Read by the common library: export.bats. */
#include "check.h"
#include "tracks.h"

#include <stdint.h>

typedef struct file {
    char *bytes;
    size_t size;
} file;

static file written(const loft_track_document *d)
{
    file f = {NULL, 0};
    assert_int_equal(loft_format_netcdf.write(d, &f.bytes, &f.size), LOFT_OK);
    return f;
}

static size_t u32(const file *f, size_t at)
{
    assert_true(at + 4 <= f->size);
    const unsigned char *b = (const unsigned char *)f->bytes + at;
    return (size_t)b[0] << 24 | (size_t)b[1] << 16 | (size_t)b[2] << 8 | b[3];
}

/* Where a name with its count stands in the header; 0 if nowhere. */
static size_t find(const file *f, const char *name)
{
    const size_t n = strlen(name);
    for (size_t at = 0; at + 4 + n <= f->size; at += 4) {
        if (u32(f, at) == n && memcmp(f->bytes + at + 4, name, n) == 0) {
            return at;
        }
    }
    return 0;
}

/* The i-th value of the last variable but two, alt of the events: the data end with it. */
static double last_double(const file *f, size_t from_end)
{
    uint64_t bits =
        (uint64_t)u32(f, f->size - from_end) << 32 | u32(f, f->size - from_end + 4);
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

static void the_names_are_there_with_units(void **state)
{
    (void)state;
    flown f;
    fly_loft(&f);
    const loft_track_document d = document_of(&f.track, 1, "2024-10-30T22:10Z");
    file nc = written(&d);
    static const char *const names[] = {"trajectory",
                                        "obs",
                                        "Conventions",
                                        "CF-1.8",
                                        "featureType",
                                        "row_size",
                                        "sample_dimension",
                                        "cf_role",
                                        "time",
                                        "seconds since 2024-10-30 22:10:00",
                                        "lat",
                                        "degrees_north",
                                        "lon",
                                        "degrees_east",
                                        "alt",
                                        "height_above_reference_ellipsoid",
                                        "flag_meanings",
                                        "event_time"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (find(&nc, names[i]) == 0) {
            fail_msg("no %s", names[i]);
        }
    }
    const size_t obs = find(&nc, "obs");
    assert_int_equal(u32(&nc, obs + 8), f.track.n);
    free(nc.bytes);
    fini_flown(&f);
}

/* The altitude of the impact is the last number of the file. */
static void numbers_are_unrounded(void **state)
{
    (void)state;
    flown f;
    fly_loft(&f);
    const loft_track_document d = document_of(&f.track, 1, "2024-10-30T22:10Z");
    file nc = written(&d);
    CHECK_WITHIN(last_double(&nc, 8), f.track.samples[f.track.n - 1].place.alt_m, 0.0);
    const size_t apogee = f.track.events[4].sample;
    CHECK_WITHIN(last_double(&nc, 16), f.track.samples[apogee].place.alt_m, 0.0);
    free(nc.bytes);
    fini_flown(&f);
}

static void an_endless_flight_and_an_assumed_clock_are_said(void **state)
{
    (void)state;
    flown f;
    fly_unbounded(&f);
    const loft_track_document d = document_of(&f.track, 1, "2024-10-30");
    file nc = written(&d);
    assert_true(find(&nc, "time_assumption") > 0);
    assert_true(find(&nc, "note_on_trajectory_0") > 0);
    free(nc.bytes);
    fini_flown(&f);
}

static void without_a_flight_there_is_no_file(void **state)
{
    (void)state;
    char *bytes = NULL;
    size_t size = 12345;
    const loft_track_document d = document_of(NULL, 0, NULL);
    assert_int_equal(loft_format_netcdf.write(&d, &bytes, &size), LOFT_ERR_DOMAIN);
    assert_null(bytes);
    assert_int_equal(size, 12345);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_names_are_there_with_units),
        cmocka_unit_test(numbers_are_unrounded),
        cmocka_unit_test(an_endless_flight_and_an_assumed_clock_are_said),
        cmocka_unit_test(without_a_flight_there_is_no_file),
    };
    return cmocka_run_group_tests_name("format_netcdf", tests, NULL, NULL);
}
