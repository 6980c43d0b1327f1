/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/run_job.h"

#include <stdlib.h>
#include <string.h>

#include "cli/support/app.h"
#include "cli/support/index_page.h"
#include "cli/support/parallel_for.h"
#include "cli/support/run_kept.h"
#include "cli/support/scenario_line.h"
#include "cli/support/terminal.h"
#include "cli/support/verdict_tone.h"
#include "io/files/analysis_json.h"
#include "io/json/json_copy.h"
#include "io/text/analysis_text.h"
#include "sim/base/file.h"
#include "sim/base/text.h"

/* One scenario between the thread that computes it and its turn to be told of. */
typedef struct slot {
    loft_analysis *analysis; /* NULL unless computed or kept */
    loft_json_doc *kept;     /* its result.json as it is there */
    char inputs[LOFT_DIGEST_TEXT], files[LOFT_DIGEST_TEXT]; /* run_kept.h */
    loft_status computed, written;
    loft_diags *diags; /* of writing */
} slot;

typedef struct job {
    const scenario_batch *batch;
    const run_job_options *options;
    slot *slots;
    loft_json_writer *json; /* NULL for words */
    index_page *index;      /* NULL unless brief */
    run_kept *kept;         /* the list of what is finished; NULL unless brief */
    scenario_count count;
    size_t n_kept;
    int worst;
    bool full; /* stdout takes no more */
} job;

/* False if the event has to be computed. */
static bool keep(const job *j, slot *s, const char *id)
{
    loft_json_doc *kept =
        run_kept_find(j->kept, &j->options->files, id, s->inputs, s->files);
    loft_diags *diags = loft_diags_new();
    size_t size = 0;
    const char *text = kept != NULL ? loft_json_text(kept, &size) : NULL;
    if (text != NULL && diags != NULL &&
        loft_analysis_parse(text, size, diags, &s->analysis) == LOFT_OK) {
        s->kept = kept;
    } else {
        loft_json_free(kept);
    }
    loft_diags_free(diags);
    return s->kept != NULL;
}

static void work(void *ctx, size_t i)
{
    const job *j = ctx;
    slot *s = &j->slots[i];
    const loft_scenario *scenario = j->batch->entries[i].scenario;
    const char *id = loft_scenario_content(scenario)->id;
    run_kept_inputs(scenario, j->options->files.basis.data_digest, &j->options->analysis,
                    &j->options->files, s->inputs);
    if (j->kept != NULL && keep(j, s, id)) {
        return;
    }
    s->computed =
        loft_analysis_of_scenario(scenario, &j->options->analysis, &s->analysis);
    if (s->computed != LOFT_OK) {
        return;
    }
    s->diags = loft_diags_new();
    s->written = s->diags != NULL
                     ? run_files_write(s->analysis, scenario, &j->options->files,
                                       s->files, s->diags)
                     : LOFT_ERR_NOMEM;
    loft_analysis_drop_flights(s->analysis);
}

static int say_files(const loft_analysis *analysis, const char *dir)
{
    const loft_analysis_event *event = loft_analysis_event_of(analysis);
    const size_t drawn = loft_analysis_drawn(analysis);
    const bool flies = loft_analysis_fit(analysis, drawn) != NULL;
    const char *name = event->sources[drawn].source;
    const int printed = app_print("\n", 1);
    if (printed != APP_DONE) {
        return printed;
    }
    int said = app_print_line(loft_text_format(
        "Plot: %s/%s/profile.png (%s%s); with result.json%s.", dir, event->id,
        name == NULL ? "figures without a source"
        : flies      ? "the flight of "
                     : "refused: the figures of ",
        name != NULL ? name : "", flies ? ", flown.csv and standard.csv" : ""));
    if (said == APP_DONE) {
        said = app_print_line(
            loft_text_format("Page: %s/%s/index.html, with all of it and how to cite it.",
                             dir, event->id));
    }
    return said == APP_DONE ? app_print("\n", 1) : said;
}

static int say_words(const job *j, const loft_analysis *analysis)
{
    const bool brief = j->options->answer_only;
    char *text = brief ? loft_analysis_brief(analysis, terminal_columns())
                       : loft_analysis_text(analysis, terminal_columns());
    const int printed = app_print_text(terminal_paint(text, verdict_tone(analysis)));
    if (brief) {
        const bool several = printed == APP_DONE && j->batch->n > 1;
        return several ? app_print("\n", 1) : printed;
    }
    return printed == APP_DONE && !app_is_quiet()
               ? say_files(analysis, j->options->files.dir)
               : printed;
}

static int say_line(const loft_analysis *analysis)
{
    char line[SCENARIO_LINE];
    return app_print_text(loft_text_format("%-34s  %s\n",
                                           loft_analysis_event_of(analysis)->id,
                                           scenario_line(line, analysis)));
}

