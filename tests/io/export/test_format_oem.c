/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of lines is read strictly by tests/cli/oem.awk, in tests/cli/export.bats. */
#include "check.h"
#include "tracks.h"

static char *written(const loft_track_document *d)
{
    char *text = NULL;
    size_t size = 0;
    assert_int_equal(loft_format_oem.write(d, &text, &size), LOFT_OK);
    assert_int_equal(size, strlen(text));
    return text;
}

/* After a keyword of the n-th block, counted from 0. */
static const char *value_of(const char *text, int block, const char *keyword)
{
    const char *at = text;
    for (int i = 0; i <= block; i++) {
        at = strstr(at, "META_START\n");
        assert_non_null(at);
        at += 11;
    }
    at = strstr(at, keyword);
    assert_non_null(at);
    return at + strlen(keyword) + 3; /* " = " */
}

static void a_block_begins_at_every_burn_out_and_ignition(void **state)
{
    (void)state;
    flown f;
    fly_loft(&f);
    const loft_track_document d = document_of(&f.track, 1, "2024-10-30T22:10Z");
    char *text = written(&d);
    /* stage 1, the gap, stage 2, the coast */
    static const double starts_s[] = {0.0, 71.23, 71.23 + 3.21, 71.23 + 3.21 + 64.56};
    assert_int_equal(count_of(text, "META_START\n"), 4);
    assert_int_equal(count_of(text, "META_STOP\n"), 4);
    for (int i = 0; i < 4; i++) {
        char time_utc[LOFT_EPOCH_TEXT];
        const double stop_s = i < 3 ? starts_s[i + 1] : f.flight.end.t_s;
        loft_epoch_text(time_utc, &d.epoch, starts_s[i]);
        assert_memory_equal(value_of(text, i, "START_TIME"), time_utc, 23);
        loft_epoch_text(time_utc, &d.epoch, stop_s);
        assert_memory_equal(value_of(text, i, "STOP_TIME"), time_utc, 23);
    }
    free(text);
    fini_flown(&f);
}

static void every_sample_stands_in_kilometres(void **state)
{
    (void)state;
    flown f;
    fly_loft(&f);
    const loft_track_document d = document_of(&f.track, 1, "2024-10-30T22:10Z");
    char *text = written(&d);
    size_t i = 0;
    for (char *line = text; line != NULL && i < f.track.n;
         line = strchr(line, '\n'), line = line != NULL ? line + 1 : NULL) {
        double x[6];
        if (line[0] != '2' || sscanf(line, "%*s %lf %lf %lf %lf %lf %lf", &x[0], &x[1],
                                     &x[2], &x[3], &x[4], &x[5]) != 6) {
            continue;
        }
        char time_utc[LOFT_EPOCH_TEXT];
        if (i > 0 &&
            strncmp(line, loft_epoch_text(time_utc, &d.epoch, f.track.samples[i - 1].t_s),
                    23) == 0) {
            i--; /* the end of a block and the start of the next */
        }
        const loft_track_sample *s = &f.track.samples[i++];
        assert_memory_equal(line, loft_epoch_text(time_utc, &d.epoch, s->t_s), 23);
        const double wanted[] = {s->r_ecef_m.x,   s->r_ecef_m.y,   s->r_ecef_m.z,
                                 s->v_ecef_mps.x, s->v_ecef_mps.y, s->v_ecef_mps.z};
        for (int k = 0; k < 6; k++) {
            CHECK_WITHIN(1000.0 * x[k], wanted[k], k < 3 ? 5.001e-4 : 5.1e-7);
        }
    }
    assert_int_equal(i, f.track.n);
    free(text);
    fini_flown(&f);
}

static void the_header_and_frames_are_those_asked_for(void **state)
{
    (void)state;
    flown f;
    fly_loft(&f);
    loft_track_document d = document_of(&f.track, 1, "2024-10-30");
    char *text = written(&d);
    assert_int_equal(strncmp(text, "CCSDS_OEM_VERS = 2.0\nCOMMENT ", 29), 0);
    assert_non_null(strstr(text,
                           "CREATION_DATE = 2026-01-02T03:04:05\nORIGINATOR = LOFT\n"
                           "\nMETA_START\n"));
    assert_non_null(strstr(text, "COMMENT Only the date is known;"));
    assert_int_equal(strncmp(value_of(text, 0, "OBJECT_NAME"), "UNKNOWN\n", 8), 0);
    assert_int_equal(strncmp(value_of(text, 0, "REF_FRAME"), "ITRF2000\n", 9), 0);
    assert_int_equal(strncmp(value_of(text, 0, "TIME_SYSTEM"), "UTC\n", 4), 0);
    free(text);
    d.object_name = "HWASONG-19 (TEST)";
    text = written(&d);
    assert_int_equal(count_of(text, "OBJECT_NAME = HWASONG-19 (TEST)\n"), 4);
    free(text);
    fini_flown(&f);
}

static void no_line_is_longer_than_254_or_not_ascii(void **state)
{
    (void)state;
    char words[900];
    flown f;
    fly_unbounded(&f);
    loft_track_document d = document_of(&f.track, 1, "2024");
    memset(words, 'x', sizeof words - 1); /* one word that cannot be broken */
    words[sizeof words - 1] = '\0';
    memcpy(words, "caf\xc3\xa9\a\t", 7);
    d.description = words;
    char *text = written(&d);
    assert_non_null(strstr(text, "COMMENT caf?\\u0007\nCOMMENT xxx"));
    assert_non_null(strstr(text, "COMMENT No impact: the flight goes half-way"));
    for (const char *line = text; *line != '\0'; line += strcspn(line, "\n") + 1) {
        assert_true(strcspn(line, "\n") <= 254);
    }
    for (const char *c = text; *c != '\0'; c++) {
        assert_true((*c >= ' ' && *c < 0x7F) || *c == '\n');
    }
    free(text);
    fini_flown(&f);
}

static void what_has_no_form_is_refused(void **state)
{
    (void)state;
    char *text = NULL;
    size_t size = 12345;
    const char *const bad[] = {
        "",
        " x",
        "x ",
        "a\nb",
        "caf\xc3\xa9",
        "01234567890123456789012345678901234567890123456789012345678901234"};
    loft_track_document d = document_of(NULL, 0, NULL);
    assert_int_equal(loft_format_oem.write(&d, &text, &size), LOFT_ERR_DOMAIN);
    flown f;
    fly_loft(&f);
    d = document_of(&f.track, 1, NULL);
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        d.object_name = bad[i];
        assert_int_equal(loft_format_oem.write(&d, &text, &size), LOFT_ERR_DOMAIN);
    }
    assert_null(text);
    assert_int_equal(size, 12345);
    fini_flown(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_block_begins_at_every_burn_out_and_ignition),
        cmocka_unit_test(every_sample_stands_in_kilometres),
        cmocka_unit_test(the_header_and_frames_are_those_asked_for),
        cmocka_unit_test(no_line_is_longer_than_254_or_not_ascii),
        cmocka_unit_test(what_has_no_form_is_refused),
    };
    return cmocka_run_group_tests_name("format_oem", tests, NULL, NULL);
}
