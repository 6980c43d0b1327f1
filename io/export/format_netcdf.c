/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * NetCDF classic: all samples in a row with a count for each track, and all events.
 *
 * Reference  CF Conventions 1.8, H.4.3, contiguous ragged array of trajectories
 */
#include <string.h>

#include "io/export/format_write.h"
#include "io/export/formats.h"
#include "io/export/netcdf.h"
#include "sim/base/visible.h"

typedef double column_value(const loft_track_sample *sample);

static double time_s(const loft_track_sample *s)
{
    return s->t_s;
}

static double lat_deg(const loft_track_sample *s)
{
    return loft_deg_from_rad(s->place.lat_rad);
}

static double lon_deg(const loft_track_sample *s)
{
    return loft_deg_from_rad(s->place.lon_rad);
}

static double alt_m(const loft_track_sample *s)
{
    return s->place.alt_m;
}

static double range_m(const loft_track_sample *s)
{
    return s->range_m;
}

static double speed_mps(const loft_track_sample *s)
{
    return s->speed_mps;
}

static double fpa_deg(const loft_track_sample *s)
{
    return loft_deg_from_rad(s->fpa_rad);
}

static double azimuth_deg(const loft_track_sample *s)
{
    return loft_deg_from_rad(s->azimuth_rad);
}

static double x_m(const loft_track_sample *s)
{
    return s->r_ecef_m.x;
}

static double y_m(const loft_track_sample *s)
{
    return s->r_ecef_m.y;
}

static double z_m(const loft_track_sample *s)
{
    return s->r_ecef_m.z;
}

static double vx_mps(const loft_track_sample *s)
{
    return s->v_ecef_mps.x;
}

static double vy_mps(const loft_track_sample *s)
{
    return s->v_ecef_mps.y;
}

static double vz_mps(const loft_track_sample *s)
{
    return s->v_ecef_mps.z;
}

/* standard_name and axis are of the CF tables; NULL where they have none. */
static const struct column {
    const char *name, *units, *standard_name, *long_name, *axis;
    column_value *value;
} columns[] = {
    {"time", NULL, "time", "time, counted from launch", "T", time_s},
    {"lat", "degrees_north", "latitude", "geodetic latitude, WGS84", "Y", lat_deg},
    {"lon", "degrees_east", "longitude", "longitude", "X", lon_deg},
    {"alt", "m", "height_above_reference_ellipsoid", "height above the WGS84 ellipsoid",
     "Z", alt_m},
    {"ground_range", "m", NULL, "geodesic from the launch point", NULL, range_m},
    {"speed", "m s-1", "platform_speed_wrt_ground", "speed relative to the Earth", NULL,
     speed_mps},
    {"flight_path_angle", "degree", NULL, "angle of the velocity above the horizontal",
     NULL, fpa_deg},
    {"course", "degree", "platform_course", "azimuth of the velocity, from north", NULL,
     azimuth_deg},
    {"x", "m", NULL, "Earth-fixed position, longitude 0", NULL, x_m},
    {"y", "m", NULL, "Earth-fixed position, longitude 90 east", NULL, y_m},
    {"z", "m", NULL, "Earth-fixed position, north pole", NULL, z_m},
    {"vx", "m s-1", NULL, "Earth-fixed velocity along x", NULL, vx_mps},
    {"vy", "m s-1", NULL, "Earth-fixed velocity along y", NULL, vy_mps},
    {"vz", "m s-1", NULL, "Earth-fixed velocity along z", NULL, vz_mps},
};

enum {
    COLUMNS = sizeof columns / sizeof columns[0],
    POSITION_COLUMNS = 4, /* the first of them say where and when */
    NAME_LENGTH = 32
};

/* "seconds since 2024-10-30 22:10:00", a form that every reader of CF takes */
static void time_units(char out[64], const loft_epoch *epoch)
{
    char start[LOFT_EPOCH_TEXT];
    loft_epoch_text(start, epoch, 0.0);
    snprintf(out, 64, "seconds since %.10s %.8s", start, start + 11);
}

