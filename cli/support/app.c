/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/app.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/support/input_file.h"
#include "cli/support/interrupt.h"
#include "cli/support/mpi_ranks.h"
#include "io/files/data_json.h"
#include "sim/base/digest.h"
#include "sim/base/file.h"
#include "sim/base/text.h"
#include "sim/base/visible.h"

int app_exit_of(loft_status status)
{
    switch (status) {
    case LOFT_OK:
        return APP_DONE;
    case LOFT_ERR_INPUT:
        return APP_BAD_INPUT;
    case LOFT_ERR_IO:
        return APP_CANNOT_WRITE;
    default:
        return APP_NOT_CONVERGED;
    }
}

/* Was anything printed? Did memory run out where the status hides it? */
static bool printed, out_of_memory;

int app_end(int result)
{
    /* All that fails prints why; but the text of a diagnostic takes memory itself. */
    if (result != APP_DONE && !printed) {
        app_error("%s", loft_status_text(LOFT_ERR_NOMEM));
        out_of_memory = true;
    }
    return out_of_memory && result == APP_BAD_INPUT ? APP_NOT_CONVERGED : result;
}

/* A message may hold a file name, or words of a file: they must not drive a terminal. */
void app_error(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    printed = true;
    char *message = loft_text_vformat(format, args);
    va_end(args);
    fputs("loft: ", stderr);
    loft_visible_put(stderr,
                     message != NULL ? message : loft_status_text(LOFT_ERR_NOMEM));
    fputc('\n', stderr);
    free(message);
}

void app_print_diags(const char *file, const loft_diags *diags)
{
    for (size_t i = 0; i < loft_diags_count(diags); i++) {
        const loft_diag diag = loft_diags_get(diags, i);
        printed = true;
        out_of_memory = out_of_memory || strncmp(diag.what, "out of memory", 13) == 0;
        if (file != NULL && strcmp(diag.where, file) != 0) {
            loft_visible_put(stderr, input_file_name(file));
            fputs(": ", stderr);
        }
        fprintf(stderr, "%s%s%s\n", diag.where, diag.where[0] != '\0' ? ": " : "",
                diag.what);
    }
}

/* Ranks with different data, or without, would compute parts of different answers. */
static loft_data *ranks_have_one(loft_data *data)
{
    const loft_ranks ranks = ranks_now();
    char first[LOFT_DIGEST_TEXT] = "";
    if (data != NULL) {
        snprintf(first, sizeof first, "%s", loft_data_digest(data));
    }
    loft_ranks_spread_first(&ranks, first, sizeof first);
    const bool same = data != NULL && strcmp(first, loft_data_digest(data)) == 0;
    if (loft_ranks_worst(&ranks, !same) == 0) {
        return data;
    }
    if (data != NULL) {
        app_error("the ranks do not have the same data: give all of them one $LOFT_DATA");
    }
    loft_data_free(data);
    return NULL;
}

loft_data *app_open_data(void)
{
    const char *dir = getenv("LOFT_DATA");
    if (dir != NULL && *dir == '\0') {
        dir = NULL;
    }
    loft_data *data = NULL;
    loft_diags *diags = loft_diags_new();
    const loft_status status =
        diags != NULL ? loft_data_open(dir, diags, &data) : LOFT_ERR_NOMEM;
    if (status != LOFT_OK) {
        out_of_memory = status == LOFT_ERR_NOMEM;
        app_error("cannot use the data %s%s:%s%s", dir != NULL ? "folder " : "built in",
                  dir != NULL ? dir : "", out_of_memory ? " " : "",
                  out_of_memory ? loft_status_text(status) : "");
        if (diags != NULL) {
            app_print_diags(NULL, diags);
        }
    }
    loft_diags_free(diags);
    return ranks_have_one(data);
}

bool app_is_stdout(const char *path)
{
    return path != NULL && strcmp(path, "-") == 0;
}

