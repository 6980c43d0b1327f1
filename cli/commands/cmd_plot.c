/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/commands/commands.h"
#include "cli/commands/plot_kinds.h"
#include "cli/commands/plot_look.h"
#include "cli/commands/plot_presets.h"
#include "cli/support/app.h"
#include "cli/support/bands.h"
#include "cli/support/collection.h"
#include "cli/support/input_file.h"
#include "cli/support/mpi_ranks.h"
#include "cli/support/record.h"
#include "cli/support/record_carrier.h"
#include "cli/support/undrawn.h"
#include "plots/base/canvas.h"
#include "sim/base/text.h"

enum {
    OPT_OUT,
    OPT_FORMAT,
    OPT_FOR,
    OPT_THEME,
    OPT_SIZE,
    OPT_SCALE,
    OPT_TITLE,
    OPT_SOURCE,
    OPT_BALLISTIC,
    OPT_SAMPLES,
    OPT_SEED,
    OPT_JSON,
    N_OPTS
};

static const opt_spec specs[N_OPTS] = {
    [OPT_OUT] =
        {"out", "FILE",
         "write the plot to FILE.png, .svg or .pdf; - for standard output (default: "
         "ID-KIND.png here)",
         OPT_VALUE, 'o'},
    [OPT_FORMAT] = {"format", "NAME",
                    "png, svg or pdf (default: by the suffix of FILE; png for -)",
                    OPT_VALUE, 'f'},
    [OPT_FOR] =
        {"for", "PRESET",
         "size, letters and resolution for a place; --size and --scale besides override "
         "them.\n"
         "print: 183 mm wide, two columns of a journal, 600 dpi, PDF by default.\n"
         "column: 84 mm wide, one column, 300 dpi, with numbers of 7 points.\n"
         "web: 1,600 pixels, shown 800 wide.\n"
         "slide: 16:9, 1920x1080 pixels, large letters.\n"
         "square: 1080x1080 pixels, for social media",
         OPT_VALUE, 0},
    [OPT_THEME] = {"theme", "THEME", "light (default) or dark", OPT_VALUE, 0},
    [OPT_SIZE] =
        {"size", "WxH",
         "width and height in points, such as 900x560 (default: that of the kind)",
         OPT_VALUE, 0},
    [OPT_SCALE] = {"scale", "X", "pixels per point of a PNG (default: 2)", OPT_VALUE, 0},
    [OPT_TITLE] = {"title", "TEXT", "title (default: that of the flight)", OPT_VALUE, 0},
    [OPT_SOURCE] =
        {"source", "NAME",
         "use the source whose name starts with NAME (default: the first with a fit)",
         OPT_VALUE, 0},
    [OPT_BALLISTIC] = {"ballistic", NULL,
                       "fit depressed and lifting flights as ballistic, with a warning",
                       OPT_FLAG, 0},
    [OPT_SAMPLES] =
        {"samples", "N",
         "Monte Carlo samples for the intervals of a scenario; 0 disables them "
         "(default: " BANDS_SAMPLES ")",
         OPT_VALUE, 0},
    [OPT_SEED] = {"seed", "S", "random seed (default: " BANDS_SEED ")", OPT_VALUE, 0},
    [OPT_JSON] = {"json", NULL, "print kind and file name as one JSON document", OPT_FLAG,
                  0},
};

static const char *const examples[] = {
    "loft plot panels 2017-11-29",
    "loft plot map 2017-05-14 -o map.pdf --theme dark",
    "loft plot profile 2017-05-14 --for slide",
    "loft plot scatter dprk -o scatter.svg",
    NULL,
};

static const opts_values option_values[] = {
    {"format", &plot_formats}, {"for", &plot_preset_choices}, {"theme", &plot_themes}};

static size_t all_options(opt_spec all[OPTS_MAX]);
static int run(int argc, char **argv);
static int replay(const file_record *r, const loft_data *data, const char *path,
                  loft_buffer *picture);

const command cmd_plot = {
    .summary = "draw one plot of scenarios, results or cases",
    .run = run,
    .replay = replay,
    .opts =
        {
            .name = "plot",
            .synopsis = "KIND FILE... [-o PICTURE] [OPTION]...",
            .about =
                "Draws one plot from scenarios, results of `loft run` or cases: files, or "
                "scenarios and examples by name, such as 2017-05-14.",
            .choices = &plot_kind_choices,
            .examples = examples,
            .values = option_values,
            .n_values = sizeof option_values / sizeof option_values[0],
            .all_specs = all_options,
            .specs = specs,
            .n_specs = N_OPTS,
            .argument = "KIND and FILE",
            .least_args = 1, /* 2, but a wrong kind is told first */
            .most_args = -1,
            .of_scenarios = true,
        },
};

