/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/reading/gazetteer.h"

#include <stdlib.h>
#include <string.h>

#include "io/reading/place_letters.h"
#include "loft/loft.h"
#include "sim/base/nearest.h"

/* gazetteer_data.S */
extern const char loft_places_json[], loft_places_json_end[];

static const char *const kind_names[] = {"launch_site", "city", "island", "cape", "sea"};

static const loft_field place_rows[] = {
    {LOFT_STRING("name", loft_known_place, name), .required = true,
     .help =
         "As --site, --from and --place take it; in any case, with or without hyphens."},
    {LOFT_STRING("also", loft_known_place, also),
     .help = "Other names, with a semicolon between them."},
    {LOFT_NAME("kind", loft_known_place, kind, kind_names), .required = true,
     .help =
         "What stands there. An impact is named after a city, island or cape, and the "
         "sea that it lies in."},
    {LOFT_STRING("country", loft_known_place, country), .help = "Or territory."},
    {LOFT_NUMBER("lat_deg", loft_known_place, lat_rad), .unit = LOFT_UNIT_DEG,
     .required = true, .lower = LOFT_FROM(-90), .upper = LOFT_TO(90),
     .help = "Geodetic latitude, to 0.01 degree; of a sea that of a circle's centre."},
    {LOFT_NUMBER("lon_deg", loft_known_place, lon_rad), .unit = LOFT_UNIT_DEG,
     .required = true, .lower = LOFT_FROM(-180), .upper = LOFT_TO(180),
     .help = "Longitude, east positive."},
    {LOFT_NUMBER("radius_km", loft_known_place, radius_m), .unit = LOFT_UNIT_KM,
     .lower = LOFT_ABOVE(0), .upper = LOFT_TO(5000),
     .help =
         "Of a circle of open water, of a sea alone. A sea may have several entries."},
    {LOFT_STRING("source", loft_known_place, source), .required = true,
     .help = "Of the coordinates."},
};
static const loft_fields place_fields = {LOFT_ROWS_OF(place_rows), .help = "A place."};

static const loft_field file_rows[] = {
    {LOFT_STRING("note", loft_places_file, note), .help = "For readers of the file."},
    {LOFT_OWNED_LIST("places", loft_places_file, places, n, &place_fields),
     .required = true, .help = "The places. Of two with one name the first is taken."},
};
const loft_fields loft_places_file_fields = {
    LOFT_ROWS_OF(file_rows),
    .help =
        "Places by name: launch sites, cities, islands, capes and seas. The file stands "
        "in the program; a folder named by LOFT_DATA has none."};

/* A name as it was written. */
typedef struct known_name {
    char text[LOFT_NEAREST_MAX + 1];
    int place;
} known_name;

struct loft_gazetteer {
    loft_json_doc *doc; /* strings borrow from it */
    loft_places_file file;
    known_name *names; /* owned; other names of a place stand behind its name */
    size_t n_names;
};

enum {
    NAMES_EACH = 6 /* of a place, with its other names */
};

/* One name of a list up to its semicolon; returns what follows, or NULL. */
static const char *take_name(const char *list, int place, known_name *out)
{
    const size_t size = strcspn(list, ";");
    const size_t kept = size <= LOFT_NEAREST_MAX ? size : LOFT_NEAREST_MAX;
    memcpy(out->text, list, kept);
    out->text[kept] = '\0';
    out->place = place;
    const char *rest = list + size;
    return *rest == ';' ? rest + 1 + strspn(rest + 1, " ") : NULL;
}

static loft_status list_names(loft_gazetteer *g)
{
    g->names = calloc((size_t)g->file.n * NAMES_EACH, sizeof *g->names);
    if (g->names == NULL) {
        return LOFT_ERR_NOMEM;
    }
    for (int i = 0; i < g->file.n; i++) {
        (void)take_name(g->file.places[i].name, i, &g->names[g->n_names++]);
        const char *rest = g->file.places[i].also;
        for (int k = 1; rest != NULL && k < NAMES_EACH; k++) {
            rest = take_name(rest, i, &g->names[g->n_names++]);
        }
    }
    return LOFT_OK;
}

