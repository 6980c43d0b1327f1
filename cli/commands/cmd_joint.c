/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "cli/commands/commands.h"
#include "cli/support/app.h"
#include "cli/support/bands.h"
#include "cli/support/collection.h"
#include "cli/support/input_file.h"
#include "cli/support/input_help.h"
#include "cli/support/output_files.h"
#include "cli/support/record.h"
#include "cli/support/record_carrier.h"
#include "cli/support/sample_checkpoint.h"
#include "cli/support/scenario_batch.h"
#include "cli/support/terminal.h"
#include "cli/support/undrawn.h"
#include "io/files/class_text.h"
#include "io/files/data_json.h"
#include "io/files/joint_json.h"
#include "io/json/json_member.h"
#include "io/text/joint_text.h"
#include "plots/base/canvas.h"
#include "plots/profile/joint_profile.h"

enum {
    OPT_CLASS,
    OPT_SAMPLES,
    OPT_SEED,
    OPT_PLOT,
    OPT_JSON,
    OPT_CHECKPOINT,
    OPT_RESUME,
    N_OPTS
};

static const opt_spec specs[N_OPTS] = {
    [OPT_CLASS] = {"class", "NAME",
                   "take every flight for a booster of this class (default: that of the "
                   "scenarios)",
                   OPT_VALUE, 0},
    [OPT_SAMPLES] = {"samples", "N",
                     "Monte Carlo samples, of each flight and of the common booster "
                     "(default: " BANDS_SAMPLES ")",
                     OPT_VALUE, 0},
    [OPT_SEED] = {"seed", "S", BANDS_SEED_HELP, OPT_VALUE, 0},
    [OPT_PLOT] =
        {"plot", "FILE",
         "draw the flights to FILE, a .png, .svg or .pdf; - for a PNG on standard output, in place of the text",
         OPT_VALUE, 0},
    [OPT_JSON] = {"json", NULL, "print the answer as one JSON document", OPT_FLAG, 0},
    [OPT_CHECKPOINT] = {"checkpoint", "FILE", SAMPLE_CHECKPOINT_HELP, OPT_VALUE, 0},
    [OPT_RESUME] = {"resume", NULL, SAMPLE_RESUME_HELP, OPT_FLAG, 0},
};

static const char *const examples[] = {
    "loft joint hwasong-14",
    "loft joint 2017-05-14 2022-01-30 --plot hwasong-12.png",
    NULL,
};

static int run(int argc, char **argv);
static int replay(const file_record *r, const loft_data *data, const char *path,
                  loft_buffer *file);

const command cmd_joint = {
    .summary = "several flights of one missile: can they be one, how far does it fly",
    .run = run,
    .replay = replay,
    .opts =
        {
            .name = "joint",
            .synopsis = "[OPTION]... SCENARIO...",
            .about =
                "Takes the flights of several scenarios, lofted or not, for those of one "
                "booster with a different speed in each. Answers whether they can be one "
                "missile, predicts the time of each flight from the others, and gives the "
                "standard range with all of them together. 2 to 8 scenarios, as files or by "
                "name.",
            .examples = examples,
            .more = input_help_classes,
            .specs = specs,
            .n_specs = N_OPTS,
            .argument = "SCENARIO",
            .least_args = 1, /* a name may be that of several */
            .most_args = LOFT_JOINT_FLIGHTS_MAX,
            .of_scenarios = true,
        },
};

typedef struct joint_options {
    const loft_data *data; /* borrowed */
    loft_joint_asked joint;
    loft_picture_format format;
} joint_options;

static const char *missing_class(const loft_scenario_facts *facts)
{
    return facts->class_name != NULL ? facts->class_name : "of published stages";
}

static int check_flights(const scenario_batch *batch, const char *class_name)
{
    if (batch->n < 2 || batch->n > LOFT_JOINT_FLIGHTS_MAX) {
        app_error("joint: %zu scenario%s; it takes 2 to %d", batch->n,
                  batch->n == 1 ? "" : "s", LOFT_JOINT_FLIGHTS_MAX);
        return APP_USAGE;
    }
    for (size_t i = 1; class_name == NULL && i < batch->n; i++) {
        if (!loft_joint_same_booster(batch->entries[0].scenario,
                                     batch->entries[i].scenario)) {
            app_error(
                "joint: %s: its booster, %s, is not that of %s, %s; --class takes "
                "one for all",
                batch->entries[i].path, missing_class(scenario_batch_facts(batch, i)),
                batch->entries[0].path, missing_class(scenario_batch_facts(batch, 0)));
            return APP_USAGE;
        }
    }
    return APP_DONE;
}

