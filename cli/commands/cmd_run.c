/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "cli/commands/commands.h"
#include "cli/commands/run_pictures.h"
#include "cli/support/app.h"
#include "cli/support/bands.h"
#include "cli/support/collection.h"
#include "cli/support/input_file.h"
#include "cli/support/load_option.h"
#include "cli/support/mpi_ranks.h"
#include "cli/support/output_files.h"
#include "cli/support/parallel_for.h"
#include "cli/support/record.h"
#include "cli/support/run_job.h"
#include "cli/support/sample_checkpoint.h"
#include "io/files/data_json.h"
#include "io/json/json_member.h"

enum {
    OPT_ALL,
    OPT_OUT,
    OPT_BALLISTIC,
    OPT_PRECISE,
    OPT_SAMPLES,
    OPT_SEED,
    OPT_TO_SCALE,
    OPT_SVG,
    OPT_PDF,
    OPT_BRIEF,
    OPT_PAYLOAD,
    OPT_JSON,
    OPT_CHECKPOINT,
    OPT_RESUME,
    N_OPTS
};

static const opt_spec specs[N_OPTS] = {
    [OPT_ALL] =
        {"all", NULL,
         "analyse all scenarios of the collection, or of those named: one line for each, and DIR/index.html; files with errors "
         "are skipped",
         OPT_FLAG, 0},
    [OPT_OUT] = {"out", "DIR", "write to DIR/ID/... (default: out)", OPT_VALUE, 'o'},
    [OPT_BALLISTIC] = {"ballistic", NULL,
                       "fit depressed and lifting flights as ballistic, with a warning",
                       OPT_FLAG, 0},
    [OPT_PRECISE] = {"precise", NULL,
                     "fly again at tolerance 1e-13 and with a second integrator, "
                     "and print how far the impacts differ",
                     OPT_FLAG, 0},
    [OPT_SAMPLES] = {"samples", "N", BANDS_SAMPLES_HELP, OPT_VALUE, 0},
    [OPT_SEED] = {"seed", "S", BANDS_SEED_HELP, OPT_VALUE, 0},
    [OPT_TO_SCALE] = {"to-scale", NULL, "draw the profile to scale, over a round Earth",
                      OPT_FLAG, 0},
    [OPT_SVG] = {"svg", NULL, "also write profile.svg", OPT_FLAG, 0},
    [OPT_PDF] = {"pdf", NULL, "also write profile.pdf", OPT_FLAG, 0},
    [OPT_BRIEF] = {"brief", NULL, "print the answer of each event alone", OPT_FLAG, 0},
    [OPT_PAYLOAD] =
        {"payload", "LOAD",
         "also say of each event how far illustrative boosters would fly with another "
         "load, as `loft estimate --payload` (default: no other load)",
         OPT_VALUE, 0},
    [OPT_JSON] = {"json", NULL, "print all results as one JSON document", OPT_FLAG, 0},
    [OPT_CHECKPOINT] = {"checkpoint", "FILE", SAMPLE_CHECKPOINT_HELP ", for one scenario",
                        OPT_VALUE, 0},
    [OPT_RESUME] =
        {"resume", NULL,
         "with --all: keep the events that an earlier run finished in DIR with "
         "the same inputs and options; else " SAMPLE_RESUME_HELP,
         OPT_FLAG, 0},
};

static const char *const examples[] = {
    "loft run 2024-10-31",
    "loft run hwasong-14 --out results",
    "loft run hwasong-12 --payload 1.5x --brief",
    "loft run 2025-01-06-hwasong-16b --ballistic --to-scale",
    "loft run --all",
    NULL,
};

static int run(int argc, char **argv);
static int replay(const file_record *r, const loft_data *data, const char *path,
                  loft_buffer *file);

const command cmd_run = {
    .summary = "analyse scenario files; write results, plots and tables",
    .run = run,
    .replay = replay,
    .opts =
        {
            .name = "run",
            .synopsis = "[OPTION]... SCENARIO|FOLDER...",
            .about =
                "Analyses each source of each scenario: fits a flight, checks the "
                "reported time, finds the standard range, and writes to DIR/ID: index.html, "
                "a page with the answer, pictures, sources and working; profile.png, "
                "map.png and panels.png; result.json; flown.csv, standard.csv and "
                "standard-toward-azimuth.csv. A scenario is a file, or one of the "
                "collection by id, date or name, in any case (`loft list` shows them); a "
                "name that fits several takes them all. Without --all, every file is "
                "validated before anything is "
                "computed or written. Uses every processor, or OMP_NUM_THREADS "
                "threads; the output does not depend on it.",
            .examples = examples,
            .specs = specs,
            .n_specs = N_OPTS,
            .argument = "SCENARIO or FOLDER",
            .least_args = 0, /* 1 without --all */
            .most_args = -1,
            .of_scenarios = true,
        },
};

