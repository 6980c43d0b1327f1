/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/scenario_event.h"

loft_analysis_event loft_scenario_event(const loft_scenario *scenario)
{
    const loft_scenario_facts *facts = loft_scenario_content(scenario);
    loft_question first;
    loft_scenario_question(scenario, 0, &first);
    return (loft_analysis_event){.id = facts->id,
                                 .title = facts->title,
                                 .date_utc = facts->date_utc,
                                 .site_name = facts->site_name,
                                 .note = facts->note,
                                 .class_name = facts->class_name,
                                 .n_classes = facts->n_classes,
                                 .classes = facts->classes,
                                 .launch = first.launch,
                                 .azimuth_assumed = !facts->has_azimuth,
                                 .azimuth_sd_rad = facts->prior.azimuth_sd_rad,
                                 .known = loft_scenario_known(facts),
                                 .assume_ballistic = facts->assume_ballistic,
                                 .n = facts->n_sources,
                                 .sources = facts->sources,
                                 .n_observations = facts->n_observations,
                                 .observations = facts->observations,
                                 .n_areas = facts->n_areas,
                                 .areas = facts->areas};
}

loft_status loft_analysis_of_scenario(const loft_scenario *scenario,
                                      const loft_analysis_options *options,
                                      loft_analysis **out)
{
    const loft_analysis_event event = loft_scenario_event(scenario);
    return loft_analysis_make(&event, &loft_scenario_content(scenario)->prior, options,
                              out);
}
