/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/reading/quantity.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "io/reading/grouping.h"
#include "io/reading/number.h"
#include "io/reading/spelling.h"
#include "io/reading/unit.h"

#define DIGITS "0123456789"

typedef struct ask {
    const loft_quantity_want *want;
    const char *text;  /* as it was typed */
    const char *plain; /* as it is read: see spelling.h */
    char *message;
    bool is_trial; /* would it be taken? No message */
} ask;

/* One side of an interval, or all of a figure. */
typedef struct amount {
    double si, step_si;             /* as written while there is no unit */
    const loft_quantity_unit *unit; /* of the last part; NULL if none was written */
    int parts;
    bool round; /* as in loft_quantity */
} amount;

static bool refuse(const ask *a, const char *format, ...) LOFT_PRINTF(2, 3);

static bool refuse(const ask *a, const char *format, ...)
{
    va_list args;
    if (a->is_trial) {
        return false;
    }
    va_start(args, format);
    loft_message_refuse(a->message, a->want->option, a->text, format, args);
    va_end(args);
    return false;
}

static bool check_text(const ask *a);
static bool parse_plain(const ask *a, loft_quantity *out);

/* An angle without a unit is in degrees; another quantity in the usual unit, if any. */
static void add_unit(const loft_quantity_want *want, char plain[LOFT_READING_PLAIN])
{
    const size_t size = strlen(plain);
    const bool is_angle = want->dimension == LOFT_QUANTITY_ANGLE && size > 0 &&
                          strspn(plain + 1, DIGITS ".") == size - 1;
    const bool is_bare = want->bare != NULL && strpbrk(plain, DIGITS) != NULL &&
                         strspn(plain, DIGITS "~<>=@.+-") == size;
    if (is_angle || is_bare) {
        snprintf(plain + size, LOFT_READING_PLAIN - size, "%s",
                 is_angle ? "deg" : want->bare);
    }
}

/* Is what a message would propose taken as it stands? */
static bool is_taken(const ask *a, const char *proposed)
{
    char plain[LOFT_READING_PLAIN];
    loft_quantity figure;
    ask trial = *a;
    snprintf(plain, sizeof plain, "%s", proposed);
    add_unit(a->want, plain);
    trial.plain = plain;
    trial.is_trial = true;
    return !a->is_trial && check_text(&trial) && parse_plain(&trial, &figure) &&
           !(a->want->most > 0.0 && figure.hi > a->want->most);
}

/* Two arguments for "%s%s": a text that is proposed, behind what stands before it. */
#define PROPOSED(a, text) ((a)->want->lead != NULL ? (a)->want->lead : ""), (text)

static const loft_quantity_words *wanted(const ask *a)
{
    return loft_quantity_words_of(a->want->dimension);
}

/* 7.687km may be 7,687 km, and neither reading is offered as the only one. */
static bool refuse_dot(const ask *a)
{
    char thousands[LOFT_READING_PLAIN];
    char decimals[LOFT_READING_PLAIN];
    loft_quantity_read_dots(thousands, a->plain, true);
    loft_quantity_read_dots(decimals, a->plain, false);
    if (!is_taken(a, thousands)) {
        return refuse(a, "the dot may group thousands: write %s such as %s",
                      wanted(a)->noun, a->want->example);
    }
    return is_taken(a, decimals)
               ? refuse(a, "the dot may group thousands: write %s%s, or %s%s",
                        PROPOSED(a, thousands), PROPOSED(a, decimals))
               : refuse(a, "a comma groups thousands: write %s%s",
                        PROPOSED(a, thousands));
}

/* Digits before `end`. */
static size_t whole_digits(const char *text, const char *end)
{
    const char *start = end;
    while (start > text && strchr(DIGITS, start[-1]) != NULL) {
        start--;
    }
    return (size_t)(end - start);
}

/* Two texts, or the one of them that is taken; false if neither is. */
static bool refuse_between(const ask *a, const char *why, const char *one,
                           const char *two)
{
    const bool first = is_taken(a, one);
    const bool second = strcmp(one, two) != 0 && is_taken(a, two);
    if (first && second) {
        (void)refuse(a, "%s: write %s%s, or %s%s", why, PROPOSED(a, one),
                     PROPOSED(a, two));
    } else if (first || second) {
        (void)refuse(a, "%s: write %s%s", why, PROPOSED(a, first ? one : two));
    }
    return first || second;
}

