/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A packet for each track and each event, with a clock over the longest track; positions
 * Earth-fixed in m, for interpolation by Lagrange polynomials of degree 5.
 *
 * Reference  CZML Guide, github.com/AnalyticalGraphicsInc/czml-writer/wiki
 */
#include <string.h>

#include "io/export/format_write.h"
#include "io/export/formats.h"
#include "io/export/markup.h"
#include "io/export/role_colours.h"

enum {
    BAND_OPACITY = 77, /* of 255: 0.3, as in GeoJSON and KML */
    /* of the interpolation: six samples, less than 5 m off across a burn-out */
    DEGREE = 5
};

/* The numbers of an array under a key. */
static void put_numbers(loft_json_writer *w, const char *key, const double *numbers,
                        size_t n)
{
    loft_json_write_key(w, key);
    loft_json_write_begin_array(w);
    for (size_t i = 0; i < n; i++) {
        loft_json_write_number(w, numbers[i]);
    }
    loft_json_write_end_array(w);
}

static void put_rgba(loft_json_writer *w, const char *key, unsigned rgb, int opacity)
{
    loft_put_object(w, key);
    loft_json_write_key(w, "rgba");
    loft_json_write_begin_array(w);
    loft_json_write_integer(w, rgb >> 16 & 0xFFU);
    loft_json_write_integer(w, rgb >> 8 & 0xFFU);
    loft_json_write_integer(w, rgb & 0xFFU);
    loft_json_write_integer(w, opacity);
    loft_json_write_end_array(w);
    loft_json_write_end_object(w);
}

static void put_cartesian(loft_json_writer *w, loft_vec3 r_ecef_m)
{
    loft_json_write_number(w, loft_rounded(r_ecef_m.x, 1e3));
    loft_json_write_number(w, loft_rounded(r_ecef_m.y, 1e3));
    loft_json_write_number(w, loft_rounded(r_ecef_m.z, 1e3));
}

/* "from/to" */
static void put_interval(loft_json_writer *w, const char *key, const loft_epoch *epoch,
                         double from_s, double to_s)
{
    char from[LOFT_EPOCH_TEXT];
    char to[LOFT_EPOCH_TEXT];
    char both[2 * LOFT_EPOCH_TEXT];
    snprintf(both, sizeof both, "%s/%s", loft_epoch_text(from, epoch, from_s),
             loft_epoch_text(to, epoch, to_s));
    loft_put_string(w, key, both);
}

static double end_of(const loft_track *track)
{
    return track->samples[track->n - 1].t_s;
}

static double last_end(const loft_track_document *d)
{
    double end_s = 0.0;
    for (size_t i = 0; i < d->n; i++) {
        end_s = fmax(end_s, end_of(&d->tracks[i]));
    }
    return end_s;
}

/* The description and what is assumed of the clock, in one: Cesium shows it as HTML. */
static char *described(const loft_track_document *d)
{
    const char *assumed = loft_epoch_assumption(&d->epoch);
    char *text = loft_text_format("%s%s%s", d->description, assumed != NULL ? " " : "",
                                  assumed != NULL ? assumed : "");
    char *html = text != NULL ? loft_markup_html(text) : NULL;
    free(text);
    return html;
}

static loft_status put_document(loft_json_writer *w, const loft_track_document *d)
{
    char start[LOFT_EPOCH_TEXT];
    char *description = described(d);
    char *name = loft_markup_name(d->title);
    if (description == NULL || name == NULL) {
        free(description);
        free(name);
        return LOFT_ERR_NOMEM;
    }
    loft_json_write_begin_object(w);
    loft_put_string(w, "id", "document");
    loft_put_string(w, "name", name);
    loft_put_string(w, "version", "1.0");
    loft_put_string(w, "description", description);
    if (d->n > 0) {
        loft_put_object(w, "clock");
        put_interval(w, "interval", &d->epoch, 0.0, last_end(d));
        loft_put_string(w, "currentTime", loft_epoch_text(start, &d->epoch, 0.0));
        loft_put_number(w, "multiplier", 30.0);
        loft_put_string(w, "range", "CLAMPED");
        loft_put_string(w, "step", "SYSTEM_CLOCK_MULTIPLIER");
        loft_json_write_end_object(w);
    }
    loft_json_write_end_object(w);
    free(description);
    free(name);
    return LOFT_OK;
}

static void put_positions(loft_json_writer *w, const loft_track *track,
                          const loft_epoch *epoch)
{
    char start[LOFT_EPOCH_TEXT];
    loft_put_object(w, "position");
    loft_put_string(w, "interpolationAlgorithm", "LAGRANGE");
    loft_json_write_key(w, "interpolationDegree");
    loft_json_write_integer(w, DEGREE);
    loft_put_string(w, "referenceFrame", "FIXED");
    loft_put_string(w, "epoch", loft_epoch_text(start, epoch, 0.0));
    loft_json_write_key(w, "cartesian");
    loft_json_write_begin_array(w);
    for (size_t i = 0; i < track->n; i++) {
        loft_json_write_number(w, loft_rounded(track->samples[i].t_s, 1e3));
        put_cartesian(w, track->samples[i].r_ecef_m);
    }
    loft_json_write_end_array(w);
    loft_json_write_end_object(w);
}

