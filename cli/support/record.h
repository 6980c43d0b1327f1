/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * record.h - how a file was made, kept in the file: the command and its options, the program
 * version, the digest of the built-in data, and every input byte for byte, so that
 * `loft replay` can make it again. In the file it is text: record_text.h.
 */
#ifndef LOFT_CLI_RECORD_H
#define LOFT_CLI_RECORD_H

#include <stdbool.h>

#include "cli/support/input_set.h"
#include "cli/support/opts.h"
#include "loft/files.h"
#include "loft/plot.h"

enum {
    RECORD_ARGUMENTS = OPTS_MAX + OPTS_REPEATED + 4,
    RECORD_DATE = 24
};

typedef struct file_record {
    char *version;                         /* all is owned */
    char *format;                          /* "png" */
    char *data;                            /* the digest of the data */
    char *date_utc;                        /* NULL for none */
    char *arguments[RECORD_ARGUMENTS + 1]; /* the command first, a NULL at the end */
    int n_arguments;
    input_set inputs;
} file_record;

/* SOURCE_DATE_EPOCH as a date, owned; NULL where it is not set or no number of seconds. */
char *record_date(void);

/*
 * A record of this program's, with the date of SOURCE_DATE_EPOCH if that is set. Fini after
 * either; LOFT_ERR_NOMEM.
 */
LOFT_NODISCARD loft_status record_start(file_record *r, const char *command,
                                        const char *format, const loft_data *data);
void record_fini(file_record *r);

/* Adds a word, "--name=value", or "--name" where value is NULL. LOFT_ERR_NOMEM. */
LOFT_NODISCARD loft_status record_word(file_record *r, const char *word);
LOFT_NODISCARD loft_status record_option(file_record *r, const char *name,
                                         const char *value);

/*
 * Adds the options that were given, but for those that name a file or folder and those of
 * left_out, n of them; then samples and seed as record_samples does. LOFT_ERR_NOMEM.
 */
LOFT_NODISCARD loft_status record_options(file_record *r, const opts_command *command,
                                          const opts_given *given, const int *left_out,
                                          size_t n, const loft_analysis_options *sampled);

/* Adds the number of samples and the seed, given or not. LOFT_ERR_NOMEM. */
LOFT_NODISCARD loft_status record_samples(file_record *r,
                                          const loft_analysis_options *options);

/*
 * The options of the record; false if they are not the command's, ask for help, or have one that
 * record_options leaves out. `words` is what they borrow.
 */
bool record_parse(const file_record *r, const opts_command *command, const int *left_out,
                  size_t n, char *words[RECORD_ARGUMENTS + 1], opts_given *given);

/* Puts the record into a file. Errors as record_write (record_text.h) and record_carrier_put. */
LOFT_NODISCARD loft_status record_put(const file_record *r, loft_buffer *file);

/*
 * Puts the record into a file that was made. One that is too long is left out with a message
 * that names the path; the exit status of app.h.
 */
int record_attach(const file_record *r, const char *path, loft_buffer *file);

#endif
