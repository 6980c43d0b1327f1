/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plots/profile/profile_marks.h"

#include <math.h>
#include <stdio.h>

#include "io/text/summary.h"
#include "sim/base/decimal.h"
#include "sim/flight/ending.h"
#include "sim/flight/series.h"

/* A body with lift has peaks that lie close: to a tenth. */
static void altitude_text(const loft_plot_flight *f, double alt_m,
                          loft_profile_mark_kind kind, char text[LOFT_QUANTITY_TEXT])
{
    const bool fitted = f->report != NULL && kind == LOFT_MARK_APOGEE;
    if (f->plan->body.lift_to_drag != 0.0) {
        loft_snprintf(text, LOFT_QUANTITY_TEXT, "%.1f km",
                      loft_unsigned_zero(alt_m / 1000.0, 1));
    } else {
        loft_text_fitted_length(text, alt_m, fitted ? &f->report->apogee_m : NULL);
    }
}

/* On the ground its range says where; above it the altitude does too. */
static void end_text(const loft_plot_flight *f, loft_profile_mark *mark,
                     const char *altitude, const char *time)
{
    const loft_ending *ending = loft_ending_of(f->flight->ended_by);
    char length[LOFT_QUANTITY_TEXT];
    loft_text_fitted_length(length, fabs(mark->downrange_m),
                            f->report != NULL ? &f->report->range_m : NULL);
    if (ending->lands) {
        snprintf(mark->text, sizeof mark->text, "%s %s\n%s", ending->mark, length, time);
    } else {
        snprintf(mark->text, sizeof mark->text, "%s, %s up\nrange %s, %s", ending->mark,
                 altitude, length, time);
    }
}

static void add_mark(const loft_plot_flight *f, loft_profile_marks *out, double t_s,
                     loft_profile_mark_kind kind)
{
    double y[LOFT_STATE_N];
    char length[LOFT_QUANTITY_TEXT];
    char time[LOFT_QUANTITY_TEXT];
    loft_trajectory_at(f->record, t_s, y, NULL);
    const loft_flight_point at = loft_flight_point_of(f->plan->model, t_s, y);
    loft_profile_mark *mark = &out->list[out->n++];
    *mark = (loft_profile_mark){.downrange_m = loft_series_downrange(
                                    f->plan->model, f->plan->start, f->unbounded, y),
                                .alt_m = at.place.alt_m,
                                .kind = kind};
    loft_text_time(time, t_s);
    altitude_text(f, at.place.alt_m, kind, length);
    if (f->quiet) {
        return;
    }
    switch (kind) {
    case LOFT_MARK_START:
        snprintf(mark->text, sizeof mark->text, "start %s", length);
        break;
    case LOFT_MARK_APOGEE:
        snprintf(mark->text, sizeof mark->text, "apogee %s\n%s", length, time);
        break;
    case LOFT_MARK_NOTE:
        snprintf(mark->text, sizeof mark->text, "peak %s\n%s", length, time);
        break;
    case LOFT_MARK_BURNOUT:
        loft_snprintf(mark->text, sizeof mark->text, "burn-out %s\n%s, %.1f km/s", length,
                      time, at.speed_mps / 1000.0);
        break;
    default:
        end_text(f, mark, length, time);
        break;
    }
}

/* A body with lift skips: its peaks after the first. */
static void mark_skips(const loft_plot_flight *f, const loft_profile_point *p,
                       const double *t_s, size_t n, loft_profile_marks *out)
{
    const double end_s = loft_trajectory_end(f->record);
    for (size_t i = 1; i + 1 < n && out->n + 2 < LOFT_PROFILE_MARKS_MAX; i++) {
        const bool peak = p[i].alt_m > p[i - 1].alt_m && p[i].alt_m >= p[i + 1].alt_m;
        if (peak && t_s[i] > f->flight->apogee.t_s + 0.02 * end_s) {
            add_mark(f, out, t_s[i], LOFT_MARK_NOTE);
        }
    }
}

void loft_profile_marks_find(const loft_plot_flight *f, const loft_profile_point *points,
                             const double *t_s, size_t n, loft_profile_marks *out)
{
    *out = (loft_profile_marks){.n = 0};
    const loft_flight *flight = f->flight;
    /* The two standard flights have nearly the same apogee: once is enough. */
    if (f->role != LOFT_ROLE_STANDARD_ROTATING && loft_ending_has_apogee(flight)) {
        add_mark(f, out, flight->apogee.t_s, LOFT_MARK_APOGEE);
    } else if (flight->start.place.alt_m > 0.0 && f->plan->booster == NULL) {
        add_mark(f, out, flight->start.t_s, LOFT_MARK_START);
    }
    if (!f->unbounded) {
        add_mark(f, out, flight->end.t_s, LOFT_MARK_IMPACT);
    }
    if (!f->unbounded && f->plan->body.lift_to_drag != 0.0) {
        mark_skips(f, points, t_s, n, out);
    }
    const bool own = f->role == LOFT_ROLE_FLOWN || f->role == LOFT_ROLE_OTHER;
    if (flight->burnout.t_s > flight->start.t_s && own && !f->quiet && !f->any_class) {
        add_mark(f, out, flight->burnout.t_s, LOFT_MARK_BURNOUT);
    }
}
