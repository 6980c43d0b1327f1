/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/quantity.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "cli/support/number.h"
#include "cli/support/quantity_unit.h"

#define TEXT_MAX 120 /* bytes; a longer text is not a quantity */
#define DIGITS   "0123456789"
#define EN_DASH  "\342\200\223"

typedef struct ask {
    const quantity_want *want;
    const char *text;
    char *message;
} ask;

/* One side of an interval, or all of a figure. */
typedef struct amount {
    double si, step_si;        /* as written while there is no unit */
    const quantity_unit *unit; /* of the last part; NULL if none was written */
    int parts;
} amount;

static bool refuse(const ask *a, const char *format, ...) LOFT_PRINTF(2, 3);

static bool refuse(const ask *a, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    message_refuse(a->message, a->want->option, a->text, format, args);
    va_end(args);
    return false;
}

static const quantity_words *wanted(const ask *a)
{
    return quantity_words_of(a->want->dimension);
}

static void copy_without(char out[TEXT_MAX + 1], const char *text, const char *unwanted)
{
    for (; *text != '\0'; text++) {
        if (strchr(unwanted, *text) == NULL) {
            *out++ = *text;
        }
    }
    *out = '\0';
}

/* 7,687.5 and 1,234,567: every comma has a digit before and three after it. */
static bool groups_thousands(const char *text)
{
    for (const char *comma = strchr(text, ','); comma; comma = strchr(comma + 1, ',')) {
        if (comma == text || strspn(comma - 1, DIGITS) != 1 ||
            strspn(comma + 1, DIGITS) != 3) {
            return false;
        }
    }
    return true;
}

static bool refuse_comma(const ask *a)
{
    char mended[TEXT_MAX + 1];
    char *comma = strchr(a->text, ',');
    const bool may_be_decimal = strchr(comma + 1, ',') == NULL && !strchr(a->text, '.');
    copy_without(mended, a->text, ",");
    if (!groups_thousands(a->text)) {
        if (!may_be_decimal) {
            return refuse(a, "a number has no comma: write %s such as %s",
                          wanted(a)->noun, a->want->example);
        }
        snprintf(mended, sizeof mended, "%s", a->text);
        mended[comma - a->text] = '.';
        return refuse(a, "no decimal comma: write %s", mended);
    }
    if (!may_be_decimal) {
        return refuse(a, "no thousands separators: write %s", mended);
    }
    return refuse(a, "no thousands separators: write %s, or %.*s.%s", mended,
                  (int)(comma - a->text), a->text, comma + 1);
}

static bool check_text(const ask *a)
{
    char mended[TEXT_MAX + 1];
    if (strlen(a->text) > TEXT_MAX) {
        return refuse(a, "too long; write %s such as %s", wanted(a)->noun,
                      a->want->example);
    }
    copy_without(mended, a->text, " \t\r\n\v\f");
    if (mended[0] == '\0') {
        return message_write(a->message, "%s is empty; write %s such as %s",
                             a->want->option, wanted(a)->noun, a->want->example);
    }
    if (strchr(a->text, ',') != NULL) {
        return refuse_comma(a);
    }
    if (strlen(mended) < strlen(a->text)) {
        return refuse(a, "no spaces: write %s", mended);
    }
    return true;
}

static bool refuse_unit(const ask *a, const number *n, const char *name, size_t size)
{
    if (name[0] == '-' || name[size - 1] == '-' ||
        strncmp(name, EN_DASH, sizeof EN_DASH - 1) == 0) {
        return refuse(a, "write an interval with two dots, such as %s",
                      wanted(a)->interval);
    }
    if ((name[0] == 'x' || name[0] == 'X') && n->size == 1 && !(n->value > 0.0)) {
        return refuse(a, "no hexadecimal numbers");
    }
    const char *near = quantity_unit_near(name, size, a->want->dimension);
    if (near != NULL) {
        return refuse(a, "unknown unit %.*s; did you mean %s?", (int)size, name, near);
    }
    return refuse(a, "unknown unit %.*s; write %s", (int)size, name, wanted(a)->units);
}

/* Number n with the unit name[0..size) is the next part; more: another one follows. */
static bool add_part(const ask *a, const number *n, const char *name, size_t size,
                     bool more, amount *sum)
{
    const bool one_of_many = more || sum->parts > 0;
    const bool is_m = size == 1 && name[0] == 'm';
    const quantity_unit *unit = one_of_many && is_m ? quantity_unit_named("min", 3)
                                                    : quantity_unit_named(name, size);
    const double limit_si = sum->parts > 0 ? sum->unit->si : INFINITY;
    if (unit == NULL) {
        return refuse_unit(a, n, name, size);
    }
    if (one_of_many && unit->dimension != QUANTITY_TIME) {
        return refuse(a, "only a time has several parts, such as 1h25m56s");
    }
    if (is_m && !one_of_many && a->want->dimension == QUANTITY_TIME) {
        return refuse(a, "m is metres: write %.*smin", (int)n->size, name - n->size);
    }
    if (unit->dimension != a->want->dimension) {
        return message_write(a->message, "%s is %s; %s needs %s such as %s", a->text,
                             quantity_words_of(unit->dimension)->noun, a->want->option,
                             wanted(a)->noun, a->want->example);
    }
    if (!(unit->si < limit_si)) {
        return refuse(a, "write hours, minutes and seconds in this order, each once");
    }
    if (!(n->value * unit->si < limit_si) && sum->parts > 0) {
        return refuse(a, "the %.*s after the %s must be less than %.0f", (int)size, name,
                      sum->unit->name, limit_si / unit->si);
    }
    if (more && !n->plain) {
        return refuse(a, "only the last part may have decimals");
    }
    sum->si += n->value * unit->si;
    sum->step_si = n->step * unit->si;
    sum->unit = unit;
    sum->parts++;
    return true;
}

