/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A FeatureCollection: a line for each track, cut at the antimeridian, and a point for
 * each event; [lon, lat, height in m].
 *
 * Reference  RFC 7946, The GeoJSON Format (2016)
 */
#include "io/export/format_write.h"
#include "io/export/formats.h"
#include "io/export/map_line.h"
#include "io/export/role_colours.h"
#include "sim/earth/outline.h"
#include "sim/infer/announced.h"

static void write_position(loft_json_writer *w, loft_map_position p)
{
    loft_json_write_begin_array(w);
    loft_json_write_number(w, p.lon_deg);
    loft_json_write_number(w, p.lat_deg);
    loft_json_write_number(w, p.alt_m);
    loft_json_write_end_array(w);
}

/* The line, or its parts, each in a separate array. */
static void write_line(loft_json_writer *w, const loft_map_line *line)
{
    size_t i = 0;
    for (size_t part = 0; part < line->n_parts; part++) {
        loft_json_write_begin_array(w);
        for (; i < line->ends[part]; i++) {
            write_position(w, line->positions[i]);
        }
        loft_json_write_end_array(w);
    }
}

static void begin_feature(loft_json_writer *w, const char *type)
{
    loft_json_write_begin_object(w);
    loft_put_string(w, "type", "Feature");
    loft_json_write_key(w, "geometry");
    loft_json_write_begin_object(w);
    loft_put_string(w, "type", type);
    loft_json_write_key(w, "coordinates");
}

static void begin_properties(loft_json_writer *w, const char *key, const char *id,
                             const char *label)
{
    loft_json_write_end_object(w);
    loft_json_write_key(w, "properties");
    loft_json_write_begin_object(w);
    loft_put_string(w, key, id);
    loft_put_string(w, "label", label);
}

static void end_feature(loft_json_writer *w)
{
    loft_json_write_end_object(w);
    loft_json_write_end_object(w);
}

/* Properties of simplestyle, which geojson.io and others draw. */
static void put_colour(loft_json_writer *w, const char *key, unsigned rgb)
{
    char text[8];
    snprintf(text, sizeof text, "#%06X", rgb & 0xFFFFFFU);
    loft_put_string(w, key, text);
}

/* The feature's geometry; LOFT_ERR_NOMEM. */
static loft_status begin_track(loft_json_writer *w, const loft_track *track)
{
    loft_map_line line;
    const loft_status status = loft_map_line_make(track, &line);
    if (status != LOFT_OK) {
        return status;
    }
    const bool parts = line.n_parts > 1;
    begin_feature(w, parts ? "MultiLineString" : "LineString");
    if (parts) {
        loft_json_write_begin_array(w);
    }
    write_line(w, &line);
    if (parts) {
        loft_json_write_end_array(w);
    }
    loft_map_line_fini(&line);
    return LOFT_OK;
}

static loft_status write_track(loft_json_writer *w, const loft_track *track)
{
    double apogee_m = track->samples[0].place.alt_m;
    for (size_t i = 0; i < track->n; i++) {
        apogee_m = fmax(apogee_m, track->samples[i].place.alt_m);
    }
    if (begin_track(w, track) != LOFT_OK) {
        return LOFT_ERR_NOMEM;
    }
    begin_properties(w, "flight", track->id, track->label);
    const loft_track_sample *end = &track->samples[track->n - 1];
    const bool impact = loft_track_has_impact(track);
    loft_put_number(w, "highest_km", loft_rounded(apogee_m / 1000.0, 1e3));
    if (impact) {
        loft_put_number(w, "range_km", loft_rounded(end->range_m / 1000.0, 1e3));
        loft_put_number(w, "flight_time_s", loft_rounded(end->t_s, 1e3));
    } else {
        loft_put_string_or_null(w, "range_km", NULL);
        loft_put_string_or_null(w, "flight_time_s", NULL);
        loft_put_string(w, "note", loft_track_note(track));
    }
    put_colour(w, "stroke", loft_role_rgb(track->role));
    end_feature(w);
    return LOFT_OK;
}

static void write_event(loft_json_writer *w, const loft_track *track,
                        const loft_track_event *event, const loft_epoch *epoch)
{
    const loft_track_sample *at = &track->samples[event->sample];
    char time_utc[LOFT_EPOCH_TEXT];
    begin_feature(w, "Point");
    write_position(w, loft_map_position_of(at));
    begin_properties(w, "flight", track->id, track->label);
    loft_put_string(w, "event", event->name);
    loft_put_number(w, "time_s", loft_rounded(at->t_s, 1e3));
    loft_put_string(w, "time_utc", loft_epoch_text(time_utc, epoch, at->t_s));
    loft_put_number(w, "alt_km", loft_rounded(at->place.alt_m / 1000.0, 1e6));
    loft_put_number(w, "range_km", loft_rounded(at->range_m / 1000.0, 1e6));
    loft_put_number(w, "speed_mps", loft_rounded(at->speed_mps, 1e3));
    end_feature(w);
}

static void write_part(loft_json_writer *w, const loft_outline *outline, size_t part)
{
    const loft_lonlat *places = outline->places + outline->parts[part].first;
    loft_json_write_begin_array(w);
    for (size_t i = 0; i < outline->parts[part].n; i++) {
        loft_json_write_begin_array(w);
        loft_json_write_number(w, places[i].lon_deg);
        loft_json_write_number(w, places[i].lat_deg);
        loft_json_write_end_array(w);
    }
    loft_json_write_end_array(w);
}