/* tests/io/reading/test_gazetteer.c reads it without a mistake. */
static loft_status read_file(loft_gazetteer *g)
{
    const loft_diag_where top = {0};
    loft_diags *diags = loft_diags_new();
    if (diags == NULL) {
        return LOFT_ERR_NOMEM;
    }
    const size_t size = (size_t)(loft_places_json_end - loft_places_json);
    loft_status status = loft_json_parse(loft_places_json, size, diags, &g->doc);
    if (status == LOFT_OK) {
        status = loft_fields_read(&loft_places_file_fields, loft_json_root(g->doc), &top,
                                  NULL, diags, &g->file);
    }
    loft_diags_free(diags);
    return status == LOFT_OK ? list_names(g) : status;
}

loft_status loft_gazetteer_open(loft_gazetteer **out)
{
    loft_gazetteer *g = calloc(1, sizeof *g);
    if (g == NULL) {
        return LOFT_ERR_NOMEM;
    }
    const loft_status status = read_file(g);
    if (status != LOFT_OK) {
        loft_gazetteer_free(g);
        return status;
    }
    *out = g;
    return LOFT_OK;
}

void loft_gazetteer_free(loft_gazetteer *g)
{
    if (g != NULL) {
        free(g->names);
        free(g->file.places);
        loft_json_free(g->doc);
        free(g);
    }
}

size_t loft_gazetteer_count(const loft_gazetteer *g)
{
    return (size_t)g->file.n;
}

const loft_known_place *loft_gazetteer_at(const loft_gazetteer *g, size_t i)
{
    return &g->file.places[i];
}

/* "sapporojapan" is Sapporo of Japan. */
static bool names_country(const char *typed, const char *letters, const char *country)
{
    char known[LOFT_NEAREST_MAX + 1];
    const size_t size = strlen(letters);
    if (country == NULL || strncmp(typed, letters, size) != 0) {
        return false;
    }
    loft_place_letters(country, sizeof known, known);
    return strcmp(typed + size, known) == 0;
}

const loft_known_place *loft_gazetteer_named(const loft_gazetteer *g, const char *text)
{
    char whole[LOFT_PLACE_LETTERS];
    char short_form[LOFT_PLACE_LETTERS];
    loft_place_letters(text, sizeof whole, whole);
    memcpy(short_form, whole, sizeof short_form);
    loft_place_drop_additions(short_form);
    const loft_known_place *places = g->file.places;
    int found = -1;
    for (size_t i = 0; i < g->n_names && whole[0] != '\0'; i++) {
        char letters[LOFT_NEAREST_MAX + 1];
        const int place = g->names[i].place;
        loft_place_letters(g->names[i].text, sizeof letters, letters);
        if (strcmp(letters, whole) == 0) {
            return &places[place];
        }
        if (found < 0 && (strcmp(letters, short_form) == 0 ||
                          names_country(whole, letters, places[place].country))) {
            found = place;
        }
    }
    return found >= 0 ? &places[found] : NULL;
}

const char *loft_gazetteer_meant(const loft_gazetteer *g, const char *text)
{
    loft_nearest best = {.typed = text};
    const known_name *meant = NULL;
    bool is_tied = false;
    for (size_t i = 0; i < g->n_names; i++) {
        loft_nearest one = {.typed = text};
        loft_nearest_offer(&one, g->names[i].text);
        if (one.word != NULL && (best.word == NULL || one.distance <= best.distance)) {
            const bool equal = best.word != NULL && one.distance == best.distance;
            is_tied = equal && (is_tied || meant->place != g->names[i].place);
            meant = equal ? meant : &g->names[i];
            best = one;
        }
    }
    return meant != NULL && !is_tied ? meant->text : NULL;
}
