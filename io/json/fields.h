/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fields.h - the members of a JSON object as a table: one row is one key.
 *
 * A row has the key, its type, where the value stands in a struct, unit, bounds and a line
 * of help. From the table come the reader (struct from JSON, with a message for each
 * mistake), the writer (JSON from struct), the JSON Schema and the manual's list of keys.
 *
 *     typedef struct place {
 *         const char *name;
 *         double lat_rad, alt_m;
 *         bool has_alt;
 *     } place;
 *
 *     static const loft_field place_rows[] = {
 *         {LOFT_STRING("name", place, name), .required = true, .help = "As on a map."},
 *         {LOFT_NUMBER("lat_deg", place, lat_rad), .unit = LOFT_UNIT_DEG,
 *          .required = true, .lower = LOFT_FROM(-90), .upper = LOFT_TO(90),
 *          .help = "Geodetic latitude, north positive."},
 *         {LOFT_NUMBER("alt_m", place, alt_m), LOFT_HAS(place, has_alt),
 *          .nullable = true, .help = "Above the ellipsoid; null if not known."},
 *     };
 *     static const loft_fields place_fields = {
 *         LOFT_ROWS_OF(place_rows), .help = "A place on the ellipsoid."};
 *
 *     place p = {0};              a member whose key is missing or null stays as it is
 *     status = loft_fields_read(&place_fields, node, &where, NULL, diags, &p);
 *     loft_fields_write(&place_fields, writer, &p);
 *
 * A nested object is LOFT_OBJECT with the table of its struct; a list of objects is
 * LOFT_LIST (room in the struct itself) or LOFT_OWNED_LIST (memory from the reader). A key
 * that may have another form, such as a number or [low, high], names the row of that form
 * in `other`. The macros check the type of the member.
 */
#ifndef LOFT_FIELDS_H
#define LOFT_FIELDS_H

#include <stdbool.h>
#include <stddef.h>

#include "io/json/json.h"
#include "io/json/json_write.h"
#include "loft/loft.h"
#include "sim/base/diag.h"

typedef enum loft_field_kind {
    LOFT_KIND_NUMBER,     /* double */
    LOFT_KIND_INTEGER,    /* int */
    LOFT_KIND_BOOL,       /* bool */
    LOFT_KIND_STRING,     /* const char *, borrowed from the document; not "", and without
                             codes such as U+FFFE, noncharacters */
    LOFT_KIND_NAME,       /* an enumeration: an index of `names` */
    LOFT_KIND_NUMBERS,    /* double[max_items], all of them given */
    LOFT_KIND_PAIRS,      /* double[max_items][2], and how many; NAN after a mistake */
    LOFT_KIND_OBJECT,     /* a struct in the struct */
    LOFT_KIND_LIST,       /* structs[max_items], and how many */
    LOFT_KIND_OWNED_LIST, /* pointer to structs, NULL or free() it; and how many */
    LOFT_KIND_NODE,       /* any value, kept as its node; not written */
    LOFT_KIND_SELF        /* without a key: the node of the object itself; not written */
} loft_field_kind;

/* Unit in the file; the struct has SI and radians. */
typedef enum loft_unit {
    LOFT_UNIT_SI,
    LOFT_UNIT_KM,
    LOFT_UNIT_DEG,
    LOFT_UNIT_MIN,
    LOFT_UNIT_ISP /* s of specific impulse; m/s of exhaust speed in the struct */
} loft_unit;

typedef enum loft_bound_kind {
    LOFT_BOUND_NONE,
    LOFT_BOUND_INCLUSIVE,
    LOFT_BOUND_EXCLUSIVE
} loft_bound_kind;

/* In the unit of the file. */
typedef struct loft_bound {
    double value;
    loft_bound_kind kind;
} loft_bound;

#define LOFT_FROM(x)                                                                     \
    {                                                                                    \
        (x), LOFT_BOUND_INCLUSIVE                                                        \
    } /* .lower: x or more */
#define LOFT_ABOVE(x)                                                                    \
    {                                                                                    \
        (x), LOFT_BOUND_EXCLUSIVE                                                        \
    } /* .lower: more than x */
