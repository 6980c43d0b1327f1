/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/text/areas_text.h"

#include "io/text/event_text.h"
#include "io/text/units_text.h"
#include "sim/base/decimal.h"
#include "sim/infer/announced.h"

static void write_head(FILE *out, const loft_announced_area *area)
{
    fprintf(out, "%s%s%s%s%s", area->purpose != NULL ? area->purpose : "Closed area",
            area->purpose != NULL ? ", announced by " : " of ", area->issuer,
            area->number != NULL ? " in " : "", area->number != NULL ? area->number : "");
    if (area->valid_from != NULL && area->valid_to != NULL) {
        fprintf(out, ", %s to %s", area->valid_from, area->valid_to);
    }
    fputs(": ", out);
}

static void write_view(FILE *out, const loft_area_view *view)
{
    char near[LOFT_QUANTITY_TEXT];
    char far[LOFT_QUANTITY_TEXT];
    if (view->nearest_m == 0.0) {
        fprintf(out, "around the launch site, up to %s from it.",
                loft_text_km(far, view->farthest_m));
        return;
    }
    loft_fprintf(out,
                 "%s to %s from the launch, toward %.1f\302\260 within %.1f\302\260 each "
                 "way.",
                 loft_text_km(near, view->nearest_m), loft_text_km(far, view->farthest_m),
                 loft_deg_from_rad(view->azimuth_rad),
                 loft_deg_from_rad(view->half_width_rad));
}

static void write_one(FILE *out, const loft_analysis *a, size_t k)
{
    const loft_area_answer answer = loft_area_answer_of(a, k);
    write_head(out, &a->event.areas[k]);
    write_view(out, &answer.from_launch);
    if (answer.has_impact) {
        fprintf(out, " The fitted impact is %s.",
                answer.holds_impact ? "inside" : "outside");
    }
    for (int i = 0; i < answer.n_stages; i++) {
        fprintf(out, " The middle of where stage %d falls is %s.", answer.stages[i],
                answer.holds_stage[i] ? "inside" : "outside");
    }
}

void loft_event_write_areas(loft_text_page *page, const loft_analysis *a)
{
    if (a->event.n_areas == 0) {
        return;
    }
    loft_text_page_heading(page, "Announced areas");
    for (size_t k = 0; k < a->event.n_areas; k++) {
        loft_text_page_part(page, a, k, write_one);
    }
}
