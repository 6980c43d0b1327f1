/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loft/flight.h"

#include <math.h>
#include <stdbool.h>
#include <stddef.h>

static double constant_cd(const void *ctx, int segment, double mach)
{
    (void)segment;
    (void)mach;
    return *(const double *)ctx;
}

static const double boost_edges_mach[] = {0.8, 1.15};

static double boost_cd(const void *ctx, int segment, double mach)
{
    (void)ctx;
    switch (segment) {
    case 0:
        return 0.2;
    case 1:
        return 0.2 + 0.2 * (mach - 0.8) / 0.35;
    default: /* the pole lies at Mach 0.32, far outside the segment */
        return 0.2 + 0.2 / (1.0 + 1.2 * (fmax(mach, 1.0) - 1.15));
    }
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
    return (loft_drag){.n_edges = 2, .edges_mach = boost_edges_mach, .cd = boost_cd};
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