/* Seen from no farther than far_m: 0 for any distance. */
static void put_label(loft_json_writer *w, const char *text, unsigned rgb, double far_m)
{
    loft_put_object(w, "label");
    loft_put_string(w, "text", text);
    loft_put_string(w, "font", "12pt sans-serif");
    loft_put_string(w, "horizontalOrigin", "LEFT");
    loft_put_object(w, "pixelOffset");
    put_numbers(w, "cartesian2", (const double[]){10.0, 0.0}, 2);
    loft_json_write_end_object(w);
    if (far_m > 0.0) {
        loft_put_object(w, "distanceDisplayCondition");
        put_numbers(w, "distanceDisplayCondition", (const double[]){0.0, far_m}, 2);
        loft_json_write_end_object(w);
    }
    loft_put_bool(w, "showBackground", true);
    put_rgba(w, "backgroundColor", rgb, 255);
    loft_json_write_end_object(w);
}

static void put_point(loft_json_writer *w, double size_px, unsigned rgb)
{
    loft_put_object(w, "point");
    loft_put_number(w, "pixelSize", size_px);
    put_rgba(w, "color", rgb, 255);
    loft_json_write_end_object(w);
}

static void put_track(loft_json_writer *w, const loft_track *track,
                      const loft_epoch *epoch, unsigned rgb)
{
    loft_json_write_begin_object(w);
    loft_put_string(w, "id", track->id);
    loft_put_string(w, "name", track->label);
    if (loft_track_note(track) != NULL) {
        loft_put_string(w, "description", loft_track_note(track));
    }
    put_interval(w, "availability", epoch, 0.0, end_of(track));
    put_positions(w, track, epoch);
    put_point(w, 8.0, rgb);
    put_label(w, track->label, rgb, 0.0);
    loft_put_object(w, "path");
    loft_put_number(w, "width", 3.0);
    loft_put_number(w, "leadTime", 0.0);
    loft_put_number(w, "resolution", 10.0);
    loft_put_object(w, "material");
    loft_put_object(w, "solidColor");
    put_rgba(w, "color", rgb, 255);
    loft_json_write_end_object(w);
    loft_json_write_end_object(w);
    loft_json_write_end_object(w);
    loft_json_write_end_object(w);
}

/*
 * Ignitions and burn-outs stand close together, so they are read from near alone, and what
 * happens at the common launch once.
 */
static void put_event_label(loft_json_writer *w, const loft_track_event *event,
                            bool first_track, unsigned rgb)
{
    const double near_m = 3e6;
    const bool boosted =
        event->kind == LOFT_EVENT_IGNITION || event->kind == LOFT_EVENT_BURNOUT;
    if (first_track || event->sample > 0) {
        put_label(w, event->name, rgb, boosted ? near_m : 0.0);
    }
}

/* Shown from its moment to the end of the clock. */
static void put_event(loft_json_writer *w, const loft_track *track, int number,
                      const loft_track_document *d, unsigned rgb)
{
    char id[96];
    const loft_track_event *event = &track->events[number];
    const loft_track_sample *at = &track->samples[event->sample];
    snprintf(id, sizeof id, "%s/%d", track->id, number + 1);
    loft_json_write_begin_object(w);
    loft_put_string(w, "id", id);
    loft_put_string(w, "parent", track->id);
    loft_put_string(w, "name", event->name);
    put_interval(w, "availability", &d->epoch, at->t_s, last_end(d));
    loft_put_object(w, "position");
    loft_put_string(w, "referenceFrame", "FIXED");
    loft_json_write_key(w, "cartesian");
    loft_json_write_begin_array(w);
    put_cartesian(w, at->r_ecef_m);
    loft_json_write_end_array(w);
    loft_json_write_end_object(w);
    put_point(w, 5.0, rgb);
    put_event_label(w, event, track == d->tracks, rgb);
    loft_json_write_end_object(w);
}

static void put_places(loft_json_writer *w, const loft_outline *outline, size_t part)
{
    const loft_lonlat *places = outline->places + outline->parts[part].first;
    loft_json_write_begin_array(w);
    for (size_t i = 0; i < outline->parts[part].n; i++) {
        loft_json_write_number(w, places[i].lon_deg);
        loft_json_write_number(w, places[i].lat_deg);
        loft_json_write_integer(w, 0);
    }
    loft_json_write_end_array(w);
}

