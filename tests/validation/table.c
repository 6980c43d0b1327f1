/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table.h"

#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum {
    COLUMNS = 8
};

typedef enum verdict {
    PASS,
    PASS_PRINT,
    MISS,
    SKIP
} verdict;

typedef struct row {
    const char *group; /* a headline if not NULL; the rest is then unused */
    char cell[COLUMNS][160];
    verdict verdict;
    const char *reason; /* of a miss, if known */
    bool outside;       /* of a file that is not in the repository */
    bool has_value;
    table_value value;
} row;

struct table {
    row *rows;
    size_t n, room;
    const char *source;
    bool outside;
};

static const char *const heads[COLUMNS] = {"case",    "quantity",   "expected",
                                           "got",     "difference", "tolerance",
                                           "verdict", "source"};
static const char *const verdicts[] = {"pass", "pass (print)", "MISS", "skip"};

table *table_new(void)
{
    table *t = calloc(1, sizeof *t);
    if (t == NULL) {
        abort();
    }
    t->source = "";
    return t;
}

void table_free(table *t)
{
    if (t != NULL) {
        free(t->rows);
        free(t);
    }
}

static row *add(table *t)
{
    if (t->n == t->room) {
        t->room = t->room == 0 ? 64 : 2 * t->room;
        t->rows = realloc(t->rows, t->room * sizeof *t->rows);
        if (t->rows == NULL) {
            abort();
        }
    }
    row *r = &t->rows[t->n++];
    memset(r, 0, sizeof *r);
    r->outside = t->outside;
    return r;
}

void table_group(table *t, const char *title, const char *source)
{
    t->outside = false;
    add(t)->group = title;
    t->source = source;
}

void table_outside(table *t)
{
    t->outside = true;
}

static void put(char *cell, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    (void)vsnprintf(cell, sizeof((row *)NULL)->cell[0], format, args);
    va_end(args);
}

static double difference(table_value v)
{
    const double d = v.got - v.expected;
    return v.relative ? d / fabs(v.expected) : d;
}

static verdict verdict_of(table_value v)
{
    if (fabs(difference(v)) <= v.tolerance) {
        return PASS;
    }
    return fabs(v.got - v.expected) <= v.printed * (1.0 + 1e-9) ? PASS_PRINT : MISS;
}

static void put_value(row *r, table_value v)
{
    put(r->cell[2], "%.14g", v.expected);
    put(r->cell[3], "%.14g", v.got);
    put(r->cell[4], "%.2e%s", difference(v), v.relative ? " rel" : "");
    put(r->cell[5], "%.3g%s", v.tolerance, v.relative ? " rel" : "");
    r->verdict = verdict_of(v);
    if (r->verdict == PASS_PRINT) {
        put(r->cell[5], "%.3g%s, print %.1g", v.tolerance, v.relative ? " rel" : "",
            v.printed);
    }
    put(r->cell[6], "%s", verdicts[r->verdict]);
}

void table_row(table *t, const char *name, table_value value, const char *quantity, ...)
{
    row *r = add(t);
    put(r->cell[0], "%s", name);
    va_list args;
    va_start(args, quantity);
    (void)vsnprintf(r->cell[1], sizeof r->cell[1], quantity, args);
    va_end(args);
    r->value = value;
    r->has_value = true;
    put_value(r, value);
    put(r->cell[7], "%s", t->source);
}

void table_reason(table *t, const char *why)
{
    row *r = &t->rows[t->n - 1];
    if (r->verdict == MISS) {
        r->reason = why;
    }
}

static void remark(table *t, const char *name, const char *what, verdict which)
{
    row *r = add(t);
    put(r->cell[0], "%s", name);
    put(r->cell[1], "%s", what);
    for (int i = 2; i < 6; i++) {
        put(r->cell[i], "-");
    }
    r->verdict = which;
    put(r->cell[6], "%s", verdicts[which]);
    put(r->cell[7], "%s", t->source);
}

void table_skip(table *t, const char *name, const char *why)
{
    remark(t, name, why, SKIP);
}

void table_failed(table *t, const char *name, const char *what)
{
    remark(t, name, what, MISS);
}

void table_worst_add(table_worst *worst, table_value value, double where)
{
    const double share = fabs(difference(value)) / value.tolerance;
    const bool agrees = verdict_of(value) != MISS;
    const double badness = !(share < HUGE_VAL) ? HUGE_VAL
                           : agrees            ? fmin(share, 1.0)
                                               : share;
    if (worst->n == 0 || badness > worst->share) {
        worst->share = badness;
        worst->value = value;
        worst->where = where;
    }
    worst->n++;
}

void table_worst_row(table *t, const char *name, const table_worst *worst,
                     const char *quantity, const char *unit_of_where)
{
    if (worst->n == 0) {
        table_failed(t, name, "no rows were read");
        return;
    }
    table_row(t, name, worst->value, "%s, worst of %d (at %g %s)", quantity, worst->n,
              worst->where, unit_of_where);
}

static bool counts(const row *r, bool with_outside)
{
    return r->group == NULL && (with_outside || !r->outside);
}

static size_t count(const table *t, verdict which, bool with_outside)
{
    size_t n = 0;
    for (size_t i = 0; i < t->n; i++) {
        n += counts(&t->rows[i], with_outside) && t->rows[i].verdict == which;
    }
    return n;
}

size_t table_unexplained(const table *t)
{
    size_t n = 0;
    for (size_t i = 0; i < t->n; i++) {
        const row *r = &t->rows[i];
        n += r->group == NULL && r->verdict == MISS && r->reason == NULL;
    }
    return n;
}