static int define_column(loft_netcdf *file, const struct column *c, const char *prefix,
                         int dim, const loft_epoch *epoch)
{
    char name[48];
    char units[64];
    const bool is_event = prefix[0] != '\0';
    snprintf(name, sizeof name, "%s%s", prefix, c->name);
    time_units(units, epoch);
    const int number = loft_netcdf_variable(file, name, LOFT_NETCDF_DOUBLE, 1, &dim);
    loft_netcdf_attribute(file, number, "units", c->units != NULL ? c->units : units);
    loft_netcdf_attribute(file, number, "long_name", c->long_name);
    if (c->units == NULL) {
        loft_netcdf_attribute(file, number, "calendar", "standard");
    }
    if (c->standard_name != NULL) {
        loft_netcdf_attribute(file, number, "standard_name", c->standard_name);
    }
    if (c->axis != NULL && !is_event) {
        loft_netcdf_attribute(file, number, "axis", c->axis);
    }
    if (strcmp(c->name, "alt") == 0) {
        loft_netcdf_attribute(file, number, "positive", "up");
    }
    if (c->axis == NULL) {
        loft_netcdf_attribute(file, number, "coordinates", "time lat lon alt");
    }
    return number;
}

static void put_samples(loft_netcdf *file, const loft_track_document *d, int obs)
{
    int numbers[COLUMNS];
    static const signed char phases[] = {LOFT_TRACK_BOOST, LOFT_TRACK_GAP,
                                         LOFT_TRACK_COAST};
    for (int c = 0; c < COLUMNS; c++) {
        numbers[c] = define_column(file, &columns[c], "", obs, &d->epoch);
    }
    const int phase = loft_netcdf_variable(file, "phase", LOFT_NETCDF_BYTE, 1, &obs);
    loft_netcdf_attribute(file, phase, "long_name", "part of the flight from here on");
    loft_netcdf_attribute_bytes(file, phase, "flag_values", phases, sizeof phases);
    loft_netcdf_attribute(file, phase, "flag_meanings", "boost gap coast");
    loft_netcdf_attribute(file, phase, "coordinates", "time lat lon alt");
    for (size_t i = 0; i < d->n; i++) {
        for (size_t k = 0; k < d->tracks[i].n; k++) {
            const loft_track_sample *sample = &d->tracks[i].samples[k];
            for (int c = 0; c < COLUMNS; c++) {
                loft_netcdf_put(file, numbers[c], columns[c].value(sample));
            }
            loft_netcdf_put(file, phase, sample->phase);
        }
    }
}

static void put_events(loft_netcdf *file, const loft_track_document *d, size_t n_events,
                       int name_length)
{
    int numbers[POSITION_COLUMNS];
    const int event = loft_netcdf_dimension(file, "event", n_events);
    const int by_name[] = {event, name_length};
    const int name =
        loft_netcdf_variable(file, "event_name", LOFT_NETCDF_CHAR, 2, by_name);
    const int whose =
        loft_netcdf_variable(file, "event_trajectory", LOFT_NETCDF_INT, 1, &event);
    loft_netcdf_attribute(file, name, "long_name", "what happens");
    loft_netcdf_attribute(file, whose, "long_name",
                          "number of the trajectory of an event, from 0");
    for (int c = 0; c < POSITION_COLUMNS; c++) {
        numbers[c] = define_column(file, &columns[c], "event_", event, &d->epoch);
    }
    for (size_t i = 0; i < d->n; i++) {
        const loft_track *track = &d->tracks[i];
        for (int e = 0; e < track->n_events; e++) {
            loft_netcdf_put_text(file, name, track->events[e].name);
            loft_netcdf_put(file, whose, (double)i);
            for (int c = 0; c < POSITION_COLUMNS; c++) {
                loft_netcdf_put(
                    file, numbers[c],
                    columns[c].value(&track->samples[track->events[e].sample]));
            }
        }
    }
}

static void put_trajectories(loft_netcdf *file, const loft_track_document *d,
                             int trajectory, int name_length)
{
    const int by_name[] = {trajectory, name_length};
    const int name =
        loft_netcdf_variable(file, "trajectory_name", LOFT_NETCDF_CHAR, 2, by_name);
    const int row_size =
        loft_netcdf_variable(file, "row_size", LOFT_NETCDF_INT, 1, &trajectory);
    loft_netcdf_attribute(file, name, "cf_role", "trajectory_id");
    loft_netcdf_attribute(file, name, "long_name", "which flight");
    loft_netcdf_attribute(file, row_size, "long_name", "number of samples of a flight");
    loft_netcdf_attribute(file, row_size, "sample_dimension", "obs");
    for (size_t i = 0; i < d->n; i++) {
        loft_netcdf_put_text(file, name, d->tracks[i].id);
        loft_netcdf_put(file, row_size, (double)d->tracks[i].n);
    }
}

