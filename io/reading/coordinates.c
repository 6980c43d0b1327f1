/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/reading/coordinates.h"

#include <math.h>
#include <string.h>

#include "io/reading/fold.h"
#include "io/reading/number.h"
#include "loft/loft.h"

enum {
    TEXT = 4096,
    ANGLES = 2 * (LOFT_AREA_CORNERS + 1) /* with the first corner said again */
};

typedef enum form {
    PACKED,  /* 392852 */
    PARTS,   /* 39-28-52, 39 deg 28' */
    DECIMAL, /* 39.48 */
} form;

typedef struct angle {
    double deg;
    form form;
    char letter; /* n s e w or '\0' */
    size_t digits;
} angle;

typedef struct reader {
    const char *at;
    bool lettered, letter_first;
    size_t n;
    angle angles[ANGLES];
    char *message;
} reader;

static bool is_letter(char c)
{
    return c != '\0' && strchr("nsew", c) != NULL;
}

static bool skip_word(const char **at, const char *word)
{
    const size_t size = strlen(word);
    const bool found = strncmp(*at, word, size) == 0;
    *at += found ? size : 0;
    return found;
}

static void skip_between(reader *r)
{
    for (bool moved = true; moved;) {
        const size_t size = strspn(r->at, r->lettered ? " ,;/-\n()" : " ,;/\n()");
        r->at += size;
        moved = size > 0 || skip_word(&r->at, "and ") || skip_word(&r->at, "to ");
    }
}

static bool part_marked(const char **at, int part)
{
    static const char *const marks[] = {"deg", "'", "\""};
    const char *next = *at + strspn(*at, " ");
    if (!skip_word(&next, marks[part])) {
        return false;
    }
    *at = next;
    return true;
}

/* Digits, with decimals. An exponent is none here: the e of 39e125 is east. */
static bool scan(const char *at, loft_number *out)
{
    char alone[32];
    size_t size = strspn(at, "0123456789");
    size += size > 0 && at[size] == '.' ? 1 + strspn(at + size + 1, "0123456789") : 0;
    if (size == 0 || size >= sizeof alone) {
        return false;
    }
    memcpy(alone, at, size);
    alone[size] = '\0';
    return loft_number_scan(alone, out);
}

/* 39-28-52 and 39 deg 28' 52" from the second part on. */
static bool read_parts(reader *r, angle *a)
{
    static const double units[] = {1.0, 1.0 / 60.0, 1.0 / 3600.0};
    for (int part = 1; part <= 3; part++) {
        const bool marked = part_marked(&r->at, part - 1);
        const char *next = r->at + (marked ? strspn(r->at, " ") : 0);
        next += !marked && *next == '-' && r->lettered ? 1 : 0;
        loft_number n;
        a->form = marked ? PARTS : a->form;
        if (part == 3 || (!marked && next == r->at) || !scan(next, &n)) {
            return true;
        }
        if (n.value >= 60.0) {
            return loft_message_write(
                r->message, "coordinate %zu has %g %s of arc; they go up to 59", r->n + 1,
                n.value, part == 1 ? "minutes" : "seconds");
        }
        a->form = PARTS;
        a->deg += n.value * units[part];
        r->at = next + n.size;
    }
    return true;
}

/* 3928, 392852, 0955438, 3928.87: the last part may have decimals. */
static bool unpack(reader *r, angle *a, double number)
{
    const bool seconds = a->digits >= 6;
    const double last = fmod(number, 100.0);
    const double rest = floor(number / 100.0);
    const double minutes = seconds ? fmod(rest, 100.0) : last;
    a->form = PACKED;
    a->deg = (seconds ? floor(rest / 100.0) : rest) + minutes / 60.0 +
             (seconds ? last / 3600.0 : 0.0);
    return (a->digits <= 7 && minutes < 60.0 && last < 60.0) ||
           loft_message_write(
               r->message,
               "coordinate %zu is %.12g, which is not degrees, minutes and "
               "seconds such as 392852",
               r->n + 1, number);
}

static bool read_angle(reader *r)
{
    angle a = {.form = DECIMAL};
    loft_number n;
    double sign = 1.0;
    if (r->letter_first && is_letter(*r->at)) {
        a.letter = *r->at++;
    } else if (!r->lettered && (*r->at == '-' || *r->at == '+')) {
        sign = *r->at++ == '-' ? -1.0 : 1.0;
    }
    if (!scan(r->at, &n)) {
        return loft_message_write(r->message,
                                  "coordinate %zu begins with \"%.12s\"; write degrees "
                                  "such as 392852N 0955438E or 39.48, 95.91",
                                  r->n + 1, r->at);
    }
    a.digits = strspn(r->at, "0123456789");
    r->at += n.size;
    a.deg = n.value;
    if (!(a.digits > 3 ? unpack(r, &a, n.value) : read_parts(r, &a))) {
        return false;
    }
    r->at += strspn(r->at, " ");
    if (!r->letter_first && is_letter(*r->at)) {
        a.letter = *r->at++;
    }
    a.deg *= a.letter == 's' || a.letter == 'w' ? -sign : sign;
    r->angles[r->n++] = a;
    return true;
}

