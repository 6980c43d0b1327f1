/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli/support/choices.h"
#include "cli/support/number.h"
#include "cli/support/quantity.h"
#include "loft/loft.h"

#define EXAMPLES "39.2,125.7 or 39.2N,125.7E"

static bool refuse(char message[MESSAGE_SIZE], const char *option, const char *text,
                   const char *format, ...) LOFT_PRINTF(4, 5);

static bool refuse(char message[MESSAGE_SIZE], const char *option, const char *text,
                   const char *format, ...)
{
    va_list args;
    va_start(args, format);
    message_refuse(message, option, text, format, args);
    va_end(args);
    return false;
}

/* ---- by name ---- */

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
    {"Pyongyang", 39.034, 125.754},  {"Sunan", 39.2, 125.673},
    {"Kusong", 40.066, 125.21},      {"Sohae", 39.66, 124.706},
    {"Musudan-ri", 40.85, 129.667},  {"Wonsan", 39.168, 127.482},
    {"Sinpo", 40.037, 128.184},      {"Panghyon", 39.872, 125.269},
    {"Mupyong-ni", 40.611, 126.426}, {"Pyongsong", 39.282, 125.869},
    {"Plesetsk", 62.9, 40.6},        {"Semnan", 35.23, 53.92},
};

static choice place_at(const void *table, size_t i)
{
    (void)table;
    return (choice){.name = i < sizeof places / sizeof places[0] ? places[i].name : NULL};
}

static bool has_digit(const char *text)
{
    return strpbrk(text, "0123456789") != NULL;
}

static bool place_named(const char *option, const char *text, quantity_place *out,
                        char message[MESSAGE_SIZE])
{
    const choices sites = {"place", "places that are known", option, place_at, NULL};
    char known[MESSAGE_SIZE];
    size_t i = 0;
    if (!choices_find(&sites, text, &i, known)) {
        return text[0] == '\0' ? refuse(message, option, text, "write " EXAMPLES)
               : strstr(known, "did you mean") != NULL
                   ? message_write(message, "%s", known)
                   : refuse(message, option, text,
                            "not a place that is known: write latitude and longitude, "
                            "such as " EXAMPLES);
    }
    *out = (quantity_place){.lat_rad = loft_rad_from_deg(places[i].lat_deg),
                            .lon_rad = loft_rad_from_deg(places[i].lon_deg)};
    return true;
}

/* ---- by coordinates ---- */

typedef struct coordinate {
    double deg;
    char sign;   /* '+', '-' or '\0' */
    char letter; /* N S E W or '\0' */
} coordinate;

static void skip_spaces(const char **at)
{
    *at += strspn(*at, " \t");
}

/* Goes past the first of the marks that stands at *at. */
static bool skip_mark(const char **at, const char *const *marks, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const size_t size = strlen(marks[i]);
        if (strncmp(*at, marks[i], size) == 0) {
            *at += size;
            return true;
        }
    }
    return false;
}

static void take_letter(const char **at, coordinate *out)
{
    const char *const letters = "NSEWnsew";
    const char *found = **at != '\0' ? strchr(letters, **at) : NULL;
    if (found != NULL && out->letter == '\0') {
        out->letter = letters[(found - letters) % 4];
        ++*at;
    }
}

/* 39.2, 39.2 deg, 39 deg 12', 39 deg 12' 30": each part below 60 after the first. */
static bool scan_degrees(const char **at, double *deg)
{
    static const char *const marks[3][5] = {{"\302\260", "\302\272", "deg"},
                                            {"\342\200\262", "\342\200\231", "'"},
                                            {"\342\200\263", "\342\200\235", "\"", "''"}};
    static const double units[3] = {1.0, 1.0 / 60.0, 1.0 / 3600.0};
    static const size_t n_marks[3] = {3, 3, 4};
    *deg = 0.0;
    for (int part = 0; part < 3; part++) {
        number n;
        if (!number_scan(*at, &n) || (part > 0 && n.value >= 60.0)) {
            return false;
        }
        *at += n.size;
        *deg += n.value * units[part];
        skip_spaces(at);
        if (!skip_mark(at, marks[part], n_marks[part])) {
            return part == 0;
        }
        skip_spaces(at);
        if (!n.plain || !has_digit((char[2]){**at, '\0'})) {
            return true;
        }
    }
    return true;
}

/* After degrees with a mark a number may be that of the minutes or of the longitude. */
static bool scan_coordinate(const char **at, coordinate *out)
{
    *out = (coordinate){.deg = 0.0};
    skip_spaces(at);
    take_letter(at, out);
    skip_spaces(at);
    if (**at == '+' || **at == '-') {
        out->sign = *(*at)++;
    } else if (strncmp(*at, "\342\210\222", 3) == 0) { /* the minus of typesetters */
        out->sign = '-';
        *at += 3;
    }
    double deg = 0.0;
    if (!scan_degrees(at, &deg)) {
        return false;
    }
    take_letter(at, out);
    const bool below = out->sign == '-' || out->letter == 'S' || out->letter == 'W';
    out->deg = below ? -deg : deg;
    return true;
}

/* A comma, a semicolon or spaces; nothing is needed after a letter. */
static bool skip_separator(const char **at)
{
    const char *start = *at;
    skip_spaces(at);
    if (**at == ',' || **at == ';') {
        ++*at;
    }
    return *at > start || strchr("NSns \t", start[-1]) != NULL;
}

bool quantity_latlon(const char *option, const char *text, quantity_place *out,
                     char message[MESSAGE_SIZE])
{
    coordinate lat;
    coordinate lon;
    const char *at = text;
    if (!has_digit(text)) {
        return place_named(option, text, out, message);
    }
    const bool good =
        scan_coordinate(&at, &lat) && skip_separator(&at) && scan_coordinate(&at, &lon);
    skip_spaces(&at);
    if (!good || *at != '\0') {
        return refuse(message, option, text,
                      "write latitude and longitude in degrees, such as " EXAMPLES);
    }
    if ((lat.sign != '\0' && lat.letter != '\0') ||
        (lon.sign != '\0' && lon.letter != '\0')) {
        return refuse(message, option, text,
                      "write a sign or a letter, not both, such as " EXAMPLES);
    }
    if (lat.letter == 'E' || lat.letter == 'W' || lon.letter == 'N' ||
        lon.letter == 'S') {
        return refuse(message, option, text,
                      "the latitude comes first, such as 39.2N,125.7E");
    }
    if (!(lat.deg >= -90.0 && lat.deg <= 90.0)) {
        return refuse(message, option, text,
                      "the latitude, %g, must be from -90 to 90; it comes first, such as "
                      "39.2,125.7",
                      lat.deg);
    }
    if (!(lon.deg >= -180.0 && lon.deg <= 180.0)) {
        return refuse(message, option, text,
                      "the longitude, %g, must be from -180 to 180, such as 39.2,125.7",
                      lon.deg);
    }
    *out = (quantity_place){.lat_rad = loft_rad_from_deg(lat.deg),
                            .lon_rad = loft_rad_from_deg(lon.deg)};
    return true;
}

bool quantity_count(const char *option, const char *text, unsigned long most,
                    unsigned long *out, char message[MESSAGE_SIZE])
{
    errno = 0;
    const unsigned long value = strtoul(text, NULL, 10);
    const bool is_digits = *text != '\0' && text[strspn(text, "0123456789")] == '\0';
    if (!is_digits || errno != 0 || value > most) {
        return refuse(message, option, text, "write a whole number from 0 to %lu", most);
    }
    *out = value;
    return true;
}