/* One part of a line on the ground. */
static void put_reach_part(loft_json_writer *w, const loft_outline *outline, size_t part,
                           const char *id, const char *name)
{
    loft_json_write_begin_object(w);
    loft_put_string(w, "id", id);
    loft_put_string(w, "name", name);
    loft_put_object(w, "polyline");
    loft_put_object(w, "positions");
    loft_json_write_key(w, "cartographicDegrees");
    put_places(w, outline, part);
    loft_json_write_end_object(w);
    loft_put_bool(w, "clampToGround", true);
    loft_put_number(w, "width", 2.0);
    loft_put_object(w, "material");
    loft_put_object(w, "solidColor");
    put_rgba(w, "color", LOFT_RGB_REACH, 255);
    loft_json_write_end_object(w);
    loft_json_write_end_object(w);
    loft_json_write_end_object(w);
    loft_json_write_end_object(w);
}

/* The polygon whose outer ring is that part; its holes follow it. The last part of it. */
static size_t put_area(loft_json_writer *w, const loft_outline *outline, size_t part)
{
    const size_t outer = part;
    char id[32];
    snprintf(id, sizeof id, "reach-band/%zu", outer + 1);
    loft_json_write_begin_object(w);
    loft_put_string(w, "id", id);
    loft_put_string(w, "name", "90 % interval");
    loft_put_object(w, "polygon");
    loft_put_object(w, "positions");
    loft_json_write_key(w, "cartographicDegrees");
    put_places(w, outline, outer);
    loft_json_write_end_object(w);
    if (outer + 1 < outline->n_parts && outline->parts[outer + 1].hole) {
        loft_put_object(w, "holes");
        loft_json_write_key(w, "cartographicDegrees");
        loft_json_write_begin_array(w);
        while (part + 1 < outline->n_parts && outline->parts[part + 1].hole) {
            put_places(w, outline, ++part);
        }
        loft_json_write_end_array(w);
        loft_json_write_end_object(w);
    }
    loft_put_object(w, "material");
    loft_put_object(w, "solidColor");
    put_rgba(w, "color", LOFT_RGB_REACH, BAND_OPACITY);
    loft_json_write_end_object(w);
    loft_json_write_end_object(w);
    loft_json_write_end_object(w);
    loft_json_write_end_object(w);
    return part;
}

static loft_status put_band(loft_json_writer *w, const loft_track_reach *reach)
{
    loft_outline area;
    const loft_status status = loft_track_reach_band(reach, &area);
    if (status != LOFT_OK) {
        return status;
    }
    for (size_t part = 0; part < area.n_parts; part++) {
        part = put_area(w, &area, part);
    }
    loft_outline_fini(&area);
    return LOFT_OK;
}

static loft_status put_reach(loft_json_writer *w, const loft_track_reach *reach)
{
    const int n_lines = reach->contour.has_band ? LOFT_CONTOUR_LINES : 1;
    if (put_band(w, reach) != LOFT_OK) {
        return LOFT_ERR_NOMEM;
    }
    for (int i = 0; i < n_lines; i++) {
        const loft_contour_line line = (loft_contour_line)i;
        char name[96];
        loft_outline outline;
        if (loft_track_reach_line(reach, line, &outline) != LOFT_OK) {
            return LOFT_ERR_NOMEM;
        }
        snprintf(name, sizeof name, "%s, %s", loft_track_reach_label(reach),
                 loft_track_reach_line_name(line));
        for (size_t part = 0; part < outline.n_parts; part++) {
            char id[48];
            snprintf(id, sizeof id, "reach-%s/%zu", loft_track_reach_line_name(line),
                     part + 1);
            put_reach_part(w, &outline, part, id, name);
        }
        loft_outline_fini(&outline);
    }
    return LOFT_OK;
}

static loft_status write_czml(const loft_track_document *d, char **text, size_t *size)
{
    loft_json_writer *w = loft_json_writer_new();
    if (w == NULL) {
        return LOFT_ERR_NOMEM;
    }
    loft_json_write_begin_array(w);
    if (put_document(w, d) != LOFT_OK) {
        loft_json_writer_free(w);
        return LOFT_ERR_NOMEM;
    }
    for (size_t i = 0; i < d->n; i++) {
        const unsigned rgb = loft_role_rgb(d->tracks[i].role);
        put_track(w, &d->tracks[i], &d->epoch, rgb);
        for (int e = 0; e < d->tracks[i].n_events; e++) {
            put_event(w, &d->tracks[i], e, d, rgb);
        }
    }
    if (d->reach != NULL && put_reach(w, d->reach) != LOFT_OK) {
        loft_json_writer_free(w);
        return LOFT_ERR_NOMEM;
    }
    loft_json_write_end_array(w);
    return loft_put_finish(w, text, size);
}

const loft_format loft_format_czml = {
    .name = "czml",
    .suffix = ".czml",
    .use = "Cesium",
    .detail = "For Cesium: Earth-fixed positions, for interpolation by Lagrange "
              "polynomials; the reach contour as lines on the "
              "ground and its 90 % interval as an area.",
    .write = write_czml,
};
