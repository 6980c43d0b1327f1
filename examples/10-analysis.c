/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The test of 14 May 2017 as KCNA reported it: could this missile reach 4,500 km? */
#include <stdio.h>

#include <loft/loft.h>

int main(void)
{
    const loft_reported reported = {.apogee_m = loft_exact_km(2111.5),
                                    .range_m = loft_exact_km(787.0),
                                    .time_s = loft_exact_min(30.0),
                                    .site = loft_site_deg(40.07, 125.21),
                                    .azimuth_rad = loft_rad_from_deg(71.0),
                                    .booster_class = "liquid-1"};
    loft_analysis *analysis = NULL;
    loft_status status = loft_analysis_new(&reported, LOFT_ANALYSIS_DEFAULTS, &analysis);
    if (status == LOFT_OK) {
        const loft_band *range = loft_analysis_range(analysis);
        printf("range %.0f km (90 %%: %.0f to %.0f km)\n", range->p50 / 1000.0,
               range->p05 / 1000.0, range->p95 / 1000.0);
        status = loft_analysis_print(analysis, stdout, 80);
    }
    loft_analysis_free(analysis);
    return (int)status;
}
