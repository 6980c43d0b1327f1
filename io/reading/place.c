/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "io/reading/fold.h"
#include "io/reading/number.h"
#include "io/reading/place_names.h"
#include "io/reading/quantity.h"
#include "loft/loft.h"
#include "sim/base/decimal.h"

#define EXAMPLES "39.2,125.7 or 39.2N,125.7E"

static bool refuse(char message[LOFT_MESSAGE], const char *option, const char *text,
                   const char *format, ...) LOFT_PRINTF(4, 5);

static bool refuse(char message[LOFT_MESSAGE], const char *option, const char *text,
                   const char *format, ...)
{
    va_list args;
    va_start(args, format);
    loft_message_refuse(message, option, text, format, args);
    va_end(args);
    return false;
}

enum {
    PLACE_TEXT = 160, /* bytes of a place as it is read; what is longer is none */
    PARTS = 3         /* degrees, minutes and seconds of arc */
};

static bool has_digit(const char *text)
{
    return strpbrk(text, "0123456789") != NULL;
}

/* ---- by coordinates ---- */

typedef struct coordinate {
    double deg;
    char sign;   /* '+', '-' or '\0' */
    char letter; /* n s e w or '\0' */
} coordinate;

static void replace_all(char *text, const char *from, const char *to)
{
    const size_t size = strlen(from);
    for (char *at = strstr(text, from); at != NULL; at = strstr(at + strlen(to), from)) {
        memmove(at + strlen(to), at + size, strlen(at + size) + 1);
        memcpy(at, to, strlen(to));
    }
}

/* Small letters, the directions as one letter each, no words and no brackets. */
static void plain_place(const char *text, char out[PLACE_TEXT])
{
    static const char *const words[][2] = {
        {"latitude", ""}, {"longitude", ""},  {"long.", ""},     {"long", ""},
        {"lat.", ""},     {"lon.", ""},       {"lat", ""},       {"lon", ""},
        {"geo:", ""},     {"north", "n"},     {"south", "s"},    {"east", "e"},
        {"west", "w"},    {"degrees", "deg"}, {"degree", "deg"}, {"=", " "},
        {"(", ""},        {")", ""},          {"[", ""},         {"]", ""},
        {"/", " "},       {";", " "},         {" and ", " "}};
    loft_fold(text, out, PLACE_TEXT);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        replace_all(out, words[i][0], words[i][1]);
    }
    while (out[0] == ':' || out[0] == ' ') {
        memmove(out, out + 1, strlen(out));
    }
    replace_all(out, ": ", " "); /* of "lon: 125.7" */
}

static void skip_spaces(const char **at)
{
    *at += strspn(*at, " ");
}

static void take_letter(const char **at, coordinate *out)
{
    if (**at != '\0' && strchr("nsew", **at) != NULL && out->letter == '\0') {
        out->letter = *(*at)++;
    }
}

/* Goes past the mark of a part: deg, ' or ". */
static bool skip_mark(const char **at, int part)
{
    static const char *const marks[PARTS] = {"deg", "'", "\""};
    const size_t size = strlen(marks[part]);
    if (strncmp(*at, marks[part], size) != 0) {
        return false;
    }
    *at += size;
    return true;
}

/* 39 12 00 N: without marks the parts go on as far as the letter of their direction. */
static bool goes_on(const char *at)
{
    const size_t gap = *at != '\0' && strchr(" -:", *at) != NULL;
    const char *next = at + gap + strspn(at + gap, "0123456789");
    return gap > 0 && next > at + gap && strpbrk(at, "nsew") != NULL &&
           strcspn(at, "nsew") < strcspn(at, ",");
}