/* 1,1000km: 11000km, or 1100km with a digit too many; 7,6875km may be 7687.5km. */
static bool refuse_long_group(const ask *a, const char *comma, size_t digits)
{
    char joined[LOFT_READING_PLAIN];
    char tenth[LOFT_READING_PLAIN];
    loft_quantity_ungroup(joined, a->plain, comma + 1);
    const size_t last = (size_t)(comma - a->plain) + digits - 1;
    const char *end = joined + last + 1;
    const char *point = joined[last] == '0' ? "" : ".";
    snprintf(tenth, sizeof tenth, "%.*s%s%s", (int)last, joined, point,
             *point == '\0' ? end : end - 1);
    return refuse_between(a, "a comma groups 3 digits", joined, tenth);
}

/* 787,5km is 787.5km; 1,1km may be 1100km too. */
static bool refuse_decimal_comma(const ask *a, const char *comma, size_t digits)
{
    char point[LOFT_READING_PLAIN];
    char group[LOFT_READING_PLAIN];
    loft_quantity_ungroup(point, a->plain, comma);
    *strchr(point, ',') = '.';
    snprintf(group, sizeof group, "%s", point);
    const size_t whole = whole_digits(a->plain, comma);
    if (a->want->dimension == LOFT_QUANTITY_LENGTH && digits < 3 && whole > 0 &&
        whole < 3 && comma[-1] != '0') {
        snprintf(group, sizeof group, "%.*s%.*s%.*s%s", (int)(comma - a->plain), a->plain,
                 (int)digits, comma + 1, (int)(3 - digits), "000", comma + 1 + digits);
    }
    return refuse_between(a, "no decimal comma", point, group);
}

/* A comma that groups no thousands. */
static bool refuse_comma(const ask *a)
{
    const char *comma = strrchr(a->plain, ',');
    const size_t digits = strspn(comma + 1, DIGITS);
    const bool is_one =
        strchr(a->plain, ',') == comma && strchr(comma, '.') == NULL && digits > 0;
    const bool is_group = whole_digits(a->plain, comma) > 0 && *a->plain != '0';
    const bool is_told =
        is_one && (digits > 3 && is_group     ? refuse_long_group(a, comma, digits)
                   : digits != 3 || !is_group ? refuse_decimal_comma(a, comma, digits)
                                              : false);
    return is_told ? false
                   : refuse(a, "a comma groups thousands: write %s such as %s",
                            wanted(a)->noun, a->want->example);
}

static bool refuse_dimension(const ask *a, const char *noun)
{
    return !a->is_trial &&
           loft_message_write(a->message, "%s is %s; %s needs %s such as %s", a->text,
                              noun, a->want->option, wanted(a)->noun, a->want->example);
}

/* May the 3 digits behind a dot be the end of a whole number? */
static bool has_doubtful_dot(const ask *a)
{
    const char *dot = loft_quantity_doubtful_dot(a->plain);
    return dot != NULL && (a->want->dimension == LOFT_QUANTITY_LENGTH ||
                           (a->want->dimension == LOFT_QUANTITY_TIME && dot[4] == 's'));
}

static bool check_text(const ask *a)
{
    if (a->plain[0] == '\0') {
        return !a->is_trial &&
               loft_message_write(a->message, "%s is empty; write %s such as %s",
                                  a->want->option, wanted(a)->noun, a->want->example);
    }
    if (strchr(a->plain, ',') != NULL) {
        return refuse_comma(a);
    }
    if (strchr(a->plain, ' ') != NULL) {
        return refuse(a, "2 numbers side by side: write an interval such as %s%s",
                      PROPOSED(a, wanted(a)->interval));
    }
    if (loft_quantity_unit_is_speed(a->plain)) {
        return refuse_dimension(a, "a speed");
    }
    return !has_doubtful_dot(a) || refuse_dot(a);
}

