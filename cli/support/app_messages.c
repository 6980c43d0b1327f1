/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages and progress on stderr, and the JSON document that a failure is. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unistd.h>

#include "cli/support/app.h"
#include "cli/support/input_file.h"
#include "io/files/failure_json.h"
#include "sim/base/text.h"
#include "sim/base/visible.h"

/* A program has one stderr. */
static struct {
    bool quiet;
    bool as_json;         /* stdout gets a JSON document, whatever happens */
    bool answered;        /* something went to stdout */
    bool printed;         /* an error did, to stderr */
    bool out_of_memory;   /* where the status hides it */
    loft_failure failure; /* the errors so far, kept to the end of the program */
} said;

void app_set_quiet(void)
{
    said.quiet = true;
}

bool app_is_quiet(void)
{
    return said.quiet;
}

void app_set_json(void)
{
    said.as_json = true;
}

void app_ran_out_of_memory(void)
{
    said.out_of_memory = true;
}

void app_answered(void)
{
    said.printed = said.answered = true;
}

/* Takes both. Where memory is out the document has fewer messages. */
static void keep(char *where, char *message)
{
    loft_failure *f = &said.failure;
    loft_failure_message *more =
        message != NULL ? realloc(f->messages, ((size_t)f->n + 1) * sizeof *f->messages)
                        : NULL;
    if (more == NULL) {
        free(where);
        free(message);
        return;
    }
    f->messages = more;
    f->messages[f->n++] = (loft_failure_message){where, message};
}

/* A message may hold a file name, or words of a file: they must not drive a terminal. */
static void put(const char *message)
{
    fputs("loft: ", stderr);
    loft_visible_put(stderr,
                     message != NULL ? message : loft_status_text(LOFT_ERR_NOMEM));
    fputc('\n', stderr);
}

void app_error(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    said.printed = true;
    char *message = loft_text_vformat(format, args);
    va_end(args);
    put(message);
    keep(NULL, message);
}

void app_note(const char *format, ...)
{
    va_list args;
    if (said.quiet) {
        return;
    }
    va_start(args, format);
    char *message = loft_text_vformat(format, args);
    va_end(args);
    put(message);
    free(message);
}

/* "line 3, column 7, /reports/0", or what there is of that. */
static char *place_of(const loft_diag *diag)
{
    return diag->line > 0 ? loft_text_format("line %zu, column %zu, %s", diag->line,
                                             diag->column, diag->where)
                          : loft_text_format("%s", diag->where);
}

void app_print_diags(const char *file, const loft_diags *diags)
{
    for (size_t i = 0; i < loft_diags_count(diags); i++) {
        const loft_diag diag = loft_diags_get(diags, i);
        const bool names_file = file != NULL && strcmp(diag.where, file) != 0;
        const char *between = diag.where[0] != '\0' ? ": " : "";
        char *place = place_of(&diag);
        const char *shown = place != NULL ? place : diag.where;
        said.printed = true;
        said.out_of_memory =
            said.out_of_memory || strncmp(diag.what, "out of memory", 13) == 0;
        if (names_file) {
            loft_visible_put(stderr, input_file_name(file));
            fputs(": ", stderr);
        }
        fprintf(stderr, "%s%s%s\n", shown, between, diag.what);
        keep(!names_file        ? loft_text_format("%s", shown)
             : *between != '\0' ? loft_text_format("%s: %s", input_file_name(file), shown)
                                : loft_text_format("%s", input_file_name(file)),
             loft_text_format("%s", diag.what));
        free(place);
    }
}

static int status_of(int result)
{
    /* All that fails prints why; but the text of a diagnostic takes memory itself. */
    if (result != APP_DONE && !said.printed) {
        app_error("%s", loft_status_text(LOFT_ERR_NOMEM));
        said.out_of_memory = true;
    }
    return said.out_of_memory && result == APP_BAD_INPUT ? APP_NOT_CONVERGED : result;
}

static int print_failure(int result)
{
    said.failure.status = result;
    loft_json_writer *writer = loft_json_writer_new();
    if (writer == NULL) {
        return result;
    }
    loft_failure_json(writer, &said.failure);
    const int printed = app_print_json(writer);
    return printed > result ? printed : result;
}

int app_end(int result)
{
    const int status = status_of(result);
    const bool is_bare = status != APP_DONE && said.as_json && !said.answered;
    return is_bare ? print_failure(status) : status;
}

/* ---- progress ---- */

/* Wipes the line; false where there is nobody to see one. */
static bool begin_progress(void)
{
    if (said.quiet || isatty(STDERR_FILENO) == 0) {
        return false;
    }
    fputs("\r\033[K", stderr);
    return true;
}

void app_progress(size_t done, size_t total, const char *name)
{
    static const char full[] = "########################";
    static const char rest[] = "........................";
    if (!begin_progress()) {
        return;
    }
    if (name != NULL) {
        const int width = sizeof full - 1;
        const int filled = (int)((size_t)width * done / (total > 0 ? total : 1));
        fprintf(stderr, "[%.*s%.*s] %zu/%zu %.40s", filled, full, width - filled, rest,
                done, total, name);
    }
    fflush(stderr);
}

void app_progress_rows(long rows)
{
    if (!begin_progress()) {
        return;
    }
    if (rows >= 0) {
        fprintf(stderr, "%ld rows", rows);
    }
    fflush(stderr);
}
