/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli/support/number.h"
#include "cli/support/quantity.h"
#include "loft/loft.h"

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

typedef struct coordinate {
    double deg;
    char sign;   /* '+', '-' or '\0' */
    char letter; /* N S E W or '\0' */
} coordinate;

static bool scan_coordinate(const char **at, coordinate *out)
{
    number n;
    out->sign = '\0';
    if (**at == '+' || **at == '-') {
        out->sign = *(*at)++;
    }
    if (!number_scan(*at, &n)) {
        return false;
    }
    *at += n.size;
    out->letter = **at;
    if (out->letter == '\0' || strchr("NSEW", out->letter) == NULL) {
        out->letter = '\0';
    } else {
        (*at)++;
    }
    const bool below = out->sign == '-' || out->letter == 'S' || out->letter == 'W';
    out->deg = below ? -n.value : n.value;
    return true;
}

bool quantity_latlon(const char *option, const char *text, quantity_place *out,
                     char message[MESSAGE_SIZE])
{
    coordinate lat;
    coordinate lon;
    const char *at = text;
    if (!scan_coordinate(&at, &lat) || *at++ != ',' || !scan_coordinate(&at, &lon) ||
        *at != '\0') {
        return refuse(message, option, text,
                      "write latitude,longitude in degrees and without spaces, such as "
                      "39.2,125.7 or 39.2N,125.7E");
    }
    if ((lat.sign != '\0' && lat.letter != '\0') ||
        (lon.sign != '\0' && lon.letter != '\0')) {
        return refuse(message, option, text, "write a sign or a letter, not both");
    }
    if (lat.letter == 'E' || lat.letter == 'W' || lon.letter == 'N' ||
        lon.letter == 'S') {
        return refuse(message, option, text,
                      "the latitude comes first, such as 39.2N,125.7E");
    }
    if (!(lat.deg >= -90.0 && lat.deg <= 90.0)) {
        return refuse(message, option, text,
                      "the latitude, %g, must be from -90 to 90; it comes first",
                      lat.deg);
    }
    if (!(lon.deg >= -180.0 && lon.deg <= 180.0)) {
        return refuse(message, option, text,
                      "the longitude, %g, must be from -180 to 180", lon.deg);
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