bool app_is_folder(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

int app_print(const char *bytes, size_t size)
{
    printed = true;
    errno = 0;
    if (fwrite(bytes, 1, size, stdout) != size || fflush(stdout) != 0) {
        if (errno == EPIPE) {
            interrupt_pipe_closed();
        }
        app_error("standard output: %s", strerror(errno));
        return APP_CANNOT_WRITE;
    }
    return APP_DONE;
}

/* False, with a message, where there is no text. */
static bool is_there(const char *text)
{
    if (text == NULL) {
        app_error("%s", loft_status_text(LOFT_ERR_NOMEM));
    }
    return text != NULL;
}

int app_print_text(char *text)
{
    const int result = is_there(text) ? app_print(text, strlen(text)) : APP_NOT_CONVERGED;
    free(text);
    return result;
}

int app_print_line(char *text)
{
    char *visible = text != NULL ? loft_visible_text(text) : NULL;
    free(text);
    char *line = visible != NULL ? loft_text_format("%s\n", visible) : NULL;
    free(visible);
    return app_print_text(line);
}

loft_status app_put_own_file(const char *path, const void *bytes, size_t size,
                             loft_diags *diags)
{
    interrupt_hold();
    const loft_status status = loft_file_write_own(path, bytes, size, diags);
    interrupt_release();
    return status;
}

int app_write_file(const char *path, const void *bytes, size_t size)
{
    if (!ranks_is_first()) {
        return APP_DONE;
    }
    if (strcmp(path, "/dev/stdout") == 0 || app_is_stdout(path)) {
        return app_print(bytes, size);
    }
    loft_diags *diags = loft_diags_new();
    loft_status status = LOFT_ERR_NOMEM;
    if (diags != NULL) {
        interrupt_hold();
        status = loft_file_write_atomic(path, bytes, size, diags);
        interrupt_release();
        app_print_diags(NULL, diags);
    }
    loft_diags_free(diags);
    return app_exit_of(status);
}

int app_write_text(char *text, const char *path)
{
    const int result =
        is_there(text) ? app_write_file(path, text, strlen(text)) : APP_NOT_CONVERGED;
    free(text);
    return result;
}

static int visit_list(const app_visit *visit, const char *folder,
                      const loft_file_list *list)
{
    int worst = APP_DONE;
    if (loft_file_list_count(list) == 0 && visit->nothing != NULL) {
        app_error("%s: %s", folder, visit->nothing);
        return APP_BAD_INPUT;
    }
    for (size_t i = 0; i < loft_file_list_count(list) && worst < visit->stop_at; i++) {
        const int one = visit->file(visit->context, loft_file_list_path(list, i));
        worst = one > worst ? one : worst;
    }
    return worst;
}

int app_visit_path(const app_visit *visit, const char *path)
{
    if (strcmp(path, "-") == 0 || !app_is_folder(path)) {
        return visit->file(visit->context, path);
    }
    loft_file_list *list = NULL;
    loft_diags *diags = loft_diags_new();
    int result = APP_BAD_INPUT;
    if (diags != NULL && loft_file_list_json(path, diags, &list) == LOFT_OK) {
        result = visit_list(visit, path, list);
    } else if (diags != NULL) {
        app_print_diags(path, diags);
    }
    loft_file_list_free(list);
    loft_diags_free(diags);
    return result;
}

void app_progress(size_t done, size_t total, const char *name)
{
    if (isatty(STDERR_FILENO) == 0) {
        return;
    }
    static const char full[] = "########################";
    static const char rest[] = "........................";
    fputs("\r\033[K", stderr);
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
    if (isatty(STDERR_FILENO) == 0) {
        return;
    }
    fputs("\r\033[K", stderr);
    if (rows >= 0) {
        fprintf(stderr, "%ld rows", rows);
    }
    fflush(stderr);
}

int app_print_json(loft_json_writer *writer)
{
    char *text = NULL;
    size_t size = 0;
    const loft_status status = loft_json_writer_finish(writer, &text, &size);
    int result = APP_NOT_CONVERGED;
    if (status == LOFT_OK) {
        result = app_print(text, size);
    } else {
        app_error("the answer: %s", loft_status_text(status));
    }
    free(text);
    loft_json_writer_free(writer);
    return result;
}

int app_options(const opts_command *command, int argc, char **argv, opts_given *given)
{
    char message[MESSAGE_SIZE];
    switch (opts_parse(command, argc, argv, given, message)) {
    case OPTS_RUN:
        return APP_GO_ON;
    case OPTS_HELP:
        opts_help(stdout, command, app_columns());
        return app_print("", 0);
    default:
        app_error("%s: %s", command->name, message);
        return APP_USAGE;
    }
}

int app_columns(void)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        return size.ws_col < 60 ? 60 : size.ws_col > 100 ? 100 : size.ws_col;
    }
    return 96;
}
