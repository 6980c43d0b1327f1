/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "cli/commands/commands.h"
#include "cli/commands/estimate_options.h"
#include "cli/support/app.h"
#include "cli/support/bands.h"
#include "cli/support/export_flights.h"
#include "cli/support/file_name.h"
#include "cli/support/input_file.h"
#include "cli/support/input_help.h"
#include "cli/support/mpi_ranks.h"
#include "cli/support/output_files.h"
#include "cli/support/record.h"
#include "cli/support/report_lines.h"
#include "cli/support/sample_checkpoint.h"
#include "cli/support/scenario_draft.h"
#include "cli/support/terminal.h"
#include "cli/support/undrawn.h"
#include "cli/support/verdict_tone.h"
#include "io/files/analysis_json.h"
#include "io/files/data_json.h"
#include "io/json/json_member.h"
#include "io/text/analysis_text.h"
#include "io/text/assumptions.h"
#include "loft/loft.h"
#include "plots/base/canvas.h"
#include "plots/profile/analysis_profile.h"

static const opt_spec specs[N_OPTS] = {
    [OPT_APOGEE] = {"apogee", "LENGTH", "reported apogee", OPT_VALUE, 0},
    [OPT_RANGE] = {"range", "LENGTH", "reported ground range", OPT_VALUE, 0},
    [OPT_TIME] = {"time", "TIME", "reported flight time", OPT_VALUE, 0},
    [OPT_REPORT] =
        {"report", "NAME: FIGURES",
         "what one source reported: apogee, range and time, - for a figure "
         "that it did not give; once for each source, or - for one a line of standard input",
         OPT_REPEATED, 0},
    [OPT_SITE] = {"site", "LAT,LON",
                  "launch site, in degrees or by its name (default: 40,126)", OPT_VALUE,
                  0},
    [OPT_AZIMUTH] = {"azimuth", "ANGLE", "bearing from launch to impact (default: 90deg)",
                     OPT_VALUE, 0},
    [OPT_CLASS] =
        {"class", "NAME",
         "booster class of those below, or what it is (solid, ICBM), or a missile of it "
         "(hwasong-12); default: those that can fly the figures, mixed",
         OPT_VALUE, 0},
    [OPT_BURN_TIME] = {"burn-time", "TIME",
                       "total burn time (default: that of the class)", OPT_VALUE, 0},
    [OPT_BALLISTIC] = {"ballistic", NULL,
                       "fit a depressed or lifting flight as ballistic, with a warning",
                       OPT_FLAG, 0},
    [OPT_SAMPLES] = {"samples", "N", BANDS_SAMPLES_HELP, OPT_VALUE, 0},
    [OPT_SEED] = {"seed", "S", BANDS_SEED_HELP, OPT_VALUE, 0},
    [OPT_PNG] =
        {"png", "FILE",
         "write the altitude profile to FILE; - for standard output, in place of the text",
         OPT_VALUE, 0},
    [OPT_TO_SCALE] = {"to-scale", NULL, "draw the profile to scale, over a round Earth",
                      OPT_FLAG, 0},
    [OPT_SAVE] =
        {"save", "FILE",
         "write what was typed to FILE as a scenario, for `loft run FILE`; - for "
         "standard output, in place of the text",
         OPT_VALUE, 0},
    [OPT_BRIEF] = {"brief", NULL, "print the answer alone", OPT_FLAG, 0},
    [OPT_PAYLOAD] =
        {"payload", "LOAD",
         "also say how far illustrative boosters of the class would fly with another "
         "load: 1.5x of the one carried, 500kg in all or +200kg more; a mass is compared "
         "with 300 to 1,500 kg, since no report tells what was carried (default: no other "
         "load)",
         OPT_VALUE, 0},
    [OPT_JSON] = {"json", NULL, "print the analysis as one JSON document", OPT_FLAG, 0},
    [OPT_CHECKPOINT] = {"checkpoint", "FILE", SAMPLE_CHECKPOINT_HELP, OPT_VALUE, 0},
    [OPT_RESUME] = {"resume", NULL, SAMPLE_RESUME_HELP, OPT_FLAG, 0},
};

static const char *const examples[] = {
    "loft estimate --apogee 2111.5km --range 787km --time 30min",
    "loft estimate --apogee '>7000km' --range '~1000km' --class solid-3",
    ("loft estimate --report 'KCNA: 3724.9km 998km 2832s' --report 'Japan: >3500km ~1000km "
     "~45min'"),
    "loft estimate --range 3700km --time 19min --site 39.19,125.67 --azimuth 72deg",
    "loft estimate --apogee 620mi --range 500km --save new-test.json",
    "loft estimate --apogee 2111.5km --range 787km --time 30min --payload 1.5x",
    NULL,
};