/* All that the samples of the scenario depend on. */
static loft_json_writer *identify(const loft_scenario *scenario,
                                  const run_job_options *options)
{
    const loft_analysis_options *analysis = &options->analysis;
    loft_json_writer *json = sample_checkpoint_identity(
        options->files.basis.data_digest, analysis->samples, analysis->seed);
    if (json != NULL) {
        loft_put_bool(json, "ballistic", analysis->ballistic);
        sample_checkpoint_put_scenario(json, scenario);
        loft_json_write_end_object(json);
    }
    return json;
}

static int run_scenarios(const scenario_batch *batch, run_job_options *options,
                         sample_checkpoint *saved)
{
    if (saved->path == NULL) {
        return run_job(batch, options, parallel_for_threads());
    }
    if (batch->n != 1) {
        app_error(
            "run: --checkpoint takes one scenario, not %zu; --all --resume keeps the "
            "events that are finished",
            batch->n);
        return APP_USAGE;
    }
    int result =
        sample_checkpoint_open(saved, identify(batch->entries[0].scenario, options));
    options->analysis.kept = sample_checkpoint_kept(saved);
    if (result == APP_DONE) {
        result = run_job(batch, options, parallel_for_threads());
    }
    return sample_checkpoint_close(saved, result);
}

/* What --resume goes on from: events of --all, or samples of --checkpoint. */
static bool read_resume(const opts_given *given, run_job_options *options,
                        sample_checkpoint *saved, char message[MESSAGE_SIZE])
{
    const char *resume = given->values[OPT_RESUME];
    const char *path = given->values[OPT_CHECKPOINT];
    if (path != NULL) {
        return options->brief
                   ? message_write(message, "--checkpoint is for one scenario; --all "
                                            "--resume keeps the events that are finished")
                   : sample_checkpoint_read(path, resume, saved, message);
    }
    options->resume = resume != NULL;
    return resume == NULL || options->brief ||
           options->as_json || /* the words have more than the files */
           message_write(message, "--resume goes with --all, --json or --checkpoint");
}

static run_job_options read_flags(const char *const *values, const loft_ranks *ranks)
{
    return (run_job_options){
        .analysis = {.fan = true,
                     .contour = true,
                     .ballistic = values[OPT_BALLISTIC] != NULL,
                     .precise = values[OPT_PRECISE] != NULL,
                     .ranks = ranks},
        .files = {.dir = values[OPT_OUT] != NULL ? values[OPT_OUT] : "out",
                  .to_scale = values[OPT_TO_SCALE] != NULL,
                  .svg = values[OPT_SVG] != NULL,
                  .pdf = values[OPT_PDF] != NULL,
                  .pictures = run_pictures,
                  .n_pictures = RUN_PICTURES,
                  .indexed = values[OPT_ALL] != NULL},
        .as_json = values[OPT_JSON] != NULL,
        .answer_only = values[OPT_BRIEF] != NULL,
        .brief = values[OPT_ALL] != NULL};
}

/* The load of --payload, which `load` holds then. */
static bool read_load(const char *typed, loft_load *load, run_job_options *options,
                      char message[MESSAGE_SIZE])
{
    if (typed == NULL) {
        return true;
    }
    if (options->analysis.samples == 0) {
        return message_write(message, "--payload needs samples: leave --samples 0 out");
    }
    options->analysis.load = load;
    options->files.payload = typed;
    return load_option_read("--payload", typed, load, message);
}

/* How the files are made, for their records and the page. */
static void describe(const loft_data *data, const char *date_utc,
                     run_job_options *options)
{
    options->files.data = data;
    options->files.analysis = options->analysis;
    options->files.basis = (loft_page_basis){.samples = options->analysis.samples,
                                             .seed = options->analysis.seed,
                                             .data_digest = loft_data_digest(data)};
    options->files.date_utc = date_utc;
}

/* ---- again ---- */

/* Options that do not shape a file. */
static const int unrecorded[] = {OPT_BRIEF, OPT_JSON, OPT_RESUME};