/* The options of the command, with those of every kind behind them. */
static size_t all_options(opt_spec all[OPTS_MAX])
{
    size_t n = N_OPTS;
    memcpy(all, specs, sizeof specs);
    for (size_t k = 0; k < plot_kind_count(); k++) {
        const plot_kind *kind = plot_kind_at(k);
        for (size_t i = 0; i < kind->n_options; i++) {
            all[n++] = kind->options[i];
        }
    }
    return n;
}

/* Where the options of the i-th kind begin in all_options. */
static size_t own_options(size_t kind)
{
    size_t n = N_OPTS;
    for (size_t k = 0; k < kind; k++) {
        n += plot_kind_at(k)->n_options;
    }
    return n;
}

static int find_kind(const char *typed, size_t *kind)
{
    char message[MESSAGE_SIZE];
    if (choices_find(&plot_kind_choices, typed, kind, message)) {
        return APP_DONE;
    }
    app_error("plot: %s", message);
    return APP_USAGE;
}

static int find_samples(const opts_given *given, loft_analysis_options *options)
{
    char message[MESSAGE_SIZE];
    if (bands_read(given->values[OPT_SAMPLES], given->values[OPT_SEED], options,
                   message)) {
        return APP_DONE;
    }
    app_error("plot: %s", message);
    return APP_USAGE;
}

/* "2017-05-14-hwasong-12-map.png", or "map.png" of several files or none that has a name. */
static char *picture_name(const opts_given *given, const char *suffix)
{
    const char *kind = given->args[0];
    const char *path = given->args[1];
    if (given->n_args > 2 || app_is_stdout(path) || app_is_folder(path)) {
        return loft_text_format("%s.%s", kind, suffix);
    }
    const char *end = path + strlen(path);
    static const char *const left_out[] = {"/result.json", ".json"};
    for (int i = 0; i < 2; i++) {
        const size_t size = strlen(left_out[i]);
        if ((size_t)(end - path) > size && strncmp(end - size, left_out[i], size) == 0) {
            end -= size;
            break;
        }
    }
    const char *start = end;
    while (start > path && start[-1] != '/') {
        start--;
    }
    return loft_text_format("%.*s-%s.%s", (int)(end - start), start, kind, suffix);
}

static int say_written(const char *kind, const char *path, bool as_json)
{
    if (!as_json && app_is_quiet()) {
        return APP_DONE;
    }
    if (!as_json) {
        return app_print_line(loft_text_format("Plot: %s", path));
    }
    loft_json_writer *json = loft_json_writer_new();
    if (json == NULL) {
        return APP_NOT_CONVERGED;
    }
    loft_json_write_begin_object(json);
    loft_json_write_key(json, "kind");
    loft_json_write_string(json, kind);
    loft_json_write_key(json, "picture");
    loft_json_write_string(json, path);
    loft_json_write_end_object(json);
    return app_print_json(json);
}

/* An option of another kind would change nothing. */
static int refuse_others(const opts_given *given, size_t kind)
{
    for (size_t k = 0; k < plot_kind_count(); k++) {
        const plot_kind *other = plot_kind_at(k);
        for (size_t i = 0; k != kind && i < other->n_options; i++) {
            if (given->values[own_options(k) + i] != NULL) {
                app_error("plot: --%s is an option of `loft plot %s`; leave it out for "
                          "`loft plot %s`",
                          other->options[i].name, other->name, plot_kind_at(kind)->name);
                return APP_USAGE;
            }
        }
    }
    return APP_DONE;
}

static int check_own(const plot_kind *kind, const plot_request *request)
{
    return kind->check != NULL ? kind->check(request) : APP_DONE;
}

