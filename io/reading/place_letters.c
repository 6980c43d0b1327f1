/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/reading/place_letters.h"

#include <stdbool.h>
#include <string.h>

#include "io/reading/fold.h"

/* Additions of reports to the name of a place, as letters. */
static const char *const additions[] = {"northkorea",
                                        "jagang",
                                        "armsplant",
                                        "dprk",
                                        "odisha",
                                        "internationalairport",
                                        "airport",
                                        "airfield",
                                        "airbase",
                                        "airforcebase",
                                        "afb",
                                        "spaceforcebase",
                                        "cosmodrome",
                                        "satellitelaunchingstation",
                                        "satellitelaunchstation",
                                        "launchingground",
                                        "launchsite",
                                        "missiletestsite",
                                        "testsite",
                                        "testingground",
                                        "teststandvii",
                                        "launchcomplex",
                                        "lc",
                                        "reservoir",
                                        "county",
                                        "testrange",
                                        "missilerange",
                                        "spacecenter",
                                        "spacecentre",
                                        "provinggrounds",
                                        "provingground",
                                        "shipyard",
                                        "south",
                                        "peninsula",
                                        "area",
                                        "district",
                                        "guyok",
                                        "city",
                                        "ri",
                                        "dong"};

void loft_place_letters(const char *text, size_t size, char *out)
{
    char plain[LOFT_PLACE_LETTERS];
    size_t n = 0;
    loft_fold(text, plain, sizeof plain);
    for (const char *c = plain; *c != '\0' && n + 1 < size; c++) {
        if ((*c >= 'a' && *c <= 'z') || (unsigned char)*c >= 0x80) {
            out[n++] = *c;
        }
    }
    out[n] = '\0';
}

void loft_place_drop_additions(char *name)
{
    size_t i = 0;
    while (i < sizeof additions / sizeof additions[0]) {
        const size_t size = strlen(name);
        const size_t end = strlen(additions[i]);
        const bool ends = size > end && strcmp(name + size - end, additions[i]) == 0;
        if (ends) {
            name[size - end] = '\0';
        }
        i = ends ? 0 : i + 1;
    }
}
