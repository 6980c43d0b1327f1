/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * table.h - the table of the validation: what was expected, what came out, and whether
 * that is near enough.
 *
 * A row passes if the difference is within the tolerance. Where the expected value is
 * printed more coarsely than that, the row can do no more than agree with each printed
 * digit; it is then marked "print" and counted apart. NaN misses.
 */
#ifndef TABLE_H
#define TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

typedef struct table table;

typedef struct table_value {
    double expected, got;
    double tolerance;
    bool relative;  /* difference and tolerance are shares of |expected| */
    double printed; /* half a unit of the last digit of expected; 0: it has enough */
    bool rounding; /* the tolerance is so near the rounding of doubles that the difference
                       is another's on another compiler */
} table_value;

table *table_new(void); /* exits if out of memory, as all below */
void table_free(table *t);

/* Headline of the rows that follow; a string that outlives the table, as source below. */
void table_group(table *t, const char *title, const char *source);

/* Adds one row; the texts are copied, the format is printf's. */
void table_row(table *t, const char *name, table_value value, const char *quantity, ...)
    __attribute__((format(printf, 4, 5)));

/* The rows up to the next group are of files outside the repository. */
void table_outside(table *t);

void table_skip(table *t, const char *name, const char *why);

/* Why the last row misses, if it does: told below the table. It outlives the table. */
void table_reason(table *t, const char *why);

/* A run that failed: a row that misses. */
void table_failed(table *t, const char *name, const char *what);

/*
 * The one of many comparisons of a kind that is nearest to a miss, or furthest into it.
 */
typedef struct table_worst {
    int n;
    double share; /* difference over tolerance */
    table_value value;
    double where;
} table_worst;

void table_worst_add(table_worst *worst, table_value value, double where);
void table_worst_row(table *t, const char *name, const table_worst *worst,
                     const char *quantity, const char *unit_of_where);

/*
 * Prints the table and its count. The second is Markdown, and the same on every machine:
 * without the rows of files outside the repository, and with no digit that rounding may
 * change. A difference has one digit, or is shown as below a tenth of the tolerance; of a
 * value marked `rounding` there is nothing but the verdict.
 */
void table_print(const table *t, FILE *out);
void table_print_markdown(const table *t, FILE *out);
size_t table_unexplained(const table *t); /* misses without a reason */

/* |a - b| <= tolerance; and relative to expected. */
static inline table_value within(double expected, double got, double tolerance)
{
    return (table_value){.expected = expected, .got = got, .tolerance = tolerance};
}

static inline table_value near(double expected, double got, double share)
{
    return (table_value){
        .expected = expected, .got = got, .tolerance = share, .relative = true};
}

static inline table_value printed(table_value value, double last_digit)
{
    value.printed = 0.5 * last_digit;
    return value;
}

static inline table_value at_rounding(table_value value)
{
    value.rounding = true;
    return value;
}

#endif