/* The errors and what the pictures lack; then the summary. */
static int say(job *j, const slot *s, const char *id)
{
    const loft_status status = s->computed != LOFT_OK ? s->computed : s->written;
    if (s->diags != NULL && loft_diags_count(s->diags) > 0) {
        app_progress(0, 0, NULL);
        app_print_diags(NULL, s->diags);
    }
    if (status != LOFT_OK) {
        app_progress(0, 0, NULL);
        app_error("%s: %s", id, loft_status_text(status));
        return s->computed != LOFT_OK ? APP_NOT_CONVERGED : app_exit_of(status);
    }
    const int exit_status =
        loft_analysis_converged(s->analysis) ? APP_DONE : APP_NOT_CONVERGED;
    if (j->json != NULL && exit_status != APP_DONE) { /* the text says so itself */
        app_progress(0, 0, NULL);
        app_error("%s: the fit to its figures did not converge", id);
    }
    if (j->json != NULL && s->kept != NULL) {
        loft_json_copy(j->json, loft_json_root(s->kept));
        return exit_status;
    }
    if (j->json != NULL) {
        loft_json_write_begin_object(j->json);
        loft_analysis_write(j->json, s->analysis);
        loft_json_write_end_object(j->json);
        return exit_status;
    }
    const int printed =
        j->options->brief ? say_line(s->analysis) : say_words(j, s->analysis);
    j->full = printed == APP_CANNOT_WRITE;
    return printed != APP_DONE ? printed : exit_status;
}

static void empty(slot *s)
{
    loft_diags_free(s->diags);
    loft_analysis_free(s->analysis);
    loft_json_free(s->kept);
    *s = (slot){.computed = LOFT_OK};
}

static bool done(void *ctx, size_t i)
{
    job *j = ctx;
    slot *s = &j->slots[i];
    const loft_scenario_facts *facts = scenario_batch_facts(j->batch, i);
    app_progress(0, 0, NULL);
    const int one = say(j, s, facts->id);
    app_progress(i + 1, j->batch->n, facts->id);
    j->worst = one > j->worst ? one : j->worst;
    j->n_kept += s->kept != NULL;
    const bool failed = s->computed != LOFT_OK || s->written != LOFT_OK;
    scenario_count_add(&j->count, failed ? NULL : s->analysis);
    if (j->kept != NULL && !failed) {
        run_kept_add(j->kept, facts->id, s->inputs, s->files);
    }
    if (j->index != NULL) {
        index_page_add(j->index, facts, failed ? NULL : s->analysis);
    }
    empty(s);
    return !j->full;
}

static int write_index(const job *j)
{
    char *html = NULL;
    size_t size = 0;
    loft_diags *diags = loft_diags_new();
    char *path = loft_text_format("%s/index.html", j->options->files.dir);
    loft_status status = diags != NULL && path != NULL
                             ? index_page_finish(j->index, &j->count, &html, &size)
                             : LOFT_ERR_NOMEM;
    if (status == LOFT_OK) {
        status = loft_file_mkdirs(j->options->files.dir, diags);
    }
    if (status == LOFT_OK) {
        status = app_put_own_file(path, html, size, diags);
    }
    if (diags != NULL) {
        app_print_diags(NULL, diags);
    }
    free(html);
    free(path);
    loft_diags_free(diags);
    return app_exit_of(status);
}

static int say_count(const job *j)
{
    char counted[SCENARIO_LINE];
    const int printed = app_print("\n", 1);
    return printed != APP_DONE
               ? printed
               : app_print_line(loft_text_format("%s Index: %s/index.html",
                                                 scenario_count_text(counted, &j->count),
                                                 j->options->files.dir));
}

static void worsen(job *j, int status)
{
    j->worst = status > j->worst ? status : j->worst;
}

static void run(job *j, int threads)
{
    const parallel_for_job each = {.ctx = j, .work = work, .done = done};
    if (j->json != NULL) {
        loft_json_write_begin_object(j->json);
        loft_json_write_key(j->json, "results");
        loft_json_write_begin_array(j->json);
    }
    parallel_for_run(j->batch->n, threads, &each);
    app_progress(0, 0, NULL);
    for (size_t i = 0; i < j->batch->n; i++) { /* computed, but stdout was full */
        empty(&j->slots[i]);
    }
    if (j->full) {
        return;
    }
    if (j->options->resume) {
        app_note("%zu of %zu events were finished before and are kept", j->n_kept,
                 j->batch->n);
    }
    if (j->index != NULL) {
        worsen(j, write_index(j));
    }
    if (j->json != NULL) {
        loft_json_write_end_array(j->json);
        loft_json_write_end_object(j->json);
        worsen(j, app_print_json(j->json));
    } else if (j->options->brief) {
        worsen(j, say_count(j));
    }
}

int run_job(const scenario_batch *batch, const run_job_options *options, int threads)
{
    job j = {.batch = batch,
             .options = options,
             .slots = calloc(batch->n + 1, sizeof *j.slots),
             .json = options->as_json ? loft_json_writer_new() : NULL,
             .index = options->brief ? index_page_new() : NULL,
             .kept = options->brief ? run_kept_open(options->files.dir, options->resume)
                                    : NULL,
             .count = {.left_out = batch->n_bad}};
    const bool good = j.slots != NULL && (j.json != NULL || !options->as_json) &&
                      (j.index != NULL || !options->brief);
    if (good) {
        run(&j, threads);
    } else {
        app_error("run: out of memory");
        loft_json_writer_free(j.json);
        j.worst = APP_NOT_CONVERGED;
    }
    run_kept_close(j.kept, !j.full);
    index_page_free(j.index);
    free(j.slots);
    return j.worst;
}
