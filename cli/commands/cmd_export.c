/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/commands/commands.h"
#include "cli/commands/plot_input.h"
#include "cli/support/app.h"
#include "cli/support/choices.h"
#include "cli/support/collection.h"
#include "cli/support/export_case.h"
#include "cli/support/export_flights.h"
#include "cli/support/input_file.h"
#include "io/export/formats.h"
#include "io/json/json_member.h"
#include "io/text/analysis_text.h"
#include "loft/files.h"
#include "sim/base/visible.h"
#include "sim/infer/analysis_parts.h"

enum {
    OPT_FORMAT,
    OPT_OUT,
    OPT_FLIGHT,
    OPT_SOURCE,
    OPT_OBJECT_NAME,
    OPT_JSON,
    N_OPTS
};

static const opt_spec specs[N_OPTS] = {
    [OPT_FORMAT] = {"format", "NAME",
                    "one of the formats above (default: by the suffix of FILE)",
                    OPT_VALUE, 'f'},
    [OPT_OUT] = {"out", "FILE", "write to FILE; - for standard output (default)",
                 OPT_VALUE, 'o'},
    [OPT_FLIGHT] =
        {"flight", "NAME",
         "flown, standard or standard-toward-azimuth (default: all; flown where a file "
         "holds one flight)",
         OPT_VALUE, 0},
    [OPT_SOURCE] = {"source", "NAME",
                    "use the source with this name or number, from 1 (default: the "
                    "one that is plotted)",
                    OPT_VALUE, 0},
    [OPT_OBJECT_NAME] = {"object-name", "NAME",
                         "OBJECT_NAME of an OEM (default: UNKNOWN)", OPT_VALUE, 0},
    [OPT_JSON] = {"json", NULL,
                  "print format, file and names of the flights as one JSON document; "
                  "needs -o FILE",
                  OPT_FLAG, 0},
};

static const char *const examples[] = {
    "loft export 2024-10-31 -o flight.kml",
    "loft export hwasong-19 --flight flown --format csv",
    "loft export loft-from-burnout -o flight.czml",
    ("loft estimate --apogee 2111.5km --range 787km --json | "
     "loft export --format geojson -"),
    NULL,
};

static choice format_at(const void *table, size_t i)
{
    (void)table;
    if (i >= loft_format_count()) {
        return (choice){.name = NULL};
    }
    const loft_format *f = loft_format_at(i);
    return (choice){.name = f->name, .suffix = f->suffix, .use = f->use};
}

static const choices formats = {"format", "formats", "--format", format_at, NULL};

static choice flight_at(const void *table, size_t i)
{
    (void)table;
    return (choice){.name = i < LOFT_ROLES_FOUND ? loft_role_name((loft_role)i) : NULL};
}

static const choices flight_choices = {"flight", "flights", "--flight", flight_at, NULL};
static const opts_values option_values[] = {{"format", &formats},
                                            {"flight", &flight_choices}};

static int run(int argc, char **argv);

const command cmd_export = {
    .summary = "write flights for maps, globes and other tools",
    .run = run,
    .opts =
        {
            .name = "export",
            .synopsis = "[OPTION]... RESULT.json|SCENARIO|CASE",
            .about =
                "Writes the flights of a result or a scenario, or the flight of a case, "
                "with their events: ignitions, burn-outs, apogee, impact. The formats are for "
                "other programs.",
            .choices = &formats,
            .examples = examples,
            .values = option_values,
            .n_values = sizeof option_values / sizeof option_values[0],
            .specs = specs,
            .n_specs = N_OPTS,
            .argument = "RESULT.json, SCENARIO or CASE",
            .least_args = 1,
            .most_args = 1,
            .of_scenarios = true,
        },
};

/* The request of the command line. */
typedef struct request {
    const loft_format *format;
    bool wanted[LOFT_ROLES_FOUND];
    const char *in, *out; /* out is NULL for standard output */
    bool as_json;
} request;

static const loft_format *find_format(const char *name, const char *path)
{
    char message[MESSAGE_SIZE];
    size_t place = 0;
    if (name != NULL) {
        if (choices_find(&formats, name, &place, message)) {
            return loft_format_at(place);
        }
        app_error("export: %s", message);
        return NULL;
    }
    const loft_format *format = path != NULL ? loft_format_of_file(path) : NULL;
    if (format == NULL) {
        app_error("export: give --format %s, or -o FILE with the suffix of one",
                  choices_join(&formats, "or", message));
    }
    return format;
}