/* Infinity is a number of NetCDF as of C. */
static void put_reach(loft_netcdf *file, const loft_track_reach *reach, int azimuth)
{
    static const struct {
        const char *name, *long_name;
    } lines[LOFT_CONTOUR_LINES] = {
        {"standard_range", "standard range over the rotating Earth, a geodesic from the "
                           "launch point; infinity: half-way round"},
        {"standard_range_p05", "5 % quantile of the standard range"},
        {"standard_range_p95", "95 % quantile of the standard range"}};
    const int n_lines = reach->contour.has_band ? LOFT_CONTOUR_LINES : 1;
    const int number =
        loft_netcdf_variable(file, "azimuth", LOFT_NETCDF_DOUBLE, 1, &azimuth);
    loft_netcdf_attribute(file, number, "units", "degree");
    loft_netcdf_attribute(file, number, "long_name",
                          "azimuth at the launch point, from north");
    for (size_t i = 0; i < LOFT_CONTOUR_AZIMUTHS; i++) {
        loft_netcdf_put(file, number, loft_deg_from_rad(loft_contour_azimuth(i)));
    }
    for (int line = 0; line < n_lines; line++) {
        const int range =
            loft_netcdf_variable(file, lines[line].name, LOFT_NETCDF_DOUBLE, 1, &azimuth);
        loft_netcdf_attribute(file, range, "units", "m");
        loft_netcdf_attribute(file, range, "long_name", lines[line].long_name);
        for (size_t i = 0; i < LOFT_CONTOUR_AZIMUTHS; i++) {
            loft_netcdf_put(file, range, reach->contour.range_m[line][i]);
        }
    }
}

/* The notes of the tracks: "standard: No impact: ..." False if out of memory. */
static bool put_globals(loft_netcdf *file, const loft_track_document *d)
{
    const struct {
        const char *name, *text;
    } globals[] = {{"Conventions", "CF-1.8"},
                   {"featureType", "trajectory"},
                   {"title", d->title},
                   {"summary", d->description},
                   {"source", d->software},
                   {"id", d->id},
                   {"date_created", d->created_utc}};
    bool good = true;
    for (size_t i = 0; i < sizeof globals / sizeof globals[0]; i++) {
        char *visible = loft_visible_text(globals[i].text);
        loft_netcdf_attribute(file, LOFT_NETCDF_GLOBAL, globals[i].name,
                              visible != NULL ? visible : "");
        good = good && visible != NULL;
        free(visible);
    }
    if (loft_epoch_assumption(&d->epoch) != NULL) {
        loft_netcdf_attribute(file, LOFT_NETCDF_GLOBAL, "time_assumption",
                              loft_epoch_assumption(&d->epoch));
    }
    for (size_t i = 0; i < d->n; i++) {
        char name[48];
        if (loft_track_note(&d->tracks[i]) != NULL) {
            snprintf(name, sizeof name, "note_on_trajectory_%zu", i);
            loft_netcdf_attribute(file, LOFT_NETCDF_GLOBAL, name,
                                  loft_track_note(&d->tracks[i]));
        }
    }
    return good;
}

static loft_status write_netcdf(const loft_track_document *d, char **text, size_t *size)
{
    if (d->n == 0) {
        return LOFT_ERR_DOMAIN;
    }
    loft_netcdf *file = loft_netcdf_new();
    if (file == NULL) {
        return LOFT_ERR_NOMEM;
    }
    size_t samples = 0;
    size_t n_events = 0;
    for (size_t i = 0; i < d->n; i++) {
        samples += d->tracks[i].n;
        n_events += (size_t)d->tracks[i].n_events;
    }
    const int trajectory = loft_netcdf_dimension(file, "trajectory", d->n);
    const int obs = loft_netcdf_dimension(file, "obs", samples);
    const int name_length = loft_netcdf_dimension(file, "name_length", NAME_LENGTH);
    const bool good = put_globals(file, d);
    put_trajectories(file, d, trajectory, name_length);
    put_samples(file, d, obs);
    if (n_events > 0) {
        put_events(file, d, n_events, name_length);
    }
    if (d->reach != NULL) {
        const int azimuth = loft_netcdf_dimension(file, "azimuth", LOFT_CONTOUR_AZIMUTHS);
        put_reach(file, d->reach, azimuth);
    }
    const loft_status status =
        good ? loft_netcdf_finish(file, text, size) : LOFT_ERR_NOMEM;
    loft_netcdf_free(file);
    return status;
}

const loft_format loft_format_netcdf = {
    .name = "netcdf",
    .suffix = ".nc",
    .use = "array tools",
    .detail = "NetCDF classic by the CF conventions: a contiguous ragged array of "
              "trajectories; the reach contour over the azimuth, infinite for half-way "
              "round the Earth.",
    .write = write_netcdf,
    .needs_track = true,
};
