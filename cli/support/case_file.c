/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/case_file.h"

#include <stddef.h>

#include "cli/support/app.h"

int case_file_command(const opts_command *command, int argc, char **argv,
                      int (*work)(const loft_case *flight_case, const opts_given *given))
{
    opts_given given;
    int result = app_options(command, argc, argv, &given);
    if (result != APP_GO_ON) {
        return result;
    }
    loft_data *data = app_open_data();
    loft_diags *diags = loft_diags_new();
    loft_case *flight_case = NULL;
    result = APP_BAD_INPUT;
    if (data != NULL && diags != NULL) {
        if (loft_case_read(data, given.args[0], diags, &flight_case) == LOFT_OK) {
            result = work(flight_case, &given);
        } else {
            app_print_diags(given.args[0], diags);
        }
    }
    loft_case_free(flight_case);
    loft_diags_free(diags);
    loft_data_free(data);
    return result;
}