/* The flights to write: all, or the one named. */
static bool find_wanted(const char *name, const loft_format *format,
                        bool wanted[LOFT_ROLES_FOUND])
{
    char message[MESSAGE_SIZE];
    size_t place = LOFT_ROLE_FLOWN;
    if (name != NULL && !choices_find(&flight_choices, name, &place, message)) {
        app_error("export: %s", message);
        return false;
    }
    for (size_t role = 0; role < LOFT_ROLES_FOUND; role++) {
        wanted[role] = role == place || (name == NULL && !format->one_track);
    }
    return true;
}

static bool read_request(const opts_given *given, request *r)
{
    const char *out = given->values[OPT_OUT];
    *r = (request){.in = given->args[0],
                   .out = out != NULL && strcmp(out, "-") != 0 ? out : NULL,
                   .as_json = given->values[OPT_JSON] != NULL};
    r->format = find_format(given->values[OPT_FORMAT], r->out);
    if (r->format == NULL ||
        !find_wanted(given->values[OPT_FLIGHT], r->format, r->wanted)) {
        return false;
    }
    if (r->as_json && r->out == NULL) {
        app_error("export: --json says what was written: give -o FILE");
        return false;
    }
    if (given->values[OPT_OBJECT_NAME] != NULL && r->format != &loft_format_oem) {
        app_error("export: --object-name needs --format %s", loft_format_oem.name);
        return false;
    }
    return true;
}

/* The report of that source, or the count of them after a complaint. */
static size_t find_source(const loft_analysis *analysis, const char *path,
                          const char *source)
{
    const loft_analysis_event *event = loft_analysis_event_of(analysis);
    char *end = NULL;
    if (source == NULL) {
        return loft_analysis_drawn(analysis);
    }
    for (size_t i = 0; i < event->n; i++) {
        if (event->sources[i].source != NULL &&
            strcmp(event->sources[i].source, source) == 0) {
            return i;
        }
    }
    const long number = strtol(source, &end, 10);
    if (end != source && *end == '\0' && number >= 1 && (size_t)number <= event->n) {
        return (size_t)number - 1;
    }
    app_error("%s: --source %s: unknown source; there %s", path, source,
              event->n > 1 ? "are:" : "is:");
    for (size_t i = 0; i < event->n; i++) {
        fprintf(stderr, "  %zu  ", i + 1);
        loft_visible_put(stderr, event->sources[i].source != NULL
                                     ? event->sources[i].source
                                     : "(figures typed in)");
        fputc('\n', stderr);
    }
    return event->n;
}

/* The file and its flights, as a document. */
static int say_written(const loft_track_document *document, const request *r)
{
    loft_json_writer *json = loft_json_writer_new();
    if (json == NULL) {
        return APP_NOT_CONVERGED;
    }
    loft_json_write_begin_object(json);
    loft_put_string(json, "format", r->format->name);
    loft_put_string(json, "file", r->out);
    loft_json_write_key(json, "flights");
    loft_json_write_begin_array(json);
    for (size_t i = 0; i < document->n; i++) {
        loft_json_write_string(json, document->tracks[i].id);
    }
    loft_json_write_end_array(json);
    loft_json_write_end_object(json);
    return app_print_json(json);
}

static int write_document(const loft_track_document *document, const request *r)
{
    char *text = NULL;
    size_t size = 0;
    const loft_status status = r->format->write(document, &text, &size);
    if (status == LOFT_ERR_DOMAIN) { /* there is a flight, so it is the name */
        app_error("export: --object-name %s: must be 1 to 64 characters of ASCII",
                  document->object_name);
        return APP_USAGE;
    }
    if (status != LOFT_OK) {
        app_error("%s: %s", r->in, loft_status_text(status));
        return app_exit_of(status);
    }
    const int result =
        r->out != NULL ? app_write_file(r->out, text, size) : app_print(text, size);
    free(text);
    return result == APP_DONE && r->as_json ? say_written(document, r) : result;
}

static int write_flights(const export_flights *flights, const request *r)
{
    if (flights->n == 0 &&
        loft_analysis_fit(flights->analysis, flights->report) != NULL) {
        app_error("%s: no such flight", r->in);
        return APP_BAD_INPUT;
    }
    if (flights->n == 0 && r->format->needs_track) {
        app_error("%s: no flight, and %s files cannot be empty: %s", r->in,
                  r->format->name,
                  loft_analysis_no_flight(flights->analysis, flights->report));
        return APP_BAD_INPUT;
    }
    const int result = write_document(&flights->document, r);
    if (result == APP_DONE && flights->n == 0) {
        app_error("%s: no flight to write: %s", r->in,
                  loft_analysis_no_flight(flights->analysis, flights->report));
    }
    return result;
}

