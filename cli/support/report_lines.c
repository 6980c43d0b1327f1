/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/report_lines.h"

#include <string.h>

#include "cli/support/app.h"
#include "sim/base/file.h"

enum {
    INPUT_MAX = 1 << 16 /* bytes */
};

/* The place of the value "-"; n_repeated if there is none. */
static size_t place_of(const opts_given *given)
{
    size_t i = 0;
    while (i < given->n_repeated && !app_is_stdout(given->repeated[i])) {
        i++;
    }
    return i;
}

int report_lines_take(opts_given *given, const char *command, char **text)
{
    const size_t place = place_of(given);
    if (place == given->n_repeated) {
        return APP_DONE;
    }
    loft_file_text input = {.bytes = NULL};
    loft_diags *diags = loft_diags_new();
    const loft_status status =
        diags != NULL ? loft_file_read("/dev/stdin", INPUT_MAX, diags, &input)
                      : LOFT_ERR_NOMEM;
    app_print_diags("standard input", diags);
    loft_diags_free(diags);
    if (status != LOFT_OK) {
        return status == LOFT_ERR_NOMEM ? APP_NOT_CONVERGED : APP_BAD_INPUT;
    }
    *text = input.bytes;
    const char *last[OPTS_REPEATED];
    const size_t n_last = given->n_repeated - place - 1;
    memcpy(last, given->repeated + place + 1, n_last * sizeof *last);
    size_t n = place;
    char *rest = NULL;
    for (char *line = strtok_r(input.bytes, "\r\n", &rest); line != NULL;
         line = strtok_r(NULL, "\r\n", &rest)) {
        if (strspn(line, " \t") == strlen(line)) {
            continue;
        }
        if (n + n_last >= OPTS_REPEATED) {
            app_error("%s: standard input has too many reports; at most %d are taken",
                      command, OPTS_REPEATED);
            return APP_USAGE;
        }
        given->repeated[n++] = line;
    }
    memcpy(given->repeated + n, last, n_last * sizeof *last);
    given->n_repeated = n + n_last;
    if (given->n_repeated == 0) {
        app_error(
            "%s: standard input has no report; write NAME: figures, one report a line",
            command);
        return APP_USAGE;
    }
    return APP_DONE;
}
