/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the spent stages fall, in words. */
#include <math.h>

#include "io/text/event_text.h"
#include "io/text/units_text.h"
#include "sim/base/decimal.h"

static void write_fall(loft_text_page *page, const loft_stage_area *fall)
{
    char middle[LOFT_QUANTITY_TEXT];
    char near[LOFT_QUANTITY_TEXT];
    char far[LOFT_QUANTITY_TEXT];
    char time[LOFT_QUANTITY_TEXT];
    const double minute_s = 60.0;
    const double left_rad = fall->area.azimuth_rad - fall->area.half_width_rad;
    const double right_rad = fall->area.azimuth_rad + fall->area.half_width_rad;
    loft_text_page_item(
        page,
        loft_text_format(
            "Stage %d: %s from the launch (%s to %s), toward %.0f\302\260 (%.0f\302\260 to "
            "%.0f\302\260), %s after lift-off.",
            fall->stage, loft_text_km(middle, fall->middle_m),
            loft_text_km(near, fall->area.nearest_m),
            loft_text_km(far, fall->area.farthest_m), loft_deg_from_rad(fall->middle_rad),
            loft_deg_from_rad(loft_angle_wrap(left_rad)),
            loft_deg_from_rad(loft_angle_wrap(right_rad)),
            loft_text_time(time, minute_s * round(fall->middle_s / minute_s))));
}

void loft_event_write_falls(loft_text_page *page, const loft_analysis *a)
{
    const loft_event_answer *answer = loft_analysis_answer(a);
    if (answer == NULL || answer->n_falls == 0) {
        return;
    }
    loft_text_page_heading(page, "Where spent stages fall");
    for (int i = 0; i < answer->n_falls; i++) {
        write_fall(page, &answer->falls[i]);
    }
    loft_text_page_item(page, loft_text_format("90 %% of the boosters of the model that "
                                               "fit; stages that tumble, without wind."));
}
