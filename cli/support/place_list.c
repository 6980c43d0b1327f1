/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/place_list.h"

#include "cli/support/app.h"
#include "io/reading/quantity.h"

static int add(const char *command, const char *option, const char *name, place_list *out)
{
    char message[LOFT_MESSAGE];
    loft_place place;
    if (out->n == OPTS_REPEATED) {
        app_error("%s: give %d places at most", command, OPTS_REPEATED);
        return APP_USAGE;
    }
    const loft_status status = loft_place_read(option, name, &place, message);
    if (status != LOFT_OK) {
        app_error("%s: %s", command, message);
        return status == LOFT_ERR_NOMEM ? APP_NOT_CONVERGED : APP_USAGE;
    }
    out->names[out->n] = name;
    out->at[out->n++] =
        (loft_geodetic){.lat_rad = place.lat_rad, .lon_rad = place.lon_rad};
    return APP_GO_ON;
}

int place_list_read(const char *command, const char *option, opts_given *given,
                    place_list *out)
{
    int result = APP_GO_ON;
    out->n = 0;
    for (size_t i = 0; result == APP_GO_ON && i < given->n_repeated; i++) {
        result = add(command, option, given->repeated[i], out);
    }
    for (int i = 1; result == APP_GO_ON && i < given->n_args; i++) {
        result = add(command, option, given->args[i], out);
    }
    given->n_args = given->n_args > 1 ? 1 : given->n_args;
    if (result == APP_GO_ON && out->n == 0) {
        app_error("%s: give %s with a place, such as %s Seoul", command, option, option);
        return APP_USAGE;
    }
    return result;
}