static int study_batch(const loft_data *data, const scenario_batch *batch,
                       const loft_joint_asked *asked, loft_joint_study *study)
{
    const loft_scenario *scenarios[LOFT_JOINT_FLIGHTS_MAX];
    for (size_t i = 0; i < batch->n; i++) {
        scenarios[i] = batch->entries[i].scenario;
    }
    const loft_status status =
        loft_joint_study_make(data, scenarios, batch->n, asked, study);
    if (status == LOFT_ERR_CONVERGE) {
        app_error("joint: no booster of the prior flies all of these flights");
    } else if (status != LOFT_OK && status != LOFT_ERR_IO) { /* which was said */
        app_error("joint: %s", loft_status_text(status));
    }
    return app_exit_of(status);
}

/* ---- outputs ---- */

static int print_json(const loft_joint_study *study)
{
    loft_json_writer *w = loft_json_writer_new();
    if (w == NULL) {
        return APP_NOT_CONVERGED;
    }
    loft_json_write_begin_object(w);
    loft_joint_json(w, study);
    loft_json_write_end_object(w);
    return app_print_json(w);
}

/* Options that do not shape the picture. */
static const int others[] = {OPT_JSON, OPT_RESUME};

static loft_status start_record(const opts_given *given, const joint_options *a,
                                const scenario_batch *batch, file_record *r)
{
    const loft_analysis_options sampled = {.samples = a->joint.samples,
                                           .seed = a->joint.seed};
    loft_status status =
        record_start(r, "joint", record_carrier_name((record_carrier)a->format), a->data);
    if (status == LOFT_OK) {
        status = record_options(r, &cmd_joint.opts, given, others,
                                sizeof others / sizeof others[0], &sampled);
    }
    for (size_t i = 0; status == LOFT_OK && i < batch->n; i++) {
        const scenario_batch_entry *entry = &batch->entries[i];
        size_t size = 0;
        const char *text = loft_scenario_text(entry->scenario, &size);
        status = input_set_add(&r->inputs, "-", text, size);
    }
    return status;
}

static int draw(const loft_joint_study *study, const char *path,
                loft_picture_format format, const char *date_utc, loft_buffer *picture)
{
    loft_undrawn undrawn = {.n = 0};
    const loft_style look = {.undrawn = &undrawn, .date_utc = date_utc};
    const loft_status status = loft_joint_profile(study, format, &look, picture);
    if (status == LOFT_OK) {
        undrawn_say(path, &undrawn);
    } else {
        app_error("joint: %s: %s", path, loft_status_text(status));
    }
    return app_exit_of(status);
}

static int write_picture(const loft_joint_study *study, const opts_given *given,
                         const joint_options *a, const scenario_batch *batch)
{
    const char *path = given->values[OPT_PLOT];
    loft_buffer picture = {NULL, 0};
    file_record r;
    int result = app_exit_of(start_record(given, a, batch, &r));
    if (result == APP_DONE) {
        result = draw(study, path, a->format, r.date_utc, &picture);
    }
    if (result == APP_DONE) {
        result = record_attach(&r, path, &picture);
    }
    if (result == APP_DONE) {
        result = app_write_file(path, picture.data, picture.size);
    }
    record_fini(&r);
    free(picture.data);
    return result;
}

static bool has_picture(const loft_joint_study *study)
{
    return study->joint != NULL && loft_joint_answer_of(study->joint)->has_bands;
}

static int show(const loft_joint_study *study, const opts_given *given,
                const joint_options *a, const scenario_batch *batch)
{
    const char *path = given->values[OPT_PLOT];
    const bool has_bands = has_picture(study);
    int drawn = APP_DONE;
    if (path != NULL && has_bands) {
        drawn = write_picture(study, given, a, batch);
    } else if (path != NULL) {
        app_error("joint: %s: there is no joint answer to draw", path);
    }
    const int printed =
        app_is_stdout(path) && has_bands ? APP_DONE
        : given->values[OPT_JSON] != NULL
            ? print_json(study)
            : app_print_text(terminal_paint(loft_joint_text(study, terminal_columns()),
                                            TERMINAL_PLAIN));
    return printed > drawn ? printed : drawn;
}

/* ---- options ---- */

static int read_options(const opts_given *given, const loft_data *data, joint_options *a,
                        sample_checkpoint *saved)
{
    char message[MESSAGE_SIZE];
    loft_analysis_options options = loft_analysis_options_default();
    const char *name = given->values[OPT_CLASS];
    const loft_booster_class *class = NULL;
    *a = (joint_options){.data = data, .format = LOFT_PICTURE_PNG};
    if (given->values[OPT_PLOT] != NULL && !app_is_stdout(given->values[OPT_PLOT]) &&
        !loft_picture_format_of_file(given->values[OPT_PLOT], &a->format)) {
        app_error("joint: --plot %s: must end in .png, .svg or .pdf",
                  given->values[OPT_PLOT]);
        return APP_USAGE;
    }
    if (!sample_checkpoint_read(given->values[OPT_CHECKPOINT], given->values[OPT_RESUME],
                                saved, message) ||
        !bands_read(given->values[OPT_SAMPLES], given->values[OPT_SEED], &options,
                    message) ||
        (name != NULL &&
         (class = loft_class_text_one(data, "--class", name, message)) == NULL)) {
        app_error("joint: %s", message);
        return APP_USAGE;
    }
    if (options.samples == 0) {
        app_error("joint: --samples 0: it takes samples to join flights");
        return APP_USAGE;
    }
    a->joint = (loft_joint_asked){.class_name = class != NULL ? class->name : NULL,
                                  .samples = options.samples,
                                  .seed = options.seed};
    return APP_DONE;
}

