/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A folder for each track: a gx:Track with its times, and a place for each event that
 * shows from its moment on. Google Earth counts heights from the geoid, ours are above
 * the ellipsoid: a difference of less than 110 m, which the description states.
 *
 * Reference  OGC 12-007r2, KML 2.3 (2015); Google's extension namespace gx 2.2
 */
#include <string.h>

#include "io/export/format_write.h"
#include "io/export/formats.h"
#include "io/export/map_line.h"
#include "io/export/markup.h"
#include "io/export/role_colours.h"
#include "sim/base/decimal.h"

typedef void put_text(FILE *out, const char *text);

static void put_element(FILE *out, const char *indent, const char *name, put_text *put,
                        const char *text)
{
    fprintf(out, "%s<%s>", indent, name);
    put(out, text);
    fprintf(out, "</%s>\n", name);
}

/* Google Earth shows names as text in its list and as HTML in a balloon. */
static void put_name(FILE *out, const char *indent, const char *text)
{
    put_element(out, indent, "name", loft_markup_put_name, text);
}

/* The text of a balloon is HTML. */
static void put_balloon(FILE *out, const char *indent, const char *text)
{
    put_element(out, indent, "description", loft_markup_put_html, text);
}

/* 0xRRGGBB as KML has it: opacity, blue, green, red. */
static void put_colour(FILE *out, unsigned opacity, unsigned rgb)
{
    fprintf(out, "<color>%02x%02x%02x%02x</color>", opacity, rgb & 0xFFU,
            rgb >> 8 & 0xFFU, rgb >> 16 & 0xFFU);
}

static void put_style(FILE *out, const loft_track *track, unsigned rgb)
{
    fputs("    <Style id=\"", out);
    loft_markup_put(out, track->id);
    fputs("\">\n      <IconStyle>", out);
    put_colour(out, 0xFFU, rgb);
    fputs("<scale>0.8</scale></IconStyle>\n      <LabelStyle><scale>0.8</scale>"
          "</LabelStyle>\n      <LineStyle>",
          out);
    put_colour(out, 0xFFU, rgb);
    fputs("<width>3</width></LineStyle>\n    </Style>\n", out);
}

static void put_style_url(FILE *out, const char *indent, const loft_track *track)
{
    fprintf(out, "%s<styleUrl>#", indent);
    loft_markup_put(out, track->id);
    fputs("</styleUrl>\n", out);
}

/*
 * A line without times: programs for flat maps know no gx:Track, and draw straight
 * between two places on either side of 180 degrees.
 */
static loft_status put_flat_line(FILE *out, const loft_track *track)
{
    loft_map_line line;
    const loft_status status = loft_map_line_make(track, &line);
    size_t i = 0;
    if (status != LOFT_OK) {
        return status;
    }
    fputs("      <Placemark>\n", out);
    put_name(out, "        ", track->label);
    put_style_url(out, "        ", track);
    fputs("        <MultiGeometry>\n", out);
    for (size_t part = 0; part < line.n_parts; part++) {
        fputs("          <LineString><altitudeMode>absolute</altitudeMode><coordinates>",
              out);
        for (; i < line.ends[part]; i++) {
            const loft_map_position *p = &line.positions[i];
            loft_fprintf(out, "%.7f,%.7f,%.1f\n", p->lon_deg, p->lat_deg,
                         loft_rounded(p->alt_m, 10.0));
        }
        fputs("</coordinates></LineString>\n", out);
    }
    fputs("        </MultiGeometry>\n      </Placemark>\n", out);
    loft_map_line_fini(&line);
    return LOFT_OK;
}

