/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * 20,000 boosters sampled from the prior of a class, with one speed and one steering: how
 * far the ranges spread because the class does not fix the booster.
 */
#include <stdio.h>

#include <loft/files.h>
#include <loft/infer.h>

int main(void)
{
    loft_diags *diags = loft_diags_new();
    loft_data *data = NULL;
    loft_ensemble *ensemble = NULL;
    loft_ensemble_setup plan = {.base = loft_launch_default(),
                               .speed_lo_mps = 5500.0,
                               .speed_hi_mps = 5500.0,
                               .elevation_lo_rad = loft_rad_from_deg(40.0),
                               .elevation_hi_rad = loft_rad_from_deg(40.0),
                               .seed = 1};
    loft_status status =
        diags != NULL ? loft_data_open(NULL, diags, &data) : LOFT_ERR_NOMEM;
    if (status == LOFT_OK) {
        status = loft_data_class(data, "liquid-1", &plan.base.booster);
    }
    if (status == LOFT_OK) {
        status = loft_data_prior(data, "liquid-1", &plan.prior);
    }
    if (status == LOFT_OK) {
        status = loft_ensemble_new(&plan, &ensemble);
    }
    if (status == LOFT_OK) {
        loft_ensemble_fly(ensemble, 20000);
        const loft_running_stats *range =
            loft_ensemble_stats(ensemble, LOFT_ENSEMBLE_RANGE_M);
        printf("range: median %.0f km, 90 %% interval %.0f to %.0f km\n",
               loft_running_stats_quantile(range, 0.5) / 1000.0,
               loft_running_stats_quantile(range, 0.05) / 1000.0,
               loft_running_stats_quantile(range, 0.95) / 1000.0);
    } else {
        fprintf(stderr, "%s\n", loft_status_text(status));
    }
    loft_ensemble_free(ensemble);
    loft_data_free(data);
    loft_diags_free(diags);
    return status == LOFT_OK ? 0 : 1;
}
