/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/sample_checkpoint.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cli/support/app.h"
#include "cli/support/mpi_ranks.h"
#include "io/json/json_member.h"
#include "sim/base/digest.h"

bool sample_checkpoint_read(const char *path, const char *resume, sample_checkpoint *c,
                            char message[MESSAGE_SIZE])
{
    c->path = path;
    c->resume = resume != NULL;
    return path != NULL || resume == NULL ||
           message_write(message, "--resume needs --checkpoint");
}

loft_json_writer *sample_checkpoint_identity(const char *data_digest, int samples,
                                             uint64_t seed)
{
    loft_json_writer *json = checkpoint_identity(data_digest);
    if (json != NULL) {
        loft_put_integer(json, "samples", samples);
        loft_put_integer(json, "seed", (int64_t)seed);
    }
    return json;
}

void sample_checkpoint_put_scenario(loft_json_writer *identity,
                                    const loft_scenario *scenario)
{
    char text[LOFT_DIGEST_TEXT];
    size_t size = 0;
    const char *bytes = loft_scenario_text(scenario, &size);
    loft_digest d = loft_digest_start();
    loft_digest_add(&d, bytes, size);
    loft_digest_text(&d, text);
    loft_put_string(identity, loft_scenario_content(scenario)->id, text);
}

/* ---- writing ---- */

static double now_s(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static int write_now(sample_checkpoint *c)
{
    static const double nothing = 0.0;
    const double start_s = now_s();
    c->saved.state_size = c->n * sizeof *c->numbers;
    const int result =
        checkpoint_write(&c->saved, c->numbers != NULL ? c->numbers : &nothing);
    c->written_s = now_s();
    c->write_s = c->written_s - start_s;
    c->failed = c->failed != APP_DONE ? c->failed : result;
    return result;
}

static bool is_time(const sample_checkpoint *c)
{
    const double least_s = 0.1; /* files so far apart are nothing to a disk */
    const double share = 0.05;
    const double since_s = now_s() - c->written_s;
    return since_s > least_s && since_s * share > c->write_s;
}

/* ---- blocks ---- */

static bool recall(void *ctx, double *block, size_t n)
{
    sample_checkpoint *c = ctx;
    if (c->n - c->next < n) {
        return false;
    }
    memcpy(block, &c->numbers[c->next], n * sizeof *block);
    c->next += n;
    return true;
}

static bool grow(sample_checkpoint *c, size_t n)
{
    if (c->room - c->n >= n) {
        return true;
    }
    const size_t room = 2 * c->room + n;
    double *numbers = realloc(c->numbers, room * sizeof *numbers);
    if (numbers != NULL) {
        c->numbers = numbers;
        c->room = room;
    }
    return numbers != NULL;
}

static bool leave(void *ctx, const double *block, size_t n)
{
    sample_checkpoint *c = ctx;
    if (!ranks_is_first()) {
        return true;
    }
    c->n = c->next; /* a block of another size would be lost */
    if (!grow(c, n)) {
        app_error("%s: %s", c->path, loft_status_text(LOFT_ERR_NOMEM));
        c->failed = APP_NOT_CONVERGED;
        return false;
    }
    memcpy(&c->numbers[c->n], block, n * sizeof *block);
    c->n += n;
    c->next = c->n;
    return !is_time(c) || write_now(c) == APP_DONE;
}

/* ---- from start to end ---- */

static int start(sample_checkpoint *c)
{
    char *found = NULL;
    int result = checkpoint_open(&c->saved, c->resume, &found);
    if (result == APP_DONE && found != NULL) {
        void *state = found; /* from malloc: as a double needs it */
        c->numbers = state;
        c->n = c->room = c->saved.state_size / sizeof *c->numbers;
    }
    return result == APP_DONE ? write_now(c) : result;
}

int sample_checkpoint_open(sample_checkpoint *c, loft_json_writer *identity)
{
    int result = APP_DONE;
    if (c->path == NULL) {
        loft_json_writer_free(identity);
        return APP_DONE;
    }
    c->saved = (checkpoint){.path = c->path, .of = "this posterior", .grows = true};
    c->kept = (loft_kept){.ctx = c, .recall = recall, .leave = leave};
    if (!checkpoint_identify(&c->saved, identity)) {
        app_error("%s: %s", c->path, loft_status_text(LOFT_ERR_NOMEM));
        result = APP_NOT_CONVERGED;
    } else if (ranks_is_first()) {
        result = start(c);
    }
    return ranks_worst(result);
}

const loft_kept *sample_checkpoint_kept(const sample_checkpoint *c)
{
    return c->path != NULL ? &c->kept : NULL;
}

int sample_checkpoint_close(sample_checkpoint *c, int result)
{
    const bool complete = c->saved.state_size == c->n * sizeof *c->numbers;
    const bool open = c->path != NULL && c->saved.identity != NULL && c->written_s > 0.0;
    if (open && c->failed == APP_DONE && !complete) {
        (void)write_now(c);
    }
    const int failed = c->failed;
    checkpoint_fini(&c->saved);
    free(c->numbers);
    c->numbers = NULL;
    return failed != APP_DONE ? failed : result;
}
