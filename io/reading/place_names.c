/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/reading/place_names.h"

#include <stdio.h>
#include <string.h>

#include "io/reading/fold.h"
#include "io/reading/known_names.h"
#include "loft/loft.h"
#include "sim/base/diag.h"

enum {
    NAME = 160 /* bytes of a name as it is read; what is longer is none */
};

typedef struct place {
    const char *name;
    double lat_deg, lon_deg;
} place;

/*
 * Launch sites that reports name, as the scenarios of each have them, with their sources:
 * scenarios/dprk mostly from the facility list of the CNS and NTI. Pyongyang is the city,
 * from GeoNames.
 */
static const place places[] = {
    {"Pyongyang", 39.034, 125.754},    {"Sunan", 39.2, 125.673},
    {"Kusong", 40.066, 125.21},        {"Sohae", 39.66, 124.706},
    {"Musudan-ri", 40.85, 129.667},    {"Wonsan", 39.168, 127.482},
    {"Sinpo", 40.037, 128.184},        {"Panghyon", 39.872, 125.269},
    {"Mupyong-ni", 40.611, 126.426},   {"Pyongsong", 39.282, 125.869},
    {"Hwangju", 38.687, 125.702},      {"Samsok", 39.112, 125.998},
    {"Jangyon", 38.275, 125.071},      {"Hodo", 39.402, 127.537},
    {"Sondok", 39.744, 127.473},       {"Kanggye", 40.968, 126.599},
    {"Plesetsk", 62.9, 40.6},          {"Kapustin Yar", 48.57, 46.25},
    {"Semnan", 35.23, 53.92},          {"Wheeler Island", 20.76, 87.08},
    {"Sonmiani", 25.2, 66.75},         {"Palmachim", 31.9, 34.69},
    {"Jiuquan", 41.1, 100.3},          {"Vandenberg", 34.83, -120.58},
    {"Cape Canaveral", 28.48, -80.54}, {"Wallops Island", 37.84, -75.48},
    {"White Sands", 32.4, -106.3},     {"Peenemuende", 54.15, 13.8},
};

/* Other names of these, and what reports add to them, without spaces and marks. */
static const char *const aliases[][2] = {{"pyongyangsunan", "sunan"},
                                         {"sunanpyongyang", "sunan"},
                                         {"pyeongyang", "pyongyang"},

                                         {"tongchang", "sohae"},
                                         {"dongchang", "sohae"},
                                         {"mupyong", "mupyongni"},
                                         {"apjabdulkalamisland", "wheelerisland"},
                                         {"drabdulkalamisland", "wheelerisland"},
                                         {"wallops", "wallopsisland"},
                                         {"vandenbergafb", "vandenberg"},
                                         {"tonghae", "musudanri"},
                                         {"musudan", "musudanri"},
                                         {"kalma", "wonsan"},
                                         {"wonsankalma", "wonsan"},
                                         {"abdulkalamisland", "wheelerisland"},
                                         {"peenemunde", "peenemuende"}};
static const char *const additions[] = {"northkorea",
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
                                        "testsite",
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

/* Small letters alone. */
static void letters_of(const char *text, char out[NAME])
{
    char plain[NAME];
    size_t n = 0;
    loft_fold(text, plain, sizeof plain);
    for (const char *c = plain; *c != '\0'; c++) {
        if ((*c >= 'a' && *c <= 'z') || (unsigned char)*c >= 0x80) {
            out[n++] = *c;
        }
    }
    out[n] = '\0';
}

static void drop_additions(char *name)
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

static const place *place_of(const char *text)
{
    char name[NAME];
    char known[NAME];
    letters_of(text, name);
    drop_additions(name);
    for (size_t i = 0; i < sizeof aliases / sizeof aliases[0]; i++) {
        if (strcmp(name, aliases[i][0]) == 0) {
            snprintf(name, sizeof name, "%s", aliases[i][1]);
        }
    }
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        letters_of(places[i].name, known);
        if (strcmp(name, known) == 0) {
            return &places[i];
        }
    }
    return NULL;
}

static bool refuse(char message[LOFT_MESSAGE], const char *option, const char *text)
{
    char cut[LOFT_DIAG_EXCERPT];
    return loft_message_write(
        message,
        "%s %s: not a place that is known: write latitude and longitude, "
        "such as 39.2,125.7 or 39.2N,125.7E",
        option, loft_diag_excerpt(cut, text, strlen(text)));
}

static const char *place_at(const void *table, size_t i)
{
    (void)table;
    return i < sizeof places / sizeof places[0] ? places[i].name : NULL;
}

bool loft_place_named(const char *option, const char *text, loft_place *out,
                      char message[LOFT_MESSAGE])
{
    const loft_known_names sites = {"place", "places that are known", option, place_at,
                                    NULL};
    const place *found = place_of(text);
    char known[LOFT_MESSAGE];
    size_t i = 0;
    if (found == NULL && !loft_known_names_find(&sites, text, &i, known)) {
        return strstr(known, "did you mean") != NULL
                   ? loft_message_write(message, "%s", known)
                   : refuse(message, option, text);
    }
    found = found != NULL ? found : &places[i];
    *out = (loft_place){.lat_rad = loft_rad_from_deg(found->lat_deg),
                        .lon_rad = loft_rad_from_deg(found->lon_deg)};
    return true;
}
