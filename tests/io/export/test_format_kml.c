/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For the file in an XML reader see tests/cli/export.bats. */
#include "check.h"
#include "tracks.h"

enum {
    DEPTH_MAX = 16
};

static char *written(const loft_track_document *d)
{
    char *text = NULL;
    size_t size = 0;
    assert_int_equal(loft_format_kml.write(d, &text, &size), LOFT_OK);
    assert_int_equal(size, strlen(text));
    return text;
}

/* Every element is closed in its turn, and no bare '<' or '&' stands in a text. */
static void check_well_formed(const char *text)
{
    char open[DEPTH_MAX][32];
    int depth = 0;
    assert_int_equal(strncmp(text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", 39),
                     0);
    for (const char *at = text + 39; *at != '\0'; at++) {
        assert_true((unsigned char)*at >= ' ' || *at == '\n');
        if (*at == '&') {
            assert_true(strncmp(at, "&amp;", 5) == 0 || strncmp(at, "&lt;", 4) == 0 ||
                        strncmp(at, "&gt;", 4) == 0);
        }
        if (*at != '<') {
            continue;
        }
        const bool closes = at[1] == '/';
        const char *name = at + (closes ? 2 : 1);
        const size_t n = strcspn(name, " >");
        assert_true(n > 0 && n < sizeof open[0]);
        if (closes) {
            assert_true(depth > 0);
            depth--;
            assert_true(strlen(open[depth]) == n && strncmp(open[depth], name, n) == 0);
        } else {
            assert_true(depth < DEPTH_MAX);
            snprintf(open[depth++], sizeof open[0], "%.*s", (int)n, name);
        }
        at = strchr(name, '>');
        assert_non_null(at);
    }
    assert_int_equal(depth, 0);
}

static void a_track_has_a_time_and_a_place_for_each_sample(void **state)
{
    (void)state;
    flown f;
    fly_loft(&f);
    const loft_track_document d = document_of(&f.track, 1, "2024-10-30T22:10Z");
    char *text = written(&d);
    check_well_formed(text);
    assert_int_equal(count_of(text, "<gx:Track>"), 1);
    assert_int_equal(count_of(text, "<when>"), (int)f.track.n);
    assert_int_equal(count_of(text, "<gx:coord>"), (int)f.track.n);
    assert_int_equal(count_of(text, "<altitudeMode>absolute</altitudeMode>"), 2 + 6);
    assert_non_null(strstr(text, "<when>2024-10-30T22:10:00.000Z</when>"));
    /* longitude, latitude, height, apart by blanks in a track, by commas in a point */
    assert_non_null(strstr(text, "<gx:coord>125.9870000 39.1230000 123.4</gx:coord>"));
    assert_non_null(
        strstr(text, "<coordinates>125.9870000,39.1230000,123.4</coordinates>"));
    free(text);
    fini_flown(&f);
}

static void an_event_shows_from_its_moment_on(void **state)
{
    (void)state;
    flown f;
    fly_loft(&f);
    const loft_track_document d = document_of(&f.track, 1, "2024-10-30T22:10Z");
    char *text = written(&d);
    char wanted[80];
    char time_utc[LOFT_EPOCH_TEXT];
    const char *impact = strstr(text, "<name>impact</name>");
    assert_non_null(impact);
    snprintf(wanted, sizeof wanted, "<TimeSpan><begin>%s</begin></TimeSpan>",
             loft_epoch_text(time_utc, &d.epoch, f.flight.end.t_s));
    assert_non_null(strstr(impact, wanted));
    assert_int_equal(count_of(text, "<TimeSpan>"), 6);
    free(text);
    fini_flown(&f);
}

/* The flown flight's blue is 0072B2 in red, green, blue. */
static void colours_are_opacity_blue_green_red(void **state)
{
    (void)state;
    flown f;
    fly_loft(&f);
    const loft_track_document d = document_of(&f.track, 1, NULL);
    char *text = written(&d);
    assert_int_equal(count_of(text, "<color>ffb27200</color>"), 2);
    free(text);
    fini_flown(&f);
}

/* A program for flat maps draws straight between two places. */
static void a_line_without_times_is_cut_at_180_degrees(void **state)
{
    (void)state;
    flown f;
    fly_from(&f, -12.3, 176.5, 78.8, 5432.1, 45.6);
    const loft_track_document d = document_of(&f.track, 1, NULL);
    char *text = written(&d);
    check_well_formed(text);
    assert_int_equal(count_of(text, "<LineString>"), 2);
    const char *first = strstr(text, "<LineString>");
    const char *second = strstr(first + 1, "<LineString>");
    assert_non_null(second);
    const char *edge = strstr(first, "\n180.0000000,");
    assert_true(edge != NULL && edge < second && strchr(edge + 1, '\n') < second);
    assert_int_equal(strncmp(strchr(edge + 1, '\n'), "\n</coordinates>", 15), 0);
    assert_non_null(strstr(second, "<coordinates>-180.0000000,"));
    free(text);
    fini_flown(&f);
}

/* The namespaces are names, not addresses. */
static void nothing_is_fetched_from_a_server(void **state)
{
    (void)state;
    flown f;
    fly_loft(&f);
    const loft_track_document d = document_of(&f.track, 1, NULL);
    char *text = written(&d);
    assert_int_equal(count_of(text, "http"), 2);
    assert_int_equal(count_of(text, "=\"http://www."), 2);
    assert_int_equal(count_of(text, "<href>"), 0);
    free(text);
    fini_flown(&f);
}

/* A description is HTML in XML. A name is text in a list and HTML in a balloon. */
static void markup_in_words_is_escaped(void **state)
{
    (void)state;
    loft_track_document d = document_of(NULL, 0, NULL);
    d.description = "a < b && c > d \x01\x7f\xef\xbf\xbf\xc3\xa9]]>";
    char *text = written(&d);
    check_well_formed(text);
    assert_non_null(
        strstr(text, "<name>A \342\200\271test\342\200\272 &amp; \"more\"</name>"));
    assert_non_null(strstr(text, "a &amp;lt; b &amp;amp;&amp;amp; c &amp;gt; d "
                                 "\\u0001\\u007f\\uffff\xc3\xa9]]&amp;gt;"));
    free(text);
}

static void a_date_alone_and_an_endless_flight_are_said(void **state)
{
    (void)state;
    flown f;
    fly_unbounded(&f);
    const loft_track_document d = document_of(&f.track, 1, "2024-10-30");
    char *text = written(&d);
    check_well_formed(text);
    assert_non_null(strstr(text, "the clock starts at 00:00 UTC by assumption"));
    assert_non_null(strstr(text, "<description>No impact: the flight goes half-way"));
    assert_null(strstr(text, "<name>impact</name>"));
    free(text);
    fini_flown(&f);
}

static void without_a_flight_the_document_has_its_reason(void **state)
{
    (void)state;
    loft_track_document d = document_of(NULL, 0, NULL);
    d.description = "No flight: it failed.";
    char *text = written(&d);
    check_well_formed(text);
    assert_non_null(strstr(text, "No flight: it failed."));
    assert_null(strstr(text, "<Placemark>"));
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_track_has_a_time_and_a_place_for_each_sample),
        cmocka_unit_test(an_event_shows_from_its_moment_on),
        cmocka_unit_test(colours_are_opacity_blue_green_red),
        cmocka_unit_test(a_line_without_times_is_cut_at_180_degrees),
        cmocka_unit_test(nothing_is_fetched_from_a_server),
        cmocka_unit_test(markup_in_words_is_escaped),
        cmocka_unit_test(a_date_alone_and_an_endless_flight_are_said),
        cmocka_unit_test(without_a_flight_the_document_has_its_reason),
    };
    return cmocka_run_group_tests_name("format_kml", tests, NULL, NULL);
}
