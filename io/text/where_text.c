/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/text/where_text.h"

#include <math.h>
#include <stdlib.h>

#include "io/reading/gazetteer.h"
#include "loft/loft.h"
#include "sim/base/text.h"

static const double assumed_lat_deg = 40.0; /* the site of assumptions.h */
static const double assumed_lon_deg = 126.0;

static const char *direction_of(double bearing_rad)
{
    static const char *const names[] = {"north", "north-east", "east", "south-east",
                                        "south", "south-west", "west", "north-west"};
    const double eighths = 8.0 * loft_angle_wrap(bearing_rad) / (2.0 * LOFT_PI);
    return names[(int)lround(eighths) % 8];
}

/* "in the Sea of Japan, about 150 km west of Okushiri"; "over" for a point above it. */
static void write_where(FILE *out, const loft_whereabouts *w, const char *in)
{
    const int tens_km = (int)lround(w->distance_m / 1e4);
    if (w->sea != NULL) {
        fprintf(out, "%s the %s", in, w->sea);
    }
    if (w->near == NULL) {
        return;
    }
    fputs(w->sea != NULL ? ", " : "", out);
    if (tens_km == 0) {
        fprintf(out, "near %s", w->near->name);
    } else {
        fprintf(out, "about %d km %s of %s", 10 * tens_km, direction_of(w->bearing_rad),
                w->near->name);
    }
}

/* Figures that are typed in say nothing of what was assumed but its values. */
static bool is_known(const loft_analysis_event *event)
{
    const loft_geodetic *site = &event->launch.site;
    const bool site_assumed = site->lat_rad == loft_rad_from_deg(assumed_lat_deg) &&
                              site->lon_rad == loft_rad_from_deg(assumed_lon_deg);
    const bool azimuth_assumed =
        event->azimuth_assumed ||
        (event->id == NULL && event->launch.azimuth_rad == 0.5 * LOFT_PI);
    return !site_assumed && !azimuth_assumed;
}

/* Not a lower bound, and not what most likely glided. */
static bool is_flight(const loft_analysis *a)
{
    const loft_estimate *e = loft_analysis_estimate(a, a->drawn);
    const loft_fit *fit = loft_analysis_fit(a, a->drawn);
    return fit != NULL && !fit->flown.unbounded && !e->warn_ballistic && !e->lower_bound;
}

static bool is_somewhere(const loft_whereabouts *w)
{
    return w->sea != NULL || w->near != NULL;
}

char *loft_where_text(const loft_analysis *a)
{
    loft_launch_flight flown;
    loft_gazetteer *gazetteer = NULL;
    loft_text text;
    char *bytes = NULL;
    /* Flown anew: a result file has no places. */
    if (!is_flight(a) || !is_known(&a->event) ||
        loft_launch_fly(&a->event.launch, &loft_analysis_fit(a, a->drawn)->flown.aim,
                        NULL, &flown) != LOFT_OK) {
        return loft_text_format("%s", "");
    }
    if (loft_gazetteer_open(&gazetteer) != LOFT_OK) {
        return NULL;
    }
    const loft_ellipsoid *shape = &a->event.launch.model.earth.shape;
    const loft_flight *flight = &flown.flight;
    const loft_whereabouts end =
        loft_gazetteer_whereabouts(gazetteer, shape, flight->end.place);
    const loft_whereabouts top =
        loft_gazetteer_whereabouts(gazetteer, shape, flight->apogee.place);
    if (loft_text_open(&text) == LOFT_OK) {
        if (is_somewhere(&end) && is_somewhere(&top)) {
            fputs("The fitted flight comes down ", text.out);
            write_where(text.out, &end, "in");
            fputs("; its apogee is ", text.out);
            write_where(text.out, &top, "over");
            fputc('.', text.out);
        }
        (void)!loft_text_close(&text, &bytes, NULL);
    }
    loft_gazetteer_free(gazetteer);
    return bytes;
}