static bool same_form(const reader *r)
{
    for (size_t i = 2; i < r->n; i++) {
        const angle *a = &r->angles[i];
        const angle *first = &r->angles[i % 2];
        const bool eastward = a->letter == 'e' || a->letter == 'w';
        const bool first_eastward = first->letter == 'e' || first->letter == 'w';
        if (a->form != first->form || (a->letter == '\0') != (first->letter == '\0') ||
            eastward != first_eastward) {
            return loft_message_write(
                r->message,
                "coordinate %zu is not written like coordinate %zu; "
                "write all in one form",
                i + 1, i % 2 + 1);
        }
    }
    return r->angles[0].form == r->angles[1].form ||
           loft_message_write(r->message,
                              "coordinate 2 is not written like coordinate 1; "
                              "write all in one form");
}

/* Which of a pair is the latitude: 0 or 1; 2 where the letters are of one kind. */
static size_t latitude_of(const reader *r)
{
    const char first = r->angles[0].letter;
    const char second = r->angles[1].letter;
    const bool first_east = first == 'e' || first == 'w';
    const bool second_north = second == 'n' || second == 's';
    return first_east && second_north        ? 1
           : first_east || second_north      ? 2
           : first != '\0' && second == '\0' ? 2
                                             : 0;
}

static bool take_corner(const reader *r, size_t i, size_t latitude, loft_geodetic *out)
{
    const double lat_deg = r->angles[2 * i + latitude].deg;
    const double lon_deg = r->angles[2 * i + 1 - latitude].deg;
    if (fabs(lat_deg) > 90.0 || fabs(lon_deg) > 180.0) {
        return loft_message_write(
            r->message,
            "corner %zu is at latitude %.6g, longitude %.6g; they go "
            "up to 90 and 180 degrees",
            i + 1, lat_deg, lon_deg);
    }
    *out = (loft_geodetic){.lat_rad = loft_rad_from_deg(lat_deg),
                           .lon_rad = loft_rad_from_deg(lon_deg)};
    return true;
}

static bool take_corners(const reader *r, loft_area *area)
{
    loft_geodetic corners[LOFT_AREA_CORNERS + 1];
    const size_t latitude = latitude_of(r);
    size_t n = r->n / 2;
    if (latitude > 1) {
        return loft_message_write(
            r->message, "the first pair is not a latitude (N, S) and a longitude "
                        "(E, W); write such as 392852N 0955438E");
    }
    for (size_t i = 0; i < n; i++) {
        if (!take_corner(r, i, latitude, &corners[i])) {
            return false;
        }
    }
    n -= n > 1 && corners[0].lat_rad == corners[n - 1].lat_rad &&
         corners[0].lon_rad == corners[n - 1].lon_rad;
    if (n > LOFT_AREA_CORNERS) {
        return loft_message_write(r->message, "has more than %d corners",
                                  LOFT_AREA_CORNERS);
    }
    area->n = n;
    memcpy(area->corners, corners, n * sizeof corners[0]);
    return true;
}

bool loft_coordinates_read(const char *text, loft_area *area, char message[LOFT_MESSAGE])
{
    char folded[TEXT];
    if (strlen(text) >= TEXT / 4) {
        return loft_message_write(message, "is longer than %d bytes", TEXT / 4 - 1);
    }
    loft_fold(text, folded, sizeof folded);
    reader r = {.at = folded, .message = message};
    const size_t size = strlen(folded);
    for (const char *c = folded; *c != '\0'; c++) {
        c += strncmp(c, "deg", 3) == 0 ? 2 : strncmp(c, "and ", 4) == 0 ? 3 : 0;
        r.lettered = r.lettered || is_letter(*c);
    }
    r.letter_first = r.lettered && (is_letter(folded[0]) ||
                                    strchr("0123456789", folded[size - 1]) != NULL);
    for (skip_between(&r); *r.at != '\0'; skip_between(&r)) {
        if (r.n == ANGLES) {
            return loft_message_write(message, "has more than %d corners",
                                      LOFT_AREA_CORNERS);
        }
        if (!read_angle(&r)) {
            return false;
        }
    }
    if (r.n < 2 || r.n % 2 != 0) {
        return loft_message_write(message,
                                  "has %zu coordinates; each corner has a latitude and a "
                                  "longitude",
                                  r.n);
    }
    return same_form(&r) && take_corners(&r, area);
}
