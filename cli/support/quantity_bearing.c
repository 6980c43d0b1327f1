/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bearings in words: east, ENE, north-west, N71E. */
#include <string.h>

#include "cli/support/number.h"
#include "cli/support/quantity.h"
#include "loft/loft.h"

enum {
    POINTS = 16,
    LETTERS = 24 /* bytes of a bearing without spaces and hyphens, with the '\0' */
};

#define POINT_DEG (360.0 / POINTS)

/* Capital letters without spaces, hyphens and degree signs; false if there are too many. */
static bool squeeze(const char *text, char out[LETTERS])
{
    size_t n = 0;
    for (; *text != '\0' && n < LETTERS - 1; text++) {
        const char c = *text;
        if (strncmp(text, "\302\260", 2) == 0) {
            text++;
        } else if (c != ' ' && c != '-') {
            out[n++] = (char)(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
        }
    }
    out[n] = '\0';
    return *text == '\0';
}

/* Each NORTH, EAST, SOUTH and WEST becomes its letter. */
static void abbreviate(char *text)
{
    static const char *const words[] = {"NORTH", "EAST", "SOUTH", "WEST"};
    for (size_t i = 0; i < 4; i++) {
        const size_t size = strlen(words[i]);
        for (char *at = strstr(text, words[i]); at != NULL; at = strstr(text, words[i])) {
            memmove(at + 1, at + size, strlen(at + size) + 1);
        }
    }
}

/* N71E: an angle from north or south toward east or west. */
static bool quadrant(const char *text, double *deg, double *step_deg)
{
    number n;
    if ((text[0] != 'N' && text[0] != 'S') || !number_scan(text + 1, &n) ||
        n.value > 90.0) {
        return false;
    }
    const char *end = text + 1 + n.size;
    if ((end[0] != 'E' && end[0] != 'W') || end[1] != '\0') {
        return false;
    }
    const double from_north = text[0] == 'N' ? n.value : 180.0 - n.value;
    *deg = end[0] == 'E' || from_north <= 0.0 ? from_north : 360.0 - from_north;
    *step_deg = n.step;
    return true;
}

static bool compass_point(const char *text, double *deg)
{
    static const char *const points[POINTS] = {"N",  "NNE", "NE", "ENE", "E",  "ESE",
                                               "SE", "SSE", "S",  "SSW", "SW", "WSW",
                                               "W",  "WNW", "NW", "NNW"};
    for (int i = 0; i < POINTS; i++) {
        if (strcmp(text, points[i]) == 0) {
            *deg = POINT_DEG * i;
            return true;
        }
    }
    return false;
}

bool quantity_bearing(const char *text, quantity_figure *out)
{
    char letters[LETTERS];
    double deg = 0.0;
    double step_deg = POINT_DEG;
    if (!squeeze(text, letters)) {
        return false;
    }
    abbreviate(letters);
    if (!compass_point(letters, &deg) && !quadrant(letters, &deg, &step_deg)) {
        return false;
    }
    *out = (quantity_figure){.kind = LOFT_CLAIM_EXACT,
                             .lo = loft_rad_from_deg(deg),
                             .hi = loft_rad_from_deg(deg),
                             .rounding = loft_rad_from_deg(0.5 * step_deg),
                             .unit_si = loft_rad_from_deg(1.0)};
    return true;
}
