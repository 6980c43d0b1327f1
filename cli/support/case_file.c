/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/case_file.h"

#include <stddef.h>

#include "cli/support/app.h"
#include "cli/support/input_file.h"

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
    input_file in = {.path = NULL};
    if (data != NULL && diags != NULL) {
        if (input_file_open(given.args[0], diags, &in) == LOFT_OK &&
            input_file_case(&in, data, diags, &flight_case) == LOFT_OK) {
            result = work(flight_case, &given);
        } else {
            app_print_diags(given.args[0], diags);
        }
    }
    input_file_fini(&in);
    loft_case_free(flight_case);
    loft_diags_free(diags);
    loft_data_free(data);
    return result;
}
