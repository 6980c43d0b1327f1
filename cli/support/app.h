/* SPDX-License-Identifier: GPL-3.0-or-later */
/* app.h - what the commands share: exit status, data, messages, output. */
#ifndef LOFT_CLI_APP_H
#define LOFT_CLI_APP_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/support/opts.h"
#include "io/json/json_write.h"
#include "loft/files.h"
#include "loft/loft.h"

enum {
    APP_DONE = 0,
    APP_NOT_CONVERGED = 1,
    APP_USAGE = 2,
    APP_BAD_INPUT = 3,
    APP_CANNOT_WRITE = 4
};

/*
 * Last in main: the exit status. A failure that nothing was printed of is out of memory, and
 * gets its message; memory that ran out while input was read does not make it invalid. After
 * app_set_json a failure that printed no answer prints its errors as one JSON document.
 */
int app_end(int result);
void app_set_json(void);

/* The exit status that tells of a library status. */
int app_exit_of(loft_status status);

/*
 * The classes and priors of the library, with those of the folder $LOFT_DATA on top. On
 * failure prints why and returns NULL.
 */
loft_data *app_open_data(void);

/* Prints each message as "where: what" (or "file: where: what") on stderr. */
void app_print_diags(const char *file, const loft_diags *diags);

enum {
    APP_GO_ON = -1
};

/* Parses the options: APP_GO_ON, or the exit status after help or a complaint. */
int app_options(const opts_command *command, int argc, char **argv, opts_given *given);

/* "loft: " and the message on stderr. */
void app_error(const char *format, ...) LOFT_PRINTF(1, 2);

/* A note so: good to know, of no effect on the exit status, not printed under --quiet. */
void app_note(const char *format, ...) LOFT_PRINTF(1, 2);
void app_set_quiet(void);
bool app_is_quiet(void);

/* From app_open_data: memory ran out, whatever the status says. */
void app_ran_out_of_memory(void);

/* From app_print: something went, or was to go, to stdout. */
void app_answered(void);

bool app_is_folder(const char *path);
bool app_is_stdout(const char *path); /* "-"; NULL is not */

/*
 * Writes to stdout and flushes. APP_DONE, or APP_CANNOT_WRITE with a message. A pipe that its
 * reader has closed ends the program by SIGPIPE.
 */
int app_print(const char *bytes, size_t size);

/*
 * Prints a text, or writes it whole to a file, and frees it. NULL means out of memory:
 * APP_NOT_CONVERGED with a message.
 */
int app_print_text(char *text);
/* A line that may hold a file name or words of a file; the end of the line is added. */
int app_print_line(char *text);
int app_write_text(char *text, const char *path);

/* loft_file_write_own that no signal cuts off. */
loft_status app_put_own_file(const char *path, const void *bytes, size_t size,
                             loft_diags *diags);

/* Writes a file whole or not at all, "-" to stdout. The exit status, after a message. */
int app_write_file(const char *path, const void *bytes, size_t size);

/*
 * Calls file for the path, or for each *.json of a folder in order, until a status is at least
 * stop_at. The worst status; APP_BAD_INPUT, with a message, for a folder that cannot be read
 * or, unless nothing is NULL, has no such file: "FOLDER: " and nothing.
 */
typedef struct app_visit {
    int (*file)(void *context, const char *path);
    void *context;
    int stop_at;
    const char *nothing;
} app_visit;
int app_visit_path(const app_visit *visit, const char *path);

/*
 * Ends the document, prints it or writes it as app_write_file does, and frees the writer;
 * `what` begins the message where there is no document.
 */
int app_print_json(loft_json_writer *writer);
int app_write_json(loft_json_writer *writer, const char *path, const char *what);

/* A bar on stderr while it is a terminal, not under --quiet: "[###.....] 3/8 name"; name NULL wipes it. */
void app_progress(size_t done, size_t total, const char *name);

/* Progress of rows whose number is not known: "1234567 rows"; below 0 wipes it. */
void app_progress_rows(long rows);

#endif
