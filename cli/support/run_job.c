/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/run_job.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "cli/support/app.h"
#include "cli/support/index_page.h"
#include "cli/support/parallel_for.h"
#include "cli/support/scenario_line.h"
#include "sim/base/file.h"

/* One scenario between the thread that computes it and its turn to be told of. */
typedef struct slot {
    scenario_result result; /* empty unless computed */
    loft_status computed, written;
    loft_diags *diags; /* of writing */
} slot;

typedef struct job {
    const scenario_batch *batch;
    const run_job_options *options;
    slot *slots;
    loft_json_writer *json; /* NULL for words */
    index_page *index;      /* NULL unless brief */
    scenario_count count;
    int worst;
    bool full; /* stdout takes no more */
} job;

static void work(void *ctx, size_t i)
{
    const job *j = ctx;
    slot *s = &j->slots[i];
    s->computed = scenario_result_init(j->batch->entries[i].scenario,
                                       &j->options->scenario, &s->result);
    if (s->computed == LOFT_OK) {
        s->computed = scenario_result_find_contour(&s->result);
    }
    if (s->computed != LOFT_OK) {
        return;
    }
    s->diags = loft_diags_new();
    s->written = s->diags != NULL
                     ? scenario_result_write(&s->result, &j->options->scenario,
                                             j->options->dir, s->diags)
                     : LOFT_ERR_NOMEM;
    scenario_result_drop_records(&s->result);
}

static int say_files(const scenario_result *result, const char *dir)
{
    char text[1024];
    const char *id = loft_scenario_content(result->scenario)->id;
    const int n =
        snprintf(text, sizeof text,
                 "\nPicture: %s/%s/profile.png (%s%s). Beside it result.json, "
                 "flown.csv, standard.csv.\n\n",
                 dir, id, result->flights.n > 0 ? "the flight of " : "refused: ",
                 result->answers[result->drawn].source);
    return app_print(text, n < (int)sizeof text ? (size_t)n : sizeof text - 1);
}

static int say_words(const job *j, const scenario_result *result)
{
    char *text = scenario_result_text(result, app_columns());
    const int printed = text != NULL ? app_print(text, strlen(text)) : APP_NOT_CONVERGED;
    free(text);
    return printed == APP_DONE ? say_files(result, j->options->dir) : printed;
}

static int say_line(const scenario_result *result)
{
    char line[SCENARIO_LINE];
    char text[SCENARIO_LINE + 64];
    const int n = snprintf(text, sizeof text, "%-34s  %s\n",
                           loft_scenario_content(result->scenario)->id,
                           scenario_line(line, result));
    return app_print(text, (size_t)n);
}

/* What went wrong, or the answer. */
static int say(job *j, const slot *s, const char *id)
{
    const loft_status status = s->computed != LOFT_OK ? s->computed : s->written;
    if (status != LOFT_OK) {
        app_progress(0, 0, NULL);
        app_error("%s: %s", id, loft_status_text(status));
        if (s->diags != NULL) {
            app_print_diags(NULL, s->diags);
        }
        return s->computed != LOFT_OK ? APP_NOT_CONVERGED : app_exit_of(status);
    }
    const int exit_status = s->result.converged ? APP_DONE : APP_NOT_CONVERGED;
    if (j->json != NULL) {
        loft_json_write_begin_object(j->json);
        scenario_result_json(j->json, &s->result);
        loft_json_write_end_object(j->json);
        return exit_status;
    }
    const int printed =
        j->options->brief ? say_line(&s->result) : say_words(j, &s->result);
    j->full = printed == APP_CANNOT_WRITE;
    return printed != APP_DONE ? printed : exit_status;
}

static void empty(slot *s)
{
    loft_diags_free(s->diags);
    scenario_result_fini(&s->result);
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
    const bool failed = s->computed != LOFT_OK || s->written != LOFT_OK;
    scenario_count_add(&j->count, failed ? NULL : &s->result);
    if (j->index != NULL) {
        index_page_add(j->index, facts, failed ? NULL : &s->result);
    }
    empty(s);
    return !j->full;
}

static int write_index(const job *j)
{
    char path[PATH_MAX];
    char *html = NULL;
    size_t size = 0;
    loft_diags *diags = loft_diags_new();
    loft_status status = diags != NULL
                             ? index_page_finish(j->index, &j->count, &html, &size)
                             : LOFT_ERR_NOMEM;
    const int n = snprintf(path, sizeof path, "%s/index.html", j->options->dir);
    if (status == LOFT_OK && (n < 0 || (size_t)n >= sizeof path)) {
        app_error("%s: the path is too long", j->options->dir);
        status = LOFT_ERR_IO;
    }
    if (status == LOFT_OK) {
        status = loft_file_mkdirs(j->options->dir, diags);
    }
    if (status == LOFT_OK) {
        status = loft_file_write_atomic(path, html, size, diags);
    }
    if (diags != NULL) {
        app_print_diags(NULL, diags);
    }
    free(html);
    loft_diags_free(diags);
    return app_exit_of(status);
}

static int say_count(const job *j)
{
    char text[PATH_MAX + 256];
    char counted[SCENARIO_LINE];
    const int n = snprintf(text, sizeof text, "\n%s Index: %s/index.html\n",
                           scenario_count_text(counted, &j->count), j->options->dir);
    return app_print(text, n < (int)sizeof text ? (size_t)n : sizeof text - 1);
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
    index_page_free(j.index);
    free(j.slots);
    return j.worst;
}