static bool refuse_unit(const ask *a, const loft_number *n, const char *name, size_t size)
{
    if ((name[0] == 'x' || name[0] == 'X') && n->size == 1 && !(n->value > 0.0)) {
        return refuse(a, "no hexadecimal numbers; write %s such as %s", wanted(a)->noun,
                      a->want->example);
    }
    const char *near = loft_quantity_unit_near(name, size, a->want->dimension);
    const char *typed = strstr(a->plain, name); /* the end of it, or of a part */
    char meant[LOFT_READING_PLAIN];
    if (near != NULL && typed != NULL) {
        snprintf(meant, sizeof meant, "%.*s%s%s", (int)(typed - a->plain), a->plain, near,
                 typed + size);
        if (is_taken(a, meant)) {
            return refuse(a, "unknown unit %.*s; did you mean %s%s?", (int)size, name,
                          PROPOSED(a, meant));
        }
    }
    if (near != NULL) {
        return refuse(a, "unknown unit %.*s; did you mean %s, such as %s?", (int)size,
                      name, near, a->want->example);
    }
    return refuse(a, "unknown unit %.*s; write %s, such as %s", (int)size, name,
                  wanted(a)->units, a->want->example);
}

/* Number n with the unit name[0..size) is the next part; more: another one follows. */
static bool add_part(const ask *a, const loft_number *n, const char *name, size_t size,
                     bool more, amount *sum)
{
    const bool one_of_many = more || sum->parts > 0;
    const bool is_m = size == 1 && name[0] == 'm';
    const bool is_minutes =
        is_m && (one_of_many || a->want->dimension == LOFT_QUANTITY_TIME);
    const loft_quantity_unit *unit = is_minutes ? loft_quantity_unit_named("min", 3)
                                                : loft_quantity_unit_named(name, size);
    const double limit_si = sum->parts > 0 ? sum->unit->si : INFINITY;
    if (unit == NULL) {
        return refuse_unit(a, n, name, size);
    }
    if (one_of_many && unit->dimension != LOFT_QUANTITY_TIME) {
        return refuse(a, "only a time has several parts; write %s such as %s",
                      wanted(a)->noun, a->want->example);
    }
    if (unit->dimension != a->want->dimension) {
        return refuse_dimension(a, loft_quantity_words_of(unit->dimension)->noun);
    }
    if (!(unit->si < limit_si)) {
        return refuse(a, "write hours, minutes and seconds in this order, each once, "
                         "such as 1h25m56s");
    }
    if (!(n->value * unit->si < limit_si) && sum->parts > 0) {
        return refuse(a, "the %.*s after the %s must be less than %.0f, such as 1h25m56s",
                      (int)size, name, sum->unit->name, limit_si / unit->si);
    }
    if (more && !n->plain) {
        return refuse(a, "only the last part may have decimals, such as 1h25m56.5s");
    }
    sum->si += n->value * unit->si;
    sum->step_si = n->step * unit->si;
    sum->unit = unit;
    sum->parts++;
    const double fives_s = 300.0;
    const bool in_fives =
        n->plain && fmod(sum->si, fives_s) == 0.0 && (sum->parts == 1 || unit->si > 1.0);
    sum->round = unit->dimension == LOFT_QUANTITY_TIME ? in_fives : n->round;
    return true;
}

static bool scan_amount(const ask *a, const char *text, amount *out)
{
    const bool negative = *text == '-';
    const char *at = text + (negative || *text == '+');
    amount sum = {0};
    do {
        loft_number n;
        if (!loft_number_scan(at, &n)) {
            return refuse(a, "no number; write %s such as %s", wanted(a)->noun,
                          a->want->example);
        }
        const char *name = at + n.size;
        size_t size = strcspn(name, DIGITS);
        at = name + size;
        if (size == 0 && sum.parts > 0) { /* 1h25, 85m56 */
            name = sum.unit->si > 60.0 ? "min" : "s";
            size = strlen(name);
        }
        if (size == 0) {
            sum = (amount){.si = n.value, .step_si = n.step, .round = n.round};
        } else if (!add_part(a, &n, name, size, *at != '\0', &sum)) {
            return false;
        }
    } while (*at != '\0');
    sum.si = negative && sum.si > 0.0 ? -sum.si : sum.si;
    *out = sum;
    return true;
}

/*
 * A number without a unit, with the units that it may have: neither kilometres nor metres
 * are offered alone where both could be meant, nor minutes and seconds.
 */
