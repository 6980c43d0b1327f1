/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bearings in words: east, ENE, north-west, N71E. */
#include <string.h>

#include "io/reading/fold.h"
#include "io/reading/number.h"
#include "io/reading/quantity.h"
#include "loft/loft.h"

enum {
    POINTS = 16,
    BEARING = 64 /* bytes of a bearing as it is read; what is longer is none */
};

#define POINT_DEG (360.0 / POINTS)

typedef struct word {
    const char *from, *to;
} word;

static void replace_all(char *text, const word *w)
{
    const size_t size = strlen(w->from);
    for (char *at = strstr(text, w->from); at != NULL; at = strstr(at, w->from)) {
        memmove(at + strlen(w->to), at + size, strlen(at + size) + 1);
        memcpy(at, w->to, strlen(w->to));
    }
}

/*
 * Small letters without spaces, hyphens and stops, each direction as its letter. False if
 * there are too many.
 */
static bool squeeze(const char *text, char out[BEARING])
{
    static const word words[] = {
        {"to the ", ""}, {"to ", ""},    {"towards ", ""}, {"toward ", ""},
        {"the ", ""},    {"due ", ""},   {"bearing ", ""}, {"azimuth ", ""},
        {"degrees", ""}, {"degree", ""}, {"deg", ""},      {"north", "n"},
        {"east", "e"},   {"south", "s"}, {"west", "w"},    {"erly", ""},
        {"bound", ""},   {"wards", ""},  {"ward", ""},     {"ern", ""},
        {" true", ""},   {" ", ""},      {"-", ""}};
    char plain[2 * BEARING];
    loft_fold(text, plain, sizeof plain);
    if (strlen(plain) >= BEARING) {
        return false;
    }
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        replace_all(plain, &words[i]);
    }
    size_t n = 0;
    for (const char *c = plain; *c != '\0'; c++) {
        const bool point_of_number = *c == '.' && c[1] >= '0' && c[1] <= '9';
        if (*c != '.' || point_of_number) {
            out[n++] = *c;
        }
    }
    out[n] = '\0';
    return true;
}

/* N71E, 71EofN: an angle from north or south toward east or west. */
static bool quadrant(const char *text, double *deg, double *step_deg)
{
    loft_number n;
    const bool leads = text[0] == 'n' || text[0] == 's';
    if (!loft_number_scan(text + leads, &n) || n.value > 90.0) {
        return false;
    }
    const char *end = text + leads + n.size;
    const char from = leads ? text[0] : '\0';
    const char toward = end[0];
    if (toward != 'e' && toward != 'w') {
        return false;
    }
    const bool of = !leads && strncmp(end + 1, "of", 2) == 0 &&
                    (end[3] == 'n' || end[3] == 's') && end[4] == '\0';
    if (!of && (!leads || end[1] != '\0')) {
        return false;
    }
    const bool is_north = (of ? end[3] : from) == 'n';
    const double from_north = is_north ? n.value : 180.0 - n.value;
    *deg = toward == 'e' || from_north <= 0.0 ? from_north : 360.0 - from_north;
    *step_deg = n.step;
    return true;
}

static bool compass_point(const char *text, double *deg)
{
    static const char *const points[POINTS] = {"n",  "nne", "ne", "ene", "e",  "ese",
                                               "se", "sse", "s",  "ssw", "sw", "wsw",
                                               "w",  "wnw", "nw", "nnw"};
    for (int i = 0; i < POINTS; i++) {
        if (strcmp(text, points[i]) == 0) {
            *deg = POINT_DEG * i;
            return true;
        }
    }
    return false;
}

/* 71deg30' and 71deg30'15", in degrees. */
static bool with_minutes(const char *text, double *deg, double *step_deg)
{
    loft_number n;
    char plain[BEARING];
    loft_fold(text, plain, sizeof plain);
    const char *mark = strstr(plain, "deg");
    if (mark == NULL || !loft_number_scan(plain, &n) || plain + n.size != mark ||
        !n.plain) {
        return false;
    }
    const char *at = mark + strlen("deg");
    double sum_deg = n.value;
    double unit_deg = 1.0;
    for (const char *sign = "'\""; *sign != '\0' && *at != '\0'; sign++) {
        at += strspn(at, " ");
        if (!loft_number_scan(at, &n) || n.value >= 60.0 || at[n.size] != *sign) {
            return false;
        }
        unit_deg /= 60.0;
        sum_deg += n.value * unit_deg;
        at += n.size + 1;
    }
    *deg = sum_deg;
    *step_deg = unit_deg * n.step;
    return *at == '\0' && unit_deg < 1.0;
}

bool loft_bearing_read(const char *text, loft_quantity *out)
{
    char letters[BEARING];
    double deg = 0.0;
    double step_deg = POINT_DEG;
    if (!squeeze(text, letters) ||
        (!compass_point(letters, &deg) && !quadrant(letters, &deg, &step_deg) &&
         !with_minutes(text, &deg, &step_deg))) {
        return false;
    }
    *out = (loft_quantity){.kind = LOFT_CLAIM_EXACT,
                           .lo = loft_rad_from_deg(deg),
                           .hi = loft_rad_from_deg(deg),
                           .rounding = loft_rad_from_deg(0.5 * step_deg),
                           .unit_si = loft_rad_from_deg(1.0)};
    return true;
}
