/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture of the flown and the standard flight, as SVG in a file of the user's choice. */
#include <stdio.h>

#include <loft/loft.h>

int main(int argc, char **argv)
{
    const char *path = argc > 1 ? argv[1] : "flight.svg";
    const loft_reported reported = {.apogee_m = loft_exact_km(2111.5),
                                    .range_m = loft_exact_km(787.0),
                                    .site = loft_site_deg(40.07, 125.21),
                                    .azimuth_rad = loft_rad_from_deg(71.0),
                                    .booster_class = "liquid-1"};
    loft_analysis_options options = loft_analysis_options_default();
    options.samples = 200;
    loft_analysis *analysis = NULL;
    loft_status status = loft_analysis_new(&reported, &options, &analysis);
    if (status == LOFT_OK) {
        status = loft_analysis_draw(analysis, path);
    }
    loft_analysis_free(analysis);
    if (status != LOFT_OK) {
        fprintf(stderr, "%s\n", loft_status_text(status));
        return 1;
    }
    printf("written: %s\n", path);
    return 0;
}
