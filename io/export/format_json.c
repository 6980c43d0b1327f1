/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Samples as columns, with events. Numbers to 1e-7 degrees, 1 mm, 1 um/s. */
#include "io/export/format_write.h"
#include "io/export/formats.h"
#include "io/files/contour_json.h"
#include "loft/loft.h"

typedef double column_value(const loft_track_sample *sample);

static double time_s(const loft_track_sample *s)
{
    return loft_rounded(s->t_s, 1e3);
}

static double lat_deg(const loft_track_sample *s)
{
    return loft_rounded_deg(s->place.lat_rad);
}

static double lon_deg(const loft_track_sample *s)
{
    return loft_rounded_deg(s->place.lon_rad);
}

static double alt_m(const loft_track_sample *s)
{
    return loft_rounded(s->place.alt_m, 1e3);
}

static double range_m(const loft_track_sample *s)
{
    return loft_rounded(s->range_m, 1e3);
}

static double speed_mps(const loft_track_sample *s)
{
    return loft_rounded(s->speed_mps, 1e6);
}

static double fpa_deg(const loft_track_sample *s)
{
    return loft_rounded_deg(s->fpa_rad);
}

static double azimuth_deg(const loft_track_sample *s)
{
    return loft_rounded_deg(s->azimuth_rad);
}

static const struct {
    const char *name;
    column_value *value;
} columns[] = {{"time_s", time_s},   {"lat_deg", lat_deg},
               {"lon_deg", lon_deg}, {"alt_m", alt_m},
               {"range_m", range_m}, {"speed_mps", speed_mps},
               {"fpa_deg", fpa_deg}, {"azimuth_deg", azimuth_deg}};

enum {
    COLUMNS = sizeof columns / sizeof columns[0]
};

static void write_events(loft_json_writer *w, const loft_track *track)
{
    loft_json_write_key(w, "events");
    loft_json_write_begin_array(w);
    for (int i = 0; i < track->n_events; i++) {
        loft_json_write_begin_object(w);
        loft_put_string(w, "event", track->events[i].name);
        for (int c = 0; c < COLUMNS; c++) {
            loft_put_number(w, columns[c].name,
                            columns[c].value(&track->samples[track->events[i].sample]));
        }
        loft_json_write_end_object(w);
    }
    loft_json_write_end_array(w);
}

static void write_samples(loft_json_writer *w, const loft_track *track)
{
    loft_json_write_key(w, "samples");
    loft_json_write_begin_object(w);
    for (int c = 0; c < COLUMNS; c++) {
        loft_json_write_key(w, columns[c].name);
        loft_json_write_begin_array(w);
        for (size_t i = 0; i < track->n; i++) {
            loft_json_write_number(w, columns[c].value(&track->samples[i]));
        }
        loft_json_write_end_array(w);
    }
    loft_json_write_key(w, "phase");
    loft_json_write_begin_array(w);
    for (size_t i = 0; i < track->n; i++) {
        loft_json_write_string(w, loft_track_phase_name(track->samples[i].phase));
    }
    loft_json_write_end_array(w);
    loft_json_write_end_object(w);
}

static loft_status write_json(const loft_track_document *d, char **text, size_t *size)
{
    loft_json_writer *w = loft_json_writer_new();
    char start[LOFT_EPOCH_TEXT];
    if (w == NULL) {
        return LOFT_ERR_NOMEM;
    }
    loft_json_write_begin_object(w);
    loft_put_string(w, "id", d->id);
    loft_put_string(w, "title", d->title);
    loft_put_string(w, "description", d->description);
    loft_put_string(w, "software", d->software);
    loft_put_string(w, "launch_utc", loft_epoch_text(start, &d->epoch, 0.0));
    loft_put_string_or_null(w, "launch_utc_assumed", loft_epoch_assumption(&d->epoch));
    loft_json_write_key(w, "flights");
    loft_json_write_begin_array(w);
    for (size_t i = 0; i < d->n; i++) {
        const loft_track *track = &d->tracks[i];
        loft_json_write_begin_object(w);
        loft_put_string(w, "flight", track->id);
        loft_put_string(w, "label", track->label);
        loft_put_string_or_null(w, "note", loft_track_note(track));
        write_events(w, track);
        write_samples(w, track);
        loft_json_write_end_object(w);
    }
    loft_json_write_end_array(w);
    loft_contour_write(w, d->reach != NULL ? &d->reach->contour : NULL);
    loft_json_write_end_object(w);
    return loft_put_finish(w, text, size);
}

const loft_format loft_format_json = {
    .name = "json",
    .suffix = ".json",
    .use = "columns of samples, for programs",
    .detail = "Samples as columns, with units in the names; *range_contour* as in "
              "result.json: arrays over *azimuth_deg* of *range_km*, *p05_km* and "
              "*p95_km*, geodesics from the launch site, null for half-way round the "
              "Earth.",
    .write = write_json,
};