/* All but format, data and inputs; the exit status after a complaint. */
static int read_request(const opts_given *given, int n_files, const loft_ranks *ranks,
                        size_t *kind, plot_request *request)
{
    const bool ballistic = given->values[OPT_BALLISTIC] != NULL;
    const plot_look_options look = {.preset = given->values[OPT_FOR],
                                    .theme = given->values[OPT_THEME],
                                    .size = given->values[OPT_SIZE],
                                    .scale = given->values[OPT_SCALE]};
    *request = (plot_request){
        .title = given->values[OPT_TITLE],
        .reading = {.source = given->values[OPT_SOURCE],
                    .analysis = {.ballistic = ballistic}},
        .sampled = {.fan = true, .ballistic = ballistic, .ranks = ranks},
    };
    int result = find_kind(given->args[0], kind);
    if (result == APP_DONE) {
        result = refuse_others(given, *kind);
    }
    if (result == APP_DONE) {
        request->own = given->values + own_options(*kind);
        request->repeated = given->repeated;
        request->n_repeated = given->n_repeated;
        result = check_own(plot_kind_at(*kind), request);
    }
    if (result == APP_DONE) {
        result = plot_look_read(&look, &request->look);
    }
    if (result == APP_DONE) {
        result = plot_look_fit(plot_kind_at(*kind), n_files, &look, &request->look);
    }
    return result == APP_DONE ? find_samples(given, &request->sampled) : result;
}

/* ---- with the record ---- */

/* Options that do not shape the picture. */
static const int others[] = {OPT_FORMAT, OPT_JSON};

static loft_status start_record(const opts_command *opts, const opts_given *given,
                                size_t kind, const plot_request *request, file_record *r)
{
    loft_status status = record_start(
        r, "plot", record_carrier_name((record_carrier)request->format), request->data);
    if (status == LOFT_OK) {
        status = record_word(r, plot_kind_at(kind)->name);
    }
    return status == LOFT_OK
               ? record_options(r, opts, given, others, sizeof others / sizeof others[0],
                                &request->sampled)
               : status;
}

/* The inputs of the record are those of the picture. */
static int draw(size_t kind, plot_request *request, const file_record *r,
                const char *path, loft_buffer *out)
{
    loft_undrawn undrawn = {.n = 0};
    request->inputs = &r->inputs;
    request->look.undrawn = &undrawn;
    request->look.date_utc = r->date_utc;
    const int result = plot_kind_draw(plot_kind_at(kind), request, out);
    if (result == APP_DONE) {
        undrawn_say(path, &undrawn);
    }
    return result;
}

/* A picture shows the name of a case alone: another record has none, read or piped. */
static loft_status forget_names(input_set *inputs)
{
    loft_diags *diags = loft_diags_new();
    loft_status status = diags != NULL ? LOFT_OK : LOFT_ERR_NOMEM;
    for (size_t i = 0; status == LOFT_OK && i < inputs->n; i++) {
        plot_file_kind kind = PLOT_FILE_UNKNOWN;
        status = plot_file_kind_of(&inputs->list[i], diags, &kind);
        if (status == LOFT_OK && kind != PLOT_FILE_CASE) {
            status = input_set_forget_name(inputs, i);
        }
    }
    loft_diags_free(diags);
    return status;
}

static int draw_recorded(const opts_command *opts, const opts_given *given, size_t kind,
                         plot_request *request, loft_buffer *picture)
{
    const char *path = given->values[OPT_OUT];
    const bool folders = plot_kind_at(kind)->most_files == 0;
    file_record r;
    int result = app_exit_of(start_record(opts, given, kind, request, &r));
    if (result == APP_DONE) {
        result = input_set_read(&r.inputs, (const char *const *)(given->args + 1),
                                given->n_args - 1, folders);
    }
    if (result == APP_DONE) {
        result = draw(kind, request, &r, path, picture);
    }
    if (result == APP_DONE) {
        result = app_exit_of(forget_names(&r.inputs));
    }
    if (result == APP_DONE) {
        result = record_attach(&r, path, picture);
    }
    record_fini(&r);
    return result;
}

static int replay(const file_record *r, const loft_data *data, const char *path,
                  loft_buffer *picture)
{
    opt_spec all[OPTS_MAX];
    char *words[RECORD_ARGUMENTS + 1];
    opts_command opts = cmd_plot.opts;
    opts_given given;
    size_t kind = 0;
    plot_request request;
    const loft_ranks ranks = ranks_now();
    opts.specs = all;
    opts.n_specs = all_options(all);
    opts.least_args = opts.most_args = 1; /* the kind: the files are in the record */
    if (!record_parse(r, &opts, others, sizeof others / sizeof others[0], words,
                      &given)) {
        return APP_USAGE;
    }
    int result = read_request(&given, (int)r->inputs.n, &ranks, &kind, &request);
    if (result == APP_DONE) {
        result = plot_look_format(path, r->format, LOFT_PICTURE_PNG, &request.format);
    }
    request.data = data;
    if (result == APP_DONE) {
        result = draw(kind, &request, r, path, picture);
    }
    return result == APP_DONE ? record_attach(r, path, picture) : result;
}