#define LOFT_TO(x)                                                                       \
    {                                                                                    \
        (x), LOFT_BOUND_INCLUSIVE                                                        \
    } /* .upper: x or less */
#define LOFT_BELOW(x)                                                                    \
    {                                                                                    \
        (x), LOFT_BOUND_EXCLUSIVE                                                        \
    } /* .upper: less than x */

typedef struct loft_fields loft_fields;

typedef struct loft_field {
    const char *key;
    loft_field_kind kind;
    size_t at;  /* offset of the member */
    size_t has; /* 1 + offset of a bool: is the key there, and not null where it may be?
                        With a mistake too. 0 for none */
    size_t count_at; /* offset of an int: how many items */
    size_t min_items, max_items;
    size_t item_size;
    const loft_fields *fields; /* of an object or of the items of a list */
    const char *help;          /* a line for the schema, for editors and the manual */
    bool required, nullable;
    bool may_miss; /* in a schema of what is written: not always there, though nullable */
    bool only_true; /* a bool that may be left out, but not be false */
    loft_unit unit;
    loft_bound lower, upper;  /* of a number, and of each in NUMBERS and PAIRS */
    const char *const *names; /* all that a string may be; a NULL among them is skipped */
    size_t n_names;
    /* Names that only the data have: name i of a context, NULL past the last. */
    const char *(*name_of)(const void *context, size_t i);
    bool open_names;     /* a string may be another one, which the caller then reads */
    const char *pattern; /* POSIX extended expression that a string must match */
    const char *form;    /* the pattern in words, for messages: "a date such as ..." */
    const struct loft_field *other; /* another form of the value, by its JSON type */
    const char
        *wanted; /* in messages, in place of the names of JSON types; of NUMBERS that
                           are another form, for each of them */
} loft_field;

struct loft_fields {
    const loft_field *rows;
    size_t n;
    const char *help;
    const void *initial; /* a struct that items of a list start from; NULL: zeros */
    /*
     * Keys that are not in the table are passed over: the table of what loft itself writes. A
     * schema of it demands every key that loft_fields_write always writes.
     */
    bool open;
    const loft_fields *const *parts; /* of a schema alone: their members stand here too */
    size_t n_parts;
    bool all_required;
    bool reasoned; /* each number stands as {"value": number, "reason": "..."} */
};

/* NOLINTBEGIN(bugprone-macro-parentheses): rows, types and members take none */

#define LOFT_ROWS_OF(table) .rows = (table), .n = sizeof(table) / sizeof(table)[0]

/* ---- the beginnings of rows: key, struct, member ---- */

#define LOFT_MEMBER(type, member) (((const type *)0)->member)
/* The offset of a member; does not compile if that has another type than `wanted`. */
#define LOFT_AT(type, member, wanted)                                                    \
    offsetof(type, member) + _Generic(LOFT_MEMBER(type, member), wanted : 0)
#define LOFT_ITEMS(type, member)                                                         \
    (sizeof LOFT_MEMBER(type, member) / sizeof LOFT_MEMBER(type, member)[0])

#define LOFT_NUMBER(name, type, member)                                                  \
    .key = (name), .kind = LOFT_KIND_NUMBER, .at = LOFT_AT(type, member, double)
#define LOFT_INTEGER(name, type, member)                                                 \
    .key = (name), .kind = LOFT_KIND_INTEGER, .at = LOFT_AT(type, member, int)
#define LOFT_BOOL(name, type, member)                                                    \
    .key = (name), .kind = LOFT_KIND_BOOL, .at = LOFT_AT(type, member, bool)
#define LOFT_STRING(name, type, member)                                                  \
    .key = (name), .kind = LOFT_KIND_STRING, .at = LOFT_AT(type, member, const char *)
/* `list` is an array of names whose indices are the values of the enumeration. */
#define LOFT_NAME(name, type, member, list)                                              \
    .key = (name), .kind = LOFT_KIND_NAME,                                               \
    .at = offsetof(type, member) +                                                       \
          0 * sizeof(char[sizeof LOFT_MEMBER(type, member) == sizeof(int) ? 1 : -1]),    \
    LOFT_NAMES(list)