static void put_line(FILE *out, const loft_track *track, const loft_epoch *epoch)
{
    char time_utc[LOFT_EPOCH_TEXT];
    fputs("      <Placemark>\n", out);
    put_name(out, "        ", track->label);
    put_style_url(out, "        ", track);
    fputs("        <gx:Track>\n          <altitudeMode>absolute</altitudeMode>\n", out);
    for (size_t i = 0; i < track->n; i++) {
        fprintf(out, "          <when>%s</when>\n",
                loft_epoch_xml(time_utc, epoch, track->samples[i].t_s));
    }
    for (size_t i = 0; i < track->n; i++) {
        const loft_geodetic place = track->samples[i].place;
        loft_fprintf(out, "          <gx:coord>%.7f %.7f %.1f</gx:coord>\n",
                     loft_rounded_deg(place.lon_rad), loft_rounded_deg(place.lat_rad),
                     loft_rounded(place.alt_m, 10.0));
    }
    fputs("        </gx:Track>\n      </Placemark>\n", out);
}

static void put_event(FILE *out, const loft_track *track, const loft_track_event *event,
                      const loft_epoch *epoch)
{
    char time_utc[LOFT_EPOCH_TEXT];
    char words[160];
    const loft_track_sample *at = &track->samples[event->sample];
    loft_snprintf(
        words, sizeof words,
        "%.1f s after launch; altitude %.1f km, ground range %.1f km, speed %.0f m/s",
        at->t_s, loft_rounded(at->place.alt_m / 1000.0, 10.0), at->range_m / 1000.0,
        at->speed_mps);
    fputs("      <Placemark>\n", out);
    put_name(out, "        ", event->name);
    put_balloon(out, "        ", words);
    fprintf(out, "        <TimeSpan><begin>%s</begin></TimeSpan>\n",
            loft_epoch_xml(time_utc, epoch, at->t_s));
    put_style_url(out, "        ", track);
    loft_fprintf(
        out,
        "        <Point><altitudeMode>absolute</altitudeMode>"
        "<coordinates>%.7f,%.7f,%.1f</coordinates></Point>\n      </Placemark>\n",
        loft_rounded_deg(at->place.lon_rad), loft_rounded_deg(at->place.lat_rad),
        loft_rounded(at->place.alt_m, 10.0));
}

static loft_status put_track(FILE *out, const loft_track *track, const loft_epoch *epoch)
{
    fputs("    <Folder>\n", out);
    put_name(out, "      ", track->label);
    if (loft_track_note(track) != NULL) {
        put_balloon(out, "      ", loft_track_note(track));
    }
    put_line(out, track, epoch);
    const loft_status status = put_flat_line(out, track);
    for (int e = 0; e < track->n_events; e++) {
        put_event(out, track, &track->events[e], epoch);
    }
    fputs("    </Folder>\n", out);
    return status;
}

static void put_reach_style(FILE *out)
{
    fputs("    <Style id=\"reach\">\n      <LineStyle>", out);
    put_colour(out, 0xFFU, LOFT_RGB_REACH);
    fputs("<width>2</width></LineStyle>\n      <PolyStyle>", out);
    put_colour(out, 0x4DU, LOFT_RGB_REACH);
    fputs("<outline>0</outline></PolyStyle>\n    </Style>\n", out);
}

static void put_coordinates(FILE *out, const loft_outline *outline, size_t part)
{
    const loft_lonlat *places = outline->places + outline->parts[part].first;
    fputs("<coordinates>", out);
    for (size_t i = 0; i < outline->parts[part].n; i++) {
        loft_fprintf(out, "%s%.5f,%.5f", i > 0 ? " " : "", places[i].lon_deg,
                     places[i].lat_deg);
    }
    fputs("</coordinates>", out);
}

static void put_lines(FILE *out, const loft_outline *outline)
{
    for (size_t i = 0; i < outline->n_parts; i++) {
        fputs("          <LineString><tessellate>1</tessellate>"
              "<altitudeMode>clampToGround</altitudeMode>",
              out);
        put_coordinates(out, outline, i);
        fputs("</LineString>\n", out);
    }
}

static void put_areas(FILE *out, const loft_outline *outline)
{
    for (size_t i = 0; i < outline->n_parts; i++) {
        const char *side = outline->parts[i].hole ? "inner" : "outer";
        if (!outline->parts[i].hole) {
            fputs("          <Polygon><tessellate>1</tessellate>"
                  "<altitudeMode>clampToGround</altitudeMode>",
                  out);
        }
        fprintf(out, "<%sBoundaryIs><LinearRing>", side);
        put_coordinates(out, outline, i);
        fprintf(out, "</LinearRing></%sBoundaryIs>", side);
        if (i + 1 == outline->n_parts || !outline->parts[i + 1].hole) {
            fputs("</Polygon>\n", out);
        }
    }
}

