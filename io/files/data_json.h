/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * data_json.h - the tables of classes.json, prior.json and reports.json, and what the
 * readers of other files take from them.
 */
#ifndef LOFT_DATA_JSON_H
#define LOFT_DATA_JSON_H

#include "io/json/fields.h"
#include "loft/files.h"
#include "sim/base/diag.h"
#include "sim/infer/report_error.h"

/*
 * The content of classes.json. A class has the shares of the burn time in place of
 * times.
 */
typedef struct loft_classes_file {
    const char *note;
    loft_booster_class *classes; /* owned */
    int n_classes;
} loft_classes_file;
extern const loft_fields loft_classes_file_fields;

/* The content of prior.json. */
typedef struct loft_prior_entry {
    const char *name;
    loft_prior differs; /* NAN: does not */
} loft_prior_entry;
typedef struct loft_prior_file {
    const char *note;
    loft_prior common;
    loft_prior_entry *entries; /* owned */
    int n_entries;
} loft_prior_file;
extern const loft_fields loft_prior_file_fields;

/* The publisher behind the sources whose names begin like this. */
typedef struct loft_voice {
    const char *begins, *voice;
} loft_voice;
typedef struct loft_reports_file {
    const char *note;
    loft_report_errors errors;
    loft_voice *voices; /* owned */
    int n_voices;
} loft_reports_file;
extern const loft_fields loft_reports_file_fields;

/* The content of reports.json; borrowed until loft_data_free. */
const loft_reports_file *loft_data_reports(const loft_data *data);

/* The identity of the data: 16 hexadecimal digits, from all files that were read. */
const char *loft_data_digest(const loft_data *data);

/* The voice of a source among n, or NULL. */
const char *loft_data_voice(const loft_voice *voices, int n, const char *source);

/* A prior in another file: any of the numbers, in the place of those of the class. */
extern const loft_fields loft_prior_fields;

/* Every number NAN. */
#define LOFT_PRIOR_NOT_GIVEN                                                             \
    {                                                                                    \
        NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN,            \
            .errors = {                                                                  \
                .seconds_s = NAN                                                         \
            }                                                                            \
    }
extern const loft_prior loft_prior_not_given;

/* Takes from `common` what is not given. */
void loft_prior_complete(loft_prior *prior, const loft_prior *common);

/* False, with a message, if turn_lo is above turn_hi. */
bool loft_prior_turns_ascend(const loft_prior *prior, const loft_diag_where *where,
                             loft_diags *diags);

/* The name of class number i of a loft_data, or NULL: `name_of` of a field. */
const char *loft_data_name_of(const void *data, size_t i);

typedef enum loft_shares {
    LOFT_SHARES_OF_BURN, /* in burn_s, before they are times */
    LOFT_SHARES_OF_SPEED
} loft_shares;

/*
 * A message if the shares of n stages do not add up to 1; `slack` is what the sum may be off
 * for each stage. None if a share is missing or not positive, which has had its message.
 */
void loft_data_check_shares(const loft_stage_plan *stages, int n, loft_shares what,
                            double slack, const loft_diag_where *where,
                            loft_diags *diags);

/* How another file gives a booster, as LOFT_BOOSTER_ROWS reads it; {0} to start from. */
typedef struct loft_booster_form {
    const char *class_name; /* as it is written; loft_class_text_read knows it */
    double burn_s;          /* 0 if not given */
    const char *burn_text;  /* in its place, or NULL */
    int n_stages;
    loft_stage_plan stages[LOFT_STAGES_MAX];
    bool has_class, has_stages;
} loft_booster_form;

extern const loft_fields loft_stage_fields; /* of a loft_stage_plan */

/*
 * Rows of a table whose struct has a loft_booster_form, with the row of its burn_text; the
 * context is the loft_data.
 */
/* NOLINTBEGIN(bugprone-macro-parentheses) */
#define LOFT_BOOSTER_ROWS(type, member, burn)                                            \
    {LOFT_STRING("class", type, member.class_name), LOFT_HAS(type, member.has_class),    \
     .name_of = loft_data_name_of, .open_names = true,                                   \
     .help =                                                                             \
         "One of the illustrative classes of classes.json, or the name of a missile "    \
         "that is known; in a scenario also what it is, such as solid or ICBM: the "     \
         "classes that are so are mixed. Not together with stages. A scenario with "     \
         "neither has all classes, mixed by their evidence."},                           \
        {LOFT_LIST("stages", type, member.stages, member.n_stages, &loft_stage_fields),  \
         LOFT_HAS(type, member.has_stages), .min_items = 1,                              \
         .help = "The stages, first one first, where they are published. Not together "  \
                 "with class."},                                                         \
    {                                                                                    \
        LOFT_NUMBER("burn_time_s", type, member.burn_s),                                 \
            .lower = LOFT_ABOVE(0), .upper = LOFT_TO(2000), .other = (burn),             \
            .help =                                                                      \
                "Total burn time, in place of the one of the class: a number or a text " \
                "such as 3 min; the stages keep their shares of it."                     \
    }
/* NOLINTEND(bugprone-macro-parentheses) */

/* burn_s from burn_text. False, with a message, unless that is a time up to 2000 s. */
bool loft_booster_form_read(loft_booster_form *form, const loft_diag_where *where,
                            loft_diags *diags);

/*
 * The booster of such a form, every burn and gap time scaled to burn_s if that is given.
 * LOFT_ERR_INPUT with messages for what a table cannot say: neither class nor stages, or
 * both, a class that is not known, or several, shares that do not add up to 1 (by more than 0.0005 a stage: they may be written to
 * three decimals), a gap after the last stage; or without one where the reader has had it.
 * `where` points to the object; *plan is untouched on failure.
 */
LOFT_NODISCARD loft_status loft_data_booster(const loft_data *data,
                                             const loft_booster_form *written,
                                             const loft_diag_where *where,
                                             loft_diags *diags,
                                             loft_booster_template *plan);

#endif
