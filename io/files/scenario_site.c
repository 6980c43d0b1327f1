/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/scenario_site.h"

#include <string.h>

#include "io/reading/gazetteer.h"
#include "sim/base/diag.h"

static void refuse(const loft_gazetteer *gazetteer, const char *name, loft_diags *diags)
{
    char cut[LOFT_DIAG_EXCERPT];
    const char *meant = loft_gazetteer_meant(gazetteer, name);
    loft_diags_add(diags, "/site/name",
                   "\"%s\" is not a place that is known%s%s%s give lat_deg and lon_deg",
                   loft_diag_excerpt(cut, name, strlen(name)),
                   meant != NULL ? "; did you mean \"" : "", meant != NULL ? meant : "",
                   meant != NULL ? "\"? Or" : ":");
}

loft_status loft_scenario_site_complete(const loft_scenario_file *file, loft_diags *diags,
                                        loft_scenario_facts *facts)
{
    if (file->has_lat != file->has_lon) {
        loft_diags_add(diags, "/site", "the key \"%s\" is missing",
                       file->has_lat ? "lon_deg" : "lat_deg");
        return LOFT_OK;
    }
    const bool was_read = file->has_site_name &&
                          facts->site_name != loft_scenario_file_initial.facts.site_name;
    if (file->has_lat || !was_read) {
        return LOFT_OK;
    }
    loft_gazetteer *gazetteer = NULL;
    const loft_status status = loft_gazetteer_open(&gazetteer);
    if (status != LOFT_OK) {
        return status;
    }
    const loft_known_place *place = loft_gazetteer_named(gazetteer, facts->site_name);
    if (place != NULL) {
        facts->site.lat_rad = place->lat_rad;
        facts->site.lon_rad = place->lon_rad;
    } else {
        refuse(gazetteer, facts->site_name, diags);
    }
    loft_gazetteer_free(gazetteer);
    return LOFT_OK;
}