static int write_picture(const opts_command *opts, const opts_given *given, size_t kind,
                         plot_request *request)
{
    const char *path = given->values[OPT_OUT];
    loft_data *data = app_open_data();
    if (data == NULL) {
        return APP_BAD_INPUT;
    }
    loft_buffer picture = {NULL, 0};
    request->data = data;
    int result = draw_recorded(opts, given, kind, request, &picture);
    if (result == APP_DONE) {
        result = app_write_file(path, picture.data, picture.size);
    }
    if (result == APP_DONE && !app_is_stdout(path)) {
        result = say_written(given->args[0], path, given->values[OPT_JSON] != NULL);
    }
    free(picture.data);
    loft_data_free(data);
    return result;
}

static int work(const void *opts, const opts_given *given)
{
    size_t kind = 0;
    plot_request request;
    const loft_ranks ranks = ranks_now();
    const int n_files = given->n_args - 1;
    loft_picture_format usual = LOFT_PICTURE_PNG;
    int result = read_request(given, n_files, &ranks, &kind, &request);
    if (result == APP_DONE) {
        result = plot_look_usual_format(given->values[OPT_FOR], &usual);
    }
    if (result == APP_DONE) {
        result = plot_look_format(given->values[OPT_OUT], given->values[OPT_FORMAT],
                                  usual, &request.format);
    }
    if (result == APP_DONE) {
        result = plot_files_are_few(plot_kind_at(kind)->most_files, n_files,
                                    given->args[given->n_args > 2 ? 2 : 1]);
    }
    if (result == APP_DONE) {
        result = input_file_may_write(opts, given, OPT_OUT, OPT_JSON);
    }
    return result == APP_DONE ? write_picture(opts, given, kind, &request) : result;
}

/* With a name for the picture where none is given. */
static int work_named(const void *opts, const opts_given *given)
{
    if (given->values[OPT_OUT] != NULL) {
        return work(opts, given);
    }
    loft_picture_format usual = LOFT_PICTURE_PNG;
    int result = plot_look_usual_format(given->values[OPT_FOR], &usual);
    if (result != APP_DONE) {
        return result;
    }
    const char *format = given->values[OPT_FORMAT];
    char *name = picture_name(
        given, format != NULL ? format : record_carrier_name((record_carrier)usual));
    opts_given named = *given;
    result = APP_NOT_CONVERGED;
    if (name != NULL) {
        named.values[OPT_OUT] = name;
        result = work(opts, &named);
    } else {
        app_error("plot: %s", loft_status_text(LOFT_ERR_NOMEM));
    }
    free(name);
    return result;
}

/* Behind the kind. A picture is what -o was forgotten before. */
static int check_paths(const opts_given *given)
{
    const char *last = given->args[given->n_args - 1];
    loft_picture_format format = LOFT_PICTURE_PNG;
    if (given->n_args == 1) {
        app_error("plot: missing FILE; usage: loft plot %s", cmd_plot.opts.synopsis);
        return APP_USAGE;
    }
    if (given->values[OPT_OUT] == NULL && loft_picture_format_of_file(last, &format)) {
        app_error("plot: %s is a picture, not an input; did you mean -o %s?", last, last);
        return APP_USAGE;
    }
    return APP_DONE;
}

static int run(int argc, char **argv)
{
    opt_spec all[OPTS_MAX];
    opts_command opts = cmd_plot.opts;
    opts_given given;
    opts.specs = all;
    opts.n_specs = all_options(all);
    int result = app_options(&opts, argc, argv, &given);
    if (result != APP_GO_ON) {
        return result;
    }
    size_t kind = 0;
    result = find_kind(given.args[0], &kind);
    if (result == APP_DONE) {
        result = check_paths(&given);
    }
    const bool takes_many = plot_kind_at(kind)->most_files == 0;
    const collection_want want = {"plot", COLLECTION_SCENARIOS,
                                  takes_many ? COLLECTION_BEST : COLLECTION_ONE, 1};
    return result == APP_DONE ? collection_run(&want, &given, work_named, &opts) : result;
}
