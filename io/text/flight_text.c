/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/text/flight_text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "io/text/ending_text.h"
#include "io/text/units_text.h"
#include "loft/loft.h"
#include "sim/base/decimal.h"
#include "sim/base/text.h"
#include "sim/base/visible.h"
#include "sim/flight/ending.h"

static void write_point(FILE *out, const char *what, const loft_flight_point *at)
{
    char alt[LOFT_QUANTITY_TEXT];
    if (fabs(at->place.alt_m) < 1e5) {
        loft_snprintf(alt, sizeof alt, "%.1f m", loft_unsigned_zero(at->place.alt_m, 1));
    } else {
        loft_snprintf(alt, sizeof alt, "%.4f km", at->place.alt_m / 1000.0);
    }
    loft_fprintf(out,
                 "  %-15s %10.4f s  %12s  %9.4f\302\260 %10.4f\302\260  %9.3f m/s  "
                 "%7.2f\302\260\n",
                 what, at->t_s, alt,
                 loft_unsigned_zero(loft_deg_from_rad(at->place.lat_rad), 4),
                 loft_unsigned_zero(loft_deg_from_rad(at->place.lon_rad), 4),
                 at->speed_mps, loft_unsigned_zero(loft_deg_from_rad(at->fpa_rad), 2));
}

static void write_events(FILE *out, const char *title, const loft_flight *flight)
{
    static const char *const names[] = {"ignition", "burn-out", "steering corner",
                                        "apogee", "end"};
    if (title != NULL) {
        loft_visible_put(out, title);
        fputc('\n', out);
    }
    fprintf(out, "  %-15s %12s  %12s  %10s %11s  %13s  %9s\n", "", "time", "altitude",
            "latitude", "longitude", "speed", "angle");
    write_point(out, "start", &flight->start);
    for (int i = 0; i < flight->n_events; i++) {
        char what[32];
        const loft_flight_event *event = &flight->events[i];
        snprintf(what, sizeof what, "%s", names[event->kind]);
        if (event->stage >= 0) {
            snprintf(what, sizeof what, "%s %d", names[event->kind], event->stage + 1);
        }
        write_point(out, what, &event->at);
    }
    if (flight->n_events_lost > 0) {
        fprintf(out, "  %d further events are not listed.\n", flight->n_events_lost);
    }
}

/* False if out of memory. */
static bool write_end(FILE *out, const loft_flight_plan *plan, const loft_flight *flight)
{
    char *end = loft_ending_text(plan, flight);
    char *warning = loft_ending_warning(plan, flight);
    const bool good = end != NULL && warning != NULL;
    if (good) {
        /* A flight that still climbs has no greatest altitude. */
        const bool climbs = flight->end.v_enu_mps.z > 0.0;
        loft_fprintf(
            out,
            "%s %s %.4f km after %.1f s, ground range %.4f km. Speed and "
            "angle are relative to the Earth.\n%s%s%ld steps, %ld evaluations.\n",
            end, climbs ? "Computed up to" : "Greatest altitude",
            loft_unsigned_zero(flight->apogee.place.alt_m / 1000.0, 4),
            flight->apogee.t_s, loft_ending_range(plan, flight) / 1000.0, warning,
            *warning != '\0' ? "\n" : "", flight->stats.steps, flight->stats.evaluations);
    }
    free(end);
    free(warning);
    return good;
}

static double km(double alt_m)
{
    return loft_unsigned_zero(alt_m / 1000.0, 1);
}

static void write_entry(FILE *out, const loft_entry *entry, double nose_radius_m)
{
    if (!entry->any) {
        return;
    }
    loft_fprintf(
        out,
        "Entry: peak deceleration %.1f g at %.1f km (Mach %.1f), dynamic pressure "
        "%.0f kPa at %.1f km,\nstagnation heating %.2f MW/m2 at %.1f km (nose "
        "radius %.2f m).\n",
        entry->deceleration.value / LOFT_G0_MPS2, km(entry->deceleration.alt_m),
        entry->deceleration.mach, entry->pressure.value / 1000.0,
        km(entry->pressure.alt_m), entry->heating.value / 1e6, km(entry->heating.alt_m),
        nose_radius_m);
}

char *loft_flight_text(const char *title, const loft_flight_plan *plan,
                       const loft_flight *flight, const loft_entry *entry)
{
    loft_text text;
    char *bytes = NULL;
    if (loft_text_open(&text) != LOFT_OK) {
        return NULL;
    }
    write_events(text.out, title, flight);
    if (!write_end(text.out, plan, flight)) {
        loft_text_drop(&text);
        return NULL;
    }
    write_entry(text.out, entry, loft_entry_nose_radius(plan));
    return loft_text_close(&text, &bytes, NULL) == LOFT_OK ? bytes : NULL;
}

/* ---- ranges against payload ---- */

static const char *range_text(char text[LOFT_QUANTITY_TEXT], const loft_standard *s)
{
    return s->best.unbounded ? "unbounded" : loft_text_km(text, s->best.range_m);
}

static void write_row(FILE *out, const loft_payload_point *p)
{
    char without[LOFT_QUANTITY_TEXT];
    char with[LOFT_QUANTITY_TEXT];
    loft_fprintf(out, "  %10.0f  %8.2f  %9.2f  ", p->payload_kg, p->lift_off_ratio,
                 p->ideal_speed_mps / 1000.0);
    if (p->lifts_off) {
        fprintf(out, "%14s  %14s\n", range_text(without, &p->no_rotation),
                range_text(with, &p->toward_azimuth));
    } else {
        fprintf(out, "does not lift off\n");
    }
}

char *loft_payload_text(const char *title, double azimuth_rad,
                        const loft_payload_point *rows, size_t n)
{
    loft_text text;
    char *bytes = NULL;
    if (loft_text_open(&text) != LOFT_OK) {
        return NULL;
    }
    if (title != NULL) {
        loft_visible_put(text.out, title);
        fputc('\n', text.out);
    }
    loft_fprintf(text.out,
                 "Standard range against payload, without rotation and toward azimuth "
                 "%.0f\302\260 (T/W: thrust over weight\nat lift-off):\n  %10s  %8s  "
                 "%9s  %14s  %14s\n",
                 loft_deg_from_rad(azimuth_rad), "payload kg", "T/W", "ideal km/s",
                 "no rotation", "with rotation");
    for (size_t i = 0; i < n; i++) {
        write_row(text.out, &rows[i]);
    }
    return loft_text_close(&text, &bytes, NULL) == LOFT_OK ? bytes : NULL;
}
