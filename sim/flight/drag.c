/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loft/flight.h"

#include <math.h>
#include <stdbool.h>
#include <stddef.h>

#include "sim/flight/drag.h"
#include "sim/flight/drag_boost.h"

static double constant_cd(const void *ctx, int segment, double mach)
{
    (void)segment;
    (void)mach;
    return *(const double *)ctx;
}

static double boost_cd(const void *ctx, int segment, double mach)
{
    (void)ctx;
    const drag_boost_segment *s = &drag_boost_segments[segment];
    return s->cd + s->rise * (mach - s->from) / s->span +
           s->tail / (1.0 + drag_boost_fall * (fmax(mach, 1.0) - drag_boost_tail_from));
}

static double table_cd(const void *ctx, int segment, double mach)
{
    const loft_drag_table *table = ctx;
    if (segment == 0) {
        return table->cd[0];
    }
    if (segment >= table->n) {
        return table->cd[table->n - 1];
    }
    const double m0 = table->mach[segment - 1];
    const double cd0 = table->cd[segment - 1];
    return cd0 + (table->cd[segment] - cd0) * (mach - m0) / (table->mach[segment] - m0);
}

loft_drag loft_drag_constant(double cd)
{
    return (loft_drag){.cd = constant_cd, .constant = cd};
}

loft_drag loft_drag_boost(void)
{
    return (loft_drag){.n_edges = DRAG_BOOST_SEGMENTS - 1,
                       .edges_mach = boost_edges_mach,
                       .cd = boost_cd};
}

bool loft_drag_is_boost(const loft_drag *drag)
{
    return drag->cd == boost_cd;
}

loft_status loft_drag_from_table(const loft_drag_table *table, loft_drag *out)
{
    bool good = table->n >= 2 && table->n <= LOFT_DRAG_ROWS;
    for (int i = 0; good && i < table->n; i++) {
        good = isfinite(table->mach[i]) && table->mach[i] >= 0.0 &&
               isfinite(table->cd[i]) && table->cd[i] >= 0.0 &&
               (i == 0 || table->mach[i] > table->mach[i - 1]);
    }
    if (!good) {
        return LOFT_ERR_DOMAIN;
    }
    *out = (loft_drag){
        .n_edges = table->n, .edges_mach = table->mach, .cd = table_cd, .ctx = table};
    return LOFT_OK;
}

int loft_drag_segment(const loft_drag *drag, double mach)
{
    int segment = 0;
    while (segment < drag->n_edges && mach >= drag->edges_mach[segment]) {
        segment++;
    }
    return segment;
}

double loft_drag_cd(const loft_drag *drag, int segment, double mach)
{
    return drag->cd(drag->ctx != NULL ? drag->ctx : &drag->constant, segment, mach);
}