/* 39.2, 39.2 deg, 39 deg 12', 39 deg 12' 30": each part below 60 after the first. */
static bool scan_degrees(const char **at, bool led, double *deg)
{
    static const double units[PARTS] = {1.0, 1.0 / 60.0, 1.0 / 3600.0};
    *deg = 0.0;
    for (int part = 0; part < PARTS; part++) {
        loft_number n;
        if (!loft_number_scan(*at, &n) || (part > 0 && n.value >= 60.0)) {
            return false;
        }
        *at += n.size;
        *deg += n.value * units[part];
        const char *before = *at;
        skip_spaces(at);
        const bool marked = skip_mark(at, part);
        if (marked) {
            skip_spaces(at);
        }
        const bool more = n.plain && (marked ? has_digit((char[2]){**at, '\0'})
                                             : !led && goes_on(before));
        if (!more) {
            return true;
        }
        *at = marked ? *at : before + 1;
    }
    return true;
}

/* 3912N, 391200N: degrees and minutes, or with seconds, as notices to airmen have them. */
static bool packed_degrees(const char *digits, double *deg)
{
    const size_t size = strspn(digits, "0123456789");
    if (size < 4 || size > 7 || digits[size] == '\0' || !strchr("nsew", digits[size])) {
        return false;
    }
    const long packed = strtol(digits, NULL, 10);
    const long seconds = size >= 6 ? packed % 100 : 0;
    const long minutes = (size >= 6 ? packed / 100 : packed) % 100;
    const long whole = size >= 6 ? packed / 10000 : packed / 100;
    *deg = (double)whole + (double)minutes / 60.0 + (double)seconds / 3600.0;
    return minutes < 60 && seconds < 60;
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
    }
    double deg = 0.0;
    if (packed_degrees(*at, &deg)) {
        *at += strspn(*at, "0123456789");
    } else if (!scan_degrees(at, out->letter != '\0', &deg)) {
        return false;
    }
    take_letter(at, out);
    const bool below = out->sign == '-' || out->letter == 's' || out->letter == 'w';
    out->deg = below ? -deg : deg;
    return true;
}

/* A comma or spaces; nothing is needed after a letter. */
static bool skip_separator(const char **at)
{
    const char *start = *at;
    skip_spaces(at);
    *at += **at == ',';
    return *at > start || strchr("nsew ", start[-1]) != NULL ||
           (**at != '\0' && strchr("nsew", **at) != NULL);
}

/* Both coordinates, the latitude first unless letters say otherwise. */
static bool scan_place(const char *text, coordinate *lat, coordinate *lon)
{
    char plain[PLACE_TEXT];
    const char *at = plain;
    plain_place(text, plain);
    if (!scan_coordinate(&at, lat) || !skip_separator(&at) ||
        !scan_coordinate(&at, lon)) {
        return false;
    }
    const bool swapped = (lat->letter == 'e' || lat->letter == 'w') &&
                         (lon->letter == 'n' || lon->letter == 's');
    if (swapped) {
        const coordinate first = *lat;
        *lat = *lon;
        *lon = first;
    }
    at += strspn(at, " ,.");
    return *at == '\0';
}

/* 39,2 125,7: a comma too many, which stands for a point. */
static bool refuse_commas(const char *option, const char *text,
                          char message[LOFT_MESSAGE])
{
    char points[PLACE_TEXT];
    coordinate lat;
    coordinate lon;
    snprintf(points, sizeof points, "%s", text);
    for (char *c = strchr(points, ','); c != NULL; c = strchr(c + 1, ',')) {
        const bool decimal = c > points && has_digit((char[2]){c[-1], '\0'}) &&
                             has_digit((char[2]){c[1], '\0'});
        *c = decimal ? '.' : *c;
    }
    return strcmp(points, text) != 0 && scan_place(points, &lat, &lon)
               ? refuse(message, option, text, "no decimal commas: write %s", points)
               : refuse(message, option, text,
                        "write latitude and longitude in degrees, such as " EXAMPLES);
}

static bool is_of(const coordinate *c, const char *letters)
{
    return c->letter == '\0' || strchr(letters, c->letter) != NULL;
}

