/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/reading/place_names.h"

#include <string.h>

#include "io/reading/gazetteer.h"
#include "sim/base/diag.h"

#define FORMS "latitude and longitude, such as 39.2,125.7 or 39.2N,125.7E"

static bool refuse(const loft_gazetteer *gazetteer, const char *option, const char *text,
                   char message[LOFT_MESSAGE])
{
    char cut[LOFT_DIAG_EXCERPT];
    const char *meant = loft_gazetteer_meant(gazetteer, text);
    loft_diag_excerpt(cut, text, strlen(text));
    return meant != NULL
               ? loft_message_write(message,
                                    "%s: unknown place '%s'; did you mean '%s'? Or "
                                    "write " FORMS,
                                    option, cut, meant)
               : loft_message_write(message,
                                    "%s %s: not a place that is known: write " FORMS,
                                    option, cut);
}

bool loft_place_named(const char *option, const char *text, loft_place *out,
                      char message[LOFT_MESSAGE])
{
    loft_gazetteer *gazetteer = NULL;
    const loft_status status = loft_gazetteer_open(&gazetteer);
    if (status != LOFT_OK) {
        return loft_message_write(message, "%s: %s", option, loft_status_text(status));
    }
    const loft_known_place *found = loft_gazetteer_named(gazetteer, text);
    if (found != NULL) {
        *out = (loft_place){.lat_rad = found->lat_rad, .lon_rad = found->lon_rad};
    } else {
        (void)refuse(gazetteer, option, text, message);
    }
    const bool is_known = found != NULL;
    loft_gazetteer_free(gazetteer);
    return is_known;
}
