/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/reading/unit.h"

#include <string.h>

#include "loft/loft.h"
#include "sim/base/nearest.h"

static const loft_quantity_unit units[] = {
    {"km", LOFT_QUANTITY_LENGTH, 1000.0},
    {"m", LOFT_QUANTITY_LENGTH, 1.0},
    {"mi", LOFT_QUANTITY_LENGTH, 1609.344}, /* the international mile: 5280 ft */
    {"nmi", LOFT_QUANTITY_LENGTH, 1852.0},
    {"ft", LOFT_QUANTITY_LENGTH, 0.3048},
    {"kft", LOFT_QUANTITY_LENGTH, 304.8},
    {"h", LOFT_QUANTITY_TIME, 3600.0},
    {"min", LOFT_QUANTITY_TIME, 60.0},
    {"s", LOFT_QUANTITY_TIME, 1.0},
    {"deg", LOFT_QUANTITY_ANGLE, LOFT_PI / 180.0},
    {"rad", LOFT_QUANTITY_ANGLE, 1.0},
};

/* Other spellings; each may have an s behind it. */
static const struct {
    const char *word, *unit;
} habits[] = {
    {"kilometre", "km"}, {"kilometer", "km"}, {"km", "km"},   {"metre", "m"},
    {"meter", "m"},      {"mile", "mi"},      {"mi", "mi"},   {"nm", "nmi"},
    {"nmi", "nmi"},      {"nmile", "nmi"},    {"kilo", "km"}, {"feet", "ft"},
    {"foot", "ft"},      {"mn", "min"},       {"hour", "h"},  {"hr", "h"},
    {"h", "h"},          {"minute", "min"},   {"min", "min"}, {"second", "s"},
    {"sec", "s"},        {"degree", "deg"},   {"deg", "deg"}, {"radian", "rad"},
};

const loft_quantity_words *loft_quantity_words_of(loft_quantity_dimension dimension)
{
    static const loft_quantity_words words[] = {
        {"a length", "km", "km, m, mi, nmi, ft or kft", "300..400km"},
        {"a time", "s", "h, min or s", "55min..1h5min"},
        {"an angle", "deg", "deg or rad", "80..85deg"},
    };
    return &words[dimension];
}

/* Is name[0..size) the word, or that with an s behind it? */
static bool is_word(const char *name, size_t size, const char *word)
{
    const size_t n = strlen(word);
    return size >= n && size <= n + 1 && memcmp(name, word, n) == 0 &&
           (size == n || name[n] == 's');
}

const loft_quantity_unit *loft_quantity_unit_named(const char *name, size_t size)
{
    for (size_t i = 0; i < sizeof habits / sizeof habits[0]; i++) {
        if (is_word(name, size, habits[i].word)) {
            name = habits[i].unit;
            size = strlen(name);
            break;
        }
    }
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        if (strlen(units[i].name) == size && memcmp(units[i].name, name, size) == 0) {
            return &units[i];
        }
    }
    return NULL;
}

/* Is it another unit, so that none of ours was meant? */
static bool is_other_unit(const char *typed)
{
    static const char *const others[] = {"k",  "mm", "cm",  "dm",   "hm",  "gm",
                                         "sm", "ms", "us",  "ns",   "ks",  "au",
                                         "yd", "ld", "mil", "grad", "gon", "mrad"};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        if (strcmp(typed, others[i]) == 0) {
            return true;
        }
    }
    return false;
}

const char *loft_quantity_unit_near(const char *name, size_t size,
                                    loft_quantity_dimension dimension)
{
    char typed[LOFT_NEAREST_MAX + 1];
    if (size >= sizeof typed) {
        return NULL;
    }
    memcpy(typed, name, size);
    typed[size] = '\0';
    if (is_other_unit(typed)) {
        return NULL;
    }
    loft_nearest nearest = {.typed = typed};
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        if (units[i].dimension == dimension) {
            loft_nearest_offer(&nearest, units[i].name);
        }
    }
    const char *meant = nearest.word;
    for (size_t i = 0; i < sizeof habits / sizeof habits[0]; i++) {
        const char *unit = habits[i].unit;
        const char *before = nearest.word;
        if (loft_quantity_unit_named(unit, strlen(unit))->dimension == dimension) {
            loft_nearest_offer(&nearest, habits[i].word);
        }
        meant = nearest.word != before ? unit : meant;
    }
    return meant;
}

const char *loft_quantity_unit_at_end(const char *plain)
{
    const char *name = plain + strlen(plain);
    while (name > plain && strchr("0123456789., ", name[-1]) == NULL) {
        name--;
    }
    return name;
}

bool loft_quantity_unit_is_speed(const char *plain)
{
    static const char *const speeds[] = {"km/s", "m/s",   "mi/s", "ft/s", "km/h",
                                         "kmh",  "kph",   "mph",  "kt",   "kts",
                                         "knot", "knots", "kmps", "mps",  "fps"};
    if (strstr(plain, "mach") != NULL) {
        return true;
    }
    const char *name = loft_quantity_unit_at_end(plain);
    for (size_t i = 0; i < sizeof speeds / sizeof speeds[0]; i++) {
        if (name > plain && strcmp(name, speeds[i]) == 0) {
            return true;
        }
    }
    return false;
}