static void print_misses(const table *t, bool with_outside, FILE *out)
{
    for (size_t i = 0; i < t->n; i++) {
        const row *r = &t->rows[i];
        if (counts(r, with_outside) && r->verdict == MISS) {
            (void)fprintf(out, "* MISS: %s, %s: %s\n", r->cell[0], r->cell[1],
                          r->reason != NULL ? r->reason : "reason not known");
        }
    }
    if (count(t, MISS, with_outside) > 0) {
        (void)fputc('\n', out);
    }
}

static void print_count(const table *t, bool with_outside, FILE *out)
{
    const size_t print = count(t, PASS_PRINT, with_outside);
    print_misses(t, with_outside, out);
    if (print > 0) {
        (void)fprintf(
            out,
            "%zu of those passed agree in each printed digit, where the print is "
            "coarser than the tolerance: \"pass (print)\".\n\n",
            print);
    }
    (void)fprintf(out, "%zu passed, %zu failed, %zu skipped\n",
                  count(t, PASS, with_outside) + print, count(t, MISS, with_outside),
                  count(t, SKIP, with_outside));
}

static void print_line(const char *const cell[COLUMNS], const int width[COLUMNS],
                       FILE *out)
{
    for (int c = 0; c < COLUMNS - 1; c++) {
        const bool number = c >= 2 && c <= 4;
        (void)fprintf(out, number ? "%*s  " : "%-*s  ", width[c], cell[c]);
    }
    (void)fprintf(out, "%s\n", cell[COLUMNS - 1]);
}

void table_print(const table *t, FILE *out)
{
    int width[COLUMNS];
    for (int c = 0; c < COLUMNS; c++) {
        width[c] = (int)strlen(heads[c]);
        for (size_t i = 0; i < t->n; i++) {
            const int length = (int)strlen(t->rows[i].cell[c]);
            width[c] = length > width[c] ? length : width[c];
        }
    }
    print_line(heads, width, out);
    for (size_t i = 0; i < t->n; i++) {
        const row *r = &t->rows[i];
        if (r->group != NULL) {
            (void)fprintf(out, "\n%s\n", r->group);
            continue;
        }
        const char *cell[COLUMNS];
        for (int c = 0; c < COLUMNS; c++) {
            cell[c] = r->cell[c];
        }
        print_line(cell, width, out);
    }
    (void)fputc('\n', out);
    print_count(t, true, out);
}

static void print_markdown_head(FILE *out)
{
    for (int c = 0; c < COLUMNS; c++) {
        (void)fprintf(out, "| %s ", heads[c]);
    }
    (void)fprintf(out, "|\n|---|---|--:|--:|--:|---|---|---|\n");
}

/* A number rounded to a multiple of 10^-decimals, with no -0. */
static void put_rounded(char *cell, double x, int decimals)
{
    const double unit = pow(10.0, -decimals);
    const int digits = x != 0.0 ? decimals + 1 + (int)floor(log10(fabs(x))) : 0;
    if (fabs(x) < 0.5 * unit) {
        put(cell, "0");
    } else if (fabs(x) < 1e-3 && digits > 0) {
        put(cell, "%.*g", digits, x);
    } else if (decimals < 0) {
        put(cell, "%.0f", unit * round(x / unit));
    } else {
        put(cell, "%.*f", decimals, x);
    }
}

/* The cells of the numbers as another compiler would give them, too. */
static void put_robust(row *r)
{
    const table_value v = r->value;
    const double tolerance = v.relative ? v.tolerance * fabs(v.expected) : v.tolerance;
    const char *unit = v.relative ? " rel" : "";
    if (!(tolerance > 0.0) || !isfinite(v.got)) { /* whole numbers, and failures */
        return;
    }
    const int decimals = (int)ceil(-log10(tolerance) - 1e-9);
    if (v.rounding && r->verdict == PASS) {
        put_rounded(r->cell[2], v.expected, decimals);
        put(r->cell[3], "agrees");
        put(r->cell[4], "< %.3g%s", v.tolerance, unit);
        return;
    }
    put(r->cell[2], "%.10g", v.expected);
    put_rounded(r->cell[3], v.got, decimals + 1);
    if (fabs(difference(v)) < 0.1 * v.tolerance) {
        put(r->cell[4], "< %.3g%s", 0.1 * v.tolerance, unit);
    } else {
        put(r->cell[4], "%.0e%s", difference(v), unit);
    }
}

static void print_markdown_row(row r, FILE *out)
{
    if (r.has_value) {
        put_robust(&r);
    }
    for (int c = 0; c < COLUMNS; c++) {
        const bool miss = c == 6 && r.verdict == MISS;
        (void)fprintf(out, miss ? "| **%s** " : "| %s ", r.cell[c]);
    }
    (void)fprintf(out, "|\n");
}

void table_print_markdown(const table *t, FILE *out)
{
    (void)fprintf(
        out, "# Validation\n\nWritten by `make validate`; not edited by hand. All "
             "digits, and the whole of the\nreference tables where they are at hand, "
             "are in what it prints.\n");
    const char *group = NULL; /* a headline not yet printed */
    for (size_t i = 0; i < t->n; i++) {
        const row *r = &t->rows[i];
        if (r->group != NULL) {
            group = r->group;
        } else if (!r->outside) {
            if (group != NULL) {
                (void)fprintf(out, "\n## %s\n\n", group);
                print_markdown_head(out);
                group = NULL;
            }
            print_markdown_row(*r, out);
        }
    }
    (void)fputc('\n', out);
    print_count(t, false, out);
}