static void put_reach_part(FILE *out, const char *name, const char *note,
                           const loft_outline *outline,
                           void (*put)(FILE *, const loft_outline *))
{
    if (outline->n_parts == 0) {
        return;
    }
    fputs("      <Placemark>\n", out);
    put_name(out, "        ", name);
    if (note != NULL) {
        put_balloon(out, "        ", note);
    }
    fputs("        <styleUrl>#reach</styleUrl>\n        <MultiGeometry>\n", out);
    put(out, outline);
    fputs("        </MultiGeometry>\n      </Placemark>\n", out);
}

static loft_status put_reach(FILE *out, const loft_track_reach *reach)
{
    static const char *const names[LOFT_CONTOUR_LINES] = {
        "the fitted booster", "5 % quantile", "95 % quantile"};
    const int n_lines = reach->contour.has_band ? LOFT_CONTOUR_LINES : 1;
    loft_outline outline;
    fputs("    <Folder>\n", out);
    put_name(out, "      ", loft_track_reach_label(reach));
    loft_status status = loft_track_reach_band(reach, &outline);
    if (status == LOFT_OK) {
        put_reach_part(out, "90 % interval", NULL, &outline, put_areas);
        loft_outline_fini(&outline);
    }
    for (int i = 0; status == LOFT_OK && i < n_lines; i++) {
        const loft_contour_line line = (loft_contour_line)i;
        status = loft_track_reach_line(reach, line, &outline);
        if (status == LOFT_OK) {
            put_reach_part(out, names[line], loft_track_reach_note(reach, line), &outline,
                           put_lines);
            loft_outline_fini(&outline);
        }
    }
    fputs("    </Folder>\n", out);
    return status;
}

static void put_description(FILE *out, const loft_track_document *d)
{
    const char *assumed = loft_epoch_assumption(&d->epoch);
    fputs("    <description>", out);
    loft_markup_put_html(out, d->description);
    fprintf(out,
            "%s%s Heights are above the WGS84 ellipsoid; Google Earth shows them above "
            "the geoid, less than 110 m off. Made by ",
            assumed != NULL ? " " : "", assumed != NULL ? assumed : "");
    loft_markup_put_html(out, d->software);
    fputs(".</description>\n", out);
}

static loft_status write_kml(const loft_track_document *d, char **text, size_t *size)
{
    loft_text memory;
    if (loft_text_open(&memory) != LOFT_OK) {
        return LOFT_ERR_NOMEM;
    }
    fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          "<kml xmlns=\"http://www.opengis.net/kml/2.2\" "
          "xmlns:gx=\"http://www.google.com/kml/ext/2.2\">\n  <Document>\n",
          memory.out);
    put_name(memory.out, "    ", d->title);
    put_description(memory.out, d);
    for (size_t i = 0; i < d->n; i++) {
        put_style(memory.out, &d->tracks[i], loft_role_rgb(d->tracks[i].role));
    }
    if (d->reach != NULL) {
        put_reach_style(memory.out);
    }
    loft_status status = LOFT_OK;
    for (size_t i = 0; status == LOFT_OK && i < d->n; i++) {
        status = put_track(memory.out, &d->tracks[i], &d->epoch);
    }
    if (status == LOFT_OK && d->reach != NULL) {
        status = put_reach(memory.out, d->reach);
    }
    if (status != LOFT_OK) {
        loft_text_drop(&memory);
        return status;
    }
    fputs("  </Document>\n</kml>\n", memory.out);
    return loft_text_close(&memory, text, size);
}

const loft_format loft_format_kml = {
    .name = "kml",
    .suffix = ".kml",
    .use = "Google Earth",
    .detail = "For Google Earth: tracks with absolute altitude and time, events from "
              "their moment on; the reach contour as in GeoJSON, on the ground.",
    .write = write_kml,
};