static bool refuse_bare(const ask *a)
{
    enum {
        FEWEST_M = 1000, /* no flight is told in metres below a kilometre */
        MOST_KM = 20000, /* none goes farther than half-way round the Earth */
        SURE_M = 100000, /* and what is told in metres has 100 km or more */
        MOST_MIN = 120
    };
    loft_number n = {.value = 0.0};
    (void)loft_number_scan(a->plain + strcspn(a->plain, DIGITS), &n);
    const char *unit = wanted(a)->unit;
    const char *other = NULL;
    if (a->want->dimension == LOFT_QUANTITY_LENGTH && n.plain && n.value >= FEWEST_M) {
        unit = n.value < SURE_M ? "km" : "m";
        other = n.value > MOST_KM ? NULL : "m";
    } else if (a->want->dimension == LOFT_QUANTITY_TIME && n.value <= MOST_MIN) {
        unit = "min";
        other = "s";
    }
    char one[LOFT_READING_PLAIN + 4];
    char two[LOFT_READING_PLAIN + 4];
    snprintf(one, sizeof one, "%s%s", a->plain, unit);
    snprintf(two, sizeof two, "%s%s", a->plain, other != NULL ? other : unit);
    if (!is_taken(a, one) || !is_taken(a, two)) {
        return refuse(a, "give a unit, for example %s", a->want->example);
    }
    return other == NULL ? refuse(a, "give a unit, for example %s%s", PROPOSED(a, one))
                         : refuse(a, "give a unit: write %s%s, or %s%s", PROPOSED(a, one),
                                  PROPOSED(a, two));
}

static bool check_range(const ask *a, const amount *x)
{
    if (!(isfinite(x->si) && isfinite(x->step_si) && x->step_si > 0.0)) {
        return refuse(a, "too large, or too many digits; such as %s", a->want->example);
    }
    if (a->want->sign == LOFT_QUANTITY_POSITIVE && !(x->si > 0.0)) {
        return refuse(a, "must be positive, such as %s", a->want->example);
    }
    if (a->want->sign == LOFT_QUANTITY_NOT_NEGATIVE && x->si < 0.0) {
        return refuse(a, "must not be negative, such as %s", a->want->example);
    }
    return true;
}

/* Two ends, of which the first may leave its unit to the second: 300..400km, 80+-5km. */
static bool scan_ends(const ask *a, const char *text, const char *mark, amount *one,
                      amount *two)
{
    char left[LOFT_READING_PLAIN];
    snprintf(left, sizeof left, "%.*s", (int)(mark - text), text);
    if (!scan_amount(a, mark + 2, two) || !scan_amount(a, left, one)) {
        return false;
    }
    if (*mark == '+' && two->unit == NULL && one->unit != NULL) { /* 1000km+-50 */
        two->unit = one->unit;
        two->si *= one->unit->si;
        two->step_si *= one->unit->si;
    }
    if (two->unit == NULL && one->unit == NULL) {
        return refuse_bare(a);
    }
    if (two->unit == NULL || (one->unit == NULL && two->parts > 1)) {
        return refuse(a, "give both ends a unit, such as %s%s",
                      PROPOSED(a, wanted(a)->interval));
    }
    if (one->unit == NULL) {
        one->si *= two->unit->si;
        one->step_si *= two->unit->si;
    }
    return true;
}

/* 1000km+-5%: a share of the middle. */
static bool scan_share(const ask *a, const char *text, const char *mark, amount *middle,
                       amount *half)
{
    char left[LOFT_READING_PLAIN];
    loft_number percent;
    snprintf(left, sizeof left, "%.*s", (int)(mark - text), text);
    if (!loft_number_scan(mark + 2, &percent) || !scan_amount(a, left, middle)) {
        return refuse(a, "no number; write %s such as %s", wanted(a)->noun,
                      wanted(a)->interval);
    }
    if (middle->unit == NULL) {
        return refuse(a, "give the number a unit, such as %s", a->want->example);
    }
    *half = *middle;
    half->si = 0.01 * percent.value * middle->si;
    return true;
}

static bool scan_interval(const ask *a, const char *text, const char *mark, amount *lo,
                          amount *hi)
{
    if (*mark == '.' && mark[2] == '.') {
        return refuse(a, "an interval has two dots, such as %s%s",
                      PROPOSED(a, wanted(a)->interval));
    }
    const bool is_share = *mark == '+' && text[strlen(text) - 1] == '%';
    if (is_share ? !scan_share(a, text, mark, lo, hi)
                 : !scan_ends(a, text, mark, lo, hi)) {
        return false;
    }
    if (*mark == '+') {
        const double middle_si = lo->si;
        const double half_si = hi->si;
        lo->si = middle_si - half_si;
        hi->si = middle_si + half_si;
    }
    if (!check_range(a, lo) || !check_range(a, hi)) {
        return false;
    }
    return lo->si <= hi->si || refuse(a, "the smaller end comes first, such as %s%s",
                                      PROPOSED(a, wanted(a)->interval));
}

