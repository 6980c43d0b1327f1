/* SPDX-License-Identifier: GPL-3.0-or-later */
/* claim_json.h - a reported figure as a result file has it: rows, and the way there and back. */
#ifndef LOFT_CLAIM_JSON_H
#define LOFT_CLAIM_JSON_H

#include <math.h>
#include <string.h>

#include "io/json/fields.h"
#include "loft/infer.h"

typedef struct claim_record {
    const char *kind;
    double value, low, high, rounding;
} claim_record;

#define CLAIM_ROWS(unit_of)                                                              \
    {LOFT_STRING("kind", claim_record, kind)},                                           \
        {LOFT_NUMBER("value", claim_record, value), .nullable = true,                    \
         .unit = (unit_of)},                                                             \
        {LOFT_NUMBER("low", claim_record, low), .nullable = true, .unit = (unit_of)},    \
        {LOFT_NUMBER("high", claim_record, high), .nullable = true, .unit = (unit_of)},  \
    {                                                                                    \
        LOFT_NUMBER("rounding", claim_record, rounding), .nullable = true,               \
                                                         .unit = (unit_of)               \
    }

/* The kind of that name; a word of another version claims nothing. */
static inline loft_claim_kind claim_kind_of(const char *name)
{
    int kind = name != NULL ? LOFT_CLAIM_KINDS - 1 : LOFT_CLAIM_NONE;
    while (kind > LOFT_CLAIM_NONE &&
           strcmp(name, loft_claim_kind_name((loft_claim_kind)kind)) != 0) {
        kind--;
    }
    return (loft_claim_kind)kind;
}

static inline claim_record claim_to(const loft_claim *c)
{
    if (c->kind == LOFT_CLAIM_NONE) {
        return (claim_record){loft_claim_kind_name(c->kind), NAN, NAN, NAN, NAN};
    }
    return (claim_record){loft_claim_kind_name(c->kind), c->value, c->lo, c->hi,
                          c->rounding};
}

static inline loft_claim claim_from(const claim_record *r)
{
    return (loft_claim){.kind = claim_kind_of(r->kind),
                        .value = r->value,
                        .lo = r->low,
                        .hi = r->high,
                        .rounding = r->rounding};
}

#endif
