/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/record.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cli/support/app.h"
#include "cli/support/record_carrier.h"
#include "cli/support/record_text.h"
#include "io/files/data_json.h"
#include "sim/base/text.h"

char *record_date(void)
{
    const char *text = getenv("SOURCE_DATE_EPOCH");
    char *end = NULL;
    const long long seconds = text != NULL ? strtoll(text, &end, 10) : -1;
    const time_t when = (time_t)seconds;
    struct tm utc;
    char date[RECORD_DATE];
    if (end == text || seconds < 0 || *end != '\0' || seconds > 253402300799LL ||
        gmtime_r(&when, &utc) == NULL) { /* the end of the year 9999 */
        return NULL;
    }
    (void)strftime(date, sizeof date, "%Y-%m-%dT%H:%M:%SZ", &utc);
    return strdup(date);
}

static loft_status add_argument(file_record *r, char *argument)
{
    if (argument == NULL || r->n_arguments == RECORD_ARGUMENTS) {
        free(argument);
        return LOFT_ERR_NOMEM;
    }
    r->arguments[r->n_arguments++] = argument;
    return LOFT_OK;
}

loft_status record_start(file_record *r, const char *command, const char *format,
                         const loft_data *data)
{
    *r = (file_record){.version = strdup(LOFT_VERSION),
                       .format = strdup(format),
                       .data = strdup(loft_data_digest(data)),
                       .date_utc = record_date()};
    return r->version != NULL && r->format != NULL && r->data != NULL
               ? add_argument(r, strdup(command))
               : LOFT_ERR_NOMEM;
}

void record_fini(file_record *r)
{
    free(r->version);
    free(r->format);
    free(r->data);
    free(r->date_utc);
    for (int i = 0; i < r->n_arguments; i++) {
        free(r->arguments[i]);
    }
    input_set_fini(&r->inputs);
    *r = (file_record){.n_arguments = 0};
}

loft_status record_word(file_record *r, const char *word)
{
    return add_argument(r, strdup(word));
}

loft_status record_option(file_record *r, const char *name, const char *value)
{
    return add_argument(r, loft_text_format("--%s%s%s", name, value != NULL ? "=" : "",
                                            value != NULL ? value : ""));
}

/* One of those, or one that names a file or a folder. */
static bool is_left_out(const opts_command *command, size_t option, const int *left_out,
                        size_t n)
{
    const char *argument = command->specs[option].argument;
    if (argument != NULL &&
        (strcmp(argument, "FILE") == 0 || strcmp(argument, "DIR") == 0)) {
        return true;
    }
    for (size_t i = 0; i < n; i++) {
        if (left_out[i] == (int)option) {
            return true;
        }
    }
    return false;
}

static loft_status add_repeated(file_record *r, const char *name, const opts_given *given)
{
    loft_status status = LOFT_OK;
    for (size_t i = 0; status == LOFT_OK && i < given->n_repeated; i++) {
        status = record_option(r, name, given->repeated[i]);
    }
    return status;
}

loft_status record_samples(file_record *r, const loft_analysis_options *options)
{
    char *samples = loft_text_format("%d", options->samples);
    char *seed = loft_text_format("%llu", (unsigned long long)options->seed);
    loft_status status = samples != NULL && seed != NULL ? LOFT_OK : LOFT_ERR_NOMEM;
    if (status == LOFT_OK) {
        status = record_option(r, "samples", samples);
    }
    if (status == LOFT_OK) {
        status = record_option(r, "seed", seed);
    }
    free(samples);
    free(seed);
    return status;
}

/* Those that record_samples adds. */
static bool is_of_samples(const opt_spec *spec)
{
    return strcmp(spec->name, "samples") == 0 || strcmp(spec->name, "seed") == 0;
}

loft_status record_options(file_record *r, const opts_command *command,
                           const opts_given *given, const int *left_out, size_t n,
                           const loft_analysis_options *sampled)
{
    loft_status status = LOFT_OK;
    for (size_t i = 0; status == LOFT_OK && i < command->n_specs; i++) {
        const opt_spec *spec = &command->specs[i];
        if (is_left_out(command, i, left_out, n) || is_of_samples(spec)) {
            continue;
        }
        if (spec->kind == OPT_REPEATED) {
            status = add_repeated(r, spec->name, given);
        } else if (given->values[i] != NULL) {
            status = record_option(r, spec->name,
                                   spec->kind == OPT_FLAG ? NULL : given->values[i]);
        }
    }
    return status == LOFT_OK ? record_samples(r, sampled) : status;
}

bool record_parse(const file_record *r, const opts_command *command, const int *left_out,
                  size_t n, char *words[RECORD_ARGUMENTS + 1], opts_given *given)
{
    char message[MESSAGE_SIZE];
    memcpy(words, r->arguments, sizeof r->arguments); /* opts_parse moves them */
    if (opts_parse(command, r->n_arguments, words, given, message) != OPTS_RUN) {
        return false;
    }
    for (size_t i = 0; i < command->n_specs; i++) {
        if (given->values[i] != NULL && is_left_out(command, i, left_out, n)) {
            return false;
        }
    }
    return true;
}

loft_status record_put(const file_record *r, loft_buffer *file)
{
    char *text = NULL;
    record_carrier carrier = RECORD_PNG;
    loft_status status = record_write(r, &text);
    if (status == LOFT_OK) {
        status = record_carrier_of((const char *)file->data, file->size, &carrier)
                     ? record_carrier_put(carrier, text, file)
                     : LOFT_ERR_INPUT;
    }
    free(text);
    return status;
}

int record_attach(const file_record *r, const char *path, loft_buffer *file)
{
    const loft_status status = record_put(r, file);
    if (status == LOFT_ERR_DOMAIN) {
        app_error("%s: its inputs are larger than a record in it may be (%zu MiB): loft "
                  "replay cannot make it again",
                  path, LOFT_JSON_SIZE_MAX >> 20);
        return APP_DONE;
    }
    if (status != LOFT_OK) {
        app_error("%s: %s", path, loft_status_text(status));
    }
    return app_exit_of(status);
}