static bool scan_single(const ask *a, const char *text, amount *out)
{
    if (!scan_amount(a, text, out)) {
        return false;
    }
    return out->unit == NULL ? refuse_bare(a) : check_range(a, out);
}

static const char *interval_mark(const char *text)
{
    const char *mark = strstr(text, "..");
    return mark != NULL ? mark : strstr(text, "+-");
}

/* The kind of a claim by the sign before it. */
static loft_claim_kind kind_of(char sign)
{
    return sign == '~'   ? LOFT_CLAIM_ABOUT
           : sign == '>' ? LOFT_CLAIM_MORE_THAN
           : sign == '<' ? LOFT_CLAIM_UP_TO
           : sign == '@' ? LOFT_CLAIM_TRACKED
                         : LOFT_CLAIM_EXACT;
}

/* The figure of a plain text. */
static bool parse_plain(const ask *a, loft_quantity *out)
{
    const char first = a->plain[0];
    const loft_claim_kind kind = kind_of(first);
    const bool is_exactly = first == '=';
    const char *rest = a->plain + (kind != LOFT_CLAIM_EXACT || is_exactly);
    const char *mark = interval_mark(rest);
    if (strcspn(rest, "~<>=@") == 0 && *rest != '\0') {
        return refuse(a, "only one of ~ > < may stand before the number; such as %s",
                      a->want->example);
    }
    if (kind == LOFT_CLAIM_TRACKED && a->want->dimension != LOFT_QUANTITY_TIME) {
        return refuse(a, "only a time is tracked; write %s such as %s", wanted(a)->noun,
                      a->want->example);
    }
    const bool is_value = kind == LOFT_CLAIM_EXACT || kind == LOFT_CLAIM_ABOUT;
    if (a->want->one_value && (!is_value || mark != NULL)) {
        return refuse(a, "must be one figure, such as %s", a->want->example);
    }
    if (mark != NULL && kind != LOFT_CLAIM_EXACT && kind != LOFT_CLAIM_ABOUT) {
        return refuse(a, "no %c before an interval; write %s%s", first,
                      PROPOSED(a, is_taken(a, rest) ? rest : wanted(a)->interval));
    }
    amount lo = {0};
    amount hi = {0};
    if (mark != NULL ? !scan_interval(a, rest, mark, &lo, &hi)
                     : !scan_single(a, rest, &hi)) {
        return false;
    }
    assert(hi.unit != NULL);
    lo = mark != NULL ? lo : hi;
    *out = (loft_quantity){
        .kind = mark != NULL ? LOFT_CLAIM_INTERVAL : kind,
        .lo = lo.si,
        .hi = hi.si,
        .rounding = 0.5 * fmax(lo.step_si, hi.step_si),
        .unit_si = hi.unit->si,
        .hedged = mark != NULL || kind != LOFT_CLAIM_EXACT || is_exactly,
        .round = mark == NULL && kind == LOFT_CLAIM_EXACT && !is_exactly && hi.round};
    return true;
}

static bool read_quantity(const loft_quantity_want *want, const char *text,
                          loft_quantity *out, char message[LOFT_MESSAGE])
{
    char plain[LOFT_READING_PLAIN];
    ask a = {.want = want, .text = text, .plain = plain};
    a.message = message;
    if (strlen(text) > LOFT_READING_TEXT) {
        return refuse(&a, "too long; write %s such as %s", wanted(&a)->noun,
                      want->example);
    }
    if (want->dimension == LOFT_QUANTITY_ANGLE && want->sign == LOFT_QUANTITY_ANY_SIGN &&
        loft_bearing_read(text, out)) {
        return true;
    }
    loft_quantity_plain(text, want->dimension, plain);
    add_unit(want, plain);
    return check_text(&a) && parse_plain(&a, out);
}

loft_status loft_quantity_read(const loft_quantity_want *want, const char *text,
                               loft_quantity *out, char message[LOFT_MESSAGE])
{
    return read_quantity(want, text, out, message) ? LOFT_OK : LOFT_ERR_INPUT;
}
