/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands/plot_places.h"

#include "cli/support/app.h"
#include "io/reading/gazetteer.h"
#include "io/reading/quantity.h"

int plot_places_read(const plot_request *request, plot_places *out)
{
    char message[LOFT_MESSAGE];
    *out = (plot_places){.n = 0};
    if (request->n_repeated == 0) {
        return APP_DONE;
    }
    if (loft_gazetteer_open(&out->gazetteer) != LOFT_OK) {
        return app_exit_of(LOFT_ERR_NOMEM);
    }
    for (size_t i = 0; i < request->n_repeated; i++) {
        const char *typed = request->repeated[i];
        const loft_known_place *known = loft_gazetteer_named(out->gazetteer, typed);
        loft_place place;
        if (loft_place_read("--place", typed, &place, message) != LOFT_OK) {
            app_error("plot: %s", message);
            return APP_USAGE;
        }
        out->list[out->n++] = (loft_map_place){
            .place = {.lat_rad = place.lat_rad, .lon_rad = place.lon_rad},
            .text = known != NULL ? known->name : typed};
    }
    return APP_DONE;
}

void plot_places_fini(plot_places *places)
{
    loft_gazetteer_free(places->gazetteer);
}

int plot_places_check(const plot_request *request)
{
    plot_places places;
    const int result = plot_places_read(request, &places);
    plot_places_fini(&places);
    return result;
}

void plot_places_say(const plot_places *places)
{
    for (size_t i = 0; i < places->n; i++) {
        if (!places->shown[i]) {
            app_note("%s is off the map, and left out", places->list[i].text);
        }
    }
}