#define LOFT_NAMES(list) .names = (list), .n_names = sizeof(list) / sizeof(list)[0]
#define LOFT_NUMBERS(name, type, member)                                                 \
    .key = (name), .kind = LOFT_KIND_NUMBERS, .at = offsetof(type, member),              \
    .max_items =                                                                         \
        LOFT_ITEMS(type, member) + _Generic(LOFT_MEMBER(type, member)[0], double : 0)
#define LOFT_PAIRS(name, type, member, count)                                            \
    .key = (name), .kind = LOFT_KIND_PAIRS, .at = offsetof(type, member),                \
    .count_at = LOFT_AT(type, count, int),                                               \
    .max_items =                                                                         \
        LOFT_ITEMS(type, member) + _Generic(LOFT_MEMBER(type, member)[0][1], double : 0)
#define LOFT_OBJECT(name, type, member, table)                                           \
    .key = (name), .kind = LOFT_KIND_OBJECT, .at = offsetof(type, member),               \
    .fields = (table)
/* A nested object whose members stand in the struct itself. */
#define LOFT_INSIDE(name, table)                                                         \
    .key = (name), .kind = LOFT_KIND_OBJECT, .at = 0, .fields = (table)
#define LOFT_LIST(name, type, member, count, table)                                      \
    .key = (name), .kind = LOFT_KIND_LIST, .at = offsetof(type, member),                 \
    .count_at = LOFT_AT(type, count, int), .max_items = LOFT_ITEMS(type, member),        \
    .item_size = sizeof LOFT_MEMBER(type, member)[0], .fields = (table)
#define LOFT_OWNED_LIST(name, type, member, count, table)                                \
    .key = (name), .kind = LOFT_KIND_OWNED_LIST, .at = offsetof(type, member),           \
    .count_at = LOFT_AT(type, count, int),                                               \
    .item_size = sizeof LOFT_MEMBER(type, member)[0], .fields = (table)
#define LOFT_NODE(name, type, member)                                                    \
    .key = (name), .kind = LOFT_KIND_NODE,                                               \
    .at = LOFT_AT(type, member, const loft_json_node *)
#define LOFT_SELF(type, member)                                                          \
    .kind = LOFT_KIND_SELF, .at = LOFT_AT(type, member, const loft_json_node *)
#define LOFT_HAS(type, member) .has = 1 + LOFT_AT(type, member, bool)

/* NOLINTEND(bugprone-macro-parentheses) */

/* ---- reader, writer, schema ---- */

/* At the root of a document this key is taken and read over, as editors put it there. */
#define LOFT_FIELDS_SCHEMA_KEY "$schema"

/*
 * LOFT_ERR_INPUT with a message for each mistake, its place below `where`: a missing or
 * unknown key, a value of another type, out of bounds, not one of the names. Reads on after
 * a mistake, so that the caller can look for others: a value of the right type is in *out
 * even if it is out of bounds, a list with too many items is empty, and owned lists in *out
 * are the caller's in any case.
 * LOFT_ERR_NOMEM. `context` goes to name_of.
 */
LOFT_NODISCARD loft_status loft_fields_read(const loft_fields *fields,
                                            const loft_json_node *value,
                                            const loft_diag_where *where,
                                            const void *context, loft_diags *diags,
                                            void *out);
/* Without messages, for what may be left out; no names that need a context. */
LOFT_NODISCARD loft_status loft_fields_read_unsaid(const loft_fields *fields,
                                                   const loft_json_node *value,
                                                   void *out);

/*
 * The members into the open object, in the order of the table. Without its value (`has` is
 * false, a string is NULL, a nullable number is not finite, an enumerator has no name) a key
 * is null if it is nullable, else left out; a row with another form, which needs `has`, is
 * then written in that.
 */
void loft_fields_write(const loft_fields *fields, loft_json_writer *writer,
                       const void *from);

/* A whole JSON Schema (draft 2020-12) of such an object. `context` as for the reader. */
void loft_fields_schema(const loft_fields *fields, const char *title, const void *context,
                        loft_json_writer *writer);

#endif