static loft_json_writer *identify(const loft_data *data, const scenario_batch *batch,
                                  const loft_joint_asked *asked)
{
    loft_json_writer *json =
        sample_checkpoint_identity(loft_data_digest(data), asked->samples, asked->seed);
    if (json != NULL) {
        loft_put_string_or_null(json, "class", asked->class_name);
        for (size_t i = 0; i < batch->n; i++) {
            sample_checkpoint_put_scenario(json, batch->entries[i].scenario);
        }
        loft_json_write_end_object(json);
    }
    return json;
}

/* The batch was read with that result. */
static int study_sorted(int result, scenario_batch *batch, joint_options *a,
                        sample_checkpoint *saved, loft_joint_study *study)
{
    if (result == APP_DONE) {
        scenario_batch_sort(batch);
        result = check_flights(batch, a->joint.class_name);
    }
    if (result == APP_DONE) {
        result = sample_checkpoint_open(saved, identify(a->data, batch, &a->joint));
        a->joint.kept = sample_checkpoint_kept(saved);
    }
    return result == APP_DONE ? study_batch(a->data, batch, &a->joint, study) : result;
}

static int join(const loft_data *data, const opts_given *given)
{
    joint_options a;
    sample_checkpoint saved = {.path = NULL};
    scenario_batch batch = {.n = 0};
    loft_joint_study study = {.n = 0};
    int result = read_options(given, data, &a, &saved);
    if (result == APP_DONE) {
        result = scenario_batch_read(data, given->args, given->n_args, &batch);
        result = study_sorted(result, &batch, &a, &saved, &study);
    }
    if (result == APP_DONE) {
        result = show(&study, given, &a, &batch);
    }
    result = sample_checkpoint_close(&saved, result);
    loft_joint_study_fini(&study);
    scenario_batch_fini(&batch);
    return result;
}

static int replay(const file_record *r, const loft_data *data, const char *path,
                  loft_buffer *file)
{
    char *words[RECORD_ARGUMENTS + 1];
    opts_command opts = cmd_joint.opts;
    opts_given given;
    joint_options a;
    record_carrier carrier = RECORD_PNG;
    sample_checkpoint saved = {.path = NULL};
    scenario_batch batch = {.n = 0};
    loft_joint_study study = {.n = 0};
    opts.least_args = opts.most_args = 0; /* the files are in the record */
    if (!record_parse(r, &opts, others, sizeof others / sizeof others[0], words,
                      &given) ||
        !record_carrier_named(r->format, &carrier) || carrier == RECORD_HTML) {
        return APP_USAGE;
    }
    int result = read_options(&given, data, &a, &saved);
    if (result == APP_DONE) {
        result = scenario_batch_take(data, &r->inputs, &batch);
        result = study_sorted(result, &batch, &a, &saved, &study);
    }
    if (result == APP_DONE && !has_picture(&study)) {
        result = APP_USAGE;
    }
    if (result == APP_DONE) {
        result = draw(&study, path, (loft_picture_format)carrier, r->date_utc, file);
    }
    if (result == APP_DONE) {
        result = record_attach(r, path, file);
    }
    result = sample_checkpoint_close(&saved, result);
    loft_joint_study_fini(&study);
    scenario_batch_fini(&batch);
    return result;
}

static int work(const void *unused, const opts_given *given)
{
    (void)unused;
    static const int outs[] = {OPT_PLOT, OPT_CHECKPOINT};
    int result = output_files_are_apart(&cmd_joint.opts, given, outs, 2);
    for (size_t i = 0; i < 2 && result == APP_DONE; i++) {
        result = input_file_may_write(&cmd_joint.opts, given, outs[i], OPT_JSON);
    }
    if (result != APP_DONE) {
        return result;
    }
    loft_data *data = app_open_data();
    if (data == NULL) {
        return APP_BAD_INPUT;
    }
    result = join(data, given);
    loft_data_free(data);
    return result;
}

static int run(int argc, char **argv)
{
    static const collection_want want = {"joint", COLLECTION_SCENARIOS, COLLECTION_BEST,
                                         0};
    opts_given given;
    const int result = app_options(&cmd_joint.opts, argc, argv, &given);
    return result == APP_GO_ON ? collection_run(&want, &given, work, NULL) : result;
}
