/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/app.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sys/stat.h>
#include <unistd.h>

#include "cli/support/interrupt.h"
#include "cli/support/mpi_ranks.h"
#include "cli/support/terminal.h"
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
        const bool out_of_memory = status == LOFT_ERR_NOMEM;
        if (out_of_memory) {
            app_ran_out_of_memory();
        }
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
    app_answered();
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

/* To the file; without a path to stdout, on every rank. */
static int put_json(loft_json_writer *writer, const char *path, const char *what)
{
    char *text = NULL;
    size_t size = 0;
    const loft_status status = loft_json_writer_finish(writer, &text, &size);
    int result = APP_NOT_CONVERGED;
    if (status == LOFT_OK) {
        result = path != NULL ? app_write_file(path, text, size) : app_print(text, size);
    } else {
        app_error("%s: %s", what, loft_status_text(status));
    }
    free(text);
    loft_json_writer_free(writer);
    return result;
}

int app_print_json(loft_json_writer *writer)
{
    return put_json(writer, NULL, "the answer");
}

int app_write_json(loft_json_writer *writer, const char *path, const char *what)
{
    return put_json(writer, path, what);
}

static int print_help(const opts_command *command)
{
    loft_text text;
    char *bytes = NULL;
    if (loft_text_open(&text) == LOFT_OK) {
        text.lost = !opts_help(text.out, command, terminal_columns()) || text.lost;
        if (loft_text_close(&text, &bytes, NULL) != LOFT_OK) {
            bytes = NULL;
        }
    }
    return app_print_text(terminal_paint(bytes, TERMINAL_PLAIN));
}

int app_options(const opts_command *command, int argc, char **argv, opts_given *given)
{
    char message[MESSAGE_SIZE];
    switch (opts_parse(command, argc, argv, given, message)) {
    case OPTS_RUN:
        if (given->quiet) {
            app_set_quiet();
        }
        return APP_GO_ON;
    case OPTS_HELP:
        return print_help(command);
    default:
        app_error("%s: %s", command->name, message);
        return APP_USAGE;
    }
}