static bool read_place(const char *option, const char *text, loft_place *out,
                       char message[LOFT_MESSAGE])
{
    coordinate lat;
    coordinate lon;
    if (text[0] == '\0') {
        return refuse(message, option, text, "write " EXAMPLES);
    }
    char plain[PLACE_TEXT];
    loft_fold(text, plain, sizeof plain);
    if (!has_digit(plain)) {
        return loft_place_named(option, text, out, message);
    }
    if (!scan_place(text, &lat, &lon)) {
        return refuse_commas(option, text, message);
    }
    if ((lat.sign != '\0' && lat.letter != '\0') ||
        (lon.sign != '\0' && lon.letter != '\0')) {
        return refuse(message, option, text,
                      "write a sign or a letter, not both, such as " EXAMPLES);
    }
    if (!is_of(&lat, "ns") || !is_of(&lon, "ew")) {
        return refuse(message, option, text,
                      "the latitude comes first, such as 39.2N,125.7E");
    }
    if (!(lat.deg >= -90.0 && lat.deg <= 90.0)) {
        return refuse(message, option, text,
                      "the latitude, %g, must be from -90 to 90; it comes first, such as "
                      "39.2,125.7",
                      lat.deg);
    }
    if (lon.deg > 180.0 && lon.deg < 360.0) {
        return refuse(message, option, text,
                      "the longitude, %g, must be from -180 to 180: write %.10g,%.10g",
                      lon.deg, lat.deg, lon.deg - 360.0);
    }
    if (!(lon.deg >= -180.0 && lon.deg <= 180.0)) {
        return refuse(message, option, text,
                      "the longitude, %g, must be from -180 to 180, such as 39.2,125.7",
                      lon.deg);
    }
    *out = (loft_place){.lat_rad = loft_rad_from_deg(lat.deg),
                        .lon_rad = loft_rad_from_deg(lon.deg)};
    return true;
}

loft_status loft_place_read(const char *option, const char *text, loft_place *out,
                            char message[LOFT_MESSAGE])
{
    return read_place(option, text, out, message) ? LOFT_OK : LOFT_ERR_INPUT;
}

static bool read_coordinate(const char *option, const char *text, bool is_longitude,
                            double *angle_rad, char message[LOFT_MESSAGE])
{
    char both[PLACE_TEXT];
    coordinate lat;
    coordinate lon;
    loft_snprintf(both, sizeof both, is_longitude ? "0, %s" : "%s, 0", text);
    const bool scanned = strlen(text) < PLACE_TEXT / 2 && scan_place(both, &lat, &lon);
    const coordinate *read = is_longitude ? &lon : &lat;
    const double most_deg = is_longitude ? 180.0 : 90.0;
    if (!scanned || !is_of(read, is_longitude ? "ew" : "ns") ||
        (read->sign != '\0' && read->letter != '\0') || fabs(read->deg) > most_deg) {
        return refuse(message, option, text,
                      is_longitude
                          ? "write a longitude in degrees, such as 125.7 or 125.7E"
                          : "write a latitude in degrees, such as 39.2 or 39.2N");
    }
    *angle_rad = loft_rad_from_deg(read->deg);
    return true;
}

loft_status loft_coordinate_read(const char *option, const char *text, bool is_longitude,
                                 double *angle_rad, char message[LOFT_MESSAGE])
{
    return read_coordinate(option, text, is_longitude, angle_rad, message)
               ? LOFT_OK
               : LOFT_ERR_INPUT;
}

static bool read_count(const char *option, const char *text, unsigned long most,
                       unsigned long *out, char message[LOFT_MESSAGE])
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

loft_status loft_count_read(const char *option, const char *text, unsigned long most,
                            unsigned long *out, char message[LOFT_MESSAGE])
{
    return read_count(option, text, most, out, message) ? LOFT_OK : LOFT_ERR_INPUT;
}
