/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An analysis of figures alone, with the classes that come with loft. */
#include "loft/files.h"

#include <stddef.h>

/* The built-in class of that name with its prior. LOFT_ERR_INPUT if there is none. */
static loft_status find_class(const char *name, loft_booster_template *booster,
                              loft_prior *prior)
{
    loft_data *data = NULL;
    loft_diags *diags = loft_diags_new();
    loft_status status =
        diags != NULL ? loft_data_open(NULL, diags, &data) : LOFT_ERR_NOMEM;
    if (status == LOFT_OK) {
        status = loft_data_class(data, name, booster);
    }
    if (status == LOFT_OK) {
        status = loft_data_prior(data, name, prior);
    }
    loft_data_free(data);
    loft_diags_free(diags);
    return status;
}

loft_status loft_analysis_new(const loft_reported *reported,
                              const loft_analysis_options *options, loft_analysis **out)
{
    const loft_source source = {.report = {.apogee_m = reported->apogee_m,
                                           .range_m = reported->range_m,
                                           .time_s = reported->time_s}};
    loft_analysis_event event = {.class_name = reported->booster_class,
                                 .launch = loft_launch_default(),
                                 .n = 1,
                                 .sources = &source};
    loft_prior prior;
    event.launch.site = reported->site;
    event.launch.azimuth_rad = reported->azimuth_rad;
    if (event.class_name == NULL) {
        return LOFT_ERR_INPUT;
    }
    const loft_status status =
        find_class(event.class_name, &event.launch.booster, &prior);
    if (status != LOFT_OK) {
        return status;
    }
    event.azimuth_sd_rad = prior.azimuth_sd_rad;
    return loft_analysis_make(&event, &prior, options, out);
}