static int make_file(const scenario_batch *batch, const run_files_options *options,
                     const char *name, loft_buffer *file)
{
    const loft_scenario *scenario = batch->entries[0].scenario;
    loft_analysis *analysis = NULL;
    loft_diags *diags = loft_diags_new();
    loft_status status =
        diags != NULL ? loft_analysis_of_scenario(scenario, &options->analysis, &analysis)
                      : LOFT_ERR_NOMEM;
    if (status == LOFT_OK) {
        status = run_files_make(analysis, scenario, options, name, diags, file);
    }
    if (diags != NULL) {
        app_print_diags(NULL, diags);
    }
    loft_diags_free(diags);
    loft_analysis_free(analysis);
    return status == LOFT_ERR_INPUT ? APP_USAGE : app_exit_of(status);
}

/* A file of one scenario, which is in the record. */
static int replay(const file_record *r, const loft_data *data, const char *path,
                  loft_buffer *file)
{
    (void)path;
    char *words[RECORD_ARGUMENTS + 1];
    char message[MESSAGE_SIZE];
    opts_given given;
    scenario_batch batch = {.n = 0};
    const loft_ranks ranks = ranks_now();
    if (!record_parse(r, &cmd_run.opts, unrecorded,
                      sizeof unrecorded / sizeof unrecorded[0], words, &given) ||
        given.n_args != 1 || r->inputs.n != 1) {
        return APP_USAGE;
    }
    loft_load load;
    run_job_options options = read_flags(given.values, &ranks);
    if (!bands_read(given.values[OPT_SAMPLES], given.values[OPT_SEED], &options.analysis,
                    message) ||
        !read_load(given.values[OPT_PAYLOAD], &load, &options, message)) {
        return APP_USAGE;
    }
    describe(data, r->date_utc, &options);
    int result = scenario_batch_take(data, &r->inputs, &batch);
    if (result == APP_DONE) {
        result = make_file(&batch, &options.files, given.args[0], file);
    }
    scenario_batch_fini(&batch);
    return result;
}

static int work(const void *unused, const opts_given *given)
{
    (void)unused;
    const char *const *values = given->values;
    const bool all = values[OPT_ALL] != NULL;
    const loft_ranks ranks = ranks_now();
    run_job_options options = read_flags(values, &ranks);
    char message[MESSAGE_SIZE];
    loft_load load;
    sample_checkpoint saved = {.path = NULL};
    if (!bands_read(values[OPT_SAMPLES], values[OPT_SEED], &options.analysis, message) ||
        !read_load(values[OPT_PAYLOAD], &load, &options, message) ||
        !read_resume(given, &options, &saved, message)) {
        app_error("run: %s", message);
        return APP_USAGE;
    }
    static const int outs[] = {OPT_CHECKPOINT};
    int result = output_files_are_apart(&cmd_run.opts, given, outs, 1);
    if (result == APP_DONE) {
        result = input_file_may_write(&cmd_run.opts, given, OPT_CHECKPOINT, OPT_JSON);
    }
    if (result != APP_DONE) {
        return result;
    }
    if (!all && given->n_args == 0) {
        app_error("run: missing %s; usage: loft run %s; see loft run --help",
                  cmd_run.opts.argument, cmd_run.opts.synopsis);
        return APP_USAGE;
    }
    if (app_is_stdout(options.files.dir)) {
        app_error("run: --out -: names a folder; --json prints the results instead");
        return APP_USAGE;
    }
    loft_data *data = app_open_data();
    if (data == NULL) {
        return APP_BAD_INPUT;
    }
    char *date_utc = record_date();
    describe(data, date_utc, &options);
    scenario_batch b = {.n = 0};
    result = scenario_batch_read(data, given->args, given->n_args, &b);
    if (result == APP_DONE || (all && b.n > 0)) {
        if (all) {
            scenario_batch_sort(&b);
        }
        const int ran = run_scenarios(&b, &options, &saved);
        result = ran > result ? ran : result;
    }
    scenario_batch_fini(&b);
    free(date_utc);
    loft_data_free(data);
    return result;
}

static int run(int argc, char **argv)
{
    static const collection_want want = {"run", COLLECTION_SCENARIOS, COLLECTION_BEST, 0};
    opts_given given;
    const int result = app_options(&cmd_run.opts, argc, argv, &given);
    return result == APP_GO_ON ? collection_run(&want, &given, work, NULL) : result;
}