static int run(int argc, char **argv);
static int replay(const file_record *record, const loft_data *data, const char *path,
                  loft_buffer *file);

const command cmd_estimate = {
    .summary = "fit a flight to reported figures: verdict, standard range",
    .run = run,
    .uses_ranks = true,
    .replay = replay,
    .opts =
        {
            .name = "estimate",
            .synopsis = "[--apogee LENGTH] [--range LENGTH] [--time TIME] [OPTION]...",
            .about =
                "Fits a flight to the reported apogee, range and time, or to those "
                "that are known, checks whether the figures are consistent, and finds "
                "the standard range. A figure may be written ~1000km (about), >7000km "
                "(more than), <100km (up to) or 300..400km.",
            .examples = examples,
            .more = input_help_figures,
            .specs = specs,
            .n_specs = N_OPTS,
            .argument = NULL,
            .least_args = 0,
            .most_args = 0,
        },
};

static int print_json(const loft_analysis *analysis, const loft_assumptions *assumed)
{
    loft_json_writer *json = loft_json_writer_new();
    if (json == NULL) {
        app_error("estimate: out of memory");
        return APP_NOT_CONVERGED;
    }
    loft_json_write_begin_object(json);
    loft_analysis_write(json, analysis);
    loft_assumptions_json(json, assumed);
    loft_json_write_end_object(json);
    return app_print_json(json);
}

static int print_text(const loft_analysis *analysis, const loft_assumptions *assumed,
                      bool brief)
{
    char *text = brief ? loft_analysis_brief(analysis, terminal_columns())
                       : loft_analysis_text(analysis, terminal_columns());
    const bool unsaid =
        brief || loft_analysis_headline(analysis).kind == LOFT_HEADLINE_NONE;
    static const loft_assumptions nothing = {.n = 0}; /* matters to a refusal */
    char *taken = loft_assumptions_text(unsaid ? &nothing : assumed, terminal_columns());
    int result = APP_NOT_CONVERGED;
    if (text != NULL && taken != NULL) {
        result = app_print_text(terminal_paint(text, verdict_tone(analysis)));
        result = result == APP_DONE ? app_print(taken, strlen(taken)) : result;
        text = NULL;
    }
    free(text);
    free(taken);
    return result;
}

/* ---- the picture ---- */

/* Options that do not shape the picture. */
static const int others[] = {OPT_RESUME, OPT_BRIEF, OPT_JSON};

static loft_status start_record(const opts_given *given, const estimate_options *r,
                                file_record *record)
{
    const loft_status status = record_start(record, "estimate", "png", r->data);
    return status == LOFT_OK
               ? record_options(record, &cmd_estimate.opts, given, others,
                                sizeof others / sizeof others[0], &r->options)
               : status;
}

static int draw(const opts_given *given, loft_analysis *analysis,
                const file_record *record, const char *path, loft_buffer *drawn)
{
    loft_undrawn undrawn = {.n = 0};
    const loft_style look = {.undrawn = &undrawn, .date_utc = record->date_utc};
    const loft_status status = loft_analysis_profile_alone(
        analysis, LOFT_PICTURE_PNG, given->values[OPT_TO_SCALE] != NULL, &look, drawn);
    if (status == LOFT_OK) {
        undrawn_say(path, &undrawn);
    } else {
        app_error("estimate: plot: %s", loft_status_text(status));
    }
    return app_exit_of(status);
}

static int write_picture(const opts_given *given, const estimate_options *r,
                         loft_analysis *analysis)
{
    const char *path = given->values[OPT_PNG];
    loft_buffer drawn = {NULL, 0};
    file_record record;
    int result = app_exit_of(start_record(given, r, &record));
    if (result == APP_DONE) {
        result = draw(given, analysis, &record, path, &drawn);
    }
    if (result == APP_DONE) {
        result = record_attach(&record, path, &drawn);
    }
    if (result == APP_DONE) {
        result = app_write_file(path, drawn.data, drawn.size);
    }
    record_fini(&record);
    free(drawn.data);
    return result;
}

/* ---- the answer ---- */

static int show(const opts_given *given, const estimate_options *r,
                loft_analysis *analysis, const loft_assumptions *assumed)
{
    int result = APP_DONE;
    if (given->values[OPT_PNG] != NULL && ranks_is_first()) {
        result = write_picture(given, r, analysis);
    }
    if (result == APP_DONE && !app_is_stdout(given->values[OPT_PNG])) {
        result = given->values[OPT_JSON] != NULL
                     ? print_json(analysis, assumed)
                     : print_text(analysis, assumed, given->values[OPT_BRIEF] != NULL);
    }
    if (result != APP_DONE || loft_analysis_converged(analysis)) {
        return result;
    }
    if (given->values[OPT_JSON] != NULL) { /* the text says so itself */
        app_error("estimate: the fit to these figures did not converge");
    }
    return APP_NOT_CONVERGED;
}

