/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/ensemble_states.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/support/app.h"
#include "cli/support/mpi_ranks.h"
#include "cli/support/states_csv.h"
#include "cli/support/states_out.h"
#include "cli/support/stream_in.h"
#include "sim/base/ranks.h"

enum {
    BLOCK = 256,   /* rows that one thread takes at a time */
    BLOCKS = 128,  /* of a chunk */
    SAID_MAX = 20, /* messages on bad rows; the rest are counted */
    TEXT_SIZE = 8 << 20
};

typedef struct text_row {
    const char *text;
    size_t size;
    long line; /* of the file, from 1 */
} text_row;

typedef struct bad_row {
    long line;
    char message[MESSAGE_SIZE];
} bad_row;

/* The results of one thread. */
typedef struct block {
    char out[BLOCK * STATES_ROW_MAX];
    size_t size;
    bad_row bad[SAID_MAX];
    long n_bad;
} block;

typedef struct job {
    const char *in_name;
    stream_in *in;      /* NULL on all ranks but the first */
    char *text;         /* TEXT_SIZE bytes, owned */
    size_t held, taken; /* bytes in it; of those, rows already flown */
    bool ended;         /* no more to read */
    long line;
    text_row rows[BLOCKS * BLOCK];
    block blocks[BLOCKS];
    states_header header;
    states_format format;
    loft_model model;
    loft_batch *batch;
    loft_ranks ranks;
    stream_out *out;
    long n_rows, n_bad;
} job;

/* ---- reading ---- */

static bool read_more(job *j)
{
    size_t n = 0;
    if (!j->ended && !stream_in_read(j->in, j->text + j->held, TEXT_SIZE - j->held, &n)) {
        return false;
    }
    j->held += n;
    j->ended = j->held < TEXT_SIZE;
    return true;
}

/* The first rank reads; all have the same text then. */
static bool refill(job *j)
{
    memmove(j->text, j->text + j->taken, j->held - j->taken);
    j->held -= j->taken;
    j->taken = 0;
    const size_t before = j->held;
    bool good = j->in == NULL || read_more(j);
    loft_ranks_spread_first(&j->ranks, &good, sizeof good);
    loft_ranks_spread_first(&j->ranks, &j->ended, sizeof j->ended);
    loft_ranks_spread_first(&j->ranks, &j->held, sizeof j->held);
    loft_ranks_spread_first(&j->ranks, j->text + before, j->held - before);
    return good;
}

/* The next line that is whole in the text; false if there is none. */
static bool next_line(job *j, text_row *row)
{
    const char *start = j->text + j->taken;
    const size_t left = j->held - j->taken;
    const char *end = memchr(start, '\n', left);
    if (left == 0 || (end == NULL && !j->ended)) {
        return false;
    }
    const size_t size = end != NULL ? (size_t)(end - start) : left;
    *row = (text_row){.text = start, .size = size, .line = ++j->line};
    j->taken += size + (end != NULL);
    return true;
}

/* A line that fills the whole text has no end in it, so no row comes of it ever. */
static bool is_stuck(const job *j)
{
    if (j->taken == 0 && j->held == TEXT_SIZE) {
        app_error("%s:%ld: the line is longer than %d bytes", j->in_name, j->line + 1,
                  TEXT_SIZE);
        return true;
    }
    return false;
}

/*
 * Rows of the next chunk, at most `most`, blank lines left out; 0 at the end of the file,
 * -1 after a complaint. Blank lines alone end nothing: they may fill the text many times.
 */
static int take_rows(job *j, int most)
{
    int n = 0;
    do {
        if (!refill(j)) {
            return -1;
        }
        while (n < most && next_line(j, &j->rows[n])) {
            n += !states_line_is_blank(j->rows[n].text, j->rows[n].size);
        }
        if (n == 0 && is_stuck(j)) {
            return -1;
        }
    } while (n == 0 && !(j->ended && j->taken == j->held));
    return n;
}

static bool take_header(job *j)
{
    char message[MESSAGE_SIZE];
    const int n = take_rows(j, 1);
    if (n < 0) {
        return false;
    }
    if (n == 0) {
        app_error("%s:1: the table is empty: it has no header", j->in_name);
        return false;
    }
    if (states_header_read(j->rows[0].text, j->rows[0].size, &j->header, message)) {
        return true;
    }
    app_error("%s:%ld: %s", j->in_name, j->rows[0].line, message);
    return false;
}

/* ---- one block, by one thread ---- */

static void fly_block(const job *j, const text_row *rows, int n, block *b)
{
    loft_batch_state states[BLOCK] = {{.beta_kgpm2 = 0.0}};
    loft_batch_flight flights[BLOCK];
    bool good[BLOCK];
    char message[MESSAGE_SIZE];
    const loft_ellipsoid *shape = &j->model.earth.shape;
    int n_good = 0;
    b->size = 0;
    b->n_bad = 0;
    for (int i = 0; i < n; i++) {
        char *said = b->n_bad < SAID_MAX ? b->bad[b->n_bad].message : message;
        good[i] = states_row_read(&j->header, rows[i].text, rows[i].size, shape,
                                  &states[n_good], said);
        if (!good[i] && b->n_bad < SAID_MAX) {
            b->bad[b->n_bad].line = rows[i].line;
        }
        n_good += good[i];
        b->n_bad += !good[i];
    }
    loft_batch_coast(j->batch, n_good, states, flights);
    for (int i = 0, flown = 0; i < n; i++) {
        b->size += states_out_row(j->format, shape, good[i] ? &flights[flown++] : NULL,
                                  b->out + b->size);
    }
}

