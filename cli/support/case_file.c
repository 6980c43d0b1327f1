/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/case_file.h"

#include <stddef.h>

#include "cli/support/app.h"
#include "cli/support/collection.h"
#include "cli/support/input_file.h"

typedef struct case_work {
    int (*work)(const loft_case *flight_case, const opts_given *given);
} case_work;

static int read_and_work(const void *context, const opts_given *given)
{
    const case_work *of_case = context;
    loft_data *data = app_open_data();
    loft_diags *diags = loft_diags_new();
    loft_case *flight_case = NULL;
    int result = APP_BAD_INPUT;
    input_file in = {.path = NULL};
    if (data != NULL && diags != NULL) {
        if (input_file_open(given->args[0], diags, &in) == LOFT_OK &&
            input_file_case(&in, data, diags, &flight_case) == LOFT_OK) {
            result = of_case->work(flight_case, given);
        } else {
            app_print_diags(given->args[0], diags);
        }
    }
    input_file_fini(&in);
    loft_case_free(flight_case);
    loft_diags_free(diags);
    loft_data_free(data);
    return result;
}

int case_file_command(const opts_command *command, int argc, char **argv,
                      int (*work)(const loft_case *flight_case, const opts_given *given))
{
    const collection_want want = {command->name, COLLECTION_EXAMPLES, COLLECTION_ONE, 0};
    const case_work of_case = {work};
    opts_given given;
    const int result = app_options(command, argc, argv, &given);
    return result == APP_GO_ON ? collection_run(&want, &given, read_and_work, &of_case)
                               : result;
}