static bool scan_amount(const ask *a, const char *text, amount *out)
{
    const bool negative = *text == '-';
    const char *at = text + (negative || *text == '+');
    amount sum = {0};
    do {
        number n;
        if (!number_scan(at, &n)) {
            return refuse(a, "no number; write %s such as %s", wanted(a)->noun,
                          a->want->example);
        }
        const char *name = at + n.size;
        const size_t size = strcspn(name, DIGITS);
        at = name + size;
        if (size == 0 && sum.parts > 0) {
            return refuse(a, "the last part has no unit; write %s such as %s",
                          wanted(a)->noun, a->want->example);
        }
        if (size == 0) {
            sum = (amount){.si = n.value, .step_si = n.step};
        } else if (!add_part(a, &n, name, size, *at != '\0', &sum)) {
            return false;
        }
    } while (*at != '\0');
    sum.si = negative && sum.si > 0.0 ? -sum.si : sum.si;
    *out = sum;
    return true;
}

static bool refuse_bare(const ask *a)
{
    return refuse(a, "give a unit, for example %s%s", a->text, wanted(a)->unit);
}

static bool check_range(const ask *a, const amount *x)
{
    if (!(isfinite(x->si) && isfinite(x->step_si) && x->step_si > 0.0)) {
        return refuse(a, "too large, or too many digits");
    }
    if (a->want->sign == QUANTITY_POSITIVE && !(x->si > 0.0)) {
        return refuse(a, "must be positive");
    }
    if (a->want->sign == QUANTITY_NOT_NEGATIVE && x->si < 0.0) {
        return refuse(a, "must not be negative");
    }
    return true;
}

static bool scan_interval(const ask *a, const char *dots, amount *lo, amount *hi)
{
    char left[TEXT_MAX + 1];
    snprintf(left, sizeof left, "%.*s", (int)(dots - a->text), a->text);
    if (dots[2] == '.') {
        return refuse(a, "an interval has two dots, such as %s", wanted(a)->interval);
    }
    if (!scan_amount(a, dots + 2, hi) || !scan_amount(a, left, lo)) {
        return false;
    }
    if (hi->unit == NULL && lo->unit == NULL) {
        return refuse_bare(a);
    }
    if (hi->unit == NULL || (lo->unit == NULL && hi->parts > 1)) {
        return refuse(a, "give both ends a unit, such as %s", wanted(a)->interval);
    }
    if (lo->unit == NULL) { /* 300..400km */
        lo->si *= hi->unit->si;
        lo->step_si *= hi->unit->si;
    }
    if (!check_range(a, lo) || !check_range(a, hi)) {
        return false;
    }
    return lo->si <= hi->si || refuse(a, "write the smaller end first");
}

static bool scan_single(const ask *a, const char *text, amount *out)
{
    if (!scan_amount(a, text, out)) {
        return false;
    }
    return out->unit == NULL ? refuse_bare(a) : check_range(a, out);
}

bool quantity_parse(const quantity_want *want, const char *text, quantity_figure *out,
                    char message[MESSAGE_SIZE])
{
    ask a = {.want = want, .text = text};
    a.message = message;
    if (!check_text(&a)) {
        return false;
    }
    const loft_claim_kind kind = text[0] == '~'   ? LOFT_CLAIM_ABOUT
                                 : text[0] == '>' ? LOFT_CLAIM_MORE_THAN
                                 : text[0] == '<' ? LOFT_CLAIM_UP_TO
                                                  : LOFT_CLAIM_EXACT;
    const char *rest = text + (kind != LOFT_CLAIM_EXACT);
    const char *dots = strstr(rest, "..");
    if (strcspn(rest, "~<>=") == 0 && *rest != '\0') {
        return refuse(&a, "only one of ~ > < may stand before the number");
    }
    if (want->one_value && (kind != LOFT_CLAIM_EXACT || dots != NULL)) {
        return refuse(&a, "must be one figure, such as %s", want->example);
    }
    if (dots != NULL && kind != LOFT_CLAIM_EXACT) {
        return refuse(&a, "no %c before an interval", text[0]);
    }
    amount lo = {0};
    amount hi = {0};
    if (dots != NULL ? !scan_interval(&a, dots, &lo, &hi) : !scan_single(&a, rest, &hi)) {
        return false;
    }
    assert(hi.unit != NULL);
    lo = dots != NULL ? lo : hi;
    *out = (quantity_figure){.kind = dots != NULL ? LOFT_CLAIM_INTERVAL : kind,
                             .lo = lo.si,
                             .hi = hi.si,
                             .rounding = 0.5 * fmax(lo.step_si, hi.step_si),
                             .unit_si = hi.unit->si};
    return true;
}
