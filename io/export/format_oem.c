/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An Orbit Ephemeris Message (KVN) of the first track: Earth-fixed km and km/s, a block of
 * metadata and data for each stretch between burn-outs and ignitions, where the
 * acceleration jumps. LOFT_ERR_DOMAIN also for an object name that does not fit on a line of
 * the standard. Nothing of version 3.0 is used, so the message says 2.0: more readers know it.
 *
 * Reference  CCSDS 502.0-B-2, Orbit Data Messages (2009), sections 5 and 6
 */
#include <string.h>

#include "io/export/format_write.h"
#include "io/export/formats.h"
#include "sim/base/decimal.h"
#include "sim/base/visible.h"

enum {
    LINE_MAX_CHARS = 254, /* by the standard, without the end of the line */
    NAME_MAX = 64,
    DEGREE_MAX = 7
};

/* "2024-10-30T22:10:00.000", without the Z */
static const char *oem_time(char out[LOFT_EPOCH_TEXT], const loft_epoch *epoch,
                            double t_s)
{
    loft_epoch_text(out, epoch, t_s);
    out[strlen(out) - 1] = '\0';
    return out;
}

/* Visible words as COMMENT lines, broken at blanks; only printing ASCII may stand there. */
static void put_lines(FILE *out, const char *text)
{
    const size_t width = 80;
    while (*text != '\0') {
        size_t n = strlen(text);
        if (n > width) {
            n = width;
            while (n > 0 && text[n] != ' ') {
                n--;
            }
            n = n > 0 ? n : width;
        }
        fputs("COMMENT ", out);
        for (size_t i = 0; i < n; i++) {
            const unsigned char c = (unsigned char)text[i];
            if (c < 0x80U || c >= 0xC0U) { /* one '?' for each character */
                fputc(c < 0x80U ? c : '?', out);
            }
        }
        fputc('\n', out);
        text += n;
        text += strspn(text, " ");
    }
}

/* False if out of memory. */
static bool put_comment(FILE *out, const char *text)
{
    char *visible = loft_visible_text(text);
    const bool good = visible != NULL;
    put_lines(out, good ? visible : "");
    free(visible);
    return good;
}

static void put_block(FILE *out, const loft_track_document *d, size_t first, size_t last)
{
    char from[LOFT_EPOCH_TEXT];
    char to[LOFT_EPOCH_TEXT];
    const loft_track *track = &d->tracks[0];
    const loft_track_sample *samples = track->samples;
    const size_t most = last - first; /* a polynomial of that degree has enough samples */
    const unsigned degree = most < DEGREE_MAX ? (unsigned)most : DEGREE_MAX;
    oem_time(from, &d->epoch, samples[first].t_s);
    oem_time(to, &d->epoch, samples[last].t_s);
    fputs("\nMETA_START\n", out);
    if (loft_track_note(track) != NULL && (last + 1 == track->n || first == last)) {
        put_lines(out, loft_track_note(track));
    }
    fprintf(out,
            "OBJECT_NAME = %s\nOBJECT_ID = UNKNOWN\nCENTER_NAME = EARTH\n"
            "REF_FRAME = ITRF2000\nTIME_SYSTEM = UTC\nSTART_TIME = %s\nSTOP_TIME = %s\n",
            d->object_name != NULL ? d->object_name : "UNKNOWN", from, to);
    if (degree > 0) {
        fprintf(out, "INTERPOLATION = LAGRANGE\nINTERPOLATION_DEGREE = %u\n", degree);
    }
    fputs("META_STOP\n", out);
    for (size_t i = first; i <= last; i++) {
        const loft_vec3 r = samples[i].r_ecef_m;
        const loft_vec3 v = samples[i].v_ecef_mps;
        loft_fprintf(out, "%s %.6f %.6f %.6f %.9f %.9f %.9f\n",
                     oem_time(from, &d->epoch, samples[i].t_s),
                     loft_rounded(r.x / 1000.0, 1e6), loft_rounded(r.y / 1000.0, 1e6),
                     loft_rounded(r.z / 1000.0, 1e6), loft_rounded(v.x / 1000.0, 1e9),
                     loft_rounded(v.y / 1000.0, 1e9), loft_rounded(v.z / 1000.0, 1e9));
    }
}

/* The standard asks for it (502.0-B-3, 7.8.12 c). The realisations of the ITRF differ by centimetres. */
static const char accuracy[] =
    "Positions to 1 mm and velocities to 1 um/s, as computed, Earth-fixed on WGS84, in "
    "ITRF2000 within centimetres. How uncertain the flight itself is, is not said here.";

/* A name that may stand in a KVN line: printing ASCII. */
static bool good_name(const char *name)
{
    const size_t n = strlen(name);
    bool good = n > 0 && n <= NAME_MAX && name[0] != ' ' && name[n - 1] != ' ';
    for (size_t i = 0; i < n; i++) {
        good = good && name[i] >= ' ' && name[i] < 0x7F;
    }
    return good;
}

/* Its samples are at one time, which may stand in a block once. */
static bool is_instant(const loft_track *track)
{
    return track->samples[track->n - 1].t_s - track->samples[0].t_s < 1e-6;
}

static loft_status write_oem(const loft_track_document *d, char **text, size_t *size)
{
    _Static_assert(NAME_MAX + 20 < LINE_MAX_CHARS, "the longest line of metadata");
    loft_text memory;
    if (d->n == 0 || (d->object_name != NULL && !good_name(d->object_name))) {
        return LOFT_ERR_DOMAIN;
    }
    if (loft_text_open(&memory) != LOFT_OK) {
        return LOFT_ERR_NOMEM;
    }
    const loft_track *track = &d->tracks[0];
    fputs("CCSDS_OEM_VERS = 2.0\n", memory.out);
    if (!put_comment(memory.out, d->title) || !put_comment(memory.out, d->description)) {
        loft_text_drop(&memory);
        return LOFT_ERR_NOMEM;
    }
    if (loft_epoch_assumption(&d->epoch) != NULL) {
        put_lines(memory.out, loft_epoch_assumption(&d->epoch));
    }
    put_lines(memory.out, accuracy);
    fprintf(memory.out, "CREATION_DATE = %s\nORIGINATOR = LOFT\n", d->created_utc);
    size_t first = 0;
    for (int e = 0; e < track->n_events; e++) {
        const size_t at = track->events[e].sample;
        const loft_flight_event_kind kind = track->events[e].kind;
        const bool jumps = kind == LOFT_EVENT_BURNOUT || kind == LOFT_EVENT_IGNITION;
        if (jumps && at > first) {
            put_block(memory.out, d, first, at);
            first = at;
        }
    }
    if (first + 1 < track->n) {
        put_block(memory.out, d, first, is_instant(track) ? first : track->n - 1);
    }
    return loft_text_close(&memory, text, size);
}

const loft_format loft_format_oem = {
    .name = "oem",
    .suffix = ".oem",
    .use = "orbit tools (CCSDS), one flight",
    .detail = "CCSDS Orbit Ephemeris Message 2.0 of one flight, Earth-fixed, a block "
              "for each stretch between burn-outs and ignitions. It cannot hold the "
              "reach contour.",
    .write = write_oem,
    .needs_track = true,
    .one_track = true,
};