/* ---- the scenario of --save ---- */

static int write_scenario(const char *path, const scenario_draft *draft)
{
    loft_json_writer *writer = loft_json_writer_new();
    if (writer == NULL) {
        return APP_NOT_CONVERGED;
    }
    scenario_draft_write(writer, draft);
    return app_write_json(writer, path, "estimate: --save");
}

/* The file leaves out what is assumed: its reader assumes the same. */
static int save(const opts_given *given, const estimate_options *r,
                const loft_analysis *analysis)
{
    static const char note[] =
        "Typed in by `loft estimate --save`. The title is the name of the file, the date "
        "the day on which it was written: replace both by those of the test.";
    const char *path = given->values[OPT_SAVE];
    const bool has_class = given->values[OPT_CLASS] != NULL;
    char now[LOFT_EPOCH_TEXT];
    if (has_class && r->choices.n > 0) {
        app_error(
            "estimate: --save: a scenario names one class or none, and --class %s is "
            "several; give one, such as %s, or leave --class out",
            given->values[OPT_CLASS], r->choices.list[0].name);
        return APP_USAGE;
    }
    char *stem = file_stem(app_is_stdout(path) ? "Figures typed in" : path);
    int result = APP_NOT_CONVERGED;
    export_now(now);
    now[strcspn(now, "T")] = '\0';
    const loft_analysis_event *event = loft_analysis_event_of(analysis);
    const scenario_draft draft = {.title = stem,
                                  .date_utc = now,
                                  .note = note,
                                  .site_name = given->values[OPT_SITE],
                                  .has_site = given->values[OPT_SITE] != NULL,
                                  .site = r->launch.site,
                                  .has_azimuth = given->values[OPT_AZIMUTH] != NULL,
                                  .azimuth_rad = r->launch.azimuth_rad,
                                  .class_name = has_class ? event->class_name : NULL,
                                  .burn_s = r->burn_s,
                                  .assume_ballistic =
                                      given->values[OPT_BALLISTIC] != NULL,
                                  .n = r->n,
                                  .sources = event->sources};
    if (stem != NULL) {
        result = write_scenario(path, &draft);
    }
    free(stem);
    if (result == APP_DONE && !app_is_stdout(path)) {
        app_note("saved as %s; `loft run %s` gives this answer again", path, path);
    }
    return result;
}

static int analyse(const estimate_options *r, loft_assumptions *assumed,
                   loft_analysis **out)
{
    loft_source sources[OPTS_REPEATED] = {{.source = NULL}};
    for (size_t i = 0; i < r->n; i++) {
        const loft_report_text *one = &r->reports[i];
        sources[i] = (loft_source){.source = one->name[0] != '\0' ? one->name : NULL,
                                   .report = one->report};
    }
    const loft_analysis_event event = {.class_name = assumed->class_name,
                                       .launch = r->launch,
                                       .n_classes = r->choices.n,
                                       .classes = r->choices.list,
                                       .azimuth_sd_rad = r->prior.azimuth_sd_rad,
                                       .n = r->n,
                                       .sources = sources};
    const loft_status status = loft_analysis_make(&event, &r->prior, &r->options, out);
    if (status != LOFT_OK) {
        if (status != LOFT_ERR_IO) { /* the checkpoint said so */
            app_error("estimate: %s", loft_status_text(status));
        }
        return status == LOFT_ERR_DOMAIN ? APP_USAGE : APP_NOT_CONVERGED;
    }
    const loft_event_answer *answer = loft_analysis_answer(*out);
    if (r->options.load != NULL && answer == NULL) {
        app_note("--payload: there is no interval of the range here to compare with");
    }
    if (answer != NULL && answer->mix.n > 0) {
        loft_assume_mixed_class(assumed, loft_analysis_event_of(*out)->class_name);
    }
    return APP_DONE;
}

static int replay(const file_record *record, const loft_data *data, const char *path,
                  loft_buffer *file)
{
    char *words[RECORD_ARGUMENTS + 1];
    opts_given given;
    loft_analysis *analysis = NULL;
    estimate_options r = {.data = data};
    loft_assumptions assumed = {.n = 0};
    const loft_ranks ranks = ranks_now();
    if (!record_parse(record, &cmd_estimate.opts, others,
                      sizeof others / sizeof others[0], words, &given)) {
        return APP_USAGE;
    }
    int result = estimate_options_read(&given, &ranks, &r, &assumed);
    if (result == APP_DONE) {
        result = analyse(&r, &assumed, &analysis);
    }
    if (result == APP_DONE) {
        result = draw(&given, analysis, record, path, file);
    }
    if (result == APP_DONE) {
        result = record_attach(record, path, file);
    }
    loft_analysis_free(analysis);
    return result;
}

