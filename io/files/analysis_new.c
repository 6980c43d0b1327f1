/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An analysis of figures alone, with the classes that come with loft. */
#include "loft/files.h"

/* No mistake is to be found in the built-in data, so nobody reads the messages. */
static loft_status open_classes(loft_data **data)
{
    loft_diags *diags = loft_diags_new();
    const loft_status status =
        diags != NULL ? loft_data_open(NULL, diags, data) : LOFT_ERR_NOMEM;
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
    loft_data *data = NULL;
    event.launch.site = reported->site;
    event.launch.azimuth_rad = reported->azimuth_rad;
    if (event.class_name == NULL) {
        return LOFT_ERR_INPUT;
    }
    loft_status status = open_classes(&data);
    if (status == LOFT_OK) {
        status = loft_data_class(data, event.class_name, &event.launch.booster);
    }
    if (status == LOFT_OK) {
        status = loft_data_prior(data, event.class_name, &prior);
    }
    if (status == LOFT_OK) {
        event.azimuth_sd_rad = prior.azimuth_sd_rad;
        status = loft_analysis_make(&event, &prior, options, out);
    }
    loft_data_free(data);
    return status;
}