static void write_parts(loft_json_writer *w, const loft_outline *outline)
{
    loft_json_write_begin_array(w);
    for (size_t i = 0; i < outline->n_parts; i++) {
        write_part(w, outline, i);
    }
    loft_json_write_end_array(w);
}

/* Polygons, each an outer ring with its holes. */
static void write_areas(loft_json_writer *w, const loft_outline *outline)
{
    loft_json_write_begin_array(w);
    for (size_t i = 0; i < outline->n_parts; i++) {
        if (!outline->parts[i].hole) {
            loft_json_write_begin_array(w);
        }
        write_part(w, outline, i);
        if (i + 1 == outline->n_parts || !outline->parts[i + 1].hole) {
            loft_json_write_end_array(w);
        }
    }
    loft_json_write_end_array(w);
}

static void end_reach(loft_json_writer *w, const char *note)
{
    if (note != NULL) {
        loft_put_string(w, "note", note);
    }
    put_colour(w, "stroke", LOFT_RGB_REACH);
    end_feature(w);
}

static loft_status write_band(loft_json_writer *w, const loft_track_reach *reach)
{
    loft_outline area;
    const loft_status status = loft_track_reach_band(reach, &area);
    if (status != LOFT_OK) {
        return status;
    }
    if (area.n_parts > 0) {
        begin_feature(w, "MultiPolygon");
        write_areas(w, &area);
        begin_properties(w, "reach", "band", "90 % interval");
        put_colour(w, "fill", LOFT_RGB_REACH);
        loft_put_number(w, "fill-opacity", 0.3);
        end_reach(w, NULL);
    }
    loft_outline_fini(&area);
    return LOFT_OK;
}

static loft_status write_reach(loft_json_writer *w, const loft_track_reach *reach)
{
    const int n_lines = reach->contour.has_band ? LOFT_CONTOUR_LINES : 1;
    loft_status status = write_band(w, reach);
    for (int i = 0; status == LOFT_OK && i < n_lines; i++) {
        const loft_contour_line line = (loft_contour_line)i;
        loft_outline outline;
        status = loft_track_reach_line(reach, line, &outline);
        if (status == LOFT_OK && outline.n_parts > 0) {
            begin_feature(w, "MultiLineString");
            write_parts(w, &outline);
            begin_properties(w, "reach", loft_track_reach_line_name(line),
                             loft_track_reach_label(reach));
            end_reach(w, loft_track_reach_note(reach, line));
        }
        if (status == LOFT_OK) {
            loft_outline_fini(&outline);
        }
    }
    return status;
}

static loft_status write_closed(loft_json_writer *w, const loft_announced_area *area)
{
    const loft_ellipsoid shape = loft_earth_wgs84(2).shape;
    loft_geodetic border[LOFT_AREA_BORDER];
    const size_t n = loft_area_border(&shape, &area->area, border) - 1;
    loft_outline outline;
    const loft_status status = loft_outline_area(1, &n, border, &outline);
    if (status != LOFT_OK) {
        return status;
    }
    begin_feature(w, "MultiPolygon");
    write_areas(w, &outline);
    begin_properties(w, "area", area->purpose != NULL ? area->purpose : "closed area",
                     area->issuer);
    loft_put_string_or_null(w, "number", area->number);
    loft_put_string_or_null(w, "valid_from", area->valid_from);
    loft_put_string_or_null(w, "valid_to", area->valid_to);
    loft_put_string(w, "as_issued", area->coordinates);
    loft_put_string_or_null(w, "url", area->url);
    end_feature(w);
    loft_outline_fini(&outline);
    return LOFT_OK;
}

static loft_status write_features(loft_json_writer *w, const loft_track_document *d)
{
    loft_status status = LOFT_OK;
    for (size_t i = 0; status == LOFT_OK && i < d->n; i++) {
        const loft_track *track = &d->tracks[i];
        status = write_track(w, track);
        for (int e = 0; status == LOFT_OK && e < track->n_events; e++) {
            write_event(w, track, &track->events[e], &d->epoch);
        }
    }
    for (size_t i = 0; status == LOFT_OK && i < d->n_areas; i++) {
        status = write_closed(w, &d->areas[i]);
    }
    return status == LOFT_OK && d->reach != NULL ? write_reach(w, d->reach) : status;
}

static loft_status write_geojson(const loft_track_document *d, char **text, size_t *size)
{
    loft_json_writer *w = loft_json_writer_new();
    if (w == NULL) {
        return LOFT_ERR_NOMEM;
    }
    loft_json_write_begin_object(w);
    loft_put_string(w, "type", "FeatureCollection");
    /* Foreign members, as RFC 7946, 6.1, allows. */
    loft_put_string(w, "id", d->id);
    loft_put_string(w, "title", d->title);
    loft_put_string(w, "description", d->description);
    loft_put_string_or_null(w, "clock", loft_epoch_assumption(&d->epoch));
    loft_put_string(w, "software", d->software);
    loft_json_write_key(w, "features");
    loft_json_write_begin_array(w);
    if (write_features(w, d) != LOFT_OK) {
        loft_json_writer_free(w);
        return LOFT_ERR_NOMEM;
    }
    loft_json_write_end_array(w);
    loft_json_write_end_object(w);
    return loft_put_finish(w, text, size);
}

const loft_format loft_format_geojson = {
    .name = "geojson",
    .suffix = ".geojson",
    .use = "maps",
    .detail =
        "RFC 7946: a line for each flight, cut at the antimeridian, a point for "
        "each event; lines of the reach contour and its 90 % interval as an "
        "area, which is left out where it is unbounded; announced areas as polygons.",
    .write = write_geojson,
};