/* ---- all of them ---- */

static void say_bad_rows(job *j, const block *b)
{
    for (long i = 0; i < b->n_bad; i++, j->n_bad++) {
        if (j->n_bad < SAID_MAX) {
            app_error("%s:%ld: %s", j->in_name, b->bad[i].line, b->bad[i].message);
        }
    }
}

static void fly_chunk(job *j, int n)
{
#pragma omp parallel for schedule(dynamic)
    for (int first = 0; first < n; first += BLOCK) {
        if (loft_ranks_mine(&j->ranks, first / BLOCK)) {
            fly_block(j, &j->rows[first], n - first < BLOCK ? n - first : BLOCK,
                      &j->blocks[first / BLOCK]);
        }
    }
    for (int first = 0; first < n; first += BLOCK) {
        loft_ranks_spread(&j->ranks, first / BLOCK, &j->blocks[first / BLOCK],
                          sizeof *j->blocks);
    }
    for (int first = 0; first < n; first += BLOCK) {
        const block *b = &j->blocks[first / BLOCK];
        stream_out_write(j->out, b->out, b->size);
        say_bad_rows(j, b);
    }
    j->n_rows += n;
    app_progress_rows(j->n_rows);
}

/* The first rank writes, and knows. */
static bool is_full(const job *j)
{
    bool full = stream_out_failed(j->out);
    loft_ranks_spread_first(&j->ranks, &full, sizeof full);
    return full;
}

/* True if the whole table was read; rows that were bad do not count against that. */
static bool fly_rows(job *j)
{
    char header[STATES_HEADER_MAX];
    stream_out_write(j->out, header, states_out_header(j->format, header));
    int n = 0;
    while (!is_full(j) && (n = take_rows(j, BLOCKS * BLOCK)) > 0) {
        if (j->format == STATES_NETCDF && j->n_rows > INT32_MAX - n) {
            app_error("%s: a NetCDF file holds at most %ld rows", j->in_name,
                      (long)INT32_MAX);
            return false;
        }
        fly_chunk(j, n);
    }
    app_progress_rows(-1);
    if (n == 0) {
        states_out_finish(j->format, j->out, j->n_rows);
    }
    return n >= 0;
}

static bool ends_in(const char *text, const char *end)
{
    const size_t size = strlen(text);
    const size_t end_size = strlen(end);
    return size >= end_size && strcmp(text + size - end_size, end) == 0;
}

static int write_table(job *j, const char *out_path)
{
    j->format = ends_in(out_path, ".nc") ? STATES_NETCDF : STATES_CSV;
    if (!take_header(j)) {
        return APP_BAD_INPUT;
    }
    j->out = stream_out_open(ranks_is_first() ? out_path : "-", ends_in(out_path, ".gz"));
    if (ranks_worst(j->out != NULL ? APP_DONE : APP_CANNOT_WRITE) != APP_DONE) {
        if (j->out != NULL) {
            (void)stream_out_close(j->out, false);
        }
        return APP_CANNOT_WRITE;
    }
    const bool whole = fly_rows(j);
    const bool written = stream_out_close(j->out, whole);
    if (ranks_worst(written ? APP_DONE : APP_CANNOT_WRITE) != APP_DONE) {
        return APP_CANNOT_WRITE;
    }
    if (j->n_bad > 0) {
        app_error("%s: %ld of %ld rows are invalid%s; the others were flown", j->in_name,
                  j->n_bad, j->n_rows,
                  j->n_bad > SAID_MAX ? ", the first are listed" : "");
    }
    return whole && j->n_bad == 0 ? APP_DONE : APP_BAD_INPUT;
}

/* Memory, model and, on the first rank, the table. */
static int set_up(job *j, const char *in_path)
{
    j->in_name = in_path;
    j->model = loft_model_default();
    j->model.earth = loft_earth_wgs84(4);
    j->text = malloc(TEXT_SIZE);
    if (j->text == NULL || loft_batch_new(&j->model, NULL, &j->batch) != LOFT_OK) {
        app_error("ensemble: out of memory");
        return APP_NOT_CONVERGED;
    }
    if (ranks_is_first()) {
        j->in = stream_in_open(in_path);
        if (j->in == NULL) {
            return APP_BAD_INPUT;
        }
        j->in_name = stream_in_name(j->in);
    }
    return APP_DONE;
}

int ensemble_states(const char *in_path, const char *out_path)
{
    job *j = calloc(1, sizeof *j);
    int result = APP_NOT_CONVERGED;
    if (j == NULL) {
        app_error("ensemble: out of memory");
    } else {
        j->ranks = ranks_now();
        result = set_up(j, in_path);
    }
    result = ranks_worst(result);
    if (j == NULL) {
        return result;
    }
    if (result == APP_DONE) {
        result = write_table(j, out_path);
    }
    stream_in_close(j->in);
    loft_batch_free(j->batch);
    free(j->text);
    free(j);
    return result;
}