/* The samples depend on the options before theirs, and on no other. */
static loft_json_writer *identify(const opts_given *given, const loft_data *data,
                                  const loft_analysis_options *options)
{
    loft_json_writer *json = sample_checkpoint_identity(loft_data_digest(data),
                                                        options->samples, options->seed);
    for (int option = 0; json != NULL && option < OPT_SAMPLES; option++) {
        if (option != OPT_REPORT) {
            loft_put_string_or_null(json, specs[option].name, given->values[option]);
        }
    }
    for (size_t i = 0; json != NULL && i < given->n_repeated; i++) {
        loft_put_string(json, specs[OPT_REPORT].name, given->repeated[i]);
    }
    if (json != NULL) {
        loft_json_write_end_object(json);
    }
    return json;
}

static int check_picture(const opts_given *given)
{
    loft_picture_format format = LOFT_PICTURE_PNG;
    const char *path = given->values[OPT_PNG];
    if (path == NULL && given->values[OPT_TO_SCALE] != NULL) {
        app_error("estimate: --to-scale needs --png");
        return APP_USAGE;
    }
    if (path != NULL && loft_picture_format_of_file(path, &format) &&
        format != LOFT_PICTURE_PNG) {
        app_error("estimate: --png %s: writes a PNG; for another format print --json and "
                  "draw it with loft plot profile",
                  path);
        return APP_USAGE;
    }
    return APP_DONE;
}

static int answer(const opts_given *given, estimate_options *r, loft_assumptions *assumed,
                  sample_checkpoint *saved)
{
    loft_analysis *analysis = NULL;
    int result = sample_checkpoint_open(saved, identify(given, r->data, &r->options));
    r->options.kept = sample_checkpoint_kept(saved);
    if (result == APP_DONE) {
        result = analyse(r, assumed, &analysis);
    }
    if (result == APP_DONE && given->values[OPT_SAVE] != NULL && ranks_is_first()) {
        result = save(given, r, analysis);
    }
    if (result == APP_DONE && !app_is_stdout(given->values[OPT_SAVE])) {
        result = show(given, r, analysis, assumed);
    }
    loft_analysis_free(analysis);
    return sample_checkpoint_close(saved, result);
}

static int estimate_given(const opts_given *typed);

static int run(int argc, char **argv)
{
    opts_given given;
    char *lines = NULL;
    int result = app_options(&cmd_estimate.opts, argc, argv, &given);
    if (result == APP_GO_ON) {
        result = report_lines_take(&given, "estimate", &lines);
        result = result == APP_DONE ? estimate_given(&given) : result;
        free(lines);
    }
    return result;
}

static int estimate_given(const opts_given *typed)
{
    static const int outs[] = {OPT_PNG, OPT_SAVE, OPT_CHECKPOINT};
    const opts_given given = *typed;
    int result = output_files_are_apart(&cmd_estimate.opts, &given, outs, 3);
    if (result == APP_DONE) {
        result = input_file_may_write(&cmd_estimate.opts, &given, OPT_PNG, OPT_JSON);
    }
    if (result == APP_DONE) {
        result = input_file_may_write(&cmd_estimate.opts, &given, OPT_SAVE, OPT_JSON);
    }
    if (result == APP_DONE) {
        result = check_picture(&given);
    }
    if (result != APP_DONE) {
        return result;
    }
    loft_data *data = app_open_data();
    if (data == NULL) {
        return APP_BAD_INPUT;
    }
    estimate_options r = {.data = data};
    loft_assumptions assumed = {.n = 0};
    const loft_ranks ranks = ranks_now();
    sample_checkpoint saved = {.path = NULL};
    char message[MESSAGE_SIZE];
    if (sample_checkpoint_read(given.values[OPT_CHECKPOINT], given.values[OPT_RESUME],
                               &saved, message)) {
        result = estimate_options_read(&given, &ranks, &r, &assumed);
    } else {
        app_error("estimate: %s", message);
        result = APP_USAGE;
    }
    r.options.fan = given.values[OPT_JSON] != NULL || given.values[OPT_PNG] != NULL;
    if (result == APP_DONE) {
        result = answer(&given, &r, &assumed, &saved);
    }
    loft_data_free(data);
    return result;
}
