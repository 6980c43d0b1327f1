/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An analysis of figures alone, with the classes that come with loft. */
#include "loft/files.h"

#include <stddef.h>

#include "io/files/class_choices.h"

/* The class of that name with its prior, or for NULL all, and one to begin with. */
static loft_status find_class(const loft_data *data, loft_analysis_event *event,
                              loft_class_choices *choices, loft_prior *prior)
{
    if (event->class_name == NULL) {
        loft_class_choices_of(data, choices);
        event->class_name =
            loft_class_guess_for(data, &event->sources[0].report).of->name;
        event->n_classes = choices->n;
        event->classes = choices->list;
    }
    const loft_status status =
        loft_data_class(data, event->class_name, &event->launch.booster);
    return status == LOFT_OK ? loft_data_prior(data, event->class_name, prior) : status;
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
    loft_class_choices choices;
    loft_prior prior;
    loft_data *data = NULL;
    loft_diags *diags = loft_diags_new();
    event.launch.site = reported->site;
    event.launch.azimuth_rad = reported->azimuth_rad;
    loft_status status =
        diags != NULL ? loft_data_open(NULL, diags, &data) : LOFT_ERR_NOMEM;
    if (status == LOFT_OK) {
        status = find_class(data, &event, &choices, &prior);
    }
    if (status == LOFT_OK) {
        event.azimuth_sd_rad = prior.azimuth_sd_rad;
        status = loft_analysis_make(&event, &prior, options, out);
    }
    loft_data_free(data);
    loft_diags_free(diags);
    return status;
}