static int export_result(loft_analysis *analysis, const opts_given *given,
                         const request *r)
{
    const size_t report = find_source(analysis, r->in, given->values[OPT_SOURCE]);
    if (report == loft_analysis_count(analysis)) {
        return APP_USAGE;
    }
    export_flights flights;
    int result = APP_NOT_CONVERGED;
    const loft_status status = export_flights_init(analysis, report, r->wanted, &flights);
    if (status == LOFT_OK) {
        flights.document.object_name = given->values[OPT_OBJECT_NAME];
        result = write_flights(&flights, r);
    } else if (status == LOFT_ERR_INPUT) {
        app_error("%s: /date_utc: is not a date", r->in);
        result = APP_BAD_INPUT;
    } else {
        app_error("%s: %s", r->in, loft_status_text(status));
        result = status == LOFT_ERR_DOMAIN ? APP_BAD_INPUT : APP_NOT_CONVERGED;
    }
    export_flights_fini(&flights);
    return result;
}

/* A case has one flight, the flown one, and no source. */
static int export_flown(const loft_case *flight_case, loft_diags *diags,
                        const opts_given *given, const request *r)
{
    export_case flights;
    if (given->values[OPT_SOURCE] != NULL) {
        app_error("export: --source needs a result; %s is a case", r->in);
        return APP_USAGE;
    }
    if (!r->wanted[LOFT_ROLE_FLOWN]) {
        app_error("%s: no such flight; a case has the flown one", r->in);
        return APP_BAD_INPUT;
    }
    const loft_status status = export_case_init(flight_case, r->in, diags, &flights);
    int result = app_exit_of(status);
    if (status == LOFT_OK) {
        flights.document.object_name = given->values[OPT_OBJECT_NAME];
        result = write_document(&flights.document, r);
    }
    export_case_fini(&flights);
    return result;
}

/* The analysis that the result.json of `loft run` has. */
static loft_status analyse_scenario(const input_file *in, loft_diags *diags,
                                    loft_analysis **out)
{
    loft_analysis_options options = loft_analysis_options_default();
    loft_data *data = app_open_data();
    loft_scenario *scenario = NULL;
    loft_status status =
        data != NULL ? input_file_scenario(in, data, diags, &scenario) : LOFT_ERR_INPUT;
    options.contour = true;
    if (status == LOFT_OK) {
        status = loft_analysis_of_scenario(scenario, &options, out);
    }
    if (status == LOFT_OK) {
        loft_analysis_round_as_file(*out);
    }
    loft_scenario_free(scenario);
    loft_data_free(data);
    return status;
}

/* Sets the result if the file could be read. */
static void read_and_export(const input_file *in, loft_diags *diags,
                            const opts_given *given, const request *r, int *result)
{
    loft_analysis *analysis = NULL;
    loft_case *flight_case = NULL;
    plot_file_kind kind = PLOT_FILE_UNKNOWN;
    if (plot_file_kind_of(in, diags, &kind) != LOFT_OK) {
        return;
    }
    if (kind == PLOT_FILE_SCENARIO) {
        if (analyse_scenario(in, diags, &analysis) == LOFT_OK) {
            *result = export_result(analysis, given, r);
        }
    } else if (kind == PLOT_FILE_CASE) {
        loft_data *data = app_open_data();
        if (data != NULL && input_file_case(in, data, diags, &flight_case) == LOFT_OK) {
            *result = export_flown(flight_case, diags, given, r);
        }
        loft_case_free(flight_case);
        loft_data_free(data);
    } else if (input_file_analysis(in, diags, &analysis) == LOFT_OK) {
        *result = export_result(analysis, given, r);
    }
    loft_analysis_free(analysis);
}

static int work(const void *unused, const opts_given *given)
{
    (void)unused;
    request r;
    if (!read_request(given, &r)) {
        return APP_USAGE;
    }
    if (!input_file_is_kept(r.out, (const char *const *)&given->args[0], 1)) {
        return APP_CANNOT_WRITE;
    }
    loft_diags *diags = loft_diags_new();
    int result = APP_BAD_INPUT;
    if (diags == NULL) {
        app_error("export: out of memory");
        return APP_NOT_CONVERGED;
    }
    input_file in = {.path = NULL};
    if (input_file_open(r.in, diags, &in) == LOFT_OK) {
        r.in = input_file_name(r.in);
        read_and_export(&in, diags, given, &r, &result);
    }
    app_print_diags(r.in, diags);
    input_file_fini(&in);
    loft_diags_free(diags);
    return result;
}

static int run(int argc, char **argv)
{
    static const collection_want want = {"export", COLLECTION_SCENARIOS, COLLECTION_ONE,
                                         0};
    opts_given given;
    const int result = app_options(&cmd_export.opts, argc, argv, &given);
    return result == APP_GO_ON ? collection_run(&want, &given, work, NULL) : result;
}
